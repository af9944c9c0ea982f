"""The schema `MessageMode`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["MessageMode"]

MessageMode: TypeAlias = Literal["chat", "email", "voice"] | str
"""A channel through which a user talks to an assistant.

- `chat`: a chat window or a messenger.
- `email`: e-mail.
- `voice`: a phone call, where the reply is spoken.
"""
