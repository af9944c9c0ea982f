"""Calls of `client.sessions.messages`, and their requests."""

from __future__ import annotations

from ..support import Request

REQUESTS = [
    Request(
        "ListMessages",
        lambda client: client.sessions.messages.list("webhook:order-42"),
        method="GET",
        url="https://assistants.twilio.com/v1/Sessions/webhook%3Aorder-42/Messages",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
    ),
    Request(
        "ListMessages",
        lambda client: client.sessions.messages.list(
            "a/b ü?#%:@+", page=0, page_size=50, page_token="PTexample"
        ),
        method="GET",
        url="https://assistants.twilio.com/v1/Sessions/a%2Fb%20%C3%BC%3F%23%25%3A%40%2B/Messages",
        query=[("Page", "0"), ("PageSize", "50"), ("PageToken", "PTexample")],
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
    ),
]
