"""`client.listen`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.sync.resource import Resource
from .._runtime.sync.stream import Stream
from ..operations import _client as outer_operations

if TYPE_CHECKING:
    from .listen_channels import ListenChannels


class Listen(Resource):
    """Available as `client.listen`, which can also be called."""

    @cached_property
    def channels(self) -> ListenChannels:
        """The methods of `client.listen.channels`."""
        from .listen_channels import ListenChannels

        return ListenChannels(self._client)

    def __call__(self) -> Stream[str]:
        """Send `POST /listen`.

        Returns:
            What is said, as it is said.

        Example:
            for event in client.listen():
                print(event)
        """
        return self._stream(outer_operations.LISTEN)
