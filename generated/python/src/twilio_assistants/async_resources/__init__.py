"""The resources of the asynchronous client; each is loaded on first use."""
