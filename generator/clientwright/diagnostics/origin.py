"""Where a thing stands in a document: the file and the JSON pointer (RFC 6901) into it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A place in a document, as a file and a JSON pointer; lines and columns are found from it."""

    file: str
    """The document's name as diagnostics show it: relative to where the command ran."""
    pointer: str = ""
    """RFC 6901; the empty string is the whole document."""

    def __truediv__(self, key: str | int) -> Origin:
        """The origin of a member of the object or array that stands here."""
        token = str(key).replace("~", "~0").replace("/", "~1")
        return Origin(self.file, f"{self.pointer}/{token}")

    def __str__(self) -> str:
        return f"{self.file}#{self.pointer}"

    @property
    def place(self) -> Origin:
        """Where it stands, however one came there."""
        return self


@dataclass(frozen=True, slots=True)
class Instance(Origin):
    """A place in a schema that others fill in (`resolve.dynamic`), and what they filled in."""

    bound: tuple[tuple[str, Origin], ...] = ()
    """By the name of each dynamic anchor that matters there: the schema that is meant.

    In the order in which they were met, the outermost first.
    """

    def __truediv__(self, key: str | int) -> Origin:
        inner = self.place / key
        return Instance(inner.file, inner.pointer, self.bound)

    def __str__(self) -> str:
        said = ",".join(f"{name}={origin}" for name, origin in self.bound)
        return f"{self.file}#{self.pointer}@{said}"

    @property
    def place(self) -> Origin:
        """Where it stands, however one came there."""
        return Origin(self.file, self.pointer)
