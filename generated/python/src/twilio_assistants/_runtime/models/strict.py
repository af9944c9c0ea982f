"""What strict reading refuses beyond what types can say: limits, patterns, values out of an enum.

It looks at JSON values that their types hold already. Loaded, with all that the package knows of
its API as data, where something is first read strictly.
"""

from __future__ import annotations

import types
import typing
from typing import Annotated, Any, get_args, get_origin

from ..bodies.media import is_json
from ..response.response import Answer
from . import vocabulary as v
from .checks import Checker, Problem


def fault_of_answer(operation: str, answer: Answer, value: v.Json) -> Problem | None:
    """The first fault of the body of an answer, `value` in JSON; None where there is none."""
    described = v.operations().get(operation)
    responses = [] if described is None else described.responses
    within = [one for one in responses if one.first <= answer.status_code <= one.last]
    if not within:
        return None
    # The exact status before a range, as everywhere.
    response = min(within, key=lambda one: one.last - one.first)
    content = _content(response.contents, answer.media_type)
    return None if content is None else _fault(value, content.type)


def fault_of_value(value: v.Json, type: Any) -> Problem | None:
    """The first fault of a JSON value as a model, or as a list or dictionary of models."""
    return _fault(value, _described(type))


def _fault(value: v.Json, type: v.Type) -> Problem | None:
    return Checker(v.load().types, writing=None).first(value, type, "$")


def _content(contents: list[v.Content], media_type: str) -> v.Content | None:
    """What is described for a media type; JSON where that is not described, as it is read so."""
    for content in contents:
        if content.media_type.partition(";")[0].strip().lower() == media_type:
            return content
    return next((content for content in contents if is_json(content.media_type)), None)


def _described(type: Any) -> v.Type:
    """A type of Python's in our vocabulary: what is known of the models in it."""
    origin, inner = get_origin(type), get_args(type)
    if origin is Annotated:
        return _described(inner[0])
    if origin is list and inner:
        return v.Listing(item=_described(inner[0]))
    if origin is dict and inner:
        return v.Dictionary(value=_described(inner[1]))
    if origin in (typing.Union, types.UnionType):
        return v.OneOf(variants=[_described(one) for one in inner])
    if type is None or type is types.NoneType:
        return v.Null()
    name = getattr(type, "__name__", "")
    ours = getattr(type, "__module__", "").startswith(f"{v.PACKAGE}.")
    return v.Ref(name) if ours and name in v.load().types else v.Anything()
