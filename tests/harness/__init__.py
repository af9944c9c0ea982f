"""What the tests share: making a client from a few lines of a document, comparing, other Pythons."""
