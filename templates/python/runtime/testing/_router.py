"""Finds the operation for a method and path.

Literal segments have precedence over variables (OpenAPI Specification, 4.8.8.1). Paths are a tree,
so the time of a lookup does not depend on the number of operations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from .._runtime.models.api_data import ApiData, OperationData
from .._runtime.models.formats import has_format

_VARIABLE = re.compile(r"\{([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Match:
    """An operation, and the values of its path variables, percent-encoded."""

    operation: OperationData
    path_values: dict[str, str]


@dataclass(frozen=True, slots=True)
class NoMatch:
    """No operation. `methods` are those of the path, if it exists."""

    methods: list[str]


class Router:
    """The operations of one API by path."""

    def __init__(self, api: ApiData) -> None:
        paths = (_encode(urlsplit(server).path.strip("/")) for server in api.servers)
        bases = {f"/{path}" if path else "" for path in paths}
        self._bases = sorted(bases | {""}, key=len, reverse=True)
        self._root = _Node()
        for operation in api.operations:
            self._root.add(_segments(operation.path.partition("?")[0]), operation)

    def find(
        self, method: str, path: str, query: Sequence[tuple[str, str]], headers: Mapping[str, str]
    ) -> Match | NoMatch:
        """The operation with this method and percent-encoded path.

        If there are several, it depends on the query and on the headers.
        """
        methods: set[str] = set()
        for base in self._bases:
            if path != base and not path.startswith(f"{base}/"):
                continue
            for operations, texts in self._root.find(_segments(path[len(base) :])):
                matches = [
                    Match(one, dict(zip(_VARIABLE.findall(one.path), texts, strict=False)))
                    for one in operations.get(method, [])
                ]
                match = _most_specific(matches, query, headers)
                if match is not None:
                    return match
                methods |= operations.keys()
        return NoMatch(sorted(methods))


@dataclass(slots=True)
class _Node:
    literals: dict[str, _Node] = field(default_factory=dict[str, "_Node"])
    patterns: dict[str, _Pattern] = field(default_factory=dict[str, "_Pattern"])
    operations: dict[str, list[OperationData]] = field(
        default_factory=dict[str, list[OperationData]]
    )

    def add(self, segments: list[str], operation: OperationData) -> None:
        if not segments:
            self.operations.setdefault(operation.method, []).append(operation)
            return
        first, *rest = segments
        if "{" not in first:
            self.literals.setdefault(unquote(first), _Node()).add(rest, operation)
        else:
            shape = _VARIABLE.sub("{}", first)
            self.patterns.setdefault(shape, _Pattern(shape)).node.add(rest, operation)

    def find(
        self, segments: list[str]
    ) -> Iterator[tuple[dict[str, list[OperationData]], list[str]]]:
        """The operations for these segments, with the values of the variables."""
        if not segments:
            if self.operations:
                yield self.operations, []
            return
        first, *rest = segments
        literal = self.literals.get(unquote(first))
        if literal is not None:
            yield from literal.find(rest)
        # `{id}.json` is more specific than `{id}`.
        for pattern in sorted(self.patterns.values(), key=lambda one: -len(one.shape)):
            found = pattern.expression.fullmatch(first)
            if found is not None:
                for operations, texts in pattern.node.find(rest):
                    yield operations, [*found.groups(), *texts]


@dataclass
class _Pattern:
    shape: str
    node: _Node = field(default_factory=_Node)

    @cached_property
    def expression(self) -> re.Pattern[str]:
        literals = (re.escape(_encode(text)) for text in self.shape.split("{}"))
        return re.compile("(.+?)".join(literals), re.DOTALL)


def _encode(text: str) -> str:
    """Text of a path as requests have it: what is not allowed in a path is percent-encoded."""
    return quote(text, safe="%/:@!$&'()*+,;=~")


def fixed_query(operation: OperationData) -> list[tuple[str, str]]:
    """The query in the path of the operation, which OpenAPI forbids but some documents have."""
    return parse_qsl(operation.path.partition("?")[2], keep_blank_values=True)


def _most_specific(
    matches: list[Match], query: Sequence[tuple[str, str]], headers: Mapping[str, str]
) -> Match | None:
    """Of operations whose paths differ in the query only, the one with the longest match.

    Of those whose paths are the same, the one whose path parameters have formats that the values
    have, then the one whose headers have the constants that were sent (`X-Amz-Target`), and then
    the one that returns the accepted media types.
    """
    matching = [one for one in matches if set(fixed_query(one.operation)) <= set(query)]
    if len(matching) < 2:
        return next(iter(matching), None)

    def rank(match: Match) -> tuple[int, int, int, bool]:
        operation = match.operation
        return (
            len(fixed_query(operation)),
            _rank_formats(match),
            _rank_headers(operation, headers),
            _returns(operation, headers.get("accept", "")),
        )

    return max(matching, key=rank)


def _rank_formats(match: Match) -> int:
    """How many values have the format of their parameter; -1 if one does not have it."""
    formats = {
        parameter.name: parameter.schema["format"]
        for parameter in match.operation.parameters
        if parameter.location == "path" and "format" in parameter.schema
    }
    fitting = [has_format(unquote(match.path_values[name]), formats[name]) for name in formats]
    return len(fitting) if all(fitting) else -1


def _rank_headers(operation: OperationData, headers: Mapping[str, str]) -> int:
    """How many constants of header parameters were sent; -1 if another value was sent."""
    constants = {
        parameter.name.lower(): parameter.schema["const"]
        for parameter in operation.parameters
        if parameter.location == "header" and "const" in parameter.schema
    }
    sent = {name: headers[name] for name in constants if name in headers}
    return len(sent) if all(sent[name] == constants[name] for name in sent) else -1


def _returns(operation: OperationData, accept: str) -> bool:
    accepted = {media_type.strip() for media_type in accept.split(",")}
    successes = (response for response in operation.responses if response.first < 300)
    contents = (content for response in successes for content in response.contents)
    return any(content.media_type in accepted for content in contents)


def _segments(path: str) -> list[str]:
    # `/a/` and `/a` are different paths, so the empty last segment is kept.
    return path.removeprefix("/").split("/")
