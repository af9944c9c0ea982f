"""The schema `Token`."""

from __future__ import annotations

from typing import TypeAlias

Token: TypeAlias = str
"""The schema `Token`."""
