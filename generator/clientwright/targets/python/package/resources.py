"""The pages of `resources/` and `async_resources/`: one class for each group of operations.

A method is a signature, a docstring and one call. Both colours come from one plan and one
template. A method that has the name of a resource beside it is that resource's `__call__` (decision
0403). Not here: signatures (`methods.py`), words (`docs.py`), the client classes (`client.py`),
whose own methods and children are planned with the functions here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ....code import Code
from ....model import Operation, Resource
from ..calls.methods import Argument, Method, Methods, Role
from ..naming.names import PythonNames
from ..source.expression import (
    Attribute,
    AwaitExpr,
    BaseList,
    CallExpr,
    DictExpr,
    Expression,
    Import,
    ImportStatement,
    Name,
    Subscript,
    Symbol,
    Value,
    symbol,
)
from ..source.page import FilePlan, avoid_shadowing, code, import_block, name
from ..source.syntax import PYTHON
from ..wording.classes import ClassDocstrings
from ..wording.docstrings import MethodDocstrings
from .resource_groups import OperationGroup, group_operations
from .variants import ClientVariant

_OUTER: Final = "outer_operations"
"""What a page calls the operations of the resource around its own."""


# --- what templates print ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildView:
    """A resource inside another one, made and imported when it is first used."""

    attribute: Code
    class_name: Code
    statement: Code
    """The import."""
    docstring: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentView:
    """`name: annotation = default`."""

    name: Code
    annotation: Code
    default: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """A method as it is printed."""

    name: Code
    waits: bool
    positional: tuple[ArgumentView, ...]
    named: tuple[ArgumentView, ...]
    returns: Code
    docstring: Code
    call: Code
    deprecated: Code | None


# --- planning ------------------------------------------------------------------------------------


class Resources:
    """Plans the resource classes of one API."""

    def __init__(
        self,
        names: PythonNames,
        methods: Methods,
        docs: MethodDocstrings,
        class_docs: ClassDocstrings,
    ) -> None:
        self._names = names
        self._methods = methods
        self._docs = docs
        self._class_docs = class_docs

    def pages(self, resource: Resource, variant: ClientVariant) -> Iterator[tuple[str, FilePlan]]:
        """The pages of one resource in one colour, by their modules: itself, and its parts."""
        names = self._names.resource(resource.path)
        own = [method.operation for method in self.own(resource)]
        parts = group_operations(resource, own, names.module, names.class_name)
        apart = {operation.id for part in parts for operation in part.operations}
        bases = [
            Symbol(
                _part_class(part, variant),
                Import(f".{variant.resources_folder}.{part.module}", _part_class(part, variant)),
            )
            for part in parts
        ]
        yield names.module, self._page(
            resource,
            variant,
            [item for item in own if item.id not in apart],
            title=self._title(resource, variant),
            class_name=self.class_name(resource, variant),
            words=self._class_docs.resource(
                resource,
                self.call_path(resource),
                is_callable=self._methods.call_of(resource) is not None,
            ),
            bases=bases or [variant.runtime_class("Resource")],
            children=resource.children,
            call=self._methods.call_of(resource),
        )
        for part in parts:
            path, title = self.call_path(resource), self._title(resource, variant)
            yield part.module, self._page(
                resource,
                variant,
                part.operations,
                title=f"The part of {title[:-1]} that is about `{part.word}`.",
                class_name=_part_class(part, variant),
                words=f"Methods of `{path}`.",
                bases=[variant.runtime_class("Resource")],
                children=(),
            )

    def _page(
        self,
        resource: Resource,
        variant: ClientVariant,
        operations: Sequence[Operation],
        *,
        title: str,
        class_name: str,
        words: str,
        bases: Sequence[Symbol],
        children: Sequence[Resource],
        call: Method | None = None,
    ) -> FilePlan:
        taken = self.scope(resource, variant) | {class_name}
        spelled = [avoid_shadowing(base, taken) for base in bases]
        methods = [self._methods.of(item) for item in operations]
        called = [call] if call is not None else []
        plans = [self.method(item, variant, taken) for item in (*called, *methods)]
        inside = [self.child(child, variant) for child in children]
        trees: list[Expression] = [*spelled]
        extra = [item for _, symbols in inside for item in symbols]
        for _, used in plans:
            trees += used
        if methods:
            extra.append(self.constants(resource))
        extra += [Import(".operations", item.names.module, alias=_OUTER) for item in called]
        return FilePlan(
            template="package/resources/module.py.jinja",
            values={
                "docstring": Code.docstring(title, PYTHON),
                "imports": import_block(trees, extra, depth=1, inside=variant.resources_folder),
                "class_name": name(class_name),
                "bases": code(BaseList(tuple(spelled))),
                "class_docstring": Code.docstring(words, PYTHON, indent=4),
                "children": [view for view, _ in inside],
                "methods": [view for view, _ in plans],
            },
        )

    def class_name(self, resource: Resource, variant: ClientVariant) -> str:
        """The class of a resource in one colour."""
        names = self._names.resource(resource.path)
        return names.async_class_name if variant.is_async else names.class_name

    def own(self, resource: Resource) -> list[Method]:
        """The methods of its class: its operations, but for those that a child is called for."""
        return [item for item in self._methods.all_of(resource) if item.names.host is None]

    def scope(self, resource: Resource, variant: ClientVariant) -> frozenset[str]:
        """The names that the page of a resource defines, under which it can import nothing: the
        members of the class (which its annotations would mean), and classes."""
        children = [self._names.resource(child.path).attribute for child in resource.children]
        methods = [method.names.method for method in self.own(resource)]
        classes = [self.class_name(child, variant) for child in (resource, *resource.children)]
        return frozenset((*children, *methods, *classes))

    def constants(self, resource: Resource) -> Import:
        """The import of the operations of a resource, under the name that method bodies use."""
        module = self._names.resource(resource.path).module
        return Import(".operations", module, alias="operations")

    def call_path(self, resource: Resource) -> str:
        """How a user reaches a resource: `client.sessions.messages`."""
        path = resource.path
        steps = (self._names.resource(path[:depth]).attribute for depth in range(1, len(path) + 1))
        return ".".join(["client", *steps])

    def _title(self, resource: Resource, variant: ClientVariant) -> str:
        asynchronous = " of the asynchronous client" if variant.is_async else ""
        return f"`{self.call_path(resource)}`{asynchronous}."

    def child(
        self, child: Resource, variant: ClientVariant
    ) -> tuple[ChildView, tuple[Import, ...]]:
        """A property that gives a resource, and what it needs to be imported on its page."""
        names = self._names.resource(child.path)
        class_name = self.class_name(child, variant)
        module = f".{variant.resources_folder}.{names.module}"
        used = (
            Import(module, class_name, typing_only=True),
            Import("functools", "cached_property"),
        )
        here = f".{names.module}" if len(child.path) > 1 else module
        docs = self._class_docs.child_resource(
            child,
            self.call_path(child),
            is_callable=self._methods.call_of(child) is not None,
        )
        view = ChildView(
            attribute=name(names.attribute),
            class_name=name(class_name),
            statement=_statement(Import(here, class_name)),
            docstring=Code.docstring(docs, PYTHON, indent=8),
        )
        return view, used

    def method(
        self, method: Method, variant: ClientVariant, members: frozenset[str]
    ) -> tuple[MethodView, list[Expression]]:
        """A method as it is printed, and the expressions on the page that need imports."""
        used: list[Expression] = []

        def spelled(tree: Expression) -> Expression:
            tree = avoid_shadowing(tree, members)
            used.append(tree)
            return tree

        def argument(item: Argument) -> ArgumentView:
            default = item.default
            return ArgumentView(
                name=name(item.name),
                annotation=code(spelled(item.annotation)),
                default=None if default is None else code(spelled(default)),
            )

        waits = variant.is_async and not method.paged and not method.stream
        call = self._call(method)
        deprecated = None
        if method.operation.docs.deprecated:
            decorator = CallExpr(
                spelled(symbol("._runtime.deprecation", "deprecated")),
                (Value(f"The API has deprecated {method.operation.id}."),),
            )
            deprecated = code(decorator)
        view = MethodView(
            name=name(method.names.method if method.names.host is None else "__call__"),
            waits=waits,
            positional=tuple(argument(item) for item in method.arguments if item.positional),
            named=tuple(argument(item) for item in method.arguments if not item.positional),
            returns=code(spelled(self.returns(method, variant))),
            docstring=Code.docstring(
                self._docs.of(method, waits=variant.is_async), PYTHON, indent=8
            ),
            call=code(AwaitExpr(call) if waits else call),
            deprecated=deprecated,
        )
        return view, used

    def returns(self, method: Method, variant: ClientVariant) -> Expression:
        """What a method is annotated to give, without the waiting."""
        if method.item is not None:
            return Subscript(variant.runtime_class("Pager"), (method.item,))
        if method.stream:
            return Subscript(variant.runtime_class("Stream"), (method.result,))
        return method.result

    def _call(self, method: Method) -> Expression:
        """The one line of a method's body: `self._send(operations.FETCH, path={...})`."""
        sender = "_pages" if method.paged else "_stream" if method.stream else "_send"
        keywords = [(role.value, _dictionary(items)) for role, items in _sent(method)]
        keywords += [("body", Name(item.name)) for item in method.of(Role.BODY)]
        fields = method.of(Role.FIELD)
        if fields:
            keywords.append(("body", _dictionary(fields)))
        elif method.names.body_fields is not None and not method.of(Role.BODY):
            keywords.append(("body", DictExpr(())))
        keywords += [("limit", Name(item.name)) for item in method.of(Role.LIMIT)]
        module = "operations" if method.names.host is None else _OUTER
        constant = Attribute(Name(module), method.names.constant)
        return CallExpr(Attribute(Name("self"), sender), (constant,), tuple(keywords))


def _part_class(part: OperationGroup, variant: ClientVariant) -> str:
    return f"Async{part.class_name}" if variant.is_async else part.class_name


def _sent(method: Method) -> Iterator[tuple[Role, tuple[Argument, ...]]]:
    path = method.of(Role.PATH)
    if path:
        yield Role.PATH, path
    query = method.of(Role.QUERY, Role.QUERYSTRING)
    if query:
        yield Role.QUERY, query
    for role in (Role.HEADER, Role.COOKIE):
        items = method.of(role)
        if items:
            yield role, items


def _dictionary(items: Iterable[Argument]) -> Expression:
    return DictExpr(tuple((Value(item.wire_name), Name(item.name)) for item in items))


def _statement(item: Import) -> Code:
    return code(ImportStatement((item,)))
