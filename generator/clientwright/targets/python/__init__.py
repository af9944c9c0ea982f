"""The Python target: names, types, docstrings and pages of a client package in Python."""
