"""The operations of `client.memo_service`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST_REACTIONS: Operation[None] = Operation(
    id="MemoService_ListMemoReactions",
    method="GET",
    path="/v1/{name}/reactions",
    returns={200: None},
)
