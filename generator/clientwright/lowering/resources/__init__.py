"""The resource tree: which resource an operation belongs to, and what its method is called."""
