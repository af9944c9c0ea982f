"""Names of declared types, of the files they stand in, and of their fields.

A component has its own name, an inline type that of the nearest named thing and the way down from
it (`PetCategory`). Where two want the same name, a component has it before an inline type, and the
other is qualified: by its kind, by its file, by its whole pointer. A file holds a component and the
inline types in it, or the inline types of one operation.

Not here: which types there are (`shape.py`), names of operations (`call_names.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import PurePosixPath

from ....model import AliasType, DeclaredType, EnumType, ObjectType, TypeId, UnionType
from ....names import Collision, NameRequest, assign_unique_names, fold_case, spell_out, split_words
from ..representation import Representation
from ..source.expression import is_identifier
from .spelling import class_words, pascal, reserved, snake


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeName:
    """What a declared type is called, and the file it stands in."""

    class_name: str
    module: str
    """The module below `models`, without dots: `assistant`."""
    dict_name: str | None = None
    """What stands for it where plain data may be given: `CustomerAiDict`. None: nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeNames:
    """The names of all declared types."""

    types: Mapping[TypeId, TypeName]
    fields: Mapping[TypeId, Mapping[str, str]]
    """Attributes by wire name, of each record."""
    collisions: tuple[Collision, ...]


def type_names(representation: Representation) -> TypeNames:
    """Name all declared types of an API, their files and their fields."""
    declared = tuple(representation.api.types.values())
    document = _stem(representation.api.origin.file)
    # What is not printed takes no name away from what is.
    printed = frozenset(one.id for one in representation.printed)
    classes = assign_unique_names(
        _class_claim(one, document) for one in declared if one.id in printed
    )
    hidden = assign_unique_names(
        _class_claim(one, document) for one in declared if one.id not in printed
    )
    dicts = assign_unique_names(
        (
            _dict_claim(one, classes.names[one.id])
            for one in representation.printed
            if representation.has_request_type(one)
        ),
        taken=classes.names.values(),
    )
    modules = _modules(
        representation.printed,
        classes.names,
        frozenset({*classes.names.values(), *dicts.names.values()}),
        document,
    )
    named = {**hidden.names, **classes.names}
    fields: dict[TypeId, Mapping[str, str]] = {}
    of_fields: list[Collision] = []
    taken = reserved("fields") | frozenset(classes.names.values())
    for one in declared:
        if isinstance(one, ObjectType):
            fields[one.id], collisions = _fields(one, taken)
            of_fields += collisions
    return TypeNames(
        types={
            one.id: TypeName(
                class_name=named[one.id],
                module=modules.get(module_key(one), ""),
                dict_name=dicts.names.get(one.id),
            )
            for one in declared
        },
        fields=fields,
        collisions=(*classes.collisions, *dicts.collisions, *of_fields),
    )


# --- classes -------------------------------------------------------------------------------------


def _class_claim(one: DeclaredType, document: str) -> NameRequest:
    tokens = one.origin.pointer.split("/")
    stem = _stem(one.origin.file)
    natural = _pascal(one.name_hint.parts)
    named = not one.inline and "?" not in one.id
    candidates = [natural]
    if stem != document:
        candidates.append(_pascal((stem, *one.name_hint.parts)))
    candidates += [
        f"{natural}{_kind(one)}",
        f"{natural}{_options(tokens)}",
        pascal(tuple(w for p in one.name_hint.parts for w in spell_out(p)), prefix="Type"),
    ]
    exact = named and one.name_hint.parts[-1:] == (natural,)
    rank = 0 if one.name_hint.explicit else 1 if exact else 2 if named else 3
    return NameRequest(
        key=one.id,
        names=tuple(dict.fromkeys(candidates)),
        # The document's own schemas come before those of files that it refers to; of inline types
        # the outer one comes first: the other is a part of it (`allOf`).
        rank=100 * rank + (50 * (stem != document) if named else min(len(tokens), 99)),
        origin=one.origin,
    )


def _options(tokens: list[str]) -> str:
    """Which variants lead to a type, counted from one: `Option2`."""
    return "".join(
        f"Option{int(index) + 1}"
        for keyword, index in pairwise(tokens)
        if keyword in ("oneOf", "anyOf", "allOf") and index.isdigit()
    )


def _pascal(parts: tuple[str, ...]) -> str:
    found = tuple(word for part in parts for word in class_words(part))
    if len(parts) > 1:
        # Inside a name a long word in capitals is no acronym: `ResponseLambdas`.
        found = tuple(word.lower() if word.isupper() and len(word) > 5 else word for word in found)
    if not found:
        found = tuple(word for part in parts for word in spell_out(part))
    return pascal(found, prefix="Type")


def _kind(one: DeclaredType) -> str:
    match one:
        case ObjectType():
            return "Object"
        case EnumType():
            return "Enum"
        case UnionType():
            return "Union"
        case AliasType():
            return "Alias"


def _dict_claim(one: DeclaredType, class_name: str) -> NameRequest:
    names = tuple(f"{class_name}{suffix}" for suffix in ("Dict", "TypedDict", "AsDict"))
    return NameRequest(key=one.id, names=names, origin=one.origin)


# --- files ---------------------------------------------------------------------------------------


def module_key(one: DeclaredType) -> str:
    """What a type is printed with: both views of a component have one home."""
    return (one.owner or one.id).split("?")[0]


def _stem(file: str) -> str:
    return PurePosixPath(file).name.split(".")[0]


def _modules(
    printed: tuple[DeclaredType, ...],
    classes: Mapping[str, str],
    taken: frozenset[str],
    document: str,
) -> Mapping[str, str]:
    """A module for each home. Classes, already named, are `taken`: a module of the same name would
    hide one in the package."""
    hosts: dict[str, DeclaredType] = {}
    for one in printed:
        # The component itself speaks for its home, else the first of the types in it.
        if module_key(one) not in hosts or one.id == module_key(one):
            hosts[module_key(one)] = one
    claims: list[NameRequest] = []
    for home, host in hosts.items():
        names = _module_names(home, classes[host.id], document)
        claims.append(
            NameRequest(
                key=home,
                names=tuple(dict.fromkeys(f"{n}_" if n in taken else n for n in names)),
                rank=_module_rank(home, names[0], classes[host.id]),
                origin=host.origin,
            )
        )
    return assign_unique_names(claims, same=fold_case).names


_HOMES = frozenset({"operation", "path", "callback", "webhook", "component"})
"""What a home is that is no schema: see `Declared.owner`."""


def document_word(home: str) -> str:
    """The word of the document for what stands there: a schema's name, an operation's id."""
    kind, colon, name = home.partition(":")
    if colon and kind in _HOMES:
        return name.rpartition("/")[2] if kind == "component" else name
    file, _, pointer = home.partition("#")
    token = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    return token or _stem(file)


def _module_rank(home: str, natural: str, class_name: str) -> int:
    """A file first goes to the class that has its name, then to the word that is it."""
    if home.partition(":")[0] in _HOMES:
        return 8
    regular = pascal(tuple(natural.split("_")), prefix="Type")
    return (
        4 * (_file(split_words(class_name)) != natural)
        + 2 * (regular != class_name)
        + (document_word(home) != natural)
    )


def _module_names(home: str, class_name: str, document: str) -> tuple[str, ...]:
    """The word of the document; the name of its first class; which kind of thing it is."""
    own = document_word(home)
    kind = home.partition(":")[0]
    names = [_file(split_words(own) or spell_out(own))]
    if kind in _HOMES:
        names.append(_file((*split_words(own), kind)))
    names.append(_file(split_words(class_name)))
    stem = _stem(home.partition("#")[0])
    if stem != document:
        names.append(_file((*split_words(stem), *split_words(own))))
    return tuple(dict.fromkeys(names))


def _file(parts: tuple[str, ...]) -> str:
    name = snake(parts, prefix="module")
    return f"{name}_" if fold_case(name) in reserved("files") else name


# --- fields --------------------------------------------------------------------------------------


def _fields(
    record: ObjectType, taken: frozenset[str]
) -> tuple[dict[str, str], tuple[Collision, ...]]:
    """The attributes of a record, by wire name."""
    keys = {field.wire_name: f"{record.id}\n{field.wire_name}" for field in record.properties}
    settled = assign_unique_names(
        NameRequest(
            key=keys[field.wire_name],
            names=tuple(
                _clear(name, taken) for name in attribute_names(field.wire_name, field.name)
            ),
            rank=name_rank(field.wire_name, field.name),
            origin=field.origin,
        )
        for field in record.properties
    )
    return {name: settled.names[key] for name, key in keys.items()}, settled.collisions


@cache
def attribute_names(wire_name: str, stated: str | None, prefix: str = "field") -> tuple[str, ...]:
    """What a property or parameter would be called, the best first."""
    return tuple(dict.fromkeys(_attribute_names(wire_name, stated, prefix)))


def _attribute_names(wire_name: str, stated: str | None, prefix: str) -> Iterator[str]:
    if stated:
        yield snake(split_words(stated) or spell_out(stated), prefix=prefix)
    # `+1` and `-1` are told apart by what is said before the number.
    signed = wire_name[:1] in "+-" and wire_name[1:2].isdigit()
    said = tuple("minus" if word == "dash" else word for word in spell_out(wire_name))
    if signed:
        yield snake(said, prefix=prefix)
    yield snake(split_words(wire_name) or spell_out(wire_name), prefix=prefix)
    if is_identifier(wire_name) and wire_name[:1].isalpha():
        yield wire_name
    yield snake(spell_out(wire_name), prefix=prefix)


def name_rank(wire_name: str, stated: str | None) -> int:
    """Who comes first: what the document states, what is spelled so already, what has the same
    words, what has signs beside them (`StartTime<`)."""
    if stated:
        return 0
    if wire_name == attribute_names(wire_name, None)[0].removesuffix("_"):
        return 1
    return 2 if re.fullmatch(r"[^\W_](?:\w|[-. ])*", wire_name) else 3


def _clear(name: str, taken: frozenset[str]) -> str:
    return f"{name}_" if name in taken else name
