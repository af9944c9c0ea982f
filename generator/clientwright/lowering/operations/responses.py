"""Lowers responses: status code ranges, contents, headers, links."""

from __future__ import annotations

import json
import re

from ...diagnostics import rules
from ...model import Link, Response
from ...resolve import Node
from ...values import as_object, as_text
from ..docs import merge_docs, read_docs
from ..schemas import Context
from .bodies import lower_contents
from .headers import lower_headers, share_equal_headers

_CODE = re.compile(r"[1-9][0-9]{2}")
_RANGE = re.compile(r"[1-5][xX]{2}")


def lower_responses(context: Context, operation: Node) -> tuple[Response, ...]:
    """The responses: exact status codes first, then ranges, then `default`."""
    responses: list[Response] = []
    for code, node in operation.members("responses"):
        if code.startswith("x-"):
            continue
        status_range = _parse_status(code)
        if status_range is None:
            context.report(rules.STATUS_UNKNOWN, node.origin, code=code)
            continue
        responses.append(_lower_response(context, status_range, node))
    responses.sort(key=lambda r: (r.last - r.first, r.first))
    return share_equal_headers(context, responses)


def _parse_status(code: str) -> tuple[int, int] | None:
    if code == "default":
        return 0, 999
    if _CODE.fullmatch(code):
        return int(code), int(code)
    if _RANGE.fullmatch(code):
        return int(code[0]) * 100, int(code[0]) * 100 + 99
    return None


def _lower_response(context: Context, status_range: tuple[int, int], node: Node) -> Response:
    target = node.follow()
    first, last = status_range
    headers, headers_type = lower_headers(context, target)
    return Response(
        first=first,
        last=last,
        contents=lower_contents(context, target),
        origin=target.origin,
        headers=headers,
        headers_type=headers_type,
        links=_lower_links(target),
        docs=merge_docs(read_docs(as_object(node.value)), read_docs(as_object(target.value))),
    )


def _lower_links(response: Node) -> tuple[Link, ...]:
    """The links to operations of this document."""
    links: list[Link] = []
    for name, entry in response.members("links"):
        link = entry.follow()
        value = as_object(link.value)
        reference = as_text(value.get("operationRef"))
        operation = link.spec.target(link.origin, reference) if reference else None
        operation_id = as_text(value.get("operationId")) or None
        if operation_id is None and operation is None:
            continue
        parameters = as_object(value.get("parameters")).items()
        links.append(
            Link(
                name=name,
                operation_id=operation_id,
                operation=operation.origin if operation is not None else None,
                parameters=tuple((key, _format_expression(value)) for key, value in parameters),
                docs=merge_docs(read_docs(as_object(entry.value)), read_docs(value)),
            )
        )
    return tuple(links)


def _format_expression(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
