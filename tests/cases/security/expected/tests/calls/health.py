"""Calls of `client.health`, and their requests."""

from __future__ import annotations

from ..support import Request

REQUESTS = [
    Request(
        "fetchHealth",
        lambda client: client.health.fetch(),
        method="GET",
        url="https://vault.example/health",
        headers={"accept": "application/json"},
    ),
]
