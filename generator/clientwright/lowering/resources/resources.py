"""The resource tree: where each operation hangs, and what its method is called.

The rule is documented in `docs/resource-tree.md`; this is that page as code. It looks at one
operation at a time (and at the tags' own entries), so that adding an operation moves no other.
Only when two come out the same is one of them told apart, see `collisions.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...values import is_array
from ..extensions import OWN, own
from ..naming.frameworks import is_prefix_alone, plain_tag
from ..naming.words import (
    PLAIN_VERBS,
    find_run,
    is_plural,
    is_verb,
    normal,
    same_words,
    singular,
    split,
    trimmed,
)
from ..operations.walk import Found
from ..reading import as_object, as_text
from .actions import action_from_path, action_in, by_method, informative_words, whole_action
from .overrides import Override, overrides_of
from .segments import VERSION, Segment, segments
from .twilio import action_of, mount_names, resource_of, said_by_twilio

if TYPE_CHECKING:
    from ...resolve import Node

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an operation hangs."""

    resource: Words
    action: Words
    stated: bool = False
    """The document states the action itself."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the document says of places outside of its operations."""

    tags: Mapping[str, Words]
    """The resource of each tag with an entry of its own."""
    mounts: dict[str, str]
    """Names of paths by `x-twilio`."""
    overrides: tuple[Override, ...]
    """Names of methods, by their operationIds."""


def hints_of(root: Node) -> Hints:
    """The hints of a document."""
    return Hints(tag_resources(root), mount_names(root), overrides_of(root))


def place(found: Found, hints: Hints) -> Spot:
    """Where one operation hangs, by the documented rule."""
    resource, method = _stated(found)
    if method is None:
        method = _overridden(found, hints.overrides)
    if resource is not None and method is not None:
        return Spot(resource, (method,), stated=True)
    guess = _by_id(found) or _by_twilio(found, hints) or _by_tag_or_path(found, hints.tags)
    if method is not None:
        return Spot(guess.resource, (method,), stated=True)
    if resource is not None:
        return Spot(resource, action_in(found, resource) or guess.action)
    return guess


# --- stated ----------------------------------------------------------------------------------


def _stated(found: Found) -> tuple[Words | None, str | None]:
    """The resource and the method that extensions say: ours before Fern's before Speakeasy's."""
    value = as_object(found.node.value)
    mine = own(value)
    resource: Words | None = None
    method: str | None = None
    for tool, group, name in (
        (OWN, mine.get("resource"), mine.get("method")),
        ("fern", value.get("x-fern-sdk-group-name"), value.get("x-fern-sdk-method-name")),
        ("speakeasy", value.get("x-speakeasy-group"), value.get("x-speakeasy-name-override")),
        ("", value.get("x-groupName"), value.get("x-methodName")),
    ):
        path = _stated_path(group)
        said = as_text(name).strip() or None
        if path is None and said is not None and tool == "fern":
            path = ()  # a method without a group is one of the client itself
        resource = path if resource is None else resource
        method = said if method is None else method
    return resource, method


def _overridden(found: Found, overrides: Sequence[Override]) -> str | None:
    """The first name that the root of the document states for such an operationId."""
    id_ = found.operation_id
    names = (each.name for each in overrides if id_ is not None and each.fits(id_))
    return next(names, None)


def _stated_path(group: Any) -> Words | None:
    """`sessions.messages`, or a list of names; an empty one is the client itself."""
    if isinstance(group, str):
        parts = [part for part in group.split(".") if part.strip()]
    elif is_array(group):
        parts = [part for part in group if isinstance(part, str) and part.strip()]
    else:
        return None
    return tuple(normal(part) or part.strip() for part in parts)


# --- from the operationId alone ----------------------------------------------------------------


def _by_id(found: Found) -> Spot | None:
    """`group/method` and `group.method`: the author has said both."""
    id_ = found.said_id or ""
    for separator in ("/", "."):
        parts = [part for part in id_.split(separator) if part.strip()]
        if len(parts) >= 2 and all(split(part) for part in parts) and " " not in id_:
            groups = tuple(normal(part) for part in parts[:-1])
            while len(groups) > 1 and VERSION.fullmatch(groups[0]):
                groups = groups[1:]
            return Spot(groups, split(parts[-1]))
    return None


# --- from Twilio's extension ---------------------------------------------------------------------


def _by_twilio(found: Found, hints: Hints) -> Spot | None:
    """The path's segments are the resource, where `x-twilio` says that the path is one."""
    way = segments(found.path)
    said = said_by_twilio(found.item)
    if not way or not said:
        return None
    names = resource_of(found.path, hints.mounts)[-len(way) :]
    action = action_of(found) or action_from_path(found, (), (), held=way[-1].held, anchored=True)
    return Spot(names, action)


# --- from tag and path -------------------------------------------------------------------------


def _by_tag_or_path(found: Found, tags: Mapping[str, Words]) -> Spot:
    way = segments(found.path)
    tag = next(iter(found.tags), None)
    if tag is not None and is_prefix_alone(tag, found.path):
        tag = None
    if tag is not None:
        root = tags.get(tag, (_of_tag(tag),))
        tag = plain_tag(tag)
        start = _anchor(way, split(tag))
        before, after = (way, []) if start is None else (way[:start], way[start + 1 :])
        anchored = start is not None
        held = way[start].held if start is not None else False
    else:
        if not way:
            return Spot((), whole_action(found) or by_method(found, (), is_collection=False))
        if len(way) == 1 and not way[0].held and _is_call(found, way[0]):
            return Spot((), whole_action(found) or way[0].words)
        root, before, after, anchored = (normal(way[0].text),), [], way[1:], True
        held = way[0].held
    if tag is not None and not anchored and informative_words(found) is None:
        near = _near(way, split(tag))
        if near is not None:
            return Spot(root, action_from_path(found, way[:near], way[near + 1 :], tag=split(tag)))
    nested, rest = _nested(found, after) if anchored else ([], [])
    resource = (*root, *(normal(segment.text) for segment in nested))
    last = nested[-1].held if nested else held
    action = action_in(found, resource)
    if action is None:
        action = action_from_path(found, before, rest, held=last, anchored=anchored)
    return Spot(resource, action)


def _anchor(way: Sequence[Segment], words: Words) -> int | None:
    """The segment that a tag is named after."""
    for index, segment in enumerate(way):
        if same_words(segment.words, words):
            return index
    return None


def _near(way: Sequence[Segment], words: Words) -> int | None:
    """The last segment whose words are all in a tag (`users` in `Users - company level`)."""
    said = {singular(word) for word in words}
    for index in reversed(range(len(way))):
        if {singular(word) for word in way[index].words} <= said:
            return index
    return None


def _is_call(found: Found, segment: Segment) -> bool:
    """A path of one word that is a verb (`POST /translate`): a method of the client itself."""
    if found.said_id and "".join(split(found.said_id)) == "".join(segment.words):
        return True
    return found.method != "GET" and is_verb(segment.words[0]) and not is_plural(segment.words[-1])


def _nested(found: Found, after: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """The resources inside the first one, and what is left of the path behind them.

    A segment is a resource if it names many things (`/customers/{id}/sources`). The last one is
    one only if the operationId does not say otherwise: `createTool` at `/tools` is `tools.create`,
    `searchStore` at `/stores/{id}/search` is `stores.search`.
    """
    nested: list[Segment] = []
    rest = list(after)
    words = informative_words(found)
    verbs = PLAIN_VERBS | set(words[:1] if words else ())
    while rest and (is_plural(rest[0].words[-1]) or _leads_to_many(rest[1:])):
        if rest[0].words[0] in verbs:  # `/projects/{id}/addMembers`
            break
        nested.append(rest.pop(0))
    if words is None or not nested:
        return nested, rest
    while nested:
        tail = trimmed(words)
        behind = [segment.words for segment in rest]
        if behind and find_run(tail, behind[-1]) is not None and not is_verb(tail[0]):
            break
        if _ends_with(words, nested[-1].words):
            return nested, rest
        acts = bool(rest) and is_verb(tail[0]) and same_words(tail[:1], rest[-1].words[:1])
        if acts and _holds(words, nested[-1].words):
            return nested, rest
        if not _holds(words, nested[-1].words):
            rest.insert(0, nested.pop())
            continue
        break
    return (nested, rest) if nested and _ends_with(words, nested[-1].words) else ([], list(after))


def _leads_to_many(rest: Sequence[Segment]) -> bool:
    """Whether things with an id of their own follow, so that this is the group they are in."""
    return bool(rest) and rest[0].held and is_plural(rest[0].words[-1])


def _holds(words: Words, run: Words) -> bool:
    return find_run(words, run) is not None


def _ends_with(words: Words, run: Words) -> bool:
    """Whether an operation's words end with a noun, not counting `by id` and the like."""
    start = find_run(words, run, last=True)
    if start is None:
        return False
    behind = words[start + len(run) :]
    return not behind or behind[0] in ("by", "for", "with", "of", "in")


# --- tags --------------------------------------------------------------------------------------


def tag_resources(root: Node) -> dict[str, Words]:
    """The resource of each tag with an entry of its own; `parent` (OpenAPI 3.2) nests them."""
    entries = root.get("tags")
    parents: dict[str, str] = {}
    for entry in entries if entries is not None else ():
        value = as_object(entry.value)
        name = as_text(value.get("name"))
        if name.strip():
            parents.setdefault(name, as_text(value.get("parent")))
    found: dict[str, Words] = {}
    for name in parents:
        chain: list[str] = []
        at = name
        while at in parents and at not in chain:
            chain.insert(0, at)
            at = parents[at]
        if at in chain:  # its own parent, in some steps
            chain = [name]
        found[name] = tuple(_of_tag(tag) for tag in chain)
    return found


def _of_tag(tag: str) -> str:
    """A tag as a resource: `user-controller` is `user`."""
    return normal(plain_tag(tag)) or normal(tag) or tag.strip()
