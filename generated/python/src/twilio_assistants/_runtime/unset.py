"""`UNSET`: not given, as opposed to `None`, which is sent as null. It counts as false."""

from msgspec import UNSET
from msgspec import UnsetType as Unset

__all__ = ["UNSET", "Unset"]
