"""The vocabulary of the grammar: kinds of objects, and what is known about each of their fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final


class ObjectKind(Enum):
    """The objects of the OpenAPI Specification. A value names one in a message."""

    __hash__ = object.__hash__  # members are keys of many tables, and the default is slow

    OPENAPI = "document"
    INFO = "info"
    CONTACT = "contact"
    LICENSE = "license"
    SERVER = "server"
    SERVER_VARIABLE = "server variable"
    PATHS = "paths"
    PATH_ITEM = "path item"
    OPERATION = "operation"
    EXTERNAL_DOCS = "external documentation"
    PARAMETER = "parameter"
    REQUEST_BODY = "request body"
    MEDIA_TYPE = "media type"
    ENCODING = "encoding"
    RESPONSES = "responses"
    RESPONSE = "response"
    CALLBACK = "callback"
    EXAMPLE = "example"
    LINK = "link"
    HEADER = "header"
    TAG = "tag"
    COMPONENTS = "components"
    SCHEMA = "schema"
    DISCRIMINATOR = "discriminator"
    XML = "xml"
    SECURITY_SCHEME = "security scheme"
    OAUTH_FLOWS = "OAuth flows"
    OAUTH_FLOW = "OAuth flow"
    SECURITY_REQUIREMENT = "security requirement"


class Container(Enum):
    """How a field contains objects: one, an array, or a map by name."""

    ONE = "one"
    LIST = "list"
    MAP = "map"


class ValueType(Enum):
    """The JSON type of a field. A value describes it in a message."""

    __hash__ = object.__hash__  # members are keys of many tables, and the default is slow

    ANY = "any value"
    STRING = "a string"
    BOOLEAN = "a boolean"
    NUMBER = "a number"
    COUNT = "a non-negative integer"
    OBJECT = "an object"
    ARRAY = "an array"
    STRINGS = "an array of strings"
    SCHEMA = "a schema (an object or a boolean)"
    TYPE = "a type or an array of types"
    LIMIT = "a number, or a boolean in OpenAPI 3.0"


class Presence(Enum):
    """Whether an object needs a field."""

    OPTIONAL = "optional"
    EXPECTED = "expected"
    """Required by the specification, but a client can be generated without it."""
    REQUIRED = "required"


class Support(Enum):
    """What the generated client does with a field."""

    RENDERED = "rendered"
    """It determines the behavior or the types of the client."""
    DOCUMENTED = "documented only"
    """It appears in the documentation; the client does not act on it."""
    NOT_NEEDED = "not needed"
    """It is ignored, and callers lose nothing."""
    NOT_SUPPORTED = "not supported"
    """It is ignored, and callers lose something."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """How a field is supported and, unless it is rendered, why."""

    support: Support
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field of an object."""

    value_type: ValueType
    contains: ObjectKind | None = None
    """The kind of the objects in it."""
    container: Container = Container.ONE
    disposition: Disposition
    since: int = 0
    """The minor version of OpenAPI 3 that introduced it."""
    presence: Presence = Presence.OPTIONAL
    optional_since: int | None = None
    """The minor version that made it optional."""
    essential: bool = False
    """Whether an invalid value leaves the meaning of the document unclear, which is an error."""
    standard: bool = True
    """False for extensions and keywords of other specifications that are read nevertheless."""
    word: str = ""
    """What it contributes to the name of an anonymous schema inside it."""


_FIELD_NAMES: Final[Mapping[ObjectKind, str]] = {
    ObjectKind.PATHS: "`paths`",
    ObjectKind.RESPONSES: "`responses`",
    ObjectKind.COMPONENTS: "`components`",
    ObjectKind.INFO: "`info`",
    ObjectKind.EXTERNAL_DOCS: "`externalDocs`",
    ObjectKind.OAUTH_FLOWS: "`flows`",
    ObjectKind.OPENAPI: "the document",
    ObjectKind.OAUTH_FLOW: "an OAuth flow",
    ObjectKind.XML: "an `xml` object",
}
"""Kinds that are best known by the field that contains them."""


def add_article(kind: ObjectKind) -> str:
    """A kind as part of a sentence: `an operation`, `a response`, `paths`."""
    name = kind.value
    return _FIELD_NAMES.get(kind, f"an {name}" if name[0] in "aeio" else f"a {name}")


def plural(kind: ObjectKind) -> str:
    name = kind.value
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


_JSON_TYPES: Final[Mapping[type[object], str]] = {
    type(None): "`null`",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "an array",
    dict: "an object",
}


def describe_json_type(value: object) -> str:
    """The JSON type of a value, for a message."""
    kind: type[object] = type(value)
    return _JSON_TYPES.get(kind, "an unsupported value")
