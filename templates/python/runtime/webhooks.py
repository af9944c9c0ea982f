"""Webhooks: verify that a request comes from the API, and parse its body.

    reply = webhooks.receive(
        models.Reply, webhooks.Twilio(auth_token), url=url, headers=request.headers, body=body
    )

`receive` is `verify` followed by `parse`. `body` is the raw body (bytes) or the form as the web
framework has parsed it; `url` is the whole public URL, as the API has called it. Whatever a request
contains, only `SignatureError` and `WebhookPayloadError` are raised.

Respond before doing longer work: the API may repeat a request that times out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar
from urllib.parse import parse_qsl

from ._runtime.auth.received import (
    FORM,
    Body,
    get_form,
    get_header,
    get_media_type,
    get_raw_body,
    match_fields,
)
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
    """A signature scheme: `Twilio`, `StandardWebhooks`, or one of your own."""

    def check(self, *, url: str, headers: Mapping[str, str], body: Body) -> None:
        """Raise `SignatureError` unless the request is signed."""


def verify(signature: Signature, *, url: str, headers: Mapping[str, str], body: Body) -> None:
    """Raise `SignatureError` unless the API sent the request. Respond with 403 in that case.

    `signature` contains the secret that you share with the API.
    """
    signature.check(url=url, headers=headers, body=body)


def parse(model: type[T], *, body: Body, headers: Mapping[str, str] | None = None) -> T:
    """Parse the body of a request, which is not verified: anybody could have sent it.

    Accepts forms and JSON, with names in either spelling (`SessionId`, `session_id`). Raises
    `WebhookPayloadError` if the body is invalid. Respond with 400 in that case.
    """
    fields = match_fields(model, _read_fields(body, headers or {}))
    if not fields:
        raise WebhookPayloadError("the body has no field that the API's document declares")
    from ._runtime.models.convert import from_dict

    try:
        return from_dict(model, fields, strict=False)
    except (ResponseValidationError, TypeError, ValueError, RecursionError):
        raise WebhookPayloadError("the body does not match the API's document") from None


def receive(
    model: type[T], signature: Signature, *, url: str, headers: Mapping[str, str], body: Body
) -> T:
    """Verify a request, then parse its body.

    Raises `SignatureError` and `WebhookPayloadError`.
    """
    verify(signature, url=url, headers=headers, body=body)
    return parse(model, body=body, headers=headers)


def _read_fields(body: Body, headers: Mapping[str, str]) -> dict[str, Any]:
    form = get_form(body)
    if form is None:
        raw = get_raw_body(body)
        media_type = get_media_type(get_header(headers, "content-type"))
        if media_type.endswith("json") or (media_type != FORM and raw.lstrip()[:1] == b"{"):
            return _parse_json(raw)
        form = _parse_form(raw)
    return {name: values[0] if len(values) == 1 else values for name, values in form.items()}


def _parse_form(raw: bytes) -> dict[str, list[str]]:
    form: dict[str, list[str]] = {}
    try:
        for name, value in parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=1000):
            form.setdefault(name, []).append(value)
    except ValueError:
        raise WebhookPayloadError("the body is neither a form nor JSON") from None
    return form


def _parse_json(raw: bytes) -> dict[str, Any]:
    from ._runtime.models.codec import parse as parse_json

    try:
        value = parse_json(raw)
    except (ValueError, RecursionError):
        raise WebhookPayloadError("the body is not JSON") from None
    if not is_object(value):
        raise WebhookPayloadError("the body is not a JSON object")
    return value
