"""Groups operations into resources, and names their methods."""
