"""Lowers a document to an `Api`, step by step.

Operations are found and named first, because types inside them are named after them. Lowering them
lowers the types that they refer to. Finally, the passes that need all types follow.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TypeVar

from ..diagnostics import Diagnostics, Origin, rules
from ..model import Api, Contact, DeclaredType, Docs, License, TypeId
from ..resolve import Spec
from ..values import JsonObject, as_object, as_text
from .discovery import OperationFilter, RawOperation, find_operations
from .docs import read_docs
from .extensions import explicit_name
from .naming.type_names import OperationKey, TypeNamer
from .operations.binary import replace_binary_in_json
from .operations.callbacks import lower_webhooks
from .operations.events import describe_events
from .operations.operation import DocumentDefaults, lower_operation
from .operations.parameters import find_invalid_header
from .operations.security import DocumentSecurity
from .operations.servers import lower_document_servers
from .pagination import find_pagination
from .passes.cycles import mark_recursive_aliases, remove_empty_cycles
from .passes.directions import split_directions
from .passes.endless import relax_endless_types
from .passes.own_extensions import check_own_extensions
from .passes.undefined_styles import UndefinedStyles
from .resources.collisions import operation_words, resolve_collisions
from .resources.placement import Placement, place_operation, read_hints
from .resources.tree import build_resource_tree, read_resource_docs
from .schemas import TypeLowering
from .streaming import find_stream_switch

Texts = TypeVar("Texts", Contact, License)


def lower(
    spec: Spec, diagnostics: Diagnostics, operation_filter: OperationFilter | None = None
) -> Api:
    """The model of a document, with the selected operations.

    Never fails: what cannot be expressed becomes a wider type, which is reported.
    """
    was_enabled = gc.isenabled()
    gc.disable()  # saves a third of the time for 13 MB; lowering creates no cyclic garbage
    try:
        return _lower(spec, diagnostics, operation_filter or OperationFilter())
    finally:
        if was_enabled:
            gc.enable()


def _lower(spec: Spec, diagnostics: Diagnostics, operation_filter: OperationFilter) -> Api:
    check_own_extensions(spec, diagnostics)
    root = spec.root
    data = as_object(root.value)
    hints = read_hints(root)
    found = [
        raw
        for raw in find_operations(root)
        if not operation_filter.matches(raw) or not _is_skipped(raw, diagnostics)
    ]
    placed = resolve_collisions([(raw, place_operation(raw, hints)) for raw in found], diagnostics)
    ids = _assign_ids(found)
    context = TypeLowering(spec, _build_namer(spec, placed, ids), diagnostics)
    security = DocumentSecurity.lower(root, [raw.node for raw in found], diagnostics)
    servers = lower_document_servers(root, found)
    defaults = DocumentDefaults(security=security, servers=servers)
    selected = [
        (raw, id_, placement)
        for (raw, placement), id_ in zip(placed, ids, strict=True)
        if operation_filter.matches(raw)
    ]
    if found and not selected:
        diagnostics.report(rules.NOTHING_LEFT, root.origin)
    operations = tuple(lower_operation(context, *each, defaults) for each in selected)
    hooks = lower_webhooks(context, root)
    context.lower_pending()
    types = remove_empty_cycles(_sort_types(context.declared))
    types = relax_endless_types(types, diagnostics)
    operations = tuple(
        replace(operation, pagination=find_pagination(operation, raw, data, types, diagnostics))
        for operation, (raw, _, _) in zip(operations, selected, strict=True)
    )
    nodes = (raw.node for raw, _, _ in selected)
    operations, types = describe_events(zip(operations, nodes, strict=True), types)
    operations = tuple(
        replace(operation, stream_switch=find_stream_switch(operation, raw, types, diagnostics))
        for operation, (raw, _, _) in zip(operations, selected, strict=True)
    )
    UndefinedStyles(types, diagnostics).report(operations)
    operations, hooks, types = replace_binary_in_json(operations, hooks, types)
    operations, hooks, types = split_directions(operations, hooks, types)
    info_node = root.get("info")
    info = as_object(info_node.value if info_node is not None else None)
    return Api(
        title=as_text(info.get("title")).strip(),
        version=_format_version(info.get("version")),
        openapi=_format_version(data.get("openapi")),
        root=build_resource_tree(operations, read_resource_docs(root, hints.tags, operations)),
        origin=root.origin,
        docs=_read_api_docs(data, info),
        contact=_read_texts(Contact, info.get("contact")),
        license=_read_texts(License, info.get("license")),
        terms_of_service=as_text(info.get("termsOfService")).strip(),
        servers=defaults.servers,
        schemes=security.schemes,
        security=security.default,
        implied_security=security.is_implied,
        unused_schemes=security.unused,
        types=mark_recursive_aliases(types),
        webhooks=hooks,
    )


def _is_skipped(raw: RawOperation, diagnostics: Diagnostics) -> bool:
    """Whether no request to an operation can be right."""
    header = find_invalid_header(raw)
    if header is None:
        return False
    consequence = f"`{raw.method} {raw.path}` is not generated"
    diagnostics.report(
        rules.HEADER_NAME_INVALID,
        header.origin,
        name=header.text("name"),
        consequence=consequence,
    )
    return True


def _build_namer(
    spec: Spec, placed: Sequence[tuple[RawOperation, Placement]], ids: Sequence[str]
) -> TypeNamer:
    def find_explicit_name(origin: Origin) -> str | None:
        try:
            return explicit_name(spec.node(origin).value)
        except (KeyError, IndexError):
            return None

    operations = [raw for raw, _ in placed]
    return TypeNamer(
        spec=spec,
        operation_words={_key(raw): operation_words(raw, placement) for raw, placement in placed},
        operation_ids={_key(raw): id_ for raw, id_ in zip(operations, ids, strict=True)},
        explicit_name=find_explicit_name,
        referenced_operations=_find_referenced_operations(operations),
    )


def _key(raw: RawOperation) -> OperationKey:
    return raw.path, raw.method.lower() if raw.method.isupper() else raw.method


def _find_referenced_operations(operations: Sequence[RawOperation]) -> dict[Origin, OperationKey]:
    """Operations that are defined outside of `paths` and referred to from one path."""
    keys: dict[Origin, list[OperationKey]] = {}
    for raw in operations:
        if not raw.node.origin.pointer.startswith("/paths/"):
            keys.setdefault(raw.node.origin, []).append(_key(raw))
    return {origin: found[0] for origin, found in keys.items() if len(found) == 1}


def _assign_ids(operations: Sequence[RawOperation]) -> list[str]:
    """The operationIds. Missing and duplicate ones are replaced by method and path."""
    ids: list[str] = []
    taken: set[str] = set()
    for raw in operations:
        fallback = f"{raw.method} {raw.path}"
        id_ = raw.operation_id or fallback
        ids.append(fallback if id_ in taken else id_)
        taken.add(ids[-1])
    return ids


def _format_version(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _read_api_docs(root: JsonObject, info: JsonObject) -> Docs:
    external_docs = as_text(as_object(root.get("externalDocs")).get("url"))
    return replace(read_docs(info), external_docs=external_docs or None)


def _read_texts(class_: type[Texts], data: object) -> Texts | None:
    """A class whose fields are all strings; None if all are empty."""
    value = as_object(data)
    texts = {each.name: as_text(value.get(each.name)).strip() for each in fields(class_)}
    return class_(**texts) if any(texts.values()) else None


def _sort_types(declared: dict[TypeId, DeclaredType]) -> dict[TypeId, DeclaredType]:
    """Types grouped by owner: a component, then the types inside it.

    They are declared in the order in which operations refer to them.
    """
    owners: dict[tuple[str, str], list[DeclaredType]] = {}
    for each in declared.values():
        owners.setdefault((each.origin.file, each.owner), []).append(each)
    return {each.id: each for types in owners.values() for each in types}
