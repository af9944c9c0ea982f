"""The calls of the client: arguments and result of each method, and the settings of the client."""
