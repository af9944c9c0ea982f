"""The checks of strict reading that types do not express: enum values, ranges, lengths, patterns.

They apply to JSON values that fit their Python types. This module and the data of the API
are loaded at the first strict reading.
"""

from __future__ import annotations

import types
import typing
from typing import Annotated, Any, get_args, get_origin

from ..bodies.media_types import is_json
from ..response.response import RawResponse
from .api_data import PACKAGE, ContentData, load
from .checks import Checker, Violation
from .schemas import ANY, Schema, reference


def check_response(operation: str, response: RawResponse, value: Any) -> Violation | None:
    """The first violation in the body of a response, given as a JSON value."""
    described = load().by_id.get(operation)
    declared = None if described is None else described.response(response.status_code)
    content = None if declared is None else _content(declared.contents, response.media_type)
    return None if content is None else _check(value, content.schema)


def check_value(value: Any, type: Any) -> Violation | None:
    """The first violation in a JSON value for a model, or for a list or dictionary of models."""
    return _check(value, _schema_of(type))


def _check(value: Any, schema: Schema) -> Violation | None:
    return Checker(load().definitions, writing=None).first(value, schema, "$")


def _content(contents: list[ContentData], media_type: str) -> ContentData | None:
    """The content of a media type, else the first JSON, since the response is read as JSON."""
    for content in contents:
        if content.media_type.partition(";")[0].strip().lower() == media_type:
            return content
    return next((content for content in contents if is_json(content.media_type)), None)


def _schema_of(type: Any) -> Schema:
    """The schema of a Python type, as far as it consists of models."""
    origin, arguments = get_origin(type), get_args(type)
    if origin is Annotated:
        return _schema_of(arguments[0])
    if origin is list and arguments:
        return {"type": "array", "items": _schema_of(arguments[0])}
    if origin is dict and arguments:
        return {"type": "object", "additionalProperties": _schema_of(arguments[1])}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_schema_of(argument) for argument in arguments]}
    if type is None or type is types.NoneType:
        return {"type": "null"}
    name = getattr(type, "__name__", "")
    is_model = getattr(type, "__module__", "").startswith(f"{PACKAGE}.")
    return reference(name) if is_model and name in load().definitions else ANY
