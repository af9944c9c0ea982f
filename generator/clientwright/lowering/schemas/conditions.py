"""Handles schemas that apply to some values only: `if`/`then`/`else` and `dependentSchemas`.

Types cannot express the condition (JSON Schema 2020-12, Core, 10.2.2). A property that only
conditional schemas define becomes optional; other properties are extended. What `not` and
`contains` define is ignored. A schema without properties of its own that is a choice between two
types becomes a union of (`if` and `then`) and `else`; if `if` tests a single property, it is the
discriminator.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ...diagnostics.origin import Origin
from ...model import ANY, TypeRef
from ...resolve import Node
from ..extensions import is_ignored
from .context import MERGED, Context, TypeLocation
from .flattening import UNION_KEYWORDS, FlatSchema, Subschema, affects_type, combine
from .json_types import types_of
from .tags import VariantTags, find_property_values
from .unions import adds_nothing, build_union

_CHOICE = ("if", "then", "else")


@dataclass(slots=True)
class ConditionalProperties:
    """The properties that conditional schemas define."""

    defined: dict[str, list[list[Node]]] = field(default_factory=dict[str, "list[list[Node]]"])
    """For each property that the schema itself does not define, its schemas in each condition."""
    extended: dict[str, list[Node]] = field(default_factory=dict[str, "list[Node]"])
    """For each property that the schema defines, its conditional schemas."""
    tested: list[str] = field(default_factory=list[str])
    """Properties that are tested by an `if` and not defined."""


def properties_of(schema: FlatSchema) -> dict[str, list[Node]]:
    """All schemas of each property, in the order in which properties are first defined."""
    properties: dict[str, list[Node]] = {}
    for part in schema.parts:
        for name, node in part.members("properties"):
            if not is_ignored(node.value):
                properties.setdefault(name, []).append(node)
    return properties


def find_conditional_properties(
    context: Context, schema: FlatSchema, own: Collection[str]
) -> ConditionalProperties:
    """The properties of conditional schemas, including nested ones and those of their unions."""
    conditional = ConditionalProperties()
    tested = dict.fromkeys(_tested_properties(context, schema))
    queue = [(node, frozenset(own)) for node in schema.conditional_schemas()]
    visited: set[Origin] = set()
    while queue:
        node, known = queue.pop(0)
        branch = context.flatten(node)
        if node.origin in visited or branch.never:
            continue
        visited.add(node.origin)
        properties = properties_of(branch)
        for name, nodes in properties.items():
            if name in own:
                conditional.extended.setdefault(name, []).extend(nodes)
            elif name not in known:
                conditional.defined.setdefault(name, []).append(nodes)
        tested.update(dict.fromkeys(_tested_properties(context, branch)))
        inner = [*branch.conditional_schemas(), *branch.variants()]
        queue += [(each, known | properties.keys()) for each in inner]
    conditional.tested = [n for n in tested if n not in own and n not in conditional.defined]
    return conditional


def _tested_properties(context: Context, schema: FlatSchema) -> Iterator[str]:
    for part in schema.parts:
        node = part.child("if")
        if node is not None:
            for name, nodes in properties_of(context.flatten(node)).items():
                if any(each.value is not False for each in nodes):
                    yield name


def defines_more(
    context: Context,
    schema: FlatSchema,
    nodes: list[Node],
    visited: frozenset[Origin] = frozenset(),
) -> bool:
    """Whether conditional schemas define, at any depth, a property that a schema does not.

    A schema without properties allows all of them anyway.
    """
    own = properties_of(schema)
    items = [context.flatten(node) for node in items_of(schema)]
    for node in nodes:
        if node.origin in visited:
            continue
        path = visited | {node.origin}
        branch = context.flatten(node)
        branch_items = items_of(branch)
        if items and branch_items and defines_more(context, combine(items), branch_items, path):
            return True
        for name, schemas in properties_of(branch).items():
            if own and name not in own:
                return True
            known = [context.flatten(each) for each in own.get(name, ())]
            if known and defines_more(context, combine(known), schemas, path):
                return True
    return False


def items_of(schema: FlatSchema) -> list[Node]:
    """The schemas that apply to all items of an array."""
    nodes = (part.child("items") for part in schema.parts)
    return [node for node in nodes if node is not None and isinstance(node.value, dict)]


def implies_object(context: Context, schema: FlatSchema) -> bool:
    """Whether conditional schemas of a schema without types define properties."""
    return any(properties_of(context.flatten(node)) for node in schema.conditional_schemas())


# --- choices between types -----------------------------------------------------------------------


def lower_choice(context: Context, schema: FlatSchema, location: TypeLocation) -> TypeRef | None:
    """The union of `then` and `else`, if only these define the type."""
    choice = _find_choice(context, schema)
    if choice is None or schema.conditional or properties_of(schema) or location.is_too_deep:
        return None
    choices, tags = _follow_else(context, choice)
    rest = schema.without_in(choice, *_CHOICE)
    tested = {n for each in choices for n in _tested_properties(context, FlatSchema((each,)))}
    type_refs = [
        _lower_branch(context, rest, each.node["then"], tested, each.node["if"]) for each in choices
    ]
    # The last `if` is kept, so that the property it tests is defined.
    last = combine([rest, FlatSchema((choices[-1].without("then", "else"),))])
    type_refs.append(_lower_branch(context, last, choices[-1].node["else"], tested, None))
    return None if ANY in type_refs else build_union(context, schema, location, type_refs, tags)


def _find_choice(context: Context, schema: FlatSchema) -> Subschema | None:
    """The only subschema that is a choice between two types."""
    choices = [part for part in schema.parts if all(map(part.has, _CHOICE))]
    if len(choices) != 1:
        return None
    (choice,) = choices
    branches = (choice.node["then"], choice.node["else"])
    return choice if all(_defines_type(context, branch) for branch in branches) else None


def _follow_else(context: Context, choice: Subschema) -> tuple[list[Subschema], VariantTags]:
    """A choice and those nested in its `else` that test the same property, and their tags."""
    first = _find_choice_tags(context, choice)
    choices, tags = [choice], {0: first.of(0)}
    while first.property is not None:
        inner = context.flatten(choices[-1].node["else"])
        nested = _find_choice(context, inner) if len(inner.parts) == 1 else None
        if nested is None or not adds_nothing(inner.without_in(nested, *_CHOICE), None):
            break
        nested_tags = _find_choice_tags(context, nested)
        if nested_tags.property != first.property:
            break
        tags[len(choices)] = nested_tags.of(0)
        choices.append(nested)
    if first.property is None:
        return choices, first
    return choices, VariantTags(first.property, tags, len(choices))


def _defines_type(context: Context, node: Node) -> bool:
    """Whether a branch defines the type of a value, and not only its constraints."""
    schema = context.flatten(node)
    types, _ = types_of(schema)
    if schema.never or properties_of(schema) or schema.conditional_schemas():
        return True
    if any(schema.has(keyword) for keyword in (*UNION_KEYWORDS, "const", "enum")):
        return True
    map_keywords = ("additionalProperties", "patternProperties")
    return types is not None and ("object" not in types or any(map(schema.has, map_keywords)))


def _lower_branch(
    context: Context, rest: FlatSchema, branch: Node, tested: set[str], test: Node | None
) -> TypeRef:
    """The type of a branch, merged with the test unless it defines the tested properties."""
    own = context.flatten(branch)
    if adds_nothing(rest.without("if"), None) and tested <= properties_of(own).keys():
        return context.lower(branch)
    tests = [context.flatten(test)] if test is not None else []
    location = TypeLocation(branch.origin, (MERGED,))
    return context.lower_derived(combine([rest, *tests, own]), location)


def _find_choice_tags(context: Context, choice: Subschema) -> VariantTags:
    """The values that `if` allows for its only property, if it tests nothing else."""
    test = context.flatten(choice.node["if"])
    properties = properties_of(test)
    if len(properties) != 1 or not _has_only(test, "properties", "required", "type"):
        return VariantTags()
    ((name, nodes),) = properties.items()
    if not all(_has_only(context.flatten(node), "const", "enum", "type") for node in nodes):
        return VariantTags()
    values = find_property_values(context, test, name)
    then = context.flatten(choice.node["then"])
    required = (*choice.node.texts("required"), *test.texts("required"), *then.texts("required"))
    return VariantTags(name, {0: values}, 1) if values and name in required else VariantTags()


def _has_only(schema: FlatSchema, *keywords: str) -> bool:
    return all(
        keyword in keywords or not affects_type(keyword)
        for part in schema.parts
        for keyword in part.keywords()
    )
