"""The parameters by which a request selects a page: in its query, or in its JSON body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..models.convert import to_dict
from ..models.json_value import is_mapping
from ..operation import NO_BODY, Arguments
from ..unset import UNSET
from .styles import Path


def read_values(arguments: Arguments, path: Path | None) -> Mapping[str, Any]:
    """The values by name: the query, or the object at a path in the body."""
    if path is None:
        return arguments.query
    found = _members(_body(arguments))
    for name in path:
        found = _members(found.get(name))
    return found


def change_values(arguments: Arguments, path: Path | None, changes: Mapping[str, Any]) -> Arguments:
    """The arguments with other values there."""
    if path is None:
        return replace(arguments, query={**arguments.query, **changes})
    body = _change(_body(arguments), path, changes)
    if _has_fields(arguments):
        return replace(arguments, fields=body)
    return replace(arguments, body=body)


def _body(arguments: Arguments) -> Any:
    return arguments.fields if _has_fields(arguments) else arguments.body


def _has_fields(arguments: Arguments) -> bool:
    is_whole = arguments.body is not NO_BODY and arguments.body is not UNSET
    return arguments.fields is not None and not is_whole


def _change(value: Any, path: Path, changes: Mapping[str, Any]) -> dict[str, Any]:
    members = _members(value)
    if not path:
        return {**members, **changes}
    return {**members, path[0]: _change(members.get(path[0]), path[1:], changes)}


def _members(value: Any) -> Mapping[str, Any]:
    """The properties of a model or a dictionary by JSON name; none if there is no value."""
    if value is None or value is UNSET or value is NO_BODY:
        return {}
    return value if is_mapping(value) else to_dict(value)
