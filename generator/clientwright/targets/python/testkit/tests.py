"""The generated tests: calls with the requests that they must send, and responses with values.

`calls/` has a table for each resource, with two calls of each method: one with the required
arguments, one with all. `responses.json` and `models.json` are data. The test functions are the
same for every document, in `templates/python/tests/plain/`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ....contract.requests import ExpectedRequest, RequestBuilder, file_media_type
from ....contract.responses import (
    AmbiguousValueError,
    SamplePages,
    SampleResponse,
    SampleResponses,
)
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
    is_headers,
    list_inner_types,
)
from ....rendering.code import Code
from ....rendering.templates import Templates
from ....values import is_object
from ..annotations import Annotations
from ..calls.arguments import Argument, Role
from ..calls.errors import list_error_accepts
from ..calls.groups import body_groups
from ..calls.methods import Method, Methods
from ..calls.responses import accepted_media_types, switched_media_types
from ..calls.results import Form
from ..calls.settings import Settings
from ..naming.names import PythonNames
from ..source.expression import (
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
from ..wording.bodies import set_switch, write_part
from ..wording.samples import Samples
from .api_data import type_keys
from .testing import choose_test_base_url, choose_test_credentials

_STATIC: Final = "tests/plain/"
_CLIENT: Final = Name("client")
_UNUSUAL_TEXT: Final = "a/b ü?#%:@+"
"""A value for path parameters that must be percent-encoded."""
_LOCATIONS: Final = {
    Role.PATH: ParameterLocation.PATH,
    Role.QUERY: ParameterLocation.QUERY,
    Role.HEADER: ParameterLocation.HEADER,
    Role.COOKIE: ParameterLocation.COOKIE,
    Role.QUERYSTRING: ParameterLocation.QUERYSTRING,
}
_NOT_SENT: Final = frozenset({Role.LIMIT, Role.CONTENT_TYPE, Role.ACCEPT})
_ERROR_CLASSES: Final = {
    304: "NotModifiedError",
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}
_ERROR_FAMILIES: Final = {3: "RedirectError", 4: "ClientStatusError", 5: "ServerError"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A keyword argument of an expected request."""

    name: Code
    value: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A call, and the request that it must send."""

    operation: Code
    call: Code
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCase:
    """A call as an expression, and the request that it must send."""

    operation: Operation
    call: Expression
    request: ExpectedRequest
    accept: str | None = None
    """The media type that it selects, unless it is the default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCall:
    """What a call asks for that selects another result than the default."""

    accept: str
    declared: str
    """The declared media type, which may be a range."""
    stream: bool


def static_test_files(templates: Templates) -> Mapping[str, str]:
    """The files that are the same for every document, by their paths below `tests/`."""
    return {file.removeprefix(_STATIC): templates.text(file) for file in templates.names(_STATIC)}


class TestPlanner:
    """Plans the tests of one client."""

    def __init__(
        self,
        api: Api,
        names: PythonNames,
        annotations: Annotations,
        methods: Methods,
        samples: Samples,
        settings: Settings,
        sampler: Sampler,
    ) -> None:
        self._api = api
        self._names = names
        self._representation = annotations.representation
        self._methods = methods
        self._samples = samples
        self._sampler = sampler
        self._responses = SampleResponses(api, sampler)
        arguments = choose_test_credentials(settings)
        secrets = {
            key: arguments[argument]
            for key, argument in names.credentials.items()
            if argument in arguments
        }
        self._requests = RequestBuilder(
            api, secrets, base_url=choose_test_base_url(api).get("base_url")
        )

    # --- Python files ----------------------------------------------------------------------------

    def plans(self) -> Iterator[tuple[str, FilePlan]]:
        """The plans of the Python files, by their paths below `tests/`."""
        resources = [one for one in self._api.root.walk() if one.operations]
        modules = [self._names.resource(one.path).module for one in resources]
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
        for resource, module in zip(resources, modules, strict=True):
            yield f"calls/{module}.py", self._table(resource)

    def _table(self, resource: Resource) -> FilePlan:
        cases = [case for one in resource.operations for case in self._cases(one)]
        path = self._names.call_path(resource.path)
        return FilePlan(
            template="tests/table.py.jinja",
            values={
                "docstring": Code.docstring(f"Calls of `{path}`, and their requests.", PYTHON),
                "imports": import_block(
                    [case.call for case in cases], [Import("..support", "CallCase")]
                ),
                "cases": [_case_view(case) for case in cases],
            },
        )

    # --- data ------------------------------------------------------------------------------------

    def data(self) -> Mapping[str, str]:
        """The data files, by their paths below `tests/`."""
        responses = {one.id: self._operation_data(one) for one in self._api.operations()}
        return {"responses.json": _rows(responses), "models.json": _rows(self._models())}

    def _operation_data(self, operation: Operation) -> dict[str, Any]:
        others = _list_other_calls(self._methods.get(operation))
        accepted = {one.accept: one.declared for one in others}
        responses = [self._response_data(one) for one in self._responses.of(operation, accepted)]
        data: dict[str, Any] = {"responses": responses}
        if self._methods.get(operation).paged and operation.pagination is not None:
            data["items"] = list(operation.pagination.items)
            pages = self._responses.pages(operation)
            if pages is not None:
                data["pages"] = self._pages_data(pages)
        return data

    def _response_data(self, response: SampleResponse) -> dict[str, Any]:
        data: dict[str, Any] = {"status": response.status}
        if response.accept is not None:
            data["accept"] = response.accept
        if response.example:
            data["example"] = response.example
        if response.media_type is not None:
            data |= {"media_type": response.media_type, "body": response.body}
        if response.headers:
            data["headers"] = response.headers
        if response.success:
            return data | ({"value": response.value} if response.is_exact else {})
        return data | {"error": _error_class(response.status)} | self._error_body(response)

    def _error_body(self, response: SampleResponse) -> dict[str, Any]:
        """The value of the body of an error, and its model: a client reads it as such if it has
        one of the properties."""
        kind = ContentKind.of(response.media_type or "")
        if response.type is None or kind is not ContentKind.JSON or not response.is_exact:
            return {}
        model = self._api.object_type(response.type)
        if model is None:
            return {"value": response.value}
        if not any(prop.wire_name in json.loads(response.body) for prop in model.properties):
            return {}
        class_name = self._names.type(model.id).class_name
        return {"value": response.value, "model": class_name}

    def _pages_data(self, pages: SamplePages) -> dict[str, Any]:
        responses = [self._response_data(page) for page in pages.pages]
        data = {"responses": responses, "second_query": pages.second_query, "items": pages.items}
        path = pages.request_path
        return data if path is None else {**data, "request_path": list(path)}

    def _models(self) -> dict[str, bool]:
        """The types with a class, by their keys in `$defs`, and whether each is exact."""
        keys = type_keys(self._api, self._names)
        return {
            keys[declared.id]: self._is_exact(declared.id)
            for declared in self._representation.printed
            if not is_headers(declared)
        }

    def _is_exact(self, type_id: TypeId) -> bool:
        """Whether every value of the type fits only one variant of each union in it."""
        todo: list[TypeRef] = [Ref(id=type_id)]
        seen: set[TypeId] = set()
        while todo:
            type_ref = todo.pop()
            if isinstance(type_ref, InlineUnion) and not self._is_distinct(type_ref.variants):
                return False
            todo += list_inner_types(type_ref)
            if isinstance(type_ref, Ref) and type_ref.id not in seen:
                seen.add(type_ref.id)
                declared = self._api.types[type_ref.id]
                todo += list_inner_types(declared)
                if isinstance(declared, UnionType):
                    variants = declared.variants
                    has_tag = declared.discriminator is not None and all(v.tags for v in variants)
                    if not self._is_distinct(tuple(v.type for v in variants), has_tag=has_tag):
                        return False
        return True

    def _is_distinct(self, variants: tuple[TypeRef, ...], *, has_tag: bool = False) -> bool:
        """Whether at most one variant is an object (unless tagged), and at most one an array."""
        resolved = [self._representation.resolve(variant) for variant in variants]
        objects = sum(isinstance(one, Ref | MapType | Nullable) for one in resolved)
        arrays = sum(isinstance(one, ArrayType | TupleType | InlineUnion) for one in resolved)
        return (objects < 2 or has_tag) and arrays < 2

    # --- calls -----------------------------------------------------------------------------------

    def _cases(self, operation: Operation) -> Iterator[CallCase]:
        """A call with the required arguments, one with all if there are more, one for each other
        media type of the body, and one for each other result."""
        method = self._methods.get(operation)
        short = self._case(method, full=False)
        yield short
        full = self._case(method, full=True)
        if full.call != short.call:
            yield full
        for content in method.contents[1:]:
            yield self._case_in_media_type(method, content)
        for other in _list_other_calls(method):
            yield self._case(method, full=False, other=other)

    def _case_in_media_type(self, method: Method, content: Content) -> CallCase:
        """A call with the required parameters, and a body in another than the default type."""
        groups = body_groups(self._representation, method.operation)
        arguments = [one for one in method.arguments if one.required and one.role in _LOCATIONS]
        parameters = {
            (_LOCATIONS[one.role], one.wire_name): self._value(one, method, full=False)
            for one in arguments
        }
        values = list(zip(arguments, parameters.values(), strict=True))
        for one in method.arguments:
            if one.sent_default is not None:
                parameters[_LOCATIONS[one.role], one.wire_name] = one.sent_default.value
        written = [(one, self._samples.python(one.type, value)) for one, value in values]
        positional = [expression for one, expression in written if one.positional]
        keywords = [(one.name, expression) for one, expression in written if not one.positional]
        body = set_switch(method.operation, self._body(content), stream=method.stream)
        if groups[0].is_flat and content in groups[0].contents and is_object(body):
            fields = {one.wire_name: one for one in method.select(Role.FIELD)}
            body = {name: value for name, value in body.items() if name in fields}
            keywords += [
                (
                    fields[name].name,
                    write_part(content, name, fields[name].type, value, self._samples.python),
                )
                for name, value in body.items()
            ]
        elif method.names.body is not None:
            keywords.append((method.names.body, self._samples.body(content, body)))
        request = self._requests.build(method.operation, parameters, content, body)
        if method.names.content_type is not None:
            keywords.append((method.names.content_type, Value(request.media_type)))
        return self._finish(method, tuple(positional), tuple(keywords), request)

    def _case(self, method: Method, *, full: bool, other: OtherCall | None = None) -> CallCase:
        operation = method.operation
        parameters: dict[tuple[ParameterLocation, str], JsonValue] = {}
        body: JsonValue = {}
        positional: list[Expression] = []
        keywords: list[tuple[str, Expression]] = []
        has_body = operation.body is not None and operation.body.required
        declared = self._representation.flat_body(operation)
        # Constraints such as `minProperties` require properties that are optional by themselves.
        needed: set[str] = set()
        if has_body and declared is not None:
            needed = self._sampler.choose_required_properties(declared)
        for argument in method.arguments:
            is_needed = argument.role is Role.FIELD and argument.wire_name in needed
            is_wanted = argument.required or full or is_needed or _is_sent_size(argument, method)
            is_stream = method.stream if other is None else other.stream
            is_switch = method.switch is not None and argument.name == method.switch.name
            if is_switch:
                is_wanted = argument.required or is_stream != method.stream
            if argument.role in _NOT_SENT or not is_wanted:
                if argument.sent_default is not None:
                    key = _LOCATIONS[argument.role], argument.wire_name
                    parameters[key] = argument.sent_default.value
                continue
            value = is_stream if is_switch else self._value(argument, method, full)
            if argument.role is Role.BODY:
                value = set_switch(operation, value, stream=is_stream)
            match argument.role:
                case Role.BODY if value == {} and not argument.required:
                    continue  # an empty optional body is not sent
                case Role.BODY:
                    body, has_body = value, True
                case Role.FIELD:
                    body[argument.wire_name] = _body_value(value, argument, method)
                    has_body = True
                case role:
                    parameters[_LOCATIONS[role], argument.wire_name] = value
            expression = self._samples.argument(method, argument, value)
            if argument.positional:
                positional.append(expression)
            else:
                keywords.append((argument.name, expression))
        content = method.body if has_body else None
        request = self._requests.build(operation, parameters, content, body)
        return self._finish(method, tuple(positional), tuple(keywords), request, other)

    def _finish(
        self,
        method: Method,
        positional: tuple[Expression, ...],
        keywords: tuple[tuple[str, Expression], ...],
        request: ExpectedRequest,
        other: OtherCall | None = None,
    ) -> CallCase:
        accept = None if other is None else other.accept
        names = accept or accepted_media_types(method.operation)
        header = ", ".join((names, *list_error_accepts(method.operation)))
        request.headers = {"accept": header, **request.headers}
        if accept is not None and method.names.accept is not None:
            keywords = (*keywords, (method.names.accept, Value(accept)))
        function = self._samples.function(method.operation, _CLIENT)
        call = CallExpr(function, positional, keywords)
        return CallCase(operation=method.operation, call=call, request=request, accept=accept)

    def _value(self, argument: Argument, method: Method, full: bool) -> JsonValue:
        if argument.role is Role.FIELD:
            prop = self._fields(method)[argument.wire_name]
            value = self._sampler.property_value(prop, full=full, write=True)
            return self._select_declared(value, prop.type)
        if argument.role is Role.BODY:
            return None if method.body is None else self._body(method.body)
        key = (_LOCATIONS[argument.role], argument.wire_name)
        parameter = next(
            one for one in method.operation.parameters if (one.location, one.wire_name) == key
        )
        if full and argument.role is Role.PATH and _allows_unusual_text(parameter):
            return _UNUSUAL_TEXT
        if argument.sent_default is not None and not _is_sent_size(argument, method):
            return argument.sent_default.value
        first = argument.find_first_page(method.operation) if argument.required else None
        if first is not None:
            return first
        example = self._sampler.example(parameter.docs.examples, parameter.type)
        if example is not None:
            return example.value
        return self._sampler.value(parameter.type, parameter.wire_name, write=True)

    def _body(self, content: Content) -> JsonValue:
        value = self._sampler.content(content, write=True)
        value = self._select_declared(value, content.type)
        return [value] if content.kind.is_stream else value

    def _select_declared(self, value: JsonValue, type_ref: TypeRef) -> JsonValue:
        """The value with declared properties only; some examples have more.

        It is another one if several variants of a union allow the value.
        """
        try:
            return self._responses.select_declared(value, type_ref)
        except AmbiguousValueError:
            return self._sampler.value(type_ref, "body", write=True)

    def _fields(self, method: Method) -> dict[str, Property]:
        declared = self._representation.flat_body(method.operation)
        return {} if declared is None else {prop.wire_name: prop for prop in declared.properties}


def _is_sent_size(argument: Argument, method: Method) -> bool:
    """Whether it sets a page size that is always sent: the sample pages have fewer items."""
    pagination = method.operation.pagination
    is_size = pagination is not None and pagination.size == argument.wire_name
    return is_size and argument.role is Role.QUERY and argument.sent_default is not None


def _body_value(value: JsonValue, argument: Argument, method: Method) -> JsonValue:
    """The value in the body: bytes, which should not be in JSON, are base64 there."""
    is_bytes = isinstance(argument.type, ScalarType) and argument.type.kind is ScalarKind.BINARY
    if is_bytes and method.body is not None and method.body.kind is ContentKind.JSON:
        return base64.b64encode(str(value).encode()).decode()
    return value


def _allows_unusual_text(parameter: Parameter) -> bool:
    if parameter.style != "simple" or parameter.media_type is not None:
        return False
    match parameter.type:
        case ScalarType(
            kind=ScalarKind.STRING, format=None, constraints=Constraints(patterns=()) as limits
        ):
            size, most = len(_UNUSUAL_TEXT), limits.max_length
            return (limits.min_length or 0) <= size and (most is None or most >= size)
        case _:
            return False


# --- views and data ------------------------------------------------------------------------------


def _list_other_calls(method: Method) -> list[OtherCall]:
    """A call for each result but the default."""
    found: list[OtherCall] = []
    for result in method.results[1:]:
        stream = result.form is Form.STREAM
        media_types = (*result.media_types, *result.ranges)
        if media_types:
            accept = file_media_type(media_types[:1])
            found.append(OtherCall(accept=accept, declared=media_types[0], stream=stream))
        elif method.switch is not None:
            accept = switched_media_types(method.operation)[stream]
            declared = accept.partition(",")[0]
            found.append(OtherCall(accept=accept, declared=declared, stream=stream))
    return found


def _case_view(case: CallCase) -> CaseView:
    request = case.request
    facts: dict[str, Expression] = {"method": Value(request.method), "url": Value(request.url)}
    if case.accept is not None:
        facts["accept"] = Value(case.accept)
    if request.query:
        facts["query"] = _pairs(request.query)
    if request.headers:
        headers = request.headers.items()
        facts["headers"] = DictExpr(tuple((Value(key), Value(value)) for key, value in headers))
    if request.cookies:
        facts["cookies"] = _pairs(request.cookies)
    if request.media_type is not None:
        facts["media_type"] = Value(request.media_type)
        if request.form is not None:
            facts["form"] = _pairs(request.form)
        elif request.parts is not None:
            facts["parts"] = _pairs(request.parts)
        elif request.text is not None:
            facts["text"] = Value(request.text)
        else:
            facts["json"] = Value(request.json)
    return CaseView(
        operation=code(Value(case.operation.id)),
        call=code(case.call),
        facts=tuple(FactView(name=name(key), value=code(value)) for key, value in facts.items()),
    )


def _pairs(pairs: Iterable[tuple[str | None, ...]]) -> Expression:
    return ListExpr(tuple(TupleExpr(tuple(map(Value, pair))) for pair in pairs))


def _error_class(status: int) -> str:
    """The class that the runtime raises for a status (`errors.py`)."""
    family = _ERROR_FAMILIES.get(status // 100, "APIStatusError")
    return _ERROR_CLASSES.get(status, family)


def _rows(values: Mapping[str, Any]) -> str:
    lines = (f"{json.dumps(key)}: {json.dumps(value)}" for key, value in values.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"
