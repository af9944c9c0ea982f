"""Names that the root of a document states for methods, by patterns of their operationIds.

`x-speakeasy-name-override` there is a list of `{operationId: ^get.*, methodNameOverride: get}`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..reading import as_list, as_object, as_text

if TYPE_CHECKING:
    from ...resolve import Node


@dataclass(frozen=True, slots=True)
class Override:
    """The name of the methods whose operationIds fit."""

    fits: Callable[[str], bool]
    name: str


def overrides_of(root: Node) -> tuple[Override, ...]:
    """The overrides of a document; what is no regular expression is as if it were not there."""
    found: list[Override] = []
    for entry in as_list(as_object(root.value).get("x-speakeasy-name-override")):
        said = as_object(entry)
        name = as_text(said.get("methodNameOverride")).strip()
        fits = _matcher(as_text(said.get("operationId")))
        if name and fits is not None:
            found.append(Override(fits, name))
    return tuple(found)


def _matcher(pattern: str) -> Callable[[str], bool] | None:
    # The tool's expressions are those of Go: no looking around or back, and linear in time.
    import jsonschema_rs  # seldom needed

    try:
        return jsonschema_rs.Draft202012Validator(
            {"pattern": pattern}, offline=True, pattern_options=jsonschema_rs.RegexOptions()
        ).is_valid
    except ValueError:
        return None
