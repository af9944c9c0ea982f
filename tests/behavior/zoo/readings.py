"""The oracle of the responses of the zoo: what a client returns or raises for each.

The expected values are those of the specifications; none is computed by a client. `source` says
where they come from: sections are those of OpenAPI 3.2.0 unless another document is named.
"""

from __future__ import annotations

import base64
import gzip
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Final
from uuid import UUID

from .parameters import FORM, JSON, PLAIN
from .responses import (
    EVENTS,
    LINES,
    NDJSON,
    PROBLEM,
    RAW,
    RESPONSES,
    SEQUENCE,
    XML,
    Declared,
)

BY_KEY = {declared.key: declared for declared in RESPONSES}


@dataclass(frozen=True)
class Model:
    """A model, by the name of its schema. `fields` are its properties, by JSON name."""

    name: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Failure:
    """The error of a status, and its body."""

    error: str
    body: Any = None


@dataclass(frozen=True)
class Items:
    """The values of a stream."""

    values: list[Any]


VIOLATION: Final = "violation"
"""The response contradicts the document: an error with `strict`, else an error or drift."""
REFUSED: Final = "refused"
"""It contradicts an assertion that no type expresses: an error with `strict`."""
NONE: Final[Mapping[str, str]] = {}


@dataclass(frozen=True)
class Reading:
    """A response, and what the call of an operation returns or raises."""

    key: str
    content: bytes
    expected: Any
    source: str
    media_type: str | None = JSON
    """The header `Content-Type`."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    accept: str | None = None
    """What the call asks for."""
    raw_headers: Mapping[str, str] = field(default_factory=dict[str, str])
    """What the headers of the response are, where they are of interest."""
    header: Any = None
    """The header `X-Hue` in its type."""

    @property
    def declared(self) -> Declared:
        return BY_KEY[self.key]

    def __str__(self) -> str:
        return f"{self.key}-{self.status}-{self.media_type}-{self.content!r}"[:90]


def is_conforming(reading: Reading) -> bool:
    """Whether the response is a success as the document declares it, in JSON as UTF-8."""
    is_plain = not isinstance(reading.expected, (Failure, Items, bytes))
    return (
        is_plain
        and reading.expected not in (VIOLATION, REFUSED)
        and not {"Content-Encoding"} & set(reading.headers)
        and reading.declared.method != "head"
    )


REX: Final = Model("Animal", {"name": "Réx", "legs": 4})
REX_JSON: Final = '{"name": "Réx", "legs": 4}'.encode()
SNOWMAN: Final = "☃ é\r\n\t\x00😀"
TEN_MEDIA: Final = "Media Type Object"


# --- media types ---------------------------------------------------------------------------------


def _media_types() -> Iterator[Reading]:
    suffix = "RFC 6839, 3.1: +json"
    for key, media_type in (
        ("json", "application/json"),
        ("json", "Application/JSON"),
        ("json", "application/json;profile=x"),
        ("json_suffix", "application/vnd.zoo.animal+json"),
        ("json_charset", "application/json; charset=utf-8"),
        ("json_charset", "application/json"),
        ("json_any", "application/json"),
        ("json_any", "application/vnd.other+json"),
        ("json_application", "application/json"),
    ):
        yield Reading(key, REX_JSON, REX, f"RFC 8259, 8.1; {suffix}", media_type)
    problem = Model("Problem", {"title": "Gone", "status": 410})
    yield Reading(
        "json_problem", b'{"title": "Gone", "status": 410}', problem, "RFC 9457, 3", PROBLEM
    )
    text = SNOWMAN.encode()
    for key, media_type in (
        ("plain", PLAIN),
        ("plain_undescribed", PLAIN),
        ("csv", "text/csv"),
        ("html", "text/html"),
        ("text_any", "text/markdown"),
        ("yaml", "application/yaml"),
    ):
        # RFC 6838, 4.2.1: line breaks and control characters are part of a text.
        yield Reading(key, text, SNOWMAN, "RFC 6838, 4.2.1", media_type)
        yield Reading(key, b"", "", "the empty text", media_type)
        yield Reading(key, b" \r\n\n", " \r\n\n", "a text of white space", media_type)
    typed = "Media Type Object: the schema describes the content"
    for key, content, value in (
        ("plain_integer", b"42", 42),
        ("plain_integer", b" -7\n", -7),
        ("plain_integer", b"x", VIOLATION),
        ("plain_integer", b"", VIOLATION),
        ("plain_number", b"2.5", 2.5),
        ("plain_number", b"9007199254740993", 9007199254740993),
        ("plain_boolean", b"true", True),
        ("plain_boolean", b"1", VIOLATION),
    ):
        yield Reading(key, content, value, typed, PLAIN)
        yield Reading(key, content, value, typed, f"{PLAIN}; charset=utf-8")
    every_byte = bytes(range(256))
    for key, media_type in (
        ("raw", RAW),
        ("raw_undescribed", RAW),
        ("csv_binary", "text/csv"),
        ("csv_binary", "text/csv; charset=utf-8"),
        ("json_binary", JSON),
        ("png", "image/png"),
        ("image_any", "image/png"),
        ("image_any", "image/svg+xml"),
        ("image_undescribed", "image/webp"),
        ("any_binary", "image/png"),
        ("any_binary", JSON),
        ("any_binary", "text/plain; charset=utf-8"),
        ("any_binary", None),
        ("multipart", "multipart/mixed; boundary=a"),
    ):
        source = "OpenAPI 3.0.4, Data Types: binary is any sequence of bytes"
        yield Reading(key, every_byte, every_byte, source, media_type)
        yield Reading(key, b"", b"", source, media_type)
        yield Reading(key, b" \n", b" \n", source, media_type)


def _xml() -> Iterator[Reading]:
    source = "RFC 7303, 3; XML 1.0, appendix F"
    latin = '<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>'
    wide = '<?xml version="1.0" encoding="utf-16"?><a>é</a>'
    for key, media_type in (
        ("xml", XML),
        ("xml_described", XML),
        ("xml_text", "text/xml"),
        ("xml_suffix", "image/svg+xml"),
    ):
        yield Reading(key, "<a>é☃</a>".encode(), "<a>é☃</a>", source, media_type)
        yield Reading(key, latin.encode("latin-1"), latin, source, media_type)
        yield Reading(key, wide.encode("utf-16"), wide, source, media_type)
        yield Reading(key, latin.encode(), latin, source, f"{media_type}; charset=utf-8")
        windows = f"{media_type}; charset=windows-1252"
        yield Reading(key, "<a>“é</a>".encode("cp1252"), "<a>“é</a>", source, windows)
        bom = b"\xef\xbb\xbf" + latin.encode()
        yield Reading(key, bom, latin, source, f"{media_type}; charset=iso-8859-1")


# --- character sets ------------------------------------------------------------------------------


def _charsets() -> Iterator[Reading]:
    labels = "Encoding Standard, 4.2 (names and labels)"
    for key, base in (("plain", PLAIN), ("csv", "text/csv"), ("html", "text/html")):
        for charset, text, content in (
            ("utf-8", "é☃", b"\xc3\xa9\xe2\x98\x83"),
            ("UTF-8", "é☃", b"\xc3\xa9\xe2\x98\x83"),
            ('"utf-8"', "é☃", b"\xc3\xa9\xe2\x98\x83"),
            ("iso-8859-1", "é£", b"\xe9\xa3"),
            ("ISO-8859-1", "é£", b"\xe9\xa3"),
            ("latin1", "é£", b"\xe9\xa3"),
            ("windows-1252", "“é€", b"\x93\xe9\x80"),
            ("iso-8859-15", "€", b"\xa4"),
            ("us-ascii", "a", b"a"),
            ("shift_jis", "日本", b"\x93\xfa\x96{"),
            ("utf-16", "é☃", b"\xff\xfe\xe9\x00\x03\x26"),
            ("utf-16", "é☃", b"\xfe\xff\x00\xe9\x26\x03"),
            ("utf-16le", "é", b"\xe9\x00"),
            ("utf-16be", "é", b"\x00\xe9"),
        ):
            yield Reading(key, content, text, labels, f"{base}; charset={charset}")
        # RFC 9110, 5.6.6: names of parameters are case-insensitive, values may be quoted.
        parameters = f'{base};a="x;charset=utf-16";CHARSET="ISO-8859-1"'
        yield Reading(key, b"\xe9", "é", "RFC 9110, 5.6.6", parameters)
        absent = "Encoding Standard, 6 (UTF-8 decode)"
        yield Reading(key, b"\xc3\xa9", "é", absent, base)
        yield Reading(key, b"\xe9 a", "� a", f"{absent}: invalid bytes are replaced", base)
        unknown = "Encoding Standard, 6: no encoding for this label, so the fallback"
        for charset in ("klingon", "x-user", "base64", "rot13", "zlib_codec", ""):
            yield Reading(key, b"\xc3\xa9", "é", unknown, f"{base}; charset={charset}")
        # Decode: a byte order mark has precedence, and is not part of the text.
        marks = "Encoding Standard, 6 (decode, BOM sniff)"
        yield Reading(key, b"\xef\xbb\xbf\xc3\xa9", "é", marks, base)
        yield Reading(key, b"\xef\xbb\xbf\xc3\xa9", "é", marks, f"{base}; charset=utf-8")
        yield Reading(key, b"\xef\xbb\xbf\xc3\xa9", "é", marks, f"{base}; charset=iso-8859-1")
        yield Reading(key, b"\xff\xfe\xe9\x00", "é", marks, base)


def _json_charsets() -> Iterator[Reading]:
    utf8 = "RFC 8259, 8.1 and 11: JSON is UTF-8, and `charset` has no effect"
    for charset in ("utf-8", "UTF-8", "iso-8859-1", "windows-1252", "us-ascii", "klingon", "hex"):
        yield Reading("json", REX_JSON, REX, utf8, f"application/json; charset={charset}")
    mark = "RFC 8259, 8.1: parsers may ignore a byte order mark"
    yield Reading("json", b"\xef\xbb\xbf" + REX_JSON, REX, mark)
    # Texts that are not UTF-8 are not JSON. What they state or begin with is all that tells more.
    older = "RFC 4627, 3 and 6: UTF-16 was allowed"
    for encoding, charset in (
        ("utf-16", "; charset=utf-16"),
        ("utf-16-le", "; charset=utf-16le"),
        ("iso-8859-1", "; charset=iso-8859-1"),
    ):
        content = REX_JSON.decode().encode(encoding)
        yield Reading("json", content, REX, older, f"application/json{charset}")
    yield Reading("json", REX_JSON.decode().encode("latin-1"), VIOLATION, utf8)


def _encodings() -> Iterator[Reading]:
    source = "RFC 9110, 8.4.1"
    deflated = zlib.compress(REX_JSON)
    for coding, content in (
        ("gzip", gzip.compress(REX_JSON, mtime=0)),
        ("deflate", deflated),
        ("gzip, deflate", zlib.compress(gzip.compress(REX_JSON, mtime=0))),
        ("identity", REX_JSON),
    ):
        yield Reading("json", content, REX, source, headers={"Content-Encoding": coding})


# --- streams -------------------------------------------------------------------------------------


def _streams() -> Iterator[Reading]:
    two = Items([Model("Animal", {"name": "Réx"}), Model("Animal", {"name": "Bo", "legs": 2})])
    first, second = '{"name": "Réx"}', '{"name": "Bo", "legs": 2}'
    lines = "JSON Lines: UTF-8, a value in each line, LF or CR LF; ndjson-spec, 3.1"
    for key, media_type in (("lines", LINES), ("ndjson", NDJSON)):
        for name in (key, f"{key}_item", *(["lines_array"] if key == "lines" else [])):
            for text in (
                f"{first}\n{second}\n",
                f"{first}\n{second}",
                f"{first}\r\n{second}\r\n",
                f"{first}\n\n{second}\n",
            ):
                yield Reading(name, text.encode(), two, lines, media_type)
            yield Reading(name, b"", Items([]), lines, media_type)
            yield Reading(name, b"{\n", VIOLATION, lines, media_type)
            yield Reading(name, b'{"legs": 4}\n', VIOLATION, lines, media_type)
    for name in ("sequence", "sequence_array", "sequence_item"):
        sequence = "RFC 7464, 2.1"
        for text in (
            f"\x1e{first}\n\x1e{second}\n",
            f"\x1e\x1e{first}\n\x1e{second}\n",
            '\x1e{\n"name":\n"Réx"}\n\x1e' + second + "\n",
        ):
            yield Reading(name, text.encode(), two, sequence, SEQUENCE)
        yield Reading(name, b"", Items([]), sequence, SEQUENCE)
    html = "HTML, 9.2.5 and 9.2.6"
    for end in ("\n", "\r\n", "\r"):
        text = f": hello{end}data: {first}{end}{end}event: x{end}id: 1{end}data:{second}{end}{end}"
        yield Reading("events", text.encode(), two, html, EVENTS)
        yield Reading("events", b"\xef\xbb\xbf" + text.encode(), two, html, EVENTS)
        # UTF-8, whatever is stated.
        yield Reading("events", text.encode(), two, html, f"{EVENTS}; charset=iso-8859-1")
        several = (
            f"data: a{end}data:{end}data:  b{end}{end}data{end}{end}retry: 10{end}{end}data: c"
        )
        yield Reading("events_text", several.encode(), Items(["a\n\n b", ""]), html, EVENTS)
    pretty = 'data: {\ndata: "name":\ndata: "Réx"}\n\n'.encode()
    yield Reading("events", pretty, Items([Model("Animal", {"name": "Réx"})]), html, EVENTS)
    yield Reading("events", b"", Items([]), html, EVENTS)
    for key in ("events", "lines", "sequence"):
        other = "another media type is not the stream that was asked for"
        yield Reading(key, b"<html>Log in</html>", VIOLATION, other, "text/html")
        yield Reading(key, b'{"error": 1}', VIOLATION, other, JSON)


# --- several media types -------------------------------------------------------------------------


def _selected() -> Iterator[Reading]:
    source = "RFC 9110, 8.3 and 12.5.1"
    pdf = b"%PDF\xff"
    yield Reading("several", REX_JSON, REX, source)
    yield Reading("several", REX_JSON, REX, source, accept=JSON)
    yield Reading("several", b"a,b\r\n", "a,b\r\n", source, "text/csv", accept="text/csv")
    yield Reading("several", b"", "", source, "text/csv; header=absent", accept="text/csv")
    yield Reading("several", pdf, pdf, source, "application/pdf", accept="application/pdf")
    # Declared, but not what was asked for: read as what it is.
    for accept, media_type, content in (
        (None, "text/csv", b"a"),
        ("text/csv", JSON, REX_JSON),
        ("application/pdf", "text/csv", b"a"),
    ):
        yield Reading("several", content, VIOLATION, source, media_type, accept=accept)
    specific = "Response Object: only the most specific key is applicable"
    yield Reading("ranges", b"a", "a", specific, PLAIN, accept=PLAIN)
    yield Reading("ranges", b"\xff", b"\xff", specific, "text/x-any", accept="text/x-any")
    yield Reading("ranges", REX_JSON, REX, specific)


# --- statuses ------------------------------------------------------------------------------------


def _statuses() -> Iterator[Reading]:
    code, problem = Model("Code", {"code": 7}), Model("Problem", {"title": "No"})
    job = Model("Job", {"job": "a"})
    code_json, problem_json, job_json = b'{"code": 7}', b'{"title": "No"}', b'{"job": "a"}'
    source = "Responses Object"
    yield Reading("created", REX_JSON, REX, source, status=201)
    yield Reading("accepted", job_json, job, source, status=202)
    yield Reading("accepted_empty", b"", None, source, None, 202)
    yield Reading("no_content", b"", None, "RFC 9110, 15.3.5", None, 204)
    yield Reading("reset", b"", None, "RFC 9110, 15.3.6", None, 205)
    content_range = {"Content-Range": "bytes 1-2/9"}
    yield Reading(
        *("partial", b"\xff\x00", b"\xff\x00", "RFC 9110, 14.4", RAW, 206),
        headers=content_range,
        raw_headers={"content-range": "bytes 1-2/9"},
    )
    yield Reading("without_content", b"", None, source, None)
    undescribed = "nothing is declared, so RFC 9110, 8.3"
    yield Reading("without_content_get", b'{"a": [1]}', {"a": [1]}, undescribed)
    yield Reading("without_content_get", b"a b", "a b", undescribed, PLAIN)
    yield Reading("without_content_get", b"\x89PNG", b"\x89PNG", undescribed, "image/png")
    yield Reading("without_content_get", b"<p>", "<p>", undescribed, "text/html")
    yield Reading("without_content_get", b'{"a": [1]}', {"a": [1]}, undescribed, None)
    yield Reading("without_content_get", b"OK", b"OK", "RFC 9110, 8.3: octet-stream", None)
    yield Reading("without_content_get", b"", None, undescribed, None)
    yield Reading("without_content", b'{"a": [1]}', VIOLATION, source)
    yield Reading("head", b"", None, "RFC 9110, 9.3.2", JSON)
    for key in ("union", "exact_success", "success_range", "only_default"):
        yield Reading(key, REX_JSON, REX, source, status=200)
    yield Reading("union", job_json, job, source, status=202)
    yield Reading("union", b"text", "text", source, PLAIN, 203)
    yield Reading("union", b"", None, source, None, 204)
    yield Reading("success_range", REX_JSON, REX, source, status=299)
    yield Reading("only_default", REX_JSON, REX, source, status=203)
    width = Model("Cage", {"width": 1.5})
    exact = "Responses Object: the explicit code takes precedence over the range"
    yield Reading("exact_success", b'{"width": 1.5}', width, exact, status=201)
    yield Reading("exact_success", REX_JSON, REX, exact, status=202)
    failed = Failure("ClientStatusError", problem)
    # RFC 9110, 8.3.1: media types are case-insensitive and can have parameters.
    yield Reading("failures", problem_json, failed, exact, f"{PROBLEM}; charset=utf-8", 418)
    yield Reading("failures", problem_json, failed, exact, "Application/Problem+JSON", 418)
    yield Reading("exact_success", problem_json, failed, source, status=418)

    not_found = Failure("NotFoundError", code)
    yield Reading("failures", code_json, not_found, exact, status=404)
    yield Reading("failures", problem_json, failed, exact, PROBLEM, 418)
    yield Reading("failures", job_json, Failure("ServerError", job), source, status=503)
    yield Reading("failures", job_json, Failure("ServerError", job), source, status=599)
    conflict = Failure("ConflictError", None)
    yield Reading("failures", b"", conflict, source, None, 409)
    unprocessable = "UnprocessableEntityError"
    yield Reading("failures", code_json, Failure(unprocessable, code), source, JSON, 422)
    yield Reading("failures", problem_json, Failure(unprocessable, problem), source, PROBLEM, 422)
    for status, error in (
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (429, "RateLimitError"),
        (451, "ClientStatusError"),
    ):
        wrong = Failure(error, problem)
        yield Reading("failures", problem_json, wrong, "RFC 9110, 15.5", PROBLEM, status)
    bad = Failure("BadRequestError", "näh")
    latin = "text/plain; charset=iso-8859-1"
    yield Reading("plain_failure", "näh".encode("latin-1"), bad, source, latin, 400)
    yield Reading("plain_failure", b"", Failure("BadRequestError"), source, PLAIN, 400)
    # Nothing is declared: JSON and texts are what their media types say.
    undeclared = Failure("ClientStatusError", {"a": [1]})
    yield Reading("undeclared_failure", b'{"a": [1]}', undeclared, "RFC 9110, 8.3", status=418)
    teapot = Failure("ClientStatusError", "short and stout")
    yield Reading("undeclared_failure", b"short and stout", teapot, "RFC 9110, 8.3", PLAIN, 418)
    empty = Failure("ServerError", None)
    yield Reading("undeclared_failure", b"", empty, "RFC 9110, 6.4.1", None, 500)
    location = {"Location": "https://elsewhere.example/a?b=c#d"}
    redirect = "RFC 9110, 10.2.2 and 15.4.3"
    yield Reading(*("found", b"", location["Location"], redirect, None, 302), headers=location)
    unchanged = Failure("NotModifiedError")
    yield Reading("moved", b"", unchanged, "RFC 9110, 15.4.5", None, 304)


# --- bodies --------------------------------------------------------------------------------------


def _scalars() -> Iterator[Reading]:
    json, schema = "RFC 8259", "JSON Schema 2020-12, 4.2.1: numbers are mathematical"
    emptiness = "RFC 8259, 2: a JSON text is a value"
    for key, text, value, source in (
        ("text", r'"a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"', 'a"\\/\b\f\n\r\té😀', f"{json}, 7"),
        ("text", '""', "", f"{json}, 7"),
        ("text", ' "a"\r\n', "a", f"{json}, 2"),
        ("text", "null", VIOLATION, "Data Types"),
        ("text", "", VIOLATION, emptiness),
        ("text", " \n", VIOLATION, emptiness),
        ("text", '"a', VIOLATION, emptiness),
        ("text", "5", VIOLATION, "Data Types"),
        ("text_or_null", "null", None, "OpenAPI 3.0.4, Schema Object: nullable"),
        ("text_or_null", '"null"', "null", f"{json}, 7"),
        ("integer", "9007199254740993", 9007199254740993, f"{json}, 6"),
        ("integer", "-9223372036854775809", -9223372036854775809, f"{json}, 6"),
        ("integer", "1" + "0" * 40, 10**40, f"{json}, 6"),
        ("integer", "1.0", 1, schema),
        ("integer", "1E2", 100, schema),
        ("integer", "1.5", VIOLATION, "Data Types"),
        ("integer", '"1"', VIOLATION, "Data Types"),
        ("integer", "true", VIOLATION, f"{json}, 3"),
        ("number", "123", 123, schema),
        ("number", "9007199254740993", 9007199254740993, f"{json}, 6"),
        ("number", "0.1", 0.1, f"{json}, 6"),
        ("number", "-1.25e-3", -0.00125, f"{json}, 6"),
        ("number", "1.7976931348623157e308", 1.7976931348623157e308, "IEEE 754, binary64"),
        ("number", "NaN", VIOLATION, f"{json}, 6"),
        ("boolean", "true", True, f"{json}, 3"),
        ("boolean", "false", False, f"{json}, 3"),
        ("boolean", "1", VIOLATION, "Data Types"),
        ("anything", "null", None, "JSON Schema, 4.3.2: {} allows any value"),
        ("mixed", '[1, "a", {"b": null}]', [1, "a", {"b": None}], "JSON Schema, 4.3.2"),
        ("anything", "false", False, "JSON Schema, 4.3.2"),
        ("any_object", '{"a": {"b": [1.5]}}', {"a": {"b": [1.5]}}, f"{json}, 4"),
        ("grid", "[[1, 2.5], []]", [[1, 2.5], []], f"{json}, 5"),
        ("byte", '"//79AA=="', b"\xff\xfe\xfd\x00", "RFC 4648, 4"),
        ("byte", '""', b"", "RFC 4648, 10"),
        ("bytes", '["dGVzdA==", ""]', [b"test", b""], "RFC 4648, 4 and 10"),
        ("encoded", '"iVBORw=="', b"\x89PNG", "JSON Schema validation, 8.3"),
        ("enum", '"dog"', "dog", "JSON Schema validation, 6.1.2"),
        ("null", "null", None, "Data Types"),
        ("null", "5", VIOLATION, "Data Types"),
        ("several_types", "5", 5, "JSON Schema validation, 6.1.1"),
        ("several_types", '"5"', "5", "JSON Schema validation, 6.1.1"),
        ("several_types", "null", None, "JSON Schema validation, 6.1.1"),
    ):
        yield Reading(f"body_{key}", text.encode(), value, source)
    for key, text, value, source in (
        ("word", '"aé"', "aé", "JSON Schema validation, 6.3"),
        ("word", '"😀"', REFUSED, "JSON Schema validation, 6.3.2: characters as in RFC 8259"),
        ("word", '"abcd"', REFUSED, "JSON Schema validation, 6.3.1"),
        ("word", '"AB"', REFUSED, "JSON Schema validation, 6.3.3"),
        ("percent", "35", 35, "JSON Schema validation, 6.2"),
        ("percent", "105", REFUSED, "JSON Schema validation, 6.2.2"),
        ("percent", "-5", REFUSED, "JSON Schema validation, 6.2.4"),
        ("percent", "7", REFUSED, "JSON Schema validation, 6.2.1"),
        ("set", "[1, 2]", [1, 2], "JSON Schema validation, 6.4"),
        ("set", "[1, 2, 3]", REFUSED, "JSON Schema validation, 6.4.1"),
        ("set", "[1, 1.0]", REFUSED, "JSON Schema validation, 6.4.3; 4.2.2: equal numbers"),
    ):
        yield Reading(f"body_{key}", text.encode(), value, source)
    for text, moment in (
        ("2026-02-03T04:05:06Z", datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)),
        ("2026-02-03t04:05:06z", datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)),
        ("2026-02-03T04:05:06.25Z", datetime(2026, 2, 3, 4, 5, 6, 250000, tzinfo=UTC)),
        (
            "2026-02-03T04:05:06-23:59",
            datetime(2026, 2, 3, 4, 5, 6, tzinfo=timezone(-timedelta(hours=23, minutes=59))),
        ),
    ):
        yield Reading("body_date_time", f'"{text}"'.encode(), moment, "RFC 3339, 5.6")
    for text in ("yesterday", "2026-02-30T00:00:00Z", "2026-02-03"):
        yield Reading("body_date_time", f'"{text}"'.encode(), VIOLATION, "RFC 3339, 5.6 and 5.7")


def _objects() -> Iterator[Reading]:
    cat, dog = Model("Cat", {"kind": "cat", "lives": 7}), Model("Dog", {"kind": "dog", "tricks": 1})
    cat_json, dog_json = '{"kind": "cat", "lives": 7}', '{"kind": "dog", "tricks": 1}'
    allows, tag = "JSON Schema 2020-12, 10.3.2.3: allowed by default", "Discriminator Object"
    read_only = "OpenAPI 3.0.4, Schema Object: readOnly and writeOnly"
    photo = base64.b64encode(b"\x89PNG").decode()
    moment = '{"at": "2026-02-03T04:05:06Z", "day": "2026-02-03", "id": "%s"}'
    uuid = "0c6f2a52-5a0e-4b9b-9d8f-3a5f3c1d2e4f"
    for key, text, value, source in (
        ("tagged", cat_json, cat, tag),
        ("tagged", '{"tricks": 1, "kind": "dog"}', dog, tag),
        ("tagged", '{"kind": "fox"}', VIOLATION, tag),
        ("list", f"[{dog_json}, {cat_json}]", [dog, cat], tag),
        ("list", "[]", [], "RFC 8259, 5"),
        ("list", "null", VIOLATION, "Data Types"),
        ("mixed", '[1, "hello", null]', [1, "hello", None], "JSON Schema, core 4.3.2"),
        ("mixed", "{}", VIOLATION, "Data Types"),
        ("list", "{}", VIOLATION, "Data Types"),
        ("untagged", '{"width": 2.5}', Model("Cage", {"width": 2.5}), "JSON Schema, 10.2.1.2"),
        ("untagged", '{"job": "a"}', Model("Job", {"job": "a"}), "JSON Schema, 10.2.1.2"),
        ("untagged", '{"x": 1}', VIOLATION, "JSON Schema, 10.2.1.2"),
        (
            "named",
            '{"name": "Bo", "cage": {"width": 2.5}}',
            Model("Named", {"name": "Bo", "cage": Model("Cage", {"width": 2.5})}),
            "JSON Schema, 10.2.1.1",
        ),
        ("named", '{"name": "Bo"}', VIOLATION, "JSON Schema, 10.2.1.1"),
        ("counts", '{"a": 1, "b c": 2, "": 3}', {"a": 1, "b c": 2, "": 3}, "JSON Schema, 10.3.2.3"),
        ("counts", '{"a": "x"}', VIOLATION, "JSON Schema, 10.3.2.3"),
        ("open", '{"name": "a", "x": 1.5}', Model("Open", {"name": "a", "x": 1.5}), allows),
        ("open", '{"name": "a", "x": "y"}', VIOLATION, "JSON Schema, 10.3.2.3"),
        ("closed", '{"name": "a"}', Model("Closed", {"name": "a"}), "JSON Schema, 10.3.2.3"),
        ("closed", '{"name": "a", "x": 1}', REFUSED, "JSON Schema, 10.3.2.3"),
        ("account", '{"id": "1"}', Model("Account", {"id": "1"}), read_only),
        ("account", '{"name": "a"}', VIOLATION, read_only),
        (
            "moment",
            moment % uuid,
            Model(
                "Moment",
                {
                    "at": datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC),
                    "day": date(2026, 2, 3),
                    "id": UUID(uuid),
                },
            ),
            "RFC 3339, 5.6; RFC 9562, 4",
        ),
        (
            "photo",
            f'{{"data": "{photo}", "title": null}}',
            Model("Photo", {"data": b"\x89PNG", "title": None}),
            "RFC 4648, 4; nullable",
        ),
        ("photo", '{"title": "a"}', Model("Photo", {"title": "a"}), "Schema Object: required"),
        ("maybe", "null", None, "OpenAPI 3.0.4, Schema Object: nullable"),
        ("maybe", '{"name": "a"}', Model("MaybeAnimal", {"name": "a"}), "Schema Object"),
        (
            "node",
            '{"next": {"next": {"name": "a"}}}',
            Model("Node", {"next": Model("Node", {"next": Model("Node", {"name": "a"})})}),
            "JSON Schema, 8.2.3.1: recursion",
        ),
    ):
        yield Reading(f"body_{key}", text.encode(), value, source)
    extra = b'{"name": "Rex", "wings": {"n": 2}, "a b": null}'
    kept = Model("Animal", {"name": "Rex", "wings": {"n": 2}, "a b": None})
    yield Reading("json", extra, kept, allows)
    for content in (b"", b" \r\n", b"null", b"[]", b'{"legs": 4}', b'{"name": 5}'):
        yield Reading("json", content, VIOLATION, "Schema Object; RFC 8259, 2")
    yield Reading("json", b"<html>Log in</html>", VIOLATION, "RFC 8259, 2", "text/html")
    yield Reading("form", b"name=a+b&tags=x&tags=y", "name=a+b&tags=x&tags=y", "as it is", FORM)


# --- headers -------------------------------------------------------------------------------------


def _headers() -> Iterator[Reading]:
    for sent, got in (
        ({"X-One": "a, b"}, {"x-one": "a, b", "X-ONE": "a, b"}),
        ({"X-Spaces": "  a  b \t"}, {"x-spaces": "a  b"}),
        ({"X-Empty": ""}, {"x-empty": ""}),
        ({"X-Quoted": '"a,b";q=1'}, {"x-quoted": '"a,b";q=1'}),
        ({"X-Json": '{"a": [1]}'}, {"x-json": '{"a": [1]}'}),
    ):
        source = "RFC 9110, 5.1 and 5.5"
        yield Reading("json", REX_JSON, REX, source, headers=sent, raw_headers=got)


def _typed_headers() -> Iterator[Reading]:
    styles, lists = "Style Examples", "RFC 9110, 5.6.1"
    rgb = Model("Rgb", {"R": 100, "G": 200, "B": 150})
    hues = ["blue", "black", "brown"]
    uuid = "0c6f2a52-5a0e-4b9b-9d8f-3a5f3c1d2e4f"
    moment = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
    for shapes, text, value, source in (
        ("text text_simple text_exploded", "blue", "blue", styles),
        ("text", "a, b", "a, b", "RFC 9110, 5.5"),
        ("text", "100%25 ü".encode().decode("latin-1"), "100%25 ü", "Header Object: no encoding"),
        ("array array_simple array_exploded", "blue,black,brown", hues, styles),
        ("array", "blue ,\tblack,,brown", hues, lists),
        ("array", "blue", ["blue"], styles),
        ("numbers", "1,2.5,-3", [1, 2.5, -3], styles),
        ("object object_simple", "R,100,G,200,B,150", rgb, styles),
        ("object_exploded", "R=100,G=200,B=150", rgb, styles),
        ("map map_simple", "R,100,G,200", {"R": "100", "G": "200"}, styles),
        ("map_exploded", "R=100,G=200", {"R": "100", "G": "200"}, styles),
        ("integer required", "42", 42, "Data Types"),
        ("integer", "9007199254740993", 9007199254740993, "RFC 8259, 6"),
        ("integer required", "x", VIOLATION, "Data Types"),
        ("required", None, VIOLATION, "Header Object: required"),
        ("integer", None, REX, "Header Object: optional"),
        ("number", "2.5", 2.5, "Data Types"),
        ("number", "2", 2, "JSON Schema 2020-12, 4.2.1"),
        ("boolean", "true", True, "Data Types"),
        ("boolean", "yes", VIOLATION, "Data Types"),
        ("date_time", "2026-02-03T04:05:06Z", moment, "RFC 3339, 5.6"),
        ("date_time", "Tue, 03 Feb 2026 04:05:06 GMT", moment, "RFC 9110, 5.6.7"),
        ("date", "2026-02-03", date(2026, 2, 3), "RFC 3339, 5.6"),
        ("uuid", uuid, UUID(uuid), "RFC 9562, 4"),
        ("enum", "black", "black", "JSON Schema validation, 6.1.2"),
        (
            "json_object",
            '{"name": "Bo"}',
            Model("Animal", {"name": "Bo"}),
            "Header Object: content",
        ),
        ("json_array", '["a", "b,c"]', ["a", "b,c"], "Header Object: content"),
        ("json_text", '"a"', "a", "Header Object: content"),
        ("json_object", "{", VIOLATION, "RFC 8259, 2"),
        ("plain", '"a", b', '"a", b', "Header Object: content"),
    ):
        headers = {} if text is None else {"X-Hue": text}
        for shape in shapes.split():
            expected = VIOLATION if value == VIOLATION else REX
            header = None if value in (VIOLATION, REX) else value
            yield Reading(
                *(f"response_header_{shape}", REX_JSON, expected, source),
                headers=headers,
                header=header,
            )
    limited = Failure("RateLimitError")
    source = "Responses Object; RFC 9110, 6.3: fields of any response"
    hue = {"X-Hue": "7"}
    yield Reading("error_header", b"", limited, source, None, 429, headers=hue, header=7)


READINGS: tuple[Reading, ...] = (
    *_media_types(),
    *_xml(),
    *_charsets(),
    *_json_charsets(),
    *_encodings(),
    *_streams(),
    *_selected(),
    *_statuses(),
    *_scalars(),
    *_objects(),
    *_headers(),
    *_typed_headers(),
)
