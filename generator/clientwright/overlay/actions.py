"""Executes the actions of an overlay on a draft of the document."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..diagnostics import Diagnostics, Origin, rules
from ..load import Document
from ..model import JsonValue
from ..openapi import describe_json_type
from ..values import is_array, is_object
from .draft import AnySource, DocumentDraft, ValuePath, ValueSource

if TYPE_CHECKING:
    from jsonpath import JSONPathEnvironment

_MODIFIERS = ("remove", "update", "copy")


@dataclass(frozen=True, slots=True)
class ActionExecutor:
    """Executes the actions of one overlay, in order."""

    draft: DocumentDraft
    overlay: Document
    minor: int
    diagnostics: Diagnostics

    def execute(self, origin: Origin, action: JsonValue) -> None:
        """Execute one action. If it is invalid, it is reported and skipped."""
        if not is_object(action) or not isinstance(action.get("target"), str):
            self.diagnostics.report(rules.OVERLAY_ACTION, origin)
            return
        modifiers = [name for name in _MODIFIERS if action.get(name, False) is not False]
        if not modifiers:
            self.diagnostics.report(rules.OVERLAY_IDLE, origin)
            return
        modifier = modifiers[0]
        for name in modifiers[1:]:
            self.diagnostics.report(
                rules.OVERLAY_OVERRULED, origin / name, key=True, name=name, by=modifier
            )
        if modifier == "copy" and self.minor == 0:
            self.diagnostics.report(rules.OVERLAY_NEWER, origin / "copy", key=True)
        targets = self._select(origin / "target", action["target"])
        if targets is None:
            return
        if not targets:
            self.diagnostics.report(rules.OVERLAY_NOTHING, origin / "target")
            return
        match modifier:
            case "remove":
                self._remove(origin, targets)
            case "update":
                at = origin / "update"
                self._update(at, targets, action["update"], ValueSource(self.overlay, at.pointer))
            case _:
                self._copy(origin / "copy", targets, action["copy"])

    def _select(self, at: Origin, query: str) -> list[ValuePath] | None:
        """The values that a query matches; None (reported) if the query is invalid."""
        from jsonpath import JSONPathError

        try:
            matches = _create_environment().finditer(query, self.draft.data)
            return list(dict.fromkeys(_parse_value_path(match.parts) for match in matches))
        except (JSONPathError, RecursionError) as error:
            problem = str(error).strip().splitlines() or ["invalid query"]
            self.diagnostics.report(rules.OVERLAY_TARGET, at, query=query, problem=problem[0])
            return None

    def _remove(self, origin: Origin, targets: Sequence[ValuePath]) -> None:
        # The deepest and last first, so that no removal changes the path of another target.
        for target in sorted(targets, key=_sort_key, reverse=True):
            if not target:
                self.diagnostics.report(rules.OVERLAY_ROOT, origin / "remove", key=True)
            elif self.draft.exists(target):
                self.draft.remove(target)

    def _copy(self, at: Origin, targets: Sequence[ValuePath], query: JsonValue) -> None:
        if not isinstance(query, str):
            self.diagnostics.report(rules.OVERLAY_COPY, at, number=describe_json_type(query))
            return
        found = self._select(at, query)
        if found is None:
            return
        if len(found) != 1:
            self.diagnostics.report(rules.OVERLAY_COPY, at, number=f"{len(found)} values")
            return
        self._update(at, targets, self.draft.get(found[0]), self.draft.source_tree(found[0]))

    def _update(
        self, at: Origin, targets: Sequence[ValuePath], value: JsonValue, source: AnySource
    ) -> None:
        types = {_type_of(self.draft.get(target)) for target in targets}
        if len(types) > 1:
            self.diagnostics.report(rules.OVERLAY_MIXED, at, key=True)
            return
        for target in targets:
            # A copy for each target, since later actions change values in place.
            self._merge(at, target, deepcopy(value), source.copy())

    def _merge(self, at: Origin, target: ValuePath, value: JsonValue, source: AnySource) -> None:
        """Merge a value into an existing one (Overlay 1.1, section 4.4.3)."""
        existing = self.draft.get(target)
        if is_array(existing):
            if is_array(value):
                for number, item in enumerate(value):
                    self.draft.append(target, item, _get_child_source(source, number))
            else:
                self.draft.append(target, value, source)
        elif is_object(existing) and is_object(value):
            for key, item in value.items():
                if key not in existing:
                    self.draft.set((*target, key), item, _get_child_source(source, key))
                elif is_array(existing[key]) and not is_array(item):
                    self._refuse(at, (*target, key), item, _get_child_source(source, key))
                else:
                    self._merge(at, (*target, key), item, _get_child_source(source, key))
        elif is_object(existing) or is_object(value) or is_array(value) or not target:
            self._refuse(at, target, value, source)
        else:
            self.draft.set(target, value, source)

    def _refuse(self, at: Origin, target: ValuePath, value: JsonValue, source: AnySource) -> None:
        origin = source.origin
        existing = self.draft.get(target)
        self.diagnostics.report(
            rules.OVERLAY_UNLIKE,
            origin if origin.file == at.file else at,
            related=[(self.draft.origin(target), "the existing value")],
            value=describe_json_type(value),
            existing=describe_json_type(existing),
        )


def _get_child_source(source: AnySource, key: str | int) -> AnySource:
    child = source.child(key)
    assert child is not None, "every member of a composite has a source"
    return child


def _create_environment() -> JSONPathEnvironment:
    """Strict RFC 9535, so that an overlay has the same meaning in every tool."""
    from jsonpath import JSONPathEnvironment

    return JSONPathEnvironment(strict=True)


def _parse_value_path(parts: Sequence[Any]) -> ValuePath:
    return tuple(part if isinstance(part, int) else str(part) for part in parts)


def _sort_key(path: ValuePath) -> tuple[int, tuple[tuple[int, str], ...]]:
    return len(path), tuple((key, "") if isinstance(key, int) else (-1, key) for key in path)


def _type_of(value: JsonValue) -> str:
    if is_object(value):
        return "object"
    return "array" if is_array(value) else "primitive"
