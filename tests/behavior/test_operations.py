"""Every kind of operation has a working method: bodies, responses, parameters, HTTP methods.

Each call is made with the synchronous and the asynchronous client, and both must agree.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import warnings
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from tests.harness.generated import Generated, Recorder

Make = Callable[..., Generated]
DONE = {"204": {"description": "Done."}}


def body(media_type: str, schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"required": True, "content": {media_type: {"schema": schema, **more}}}


def response(media_type: str, schema: dict[str, Any] | None) -> dict[str, Any]:
    content: dict[str, Any] = {} if schema is None else {"schema": schema}
    return {"200": {"description": "It.", "content": {media_type: content}}}


def one(operation: dict[str, Any], *, path: str = "/things", method: str = "get") -> dict[str, Any]:
    return {"paths": {path: {method: {"operationId": "do", "tags": ["things"], **operation}}}}


def ask(api: Generated, reply: httpx2.Response, *args: Any, **kwargs: Any) -> tuple[Any, Any]:
    """Call `client.things.do` with the sync and the async client; returns the request and the value."""
    seen: list[tuple[Any, ...]] = []
    values: list[Any] = []
    recorded: list[httpx2.Request] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        recorded.append(request)
        return httpx2.Response(reply.status_code, headers=reply.headers, content=reply.content)

    async def asynchronous() -> Any:
        async with api.async_client(handler) as client:
            made = client.things.do(*args, **kwargs)
            if hasattr(made, "__aiter__"):  # a stream can be awaited, too
                return [item async for item in made]
            return await made

    with api.client(handler) as client:
        value = client.things.do(*args, **kwargs)
        values.append(list(value) if type(value).__name__ in {"Pager", "Stream"} else value)
    values.append(asyncio.run(asynchronous()))
    for request in recorded:
        headers = {k: v for k, v in request.headers.items() if k not in {"host", "content-type"}}
        seen.append((request.method, str(request.url), headers))
    assert seen[0] == seen[-1]
    assert values[0] == values[1]
    return recorded[0], values[0]


# --- bodies --------------------------------------------------------------------------------------

PAIR = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "b": {}}}


@pytest.mark.parametrize(
    ("content", "given", "sent", "kind"),
    [
        (body("application/json", PAIR), {"a": "x", "b": None}, b'{"a":"x","b":null}', "json"),
        (body("application/vnd.api+json", PAIR), {"a": "x"}, b'{"a":"x"}', "vnd.api+json"),
        (body("application/json", {"type": "array", "items": {"type": "integer"}}),
         {"body": [1, 2]}, b"[1,2]", "json"),
        (body("application/x-www-form-urlencoded", PAIR), {"a": "x y", "b": 1}, b"a=x+y&b=1",
         "x-www-form-urlencoded"),
        (body("text/plain", {"type": "string"}), {"body": "héllo"}, "héllo".encode(), "text/plain"),
        (body("text/csv", {"type": "string"}), {"body": "a,b\n"}, b"a,b\n", "text/csv"),
        (body("application/octet-stream", {"type": "string", "format": "binary"}),
         {"body": b"\x00\xff"}, b"\x00\xff", "octet-stream"),
        (body("image/png", {}), {"body": b"\x89PNG"}, b"\x89PNG", "image/png"),
        (body("application/x-ndjson", {"type": "array", "items": {}}),
         {"body": [{"a": 1}, 2]}, b'{"a":1}\n2\n', "x-ndjson"),
    ],
)  # fmt: skip
def test_body_is_encoded_by_media_type(
    generated: Make, content: Any, given: dict[str, Any], sent: bytes, kind: str
) -> None:
    api = generated(one({"requestBody": content, "responses": DONE}, method="post"))
    request, value = ask(api, httpx2.Response(204), **given)
    assert request.content == sent
    assert kind in request.headers["content-type"]
    assert value is None


def test_multipart_with_file(generated: Make) -> None:
    schema = {
        "type": "object",
        "required": ["file"],
        "properties": {
            "file": {"type": "string", "format": "binary"},
            "note": {"type": "string"},
            "meta": {"type": "object", "properties": {"a": {"type": "integer"}}},
        },
    }
    api = generated(
        one({"requestBody": body("multipart/form-data", schema), "responses": DONE}, method="post")
    )
    request, _ = ask(api, httpx2.Response(204), file=("a.txt", b"content"), note="n", meta={"a": 1})
    text = request.content.decode()
    assert 'name="file"; filename="a.txt"' in text
    assert "content" in text
    assert 'name="note"\r\n' in text
    assert '{"a":1}' in text


def test_json_is_preferred_among_media_types(generated: Make) -> None:
    content = {
        "application/xml": {"schema": PAIR},
        "application/json": {"schema": PAIR},
    }
    api = generated(
        one(
            {"requestBody": {"required": True, "content": content}, "responses": DONE}, method="put"
        )
    )
    request, _ = ask(api, httpx2.Response(204), a="x")
    assert request.content == b'{"a":"x"}'
    request, _ = ask(api, httpx2.Response(204), body="<a/>", content_type="application/xml")
    assert request.content == b"<a/>"
    # The schema of XML does not describe the text that users pass, which is reported.
    [note] = [item for item in api.diagnostics.notes if item.rule.code == "BD016"]
    assert "`application/xml` bodies are text" in note.message


def test_empty_optional_body_is_not_sent(generated: Make) -> None:
    optional = {"content": {"application/json": {"schema": {**PAIR, "required": []}}}}
    api = generated(one({"requestBody": optional, "responses": DONE}, method="patch"))
    request, _ = ask(api, httpx2.Response(204))
    assert request.content == b""
    assert "content-type" not in request.headers
    request, _ = ask(api, httpx2.Response(204), a=None)
    assert request.content == b'{"a":null}'


# --- responses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("responses", "reply", "value", "accept"),
    [
        (response("application/json", {"type": "integer"}), httpx2.Response(200, json=5), 5,
         "application/json"),
        (response("text/plain", {"type": "string"}), httpx2.Response(200, text="héllo"), "héllo",
         "text/plain"),
        (response("text/csv", {"type": "string"}), httpx2.Response(200, text="a,b"), "a,b", "text/csv"),
        (response("application/pdf", {"type": "string", "format": "binary"}),
         httpx2.Response(200, content=b"%PDF\xff"), b"%PDF\xff", "application/pdf"),
        (response("application/octet-stream", None), httpx2.Response(200, content=b"\x00"), b"\x00",
         "application/octet-stream"),
        (response("application/problem+json", {"type": "object"}),
         httpx2.Response(200, json={"a": 1}), {"a": 1}, "application/problem+json"),
        ({"204": {"description": "Nothing."}}, httpx2.Response(204), None, "application/json"),
        ({"2XX": {"description": "It.", "content": {"application/json": {}}}},
         httpx2.Response(207, json=[1]), [1], "application/json"),
        ({"default": {"description": "It.", "content": {"application/json": {}}}},
         httpx2.Response(200, json=[1]), [1], "application/json"),
        ({"404": {"description": "No."}}, httpx2.Response(200, json={"x": 1}), {"x": 1}, "*/*"),
    ],
)  # fmt: skip
def test_response_is_decoded_by_media_type(
    generated: Make, responses: Any, reply: httpx2.Response, value: Any, accept: str
) -> None:
    api = generated(one({"responses": responses}))
    request, given = ask(api, reply)
    assert given == value
    assert request.headers["accept"] == accept


def test_status_selects_success_type(generated: Make) -> None:
    record = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
    responses = {
        "200": {"description": "It.", "content": {"application/json": {"schema": record}}},
        "202": {"description": "Later.", "content": {"text/plain": {"schema": {"type": "string"}}}},
        "204": {"description": "Nothing."},
    }
    api = generated(one({"responses": responses}))
    _, found = ask(api, httpx2.Response(200, json={"id": 1}))
    assert found.id == 1
    request, later = ask(api, httpx2.Response(202, text="wait"))
    assert later == "wait"
    assert request.headers["accept"] == "application/json, text/plain"
    assert ask(api, httpx2.Response(204))[1] is None
    assert "| str | None:" in api.text("resources/things.py")


def test_streams_yield_values(generated: Make) -> None:
    item = {"type": "object", "properties": {"n": {"type": "integer"}}}
    lines = generated(one({"responses": response("application/jsonl", item)}))
    _, values = ask(lines, httpx2.Response(200, text='{"n":1}\n{"n":2}\n'))
    assert [getattr(value, "n", value) for value in values] == [1, 2]
    events = generated(one({"responses": response("text/event-stream", None)}))
    reply = httpx2.Response(
        200, text="event: a\ndata: 1\n\ndata: 2\n\n", headers={"content-type": "text/event-stream"}
    )
    _, values = ask(events, reply)
    assert [value.data for value in values] == ["1", "2"]
    assert values[0].event == "a"


# --- parameters ----------------------------------------------------------------------------------


def test_parameters_are_sent_in_their_locations(generated: Make) -> None:
    def parameter(name: str, place: str, schema: Any = None, **more: Any) -> dict[str, Any]:
        required = {"required": True} if place == "path" else {}
        return {
            "name": name,
            "in": place,
            "schema": schema or {"type": "string"},
            **required,
            **more,
        }

    numbers = {"type": "array", "items": {"type": "integer"}}
    parameters = [
        parameter("second", "path"),
        parameter("id", "path", {"type": "integer"}),
        parameter("q", "query"),
        parameter("many", "query", numbers),
        parameter("piped", "query", numbers, style="pipeDelimited", explode=False),
        parameter("filter", "query", PAIR, style="deepObject"),
        parameter("X-Trace", "header"),
        parameter("session", "cookie"),
        {"name": "where", "in": "query", "content": {"application/json": {"schema": PAIR}}},
    ]
    api = generated(
        one({"parameters": parameters, "responses": DONE}, path="/things/{id}/{second}:run")
    )
    request, _ = ask(
        api,
        httpx2.Response(204),
        7,
        "a/b",
        q="x&y",
        many=[1, 2],
        piped=[1, 2],
        filter={"a": "f"},
        where={"a": "w"},
        x_trace="t",
        session="s",
    )
    assert request.url.raw_path.split(b"?")[0] == b"/things/7/a%2Fb:run"
    assert request.url.params.multi_items() == [
        ("q", "x&y"),
        ("many", "1"),
        ("many", "2"),
        ("piped", "1|2"),
        ("filter[a]", "f"),
        ("where", '{"a":"w"}'),
    ]
    assert request.headers["x-trace"] == "t"
    assert request.headers["cookie"] == "session=s"


def test_path_parameters_are_positional_and_others_keywords(generated: Make) -> None:
    parameters = [
        {"name": "b", "in": "path", "required": True, "schema": {"type": "string"}},
        {"name": "a", "in": "path", "required": True, "schema": {"type": "string"}},
        {"name": "late", "in": "query", "schema": {"type": "string"}},
        {"name": "early", "in": "query", "required": True, "schema": {"type": "string"}},
    ]
    api = generated(one({"parameters": parameters, "responses": DONE}, path="/things/{a}/{b}"))
    signature = inspect.signature(api.module("resources.things").Things.do)
    kinds = {name: str(item.kind) for name, item in signature.parameters.items()}
    assert list(kinds) == ["self", "a", "b", "early", "late"]
    assert kinds["early"] == kinds["late"] == "KEYWORD_ONLY" or "keyword" in kinds["late"]
    with api.client(Recorder(204)) as client, pytest.raises(TypeError):
        client.things.do("x", "y")  # `early` must be given


# --- other properties of operations --------------------------------------------------------------


@pytest.mark.parametrize(
    "method", ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
)
def test_every_http_method(generated: Make, method: str) -> None:
    api = generated(one({"responses": {"200": {"description": "Done."}}}, method=method))
    request, value = ask(api, httpx2.Response(200))
    assert request.method == method.upper()
    assert value is None


def test_openapi_3_2_methods(generated: Make) -> None:
    item = {
        "query": {"operationId": "do", "tags": ["things"], "responses": DONE},
        "additionalOperations": {
            "COPY": {"operationId": "copy", "tags": ["things"], "responses": DONE}
        },
    }
    api = generated({"openapi": "3.2.0", "paths": {"/things": item}})
    request, _ = ask(api, httpx2.Response(204))
    assert request.method == "QUERY"
    recorder = Recorder(204)
    with api.client(recorder) as client:
        client.things.copy()
    assert recorder.request.method == "COPY"


def test_deprecated_operation_warns(generated: Make) -> None:
    api = generated(one({"deprecated": True, "responses": DONE}))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        request, _ = ask(api, httpx2.Response(204))
    assert request.method == "GET"
    with api.client(Recorder(204)) as client, pytest.warns(DeprecationWarning, match="do"):
        client.things.do()


def test_untagged_operations_are_placed_by_path(generated: Make) -> None:
    api = generated(
        {
            "paths": {
                "/": {"get": {"operationId": "ping", "responses": DONE}},
                "/deep/er": {"get": {"operationId": "look", "responses": DONE}},
            }
        }
    )
    calls = sum(text.count("self._send(") for path, text in api.files.items()
                if "/resources/" in path or path.endswith(f"{api.name}/client.py"))  # fmt: skip
    assert calls == 2


def test_operation_server(generated: Make) -> None:
    document = one({"servers": [{"url": "https://uploads.example/v2"}], "responses": DONE})
    api = generated({**document, "servers": [{"url": "https://api.example/v1"}]})
    recorder = Recorder(204)
    with api.client(recorder, base_url=None) as client:
        client.things.do()
    with api.client(recorder, base_url="https://mine.example") as client:
        client.things.do()  # an explicit base URL overrides the document
    assert [str(request.url) for request in recorder.requests] == [
        "https://uploads.example/v2/things",
        "https://mine.example/things",
    ]


def test_method_named_list_does_not_shadow_type(generated: Make) -> None:
    texts = {"type": "array", "items": {"type": "string"}}
    responses = response("application/json", texts)
    api = generated(
        {
            "paths": {
                "/things": {
                    "get": {"operationId": "listThings", "tags": ["things"], "responses": responses},
                    "post": {"operationId": "createThings", "tags": ["things"],
                             "requestBody": body("application/json", texts), "responses": responses},
                }
            }
        }
    )  # fmt: skip
    text = api.text("resources/things.py")
    assert "import builtins" in text
    assert "builtins.list[str]" in text
    recorder = Recorder(200, json=["a"])
    with api.client(recorder) as client:
        assert client.things.list() == ["a"]
        assert client.things.create(body=["b"]) == ["a"]
    assert json.loads(recorder.requests[1].content) == ["b"]
