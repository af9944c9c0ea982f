"""Lowers an operation, except for its pagination, which needs the lowered types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from ...model import Docs, Operation, Parameter, ParameterLocation, Server
from ...resolve import Node
from ...values import as_object, as_text
from ..discovery import RawOperation
from ..docs import merge_docs, read_docs
from ..extensions import find_retryable
from ..resources.placement import Placement
from ..schemas import Context
from ..streaming import add_stated_contents
from .bodies import lower_request_body
from .callbacks import lower_callbacks
from .parameters import lower_parameters
from .responses import lower_responses
from .security import DocumentSecurity, is_exempt
from .servers import lower_own_servers, override_servers

_IDEMPOTENCY_HEADERS = frozenset({"idempotencykey", "xidempotencykey", "idempotenttoken"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDefaults:
    """What the document defines for operations that do not override it."""

    security: DocumentSecurity
    servers: tuple[Server, ...]


def lower_operation(
    context: Context,
    raw: RawOperation,
    id_: str,
    placement: Placement,
    defaults: DocumentDefaults,
) -> Operation:
    """The operation of the model."""
    parameters = lower_parameters(context, raw)
    return Operation(
        id=id_,
        operation_id=raw.operation_id,
        method=raw.method,
        path=raw.template,
        resource=placement.resource,
        action=placement.action,
        origin=raw.node.origin,
        docs=reduce(
            merge_docs, map(_read_item_docs, raw.items), read_docs(as_object(raw.node.value))
        ),
        tags=raw.tags,
        parameters=parameters,
        body=lower_request_body(context, raw.node),
        responses=add_stated_contents(context, raw.node, lower_responses(context, raw.node)),
        security=defaults.security.of(raw.node),
        is_exempt=is_exempt(raw.node),
        servers=override_servers(lower_own_servers(raw), defaults.servers),
        callbacks=lower_callbacks(context, raw.node),
        idempotency_header=_find_idempotency_header(parameters),
        explicit_action=placement.explicit,
        retryable=find_retryable(raw.node.value, context.spec.root.value),
    )


def _read_item_docs(item: Node) -> Docs:
    value = as_object(item.value)
    return Docs(
        summary=as_text(value.get("summary")), description=as_text(value.get("description"))
    )


def _find_idempotency_header(parameters: tuple[Parameter, ...]) -> str | None:
    for parameter in parameters:
        name = parameter.wire_name.lower().replace("-", "").replace("_", "")
        if parameter.location is ParameterLocation.HEADER and name in _IDEMPOTENCY_HEADERS:
            return parameter.wire_name
    return None
