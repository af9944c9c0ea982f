"""Unions: `oneOf`, `anyOf`, several `type`s; what is merged into the variants, what drops out.

`oneOf` and `anyOf` are one thing here: a type cannot say "exactly one". Keywords beside the union
hold for every variant, so they are merged into each.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...diagnostics import rules
from ...model import (
    ANY,
    AliasType,
    ArrayType,
    ConstantType,
    Docs,
    EnumMember,
    EnumType,
    InlineUnion,
    Nullable,
    ObjectType,
    Ref,
    ScalarKind,
    ScalarType,
    TypeRef,
    UnionType,
    Variant,
)
from ..docs import docs_of
from ..reading import as_list, as_text
from .choices import choice
from .discriminator import Tagging, tagging
from .facts import assertions_only, is_scalar, stands_for_null
from .parts import ANNOTATIONS, UNION_KEYS, Part, View, together
from .spots import MERGED, Spot

if TYPE_CHECKING:
    from ...resolve import Node
    from .types import Types

MAX_PRODUCT = 64
"""How many variants may come of two unions that must both hold, before one is given up."""

_NULL = ScalarType(kind=ScalarKind.NULL)
_NEVER = ScalarType(kind=ScalarKind.NEVER)


def without_assertions(types: Types, view: View) -> View:
    """The view without unions that only say which properties must be there together."""
    parts: list[Part] = []
    for part in view.parts:
        for keyword in UNION_KEYS:
            nodes = part.children(keyword)
            if nodes and assertions_only([types.view(node) for node in nodes]):
                is_said = choice(part, keyword) is not None
                rule = rules.UNION_OF_NAMES if is_said else rules.UNION_OF_ASSERTIONS
                types.note(rule, part.origin / keyword, keyword=keyword)
                part = part.minus(keyword)
            elif part.has(keyword) and not nodes:
                part = part.minus(keyword)
        parts.append(part)
    return replace(view, parts=tuple(parts))


def union(types: Types, view: View, spot: Spot) -> TypeRef | None:
    """The union that the view is, without `null`; None if it is none."""
    found = [(part, key) for part in view.parts for key in UNION_KEYS if part.has(key)]
    if not found:
        return None
    chosen, keyword = _main(found)
    base = replace(
        view,
        parts=tuple(part.minus(keyword) if part.key == chosen.key else part for part in view.parts),
    )
    if keyword == "anyOf":
        base = _opened(base)
    others = [(part, key) for part, key in found if (part.key, key) != (chosen.key, keyword)]
    size = len(as_list(chosen.get(keyword)))
    for part, key in others:
        size *= len(as_list(part.get(key)))
        if size > MAX_PRODUCT:
            types.note(rules.UNIONS_TOO_MANY, part.origin / key, limit=MAX_PRODUCT)
            base = replace(
                base,
                parts=tuple(p.minus(key) if p.origin == part.origin else p for p in base.parts),
            )
    nodes = [n for n in chosen.children(keyword) if not stands_for_null(types.view(n))]
    nodes = [n for n in nodes if all(p.key != chosen.key for p in types.view(n).parts)]
    if len(nodes) < 2:
        return _alone(types, spot, base, nodes)
    return _union(types, view, spot, base, nodes)


def _opened(base: View) -> View:
    """What stands beside an `anyOf`, without `unevaluatedProperties: false`: a value that fits
    several variants may have the properties of them all (JSON Schema 2020-12, Core, 11.3)."""
    return replace(
        base,
        parts=tuple(
            (
                part.minus("unevaluatedProperties")
                if part.get("unevaluatedProperties") is False
                else part
            )
            for part in base.parts
        ),
    )


def _alone(types: Types, spot: Spot, base: View, nodes: list[Node]) -> TypeRef:
    """A union of one, which is how many write what may be null: the variant itself, here.

    Of none (but itself, which says nothing): what stands beside it.
    """
    if not nodes:
        return types.bare(base, spot)
    (node,) = nodes
    if types.identity(node) is not None and is_plain(base, None):
        use = types.use(node)
        return use.inner if isinstance(use, Nullable) else use
    return types.bare(together([base, types.view(node)]), spot)


def _main(found: list[tuple[Part, str]]) -> tuple[Part, str]:
    """The union to take apart first: `oneOf` before `anyOf`, own before a parent's."""
    for part, keyword in reversed(found):
        if keyword == "oneOf":
            return part, keyword
    return found[-1]


def _union(types: Types, view: View, spot: Spot, base: View, nodes: list[Node]) -> TypeRef:
    tags = tagging(types, view, nodes)
    plain = is_plain(base, tags.property)
    uses: list[TypeRef] = []
    for node in nodes:
        own = types.view(node)
        whole = own if plain else together([base, own])
        if plain or whole.keys() == own.keys():
            uses.append(types.use(node))
        elif spot.is_far:
            types.note(rules.MERGE_TOO_FAR, node.origin)
            uses.append(types.use(node))
        else:
            uses.append(types.merged_view(whole, _variant_spot(spot, node)))
    enumeration = _constants(types, view, spot, nodes, uses)
    if enumeration is not None:
        return enumeration
    return made_of(types, view, spot, uses, tags)


def _variant_spot(spot: Spot, node: Node) -> Spot:
    """Where a variant that was merged with its surroundings is declared."""
    return Spot(node.origin, (*(f"+{word}" for word in spot.way), MERGED))


def is_plain(base: View, tag: str | None) -> bool:
    """Whether what stands beside the union adds nothing to its variants."""
    if base.also:
        return False
    for part in base.parts:
        for key in part.value:
            if key in part.without or key in ANNOTATIONS or key.startswith("x-"):
                continue
            if key in ("$ref", "allOf", "discriminator", "type", "format"):
                continue
            if key == "required" and set(map(str, as_list(part.get(key)))) <= {tag}:
                continue
            return False
    return True


def _constants(
    types: Types, view: View, spot: Spot, nodes: list[Node], uses: list[TypeRef]
) -> TypeRef | None:
    """An enumeration that is written as a union, so that its values can have docs."""
    members: list[EnumMember] = []
    for node, use in zip(nodes, uses, strict=True):
        if not isinstance(use, ConstantType) or use.value is None:
            return None
        parts = types.view(node).parts
        docs = docs_of(parts[-1].value) if parts else Docs()
        title = as_text(parts[-1].value.get("title")) if parts else ""
        members.append(EnumMember(value=use.value, docs=docs, name=title or None))
    unique = list({(type(m.value), m.value): m for m in members}.values())
    kinds = {type(member.value) for member in unique}
    if len(unique) < 2 or len(kinds) > 1:
        return None
    base: dict[type, ScalarKind] = {
        bool: ScalarKind.BOOLEAN,
        int: ScalarKind.INTEGER,
        float: ScalarKind.NUMBER,
    }
    return types.declare(
        EnumType(
            id=spot.id,
            name_hint=spot.name_hint(types.namer),
            origin=spot.place,
            docs=types.docs(view),
            inline=not types.named(spot),
            owner=types.owner(spot),
            members=tuple(unique),
            base=base.get(kinds.pop(), ScalarKind.STRING),
        )
    )


def of_kinds(types: Types, view: View, spot: Spot, kinds: list[str]) -> TypeRef:
    """The union of several JSON types of one schema, each with the keywords that apply to it."""
    uses = [types.of_kind(view, spot / kind, kind) for kind in kinds]
    return made_of(types, view, spot, uses, Tagging())


def joined(types: Types, uses: list[TypeRef], spot: Spot) -> TypeRef:
    """Any of these types, where a document says so without a union (a tuple's items)."""
    nullable = any(isinstance(use, Nullable) or use == _NULL for use in uses)
    return types.nullable(made_of(types, View(()), spot, uses, Tagging()), nullable)


def made_of(types: Types, view: View, spot: Spot, uses: list[TypeRef], tags: Tagging) -> TypeRef:
    kept: dict[TypeRef, tuple[str, ...]] = {}
    for index, use in enumerate(uses):
        bare = use.inner if isinstance(use, Nullable) else use
        for one in bare.variants if isinstance(bare, InlineUnion) else (bare,):
            if one not in (_NULL, _NEVER):
                kept[one] = (*kept.get(one, ()), *tags.of(index))
    if ANY in kept or any(isinstance(u, ScalarType) and u.kind is ScalarKind.ANY for u in kept):
        if len(kept) > 1:
            types.note(rules.UNION_WITH_ANY, spot.origin)
        return ANY
    variants = _open_ends_last(types, list(kept))
    if not variants:
        return _NULL if uses else _NEVER
    if len(variants) == 1:
        return variants[0]
    if _needs_no_name(types, variants):
        return InlineUnion(variants=tuple(variants))
    if tags.property is not None:
        variants, tags = _with_tags_of_their_own(types, view, spot, variants, kept, tags)
        if len(variants) == 1:
            return variants[0]
    default = tags.default
    chosen = None
    if default is not None:
        wanted = uses[default]
        wanted = wanted.inner if isinstance(wanted, Nullable) else wanted
        chosen = variants.index(wanted) if wanted in variants else None
    return types.declare(
        UnionType(
            id=spot.id,
            name_hint=spot.name_hint(types.namer),
            origin=spot.place,
            docs=types.docs(view),
            inline=not types.named(spot),
            owner=types.owner(spot),
            variants=tuple(Variant(type=v, tags=tuple(dict.fromkeys(kept[v]))) for v in variants),
            discriminator=tags.property,
            default_variant=chosen,
        )
    )


def _with_tags_of_their_own(
    types: Types,
    view: View,
    spot: Spot,
    variants: list[TypeRef],
    kept: dict[TypeRef, tuple[str, ...]],
    tags: Tagging,
) -> tuple[list[TypeRef], Tagging]:
    """The variants, those that share tags joined to one: its own variants are then told apart
    by what fits.

    Where the tags that are shared hold all variants together, there is no tag at all.
    """
    groups: list[tuple[list[TypeRef], set[str]]] = []
    for variant in variants:
        members, names = [variant], set(kept[variant])
        for group in [g for g in groups if g[1] & names]:
            groups.remove(group)
            members, names = group[0] + members, group[1] | names
        groups.append((members, names))
    groups.sort(key=lambda group: variants.index(group[0][0]))
    if len(groups) == len(variants):
        return variants, tags
    if len(groups) == 1:
        kept.update(dict.fromkeys(variants, ()))
        return variants, Tagging()
    made: list[TypeRef] = []
    for members, _ in groups:
        selected = tuple(dict.fromkeys(tag for member in members for tag in kept[member]))
        use = members[0]
        if len(members) > 1:
            types.note(rules.VARIANT_TAG_TWICE, spot.origin, tag=selected[0])
            use = made_of(types, view, spot / selected[0], list(members), Tagging())
        kept[use] = selected
        made.append(use)
    return made, tags


def _open_ends_last(types: Types, variants: list[TypeRef]) -> list[TypeRef]:
    """Any string behind known values: as an example, a known value says more."""
    if not any(isinstance(v, Ref) and _is_string_enum(types, v) for v in variants):
        return variants
    return sorted(variants, key=lambda v: isinstance(v, ScalarType) and v.is_plain_text)


def _is_string_enum(types: Types, ref: Ref) -> bool:
    made = types.declared.get(ref.id)
    if isinstance(made, EnumType):
        return made.base is ScalarKind.STRING
    node = types.node_of(ref.id)
    if node is None:
        return False
    view = types.view(node)
    values = [v for p in view.parts for v in as_list(p.get("enum")) if v is not None]
    return bool(values) and all(isinstance(v, str) for v in values)


def _needs_no_name(types: Types, variants: list[TypeRef]) -> bool:
    arrays = [v for v in variants if isinstance(v, ArrayType)]
    if len(arrays) > 1:
        return False
    rest = [v.item if isinstance(v, ArrayType) else v for v in variants]
    return all(_is_scalar_use(types, v) for v in rest)


def _is_scalar_use(types: Types, use: TypeRef) -> bool:
    match use:
        case ScalarType() | ConstantType():
            return True
        case Nullable(inner=inner):
            return _is_scalar_use(types, inner)
        case InlineUnion(variants=variants):
            return all(_is_scalar_use(types, v) for v in variants)
        case Ref(id=id_):
            made = types.declared.get(id_)
            if isinstance(made, EnumType):
                return True
            if isinstance(made, ObjectType | UnionType):
                return False
            if isinstance(made, AliasType):
                return _is_scalar_use(types, made.type)
            node = types.node_of(id_)
            return node is not None and is_scalar(types.view(node), types.flattener)
        case _:
            return False
