"""How an operation is paged: stated by an extension, or recognised from its parameters and answer.

Recognising is careful: the answer must hold an array of things, and there must be a way to ask for
the next one that names itself plainly. A wrong guess would lose data without a sound; a missed one
only costs convenience.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...diagnostics import rules
from ...model import ContentKind, DeclaredType, Operation, Pagination, TypeId, TypeRef
from ..reading import JsonObject, as_object
from .declared import stated_pagination
from .detected import Shape, recognised_pagination

if TYPE_CHECKING:
    from ...diagnostics.findings import Diagnostics
    from ..operations.walk import Found


def pagination(
    operation: Operation,
    found: Found,
    root: JsonObject,
    types: Mapping[TypeId, DeclaredType],
    diagnostics: Diagnostics,
) -> Pagination | None:
    """How the operation is paged, if it is; `root` is the whole document."""
    stated = stated_pagination(as_object(found.node.value), root)
    if stated is not None:
        return stated
    if operation.method != "GET":
        return None
    use = _answer(operation)
    if use is None:
        return None
    made = recognised_pagination(operation, Shape(use, types))
    if made is not None:
        diagnostics.report(
            rules.PAGING_RECOGNISED, operation.origin, key=True, kind=made.kind.value
        )
    return made


def _answer(operation: Operation) -> TypeRef | None:
    for response in operation.responses:
        if response.is_success:
            for content in response.contents:
                if content.kind is ContentKind.JSON:
                    return content.type
    return None
