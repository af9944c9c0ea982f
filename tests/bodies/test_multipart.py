"""Multipart bodies, parsed by werkzeug and python-multipart.

Expected are the rules of OpenAPI 3.0.4, 3.1.1 and 3.2.0 (Encoding Object, and the tables of
the default `contentType`), RFC 7578 and RFC 2046. A part without `Content-Type` is `text/plain`
(RFC 7578, section 4.4).
"""

from __future__ import annotations

import io
from typing import Any

import pytest

from clientwright.diagnostics import rules
from tests.bodies.conftest import Sender
from tests.bodies.parsing import Part, parse_multipart

BINARY = "application/octet-stream"
TABLE: list[tuple[str, dict[str, Any], list[Part]]] = [
    ("no part", {}, []),
    (
        "an object is JSON",
        {"home": {"zip": "é"}},
        [Part("home", '{"zip":"é"}'.encode(), "application/json")],
    ),
    (
        "one part for each object of an array",
        {"homes": [{"zip": "1"}, {"no": 2}]},
        [
            Part("homes", b'{"zip":"1"}', "application/json"),
            Part("homes", b'{"no":2}', "application/json"),
        ],
    ),
    (
        "one part for each item of an array",
        {"tags": ["a", "b c"]},
        [Part("tags", b"a"), Part("tags", b"b c")],
    ),
    (
        # "For values within a top-level array, including array values, the Encoding Object MUST be
        # applied to the entire value" (3.2.0, Encoding By Name).
        "an array in an array keeps its structure",
        {"grid": [["a", "b"], ["c"]]},
        [
            Part("grid", b'["a","b"]', "application/json"),
            Part("grid", b'["c"]', "application/json"),
        ],
    ),
    (
        "primitives are text",
        {"name": "", "count": -3, "on": True},
        [Part("name", b""), Part("count", b"-3"), Part("on", b"true")],
    ),
    (
        # 3.0.4 and 3.1.1: `application/octet-stream` for `format: byte` (a string with
        # `contentEncoding`). It is text, so without a file name.
        "bytes of `format: byte` are base64",
        {"hash": b"\xff\xfe"},
        [Part("hash", b"//4=", BINARY)],
    ),
    (
        "a string as application/json has quotes",
        {"quoted": "a"},
        [Part("quoted", b'"a"', "application/json")],
    ),
]


@pytest.mark.parametrize(
    ("values", "parts"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_parts(send: Sender, values: dict[str, Any], parts: list[Part]) -> None:
    assert parse_multipart(send(lambda client: client.bodies.multipart(**values))) == parts


STYLED = {"deep": {"zip": "a b", "no": 1}, "flat": ["a", "b,c"], "pipes": ["a", "b"]}


def test_styles(send: Sender, version: str) -> None:
    """From 3.1 on. In 3.0, `style` "SHALL be ignored if the request body media type is not
    `application/x-www-form-urlencoded`"."""
    found = parse_multipart(send(lambda client: client.bodies.multipart(**STYLED)))
    if version.startswith("3.0"):
        assert found == [
            Part("deep", b'{"zip":"a b","no":1}', "application/json"),
            Part("flat", b"a"),
            Part("flat", b"b,c"),
            Part("pipes", b"a"),
            Part("pipes", b"b"),
        ]
    else:
        assert found == [
            Part("deep[zip]", b"a b"),
            Part("deep[no]", b"1"),
            Part("flat", b"a,b,c"),
            Part("pipes", b"a|b"),
        ]


def test_reserved_characters_in_a_part(send: Sender) -> None:
    """`allowReserved` keeps what would be percent-encoded, and a part is not percent-encoded."""
    seen = send(lambda client: client.bodies.encoded(raw="a%2Fb&c ä"))
    assert parse_multipart(seen) == [Part("raw", "a%2Fb&c ä".encode())]


def test_value_in_a_media_type_that_cannot_be_encoded(send: Sender) -> None:
    """The value "depends on the `contentType`" (Encoding Object), so it is text, or a file."""
    seen = send(
        lambda client: client.bodies.encoded(
            doc="<a/>", docs=["1,2", "3,4"], archive=("a.zip", b"PK")
        )
    )
    csv = "text/csv; header=absent"
    assert parse_multipart(seen) == [
        Part("doc", b"<a/>", "application/xml"),
        Part("docs", b"1,2", csv),
        Part("docs", b"3,4", csv),
        Part("archive", b"PK", "application/zip", "a.zip"),
    ]
    found = [one for one in send.api.diagnostics.all if one.rule is rules.PART_OPAQUE]
    assert ["text" in one.message for one in found] == [True, True, False]
    hints = send.api.module("resources.bodies").Bodies.encoded.__annotations__
    assert hints["doc"] == "str | Unset"
    assert hints["archive"] == "File | Unset"


# --- files ---------------------------------------------------------------------------------------


def test_file_of_any_type(send: Sender) -> None:
    """The table of the default `contentType`: `application/octet-stream` for binary data."""
    [part] = parse_multipart(send(lambda client: client.bodies.files(file=b"\x00\xff")))
    assert part == Part("file", b"\x00\xff", BINARY, "file")


def test_media_type_is_guessed_from_name(send: Sender) -> None:
    found = parse_multipart(
        send(
            lambda client: client.bodies.files(
                file=("a.pdf", b"1"), photo=("b.JPG", b"2"), several=[("c.gif", b"3"), b"4"]
            )
        )
    )
    assert found == [
        Part("file", b"1", "application/pdf", "a.pdf"),
        Part("photo", b"2", "image/jpeg", "b.JPG"),
        Part("several", b"3", "image/gif", "c.gif"),
        Part("several", b"4", BINARY, "several"),
    ]


def test_media_type_of_tuple(send: Sender) -> None:
    seen = send(
        lambda client: client.bodies.files(
            photo=("a.gif", io.BytesIO(b"1"), "image/webp"), scan=(None, b"2", "image/gif")
        )
    )
    found = parse_multipart(seen)
    assert found == [
        Part("photo", b"1", "image/webp", "a.gif"),
        Part("scan", b"2", "image/gif", None),
    ]


@pytest.mark.parametrize(
    "values", [{"photo": b"1"}, {"scan": b"1"}, {"scan": ("notes.txt", b"1")}], ids=str
)
def test_unknown_media_type_is_refused(send: Sender, values: dict[str, Any]) -> None:
    send.refused(lambda client: client.bodies.files(**values), r"\(name, content, media type\)")


def test_headers_of_a_part(send: Sender) -> None:
    """`headers` of the Encoding Object with a single value, and those of a tuple."""
    file = ("a.png", b"1", None, {"X-Hash": "abc"})
    body = send(lambda client: client.bodies.files(scan=file)).body
    assert b'name="scan"; filename="a.png"\r\n' in body
    assert b"\r\nX-Kind: scan\r\n" in body
    assert b"\r\nX-Hash: abc\r\n" in body
    body = send(lambda client: client.bodies.encoded(note="a")).body
    assert b"\r\nX-Count: 5\r\nX-Final: true\r\n\r\na\r\n" in body


def test_unsafe_names_are_escaped(send: Sender) -> None:
    """As the HTML standard does for `multipart/form-data`: no name ends its line or quotes."""
    file = ('a"\r\nX-Evil: 1\r\n\r\n.png', b"1", "image/png")
    seen = send(lambda client: client.bodies.files(file=file))
    assert b"\r\nX-Evil" not in seen.body
    [part] = parse_multipart(seen)
    assert (part.name, part.content, part.media_type) == ("file", b"1", "image/png")


@pytest.mark.parametrize("header", [{"X-A": "1\r\nX-B: 2"}, {"X A": "1"}], ids=str)
def test_invalid_part_headers_are_refused(send: Sender, header: dict[str, str]) -> None:
    file = ("a.png", b"1", "image/png", header)
    send.refused(lambda client: client.bodies.files(file=file), "header")


# --- 3.1 -----------------------------------------------------------------------------------------


def test_part_of_any_schema_is_a_file(send_3_1: Sender) -> None:
    """3.1.1: the default `contentType` of a schema without a type is
    `application/octet-stream`."""
    seen = send_3_1(lambda client: client.bodies.any_part(any=b"\x00", png=b"1"))
    assert parse_multipart(seen) == [
        Part("any", b"\x00", BINARY, "any"),
        Part("png", b"1", "image/png", "png"),
    ]
    send_3_1.refused(lambda client: client.bodies.any_part(any="text"), "expected bytes")


def test_content_encoding_and_media_type(send_3_1: Sender) -> None:
    seen = send_3_1(lambda client: client.bodies.any_part(packed=b"\xff\xfe", html="<p>"))
    assert parse_multipart(seen) == [
        Part("packed", b"//4=", "image/png"),
        Part("html", b"<p>", "text/html"),
    ]


# --- 3.2 -----------------------------------------------------------------------------------------


def test_parts_by_position(send_3_2: Sender) -> None:
    """`prefixEncoding` and `itemEncoding` (3.2.0, Encoding By Position)."""
    seen = send_3_2(lambda client: client.bodies.mixed(body=[{"zip": "1"}, b"2", ("c.png", b"3")]))
    assert seen.headers["content-type"].startswith("multipart/mixed; boundary=")
    assert parse_multipart(seen) == [
        Part(None, b'{"zip":"1"}', "application/json"),
        Part(None, b"2", "image/png"),
        Part(None, b"3", "image/png", "c.png"),
    ]
    assert b"\r\nX-Part: first\r\n" in seen.body
    assert b"form-data" not in seen.body


def test_properties_that_are_not_declared_are_files(send: Sender) -> None:
    """The default `contentType` depends on the schema of a property, declared or not."""
    seen = send(lambda client: client.bodies.other_files(body={"a": b"1", "b": (None, b"2")}))
    assert parse_multipart(seen) == [Part("a", b"1", BINARY, "a"), Part("b", b"2", BINARY)]
    send.refused(lambda client: client.bodies.other_files(body={"a": "1"}), "expected bytes")
