"""Derives the words for a type's name from its JSON pointer.

A component contributes its name, an operation its words and `request` or `response`, a property its
name, an array `item`, a map `value`, a variant what distinguishes it. Nothing else in the document
matters, so additions do not rename types. Targets resolve collisions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from ...diagnostics.origin import BoundOrigin, Origin, escape_token, split_pointer
from ...model import NameHint
from ...openapi import FIELDS, METHODS, Container, ObjectKind
from ...resolve import Spec
from ...resolve.index import MISSING, Missing, value_at
from ...values import JsonObject, as_list, as_object, as_text, parse_words
from .english import split_words
from .variant_names import VariantNames

Words: TypeAlias = tuple[str, ...]
OperationKey: TypeAlias = tuple[str, str]
"""Path and method of an operation."""

_COMPONENTS = FIELDS[ObjectKind.COMPONENTS]
_OPERATION = FIELDS[ObjectKind.OPERATION]
_MEDIA_TYPE = FIELDS[ObjectKind.MEDIA_TYPE]
_SCHEMA = FIELDS[ObjectKind.SCHEMA]
_DEFINITIONS = ("$defs", "definitions")
_HEADER_SUFFIX = re.compile(r"[-_]?headers?$", re.IGNORECASE)
_FOLDERS = parse_words("""
    $defs definitions schemas components parameters responses requestBodies headers models types
    """)
"""Objects of named elements in files that are not OpenAPI documents."""
_SCHEMA_KEYWORDS = parse_words("""
    properties items additionalProperties allOf oneOf anyOf patternProperties prefixItems
    not content schema headers requestBody responses
    """)


@dataclass(frozen=True, slots=True)
class NamedLocation:
    """The meaning of a pointer for naming."""

    words: Words
    owner: str
    """The owner of types that are declared there (see `TypeDeclaration.owner`)."""
    named: bool = False
    """The document defines the name (a component schema, an entry of `$defs`)."""


@dataclass(frozen=True, slots=True)
class _Cursor:
    """A position in a pointer, and the words for the tokens up to there."""

    file: str
    done: Words
    rest: Words
    words: Words
    owner: str

    def advance(self, count: int, *words: str) -> _Cursor:
        """The position after some tokens."""
        done, rest = (*self.done, *self.rest[:count]), self.rest[count:]
        return _Cursor(self.file, done, rest, (*self.words, *words), self.owner)


def _origin(file: str, tokens: Words) -> Origin:
    return Origin(file, "".join(f"/{escape_token(token)}" for token in tokens))


@dataclass(slots=True)
class TypeNamer:
    """Names the types of a document. Depends on the words of operations."""

    spec: Spec
    operation_words: Mapping[OperationKey, Words]
    """The operationId, or resource and action."""
    operation_ids: Mapping[OperationKey, str]
    explicit_name: Callable[[Origin], str | None]
    """The name that an extension sets."""
    referenced_operations: Mapping[Origin, OperationKey] = field(
        default_factory=dict[Origin, OperationKey]
    )
    """Operations that are defined outside of `paths`, through references."""
    _known: dict[Origin, NamedLocation] = field(default_factory=dict[Origin, NamedLocation])
    _unions: dict[Words, VariantNames] = field(default_factory=dict[Words, VariantNames])

    def name_hint(self, origin: Origin) -> NameHint:
        name = None if isinstance(origin, BoundOrigin) else self.explicit_name(origin)
        if name:
            return NameHint(parts=(name,), explicit=True)
        return NameHint(parts=self.locate(origin).words)

    def is_named(self, origin: Origin) -> bool:
        """A faster `locate(origin).named`."""
        pointer = origin.pointer
        if pointer.startswith("/components/schemas/"):
            if pointer.count("/") == 3:
                return True
        elif not pointer.startswith("/paths/"):
            return self.locate(origin).named
        parent = pointer.rpartition("/")[0]
        return parent.endswith(("/$defs", "/definitions")) and self.locate(origin).named

    def condition_words(self, origin: Origin) -> Words:
        """What distinguishes the conditional schema around a location from others."""
        tokens = tuple(split_pointer(origin.pointer))
        for index in reversed(range(len(tokens))):
            if tokens[index] in ("then", "else"):
                schema = as_object(self._value(origin.file, tokens[:index]))
                return _condition_words(schema, tokens[index], ())
            if tokens[index] in ("dependentSchemas", "dependencies"):
                return ("with", *tokens[index + 1 : index + 2])
        return ()

    def locate(self, origin: Origin) -> NamedLocation:
        known = self._known.get(origin)
        if known is None:
            if isinstance(origin, BoundOrigin):
                known = self._locate_instance(origin)
            else:
                known = self._locate(origin)
            self._known[origin] = known
        return known

    def binder(self, origin: BoundOrigin) -> Origin:
        assert self.spec.dynamic is not None
        return self.spec.dynamic.root(origin.bindings[0][1])

    def _locate_instance(self, origin: BoundOrigin) -> NamedLocation:
        """An instance of a generic schema, named after the schema that binds its types.

        The words of the generic schema are appended, unless the binder refers to it directly.
        """
        dynamic = self.spec.dynamic
        assert dynamic is not None
        binder, generic = self.binder(origin), dynamic.root(origin.unbound)
        outer, inner = self.locate(binder), self.locate(origin.unbound)
        generic_words = self.locate(generic).words
        words = inner.words
        is_direct = generic in self.spec.list_referenced_schemas(binder)
        if is_direct and words[: len(generic_words)] == generic_words:
            words = words[len(generic_words) :]
            if not words and not self.spec.binds_only(binder, generic):
                words = generic_words
        return NamedLocation((*outer.words, *words), outer.owner, inner.named)

    def _locate(self, origin: Origin) -> NamedLocation:
        tokens = tuple(split_pointer(origin.pointer))

        def cursor(count: int, words: Words, owner: str) -> _Cursor:
            return _Cursor(origin.file, tokens[:count], tokens[count:], words, owner)

        depth = self._find_operation(origin) if self.referenced_operations else None
        if depth is not None:
            key = self.referenced_operations[_origin(origin.file, tokens[:depth])]
            owner = f"operation:{self.operation_ids[key]}"
            return self._in_operation(cursor(depth, self.operation_words[key], owner))
        match tokens:
            case ("components", "schemas", name, *_):
                owner = str(_origin(origin.file, tokens[:3]))
                return self._in_schema(cursor(3, (name,), owner), named=True)
            case ("components", "pathItems", name, method, *_) if method in METHODS:
                return self._in_operation(cursor(4, (name, method), f"path:{name}"))
            case ("components", "callbacks", name, _, method, *_) if method in METHODS:
                return self._in_callback(cursor(5, (name,), f"callback:{name}"))
            case ("components", "responses", name, "headers"):
                return NamedLocation((name, "headers"), f"component:responses/{name}")
            case ("components", "headers", name):
                word = _HEADER_SUFFIX.sub("", name) or name
                return NamedLocation((word, "headers"), f"component:headers/{name}")
            case ("components", kind, name, *_) if kind in _COMPONENTS and _COMPONENTS[kind].word:
                words = _with_suffix(name, _COMPONENTS[kind].word)
                return self._find_schema(cursor(3, words, f"component:{kind}/{name}"))
            case ("paths", path, method, *_) if method in METHODS:
                return self._in_operation(cursor(3, *self._operation(path, method, method.upper())))
            case ("paths", path, "additionalOperations", method, *_):
                return self._in_operation(cursor(4, *self._operation(path, method, method)))
            case ("paths", path, "parameters", *_):
                words = _literals(path) or ("path",)
                return self._in_operation(cursor(2, words, f"path:{path}"))
            case ("webhooks" | "x-webhooks", name, method, *_) if method in METHODS:
                return self._in_callback(cursor(3, (name,), f"webhook:{name}"))
            case _:
                return self._locate_in_file(origin.file, tokens)

    def _operation(self, path: str, key: str, method: str) -> tuple[Words, str]:
        words = self.operation_words.get((path, key), (key, *_literals(path)))
        return words, f"operation:{self.operation_ids.get((path, key), f'{method} {path}')}"

    def _find_operation(self, origin: Origin) -> int | None:
        """The number of tokens to the operation around a location, if it is outside of `paths`."""
        pointer = origin.pointer
        while Origin(origin.file, pointer) not in self.referenced_operations:
            if not pointer:
                return None
            pointer = pointer.rpartition("/")[0]
        return pointer.count("/")

    def _locate_in_file(self, file: str, tokens: Words) -> NamedLocation:
        """A location in a file with a single schema, or with schemas in any structure."""
        depth = 0
        while depth < len(tokens) - 1 and tokens[depth] in _FOLDERS:
            depth += 1
        if depth < len(tokens) and (depth > 0 or tokens[0] not in _SCHEMA_KEYWORDS):
            depth += 1
            name = tokens[depth - 1]
        else:
            depth, name = 0, PurePosixPath(file).name.split(".")[0] or "document"
        owner = str(_origin(file, tokens[:depth]))
        cursor = _Cursor(file, tokens[:depth], tokens[depth:], (name,), owner)
        if len(cursor.rest) > 1 and cursor.rest[0] in METHODS:
            return self._in_operation(cursor.advance(1, cursor.rest[0]))
        return self._find_schema(cursor, named=not cursor.rest)

    def _in_operation(self, at: _Cursor) -> NamedLocation:
        match at.rest:
            case ("requestBody" as name, *_):
                return self._find_schema(at.advance(1, _OPERATION[name].word))
            case ("responses", code, "headers"):
                words = (*at.words, *self._status_words(at, code), "headers")
                return NamedLocation(words, at.owner)
            case ("responses" as name, code, *_):
                words = (_OPERATION[name].word, *self._status_words(at, code))
                return self._find_schema(at.advance(2, *words))
            case ("parameters", index, *_):
                parameter = as_object(self._value(at.file, (*at.done, "parameters", index)))
                name = as_text(parameter.get("name")) or "parameter"
                return self._find_schema(at.advance(2, name))
            case ("callbacks", name, _, method, *_) if method in METHODS:
                return self._in_callback(at.advance(4, name))
            case _:
                return NamedLocation(at.words, at.owner)

    def _in_callback(self, at: _Cursor) -> NamedLocation:
        match at.rest:
            case ("requestBody", *_):
                return self._find_schema(at.advance(1, "payload"))
            case ("responses", code, *_):
                return self._find_schema(at.advance(2, "reply", code))
            case _:
                return self._in_operation(at)

    def _status_words(self, at: _Cursor, code: str) -> Words:
        """The status code, except for the first 2xx."""
        if not code.startswith("2"):
            return (code,)
        responses = as_object(self._value(at.file, (*at.done, "responses")))
        first = min((each for each in responses if str(each).startswith("2")), default=code)
        return () if first == code else (code,)

    def _find_schema(self, at: _Cursor, *, named: bool = False) -> NamedLocation:
        """Skips `content` and `headers`."""
        match at.rest:
            case ("content", media_type, "schema" | "itemSchema" as key, *_):
                content = as_object(self._value(at.file, (*at.done, "content")))
                is_first = next(iter(content), None) == media_type
                words = () if is_first else _media_type_words(media_type)
                return self._in_schema(
                    at.advance(3, *words, *filter(None, [_MEDIA_TYPE[key].word]))
                )
            case ("headers", header, "schema", *_):
                return self._in_schema(at.advance(3, header))
            case ("headers", header, *_):
                return self._find_schema(at.advance(2, header))
            case ("schema", *_):
                return self._in_schema(at.advance(1))
            case _:
                return self._in_schema(at, named=named)

    def _in_schema(self, at: _Cursor, *, named: bool = False) -> NamedLocation:
        while at.rest:
            named = at.rest[0] in _DEFINITIONS and len(at.rest) > 1
            at = self._enter_keyword(at)
        return NamedLocation(at.words, at.owner, named)

    def _enter_keyword(self, at: _Cursor) -> _Cursor:
        match at.rest:
            case ("properties" | "$defs" | "definitions", name, *_):
                return at.advance(2, name)
            case ("dependentSchemas" | "dependencies", name, *rest):
                return at.advance(2, *(() if "properties" in rest else ("with", name)))
            case ("oneOf" | "anyOf", index, *_):
                return at.advance(2, *self._variant_words(at, index))
            case ("allOf", index, *rest):
                number = str(int(index) + 1) if index.isdigit() else index
                return at.advance(2, *(() if rest else ("part", number)))
            case ("then" | "else" as keyword, *rest):
                schema = as_object(self._value(at.file, at.done))
                return at.advance(1, *_condition_words(schema, keyword, rest))
            case (keyword, _, *_) if _word(keyword) and _SCHEMA[keyword].container is Container.MAP:
                return at.advance(2, _word(keyword))
            case (keyword, index, *_) if _word(keyword) and index.isdigit():
                return at.advance(2, _word(keyword), str(int(index) + 1))
            case (keyword, *_) if _word(keyword):
                return at.advance(1, _word(keyword))
            case _:
                return at.advance(1, at.rest[0])

    def _variant_words(self, at: _Cursor, index: str) -> Words:
        tokens = (*at.done, at.rest[0])
        variants = as_list(self._value(at.file, tokens))
        if not index.isdigit() or int(index) >= len(variants):
            return ()
        key = (at.file, *tokens)
        if key not in self._unions:
            self._unions[key] = VariantNames(variants)
        return self._unions[key].words(int(index))

    def _value(self, file: str, tokens: Words) -> Any:
        document = self.spec.documents.get(file)
        found = (
            MISSING if document is None else value_at(document.data, _origin(file, tokens).pointer)
        )
        return None if isinstance(found, Missing) else found


def _condition_words(schema: JsonObject, keyword: str, rest: Sequence[str]) -> Words:
    """The value that `if` tests, or `other` for `else`.

    Nothing if a property or another condition follows.
    """
    if "properties" in rest or (keyword == "else" and "then" in as_object(schema.get(keyword))):
        return ()
    if keyword == "else":
        return ("other",)
    tested = as_object(as_object(schema.get("if")).get("properties"))
    values = [as_object(each).get("const") for each in tested.values()]
    return (values[0],) if len(values) == 1 and isinstance(values[0], str) else ("then",)


def _media_type_words(media_type: str) -> Words:
    essence = media_type.split(";")[0].strip().lower()
    type_, _, subtype = essence.partition("/")
    if type_ == "multipart":
        return ("multipart",)
    if subtype == "x-www-form-urlencoded":
        return ("form",)
    subtype = subtype.rpartition("+")[2] if subtype.endswith("+json") else subtype
    return split_words(subtype) or (type_,)


def _word(keyword: str) -> str:
    return _SCHEMA[keyword].word if keyword in _SCHEMA else ""


def _with_suffix(name: str, suffix: str) -> Words:
    """The name and the kind of component, unless the name ends with that."""
    words = split_words(name)
    if words and words[-1] in (suffix, "body", "params", "param"):
        return (name,)
    return (name, suffix)


def _literals(path: str) -> Words:
    return tuple(segment for segment in path.split("/") if segment and "{" not in segment)
