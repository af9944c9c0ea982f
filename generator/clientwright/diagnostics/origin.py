"""Locations in a document: the file and the JSON pointer (RFC 6901)."""

from __future__ import annotations

from dataclasses import dataclass


def escape_token(key: str) -> str:
    """A key as a reference token of a JSON pointer."""
    if "~" in key or "/" in key:
        return key.replace("~", "~0").replace("/", "~1")
    return key


def split_pointer(pointer: str) -> list[str]:
    """The reference tokens of a JSON pointer, unescaped (RFC 6901, section 4)."""
    if not pointer:
        return []
    return [
        token.replace("~1", "/").replace("~0", "~") if "~" in token else token
        for token in pointer.split("/")[1:]
    ]


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """The file and JSON pointer of a value. Lines and columns are derived from it."""

    file: str
    """The document's name as diagnostics show it: relative to the working directory."""
    pointer: str = ""
    """RFC 6901; the empty string is the whole document."""

    def __truediv__(self, key: str | int) -> Origin:
        """The origin of a member of the object or array at this origin."""
        return Origin(self.file, f"{self.pointer}/{escape_token(str(key))}")

    def __str__(self) -> str:
        return f"{self.file}#{self.pointer}"

    @property
    def unbound(self) -> Origin:
        """The origin without the bindings of dynamic references."""
        return self


@dataclass(frozen=True, slots=True)
class BoundOrigin(Origin):
    """The origin of a schema whose dynamic references (`$dynamicRef`) have been bound."""

    bindings: tuple[tuple[str, Origin], ...] = ()
    """Each dynamic anchor that the schema uses, with the schema it resolves to.

    In the order in which the references were followed, the outermost first.
    """

    def __truediv__(self, key: str | int) -> Origin:
        inner = self.unbound / key
        return BoundOrigin(inner.file, inner.pointer, self.bindings)

    def __str__(self) -> str:
        bindings = ",".join(f"{name}={origin}" for name, origin in self.bindings)
        return f"{self.file}#{self.pointer}@{bindings}"

    @property
    def unbound(self) -> Origin:
        """The origin without the bindings of dynamic references."""
        return Origin(self.file, self.pointer)
