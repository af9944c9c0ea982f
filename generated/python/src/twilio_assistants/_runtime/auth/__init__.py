"""Credentials, OAuth2, and webhook signatures."""
