"""Tests of this client against the document that it is generated from."""
