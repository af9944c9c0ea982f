"""Error responses: the body in its declared type; the message, code and link in any usual format.

JSON as `{code, message, more_info}`, RFC 9457 problem details, `{"errors": [...]}` or
`{"error": ...}` (RFC 6749 among others); HTML; plain text; an empty body.

The body of an error often comes from a proxy or a framework, and not from the API. An object that
has none of the declared properties therefore remains a JSON value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Final, TypeVar

from ...errors import APIStatusError, ErrorBodyError, StreamError
from ..bodies.media_types import charset, is_json
from ..hooks import Drift
from ..http.headers import Headers
from ..models import codec
from ..models.json_value import is_array, is_object
from ..operation import Returns
from .accept import get_return_type
from .response import RawResponse
from .text import decode_text

T = TypeVar("T")

_MAX_LENGTH: Final = 300
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_TITLE: Final = re.compile(r"<title[^>]*>([^<]*)</title>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    message: str
    code: int | str | None
    more_info: str | None
    body: Any
    drift: tuple[Drift, ...] = ()


def read_problem(response: RawResponse, errors: Returns, operation: str) -> Problem:
    """Read an error response. Accepts anything, and never raises."""
    body = read_body(response)
    message, code, more_info = None, None, None
    if isinstance(body, (dict, list)):
        message, code, more_info = _read_json(body)
    elif isinstance(body, str):
        message = _read_text(body)
    drift: list[Drift] = []

    def report(path: str, expected: str, found: str) -> None:
        drift.append(Drift(operation=operation, path=path, expected=expected, found=found))

    _, type_ = get_return_type(errors, response.status_code, response.media_type)
    is_text = isinstance(body, str) and not is_json(response.media_type)
    if type_ is not None and body is not None and not is_text:
        body = _read_typed(body, type_, report)
    return Problem(
        message=message or get_phrase(response.status_code),
        code=code,
        more_info=more_info,
        body=body,
        drift=tuple(drift),
    )


def read_event(content: bytes, errors: Returns, operation: str) -> Problem:
    """Read an event that reports an error, as the first error of the operation that it fits."""
    headers = Headers([("content-type", "application/json")])
    response = RawResponse(status_code=0, headers=headers, content=content, elapsed=0.0, url="")
    details = read_problem(response, {}, operation)
    if not is_object(details.body):
        return details
    for status in errors:
        code = int(str(status).replace("XX", "00").replace("default", "0"))
        _, type_ = get_return_type(errors, code)
        if type_ is not None:
            body, mismatches = _match(details.body, type_)
            if not mismatches:
                return replace(details, body=body)
    return details


def read_as(error: APIStatusError | StreamError, type_: type[T]) -> T:
    """The body of an error as another type. Raises `ErrorBodyError`."""
    try:
        value = codec.parse(error.content) if error.content else codec.plain(error.body)
    except (ValueError, RecursionError):
        value = error.body
    body: T
    body, mismatches = _match(value, type_)
    if body is value and mismatches:
        raise ErrorBodyError(f"the body of the error has another type: {mismatches[0]}")
    return body


def _match(value: Any, type_: Any) -> tuple[Any, list[str]]:
    """The value in a type, and where it deviates from the type."""
    mismatches: list[str] = []

    def report(path: str, expected: str, found: str) -> None:
        mismatches.append(f"{path}: expected {expected}, found {found}")

    return _read_typed(value, type_, report), mismatches


def _read_typed(value: Any, type_: Any, report: Callable[[str, str, str], None]) -> Any:
    """The value in a type, leniently; unchanged if it is something else."""
    from ..models.lenient import Lenient, found, type_name
    from ..models.union import property_names

    try:
        names = property_names(type_)
        if is_object(value) and names and names.isdisjoint(value):
            if not value:
                return codec.convert(value, type_)
            report("$", type_name(type_), found(value))
            return value
        try:
            return codec.convert(value, type_)
        except (codec.ValidationError, TypeError, ValueError):
            return Lenient(report).read(value, type_)
    except (codec.ValidationError, RecursionError):
        report("$", type_name(type_), found(value))
        return value


def read_body(response: RawResponse) -> Any:
    """The body as a JSON value, else as text; None if it is empty."""
    content = response.content
    if not content.strip():
        return None
    content_type = response.headers.get("content-type", "")
    if is_json(response.media_type) or content.lstrip()[:1] in (b"{", b"["):
        try:
            return codec.parse(codec.utf8(content, charset(content_type)))
        except (ValueError, RecursionError):
            pass
    return decode_text(content, content_type)


def get_phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "unknown status"


def _read_json(body: Any) -> tuple[str | None, int | str | None, str | None]:
    for candidate in _find_candidates(body):
        if isinstance(candidate, str):
            return _shorten(candidate), None, None
        message = _get_text(
            candidate, "message", "detail", "error_description", "title", "msg", "Message"
        )
        code = _get_code(candidate)
        link = _get_text(candidate, "more_info", "infoUrl", "documentation_url", "doc_url")
        if link is None and (type_ := _get_text(candidate, "type")) and type_.startswith("http"):
            link = type_
        if message is not None or code is not None:
            return message, code, link
    return None, None, None


def _find_candidates(body: Any) -> list[Any]:
    """The values that may describe the error, the most specific first."""
    if is_array(body):
        return body[:1]
    error, errors, detail = body.get("error"), body.get("errors"), body.get("detail")
    candidates: list[Any] = [error] if isinstance(error, dict) else []
    candidates.append(body)
    candidates += [error] if isinstance(error, str) else []
    candidates += [items[0] for items in (errors, detail) if is_array(items) and items]
    return [candidate for candidate in candidates if isinstance(candidate, (dict, str))]


def _get_text(candidate: Any, *names: str) -> str | None:
    for name in names:
        value = candidate.get(name)
        if isinstance(value, str) and value.strip():
            return _shorten(value)
    return None


def _get_code(candidate: Any) -> int | str | None:
    value = candidate.get("code", candidate.get("error_code"))
    if isinstance(value, bool):
        return None
    if not isinstance(value, (int, str)) or value == "":
        value = candidate.get("error")
    if isinstance(value, str):
        return _shorten(value)
    return value if isinstance(value, int) else None


def _read_text(body: str) -> str | None:
    if "<" in body[:200]:
        title = _TITLE.search(body[:20_000])
        return _shorten(title.group(1)) if title else None
    return _shorten(body)


def _shorten(text: str) -> str:
    # Nothing that could break a log line or control a terminal.
    line = " ".join(_CONTROL.sub(" ", text[: 4 * _MAX_LENGTH]).split())
    return line if len(line) <= _MAX_LENGTH else line[: _MAX_LENGTH - 1] + "…"
