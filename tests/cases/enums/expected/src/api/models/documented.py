"""The schema `Documented`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Documented"]

Documented: TypeAlias = Literal["fast", "slow"] | str
"""The schema `Documented`.

- `"fast"` (Fast): Sent at once.
- `"slow"` (Slow): Sent when there is time.
"""
