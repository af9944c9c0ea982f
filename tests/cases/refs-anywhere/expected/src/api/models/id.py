"""The schema `id`."""

from __future__ import annotations

from typing import TypeAlias

Id: TypeAlias = str
"""The schema `id`."""
