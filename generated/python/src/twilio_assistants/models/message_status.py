"""The schema `MessageStatus`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["MessageStatus"]

MessageStatus: TypeAlias = Literal["Success", "Failed", "Failure"] | str
"""Whether an assistant has replied.

- `Success`: it has.
- `Failed`, `Failure`: it could not.

Compare without regard to case: the API is not known to keep to one spelling.
"""
