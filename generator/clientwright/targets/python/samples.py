"""Sample calls: for docstrings, the reference and the README, all composed here.

A sample is made of the document's own examples and can be run as it stands, given a `client`; a
test does so. Python samples are expression trees; a curl sample is the same request by hand.
Not here: made-up values (`examples.py`), and where samples stand (`docs.py`, `reference.py`).
"""

from __future__ import annotations

import base64
import json
import shlex
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from ...model import (
    Alias,
    Api,
    ContentKind,
    DeclaredType,
    Dictionary,
    JsonValue,
    Leaf,
    Listing,
    Nullable,
    Operation,
    Record,
    Ref,
    Row,
    Scalar,
    SchemeKind,
    SecurityScheme,
    TypeUse,
    Union,
)
from ...names import singular
from .examples import Examples, as_dict, as_list, first
from .expression import (
    Attribute,
    Call,
    DictOf,
    Expression,
    Import,
    ListOf,
    Name,
    Octets,
    TupleOf,
    Value,
    Wait,
    imports_of,
    is_identifier,
)
from .layout import laid_out
from .methods import Argument, Method, Role
from .names import PythonNames


class Samples:
    """Samples for the operations of one API."""

    def __init__(self, api: Api, names: PythonNames) -> None:
        self._api = api
        self._names = names
        self._examples = Examples(api)
        self._schemes = {scheme.id: scheme for scheme in api.schemes}

    # --- Python ---

    def call(self, method: Method, client: str = "client") -> Expression:
        """The call, without `await`: `client.assistants.fetch("aia_asst_1")`."""
        owner: Expression = Name(client)
        path = method.operation.resource
        for depth in range(1, len(path) + 1):
            owner = Attribute(owner, self._names.resource(path[:depth]).attribute)
        body = self._body_fields(method)
        positional: list[Expression] = []
        named: list[tuple[str, Expression]] = []
        for argument in method.arguments:
            value = self._given(argument, method, body)
            if value is None:
                continue
            if argument.positional:
                positional.append(value)
            else:
                named.append((argument.name, value))
        function = Attribute(owner, method.names.method)
        return Call(function, tuple(positional), tuple(named))

    def imports(self, method: Method) -> frozenset[Import]:
        """What the call needs beside the client."""
        return imports_of([self.call(method)])

    def with_response(self, method: Method, *, width: int) -> str:
        """The same call for the whole response: `client.with_response(client.x.fetch, "1")`."""
        call = self.call(method)
        assert isinstance(call, Call)
        arguments = (call.function, *call.arguments)
        whole = Call(Attribute(Name("client"), "with_response"), arguments, call.keywords)
        return laid_out(whole, width, before="response = ")

    def statements(self, method: Method, *, waits: bool, width: int, client: str = "client") -> str:
        """The call in the statement that people write around it; `waits` for the async client."""
        call = self.call(method, client)
        noun = self.noun(method)
        if method.paged or method.stream:
            each = "event" if method.stream else noun
            start = f"{'async ' if waits else ''}for {each} in "
            shown = each if method.stream else f"{each}{self._telling(method)}"
            return f"{laid_out(call, width, before=start, after=':')}\n    print({shown})"
        if waits:
            call = Wait(call)
        gives = any(answer.content for answer in method.answers)
        return laid_out(call, width, before=f"{noun} = " if gives else "")

    def _telling(self, method: Method) -> str:
        """The attribute of an item that is worth printing: its name, else its id, else the item."""
        if method.item_type is None or not isinstance(method.item_type, Ref):
            return ""
        record = self._api.types[method.item_type.id]
        if isinstance(record, Record):
            named = {field.wire_name.lower(): field for field in record.fields}
            for wanted in ("name", "title", "full_name", "id", "sid"):
                if wanted in named:
                    return f".{self._names.field(record.id, named[wanted].wire_name)}"
        return ""

    def noun(self, method: Method) -> str:
        """What one calls the thing that a method gives: `assistant`, `assistants`, `result`."""
        path = method.operation.resource
        use = method.item_type or next(
            (answer.content.type for answer in method.answers if answer.content), None
        )
        while isinstance(use, Nullable):
            use = use.of
        if not path or not isinstance(use, Ref | Listing):
            return "result"
        word = self._names.resource(path).attribute.rstrip("_")
        if not isinstance(use, Listing):
            word = singular(word)
        taken = {argument.name for argument in method.arguments} | {"client", "print", ""}
        return word if is_identifier(word) and word not in taken and word[0] != "_" else "result"

    def _given(
        self, argument: Argument, method: Method, body: Mapping[str, JsonValue]
    ) -> Expression | None:
        """What the sample gives for an argument; None where it leaves it out."""
        match argument.role:
            case Role.LIMIT:
                return Value(20)
            case Role.FIELD:
                if argument.wire_name in body:
                    return self.python(argument.type, body[argument.wire_name])
                if not argument.required:
                    return None
            case Role.BODY:
                if not argument.required or method.body is None:
                    return None
                return self.python(
                    argument.type, self._examples.of_content(method.body, whole=False)
                )
            case _:
                if not argument.required:
                    return None
        return self.python(argument.type, self.value(argument))

    def value(self, argument: Argument) -> JsonValue:
        """The example value of an argument, as JSON."""
        return self._examples.of(argument.type, argument.docs, argument.name, whole=False)

    def _body_fields(self, method: Method) -> Mapping[str, JsonValue]:
        """The stated example of a body whose fields are arguments."""
        stated = first(method.body.examples) if method.body else None
        if stated is None and method.body is not None and isinstance(method.body.type, Ref):
            stated = first(self._api.types[method.body.type.id].docs.examples)
        return (as_dict(stated.value) if stated else None) or {}

    def python(self, type: TypeUse, value: JsonValue) -> Expression:
        """A JSON value as a user writes it: octets as `bytes`, a record as a dictionary."""
        if value is None:
            return Value(None)
        match type:
            case Leaf(scalar=scalar):
                return _scalar(scalar, value)
            case Nullable(of=inner):
                return self.python(inner, value)
            case Listing(item=inner) if (items := as_list(value)) is not None:
                return ListOf(tuple(self.python(inner, item) for item in items))
            case Dictionary(value=inner) if (members := as_dict(value)) is not None:
                return self._dict(dict.fromkeys(members, inner), members)
            case Row(items=types) if (items := as_list(value)) is not None:
                return TupleOf(
                    tuple(self.python(*pair) for pair in zip(types, items, strict=False))
                )
            case Ref(id=id):
                return self._declared(self._api.types[id], value)
            case _:
                return Value(value)

    def _declared(self, declared: DeclaredType, value: JsonValue) -> Expression:
        members = as_dict(value)
        match declared:
            case Record(fields=fields) if members is not None:
                return self._dict({field.wire_name: field.type for field in fields}, members)
            case Alias(type=inner):
                return self.python(inner, value)
            case Union(variants=variants) if members is not None:
                for variant in variants:
                    if self._fits(variant.type, members):
                        return self.python(variant.type, value)
                return Value(value)
            case _:
                return Value(value)

    def _dict(self, types: Mapping[str, TypeUse], members: Mapping[str, Any]) -> Expression:
        return DictOf(
            tuple(
                (Value(key), self.python(types[key], item) if key in types else Value(item))
                for key, item in members.items()
            )
        )

    def _fits(self, type: TypeUse, members: Mapping[str, Any]) -> bool:
        """Whether the type is a record whose required properties are all there."""
        if not isinstance(type, Ref):
            return False
        match self._api.types[type.id]:
            case Alias(type=inner):
                return self._fits(inner, members)
            case Record(fields=fields):
                return all(field.wire_name in members for field in fields if field.required)
            case _:
                return False

    # --- the same request by hand ---

    def curl(self, method: Method, *, base_url: str) -> str:
        """The request as a curl command, one option a line."""
        lines = [f"curl {_quoted(base_url.rstrip('/') + self._target(method))}"]
        if method.operation.method not in {"GET", "POST"} or (
            method.operation.method == "POST" and method.body is None
        ):
            lines[0] = f"curl -X {_quoted(method.operation.method)}{lines[0][4:]}"
        lines += self._credentials(method.operation)
        for argument in method.of(Role.HEADER):
            if argument.required:
                lines.append(
                    f"-H {_quoted(f'{argument.wire_name}: {_plain(self.value(argument))}')}"
                )
        lines += self._data(method)
        return " \\\n  ".join(lines)

    def _target(self, method: Method) -> str:
        path = "".join(
            (
                piece
                if isinstance(piece, str)
                else quote(_plain(self._path_value(method, piece)), safe="")
            )
            for piece in method.operation.path
        )
        query = [
            (argument.wire_name, _plain(self.value(argument)))
            for argument in method.of(Role.QUERY)
            if argument.required
        ]
        return f"{path}?{urlencode(query)}" if query else path

    def _path_value(self, method: Method, hole: Any) -> JsonValue:
        for argument in method.of(Role.PATH):
            if argument.wire_name == hole.parameter:
                return self.value(argument)
        return str(hole.parameter)

    def _credentials(self, operation: Operation) -> list[str]:
        if not operation.security:
            return []
        return [
            option
            for id, _ in operation.security[0].schemes
            for option in self._credential(self._schemes.get(id))
        ]

    def _credential(self, scheme: SecurityScheme | None) -> list[str]:
        if scheme is None:
            return []
        variables = [
            "$" + self._names.variable(scheme.id, credential.role)
            for credential in scheme.credentials
        ]
        match scheme.kind:
            case SchemeKind.BASIC if len(variables) == 2:
                return [f'--user "{variables[0]}:{variables[1]}"']
            case SchemeKind.BEARER | SchemeKind.OAUTH2 | SchemeKind.OPEN_ID if variables:
                return [f'-H "Authorization: {scheme.prefix or "Bearer"} {variables[-1]}"']
            case SchemeKind.API_KEY if variables and scheme.wire_name:
                return [f'-H {_quoted(scheme.wire_name + ": ")}"{variables[0]}"']
            case _:
                return []

    def _data(self, method: Method) -> list[str]:
        if method.body is None:
            return []
        value: Any
        if method.of(Role.FIELD):
            stated = self._body_fields(method)
            value = {
                argument.wire_name: stated.get(argument.wire_name, self.value(argument))
                for argument in method.of(Role.FIELD)
                if argument.required or argument.wire_name in stated
            }
        else:
            value = self._examples.of_content(method.body, whole=False)
        match method.body.kind:
            case ContentKind.JSON:
                text = json.dumps(value, ensure_ascii=False)
                if method.body.media_type == "application/json":
                    return [f"--json {_quoted(text)}"]
                return [
                    f"-H {_quoted(f'Content-Type: {method.body.media_type}')}",
                    f"--data {_quoted(text)}",
                ]
            case ContentKind.FORM | ContentKind.MULTIPART if (
                members := as_dict(value)
            ) is not None:
                option = "-F" if method.body.kind is ContentKind.MULTIPART else "--data-urlencode"
                return [f"{option} {_quoted(f'{k}={_plain(v)}')}" for k, v in members.items()]
            case _:
                return [
                    f"-H {_quoted(f'Content-Type: {method.body.media_type}')}",
                    f"--data-binary {_quoted(_plain(value))}",
                ]

    # --- what comes back ---

    def answer(self, method: Method) -> JsonValue:
        """An example of the first success that has a JSON body; None where none has."""
        for answer in method.answers:
            if answer.content and answer.content.kind is ContentKind.JSON and answer.response:
                return self._examples.of_content(answer.content, whole=True)
        return None


def _scalar(scalar: Scalar, value: JsonValue) -> Expression:
    """Octets are `bytes`; everything else that is text in JSON is taken as text, dates too."""
    if isinstance(value, str) and scalar in {Scalar.BINARY, Scalar.BYTE}:
        text = _decoded(value) if scalar is Scalar.BYTE else value
        return Octets(text.encode(errors="replace"))
    return Value(value)


def _decoded(value: str) -> str:
    try:
        return base64.b64decode(value, validate=True).decode()
    except ValueError:
        return value


def _plain(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if (items := as_list(value)) is not None:
        return ",".join(map(_plain, items))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _quoted(text: str) -> str:
    return shlex.quote(text)
