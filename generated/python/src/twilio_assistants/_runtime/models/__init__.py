"""Models: decoding, encoding, and validation."""
