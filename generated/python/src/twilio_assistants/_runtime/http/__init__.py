"""The vocabulary of HTTP: URLs, headers, and how parameters are serialized."""
