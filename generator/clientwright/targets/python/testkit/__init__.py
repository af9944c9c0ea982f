"""The generated tests, and the in-process fake of the API."""
