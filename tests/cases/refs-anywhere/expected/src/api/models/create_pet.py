"""The schema `create_pet`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = [
    "CreatePetRequestBodyContentApplicationJsonSchemaHome",
    "CreatePetRequestBodyContentApplicationJsonSchemaHomeDict",
]


class CreatePetRequestBodyContentApplicationJsonSchemaHome(Model, kw_only=True):
    """The `home` of `create_pet.requestBody.content.application/json.schema`."""

    city: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class CreatePetRequestBodyContentApplicationJsonSchemaHomeDict(TypedDict, total=False):
        """`CreatePetRequestBodyContentApplicationJsonSchemaHome` as a dictionary."""

        city: str

else:
    CreatePetRequestBodyContentApplicationJsonSchemaHomeDict = dict
