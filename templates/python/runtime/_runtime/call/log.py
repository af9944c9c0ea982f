"""Logging: each attempt at DEBUG, and each kind of drift once at WARNING.

Nothing is printed unless the program configures logging. No line contains a value; the path is
logged as a template, `/v1/Things/{id}`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from typing import Final

from ..hooks import Drift

logger = logging.getLogger(__name__.partition(".")[0])
logger.addHandler(logging.NullHandler())

_MAX_KINDS: Final = 1000
_INDEX: Final = re.compile(r"\[\d+")


class DriftLog:
    """Logs each kind of drift once per client."""

    def __init__(self) -> None:
        self._logged: set[tuple[str, str, str, str]] = set()

    def add(self, drifts: Iterable[Drift]) -> None:
        """Log the kinds of drift that are new."""
        for drift in drifts:
            kind = (drift.operation, _INDEX.sub("[", drift.path), drift.expected, drift.found)
            if kind not in self._logged and len(self._logged) < _MAX_KINDS:
                self._logged.add(kind)
                logger.warning("the response deviates from the API's document: %s", drift)
