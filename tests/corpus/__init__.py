"""The generator on real documents: `make corpus`, and what is expected of each document."""
