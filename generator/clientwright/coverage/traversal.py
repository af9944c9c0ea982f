"""The traversal that measures coverage, from the operations of the client to every field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Final, NamedTuple

from ..conventions.media_types import ContentKind
from ..diagnostics import Diagnostics, Origin, rules
from ..diagnostics.origin import escape_token
from ..model import Api
from ..openapi import FIELDS, OPAQUE, PATTERNED, Container, Disposition, ObjectKind, Support
from ..resolve import Node, Spec
from ..values import JsonObject, as_object, is_array, is_object
from .report import CoverageEntry, CoverageReport

# --- dispositions that depend on more than the field ---------------------------------------------

_RENDERED: Final = Disposition(Support.RENDERED)
_EXTENSION: Final = Disposition(Support.NOT_NEEDED, "an extension for other tools")
_UNKNOWN: Final = Disposition(Support.NOT_SUPPORTED, "not a field of the specification")
_UNUSED: Final = Disposition(Support.NOT_NEEDED, "no operation of the client uses it")
_FILTERED: Final = Disposition(Support.NOT_NEEDED, "excluded by a filter or by the document")
_SIBLING: Final = Disposition(Support.NOT_NEEDED, "ignored next to `$ref` before OpenAPI 3.1")
_RECEIVED: Final = Disposition(Support.NOT_NEEDED, "the receiver of the request implements it")
_RAW: Final = Disposition(Support.DOCUMENTED, "a body of this media type is not parsed")
_NO_FORM: Final = Disposition(Support.NOT_NEEDED, "only forms have an encoding")
_STREAMED: Final = Disposition(Support.DOCUMENTED, "a stream is read item by item")

_EXTENSIONS: Final = frozenset("""
    x-clientwright x-fern-ignore x-fern-sdk-group-name x-fern-sdk-method-name x-fern-pagination
    x-fern-parameter-name x-fern-property-name x-fern-type-name x-speakeasy-ignore
    x-speakeasy-group x-speakeasy-name-override x-speakeasy-pagination x-groupName x-methodName
    x-fern-retries x-speakeasy-retries
    x-ms-pageable x-twilio
    """.split())
"""Extensions that determine something on any object."""

_SENT_FIELDS: Final = frozenset(
    {"responses", "parameters", "security", "servers", "callbacks", "tags", "operationId"}
)
"""Fields of an operation that do not matter for a request that the API sends."""

_ANNOTATIONS: Final = frozenset(
    {"$ref", "description", "summary", "title", "deprecated", "nullable"}
)

# fmt: off
_RULES: Final = {
    Support.NOT_SUPPORTED: (
        rules.TOO_DEEP_TO_TYPE, rules.TYPES_CONTRADICT, rules.KEYWORD_NOT_EXPRESSED,
        rules.UNION_OF_ASSERTIONS, rules.UNIONS_TOO_MANY, rules.ENUM_OF_OBJECTS,
        rules.REQUIRED_NOT_EXPRESSED, rules.PARAMETER_IGNORED, rules.PARAMETER_STYLE,
        rules.STATUS_UNKNOWN, rules.SCHEME_UNKNOWN, rules.DYNAMIC_REFERENCE, rules.PART_HEADER,
    ),
    Support.DOCUMENTED: (
        rules.UNION_WITH_ANY, rules.OPEN_TUPLE, rules.PATTERNS_OPEN, rules.SCHEMA_OF_BYTES,
        rules.SCHEMA_OF_TEXT, rules.MERGE_TOO_FAR, rules.PATTERN_NOT_CHECKED, rules.UNION_OF_NAMES,
    ),
    Support.NOT_NEEDED: (rules.PAGE_COUNTER,),
}
# fmt: on
_SUPPORT_BY_RULE: Final[Mapping[str, Support]] = {
    rule.code: support for support, members in _RULES.items() for rule in members
}
"""The support of a field for which building the model reported a rule."""

_MAX_NAME = 120


def measure_coverage(spec: Spec, api: Api, diagnostics: Diagnostics) -> CoverageReport:
    """The coverage of a document by its model, with the findings from building that model."""
    return CoverageReport(_CoverageTraversal(spec, api, diagnostics).run())


class _Pending(NamedTuple):
    """An object that a reference leads to. `sent`: it belongs to a request that the API sends."""

    kind: ObjectKind
    node: Node
    sent: bool


class _CoverageTraversal:
    """One traversal. Every field gets one entry."""

    def __init__(self, spec: Spec, api: Api, diagnostics: Diagnostics) -> None:
        self._spec = spec
        self._api = api
        self._entries: list[CoverageEntry] = []
        self._visited: set[Origin] = set()
        self._entered: set[Origin] = set()
        self._pending: list[_Pending] = []
        self._operations = {operation.origin for operation in api.operations()}
        self._reported = {
            finding.origin: Disposition(_SUPPORT_BY_RULE[finding.rule.code], finding.message)
            for finding in (*diagnostics.all, *diagnostics.covered)
            if finding.origin is not None and finding.rule.code in _SUPPORT_BY_RULE
        }

    def run(self) -> list[CoverageEntry]:
        """Traverse the document; all entries."""
        root = self._spec.root
        self._visit_object(ObjectKind.OPENAPI, root, sent=False)
        components = root.get("components")
        schemes = components.get("securitySchemes") if components is not None else None
        if schemes is not None:
            self._record(schemes.origin, "components: securitySchemes", _RENDERED)
            for name, _ in list(schemes.items()):
                kind = ObjectKind.SECURITY_SCHEME
                self._visit_part("security scheme", kind, schemes[name], sent=False)
        self._visit_pending()
        # Types that no reference leads to: children by `allOf`, discriminator mappings.
        for declared in self._api.types.values():
            if declared.origin not in self._visited:
                with suppress(KeyError, IndexError):  # a merged type has no node
                    node = self._spec.node(declared.origin)
                    self._pending.append(_Pending(ObjectKind.SCHEMA, node, False))
        self._visit_pending()
        for origin, disposition in self._reported.items():
            if origin not in self._visited:
                self._record(origin, "entry", disposition, is_subtree=True)
        for document in self._spec.documents.values():
            self._record_unvisited(document.data, Origin(document.name))
        return self._entries

    def _visit_pending(self) -> None:
        while self._pending:
            kind, node, sent = self._pending.pop()
            if node.origin not in self._visited:
                self._visit_part(kind.value, kind, node, sent=sent)

    # --- one object ---

    def _visit_object(self, kind: ObjectKind, node: Node, *, sent: bool) -> None:
        """Record the fields of an object."""
        self._visited.add(node.origin)
        value = as_object(node.value)
        target = node.find_next_target()
        if target is not None:
            target_node = self._spec.node(target.origin.unbound)
            self._pending.append(_Pending(kind, target_node, sent))
        if self._spec.dynamic is not None and "$dynamicRef" in value:
            for origin in self._spec.dynamic.list_targets(str(value["$dynamicRef"])):
                self._pending.append(_Pending(kind, self._spec.node(origin), sent))
        ignores_siblings = (
            target is not None and kind is ObjectKind.SCHEMA and self._spec.version < (3, 1)
        )
        for key, member in node.items():
            disposition = self._classify(kind, key, member, value, sent=sent)
            if (
                ignores_siblings
                and key not in _ANNOTATIONS
                and disposition.support is not Support.NOT_NEEDED
            ):
                disposition = _SIBLING
            self._visit_member(kind, key, member, disposition, sent=sent)

    def _classify(
        self, kind: ObjectKind, key: str, member: Node, owner: JsonObject, *, sent: bool
    ) -> Disposition:
        reported = self._reported.get(member.origin)
        if reported is not None:
            return reported
        field = FIELDS.get(kind, {}).get(key)
        if key.startswith("x-") and field is None:
            return _RENDERED if key in _EXTENSIONS else _EXTENSION
        if kind in PATTERNED:
            return _RENDERED
        if kind is ObjectKind.OPERATION and sent and key in _SENT_FIELDS:
            return _RECEIVED
        default = _UNKNOWN if field is None else field.disposition
        if kind is ObjectKind.MEDIA_TYPE:
            return _classify_media_type(key, member, owner, default)
        if kind is ObjectKind.SCHEMA and key == "contentSchema" and _is_parsed(member, owner):
            return _RENDERED
        if field is not None and field.contains is ObjectKind.OPERATION and not sent:
            is_map = field.container is Container.MAP
            return default if is_map else self._classify_operation(member)
        return default

    def _classify_operation(self, node: Node) -> Disposition:
        return _RENDERED if node.origin in self._operations else _FILTERED

    def _visit_member(
        self, kind: ObjectKind, key: str, member: Node, disposition: Disposition, *, sent: bool
    ) -> None:
        if member.origin in self._entered:
            return
        child, container, name = _find_content(kind, key)
        part = f"{kind.value}: {name}"
        if disposition.support is not Support.RENDERED or child is None or child in OPAQUE:
            self._record(member.origin, part, disposition, is_subtree=True)
            return
        self._record(member.origin, part, disposition)
        if child is ObjectKind.COMPONENTS or key in ("$defs", "definitions"):
            return  # only what is referenced counts; the rest is recorded at the end
        sent = sent or key in ("webhooks", "x-webhooks") or child is ObjectKind.CALLBACK
        if container is Container.ONE:
            self._visit_object(child, member, sent=sent)
            return
        items = member if container is Container.LIST else (node for _, node in member.items())
        for node in items:
            self._visit_part(f"{kind.value}: {key} entry", child, node, sent=sent)

    def _visit_part(self, part: str, kind: ObjectKind, node: Node, *, sent: bool) -> None:
        """Visit an object in an array or map, or the target of a reference."""
        if node.origin in self._entered:
            return
        disposition = self._reported.get(node.origin)
        if disposition is None and kind is ObjectKind.OPERATION and not sent:
            disposition = self._classify_operation(node)
        if disposition is not None and disposition.support is not Support.RENDERED:
            self._record(node.origin, part, disposition, is_subtree=True)
            return
        self._record(node.origin, part, _RENDERED, is_subtree=kind in OPAQUE)
        if kind not in OPAQUE:
            self._visit_object(kind, node, sent=sent)

    def _record(
        self, origin: Origin, part: str, disposition: Disposition, *, is_subtree: bool = False
    ) -> None:
        self._visited.add(origin)
        self._entered.add(origin)
        self._entries.append(
            CoverageEntry(origin, part, disposition.support, disposition.reason, is_subtree)
        )

    # --- what was not visited ---

    def _record_unvisited(self, value: object, root: Origin) -> None:
        """Record everything in a file that was not visited, in subtrees as large as possible."""
        subtrees = {entry.origin.pointer for entry in self._entries if entry.is_subtree}
        visited = {origin.pointer for origin in self._visited if origin.file == root.file}
        ancestors: set[str] = set()
        for pointer in visited:
            while pointer and pointer not in ancestors:
                ancestors.add(pointer)
                pointer = pointer.rpartition("/")[0]
        pending = [(value, root.pointer)]
        while pending:
            parent, parent_pointer = pending.pop()
            for key, member in _list_members(parent):
                pointer = f"{parent_pointer}/{escape_token(str(key))}"
                if pointer not in ancestors:
                    origin = Origin(root.file, pointer)
                    disposition = _EXTENSION if str(key).startswith("x-") else _UNUSED
                    if origin in self._spec.redirects:
                        disposition = _RENDERED
                    self._record(origin, _name_part(origin), disposition, is_subtree=True)
                elif pointer not in subtrees:
                    if pointer not in visited:
                        self._record(Origin(root.file, pointer), "container", _RENDERED)
                    pending.append((member, pointer))


def _find_content(kind: ObjectKind, key: str) -> tuple[ObjectKind | None, Container, str]:
    """The kind of the objects in a field, their container, and the name of the field."""
    if kind in PATTERNED and not key.startswith("x-") and key != "$ref":
        return PATTERNED[kind], Container.ONE, "entry"
    if kind is ObjectKind.OPENAPI and key == "x-webhooks":
        return ObjectKind.PATH_ITEM, Container.MAP, key
    field = FIELDS.get(kind, {}).get(key)
    name = _shorten(key)
    return (None, Container.ONE, name) if field is None else (field.contains, field.container, name)


def _classify_media_type(
    key: str, member: Node, owner: JsonObject, default: Disposition
) -> Disposition:
    pointer = member.origin.pointer.rpartition("/")[0]
    media_type = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    kind = ContentKind.of(media_type)
    if key in ("schema", "itemSchema") and not kind.has_schema:
        return _RENDERED if _is_plain_text(member) else _RAW
    if key == "encoding" and not kind.has_fields:
        return _NO_FORM
    if key == "schema" and "itemSchema" in owner:
        return _STREAMED
    return default


def _is_parsed(content_schema: Node, owner: JsonObject) -> bool:
    """Whether the client parses a string with a `contentSchema`: JSON in a property."""
    media_type = str(owner.get("contentMediaType")).split(";")[0].strip().lower()
    container = content_schema.origin.pointer.split("/")[:-2]
    is_json = media_type == "application/json" or media_type.endswith("+json")
    return is_json and container[-1:] in (["properties"], ["schemas"])


def _is_plain_text(schema: Node) -> bool:
    """Whether a schema declares nothing but a string."""
    return set(as_object(schema.value)) <= {"type", "format", "description", "example"}


def _list_members(value: object) -> Iterator[tuple[str | int, object]]:
    if is_object(value):
        yield from value.items()
    elif is_array(value):
        yield from enumerate(value)


def _name_part(origin: Origin) -> str:
    """The name of an unused part: `components: schemas entry`."""
    tokens = origin.pointer.split("/")
    if len(tokens) == 4 and tokens[1] == "components":
        return f"components: {tokens[2]} entry"
    return f"member: {_shorten(tokens[-1])}"


def _shorten(key: str) -> str:
    return key if len(key) <= _MAX_NAME else key[:_MAX_NAME] + "…"
