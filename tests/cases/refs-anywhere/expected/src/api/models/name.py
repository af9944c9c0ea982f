"""The schema `name`."""

from __future__ import annotations

from typing import TypeAlias

Name: TypeAlias = str
"""The schema `name`."""
