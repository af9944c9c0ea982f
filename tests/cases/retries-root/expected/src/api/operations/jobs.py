"""The operations of `client.jobs`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="listJobs", method="GET", path="/jobs", returns={204: None}, repeatable=True
)
CREATE: Operation[None] = Operation(
    id="createJob", method="POST", path="/jobs", returns={204: None}, repeatable=True
)
REPLACE_MANY: Operation[None] = Operation(
    id="replaceJobs", method="PUT", path="/jobs", returns={204: None}, repeatable=False
)
CHANGE: Operation[None] = Operation(
    id="changeJobs", method="PATCH", path="/jobs", returns={204: None}, repeatable=False
)
