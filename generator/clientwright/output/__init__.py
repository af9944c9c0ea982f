"""Writes the output: safe paths, owned files, atomic changes."""
