"""One operation: everything about it, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model import Docs, Operation, Parameter, ParameterLocation, SecurityRequirement, Server
from ..docs import docs_of, first_docs
from ..extensions import repeatable
from ..reading import as_object, as_text
from ..resources.resources import Spot
from .callbacks import callbacks
from .parameters import parameters
from .request_bodies import body
from .responses import responses
from .security import requirements
from .servers import servers, servers_of_operation
from .walk import Found

if TYPE_CHECKING:
    from ..schemas import Types

_IDEMPOTENCY = frozenset({"idempotencykey", "xidempotencykey", "idempotenttoken"})


def operation_id(found: Found) -> str:
    """What identifies an operation: its operationId, else `METHOD /path`."""
    return found.operation_id or f"{found.method} {found.path}"


def operation(
    types: Types,
    found: Found,
    spot: Spot,
    *,
    known: frozenset[str],
    security: tuple[SecurityRequirement, ...],
    document_servers: tuple[Server, ...],
) -> Operation:
    """The operation of the model, but for its paging, which needs the finished types."""
    own = requirements(found.node, known)
    where = servers(found.node) or servers(found.item)
    taken = parameters(types, found.pieces, found.item, found.node)
    return Operation(
        id=operation_id(found),
        operation_id=found.operation_id,
        method=found.method,
        path=found.pieces,
        resource=spot.resource,
        action=spot.action,
        origin=found.node.origin,
        docs=first_docs(docs_of(as_object(found.node.value)), _item_docs(found)),
        tags=found.tags,
        parameters=taken,
        body=body(types, found.node),
        responses=responses(types, found.node),
        security=security if own is None else own,
        servers=servers_of_operation(where, document_servers),
        callbacks=callbacks(types, found.node),
        idempotency_header=_idempotency_header(taken),
        explicit_action=spot.stated,
        retryable=repeatable(found.node.value, types.spec.root.value),
    )


def _item_docs(found: Found) -> Docs:
    """What the path item says of all its operations."""
    value = as_object(found.item.value)
    return Docs(
        summary=as_text(value.get("summary")), description=as_text(value.get("description"))
    )


def _idempotency_header(taken: tuple[Parameter, ...]) -> str | None:
    """The header that makes repeating safe, by the name it has everywhere."""
    for parameter in taken:
        plain = parameter.wire_name.lower().replace("-", "").replace("_", "")
        if parameter.location is ParameterLocation.HEADER and plain in _IDEMPOTENCY:
            return parameter.wire_name
    return None
