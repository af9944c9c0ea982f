"""Finds the operation that a request is for, by its method and path.

Literal segments win over holes, as the OpenAPI Specification says (4.8.8.1). The tree is made once;
a look-up costs what the path is long, however many operations there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import parse_qsl, unquote, urlsplit

from .._runtime.models import vocabulary as v

_HOLE = re.compile(r"\{([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Match:
    """An operation and the texts in the holes of its path, still percent-encoded."""

    operation: v.Operation
    holes: dict[str, str]
    base: str
    """What stands before the path of the operation: that of the server."""


@dataclass(frozen=True, slots=True)
class NoMatch:
    """No operation. `methods` are those that the path has; empty: it has none."""

    methods: list[str]


class Router:
    """The paths of one API."""

    def __init__(self, api: v.Api) -> None:
        paths = (urlsplit(server).path.strip("/") for server in api.servers)
        bases = {f"/{path}" if path else "" for path in paths}
        self._bases = sorted(bases | {""}, key=len, reverse=True)
        self._root = _Node()
        for operation in api.operations:
            self._root.add(_segments(operation.path.partition("?")[0]), operation)

    def find(
        self, method: str, path: str, query: Sequence[tuple[str, str]] = ()
    ) -> Match | NoMatch:
        """Where a request with this method and (still encoded) path belongs."""
        methods: set[str] = set()
        for base in self._bases:
            if path != base and not path.startswith(f"{base}/"):
                continue
            for operations, texts in self._root.find(_segments(path[len(base) :])):
                operation = _fitting(operations.get(method, []), query)
                if operation is not None:
                    holes = dict(zip(_HOLE.findall(operation.path), texts, strict=False))
                    return Match(operation, holes, base)
                methods |= operations.keys()
        return NoMatch(sorted(methods))


@dataclass(slots=True)
class _Node:
    literals: dict[str, _Node] = field(default_factory=dict[str, "_Node"])
    patterns: dict[str, _Pattern] = field(default_factory=dict[str, "_Pattern"])
    operations: dict[str, list[v.Operation]] = field(default_factory=dict[str, list[v.Operation]])

    def add(self, segments: list[str], operation: v.Operation) -> None:
        if not segments:
            self.operations.setdefault(operation.method, []).append(operation)
            return
        first, *rest = segments
        if "{" not in first:
            self.literals.setdefault(unquote(first), _Node()).add(rest, operation)
        else:
            shape = _HOLE.sub("{}", first)
            self.patterns.setdefault(shape, _Pattern(shape)).node.add(rest, operation)

    def find(self, segments: list[str]) -> Iterator[tuple[dict[str, list[v.Operation]], list[str]]]:
        """The operations at each place that the segments lead to, with the texts of the holes."""
        if not segments:
            if self.operations:
                yield self.operations, []
            return
        first, *rest = segments
        literal = self.literals.get(unquote(first))
        if literal is not None:
            yield from literal.find(rest)
        # `{id}.json` says more than `{id}`.
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
        literals = (re.escape(text) for text in self.shape.split("{}"))
        return re.compile("(.+?)".join(literals), re.DOTALL)


def fixed_query(operation: v.Operation) -> list[tuple[str, str]]:
    """The query in the operation's path: there should be none, but some documents have one."""
    return parse_qsl(operation.path.partition("?")[2], keep_blank_values=True)


def _fitting(operations: list[v.Operation], query: Sequence[tuple[str, str]]) -> v.Operation | None:
    """Of operations that differ in the query of their path alone, the one that says most."""
    fitting = [one for one in operations if set(fixed_query(one)) <= set(query)]
    return max(fitting, key=lambda one: len(fixed_query(one)), default=None)


def _segments(path: str) -> list[str]:
    # `/a/` and `/a` are different paths: the empty last segment stays.
    return path.removeprefix("/").split("/")
