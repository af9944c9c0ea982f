"""Operations that come out with the same resource and action: told apart by their surroundings.

One keeps the name: that for which the document states it, then one with an operationId, then that
with the shortest path, then by the path's and the method's text, so that neither the order of a
document nor a longer path added to it changes who that is. Each other one takes the first name that
is free: its operationId, its owner in the path, its holes, its method.

An action and a resource of the same name in one place both keep it: what a target makes of that is
its matter (decision 0403).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...diagnostics import rules
from ..naming.words import find_run, is_verb, singular, split, trimmed
from ..operations.paths import holes
from ..operations.walk import Found
from .actions import informative_words
from .resources import Spot
from .segments import segments

if TYPE_CHECKING:
    from ...diagnostics.findings import Diagnostics

Words = tuple[str, ...]
_ORDER = ("GET", "POST", "PATCH", "PUT", "DELETE")


def told_apart(
    placed: list[tuple[Found, Spot]], diagnostics: Diagnostics
) -> list[tuple[Found, Spot]]:
    """The same operations, in the same order, no two with the same resource and action."""
    taken: dict[tuple[Words, str], Found] = {}
    final: dict[int, Spot] = {}
    order = sorted(range(len(placed)), key=lambda index: _rank(*placed[index]))
    for index in order:
        found, spot = placed[index]
        action = spot.action
        if (spot.resource, _key(action)) in taken:
            for action in _others(found, spot):
                if (spot.resource, _key(action)) not in taken:
                    break
            first = taken[spot.resource, _key(spot.action)]
            diagnostics.report(
                rules.ACTION_TAKEN,
                found.node.origin,
                key=True,
                related=[(first.node.origin, "this one keeps it")],
                wanted="_".join(spot.action),
                got="_".join(action),
                resource=".".join(spot.resource) or "the client",
            )
            spot = Spot(spot.resource, action, spot.stated)
        taken[(spot.resource, _key(action))] = found
        final[index] = spot
    return [(placed[index][0], final[index]) for index in range(len(placed))]


def _rank(found: Found, spot: Spot) -> tuple[object, ...]:
    method = _ORDER.index(found.method) if found.method in _ORDER else len(_ORDER)
    path = found.path
    nameless = found.operation_id is None
    return (not spot.stated, nameless, path.count("/"), len(path), path, method, found.method)


def _key(action: Words) -> str:
    return "".join(word for part in action for word in split(part) or (part,))


def _others(found: Found, spot: Spot) -> Iterator[Words]:
    """Names to try, from the most to the least natural; the last is always free."""
    method = found.method.lower()
    verb = {"put": "replace", "patch": "modify"}.get(method, method)
    if spot.action == ("update",) and method == "put":
        yield (verb,)
    words = informative_words(found)
    if spot.action == ("list",) and words and words[0] != "list" and is_verb(words[0]):
        yield words[:1]  # `getPermissions` beside `listPermissions`
    if words:
        yield trimmed(words)
    way = segments(found.path)
    owners = [segment for segment in way if segment.held]
    for owner in reversed(owners):
        words = tuple(singular(word) for word in owner.words)
        # `get_history` tells nobody more as `get_history_for_history`.
        is_said = find_run(spot.action, words) is not None
        if "_".join(owner.words) not in spot.resource and not is_said:
            yield (*spot.action, "for", *words)
    names = holes(found.pieces)
    for count in range(1, len(names) + 1):
        yield (*spot.action, "by", *(w for name in names[-count:] for w in split(name) or (name,)))
    for count in range(2, len(way) + 1):
        yield tuple(word for segment in way[-count:] for word in segment.words)
    if is_verb(spot.action[0]) and spot.action[0] != verb and spot.action[1:]:
        yield (verb, *spot.action[1:])
    if spot.action[0] != verb:
        yield (verb, *spot.action)
    everything = split(found.path)
    yield (method, *everything)
    yield (method, *spot.action, *everything)
    number = 1
    while True:  # two paths that differ in signs alone
        number += 1
        yield (method, *everything, str(number))


def tree_words(found: Found, spot: Spot) -> Words:
    """The words that name the types of an operation: its operationId, else its place."""
    if found.operation_id and found.said_id == found.operation_id:
        return (found.operation_id,)
    return (*spot.resource, *spot.action)
