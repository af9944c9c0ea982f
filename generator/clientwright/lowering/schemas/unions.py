"""Lowers unions: `oneOf`, `anyOf`, and several `type`s.

`oneOf` and `anyOf` are equivalent here, because types cannot express "exactly one". Keywords beside
the union apply to every variant, so they are merged into each.
"""

from __future__ import annotations

from dataclasses import replace

from ... import model
from ...diagnostics import rules
from ...model import ANY, EnumType, InlineUnion, Ref, ScalarKind, ScalarType, TypeRef, without_null
from ...resolve import Node
from ...values import as_list, as_text
from ..docs import read_docs
from .context import MERGED, NEVER, NULL, Context, TypeLocation, make_nullable
from .flattening import UNION_KEYWORDS, FlatSchema, Subschema, affects_type, combine
from .json_types import allows_only_scalars, has_only_assertions, represents_null
from .scalars import read_required_group
from .tags import VariantTags, find_variant_tags

MAX_VARIANTS = 64
"""The maximum number of variants from combining two unions that both apply."""
_SCALAR_KINDS: dict[type, ScalarKind] = {
    bool: ScalarKind.BOOLEAN,
    int: ScalarKind.INTEGER,
    float: ScalarKind.NUMBER,
    str: ScalarKind.STRING,
}


def drop_assertion_unions(context: Context, schema: FlatSchema) -> FlatSchema:
    """The schema without unions that only define required properties."""
    if not any(map(schema.has, UNION_KEYWORDS)):
        return schema
    parts: list[Subschema] = []
    for part in schema.parts:
        for keyword in UNION_KEYWORDS:
            nodes = part.children(keyword)
            if nodes and has_only_assertions([context.flatten(node) for node in nodes]):
                documented = read_required_group(part, keyword) is not None
                rule = rules.UNION_OF_NAMES if documented else rules.UNION_OF_ASSERTIONS
                context.report(rule, part.origin / keyword, keyword=keyword)
                part = part.without(keyword)
            elif part.has(keyword) and not nodes:
                part = part.without(keyword)
        parts.append(part)
    return replace(schema, parts=tuple(parts))


def lower_union(context: Context, schema: FlatSchema, location: TypeLocation) -> TypeRef | None:
    """The type of the schema's union without `null`; None if it has no union."""
    unions = [(part, key) for part in schema.parts for key in UNION_KEYWORDS if part.has(key)]
    if not unions:
        return None
    chosen, keyword = _choose_union(unions)
    rest = schema.without_in(chosen, keyword)
    if keyword == "anyOf":
        rest = _reopen(rest)
    count = len(as_list(chosen.get(keyword)))
    for part, key in unions:
        if (part.key, key) == (chosen.key, keyword):
            continue
        count *= len(as_list(part.get(key)))
        if count > MAX_VARIANTS:
            context.report(rules.UNIONS_TOO_MANY, part.origin / key, limit=MAX_VARIANTS)
            parts = (p.without(key) if p.origin == part.origin else p for p in rest.parts)
            rest = replace(rest, parts=tuple(parts))
    nodes = _find_variants(context, chosen, keyword)
    if len(nodes) < 2:
        return _lower_only_variant(context, rest, location, nodes, chosen)
    return _lower_variants(context, schema, rest, location, nodes)


def _choose_union(unions: list[tuple[Subschema, str]]) -> tuple[Subschema, str]:
    """The union whose variants are lowered first: `oneOf` before `anyOf`, own before a parent's."""
    return next((union for union in reversed(unions) if union[1] == "oneOf"), unions[-1])


def _find_variants(context: Context, part: Subschema, keyword: str) -> list[Node]:
    """The variants other than `null` and the union itself."""
    return [
        node
        for node in part.children(keyword)
        if not represents_null(variant := context.flatten(node))
        and all(inner.key != part.key for inner in variant.parts)
    ]


def _reopen(rest: FlatSchema) -> FlatSchema:
    """The keywords beside an `anyOf` without `unevaluatedProperties: false`.

    A value that fits several variants can have the properties of all of them (JSON Schema 2020-12,
    Core, 11.3).
    """
    keyword = "unevaluatedProperties"
    parts = (p.without(keyword) if p.get(keyword) is False else p for p in rest.parts)
    return replace(rest, parts=tuple(parts))


def _lower_only_variant(
    context: Context,
    rest: FlatSchema,
    location: TypeLocation,
    nodes: list[Node],
    union: Subschema,
) -> TypeRef:
    """A union of one variant, usually of an optional type and `null`."""
    if not nodes:
        return context.lower_non_null(rest, location)
    (node,) = nodes
    if context.find_identity(node) is not None and adds_nothing(rest, None):
        return without_null(context.lower(node))
    variant = combine([rest, context.flatten(node)])
    return context.lower_non_null(replace(variant, wrapper=union), location)


def _lower_variants(
    context: Context,
    schema: FlatSchema,
    rest: FlatSchema,
    location: TypeLocation,
    nodes: list[Node],
) -> TypeRef:
    tags = find_variant_tags(context, schema, nodes)
    nothing_to_merge = adds_nothing(rest, tags.property)
    type_refs: list[TypeRef] = []
    for node in nodes:
        variant = context.flatten(node)
        merged = variant if nothing_to_merge else combine([rest, variant])
        if nothing_to_merge or merged.keys() == variant.keys():
            type_refs.append(context.lower(node))
        elif location.is_too_deep:
            context.report(rules.MERGE_TOO_FAR, node.origin)
            type_refs.append(context.lower(node))
        else:
            path = (*(f"+{word}" for word in location.path), MERGED)
            type_refs.append(context.lower_derived(merged, TypeLocation(node.origin, path)))
    enum = _lower_constants(context, schema, location, nodes, type_refs)
    return enum or build_union(context, schema, location, type_refs, tags)


def adds_nothing(rest: FlatSchema, discriminator: str | None) -> bool:
    """Whether the keywords beside a union do not affect its variants."""
    if rest.conditional:
        return False
    for part in rest.parts:
        for keyword in part.keywords():
            if not affects_type(keyword):
                continue
            if keyword in ("$ref", "allOf", "discriminator", "type", "format"):
                continue
            names = set(map(str, as_list(part.get(keyword))))
            if keyword == "required" and names <= {discriminator}:
                continue
            return False
    return True


def _lower_constants(
    context: Context,
    schema: FlatSchema,
    location: TypeLocation,
    nodes: list[Node],
    type_refs: list[TypeRef],
) -> TypeRef | None:
    """The enum for a union of constants, which documents use to describe each value."""
    members: list[model.EnumMember] = []
    for node, type_ref in zip(nodes, type_refs, strict=True):
        if not isinstance(type_ref, model.ConstantType) or type_ref.value is None:
            return None
        parts = context.flatten(node).parts
        docs = read_docs(parts[-1].value) if parts else model.Docs()
        title = as_text(parts[-1].value.get("title")) if parts else ""
        members.append(model.EnumMember(value=type_ref.value, docs=docs, name=title or None))
    unique = list({(type(m.value), m.value): m for m in members}.values())
    types = {type(member.value) for member in unique}
    if len(unique) < 2 or len(types) > 1:
        return None
    return context.declare(
        EnumType(
            **context.attributes(schema, location),
            members=tuple(unique),
            base=_SCALAR_KINDS[types.pop()],
        )
    )


def lower_type_union(
    context: Context, schema: FlatSchema, location: TypeLocation, types: list[str]
) -> TypeRef:
    """The union for a schema with several JSON types, each with the keywords that apply to it."""
    type_refs = [context.lower_json_type(schema, location / name, name) for name in types]
    return build_union(context, schema, location, type_refs)


def union_of(context: Context, type_refs: list[TypeRef], location: TypeLocation) -> TypeRef:
    """The union of types that are not variants of a union in the document, such as tuple items."""
    nullable = any(isinstance(each, model.Nullable) or each == NULL for each in type_refs)
    return make_nullable(build_union(context, FlatSchema(()), location, type_refs), nullable)


def build_union(
    context: Context,
    schema: FlatSchema,
    location: TypeLocation,
    type_refs: list[TypeRef],
    tags: VariantTags | None = None,
) -> TypeRef:
    """The union of types without `null`, or a simpler type for the same values."""
    tags = tags or VariantTags()
    tags_by_type = _collect_variants(type_refs, tags)
    if any(isinstance(each, ScalarType) and each.kind is ScalarKind.ANY for each in tags_by_type):
        if len(tags_by_type) > 1:
            context.report(rules.UNION_WITH_ANY, location.origin)
        return ANY
    variants = _plain_strings_last(context, list(tags_by_type))
    if not variants:
        return NULL if type_refs else NEVER
    if len(variants) == 1:
        return variants[0]
    if _is_inline(context, variants):
        return InlineUnion(variants=tuple(variants))
    if tags.property is not None:
        variants, tags = _merge_shared_tags(context, schema, location, variants, tags_by_type, tags)
        if len(variants) == 1:
            return variants[0]
    default = None if tags.default is None else without_null(type_refs[tags.default])
    return context.declare(
        model.UnionType(
            **context.attributes(schema, location),
            variants=tuple(
                model.Variant(type=each, tags=tuple(dict.fromkeys(tags_by_type[each])))
                for each in variants
            ),
            discriminator=tags.property,
            default_variant=variants.index(default) if default and default in variants else None,
            closed=tags.closed and default is None,
        )
    )


def _collect_variants(
    type_refs: list[TypeRef], tags: VariantTags
) -> dict[TypeRef, tuple[model.Tag, ...]]:
    """Each distinct type, with nested inline unions expanded, and its tags."""
    tags_by_type: dict[TypeRef, tuple[model.Tag, ...]] = {}
    for index, type_ref in enumerate(type_refs):
        inner = without_null(type_ref)
        for each in inner.variants if isinstance(inner, InlineUnion) else (inner,):
            if each not in (NULL, NEVER):
                tags_by_type[each] = (*tags_by_type.get(each, ()), *tags.of(index))
    return tags_by_type


def _merge_shared_tags(
    context: Context,
    schema: FlatSchema,
    location: TypeLocation,
    variants: list[TypeRef],
    tags_by_type: dict[TypeRef, tuple[model.Tag, ...]],
    tags: VariantTags,
) -> tuple[list[TypeRef], VariantTags]:
    """The variants, those that share tags merged to nested unions without a discriminator.

    If all variants are connected by shared tags, the union has no discriminator.
    """
    groups = _group_by_tags(variants, tags_by_type)
    if len(groups) == len(variants):
        return variants, tags
    if len(groups) == 1:
        tags_by_type.update(dict.fromkeys(variants, ()))
        return variants, VariantTags()
    merged: list[TypeRef] = []
    for members in groups:
        selected = tuple(dict.fromkeys(tag for member in members for tag in tags_by_type[member]))
        type_ref = members[0]
        if len(members) > 1:
            context.report(rules.VARIANT_TAG_TWICE, location.origin, tag=str(selected[0]))
            type_ref = build_union(context, schema, location / str(selected[0]), members)
        tags_by_type[type_ref] = selected
        merged.append(type_ref)
    return merged, tags


def _group_by_tags(
    variants: list[TypeRef], tags_by_type: dict[TypeRef, tuple[model.Tag, ...]]
) -> list[list[TypeRef]]:
    """The variants grouped by shared tags, in their order."""
    groups: list[tuple[list[TypeRef], set[model.Tag]]] = []
    for variant in variants:
        members, tags = [variant], set(tags_by_type[variant])
        for group in [group for group in groups if group[1] & tags]:
            groups.remove(group)
            members, tags = group[0] + members, group[1] | tags
        groups.append((members, tags))
    return sorted((members for members, _ in groups), key=lambda g: variants.index(g[0]))


def _plain_strings_last(context: Context, variants: list[TypeRef]) -> list[TypeRef]:
    """The variants with plain strings after string enums, whose members are better examples."""
    if not any(isinstance(v, Ref) and _is_string_enum(context, v) for v in variants):
        return variants
    return sorted(variants, key=lambda v: isinstance(v, ScalarType) and v.is_plain_text)


def _is_string_enum(context: Context, ref: Ref) -> bool:
    declared = context.declared.get(ref.id)
    if isinstance(declared, EnumType):
        return declared.base is ScalarKind.STRING
    node = context.node_of(ref.id)
    if node is None:
        return False
    lists = (as_list(part.get("enum")) for part in context.flatten(node).parts)
    values = [value for values in lists for value in values if value is not None]
    return bool(values) and all(isinstance(value, str) for value in values)


def _is_inline(context: Context, variants: list[TypeRef]) -> bool:
    """Whether the variants form an `InlineUnion`."""
    if sum(isinstance(variant, model.ArrayType) for variant in variants) > 1:
        return False
    scalars = (v.item if isinstance(v, model.ArrayType) else v for v in variants)
    return all(_is_scalar(context, each) for each in scalars)


def _is_scalar(context: Context, type_ref: TypeRef) -> bool:
    match type_ref:
        case ScalarType() | model.ConstantType():
            return True
        case model.Nullable(inner=inner):
            return _is_scalar(context, inner)
        case InlineUnion(variants=variants):
            return all(_is_scalar(context, variant) for variant in variants)
        case Ref(id=id_):
            match context.declared.get(id_):
                case EnumType():
                    return True
                case model.ObjectType() | model.UnionType():
                    return False
                case model.AliasType(type=inner):
                    return _is_scalar(context, inner)
                case None:
                    node = context.node_of(id_)
                    return node is not None and allows_only_scalars(
                        context.flatten(node), context.flattener
                    )
        case _:
            return False
