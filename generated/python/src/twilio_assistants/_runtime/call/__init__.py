"""One call of an operation: what to send, when to retry, and what the outcome means."""
