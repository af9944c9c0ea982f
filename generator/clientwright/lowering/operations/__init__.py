"""Lowers operations: parameters, bodies, responses, callbacks, servers, security."""
