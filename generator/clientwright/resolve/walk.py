"""The walk over a document by its grammar: every object once, every reference checked.

It starts at the root and goes wherever references lead, loading files on the way. What is met is
kept by kind for the rules of `validate`, which need not walk again.

Not here: what a reference's URI means (`spec.py`), and which files may be read (`files.py`).
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import NamedTuple

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics
from ..diagnostics.origin import Origin
from ..load import Document
from ..model import JsonValue
from ..values import is_array, is_object
from .files import Files
from .grammar import FIELDS, PATTERNED, Kind, Shape, plural, with_article
from .pointers import escaped
from .spec import Found, Index, find
from .version import kind_of

REFERABLE = frozenset(
    {
        Kind.PATH_ITEM,
        Kind.PARAMETER,
        Kind.REQUEST_BODY,
        Kind.RESPONSE,
        Kind.HEADER,
        Kind.EXAMPLE,
        Kind.LINK,
        Kind.SECURITY_SCHEME,
        Kind.CALLBACK,
        Kind.SCHEMA,
        Kind.MEDIA_TYPE,
    }
)
"""Where a `$ref` may stand (a media type's since 3.2; harmless before)."""


class _Task(NamedTuple):
    value: JsonValue
    kind: Kind
    file: str
    pointer: str


class _Reference(NamedTuple):
    at: Origin
    text: JsonValue
    kind: Kind
    field: str


class Walk:
    """Walks a document; `objects` is what it met, `files` what it loaded."""

    def __init__(self, files: Files, index: Index, diagnostics: Diagnostics) -> None:
        self.files = files
        self.index = index
        self.diagnostics = diagnostics
        self.objects: dict[Kind, list[Found]] = {kind: [] for kind in Kind}
        self._kinds: dict[tuple[str, str], Kind] = {}
        self._waiting: list[_Reference] = []
        self._steps: dict[Origin, Origin] = {}
        """Of references that point at references: from one to the next."""

    def run(self, root: Document) -> None:
        """Walk everything that can be reached from a document's root."""
        self._visit(_Task(root.data, Kind.OPENAPI, root.name, ""))
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            for reference in waiting:
                self._check(reference)
        self._report_loops()

    # --- objects -------------------------------------------------------------------------------

    def _visit(self, start: _Task) -> None:
        stack = [start]
        kinds, objects, waiting = self._kinds, self.objects, self._waiting
        while stack:
            task = stack.pop()
            value, kind, file, pointer = task
            known = kinds.setdefault((file, pointer), kind)
            if known is not kind or not is_object(value):
                if isinstance(value, bool) and kind is Kind.SCHEMA:
                    objects[kind].append(Found(Origin(file, pointer), value))
                continue
            origin = Origin(file, pointer)
            objects[kind].append(Found(origin, value))
            if "$ref" in value:
                waiting.append(_Reference(origin, value["$ref"], kind, "$ref"))
            if "$dynamicRef" in value and kind is Kind.SCHEMA:
                waiting.append(_Reference(origin, value["$dynamicRef"], kind, "$dynamicRef"))
            children = self._children(value, kind, file, pointer)
            children.reverse()
            stack.extend(child for child in children if (child.file, child.pointer) not in kinds)

    def _children(
        self, value: dict[str, JsonValue], kind: Kind, file: str, pointer: str
    ) -> list[_Task]:
        children: list[_Task] = []
        inner = PATTERNED.get(kind)
        if inner is not None:
            for key, member in value.items():
                if not key.startswith("x-") and key != "$ref":
                    child = _Task(member, inner, file, f"{pointer}/{escaped(key)}")
                    children.append(self._meant(child, Shape.ONE))
            return children
        fields = FIELDS.get(kind)
        if fields is None:
            return children
        for key, member in value.items():
            entry = fields.get(key)
            if entry is None:
                continue
            shape, inner = entry
            held = self._meant(_Task(member, inner, file, f"{pointer}/{key}"), shape)
            if shape is Shape.ONE:
                children.append(held)
            elif shape is Shape.MAP and is_object(held.value):
                extensible = key == "callbacks"
                for name, item in held.value.items():
                    if not (extensible and name.startswith("x-")):
                        child = _Task(item, inner, held.file, f"{held.pointer}/{escaped(name)}")
                        children.append(self._meant(child, Shape.ONE))
            elif shape is Shape.LIST and is_array(held.value):
                for number, item in enumerate(held.value):
                    child = _Task(item, inner, held.file, f"{held.pointer}/{number}")
                    children.append(self._meant(child, Shape.ONE))
        return children

    # --- references where none may stand ---------------------------------------------------------

    def _meant(self, task: _Task, shape: Shape) -> _Task:
        """The task itself; where a reference stands that may not, what that points at.

        Bundlers follow a `$ref` wherever it stands, so documents in several files have them in the
        place of operations, of `paths`, of whole sections of `components`. Alone it can mean only
        one thing. With others beside it nobody knows what wins.
        """
        passed: list[Origin] = []
        here = task
        while (
            is_object(here.value)
            and isinstance(here.value.get("$ref"), str)
            and (shape is not Shape.ONE or here.kind not in REFERABLE)
        ):
            at = Origin(here.file, here.pointer)
            if at in passed:
                self.diagnostics.report(rules.REFERENCE_LOOP, at / "$ref")
                return task._replace(value=None)
            found = self._step(here.value, at, here.kind, shape)
            if found is None:
                return task._replace(value=None)
            passed.append(at)
            here = _Task(found.value, here.kind, found.origin.file, found.origin.pointer)
        for at in passed:
            self.index.moved[at] = Origin(here.file, here.pointer)
        return here

    def _step(
        self, value: dict[str, JsonValue], at: Origin, kind: Kind, shape: Shape
    ) -> Found | None:
        """What a misplaced reference points at. None, reported, where that cannot be said."""
        text, place = value["$ref"], at / "$ref"
        what = _in_words(kind, shape)
        if any(key != "$ref" and not key.startswith("x-") for key in value):
            self.diagnostics.report(rules.REFERENCE_MISPLACED, place, key=True, what=what)
            return None
        found = find(self.index, self.files.documents, at, text)
        if found is None:
            if not self.files.fetch(self.index, at, place, text):
                return None
            found = find(self.index, self.files.documents, at, text)
        if found is None:
            self._dangling(place, text)
            return None
        fitting = is_array(found.value) if shape is Shape.LIST else is_object(found.value)
        if not fitting and not (is_object(found.value) and "$ref" in found.value):
            self.diagnostics.report(
                rules.REFERENCE_KIND,
                place,
                reference=text,
                expected=what,
                met=kind_of(found.value),
            )
            return None
        self.diagnostics.report(rules.REFERENCE_FOLLOWED, place, key=True, what=what)
        return found

    # --- references ----------------------------------------------------------------------------

    def _check(self, reference: _Reference) -> None:
        at, text, kind, member = reference
        place = at / member
        if not isinstance(text, str):
            self.diagnostics.report(rules.REFERENCE_NOT_TEXT, place, kind=kind_of(text))
            return
        if kind not in REFERABLE:
            what = with_article(kind)
            self.diagnostics.report(rules.REFERENCE_MISPLACED, place, key=True, what=what)
            return
        found = find(self.index, self.files.documents, at, text)
        if found is None:
            if not self.files.fetch(self.index, at, place, text):
                return
            found = find(self.index, self.files.documents, at, text)
        if found is None:
            self._dangling(place, text)
            return
        if is_object(found.value) and isinstance(found.value.get("$ref"), str):
            self._steps[at] = found.origin
        target = (found.origin.file, found.origin.pointer)
        known = self._kinds.get(target)
        if known is None:
            if not fits(found.value, kind):
                self._mismatch(place, text, kind, kind_of(found.value))
                return
            self._visit(_Task(found.value, kind, *target))
        elif known is not kind:
            self._mismatch(place, text, kind, with_article(known))

    def _mismatch(self, at: Origin, text: str, expected: Kind, met: str) -> None:
        self.diagnostics.report(
            rules.REFERENCE_KIND, at, reference=text, expected=with_article(expected), met=met
        )

    def _dangling(self, at: Origin, text: str) -> None:
        similar = self._similar(at, text)
        hint = f"did you mean `{similar}`? Else define" if similar else "define"
        self.diagnostics.report(rules.DANGLING_REFERENCE, at, reference=text, hint=hint)

    def _similar(self, at: Origin, text: str) -> str | None:
        """A reference to something that exists beside what is missing, spelled nearly so."""
        head, slash, name = text.rpartition("/")
        if not slash or not head:
            return None
        parent = find(self.index, self.files.documents, at, head)
        if parent is None or not is_object(parent.value):
            return None
        lowered = {key.lower(): key for key in parent.value}
        if name.lower() in lowered:
            return f"{head}/{escaped(lowered[name.lower()])}"
        close = get_close_matches(name, list(parent.value)[:5000], n=1, cutoff=0.8)
        return f"{head}/{escaped(close[0])}" if close else None

    def _report_loops(self) -> None:
        """Chains of references that lead to no value, each reported once, where it starts."""
        settled: set[Origin] = set()
        for start in self._steps:
            chain: dict[Origin, None] = {}
            here: Origin | None = start
            while here is not None and here not in settled and here not in chain:
                chain[here] = None
                here = self._steps.get(here)
            if here is not None and here in chain:
                loop = list(chain)[list(chain).index(here) :]
                self.diagnostics.report(
                    rules.REFERENCE_LOOP,
                    loop[0] / "$ref",
                    related=[(step / "$ref", "then on from here") for step in loop[1:]],
                )
            settled.update(chain)


def _in_words(kind: Kind, shape: Shape) -> str:
    if shape is Shape.ONE:
        return with_article(kind)
    return f"a {'map' if shape is Shape.MAP else 'list'} of {plural(kind)}"


def fits(value: JsonValue, kind: Kind) -> bool:
    """Whether a value may be of a kind at all, by its JSON type."""
    return is_object(value) or (kind is Kind.SCHEMA and isinstance(value, bool))
