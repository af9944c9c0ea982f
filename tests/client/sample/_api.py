"""What the clients know of the API."""

from __future__ import annotations

from ._runtime.operation import Api, Server

API = Api(
    title="Pet shop",
    version="1.0.0",
    user_agent="petshop/1.0.0",
    servers=(Server("https://{region}.petshop.test/api", {"region": "eu"}),),
    security=(("account",), ("key",), ("machine",)),
    scopes={"machine": ("pets",)},
    credentials_required=True,
)
