"""Reads the extensions that override what is otherwise inferred: `x-clientwright` and equivalents
of other tools. A value of the wrong type is ignored."""

from __future__ import annotations

from ..values import JsonObject, as_flag, as_object, as_text

OWN = "x-clientwright"


def own_extension(value: object) -> JsonObject:
    """The value of `x-clientwright`."""
    return as_object(as_object(value).get(OWN))


def is_ignored(value: object) -> bool:
    """Whether SDKs should omit the element."""
    data = as_object(value)
    return (
        as_flag(own_extension(value).get("ignore"))
        or as_flag(data.get("x-fern-ignore"))
        or as_flag(data.get("x-speakeasy-ignore"))
    )


def find_retryable(operation: object, root: object) -> bool | None:
    """Whether retries of an operation are allowed or forbidden, by the operation or the root."""
    retryable = _read_retryable(operation)
    return _read_retryable(root) if retryable is None else retryable


def _read_retryable(value: object) -> bool | None:
    data = as_object(value)
    own = own_extension(value).get("retries")
    if isinstance(own, bool):
        return own
    if as_flag(as_object(data.get("x-fern-retries")).get("disabled")):
        return False
    strategy = as_text(as_object(data.get("x-speakeasy-retries")).get("strategy"))
    return {"none": False, "backoff": True, "attempt-count-backoff": True}.get(strategy)


def explicit_name(value: object) -> str | None:
    """The name that SDKs should use for a schema, property or parameter."""
    data = as_object(value)
    names = (
        own_extension(value).get("name"),
        data.get("x-fern-parameter-name"),
        data.get("x-fern-property-name"),
        data.get("x-fern-type-name"),
        data.get("x-speakeasy-name-override"),
    )
    return next((name for name in map(as_text, names) if name), None)
