"""Webhook signatures: those of Twilio and of Standard Webhooks.

Signatures are compared in constant time. Whatever a request contains, only `SignatureError` is
raised.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import parse_qsl, unquote_plus

from ...errors import ConfigurationError, SignatureError, WebhookPayloadError
from .received import FORM, Body, get_form, get_header, get_media_type, get_raw_body

_AUTHORITY: Final = re.compile(
    r"(https?)://(?:([^/?#]*)@)?(\[[^\]/?#]*\]|[^:/?#]*)(?::(\d+))?(?=[/?#]|$)", re.IGNORECASE
)
_DEFAULT_PORTS: Final = {"https": "443", "http": "80"}


class Twilio:
    """Twilio's signatures: HMAC-SHA1 with the auth token, in the header `X-Twilio-Signature`.

    The URL and the fields of a form are signed. For any other body, the URL contains its hash as
    `bodySHA256`. Pass several tokens while one replaces another.
    """

    def __init__(self, auth_token: str | Sequence[str]) -> None:
        tokens = [auth_token] if isinstance(auth_token, str) else list(auth_token)
        if not tokens or not all(tokens):
            raise ConfigurationError("an auth token is needed to verify signatures")
        self._keys = [token.encode() for token in tokens]

    def check(self, *, url: str, headers: Mapping[str, str], body: Body) -> None:
        """Raise `SignatureError` unless the request is signed."""
        signature = get_header(headers, "x-twilio-signature")
        if not signature:
            raise SignatureError("the request has no header X-Twilio-Signature")
        # A caller without type checks may pass a URL object, or None behind a proxy.
        if not isinstance(url, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise SignatureError("the URL is not a string")
        hashes = _get_query_values(url, "bodySHA256")
        signed_text = "" if hashes else _join_form(body, headers)
        messages = [
            (candidate + signed_text).encode("utf-8", "surrogatepass")
            for candidate in _with_and_without_port(url)
        ]
        expected = [
            base64.b64encode(hmac.digest(key, message, "sha1"))
            for key in self._keys
            for message in messages
        ]
        if not _matches(expected, [signature]):
            raise SignatureError("the signature does not match the URL and body")
        if hashes:
            digest = hashlib.sha256(_get_raw_body(body)).hexdigest().encode()
            if len(hashes) > 1 or not _matches([digest], [hashes[0].lower()]):
                raise SignatureError("the body does not match its hash in the URL")

    def __repr__(self) -> str:
        return "Twilio(***)"


class StandardWebhooks:
    """The signatures of Standard Webhooks, in the header `webhook-signature`.

    `secret` is the text that starts with `whsec_`; pass several while one replaces another. A
    request whose timestamp differs from now by more than `tolerance` seconds is refused.
    """

    def __init__(
        self,
        secret: str | Sequence[str],
        *,
        tolerance: float = 300.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        secrets = [secret] if isinstance(secret, str) else list(secret)
        try:
            self._keys = [base64.b64decode(text.removeprefix("whsec_")) for text in secrets]
        except (binascii.Error, ValueError):
            raise ConfigurationError("the webhook secret is not base64") from None
        if not self._keys or not all(self._keys):
            raise ConfigurationError("a secret is needed to verify signatures")
        self._tolerance = tolerance
        self._clock = clock

    def check(self, *, url: str, headers: Mapping[str, str], body: Body) -> None:
        """Raise `SignatureError` unless the request is signed and recent."""
        message_id = get_header(headers, "webhook-id")
        timestamp = get_header(headers, "webhook-timestamp")
        signatures = get_header(headers, "webhook-signature")
        if not message_id or not timestamp or not signatures:
            raise SignatureError("the request lacks a header of Standard Webhooks")
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 15):
            raise SignatureError("the timestamp is not a number")
        if abs(self._clock() - int(timestamp)) > self._tolerance:
            raise SignatureError("the timestamp is too old, or in the future")
        prefix = f"{message_id}.{timestamp}.".encode("utf-8", "surrogatepass")
        message = prefix + _get_raw_body(body)
        expected = [
            b"v1," + base64.b64encode(hmac.digest(key, message, "sha256")) for key in self._keys
        ]
        if not _matches(expected, signatures.split()):
            raise SignatureError("the signature does not match the body")

    def __repr__(self) -> str:
        return "StandardWebhooks(***)"


def _matches(expected: Iterable[bytes], found: Sequence[str]) -> bool:
    """Whether any signature is an expected one. Compares all, so that the time tells nothing."""
    candidates = [text.encode("utf-8", "surrogatepass") for text in found]
    result = False
    for signature in expected:
        for candidate in candidates:
            result |= hmac.compare_digest(signature, candidate)
    return result


def _get_raw_body(body: Body) -> bytes:
    try:
        return get_raw_body(body)
    except WebhookPayloadError:
        raise SignatureError("the raw body is needed to verify the signature") from None


def _with_and_without_port(url: str) -> tuple[str, ...]:
    # Twilio signs the URL with or without the port, however it was called.
    authority = _AUTHORITY.match(url)
    if authority is None:
        return (url,)
    scheme, _, host, port = authority.groups()
    start, end = url[: authority.start(3)], url[authority.end() :]
    port = port or _DEFAULT_PORTS[scheme.lower()]
    return (f"{start}{host}{end}", f"{start}{host}:{port}{end}")


def _get_query_values(url: str, name: str) -> list[str]:
    query = url.partition("#")[0].partition("?")[2]
    pairs = [part.partition("=") for part in query.split("&")]
    return [unquote_plus(value) for key, _, value in pairs if unquote_plus(key) == name]


def _join_form(body: Body, headers: Mapping[str, str]) -> str:
    """The names and distinct values of a form, sorted, without separators."""
    form = get_form(body)
    if form is None:
        form = _parse_form(_get_raw_body(body), headers)
    return "".join(
        name + value for name in sorted(form) for value in sorted(dict.fromkeys(form[name]))
    )


def _parse_form(raw: bytes, headers: Mapping[str, str]) -> dict[str, list[str]]:
    media_type = get_media_type(get_header(headers, "content-type"))
    if raw and media_type not in ("", FORM):
        raise SignatureError("the body is not a form, and the URL does not contain its hash")
    form: dict[str, list[str]] = {}
    try:
        for name, value in parse_qsl(
            raw.decode(), keep_blank_values=True, errors="strict", max_num_fields=1000
        ):
            form.setdefault(name, []).append(value)
    except ValueError:
        raise SignatureError("the body is not a form") from None
    return form
