"""Passes over all types of a document once they are built."""
