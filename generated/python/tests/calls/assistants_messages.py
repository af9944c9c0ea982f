"""Calls of `client.assistants.messages`, and their requests."""

from __future__ import annotations

from ..support import Request

REQUESTS = [
    Request(
        "CreateMessage",
        lambda client: client.assistants.messages.create(
            "aia_asst_00000000-1111-2222-3333-444444444444",
            identity="email:test@api.com",
            body="When was Twilio founded?",
        ),
        method="POST",
        url="https://assistants.twilio.com/v1/Assistants/aia_asst_00000000-1111-2222-3333-444444444444/Messages",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
        media_type="application/json",
        json={"identity": "email:test@api.com", "body": "When was Twilio founded?"},
    ),
    Request(
        "CreateMessage",
        lambda client: client.assistants.messages.create(
            "a/b ü?#%:@+",
            identity="email:test@api.com",
            body="When was Twilio founded?",
            session_id="order-42",
            webhook="https://example.com/assistant/replies?_token=example",
            mode="chat",
        ),
        method="POST",
        url="https://assistants.twilio.com/v1/Assistants/a%2Fb%20%C3%BC%3F%23%25%3A%40%2B/Messages",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
        media_type="application/json",
        json={
            "identity": "email:test@api.com",
            "body": "When was Twilio founded?",
            "session_id": "order-42",
            "webhook": "https://example.com/assistant/replies?_token=example",
            "mode": "chat",
        },
    ),
]
