"""The arguments of methods."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from .... import model
from ....contract.json_schema import allows
from ..annotations import Annotations
from ..source.expression import Expression, Value, symbol

UNSET = symbol("._runtime.unset", "UNSET")


class Role(Enum):
    """The part of a request that an argument belongs to."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"
    FIELD = "field"
    """A property of the body."""
    BODY = "body"
    """The whole body."""
    CONTENT_TYPE = "content_type"
    """The media type of the body."""
    ACCEPT = "accept"
    """The media type of the response."""
    LIMIT = "limit"
    """The maximum number of items of a paginated list. Not sent."""


LOCATIONS = {Role(location.value): location for location in model.ParameterLocation}
"""The roles of parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An argument of a method. Required if it has no `default`."""

    name: str
    role: Role
    annotation: Expression
    default: Expression | None
    type: model.TypeRef
    wire_name: str = ""
    docs: model.Docs = model.NO_DOCS
    server_default: model.Default | None = None
    sensitive: bool = False
    content: Expression | None = None
    """The type of the JSON inside a string."""
    sent_default: model.Default | None = None
    """What is sent if the argument is not passed: the default of a required parameter."""

    @property
    def required(self) -> bool:
        return self.default is None

    def find_first_page(self, operation: model.Operation) -> int | None:
        """The value for the first page, if the argument counts pages or items."""
        if self.role is not Role.QUERY or operation.pagination is None:
            return None
        return operation.pagination.find_first_value(self.wire_name)

    def as_optional(self, types: Annotations) -> Argument:
        """The same argument, which a call can omit."""
        if not self.required:
            return self
        return replace(self, annotation=types.or_unset(self.annotation), default=UNSET)

    @property
    def positional(self) -> bool:
        """Whether it is positional. All arguments except path parameters are keyword-only."""
        return self.role is Role.PATH


def plan_argument(
    types: Annotations,
    name: str,
    role: Role,
    source: model.Parameter | model.Property | model.Content,
    *,
    required: bool,
) -> Argument:
    """The argument for a parameter, a property or a whole body."""
    argument = Argument(
        name=name,
        role=role,
        annotation=types.for_request(source.type),
        default=None,
        type=source.type,
    )
    if not isinstance(source, model.Content):
        argument = replace(
            argument,
            wire_name=source.wire_name,
            docs=types.representation.inherit_docs(source.docs, source.type),
            server_default=source.default,
            sensitive=source.sensitive,
            content=types.embedded_json(source) if isinstance(source, model.Property) else None,
        )
    if required and isinstance(source, model.Parameter) and _has_literal_default(source):
        assert source.default is not None
        value = Value(source.default.value)
        return replace(argument, default=value, sent_default=source.default)
    return argument if required else argument.as_optional(types)


def _has_literal_default(parameter: model.Parameter) -> bool:
    """Whether a call can omit a required parameter: its default is a literal of its type."""
    if parameter.default is None or parameter.location is model.ParameterLocation.PATH:
        return False
    if not isinstance(parameter.type, model.ScalarType):
        return False
    if not allows(parameter.type, parameter.default.value):
        return False  # a server that checks the document's own constraints would refuse it
    match parameter.type, parameter.default.value:
        case model.ScalarType(kind=model.ScalarKind.BOOLEAN), bool():
            return True
        case (
            model.ScalarType(kind=model.ScalarKind.INTEGER | model.ScalarKind.NUMBER),
            int() | float() as it,
        ):
            return not isinstance(it, bool)
        case model.ScalarType(kind=model.ScalarKind.STRING), str():
            return True
        case _:
            return False


def sort_arguments(
    arguments: Iterable[Argument], changed: Argument | None = None
) -> tuple[Argument, ...]:
    """Positional arguments first, then required ones, then the others; `limit` is last.

    `changed` replaces the argument of its name, if there is one.
    """
    ordered = sorted(
        (changed if changed is not None and one.name == changed.name else one for one in arguments),
        key=lambda one: (not one.positional, not one.required, one.role is Role.LIMIT),
    )
    return tuple(ordered)
