"""Assigns unique names, independent of any language.

A target passes the candidates for each name in its own style (snake case, reserved words). The
result does not depend on their order, nor on candidates of other names.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..diagnostics.origin import Origin
from .words import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRequest:
    """A request for a unique name. `names` are the candidates, best first."""

    key: str
    """Unique in the scope, and stable across changes of the document."""
    names: tuple[str, ...]
    rank: int = 0
    """The request with the lowest rank gets the name, unless several have the same rank."""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """A request that did not get its first candidate, and its competitors."""

    request: NameRequest
    wanted: str
    got: str
    others: tuple[NameRequest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAssignment:
    """The unique names of a scope."""

    names: Mapping[str, str]
    """By `NameRequest.key`."""
    collisions: tuple[Collision, ...]


def identical(name: str) -> str:
    """Compare names exactly."""
    return name


def fold_case(name: str) -> str:
    """Compare names ignoring case and compatibility forms, as some file systems do."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def assign_unique_names(
    requests: Iterable[NameRequest],
    *,
    same: Callable[[str], str] = identical,
    taken: Iterable[str] = (),
) -> NameAssignment:
    """Assign a unique name to each request, none of which is in `taken`.

    The candidates are assigned level by level: a name goes to its only request, or to the one with
    the lowest rank. If there are several, none of them gets it, and all continue with their next
    candidate, so the order of `requests` does not matter. A request without candidates left gets
    its last one with a digest of its key.
    """
    used = {same(name) for name in taken}
    assigned: dict[str, str] = {}
    candidates: dict[str, list[NameRequest]] = {}
    collided: list[NameRequest] = []
    pending = list(requests)
    for request in pending:
        candidates.setdefault(same(request.names[0]), []).append(request)
    if len(candidates) == len(pending) and used.isdisjoint(candidates):
        # The common case: there are no collisions.
        return NameAssignment(
            names={request.key: request.names[0] for request in pending}, collisions=()
        )
    pending.sort(key=lambda request: request.key)
    level = 0
    while pending:
        groups: dict[str, list[NameRequest]] = {}
        for request in pending:
            groups.setdefault(same(_candidate(request, level)), []).append(request)
        pending = list[NameRequest]()
        for name, group in groups.items():
            winner = None if name in used else _select_winner(group)
            if winner is not None:
                used.add(name)
                assigned[winner.key] = _candidate(winner, level)
            losers = [request for request in group if request is not winner]
            pending += losers
            if level == 0:
                collided += losers
        pending.sort(key=lambda request: request.key)
        level += 1
    return NameAssignment(
        names=assigned,
        collisions=tuple(
            Collision(
                request=request,
                wanted=request.names[0],
                got=assigned[request.key],
                others=tuple(c for c in candidates[same(request.names[0])] if c is not request),
            )
            for request in sorted(collided, key=lambda request: request.key)
        ),
    )


def _select_winner(group: list[NameRequest]) -> NameRequest | None:
    best = min(request.rank for request in group)
    first = [request for request in group if request.rank == best]
    return first[0] if len(first) == 1 else None


def _candidate(request: NameRequest, level: int) -> str:
    """The candidate of a level; after the last one, the last one with a digest."""
    if level < len(request.names):
        return request.names[level]
    salt = request.key + "'" * (level - len(request.names))
    return f"{request.names[-1]}_{digest(salt)}"
