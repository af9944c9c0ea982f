"""Conventions of HTTP APIs that a client follows: pagination styles and media types."""
