"""The blocking client. Every decision is made outside, in `_runtime`."""
