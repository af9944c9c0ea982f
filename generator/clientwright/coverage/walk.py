"""The walk that fills the ledger: from what the client offers, by references, to every part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from ..diagnostics.origin import Origin
from ..lowering.operations.media_types import content_kind
from ..lowering.reading import JsonObject, as_object
from ..model import Api, ContentKind
from ..resolve import FIELDS, PATTERNED, Kind, Shape
from ..values import is_array, is_object
from .fates import (
    EXTENSION,
    FATES,
    FILTERED,
    FROM_NOTES,
    READ_EXTENSIONS,
    RENDERED,
    SIBLING,
    UNKNOWN,
    UNUSED,
    Fate,
    Verdict,
)
from .ledger import Entry, Ledger

if TYPE_CHECKING:
    from ..diagnostics.findings import Diagnostics
    from ..resolve import Node, Spec

_OPAQUE = frozenset(
    {Kind.CONTACT, Kind.LICENSE, Kind.EXTERNAL_DOCS, Kind.EXAMPLE, Kind.LINK, Kind.XML}
    | {Kind.SECURITY_REQUIREMENT}
)
"""Objects that are accounted for as a whole: all in them shares one fate."""

_ANNOTATIONS = frozenset({"$ref", "description", "summary", "title", "deprecated", "nullable"})
_RECEIVED = Verdict(Fate.NOT_NEEDED, "a request that the API sends is answered by its receiver")
_RAW = Verdict(Fate.DOCUMENTED, "a body of this media type is handed over as it is")
_NO_FORM = Verdict(Fate.NOT_NEEDED, "only forms have an encoding")
_BY_ITEM = Verdict(Fate.DOCUMENTED, "a stream is read item by item")
_CALLBACK_FATES = {
    **dict.fromkeys(("responses", "parameters", "security", "servers", "callbacks"), _RECEIVED),
    **dict.fromkeys(("tags", "operationId"), _RECEIVED),
}
_TOO_LONG = 120


def coverage(spec: Spec, api: Api, diagnostics: Diagnostics) -> Ledger:
    """The ledger of a document and the model that was built of it, with what `build` reported."""
    return Ledger(_Walk(spec, api, diagnostics).run())


class _Walk:
    """One walk. `_met` is where it has been, so that nothing is accounted for twice."""

    def __init__(self, spec: Spec, api: Api, diagnostics: Diagnostics) -> None:
        self._spec = spec
        self._api = api
        self._entries: list[Entry] = []
        self._met: set[Origin] = set()
        self._entered: set[Origin] = set()
        self._todo: list[tuple[Kind, Node, bool]] = []
        self._kept = {operation.origin for operation in api.operations()}
        self._notes = {
            finding.origin: Verdict(FROM_NOTES[finding.rule.code], finding.message)
            for finding in (*diagnostics.all, *diagnostics.covered)
            if finding.origin is not None and finding.rule.code in FROM_NOTES
        }

    def run(self) -> list[Entry]:
        """All entries."""
        root = self._spec.root
        self._object(Kind.OPENAPI, root, sent=False)
        components = root.get("components")
        schemes = components.get("securitySchemes") if components is not None else None
        if schemes is not None:
            self._enter(schemes.origin, "components: securitySchemes", RENDERED)
            for node in (member for _, member in schemes.items()):
                self._part("security scheme", Kind.SECURITY_SCHEME, node, sent=False)
        self._finish()
        # What belongs to a type though no reference leads there: children by `allOf`, mappings.
        for declared in self._api.types.values():
            self._later(Kind.SCHEMA, declared.origin)
        self._finish()
        for origin, verdict in self._notes.items():
            if origin not in self._met:
                self._enter(origin, "entry", verdict, whole=True)
        for document in self._spec.documents.values():
            self._rest(document.data, Origin(document.name))
        return self._entries

    def _later(self, kind: Kind, origin: Origin) -> None:
        if origin not in self._met:
            with suppress(KeyError, IndexError):  # a merged type stands nowhere by itself
                self._todo.append((kind, self._spec.node(origin), False))

    def _finish(self) -> None:
        """Follow the references that were met."""
        while self._todo:
            kind, node, sent = self._todo.pop()
            if node.origin not in self._met:
                self._part(kind.value, kind, node, sent=sent)

    # --- one object ---

    def _object(self, kind: Kind, node: Node, *, sent: bool) -> None:
        """Account for the members of an object. `sent`: it is part of a request of the API's."""
        self._met.add(node.origin)
        value = as_object(node.value)
        target = node.step()
        if target is not None:
            self._todo.append((kind, self._spec.node(target.origin.place), sent))
        if self._spec.dynamic is not None and "$dynamicRef" in value:
            for origin in self._spec.dynamic.ends(str(value["$dynamicRef"])):
                self._todo.append((kind, self._spec.node(origin), sent))
        ignores = target is not None and kind is Kind.SCHEMA and self._spec.version < (3, 1)
        for key, member in node.items():
            verdict = self._verdict(kind, key, member, value, sent=sent)
            if ignores and key not in _ANNOTATIONS and verdict.fate is not Fate.NOT_NEEDED:
                verdict = SIBLING
            self._member(kind, key, member, verdict, sent=sent)

    def _verdict(
        self, kind: Kind, key: str, member: Node, owner: JsonObject, *, sent: bool
    ) -> Verdict:
        noted = self._notes.get(member.origin)
        if noted is not None:
            return noted
        fates = FATES.get(kind, {})
        if key.startswith("x-") and key not in fates:
            return RENDERED if key in READ_EXTENSIONS else EXTENSION
        if kind in PATTERNED:
            return RENDERED
        if kind is Kind.OPERATION and sent and key in _CALLBACK_FATES:
            return _CALLBACK_FATES[key]
        if kind is Kind.MEDIA_TYPE:
            return _in_media_type(key, member, owner)
        if kind is Kind.SCHEMA and key == "contentSchema" and _is_read(member, owner):
            return RENDERED
        verdict = fates.get(key, UNKNOWN)
        if FIELDS.get(kind, {}).get(key, (None, None))[1] is Kind.OPERATION and not sent:
            return verdict if key == "additionalOperations" else self._of_operation(member)
        return verdict

    def _of_operation(self, node: Node) -> Verdict:
        return RENDERED if node.origin in self._kept else FILTERED

    def _member(self, kind: Kind, key: str, member: Node, verdict: Verdict, *, sent: bool) -> None:
        if member.origin in self._entered:
            return
        inner = FIELDS.get(kind, {}).get(key)
        if kind in PATTERNED and not key.startswith("x-") and key != "$ref":
            inner = (Shape.ONE, PATTERNED[kind])
        elif kind is Kind.OPENAPI and key == "x-webhooks":
            inner = (Shape.MAP, Kind.PATH_ITEM)
        name = "entry" if inner is not None and kind in PATTERNED else _shown(key)
        if verdict.fate is not Fate.RENDERED or inner is None or inner[1] in _OPAQUE:
            self._enter(member.origin, f"{kind.value}: {name}", verdict, whole=True)
            return
        self._enter(member.origin, f"{kind.value}: {name}", verdict)
        shape, child = inner
        if child is Kind.COMPONENTS or key in ("$defs", "definitions"):
            return  # only what is used counts: the rest is accounted for at the end
        sent = sent or key in ("webhooks", "x-webhooks") or child is Kind.CALLBACK
        if shape is Shape.ONE:
            self._object(child, member, sent=sent)
            return
        for node in member if shape is Shape.LIST else (n for _, n in member.items()):
            self._part(f"{kind.value}: {key} entry", child, node, sent=sent)

    def _part(self, part: str, kind: Kind, node: Node, *, sent: bool) -> None:
        """An object in a list or map, or one that a reference led to."""
        if node.origin in self._entered:
            return
        verdict = self._notes.get(node.origin)
        if verdict is None and kind is Kind.OPERATION and not sent:
            verdict = self._of_operation(node)
        if verdict is not None and verdict.fate is not Fate.RENDERED:
            self._enter(node.origin, part, verdict, whole=True)
            return
        self._enter(node.origin, part, RENDERED, whole=kind in _OPAQUE)
        if kind not in _OPAQUE:
            self._object(kind, node, sent=sent)

    def _enter(self, origin: Origin, part: str, verdict: Verdict, *, whole: bool = False) -> None:
        self._met.add(origin)
        self._entered.add(origin)
        self._entries.append(Entry(origin, part, verdict.fate, verdict.reason, whole))

    # --- what was never met ---

    def _rest(self, value: object, origin: Origin) -> None:
        """Account for everything of a file that the walk did not come by, as large as possible."""
        whole = {entry.origin.pointer for entry in self._entries if entry.whole}
        met = {each.pointer for each in self._met if each.file == origin.file}
        ways: set[str] = set()
        for pointer in met:
            while pointer and pointer not in ways:
                ways.add(pointer)
                pointer = pointer.rpartition("/")[0]
        todo: list[tuple[object, Origin]] = [(value, origin)]
        while todo:
            here, at = todo.pop()
            for key, member in _members(here):
                place = at / key
                if place.pointer not in ways:
                    verdict = EXTENSION if str(key).startswith("x-") else UNUSED
                    if place in self._spec.moved:
                        verdict = RENDERED
                    self._enter(place, _part_name(place), verdict, whole=True)
                elif place.pointer not in whole:
                    if place.pointer not in met:
                        self._enter(place, "container", RENDERED)
                    todo.append((member, place))


def _in_media_type(key: str, member: Node, owner: JsonObject) -> Verdict:
    pointer = member.origin.pointer.rpartition("/")[0]
    name = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    handled = content_kind(name)
    if key in ("schema", "itemSchema") and handled in (ContentKind.BINARY, ContentKind.TEXT):
        return RENDERED if _is_plain(member) else _RAW
    if key == "encoding" and handled not in (ContentKind.FORM, ContentKind.MULTIPART):
        return _NO_FORM
    if key == "schema" and "itemSchema" in owner:
        return _BY_ITEM
    return FATES[Kind.MEDIA_TYPE].get(key, UNKNOWN)


def _is_read(content: Node, owner: JsonObject) -> bool:
    """Whether a `contentSchema` is that of JSON in a property, which says what reads it."""
    media_type = str(owner.get("contentMediaType")).split(";")[0].strip().lower()
    around = content.origin.pointer.split("/")[:-2]
    is_json = media_type == "application/json" or media_type.endswith("+json")
    return is_json and around[-1:] in (["properties"], ["schemas"])


def _is_plain(schema: Node) -> bool:
    """Whether a schema says no more than that its value is text."""
    return set(as_object(schema.value)) <= {"type", "format", "description", "example"}


def _members(value: object) -> Iterator[tuple[str | int, object]]:
    if is_object(value):
        yield from value.items()
    elif is_array(value):
        yield from enumerate(value)


def _part_name(place: Origin) -> str:
    """What an unused part is: `components: schemas entry`."""
    tokens = place.pointer.split("/")
    if len(tokens) == 4 and tokens[1] == "components":
        return f"components: {tokens[2]} entry"
    return f"member: {_shown(tokens[-1])}"


def _shown(key: str) -> str:
    return key if len(key) <= _TOO_LONG else key[:_TOO_LONG] + "…"
