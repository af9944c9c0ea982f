"""Passes over the complete model: cycles of types, different types in requests and responses."""
