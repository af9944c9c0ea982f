"""The ledger: what became of every part of a document.

Each member of each object of the document is rendered, only documented, left out with a reason, or
of no use to a client. `coverage` walks the document by the grammar of OpenAPI (`fates.py`) from
what the client offers, not by looking at what `build` did; where `build` decided something on the
spot, it reported that, and the ledger repeats it.
"""

from __future__ import annotations

from .fates import Fate
from .ledger import Entry, Ledger
from .walk import coverage

__all__ = ["Entry", "Fate", "Ledger", "coverage"]
