"""The `json` target: the model as JSON, for debugging and for other programs.

Each object has the name of its class as `is`. Fields with their default value are omitted.
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


def dump_model(api: Api) -> str:
    """The model as JSON text, the same on every machine."""
    # Escaped to ASCII: the text is untrusted, and the output is shown on terminals.
    return json.dumps(_ModelEncoder(api).encode(api), indent=2, ensure_ascii=True) + "\n"


class _ModelEncoder:
    """Converts a model to JSON values. File names are relative to the document's folder."""

    def __init__(self, api: Api) -> None:
        self._folder = posixpath.dirname(api.origin.file)
        self._ids = {str(key): self._make_relative(key) for key in api.types}

    def encode(self, value: Any) -> Any:
        """The JSON value of a model, or of a part of it."""
        match value:
            case str():
                return self._ids.get(value, value)
            case Origin():
                return self._make_relative(str(value))
            case Enum():
                return value.value
            case Mapping():
                members = cast("Any", value).items()
                return {self.encode(str(key)): self.encode(item) for key, item in members}
            case tuple() | list():
                return [self.encode(item) for item in cast("Any", value)]
            case _ if is_dataclass(value):
                return self._encode_fields(value)
            case _:
                return value

    def _encode_fields(self, value: Any) -> dict[str, Any]:
        values = ((field, getattr(value, field.name)) for field in fields(value))
        encoded = {
            field.name: self.encode(item) for field, item in values if not _is_default(field, item)
        }
        return {"is": type(value).__name__, **encoded}

    def _make_relative(self, origin: str) -> str:
        file, separator, pointer = origin.partition("#")
        return f"{posixpath.relpath(file, self._folder or '.')}{separator}{pointer}"


def _is_default(field: Field[Any], value: Any) -> bool:
    """Whether a field has its default value. `0`, `False` and `()` differ."""
    if field.default_factory is not MISSING:
        default: Any = field.default_factory()
    else:
        default = field.default
    return type(value) is type(default) and value == default


class JsonTarget:
    """Generates `api.json`."""

    name = "json"

    def files(self, api: Api, config: TargetConfig, diagnostics: Diagnostics) -> Mapping[str, str]:
        """The file `api.json`."""
        return {"api.json": dump_model(api)}


TARGET = JsonTarget
