"""Reading a request that was received: its headers in any case, its body in any of the forms in
which web frameworks give it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from ...errors import WebhookPayloadError
from ..models.json_value import is_iterable, is_mapping, is_several

Body: TypeAlias = bytes | bytearray | memoryview | str | Mapping[str, Any] | None
"""The raw body, or the form as a mapping to strings or to lists of strings."""


FORM: Final = "application/x-www-form-urlencoded"


def header(headers: Any, name: str) -> str | None:
    """A header by its name in any case: of a mapping, or of pairs, as ASGI has them. What is
    neither has none."""
    several = headers.items() if hasattr(headers, "items") else headers
    for pair in several if is_iterable(several) else ():
        match pair:
            case (key, value) if _words(key).lower() == name:
                return None if value is None else _words(value)
            case _:
                pass
    return None


def _words(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def media_type_of(content_type: str | None) -> str:
    """The media type without its parameters, in lower case; empty where none was sent."""
    return (content_type or "").partition(";")[0].strip().lower()


def octets(body: Body) -> bytes:
    """The raw body."""
    if body is None:
        return b""
    if isinstance(body, str):
        return body.encode("utf-8", "surrogatepass")
    if isinstance(body, (bytes, bytearray, memoryview)):
        return bytes(body)
    raise WebhookPayloadError("the raw body is needed, and a form that was read already was given")


def form_of(body: Body) -> dict[str, list[str]] | None:
    """A form that was read already, each name with all its values; None for a raw body."""
    if not is_mapping(body):
        return None
    # `getlist`: Flask, Django and Starlette; `getall`: aiohttp.
    every: Any = getattr(body, "getlist", None) or getattr(body, "getall", None)
    form: dict[str, list[str]] = {}
    for name in body:
        values: Any = every(name) if every is not None else body[name]
        form[str(name)] = [str(item) for item in (values if is_several(values) else [values])]
    return form


def named_as(model: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields under the names that the model has for them, which may be spelled in another way;
    without any that the model could not hold, `fields` is empty: nothing was understood."""
    from ..models.union import names_of

    names = names_of(model)
    by_letters = {_letters(name): name for name in names}
    found: dict[str, Any] = {}
    known = False
    for key, value in fields.items():
        name = key if key in names else by_letters.get(_letters(key), key)
        known = known or name in names
        if name not in found or key == name:
            found[name] = value
    return found if known else {}


def _letters(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()
