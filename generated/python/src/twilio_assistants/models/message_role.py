"""The schema `MessageRole`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["MessageRole"]

MessageRole: TypeAlias = Literal["user", "assistant", "tool", "knowledge"] | str
"""Who or what a message comes from.

- `user`: the user.
- `assistant`: the assistant.
- `tool`: the call of a tool.
- `knowledge`: the search of a knowledge source.
"""
