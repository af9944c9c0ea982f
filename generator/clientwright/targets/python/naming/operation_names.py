"""Names of resources, methods and arguments.

A parameter keeps its name in the document, except that a bare `id` in a path is qualified:
`/v1/Assistants/{id}` takes `assistant_id`. Arguments that request the same name are qualified by
their location (`query_id`, `body_name`), methods by the HTTP method and the path. A method and a
child resource may have the same name: then the resource is callable (docs/decisions).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .... import model
from ....names.assignment import Collision, NameRequest, assign_unique_names, fold_case
from ....names.words import singularize, spell_out, split_words
from ..calls.groups import body_groups
from ..calls.responses import selectable_media_types
from ..representation import Representation
from .spelling import class_words, constant, pascal, reserved, snake
from .type_names import attribute_names, name_rank


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceName:
    """The names of one resource. The root has the client's classes and the module `_client`."""

    attribute: str
    """Of the parent; empty for the root."""
    class_name: str
    async_class_name: str
    module: str
    """Below `resources`, `async_resources` and `operations`: `sessions_messages`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationName:
    method: str
    constant: str
    """In the module `operations.<module>`: `CREATE`."""
    module: str
    host: tuple[str, ...] | None
    """The path of the resource whose `__call__` the method is, because it has the same name."""
    parameters: Mapping[tuple[model.ParameterLocation, str], str]
    """The arguments for parameters, by location and wire name."""
    body_fields: Mapping[str, str] | None
    """The arguments for the body's properties, by wire name. None if these are not arguments."""
    body: str | None
    """The argument for the whole body, if there is one."""
    content_type: str | None = None
    """The argument for the media type of the body, if there are several."""
    accept: str | None = None
    """The argument for the media type of the response, if there are several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationNames:
    resources: Mapping[tuple[str, ...], ResourceName]
    operations: Mapping[str, OperationName]
    collisions: tuple[Collision, ...]


def name_operations(
    representation: Representation, client: str, fields: Mapping[model.TypeId, Mapping[str, str]]
) -> OperationNames:
    """Name all resources and operations of an API whose client class is `client`.

    `fields` are the fields of the object types by wire name; arguments have the same names.
    """
    naming = _Naming(representation, fields)
    naming.name_resources(client)
    for resource in naming.resources_in_order:
        naming.name_methods(resource)
    return OperationNames(
        resources=naming.resources,
        operations=naming.operations,
        collisions=tuple(naming.collisions),
    )


class _Naming:
    def __init__(
        self, representation: Representation, fields: Mapping[model.TypeId, Mapping[str, str]]
    ) -> None:
        self._representation = representation
        self._fields = fields
        self.resources_in_order = tuple(representation.api.root.walk())
        self.resources: dict[tuple[str, ...], ResourceName] = {}
        self.operations: dict[str, OperationName] = {}
        self.collisions: list[Collision] = []

    def _assign(
        self, requests: Iterable[NameRequest], *, taken: Iterable[str] = ()
    ) -> Mapping[str, str]:
        assignment = assign_unique_names(requests, taken=taken)
        self.collisions += assignment.collisions
        return assignment.names

    # --- resources -----------------------------------------------------------------------------

    def name_resources(self, client: str) -> None:
        attributes = {
            path: name
            for resource in self.resources_in_order
            for path, name in self._name_children(resource).items()
        }
        paths = [resource.path for resource in self.resources_in_order if resource.path]
        # The client's module imports the classes of its resources.
        taken = reserved("classes") | {client, f"Async{client}"}
        classes = self._assign(map(_class_request, paths), taken=taken)
        modules = assign_unique_names(map(_module_request, paths), same=fold_case).names
        self.resources[()] = ResourceName(
            attribute="", class_name=client, async_class_name=f"Async{client}", module="_client"
        )
        for path in paths:
            self.resources[path] = ResourceName(
                attribute=attributes[path],
                class_name=classes[_key(path)],
                async_class_name=f"Async{classes[_key(path)]}",
                module=modules[_key(path)],
            )

    def _name_children(self, resource: model.Resource) -> dict[tuple[str, ...], str]:
        names = self._assign(
            NameRequest(
                key=_key(child.path),
                names=tuple(
                    _avoid_client_members(name, resource)
                    for name in attribute_names(child.path[-1], None, prefix="group")
                ),
                rank=name_rank(child.path[-1], None),
            )
            for child in resource.children
        )
        return {child.path: names[_key(child.path)] for child in resource.children}

    # --- operations ----------------------------------------------------------------------------

    def name_methods(self, resource: model.Resource) -> None:
        children = {self.resources[child.path].attribute: child.path for child in resource.children}
        methods = self._assign(
            NameRequest(
                key=operation.id,
                names=tuple(
                    _avoid_client_members(name, resource) for name in _method_names(operation)
                ),
                rank=0 if operation.explicit_action else 1,
                origin=operation.origin,
            )
            for operation in resource.operations
        )
        constants = self._assign(
            NameRequest(key=key, names=(constant(name),)) for key, name in methods.items()
        )
        for operation in resource.operations:
            arguments = self._name_arguments(operation)
            self.operations[operation.id] = OperationName(
                method=methods[operation.id],
                constant=constants[operation.id],
                module=self.resources[resource.path].module,
                host=children.get(methods[operation.id]),
                parameters=arguments.parameters,
                body_fields=arguments.body_fields,
                body=arguments.body,
                content_type=arguments.content_type,
                accept=arguments.accept,
            )

    def _name_arguments(self, operation: model.Operation) -> _ArgumentNames:
        """The arguments for the parameters, the body's properties, the whole body and its type."""
        flat = self._representation.flat_body(operation)
        fields: Mapping[str, NameRequest] = {}
        if flat is not None:
            fields = _field_requests(flat, self._fields[flat.id])
        requests = [_parameter_request(operation, item) for item in operation.parameters]
        requests += fields.values()
        groups = body_groups(self._representation, operation)
        has_body = any(not group.is_flat for group in groups)
        has_content_type = sum(len(group.contents) for group in groups) > 1 or any(
            group.has_range for group in groups
        )
        if has_body:
            requests.append(NameRequest(key="body", names=("body", "request_body"), rank=99))
        if has_content_type:
            names = ("content_type", "body_content_type")
            requests.append(NameRequest(key="content_type", names=names, rank=99))
        has_accept = bool(selectable_media_types(self._representation, operation))
        if has_accept:
            names = ("accept", "response_type")
            requests.append(NameRequest(key="accept", names=names, rank=100))
        # Methods of paginated operations have an argument `limit`.
        taken = {"limit"} if operation.pagination is not None else set[str]()
        assigned = self._assign(requests, taken=taken | reserved("arguments"))
        return _ArgumentNames(
            parameters={
                (item.location, item.wire_name): assigned[_parameter_key(item)]
                for item in operation.parameters
            },
            body_fields=(
                {wire_name: assigned[request.key] for wire_name, request in fields.items()}
                if flat is not None
                else None
            ),
            body=assigned["body"] if has_body else None,
            content_type=assigned["content_type"] if has_content_type else None,
            accept=assigned["accept"] if has_accept else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _ArgumentNames:
    """The names of an operation's arguments, as in `OperationName`."""

    parameters: Mapping[tuple[model.ParameterLocation, str], str]
    body_fields: Mapping[str, str] | None
    body: str | None
    content_type: str | None
    accept: str | None


def _key(path: tuple[str, ...]) -> str:
    return "\n".join(path)


def _avoid_client_members(name: str, resource: model.Resource) -> str:
    """The name, changed if every client has a member of that name."""
    return f"{name}_" if not resource.path and name in reserved("client") else name


def _class_request(path: tuple[str, ...]) -> NameRequest:
    words = tuple(word for part in path for word in class_words(part) or spell_out(part))
    natural = pascal(words, prefix="Group")
    return NameRequest(key=_key(path), names=(natural, f"{natural}Group"), rank=len(path))


def _module_request(path: tuple[str, ...]) -> NameRequest:
    words = tuple(word for part in path for word in split_words(part) or spell_out(part))
    natural = snake(words, prefix="group")
    if fold_case(natural) in reserved("files"):
        natural = f"{natural}_"
    return NameRequest(key=_key(path), names=(natural, f"{natural}_group"), rank=len(path))


# --- methods -------------------------------------------------------------------------------------


def _method_names(operation: model.Operation) -> Iterator[str]:
    """The action, the operationId, and the HTTP method with the path."""
    yield snake(tuple(w for part in operation.action for w in split_words(part)), prefix="call")
    if operation.operation_id:
        yield snake(split_words(operation.operation_id), prefix="call")
    path = (
        f"by {part.parameter}" if isinstance(part, model.PathVariable) else part
        for part in operation.path
    )
    words = (word for part in path for word in split_words(part))
    yield snake((operation.method, *words), prefix="call")


# --- arguments -----------------------------------------------------------------------------------

_RANKS = {location: rank for rank, location in enumerate(model.ParameterLocation)}


def _parameter_key(parameter: model.Parameter) -> str:
    return f"{parameter.location.value}\n{parameter.wire_name}"


def _parameter_request(operation: model.Operation, parameter: model.Parameter) -> NameRequest:
    names = list(attribute_names(parameter.wire_name, parameter.name, prefix="parameter"))
    pagination = operation.pagination
    if parameter.name is None:
        if parameter.location is model.ParameterLocation.PATH:
            names.insert(0, _qualified_id(operation, parameter) or names[0])
        elif (
            pagination is not None
            and parameter.wire_name == pagination.size
            and names[0] == "limit"
        ):
            names.insert(0, "page_size")
    names.insert(-1 if len(names) > 1 else 1, f"{parameter.location.value}_{names[0]}".rstrip("_"))
    return NameRequest(
        key=_parameter_key(parameter),
        names=tuple(dict.fromkeys(names)),
        rank=10 * _RANKS[parameter.location] + name_rank(parameter.wire_name, parameter.name),
        origin=parameter.origin,
    )


def _qualified_id(operation: model.Operation, parameter: model.Parameter) -> str | None:
    """`assistant_id` for a bare `id` (or `sid`) after the path segment `Assistants`."""
    words = split_words(parameter.wire_name)
    if len(words) != 1 or words[0].lower() not in ("id", "sid"):
        return None
    literal = ""
    for part in operation.path:
        if isinstance(part, model.PathVariable):
            if part.parameter == parameter.wire_name:
                break
            literal = ""
        else:
            literal = part
    segments = [segment for segment in literal.split("/") if segment]
    noun = split_words(segments[-1]) if segments and literal.endswith("/") else ()
    if not noun:
        return None
    return snake((*noun[:-1], singularize(noun[-1].lower()), *words), prefix="parameter")


def _field_requests(
    object_type: model.ObjectType, fields: Mapping[str, str]
) -> Mapping[str, NameRequest]:
    """The requests of a body's properties, by wire name. Their names collide with others only."""
    return {
        prop.wire_name: NameRequest(
            key=f"field\n{prop.wire_name}",
            names=(name, f"body_{name}".rstrip("_")),
            rank=10 * len(_RANKS) + name_rank(prop.wire_name, prop.name),
            origin=prop.origin,
        )
        for prop in object_type.properties
        if prop.direction is not model.Direction.READ_ONLY and (name := fields[prop.wire_name])
    }
