"""`client.labels`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import labels as operations


class Labels(Resource):
    """Available as `client.labels`."""

    def replace(
        self,
        *,
        kind: Literal["label"],
        version: Literal[2],
        ratio: float | Unset = UNSET,
        active: Literal[True] | Unset = UNSET,
        nothing: None | Unset = UNSET,
        single: Literal["only"] | Unset = UNSET,
        maybe: Literal["x"] | Unset = UNSET,
        structured: Mapping[str, Any] | Unset = UNSET,
        pair: Sequence[Any] | Unset = UNSET,
        either: str | Mapping[str, Any] | None | Unset = UNSET,
        quoted: Literal['it\'s "quoted"\\'] | Unset = UNSET,
    ) -> models.Label:
        """Send `PUT /labels`.

        Returns:
            The label, as it was sent.

        Example:
            label = client.labels.replace(kind="label", version=2)
        """
        return self._send(
            operations.REPLACE,
            body={
                "kind": kind,
                "version": version,
                "ratio": ratio,
                "active": active,
                "nothing": nothing,
                "single": single,
                "maybe": maybe,
                "structured": structured,
                "pair": pair,
                "either": either,
                "quoted": quoted,
            },
        )
