"""Responses, and how they are read."""
