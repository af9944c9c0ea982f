"""Names an operation within its resource, from its operationId, or its method and path.

The rules are in `docs/resource-tree.md`, section 3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..discovery import RawOperation
from ..naming import english
from ..naming.english import is_plural, is_verb, singularize, split_words
from .path_segments import EXTENSION, VERSION, PathSegment, Words, ends_in_variable, split_path

_HTTP_METHODS = frozenset({"get", "put", "post", "patch", "delete"})
_LITERAL_ACTIONS = {"GET": "get", "PUT": "replace", "PATCH": "update", "DELETE": "delete"}
_VARIABLE_ACTIONS = {**_LITERAL_ACTIONS, "POST": "update"}
_COLLECTION_ACTIONS = {**_LITERAL_ACTIONS, "GET": "list", "POST": "create", "DELETE": "delete_all"}
_READ_ACTIONS = (("get",), ("retrieve",), ("fetch",), ("read",), ("find",))
_WRITE_ACTIONS = (("update",), ("patch",), ("replace",), ("delete",), ("remove",), ("destroy",))
_UNCOUNTABLE = frozenset({"settings", "preferences", "options", "details", "credentials"})
"""Plurals that denote a single thing: `updateSettings` updates the settings."""
_GROUP_SUFFIXES = frozenset({"service", "controller", "api"})
_ALSO_NOUNS = frozenset({"upload", "download", "search", "batch", "export", "import", "transfer"})
"""Verbs that are as often the first part of a noun: `upload_sessions`."""


def informative_words(operation: RawOperation) -> Words | None:
    """The words of the operationId, unless it only repeats method and path.

    `GetCustomersCustomer` for `GET /customers/{customer}` was generated.
    """
    id_ = operation.given_id
    words = split_words(id_) if id_ else ()
    if not id_ or not words or _repeats_path(operation, words):
        return None
    return english.split_verb_first(id_)


def _repeats_path(operation: RawOperation, words: Words) -> bool:
    """Whether words are the method and the path, in either order, with any variable names."""
    pattern = ""
    path = EXTENSION.sub("", operation.path)
    for segment in filter(None, re.split(r"(\{[^{}]*\})|/", path)):
        text = "".join(split_words(segment))
        if not text:
            continue
        if segment.startswith("{"):
            pattern += f"(?:{re.escape(text)}|id)?"
        else:
            pattern += f"(?:{re.escape(text)})" + ("?" if VERSION.fullmatch(segment) else "")
    method = re.escape(operation.method.lower())
    return re.fullmatch(f"{method}{pattern}|{pattern}{method}", "".join(words)) is not None


def from_id(operation: RawOperation) -> Words | None:
    """All words of the operationId."""
    words = informative_words(operation)
    return english.trim_words(words) if words else None


def in_resource(operation: RawOperation, resource: Words) -> Words | None:
    """The words of the operationId without those of the resource."""
    words = informative_words(operation)
    if words is None:
        return None
    verb, rest = _split_verb(words, resource)
    for name in reversed(resource):
        rest = _remove_resource(rest, split_words(name))
    if not verb and rest and is_verb(rest[0]):
        verb, rest = rest[:1], rest[1:]
    rest = english.trim_words(rest)
    if (
        verb
        and len(rest) == 1
        and rest[0] in english.PREPOSITIONS
        and not english.is_phrasal_verb(verb[0], rest[0])
    ):
        rest = ()
    action = (*verb, *rest)
    if action in _READ_ACTIONS and operation.method == "GET":
        return ("list",) if _is_about_many(operation, words, resource) else action
    if action in _WRITE_ACTIONS and words[-1] not in _UNCOUNTABLE:
        return (*action, "many") if _is_about_many(operation, words, resource) else action
    return action or None


def _split_verb(words: Words, resource: Words) -> tuple[Words, Words]:
    """A verb at the start, and the other words.

    The verb is kept even if the resource has its name (`search` in `search`), unless it is a noun
    that another verb follows (`invite_revoke` in `invites`).
    """
    words = tuple(word for word in words if word not in english.ARTICLES) or words
    if not is_verb(words[0]):
        return (), words
    verb, rest = words[:1], words[1:]
    is_noun = len(rest) == 1 and is_verb(rest[0]) and _is_member_of(verb, resource)
    return ((), words) if is_noun else (verb, rest)


def _is_member_of(words: Words, resource: Words) -> bool:
    """Whether words are the singular of a resource's name."""
    last = split_words(resource[-1]) if resource else ()
    return bool(last) and is_plural(last[-1]) and english.same_words(words, last)


def _is_about_many(operation: RawOperation, words: Words, resource: Words) -> bool:
    """Whether it concerns a collection, as `getContacts` at `/contacts`, whatever its verb."""
    if not resource or not _is_collection(operation):
        return False
    return is_plural(words[-1]) and is_plural(split_words(resource[-1])[-1])


def _remove_resource(words: Words, name: Words) -> Words:
    candidates = [name]
    if len(name) > 1 and name[-1] in _GROUP_SUFFIXES:
        candidates.append(name[:-1])  # `ListMemos` of the `MemoService`
    if len(name) > 1:  # `Fine-tuning` is `finetuning` in some operationIds
        candidates.append(("".join(name),))
    remaining = (english.remove_words(words, candidate) for candidate in candidates)
    return next((rest for rest in remaining if rest != words), words)


def from_path(
    operation: RawOperation,
    before: Sequence[PathSegment] = (),
    after: Sequence[PathSegment] = (),
    *,
    has_variable: bool = False,
    tag: Words = (),
) -> Words:
    """The action from the HTTP method and the path, without an informative operationId.

    `before` and `after` are the segments around the resource. `has_variable` is whether a variable
    follows it.
    """
    owner = _find_owner(before, tag)
    if not after:
        is_collection = not ends_in_variable(operation.path) and (
            has_variable or _ends_in_plural(operation)
        )
        return (*from_method(operation, (), is_collection=is_collection), *owner)
    words = tuple(word for segment in after for word in segment.words)
    if is_verb(words[0]) and words[0] not in _HTTP_METHODS:
        return (*words, *owner)
    if is_verb(words[-1]) and operation.method != "GET":
        return (words[-1], *words[:-1], *owner)
    if operation.method == "POST" and not is_plural(words[-1]):
        return (*words, *owner)
    method = from_method(operation, words, is_collection=False)
    return (*(method if method != words[:1] else ()), *words, *owner)


def from_whole_path(operation: RawOperation, segments: Sequence[PathSegment]) -> Words:
    """The action with all segments, for a resource that is not in the path: `get_file_content`."""
    words = tuple(word for segment in segments for word in segment.words)
    last = segments[-1].words if segments else ()
    starts_with_verb = len(last) > 1 and is_verb(last[0]) and last[0] not in _ALSO_NOUNS
    if starts_with_verb and not segments[-1].has_variable:  # `/users/terminate_sessions`
        return last
    if words and is_verb(words[-1]):
        return words[-1:]
    is_post_of_one = operation.method == "POST" and bool(words) and not is_plural(words[-1])
    if is_post_of_one and not operation.operation_id:
        return last
    method = from_method(operation, words, is_collection=_is_collection(operation))
    action = list(method)
    for segment in segments:
        is_one = segment.has_variable or (segment is segments[-1] and method == ("create",))
        *first, noun = segment.words
        action += [*first, singularize(noun) if is_one else noun]
    return tuple(action)


def _find_owner(before: Sequence[PathSegment], tag: Words) -> Words:
    """The words for the owner in the path, unless the tag contains them: `("for", "customer")`."""
    tag_words = {singularize(word) for word in tag}
    for segment in reversed(before):
        words = tuple(singularize(word) for word in segment.words)
        if segment.has_variable:
            return () if set(words) <= tag_words else ("for", *words)
    return ()


def _is_collection(operation: RawOperation) -> bool:
    return not ends_in_variable(operation.path) and _ends_in_plural(operation)


def _ends_in_plural(operation: RawOperation) -> bool:
    segments = split_path(operation.path)
    return bool(segments) and is_plural(segments[-1].words[-1])


def from_method(operation: RawOperation, words: Words, *, is_collection: bool) -> Words:
    """The verb for the HTTP method, before `words`."""
    method = operation.method
    if ends_in_variable(operation.path):
        return (_VARIABLE_ACTIONS.get(method, method.lower()),)
    if is_collection or (method == "POST" and not words):
        return split_words(_COLLECTION_ACTIONS.get(method, method.lower()))
    if words and method == "GET" and is_plural(words[-1]):
        return ("list",)
    if words and method == "POST":
        return ("create",)
    return (_LITERAL_ACTIONS.get(method, method.lower()),)
