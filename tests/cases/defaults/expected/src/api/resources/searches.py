"""`client.searches`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from .. import models
from .._runtime.deprecation import deprecated
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import searches as operations


class Searches(Resource):
    """Available as `client.searches`."""

    def create(
        self,
        *,
        words: str,
        limit: int | Unset = UNSET,
        old: str | Unset = UNSET,
        order: Literal["asc", "desc"] | str | Unset = UNSET,
        fuzzy: bool | Unset = UNSET,
        weights: Sequence[float] | Unset = UNSET,
        options: Mapping[str, str] | Unset = UNSET,
        nothing: str | None | Unset = UNSET,
        required_default: int | Unset = UNSET,
        quoted: str | Unset = UNSET,
        dated: date | str | Unset = UNSET,
        body_old: str | Unset = UNSET,
        external: str | Unset = UNSET,
    ) -> models.Search:
        """Search.

        Args:
            words: The words.
            limit: How many. From 1 to 100. Default: `20`.
            old: Deprecated.
            order: Default: `"asc"`.
            fuzzy: Whether it may be mistyped. Default: `False`.
            weights: Default: `[1, 0.5]`.
            options: Default: `{"mode": "fast"}`.
            required_default: Default: `3`.
            quoted: Default: `'"\\\\\\n\\'\\'\\'\"\"\"'`.
            dated: Default: `"2026-01-01"`.
            body_old: Deprecated. Use `words`.
            external: More is said elsewhere. See https://defaults.example/docs

        Returns:
            What was found.

        Example:
            search = client.searches.create(words="green tea")
        """
        return self._send(
            operations.CREATE,
            query={"limit": limit, "old": old},
            body={
                "words": words,
                "order": order,
                "fuzzy": fuzzy,
                "weights": weights,
                "options": options,
                "nothing": nothing,
                "required_default": required_default,
                "quoted": quoted,
                "dated": dated,
                "old": body_old,
                "external": external,
            },
        )

    @deprecated("The API has deprecated getSearch.")
    def get(self) -> models.OldSearch:
        """Show the last search.

        Deprecated.

        Returns:
            The search.

        Example:
            search = client.searches.get()
        """
        return self._send(operations.GET)
