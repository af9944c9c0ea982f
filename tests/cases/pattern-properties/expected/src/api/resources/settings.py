"""`client.settings`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import settings as operations


class Settings(Resource):
    """Reached as `client.settings`."""

    def replace_many(
        self,
        *,
        ports: Mapping[str, str] | Unset = UNSET,
        mixed: Mapping[str, str | int] | Unset = UNSET,
        open: Mapping[str, Any] | Unset = UNSET,
        everything: Mapping[str, models.Setting | models.SettingDict] | Unset = UNSET,
        named: models.SettingsNamed | Mapping[str, Any] | Unset = UNSET,
        lower: Mapping[str, bool] | Unset = UNSET,
        known: Mapping[str, float] | Unset = UNSET,
    ) -> models.Settings:
        """Send `PUT /settings`.

        Returns:
            The settings, as they were sent.

        Example:
            setting = client.settings.replace_many()
        """
        return self._send(
            operations.REPLACE_MANY,
            body={
                "ports": ports,
                "mixed": mixed,
                "open": open,
                "everything": everything,
                "named": named,
                "lower": lower,
                "known": known,
            },
        )
