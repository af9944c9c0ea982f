"""Every Python identifier of the output."""
