"""The `json` target: the model as it is, for looking at and for other programs.

It keeps the boundary between the halves honest: what is not in the model cannot be in its output.
Every variant is written with its class as `is`, members at their default are left out, so that the
dump of a small document is small. Not here: anything decided for a language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any, cast

from ..diagnostics import Diagnostics
from ..model import Api
from ..origin import Origin
from . import TargetConfig


def dump(api: Api) -> str:
    """The whole model as JSON text: the same bytes for the same model."""
    # Escaped to ASCII: the words are a stranger's, and this is read on terminals.
    return json.dumps(_plain(api), indent=2, ensure_ascii=True) + "\n"


def _plain(value: Any) -> Any:
    """`value` as what JSON can say. A `default` is wrapped in the model, so null stays itself."""
    match value:
        case Origin():
            return str(value)
        case Enum():
            return value.value
        case Mapping():
            return {str(key): _plain(item) for key, item in cast("Any", value).items()}
        case tuple() | list():
            return [_plain(item) for item in cast("Any", value)]
        case _ if is_dataclass(value):
            return _members(value)
        case _:
            return value


def _members(value: Any) -> dict[str, Any]:
    """A dataclass as its class's name and those of its members that say something."""
    shown: dict[str, Any] = {"is": type(value).__name__}
    for member in fields(value):
        item = getattr(value, member.name)
        if member.default is not MISSING:
            default = member.default
        elif member.default_factory is not MISSING:
            default = member.default_factory()
        else:
            default = MISSING
        if default is MISSING or type(item) is not type(default) or item != default:
            shown[member.name] = _plain(item)
    return shown


class JsonTarget:
    """Writes the dump as one file, `api.json`."""

    name = "json"

    def files(self, api: Api, config: TargetConfig, diagnostics: Diagnostics) -> Mapping[str, str]:
        """One file, and nothing to report: the model says everything it knows."""
        return {"api.json": dump(api)}


TARGET = JsonTarget
