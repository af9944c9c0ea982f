"""The generated tests: what they call, what must be on the wire, what comes back.

`calls/` has a table for each resource: each method called with everything, and with only what is
required, and beside it the request that must come out (`clientwright.wire`). `answers.json` and
`schemas.json` are data. The tests themselves are the same for every document and lie in
`templates/python/tests/plain/`. Not here: the values (`samples`, `answers`, `wire`).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ....code import Code
from ....contract.json_schema import uses_in
from ....contract.requests import Pairs, Sent, Wire
from ....contract.responses import Ambiguous, Answer, AnswersOf, Walk
from ....contract.samples import Sampler
from ....conventions.media_types import ContentKind
from ....model import (
    Api,
    ArrayType,
    Constraints,
    Content,
    InlineUnion,
    JsonValue,
    MapType,
    Nullable,
    Operation,
    Parameter,
    ParameterLocation,
    Property,
    Ref,
    Resource,
    ScalarKind,
    ScalarType,
    TupleType,
    TypeId,
    TypeRef,
    UnionType,
)
from ....render import Templates
from ..annotations import Annotations
from ..calls.methods import Argument, Method, Methods, Role
from ..calls.settings import Settings
from ..naming.names import PythonNames
from ..package.operations import accepted_media_types
from ..representation import inner_types
from ..source.expression import (
    Attribute,
    CallExpr,
    DictExpr,
    Expression,
    Import,
    ImportStatement,
    ListExpr,
    Name,
    TupleExpr,
    Value,
)
from ..source.page import FilePlan, code, import_block, name
from ..source.syntax import PYTHON
from ..wording.samples import Samples
from .api_data import type_keys
from .testing import address, credentials

_PLAIN: Final = "tests/plain/"
_CLIENT: Final = Name("client")
_ODD: Final = "a/b ü?#%:@+"
"""What a path parameter must survive."""
_PLACES: Final = {
    Role.PATH: ParameterLocation.PATH,
    Role.QUERY: ParameterLocation.QUERY,
    Role.HEADER: ParameterLocation.HEADER,
    Role.COOKIE: ParameterLocation.COOKIE,
    Role.QUERYSTRING: ParameterLocation.QUERYSTRING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A keyword argument of a case."""

    name: Code
    value: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A call, and the request that it must make."""

    operation: Code
    call: Code
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A call as an expression, and its request."""

    operation: Operation
    call: Expression
    sent: Sent


class TestPages:
    """Plans the tests of one client."""

    def __init__(
        self,
        api: Api,
        names: PythonNames,
        types: Annotations,
        methods: Methods,
        samples: Samples,
        settings: Settings,
        sampler: Sampler,
    ) -> None:
        self._api = api
        self._names = names
        self._types = types
        self._methods = methods
        self._samples = samples
        self._sampler = sampler
        self._answers = AnswersOf(api, sampler)
        given = credentials(settings)
        secrets = {
            key: given[argument] for key, argument in names.credentials.items() if argument in given
        }
        self._wire = Wire(api, secrets, base_url=address(api).get("base_url"))

    # --- pages -----------------------------------------------------------------------------------

    def pages(self) -> Iterator[tuple[str, FilePlan]]:
        """The pages, by their paths below `tests/`."""
        owners = [one for one in _all(self._api.root) if one.operations]
        modules = [self._names.resource(one.path).module for one in owners]
        yield "client.py", FilePlan(
            template="tests/client.py.jinja", values={"package": name(self._names.package)}
        )
        tables = ImportStatement(tuple(Import(".", module) for module in sorted(modules)))
        yield "calls/__init__.py", FilePlan(
            template="tests/calls.py.jinja",
            values={
                "imports": code(tables) if modules else None,
                "modules": code(TupleExpr(tuple(Name(module) for module in sorted(modules)))),
            },
        )
        for resource, module in zip(owners, modules, strict=True):
            yield f"calls/{module}.py", self._table(resource)

    def _table(self, resource: Resource) -> FilePlan:
        cases = [case for one in resource.operations for case in self._cases(one)]
        trees = [case.call for case in cases]
        place = ".".join(["client", *self._owners(resource.path)])
        return FilePlan(
            template="tests/table.py.jinja",
            values={
                "docstring": Code.docstring(f"Calls of `{place}`, and their requests.", PYTHON),
                "imports": import_block(trees, [Import("..support", "Request")]),
                "cases": [_view(case) for case in cases],
            },
        )

    # --- data ------------------------------------------------------------------------------------

    @staticmethod
    def plain(templates: Templates) -> Mapping[str, str]:
        """The files that are the same for every document, by their paths below `tests/`."""
        return {file.removeprefix(_PLAIN): templates.text(file) for file in templates.names(_PLAIN)}

    def data(self) -> Mapping[str, str]:
        """The files that are data, by their paths below `tests/`."""
        return {
            "answers.json": _rows(
                {one.id: self._operation_data(one) for one in self._api.operations()}
            ),
            "models.json": _rows(self._models()),
        }

    def _operation_data(self, operation: Operation) -> dict[str, Any]:
        method = self._methods.of(operation)
        answers = [_answer(one) for one in self._answers.of(operation)]
        walk = self._answers.walk(operation) if method.paged else None
        data: dict[str, Any] = {"answers": answers}
        if method.paged and operation.pagination is not None:
            data["items"] = list(operation.pagination.items)
        return data | ({} if walk is None else {"walk": _walk(walk)})

    def _models(self) -> dict[str, bool]:
        """The types that have a class, by their keys in `$defs`, and whether each is exact."""
        keys = type_keys(self._api, self._names)
        printed = [declared.id for declared in self._types.representation.printed]
        return {keys[type_id]: self._is_exact(type_id) for type_id in printed}

    def _is_exact(self, type_id: TypeId) -> bool:
        """Whether a value says which types it is of: no union behind the type leaves it open."""
        todo: list[TypeRef] = [Ref(id=type_id)]
        seen: set[TypeId] = set()
        while todo:
            use = todo.pop()
            if isinstance(use, InlineUnion) and not self._is_clear(use.variants, None):
                return False
            todo += inner_types(use)
            if isinstance(use, Ref) and use.id not in seen:
                seen.add(use.id)
                declared = self._api.types[use.id]
                todo += uses_in(declared)
                if isinstance(declared, UnionType) and not self._is_clear(
                    tuple(one.type for one in declared.variants),
                    declared.discriminator if all(one.tags for one in declared.variants) else None,
                ):
                    return False
        return True

    def _is_clear(self, variants: tuple[TypeRef, ...], tag: str | None) -> bool:
        """Whether at most one variant is an object (or a tag tells them apart), one an array."""
        seen = [self._types.representation.resolve(variant) for variant in variants]
        several = (ArrayType, TupleType, InlineUnion)
        objects = sum(isinstance(one, Ref | MapType | Nullable) for one in seen)
        return (objects < 2 or tag is not None) and sum(isinstance(o, several) for o in seen) < 2

    # --- calls -----------------------------------------------------------------------------------

    def _cases(self, operation: Operation) -> Iterator[Case]:
        """The call with what is required, and with everything where that is more."""
        method = self._methods.of(operation)
        short = self._case(method, whole=False)
        yield short
        whole = self._case(method, whole=True)
        if whole.call != short.call:
            yield whole

    def _case(self, method: Method, *, whole: bool) -> Case:
        operation = method.operation
        parameters = {(one.location, one.wire_name): one for one in operation.parameters}
        fields = self._fields(method)
        given: dict[tuple[ParameterLocation, str], JsonValue] = {}
        body: dict[str, JsonValue] = {}
        everything: JsonValue = None
        positional: list[Expression] = []
        keywords: list[tuple[str, Expression]] = []
        has_body = method.body is not None and _must_send(method)
        for argument in method.arguments:
            if argument.role is Role.LIMIT or not (argument.required or whole):
                continue
            value = self._value(argument, method, parameters, fields, whole)
            if argument.role is Role.BODY and value == {} and not argument.required:
                continue  # nothing in an optional body is no body
            if argument.role is Role.FIELD:
                body[argument.wire_name] = _in_body(value, argument, method)
                has_body = True
            elif argument.role is Role.BODY:
                everything = value
                has_body = True
            else:
                given[_PLACES[argument.role], argument.wire_name] = value
            written = self._samples.python(argument.type, value)
            if argument.positional:
                positional.append(written)
            else:
                keywords.append((argument.name, written))
        function = Attribute(self._owner(operation.resource), method.names.method)
        content = method.body if has_body else None
        sent_body = everything if method.of(Role.BODY) else body
        sent = self._wire.request(operation, given, content, sent_body)
        sent.headers = {"accept": accepted_media_types(method), **sent.headers}
        return Case(
            operation=operation,
            call=CallExpr(function, tuple(positional), tuple(keywords)),
            sent=sent,
        )

    def _value(
        self,
        argument: Argument,
        method: Method,
        parameters: Mapping[tuple[ParameterLocation, str], Parameter],
        fields: Mapping[str, Property],
        whole: bool,
    ) -> JsonValue:
        if argument.role is Role.FIELD:
            return self._sampler.property_value(fields[argument.wire_name], full=whole, write=True)
        if argument.role is Role.BODY:
            return None if method.body is None else self._body(method.body)
        parameter = parameters[_PLACES[argument.role], argument.wire_name]
        if whole and argument.role is Role.PATH and _takes_anything(parameter):
            return _ODD
        found = self._sampler.example(parameter.docs.examples, parameter.type)
        if found is not None:
            return found.value
        return self._sampler.value(parameter.type, parameter.wire_name, write=True)

    def _body(self, content: Content) -> JsonValue:
        """A whole body, with what its type names alone: some examples hold more."""
        value = self._sampler.content(content, write=True)
        try:
            return self._answers.kept(value, content.type)
        except Ambiguous:
            return value

    def _fields(self, method: Method) -> dict[str, Property]:
        record = self._types.representation.flat_body(method.operation)
        return {one.wire_name: one for one in record.properties} if record is not None else {}

    def _owners(self, path: tuple[str, ...]) -> list[str]:
        return [self._names.resource(path[: n + 1]).attribute for n in range(len(path))]

    def _owner(self, path: tuple[str, ...]) -> Expression:
        owner: Expression = _CLIENT
        for attribute in self._owners(path):
            owner = Attribute(owner, attribute)
        return owner


def _all(resource: Resource) -> Iterator[Resource]:
    yield resource
    for child in resource.children:
        yield from _all(child)


def _in_body(value: JsonValue, argument: Argument, method: Method) -> JsonValue:
    """The value in the body: octets are base64 in JSON, where they should not be at all."""
    octets = isinstance(argument.type, ScalarType) and argument.type.kind is ScalarKind.BINARY
    if octets and method.body is not None and method.body.kind is ContentKind.JSON:
        return base64.b64encode(str(value).encode()).decode()
    return value


def _must_send(method: Method) -> bool:
    """Whether there is a body even where nothing is given for it."""
    body = method.operation.body
    return body is not None and body.required


def _takes_anything(parameter: Parameter) -> bool:
    """Whether any text may stand in the path for it."""
    if parameter.style != "simple" or parameter.media_type is not None:
        return False
    match parameter.type:
        case ScalarType(
            kind=ScalarKind.STRING, format=None, constraints=Constraints(patterns=()) as limits
        ):
            most = limits.max_length
            return (limits.min_length or 0) <= len(_ODD) and (most is None or most >= len(_ODD))
        case _:
            return False


# --- what is printed -----------------------------------------------------------------------------


def _view(case: Case) -> CaseView:
    sent = case.sent
    facts: dict[str, Expression] = {"method": Value(sent.method), "url": Value(sent.url)}
    if sent.query:
        facts["query"] = _pairs(sent.query)
    if sent.headers:
        facts["headers"] = DictExpr(
            tuple((Value(key), Value(value)) for key, value in sent.headers.items())
        )
    if sent.cookies:
        facts["cookies"] = _pairs(sent.cookies)
    if sent.media_type is not None:
        facts["media_type"] = Value(sent.media_type)
        if sent.form is not None:
            facts["form"] = _pairs(sent.form)
        elif sent.parts is not None:
            facts["parts"] = _pairs(sent.parts)
        elif sent.text is not None:
            facts["text"] = Value(sent.text)
        else:
            facts["json"] = Value(sent.json)
    return CaseView(
        operation=code(Value(case.operation.id)),
        call=code(case.call),
        facts=tuple(Fact(name=name(key), value=code(value)) for key, value in facts.items()),
    )


def _pairs(pairs: Pairs) -> Expression:
    return ListExpr(tuple(TupleExpr((Value(key), Value(value))) for key, value in pairs))


def _answer(answer: Answer) -> dict[str, Any]:
    data: dict[str, Any] = {"status": answer.status}
    if answer.example:
        data["example"] = answer.example
    if answer.media_type is not None:
        data |= {"media_type": answer.media_type, "body": answer.body}
    if answer.headers:
        data["headers"] = answer.headers
    if not answer.success:
        data["error"] = _error(answer.status)
    elif answer.exact:
        data["gives"] = answer.gives
    return data


def _walk(walk: Walk) -> dict[str, Any]:
    pages = [_answer(one) for one in walk.pages]
    return {"pages": pages, "asks": walk.asks, "items": walk.items}


def _error(status: int) -> str:
    """The class that the runtime promises for a status (`errors.py`)."""
    known = {
        400: "BadRequestError",
        401: "AuthenticationError",
        403: "PermissionDeniedError",
        404: "NotFoundError",
        409: "ConflictError",
        422: "UnprocessableEntityError",
        429: "RateLimitError",
    }
    families = {3: "RedirectError", 4: "ClientStatusError", 5: "ServerError"}
    return known.get(status) or families.get(status // 100, "APIStatusError")


def _rows(values: Mapping[str, Any]) -> str:
    lines = (f"{json.dumps(key)}: {json.dumps(value)}" for key, value in values.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"
