"""What all pages of the documentation share: their inputs, and the parts of a Markdown page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ....contract.samples import Sampler
from ....model import Api, ObjectType, Property
from ....rendering.code import Code
from ..annotations import Annotations, simplify_annotation
from ..calls.methods import Methods
from ..calls.settings import Settings
from ..naming.names import PythonNames
from ..package.resources import ResourcePlanner
from ..source.markdown import CELL, MARKDOWN, Fenced
from ..source.prose import strip_html
from ..wording.docstrings import describe_property
from ..wording.responses import ErrorDocs
from ..wording.samples import Samples


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsContext:
    """The finished plans of a client, from which its documentation is written."""

    api: Api
    names: PythonNames
    types: Annotations
    methods: Methods
    resources: ResourcePlanner
    settings: Settings
    sampler: Sampler
    samples: Samples
    errors: ErrorDocs
    modules: tuple[str, ...]
    """The public modules of the package."""

    @property
    def title(self) -> str:
        """The title of the API, on one line."""
        return one_line(self.api.title) or self.names.package


def property_row(context: DocsContext, model: ObjectType, prop: Property) -> dict[str, Any]:
    names = {
        item.wire_name: context.names.field(model.id, item.wire_name) for item in model.properties
    }
    return {
        "name": Code.identifier(names[prop.wire_name], CELL),
        "type": Code.expression(simplify_annotation(context.types.for_response(prop.type)), CELL),
        "description": cell(describe_property(prop, context.types.embedded_json(prop), names)),
        "required": prop.required,
    }


def one_line(text: str) -> str:
    """The text without HTML and line breaks."""
    return " ".join(strip_html(text).split())


def prose(text: str) -> Code:
    """Paragraphs, from CommonMark that may contain HTML."""
    return Code.docstring(strip_html(text), MARKDOWN)


def cell(text: str) -> Code:
    """The content of a table cell, from CommonMark that may contain HTML."""
    return Code.docstring(strip_html(text), CELL)


def code_block(language: str, text: str) -> Code:
    return Code.expression(Fenced(language, text), MARKDOWN)
