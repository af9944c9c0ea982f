"""Names of declared types, their modules and their fields.

A component keeps its name. An inline type is named after the nearest named parent and the path from
there (`PetCategory`). If several types request a name, a component takes precedence over an inline
type; the others are qualified by their kind, their file or their whole path. A module contains a
component and its inline types, or the inline types of one operation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import PurePosixPath

from ....model import AliasType, DeclaredType, EnumType, ObjectType, TypeId, UnionType
from ....names.assignment import Collision, NameRequest, assign_unique_names, fold_case
from ....names.words import spell_out, split_words
from ..representation import Representation
from ..source.expression import is_identifier
from .spelling import class_words, pascal, reserved, snake


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeName:
    class_name: str
    module: str
    """Below `models`: `assistant`."""
    dict_name: str | None = None
    """The type that requests accept instead: `CustomerAiDict`. None if there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeNames:
    types: Mapping[TypeId, TypeName]
    fields: Mapping[TypeId, Mapping[str, str]]
    """The fields of each object type, by wire name."""
    collisions: tuple[Collision, ...]


def name_types(representation: Representation) -> TypeNames:
    """Name all declared types of an API, their modules and their fields."""
    declared = tuple(representation.api.types.values())
    document = _file_stem(representation.api.origin.file)
    printed_ids = frozenset(item.id for item in representation.printed)
    classes = assign_unique_names(
        _class_request(item, document) for item in declared if item.id in printed_ids
    )
    # Types without a declaration take no name from the others.
    inline = assign_unique_names(
        _class_request(item, document) for item in declared if item.id not in printed_ids
    )
    dicts = assign_unique_names(
        (
            _dict_request(item, classes.names[item.id])
            for item in representation.printed
            if representation.has_request_type(item)
        ),
        taken=classes.names.values(),
    )
    modules = _name_modules(
        representation.printed,
        classes.names,
        frozenset({*classes.names.values(), *dicts.names.values()}),
        document,
    )
    class_names = {**inline.names, **classes.names}
    taken = reserved("fields") | frozenset(classes.names.values())
    fields: dict[TypeId, Mapping[str, str]] = {}
    field_collisions: list[Collision] = []
    for item in declared:
        if isinstance(item, ObjectType):
            fields[item.id], collisions = _name_fields(item, taken)
            field_collisions += collisions
    return TypeNames(
        types={
            item.id: TypeName(
                class_name=class_names[item.id],
                module=modules.get(module_key(item), ""),
                dict_name=dicts.names.get(item.id),
            )
            for item in declared
        },
        fields=fields,
        collisions=(*classes.collisions, *dicts.collisions, *field_collisions),
    )


# --- classes -------------------------------------------------------------------------------------


def _class_request(declared: DeclaredType, document: str) -> NameRequest:
    tokens = declared.origin.pointer.split("/")
    stem = _file_stem(declared.origin.file)
    parts = declared.name_hint.parts
    natural = _class_name(parts)
    is_component = not declared.inline and "?" not in declared.id
    names = [
        natural,
        *([_class_name((stem, *parts))] if stem != document else []),
        f"{natural}{_SUFFIXES[type(declared)]}",
        f"{natural}{_option_numbers(tokens)}",
        pascal(tuple(word for part in parts for word in spell_out(part)), prefix="Type"),
    ]
    if declared.name_hint.explicit:
        rank = 0
    elif is_component:
        rank = 1 if parts[-1:] == (natural,) else 2
    else:
        rank = 3
    # Components of the main document precede those of other files, outer inline types inner ones.
    subrank = 50 * (stem != document) if is_component else min(len(tokens), 99)
    return NameRequest(
        key=declared.id,
        names=tuple(dict.fromkeys(names)),
        rank=100 * rank + subrank,
        origin=declared.origin,
    )


def _option_numbers(tokens: list[str]) -> str:
    """The variants on the path to a type, counted from one: `Option2`."""
    return "".join(
        f"Option{int(index) + 1}"
        for keyword, index in pairwise(tokens)
        if keyword in ("oneOf", "anyOf", "allOf") and index.isdigit()
    )


def _class_name(parts: tuple[str, ...]) -> str:
    words = tuple(word for part in parts for word in class_words(part))
    if len(parts) > 1:
        # A long word in capitals is not an acronym: `ResponseLambdas`.
        words = tuple(word.lower() if word.isupper() and len(word) > 5 else word for word in words)
    if not words:
        words = tuple(word for part in parts for word in spell_out(part))
    return pascal(words, prefix="Type")


_SUFFIXES = {ObjectType: "Object", EnumType: "Enum", UnionType: "Union", AliasType: "Alias"}


def _dict_request(declared: DeclaredType, class_name: str) -> NameRequest:
    names = tuple(f"{class_name}{suffix}" for suffix in ("Dict", "TypedDict", "AsDict"))
    return NameRequest(key=declared.id, names=names, origin=declared.origin)


# --- modules -------------------------------------------------------------------------------------

_KEY_PREFIXES = frozenset({"operation", "path", "callback", "webhook", "component"})
"""The prefixes of module keys that are not schemas (`owner` of a declared type)."""


def module_key(declared: DeclaredType) -> str:
    """What the module of a type belongs to. The two views of a component share a module."""
    return (declared.owner or declared.id).split("?")[0]


def document_word(key: str) -> str:
    """The document's word for a module key: the name of a schema, the id of an operation."""
    prefix, colon, name = key.partition(":")
    if colon and prefix in _KEY_PREFIXES:
        return name.rpartition("/")[2] if prefix == "component" else name
    file, _, pointer = key.partition("#")
    token = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    return token or _file_stem(file)


def _file_stem(file: str) -> str:
    return PurePosixPath(file).name.split(".")[0]


def _name_modules(
    printed: Iterable[DeclaredType],
    classes: Mapping[str, str],
    taken: frozenset[str],
    document: str,
) -> Mapping[str, str]:
    """The module of each module key. A module with the name of a class would hide that class."""
    main_types: dict[str, DeclaredType] = {}
    for declared in printed:
        key = module_key(declared)
        if key not in main_types or declared.id == key:
            main_types[key] = declared
    requests: list[NameRequest] = []
    for key, declared in main_types.items():
        class_name = classes[declared.id]
        names = _module_candidates(key, class_name, document)
        requests.append(
            NameRequest(
                key=key,
                names=tuple(dict.fromkeys(f"{n}_" if n in taken else n for n in names)),
                rank=_module_rank(key, names[0], class_name),
                origin=declared.origin,
            )
        )
    return assign_unique_names(requests, same=fold_case).names


def _module_rank(key: str, natural: str, class_name: str) -> int:
    """A module name goes first to the class of that name, then to that word of the document."""
    if key.partition(":")[0] in _KEY_PREFIXES:
        return 8
    regular_class = pascal(tuple(natural.split("_")), prefix="Type")
    return (
        4 * (_module_name(split_words(class_name)) != natural)
        + 2 * (regular_class != class_name)
        + (document_word(key) != natural)
    )


def _module_candidates(key: str, class_name: str, document: str) -> tuple[str, ...]:
    word = document_word(key)
    prefix = key.partition(":")[0]
    stem = _file_stem(key.partition("#")[0])
    names = [_module_name(split_words(word) or spell_out(word))]
    if prefix in _KEY_PREFIXES:
        names.append(_module_name((*split_words(word), prefix)))
    names.append(_module_name(split_words(class_name)))
    if stem != document:
        names.append(_module_name((*split_words(stem), *split_words(word))))
    return tuple(dict.fromkeys(names))


def _module_name(words: tuple[str, ...]) -> str:
    name = snake(words, prefix="module")
    return f"{name}_" if fold_case(name) in reserved("files") else name


# --- fields --------------------------------------------------------------------------------------


def _name_fields(
    object_type: ObjectType, taken: frozenset[str]
) -> tuple[dict[str, str], tuple[Collision, ...]]:
    keys = {
        prop.wire_name: f"{object_type.id}\n{prop.wire_name}" for prop in object_type.properties
    }
    assignment = assign_unique_names(
        NameRequest(
            key=keys[prop.wire_name],
            names=tuple(
                f"{name}_" if name in taken else name
                for name in attribute_names(prop.wire_name, prop.name)
            ),
            rank=name_rank(prop.wire_name, prop.name),
            origin=prop.origin,
        )
        for prop in object_type.properties
    )
    return {name: assignment.names[key] for name, key in keys.items()}, assignment.collisions


@cache
def attribute_names(wire_name: str, explicit: str | None, prefix: str = "field") -> tuple[str, ...]:
    """The candidate names of a property or parameter, the best first."""
    return tuple(dict.fromkeys(_attribute_names(wire_name, explicit, prefix)))


def _attribute_names(wire_name: str, explicit: str | None, prefix: str) -> Iterator[str]:
    if explicit:
        yield snake(split_words(explicit) or spell_out(explicit), prefix=prefix)
    if wire_name[:1] in "+-" and wire_name[1:2].isdigit():
        # `+1` and `-1` differ in their sign only.
        words = tuple("minus" if word == "dash" else word for word in spell_out(wire_name))
        yield snake(words, prefix=prefix)
    yield snake(split_words(wire_name) or spell_out(wire_name), prefix=prefix)
    if is_identifier(wire_name) and wire_name[:1].isalpha():
        yield wire_name
    yield snake(spell_out(wire_name), prefix=prefix)


def name_rank(wire_name: str, explicit: str | None) -> int:
    """Precedence: explicit names, names spelled like the attribute, other words, names with signs
    (`StartTime<`)."""
    if explicit:
        return 0
    if wire_name == attribute_names(wire_name, None)[0].removesuffix("_"):
        return 1
    return 2 if re.fullmatch(r"[^\W_](?:\w|[-. ])*", wire_name) else 3
