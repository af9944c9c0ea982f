"""What an error answer says, in whichever of the usual shapes it says it.

JSON as `{code, message, more_info}`, as RFC 9457 problem details, as `{"errors": [...]}`, as
`{"error": ...}` (RFC 6749 among others); HTML; plain text; nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from ..bodies.media_types import charset, is_json
from ..models import codec
from ..models.json_value import is_array
from .response import Answer

_LONGEST = 300
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An error in the API's words."""

    message: str
    code: int | str | None
    more_info: str | None
    body: Any


def problem_of(answer: Answer) -> Problem:
    """What an error answer says. Reads anything, and never raises."""
    body = body_of(answer)
    message, code, more_info = None, None, None
    if isinstance(body, (dict, list)):
        message, code, more_info = _from_json(body)
    elif isinstance(body, str):
        message = _from_text(body)
    return Problem(
        message=message or phrase(answer.status_code), code=code, more_info=more_info, body=body
    )


def body_of(answer: Answer) -> Any:
    """The JSON value of a body, else its text, else None."""
    if not answer.content.strip():
        return None
    if is_json(answer.media_type) or answer.content.lstrip()[:1] in (b"{", b"["):
        try:
            kind = charset(answer.headers.get("content-type", ""))
            return codec.parse(codec.utf8(answer.content, kind))
        except (ValueError, RecursionError):
            pass
    try:
        return answer.content.decode(charset(answer.headers.get("content-type", "")), "replace")
    except LookupError:
        return answer.content.decode("utf-8", "replace")


def phrase(status: int) -> str:
    """The usual words for a status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "unknown status"


def _from_json(body: Any) -> tuple[str | None, int | str | None, str | None]:
    for part in _candidates(body):
        if isinstance(part, str):
            return _short(part), None, None
        message = _first_text(
            part, "message", "detail", "error_description", "title", "msg", "Message"
        )
        code = _code(part)
        more = _first_text(part, "more_info", "infoUrl", "documentation_url", "doc_url")
        if more is None and (kind := _first_text(part, "type")) and kind.startswith("http"):
            more = kind
        if message is not None or code is not None:
            return message, code, more
    return None, None, None


def _candidates(body: Any) -> list[Any]:
    """The places where an error may say what it is, the most telling first."""
    if is_array(body):
        return body[:1]
    error, errors = body.get("error"), body.get("errors")
    found: list[Any] = []
    if isinstance(error, dict):
        found.append(error)
    found.append(body)
    if isinstance(error, str):
        found.append(error)
    if is_array(errors) and errors:
        found.append(errors[0])
    detail = body.get("detail")
    if is_array(detail) and detail:
        found.append(detail[0])
    return [part for part in found if isinstance(part, (dict, str))]


def _first_text(part: Any, *names: str) -> str | None:
    for name in names:
        value = part.get(name)
        if isinstance(value, str) and value.strip():
            return _short(value)
    return None


def _code(part: Any) -> int | str | None:
    value = part.get("code", part.get("error_code"))
    if isinstance(value, bool):
        return None
    if not isinstance(value, (int, str)) or value == "":
        value = part.get("error")
    if isinstance(value, str):
        return _short(value)
    return value if isinstance(value, int) else None


def _from_text(body: str) -> str | None:
    if "<" in body[:200]:
        title = re.search(r"<title[^>]*>([^<]*)</title>", body[:20_000], re.IGNORECASE)
        return _short(title.group(1)) if title else None
    return _short(body)


def _short(words: str) -> str:
    # Nothing that would break a log's line, or steer the terminal that shows it.
    line = " ".join(_CONTROL.sub(" ", words[: 4 * _LONGEST]).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
