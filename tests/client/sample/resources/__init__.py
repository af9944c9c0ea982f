"""The resources."""
