"""Python types for the types of the model: annotations as expression trees.

One view for what comes back (what msgspec decodes into), one for what may be given (wider: plain
dictionaries beside models, any sequence for a list). Symbols carry their imports.

Not here: how declared types are printed (`models.py`).
"""

from __future__ import annotations

from ...model import Api, Content, Operation, Record, TypeUse
from .expression import Expression
from .names import PythonNames


class Types:
    """The annotations of one API's types, for use outside the models package (`models.Pet`)."""

    def __init__(self, api: Api, names: PythonNames) -> None:
        self._api = api
        self._names = names

    def returned(self, use: TypeUse) -> Expression:
        """What a value of a response is. Also valid at run time: `returns={200: lambda: ...}`."""
        raise NotImplementedError

    def accepted(self, use: TypeUse) -> Expression:
        """What may be given for a value of a request: `models.Pet | models.PetDict`."""
        raise NotImplementedError

    def optional(self, tree: Expression) -> Expression:
        """The same, or nothing at all: `tree | Unset`."""
        raise NotImplementedError

    def content(self, operation: Operation) -> Content | None:
        """The content in which a request body is sent: JSON where offered, else the first."""
        raise NotImplementedError

    def flat_body(self, operation: Operation) -> Record | None:
        """The record whose fields are keyword arguments of the method; None: one argument, or none.

        A field is a required argument where it is required and so is the body.
        """
        raise NotImplementedError
