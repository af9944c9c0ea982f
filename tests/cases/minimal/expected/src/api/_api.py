"""What the clients know of the API they talk to."""

from __future__ import annotations

from ._runtime.operation import Api, Server

API = Api(
    title="Minimal",
    version="1.0.0",
    user_agent="api/1.0.0",
    servers=(Server("https://api.example"),),
)
