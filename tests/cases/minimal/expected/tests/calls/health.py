"""Calls of `client.health`, and their requests."""

from __future__ import annotations

from ..support import Request

REQUESTS = [
    Request(
        "pingHealth",
        lambda client: client.health.ping(),
        method="GET",
        url="https://api.example/ping",
        headers={"accept": "application/json"},
    ),
]
