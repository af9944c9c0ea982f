"""Decides which resource each operation belongs to, and the name of its method.

The rules are in `docs/resource-tree.md`. They consider one operation at a time (and the Tag
Objects), so adding an operation affects no others, except for `collisions.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...resolve import Node
from ...values import as_object, as_text, is_array
from ..discovery import RawOperation
from ..extensions import METHOD, OWN, RESOURCE
from ..naming import english
from ..naming.english import find_words, is_plural, split_words, to_snake
from ..naming.frameworks import is_path_prefix, strip_controller
from . import actions, vendors
from .path_segments import VERSION, PathSegment, Words, split_path


@dataclass(frozen=True, slots=True)
class Placement:
    resource: Words
    action: Words
    explicit: bool = False
    """The document sets the action with an extension."""


@dataclass(frozen=True, slots=True)
class PlacementHints:
    """What the document defines for all operations."""

    tags: Mapping[str, Words]
    """The resource of each Tag Object."""
    mount_names: dict[str, str]
    overrides: tuple[vendors.MethodNameOverride, ...]


def read_hints(root: Node) -> PlacementHints:
    return PlacementHints(
        read_tag_resources(root), vendors.read_mount_names(root), vendors.read_overrides(root)
    )


def place_operation(operation: RawOperation, hints: PlacementHints) -> Placement:
    resource, method = _read_extensions(operation)
    if method is None:
        method = _find_override(operation, hints.overrides)
    if resource is not None and method is not None:
        return Placement(resource, (method,), explicit=True)
    inferred = (
        _place_by_id(operation)
        or _place_by_twilio(operation, hints)
        or _place_by_tag_or_path(operation, hints.tags)
    )
    if method is not None:
        return Placement(inferred.resource, (method,), explicit=True)
    if resource is not None:
        return Placement(resource, actions.in_resource(operation, resource) or inferred.action)
    return inferred


# --- extensions ----------------------------------------------------------------------------------


def _read_extensions(operation: RawOperation) -> tuple[Words | None, str | None]:
    """The resource and method from extensions: our own, then Fern's, then Speakeasy's."""
    value = as_object(operation.node.value)
    resource: Words | None = None
    method: str | None = None
    for tool, group, name in (
        (OWN, RESOURCE.read(value), METHOD.read(value)),
        ("fern", value.get("x-fern-sdk-group-name"), value.get("x-fern-sdk-method-name")),
        ("speakeasy", value.get("x-speakeasy-group"), value.get("x-speakeasy-name-override")),
        ("", value.get("x-groupName"), value.get("x-methodName")),
    ):
        path = _parse_group(group)
        text = as_text(name).strip() or None
        if path is None and text is not None and tool == "fern":
            path = ()  # without a group, it is a method of the client
        resource = path if resource is None else resource
        method = text if method is None else method
    return resource, method


def _find_override(
    operation: RawOperation, overrides: Sequence[vendors.MethodNameOverride]
) -> str | None:
    id_ = operation.operation_id
    return next((one.name for one in overrides if id_ is not None and one.matches(id_)), None)


def _parse_group(group: Any) -> Words | None:
    """The path of `sessions.messages`, or of a list of names. An empty one is the client."""
    if isinstance(group, str):
        names = [name for name in group.split(".") if name.strip()]
    elif is_array(group):
        names = [name for name in group if isinstance(name, str) and name.strip()]
    else:
        return None
    return tuple(to_snake(name) or name.strip() for name in names)


# --- operationId ---------------------------------------------------------------------------------


def _place_by_id(operation: RawOperation) -> Placement | None:
    """The placement in an operationId such as `group/method` or `group.method`."""
    id_ = operation.given_id or ""
    for separator in ("/", "."):
        names = [name for name in id_.split(separator) if name.strip()]
        if len(names) >= 2 and all(split_words(name) for name in names) and " " not in id_:
            groups = tuple(to_snake(name) for name in names[:-1])
            while len(groups) > 1 and VERSION.fullmatch(groups[0]):
                groups = groups[1:]
            return Placement(groups, split_words(names[-1]))
    return None


# --- Twilio's extension --------------------------------------------------------------------------


def _place_by_twilio(operation: RawOperation, hints: PlacementHints) -> Placement | None:
    """The path as the resource, if `x-twilio` marks it as one."""
    segments = split_path(operation.path)
    if not segments or not any(map(vendors.read_twilio, operation.items)):
        return None
    resource = vendors.twilio_resource(operation.path, hints.mount_names)[-len(segments) :]
    action = vendors.twilio_action(operation) or actions.from_path(
        operation, has_variable=segments[-1].has_variable
    )
    return Placement(resource, action)


# --- tag and path --------------------------------------------------------------------------------


def _place_by_tag_or_path(operation: RawOperation, tags: Mapping[str, Words]) -> Placement:
    tag = next(iter(operation.tags), None)
    if tag is None or is_path_prefix(tag, operation.path):
        return _place_by_path(operation)
    return _place_by_tag(operation, strip_controller(tag), tags.get(tag, (_resource_name(tag),)))


def _place_by_path(operation: RawOperation) -> Placement:
    segments = split_path(operation.path)
    if not segments:
        action = actions.from_id(operation)
        return Placement((), action or actions.from_method(operation, (), is_collection=False))
    first, *rest = segments
    if not rest and not first.has_variable and _is_call(operation, first):
        return Placement((), actions.from_id(operation) or first.words)
    return _place_below(operation, (to_snake(first.text),), segments, 0)


def _place_by_tag(operation: RawOperation, tag: str, resource: Words) -> Placement:
    segments = split_path(operation.path)
    words = split_words(tag)
    anchor = next((i for i, s in enumerate(segments) if english.same_words(s.words, words)), None)
    if anchor is not None:
        return _place_below(operation, resource, segments, anchor)
    if actions.informative_words(operation) is None:
        near = _find_segment_within(segments, words)
        if near is not None:
            before, after = segments[:near], segments[near + 1 :]
            return Placement(resource, actions.from_path(operation, before, after, tag=words))
    action = actions.in_resource(operation, resource)
    return Placement(resource, action or actions.from_whole_path(operation, segments))


def _place_below(
    operation: RawOperation, root: Words, segments: Sequence[PathSegment], anchor: int
) -> Placement:
    """The placement in a resource that the segment at `anchor` has, or in one nested in it."""
    before, after = segments[:anchor], segments[anchor + 1 :]
    nested, rest = _split_nested(operation, after)
    resource = (*root, *(to_snake(segment.text) for segment in nested))
    action = actions.in_resource(operation, resource)
    if action is None:
        last = nested[-1] if nested else segments[anchor]
        action = actions.from_path(operation, before, rest, has_variable=last.has_variable)
    return Placement(resource, action)


def _find_segment_within(segments: Sequence[PathSegment], words: Words) -> int | None:
    """The last segment with only words of a tag (`users` in `Users - company level`)."""
    tag_words = {english.singularize(word) for word in words}
    for index in reversed(range(len(segments))):
        if {english.singularize(word) for word in segments[index].words} <= tag_words:
            return index
    return None


def _is_call(operation: RawOperation, segment: PathSegment) -> bool:
    """Whether a single segment is a method of the client (`POST /translate`)."""
    id_ = operation.given_id
    if id_ and "".join(split_words(id_)) == "".join(segment.words):
        return True
    words = segment.words
    return operation.method != "GET" and english.is_verb(words[0]) and not is_plural(words[-1])


def _split_nested(
    operation: RawOperation, after: Sequence[PathSegment]
) -> tuple[list[PathSegment], list[PathSegment]]:
    """The segments of resources nested in the first one, and the segments after them.

    A plural is a resource (`/customers/{id}/sources`), but the operationId can contradict: with
    `createTool`, `/tools` is `tools.create`; with `searchStore`, `/stores/{id}/search` is
    `stores.search`.
    """
    nested: list[PathSegment] = []
    rest = list(after)
    words = actions.informative_words(operation)
    verbs = english.PLAIN_VERBS | set(words[:1] if words else ())
    while rest and (is_plural(rest[0].words[-1]) or _leads_to_collection(rest[1:])):
        if rest[0].words[0] in verbs:  # `/projects/{id}/addMembers`
            break
        nested.append(rest.pop(0))
    if words is None or not nested:
        return nested, rest
    id_words = english.trim_words(words)
    has_verb = english.is_verb(id_words[0])
    while nested:
        last = nested[-1].words
        if rest and not has_verb and find_words(id_words, rest[-1].words) is not None:
            break
        if _ends_with(words, last):
            return nested, rest
        if find_words(words, last) is None:
            rest.insert(0, nested.pop())
        elif rest and has_verb and english.same_words(id_words[:1], rest[-1].words[:1]):
            return nested, rest
        else:
            break
    return (nested, rest) if nested and _ends_with(words, nested[-1].words) else ([], list(after))


def _leads_to_collection(rest: Sequence[PathSegment]) -> bool:
    """Whether a collection whose items have identifiers follows."""
    return bool(rest) and rest[0].has_variable and is_plural(rest[0].words[-1])


def _ends_with(words: Words, noun: Words) -> bool:
    """Whether the words of an operation end with a noun, ignoring `by id` and the like."""
    start = find_words(words, noun, last=True)
    if start is None:
        return False
    after = words[start + len(noun) :]
    return not after or after[0] in ("by", "for", "with", "of", "in")


# --- tags ----------------------------------------------------------------------------------------


def read_tag_resources(root: Node) -> dict[str, Words]:
    """The resource of each Tag Object, nested by `parent` (OpenAPI 3.2)."""
    parents: dict[str, str] = {}
    for entry in root.get("tags") or ():
        value = as_object(entry.value)
        name = as_text(value.get("name"))
        if name.strip():
            parents.setdefault(name, as_text(value.get("parent")))
    resources: dict[str, Words] = {}
    for name in parents:
        chain: list[str] = []
        ancestor = name
        while ancestor in parents and ancestor not in chain:
            chain.insert(0, ancestor)
            ancestor = parents[ancestor]
        if ancestor in chain:  # a cycle
            chain = [name]
        resources[name] = tuple(_resource_name(tag) for tag in chain)
    return resources


def _resource_name(tag: str) -> str:
    """The resource name of a tag: `user` for `user-controller`."""
    return to_snake(strip_controller(tag)) or to_snake(tag) or tag.strip()
