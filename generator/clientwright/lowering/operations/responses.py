"""Responses: ranges of status codes, what they hold, their headers, where they link to."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ...diagnostics import rules
from ...model import Link, Response, ResponseHeader, ScalarKind, ScalarType
from ..docs import docs_of, first_docs
from ..reading import as_flag, as_object, as_text
from .media_types import contents

if TYPE_CHECKING:
    from ...resolve import Node
    from ..schemas import Types

_CODE = re.compile(r"[1-9][0-9]{2}")
_RANGE = re.compile(r"[1-5][xX]{2}")
_STRING = ScalarType(kind=ScalarKind.STRING)


def responses(types: Types, operation: Node) -> tuple[Response, ...]:
    """What may come back: exact codes first, then ranges, then `default`."""
    entries = operation.get("responses")
    made: list[Response] = []
    for code, node in entries.items() if entries is not None else ():
        if code.startswith("x-"):
            continue
        covered = _covered(code)
        if covered is None:
            types.note(rules.STATUS_UNKNOWN, node.origin, code=code)
            continue
        made.append(_response(types, covered, node))
    return tuple(sorted(made, key=lambda r: (r.last - r.first, r.first)))


def _covered(code: str) -> tuple[int, int] | None:
    if code == "default":
        return 0, 999
    if _CODE.fullmatch(code):
        return int(code), int(code)
    if _RANGE.fullmatch(code):
        return int(code[0]) * 100, int(code[0]) * 100 + 99
    return None


def _response(types: Types, covered: tuple[int, int], node: Node) -> Response:
    target = node.follow()
    own, there = as_object(node.value), as_object(target.value)
    return Response(
        first=covered[0],
        last=covered[1],
        contents=contents(types, target),
        origin=target.origin,
        headers=_headers(types, target),
        links=_links(target),
        docs=first_docs(docs_of(own), docs_of(there)),
    )


def _links(response: Node) -> tuple[Link, ...]:
    """The links that name an operation of this document."""
    entries = response.get("links")
    made: list[Link] = []
    for name, entry in entries.items() if entries is not None else ():
        link = entry.follow()
        value = as_object(link.value)
        reference = as_text(value.get("operationRef"))
        operation = link.spec.target(link.origin, reference) if reference else None
        stated = as_text(value.get("operationId")) or None
        if stated is None and operation is None:
            continue
        given = as_object(value.get("parameters")).items()
        made.append(
            Link(
                name=name,
                operation_id=stated,
                operation=operation.origin if operation is not None else None,
                parameters=tuple((key, _written(expression)) for key, expression in given),
                docs=first_docs(docs_of(as_object(entry.value)), docs_of(value)),
            )
        )
    return tuple(made)


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _headers(types: Types, response: Node) -> tuple[ResponseHeader, ...]:
    """The headers, but for `Content-Type`, which is ignored (OpenAPI 3.1, section 4.8.17.1)."""
    entries = response.get("headers")
    made: list[ResponseHeader] = []
    for name, node in entries.items() if entries is not None else ():
        if name.lower() == "content-type":
            continue
        target = node.follow()
        schema = target.get("schema")
        if schema is None:
            content = target.get("content")
            first = next((n for _, n in content.items()), None) if content is not None else None
            schema = first.follow().get("schema") if first is not None else None
        value = as_object(target.value)
        made.append(
            ResponseHeader(
                wire_name=name,
                type=types.use(schema) if schema is not None else _STRING,
                required=as_flag(value.get("required")),
                origin=target.origin,
                docs=first_docs(
                    docs_of({k: v for k, v in value.items() if k != "examples"}),
                    docs_of(as_object(schema.value)) if schema is not None else docs_of({}),
                ),
            )
        )
    return tuple(made)
