"""Pagination: finding the next page."""
