"""Request bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model import RequestBody
from ..docs import docs_of
from ..reading import as_flag, as_object
from .media_types import contents

if TYPE_CHECKING:
    from ...resolve import Node
    from ..schemas import Types


def body(types: Types, operation: Node) -> RequestBody | None:
    """The body of an operation, or of a callback's request; None if it has no content at all."""
    node = operation.get("requestBody")
    if node is None:
        return None
    target = node.follow()
    entries = contents(types, target)
    if not entries:
        return None
    return RequestBody(
        required=as_flag(as_object(target.value).get("required")),
        contents=entries,
        origin=target.origin,
        docs=docs_of(as_object(target.value)),
    )
