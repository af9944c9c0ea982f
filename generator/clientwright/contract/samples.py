"""Sample values for the types of an API: deterministic and valid, examples of the document first.

Documentation shows them, generated tests send them, and the fake starts with them. An example of
the document is used only if it satisfies its own schema. Values are JSON, without a language.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import jsonschema_rs

from .. import model
from ..model import JsonValue, ObjectType, Property, Ref, ScalarKind, ScalarType, TypeId, TypeRef
from ..values import is_number, is_object
from .formats import find_format
from .json_schema import SchemaBuilder, find_allowed_tags
from .pattern_samples import HEX, TextTemplate, fill_template, find_template

_MAX_DEPTH: Final = 3
"""Below this depth samples have required properties only; those of large APIs would be huge."""
_INFINITE: Final = 1_000_000

UUID_TEMPLATE: Final[TextTemplate] = (
    *((HEX, 8), "-", (HEX, 4), "-4", (HEX, 3), "-8", (HEX, 3), "-", (HEX, 12)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mode:
    """What samples contain, and where in the sample we are."""

    full: bool
    """With optional properties, else with required ones only."""
    write: bool
    """As a request has it, else as a response."""
    depth: int = 0

    @property
    def is_full(self) -> bool:
        return self.full and self.depth < _MAX_DEPTH

    @property
    def hidden(self) -> model.Direction:
        return model.Direction.READ_ONLY if self.write else model.Direction.WRITE_ONLY

    def deeper(self) -> _Mode:
        return _Mode(full=self.full, write=self.write, depth=self.depth + 1)


class Sampler:
    """Generates values for the types of one API."""

    def __init__(self, api: model.Api) -> None:
        self._types = api.types
        self._schemas = SchemaBuilder(api.types)
        self._validators: dict[TypeRef, jsonschema_rs.Draft202012Validator | None] = {}
        self._reachable: dict[TypeId, frozenset[TypeId]] = {}

    def value(
        self, type_ref: TypeRef, hint: str = "text", *, full: bool = True, write: bool = False
    ) -> JsonValue:
        """A value of the type. `hint`, the name of its location, is the value of a plain string.

        `full`: with optional properties, else with required ones only. `write`: as a request has
        it, without what only responses have.
        """
        return self._sample(type_ref, hint, _Mode(full=full, write=write))

    def content(self, content: model.Content, *, write: bool = False) -> JsonValue:
        """A body: a valid example of the document, else a value of its type."""
        example = self.example(content.examples, content.type)
        if example is not None:
            return example.value
        return self.value(content.type, "body", write=write)

    def property_value(
        self, prop: Property, *, full: bool = True, write: bool = False
    ) -> JsonValue:
        return self._sample_property(prop, _Mode(full=full, write=write))

    def example(
        self, examples: tuple[model.Example, ...], type_ref: TypeRef
    ) -> model.Example | None:
        """The first example that its type allows."""
        return next((one for one in examples if self.fits(one.value, type_ref)), None)

    def fits(self, value: JsonValue, type_ref: TypeRef) -> bool:
        """Whether an independent validator accepts the value."""
        if type_ref not in self._validators:
            self._validators[type_ref] = self._get_validator(type_ref)
        validator = self._validators[type_ref]
        # The validator may not support a pattern: no example is better than an invalid one.
        return validator is not None and validator.is_valid(value)

    def _get_validator(self, type_ref: TypeRef) -> jsonschema_rs.Draft202012Validator | None:
        try:
            schema = self._schemas.standalone(type_ref)
            return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
        except ValueError:
            return None

    # --- values ----------------------------------------------------------------------------------

    def _sample(self, type_ref: TypeRef, hint: str, mode: _Mode) -> JsonValue:
        match type_ref:
            case ScalarType():
                return sample_scalar(type_ref, hint)
            case model.ConstantType(value=value):
                return value
            case model.ArrayType():
                return self._sample_array(type_ref, hint, mode)
            case model.TupleType(items=items):
                return [self._sample(item, hint, mode.deeper()) for item in items]
            case model.MapType(value=inner, constraints=constraints):
                least, most = constraints.min_properties or 0, constraints.max_properties
                count = max(least, 1 if mode.is_full else 0)
                return {
                    f"key{number or ''}": self._sample(inner, "value", mode.deeper())
                    for number in range(count if most is None else min(count, most))
                }
            case model.Nullable(inner=inner):
                # The inner type may require a nullable value of its own type.
                is_deep = mode.depth > _MAX_DEPTH
                return None if is_deep else self._sample(inner, hint, mode)
            case model.InlineUnion(variants=variants):
                return self._sample(min(variants, key=self.measure_height), hint, mode)
            case Ref(id=type_id):
                return self._sample_declared(self._types[type_id], hint, mode)

    def _sample_declared(self, declared: model.DeclaredType, hint: str, mode: _Mode) -> JsonValue:
        if mode.full and not _has_hidden(declared, mode):
            example = self.example(declared.docs.examples, Ref(id=declared.id))
            if example is not None:
                return example.value
        match declared:
            case model.AliasType(type=aliased):
                return self._sample(aliased, hint, mode)
            case model.EnumType(members=members):
                return members[0].value
            case model.UnionType(variants=variants, discriminator=tag):
                best = min(
                    range(len(variants)), key=lambda n: self.measure_height(variants[n].type)
                )
                value = self._sample(variants[best].type, hint, mode)
                tags = find_allowed_tags(self._types, declared, best)
                return {**value, tag: tags[0]} if tag and tags and is_object(value) else value
            case ObjectType():
                names = self._choose_properties(declared, mode)
                return {
                    prop.wire_name: self._sample_property(prop, mode.deeper())
                    for prop in declared.properties
                    if prop.wire_name in names
                }

    def _sample_property(self, prop: Property, mode: _Mode) -> JsonValue:
        example = self.example(prop.docs.examples, prop.type)
        return self._sample(prop.type, prop.wire_name, mode) if example is None else example.value

    def _sample_array(self, array: model.ArrayType, hint: str, mode: _Mode) -> JsonValue:
        constraints = array.constraints
        # A request with an empty array is rarely useful.
        wanted = (mode.full or mode.write) and mode.depth < _MAX_DEPTH
        count = max(constraints.min_items or 0, 1 if wanted else 0)
        if constraints.max_items is not None:
            count = min(count, constraints.max_items)
        if count == 0:  # the item may be such an array itself, so there may be no sample of it
            return []
        first = self._sample(array.item, hint, mode.deeper())
        if count == 1 or not constraints.unique_items:
            return [first] * count
        item = self._types[array.item.id] if isinstance(array.item, Ref) else None
        if isinstance(item, model.EnumType):
            return [member.value for member in item.members[:count]]
        if isinstance(first, str):
            return [first, *(f"{first}{number}" for number in range(2, count + 1))]
        if is_number(first):
            return [first + number for number in range(count)]
        return [first] * count

    def choose_required_properties(self, declared: ObjectType) -> set[str]:
        """The properties of the smallest sample in a request."""
        return self._choose_properties(declared, _Mode(full=False, write=True))

    def choose_sample_properties(self, declared: ObjectType) -> set[str]:
        """The properties of a full sample in a response."""
        return self._choose_properties(declared, _Mode(full=True, write=False))

    def _choose_properties(self, declared: ObjectType, mode: _Mode) -> set[str]:
        properties = [prop for prop in declared.properties if prop.direction is not mode.hidden]
        names = [
            prop.wire_name
            for prop in properties
            if prop.required or (mode.is_full and self._is_finite(declared, prop))
        ]
        return _choose_consistent(declared.constraints, properties, names)

    def _is_finite(self, owner: ObjectType, prop: Property) -> bool:
        """Whether a sample with this optional property ends: it must not contain its owner."""
        ids = model.list_referenced_ids(prop.type)
        recursive = any(owner.id == key or owner.id in self._find_reachable(key) for key in ids)
        return not recursive and self.measure_height(prop.type) < _INFINITE

    # --- recursion -------------------------------------------------------------------------------

    def measure_height(self, type_: TypeRef | model.DeclaredType) -> int:
        """How deeply objects and arrays are nested in the smallest value of the type."""
        match type_:
            case ScalarType(kind=ScalarKind.NEVER):
                return _INFINITE
            case ScalarType() | model.ConstantType() | model.Nullable() | model.EnumType():
                return 0
            case model.ArrayType(item=item, constraints=constraints):
                return 1 + self.measure_height(item) if constraints.min_items else 0
            case model.MapType(value=value, constraints=constraints):
                return 1 + self.measure_height(value) if constraints.min_properties else 0
            case model.TupleType(items=items):
                return 1 + max(map(self.measure_height, items), default=0)
            case ObjectType(properties=properties):
                required = (self.measure_height(prop.type) for prop in properties if prop.required)
                return 1 + max(required, default=0)
            case model.InlineUnion() | model.UnionType():
                return min(
                    map(self.measure_height, model.list_inner_types(type_)), default=_INFINITE
                )
            case model.AliasType(type=aliased):
                return self.measure_height(aliased)
            case Ref(id=type_id):
                return self._heights[type_id]

    @cached_property
    def _heights(self) -> dict[TypeId, int]:
        """The heights of the declared types: the least fixed point, approached from above."""
        heights = dict.fromkeys(self._types, _INFINITE)
        self.__dict__["_heights"] = heights  # `height` reads it during the computation
        changed = True
        while changed:
            changed = False
            for key, declared in self._types.items():
                height = min(self.measure_height(declared), _INFINITE)
                if height < heights[key]:
                    heights[key] = height
                    changed = True
        return heights

    @cached_property
    def _references(self) -> dict[TypeId, frozenset[TypeId]]:
        """The declared types that each declared type uses directly."""
        return {
            key: frozenset(model.list_referenced_ids(declared))
            for key, declared in self._types.items()
        }

    def _find_reachable(self, start: TypeId) -> frozenset[TypeId]:
        """The declared types that a declared type uses, directly or not."""
        if start not in self._reachable:
            found: set[TypeId] = set()
            todo = [start]
            while todo:
                new = self._references[todo.pop()] - found
                found |= new
                todo += new
            self._reachable[start] = frozenset(found)
        return self._reachable[start]


def _has_hidden(declared: model.DeclaredType, mode: _Mode) -> bool:
    """Whether an example of the type may contain properties of the other direction."""
    return isinstance(declared, ObjectType) and any(
        prop.direction is mode.hidden for prop in declared.properties
    )


def _choose_consistent(
    constraints: model.Constraints, properties: list[Property], wanted: Iterable[str]
) -> set[str]:
    """The wanted properties that the constraints allow, with those that they require."""
    required = {prop.wire_name for prop in properties if prop.required}
    if constraints is model.NO_CONSTRAINTS:
        return {*required, *wanted}
    least = constraints.min_properties or 0
    most = math.inf if constraints.max_properties is None else constraints.max_properties
    shown = _add_dependents(constraints, required)
    for group in constraints.required_groups:
        if not any(shown.issuperset(names) for names in group.alternatives):
            shown |= _add_dependents(constraints, {*group.alternatives[0]})
    excluded = {
        name
        for group in constraints.required_groups
        if group.exactly_one
        for names in group.alternatives
        if not shown.issuperset(names)
        for name in names
    } - shown
    for name in wanted:
        extended = _add_dependents(constraints, {name}) | shown
        if len(extended) <= most and not extended & excluded:
            shown = extended
    for prop in properties:
        if len(shown) < least and prop.wire_name not in excluded:
            shown |= _add_dependents(constraints, {prop.wire_name})
    return shown


def _add_dependents(constraints: model.Constraints, names: set[str]) -> set[str]:
    """The names, and all that `dependentRequired` demands with them."""
    found: set[str] = set()
    todo = list(names)
    dependent_required = dict(constraints.dependent_required)
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += dependent_required.get(name, ())
    return found


def sample_scalar(scalar: ScalarType, hint: str) -> JsonValue:
    """A scalar that satisfies its constraints. A plain string is the hint."""
    match scalar.kind:
        case ScalarKind.ANY:
            return {}
        case ScalarKind.BOOLEAN:
            return True
        case ScalarKind.NULL | ScalarKind.NEVER:
            return None
        case ScalarKind.INTEGER:
            return int(_sample_number(scalar.constraints, 1))
        case ScalarKind.NUMBER:
            return _sample_number(scalar.constraints, 1.5)
        case _:
            return _sample_text(scalar, hint)


def _sample_number(constraints: model.Constraints, default: float) -> float | int:
    multiple = constraints.multiple_of
    step = multiple or (1 if isinstance(default, int) else 0)
    low, above = constraints.minimum, constraints.exclusive_minimum
    high, below = constraints.maximum, constraints.exclusive_maximum
    value: float | int = multiple or default
    if low is not None and value < low:
        value = low
    if above is not None and value <= above:
        value = above + (step or 1)
    if high is not None and value > high:
        value = high
    if below is not None and value >= below:
        value = below - (step or 1)
        least = low if low is not None else above
        if least is not None and not step and value <= least:
            value = (least + below) / 2
    if multiple:
        times = value // multiple
        value = multiple * times
        if low is not None and value < low:
            value = multiple * (times + 1)
    return value


def _sample_text(scalar: ScalarType, hint: str) -> str:
    constraints = scalar.constraints
    least, most = constraints.min_length or 0, constraints.max_length
    text = find_format(scalar).sample or hint
    if constraints.patterns:
        # The last pattern is the schema's own, usually the narrowest.
        template = find_template(constraints.patterns[-1], least, most)
        return text if template is None else fill_template(template, 1)
    if len(text) < least:
        text = (text or "x") * least
        text = text[:least]
    return text if most is None else text[:most]
