"""The arguments of a request body: its properties or the body, and its media type.

Each group of media types is an overload, and so is a call without a body, if it is optional and has
required properties: then it is sent with all of them, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ....model import ANY, Content, Docs, Operation, ScalarKind, ScalarType
from ..annotations import Annotations
from ..naming.names import OperationName
from ..source.expression import Expression, Name, Subscript, UnionExpr, Value, make_union
from .arguments import Argument, Role, plan_argument
from .groups import MAX_OVERLOADS, BodyGroup, body_groups

_NEVER = ScalarType(kind=ScalarKind.NEVER)


@dataclass(frozen=True, slots=True)
class BodyArguments:
    """The arguments of a body, as in `Method`."""

    arguments: tuple[Argument, ...] = ()
    signature: tuple[Argument, ...] = ()
    overloads: tuple[tuple[Argument, ...], ...] = ()


def plan_body(
    types: Annotations, operation: Operation, names: OperationName, most: int = MAX_OVERLOADS
) -> BodyArguments:
    """The arguments of the body of an operation, in `most` signatures."""
    return _BodyPlanner(types, operation, names, most).plan()


class _BodyPlanner:
    def __init__(
        self, types: Annotations, operation: Operation, names: OperationName, most: int
    ) -> None:
        self._types = types
        self._operation = operation
        self._names = names
        self._groups = body_groups(types.representation, operation, most)
        self._required = operation.body is not None and operation.body.required

    def plan(self) -> BodyArguments:
        if not self._groups:
            return BodyArguments()
        overloads = [
            tuple(self._plan_group(group, is_default=index == 0))
            for index, group in enumerate(self._groups)
        ]
        arguments = overloads[0]
        if not self._required and self._groups[0].is_flat:
            arguments = tuple(one.as_optional(self._types) for one in overloads[0])
            if any(argument.required for argument in overloads[0]):
                overloads.append(())
        if len(overloads) == 1:
            return BodyArguments(arguments, arguments)
        return BodyArguments(arguments, tuple(self._plan_signature(arguments)), tuple(overloads))

    def _plan_group(self, group: BodyGroup, *, is_default: bool) -> Iterator[Argument]:
        if group.is_flat:
            yield from self._plan_fields()
        else:
            required = self._required or not is_default
            yield from self._plan_whole_body(group.contents, required=required)
        yield from self._plan_content_type(group, required=not is_default)

    def _plan_fields(self) -> Iterator[Argument]:
        record = self._types.representation.flat_body(self._operation)
        names = self._names.body_fields or {}
        for field in record.properties if record is not None else ():
            name = names.get(field.wire_name)
            if name is not None and field.type != _NEVER:
                yield plan_argument(self._types, name, Role.FIELD, field, required=field.required)

    def _plan_signature(self, arguments: tuple[Argument, ...]) -> Iterator[Argument]:
        """The arguments of all overloads, each of which can be omitted if not all require it."""
        for argument in arguments:
            if argument.role is Role.FIELD:
                yield argument.as_optional(self._types)
        whole = [group for group in self._groups if not group.is_flat]
        contents = tuple(content for group in whole for content in group.contents)
        required = self._required and len(whole) == len(self._groups)
        yield from self._plan_whole_body(contents, required=required)
        every = tuple(content for group in self._groups for content in group.contents)
        for argument in self._plan_content_type(BodyGroup(contents=every, is_flat=False)):
            yield replace(argument, annotation=self._types.or_unset(Name("str")))

    def _plan_whole_body(
        self, contents: tuple[Content, ...], *, required: bool
    ) -> Iterator[Argument]:
        body = self._operation.body
        if self._names.body is None or body is None or not contents:
            return
        argument = plan_argument(
            self._types, self._names.body, Role.BODY, contents[0], required=True
        )
        argument = replace(
            argument,
            annotation=body_annotation(contents, self._types),
            docs=self._types.representation.inherit_docs(body.docs, contents[0].type),
        )
        yield argument if required else argument.as_optional(self._types)

    def _plan_content_type(self, group: BodyGroup, *, required: bool = False) -> Iterator[Argument]:
        if self._names.content_type is None:
            return
        media_types = [f"`{content.sent_media_type}`" for content in group.contents]
        description = f"The media type of the body: {' or '.join(media_types)}."
        if not required and not group.has_range:
            description += f" Default: {media_types[0]}."
        argument = Argument(
            name=self._names.content_type,
            role=Role.CONTENT_TYPE,
            annotation=content_type_annotation(group, self._types),
            default=None,
            type=ScalarType(kind=ScalarKind.STRING),
            docs=Docs(description=description),
        )
        yield argument if required else argument.as_optional(self._types)


# --- annotations ---------------------------------------------------------------------------------


def content_type_annotation(group: BodyGroup, annotations: Annotations) -> Expression:
    """The type of `content_type` for a group: its media types, any text for a range."""
    if group.has_range:
        return Name("str")
    media_types = tuple(Value(content.sent_media_type) for content in group.contents)
    return Subscript(annotations.symbol("typing", "Literal"), media_types)


def body_annotation(contents: tuple[Content, ...], annotations: Annotations) -> Expression:
    """The type of a whole body in any of several media types."""
    found = [_annotation(content, annotations) for content in contents]
    return annotations.any if annotations.any in found else make_union(found)


def _annotation(content: Content, annotations: Annotations) -> Expression:
    item = annotations.for_request(content.type)
    if content.kind.is_stream:
        iterable = Subscript(annotations.symbol("collections.abc", "Iterable"), (item,))
        if content.type == ANY:
            mapping = annotations.symbol("collections.abc", "Mapping")
            item = Subscript(mapping, (Name("str"), annotations.any))
        return make_union([iterable, item, Name("str"), Name("bytes")])
    return item


def for_async(tree: Expression, annotations: Annotations) -> Expression:
    """The annotation of an argument of the async client, which accepts async iterables too."""
    match tree:
        case Subscript(value=value, arguments=arguments) if value == annotations.symbol(
            "collections.abc", "Iterable"
        ):
            other = annotations.symbol("collections.abc", "AsyncIterable")
            return UnionExpr((Subscript(other, arguments), tree))
        case UnionExpr(variants=variants):
            parts = [for_async(part, annotations) for part in variants]
            nested = [part.variants if isinstance(part, UnionExpr) else (part,) for part in parts]
            return UnionExpr(tuple(each for variants in nested for each in variants))
        case Subscript(value=value, arguments=arguments):
            return Subscript(value, tuple(for_async(part, annotations) for part in arguments))
        case _ if tree == annotations.runtime("bodies.files", "File"):
            return annotations.runtime("bodies.files", "AsyncFile")
        case _:
            return tree
