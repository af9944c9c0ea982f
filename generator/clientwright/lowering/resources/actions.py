"""What an operation is called inside its resource: by its operationId, else by method and path.

`docs/resource-tree.md`, section 3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..naming.words import (
    DANGLING,
    is_phrasal,
    is_plural,
    is_verb,
    same_words,
    singular,
    split,
    trimmed,
    verb_first,
    without_run,
)
from ..operations.walk import Found
from .segments import EXTENSION, VERSION, Segment, ends_in_hole, segments

Words = tuple[str, ...]

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


def informative_words(found: Found) -> Words | None:
    """The words of the operationId, if it says more than method and path do.

    `GetCustomersCustomer` for `GET /customers/{customer}` was made by a program.
    """
    said = found.said_id
    if not said:
        return None
    words = split(said)
    if not words:
        return None
    return None if _repeats(found, words) else verb_first(said)


def _repeats(found: Found, words: Words) -> bool:
    """Whether words are the method and the path, in either order, holes by any name or none."""
    pattern = ""
    for piece in filter(None, re.split(r"(\{[^{}]*\})|/", EXTENSION.sub("", found.path))):
        text = "".join(split(piece))
        if not text:
            continue
        if piece.startswith("{"):
            pattern += f"(?:{re.escape(text)}|id)?"
        else:
            pattern += f"(?:{re.escape(text)})" + ("?" if VERSION.fullmatch(piece) else "")
    method = re.escape(found.method.lower())
    return re.fullmatch(f"{method}{pattern}|{pattern}{method}", "".join(words)) is not None


def whole_action(found: Found) -> Words | None:
    """All words of the operationId."""
    words = informative_words(found)
    return trimmed(words) if words else None


def action_in(found: Found, resource: Words) -> Words | None:
    """The operationId's words without those that the resource has said already."""
    words = informative_words(found)
    if words is None:
        return None
    left = tuple(word for word in words if word not in ("a", "an", "the")) or words
    # A verb at the head stays there, whatever the resource is called (`search` in `search`), but
    # not where it is a noun with a verb behind it (`invite_revoke` in `invites`).
    head, tail = (left[:1], left[1:]) if is_verb(left[0]) else ((), left)
    if head and len(tail) == 1 and is_verb(tail[0]) and _are_many(head, resource):
        head, tail = (), left
    for element in reversed(resource):
        tail = _minus(tail, split(element))
    if not head and tail and is_verb(tail[0]):
        head, tail = tail[:1], tail[1:]
    tail = trimmed(tail)
    if head and len(tail) == 1 and tail[0] in DANGLING and not is_phrasal(head[0], tail[0]):
        tail = ()
    action = (*head, *tail)
    if action in _FETCHING and found.method == "GET" and _is_about_many(found, words, resource):
        return ("list",)
    one_thing = words[-1] in _ONE_THING
    if action in _CHANGING and not one_thing and _is_about_many(found, words, resource):
        return (*action, "many")
    return action or None


def _are_many(words: Words, resource: Words) -> bool:
    """Whether words name one of the things that a resource is called after."""
    last = split(resource[-1]) if resource else ()
    return bool(last) and is_plural(last[-1]) and same_words(words, last)


_ONE_THING = frozenset({"settings", "preferences", "options", "details", "credentials"})
"""Plurals that nobody has several of: `updateSettings` changes the settings."""
_CHANGING = (("update",), ("patch",), ("replace",), ("delete",), ("remove",), ("destroy",))
_KINDS_OF_GROUPS = frozenset({"service", "controller", "api"})
_FETCHING = (("get",), ("retrieve",), ("fetch",), ("read",), ("find",))


def _is_about_many(found: Found, words: Words, resource: Words) -> bool:
    """`getContacts` at `/contacts` lists contacts, whatever its author calls it."""
    if ends_in_hole(found.path) or not resource:
        return False
    return is_plural(words[-1]) and _last_is_plural(found) and is_plural(split(resource[-1])[-1])


def _minus(words: Words, run: Words) -> Words:
    found = without_run(words, run)
    if found == words and len(run) > 1 and run[-1] in _KINDS_OF_GROUPS:
        found = without_run(words, run[:-1])  # `ListMemos` of the `MemoService`
    if found == words and len(run) > 1:
        # `vector stores` is `vectorstore` in some operationIds, `Fine-tuning` `finetuning`.
        together = ("".join(run),)
        found = without_run(words, together)
    return found


def action_from_path(
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
        return _unanchored(found, before)
    context = _owner(before, tag)
    if not rest:
        many = not ends_in_hole(found.path) and (_last_is_plural(found) or held)
        return (*by_method(found, (), is_collection=many), *context)
    words = tuple(word for segment in rest for word in segment.words)
    if is_verb(words[0]) and words[0] not in _HTTP:
        return (*words, *context)
    if is_verb(words[-1]) and found.method != "GET":
        return (words[-1], *words[:-1], *context)
    if found.method == "POST" and not is_plural(words[-1]):
        return (*words, *context)
    method = by_method(found, words, is_collection=False)
    return (*(method if method != words[:1] else ()), *words, *context)


_NOUNS_TOO = frozenset({"upload", "download", "search", "batch", "export", "import", "transfer"})
"""Verbs that stand in front of nouns as often: `upload_sessions`."""


def _unanchored(found: Found, way: Sequence[Segment]) -> Words:
    """Where no segment is named like the tag, all of them are said: `get_file_content`."""
    words = tuple(word for segment in way for word in segment.words)
    last = way[-1].words if way else ()
    is_call = len(last) > 1 and is_verb(last[0]) and last[0] not in _NOUNS_TOO
    if is_call and not way[-1].held:  # `/users/terminate_sessions`
        return last
    if words and is_verb(words[-1]):
        return words[-1:]
    if way and found.method == "POST" and not is_plural(words[-1]) and not found.operation_id:
        return way[-1].words
    method = by_method(found, words, is_collection=_is_collection(found))
    made = list(method)
    for segment in way:
        one = segment.held or (segment is way[-1] and method == ("create",))
        *first, noun = segment.words
        made += [*first, singular(noun) if one else noun]
    return tuple(made)


def _owner(before: Sequence[Segment], tag: Words) -> Words:
    """Whose things these are, where the path says it in front of them and the tag does not."""
    said = {singular(word) for word in tag}
    for segment in reversed(before):
        words = tuple(singular(word) for word in segment.words)
        if segment.held:
            return () if set(words) <= said else ("for", *words)
    return ()


def _is_collection(found: Found) -> bool:
    return not ends_in_hole(found.path) and _last_is_plural(found)


def _last_is_plural(found: Found) -> bool:
    way = segments(found.path)
    return bool(way) and is_plural(way[-1].words[-1])


def by_method(found: Found, words: Words, *, is_collection: bool) -> Words:
    method = found.method
    if ends_in_hole(found.path):
        return (_BY_HOLE.get(method, method.lower()),)
    if is_collection or (method == "POST" and not words):
        return split(_BY_COLLECTION.get(method, method.lower()))
    if words and method == "GET" and is_plural(words[-1]):
        return ("list",)
    if words and method == "POST":
        return ("create",)
    return (_BY_LITERAL.get(method, method.lower()),)
