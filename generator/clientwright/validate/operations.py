"""Paths, operations and their parameters: what holds between several objects.

Not here: the shape of each single object (`structure.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics
from ..diagnostics.origin import Origin
from ..resolve import METHODS, Kind, Node, Spec
from ..values import is_object

HOLE = re.compile(r"\{([^{}/]*)\}")
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "header": ("simple",),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "cookie": ("form", "cookie"),
    "querystring": (),
}
"""Where a parameter may travel, and how it may be written there (OpenAPI 3.2 section 4.12.3)."""

_STATUS = re.compile(r"[1-9][0-9]{2}|[1-5][xX]{2}|default")
_LOOSE_RANGE = re.compile(r"[1-5](?:x[xX]|Xx)")


@dataclass(frozen=True, slots=True)
class _Stated:
    """An operation, with the path item that it stands in and the way there."""

    path: str
    at: Origin
    """Of the path item's key under `paths`."""
    method: str
    item: Node
    operation: Node


def check_operations(spec: Spec, diagnostics: Diagnostics) -> None:
    """Report what is wrong with paths, operationIds, parameters and responses."""
    _Operations(spec, diagnostics).check()


class _Operations:
    def __init__(self, spec: Spec, diagnostics: Diagnostics) -> None:
        self.spec = spec
        self.diagnostics = diagnostics
        self._ids: dict[str, _Stated] = {}

    def check(self) -> None:
        stated = list(self._stated())
        self._check_paths()
        for operation in stated:
            self._check_id(operation)
            self._check_holes(operation)
        self._check_callback_ids()
        for parameter in self.spec.objects[Kind.PARAMETER]:
            if is_object(parameter.value) and "$ref" not in parameter.value:
                self._check_parameter(Node(parameter.value, parameter.origin, self.spec))
        for owner in (Kind.OPERATION, Kind.PATH_ITEM):
            for found in self.spec.objects[owner]:
                self._check_duplicates(Node(found.value, found.origin, self.spec))
        for responses in self.spec.objects[Kind.RESPONSES]:
            self._check_responses(Node(responses.value, responses.origin, self.spec))
        if self.spec.version == (3, 0):
            for found in self.spec.objects[Kind.OPERATION]:
                if "responses" not in found.value:
                    self.diagnostics.report(rules.RESPONSES_MISSING, found.origin)

    def _stated(self) -> Iterator[_Stated]:
        paths = self.spec.root.get("paths")
        if paths is None:
            return
        for path, member in paths.items():
            if path.startswith("x-"):
                continue
            item = member.follow()
            for where in dict.fromkeys((member, item)):
                for method, operation in methods(where):
                    yield _Stated(path, member.origin, method, where, operation)

    # --- paths ---------------------------------------------------------------------------------

    def _check_paths(self) -> None:
        paths = self.spec.root.get("paths")
        if paths is None:
            if not any(key in self.spec.root for key in ("webhooks", "components")):
                self.diagnostics.report(rules.NO_PATHS, self.spec.root.origin)
            elif self.spec.version == (3, 0):
                self.diagnostics.report(
                    rules.FIELD_MISSING_HARMLESS,
                    self.spec.root.origin,
                    kind="the document",
                    name="paths",
                )
            return
        shapes: dict[str, tuple[str, Origin]] = {}
        for path, item in paths.items():
            if path.startswith("x-"):
                continue
            if not path.startswith("/"):
                self.diagnostics.report(rules.PATH_SLASH, item.origin, key=True, path=path)
            if re.search(r"[{}]", HOLE.sub("", path)) or "{}" in path:
                self.diagnostics.report(rules.PATH_BRACES, item.origin, key=True, path=path)
            elif "?" in HOLE.sub("", path) or "#" in HOLE.sub("", path):
                self.diagnostics.report(rules.PATH_QUERY, item.origin, key=True, path=path)
            holes = HOLE.findall(path)
            twice = next((hole for hole in holes if holes.count(hole) > 1), None)
            if twice:
                self.diagnostics.report(
                    rules.PATH_HOLE_TWICE, item.origin, key=True, path=path, name=twice
                )
            shape = HOLE.sub("{}", path)
            if shape in shapes:
                other, origin = shapes[shape]
                self.diagnostics.report(
                    rules.PATHS_ALIKE,
                    item.origin,
                    key=True,
                    related=[(origin, "the other one")],
                    path=path,
                    other=other,
                )
            shapes.setdefault(shape, (path, item.origin))

    # --- operationIds --------------------------------------------------------------------------

    def _check_id(self, stated: _Stated) -> None:
        name = stated.operation.text("operationId")
        if not name:
            return
        first = self._ids.setdefault(name, stated)
        if first is stated:
            return
        at = stated.operation.origin / "operationId"
        if first.operation.origin == stated.operation.origin:
            self.diagnostics.report(
                rules.OPERATION_SHARED,
                stated.at,
                key=True,
                related=[(first.at, "reached from here, too")],
                name=name,
                path=stated.path,
                other=first.path,
            )
            return
        self.diagnostics.report(
            rules.OPERATION_ID_TWICE,
            at,
            related=[(first.operation.origin / "operationId", "first used here")],
            name=name,
        )

    def _check_callback_ids(self) -> None:
        """Those of requests that the API sends need no name in the client, so they may clash."""
        known = {stated.operation.origin for stated in self._ids.values()}
        seen = {name: stated.operation.origin for name, stated in self._ids.items()}
        for origin, value in self.spec.objects[Kind.OPERATION]:
            name = value.get("operationId") if is_object(value) else None
            if not isinstance(name, str) or origin in known or not _is_sent_by_api(origin):
                continue
            if name in seen and seen[name] != origin:
                self.diagnostics.report(
                    rules.CALLBACK_ID_TWICE,
                    origin / "operationId",
                    related=[(seen[name] / "operationId", "first used here")],
                    name=name,
                )
            seen.setdefault(name, origin)

    # --- parameters ----------------------------------------------------------------------------

    def _check_holes(self, stated: _Stated) -> None:
        """Every hole of a path has its parameter, every path parameter its hole."""
        own = _path_parameters(stated.operation)
        shared = _path_parameters(stated.item)
        holes = [hole for hole in HOLE.findall(stated.path) if hole]
        for hole in dict.fromkeys(holes):
            if hole not in own and hole not in shared and not _lost_parameter(stated):
                self.diagnostics.report(
                    rules.HOLE_WITHOUT_PARAMETER,
                    stated.at,
                    key=True,
                    related=[(stated.operation.origin, "this operation")],
                    name=hole,
                    path=stated.path,
                    method=stated.method.upper(),
                )
        for parameters in (own, shared):
            for name, at in parameters.items():
                if name not in holes:
                    self.diagnostics.report(
                        rules.PARAMETER_WITHOUT_HOLE, at, name=name, path=stated.path
                    )

    def _check_parameter(self, parameter: Node) -> None:
        place, name = parameter.text("in"), parameter.text("name")
        if place and place not in _STYLES:
            hint = "a body is described by `requestBody`" if place in ("body", "formData") else ""
            self.diagnostics.report(
                rules.PARAMETER_IN,
                parameter.origin / "in",
                place=place,
                hint=hint or "`in` is one of `path`, `query`, `header` and `cookie`",
            )
            return
        if place == "path" and parameter.value.get("required") is not True:
            at = parameter.origin / ("required" if "required" in parameter else "name")
            self.diagnostics.report(rules.PATH_PARAMETER_OPTIONAL, at, name=name)
        style = parameter.text("style")
        if place and style and style not in _STYLES[place]:
            at = parameter.origin / "style"
            self.diagnostics.report(rules.PARAMETER_STYLE, at, style=style, name=name)
        described = [key for key in ("schema", "content") if key in parameter]
        if not described:
            at = parameter.origin / "name"
            self.diagnostics.report(rules.PARAMETER_WITHOUT_SCHEMA, at, name=name)
        elif len(described) == 2:
            at = parameter.origin / "schema"
            self.diagnostics.report(rules.PARAMETER_TWO_WAYS, at, key=True, name=name)
        content = parameter.get("content")
        if content is not None and len(content) != 1:
            self.diagnostics.report(rules.PARAMETER_CONTENT, content.origin, key=True, name=name)

    def _check_duplicates(self, owner: Node) -> None:
        seen: dict[tuple[str, str], Node] = {}
        for member in owner.get("parameters") or ():
            parameter = member.follow()
            identity = parameter.text("name"), parameter.text("in")
            if not all(identity):
                continue
            first = seen.setdefault(identity, parameter)
            if first is parameter:
                continue
            same = first == parameter or first.value == parameter.value
            self.diagnostics.report(
                rules.PARAMETER_REPEATED if same else rules.PARAMETER_TWICE,
                member.origin,
                related=[(first.origin, "first stands here")],
                name=identity[0],
                place=identity[1],
            )

    # --- responses -----------------------------------------------------------------------------

    def _check_responses(self, responses: Node) -> None:
        answers = 0
        for status, response in responses.items():
            if status.startswith("x-") or status == "$ref":
                continue
            answers += 1
            if not _STATUS.fullmatch(status):
                # `build` says the same where it meets one; both are one finding.
                self.diagnostics.report(rules.STATUS_UNKNOWN, response.origin, code=status)
            elif _LOOSE_RANGE.fullmatch(status):
                self.diagnostics.report(
                    rules.STATUS_SPELLING,
                    response.origin,
                    key=True,
                    status=status,
                    right=status.upper(),
                )
        if not answers:
            self.diagnostics.report(rules.RESPONSES_EMPTY, responses.origin, key=True)


def methods(item: Node) -> Iterator[tuple[str, Node]]:
    """The operations of a path item, with their methods in lower case as they stand there."""
    for method in METHODS:
        operation = item.get(method)
        if operation is not None and is_object(operation.value):
            yield method, operation
    for method, operation in (item.get("additionalOperations") or EMPTY).items():
        if is_object(operation.value):
            yield method, operation


class _Nothing:
    """Stands for an object without members."""

    def items(self) -> Iterator[tuple[str, Node]]:
        return iter(())


EMPTY = _Nothing()


def _path_parameters(owner: Node) -> dict[str, Origin]:
    """The path parameters of an operation or path item: name to where the name stands."""
    found: dict[str, Origin] = {}
    for member in owner.get("parameters") or ():
        parameter = member.follow()
        name = parameter.text("name")
        if name and parameter.text("in") == "path":
            shown = member.origin / "$ref" if member.is_ref else member.origin / "name"
            found.setdefault(name, shown)
    return found


def _lost_parameter(stated: _Stated) -> bool:
    """Whether a reference to a parameter leads nowhere: nobody knows what it would describe."""
    return any(
        parameter.is_lost
        for owner in (stated.operation, stated.item)
        for parameter in owner.get("parameters") or ()
    )


def _is_sent_by_api(origin: Origin) -> bool:
    """Whether an operation is a callback or webhook, by where it stands."""
    pointer = origin.pointer
    return "/callbacks/" in pointer or pointer.startswith("/webhooks/")
