"""Every identifier of the Python output, decided once.

`names_of` looks at a whole `Api` and gives a `PythonNames`; every later stage looks names up there
and makes none. A name never depends on the order of a document, and adding something to a document
renames nothing that does not collide with it (`clientwright.names`).

Not here: annotations and imports (`types.py`, `expression.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...diagnostics import Diagnostics
from ...model import Api, Place, TypeId
from .. import TargetConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeName:
    """What a declared type is called, and the file it stands in."""

    class_name: str
    module: str
    """The module below `models`, without dots: `assistant`."""
    dict_name: str | None = None
    """What stands for it where a plain dictionary may be given: `CustomerAiDict`. None: nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceName:
    """What a group of operations is called. For the root: the client's classes, module `_client`."""

    attribute: str
    """Its name on its parent (the empty string for the root)."""
    class_name: str
    async_class_name: str
    module: str
    """The module below `resources`, `async_resources` and `operations`: `sessions_messages`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationName:
    """What one operation and its arguments are called."""

    method: str
    constant: str
    """In the module `operations.<module>`: `CREATE`."""
    module: str
    parameters: Mapping[tuple[Place, str], str]
    """The argument of each parameter, by its place and wire name."""
    body_fields: Mapping[str, str] | None
    """Where the body's fields are arguments themselves: the argument of each, by wire name."""
    body: str | None
    """The one argument for the body, where it is not printed field by field. None: no body."""


class PythonNames:
    """All names. Lookups raise KeyError for what the `Api` does not hold."""

    package: str
    """The import package: `twilio_assistants`."""
    client: str
    async_client: str

    def type(self, id: TypeId) -> TypeName:
        """The name of a declared type."""
        raise NotImplementedError

    def field(self, id: TypeId, wire_name: str) -> str:
        """The attribute of a record's field."""
        raise NotImplementedError

    def resource(self, path: tuple[str, ...]) -> ResourceName:
        """The names of a resource, by `Resource.path`; the empty path is the client."""
        raise NotImplementedError

    def operation(self, id: str) -> OperationName:
        """The names of an operation, by `Operation.id`."""
        raise NotImplementedError

    def credential(self, scheme_id: str, role: str) -> str:
        """The argument of the client for one credential of a scheme: `auth_token`."""
        raise NotImplementedError

    def variable(self, scheme_id: str, role: str) -> str:
        """The environment variable it is read from: `TWILIO_AUTH_TOKEN`."""
        raise NotImplementedError


def names_of(api: Api, config: TargetConfig, diagnostics: Diagnostics) -> PythonNames:
    """Decide all names. A name that had to be qualified is reported as a note."""
    raise NotImplementedError
