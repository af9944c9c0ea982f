"""Objects: records of named properties, dictionaries of any."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ...diagnostics import rules
from ...model import (
    ANY,
    AdditionalProperties,
    Default,
    Direction,
    Docs,
    MapType,
    ObjectType,
    Property,
    Ref,
    TypeRef,
)
from ..docs import docs_of, first_docs, schema_docs
from ..extensions import stated_name
from ..reading import as_list, as_object, as_text
from .branches import properties_of, sometimes
from .parts import View, together
from .scalars import limits
from .spots import MERGED, Spot
from .unions import joined

if TYPE_CHECKING:
    from ...diagnostics.origin import Origin
    from ...resolve import Node
    from .types import Types


def object_(types: Types, view: View, spot: Spot) -> TypeRef:
    """A `ObjectType` where properties are named, else a `MapType`."""
    properties = properties_of(view)
    if not properties and not _is_closed(view) and not sometimes(types, view, ()).found:
        value = _extra(types, view, spot)
        if view.has("required"):
            types.note(rules.REQUIRED_NOT_EXPRESSED, spot.origin / "required")
        return MapType(
            value=value if not isinstance(value, AdditionalProperties) else ANY,
            constraints=limits(view, "object"),
        )
    return record(types, view, spot)


def record(types: Types, view: View, spot: Spot) -> Ref:
    """Declare the record of a view."""
    ref = Ref(id=spot.id)
    types.remember(view, ref)
    properties = properties_of(view)
    branched = sometimes(types, view, properties)
    known = {*properties, *branched.found, *branched.tested}
    required = _required(view)
    fields = [
        _field(types, spot, name, nodes, branched.further.get(name, []), name in required)
        for name, nodes in properties.items()
    ]
    for name, alternatives in branched.found.items():
        fields += _sometimes(types, spot, name, alternatives, name in required)
    fields += [
        Property(wire_name=name, type=ANY, required=name in required, origin=spot.place)
        for name in branched.tested
    ]
    extra = _extra(types, view, spot)
    fields += _undescribed(
        types, view, spot, known, ANY if isinstance(extra, AdditionalProperties) else extra
    )
    if extra is AdditionalProperties.UNSPECIFIED and not properties and branched.found:
        extra = ANY  # what has no branch of its own is kept as well
    return types.declare(
        ObjectType(
            id=spot.id,
            name_hint=spot.name_hint(types.namer),
            origin=spot.place,
            docs=types.docs(view),
            inline=not types.named(spot),
            owner=types.owner(spot),
            properties=tuple(fields),
            additional=extra,
            constraints=limits(view, "object"),
        )
    )


def _required(view: View) -> dict[str, Origin]:
    """The names that must be there, and where each is first said to be one."""
    found: dict[str, Origin] = {}
    for part in view.parts:
        for index, name in enumerate(as_list(part.get("required"))):
            if isinstance(name, str):
                found.setdefault(name, part.origin / "required" / index)
    return found


def _undescribed(
    types: Types, view: View, spot: Spot, known: Collection[str], use: TypeRef
) -> Iterator[Property]:
    """The fields that must be there and that no property describes: of the type of all others.

    `required` asks for a property whether or not `properties` has it (JSON Schema 2020-12,
    Validation, 6.5.3).
    """
    for name, origin in _required(view).items():
        if name in known:
            continue
        if origin.pointer.rpartition("/required/")[0] == spot.origin.pointer:
            types.note(rules.REQUIRED_UNKNOWN, origin, name=name)
        yield Property(wire_name=name, type=use, required=True, origin=origin.unbound)


def _field(
    types: Types, spot: Spot, name: str, nodes: list[Node], further: list[Node], required: bool
) -> Property:
    own = nodes[-1]
    type_ = types.merged(nodes, spot / name, further)
    view = together([types.view(node) for node in nodes])
    return Property(
        wire_name=name,
        type=type_,
        required=required,
        origin=own.origin.unbound,
        docs=field_docs(types, name, own, view),
        direction=_direction(view),
        default=default_of(view),
        sensitive=is_sensitive(view),
        name=stated_name(own.value),
        content=_content(types, view),
    )


def _sometimes(
    types: Types, spot: Spot, name: str, alternatives: list[list[Node]], required: bool
) -> Iterator[Property]:
    """The field of a property that only branches describe, each in its own way."""
    views = [together([types.view(node) for node in nodes]) for nodes in alternatives]
    pairs = zip(alternatives, views, strict=True)
    kept = [(nodes, view) for nodes, view in pairs if not view.never]
    if not kept:
        return
    if len(kept) == 1:
        uses = [types.merged(kept[0][0], Spot(kept[0][0][-1].origin, (MERGED,)))]
    else:
        uses = [_alternative(types, nodes, view) for nodes, view in kept]
    directions = {_direction(view) for _, view in kept}
    yield Property(
        wire_name=name,
        type=uses[0] if len(set(uses)) == 1 else joined(types, uses, spot / name),
        required=required,
        origin=kept[0][0][-1].origin.unbound,
        docs=first_docs(*(field_docs(types, name, nodes[-1], view) for nodes, view in kept)),
        direction=directions.pop() if len(directions) == 1 else Direction.BOTH,
        default=default_of(kept[0][1]) if len(kept) == 1 else None,
        sensitive=any(is_sensitive(view) for _, view in kept),
        name=next((n for n in (stated_name(nodes[-1].value) for nodes, _ in kept) if n), None),
        conditional=True,
    )


def field_docs(types: Types, name: str, own: Node, view: View) -> Docs:
    """What stands at the use; what stands at the type only where the use says nothing.

    A component's own docs are printed with it, so they are not repeated at each field of its type.
    """
    here = schema_docs(as_object(own.value), name)
    if here.description or here.summary:
        return here
    inner = [docs_of(part.value) for part in reversed(view.parts)]
    if types.identity(own) is not None:
        return first_docs(here, Docs(deprecated=any(d.deprecated for d in inner)))
    return first_docs(here, *inner)


def default_of(view: View) -> Default | None:
    """The nearest `default`."""
    return Default(value=view.last("default")) if view.has("default") else None


def _alternative(types: Types, nodes: list[Node], view: View) -> TypeRef:
    """The type of a property in one of several branches, named after the branch."""
    own = nodes[-1]
    if len(nodes) == 1 and types.identity(own) is not None:
        return types.use(own)
    return types.merged_view(view, Spot(own.origin, (*types.namer.branch(own.origin), MERGED)))


def _content(types: Types, view: View) -> TypeRef | None:
    """What is inside of a text that is JSON (JSON Schema 2020-12, Validation, 8.5)."""
    part = next((part for part in reversed(view.parts) if part.has("contentSchema")), None)
    node = part.child("contentSchema") if part is not None else None
    media_type = as_text(view.last("contentMediaType")).split(";")[0].strip().lower()
    if node is None or not (media_type == "application/json" or media_type.endswith("+json")):
        return None
    made = types.use(node)
    return made if made != ANY else None


def is_sensitive(view: View) -> bool:
    """Whether the value is a secret."""
    return any(part.get("format") == "password" for part in view.parts)


def _direction(view: View) -> Direction:
    read, write = view.flag("readOnly"), view.flag("writeOnly")
    if read == write:
        return Direction.BOTH
    return Direction.READ_ONLY if read else Direction.WRITE_ONLY


def _is_closed(view: View) -> bool:
    return any(node.value is False for node in _further(view)) and not view.has("patternProperties")


def _further(view: View) -> Iterator[Node]:
    """The schemas of properties that have no name here.

    `unevaluatedProperties` is of those that nothing inside of its schema has a word for, and
    `additionalProperties` has one for all: parts come before what they are part of.
    """
    spoken = False
    for part in view.parts:
        stated = part.child("additionalProperties")
        if stated is not None:
            spoken = True
            yield stated
        rest = part.child("unevaluatedProperties")
        if rest is not None and not spoken:
            yield rest


def _extra(types: Types, view: View, spot: Spot) -> TypeRef | AdditionalProperties:
    """The type of properties that have no name here."""
    closed = False
    nodes: list[Node] = []
    anything = False
    for node in _further(view):
        if node.value is False:
            closed = True
        elif node.value is True or node.value == {}:
            anything = True
        elif isinstance(node.value, dict):
            nodes.append(node)
    patterns = [
        (name, node) for part in view.parts for name, node in part.members("patternProperties")
    ]
    if patterns:
        return _by_pattern(types, spot, patterns, closed=closed, rest=nodes)
    if nodes:
        return types.merged(nodes, spot / "value")
    if anything:
        return ANY
    return AdditionalProperties.FORBIDDEN if closed else AdditionalProperties.UNSPECIFIED


_EVERY_NAME = frozenset({"", ".*", "^.*$", "^.+$", ".+", ".", "^.*", "^"})


def _by_pattern(
    types: Types,
    spot: Spot,
    patterns: list[tuple[str, Node]],
    *,
    closed: bool,
    rest: list[Node],
) -> TypeRef | AdditionalProperties:
    """Patterns on names cannot be told apart in a type: the values of all of them, joined.

    Where names that fit no pattern are allowed too, their values are of any type, so all are.
    """
    uses = [types.use(node) for _, node in patterns]
    if any(name in _EVERY_NAME for name, _ in patterns) and len(patterns) == 1:
        return uses[0]
    if rest:
        uses.append(types.merged(rest, spot / "value"))
    elif not closed:
        types.note(rules.PATTERNS_OPEN, spot.origin / "patternProperties")
        return ANY
    return joined(types, uses, spot / "value")


__all__ = ["default_of", "field_docs", "is_sensitive", "object_", "record"]
