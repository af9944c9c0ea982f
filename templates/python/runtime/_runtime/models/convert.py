"""Converts models to dictionaries and JSON, and back.

These are functions, because methods could collide with properties of models.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from ...errors import RequestError, ResponseValidationError
from . import codec
from .json_value import is_object

T = TypeVar("T")


def to_dict(model: Any) -> dict[str, Any]:
    """Convert a model to a dictionary of JSON values, by JSON name, without absent fields.

    Properties that the document does not declare (`model.additional_properties`) are included.

    Secrets are included. Raises `RequestError` if a value cannot be encoded as JSON.
    """
    try:
        encoded = codec.plain(model, whole=True)
    except RecursionError:
        raise RequestError("a value is recursive or nested too deeply") from None
    if not is_object(encoded):
        raise RequestError(f"{type(model).__name__} is not an object in JSON")
    return encoded


def to_json(value: Any) -> bytes:
    """Encode a model, or a list or dictionary of models, as JSON text. Secrets are included.

    Raises `RequestError` if a value cannot be encoded as JSON.
    """
    return codec.to_json(value, whole=True)


def from_dict(type: type[T], value: Any, *, strict: bool = True) -> T:
    """Convert a JSON value (dictionaries, lists, scalars) to a type.

    The value must satisfy the API's document, including ranges and patterns. `strict=False`
    converts it leniently, as the client does with responses.

    Raises `ResponseValidationError` with the path of the first violation.
    """
    mismatches: list[tuple[str, str, str]] = []

    def report(path: str, expected: str, found: str) -> None:
        mismatches.append((path, expected, found))

    converted: Any = None
    is_exact = False
    try:
        converted = codec.convert(value, type)
        is_exact = not codec.has_long_fractions(msgspec.json.encode(value))
    except (codec.ValidationError, TypeError, ValueError, RecursionError):
        pass
    if not is_exact:
        from .lenient import Lenient

        converted = Lenient(report).read(value, type)
    if strict:
        for path, expected, found in mismatches[:1]:
            message = f"{path}: expected {expected}, found {found}"
            raise ResponseValidationError(message, path=path, expected=expected)
        _check(value, type)
    result: T = converted
    return result


def _check(value: Any, type: Any) -> None:
    """Raise if the value violates the document in a way that its type allows."""
    from .strict import check_value

    try:
        violation = check_value(value, type)
    except RecursionError:
        message = "$: nested too deeply to be checked"
        raise ResponseValidationError(message, expected="less depth") from None
    if violation is not None:
        raise ResponseValidationError(
            str(violation), path=violation.path, expected=violation.expected
        )


def from_json(type: type[T], text: bytes | str, *, strict: bool = True) -> T:
    """Decode JSON text to a type. Otherwise like `from_dict`."""
    try:
        value = codec.parse(text)
    except (ValueError, RecursionError):
        raise ResponseValidationError("$: the text is not JSON", expected="JSON") from None
    return from_dict(type, value, strict=strict)
