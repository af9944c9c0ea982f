"""What is logged: at DEBUG one line for each attempt, at WARNING one for each kind of drift.

Nothing is printed unless the program sets logging up. No line holds a value: the path is logged as
the document has it, `/v1/Things/{id}`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from ..hooks import Drift

logger = logging.getLogger(__name__.partition(".")[0])
logger.addHandler(logging.NullHandler())

_MOST_KINDS = 1000


class DriftLog:
    """Logs each kind of drift once for a client: the thousandth answer says nothing new."""

    def __init__(self) -> None:
        self._known: set[tuple[str, str, str, str]] = set()

    def add(self, drifts: Iterable[Drift]) -> None:
        """Log what is new."""
        for drift in drifts:
            kind = (drift.operation, _pattern(drift.path), drift.expected, drift.found)
            if kind not in self._known and len(self._known) < _MOST_KINDS:
                self._known.add(kind)
                logger.warning("the API's answer breaks its document: %s", drift)


def _pattern(path: str) -> str:
    """The path without the places in lists."""
    return "[".join(
        part.lstrip("0123456789") if index else part for index, part in enumerate(path.split("["))
    )
