"""Request bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model import RequestBody
from ...values import as_flag, as_object
from ..docs import read_docs
from .media_types import contents

if TYPE_CHECKING:
    from ...resolve import Node
    from ..schemas import SchemaContext


def body(context: SchemaContext, operation: Node) -> RequestBody | None:
    """The body of an operation, or of a callback's request; None if it has no content at all."""
    node = operation.get("requestBody")
    if node is None:
        return None
    target = node.follow()
    entries = contents(context, target)
    if not entries:
        return None
    return RequestBody(
        required=as_flag(as_object(target.value).get("required")),
        contents=entries,
        origin=target.origin,
        docs=read_docs(as_object(target.value)),
    )
