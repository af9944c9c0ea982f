"""All calls of the client, with the requests that they must make. One table for each resource."""

from __future__ import annotations

from . import assistants, assistants_messages, sessions, sessions_messages

TABLES = (assistants, assistants_messages, sessions, sessions_messages)
REQUESTS = [request for table in TABLES for request in table.REQUESTS]
