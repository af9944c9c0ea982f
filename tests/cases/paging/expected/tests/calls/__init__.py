"""All calls of the client, with the requests that they must make. One table for each resource."""

from __future__ import annotations

from . import by_cursor, by_offset, by_url

TABLES = (by_cursor, by_offset, by_url)
REQUESTS = [request for table in TABLES for request in table.REQUESTS]
