"""All calls of the client, with the requests that they must make. One table for each resource."""

from __future__ import annotations

from . import health, secrets

TABLES = (health, secrets)
REQUESTS = [request for table in TABLES for request in table.REQUESTS]
