"""Calls of `client.by_url`, and their requests."""

from __future__ import annotations

from ..support import Request

REQUESTS = [
    Request(
        "listByUrl",
        lambda client: client.by_url.list(),
        method="GET",
        url="https://pages.example/by-url",
        headers={"accept": "application/json"},
    ),
    Request(
        "listByUrl",
        lambda client: client.by_url.list(size=1),
        method="GET",
        url="https://pages.example/by-url",
        query=[("size", "1")],
        headers={"accept": "application/json"},
    ),
]
