"""Checks a request against the document: what is missing, unknown or wrong, each with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TypeAlias
from urllib.parse import unquote

from msgspec import UNSET, UnsetType

from .._runtime.models import vocabulary as v
from .._runtime.models.checks import Checker
from .._runtime.models.vocabulary import resolved
from ._reading import Reader
from ._received import Received
from ._router import fixed_query

Values: TypeAlias = dict[tuple[str, str], v.Json]
"""The parameters of a request, by place and name."""


class Requests:
    """Reads and checks the requests of one API."""

    def __init__(self, api: v.Api) -> None:
        self._types = api.types
        self._reader = Reader(api.types)
        self._checker = Checker(api.types, writing=True)
        self._keys = {
            scheme.name
            for scheme in api.schemes.values()
            if scheme.kind == "api-key" and scheme.place == "query"
        }

    def parameters(
        self, operation: v.Operation, holes: Mapping[str, str], request: Received
    ) -> Values:
        """The values of the parameters that were sent. `holes`: the path's, still encoded."""
        found: Values = {}
        query = request.raw_query
        cookies = [
            (name.strip(), value)
            for name, _, value in (
                piece.partition("=") for piece in request.headers.get("cookie", "").split(";")
            )
        ]
        for parameter in operation.parameters:
            value: v.Json | UnsetType = UNSET
            match parameter.place:
                case "path":
                    if parameter.name in holes:
                        value = self._reader.simple(parameter, holes[parameter.name])
                case "query":
                    value = self._reader.query(parameter, query)
                case "cookie":
                    value = self._reader.query(parameter, cookies)
                case "header":
                    text = request.headers.get(parameter.name.lower())
                    if text is not None:
                        value = self._reader.simple(parameter, text)
                case "querystring":
                    value = dict(request.query) or UNSET
            if value is not UNSET:
                found[parameter.place, parameter.name] = value
        return found

    def body(self, operation: v.Operation, request: Received) -> v.Json | UnsetType:
        """The body as a value; UNSET where there is none or it cannot be read."""
        content = self._content(operation, request)
        if content is None:
            return UNSET
        match content.kind:
            case "json":
                try:
                    return json.loads(request.body)
                except ValueError:
                    return UNSET
            case "form":
                text = request.body.decode(errors="replace")
                pairs = (piece.partition("=") for piece in text.split("&") if piece)
                plain = [(unquote(name.replace("+", " ")), value) for name, _, value in pairs]
                return self._reader.form(content, plain)
            case "multipart":
                stated = request.headers.get("content-type", "")
                return self._reader.multipart(content, stated, request.body)
            case "text":
                return request.body.decode(errors="replace")
            case "binary" | "events" | "json-lines":
                return request.body

    def problems(self, operation: v.Operation, values: Values, request: Received) -> list[str]:
        """Everything the document says against the request."""
        return [
            *self._parameter_problems(operation, values),
            *self._unknown(operation, request),
            *self._body_problems(operation, request),
        ]

    def _parameter_problems(self, operation: v.Operation, values: Values) -> Iterator[str]:
        for parameter in operation.parameters:
            path = f"{parameter.place}.{parameter.name}"
            value = values.get((parameter.place, parameter.name), UNSET)
            if value is UNSET:
                if parameter.required:
                    yield f"{path}: is required and missing"
            elif parameter.place == "path" and value == "":
                yield f"{path}: must not be empty"
            elif parameter.place != "querystring":
                yield from self._checker.problems(value, parameter.type, path)

    def _unknown(self, operation: v.Operation, request: Received) -> Iterator[str]:
        known = self._keys | {name for name, _ in fixed_query(operation)}
        for parameter in operation.parameters:
            if parameter.place == "querystring":
                return
            if parameter.place != "query":
                continue
            known.add(parameter.name)
            type = resolved(parameter.type, self._types)
            if parameter.style == "form" and parameter.explode:
                if isinstance(type, v.Dictionary | v.Anything):
                    return  # its keys are parameters of any name
                if isinstance(type, v.Record):
                    if type.extra is not None:
                        return
                    known |= type.fields.keys()
        for name in dict.fromkeys(name for name, _ in request.raw_query):
            if name not in known and name.partition("[")[0] not in known:
                yield f"query.{name}: is not known to this operation"

    def _body_problems(self, operation: v.Operation, request: Received) -> Iterator[str]:
        if operation.body is None:
            if request.body:
                yield "body: this operation takes none"
            return
        if not request.body:
            if operation.body.required and not self._may_be_empty(operation, request):
                yield "body: is required and missing"
            return
        content = self._content(operation, request)
        if content is None:
            known = ", ".join(content.media_type for content in operation.body.contents)
            yield f"body: must be {known}, not {request.media_type or 'without a content-type'}"
            return
        value = self.body(operation, request)
        if value is UNSET:
            yield "body: is not JSON"
        elif content.kind in ("json", "form", "multipart", "text"):
            yield from self._checker.problems(value, content.type, "body")

    def _may_be_empty(self, operation: v.Operation, request: Received) -> bool:
        # A form without fields and a file without octets are nothing on the wire.
        content = self._content(operation, request)
        return content is not None and content.kind in ("form", "text", "binary")

    @staticmethod
    def _content(operation: v.Operation, request: Received) -> v.Content | None:
        """Which of the operation's contents the body is in."""
        if operation.body is None:
            return None
        return next(
            (one for one in operation.body.contents if _covers(one.media_type, request.media_type)),
            None,
        )


def _covers(pattern: str, media_type: str) -> bool:
    """Whether a media type, or a range such as `image/*`, covers another."""
    pattern = pattern.partition(";")[0].strip().lower()
    if pattern in ("*/*", media_type):
        return True
    return pattern.endswith("/*") and media_type.startswith(pattern[:-1])
