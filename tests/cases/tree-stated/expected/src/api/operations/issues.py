"""The operations of `client.issues`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST_FOR_REPO: Operation[None] = Operation(
    id="issues/list-for-repo", method="GET", path="/repos/{owner}/issues", returns={204: None}
)
CREATE: Operation[None] = Operation(
    id="issues.create", method="POST", path="/repos/{owner}/issues", returns={204: None}
)
