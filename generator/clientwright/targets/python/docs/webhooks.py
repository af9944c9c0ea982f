"""The page `reference/webhooks.md`: what the API sends to its users, and how to receive it.

The events come from the document's webhooks and callbacks; the programs for Flask, Django and
FastAPI are the same for every document but for names, and a test runs them as they are printed.
Not here: verifying and reading (`webhooks.py` of the runtime).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ....code import Code
from ....contract.requests import filled
from ....contract.samples import Sampler
from ....model import (
    Api,
    Callback,
    Content,
    JsonValue,
    ObjectType,
)
from ..annotations import Annotations
from ..naming.names import PythonNames
from ..source.expression import (
    Attribute,
    CallExpr,
    Expression,
    Import,
    ImportStatement,
    Name,
    Subscript,
    Symbol,
    Value,
    to_source,
)
from ..source.page import FilePlan, code, name
from ..source.prose import first_sentence, strip_html, to_sentence
from ..source.syntax import CELL, MARKDOWN, Fenced
from ..wording.docstrings import describe_docs, describe_property, simplify_annotation
from ..wording.samples import format_example


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyView:
    """A property of what is sent."""

    name: Code
    wire_name: Code
    type: Code
    words: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One thing that the API sends."""

    name: Code
    summary: Code
    description: Code
    address: Code | None
    model: Code
    rows: tuple[PropertyView, ...]
    sample: Code


@dataclass(frozen=True, slots=True)
class Received:
    """A callback or webhook whose body is an object with a name."""

    callback: Callback
    record: ObjectType
    content: Content


class WebhookDocs:
    """Plans the page of one API's webhooks."""

    def __init__(self, api: Api, names: PythonNames, types: Annotations, sampler: Sampler) -> None:
        self._api = api
        self._names = names
        self._types = types
        self._sampler = sampler
        self.received = tuple(self._received())

    def page(self) -> FilePlan:
        """The page. There must be something to receive."""
        record = self.received[0].record
        return FilePlan(
            template="project/reference/webhooks.md.jinja",
            values={
                "package": name(self._names.package),
                "model": name(self._names.type(record.id).class_name),
                "signature": code(self._signature()),
                "events": [self._event(item) for item in self.received],
            },
        )

    def program(self) -> str:
        """The three lines of a README."""
        record = self.received[0].record
        model = Attribute(Name("models"), self._names.type(record.id).class_name)
        call = CallExpr(
            Attribute(Name("webhooks"), "receive"),
            (model, Name("signature")),
            tuple((argument, Name(argument)) for argument in ("url", "headers", "body")),
        )
        own = [Import(self._names.package, "models"), Import(self._names.package, "webhooks")]
        lines = ["import os", "", to_source(ImportStatement(tuple(own))), ""]
        lines += [f"signature = {to_source(self._signature())}", f"event = {to_source(call)}"]
        return "\n".join(lines)

    def _signature(self) -> Expression:
        """The way this API signs, with its secret from the environment."""
        host = urlsplit(filled(self._api.servers[0])).hostname if self._api.servers else None
        is_twilio = (host or "").endswith("twilio.com")
        variable = "TWILIO_AUTH_TOKEN" if is_twilio else "WEBHOOK_SECRET"
        environ = Attribute(Symbol("os", Import("os")), "environ")
        return CallExpr(
            Attribute(Name("webhooks"), "Twilio" if is_twilio else "StandardWebhooks"),
            (Subscript(environ, (Value(variable),)),),
        )

    def _received(self) -> Iterator[Received]:
        callbacks = [*self._api.webhooks]
        for operation in self._api.operations():
            callbacks += operation.callbacks
        for callback in callbacks:
            for content in callback.body.contents if callback.body else ():
                record = self._api.object_type(content.type)
                if record is not None:
                    yield Received(callback, record, content)
                    break

    def _event(self, item: Received) -> EventView:
        docs = item.callback.docs
        words = to_sentence(docs.summary or first_sentence(docs.description))
        sample: JsonValue = self._sampler.content(item.content)
        model = Attribute(Name("models"), self._names.type(item.record.id).class_name)
        return EventView(
            name=Code.identifier(item.callback.name, MARKDOWN),
            summary=_prose(words),
            description=_prose(describe_docs(docs)),
            address=(
                Code.literal(item.callback.expression, MARKDOWN)
                if item.callback.expression
                else None
            ),
            model=Code.expression(model, MARKDOWN),
            rows=tuple(
                PropertyView(
                    name=Code.identifier(self._names.field(item.record.id, field.wire_name), CELL),
                    wire_name=Code.literal(field.wire_name, CELL),
                    type=Code.expression(
                        simplify_annotation(self._types.returned(field.type)), CELL
                    ),
                    words=Code.docstring(
                        strip_html(describe_property(field, self._types.inside(field))), CELL
                    ),
                )
                for field in item.record.properties
            ),
            sample=Code.expression(Fenced("json", format_example(sample)), MARKDOWN),
        )


def _prose(text: str) -> Code:
    return Code.docstring(text, MARKDOWN)
