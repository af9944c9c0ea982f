"""Text of the document made readable: docstrings and prose."""
