"""The requests of our client beside those of another that talks to the same API."""
