"""The operations of `client.library.books.loans`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import StreamOperation, Style

LIST: StreamOperation[models.Loan] = StreamOperation(
    id="listLoans",
    method="GET",
    path="/loans",
    returns={200: lambda: models.Loan},
    accept="application/jsonl",
    styles={("querystring", "filter"): Style("json")},
)
