"""Calls of `client.assistants`, and their requests."""

from __future__ import annotations

from ..support import Request

REQUESTS = [
    Request(
        "ListAssistants",
        lambda client: client.assistants.list(),
        method="GET",
        url="https://assistants.twilio.com/v1/Assistants",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
    ),
    Request(
        "ListAssistants",
        lambda client: client.assistants.list(page=0, page_size=50, page_token="PTexample"),
        method="GET",
        url="https://assistants.twilio.com/v1/Assistants",
        query=[("Page", "0"), ("PageSize", "50"), ("PageToken", "PTexample")],
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
    ),
    Request(
        "CreateAssistant",
        lambda client: client.assistants.create(name="Your first Assistant"),
        method="POST",
        url="https://assistants.twilio.com/v1/Assistants",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
        media_type="application/json",
        json={"name": "Your first Assistant"},
    ),
    Request(
        "CreateAssistant",
        lambda client: client.assistants.create(
            name="Your first Assistant",
            owner="Example Inc.",
            personality_prompt="You are a helpful assistant.",
            customer_ai={"perception_engine_enabled": True, "personalization_engine_enabled": True},
            segment_credential={
                "space_id": "spa_example",
                "profile_api_key": "example-profile-access-token",
                "write_key": "example-write-key",
            },
        ),
        method="POST",
        url="https://assistants.twilio.com/v1/Assistants",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
        media_type="application/json",
        json={
            "name": "Your first Assistant",
            "owner": "Example Inc.",
            "personality_prompt": "You are a helpful assistant.",
            "customer_ai": {
                "perception_engine_enabled": True,
                "personalization_engine_enabled": True,
            },
            "segment_credential": {
                "space_id": "spa_example",
                "profile_api_key": "example-profile-access-token",
                "write_key": "example-write-key",
            },
        },
    ),
    Request(
        "FetchAssistant",
        lambda client: client.assistants.fetch("aia_asst_00000000-1111-2222-3333-444444444444"),
        method="GET",
        url="https://assistants.twilio.com/v1/Assistants/aia_asst_00000000-1111-2222-3333-444444444444",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
    ),
    Request(
        "FetchAssistant",
        lambda client: client.assistants.fetch("a/b ü?#%:@+"),
        method="GET",
        url="https://assistants.twilio.com/v1/Assistants/a%2Fb%20%C3%BC%3F%23%25%3A%40%2B",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
    ),
    Request(
        "UpdateAssistant",
        lambda client: client.assistants.update("aia_asst_00000000-1111-2222-3333-444444444444"),
        method="PUT",
        url="https://assistants.twilio.com/v1/Assistants/aia_asst_00000000-1111-2222-3333-444444444444",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
    ),
    Request(
        "UpdateAssistant",
        lambda client: client.assistants.update(
            "a/b ü?#%:@+",
            name="Your first Assistant",
            owner="Example Inc.",
            personality_prompt="You are a helpful assistant. Answer in one sentence.",
            customer_ai={"perception_engine_enabled": True, "personalization_engine_enabled": True},
            segment_credential={
                "space_id": "spa_example",
                "profile_api_key": "example-profile-access-token",
                "write_key": "example-write-key",
            },
        ),
        method="PUT",
        url="https://assistants.twilio.com/v1/Assistants/a%2Fb%20%C3%BC%3F%23%25%3A%40%2B",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
        media_type="application/json",
        json={
            "name": "Your first Assistant",
            "owner": "Example Inc.",
            "personality_prompt": "You are a helpful assistant. Answer in one sentence.",
            "customer_ai": {
                "perception_engine_enabled": True,
                "personalization_engine_enabled": True,
            },
            "segment_credential": {
                "space_id": "spa_example",
                "profile_api_key": "example-profile-access-token",
                "write_key": "example-write-key",
            },
        },
    ),
    Request(
        "DeleteAssistant",
        lambda client: client.assistants.delete("aia_asst_00000000-1111-2222-3333-444444444444"),
        method="DELETE",
        url="https://assistants.twilio.com/v1/Assistants/aia_asst_00000000-1111-2222-3333-444444444444",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
    ),
    Request(
        "DeleteAssistant",
        lambda client: client.assistants.delete("a/b ü?#%:@+"),
        method="DELETE",
        url="https://assistants.twilio.com/v1/Assistants/a%2Fb%20%C3%BC%3F%23%25%3A%40%2B",
        headers={
            "accept": "application/json",
            "authorization": "Basic dGVzdC1hY2NvdW50LXNpZDp0ZXN0LWF1dGgtdG9rZW4=",
        },
    ),
]
