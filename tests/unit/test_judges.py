"""The decoder of `make judge-wire` reads the examples of the OpenAPI specification.

It must not depend on the client's encoder, which it judges, so it has tests of its own: the table
"Style Examples" of OpenAPI 3.2.0, with a parameter of another name.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.judges import expressible
from tests.judges.decoding import read_parameters
from tests.judges.documents import Document

STRING: Any = "blue"
ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": "100", "G": "200", "B": "150"}
SCHEMAS: dict[str, Any] = {
    "string": {"type": "string"},
    "array": {"type": "array", "items": {"type": "string"}},
    "object": {"type": "object", "additionalProperties": {"type": "string"}},
}
VALUES = {"string": STRING, "array": ARRAY, "object": OBJECT}

PATHS = [
    ("matrix", False, "string", ";tone=blue"),
    ("matrix", False, "array", ";tone=blue,black,brown"),
    ("matrix", False, "object", ";tone=R,100,G,200,B,150"),
    ("matrix", True, "string", ";tone=blue"),
    ("matrix", True, "array", ";tone=blue;tone=black;tone=brown"),
    ("matrix", True, "object", ";R=100;G=200;B=150"),
    ("label", False, "string", ".blue"),
    ("label", False, "array", ".blue,black,brown"),
    ("label", False, "object", ".R,100,G,200,B,150"),
    ("label", True, "string", ".blue"),
    ("label", True, "array", ".blue.black.brown"),
    ("label", True, "object", ".R=100.G=200.B=150"),
    ("simple", False, "string", "blue"),
    ("simple", False, "array", "blue,black,brown"),
    ("simple", False, "object", "R,100,G,200,B,150"),
    ("simple", True, "array", "blue,black,brown"),
    ("simple", True, "object", "R=100,G=200,B=150"),
]
QUERIES: list[tuple[str, bool, str, dict[str, Any]]] = [
    ("form", False, "string", {"tone": "blue"}),
    ("form", False, "array", {"tone": "blue,black,brown"}),
    ("form", False, "object", {"tone": "R,100,G,200,B,150"}),
    ("form", True, "string", {"tone": "blue"}),
    ("form", True, "array", {"tone": ["blue", "black", "brown"]}),
    ("form", True, "array", {"tone": "blue"}),
    ("form", True, "object", {"R": "100", "G": "200", "B": "150"}),
    ("spaceDelimited", False, "array", {"tone": "blue black brown"}),
    ("spaceDelimited", False, "object", {"tone": "R 100 G 200 B 150"}),
    ("pipeDelimited", False, "array", {"tone": "blue|black|brown"}),
    ("pipeDelimited", False, "object", {"tone": "R|100|G|200|B|150"}),
]


def document(folder: Path, path: str, parameter: dict[str, Any]) -> Document:
    """A document with one parameter."""
    file = folder / "openapi.json"
    file.write_text(
        json.dumps({"paths": {path: {"get": {"parameters": [parameter], "responses": {}}}}}),
        "utf-8",
    )
    return Document(file)


@pytest.mark.parametrize(("style", "explode", "shape", "text"), PATHS)
def test_path_styles(style: str, explode: bool, shape: str, text: str, tmp_path: Path) -> None:
    parameter = {"name": "tone", "in": "path", "style": style, "explode": explode}
    parameter["schema"] = SCHEMAS[shape]
    (match,) = document(tmp_path, "/x/{tone}", parameter).find("GET", f"/x/{text}")
    values = read_parameters(match, {"headers": {}, "query": {}})
    assert values == {("path", "tone"): VALUES[shape]}


@pytest.mark.parametrize(("style", "explode", "shape", "query"), QUERIES)
def test_query_styles(
    style: str, explode: bool, shape: str, query: dict[str, Any], tmp_path: Path
) -> None:
    parameter = {"name": "tone", "in": "query", "style": style, "explode": explode}
    parameter["schema"] = SCHEMAS[shape]
    (match,) = document(tmp_path, "/x", parameter).find("GET", "/x")
    expected = ["blue"] if query == {"tone": "blue"} and shape == "array" else VALUES[shape]
    values = read_parameters(match, {"headers": {}, "query": query})
    assert values == {("query", "tone"): expected}


def test_values_in_paths_are_decoded_after_splitting(tmp_path: Path) -> None:
    parameter = {"name": "tone", "in": "path", "schema": SCHEMAS["array"]}
    (match,) = document(tmp_path, "/x/{tone}", parameter).find("GET", "/x/a%2Cb,c%2Fd")
    values = read_parameters(match, {"headers": {}, "query": {}})
    assert values == {("path", "tone"): ["a,b", "c/d"]}


def scenario(method: str, uri: str, index: int = 0, **request: Any) -> dict[str, Any]:
    """An expected request."""
    empty: dict[str, Any] = {"headers": {}, "query": {}, "body": None}
    return {"method": method, "uri": uri, "index": index, "request": {**empty, **request}}


EXPECTED_REQUESTS = [
    (scenario("GET", "/x/a"), ""),
    (scenario("GET", "/x/a/b"), "encodes `/`"),
    (scenario("GET", "/x"), "path parameters are required"),
    (scenario("GET", "/next", index=1), "only a response names this URL"),
    (scenario("POST", "/x/a"), "no such operation"),
    (scenario("GET", "/x/a", query={"page": "1"}), "no such query parameter"),
    (scenario("GET", "/x/a", headers={"etag": "1"}), "no such header parameter"),
    (
        scenario("GET", "/x/a", body={"type": "text/plain", "text": ""}),
        "no body of this media type",
    ),
]


@pytest.mark.parametrize(("request_", "reason"), EXPECTED_REQUESTS)
def test_what_a_document_cannot_express(
    request_: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    parameter = {"name": "tone", "in": "path", "schema": SCHEMAS["string"]}
    found, stated = expressible.find([document(tmp_path, "/x/{tone}", parameter)], request_)
    assert (found is not None) == (reason == "")
    assert reason in stated
