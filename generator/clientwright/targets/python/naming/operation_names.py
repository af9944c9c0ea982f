"""Names of resources, operations and arguments: what a user of the client types.

A parameter has the document's name, but for the bare `id` in a path, which says whose it is
(`/v1/Assistants/{id}` takes `assistant_id`). Arguments that want the same name are told apart by
where they travel (`query_id`, `body_name`); methods by the HTTP method and the path. A method may
have the name of a resource beside it: then it is that resource that is called (decision 0403).

Not here: which operations a resource has and what the words of a name are (`build`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ....model import (
    Direction,
    ObjectType,
    Operation,
    Parameter,
    ParameterLocation,
    PathVariable,
    Resource,
    TypeId,
)
from ....names import (
    Collision,
    NameRequest,
    assign_unique_names,
    fold_case,
    singularize,
    spell_out,
    split_words,
)
from ..representation import Representation
from .spelling import class_words, constant, pascal, reserved, snake
from .type_names import attribute_names, name_rank


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceName:
    """What a group of operations is called; the root has the client's classes and `_client`."""

    attribute: str
    """Its name on its parent (the empty string for the root)."""
    class_name: str
    async_class_name: str
    module: str
    """The module below `resources`, `async_resources` and `operations`: `sessions_messages`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationName:
    """What one operation and its arguments are called."""

    method: str
    constant: str
    """In the module `operations.<module>`: `CREATE`."""
    module: str
    host: tuple[str, ...] | None
    """The path of the resource with the same name in the same place, which is called instead."""
    parameters: Mapping[tuple[ParameterLocation, str], str]
    """The argument of each parameter, by its place and wire name."""
    body_fields: Mapping[str, str] | None
    """Where the body's fields are arguments themselves: the argument of each, by wire name."""
    body: str | None
    """The one argument for the body, where it is not given field by field. None: no body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationNames:
    """The names of all resources and operations."""

    resources: Mapping[tuple[str, ...], ResourceName]
    operations: Mapping[str, OperationName]
    collisions: tuple[Collision, ...]


def name_operations(
    representation: Representation, client: str, fields: Mapping[TypeId, Mapping[str, str]]
) -> OperationNames:
    """Name all resources and operations of an API whose client's class is `client`.

    `fields` are the attributes of the records by wire name: an argument for a field has its name.
    """
    naming = _Naming(representation, fields)
    naming.name_resources(client)
    for resource in naming.all:
        naming.name_methods(resource)
    return OperationNames(
        resources=naming.resources,
        operations=naming.operations,
        collisions=tuple(naming.collisions),
    )


class _Naming:
    """The work of `call_names`: resources first, then the methods of each."""

    def __init__(
        self, representation: Representation, fields: Mapping[TypeId, Mapping[str, str]]
    ) -> None:
        self.representation = representation
        self.fields = fields
        self.all = tuple(_all_of(representation.api.root))
        self.resources: dict[tuple[str, ...], ResourceName] = {}
        self.operations: dict[str, OperationName] = {}
        self.collisions: list[Collision] = []

    # --- resources -----------------------------------------------------------------------------

    def name_resources(self, client: str) -> None:
        attributes = {
            path: name for resource in self.all for path, name in self._children(resource).items()
        }
        below = [resource.path for resource in self.all if resource.path]
        # The client's module imports the classes below it.
        taken = reserved("classes") | {client, f"Async{client}"}
        classes = self._settled((_class_claim(path) for path in below), taken=taken)
        modules = assign_unique_names((_module_claim(path) for path in below), same=fold_case)
        self.resources[()] = ResourceName(
            attribute="",
            class_name=client,
            async_class_name=f"Async{client}",
            module="_client",
        )
        for path in below:
            name = classes[_key(path)]
            self.resources[path] = ResourceName(
                attribute=attributes[path],
                class_name=name,
                async_class_name=f"Async{name}",
                module=modules.names[_key(path)],
            )

    def _children(self, resource: Resource) -> dict[tuple[str, ...], str]:
        settled = self._settled(
            NameRequest(
                key=_key(child.path),
                names=tuple(
                    _member(name, resource)
                    for name in attribute_names(child.path[-1], None, prefix="group")
                ),
                rank=name_rank(child.path[-1], None),
            )
            for child in resource.children
        )
        return {child.path: settled[_key(child.path)] for child in resource.children}

    # --- operations ----------------------------------------------------------------------------

    def name_methods(self, resource: Resource) -> None:
        children = {self.resources[child.path].attribute: child.path for child in resource.children}
        methods = self._settled(
            NameRequest(
                key=operation.id,
                names=tuple(_member(name, resource) for name in _method_names(operation)),
                rank=0 if operation.explicit_action else 1,
                origin=operation.origin,
            )
            for operation in resource.operations
        )
        constants = self._settled(
            NameRequest(key=key, names=(constant(name),)) for key, name in methods.items()
        )
        for operation in resource.operations:
            self.operations[operation.id] = self._operation(
                operation,
                method=methods[operation.id],
                constant=constants[operation.id],
                module=self.resources[resource.path].module,
                host=children.get(methods[operation.id]),
            )

    def _operation(
        self,
        operation: Operation,
        *,
        method: str,
        constant: str,
        module: str,
        host: tuple[str, ...] | None,
    ) -> OperationName:
        flat = self.representation.flat_body(operation)
        claims = [_parameter_claim(operation, parameter) for parameter in operation.parameters]
        field_claims = _field_claims(flat, self.fields[flat.id]) if flat is not None else []
        claims += field_claims
        whole = operation.body is not None and flat is None
        if whole:
            claims.append(NameRequest(key="body", names=("body", "request_body"), rank=99))
        # A list that goes on has an argument of ours: how many items are wanted.
        taken = {"limit"} if operation.pagination is not None else set[str]()
        settled = self._settled(claims, taken=taken | reserved("arguments"))
        return OperationName(
            method=method,
            constant=constant,
            module=module,
            host=host,
            parameters={
                (parameter.location, parameter.wire_name): settled[_parameter_key(parameter)]
                for parameter in operation.parameters
            },
            body_fields=(
                {claim.key.removeprefix("field\n"): settled[claim.key] for claim in field_claims}
                if flat is not None
                else None
            ),
            body=settled["body"] if whole else None,
        )

    def _settled(
        self,
        claims: Iterator[NameRequest] | list[NameRequest],
        *,
        taken: set[str] | frozenset[str] = frozenset(),
    ) -> Mapping[str, str]:
        settlement = assign_unique_names(claims, taken=taken)
        self.collisions += settlement.collisions
        return settlement.names


def _all_of(resource: Resource) -> Iterator[Resource]:
    yield resource
    for child in resource.children:
        yield from _all_of(child)


def _key(path: tuple[str, ...]) -> str:
    return "\n".join(path)


def _member(name: str, resource: Resource) -> str:
    """The name, unless every client has something else under it."""
    if resource.path or name not in reserved("client"):
        return name
    return f"{name}_"


def _class_claim(path: tuple[str, ...]) -> NameRequest:
    # A tag of nothing but signs has their names, as its attribute has.
    parts = tuple(w for part in path for w in class_words(part) or spell_out(part))
    natural = pascal(parts, prefix="Group")
    return NameRequest(key=_key(path), names=(natural, f"{natural}Group"), rank=len(path))


def _module_claim(path: tuple[str, ...]) -> NameRequest:
    """The words with `_` between: the shorter path has it where two ways lead to the same words."""
    parts = tuple(word for part in path for word in split_words(part) or spell_out(part))
    natural = snake(parts, prefix="group")
    if fold_case(natural) in reserved("files"):
        natural = f"{natural}_"
    return NameRequest(key=_key(path), names=(natural, f"{natural}_group"), rank=len(path))


# --- methods -------------------------------------------------------------------------------------


def _method_names(operation: Operation) -> Iterator[str]:
    """The action; with its HTTP method; the operationId; the method and the path."""
    action = tuple(word for part in operation.action for word in split_words(part))
    yield snake(action, prefix="call")
    if operation.operation_id:
        yield snake(split_words(operation.operation_id), prefix="call")
    path = [word for piece in operation.path for word in split_words(_path_words(piece))]
    yield snake((operation.method, *path), prefix="call")


def _path_words(piece: str | PathVariable) -> str:
    return f"by {piece.parameter}" if isinstance(piece, PathVariable) else piece


# --- arguments -----------------------------------------------------------------------------------

_RANKS = {place: rank for rank, place in enumerate(ParameterLocation)}


def _parameter_key(parameter: Parameter) -> str:
    return f"{parameter.location.value}\n{parameter.wire_name}"


def _parameter_claim(operation: Operation, parameter: Parameter) -> NameRequest:
    names = list(attribute_names(parameter.wire_name, parameter.name, prefix="parameter"))
    paging = operation.pagination
    if parameter.name is None:
        if parameter.location is ParameterLocation.PATH:
            names.insert(0, _owner(operation, parameter) or names[0])
        elif paging is not None and parameter.wire_name == paging.size and names[0] == "limit":
            names.insert(0, "page_size")
    names.insert(-1 if len(names) > 1 else 1, f"{parameter.location.value}_{names[0]}".rstrip("_"))
    return NameRequest(
        key=_parameter_key(parameter),
        names=tuple(dict.fromkeys(names)),
        rank=10 * _RANKS[parameter.location] + name_rank(parameter.wire_name, parameter.name),
        origin=parameter.origin,
    )


def _owner(operation: Operation, parameter: Parameter) -> str | None:
    """For a bare `id` or `sid`: with the noun of the path's segment before it."""
    last = split_words(parameter.wire_name)
    if len(last) != 1 or last[0].lower() not in ("id", "sid"):
        return None
    before = ""
    for piece in operation.path:
        if isinstance(piece, PathVariable):
            if piece.parameter == parameter.wire_name:
                break
            before = ""
        else:
            before = piece
    segments = [segment for segment in before.split("/") if segment]
    noun = split_words(segments[-1]) if segments and before.endswith("/") else ()
    if not noun:
        return None
    return snake((*noun[:-1], singularize(noun[-1].lower()), *last), prefix="parameter")


def _field_claims(record: ObjectType, attributes: Mapping[str, str]) -> list[NameRequest]:
    claims: list[NameRequest] = []
    for field in record.properties:
        if field.direction is Direction.READ_ONLY:
            continue
        # Settled among themselves already; what is left are the parameters and our own arguments.
        name = attributes[field.wire_name]
        claims.append(
            NameRequest(
                key=f"field\n{field.wire_name}",
                names=(name, f"body_{name}".rstrip("_")),
                rank=10 * len(_RANKS) + name_rank(field.wire_name, field.name),
                origin=field.origin,
            )
        )
    return claims
