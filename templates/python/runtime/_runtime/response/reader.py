"""Decodes responses: strictly at first, and leniently if that fails.

An API may change before its document, and that must not break a program: deviations are reported as
`Drift`, and the value is built from what is there. With `strict=True` they raise, and so do
violations that types do not express (`models/strict.py`).
"""

from __future__ import annotations

from typing import Any

import msgspec

from ...errors import ResponseValidationError
from ..bodies.media_types import STREAMS, charset, is_in_range, is_json, is_text, kind_of
from ..hooks import Drift
from ..http.headers import find_request_id
from ..http.urls import resolve_url
from ..models import codec
from ..operation import Location, Operation
from .accept import get_return_type
from .response import RawResponse
from .text import decode_text


def read(
    operation: Operation[Any], response: RawResponse, accept: str, *, strict: bool
) -> tuple[Any, tuple[Drift, ...]]:
    """The value of a success, and its deviations from the document.

    `accept` are the media types that were asked for. Raises `ResponseValidationError` if the
    response has no value, and if `strict` for any deviation or violation.
    """
    reader = _Reader(operation, response, accept)
    value = reader.read()
    if strict:
        reader.check()
    return value, tuple(reader.drift)


def read_item(
    operation: Operation[Any], response: RawResponse, accept: str, type_: Any, *, strict: bool
) -> tuple[Any, tuple[Drift, ...]]:
    """The value of a type in one record of a stream, like `read`."""
    reader = _Reader(operation, response, accept)
    value = reader.decode(type_)
    if strict:
        reader.check()
    return value, tuple(reader.drift)


def check_is_stream(operation: Operation[Any], response: RawResponse, accept: str) -> None:
    """Raise `ResponseValidationError` for another kind of body: a page, or an error as JSON."""
    media_type = response.media_type
    if not media_type or media_type in _UNSPECIFIC or kind_of(media_type) in STREAMS:
        return
    if not any(is_in_range(media_type, one) for one in accept.split(",")):
        message = f"the response is not a stream ({media_type})"
        raise _Reader(operation, response, accept).error(message, "$", accept)


_UNSPECIFIC = ("text/plain", "application/octet-stream")
"""What servers send that do not know the media type of their stream."""


class _Reader:
    def __init__(self, operation: Operation[Any], response: RawResponse, accept: str) -> None:
        self.drift: list[Drift] = []
        self._accept = accept
        self._operation = operation
        self._response = response
        self._charset = charset(response.headers.get("content-type", ""))
        self._is_json = False

    def read(self) -> Any:
        """The value. Raises `ResponseValidationError`."""
        response = self._response
        is_declared, type_ = self._find_type(response.status_code)
        if not is_declared:
            type_ = self._first_success_type()
            if type_ is not None:
                self._add("$", "a declared status", f"status {response.status_code}")
        elif self._operation.other_accepts:
            self._check_asked(type_)
        if type_ is None:
            if response.content.strip() not in (b"", b"null"):
                self._add("$", "nothing", response.media_type or "a body")
            return None
        if type_ is Location:
            return resolve_url(response.url, response.headers["location"])
        if type_ is bytes:
            return response.content
        if type_ is str and not is_json(response.media_type):
            return self._text()
        is_empty = not response.content.strip()
        if type_ is Any and (is_empty or self._is_file()):
            return self._undeclared()
        if is_empty:
            return self._empty(type_)
        return self.decode(type_)

    def decode(self, type_: Any) -> Any:
        self._is_json = True
        try:
            return codec.decode(self._json, type_)
        except (msgspec.DecodeError, TypeError, ValueError, RecursionError):
            return self._decode_leniently(type_)

    def check(self) -> None:
        """Raise for the first deviation, else for the first violation."""
        for first in self.drift:
            message = f"expected {first.expected}, found {first.found}"
            raise self.error(message, first.path, first.expected)
        if not self._is_json:
            return
        from ..models.strict import check_response

        try:
            value = codec.parse(self._json)
            violation = check_response(self._operation.id, self._response, value)
        except RecursionError:
            message = "nested too deeply to be checked"
            raise self.error(message, "$", "less depth") from None
        if violation is not None:
            raise self.error(violation.message, violation.path, violation.expected)

    @property
    def _json(self) -> bytes:
        return codec.utf8(self._response.content, self._charset)

    def _first_success_type(self) -> Any:
        # The body of an undeclared 2xx status is most likely that of a declared one.
        for key, lazy in self._operation.returns.items():
            if lazy is not None and str(key).startswith("2"):
                return self._find_type(int(str(key).replace("XX", "00")))[1]
        return None

    def _find_type(self, status: int) -> tuple[bool, Any]:
        """Whether a status is declared, and the type of its body."""
        media_type = self._response.media_type
        return get_return_type(self._operation.returns, status, media_type, self._accept)

    def _check_asked(self, type_: Any) -> None:
        """Report a type that belongs to another media type than what was asked for."""
        returns, media_type = self._operation.returns, self._response.media_type
        _, expected = get_return_type(returns, self._response.status_code, accept=self._accept)
        if expected != type_ and not any(
            is_in_range(media_type, one) for one in self._accept.split(",")
        ):
            self._add("$", self._accept, media_type)

    def _empty(self, type_: Any) -> Any:
        from ..models.lenient import empty_value, type_name

        # 202 may be sent before there is a result (RFC 9110, section 15.3.3).
        if self._response.status_code not in (202, 204, 205):
            self._add("$", type_name(type_), "nothing")
        return empty_value(type_)

    def _is_file(self) -> bool:
        """Whether this is a file or text. An HTML page is an error, unless it can be anything."""
        media_type, is_anything = self._response.media_type, "*/*" in self._accept
        if media_type:
            return not is_json(media_type) and (is_anything or media_type != "text/html")
        try:
            codec.parse(self._json)
        except (ValueError, RecursionError):
            return is_anything
        return False

    def _undeclared(self) -> Any:
        """The value of a body without a declared type: nothing, text or bytes."""
        if not self._response.content.strip():
            return None
        return self._text() if is_text(self._response.media_type) else self._response.content

    def _text(self) -> str:
        return decode_text(self._response.content, self._response.headers.get("content-type", ""))

    def _decode_leniently(self, type_: Any) -> Any:
        from ..models.lenient import Lenient

        try:
            value, has_faults = codec.parse_leniently(self._json)
        except (ValueError, RecursionError) as error:
            media_type = self._response.media_type or "no media type"
            size = len(self._response.content)
            message = f"the response is not JSON ({media_type}, {size} bytes)"
            cause = error if isinstance(error, RecursionError) else None
            raise self.error(message, "$", "JSON") from cause
        if has_faults:
            self._add("$", "JSON", "JSON with errors")
        return Lenient(self._add).read(value, type_)

    def _add(self, path: str, expected: str, found: str) -> None:
        self.drift.append(
            Drift(operation=self._operation.id, path=path, expected=expected, found=found)
        )

    def error(self, message: str, path: str, expected: str) -> ResponseValidationError:
        return ResponseValidationError(
            f"{self._operation.id}: {path}: {message}",
            path=path,
            expected=expected,
            request_id=find_request_id(self._response.headers),
            operation=self._operation.id,
        )
