"""Pagination: declared by an extension, or detected."""
