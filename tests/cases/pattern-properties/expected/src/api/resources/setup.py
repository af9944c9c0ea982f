"""`client.setup`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import setup as operations


class Setup(Resource):
    """Available as `client.setup`."""

    def replace(
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
        """Send `PUT /setup`.

        Returns:
            The settings, as they were sent.

        Example:
            setup = client.setup.replace()
        """
        return self._send(
            operations.REPLACE,
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
