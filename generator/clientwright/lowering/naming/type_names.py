"""What a type is called: words found from its pointer alone, never by counting or by titles.

A pointer is read with a small grammar of OpenAPI: a component gives its name, an operation its
words and the part of it (`request`, `response`), a property its name, an array `item`, a map
`value`, a variant what tells it apart from the others. Nothing else in the document bears on it,
so adding to a document renames nothing. Two types that come out with the same words are told
apart by the target's `name` stage.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from ...diagnostics.origin import BoundOrigin, Origin
from ...model import NameHint
from ...values import is_array, is_object
from ..reading import JsonObject, as_list, as_object, as_text, words_in
from .variants import Variants
from .words import split

if TYPE_CHECKING:
    from ...resolve import Spec

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

_SUFFIXES = {
    "responses": ("response",),
    "requestBodies": ("request",),
    "parameters": ("parameter",),
    "headers": ("header",),
}
_COMPONENT_OF_ITS_OWN = ("schemas",)
_NAMED_LISTS = frozenset({"$defs", "definitions", "schemas"})


@dataclass(frozen=True, slots=True)
class Place:
    """What a pointer means for naming."""

    parts: tuple[str, ...]
    owner: str
    """What a type there is printed with: see `Declared.owner`."""
    named: bool = False
    """The document gives the name itself (a component schema, an entry of `$defs`)."""


def tokens_of(pointer: str) -> tuple[str, ...]:
    """The members that a JSON pointer goes through."""
    if not pointer:
        return ()
    return tuple(t.replace("~1", "/").replace("~0", "~") for t in pointer[1:].split("/"))


@dataclass(slots=True)
class Namer:
    """Names places of one document set. Needs the words of operations, decided before."""

    spec: Spec
    operation_words: Mapping[tuple[str, str], tuple[str, ...]]
    """By path and method: the operationId, or the resource and action where there is none."""
    operation_ids: Mapping[tuple[str, str], str]
    stated_name: Callable[[Origin], str | None]
    """A name that the document gives for SDKs (`x-clientwright: {name: ...}`)."""
    elsewhere: Mapping[Origin, tuple[str, str]] = field(
        default_factory=dict[Origin, tuple[str, str]]
    )
    """Operations that references lead to, outside of `paths`, with their path and method."""
    _known: dict[Origin, Place] = field(default_factory=dict[Origin, Place])
    _unions: dict[tuple[str, ...], Variants] = field(
        default_factory=dict[tuple[str, ...], Variants]
    )

    def name_hint(self, origin: Origin) -> NameHint:
        """The words for a type at this place."""
        stated = None if isinstance(origin, BoundOrigin) else self.stated_name(origin)
        if stated:
            return NameHint(parts=(stated,), explicit=True)
        return NameHint(parts=self.place(origin).parts)

    def is_named(self, origin: Origin) -> bool:
        """Whether the document names what stands here: `place(origin).named`, but cheaper."""
        pointer = origin.pointer
        if pointer.startswith("/components/schemas/"):
            if pointer.count("/") == 3:
                return True
        elif not pointer.startswith("/paths/"):
            return self.place(origin).named
        parent = pointer.rpartition("/")[0]
        if parent.endswith(("/$defs", "/definitions")):
            return self.place(origin).named
        return False

    def branch(self, origin: Origin) -> tuple[str, ...]:
        """What tells the branch that a place is in from the others of its schema."""
        tokens = tokens_of(origin.pointer)
        for index in reversed(range(len(tokens))):
            if tokens[index] in ("then", "else"):
                schema = as_object(self._value(origin.file, tokens[:index]))
                return _branch_words(schema, tokens[index], [])
            if tokens[index] in ("dependentSchemas", "dependencies"):
                return ("with", *tokens[index + 1 : index + 2])
        return ()

    def place(self, origin: Origin) -> Place:
        """What the pointer means."""
        known = self._known.get(origin)
        if known is None:
            known = self._known[origin] = self._place(origin)
        return known

    def binder(self, origin: BoundOrigin) -> Origin:
        """The schema that filled in the template that an instance is of."""
        assert self.spec.dynamic is not None
        return self.spec.dynamic.root(origin.bindings[0][1])

    def _of_instance(self, origin: BoundOrigin) -> Place:
        """Named after the schema that filled in the template: as if that were the template, where
        it refers to it itself, else with the template's own words behind."""
        dynamic = self.spec.dynamic
        assert dynamic is not None
        binder, template = self.binder(origin), dynamic.root(origin.unbound)
        by, here, words = self.place(binder), self.place(origin.unbound), self.place(template).parts
        referenced = self.spec.referenced_schemas(binder)
        if here.parts[: len(words)] != words or template not in referenced:
            return Place((*by.parts, *here.parts), by.owner, here.named)
        inside = here.parts[len(words) :]
        if not inside and not self.spec.binds_only(binder, template):
            inside = words
        return Place((*by.parts, *inside), by.owner, here.named)

    def _place(self, origin: Origin) -> Place:
        if isinstance(origin, BoundOrigin):
            return self._of_instance(origin)
        tokens = tokens_of(origin.pointer)
        depth = self._depth_of_operation(origin) if self.elsewhere else None
        if depth is not None:
            base, rest = tokens[:depth], list(tokens[depth:])
            key = self.elsewhere[Origin(origin.file, "".join(f"/{t}" for t in _escaped(base)))]
            home = f"operation:{self.operation_ids[key]}"
            return self._in_operation(origin, base, rest, self.operation_words[key], home)
        match tokens:
            case ("components", "schemas", name, *rest):
                home = str(Origin(origin.file, "/".join(("", *_escaped(tokens[:3])))))
                return self._in_schema(origin, tokens[:3], rest, (name,), home, named=True)
            case ("components", "pathItems", name, method, *rest) if method in METHODS:
                return self._in_operation(origin, tokens[:4], rest, (name, method), f"path:{name}")
            case ("components", "callbacks", name, _, method, *rest) if method in METHODS:
                return self._in_callback(origin, tokens[:5], rest, (name,), f"callback:{name}")
            case ("components", kind, name, *rest) if kind in _SUFFIXES:
                words = _with_suffix(name, _SUFFIXES[kind])
                home = f"component:{kind}/{name}"
                return self._to_schema(origin, tokens[:3], rest, words, home)
            case ("paths", path, method, *rest) if method in METHODS:
                key = (path, method)
                words = self.operation_words.get(key, (method, *_literals(path)))
                home = f"operation:{self.operation_ids.get(key, f'{method.upper()} {path}')}"
                return self._in_operation(origin, tokens[:3], rest, words, home)
            case ("paths", path, "additionalOperations", method, *rest):
                key = (path, method)
                words = self.operation_words.get(key, (method, *_literals(path)))
                home = f"operation:{self.operation_ids.get(key, f'{method} {path}')}"
                return self._in_operation(origin, tokens[:4], rest, words, home)
            case ("paths", path, "parameters", *rest):
                words = _literals(path) or ("path",)
                return self._in_operation(
                    origin, tokens[:2], ["parameters", *rest], words, f"path:{path}"
                )
            case ("webhooks" | "x-webhooks", name, method, *rest) if method in METHODS:
                return self._in_callback(origin, tokens[:3], rest, (name,), f"webhook:{name}")
            case _:
                return self._elsewhere(origin, tokens)

    def _depth_of_operation(self, origin: Origin) -> int | None:
        """How many tokens lead to the operation around a place, if it stands outside of `paths`."""
        pointer = origin.pointer
        while Origin(origin.file, pointer) not in self.elsewhere:
            if not pointer:
                return None
            pointer = pointer.rpartition("/")[0]
        return pointer.count("/")

    def _elsewhere(self, origin: Origin, tokens: tuple[str, ...]) -> Place:
        """A place in another file: a schema by itself, or in a folder of the author's making."""
        depth = 0
        while depth < len(tokens) - 1 and tokens[depth] in _FOLDERS:
            depth += 1
        if depth < len(tokens) and (depth > 0 or tokens[0] not in _SCHEMA_KEYS):
            depth += 1
            name = tokens[depth - 1]
        else:
            depth, name = 0, PurePosixPath(origin.file).name.split(".")[0] or "document"
        base = Origin(origin.file, "".join(f"/{t}" for t in _escaped(tokens[:depth])))
        words: tuple[str, ...] = (name,)
        rest = list(tokens[depth:])
        if rest and rest[0] in METHODS and len(rest) > 1:
            return self._in_operation(
                origin, tokens[: depth + 1], rest[1:], (name, rest[0]), str(base)
            )
        return self._to_schema(origin, tokens[:depth], rest, words, str(base), named=not rest)

    def _in_operation(
        self,
        origin: Origin,
        base: tuple[str, ...],
        rest: list[str],
        words: tuple[str, ...],
        home: str,
    ) -> Place:
        match rest:
            case ["requestBody", *more]:
                return self._to_schema(
                    origin, (*base, "requestBody"), more, (*words, "request"), home
                )
            case ["responses", code, *more]:
                further = (*words, "response", *self._code_words(origin, base, code))
                return self._to_schema(origin, (*base, "responses", code), more, further, home)
            case ["parameters", index, *more]:
                at = (*base, "parameters", index)
                name = as_text(as_object(self._value(origin.file, at)).get("name")) or "parameter"
                return self._to_schema(origin, at, more, (*words, name), home)
            case ["callbacks", name, _, method, *more] if method in METHODS:
                return self._in_callback(origin, (*base, *rest[:4]), more, (*words, name), home)
            case _:
                return Place(words, home)

    def _in_callback(
        self,
        origin: Origin,
        base: tuple[str, ...],
        rest: list[str],
        words: tuple[str, ...],
        home: str,
    ) -> Place:
        match rest:
            case ["requestBody", *more]:
                return self._to_schema(
                    origin, (*base, "requestBody"), more, (*words, "payload"), home
                )
            case ["responses", code, *more]:
                return self._to_schema(
                    origin, (*base, "responses", code), more, (*words, "reply", code), home
                )
            case _:
                return self._in_operation(origin, base, rest, words, home)

    def _code_words(self, origin: Origin, base: tuple[str, ...], code: str) -> tuple[str, ...]:
        """Nothing for the one success, else the status: `("response", "404")`."""
        if not code.startswith("2"):
            return (code,)
        answers = as_object(self._value(origin.file, (*base, "responses")))
        first = min((c for c in answers if str(c).startswith("2")), default=code)
        return () if first == code else (code,)

    def _to_schema(
        self,
        origin: Origin,
        base: tuple[str, ...],
        rest: list[str],
        words: tuple[str, ...],
        home: str,
        *,
        named: bool = False,
    ) -> Place:
        """Through `content` and `headers` to a schema."""
        match rest:
            case ["content", media_type, "schema" | "itemSchema" as key, *more]:
                content = as_object(self._value(origin.file, (*base, "content")))
                kind = () if next(iter(content), None) == media_type else _media_words(media_type)
                words = (*words, *kind, *(("item",) if key == "itemSchema" else ()))
                base = (*base, "content", media_type, key)
                return self._in_schema(origin, base, more, words, home)
            case ["headers", header, "schema", *more]:
                base = (*base, "headers", header, "schema")
                return self._in_schema(origin, base, more, (*words, header), home)
            case ["headers", header, *more]:
                return self._to_schema(
                    origin, (*base, "headers", header), more, (*words, header), home
                )
            case ["schema", *more]:
                return self._in_schema(origin, (*base, "schema"), more, words, home)
            case _:
                return self._in_schema(origin, base, rest, words, home, named=named)

    def _in_schema(
        self,
        origin: Origin,
        base: tuple[str, ...],
        rest: list[str],
        words: tuple[str, ...],
        home: str,
        *,
        named: bool = False,
    ) -> Place:
        """The way from a schema down to one inside it."""
        at = list(base)
        rest = list(rest)
        while rest:
            keyword = rest.pop(0)
            at.append(keyword)
            named = False
            if keyword in ("properties", "patternProperties") and rest:
                name = rest.pop(0)
                at.append(name)
                words = (*words, name if keyword == "properties" else "value")
            elif keyword in ("dependentSchemas", "dependencies") and rest:
                name = rest.pop(0)
                at.append(name)
                words = (*words, *(() if "properties" in rest else ("with", name)))
            elif keyword in ("$defs", "definitions") and rest:
                name = rest.pop(0)
                at.append(name)
                words = (*words, name)
                named = True
            elif keyword in ("items", "contains", "unevaluatedItems", "additionalItems"):
                words = (*words, "item")
                if rest and rest[0].isdigit():
                    at.append(rest[0])
                    words = (*words, str(int(rest.pop(0)) + 1))
            elif keyword == "prefixItems" and rest:
                at.append(rest[0])
                words = (*words, "item", str(int(rest.pop(0)) + 1))
            elif keyword in ("additionalProperties", "unevaluatedProperties"):
                words = (*words, "value")
            elif keyword in ("oneOf", "anyOf") and rest:
                index = rest.pop(0)
                variants = as_list(self._value(origin.file, tuple(at)))
                if index.isdigit() and int(index) < len(variants):
                    words = (*words, *self._variants(origin.file, at, variants).words(int(index)))
                at.append(index)
            elif keyword == "allOf" and rest:
                at.append(rest.pop(0))
                if not rest:  # a reference to a part itself, beside the whole of that name
                    words = (*words, "part", str(int(at[-1]) + 1) if at[-1].isdigit() else at[-1])
            elif keyword == "contentSchema":
                words = (*words, "content")
            elif keyword in ("then", "else"):
                schema = as_object(self._value(origin.file, tuple(at[:-1])))
                words = (*words, *_branch_words(schema, keyword, rest))
            else:
                words = (*words, keyword)
        return Place(words, home, named)

    def _variants(self, file: str, at: list[str], variants: list[Any]) -> Variants:
        key = (file, *at)
        if key not in self._unions:
            self._unions[key] = Variants(variants)
        return self._unions[key]

    def _value(self, file: str, tokens: tuple[str, ...]) -> Any:
        document = self.spec.documents.get(file)
        value: Any = document.data if document is not None else None
        for token in tokens:
            if is_object(value):
                value = value.get(token)
            elif is_array(value):
                value = value[int(token)] if token.isdigit() and int(token) < len(value) else None
            else:
                return None
        return value


_FOLDERS = _NAMED_LISTS | {
    "components",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
    "models",
    "types",
}
_SCHEMA_KEYS = words_in("""
    properties items additionalProperties allOf oneOf anyOf patternProperties prefixItems
    not content schema headers requestBody responses
    """)


def _branch_words(schema: JsonObject, keyword: str, rest: list[str]) -> tuple[str, ...]:
    """Nothing where a property or a further choice follows; else the one value that is asked for.

    What is left when it was not that value is `other`.
    """
    if "properties" in rest or (keyword == "else" and "then" in as_object(schema.get(keyword))):
        return ()
    asked = as_object(as_object(schema.get("if")).get("properties"))
    values = [as_object(each).get("const") for each in asked.values()]
    if keyword == "then":
        return (values[0],) if len(values) == 1 and isinstance(values[0], str) else ("then",)
    return ("other",)


def _media_words(media_type: str) -> tuple[str, ...]:
    essence = media_type.split(";")[0].strip().lower()
    kind, _, subtype = essence.partition("/")
    if kind == "multipart":
        return ("multipart",)
    if subtype == "x-www-form-urlencoded":
        return ("form",)
    return split(subtype.rpartition("+")[2] if subtype.endswith("+json") else subtype) or (kind,)


def _with_suffix(name: str, suffix: tuple[str, ...]) -> tuple[str, ...]:
    """The name, and what kind of component it is, unless the name ends with that already."""
    words = split(name)
    if words and words[-1] in (*suffix, "body", "params", "param"):
        return (name,)
    return (name, *suffix)


def _literals(path: str) -> tuple[str, ...]:
    return tuple(p for p in path.split("/") if p and "{" not in p)


def _escaped(tokens: tuple[str, ...]) -> list[str]:
    return [t.replace("~", "~0").replace("/", "~1") for t in tokens]
