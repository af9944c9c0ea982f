"""Calls of `client.by_offset`, and their requests."""

from __future__ import annotations

from ..support import Request

REQUESTS = [
    Request(
        "listByOffset",
        lambda client: client.by_offset.list(),
        method="GET",
        url="https://pages.example/by-offset",
        headers={"accept": "application/json"},
    ),
    Request(
        "listByOffset",
        lambda client: client.by_offset.list(skip=1, take=1),
        method="GET",
        url="https://pages.example/by-offset",
        query=[("skip", "1"), ("take", "1")],
        headers={"accept": "application/json"},
    ),
]
