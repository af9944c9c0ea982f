"""Errors that a user can fix outside a document: in the command, configuration or output folder."""

from __future__ import annotations


class UserError(Exception):
    """Ends the run with exit status 2. The message says how to fix it."""
