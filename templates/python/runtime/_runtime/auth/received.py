"""Webhook requests, in the forms in which web frameworks pass headers and bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from ...errors import WebhookPayloadError
from ..models.json_value import is_collection, is_iterable, is_mapping

Body: TypeAlias = bytes | bytearray | memoryview | str | Mapping[str, Any] | None
"""The raw body, or the parsed form: a dictionary of strings or lists, or the framework's own."""

FORM: Final = "application/x-www-form-urlencoded"


def get_header(headers: Any, name: str) -> str | None:
    """A header by its lower-case name, from a mapping or from pairs (ASGI)."""
    pairs = headers.items() if hasattr(headers, "items") else headers
    for pair in pairs if is_iterable(pairs) else ():
        match pair:
            case (key, value) if _to_text(key).lower() == name:
                return None if value is None else _to_text(value)
            case _:
                pass
    return None


def _to_text(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def get_media_type(content_type: str | None) -> str:
    """The media type without parameters, in lower case; empty if there is none."""
    return (content_type or "").partition(";")[0].strip().lower()


def get_raw_body(body: Body) -> bytes:
    """The raw body. Raises `WebhookPayloadError` for a parsed form."""
    if body is None:
        return b""
    if isinstance(body, str):
        return body.encode("utf-8", "surrogatepass")
    if isinstance(body, (bytes, bytearray, memoryview)):
        return bytes(body)
    raise WebhookPayloadError("the raw body is needed, got a parsed form")


def get_form(body: Body) -> dict[str, list[str]] | None:
    """All values of each field of a parsed form; None for a raw body."""
    if not is_mapping(body):
        return None
    # `getlist`: Flask, Django and Starlette; `getall`: aiohttp.
    get_all: Any = getattr(body, "getlist", None) or getattr(body, "getall", None)
    form: dict[str, list[str]] = {}
    for name in body:
        values: Any = body[name] if get_all is None else get_all(name)
        form[str(name)] = [str(item) for item in (values if is_collection(values) else [values])]
    return form


def match_fields(model: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields under the wire names of a model, which may be spelled differently.

    Empty if the model has none of the fields.
    """
    from ..models.union import property_names

    names = property_names(model)
    names_by_letters = {_get_letters(name): name for name in names}
    matched: dict[str, Any] = {}
    is_known = False
    for key, value in fields.items():
        name = key if key in names else names_by_letters.get(_get_letters(key), key)
        is_known = is_known or name in names
        if name not in matched or key == name:
            matched[name] = value
    return matched if is_known else {}


def _get_letters(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()
