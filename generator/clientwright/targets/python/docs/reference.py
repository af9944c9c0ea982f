"""The pages of `reference/`: what an API's own documentation would say, for this client.

A page for each resource: the objects it gives with their properties, and each operation with its
parameters, samples (synchronous, asynchronous, curl) and an example of the answer. Not here: the
words (`docs.py`) and the samples (`samples.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ....code import Code
from ....model import (
    AliasType,
    Api,
    ArrayType,
    MapType,
    Nullable,
    ObjectType,
    Property,
    Ref,
    Resource,
    TypeRef,
)
from ..annotations import Annotations
from ..calls.methods import Argument, Method, Methods, Role
from ..naming.names import PythonNames
from ..package.resources import Resources
from ..package.variants import ASYNC, SYNC, ClientVariant
from ..source.expression import Import, ImportStatement, to_source
from ..source.page import FilePlan
from ..source.prose import strip_html
from ..source.syntax import CELL, MARKDOWN, Fenced, Link
from ..wording.docstrings import (
    ERROR_DESCRIPTIONS,
    describe_argument,
    describe_operation,
    describe_property,
    describe_return_value,
    documented_errors,
    simplify_annotation,
    summarize_operation,
)
from ..wording.samples import Samples, format_example
from .curl import Curl
from .webhooks import WebhookDocs

_WIDTH: Final = 88
_MOST_OBJECTS: Final = 12
"""Objects that a page describes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row of a table of parameters or properties."""

    name: Code
    type: Code
    words: Code
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectView:
    """An object that a resource gives."""

    name: Code
    words: Code
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorView:
    """An error that the document names."""

    name: Code
    words: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodSection:
    """An operation on a reference page."""

    heading: Code
    link: Code
    summary: Code
    summary_cell: Code
    description: Code
    request: Code
    rows: tuple[RowView, ...]
    returns: Code
    returns_words: Code
    errors: tuple[ErrorView, ...]
    sync_sample: Code
    async_sample: Code
    curl_sample: Code
    answer: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """A line of the table of contents."""

    link: Code
    words: Code


class Reference:
    """Plans the reference of one API."""

    def __init__(
        self,
        api: Api,
        names: PythonNames,
        types: Annotations,
        methods: Methods,
        resources: Resources,
        samples: Samples,
        curl: Curl,
        webhooks: WebhookDocs,
    ) -> None:
        self._api = api
        self._names = names
        self._types = types
        self._methods = methods
        self._resources = resources
        self._samples = samples
        self._curl = curl
        self._webhooks = webhooks

    def pages(self) -> Iterator[tuple[str, FilePlan]]:
        """All pages by their path; the table of contents is `reference/README.md`."""
        shown = [resource for resource in all_resources(self._api.root) if resource.operations]
        yield "reference/README.md", self._contents(shown)
        if self._webhooks.received:
            yield "reference/webhooks.md", self._webhooks.page()
        for resource in shown:
            yield f"reference/{self.file(resource)}", self._page(resource)

    def file(self, resource: Resource) -> str:
        """The file name of a resource's page."""
        stem = self._names.resource(resource.path).module.strip("_")
        # These two are pages of ours.
        return f"{stem}_resource.md" if stem.lower() in {"readme", "webhooks"} else f"{stem}.md"

    def _contents(self, shown: list[Resource]) -> FilePlan:
        entries = [
            EntryView(
                link=Code.expression(
                    Link(self._resources.call_path(resource), self.file(resource)), CELL
                ),
                words=_cell(resource.docs.summary or resource.docs.description.split("\n\n")[0]),
            )
            for resource in shown
        ]
        return FilePlan(
            template="project/reference/contents.md.jinja",
            values={
                "title": _prose(_one_line(self._api.title)),
                "entries": entries,
                "webhooks": bool(self._webhooks.received),
            },
        )

    def _page(self, resource: Resource) -> FilePlan:
        plans = self._methods.all_of(resource)
        path = self._resources.call_path(resource)
        return FilePlan(
            template="project/reference/resource.md.jinja",
            values={
                "heading": Code.identifier(path, MARKDOWN),
                "words": _prose(strip_html(resource.docs.description or resource.docs.summary)),
                "objects": [self._object(record) for record in self._records(plans)],
                "methods": [self._section(method, path) for method in plans],
            },
        )

    # --- operations ---

    def _section(self, method: Method, path: str) -> MethodSection:
        name = method.names.method
        operation = method.operation
        summary = summarize_operation(operation)
        answer = self._samples.answer(method)
        return MethodSection(
            heading=Code.identifier(f"{path}.{name}", MARKDOWN),
            link=Code.expression(Link(name, f"#{_anchor(f'{path}.{name}')}"), CELL),
            summary=_prose(summary),
            summary_cell=_cell(summary),
            description=_prose(describe_operation(operation)),
            request=Code.literal(f"{operation.method} {operation.path_text}", MARKDOWN),
            rows=tuple(self._parameter(argument) for argument in method.arguments),
            returns=Code.expression(self._resources.returns(method, SYNC), MARKDOWN),
            returns_words=_prose(_one_line(describe_return_value(method))),
            errors=tuple(
                ErrorView(
                    name=Code.identifier(error, CELL),
                    words=_cell(words or ERROR_DESCRIPTIONS.get(error, "")),
                )
                for error, words in documented_errors(operation)
            ),
            sync_sample=_python(self.program(method, SYNC)),
            async_sample=_python(self.program(method, ASYNC)),
            curl_sample=_fenced("sh", self._curl.command(method)),
            answer=None if answer is None else _fenced("json", format_example(answer)),
        )

    def program(self, method: Method, variant: ClientVariant) -> str:
        """A whole program around one call, that runs as it stands."""
        client = self._names.async_client if variant.is_async else self._names.client
        imports = sorted(
            to_source(ImportStatement((item,))) for item in self._samples.imports(method)
        )
        made = self._samples.client(client)
        body = self._samples.statements(
            method, waits=variant.is_async, width=_WIDTH - 8 * variant.is_async, prints=True
        )
        own = to_source(ImportStatement((Import(self._names.package, client),)))
        if not variant.is_async:
            lines = [*imports, *([""] if imports else []), own, "", f"client = {made}", body]
            return "\n".join(lines)
        indented = "\n".join(f"        {line}" if line else "" for line in body.split("\n"))
        lines = ["import asyncio", *imports, "", own, "", "", "async def main() -> None:"]
        lines += [f"    async with {made} as client:", indented, "", "", "asyncio.run(main())"]
        return "\n".join(lines)

    def _parameter(self, argument: Argument) -> RowView:
        words = describe_argument(argument)
        if argument.role is Role.LIMIT:
            words = argument.docs.description
        return RowView(
            name=Code.identifier(argument.name, CELL),
            type=Code.expression(simplify_annotation(argument.annotation), CELL),
            words=_cell(words),
            required=argument.required,
        )

    # --- objects ---

    def _records(self, plans: tuple[Method, ...]) -> list[ObjectType]:
        """The objects that the operations give, then those inside them and inside requests, nearest
        first; not so many that the page would be about nothing else."""
        found: dict[str, ObjectType] = {}
        todo: list[TypeRef] = []
        for method in plans:
            given = [answer.content.type for answer in method.answers if answer.content]
            todo += [method.item_type] if method.item_type is not None else given
        later = [argument.type for method in plans for argument in method.arguments]
        while todo or later:
            record = self._declared(todo.pop(0) if todo else later.pop(0))
            if record is None or record.id in found:
                continue
            if len(found) == _MOST_OBJECTS:
                break
            found[record.id] = record
            later[:0] = [field.type for field in record.properties]
        return list(found.values())

    def _declared(self, use: TypeRef) -> ObjectType | None:
        """The record that a type is, or is a list or a dictionary of."""
        match use:
            case Nullable(inner=inner) | ArrayType(item=inner) | MapType(value=inner):
                return self._declared(inner)
            case Ref(id=id):
                declared = self._api.types[id]
                if isinstance(declared, AliasType):
                    return None if declared.recursive else self._declared(declared.type)
                return declared if isinstance(declared, ObjectType) else None
            case _:
                return None

    def _object(self, record: ObjectType) -> ObjectView:
        return ObjectView(
            name=Code.identifier(self._names.type(record.id).class_name, MARKDOWN),
            words=_prose(strip_html(record.docs.description or record.docs.summary)),
            rows=tuple(self._property(record, field) for field in record.properties),
        )

    def _property(self, record: ObjectType, field: Property) -> RowView:
        return RowView(
            name=Code.identifier(self._names.field(record.id, field.wire_name), CELL),
            type=Code.expression(simplify_annotation(self._types.returned(field.type)), CELL),
            words=_cell(describe_property(field, self._types.inside(field))),
            required=field.required,
        )


def all_resources(root: Resource) -> Iterator[Resource]:
    """A resource and all below it, in the document's order."""
    yield root
    for child in root.children:
        yield from all_resources(child)


def _anchor(heading: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    return "".join(c for c in heading.lower() if c.isalnum() or c in "-_")


def _one_line(text: str) -> str:
    return " ".join(strip_html(text).split())


def _prose(text: str) -> Code:
    return Code.docstring(text, MARKDOWN)


def _cell(text: str) -> Code:
    return Code.docstring(strip_html(text), CELL)


def _fenced(language: str, text: str) -> Code:
    return Code.expression(Fenced(language, text), MARKDOWN)


def _python(text: str) -> Code:
    return _fenced("python", text)
