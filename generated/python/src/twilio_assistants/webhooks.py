"""Requests that the API sends to you: is it really the API, and what does it say?

    reply = webhooks.receive(
        models.Reply, webhooks.Twilio(auth_token), url=url, headers=request.headers, body=body
    )

`verify` and `parse` are its two halves. `body` is the raw body (bytes), or the form as the web
framework has read it; `url` is the whole public URL, as it was called from outside. Whatever comes
in, nothing but `SignatureError` and `WebhookPayloadError` is raised.

Not here: serving HTTP. The API repeats what was not answered in time, so answer before the work.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar
from urllib.parse import parse_qsl

from ._runtime.auth.received import FORM, Body, form_of, header, media_type_of, named_as, octets
from ._runtime.auth.signatures import StandardWebhooks, Twilio
from ._runtime.models.json_value import is_object
from .errors import (
    ResponseValidationError,
    SignatureError,
    WebhookError,
    WebhookPayloadError,
)

__all__ = [
    "Signature",
    "SignatureError",
    "StandardWebhooks",
    "Twilio",
    "WebhookError",
    "WebhookPayloadError",
    "parse",
    "receive",
    "verify",
]

T = TypeVar("T")


class Signature(Protocol):
    """A way to sign: `Twilio`, `StandardWebhooks`, or one of your own."""

    def check(self, *, url: str, headers: Mapping[str, str], body: Body) -> None:
        """Raises `SignatureError` unless the request is signed."""


def verify(signature: Signature, *, url: str, headers: Mapping[str, str], body: Body) -> None:
    """Raises `SignatureError` unless the API itself sent the request. Answer 403 then.

    `signature` holds the secret that you share with the API.
    """
    signature.check(url=url, headers=headers, body=body)


def parse(model: type[T], *, body: Body, headers: Mapping[str, str] | None = None) -> T:
    """What the request says. Raises `WebhookPayloadError` where that is nothing. Answer 400 then.

    Forms and JSON are read, and names in either spelling (`SessionId`, `session_id`). It is not
    verified: anybody can have sent it.
    """
    fields = named_as(model, _fields(body, headers or {}))
    if not fields:
        raise WebhookPayloadError("the body holds nothing that the API's document names")
    from ._runtime.models.convert import from_dict

    try:
        return from_dict(model, fields, strict=False)
    except (ResponseValidationError, TypeError, ValueError, RecursionError):
        raise WebhookPayloadError("the body is not what the API's document promises") from None


def receive(
    model: type[T], signature: Signature, *, url: str, headers: Mapping[str, str], body: Body
) -> T:
    """What the request says, if it comes from the API: `verify`, then `parse`.

    Raises `SignatureError` and `WebhookPayloadError`.
    """
    verify(signature, url=url, headers=headers, body=body)
    return parse(model, body=body, headers=headers)


def _fields(body: Body, headers: Mapping[str, str]) -> dict[str, Any]:
    form = form_of(body)
    if form is not None:
        return {name: values[0] if len(values) == 1 else values for name, values in form.items()}
    text = octets(body)
    kind = media_type_of(header(headers, "content-type"))
    if kind.endswith("json") or (kind != FORM and text.lstrip()[:1] == b"{"):
        return _json(text)
    try:
        pairs = parse_qsl(text.decode(), keep_blank_values=True, max_num_fields=1000)
    except ValueError:
        raise WebhookPayloadError("the body is neither a form nor JSON") from None
    values: dict[str, Any] = {}
    for name, value in pairs:
        before = values.get(name)
        if before is None:
            values[name] = value
        else:
            values[name] = [*before, value] if isinstance(before, list) else [before, value]
    return values


def _json(text: bytes) -> dict[str, Any]:
    from ._runtime.models.codec import parse as parse_json

    try:
        value = parse_json(text)
    except (ValueError, RecursionError):
        raise WebhookPayloadError("the body is no JSON") from None
    if not is_object(value):
        raise WebhookPayloadError("the body is no JSON object")
    return value
