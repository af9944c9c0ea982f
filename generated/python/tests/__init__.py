"""Tests of this client against the document that it was made from."""
