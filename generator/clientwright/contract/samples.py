"""Values for the types of an API: always the same, valid, the document's own examples first.

Documentation shows them, generated tests send them, the fake begins with them. An example of the
document is used only where it satisfies its own schema: some do not, and then it is a warning of
another stage. Not here: a value's type in any language.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cached_property
from typing import assert_never

import jsonschema_rs

from ..model import (
    NO_CONSTRAINTS,
    AliasType,
    Api,
    ArrayType,
    ConstantType,
    Constraints,
    Content,
    DeclaredType,
    Direction,
    EnumType,
    Example,
    InlineUnion,
    JsonValue,
    MapType,
    Nullable,
    ObjectType,
    Parameter,
    Property,
    Ref,
    ScalarKind,
    ScalarType,
    TupleType,
    TypeId,
    TypeRef,
    UnionType,
)
from ..values import is_number, is_object
from .json_schema import Schemas, allowed_tags, ids_in, uses_in
from .pattern_samples import HEX, Recipe, recipe, written

DEEP = 3
"""Below this depth samples have required properties only, or those of large APIs would be huge."""

UUID_RECIPE: Recipe = ((HEX, 8), "-", (HEX, 4), "-4", (HEX, 3), "-8", (HEX, 3), "-", (HEX, 12))

_ENDLESS = 1_000_000
_BY_SCALAR = {
    ScalarKind.DATE_TIME: "2026-01-31T12:30:00Z",
    ScalarKind.DATE: "2026-01-31",
    ScalarKind.TIME: "12:30:00Z",
    ScalarKind.DURATION: "PT1H30M",
    ScalarKind.UUID: written(UUID_RECIPE, 1),
    ScalarKind.DECIMAL: "1.50",
    ScalarKind.BYTE: "b2N0ZXRz",
}
_BY_FORMAT = {
    "email": "someone@example.com",
    "idn-email": "someone@example.com",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "iri": "https://example.com/",
    "uri-reference": "/here",
    "uri-template": "https://example.com/{id}",
    "hostname": "example.com",
    "idn-hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ip": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "json-pointer": "/a/b",
    "regex": "^a+$",
    "phone": "+15550100",
    "timezone": "Europe/London",
}


class Sampler:
    """Makes values for the types of one API."""

    def __init__(self, api: Api) -> None:
        self._types = api.types
        self._schemas = Schemas(api.types)
        self._validators: dict[TypeRef, jsonschema_rs.Draft202012Validator | None] = {}

    def value(
        self,
        use: TypeRef,
        hint: str = "text",
        *,
        full: bool = True,
        write: bool = False,
        depth: int = 0,
    ) -> JsonValue:
        """A value of the type. `hint` is the word for a plain string: the name of its place.

        `full`: with optional properties; else with required ones only. `write`: as a request holds
        it, without what only responses have.
        """
        match use:
            case ScalarType():
                return leaf_sample(use, hint)
            case ConstantType(value=value):
                return value
            case ArrayType(item=item, constraints=limits):
                # A request with an empty array is rarely what anybody wants to see or send.
                count = self._count(limits, (full or write) and depth < DEEP)
                if count == 0:  # before its item is asked for, which may be such a list itself
                    return []
                one = self.value(item, hint, full=full, write=write, depth=depth + 1)
                return self._several(one, item, count, limits.unique_items)
            case TupleType(items=items):
                return [
                    self.value(item, hint, full=full, write=write, depth=depth + 1)
                    for item in items
                ]
            case MapType(value=inner, constraints=limits):
                count = max(limits.min_properties or 0, 1 if full and depth < DEEP else 0)
                if limits.max_properties is not None:
                    count = min(count, limits.max_properties)
                return {
                    f"key{number or ''}": self.value(
                        inner, "value", full=full, write=write, depth=depth + 1
                    )
                    for number in range(count)
                }
            case Nullable(inner=inner):
                return self.value(inner, hint, full=full, write=write, depth=depth)
            case InlineUnion(variants=variants):
                best = min(variants, key=self.height)
                return self.value(best, hint, full=full, write=write, depth=depth)
            case Ref(id=id):
                return self._declared(self._types[id], hint, full, write, depth)
            case _:
                assert_never(use)

    def content(self, content: Content, *, full: bool = True, write: bool = False) -> JsonValue:
        """A body: the document's example of it where one fits, else a value of its type."""
        found = self.example(content.examples, content.type)
        if found is not None and full:
            return found.value
        return self.value(content.type, "body", full=full, write=write)

    def parameter(self, parameter: Parameter) -> JsonValue:
        """A value for a parameter."""
        found = self.example(parameter.docs.examples, parameter.type)
        if found is not None:
            return found.value
        return self.value(parameter.type, parameter.wire_name, full=False, write=True)

    def field(
        self, field: Property, *, full: bool = True, write: bool = False, depth: int = 0
    ) -> JsonValue:
        """A value for a property."""
        found = self.example(field.docs.examples, field.type)
        if found is not None:
            return found.value
        return self.value(field.type, field.wire_name, full=full, write=write, depth=depth)

    def example(self, examples: tuple[Example, ...], use: TypeRef) -> Example | None:
        """The first example that its type allows."""
        return next((one for one in examples if self.fits(one.value, use)), None)

    def fits(self, value: JsonValue, use: TypeRef) -> bool:
        """Whether the value satisfies the type, as an independent validator sees it."""
        if use not in self._validators:
            self._validators[use] = self._validator(use)
        validator = self._validators[use]
        # A pattern that the validator does not know: better no example than a wrong one.
        return validator is not None and validator.is_valid(value)

    def _validator(self, use: TypeRef) -> jsonschema_rs.Draft202012Validator | None:
        try:
            schema = self._schemas.whole(use)
            return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
        except ValueError:
            return None

    def height(self, use: TypeRef) -> int:
        """How many objects and arrays the smallest value of the type has inside each other."""
        match use:
            case ScalarType(kind=ScalarKind.NEVER):
                return _ENDLESS
            case ScalarType() | ConstantType() | Nullable():
                return 0
            case ArrayType(item=item, constraints=limits):
                return 1 + self.height(item) if limits.min_items else 0
            case MapType(value=value, constraints=limits):
                return 1 + self.height(value) if limits.min_properties else 0
            case TupleType(items=items):
                return 1 + max(map(self.height, items), default=0)
            case InlineUnion(variants=variants):
                return min(map(self.height, variants), default=_ENDLESS)
            case Ref(id=id):
                return self._heights[id]
            case _:
                assert_never(use)

    def is_circular(self, owner: TypeId, use: TypeRef) -> bool:
        """Whether the type leads back to `owner`, so that a full sample would not end."""
        return any(owner == key or owner in self._reached(key) for key in ids_in(use))

    def _declared(
        self, declared: DeclaredType, hint: str, full: bool, write: bool, depth: int
    ) -> JsonValue:
        found = self.example(declared.docs.examples, Ref(id=declared.id)) if full else None
        if found is not None and not _is_partial(declared, write):
            return found.value
        match declared:
            case AliasType(type=use):
                return self.value(use, hint, full=full, write=write, depth=depth)
            case EnumType(members=members):
                return members[0].value
            case UnionType(variants=variants, discriminator=tag):
                best = min(range(len(variants)), key=lambda n: self.height(variants[n].type))
                value = self.value(variants[best].type, hint, full=full, write=write, depth=depth)
                tags = allowed_tags(self._types, declared, best)
                if tag is not None and tags and is_object(value):
                    return {**value, tag: tags[0]}
                return value
            case ObjectType():
                hidden = Direction.READ_ONLY if write else Direction.WRITE_ONLY
                known = [field for field in declared.properties if field.direction is not hidden]
                shown = [
                    field.wire_name
                    for field in known
                    if field.required or (full and self._is_shown(declared, field, depth))
                ]
                names = _together(declared.constraints, known, shown)
                return {
                    field.wire_name: self.field(field, full=full, write=write, depth=depth + 1)
                    for field in known
                    if field.wire_name in names
                }
            case _:
                assert_never(declared)

    def _is_shown(self, record: ObjectType, field: Property, depth: int) -> bool:
        """Whether a full sample has this optional property."""
        if depth >= DEEP or self.height(field.type) >= _ENDLESS:
            return False
        return not self.is_circular(record.id, field.type)

    def _count(self, limits: Constraints, wanted: bool) -> int:
        count = max(limits.min_items or 0, 1 if wanted else 0)
        return count if limits.max_items is None else min(count, limits.max_items)

    def _several(self, one: JsonValue, item: TypeRef, count: int, unique: bool) -> list[JsonValue]:
        if count == 1 or not unique:
            return [one] * count
        target = self._types[item.id] if isinstance(item, Ref) else None
        if isinstance(target, EnumType):
            return [member.value for member in target.members[:count]]
        if isinstance(one, str):
            return [one, *(f"{one}{number}" for number in range(2, count + 1))]
        if is_number(one):
            return [one + number for number in range(count)]
        return [one] * count

    @cached_property
    def _heights(self) -> dict[TypeId, int]:
        """Heights of the declared types: the least fixed point, found from above."""
        heights = dict.fromkeys(self._types, _ENDLESS)
        self.__dict__["_heights"] = heights  # `height` looks into it while it is worked out
        changed = True
        while changed:
            changed = False
            for key, declared in self._types.items():
                found = min(self._declared_height(declared), _ENDLESS)
                if found < heights[key]:
                    heights[key] = found
                    changed = True
        return heights

    def _declared_height(self, declared: DeclaredType) -> int:
        match declared:
            case ObjectType(properties=fields):
                required = (self.height(field.type) for field in fields if field.required)
                return 1 + max(required, default=0)
            case EnumType():
                return 0
            case UnionType(variants=variants):
                return min((self.height(one.type) for one in variants), default=_ENDLESS)
            case AliasType(type=use):
                return self.height(use)
            case _:
                assert_never(declared)

    def _reached(self, start: TypeId) -> frozenset[TypeId]:
        """The declared types that lie behind a declared type."""
        if start not in self._behind:
            found: set[TypeId] = set()
            todo = [start]
            while todo:
                for use in uses_in(self._types[todo.pop()]):
                    new = set(ids_in(use)) - found
                    found |= new
                    todo += new
            self._behind[start] = frozenset(found)
        return self._behind[start]

    @cached_property
    def _behind(self) -> dict[TypeId, frozenset[TypeId]]:
        return {}


def _together(limits: Constraints, known: list[Property], wanted: Iterable[str]) -> set[str]:
    """The properties to show, as many as are allowed, and with each what must stand beside it."""
    required = {field.wire_name for field in known if field.required}
    if limits is NO_CONSTRAINTS:
        return {*required, *wanted}
    most = math.inf if limits.max_properties is None else limits.max_properties
    shown = _with_others(limits, required)
    for choice in limits.required_groups:
        if not any(shown.issuperset(names) for names in choice.alternatives):
            shown |= _with_others(limits, {*choice.alternatives[0]})
    barred = {
        name
        for choice in limits.required_groups
        if choice.exactly_one
        for names in choice.alternatives
        if not shown.issuperset(names)
        for name in names
    } - shown
    for name in wanted:
        more = _with_others(limits, {name}) | shown
        if len(more) <= most and not more & barred:
            shown = more
    for field in known:
        if len(shown) < (limits.min_properties or 0) and field.wire_name not in barred:
            shown |= _with_others(limits, {field.wire_name})
    return shown


def _with_others(limits: Constraints, names: set[str]) -> set[str]:
    """The names, with all that must stand beside any of them."""
    found: set[str] = set()
    todo = list(names)
    beside = dict(limits.dependent_required)
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += beside.get(name, ())
    return found


def leaf_sample(leaf: ScalarType, hint: str) -> JsonValue:
    """A single value within its limits. `hint` is the word that a plain string gets."""
    match leaf.kind:
        case ScalarKind.ANY:
            return {}
        case ScalarKind.BOOLEAN:
            return True
        case ScalarKind.NULL | ScalarKind.NEVER:
            return None
        case ScalarKind.INTEGER:
            return int(_number(leaf.constraints, 1))
        case ScalarKind.NUMBER:
            return _number(leaf.constraints, 1.5)
        case _:
            return _text(leaf, hint)


def _number(limits: Constraints, wanted: float) -> float | int:
    step = limits.multiple_of or (1 if isinstance(wanted, int) else 0)
    value: float | int = wanted
    if limits.multiple_of:
        value = limits.multiple_of
    if limits.minimum is not None and value < limits.minimum:
        value = limits.minimum
    if limits.exclusive_minimum is not None and value <= limits.exclusive_minimum:
        value = limits.exclusive_minimum + (step or 1)
    if limits.maximum is not None and value > limits.maximum:
        value = limits.maximum
    if limits.exclusive_maximum is not None and value >= limits.exclusive_maximum:
        low = limits.minimum if limits.minimum is not None else limits.exclusive_minimum
        below = limits.exclusive_maximum - (step or 1)
        if low is not None and not step and below <= low:
            below = (low + limits.exclusive_maximum) / 2
        value = below
    if limits.multiple_of:
        times = value // limits.multiple_of
        value = limits.multiple_of * times
        if limits.minimum is not None and value < limits.minimum:
            value = limits.multiple_of * (times + 1)
    return value


def _text(leaf: ScalarType, hint: str) -> str:
    limits = leaf.constraints
    text = _BY_SCALAR.get(leaf.kind) or _BY_FORMAT.get(leaf.format or "") or hint
    if limits.patterns:
        # Of several the last is the child's own, and mostly the narrowest.
        found = recipe(limits.patterns[-1], limits.min_length or 0, limits.max_length)
        return text if found is None else written(found, 1)
    if limits.min_length is not None and len(text) < limits.min_length:
        text = text * (limits.min_length // max(len(text), 1) + 1) if text else "x"
        text = (text * limits.min_length)[: limits.min_length]
    if limits.max_length is not None and len(text) > limits.max_length:
        text = text[: limits.max_length]
    return text


def _is_partial(declared: DeclaredType, write: bool) -> bool:
    """Whether an example of the type would show what does not travel this way."""
    hidden = Direction.READ_ONLY if write else Direction.WRITE_ONLY
    return isinstance(declared, ObjectType) and any(
        field.direction is hidden for field in declared.properties
    )
