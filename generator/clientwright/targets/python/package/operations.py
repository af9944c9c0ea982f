"""The files of `operations/`, which define each operation as a constant.

The sync and the async client use the same constants. Values that the runtime assumes by default are
omitted, so that a simple operation is one line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ....conventions.media_types import BodyType, ContentKind, is_range
from ....conventions.pagination import Pagination, is_property_path
from ....model import (
    ANY,
    AliasType,
    Api,
    ArrayType,
    Content,
    DeepArrays,
    Encoding,
    Operation,
    Parameter,
    ParameterLocation,
    Ref,
    Resource,
    ScalarKind,
    ScalarType,
    StreamSwitch,
    TypeRef,
)
from ....rendering.code import Code
from ..calls.errors import ErrorMapping, list_error_accepts
from ..calls.methods import Method, Methods
from ..calls.responses import (
    ReturnedResponse,
    accepted_media_types,
    declared_media_types,
    map_statuses,
    switched_media_types,
)
from ..calls.settings import Settings
from ..naming.names import PythonNames
from ..source.expression import (
    NONE,
    CallExpr,
    DictExpr,
    Expression,
    LambdaExpr,
    Subscript,
    TupleExpr,
    Value,
    symbol,
)
from ..source.page import FilePlan, code, import_block, name
from ..source.syntax import PYTHON

_STYLE: Final = symbol("._runtime.operation", "Style")
_BODY: Final = symbol("._runtime.operation", "Body")
_DEFAULT_STYLES: Final = {
    ParameterLocation.PATH: ("simple", False),
    ParameterLocation.QUERY: ("form", True),
    ParameterLocation.HEADER: ("simple", False),
    ParameterLocation.COOKIE: ("form", True),
}
"""The default `style` and `explode` of each location (OpenAPI, "Style Values")."""
_MAPPINGS: Final = {location: location.value for location in ParameterLocation} | {
    ParameterLocation.QUERYSTRING: ParameterLocation.QUERY.value
}
"""The mapping of arguments, in the runtime, that holds the parameters of each location."""

Keywords = list[tuple[str, Expression]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """`CREATE: Operation[models.Pet] = Operation(...)`"""

    name: Code
    annotation: Code
    value: Code


class Operations:
    """Plans the constants of one API."""

    def __init__(self, api: Api, names: PythonNames, methods: Methods, settings: Settings) -> None:
        self._settings = settings
        self._api = api
        self._names = names
        self._methods = methods

    def page(self, resource: Resource) -> FilePlan:
        """The file with the operations of one resource."""
        plans = [
            (method.names.constant, self._annotation(method), self.value(method))
            for method in self._methods.get_all(resource)
        ]
        trees = [tree for _, annotation, value in plans for tree in (annotation, value)]
        path = "client" + "".join(
            f".{self._names.resource(resource.path[:depth]).attribute}"
            for depth in range(1, len(resource.path) + 1)
        )
        return FilePlan(
            template="package/operations/module.py.jinja",
            values={
                "docstring": Code.docstring(f"The operations of `{path}`, as data.", PYTHON),
                "imports": import_block(trees, depth=1),
                "constants": [
                    Constant(name=name(constant), annotation=code(annotation), value=code(value))
                    for constant, annotation, value in plans
                ],
            },
        )

    def _class(self, method: Method) -> Expression:
        if method.paged:
            return symbol("._runtime.operation", "PagedOperation")
        return symbol("._runtime.operation", "StreamOperation" if method.stream else "Operation")

    def _annotation(self, method: Method) -> Expression:
        arguments = (method.result,) if method.item is None else (method.result, method.item)
        return Subscript(self._class(method), arguments)

    def value(self, method: Method) -> Expression:
        """The value of an operation's constant."""
        operation = method.operation
        keywords: Keywords = [
            ("id", Value(operation.id)),
            ("method", Value(operation.method)),
            ("path", Value(operation.path_text)),
        ]
        keywords += self._body(method)
        keywords.append(("returns", self._returns(method)))
        errors = self._methods.errors.of(operation)
        if errors is not None:
            keywords.append(("errors", error_types(errors)))
        find_headers = self._methods.results.headers_type
        if headers := map_statuses(operation.responses, find_headers, None):
            lambdas = (
                (Value(key), NONE if one is None else LambdaExpr(one)) for key, one in headers
            )
            keywords.append(("headers", DictExpr(tuple(lambdas))))
        accept = accepted_media_types(operation)
        if accept != "application/json":
            keywords.append(("accept", Value(accept)))
        asked = accept.split(", ")
        others = [one for one in declared_media_types(operation) if one not in asked]
        if others and operation.returned_responses:
            keywords.append(("other_accepts", TupleExpr(tuple(map(Value, others)))))
        if error_accepts := list_error_accepts(operation):
            keywords.append(("error_accepts", TupleExpr(tuple(map(Value, error_accepts)))))
        if (events := _events(operation)) is not None:
            keywords.append(("events", events))
        if operation.terminator is not None:
            keywords.append(("terminator", Value(operation.terminator)))
        if operation.stream_switch is not None:
            keywords.append(("switch", _switch(operation, operation.stream_switch)))
        if operation.pagination is not None and method.item is not None:
            keywords.append(("pagination", self._pagination(operation.pagination, method)))
        keywords += self._optional_keywords(operation, method)
        return CallExpr(self._class(method), (), tuple(keywords))

    def _body(self, method: Method) -> Keywords:
        """The request body in each media type; the first one is the default."""
        if method.body is None:
            return []
        first, *others = (_body_value(content) for content in method.contents)
        keywords: Keywords = [("body", first)]
        if others:
            bodies = (self._as_body(other) for other in others)
            keywords.append(("other_bodies", TupleExpr(tuple(bodies))))
        body = method.operation.body
        if body is not None and not body.required:
            keywords.append(("optional_body", Value(True)))
        if method.has_body_overloads and method.required_fields:
            names = tuple(Value(name) for name in method.required_fields)
            keywords.append(("required", TupleExpr(names)))
        return keywords

    @staticmethod
    def _as_body(value: Expression) -> Expression:
        if isinstance(value, Value):
            return CallExpr(_BODY, (), (("media_type", value),))
        return value

    def _returns(self, method: Method) -> Expression:
        return DictExpr(
            tuple((Value(item.key), self._return_type(item)) for item in method.returned)
        )

    def _return_type(self, returned: ReturnedResponse) -> Expression:
        """The type of a response; by media type if it differs between them."""
        if returned.is_location:
            return LambdaExpr(symbol("._runtime.operation", "Location"))
        if returned.content is None:
            return NONE
        contents = [returned.content, *(returned.response.contents if returned.response else ())]
        types = {one.media_type: self._content_type(one) for one in contents}
        first, *others = types.values()
        if all(other == first for other in others):
            return first
        return DictExpr(tuple((Value(name), type_) for name, type_ in types.items()))

    def _content_type(self, content: Content) -> Expression:
        if content.returns is BodyType.VALUE and self._is_base64(content.type):
            # `bytes` is a body as it is; this is a JSON string with base64 in it.
            return LambdaExpr(symbol("._runtime.operation", "Base64"))
        return LambdaExpr(self._methods.results.content_type(content))

    def _is_base64(self, type_: TypeRef) -> bool:
        while isinstance(type_, Ref) and isinstance(alias := self._api.types[type_.id], AliasType):
            type_ = alias.type
        return isinstance(type_, ScalarType) and type_.kind is ScalarKind.BYTE

    def _optional_keywords(self, operation: Operation, method: Method) -> Keywords:
        keywords: Keywords = []
        styles = [
            (TupleExpr((Value(_MAPPINGS[item.location]), Value(item.wire_name))), style)
            for item in operation.parameters
            if (style := _style(item)) is not None
        ]
        if styles:
            keywords.append(("styles", DictExpr(tuple(styles))))
        if operation.security != self._api.security:
            keywords.append(("security", self._settings.requirements(operation.security)))
            if scopes := self._settings.scopes(operation.security):
                keywords.append(("scopes", scopes))
        if operation.servers:
            keywords.append(("servers", self._settings.server_calls(operation.servers)))
        if operation.idempotency_header is not None:
            keywords.append(("idempotency", Value(operation.idempotency_header)))
        if operation.retryable is not None:
            keywords.append(("repeatable", Value(operation.retryable)))
        return keywords

    # --- pagination ---

    def _pagination(self, pagination: Pagination, method: Method) -> Expression:
        content = next(item.content for item in method.returned if item.content)
        keywords: Keywords = []
        for keyword, value in pagination.client_fields().items():
            if is_property_path(value):
                # A request is data by wire name, a response a model.
                is_request = keyword == "request_path"
                steps = value if is_request else self._attributes(content.type, value)
                keywords.append((keyword, TupleExpr(tuple(map(Value, steps)))))
            else:
                keywords.append((keyword, Value(value)))
        style = symbol("._runtime.pagination.styles", type(pagination).__name__)
        return CallExpr(style, (), tuple(keywords))

    def _attributes(self, type: TypeRef, path: tuple[str, ...]) -> list[str]:
        """The attributes (or keys of dictionaries) for a path of wire names."""
        steps: list[str] = []
        here: TypeRef | None = type
        for wire_name in path:
            array = None if here is None else self._api.unwrap(here)
            here = array.item if isinstance(array, ArrayType) else here
            record = self._api.object_type(here) if here is not None else None
            field = record.find_property(wire_name) if record is not None else None
            if record is not None and field is not None:
                steps.append(self._names.field(record.id, wire_name))
                here = field.type
            else:
                steps.append(wire_name)
                here = None
        return steps


def _switch(operation: Operation, switch: StreamSwitch) -> Expression:
    value, stream = switched_media_types(operation)
    keywords: Keywords = [("value", Value(value)), ("stream", Value(stream))]
    if switch.location is not None:
        keywords.append(("is_query", Value(True)))
    if switch.default:
        keywords.append(("default", Value(True)))
    function = symbol("._runtime.operation", "StreamSwitch")
    return CallExpr(function, (Value(switch.wire_name),), tuple(keywords))


def _events(operation: Operation) -> Expression | None:
    """How the stream of an operation describes its events; None if it describes their data."""
    contents = [one for response in operation.returned_responses for one in response.contents]
    schema = next((one.event for one in contents if one.event is not None), None)
    if schema is None:
        return None
    texts = dict(schema.texts)
    keywords: Keywords = []
    if any(texts.values()):
        named = tuple((Value(name), Value(is_text)) for name, is_text in texts.items())
        keywords.append(("texts", DictExpr(named)))
    if schema.numbers and schema.numbers != ("retry",):
        keywords.append(("numbers", TupleExpr(tuple(map(Value, schema.numbers)))))
    if schema.is_named:
        keywords.append(("is_named", Value(True)))
    if "error" in texts:
        keywords.append(("has_error", Value(True)))
    fields = TupleExpr(tuple(map(Value, schema.fields)))
    return CallExpr(symbol("._runtime.operation", "EventSchema"), (fields,), tuple(keywords))


def error_types(mapping: ErrorMapping) -> Expression:
    """The types of the bodies of errors, as the runtime takes them."""
    return DictExpr(tuple((Value(key), _error_type(types)) for key, types in mapping))


def _error_type(types: tuple[tuple[str, Expression], ...]) -> Expression:
    if not types:
        return NONE
    if len(types) == 1:
        return LambdaExpr(types[0][1])
    return DictExpr(tuple((Value(name), LambdaExpr(type_)) for name, type_ in types))


def _style(parameter: Parameter) -> Expression | None:
    """The style of a parameter; None for the default of its location."""
    if parameter.media_type is not None:
        return _content_style(parameter, parameter.media_type)
    if (parameter.style, parameter.explode) == _DEFAULT_STYLES[parameter.location] and (
        not parameter.allow_reserved
    ):
        return None
    arrays = parameter.arrays if parameter.style == "deepObject" else DeepArrays.BRACKETS
    return _style_call(parameter.style, parameter.explode, parameter.allow_reserved, arrays)


def _content_style(parameter: Parameter, media_type: str) -> Expression:
    """The style of a parameter with `content`."""
    kind = ContentKind.of(media_type)
    is_whole = parameter.location is ParameterLocation.QUERYSTRING
    keywords: Keywords = [("media_type", Value(kind.concrete(media_type)))]
    keywords += _encodings(parameter.encodings)
    return CallExpr(_STYLE, (Value("querystring" if is_whole else "content"),), tuple(keywords))


def _encodings(encodings: Iterable[Encoding]) -> Keywords:
    """The encodings that differ from the defaults, by property; no keyword if there are none."""
    by_name = [
        (Value(item.property), encoding)
        for item in encodings
        if (encoding := _encoding(item)).keywords
    ]
    return [("encodings", DictExpr(tuple(by_name)))] if by_name else []


def _style_call(
    style: str, explode: bool, reserved: bool, arrays: DeepArrays = DeepArrays.BRACKETS
) -> Expression:
    keywords: Keywords = []
    if explode:
        keywords.append(("explode", Value(True)))
    if reserved:
        keywords.append(("reserved", Value(True)))
    if arrays is not DeepArrays.BRACKETS:
        keywords.append(("arrays", Value(arrays.value)))
    return CallExpr(_STYLE, (Value(style),), tuple(keywords))


def _body_value(content: Content) -> Expression:
    """A body: its media type, with the encodings of its parts if there are any."""
    media_type = Value(content.sent_media_type)
    keywords: Keywords = []
    if content.kind is ContentKind.JSON and is_range(content.media_type) and content.type == ANY:
        keywords.append(("range", Value(content.media_type)))
    keywords += _encodings(content.encodings)
    if content.prefix_encodings:
        prefix = tuple(_encoding(item) for item in content.prefix_encodings)
        keywords.append(("prefix", TupleExpr(prefix)))
    if content.item_encoding is not None and _encoding(content.item_encoding).keywords:
        keywords.append(("item", _encoding(content.item_encoding)))
    if not keywords:
        return media_type
    return CallExpr(_BODY, (), (("media_type", media_type), *keywords))


def _encoding(encoding: Encoding) -> CallExpr:
    keywords: Keywords = []
    if encoding.media_type is not None:
        keywords.append(("media_type", Value(encoding.media_type)))
    if encoding.style is not None:
        style = _style_call(encoding.style, encoding.explode, encoding.allow_reserved)
        keywords.append(("style", style))
    if encoding.headers:
        headers = ((Value(name), Value(value)) for name, value in encoding.headers)
        keywords.append(("headers", DictExpr(tuple(headers))))
    for flag in ("is_file", "is_base64"):
        if getattr(encoding, flag):
            keywords.append((flag, Value(True)))
    if encoding.is_file and encoding.is_list:
        keywords.append(("is_list", Value(True)))
    return CallExpr(symbol("._runtime.operation", "Encoding"), (), tuple(keywords))
