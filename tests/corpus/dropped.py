"""Counts the parts of requests and responses that are in a document but not in its client.

Parameters, media types of bodies and security schemes are read from the document, independently of
the generator, and compared with the model. What the generator itself reports as changed (a style, an
encoding, a scheme) is counted by its code. Of a response, each media type counts that the model does
not have, that no call can ask for, or that is read as something else: JSON is a value, a sequence
a stream, text and markup a `str` and anything else `bytes`.

    python -m tests.corpus.dropped DOCUMENT ...
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

from clientwright.config import Config
from clientwright.model import Content, Operation, PathVariable, Response
from clientwright.pipeline import Stage, run
from clientwright.targets.python.calls.responses import declared_media_types

DROPPING = frozenset("BD020 BD022 BD036 PA010 PA013 SE001 SE011 SE012 TG001".split())
"""The rules of parts that are not sent as the document says."""
# OpenAPI, "Parameter Object": Accept, Content-Type and Authorization "SHALL be ignored". The others
# describe the connection (RFC 9110, 6.4, 7.2 and 7.6.1; RFC 9112, 6), which the document cannot know.
_NOT_PARAMETERS = frozenset(
    "accept content-type authorization content-length host transfer-encoding connection".split()
)
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, 5.6.2: no other name can be sent
_STATUS = re.compile(r"[1-5][0-9]{2}|[1-5]XX|DEFAULT")
_SEQUENTIAL = re.compile(
    r"text/event-stream|application/json-seq|.*\+json-seq"
    r"|(application|text)/(x-)?(jsonl|jsonlines|json-lines|ndjson)|application/stream\+json"
)
_JSON = re.compile(r"(application|text)/json|.*\+json|\*/\*|application/\*")
_TEXT = re.compile(
    r"text/.*|application/(xml|(x-)?yaml|jwt|jose|javascript|x-www-form-urlencoded)|.*\+(xml|yaml)"
)
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


def count_dropped(path: Path) -> Counter[str]:
    """The number of dropped parts, by their kind or by the code of the rule."""
    result = run(Config(document=path), through=Stage.BUILD)
    if result.api is None:
        return Counter()
    dropped = Counter(one.rule.code for one in result.diagnostics.all if one.rule.code in DROPPING)
    data = _read(path)
    operations = {(one.method.lower(), _path_of(one)): one for one in result.api.operations()}
    known = {one.id for one in result.api.schemes}
    for address, parts in _list_parts(data):
        operation = operations.get(address)
        if operation is None:
            continue  # `run.py` compares the operations
        contents = operation.body.contents if operation.body is not None else ()
        sent = {("parameter", one.location.value, _fold(one)) for one in operation.parameters}
        sent |= {("media type", content.media_type) for content in contents}
        sent |= {("scheme", name) for name in known}
        read = {part for one in operation.responses for part in _list_read(operation, one)}
        dropped.update(part[0] for part in parts - sent - read)
    return dropped


def _list_read(operation: Operation, response: Response) -> Iterator[tuple[str, ...]]:
    """The parts of a response that a call can have."""
    status = _status_of(response)
    reachable = declared_media_types(operation)
    is_error = response not in operation.returned_responses
    for content in response.contents:
        # A redirect is followed, or its location is returned, as HTML beside it would only repeat.
        if is_error or response.is_redirect or content.media_type in reachable:
            yield "response media type", status, content.media_type, _form_of(content)
    for header in response.headers:
        yield "response header", status, header.wire_name.lower()


def _status_of(response: Response) -> str:
    if response.first == response.last:
        return str(response.first)
    return "default" if response.is_default else f"{response.first // 100}XX"


def _form_of(content: Content) -> str:
    return "stream" if content.kind.is_stream else content.kind.returns.value


def _fold(parameter: Any) -> str:
    name: str = parameter.wire_name
    return name.lower() if parameter.location.value == "header" else name


def _path_of(operation: Operation) -> str:
    pieces = operation.path
    return "".join(
        f"{{{piece.parameter}}}" if isinstance(piece, PathVariable) else piece for piece in pieces
    )


def _read(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return json.loads(text)
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def _list_parts(data: Any) -> Iterator[tuple[tuple[str, str], set[tuple[str, ...]]]]:
    """The method and path of each operation, and the parts of its request and responses."""
    for path, found in (data.get("paths") or {}).items():
        item = _follow(data, found)
        for method in _METHODS if isinstance(item, dict) else ():
            if not isinstance(operation := item.get(method), dict):
                continue
            shared = [*(item.get("parameters") or ()), *(operation.get("parameters") or ())]
            parameters = [_follow(data, one) for one in shared]
            parts = {
                (
                    "parameter",
                    one["in"],
                    one["name"].lower() if one["in"] == "header" else one["name"],
                )
                for one in parameters
                if one["in"] != "header" or _is_sent(one["name"])
            }
            body = _follow(data, operation.get("requestBody") or {})
            parts |= {("media type", name) for name in body.get("content") or ()}
            required = operation.get("security", data.get("security")) or ()
            parts |= {("scheme", name) for one in required for name in one}
            for status, response in (operation.get("responses") or {}).items():
                parts |= set(_list_response(data, str(status).upper(), _follow(data, response)))
            yield (method, path.partition("#")[0]), parts


def _list_response(data: Any, status: str, response: Any) -> Iterator[tuple[str, ...]]:
    if not isinstance(response, dict) or _STATUS.fullmatch(status) is None:
        return
    status = status.replace("DEFAULT", "default")
    for media_type, found in (response.get("content") or {}).items():
        schema = _follow(data, (_follow(data, found) or {}).get("schema"))
        is_binary = isinstance(schema, dict) and schema.get("format") == "binary"
        form = "bytes" if is_binary else _find_form(media_type)
        yield "response media type", status, media_type, form
    for name in response.get("headers") or ():
        if name.lower() != "content-type":  # it "SHALL be ignored" (Response Object)
            yield "response header", status, name.lower()


def _find_form(media_type: str) -> str:
    """What a media type is read as (RFC 6838, section 4.2; RFC 6839; OpenAPI 3.2)."""
    name = media_type.partition(";")[0].strip().lower()
    if _SEQUENTIAL.fullmatch(name):
        return "stream"
    if _JSON.fullmatch(name):
        return "value"
    return "text" if _TEXT.fullmatch(name) else "bytes"


def _is_sent(name: str) -> bool:
    return name.lower() not in _NOT_PARAMETERS and _TOKEN.fullmatch(name) is not None


def _follow(data: Any, value: Any) -> Any:
    """What a chain of references inside the document leads to."""
    for _ in range(9):
        if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
            break
        reference, value = value["$ref"], data
        for token in unquote(reference).removeprefix("#/").split("/"):
            key = token.replace("~1", "/").replace("~0", "~")
            value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def describe(dropped: Counter[str]) -> str:
    """One line for all documents."""
    details = ", ".join(f"{name}: {number}" for name, number in sorted(dropped.items()))
    return (
        "Parts dropped because of media types, styles, encodings or security: "
        f"{dropped.total()}{f' ({details})' if details else ''}"
    )


def main(paths: list[str]) -> None:
    """Print the number of dropped parts of some documents."""
    dropped: Counter[str] = Counter()
    for path in paths:
        found = count_dropped(Path(path))
        if found:
            print(f"{path}: {dict(found)}", flush=True)
        dropped += found
    print(describe(dropped))


if __name__ == "__main__":
    main(sys.argv[1:])
