"""From a resolved document to the model: the order in which it is understood.

Operations are found and named first, since types inside them are called after them; then each is
built, which asks for types; then the types that were asked for are made; then what needs all of
them (paging, views) is decided.
"""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from ..diagnostics import rules
from ..diagnostics.origin import Origin
from ..model import Api, Contact, DeclaredType, Docs, License, TypeId
from .docs import docs_of
from .extensions import stated_name
from .naming.type_names import Namer
from .operations.binary import text_in_json
from .operations.callbacks import webhooks
from .operations.filters import BuildOptions, wanted
from .operations.operation import operation, operation_id
from .operations.security import requirements, schemes
from .operations.servers import servers
from .operations.walk import Found, all_operations
from .pagination import find_pagination
from .reading import JsonObject, as_object, as_text
from .resources.collisions import told_apart, tree_words
from .resources.resources import hints_of, place
from .resources.tree import resource_docs, resource_tree
from .schemas import Types
from .schemas.dynamic import mention_dynamic_references
from .types.cycles import with_recursion_marked, without_empty_circles
from .types.views import split_views

if TYPE_CHECKING:
    from ..diagnostics.findings import Diagnostics
    from ..resolve import Spec


def build(spec: Spec, diagnostics: Diagnostics, options: BuildOptions | None = None) -> Api:
    """The model of everything that the document offers and the options let pass.

    Never fails: what cannot be expressed becomes the best wider type, with a note of its place.
    """
    with _without_collector():
        return _build(spec, diagnostics, options)


@contextmanager
def _without_collector() -> Generator[None, None, None]:
    """Nothing that is made here becomes garbage in circles, so looking for some only costs time.

    For a document of 13 MB, a third of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _build(spec: Spec, diagnostics: Diagnostics, options: BuildOptions | None) -> Api:
    root = spec.root
    hints = hints_of(root)
    found = all_operations(root)
    placed = told_apart([(each, place(each, hints)) for each in found], diagnostics)
    ids = _unique_ids(found)
    namer = Namer(
        spec=spec,
        operation_words={_key(f): tree_words(f, spot) for f, spot in placed},
        operation_ids={_key(f): ids[index] for index, f in enumerate(found)},
        stated_name=lambda origin: _stated_name(spec, origin),
        elsewhere=_elsewhere(found),
    )
    types = Types(spec, namer, diagnostics, siblings_count=spec.version >= (3, 1))
    credentials = schemes(root, diagnostics)
    known = frozenset(scheme.id for scheme in credentials)
    security = requirements(root, known) or ()
    where = servers(root)
    kept = [
        (index, each, spot)
        for index, (each, spot) in enumerate(placed)
        if options is None or wanted(each, options)
    ]
    if found and not kept:
        diagnostics.report(rules.NOTHING_LEFT, root.origin)
    operations = tuple(
        replace(
            operation(types, each, spot, known=known, security=security, document_servers=where),
            id=ids[index],
        )
        for index, each, spot in kept
    )
    hooks = webhooks(types, root)
    types.finish()
    mention_dynamic_references(spec, types.flattener.lost, diagnostics)
    declared = without_empty_circles(_in_order(types.declared))
    whole = as_object(root.value)
    operations = tuple(
        replace(made, pagination=find_pagination(made, each, whole, declared, diagnostics))
        for made, (_, each, _) in zip(operations, kept, strict=True)
    )
    operations, hooks, declared = text_in_json(operations, hooks, declared)
    operations, hooks, declared = split_views(operations, hooks, declared)
    stated = root.get("info")
    info = as_object(stated.value if stated is not None else None)
    return Api(
        title=as_text(info.get("title")).strip(),
        version=_word(info.get("version")),
        openapi=_word(as_object(root.value).get("openapi")),
        root=resource_tree(operations, resource_docs(root, hints.tags, operations)),
        origin=root.origin,
        docs=_docs(as_object(root.value), info),
        contact=_contact(as_object(info.get("contact"))),
        license=_license(as_object(info.get("license"))),
        terms_of_service=as_text(info.get("termsOfService")).strip(),
        servers=where,
        schemes=credentials,
        security=security,
        types=with_recursion_marked(declared),
        webhooks=hooks,
    )


def _key(found: Found) -> tuple[str, str]:
    return found.path, found.method.lower() if found.method.isupper() else found.method


def _elsewhere(found: list[Found]) -> dict[Origin, tuple[str, str]]:
    """Operations that stand outside of `paths`, each with the one path and method it has."""
    keys: dict[Origin, list[tuple[str, str]]] = {}
    for each in found:
        if not each.node.origin.pointer.startswith("/paths/"):
            keys.setdefault(each.node.origin, []).append(_key(each))
    return {origin: those[0] for origin, those in keys.items() if len(those) == 1}


def _unique_ids(found: list[Found]) -> list[str]:
    """An id for each operation. One used twice (an error of its own) goes by method and path."""
    taken: set[str] = set()
    ids: list[str] = []
    for each in found:
        id_ = operation_id(each)
        if id_ in taken:
            id_ = f"{each.method} {each.path}"
        taken.add(id_)
        ids.append(id_)
    return ids


def _stated_name(spec: Spec, origin: Origin) -> str | None:
    try:
        return stated_name(spec.node(origin).value)
    except (KeyError, IndexError):
        return None


def _word(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _docs(root: dict[str, object] | object, info: dict[str, object] | object) -> Docs:
    made = docs_of(as_object(info))
    more = as_text(as_object(as_object(root).get("externalDocs")).get("url"))
    return replace(made, external_docs=more or None)


def _contact(value: JsonObject) -> Contact | None:
    contact = Contact(
        name=as_text(value.get("name")).strip(),
        email=as_text(value.get("email")).strip(),
        url=as_text(value.get("url")).strip(),
    )
    return None if contact == Contact() else contact


def _license(value: JsonObject) -> License | None:
    license_ = License(
        name=as_text(value.get("name")).strip(),
        identifier=as_text(value.get("identifier")).strip(),
        url=as_text(value.get("url")).strip(),
    )
    return None if license_ == License() else license_


def _in_order(declared: dict[TypeId, DeclaredType]) -> dict[TypeId, DeclaredType]:
    """The document's order: components as they stand, each followed by what is inside it.

    Types are made in the order in which they are asked for, which depends on operations.
    """
    homes: dict[tuple[str, str], list[DeclaredType]] = {}
    for made in declared.values():
        homes.setdefault((made.origin.file, made.owner), []).append(made)
    ordered: dict[TypeId, DeclaredType] = {}
    for types in homes.values():
        for made in types:
            ordered[made.id] = made
    return ordered
