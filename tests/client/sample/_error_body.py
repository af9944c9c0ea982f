"""The type of the body of an error."""

from __future__ import annotations

from typing import TypeAlias

from ._runtime.models.json_value import JsonValue

ErrorBody: TypeAlias = JsonValue
