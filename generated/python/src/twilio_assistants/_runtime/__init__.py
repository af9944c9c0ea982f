"""The machinery below the client: the same for every API. Private; nothing here is promised."""
