"""`Home`."""

from __future__ import annotations

from typing import Any, NotRequired, Required, TypedDict

from .._runtime.models.open_model import OpenModel, extra


class Home(OpenModel, rename={"class_": "class"}):
    """Where it lives. Further properties are counts."""

    street: str
    class_: str | None = None
    owner: Pet | None = None
    additional_properties: dict[str, int] = extra()


class HomeDict(TypedDict):
    """`Home`, as a dictionary."""

    street: Required[str]
    owner: NotRequired[dict[str, Any]]


from .pet import Pet
