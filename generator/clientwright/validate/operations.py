"""Paths, operations and parameters: rules that involve several objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import Diagnostics, Origin, rules
from ..openapi import METHODS, ObjectKind
from ..resolve import Node, Spec
from ..values import is_object

VARIABLE = re.compile(r"\{([^{}/]*)\}")
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "header": ("simple",),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "cookie": ("form", "cookie"),
    "querystring": (),
}
"""The locations of parameters, and the styles for each (OpenAPI 3.2, section 4.12.3)."""

_STATUS = re.compile(r"[1-9][0-9]{2}|[1-5][xX]{2}|default")
_LOOSE_RANGE = re.compile(r"[1-5](?:x[xX]|Xx)")


@dataclass(frozen=True, slots=True)
class _PathOperation:
    path: str
    path_origin: Origin
    """The origin of the path item under `paths`."""
    method: str
    items: tuple[Node, ...]
    """The path item, and those that it refers to."""
    node: Node


def check_operations(spec: Spec, diagnostics: Diagnostics) -> None:
    _OperationChecker(spec, diagnostics).check()


class _OperationChecker:
    def __init__(self, spec: Spec, diagnostics: Diagnostics) -> None:
        self.spec = spec
        self.report = diagnostics.report
        self._ids: dict[str, _PathOperation] = {}

    def check(self) -> None:
        operations = list(self._list_operations())
        self._check_paths()
        for operation in operations:
            self._check_id(operation)
            self._check_path_variables(operation)
        self._check_callback_ids()
        for parameter in self.spec.nodes(ObjectKind.PARAMETER):
            if "$ref" not in parameter:
                self._check_parameter(parameter)
        for kind in (ObjectKind.OPERATION, ObjectKind.PATH_ITEM):
            for owner in self.spec.nodes(kind):
                self._check_duplicates(owner)
        for responses in self.spec.nodes(ObjectKind.RESPONSES):
            self._check_responses(responses)
        if self.spec.version == (3, 0):
            for found in self.spec.objects[ObjectKind.OPERATION]:
                if "responses" not in found.value:
                    self.report(rules.RESPONSES_MISSING, found.origin)

    def _list_operations(self) -> Iterator[_PathOperation]:
        for path, member in self.spec.root.members("paths"):
            if path.startswith("x-"):
                continue
            items = member.list_chain()
            first: dict[str, Node] = {}
            for item in items:
                for method, operation in _list_methods(item):
                    other = first.setdefault(method, operation)
                    if other is not operation:
                        self._report_clash(method, other, operation)
                        continue
                    yield _PathOperation(path, member.origin, method, items, operation)

    def _report_clash(self, method: str, one: Node, other: Node) -> None:
        self.report(
            rules.PATH_ITEMS_CLASH,
            one.origin,
            key=True,
            related=[(other.origin, "also defined here")],
            method=method.upper(),
        )

    # --- paths ---------------------------------------------------------------------------------

    def _check_paths(self) -> None:
        paths = self.spec.root.get("paths")
        if paths is None:
            if not any(key in self.spec.root for key in ("webhooks", "components")):
                self.report(rules.NO_PATHS, self.spec.root.origin)
            elif self.spec.version == (3, 0):
                self.report(
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
                self.report(rules.PATH_SLASH, item.origin, key=True, path=path)
            literal = VARIABLE.sub("", path)
            if re.search(r"[{}]", literal) or "{}" in path:
                self.report(rules.PATH_BRACES, item.origin, key=True, path=path)
            else:
                start, fragment, _ = literal.partition("#")
                if "?" in start:
                    self.report(rules.PATH_QUERY, item.origin, key=True, path=path)
                if fragment:
                    self.report(rules.PATH_FRAGMENT, item.origin, key=True, path=path)
            variables = VARIABLE.findall(path)
            twice = next((each for each in variables if variables.count(each) > 1), None)
            if twice:
                self.report(rules.PATH_VARIABLE_TWICE, item.origin, key=True, path=path, name=twice)
            shape = VARIABLE.sub("{}", path)
            if shape in shapes:
                other, origin = shapes[shape]
                self.report(
                    rules.PATHS_ALIKE,
                    item.origin,
                    key=True,
                    related=[(origin, "also defined here")],
                    path=path,
                    other=other,
                )
            shapes.setdefault(shape, (path, item.origin))

    # --- operationIds --------------------------------------------------------------------------

    def _check_id(self, operation: _PathOperation) -> None:
        name = operation.node.text("operationId")
        if not name:
            return
        first = self._ids.setdefault(name, operation)
        if first is operation:
            return
        at = operation.node.origin / "operationId"
        if first.node.origin == operation.node.origin:
            self.report(
                rules.OPERATION_SHARED,
                operation.path_origin,
                key=True,
                related=[(first.path_origin, "also used here")],
                name=name,
                path=operation.path,
                other=first.path,
            )
            return
        self.report(
            rules.OPERATION_ID_TWICE,
            at,
            related=[(first.node.origin / "operationId", "first used here")],
            name=name,
        )

    def _check_callback_ids(self) -> None:
        """The client does not use the operationIds of callbacks and webhooks, so they can clash."""
        known = {operation.node.origin for operation in self._ids.values()}
        seen = {name: operation.node.origin for name, operation in self._ids.items()}
        for origin, value in self.spec.objects[ObjectKind.OPERATION]:
            name = value.get("operationId") if is_object(value) else None
            if not isinstance(name, str) or origin in known or not _is_sent_by_api(origin):
                continue
            if name in seen and seen[name] != origin:
                self.report(
                    rules.CALLBACK_ID_TWICE,
                    origin / "operationId",
                    related=[(seen[name] / "operationId", "first used here")],
                    name=name,
                )
            seen.setdefault(name, origin)

    # --- parameters ----------------------------------------------------------------------------

    def _check_path_variables(self, operation: _PathOperation) -> None:
        """Every variable of a path needs a parameter, every path parameter a variable."""
        own = _find_path_parameters(operation.node)
        shared = {
            name: at
            for item in reversed(operation.items)
            for name, at in _find_path_parameters(item).items()
        }
        variables = [variable for variable in VARIABLE.findall(operation.path) if variable]
        for variable in dict.fromkeys(variables):
            is_known = variable in own or variable in shared
            if not is_known and not _has_unresolved_parameter(operation):
                self.report(
                    rules.VARIABLE_WITHOUT_PARAMETER,
                    operation.path_origin,
                    key=True,
                    related=[(operation.node.origin, "this operation")],
                    name=variable,
                    path=operation.path,
                    method=operation.method.upper(),
                )
        for parameters in (own, shared):
            for name, at in parameters.items():
                if name not in variables:
                    self.report(
                        rules.PARAMETER_WITHOUT_VARIABLE, at, name=name, path=operation.path
                    )

    def _check_parameter(self, parameter: Node) -> None:
        location, name = parameter.text("in"), parameter.text("name")
        if location and location not in _STYLES:
            hint = "use `requestBody` for a body" if location in ("body", "formData") else ""
            self.report(
                rules.PARAMETER_IN,
                parameter.origin / "in",
                location=location,
                hint=hint or "use `path`, `query`, `header` or `cookie`",
            )
            return
        if location == "path" and parameter.value.get("required") is not True:
            at = parameter.origin / ("required" if "required" in parameter else "name")
            self.report(rules.PATH_PARAMETER_OPTIONAL, at, name=name)
        style = parameter.text("style")
        if location and style and style not in _STYLES[location]:
            at = parameter.origin / "style"
            self.report(rules.PARAMETER_STYLE, at, style=style, name=name)
        types = [key for key in ("schema", "content") if key in parameter]
        if not types:
            at = parameter.origin / "name"
            self.report(rules.PARAMETER_WITHOUT_SCHEMA, at, name=name)
        elif len(types) == 2:
            at = parameter.origin / "schema"
            self.report(rules.PARAMETER_TWO_WAYS, at, key=True, name=name)
        content = parameter.get("content")
        if content is not None and len(content) != 1:
            self.report(rules.PARAMETER_CONTENT, content.origin, key=True, name=name)

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
            self.report(
                rules.PARAMETER_REPEATED if same else rules.PARAMETER_TWICE,
                member.origin,
                related=[(first.origin, "first defined here")],
                name=identity[0],
                location=identity[1],
            )

    # --- responses -----------------------------------------------------------------------------

    def _check_responses(self, responses: Node) -> None:
        count = 0
        for status, response in responses.items():
            if status.startswith("x-") or status == "$ref":
                continue
            count += 1
            if not _STATUS.fullmatch(status):
                # The same finding as when the model is built; it is shown once.
                self.report(rules.STATUS_UNKNOWN, response.origin, code=status)
            elif _LOOSE_RANGE.fullmatch(status):
                self.report(
                    rules.STATUS_SPELLING,
                    response.origin,
                    key=True,
                    status=status,
                    right=status.upper(),
                )
        if not count:
            self.report(rules.RESPONSES_EMPTY, responses.origin, key=True)


def _list_methods(item: Node) -> Iterator[tuple[str, Node]]:
    for method in METHODS:
        operation = item.get(method)
        if operation is not None and is_object(operation.value):
            yield method, operation
    for method, operation in item.members("additionalOperations"):
        if is_object(operation.value):
            yield method, operation


def _find_path_parameters(owner: Node) -> dict[str, Origin]:
    """The path parameters of an operation or path item: name to origin of the name."""
    found: dict[str, Origin] = {}
    for member in owner.get("parameters") or ():
        parameter = member.follow()
        name = parameter.text("name")
        if name and parameter.text("in") == "path":
            origin = member.origin / "$ref" if member.is_ref else member.origin / "name"
            found.setdefault(name, origin)
    return found


def _has_unresolved_parameter(operation: _PathOperation) -> bool:
    return any(
        parameter.is_unresolved
        for owner in (operation.node, *operation.items)
        for parameter in owner.get("parameters") or ()
    )


def _is_sent_by_api(origin: Origin) -> bool:
    pointer = origin.pointer
    return "/callbacks/" in pointer or pointer.startswith("/webhooks/")
