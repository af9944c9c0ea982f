"""The `json` target: the model as it is, for looking at and for other programs.

It keeps the boundary between the halves honest: what is not in the model cannot be in its output.
Every variant is written with its class as `is`, members at their default are left out, so that the
dump of a small document is small. Not here: anything decided for a language.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from typing import Any, cast

from ..diagnostics.findings import Diagnostics
from ..diagnostics.origin import Origin
from ..model import Api
from . import TargetConfig


def dump(api: Api) -> str:
    """The whole model as JSON text: the same bytes for the same model on every machine."""
    # Escaped to ASCII: the text is untrusted, and the output is shown on terminals.
    return json.dumps(_Dump(api).plain(api), indent=2, ensure_ascii=True) + "\n"


class _Dump:
    """Turns a model into what JSON can say, with all places relative to the document."""

    def __init__(self, api: Api) -> None:
        self._folder = posixpath.dirname(api.origin.file)
        self._ids = {str(key): self._place(key) for key in api.types}

    def plain(self, value: Any) -> Any:
        """`value` as data. A default is wrapped in the model, so a null stays itself."""
        match value:
            case str():
                return self._ids.get(value, value)
            case Origin():
                return self._place(str(value))
            case Enum():
                return value.value
            case Mapping():
                members = cast("Any", value).items()
                return {self.plain(str(key)): self.plain(item) for key, item in members}
            case tuple() | list():
                return [self.plain(item) for item in cast("Any", value)]
            case _ if is_dataclass(value):
                return self._members(value)
            case _:
                return value

    def _members(self, value: Any) -> dict[str, Any]:
        """A dataclass as its class's name and those of its members that say something."""
        said = ((member, getattr(value, member.name)) for member in fields(value))
        shown = {member.name: self.plain(item) for member, item in said if _says(member, item)}
        return {"is": type(value).__name__, **shown}

    def _place(self, place: str) -> str:
        file, mark, pointer = place.partition("#")
        return f"{posixpath.relpath(file, self._folder or '.')}{mark}{pointer}"


def _says(member: Field[Any], item: Any) -> bool:
    """Whether a member differs from its default. `0`, `False` and `()` are not the same."""
    if member.default_factory is not MISSING:
        default: Any = member.default_factory()
    else:
        default = member.default
    return type(item) is not type(default) or item != default


class JsonTarget:
    """Writes the dump as one file, `api.json`."""

    name = "json"

    def files(self, api: Api, config: TargetConfig, diagnostics: Diagnostics) -> Mapping[str, str]:
        """One file, and nothing to report: the model says everything it knows."""
        return {"api.json": dump(api)}


TARGET = JsonTarget
