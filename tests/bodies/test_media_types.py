"""Bodies in several media types, selected by `content_type`; and optional bodies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_overloads

import pytest

from tests.bodies.conftest import Sender
from tests.bodies.documents import operation
from tests.client.server import Server
from tests.harness.generated import Generated, generate

TABLE: list[tuple[str, dict[str, Any], bytes]] = [
    ("application/json", {"n": 1, "tags": ["a", "b"]}, b'{"n":1,"tags":["a","b"]}'),
    ("application/x-www-form-urlencoded", {"n": 1, "tags": ["a", "b"]}, b"n=1&tags=a&tags=b"),
    ("text/plain", {"body": "é"}, "é".encode()),
    ("application/octet-stream", {"body": b"\x00"}, b"\x00"),
    ("application/x-ndjson", {"body": [{"n": 1}, {"n": 2}]}, b'{"n":1}\n{"n":2}\n'),
    ("application/xml", {"body": "<r><n>1</n></r>"}, b"<r><n>1</n></r>"),
]


@pytest.mark.parametrize(("media_type", "values", "body"), TABLE, ids=[row[0] for row in TABLE])
def test_each_media_type(
    send: Sender, media_type: str, values: dict[str, Any], body: bytes
) -> None:
    seen = send(lambda client: client.bodies.several(**values, content_type=media_type))
    assert seen.headers["content-type"] == media_type
    assert seen.body == body


def test_media_types_that_differ_in_a_parameter(send: Sender) -> None:
    """Each key of `content` is a media type of its own (RFC 9110, section 8.3.1)."""
    one, two = "application/json; profile=one", "application/json; profile=two"
    seen = send(lambda client: client.bodies.profiles(a="x"))
    assert (seen.headers["content-type"], seen.body) == (one, b'{"a":"x"}')
    seen = send(lambda client: client.bodies.profiles(body=[{"a": "x"}], content_type=two))
    assert (seen.headers["content-type"], seen.body) == (two, b'[{"a":"x"}]')


def test_default_media_type(send: Sender) -> None:
    seen = send(lambda client: client.bodies.several(n=1))
    assert (seen.headers["content-type"], seen.body) == ("application/json", b'{"n":1}')


def test_invalid_combinations(send: Sender) -> None:
    send.refused(lambda client: client.bodies.several(tags=["a"]), "requires `n`")
    send.refused(lambda client: client.bodies.several(), "requires `n`")
    send.refused(lambda client: client.bodies.several(n=1, body="a"), "not both")
    send.refused(
        lambda client: client.bodies.several(body="a", content_type="text/html"),
        "must be one of application/json, ",
    )
    send.refused(
        lambda client: client.bodies.several(n=1, content_type="text/plain"), "pass text or bytes"
    )


def test_optional_body_is_sent_whole_or_not_at_all(send: Sender) -> None:
    """`required: false`: the body "can be omitted"; if it is sent, its schema must be valid."""
    seen = send(lambda client: client.bodies.optional())
    assert seen.body == b""
    assert "content-type" not in seen.headers
    assert send(lambda client: client.bodies.optional(n=1)).body == b'{"n":1}'
    send.refused(lambda client: client.bodies.optional(tags=["a"]), "requires `n`.*no property")


@pytest.mark.parametrize(
    ("body", "media_type"),
    [(("a.png", b"1"), "image/png"), ((None, b"1", "image/x-own"), "image/x-own")],
    ids=str,
)
def test_range_is_never_sent(send: Sender, body: Any, media_type: str) -> None:
    seen = send(lambda client: client.bodies.picture(body=body))
    assert (seen.headers["content-type"], seen.body) == (media_type, b"1")


def test_media_type_in_range(send: Sender) -> None:
    seen = send(lambda client: client.bodies.picture(body=b"1", content_type="image/webp"))
    assert (seen.headers["content-type"], seen.body) == ("image/webp", b"1")
    send.refused(lambda client: client.bodies.picture(body=b"1"), "media type of the file")
    send.refused(
        lambda client: client.bodies.picture(body=b"1", content_type="text/plain"), "image/*"
    )


@pytest.mark.parametrize(
    ("body", "media_type", "sent"),
    [
        (("a.png", b"1"), "image/png", b"1"),
        (("a", b"1", "text/csv"), "text/csv", b"1"),
        (b"\x00", "application/octet-stream", b"\x00"),
        ({"n": [1, None]}, "application/json", b'{"n":[1,null]}'),
        ("1", "application/json", b'"1"'),
    ],
    ids=str,
)
def test_anything(send: Sender, body: Any, media_type: str, sent: bytes) -> None:
    """Without a schema, any value is valid (OpenAPI 3.1, "Media Type Object"), also a file."""
    seen = send(lambda client: client.bodies.anything(body=body))
    assert (seen.headers["content-type"], seen.body) == (media_type, sent)


def test_anything_in_a_narrower_range(send: Sender) -> None:
    body = ("a.pdf", b"%PDF")
    seen = send(lambda client: client.bodies.any_application(body=body))
    assert (seen.headers["content-type"], seen.body) == ("application/pdf", b"%PDF")
    seen = send(lambda client: client.bodies.any_application(body=[1]))
    assert (seen.headers["content-type"], seen.body) == ("application/json", b"[1]")


def test_fake_takes_files_as_anything(clients: Callable[[str], Generated]) -> None:
    api = clients("3.1.1")
    fake = api.module("testing").FakeApi()
    client = fake.client()
    client.bodies.anything(body=("a.png", b"1"))
    client.bodies.anything(body={"a": 1})
    assert [one.body for one in fake.requests] == [b"1", b'{"a":1}']


@pytest.mark.parametrize("required", [True, False])
def test_number_of_overloads(tmp_path: Path, server: Server, required: bool) -> None:
    """At most eight (decision 0018), however many media types have a value of their own."""
    values = {f"application/vnd.v{number}+json": {f"p{number}": number} for number in range(12)}
    contents = {
        media_type: {
            "schema": {
                "type": "object",
                "required": list(value),
                "properties": {name: {"type": "integer"} for name in value},
            }
        }
        for media_type, value in values.items()
    }
    body = {"required": required, "content": contents}
    document = {
        "paths": {
            "/many": {"post": operation("many", body)},
            "/two": {"post": operation("two", {**body, "content": dict([*contents.items()][:2])})},
        }
    }
    with generate(document, tmp_path) as api:
        resource = api.module("resources.bodies").Bodies
        assert len(get_overloads(resource.two)) == (2 if required else 3)
        assert 2 < len(get_overloads(resource.many)) <= 8
        send = Sender(api, server)
        (first, fields), *others = values.items()
        seen = send(lambda client: client.bodies.many(**fields))
        assert (seen.headers["content-type"], seen.json) == (first, fields)
        for media_type, value in others:
            chosen = {"body": value, "content_type": media_type}
            seen = send(lambda client, chosen=chosen: client.bodies.many(**chosen))
            assert (seen.headers["content-type"], seen.json) == (media_type, value)
