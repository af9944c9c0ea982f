"""Sample calls for docstrings, the reference and the README.

Samples use the examples of the document if there are any, and run as printed, given a `client`; a
test runs them.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final, TypeAlias

from .... import model
from ....contract.requests import expand_server_url, has_required_variables
from ....contract.samples import Sampler
from ....conventions.media_types import ContentKind
from ....names.words import singularize
from ....values import is_array, is_object
from ..calls.arguments import Argument, Role
from ..calls.methods import Method, Methods
from ..naming.names import PythonNames
from ..package.variants import ClientVariant
from ..source import expression as py
from ..source.layout import format_expression
from .bodies import set_switch, write_body, write_part

CLIENT: Final = py.Name("client")
EXAMPLE_URL: Final = "https://api.example.com"
"""The URL of an API whose document declares no server."""
_MAX_LINES: Final = 60
"""The number of lines of an example response."""

SampleArguments: TypeAlias = tuple[tuple[Argument, model.JsonValue], ...]
"""Arguments and their values, in the method's order."""


class Samples:
    def __init__(self, api: model.Api, names: PythonNames, sampler: Sampler) -> None:
        self._api = api
        self._names = names
        self._sampler = sampler
        self._arguments: dict[str, SampleArguments] = {}

    def client(self, name: str, *settings: tuple[str, py.Expression]) -> str:
        """The construction of a client: `Client()`, with a URL if the document declares none."""
        if documented_base_url(self._api) is None:
            settings = (("base_url", py.Value(EXAMPLE_URL)), *settings)
        return py.to_source(py.CallExpr(py.Name(name), (), settings))

    # --- arguments ---

    def arguments(self, method: Method) -> SampleArguments:
        """The arguments of a sample, in the method's order.

        These are the required ones, and those in the example of the body.
        """
        found = self._arguments.get(method.operation.id)
        if found is None:
            found = self._arguments[method.operation.id] = self._choose_arguments(method)
        return found

    def _choose_arguments(self, method: Method) -> SampleArguments:
        body = self._body_example(method)
        fields = body if is_object(body) else {}
        values: list[tuple[Argument, model.JsonValue]] = []
        for argument in method.arguments:
            if argument.role is Role.LIMIT:
                values.append((argument, 20))
            elif method.switch is not None and argument.name == method.switch.name:
                if argument.required:
                    values.append((argument, method.stream))
            elif argument.role is Role.BODY and (body is not None or argument.required):
                value = self._argument_value(argument) if body is None else body
                value = set_switch(method.operation, value, stream=method.stream)
                is_item = method.body is not None and method.body.kind.is_stream
                values.append((argument, [value] if is_item else value))
            elif argument.role is Role.FIELD and argument.wire_name in fields:
                values.append((argument, fields[argument.wire_name]))
            elif argument.required:
                first = argument.find_first_page(method.operation)
                value = self._argument_value(argument) if first is None else first
                values.append((argument, value))
        return tuple(values)

    def _argument_value(self, argument: Argument) -> model.JsonValue:
        example = self._sampler.example(argument.docs.examples, argument.type)
        if example is not None:
            return example.value
        return self._sampler.value(argument.type, argument.name, full=False, write=True)

    def _body_example(self, method: Method) -> model.JsonValue:
        """The example of the body; None if there is none that matches the schema."""
        if method.body is None:
            return None
        examples = method.body.examples
        if isinstance(method.body.type, model.Ref):
            examples += self._api.types[method.body.type.id].docs.examples
        example = self._sampler.example(examples, method.body.type)
        return None if example is None else example.value

    # --- Python ---

    def call(
        self,
        method: Method,
        client: py.Expression = CLIENT,
        selecting: tuple[str, py.Expression] | None = None,
    ) -> py.Expression:
        """The call, without `await`: `client.assistants.fetch("aia_asst_1")`.

        `selecting` is an argument that selects another result than the default.
        """
        function = self.function(method.operation, client)
        positional: list[py.Expression] = []
        named: list[tuple[str, py.Expression]] = []
        for argument, value in self.arguments(method):
            written = self.argument(method, argument, value)
            if argument.positional:
                positional.append(written)
            else:
                named.append((argument.name, written))
        if selecting is not None:
            named = [pair for pair in named if pair[0] != selecting[0]] + [selecting]
        return py.CallExpr(function, tuple(positional), tuple(named))

    def argument(self, method: Method, argument: Argument, value: model.JsonValue) -> py.Expression:
        """The value of an argument as a user writes it."""
        content = method.body
        if argument.role is Role.BODY and content is not None:
            return self.body(content, value)
        if argument.role is Role.FIELD and content is not None:
            return write_part(content, argument.wire_name, argument.type, value, self.python)
        return self.python(argument.type, value)

    def body(self, content: model.Content, value: model.JsonValue) -> py.Expression:
        """A whole body as a user writes it."""
        return write_body(self._api, content, value, self.python)

    def method_path(self, operation: model.Operation) -> str:
        """The method of an operation: `client.assistants.fetch`."""
        return py.to_source(self.function(operation, CLIENT))

    def use_method_names(self, text: str) -> str:
        """The text with methods instead of operationIds, where they are code spans."""
        return re.sub(
            r"(?<!`)`([^`\s]+)`(?!`)",
            lambda match: f"`{self._method_paths.get(match[1], match[1])}`",
            text,
        )

    @cached_property
    def _method_paths(self) -> dict[str, str]:
        return {
            operation.operation_id: self.method_path(operation)
            for operation in self._api.operations()
            if operation.operation_id
        }

    def function(self, operation: model.Operation, client: py.Expression) -> py.Expression:
        """The method of an operation: `client.assistants.fetch`."""
        owner = client
        for attribute in self._names.attributes(operation.resource):
            owner = py.Attribute(owner, attribute)
        return py.Attribute(owner, self._names.operation(operation.id).method)

    def imports(self, method: Method) -> frozenset[py.Import]:
        return py.imports_of([self.call(method)])

    def import_lines(self, method: Method) -> list[str]:
        return sorted(py.to_source(py.ImportStatement((item,))) for item in self.imports(method))

    def program(self, method: Method, variant: ClientVariant, width: int) -> str:
        """A complete program with one call."""
        client = self._names.async_client if variant.is_async else self._names.client
        construct = self.client(client)
        body = self.statements(
            method, waits=variant.is_async, width=width - 8 * variant.is_async, prints=True
        )
        imports = self.import_lines(method)
        own_import = py.to_source(py.ImportStatement((py.Import(self._names.package, client),)))
        if not variant.is_async:
            lines = [*imports, *([""] if imports else []), own_import]
            return "\n".join([*lines, "", f"client = {construct}", body])
        indented = "\n".join(f"        {line}" if line else "" for line in body.split("\n"))
        lines = ["import asyncio", *imports, "", own_import, "", "", "async def main() -> None:"]
        lines += [f"    async with {construct} as client:", indented, "", "", "asyncio.run(main())"]
        return "\n".join(lines)

    def call_through(
        self, helper: str, method: Method, *, width: int, before: str, after: str = ""
    ) -> str:
        """The call by a method of the client: `client.with_response(client.x.fetch, "1")`."""
        call = self.call(method)
        assert isinstance(call, py.CallExpr)
        arguments = (call.function, *call.arguments)
        whole = py.CallExpr(py.Attribute(py.Name("client"), helper), arguments, call.keywords)
        return format_expression(whole, width, before=before, after=after)

    def statements(
        self,
        method: Method,
        *,
        waits: bool,
        width: int,
        client: py.Expression = CLIENT,
        prints: bool = False,
    ) -> str:
        """The call as a statement; `waits` for the async client.

        With `prints`, the result is printed. A loop always prints its items.
        """
        call = self.call(method, client)
        noun = self.variable_name(method)
        if method.paged or method.stream:
            each = "event" if method.stream else noun
            start = f"{'async ' if waits else ''}for {each} in "
            shown = each if method.stream else f"{each}{self._printed_attribute(method.item_type)}"
            return f"{format_expression(call, width, before=start, after=':')}\n    print({shown})"
        if waits:
            call = py.AwaitExpr(call)
        types = method.returned_types
        if not types:
            return format_expression(call, width)
        text = format_expression(call, width, before=f"{noun} = ")
        if not prints:
            return text
        attribute = self._printed_attribute(types[0] if len(types) == 1 else None)
        return f"{text}\nprint({noun}{attribute})"

    def _printed_attribute(self, type_ref: model.TypeRef | None) -> str:
        """The attribute to print: a name or an id; empty for the whole object."""
        object_type = None if type_ref is None else self._api.object_type(type_ref)
        if object_type is not None:
            properties = {prop.wire_name.lower(): prop for prop in object_type.properties}
            for name in ("name", "title", "full_name", "id", "sid", "status"):
                if name in properties:
                    return f".{self._names.field(object_type.id, properties[name].wire_name)}"
        return ""

    def variable_name(self, method: Method) -> str:
        """The variable for the result of a method: `assistant`, `assistants`, `result`."""
        path = method.operation.resource
        type_ref = method.item_type or next(iter(method.returned_types), None)
        if type_ref is not None:
            type_ref = self._api.unwrap(type_ref)
        if not path or not isinstance(type_ref, model.Ref | model.ArrayType):
            return "result"
        name = self._names.resource(path).attribute.rstrip("_")
        if not isinstance(type_ref, model.ArrayType):
            name = singularize(name)
        taken = {argument.name for argument in method.arguments} | {"client", "print", ""}
        return name if py.is_identifier(name) and name not in taken and name[0] != "_" else "result"

    def python(self, type: model.TypeRef, value: model.JsonValue) -> py.Expression:
        """A JSON value as a user writes it: bytes as `bytes`, objects as dictionaries."""
        inner = self._api.unwrap(type)
        match self._api.types[inner.id] if isinstance(inner, model.Ref) else inner:
            case model.ScalarType(kind=scalar):
                return _scalar(scalar, value)
            case model.ArrayType(item=item_type) if is_array(value):
                return py.ListExpr(tuple(self.python(item_type, item) for item in value))
            case model.MapType(value=member_type) if is_object(value):
                return self._dict(dict.fromkeys(value, member_type), value)
            case model.TupleType(items=types) if is_array(value):
                return py.TupleExpr(tuple(map(self.python, types, value)))
            case model.ObjectType(properties=fields) if is_object(value):
                return self._dict({field.wire_name: field.type for field in fields}, value)
            case model.UnionType(variants=variants) if is_object(value):
                for variant in variants:
                    if self._requires_only(variant.type, value):
                        return self.python(variant.type, value)
            case _:
                pass
        return py.Value(value)

    def _dict(
        self, types: Mapping[str, model.TypeRef], members: Mapping[str, model.JsonValue]
    ) -> py.Expression:
        return py.DictExpr(
            tuple(
                (py.Value(key), self.python(types[key], item) if key in types else py.Value(item))
                for key, item in members.items()
            )
        )

    def _requires_only(self, type: model.TypeRef, members: Mapping[str, model.JsonValue]) -> bool:
        """Whether the type is an object that requires only these properties."""
        if not isinstance(type, model.Ref):
            return False
        match self._api.types[type.id]:
            case model.AliasType(type=inner):
                return self._requires_only(inner, members)
            case model.ObjectType(properties=fields):
                return all(field.wire_name in members for field in fields if field.required)
            case _:
                return False

    # --- responses ---

    def response_example(self, method: Method) -> model.JsonValue:
        """An example of the first successful response with a JSON body; None if there is none."""
        for returned in method.returned:
            content = returned.content
            if content and content.kind is ContentKind.JSON and returned.response:
                return self._sampler.content(content)
        return None


def _scalar(scalar: model.ScalarKind, value: model.JsonValue) -> py.Expression:
    """Bytes as `bytes`; everything else that is text in JSON remains text, including dates."""
    if isinstance(value, str) and scalar in {model.ScalarKind.BINARY, model.ScalarKind.BYTE}:
        text = _decoded(value) if scalar is model.ScalarKind.BYTE else value
        return py.BytesLiteral(text.encode(errors="replace"))
    return py.Value(value)


def _decoded(value: str) -> str:
    try:
        return base64.b64decode(value, validate=True).decode()
    except ValueError:
        return value


def documented_base_url(api: model.Api) -> str | None:
    for server in api.servers[:1]:
        url = expand_server_url(server)
        if url.startswith(("http://", "https://")) and not has_required_variables(server):
            return url
    return None


def format_example(value: model.JsonValue) -> str:
    """An example as JSON, truncated if it is long."""
    lines = json.dumps(value, indent=2, ensure_ascii=False).split("\n")
    if len(lines) > _MAX_LINES:
        lines = [*lines[:_MAX_LINES], "  ..."]
    return "\n".join(lines)


def find_introduction(api: model.Api, methods: Methods) -> Method | None:
    """The method to introduce the API with: preferably one that lists, otherwise one that reads."""
    return min(
        map(methods.get, api.operations()),
        key=lambda method: (
            method.operation.docs.deprecated,
            sum(argument.required for argument in method.arguments),
            not method.paged,
            method.operation.method != "GET",
        ),
        default=None,
    )
