"""The shells that do blocking I/O. All decisions are taken outside, in `_runtime`."""
