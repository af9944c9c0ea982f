"""Calls of `client.by_cursor`, and their requests."""

from __future__ import annotations

from ..support import Request

REQUESTS = [
    Request(
        "listByCursor",
        lambda client: client.by_cursor.list(),
        method="GET",
        url="https://pages.example/by-cursor",
        headers={"accept": "application/json"},
    ),
    Request(
        "listByCursor",
        lambda client: client.by_cursor.list(after="after"),
        method="GET",
        url="https://pages.example/by-cursor",
        query=[("after", "after")],
        headers={"accept": "application/json"},
    ),
]
