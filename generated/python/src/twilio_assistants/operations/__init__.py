"""The operations of the API, as data; one module for each resource."""
