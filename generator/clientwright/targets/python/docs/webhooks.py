"""The page `reference/webhooks.md`: the requests that the API sends, and how to receive them.

The events are the document's webhooks and callbacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ....contract.requests import expand_server_url
from ....model import Callback, Content, ObjectType
from ....rendering.code import Code
from ..source import expression as py
from ..source.markdown import CELL, MARKDOWN
from ..source.page import FilePlan, View, code, name
from ..source.prose import first_sentence, to_sentence
from ..wording.docstrings import describe_docs
from ..wording.samples import format_example
from .context import DocsContext, code_block, property_row, prose


@dataclass(frozen=True, slots=True)
class ReceivedEvent:
    """A callback or webhook whose body is a named object."""

    callback: Callback
    model: ObjectType
    content: Content


class WebhookDocs:
    def __init__(self, context: DocsContext) -> None:
        self._context = context
        self._api = context.api
        self._names = context.names
        self.received = tuple(self._received())

    def page(self) -> FilePlan:
        """The page. There must be at least one event."""
        return FilePlan(
            template="project/reference/webhooks.md.jinja",
            values={
                "package": name(self._names.package),
                "model": code(self._model(self.received[0])),
                "signature": code(self._signature()),
                "events": [self._event(event) for event in self.received],
            },
        )

    def program(self) -> str:
        call = py.CallExpr(
            py.Name("webhooks.receive"),
            (self._model(self.received[0]), py.Name("signature")),
            tuple((argument, py.Name(argument)) for argument in ("url", "headers", "body")),
        )
        package = self._names.package
        imports = py.ImportStatement((py.Import(package, "models"), py.Import(package, "webhooks")))
        lines = ["import os", "", py.to_source(imports), ""]
        lines += [f"signature = {py.to_source(self._signature())}", f"event = {py.to_source(call)}"]
        return "\n".join(lines)

    def _model(self, event: ReceivedEvent) -> py.Name:
        return py.Name(f"models.{self._names.type(event.model.id).class_name}")

    def _signature(self) -> py.Expression:
        """The signature scheme of this API, with the secret from the environment."""
        host = (
            urlsplit(expand_server_url(self._api.servers[0])).hostname
            if self._api.servers
            else None
        )
        is_twilio = (host or "").endswith("twilio.com")
        variable = "TWILIO_AUTH_TOKEN" if is_twilio else "WEBHOOK_SECRET"
        secret = py.Subscript(py.Name("os.environ"), (py.Value(variable),))
        scheme = "Twilio" if is_twilio else "StandardWebhooks"
        return py.CallExpr(py.Name(f"webhooks.{scheme}"), (secret,))

    def _received(self) -> Iterator[ReceivedEvent]:
        callbacks = [*self._api.webhooks]
        for operation in self._api.operations():
            callbacks += operation.callbacks
        for callback in callbacks:
            for content in callback.body.contents if callback.body else ():
                model = self._api.object_type(content.type)
                if model is not None:
                    yield ReceivedEvent(callback, model, content)
                    break

    def _event(self, event: ReceivedEvent) -> View:
        docs = event.callback.docs
        expression = event.callback.expression
        sample = self._context.sampler.content(event.content)
        return {
            "name": Code.identifier(event.callback.name, MARKDOWN),
            "summary": prose(to_sentence(docs.summary or first_sentence(docs.description))),
            "description": prose(describe_docs(docs)),
            "address": Code.literal(expression, MARKDOWN) if expression else None,
            "model": Code.expression(self._model(event), MARKDOWN),
            "rows": tuple(
                property_row(self._context, event.model, prop)
                | {"wire_name": Code.literal(prop.wire_name, CELL)}
                for prop in event.model.properties
            ),
            "sample": code_block("json", format_example(sample)),
        }
