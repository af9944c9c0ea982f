"""Calls over HTTP with both variants of a client, which must agree."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.client.server import Reply, Server

from .generated import Generated


@dataclass
class Wire:
    """A client and a server. `drift` has the path of each deviation of the last call, and what was found."""

    api: Generated
    server: Server
    drift: list[tuple[str, str]] = field(default_factory=list)

    def read(
        self,
        call: Callable[[Any], Any],
        text: str,
        *,
        strict: bool = False,
        media_type: str = "application/json",
    ) -> Any:
        """The result of `call(client)` for a response with this text; streams are read as lists."""
        self.server.seen.clear()
        self.server.replies.clear()
        self.server.reply(Reply(200, text, headers={"Content-Type": media_type}))
        found: list[tuple[str, str]] = []
        hooks = self.api.package.Hooks(on_drift=lambda one: found.append((one.path, one.found)))
        options = {"base_url": self.server.url, "hooks": hooks, "strict": strict}
        with self.api.client(**options) as client:
            result = call(client)
            if hasattr(result, "__next__") or hasattr(result, "status_code"):
                result = list(result)
        self.drift = list(found)
        found.clear()
        assert repr(asyncio.run(self._read(call, options))) == repr(result)
        assert found == self.drift
        first, second = ((one.method, one.target, one.body) for one in self.server.seen)
        assert first == second
        return result

    async def _read(self, call: Callable[[Any], Any], options: dict[str, Any]) -> Any:
        async with self.api.async_client(**options) as client:
            result = call(client)
            if hasattr(result, "__aiter__"):
                return [item async for item in result]
            return await result
