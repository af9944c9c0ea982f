"""The shells that do asynchronous I/O. All decisions are taken outside, in `_runtime`."""
