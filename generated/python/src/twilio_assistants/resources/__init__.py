"""The resources of the synchronous client; each is loaded when it is first used."""
