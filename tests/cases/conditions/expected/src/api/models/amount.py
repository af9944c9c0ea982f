"""The schema `Amount`."""

from __future__ import annotations

from typing import TypeAlias

Amount: TypeAlias = str | int
"""The schema `Amount`."""
