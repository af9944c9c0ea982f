"""`client.me`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.sync.resource import Resource

if TYPE_CHECKING:
    from .me_settings import MeSettings


class Me(Resource):
    """Available as `client.me`."""

    @cached_property
    def settings(self) -> MeSettings:
        """The methods of `client.me.settings`."""
        from .me_settings import MeSettings

        return MeSettings(self._client)
