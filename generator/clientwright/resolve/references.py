"""The traversal of a document by the grammar: visits every object and checks every reference.

It starts at the root and follows references, loading files as needed. The objects it visits are
kept by kind, so that the rules of `validate` need no traversal of their own. Data (examples,
extensions) is not visited, so a `$ref` in it is not a reference.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import NamedTuple

from .. import openapi
from ..diagnostics import Diagnostics, Origin, rules
from ..diagnostics.origin import escape_token
from ..load import Document
from ..model import JsonValue
from ..openapi import Container, ObjectKind, add_article, describe_json_type
from ..values import is_array, is_object
from .files import Files
from .index import Index, LocatedValue, find


class _Visit(NamedTuple):
    """A value that is about to be visited as an object of a kind."""

    value: JsonValue
    kind: ObjectKind
    file: str
    pointer: str


class _Reference(NamedTuple):
    origin: Origin
    text: JsonValue
    kind: ObjectKind
    keyword: str


class ReferenceResolver:
    """Traverses a document. The result is `objects`, and the files that were loaded."""

    def __init__(self, files: Files, index: Index, diagnostics: Diagnostics) -> None:
        self.files = files
        self.index = index
        self.report = diagnostics.report
        self.objects: dict[ObjectKind, list[LocatedValue]] = {kind: [] for kind in ObjectKind}
        self._kinds: dict[tuple[str, str], ObjectKind] = {}
        """The kind of every visited value, by file and pointer."""
        self._pending: list[_Reference] = []
        self._chains: dict[Origin, Origin] = {}
        """References to references: each with its direct target."""

    def run(self, root: Document) -> None:
        """Visit everything that is reachable from the root of a document."""
        self._visit(_Visit(root.data, ObjectKind.OPENAPI, root.name, ""))
        while self._pending:
            pending, self._pending = self._pending, []
            for reference in pending:
                self._check(reference)
        self._report_cycles()

    # --- objects -------------------------------------------------------------------------------

    def _visit(self, start: _Visit) -> None:
        stack = [start]
        kinds, objects, pending = self._kinds, self.objects, self._pending
        while stack:
            value, kind, file, pointer = stack.pop()
            known = kinds.setdefault((file, pointer), kind)
            if known is not kind or not is_object(value):
                if isinstance(value, bool) and kind is ObjectKind.SCHEMA:
                    objects[kind].append(LocatedValue(Origin(file, pointer), value))
                continue
            origin = Origin(file, pointer)
            objects[kind].append(LocatedValue(origin, value))
            if "$ref" in value:
                pending.append(_Reference(origin, value["$ref"], kind, "$ref"))
            if "$dynamicRef" in value and kind is ObjectKind.SCHEMA:
                pending.append(_Reference(origin, value["$dynamicRef"], kind, "$dynamicRef"))
            children = self._list_children(value, kind, file, pointer)
            children.reverse()
            stack.extend(child for child in children if (child.file, child.pointer) not in kinds)

    def _list_children(
        self, value: dict[str, JsonValue], kind: ObjectKind, file: str, pointer: str
    ) -> list[_Visit]:
        child_kind = openapi.PATTERNED.get(kind)
        if child_kind is not None:
            return [
                self._redirect(_Visit(member, child_kind, file, f"{pointer}/{escape_token(key)}"))
                for key, member in value.items()
                if not key.startswith("x-") and key != "$ref"
            ]
        children: list[_Visit] = []
        fields = openapi.FIELDS.get(kind, {})
        for key, member in value.items():
            field = fields.get(key)
            if field is None or field.contains is None:
                continue
            child_kind, container = field.contains, field.container
            content = self._redirect(
                _Visit(member, child_kind, file, f"{pointer}/{key}"), container
            )
            if container is Container.ONE:
                children.append(content)
                continue
            items: list[tuple[str, JsonValue]] = []
            if container is Container.MAP and is_object(content.value):
                extensible = child_kind is ObjectKind.CALLBACK
                items = [
                    (escape_token(name), item)
                    for name, item in content.value.items()
                    if not (extensible and name.startswith("x-"))
                ]
            elif container is Container.LIST and is_array(content.value):
                items = [(str(number), item) for number, item in enumerate(content.value)]
            children += [
                self._redirect(_Visit(item, child_kind, content.file, f"{content.pointer}/{token}"))
                for token, item in items
            ]
        return children

    # --- references where the specification allows none ------------------------------------------

    def _redirect(self, visit: _Visit, container: Container = Container.ONE) -> _Visit:
        """The target of a reference where the specification allows none; else the value itself.

        Bundlers follow a `$ref` anywhere, so documents in several files use it in place of
        operations, `paths`, and whole sections of `components`. Without siblings it is
        unambiguous.
        """
        visited: list[Origin] = []
        current = visit
        while (
            is_object(current.value)
            and isinstance(current.value.get("$ref"), str)
            and (container is not Container.ONE or current.kind not in openapi.REFERENCEABLE)
        ):
            origin = Origin(current.file, current.pointer)
            if origin in visited:
                self.report(rules.REFERENCE_LOOP, origin / "$ref")
                return visit._replace(value=None)
            found = self._find_misplaced_target(current.value, origin, current.kind, container)
            if found is None:
                return visit._replace(value=None)
            visited.append(origin)
            current = _Visit(found.value, current.kind, found.origin.file, found.origin.pointer)
        for origin in visited:
            self.index.redirects[origin] = Origin(current.file, current.pointer)
        return current

    def _find_misplaced_target(
        self,
        value: dict[str, JsonValue],
        origin: Origin,
        kind: ObjectKind,
        container: Container,
    ) -> LocatedValue | None:
        """The target of a misplaced reference. None (reported) if it cannot be determined."""
        text, at = value["$ref"], origin / "$ref"
        expected = _describe(kind, container)
        if any(key != "$ref" and not key.startswith("x-") for key in value):
            self.report(rules.REFERENCE_MISPLACED, at, key=True, what=expected)
            return None
        found = self._find(origin, at, text)
        if found is None:
            return None
        is_reference = is_object(found.value) and "$ref" in found.value
        fits = is_array if container is Container.LIST else is_object
        if not fits(found.value) and not is_reference:
            got = describe_json_type(found.value)
            self._report_mismatch(at, text, expected, got)
            return None
        self.report(rules.REFERENCE_FOLLOWED, at, key=True, what=expected)
        return found

    # --- references ----------------------------------------------------------------------------

    def _check(self, reference: _Reference) -> None:
        origin, text, kind, keyword = reference
        at = origin / keyword
        if not isinstance(text, str):
            self.report(rules.REFERENCE_NOT_TEXT, at, got=describe_json_type(text))
            return
        if kind not in openapi.REFERENCEABLE:
            what = add_article(kind)
            self.report(rules.REFERENCE_MISPLACED, at, key=True, what=what)
            return
        found = self._find(origin, at, text)
        if found is None:
            return
        if is_object(found.value) and isinstance(found.value.get("$ref"), str):
            self._chains[origin] = found.origin
        target = (found.origin.file, found.origin.pointer)
        known = self._kinds.get(target)
        if known is None:
            if not can_be(found.value, kind):
                got = describe_json_type(found.value)
                self._report_mismatch(at, text, add_article(kind), got)
                return
            self._visit(_Visit(found.value, kind, *target))
        elif known is not kind:
            self._report_mismatch(at, text, add_article(kind), add_article(known))

    def _find(self, origin: Origin, at: Origin, text: str) -> LocatedValue | None:
        """The target of a reference, loading its file if needed. None (reported) if it fails."""
        found = find(self.index, self.files.documents, origin, text)
        if found is None:
            if not self.files.load_target(self.index, origin, at, text):
                return None
            found = find(self.index, self.files.documents, origin, text)
        if found is None:
            similar = self._find_similar(at, text)
            hint = f"did you mean `{similar}`? Otherwise, define" if similar else "define"
            self.report(rules.DANGLING_REFERENCE, at, reference=text, hint=hint)
        return found

    def _report_mismatch(self, at: Origin, text: str, expected: str, got: str) -> None:
        self.report(rules.REFERENCE_KIND, at, reference=text, expected=expected, got=got)

    def _find_similar(self, at: Origin, text: str) -> str | None:
        """A similar reference that can be resolved."""
        head, slash, name = text.rpartition("/")
        if not slash or not head:
            return None
        parent = find(self.index, self.files.documents, at, head)
        if parent is None or not is_object(parent.value):
            return None
        lowered = {key.lower(): key for key in parent.value}
        if name.lower() in lowered:
            return f"{head}/{escape_token(lowered[name.lower()])}"
        close = get_close_matches(name, list(parent.value)[:5000], n=1, cutoff=0.8)
        return f"{head}/{escape_token(close[0])}" if close else None

    def _report_cycles(self) -> None:
        """Report each cycle of references once, at its first reference."""
        settled: set[Origin] = set()
        for start in self._chains:
            chain: dict[Origin, None] = {}
            current: Origin | None = start
            while current is not None and current not in settled and current not in chain:
                chain[current] = None
                current = self._chains.get(current)
            if current is not None and current in chain:
                cycle = list(chain)[list(chain).index(current) :]
                self.report(
                    rules.REFERENCE_LOOP,
                    cycle[0] / "$ref",
                    related=[(origin / "$ref", "continues here") for origin in cycle[1:]],
                )
            settled.update(chain)


def _describe(kind: ObjectKind, container: Container) -> str:
    if container is Container.ONE:
        return add_article(kind)
    return f"{'a map' if container is Container.MAP else 'an array'} of {openapi.plural(kind)}"


def can_be(value: JsonValue, kind: ObjectKind) -> bool:
    """Whether the JSON type of a value allows it to be an object of a kind."""
    return is_object(value) or (kind is ObjectKind.SCHEMA and isinstance(value, bool))
