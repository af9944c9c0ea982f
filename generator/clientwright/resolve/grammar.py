"""Which object of OpenAPI stands where: the shape of a document, as data.

Read by the walk that finds references (`walk.py`), so that a `$ref` inside an example or an
extension stays what it is, a piece of data, and by the rules of `validate`. Versions 3.0 to 3.2
are one table: a field that a version does not have is somebody else's finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final


class Kind(Enum):
    """The objects of the specification, and JSON Schema's."""

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


class Shape(Enum):
    """How many of a kind a field holds."""

    ONE = "one"
    LIST = "list"
    MAP = "map"


_ONE, _LIST, _MAP = Shape.ONE, Shape.LIST, Shape.MAP

Fields = Mapping[str, tuple[Shape, Kind]]

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The fields of a path item that hold operations (`query` since 3.2)."""

_PARAMETER: Fields = {
    "schema": (_ONE, Kind.SCHEMA),
    "content": (_MAP, Kind.MEDIA_TYPE),
    "examples": (_MAP, Kind.EXAMPLE),
}

FIELDS: Final[Mapping[Kind, Fields]] = {
    Kind.OPENAPI: {
        "info": (_ONE, Kind.INFO),
        "servers": (_LIST, Kind.SERVER),
        "paths": (_ONE, Kind.PATHS),
        "webhooks": (_MAP, Kind.PATH_ITEM),
        "components": (_ONE, Kind.COMPONENTS),
        "security": (_LIST, Kind.SECURITY_REQUIREMENT),
        "tags": (_LIST, Kind.TAG),
        "externalDocs": (_ONE, Kind.EXTERNAL_DOCS),
    },
    Kind.INFO: {"contact": (_ONE, Kind.CONTACT), "license": (_ONE, Kind.LICENSE)},
    Kind.SERVER: {"variables": (_MAP, Kind.SERVER_VARIABLE)},
    Kind.PATH_ITEM: {
        **dict.fromkeys(METHODS, (_ONE, Kind.OPERATION)),
        "additionalOperations": (_MAP, Kind.OPERATION),
        "servers": (_LIST, Kind.SERVER),
        "parameters": (_LIST, Kind.PARAMETER),
    },
    Kind.OPERATION: {
        "externalDocs": (_ONE, Kind.EXTERNAL_DOCS),
        "parameters": (_LIST, Kind.PARAMETER),
        "requestBody": (_ONE, Kind.REQUEST_BODY),
        "responses": (_ONE, Kind.RESPONSES),
        "callbacks": (_MAP, Kind.CALLBACK),
        "security": (_LIST, Kind.SECURITY_REQUIREMENT),
        "servers": (_LIST, Kind.SERVER),
    },
    Kind.PARAMETER: _PARAMETER,
    Kind.HEADER: _PARAMETER,
    Kind.REQUEST_BODY: {"content": (_MAP, Kind.MEDIA_TYPE)},
    Kind.MEDIA_TYPE: {
        "schema": (_ONE, Kind.SCHEMA),
        "itemSchema": (_ONE, Kind.SCHEMA),
        "examples": (_MAP, Kind.EXAMPLE),
        "encoding": (_MAP, Kind.ENCODING),
        "prefixEncoding": (_LIST, Kind.ENCODING),
        "itemEncoding": (_ONE, Kind.ENCODING),
    },
    Kind.ENCODING: {
        "headers": (_MAP, Kind.HEADER),
        "encoding": (_MAP, Kind.ENCODING),
        "prefixEncoding": (_LIST, Kind.ENCODING),
        "itemEncoding": (_ONE, Kind.ENCODING),
    },
    Kind.RESPONSE: {
        "headers": (_MAP, Kind.HEADER),
        "content": (_MAP, Kind.MEDIA_TYPE),
        "links": (_MAP, Kind.LINK),
    },
    Kind.LINK: {"server": (_ONE, Kind.SERVER)},
    Kind.TAG: {"externalDocs": (_ONE, Kind.EXTERNAL_DOCS)},
    Kind.COMPONENTS: {
        "schemas": (_MAP, Kind.SCHEMA),
        "responses": (_MAP, Kind.RESPONSE),
        "parameters": (_MAP, Kind.PARAMETER),
        "examples": (_MAP, Kind.EXAMPLE),
        "requestBodies": (_MAP, Kind.REQUEST_BODY),
        "headers": (_MAP, Kind.HEADER),
        "securitySchemes": (_MAP, Kind.SECURITY_SCHEME),
        "links": (_MAP, Kind.LINK),
        "callbacks": (_MAP, Kind.CALLBACK),
        "pathItems": (_MAP, Kind.PATH_ITEM),
        "mediaTypes": (_MAP, Kind.MEDIA_TYPE),
    },
    Kind.SCHEMA: {
        "properties": (_MAP, Kind.SCHEMA),
        "items": (_ONE, Kind.SCHEMA),
        "allOf": (_LIST, Kind.SCHEMA),
        "oneOf": (_LIST, Kind.SCHEMA),
        "anyOf": (_LIST, Kind.SCHEMA),
        "additionalProperties": (_ONE, Kind.SCHEMA),
        "not": (_ONE, Kind.SCHEMA),
        "discriminator": (_ONE, Kind.DISCRIMINATOR),
        "xml": (_ONE, Kind.XML),
        "externalDocs": (_ONE, Kind.EXTERNAL_DOCS),
        "patternProperties": (_MAP, Kind.SCHEMA),
        "prefixItems": (_LIST, Kind.SCHEMA),
        "propertyNames": (_ONE, Kind.SCHEMA),
        "contains": (_ONE, Kind.SCHEMA),
        "if": (_ONE, Kind.SCHEMA),
        "then": (_ONE, Kind.SCHEMA),
        "else": (_ONE, Kind.SCHEMA),
        "dependentSchemas": (_MAP, Kind.SCHEMA),
        "unevaluatedItems": (_ONE, Kind.SCHEMA),
        "unevaluatedProperties": (_ONE, Kind.SCHEMA),
        "contentSchema": (_ONE, Kind.SCHEMA),
        "$defs": (_MAP, Kind.SCHEMA),
        "definitions": (_MAP, Kind.SCHEMA),
    },
    Kind.SECURITY_SCHEME: {"flows": (_ONE, Kind.OAUTH_FLOWS)},
    Kind.OAUTH_FLOWS: dict.fromkeys(
        (
            "implicit",
            "password",
            "clientCredentials",
            "authorizationCode",
            "deviceAuthorization",
        ),
        (_ONE, Kind.OAUTH_FLOW),
    ),
}

PATTERNED: Final[Mapping[Kind, Kind]] = {
    Kind.PATHS: Kind.PATH_ITEM,
    Kind.RESPONSES: Kind.RESPONSE,
    Kind.CALLBACK: Kind.PATH_ITEM,
}
"""Objects whose fields are all of one kind, except extensions (`x-...`)."""

_FIELDS_BY_NAME: Final = {
    Kind.PATHS: "`paths`",
    Kind.RESPONSES: "`responses`",
    Kind.COMPONENTS: "`components`",
    Kind.INFO: "`info`",
    Kind.EXTERNAL_DOCS: "`externalDocs`",
    Kind.OAUTH_FLOWS: "`flows`",
    Kind.OPENAPI: "the document",
    Kind.OAUTH_FLOW: "an OAuth flow",
    Kind.XML: "an `xml` object",
}
"""Kinds that a reader knows best by the field they stand in."""


def with_article(kind: Kind) -> str:
    """A kind as it stands in a sentence: `an operation`, `a response`, `paths`."""
    name = kind.value
    return _FIELDS_BY_NAME.get(kind, f"an {name}" if name[0] in "aeio" else f"a {name}")


def plural(kind: Kind) -> str:
    """Several of a kind: `request bodies`."""
    name = kind.value
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
