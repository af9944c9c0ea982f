"""Templates, and the only values that they can print."""
