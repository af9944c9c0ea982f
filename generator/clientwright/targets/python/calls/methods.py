"""Plans the methods of the client: their arguments, annotations and return types.

The resource classes, the operation constants, the reference and the samples use the same plan, so
that they agree. A plan is the same for the sync and the async variant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .... import model
from ....conventions.media_types import BodyType, ContentKind
from ..annotations import Annotations
from ..naming.names import OperationName, PythonNames
from ..source.expression import NONE, Expression, Name, UnionExpr, make_union, symbol
from .arguments import Argument, Role, plan_argument, sort_arguments
from .bodies import plan_body
from .choices import property_choices


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedResponse:
    """A response that a method returns; `content` is None if it has no body."""

    key: int | str
    """The status codes in the runtime: `200`, `"2XX"`, `"default"`."""
    content: model.Content | None
    response: model.Response | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method of a resource, or of the client itself."""

    operation: model.Operation
    names: OperationName
    arguments: tuple[Argument, ...]
    """Those of a call with the default media type of the body."""
    signature: tuple[Argument, ...]
    """All arguments. Those that only some overloads require can be omitted."""
    overloads: tuple[tuple[Argument, ...], ...]
    """The combinations of arguments that type checkers accept; empty if `signature` is the only
    one."""
    returned: tuple[ReturnedResponse, ...]
    """The successful responses, at least one."""
    result: Expression
    """The type of the result; of a page if paginated, of an item if a stream."""
    item: Expression | None
    """The type of an item if paginated; otherwise None."""
    item_type: model.TypeRef | None
    stream: bool
    contents: tuple[model.Content, ...]
    """The body in each media type, the default first."""
    choices: tuple[model.RequiredGroups, ...]
    """Which arguments must be passed together."""

    @property
    def body(self) -> model.Content | None:
        """The body in its default media type."""
        return self.contents[0] if self.contents else None

    @property
    def required_fields(self) -> tuple[str, ...]:
        """The properties that a body in the default media type must have."""
        fields = self.overloads[0] if self.overloads else self.arguments
        return tuple(one.wire_name for one in fields if one.role is Role.FIELD and one.required)

    @property
    def paged(self) -> bool:
        return self.item is not None

    @property
    def returned_types(self) -> tuple[model.TypeRef, ...]:
        """The types of the successful responses with a body, without duplicates."""
        types = [returned.content.type for returned in self.returned if returned.content]
        return tuple(dict.fromkeys(types))

    def select(self, *roles: Role) -> tuple[Argument, ...]:
        return tuple(argument for argument in self.signature if argument.role in roles)


class Methods:
    """The plans of all operations of an API. Cached."""

    def __init__(self, api: model.Api, names: PythonNames, types: Annotations) -> None:
        self._api = api
        self._names = names
        self._types = types
        self._plans: dict[str, Method] = {}
        self._callable: dict[tuple[str, ...], model.Operation] = {}
        for operation in api.operations():
            host = names.operation(operation.id).host
            if host is not None:
                self._callable[host] = operation

    def get(self, operation: model.Operation) -> Method:
        if operation.id not in self._plans:
            self._plans[operation.id] = self._plan(operation)
        return self._plans[operation.id]

    def get_all(self, resource: model.Resource) -> tuple[Method, ...]:
        return tuple(map(self.get, resource.operations))

    def get_call(self, resource: model.Resource) -> Method | None:
        """The method that calling a resource invokes: one of its parent, with the same name."""
        operation = self._callable.get(resource.path)
        return None if operation is None else self.get(operation)

    def _plan(self, operation: model.Operation) -> Method:
        names = self._names.operation(operation.id)
        returned = find_returned_responses(operation)
        stream = _is_stream(returned)
        item = self._find_item_type(operation, returned)
        body = plan_body(self._types, operation, names)
        others = [*self._plan_parameters(operation, names)]
        taken = {argument.name for argument in (*others, *body.signature)}
        if item is not None and "limit" not in taken:
            others.append(_LIMIT)
        return Method(
            operation=operation,
            names=names,
            arguments=sort_arguments([*others, *body.arguments]),
            signature=sort_arguments([*others, *body.signature]),
            overloads=tuple(sort_arguments([*others, *one]) for one in body.overloads),
            returned=returned,
            result=self._combine_response_types(returned),
            item=None if item is None else self._types.for_response(item),
            item_type=item,
            stream=stream,
            contents=(
                self._types.representation.contents(operation.body) if operation.body else ()
            ),
            choices=self._list_choices(operation, names),
        )

    def _list_choices(
        self, operation: model.Operation, names: OperationName
    ) -> tuple[model.RequiredGroups, ...]:
        record = self._types.representation.flat_body(operation)
        if record is None or names.body_fields is None:
            return ()
        return property_choices(record, names.body_fields)

    # --- arguments ---

    def _plan_parameters(
        self, operation: model.Operation, names: OperationName
    ) -> Iterator[Argument]:
        counters = operation.page_counters
        for parameter in operation.parameters:
            if parameter in counters:
                continue
            required = parameter.required or parameter.location is model.ParameterLocation.PATH
            yield plan_argument(
                self._types,
                names.parameters[parameter.location, parameter.wire_name],
                Role(parameter.location.value),
                parameter,
                required=required and parameter.wire_name != operation.idempotency_header,
            )

    # --- responses ---

    def _combine_response_types(self, returned: tuple[ReturnedResponse, ...]) -> Expression:
        return make_union(self.response_type(item) for item in returned)

    def response_type(self, returned: ReturnedResponse) -> Expression:
        """The type of the result for a response; of a stream, of one item."""
        content = returned.content
        if content is None:
            return NONE
        if content.kind is ContentKind.EVENTS and content.type == model.ANY:
            return symbol("._runtime.bodies.records", "ServerSentEvent")
        match content.kind.returns:
            case BodyType.VALUE:
                return self._types.for_response(content.type)
            case BodyType.TEXT:
                return Name("str")
            case BodyType.BYTES:
                return Name("bytes")

    def _find_item_type(
        self, operation: model.Operation, returned: tuple[ReturnedResponse, ...]
    ) -> model.TypeRef | None:
        """The type of the items of a paginated list."""
        paging = operation.pagination
        if paging is None:
            return None
        content = next((item.content for item in returned if item.content), None)
        if content is None:
            return None
        return find_item_type(self._api, content.type, paging.items)


_LIMIT = Argument(
    name="limit",
    role=Role.LIMIT,
    annotation=UnionExpr((Name("int"), NONE)),
    default=NONE,
    type=model.Nullable(inner=model.ScalarType(kind=model.ScalarKind.INTEGER)),
    docs=model.Docs(description="The maximum number of items. By default, all of them."),
)


# --- responses -----------------------------------------------------------------------------------


def find_returned_responses(operation: model.Operation) -> tuple[ReturnedResponse, ...]:
    """The responses that a method returns; all others are raised as errors.

    If none is declared, a method returns any 2xx response, decoded as JSON.
    """
    if not operation.returned_responses:
        anything = model.Content(
            media_type="*/*", kind=ContentKind.JSON, type=model.ANY, origin=operation.origin
        )
        return (ReturnedResponse(key="2XX", content=anything),)
    return tuple(
        ReturnedResponse(
            key=format_status_range(response), content=response.preferred_content, response=response
        )
        for response in operation.returned_responses
    )


def format_status_range(response: model.Response) -> int | str:
    """The key of a response in `Operation.returns` of the runtime."""
    if response.first == response.last:
        return response.first
    if response.last - response.first == 99:
        return f"{response.first // 100}XX"
    return "default"


def _is_stream(returned: tuple[ReturnedResponse, ...]) -> bool:
    return any(item.content and item.content.kind.is_stream for item in returned)


def find_item_type(
    api: model.Api, type: model.TypeRef, path: tuple[str, ...]
) -> model.TypeRef | None:
    """The item type of the array at a path of properties; None if it isn't one."""
    found = api.type_at(type, path)
    array = None if found is None else api.unwrap(found)
    return array.item if isinstance(array, model.ArrayType) else None
