"""Plans the methods of the client: their arguments, annotations and return types.

The resource classes, the operation constants, the reference and the samples use the same plan, so
that they agree. A plan is the same for the sync and the async variant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .... import model
from ..annotations import Annotations
from ..naming.names import OperationName, PythonNames
from ..source.expression import NONE, Expression, Name, UnionExpr
from .accept import Choice, describe_switch, plan_accept, plan_choices, plan_switch
from .arguments import Argument, Role, plan_argument, sort_arguments
from .bodies import BodyArguments, plan_body
from .choices import property_choices
from .errors import ErrorTypes
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
    switch: Argument | None
    """The argument that decides between a value and a stream."""
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
        self.errors = ErrorTypes(api.operations(), types)
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
        others = [*self._plan_parameters(operation, names)]
        body = plan_body(self._types, operation, names)
        taken = {argument.name for argument in (*others, *body.signature)}
        limit = [] if results[0].form is not Form.PAGES or "limit" in taken else [_LIMIT]
        passed = body.overloads[0] if body.overloads else body.arguments
        switch = _find_switch(operation, [*others, *passed], results)
        overloads: tuple[Overload, ...] = ()
        for choices, most in self._list_choices(operation, names, results, body, switch):
            if len(body.overloads) > most:
                body = plan_body(self._types, operation, names, most)
            overloads = _combine([*others, *limit], body, choices)
            if len(overloads) <= MAX_OVERLOADS:
                break
        accept = plan_accept(self._types, names, results)
        return Method(
            operation=operation,
            names=names,
            arguments=sort_arguments(
                _describe_switch([*others, *limit, *body.arguments, *accept], switch)
            ),
            signature=sort_arguments(
                _describe_switch([*others, *limit, *body.signature, *accept], switch)
            ),
            overloads=overloads if len(overloads) > 1 else (),
            switch=switch,
            has_body_overloads=bool(body.overloads),
            returned=find_returned_responses(operation),
            results=results,
            result=self.results.combine(operation, results),
            item_type=self.results.item_type(operation),
            contents=(
                self._types.representation.contents(operation.body) if operation.body else ()
            ),
            choices=self._list_required(operation, names),
        )

    def _list_choices(
        self,
        operation: model.Operation,
        names: OperationName,
        results: tuple[CallResult, ...],
        body: BodyArguments,
        switch: Argument | None,
    ) -> Iterator[tuple[tuple[Choice, ...], int]]:
        """The ways to choose a result, each with the number of ways to pass the body.

        The first one is used that has at most `MAX_OVERLOADS` in all: first, media types of the
        body share a signature, then those of the response.
        """
        if len(results) == 1:
            yield plan_choices(self._types, names, results, MAX_OVERLOADS), MAX_OVERLOADS
            return
        optional = operation.body is not None and not operation.body.required
        least = min(len(body.overloads) or 1, MIN_GROUPS + optional)
        most = MAX_OVERLOADS // least
        if switch is None:
            is_undecided = operation.stream_switch is not None
            choices = plan_choices(self._types, names, results, most, is_undecided=is_undecided)
            yield choices, MAX_OVERLOADS // len(choices)
            return
        for split in (most, 1):
            for with_both in (True, False):
                choices = plan_switch(
                    self._types, names, results, switch, most=split, with_both=with_both
                )
                yield choices, max(least, MAX_OVERLOADS // len(choices))

    def _list_required(
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


def _find_switch(
    operation: model.Operation, arguments: list[Argument], results: tuple[CallResult, ...]
) -> Argument | None:
    """The argument that decides between a value and a stream, with a description of both."""
    switch = operation.stream_switch
    if switch is None or len({one.form is Form.STREAM for one in results}) == 1:
        return None
    role = Role.FIELD if switch.location is None else Role.QUERY
    found = (one for one in arguments if (one.role, one.wire_name) == (role, switch.wire_name))
    return next((describe_switch(one, results) for one in found), None)


def _describe_switch(arguments: list[Argument], switch: Argument | None) -> list[Argument]:
    """The arguments, one of them with the description of the switch."""
    if switch is None:
        return arguments
    return [replace(one, docs=switch.docs) if one.name == switch.name else one for one in arguments]


def _combine(
    others: list[Argument], body: BodyArguments, choices: tuple[Choice, ...]
) -> tuple[Overload, ...]:
    """Each way to choose a result with each way to pass the body, as far as they fit together."""
    found: list[Overload] = []
    for choice in choices:
        forms = {one.form for one in choice.results}
        common = [one for one in others if one.role is not Role.LIMIT or Form.PAGES in forms]
        for given in body.overloads or (body.arguments,):
            arguments = [*common, *given, *choice.arguments]
            names = {one.name for one in arguments}
            if choice.switch is None or choice.switch.name in names or not choice.needs_switch:
                found.append(Overload(sort_arguments(arguments, choice.switch), choice.results))
    return tuple(found)


_LIMIT = Argument(
    name="limit",
    role=Role.LIMIT,
    annotation=UnionExpr((Name("int"), NONE)),
    default=NONE,
    type=model.Nullable(inner=model.ScalarType(kind=model.ScalarKind.INTEGER)),
    docs=model.Docs(description="The maximum number of items. By default, all of them."),
)
