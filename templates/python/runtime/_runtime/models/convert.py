"""Models to dictionaries and JSON, and back: functions, which no property can collide with."""

from __future__ import annotations

from typing import Any, TypeVar

from ...errors import RequestError, ResponseValidationError
from . import codec
from .json_value import is_object

T = TypeVar("T")


def to_dict(model: Any) -> dict[str, Any]:
    """A model as a dictionary of JSON values, under its names in JSON; what is `UNSET` is left out.

    Secrets are in it. Raises `RequestError` where a value has no form in JSON.
    """
    try:
        written = codec.plain(model)
    except codec.NotJson as error:
        raise RequestError(str(error)) from None
    if not is_object(written):
        raise RequestError(f"a {type(model).__name__} is no object in JSON")
    return written


def to_json(value: Any) -> bytes:
    """A model, or a list or dictionary of models, as JSON text. Secrets are in it.

    Raises `RequestError` where a value has no form in JSON.
    """
    try:
        return codec.to_json(value)
    except codec.NotJson as error:
        raise RequestError(str(error)) from None


def from_dict(type: type[T], value: Any, *, strict: bool = True) -> T:
    """JSON values (dictionaries, lists, scalars) as a `type`.

    They must be what the API's document allows, limits and patterns included. `strict=False` makes
    of them what it can, as the client does with answers. Raises `ResponseValidationError`, with
    the path of what does not fit.
    """
    from .lenient import Lenient

    try:
        made: T = codec.convert(value, type)
    except (codec.ValidationError, TypeError, RecursionError):
        pass
    else:
        if strict:
            _refuse(value, type)
        return made
    faults: list[tuple[str, str, str]] = []

    def report(path: str, expected: str, found: str) -> None:
        faults.append((path, expected, found))

    lenient: T = Lenient(report).read(value, type)
    if strict and faults:
        path, expected, found = faults[0]
        message = f"{path}: expected {expected}, found {found}"
        raise ResponseValidationError(message, path=path, expected=expected)
    if strict:
        _refuse(value, type)
    return lenient


def _refuse(value: Any, type: Any) -> None:
    """Raise where a value that its type holds is not what the document allows."""
    from .strict import check_value

    try:
        violation = check_value(value, type)
    except RecursionError:
        message = "$: nested too deep to be checked"
        raise ResponseValidationError(message, expected="less depth") from None
    if violation is not None:
        raise ResponseValidationError(
            str(violation), path=violation.path, expected=violation.expected
        )


def from_json(type: type[T], text: bytes | str, *, strict: bool = True) -> T:
    """JSON text as a `type`. Otherwise like `from_dict`."""
    try:
        value = codec.parse(text)
    except (ValueError, RecursionError):
        raise ResponseValidationError("$: the text is no JSON", expected="JSON") from None
    return from_dict(type, value, strict=strict)
