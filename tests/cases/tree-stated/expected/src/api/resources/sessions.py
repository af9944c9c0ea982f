"""`client.sessions`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.sync.resource import Resource

if TYPE_CHECKING:
    from .sessions_messages import SessionsMessages


class Sessions(Resource):
    """Available as `client.sessions`."""

    @cached_property
    def messages(self) -> SessionsMessages:
        """The methods of `client.sessions.messages`."""
        from .sessions_messages import SessionsMessages

        return SessionsMessages(self._client)
