"""What the clients know of the API they talk to."""

from __future__ import annotations

from ._runtime.operation import Api, Server

API = Api(
    title="Twilio AI Assistants",
    version="1.0.0",
    user_agent="twilio-assistants/1.0.0",
    servers=(Server("https://assistants.twilio.com"),),
    security=(("accountSid_authToken",), ("apiKey_apiSecret",)),
    credentials_required=True,
)
