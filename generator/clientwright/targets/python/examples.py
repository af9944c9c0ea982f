"""Example values: the document's own where it has one, else made up from the schema.

What is made up is always the same for the same schema, and holds to its limits where that is
simple (lengths, bounds, counts; not patterns). Values are JSON; `samples.py` makes Python of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, assert_never, cast

from ...model import (
    Alias,
    Api,
    Constant,
    Content,
    Dictionary,
    Direction,
    Docs,
    Enumeration,
    Example,
    JsonValue,
    Leaf,
    Limits,
    Listing,
    Nullable,
    OneOf,
    Record,
    Ref,
    Row,
    Scalar,
    TypeId,
    TypeUse,
    Union,
)

_DEEPEST: Final = 6
_BY_SCALAR: Final[dict[Scalar, JsonValue]] = {
    Scalar.ANY: {},
    Scalar.BOOLEAN: True,
    Scalar.DATE_TIME: "2026-01-31T12:00:00Z",
    Scalar.DATE: "2026-01-31",
    Scalar.TIME: "12:00:00Z",
    Scalar.DURATION: "PT30S",
    Scalar.UUID: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
    Scalar.DECIMAL: "9.95",
    Scalar.BYTE: "aGVsbG8=",
    Scalar.BINARY: "hello",
    Scalar.NULL: None,
    Scalar.NEVER: None,
}
_BY_FORMAT: Final = {
    "email": "user@example.com",
    "idn-email": "user@example.com",
    "hostname": "example.com",
    "idn-hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ip": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.com",
    "url": "https://example.com",
    "iri": "https://example.com",
    "uri-reference": "/example",
    "uri-template": "https://example.com/{id}",
    "json-pointer": "/example",
    "regex": ".*",
    "password": "secret",
    "phone": "+15550100",
}
"""Reserved for documentation (RFC 2606, 5737, 3849), so that no sample reaches anybody."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Example values for the types of one API."""

    api: Api
    _made: dict[tuple[TypeUse, str, bool], JsonValue] = field(
        default_factory=dict[tuple[TypeUse, str, bool], JsonValue]
    )

    def of_content(self, content: Content, *, whole: bool) -> JsonValue:
        """An example body. `whole`: with everything optional; else only what must be there."""
        stated = first(content.examples)
        return self.of(content.type, whole=whole) if stated is None else stated.value

    def of(self, type: TypeUse, docs: Docs | None = None, name: str = "", *, whole: bool) -> Any:
        """An example value of a type. `name` is what a text without any format is made of."""
        stated = first(docs.examples) if docs else None
        if stated is not None:
            return stated.value
        return self._of(type, name, whole, ())

    def _of(self, type: TypeUse, name: str, whole: bool, inside: tuple[TypeId, ...]) -> Any:
        match type:
            case Leaf():
                return _leaf(type, name)
            case Constant(value=value):
                return value
            case Listing(item=item, limits=limits):
                if self._returns(item, inside) and not limits.min_items:
                    return []
                count = max(1, limits.min_items or 0)
                return [self._of(item, _singular(name), whole, inside)] * min(count, 20)
            case Row(items=items):
                return [self._of(item, name, whole, inside) for item in items]
            case Dictionary(value=value):
                if self._returns(value, inside):
                    return {}
                return {"key": self._of(value, name, whole, inside)}
            case Nullable(of=inner):
                return (
                    None if self._returns(inner, inside) else self._of(inner, name, whole, inside)
                )
            case OneOf(variants=variants):
                return self._of(variants[0], name, whole, inside)
            case Ref(id=id):
                return self._declared(id, name, whole, inside)
        assert_never(type)

    def _declared(self, id: TypeId, name: str, whole: bool, inside: tuple[TypeId, ...]) -> Any:
        declared = self.api.types[id]
        stated = first(declared.docs.examples)
        if stated is not None:
            return stated.value
        if id in inside or len(inside) > _DEEPEST:
            return {} if isinstance(declared, Record) else None
        inside = (*inside, id)
        match declared:
            case Record():
                return {
                    item.wire_name: self._field(item.type, item.docs, item.wire_name, whole, inside)
                    for item in declared.fields
                    if item.required
                    or (
                        whole
                        and item.direction is not Direction.WRITE_ONLY
                        and not self._returns(item.type, inside)
                    )
                }
            case Enumeration(members=members):
                return members[0].value if members else None
            case Union(variants=variants, tag=tag):
                value = self._of(variants[0].type, name, whole, inside)
                record = as_dict(value)
                if tag is not None and record is not None and variants[0].tags:
                    return {**record, tag: variants[0].tags[0]}
                return value
            case Alias(type=type):
                return self._of(type, name, whole, inside)
        assert_never(declared)

    def _field(
        self, type: TypeUse, docs: Docs, name: str, whole: bool, inside: tuple[TypeId, ...]
    ) -> Any:
        stated = first(docs.examples)
        return self._of(type, name, whole, inside) if stated is None else stated.value

    def _returns(self, type: TypeUse, inside: tuple[TypeId, ...]) -> bool:
        """Whether the type leads back to one that is being made, or is too deep down."""
        match type:
            case Ref(id=id):
                declared = self.api.types[id]
                if isinstance(declared, Alias) and id not in inside:
                    return self._returns(declared.type, (*inside, id))
                if isinstance(declared, Enumeration):
                    return False
                return id in inside or len(inside) > _DEEPEST
            case Nullable(of=inner) | Listing(item=inner) | Dictionary(value=inner):
                return self._returns(inner, inside)
            case _:
                return False


def first(examples: tuple[Example, ...]) -> Example | None:
    """The example to show, where the document has any."""
    return examples[0] if examples else None


def as_dict(value: JsonValue) -> dict[str, Any] | None:
    """The value if it is an object, typed as one."""
    if not isinstance(value, dict):
        return None
    members: dict[str, Any] = cast("Any", value)
    return members


def as_list(value: JsonValue) -> list[Any] | None:
    """The value if it is an array, typed as one."""
    if not isinstance(value, list):
        return None
    items: list[Any] = cast("Any", value)
    return items


def _leaf(leaf: Leaf, name: str) -> JsonValue:
    match leaf.scalar:
        case Scalar.INTEGER:
            return int(_number(leaf.limits, 1))
        case Scalar.NUMBER:
            number = _number(leaf.limits, 1.5)
            return float(number) if isinstance(number, float) else number
        case Scalar.STRING:
            text = _BY_FORMAT.get((leaf.format or "").lower()) or name or "text"
            return _sized(text, leaf.limits)
        case other:
            return _BY_SCALAR[other]


def _number(limits: Limits, wished: float | int) -> float | int:
    low = limits.minimum
    if limits.exclusive_minimum is not None:
        low = (
            max(low, limits.exclusive_minimum + 1)
            if low is not None
            else limits.exclusive_minimum + 1
        )
    high = limits.maximum
    if limits.exclusive_maximum is not None:
        high = (
            min(high, limits.exclusive_maximum - 1)
            if high is not None
            else limits.exclusive_maximum - 1
        )
    value = wished
    if low is not None and value < low:
        value = low
    if high is not None and value > high:
        value = high
    if limits.multiple_of:
        value = limits.multiple_of * max(1, round(value / limits.multiple_of))
    return value


def _sized(text: str, limits: Limits) -> str:
    if limits.min_length is not None and len(text) < limits.min_length <= 1000:
        text += "x" * (limits.min_length - len(text))
    if limits.max_length is not None and len(text) > limits.max_length >= 0:
        text = text[: limits.max_length]
    return text


def _singular(name: str) -> str:
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name
