"""Infers from keywords which JSON types a schema allows, whether `null`, and whether only scalars.

The results do not depend on which types are lowered already; cycles are cut.
"""

from __future__ import annotations

from ...contract.formats import find_implied_type
from ...resolve import Node
from ...values import as_flag, as_list, is_array, parse_words
from .flattening import UNION_KEYWORDS, FlatSchema, SchemaFlattener, Subschema, SubschemaKey

JSON_TYPES = ("boolean", "integer", "number", "string", "array", "object")
_ALL = frozenset((*JSON_TYPES, "null"))
_NULL = frozenset({"null"})
_OBJECT_KEYWORDS = parse_words("""
    properties required additionalProperties patternProperties propertyNames minProperties
    maxProperties unevaluatedProperties dependentRequired dependentSchemas
    """)
_ARRAY_KEYWORDS = parse_words(
    "items prefixItems minItems maxItems uniqueItems contains unevaluatedItems"
)
_STRING_KEYWORDS = parse_words("pattern minLength maxLength contentEncoding contentMediaType")
_NUMBER_KEYWORDS = parse_words("minimum maximum exclusiveMinimum exclusiveMaximum multipleOf")
_STRONG_KEYWORDS = (
    (frozenset({"properties", "additionalProperties", "patternProperties"}), "object"),
    (frozenset({"items", "prefixItems"}), "array"),
)
_WEAK_KEYWORDS = (
    (_STRING_KEYWORDS, "string"),
    (_NUMBER_KEYWORDS, "number"),
    (_OBJECT_KEYWORDS, "object"),
    (_ARRAY_KEYWORDS, "array"),
)
"""The types that keywords imply, the most specific first; `format` is between these tables."""


def declared_types(part: Subschema) -> frozenset[str] | None:
    """The valid JSON types in `type`; None if there are none."""
    type_ = part.get("type")
    if isinstance(type_, str):
        if has_nullable_union(part):
            return None
        name = "string" if type_ == "file" else type_  # `file` is Swagger's
        return frozenset({name}) if name in _ALL else None
    if is_array(type_):
        return frozenset(name for name in type_ if isinstance(name, str) and name in _ALL) or None
    return None


def has_nullable_union(part: Subschema) -> bool:
    """Whether `type: null` is beside a union.

    Literally, no value is valid. Converters write it for a union that is `nullable` in OpenAPI 3.0.
    """
    return part.get("type") == "null" and any(True for _ in part.variants())


def implied_types(part: Subschema) -> frozenset[str] | None:
    """The JSON type that keywords imply if `type` is missing; None if they imply none.

    Literally, `properties` without `type: object` allows strings too, but that is never intended.
    """
    if part.has("const") or any(as_list(part.get(key)) for key in ("enum", *UNION_KEYWORDS)):
        return None
    keywords = frozenset(part.keywords())
    from_format = find_implied_type(str(part.get("format")))
    strong = (type_ for implying, type_ in _STRONG_KEYWORDS if keywords & implying)
    weak = (type_ for implying, type_ in _WEAK_KEYWORDS if keywords & implying)
    name = next(strong, None) or from_format or next(weak, None)
    return frozenset({name}) if name else None


def intersect_types(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    """The types in both. An integer is a number (JSON Schema 2020-12, Core, 4.2.1)."""
    both = left & right
    for narrow, wide in ((left, right), (right, left)):
        if "integer" in narrow and "number" in wide and "number" not in narrow:
            both |= {"integer"}
    if "integer" in both and not ("number" in left and "number" in right):
        return both - {"number"}
    return both


def types_of(schema: FlatSchema) -> tuple[frozenset[str] | None, bool]:
    """The allowed JSON types except `null` (None: all), and whether the subschemas are consistent.

    If two subschemas contradict each other, the later one counts.
    """
    allowed: frozenset[str] | None = None
    consistent = True
    for types in filter(None, map(declared_types, schema.parts)):
        if allowed is None:
            allowed = types
            continue
        both = intersect_types(allowed, types)
        if both - _NULL or (allowed == types == _NULL):
            allowed = both
        elif (allowed - _NULL) and (types - _NULL):
            allowed, consistent = types, False
        else:
            allowed = both or (allowed | types)
    if allowed is not None:
        return allowed - _NULL, consistent
    for types in filter(None, map(implied_types, schema.parts)):
        allowed = types if allowed is None else (allowed & types or types)
    return allowed, True


def allows_only_null(schema: FlatSchema) -> bool:
    return any(
        declared_types(part) == _NULL
        or (part.has("const") and part.get("const") is None)
        or (part.has("enum") and as_list(part.get("enum")) == [None])
        for part in schema.parts
    )


def represents_null(schema: FlatSchema) -> bool:
    """Whether a variant of a union is meant as `null`.

    OpenAPI 3.0 has no type `null`, so generated documents use `anyOf: [{$ref: Pet}, {nullable:
    true}]`. Literally, the second variant allows any value.
    """
    if allows_only_null(schema):
        return True
    affects_type = any(part.affects_type for part in schema.parts)
    return bool(schema.parts) and schema.flag("nullable") and not affects_type


class Nullability:
    """Whether schemas explicitly allow `null`. Without any type, they do not."""

    def __init__(self, flattener: SchemaFlattener) -> None:
        self._flattener = flattener
        self._known: dict[frozenset[SubschemaKey], bool] = {}

    def of(self, schema: FlatSchema) -> bool:
        return self._evaluate(schema, 0)

    def of_node(self, node: Node) -> bool:
        return self._evaluate(self._flattener.flatten(node), 0)

    def _evaluate(self, schema: FlatSchema, depth: int) -> bool:
        key = frozenset(part.key for part in schema.parts)
        if key in self._known:
            return self._known[key]
        if depth > 50:
            return False
        self._known[key] = False  # in a cycle
        self._known[key] = result = self._evaluate_parts(schema, depth)
        return result

    def _evaluate_parts(self, schema: FlatSchema, depth: int) -> bool:
        if not schema.parts or schema.never:
            return False
        allowed = [self._evaluate_part(part, depth) for part in schema.parts]
        if as_flag(schema.parts[-1].get("nullable")):
            # Beside `allOf` or `$ref` it has no effect literally (OpenAPI 3.0.3), but it is never
            # written there for another reason.
            return True
        return True in allowed and False not in allowed

    def _evaluate_part(self, part: Subschema, depth: int) -> bool | None:
        """Whether a subschema explicitly allows or forbids `null`; None if neither."""
        if as_flag(part.get("nullable")) or has_nullable_union(part):
            return True
        allowed: list[bool] = []
        types = declared_types(part)
        if types is not None:
            allowed.append("null" in types)
        if part.has("const"):
            allowed.append(part.get("const") is None)
        if as_list(part.get("enum")):
            allowed.append(None in as_list(part.get("enum")))
        for keyword in filter(part.has, UNION_KEYWORDS):
            variants = [self._flattener.flatten(node) for node in part.children(keyword)]
            if self._any_nullable(variants, depth):
                allowed.append(True)
            elif any(v.parts for v in variants) and not has_only_assertions(variants):
                allowed.append(False)
        if part.has("if") and part.has("then") and part.has("else"):
            branches = [self._flattener.flatten(node) for node in part.conditional_schemas()]
            if self._any_nullable(branches, depth):
                allowed.append(True)
        return all(allowed) if allowed else None

    def _any_nullable(self, schemas: list[FlatSchema], depth: int) -> bool:
        return any(self._evaluate(schema, depth + 1) for schema in schemas)


_ASSERTIONS = frozenset({"required", "not", "minProperties", "maxProperties"})
_NEUTRAL = frozenset({"title", "description", "type", "$comment"})


def has_only_assertions(schemas: list[FlatSchema]) -> bool:
    """Whether the variants of a union only define which properties are required or forbidden."""
    parts = [part for schema in schemas for part in schema.parts]
    return bool(parts) and all(
        set(part.keywords()) <= _ASSERTIONS | _NEUTRAL and part.get("type") in (None, "object")
        for part in parts
    )


def allows_only_scalars(schema: FlatSchema, flattener: SchemaFlattener, depth: int = 0) -> bool:
    """Whether only booleans, numbers, strings and `null` are valid."""
    if depth > 20:
        return False
    for part in schema.parts:
        if part.has("const"):
            return not isinstance(part.get("const"), dict | list)
        if as_list(part.get("enum")):
            return not any(isinstance(v, dict | list) for v in as_list(part.get("enum")))
        for keyword in UNION_KEYWORDS:
            variants = [flattener.flatten(node) for node in part.children(keyword)]
            if variants and not has_only_assertions(variants):
                return all(
                    v.parts and allows_only_scalars(v, flattener, depth + 1) for v in variants
                )
    types, _ = types_of(schema)
    return types is not None and not types & {"array", "object"}
