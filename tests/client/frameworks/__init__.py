"""Example programs that receive webhooks in common web frameworks."""
