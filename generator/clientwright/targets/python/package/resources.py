"""The resource classes: one for each group of operations, in a sync and an async variant.

A method is a signature, a docstring and one call. A method with the same name as a child resource
becomes `__call__` of that child (docs/decisions). The client classes are planned in `client.py`,
with the methods and children that are planned here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ....model import Resource
from ....rendering.code import Code
from ..annotations import Annotations
from ..calls.arguments import Argument, Role
from ..calls.bodies import for_async
from ..calls.methods import Method, Methods, Overload
from ..calls.results import CallResult, Form
from ..naming.names import PythonNames
from ..source import expression as py
from ..source.page import FilePlan, FileScope, View, code, docstring, name
from ..wording.classes import ClassDocstrings
from ..wording.docstrings import MethodDocstrings
from .resource_groups import OperationGroup, group_operations
from .variants import ClientVariant

_PARENT_OPERATIONS: Final = "outer_operations"
"""The name under which a file imports the operations of the parent resource."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _ClassPlan:
    """A resource class, or one of its base classes."""

    resource: Resource
    class_name: str
    title: str
    """The docstring of the module."""
    docstring: str
    bases: Sequence[py.Symbol]
    methods: Sequence[Method]
    children: Sequence[Resource] = ()


@dataclass(frozen=True, slots=True)
class ResourcePlanner:
    _names: PythonNames
    _methods: Methods
    _types: Annotations
    _docs: MethodDocstrings
    _class_docs: ClassDocstrings

    def pages(self, resource: Resource, variant: ClientVariant) -> Iterator[tuple[str, FilePlan]]:
        """The files of one resource in one variant, by module."""
        names = self._names.resource(resource.path)
        methods = self.own_methods(resource)
        operations = [method.operation for method in methods]
        groups = group_operations(resource, operations, names.module, names.class_name)
        grouped = {operation.id for group in groups for operation in group.operations}
        call = self._methods.get_call(resource)
        path = self._names.call_path(resource.path)
        title = f"`{path}`{' of the async client' if variant.is_async else ''}"
        base = variant.runtime_class("Resource")
        plan = _ClassPlan(
            resource=resource,
            class_name=self.class_name(resource, variant),
            title=f"{title}.",
            docstring=self._class_docs.resource(resource, path, is_callable=call is not None),
            bases=[_group_class(group, variant) for group in groups] or [base],
            methods=[
                *([call] if call is not None else ()),
                *(method for method in methods if method.operation.id not in grouped),
            ],
            children=resource.children,
        )
        yield names.module, self._page(plan, variant)
        for group in groups:
            plan = _ClassPlan(
                resource=resource,
                class_name=_group_class(group, variant).name,
                title=f"The operations of {title} on `{group.word}`.",
                docstring=f"Methods of `{path}`.",
                bases=[base],
                methods=tuple(map(self._methods.get, group.operations)),
            )
            yield group.module, self._page(plan, variant)

    def _page(self, plan: _ClassPlan, variant: ClientVariant) -> FilePlan:
        taken = self.names_in_scope(plan.resource, variant) | {plan.class_name}
        scope = FileScope(taken, depth=1, inside=variant.resources_folder)
        return FilePlan(
            template="package/resources/module.py.jinja",
            values={
                "docstring": docstring(plan.title),
                "class_name": name(plan.class_name),
                "bases": scope.code(py.BaseList(tuple(plan.bases))),
                "class_docstring": docstring(plan.docstring, indent=4),
                **self.members(plan.methods, plan.children, variant, scope),
                "imports": scope.imports(),
            },
        )

    def members(
        self,
        methods: Sequence[Method],
        children: Sequence[Resource],
        variant: ClientVariant,
        scope: FileScope,
    ) -> View:
        """The methods and children of a resource class, for its template."""
        return {
            "children": [self._child(child, variant, scope) for child in children],
            "methods": [self._method(method, variant, scope) for method in methods],
        }

    def class_name(self, resource: Resource, variant: ClientVariant) -> str:
        names = self._names.resource(resource.path)
        return names.async_class_name if variant.is_async else names.class_name

    def own_methods(self, resource: Resource) -> list[Method]:
        """The methods of a resource's class, without those that are `__call__` of a child."""
        return [item for item in self._methods.get_all(resource) if item.names.host is None]

    def names_in_scope(self, resource: Resource, variant: ClientVariant) -> frozenset[str]:
        """The members of a resource's class, and the classes in its file."""
        children = [self._names.resource(child.path).attribute for child in resource.children]
        methods = [method.names.method for method in self.own_methods(resource)]
        classes = [self.class_name(child, variant) for child in (resource, *resource.children)]
        return frozenset((*children, *methods, *classes))

    def returns(self, results: Iterable[CallResult], variant: ClientVariant) -> py.Expression:
        """What a method returns; of an async method that waits, what it returns then."""
        return py.make_union(_result_class(one, variant) for one in results)

    def _overload(
        self, overload: Overload, method: Method, variant: ClientVariant
    ) -> py.Expression:
        """The return type of an overload. A method of which only some calls wait is not async."""
        returned = self.returns(overload.results, variant)
        values = [one for one in overload.results if one.form is Form.VALUE]
        if not (variant.is_async and method.is_mixed and values):
            return returned
        value = py.make_union(one.type for one in values)
        coroutine = self._types.symbol("collections.abc", "Coroutine")
        others = (_result_class(one, variant) for one in overload.results if one not in values)
        any_ = self._types.any
        return py.make_union([py.Subscript(coroutine, (any_, any_, value)), *others])

    def _signature(
        self, arguments: tuple[Argument, ...], variant: ClientVariant, scope: FileScope
    ) -> View:
        views = [(item, _argument_view(item, variant, self._types, scope)) for item in arguments]
        return {
            "positional": tuple(view for item, view in views if item.positional),
            "named": tuple(view for item, view in views if not item.positional),
        }

    def _child(self, child: Resource, variant: ClientVariant, scope: FileScope) -> View:
        names = self._names.resource(child.path)
        class_name = self.class_name(child, variant)
        module = f".{variant.resources_folder}.{names.module}"
        scope.require(
            py.Import(module, class_name, typing_only=True),
            py.Import("functools", "cached_property"),
        )
        sibling = f".{names.module}" if len(child.path) > 1 else module
        text = self._class_docs.child_resource(
            child,
            self._names.call_path(child.path),
            is_callable=self._methods.get_call(child) is not None,
        )
        return {
            "attribute": name(names.attribute),
            "class_name": name(class_name),
            "statement": code(py.ImportStatement((py.Import(sibling, class_name),))),
            "docstring": docstring(text, indent=8),
        }

    def _method(self, method: Method, variant: ClientVariant, scope: FileScope) -> View:
        waits = variant.is_async and method.returns_value
        text = self._docs.describe(method, waits=variant.is_async)
        if method.overloads:
            scope.require(py.Import("typing", "overload"))
        if method.names.host is not None:
            operations = py.Import(".operations", method.names.module, alias=_PARENT_OPERATIONS)
        else:
            operations = py.Import(".operations", method.names.module, alias="operations")
        scope.require(operations)
        call = _call(method, operations.alias)
        return {
            **self._signature(method.signature, variant, scope),
            "name": name(method.names.method if method.names.host is None else "__call__"),
            "waits": waits,
            "overloads": tuple(
                {
                    **self._signature(overload.arguments, variant, scope),
                    "returns": scope.code(self._overload(overload, method, variant)),
                }
                for overload in method.overloads
            ),
            "returns": scope.code(
                self._types.any if method.is_mixed else self.returns(method.results, variant)
            ),
            "docstring": docstring(text, indent=8),
            "call": code(py.AwaitExpr(call) if waits else call),
            "deprecated": _deprecation(method, scope),
        }


def _result_class(result: CallResult, variant: ClientVariant) -> py.Expression:
    match result.form:
        case Form.VALUE:
            return result.type
        case Form.PAGES:
            return py.Subscript(variant.runtime_class("Pager"), (result.type,))
        case Form.STREAM:
            return py.Subscript(variant.runtime_class("Stream"), (result.type,))


def _argument_view(
    argument: Argument, variant: ClientVariant, types: Annotations, scope: FileScope
) -> View:
    annotation = argument.annotation
    if variant.is_async and argument.role in (Role.FIELD, Role.BODY):
        annotation = for_async(annotation, types)
    return {
        "name": name(argument.name),
        "annotation": scope.code(annotation),
        "default": None if argument.default is None else scope.code(argument.default),
    }


def _deprecation(method: Method, scope: FileScope) -> Code | None:
    """The decorator of a deprecated method."""
    if not method.operation.docs.deprecated:
        return None
    message = py.Value(f"The API has deprecated {method.operation.id}.")
    return scope.code(py.CallExpr(py.symbol("._runtime.deprecation", "deprecated"), (message,)))


def _call(method: Method, operations: str) -> py.Expression:
    """The body of a method: `self._send(operations.FETCH, path={...})`."""
    sender = _SENDERS[method.results[0].form] if not method.is_mixed else "_select"
    keywords: list[tuple[str, py.Expression]] = [
        (keyword, _dictionary(arguments))
        for keyword, roles in _KEYWORDS.items()
        if (arguments := method.select(*roles))
    ]
    body = method.select(Role.BODY)
    fields = method.select(Role.FIELD)
    keywords += [("body", py.Name(argument.name)) for argument in body]
    if fields or (method.names.body_fields is not None and not body):
        # With overloads, the runtime checks which properties are set.
        keyword = "fields" if method.has_body_overloads else "body"
        keywords.append((keyword, _dictionary(fields)))
    keywords += [("content_type", py.Name(one.name)) for one in method.select(Role.CONTENT_TYPE)]
    keywords += [("accept", py.Name(one.name)) for one in method.select(Role.ACCEPT)]
    keywords += [("limit", py.Name(argument.name)) for argument in method.select(Role.LIMIT)]
    constant = py.Attribute(py.Name(operations), method.names.constant)
    return py.CallExpr(py.Attribute(py.Name("self"), sender), (constant,), tuple(keywords))


_SENDERS: Final = {Form.VALUE: "_send", Form.PAGES: "_pages", Form.STREAM: "_stream"}
"""The methods of the runtime that call an operation."""
_KEYWORDS: Final = {
    "path": (Role.PATH,),
    "query": (Role.QUERY, Role.QUERYSTRING),
    "headers": (Role.HEADER,),
    "cookies": (Role.COOKIE,),
}
"""The arguments of the runtime's `_send`, and the arguments of a method that go there."""


def _dictionary(arguments: Iterable[Argument]) -> py.Expression:
    return py.DictExpr(tuple((py.Value(item.wire_name), py.Name(item.name)) for item in arguments))


def _group_class(group: OperationGroup, variant: ClientVariant) -> py.Symbol:
    class_name = f"{variant['prefix']}{group.class_name}"
    return py.symbol(f".{variant.resources_folder}.{group.module}", class_name)
