"""Generates clients of real documents and measures them (`make corpus`)."""
