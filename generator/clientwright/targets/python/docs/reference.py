"""The pages of `reference/`: one for each resource, and a table of contents.

A page describes the methods of a resource, with their parameters, samples (sync, async and curl)
and an example of the response, and the models that they use.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ....model import (
    AliasType,
    ArrayType,
    MapType,
    Nullable,
    ObjectType,
    Ref,
    Resource,
    Response,
    TypeRef,
)
from ....names.assignment import fold_case
from ....rendering.code import Code
from ..annotations import simplify_annotation
from ..calls.arguments import Argument
from ..calls.methods import Method
from ..naming.names import PythonNames
from ..naming.spelling import reserved
from ..package.variants import ASYNC, SYNC
from ..source.docstring import WIDTH
from ..source.markdown import CELL, MARKDOWN, MarkdownLink
from ..source.page import FilePlan, View
from ..wording import docstrings
from ..wording.responses import ERROR_DESCRIPTIONS, describe_return_value, list_headers
from ..wording.samples import format_example
from .context import DocsContext, cell, code_block, one_line, property_row, prose
from .curl import Curl
from .webhooks import WebhookDocs

_MAX_MODELS: Final = 12
"""The number of models that a page describes."""
_RESERVED_FILES: Final = frozenset({"readme", "webhooks"})


class ReferencePlanner:
    def __init__(self, context: DocsContext, webhooks: WebhookDocs) -> None:
        self._context = context
        self._api = context.api
        self._names = context.names
        self._samples = context.samples
        self._curl = Curl(context)
        self._webhooks = webhooks

    def pages(self) -> Iterator[tuple[str, FilePlan]]:
        """All pages by their path; the table of contents is `reference/README.md`."""
        resources = [item for item in self._api.root.walk() if item.operations]
        yield "reference/README.md", self._contents(resources)
        if self._webhooks.received:
            yield "reference/webhooks.md", self._webhooks.page()
        for resource in resources:
            yield f"reference/{reference_file(self._names, resource)}", self._page(resource)

    def _contents(self, resources: list[Resource]) -> FilePlan:
        return FilePlan(
            template="project/reference/contents.md.jinja",
            values={
                "title": prose(self._context.title),
                "entries": [self._entry(resource) for resource in resources],
                "webhooks": bool(self._webhooks.received),
            },
        )

    def _entry(self, resource: Resource) -> View:
        path, docs = self._names.call_path(resource.path), resource.docs
        return {
            "link": Code.expression(
                MarkdownLink(path, reference_file(self._names, resource)), CELL
            ),
            "description": cell(docs.summary or docs.description.split("\n\n")[0]),
        }

    def _page(self, resource: Resource) -> FilePlan:
        methods = self._context.methods.get_all(resource)
        path = self._names.call_path(resource.path)
        text = resource.docs.description or resource.docs.summary
        return FilePlan(
            template="project/reference/resource.md.jinja",
            values={
                "heading": Code.identifier(path, MARKDOWN),
                "description": prose(self._samples.use_method_names(text)),
                "methods": [self._method(method, path) for method in methods],
                "models": [self._model(model) for model in self._models(methods)],
            },
        )

    # --- methods ---

    def _method(self, method: Method, path: str) -> View:
        name = method.names.method
        operation, methods = method.operation, self._context.methods
        summary = self._samples.use_method_names(docstrings.summarize_operation(method))
        response = self._samples.response_example(method)
        returned = self._context.resources.returns(method.results, SYNC)
        return {
            "heading": Code.identifier(f"{path}.{name}", MARKDOWN),
            "link": Code.expression(MarkdownLink(name, f"#{_anchor(f'{path}.{name}')}"), CELL),
            "summary": prose(summary),
            "summary_cell": cell(summary),
            "description": prose(
                self._samples.use_method_names(docstrings.describe_operation(method))
            ),
            "request": Code.literal(f"{operation.method} {operation.path_text}", MARKDOWN),
            "rows": tuple(_parameter(argument, method) for argument in method.arguments),
            "returns": Code.expression(returned, MARKDOWN),
            "returns_description": prose(one_line(describe_return_value(method))),
            "headers": [self._headers(*each) for each in list_headers(operation, methods)],
            "errors": tuple(
                {
                    "name": Code.identifier(error, CELL),
                    "description": cell(text or ERROR_DESCRIPTIONS[error]),
                }
                for error, text in self._context.errors.of(operation)
            ),
            "sync_sample": code_block("python", self._samples.program(method, SYNC, WIDTH)),
            "async_sample": code_block("python", self._samples.program(method, ASYNC, WIDTH)),
            "curl_sample": code_block("sh", self._curl.command(method)),
            "response": None if response is None else code_block("json", format_example(response)),
        }

    def _headers(self, type_: str, status: int | str, response: Response) -> View:
        """The headers of a success: their model, and a row for each."""
        declared = self._api.object_type(response.headers_type) if response.headers_type else None
        assert declared is not None
        return {
            "status": Code.literal(str(status), MARKDOWN) if status else None,
            "type": Code.identifier(type_, MARKDOWN),
            "rows": tuple(
                {
                    **property_row(self._context, declared, header),
                    "header": Code.literal(header.wire_name, CELL),
                }
                for header in declared.properties
            ),
        }

    # --- models ---

    def _models(self, methods: tuple[Method, ...]) -> list[ObjectType]:
        """The models that the methods return, then those that they contain or take.

        Limited in number, so that a page remains readable.
        """
        returned: list[TypeRef] = []
        for method in methods:
            if method.item_type is not None:
                returned.append(method.item_type)
            else:
                returned += method.returned_types
        nested = [argument.type for method in methods for argument in method.arguments]
        found: dict[str, ObjectType] = {}
        while (returned or nested) and len(found) < _MAX_MODELS:
            model = self._object_type(returned.pop(0) if returned else nested.pop(0))
            if model is not None and model.id not in found:
                found[model.id] = model
                nested[:0] = [prop.type for prop in model.properties]
        return list(found.values())

    def _object_type(self, type_ref: TypeRef) -> ObjectType | None:
        """The object type that a type is, or is a list or a dictionary of."""
        match type_ref:
            case Nullable(inner=inner) | ArrayType(item=inner) | MapType(value=inner):
                return self._object_type(inner)
            case Ref(id=id):
                declared = self._api.types[id]
                if isinstance(declared, AliasType):
                    return None if declared.recursive else self._object_type(declared.type)
                return declared if isinstance(declared, ObjectType) else None
            case _:
                return None

    def _model(self, model: ObjectType) -> View:
        return {
            "name": Code.identifier(self._names.type(model.id).class_name, MARKDOWN),
            "description": prose(model.docs.description or model.docs.summary),
            "rows": tuple(property_row(self._context, model, prop) for prop in model.properties),
        }


def _parameter(argument: Argument, method: Method) -> View:
    return {
        "name": Code.identifier(argument.name, CELL),
        "type": Code.expression(simplify_annotation(argument.annotation), CELL),
        "description": cell(docstrings.describe_argument(argument, method)),
        "required": argument.required,
    }


def reference_file(names: PythonNames, resource: Resource) -> str:
    stem = names.resource(resource.path).module.strip("_")
    is_reserved = fold_case(stem) in _RESERVED_FILES | reserved("files")
    return f"{stem}_resource.md" if is_reserved else f"{stem}.md"


def _anchor(heading: str) -> str:
    """The anchor that GitHub generates for a heading."""
    return "".join(c for c in heading.lower() if c.isalnum() or c in "-_")
