"""`UNSET`: the value was not passed, as opposed to `None`, which is sent as null. It is falsy."""

from msgspec import UNSET
from msgspec import UnsetType as Unset

__all__ = ["UNSET", "Unset"]
