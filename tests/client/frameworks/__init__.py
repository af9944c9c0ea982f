"""How webhooks are received in the usual web frameworks: programs that a user could have written."""
