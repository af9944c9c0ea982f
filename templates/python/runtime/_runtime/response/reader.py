"""From an answer to a value: strictly first, which costs nothing; leniently where that fails.

An API changes before its document does, and that must not break a program: what does not fit is
reported as `Drift`, and the value is made of what is there. `strict=True` raises instead, and looks
at what no type says besides (`strict.py`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from ...errors import ResponseValidationError
from ..bodies.media_types import charset, is_json, is_text
from ..bodies.records import ServerSentEvent
from ..hooks import Drift
from ..http.headers import find_request_id
from ..models import codec
from ..operation import Operation, get_return_type
from .response import RawResponse


def read(
    operation: Operation[Any], answer: RawResponse, *, strict: bool
) -> tuple[Any, tuple[Drift, ...]]:
    """The value of a success, and where it breaks the document.

    Raises `ResponseValidationError` where there is no value in it, and for any drift if `strict`;
    then also where a value is not what the document allows, though its type can hold it.
    """
    reading = _Reading(operation, answer)
    value = reading.value()
    if strict:
        reading.refuse()
    return value, tuple(reading.drift)


def read_event(
    operation: Operation[Any], answer: RawResponse, event: ServerSentEvent, *, strict: bool
) -> Any:
    """The value of one record of a stream. Raises `ResponseValidationError` where it is no JSON,
    and where it breaks the document if `strict`."""
    _, type_ = get_return_type(operation.returns, answer.status_code)
    if type_ is ServerSentEvent:
        return event
    if type_ is str:
        return event.data
    reading = _Reading(operation, replace(answer, content=event.data.encode()))
    value = reading.decode(type_)
    if strict:
        reading.refuse()
    return value


class _Reading:
    def __init__(self, operation: Operation[Any], answer: RawResponse) -> None:
        self.operation = operation
        self.answer = answer
        self.drift: list[Drift] = []
        self._is_json = False

    def value(self) -> Any:
        foreseen, type_ = get_return_type(self.operation.returns, self.answer.status_code)
        if not foreseen:
            type_ = self._nearest()
            if type_ is not None:
                self._add("$", "a status of the document", f"status {self.answer.status_code}")
        if type_ is None:
            return None
        if type_ is bytes:
            return self.answer.content
        content = self.answer.content
        if type_ is Any and (not content.strip() or self._is_other()):
            return self._as_it_came()
        if not content.strip():
            return self._empty(type_)
        if type_ is str and not is_json(self.answer.media_type):
            return self._text()
        return self.decode(type_)

    def decode(self, type_: Any) -> Any:
        """Strictly, else leniently."""
        self._is_json = True
        try:
            return codec.decoder(type_).decode(self._json)
        except (msgspec.DecodeError, TypeError, ValueError, RecursionError):
            return self._lenient(type_)

    def refuse(self) -> None:
        """Raise for the first drift, else for the first fault that no type sees."""
        for first in self.drift:
            raise self.error(
                f"expected {first.expected}, found {first.found}", first.path, first.expected
            )
        if not self._is_json:
            return
        from ..models.strict import check_response

        try:
            tree = codec.parse(self._json)
            violation = check_response(self.operation.id, self.answer, tree)
        except RecursionError:
            raise self.error("nested too deep to be checked", "$", "less depth") from None
        if violation is not None:
            raise self.error(violation.message, violation.path, violation.expected)

    @property
    def _json(self) -> bytes:
        return codec.utf8(self.answer.content, charset(self.answer.headers.get("content-type", "")))

    def _nearest(self) -> Any:
        # Another 2xx than the document knows: its body is most likely that of the one it knows.
        for key, lazy in self.operation.returns.items():
            if lazy is not None and str(key).startswith("2"):
                return lazy()
        return None

    def _empty(self, type_: Any) -> Any:
        from ..models.lenient import blank, name_of

        # 202 may be answered before there is anything to say (RFC 9110, section 15.3.3).
        if self.answer.status_code not in (202, 204, 205):
            self._add("$", name_of(type_), "nothing")
        return blank(type_)

    def _is_other(self) -> bool:
        """Whether this is a file or plain text, and not an HTML page, which reports an error."""
        kind = self.answer.media_type
        return kind not in ("", "text/html") and not is_json(kind)

    def _as_it_came(self) -> Any:
        """Where nothing is promised: nothing, text or octets, as the answer itself says."""
        if not self.answer.content.strip():
            return None
        return self._text() if is_text(self.answer.media_type) else self.answer.content

    def _text(self) -> str:
        try:
            return self.answer.content.decode(
                charset(self.answer.headers.get("content-type", "")), "replace"
            )
        except LookupError:
            return self.answer.content.decode("utf-8", "replace")

    def _lenient(self, type_: Any) -> Any:
        from ..models.lenient import Lenient

        try:
            tree, faulty = codec.nearly(self._json)
        except (ValueError, RecursionError) as error:
            kind = self.answer.media_type or "no media type"
            size = len(self.answer.content)
            message = f"the answer is no JSON ({kind}, {size} bytes)"
            raise self.error(message, "$", "JSON") from (
                error if isinstance(error, RecursionError) else None
            )
        if faulty:
            self._add("$", "JSON", "what is nearly JSON")
        lenient = Lenient(self._add)
        return lenient.read(tree, type_)

    def _add(self, path: str, expected: str, found: str) -> None:
        self.drift.append(
            Drift(operation=self.operation.id, path=path, expected=expected, found=found)
        )

    def error(self, message: str, path: str, expected: str) -> ResponseValidationError:
        return ResponseValidationError(
            f"{self.operation.id}: {path}: {message}",
            path=path,
            expected=expected,
            request_id=find_request_id(self.answer.headers),
            operation=self.operation.id,
        )
