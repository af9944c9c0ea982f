"""The modules of the client package, planned as finished values for the templates."""
