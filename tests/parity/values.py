"""Arguments of the calls. Has no imports, since both virtual environments load it."""

ACCOUNT, TOKEN = "AC00000000000000000000000000000000", "token"
ASSISTANT = "aia_asst_00000000-1111-2222-3333-444444444444"
SESSION = "session_1"

CREATE = {
    "name": "Your first Assistant",
    "owner": "me",
    "personality_prompt": "You are a helpful assistant.",
    "customer_ai": {"perception_engine_enabled": True, "personalization_engine_enabled": False},
}
UPDATE = {"name": "Ünïcode & more", "personality_prompt": ""}
MESSAGE = {
    "identity": "email:test@api.com",
    "body": "When was Twilio founded?",
    "session_id": "voice:1",
    "webhook": "https://hooks.example/reply?a=b",
    "mode": "chat",
}

PAGE = {
    "meta": {
        "first_page_url": "",
        "key": "items",
        "next_page_url": None,
        "page": 0,
        "page_size": 7,
        "previous_page_url": None,
        "url": "",
    }
}
