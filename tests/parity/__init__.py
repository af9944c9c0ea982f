"""Compares the requests of our client with those of another client of the same API."""
