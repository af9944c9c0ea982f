"""The operations, as data."""
