"""The actions of an overlay: what they select, and what they do with it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics
from ..diagnostics.origin import Origin
from ..load import Document
from ..model import JsonValue
from ..resolve.version import kind_of
from ..values import is_array, is_object
from .draft import Draft, Location, Opened, Source

if TYPE_CHECKING:
    from jsonpath import JSONPathEnvironment

_MODIFIERS = ("remove", "update", "copy")


class Actions:
    """Applies the actions of one overlay to a draft, in order."""

    def __init__(
        self, draft: Draft, overlay: Document, minor: int, diagnostics: Diagnostics
    ) -> None:
        self.draft = draft
        self.overlay = overlay
        self.minor = minor
        self.diagnostics = diagnostics

    def apply(self, origin: Origin, action: JsonValue) -> None:
        """Apply one action. What cannot be done is reported, and left undone."""
        if not is_object(action) or not isinstance(action.get("target"), str):
            self.diagnostics.report(rules.OVERLAY_ACTION, origin)
            return
        doing = [name for name in _MODIFIERS if name in action and action[name] is not False]
        if not doing:
            self.diagnostics.report(rules.OVERLAY_IDLE, origin)
            return
        for idle in doing[1:]:
            self.diagnostics.report(
                rules.OVERLAY_OVERRULED, origin / idle, key=True, name=idle, by=doing[0]
            )
        if doing[0] == "copy" and self.minor == 0:
            self.diagnostics.report(rules.OVERLAY_NEWER, origin / "copy", key=True)
        targets = self._select(origin / "target", action["target"])
        if targets is None:
            return
        if not targets:
            self.diagnostics.report(rules.OVERLAY_NOTHING, origin / "target")
            return
        match doing[0]:
            case "remove":
                self._remove(origin, targets)
            case "update":
                at = origin / "update"
                self._update(at, targets, action["update"], Source(self.overlay, at.pointer))
            case _:
                self._copy(origin / "copy", targets, action["copy"])

    def _select(self, at: Origin, query: str) -> list[Location] | None:
        """What a query selects; None, reported, where it is none."""
        from jsonpath import JSONPathError

        try:
            matches = _environment().finditer(query, self.draft.data)
            return list(dict.fromkeys(_location(match.parts) for match in matches))
        except (JSONPathError, RecursionError) as error:
            problem = str(error).strip().splitlines() or ["it cannot be read"]
            self.diagnostics.report(rules.OVERLAY_TARGET, at, query=query, problem=problem[0])
            return None

    def _remove(self, origin: Origin, targets: Sequence[Location]) -> None:
        # The deepest and last first, so that no removal changes where another target stands.
        for target in sorted(targets, key=_depth_and_index, reverse=True):
            if not target:
                self.diagnostics.report(rules.OVERLAY_ROOT, origin / "remove", key=True)
            elif self.draft.exists(target):
                self.draft.remove(target)

    def _copy(self, at: Origin, targets: Sequence[Location], query: JsonValue) -> None:
        if not isinstance(query, str):
            self.diagnostics.report(rules.OVERLAY_COPY, at, number="no query")
            return
        found = self._select(at, query)
        if found is None:
            return
        if len(found) != 1:
            self.diagnostics.report(rules.OVERLAY_COPY, at, number=f"{len(found)} values")
            return
        self._update(at, targets, self.draft.get(found[0]), self.draft.branch(found[0]))

    def _update(
        self, at: Origin, targets: Sequence[Location], value: JsonValue, source: Opened | Source
    ) -> None:
        kinds = {_shape(self.draft.get(target)) for target in targets}
        if len(kinds) > 1:
            self.diagnostics.report(rules.OVERLAY_MIXED, at, key=True)
            return
        for target in targets:
            # A copy for each: what earlier actions changed goes on being changed in place.
            self._merge(at, target, deepcopy(value), source.copy())

    def _merge(
        self, at: Origin, target: Location, value: JsonValue, source: Opened | Source
    ) -> None:
        """Merge a value into what stands at a location (Overlay 1.1 section 4.4.3)."""
        there = self.draft.get(target)
        if is_array(there):
            if is_array(value):
                for number, item in enumerate(value):
                    self.draft.append(target, item, _of(source, number))
            else:
                self.draft.append(target, value, source)
        elif is_object(there) and is_object(value):
            for key, item in value.items():
                if key not in there:
                    self.draft.insert(target, key, item, _of(source, key))
                elif is_array(there[key]) and not is_array(item):
                    self._refuse(at, (*target, key), item, _of(source, key))
                else:
                    self._merge(at, (*target, key), item, _of(source, key))
        elif is_object(there) or is_object(value) or is_array(value) or not target:
            self._refuse(at, target, value, source)
        else:
            self.draft.replace(target, value, source)

    def _refuse(
        self, at: Origin, target: Location, value: JsonValue, source: Opened | Source
    ) -> None:
        where = source.origin
        there = self.draft.get(target)
        self.diagnostics.report(
            rules.OVERLAY_UNLIKE,
            where if where.file == at.file else at,
            related=[(self.draft.origin(target), "what stands there")],
            value=kind_of(value),
            there=kind_of(there),
        )


def _of(source: Opened | Source, key: str | int) -> Opened | Source:
    """Where a member comes from."""
    child = source.child(key)
    assert child is not None, "every member of an opened value is known"
    return child


def _environment() -> JSONPathEnvironment:
    """RFC 9535 and nothing else: an overlay must mean the same to every tool."""
    from jsonpath import JSONPathEnvironment

    return JSONPathEnvironment(strict=True)


def _location(parts: Sequence[Any]) -> Location:
    return tuple(part if isinstance(part, int) else str(part) for part in parts)


def _depth_and_index(location: Location) -> tuple[int, tuple[tuple[int, str], ...]]:
    return len(location), tuple(
        (key, "") if isinstance(key, int) else (-1, key) for key in location
    )


def _shape(value: JsonValue) -> str:
    if is_object(value):
        return "object"
    return "array" if is_array(value) else "primitive"
