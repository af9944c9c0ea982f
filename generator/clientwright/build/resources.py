"""The resource tree: where each operation hangs, and what its method is called.

The rule is documented in `docs/resource-tree.md`; this is that page as code. It looks at one
operation at a time (and at the tags' own entries), so that adding an operation moves no other.
Only when two come out the same is one of them told apart, see `collisions.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..values import is_array
from .extensions import own
from .mounts import action_of, mount_names, resource_of, said_by_twilio
from .read import as_object, as_text
from .walk import Found
from .words import (
    DANGLING,
    PLAIN_VERBS,
    find_run,
    is_plural,
    is_verb,
    normal,
    same_words,
    singular,
    split,
    trimmed,
    verb_first,
    without_run,
)

if TYPE_CHECKING:
    from ..resolve import Node

Words = tuple[str, ...]

_VERSION = re.compile(r"v?\d+(\.\d+)*([a-z]+\d*)?|\d{4}-\d{2}-\d{2}|latest|stable", re.IGNORECASE)
_PREFIXES = frozenset({"api", "apis", "rest"})
_EXTENSION = re.compile(r"\.(json|xml|yaml|yml|csv|aspx?|php|html?)$", re.IGNORECASE)
_HTTP = frozenset({"get", "put", "post", "patch", "delete"})
_BY_HOLE = {
    "GET": "get",
    "POST": "update",
    "PUT": "replace",
    "PATCH": "update",
    "DELETE": "delete",
}
_BY_LITERAL = {
    "GET": "get",
    "PUT": "replace",
    "PATCH": "update",
    "DELETE": "delete",
}
_BY_COLLECTION = {
    "GET": "list",
    "POST": "create",
    "PUT": "replace",
    "PATCH": "update",
    "DELETE": "delete_all",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an operation hangs."""

    resource: Words
    action: Words
    stated: bool = False
    """The document states the action itself."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A literal segment of a path, and whether a hole follows it."""

    text: str
    held: bool

    @property
    def words(self) -> Words:
        """The segment's words."""
        return split(self.text)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the document says of places outside of its operations."""

    tags: Mapping[str, Words]
    """The resource of each tag with an entry of its own."""
    mounts: dict[str, str]
    """Names of paths by `x-twilio`."""


def hints_of(root: Node) -> Hints:
    """The hints of a document."""
    return Hints(tag_resources(root), mount_names(root))


def place(found: Found, hints: Hints) -> Spot:
    """Where one operation hangs, by the documented rule."""
    stated = _stated(found)
    if stated is not None and stated.action:
        return stated
    guess = _by_id(found) or _by_twilio(found, hints) or _by_tag_or_path(found, hints.tags)
    if stated is not None:
        return Spot(stated.resource, _action_in(found, stated.resource) or guess.action)
    return guess


# --- stated ----------------------------------------------------------------------------------


def _stated(found: Found) -> Spot | None:
    """What an extension says: ours, Fern's, Speakeasy's. A resource alone, or both."""
    value = as_object(found.node.value)
    mine = own(value)
    for group, method in (
        (mine.get("resource"), mine.get("method")),
        (value.get("x-fern-sdk-group-name"), value.get("x-fern-sdk-method-name")),
        (value.get("x-speakeasy-group"), value.get("x-speakeasy-name-override")),
        (value.get("x-groupName"), value.get("x-methodName")),
    ):
        path = _stated_path(group)
        name = as_text(method).strip()
        if path is not None:
            return Spot(path, (name,) if name else (), stated=bool(name))
    return None


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
    id_ = found.stated_id or ""
    for separator in ("/", "."):
        parts = [part for part in id_.split(separator) if part.strip()]
        if len(parts) >= 2 and all(split(part) for part in parts) and " " not in id_:
            groups = tuple(normal(part) for part in parts[:-1])
            while len(groups) > 1 and _VERSION.fullmatch(groups[0]):
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
    action = action_of(found) or _from_path(found, (), (), held=way[-1].held, anchored=True)
    return Spot(names, action)


# --- from tag and path -------------------------------------------------------------------------


def segments(path: str) -> list[Segment]:
    """The literal segments of a path that say something: no version, no `api`, no `.json`.

    `/things/{id}:cancel` and `/things:search` end in a segment of their own (a custom method, as
    Google calls it); `/thumbnail.{extension}` counts by its text.
    """
    path, _, fragment = path.partition("#")
    pieces = [part for piece in path.split("/") if piece for part in _literals(piece)]
    found: list[Segment] = []
    for index, piece in enumerate(pieces):
        if "{" in piece or not split(piece) or _VERSION.fullmatch(piece):
            continue
        if not found and piece.lower() in _PREFIXES:
            continue
        found.append(Segment(piece, index + 1 < len(pieces) and "{" in pieces[index + 1]))
    if split(fragment):  # several operations at one path, told apart by what is never sent
        found.append(Segment(fragment, held=False))
    return found


_CUSTOM = re.compile(r"(.+):([A-Za-z]\w*)")
_TEXT_FIRST = re.compile(r"([A-Za-z][\w-]{2,})[.:_-]?\{")


def _literals(piece: str) -> tuple[str, ...]:
    bare = _EXTENSION.sub("", piece)
    custom = _CUSTOM.fullmatch(bare)
    if custom is not None:
        return (*_literals(custom.group(1)), custom.group(2))
    text = _TEXT_FIRST.match(bare)
    return (text.group(1).strip("-_"),) if text is not None else (bare,)


def _by_tag_or_path(found: Found, tags: Mapping[str, Words]) -> Spot:
    way = segments(found.path)
    tag = next(iter(found.tags), None)
    if tag is not None:
        root = tags.get(tag, (normal(tag) or tag.strip(),))
        start = _anchor(way, split(tag))
        before, after = (way, []) if start is None else (way[:start], way[start + 1 :])
        anchored = start is not None
        held = way[start].held if start is not None else False
    else:
        if not way:
            return Spot((), _whole(found) or _by_method(found, (), is_collection=False))
        if len(way) == 1 and not way[0].held and _is_call(found, way[0]):
            return Spot((), _whole(found) or way[0].words)
        root, before, after, anchored = (normal(way[0].text),), [], way[1:], True
        held = way[0].held
    if tag is not None and not anchored and informative_words(found) is None:
        near = _near(way, split(tag))
        if near is not None:
            return Spot(root, _from_path(found, way[:near], way[near + 1 :], tag=split(tag)))
    nested, rest = _nested(found, after) if anchored else ([], [])
    resource = (*root, *(normal(segment.text) for segment in nested))
    last = nested[-1].held if nested else held
    action = _action_in(found, resource, always=not anchored)
    if action is None:
        action = _from_path(found, before, rest, held=last, anchored=anchored)
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
    if found.stated_id and "".join(split(found.stated_id)) == "".join(segment.words):
        return True
    return found.method != "GET" and is_verb(segment.words[0]) and not is_plural(segment.words[-1])


def _nested(
    found: Found, after: Sequence[Segment]
) -> tuple[list[Segment], list[Segment]]:
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


# --- the action --------------------------------------------------------------------------------


def informative_words(found: Found) -> Words | None:
    """The words of the operationId, if it says more than method and path do.

    `GetCustomersCustomer` for `GET /customers/{customer}` was made by a program.
    """
    if not found.stated_id:
        return None
    words = split(found.stated_id)
    if not words:
        return None
    return None if _repeats(found, words) else verb_first(found.stated_id)


def _repeats(found: Found, words: Words) -> bool:
    """Whether words are the method and the path, in either order, holes by any name or none."""
    pattern = ""
    for piece in filter(None, re.split(r"(\{[^{}]*\})|/", _EXTENSION.sub("", found.path))):
        text = "".join(split(piece))
        if not text:
            continue
        if piece.startswith("{"):
            pattern += f"(?:{re.escape(text)}|id)?"
        else:
            pattern += f"(?:{re.escape(text)})" + ("?" if _VERSION.fullmatch(piece) else "")
    method = re.escape(found.method.lower())
    return re.fullmatch(f"{method}{pattern}|{pattern}{method}", "".join(words)) is not None


def _whole(found: Found) -> Words | None:
    words = informative_words(found)
    return trimmed(words) if words else None


def _action_in(found: Found, resource: Words, *, always: bool = False) -> Words | None:
    """The operationId's words without those that the resource has said already.

    `always`: also where they say no more than method and path, since the path says nothing here.
    """
    words = informative_words(found)
    if words is None and always and found.stated_id:
        words = verb_first(found.stated_id) or None
    if words is None:
        return None
    left = tuple(word for word in words if word not in ("a", "an", "the"))
    # A verb at the head stays there, whatever the resource is called (`search` in `search`).
    head, tail = (left[:1], left[1:]) if is_verb(left[0]) else ((), left)
    for element in reversed(resource):
        tail = _minus(tail, split(element))
    if not head and tail and is_verb(tail[0]):
        head, tail = tail[:1], tail[1:]
    tail = trimmed(tail)
    if head and len(tail) == 1 and tail[0] in DANGLING:
        tail = ()
    action = (*head, *tail)
    if action in _FETCHING and found.method == "GET" and _is_about_many(found, words, resource):
        return ("list",)
    if action in _CHANGING and _is_about_many(found, words, resource):
        return (*action, "many")
    return action or None


_CHANGING = (("update",), ("patch",), ("replace",), ("delete",), ("remove",), ("destroy",))
_FETCHING = (("get",), ("retrieve",), ("fetch",), ("read",), ("find",))


def _is_about_many(found: Found, words: Words, resource: Words) -> bool:
    """`getContacts` at `/contacts` lists contacts, whatever its author calls it."""
    if _ends_in_hole(found) or not resource:
        return False
    return is_plural(words[-1]) and _last_is_plural(found) and is_plural(split(resource[-1])[-1])


def _minus(words: Words, run: Words) -> Words:
    found = without_run(words, run)
    if found == words and len(run) > 1:
        # `vector stores` is `vectorstore` in some operationIds, `Fine-tuning` `finetuning`.
        together = ("".join(run),)
        found = without_run(words, together)
    return found


def _from_path(
    found: Found,
    before: Sequence[Segment],
    rest: Sequence[Segment],
    *,
    held: bool = False,
    anchored: bool = True,
    tag: Words = (),
) -> Words:
    """An action where no operationId tells: the HTTP method and the shape of the path.

    `before` and `rest` are the segments around the resource, `held` whether a hole follows it.
    """
    if not anchored:
        words = tuple(word for segment in before for word in segment.words)
        if before and found.method == "POST" and not is_plural(words[-1]):
            return before[-1].words
        if words and is_verb(words[-1]):
            return words[-1:]
        return (*_by_method(found, words, is_collection=_is_collection(found)), *words)
    context = _owner(before, tag)
    if not rest:
        many = not _ends_in_hole(found) and (_last_is_plural(found) or held)
        return (*_by_method(found, (), is_collection=many), *context)
    words = tuple(word for segment in rest for word in segment.words)
    if is_verb(words[0]) and words[0] not in _HTTP:
        return (*words, *context)
    if is_verb(words[-1]) and found.method != "GET":
        return (words[-1], *words[:-1], *context)
    if found.method == "POST" and not is_plural(words[-1]):
        return (*words, *context)
    method = _by_method(found, words, is_collection=False)
    return (*(method if method != words[:1] else ()), *words, *context)


def _owner(before: Sequence[Segment], tag: Words) -> Words:
    """Whose things these are, where the path says it in front of them and the tag does not."""
    said = {singular(word) for word in tag}
    for segment in reversed(before):
        words = tuple(singular(word) for word in segment.words)
        if segment.held:
            return () if set(words) <= said else ("for", *words)
    return ()


def _is_collection(found: Found) -> bool:
    return not _ends_in_hole(found) and _last_is_plural(found)


def _ends_in_hole(found: Found) -> bool:
    last = found.path.partition("#")[0].rstrip("/").rpartition("/")[2]
    return "{" in _literals(last)[-1]


def _last_is_plural(found: Found) -> bool:
    way = segments(found.path)
    return bool(way) and is_plural(way[-1].words[-1])


def _by_method(found: Found, words: Words, *, is_collection: bool) -> Words:
    method = found.method
    if _ends_in_hole(found):
        return (_BY_HOLE.get(method, method.lower()),)
    if is_collection or (method == "POST" and not words):
        return split(_BY_COLLECTION.get(method, method.lower()))
    if words and method == "GET" and is_plural(words[-1]):
        return ("list",)
    if words and method == "POST":
        return ("create",)
    return (_BY_LITERAL.get(method, method.lower()),)


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
        found[name] = tuple(normal(tag) or tag.strip() for tag in chain)
    return found
