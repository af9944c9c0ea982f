"""URL-encoded forms: the bytes that the OpenAPI Specification and the WHATWG URL Standard state.

The specification is quoted from its versions 3.0.4, 3.1.1 and 3.2.0, which agree: "if all three of
`style`, `explode`, and `allowReserved` fields are absent [...] encoding is to be based on
`contentType` alone" (Encoding Object), whose default is `application/json` for an object,
`text/plain` for other values, and for an array "according to the type of the items".
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.bodies.conftest import Sender
from tests.bodies.parsing import parse_form

TABLE: list[tuple[str, dict[str, Any], bytes, list[tuple[str, str]]]] = [
    (
        "an object is JSON",
        {"home": {"zip": "1"}},
        b"home=%7B%22zip%22%3A%221%22%7D",
        [("home", '{"zip":"1"}')],
    ),
    (
        "each object of an array is JSON under the same name",
        {"homes": [{"zip": "1"}, {"no": 2}]},
        b"homes=%7B%22zip%22%3A%221%22%7D&homes=%7B%22no%22%3A2%7D",
        [("homes", '{"zip":"1"}'), ("homes", '{"no":2}')],
    ),
    (
        "an array of primitives repeats the name",
        {"tags": ["a", "b c"]},
        b"tags=a&tags=b+c",
        [("tags", "a"), ("tags", "b c")],
    ),
    ("an empty array is nothing", {"tags": []}, b"", []),
    (
        "an array of arrays repeats JSON",
        {"grid": [["a", "b"], []]},
        b"grid=%5B%22a%22%2C%22b%22%5D&grid=%5B%5D",
        [("grid", '["a","b"]'), ("grid", "[]")],
    ),
    (
        "primitives are text as in JSON, without quotes",
        {"name": "", "count": -3, "on": False},
        b"name=&count=-3&on=false",
        [("name", ""), ("count", "-3"), ("on", "false")],
    ),
    (
        # WHATWG URL, "application/x-www-form-urlencoded percent-encode set": all but ASCII
        # alphanumerics, `*`, `-`, `.` and `_`; a space is `+`.
        "the characters of the WHATWG URL Standard",
        {"name": "a*-._~!'()&=+%/é\n"},
        b"name=a*-._%7E%21%27%28%29%26%3D%2B%25%2F%C3%A9%0A",
        [("name", "a*-._~!'()&=+%/é\n")],
    ),
    (
        "bytes of `format: byte` are base64",
        {"hash": b"\xff\xfe"},
        b"hash=%2F%2F4%3D",
        [("hash", "//4=")],
    ),
    (
        "a date and time as in RFC 3339",
        {"at": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)},
        b"at=2026-01-02T03%3A04%3A05Z",
        [("at", "2026-01-02T03:04:05Z")],
    ),
    (
        "the style deepObject",
        {"deep": {"zip": "a b", "no": 1}},
        b"deep%5Bzip%5D=a+b&deep%5Bno%5D=1",
        [("deep[zip]", "a b"), ("deep[no]", "1")],
    ),
    (
        # `explode: false` alone means the style "form", its default.
        "not exploded",
        {"flat": ["a", "b"]},
        b"flat=a,b",
        [("flat", "a,b")],
    ),
    (
        "the style pipeDelimited",
        {"pipes": ["a", "b"]},
        b"pipes=a%7Cb",
        [("pipes", "a|b")],
    ),
    (
        "a string as application/json has quotes",
        {"quoted": "a"},
        b"quoted=%22a%22",
        [("quoted", '"a"')],
    ),
]


@pytest.mark.parametrize(
    ("values", "body", "pairs"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_form(
    send: Sender, values: dict[str, Any], body: bytes, pairs: list[tuple[str, str]]
) -> None:
    seen = send(lambda client: client.bodies.form(**values))
    assert seen.body == body
    assert parse_form(seen) == pairs


def test_nulls_are_omitted(send: Sender) -> None:
    # RFC 6570, section 2.3: a variable that is null is undefined, and ignored.
    assert send(lambda client: client.bodies.form(name=None, home=None, count=1)).body == b"count=1"


def test_form_as_text_is_sent_as_it_is(send: Sender) -> None:
    seen = send(lambda client: client.bodies.text_form(body="a=1&b=%20"))
    assert seen.body == b"a=1&b=%20"
    assert seen.headers["content-type"] == "application/x-www-form-urlencoded"


def test_models_are_encoded_like_dictionaries(send: Sender) -> None:
    home = send.api.models.FormHome if hasattr(send.api.models, "FormHome") else None
    found = home or next(
        getattr(send.api.models, name) for name in dir(send.api.models) if name.endswith("Home")
    )
    seen = send(lambda client: client.bodies.form(home=found(zip="1")))
    assert seen.body == b"home=%7B%22zip%22%3A%221%22%7D"


def test_properties_that_are_not_declared(send: Sender) -> None:
    """`format: byte` is base64 (RFC 4648), and an array repeats the name."""
    seen = send(lambda client: client.bodies.other_bytes(body={"a b": [b"\xff", b""], "c": []}))
    assert seen.body == b"a+b=%2Fw%3D%3D&a+b="
    assert parse_form(seen) == [("a b", "/w=="), ("a b", "")]
