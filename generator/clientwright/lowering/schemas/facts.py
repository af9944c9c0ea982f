"""What a view allows, found without building anything: JSON types, `null`, whether it is scalar.

These answers must not depend on what has been built already, so they look at keywords only and
stop at circles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...values import is_array
from ..reading import as_flag, as_list, words_in
from .parts import UNION_KEYS, Flattener, Key, Part, View
from .scalars import FORMAT_TYPES

if TYPE_CHECKING:
    from ...resolve import Node

JSON_TYPES = ("boolean", "integer", "number", "string", "array", "object")
_ALL = frozenset((*JSON_TYPES, "null"))
_NULL = frozenset({"null"})
_OBJECT_KEYS = words_in("""
    properties required additionalProperties patternProperties propertyNames minProperties
    maxProperties unevaluatedProperties dependentRequired dependentSchemas
    """)
_ARRAY_KEYS = frozenset(
    ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains", "unevaluatedItems"]
)
_STRING_KEYS = words_in("pattern minLength maxLength contentEncoding contentMediaType")
_NUMBER_KEYS = words_in("minimum maximum exclusiveMinimum exclusiveMaximum multipleOf")


def stated_types(part: Part) -> frozenset[str] | None:
    """The JSON types that the part's `type` names; None if it names none that exist."""
    type_ = part.get("type")
    if isinstance(type_, str):
        if is_nullable_union(part):
            return None
        if type_ == "file":  # Swagger's word, still written
            type_ = "string"
        return frozenset({type_}) if type_ in _ALL else None
    if is_array(type_):
        found = frozenset(t for t in type_ if isinstance(t, str) and t in _ALL)
        return found or None
    return None


def is_nullable_union(part: Part) -> bool:
    """Whether `type: null` stands beside a union.

    To the letter nothing fits both. It is what converters make of a union that OpenAPI 3.0 calls
    nullable, and that is what is meant.
    """
    return part.get("type") == "null" and any(part.children(keyword) for keyword in UNION_KEYS)


def implied_types(part: Part) -> frozenset[str] | None:
    """The type that the other keywords mean where `type` is missing; None: they mean none.

    To the letter, `properties` without `type: object` allows a string as well. Nobody means that.
    """
    if part.has("const") or any(as_list(part.get(key)) for key in ("enum", *UNION_KEYS)):
        return None
    keys = {key for key in part.value if key not in part.without}
    if keys & _OBJECT_KEYS and (keys & {"properties", "additionalProperties", "patternProperties"}):
        return frozenset({"object"})
    if keys & {"items", "prefixItems"}:
        return frozenset({"array"})
    if "format" in keys:
        known = FORMAT_TYPES.get(str(part.get("format")))
        if known:
            return frozenset({known})
    if keys & _STRING_KEYS:
        return frozenset({"string"})
    if keys & _NUMBER_KEYS:
        return frozenset({"number"})
    if keys & _OBJECT_KEYS:
        return frozenset({"object"})
    if keys & _ARRAY_KEYS:
        return frozenset({"array"})
    return None


def narrowed(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The types in both; an integer is a number (JSON Schema 2020-12, Core, 4.2.1)."""
    both = one & other
    for narrow, wide in ((one, other), (other, one)):
        if "integer" in narrow and "number" in wide and "number" not in narrow:
            both |= {"integer"}
    return (
        both - {"number"}
        if "integer" in both and both >= {"integer"} and not ("number" in one and "number" in other)
        else both
    )


def types_of(view: View) -> tuple[frozenset[str] | None, bool]:
    """The JSON types, without `null`, that all parts allow (None: all of them); whether they agree.

    Parts that contradict each other are read as a mistake in which the later one counts.
    """
    stated = [t for t in map(stated_types, view.parts) if t is not None]
    found: frozenset[str] | None = None
    agree = True
    for types in stated:
        if found is None:
            found = types
            continue
        both = narrowed(found, types)
        if both - _NULL or (found == types == _NULL):
            found = both
        elif (found - _NULL) and (types - _NULL):
            found, agree = types, False
        else:
            found = both or (found | types)
    if found is not None:
        return found - _NULL, agree
    implied = [t for t in map(implied_types, view.parts) if t is not None]
    for types in implied:
        found = types if found is None else (found & types or types)
    return found, True


def only_null(view: View) -> bool:
    """Whether nothing but `null` is allowed."""
    for part in view.parts:
        if stated_types(part) == _NULL:
            return True
        if part.has("const") and part.get("const") is None:
            return True
        if part.has("enum") and as_list(part.get("enum")) == [None]:
            return True
    return False


def stands_for_null(view: View) -> bool:
    """Whether a variant of a union is there for `null` alone.

    `anyOf: [{$ref: Pet}, {nullable: true}]` is how programs write in OpenAPI 3.0, which has no type
    `null`, that a pet may be missing. To the letter the second allows everything, and the first
    would say nothing.
    """
    if only_null(view):
        return True
    return (
        bool(view.parts)
        and view.flag("nullable")
        and not any(part.says_something for part in view.parts)
    )


class Nullness:
    """Whether views allow `null`."""

    def __init__(self, flattener: Flattener) -> None:
        self._flattener = flattener
        self._known: dict[frozenset[Key], bool] = {}

    def of(self, view: View) -> bool:
        """Whether the view allows `null` in words: what says nothing of types does not count."""
        return self._of(view, 0)

    def of_node(self, node: Node) -> bool:
        """The same of a schema."""
        return self._of(self._flattener.view(node), 0)

    def _of(self, view: View, depth: int) -> bool:
        key = frozenset(part.key for part in view.parts)
        if key in self._known:
            return self._known[key]
        if depth > 50:
            return False
        self._known[key] = False  # what a circle adds is nothing
        self._known[key] = answer = self._ask(view, depth)
        return answer

    def _ask(self, view: View, depth: int) -> bool:
        if not view.parts or view.never:
            return False
        answers = [self._part(part, depth) for part in view.parts]
        if as_flag(view.parts[-1].get("nullable")):
            # Beside `allOf` or `$ref` it has no effect to the letter (OpenAPI 3.0.3), but nobody
            # writes it there for any other reason than to allow null.
            return True
        return any(a is True for a in answers) and not any(a is False for a in answers)

    def _part(self, part: Part, depth: int) -> bool | None:
        """True: allows null in words; False: forbids it; None: says nothing of it."""
        if as_flag(part.get("nullable")) or is_nullable_union(part):
            return True
        answers: list[bool] = []
        types = stated_types(part)
        if types is not None:
            answers.append("null" in types)
        if part.has("const"):
            answers.append(part.get("const") is None)
        if as_list(part.get("enum")):
            answers.append(None in as_list(part.get("enum")))
        for keyword in UNION_KEYS:
            variants = part.children(keyword)
            if variants:
                views = [self._flattener.view(variant) for variant in variants]
                if any(self._of(view, depth + 1) for view in views):
                    answers.append(True)
                elif any(v.parts for v in views) and not assertions_only(views):
                    answers.append(False)
        if all(part.has(keyword) for keyword in ("if", "then", "else")):
            branches = [self._flattener.view(node) for node in part.branches()]
            if any(self._of(view, depth + 1) for view in branches):
                answers.append(True)
        if not answers:
            return None
        return all(answers)


def assertions_only(views: list[View]) -> bool:
    """Whether no variant says more than which properties must be there (or must not)."""
    return all(
        set(part.value) - part.without - {"required", "not", "minProperties", "maxProperties"}
        <= {"title", "description", "type", "$comment"}
        and part.get("type") in (None, "object")
        for view in views
        for part in view.parts
    ) and any(view.parts for view in views)


def is_scalar(view: View, flattener: Flattener, depth: int = 0) -> bool:
    """Whether only booleans, numbers and strings (and null) are allowed."""
    if depth > 20:
        return False
    for part in view.parts:
        if part.has("const"):
            return not isinstance(part.get("const"), dict | list)
        if as_list(part.get("enum")):
            return not any(isinstance(v, dict | list) for v in as_list(part.get("enum")))
        for keyword in UNION_KEYS:
            variants = part.children(keyword)
            if variants:
                views = [flattener.view(variant) for variant in variants]
                if assertions_only(views):
                    continue
                return all(v.parts and is_scalar(v, flattener, depth + 1) for v in views)
    types, _ = types_of(view)
    return types is not None and not types & {"array", "object"}
