"""Expected requests, compared with the tables of the OpenAPI Specification."""

from __future__ import annotations

from typing import Any

import pytest

from clientwright.contract.requests import ExpectedRequest, RequestBuilder
from clientwright.conventions.media_types import ContentKind
from clientwright.conventions.security import ApiKey, Basic, Bearer, SchemeType
from clientwright.diagnostics.origin import Origin
from clientwright.model import (
    ANY,
    Api,
    Content,
    Credential,
    Encoding,
    Operation,
    Parameter,
    ParameterLocation,
    PathVariable,
    Resource,
    SecurityRequirement,
    SecurityScheme,
    Server,
)

ORIGIN = Origin("openapi.yaml")
ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}


def parameter(
    location: ParameterLocation, style: str, explode: bool, media_type: str | None = None
) -> Parameter:
    return Parameter(
        wire_name="color",
        location=location,
        type=ANY,
        required=True,
        style=style,
        explode=explode,
        origin=ORIGIN,
        media_type=media_type,
    )


def operation(*parameters: Parameter, **facts: Any) -> Operation:
    return Operation(
        id="get",
        operation_id="get",
        method="GET",
        path=(
            ("/a/", PathVariable(parameter="color"))
            if parameters and in_path(parameters[0])
            else ("/a",)
        ),
        resource=(),
        action=("get",),
        origin=ORIGIN,
        parameters=parameters,
        **facts,
    )


def in_path(one: Parameter) -> bool:
    return one.location is ParameterLocation.PATH


def wire(**facts: Any) -> RequestBuilder:
    api = Api(
        title="T",
        version="1",
        openapi="3.1.0",
        root=Resource(path=()),
        origin=ORIGIN,
        servers=(Server(url="https://api.example/v1/"),),
        **facts,
    )
    secrets = {
        (scheme.id, one.role): one.role for scheme in api.schemes for one in scheme.credentials
    }
    return RequestBuilder(api, secrets)


def sent(one: Parameter, value: Any) -> ExpectedRequest:
    return wire().build(operation(one), {(one.location, "color"): value}, None, None)


@pytest.mark.parametrize(
    ("style", "explode", "text", "array", "object_"),
    [
        ("matrix", False, ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"),
        (
            "matrix",
            True,
            ";color=blue",
            ";color=blue;color=black;color=brown",
            ";R=100;G=200;B=150",
        ),
        ("label", False, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
        ("label", True, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
        ("simple", False, "blue", "blue,black,brown", "R,100,G,200,B,150"),
        ("simple", True, "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ],
)
def test_path_styles(style: str, explode: bool, text: str, array: str, object_: str) -> None:
    one = parameter(ParameterLocation.PATH, style, explode)
    got = [
        sent(one, value).url.removeprefix("https://api.example/v1/a/")
        for value in ("blue", ARRAY, OBJECT)
    ]
    assert got == [text, array, object_]


@pytest.mark.parametrize(
    ("style", "explode", "value", "pairs"),
    [
        ("form", True, "blue", [("color", "blue")]),
        ("form", True, ARRAY, [("color", "blue"), ("color", "black"), ("color", "brown")]),
        ("form", True, OBJECT, [("R", "100"), ("G", "200"), ("B", "150")]),
        ("form", False, ARRAY, [("color", "blue,black,brown")]),
        ("form", False, OBJECT, [("color", "R,100,G,200,B,150")]),
        ("spaceDelimited", False, ARRAY, [("color", "blue%20black%20brown")]),
        ("pipeDelimited", False, ARRAY, [("color", "blue%7Cblack%7Cbrown")]),
        (
            "deepObject",
            True,
            OBJECT,
            [("color%5BR%5D", "100"), ("color%5BG%5D", "200"), ("color%5BB%5D", "150")],
        ),
        ("deepObject", True, {"a": {"b": [1]}}, [("color%5Ba%5D%5Bb%5D%5B%5D", "1")]),
        ("form", True, True, [("color", "true")]),
        ("form", True, [], []),
    ],
)
def test_query_styles(style: str, explode: bool, value: Any, pairs: list[tuple[str, str]]) -> None:
    assert sent(parameter(ParameterLocation.QUERY, style, explode), value).query == pairs


def test_path_is_percent_encoded() -> None:
    got = sent(parameter(ParameterLocation.PATH, "simple", False), "a/b?c#d é%:")
    assert got.url.endswith("/a/a%2Fb%3Fc%23d%20%C3%A9%25%3A")


@pytest.mark.parametrize(
    ("explode", "text"), [(False, "R,100,G,200,B,150"), (True, "R=100,G=200,B=150")]
)
def test_headers(explode: bool, text: str) -> None:
    assert sent(parameter(ParameterLocation.HEADER, "simple", explode), OBJECT).headers == {
        "color": text
    }


def test_parameter_with_content_is_json() -> None:
    one = parameter(ParameterLocation.QUERY, "form", True, "application/json")
    assert sent(one, OBJECT).query == [
        ("color", "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D")
    ]


def scheme(type_: SchemeType) -> SecurityScheme:
    return SecurityScheme(
        id="s",
        type=type_,
        credentials=tuple(Credential(role=role) for role in type_.roles),
        origin=ORIGIN,
    )


@pytest.mark.parametrize(
    ("one", "headers", "query", "cookies"),
    [
        (
            scheme(Basic()),
            {"authorization": "Basic dXNlcm5hbWU6cGFzc3dvcmQ="},
            [],
            [],
        ),
        (scheme(Bearer()), {"authorization": "Bearer token"}, [], []),
        (
            scheme(Bearer(prefix="Token")),
            {"authorization": "Token token"},
            [],
            [],
        ),
        (
            scheme(ApiKey(location="header", name="X-Key")),
            {"x-key": "key"},
            [],
            [],
        ),
        (
            scheme(ApiKey(location="query", name="k")),
            {},
            [("k", "key")],
            [],
        ),
        (
            scheme(ApiKey(location="cookie", name="k")),
            {},
            [],
            [("k", "key")],
        ),
    ],
)
def test_credentials(one: SecurityScheme, headers: Any, query: Any, cookies: Any) -> None:
    needs = operation(security=(SecurityRequirement(schemes=(("s", ()),)),))
    got = wire(schemes=(one,)).build(needs, {}, None, None)
    assert (got.headers, got.query, got.cookies) == (headers, query, cookies)


def test_first_complete_alternative_is_used() -> None:
    bearer = scheme(Bearer())
    ways = ((("unknown", ()),), (), (("s", ()),))
    needs = operation(security=tuple(SecurityRequirement(schemes=one) for one in ways))
    assert wire(schemes=(bearer,)).build(needs, {}, None, None).headers != {}


def content(kind: ContentKind, media_type: str, **facts: Any) -> Content:
    return Content(media_type=media_type, kind=kind, type=ANY, origin=ORIGIN, **facts)


def test_form_is_list_of_pairs() -> None:
    body = {"a": [1, 2], "b": {"c": "d"}, "e": None, "f": "g h"}
    encoded = (
        Encoding(property="a", style="form", explode=False),
        Encoding(property="b", style="deepObject", explode=True),
    )
    form = content(ContentKind.FORM, "application/x-www-form-urlencoded", encodings=encoded)
    got = wire().build(operation(), {}, form, body)
    assert got.form == [("a", "1,2"), ("b[c]", "d"), ("f", "g h")]


def test_array_is_several_parts() -> None:
    parts = content(ContentKind.MULTIPART, "multipart/form-data")
    got = wire().build(operation(), {}, parts, {"file": ["x", "y"], "meta": {"a": 1}})
    # The default media types of OpenAPI 3.1, Encoding Object, `contentType`.
    assert got.parts == [
        ("file", "x", None),
        ("file", "y", None),
        ("meta", '{"a":1}', "application/json"),
    ]


def test_base_url_overrides_servers() -> None:
    other = operation(servers=(Server(url="https://other.example"),))
    assert wire().base_url(other) == "https://other.example"
    api = Api(title="T", version="1", openapi="3.1.0", root=Resource(path=()), origin=ORIGIN)
    assert (
        RequestBuilder(api, {}, base_url="https://told.example/").base_url(other)
        == "https://told.example"
    )
