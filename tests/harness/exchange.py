"""Exchanges with a generated client: the result of a call for a response, the request it sends.

Also the annotations of its models, as Python evaluates them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, get_type_hints

import httpx2
import msgspec
import pytest

from .generated import Generated, Recorder

Call = Callable[[Any], Any]


def received(
    api: Generated,
    call: Call,
    value: Any,
    *,
    strict: bool = True,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **arguments: Any,
) -> Any:
    """The result of `call(client)` for a response with `value` as JSON."""
    # Not `json=value`, which treats `None` as no content.
    content = json.dumps(value).encode()
    headers = {"content-type": "application/json", **(headers or {})}
    recorder = Recorder(status, content=content, headers=headers)
    with api.client(recorder, strict=strict, **arguments) as client:
        return call(client)


def tolerated(api: Generated, call: Call, value: Any) -> Any:
    """The result of `call(client)` for a value that violates the document but not the types.

    Strict reading must fail; otherwise the value is returned unchanged without drift.
    """
    with pytest.raises(api.errors.ResponseValidationError):
        received(api, call, value)
    drift: list[Any] = []
    found = received(api, call, value, strict=False, hooks=api.package.Hooks(on_drift=drift.append))
    assert drift == []
    return found


def request_of(api: Generated, call: Call, **arguments: Any) -> httpx2.Request:
    """The request that `call(client)` sends. The response is `{}`, which can be invalid."""
    recorder = Recorder(200, json={})
    with api.client(recorder, **arguments) as client:
        call(client)
    return recorder.request


def sent(api: Generated, call: Call) -> Any:
    """The JSON body that `call(client)` sends."""
    return json.loads(request_of(api, call).content)


def hints(model: Any) -> dict[str, Any]:
    """The annotations of the fields of a model, without that of an absent value."""
    defaults = _defaults(model)
    return {
        name: _without(_ABSENT.get(defaults.get(name, ...)), hint)
        for name, hint in get_type_hints(model).items()
        if not name.startswith("__")
    }


def optional(model: Any) -> set[str]:
    """The names of the optional fields."""
    return {name for name, default in _defaults(model).items() if default in _ABSENT}


_ABSENT: Final = {None: type(None), msgspec.UNSET: msgspec.UnsetType}
"""The defaults of fields that can be absent, and their types."""


def _defaults(model: Any) -> dict[str, Any]:
    """The defaults of the fields that have one that can be a key."""
    if issubclass(model, msgspec.Struct):
        return {field.name: field.default for field in msgspec.structs.fields(model)}
    return {name: getattr(model, name, ...) for name in get_type_hints(model)}


def _without(absent: Any, hint: Any) -> Any:
    parts = [part for part in getattr(hint, "__args__", ()) if part is not absent]
    if absent not in getattr(hint, "__args__", ()):
        return hint
    whole = parts[0]
    for part in parts[1:]:
        whole = whole | part
    return whole
