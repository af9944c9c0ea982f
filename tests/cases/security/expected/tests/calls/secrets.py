"""Calls of `client.secrets`, and their requests."""

from __future__ import annotations

from ..support import Request

REQUESTS = [
    Request(
        "listSecrets",
        lambda client: client.secrets.list(),
        method="GET",
        url="https://vault.example/secrets",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LWlkOnRlc3QtYWNjb3VudC10b2tlbg==",
        },
    ),
    Request(
        "rotateSecrets",
        lambda client: client.secrets.rotate(),
        method="POST",
        url="https://vault.example/secrets/rotate",
        headers={"accept": "application/json", "authorization": "Bearer test-token"},
    ),
]
