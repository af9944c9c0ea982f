"""Plans the methods of the client: their arguments, annotations and return types.

The resource classes, the operation constants, the reference and the samples use the same plan, so
that they agree. A plan is the same for the sync and the async variant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .... import model
from ..annotations import Annotations
from ..naming.names import OperationName, PythonNames
from ..source.expression import NONE, Expression, Name, UnionExpr
from .accept import Choice, plan_accept, plan_choices
from .arguments import Argument, Role, plan_argument, sort_arguments
from .bodies import BodyArguments, plan_body
from .choices import property_choices
from .groups import MAX_OVERLOADS, MIN_GROUPS
from .responses import ReturnedResponse, find_returned_responses
from .results import CallResult, Form, Results


@dataclass(frozen=True, slots=True)
class Overload:
    """Arguments that can be passed together, and what the method returns then."""

    arguments: tuple[Argument, ...]
    results: tuple[CallResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method of a resource, or of the client itself."""

    operation: model.Operation
    names: OperationName
    arguments: tuple[Argument, ...]
    """Those of a call with the default media type of the body."""
    signature: tuple[Argument, ...]
    """All arguments. Those that only some overloads require can be omitted."""
    overloads: tuple[Overload, ...]
    """The combinations of arguments that type checkers accept; empty if `signature` is the only
    one."""
    has_body_overloads: bool
    """The body can be passed in several ways."""
    returned: tuple[ReturnedResponse, ...]
    """The successful responses, at least one, in the preferred media types."""
    results: tuple[CallResult, ...]
    """What it returns, the default first."""
    result: Expression
    """The type of all results; of a page if paginated, of an item if a stream."""
    item_type: model.TypeRef | None
    """The type of an item if paginated; otherwise None."""
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
        fields = self.overloads[0].arguments if self.overloads else self.arguments
        return tuple(one.wire_name for one in fields if one.role is Role.FIELD and one.required)

    @property
    def item(self) -> Expression | None:
        """The type of an item if paginated."""
        return self.results[0].type if self.paged else None

    @property
    def paged(self) -> bool:
        """Whether it returns pages by default."""
        return self.results[0].form is Form.PAGES

    @property
    def stream(self) -> bool:
        """Whether it returns a stream by default."""
        return self.results[0].form is Form.STREAM

    @property
    def returns_value(self) -> bool:
        """Whether every call returns a value, so that an async method waits for it."""
        return {one.form for one in self.results} == {Form.VALUE}

    @property
    def is_mixed(self) -> bool:
        """Whether the arguments decide what it is: a value, pages or a stream."""
        return len({one.form for one in self.results}) > 1

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
        self.results = Results(api, types)
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
        results = self.results.of(operation)
        choices, body = self._plan_choices(operation, names, results)
        others = [*self._plan_parameters(operation, names)]
        taken = {argument.name for argument in (*others, *body.signature)}
        limit = [] if results[0].form is not Form.PAGES or "limit" in taken else [_LIMIT]
        accept = plan_accept(self._types, names, results)
        overloads = tuple(
            Overload(
                sort_arguments(
                    [
                        *others,
                        *(limit if Form.PAGES in {one.form for one in choice.results} else ()),
                        *arguments,
                        *choice.arguments,
                    ]
                ),
                choice.results,
            )
            for choice in choices
            for arguments in body.overloads or (body.arguments,)
        )
        return Method(
            operation=operation,
            names=names,
            arguments=sort_arguments([*others, *limit, *body.arguments, *accept]),
            signature=sort_arguments([*others, *limit, *body.signature, *accept]),
            overloads=overloads if len(overloads) > 1 else (),
            has_body_overloads=bool(body.overloads),
            returned=find_returned_responses(operation),
            results=results,
            result=self.results.combine(operation, results),
            item_type=self.results.item_type(operation),
            contents=(
                self._types.representation.contents(operation.body) if operation.body else ()
            ),
            choices=self._list_choices(operation, names),
        )

    def _plan_choices(
        self, operation: model.Operation, names: OperationName, results: tuple[CallResult, ...]
    ) -> tuple[tuple[Choice, ...], BodyArguments]:
        """The ways to choose a result and to pass the body, at most `MAX_OVERLOADS` together.

        First, media types of the body share a signature, then those of the response.
        """
        body = plan_body(self._types, operation, names)
        if len(results) == 1:
            return plan_choices(self._types, names, results, MAX_OVERLOADS), body
        optional = operation.body is not None and not operation.body.required
        least = min(len(body.overloads) or 1, MIN_GROUPS + optional)
        choices = plan_choices(self._types, names, results, MAX_OVERLOADS // least)
        return choices, plan_body(self._types, operation, names, MAX_OVERLOADS // len(choices))

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


_LIMIT = Argument(
    name="limit",
    role=Role.LIMIT,
    annotation=UnionExpr((Name("int"), NONE)),
    default=NONE,
    type=model.Nullable(inner=model.ScalarType(kind=model.ScalarKind.INTEGER)),
    docs=model.Docs(description="The maximum number of items. By default, all of them."),
)
