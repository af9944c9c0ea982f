"""How webhooks are signed: by Twilio's way, and by that of Standard Webhooks.

Compared in constant time, and whatever comes in, nothing but `SignatureError` is raised.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import time
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import parse_qsl, unquote_plus

from ...errors import ConfigurationError, SignatureError, WebhookPayloadError
from .received import FORM, Body, form_of, header, media_type_of, octets

_URL = re.compile(
    r"(https?)://(?:([^/?#]*)@)?(\[[^\]/?#]*\]|[^:/?#]*)(?::(\d+))?(?=[/?#]|$)", re.IGNORECASE
)
_PORTS = {"https": "443", "http": "80"}


class Twilio:
    """The header `X-Twilio-Signature`: HMAC-SHA1 with the account's auth token.

    A form is signed with the URL. Of any other body the URL holds the hash, as `bodySHA256`. Give
    several tokens while one replaces another.
    """

    def __init__(self, auth_token: str | Sequence[str]) -> None:
        tokens = [auth_token] if isinstance(auth_token, str) else list(auth_token)
        if not tokens or not all(tokens):
            raise ConfigurationError("an auth token is needed to verify signatures")
        self._keys = [token.encode() for token in tokens]

    def check(self, *, url: str, headers: Mapping[str, str], body: Body) -> None:
        """Raises `SignatureError` unless the request is signed."""
        sent = header(headers, "x-twilio-signature")
        if not sent:
            raise SignatureError("the request has no X-Twilio-Signature")
        # Who checks no types gives what a framework has: an object, or None behind a proxy. That is
        # no signed request, and must not end in another error than all others that are not.
        if not isinstance(url, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise SignatureError("the URL is no text")
        hashes = _query_values(url, "bodySHA256")
        signed = "" if hashes else _form_text(body, headers)
        if not self._is_signed(sent, url, signed):
            raise SignatureError("the signature is not that of this URL and body")
        if hashes and not (len(hashes) == 1 and _has_hash(body, hashes[0])):
            raise SignatureError("the body is not the one that was signed")

    def _is_signed(self, sent: str, url: str, text: str) -> bool:
        right = False
        for key in self._keys:
            for form in _with_and_without_port(url):
                message = (form + text).encode("utf-8", "surrogatepass")
                expected = base64.b64encode(hmac.new(key, message, hashlib.sha1).digest())
                given = sent.encode("utf-8", "surrogatepass")
                right |= hmac.compare_digest(expected, given)  # no early end
        return right

    def __repr__(self) -> str:
        return "Twilio(***)"


class StandardWebhooks:
    """The headers `webhook-id`, `webhook-timestamp` and `webhook-signature` of Standard Webhooks.

    `secret` is the text that starts with `whsec_`; several while one replaces another. A request
    that is older than `tolerance` seconds, or comes from the future, is refused.
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
            raise ConfigurationError("the webhook's secret is not base64") from None
        if not self._keys or not all(self._keys):
            raise ConfigurationError("a secret is needed to verify signatures")
        self._tolerance = tolerance
        self._clock = clock

    def check(self, *, url: str, headers: Mapping[str, str], body: Body) -> None:
        """Raises `SignatureError` unless the request is signed, and of now."""
        message_id = header(headers, "webhook-id")
        moment = header(headers, "webhook-timestamp")
        sent = header(headers, "webhook-signature")
        if not message_id or not moment or not sent:
            raise SignatureError("the request lacks a header of Standard Webhooks")
        if not (moment.isascii() and moment.isdigit() and len(moment) < 15):
            raise SignatureError("the request's timestamp is no number")
        if abs(self._clock() - int(moment)) > self._tolerance:
            raise SignatureError("the request is too old, or from the future")
        try:
            raw = octets(body)
        except WebhookPayloadError:
            raise SignatureError("the raw body is needed to verify the signature") from None
        message = f"{message_id}.{moment}.".encode("utf-8", "surrogatepass") + raw
        right = False
        for key in self._keys:
            expected = b"v1," + base64.b64encode(hmac.new(key, message, hashlib.sha256).digest())
            for given in sent.split():
                right |= hmac.compare_digest(expected, given.encode("utf-8", "surrogatepass"))
        if not right:
            raise SignatureError("the signature is not that of this body")

    def __repr__(self) -> str:
        return "StandardWebhooks(***)"


def _with_and_without_port(url: str) -> tuple[str, ...]:
    # Twilio signs the URL with or without the port, whichever way it was called.
    parts = _URL.match(url)
    if parts is None:
        return (url,)
    scheme, _, host, port = parts.groups()
    start = url[: parts.start(3)]
    rest = url[parts.end() :]
    usual = _PORTS[scheme.lower()]
    return (f"{start}{host}{rest}", f"{start}{host}:{port or usual}{rest}")


def _query_values(url: str, name: str) -> list[str]:
    query = url.partition("#")[0].partition("?")[2]
    pairs = [part.partition("=") for part in query.split("&")]
    return [unquote_plus(value) for key, _, value in pairs if unquote_plus(key) == name]


def _has_hash(body: Body, expected: str) -> bool:
    found = hashlib.sha256(_raw(body)).hexdigest()
    return hmac.compare_digest(found.encode(), expected.lower().encode("utf-8", "surrogatepass"))


def _raw(body: Body) -> bytes:
    try:
        return octets(body)
    except WebhookPayloadError:
        raise SignatureError("the raw body is needed to verify the signature") from None


def _form_text(body: Body, headers: Mapping[str, str]) -> str:
    """Each name with each of its distinct values, in order, with nothing between."""
    form = form_of(body)
    if form is None:
        form = dict[str, list[str]]()
        raw = _raw(body)
        kind = media_type_of(header(headers, "content-type"))
        if raw and kind not in ("", FORM):
            raise SignatureError("the body is no form, and the URL holds no hash of it")
        try:
            for name, value in parse_qsl(
                raw.decode(), keep_blank_values=True, errors="strict", max_num_fields=1000
            ):
                form.setdefault(name, []).append(value)
        except ValueError:
            raise SignatureError("the body is no form") from None
    return "".join(
        name + value for name in sorted(form) for value in sorted(dict.fromkeys(form[name]))
    )
