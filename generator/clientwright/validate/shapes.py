"""The fields of each object of OpenAPI: what values they take, since which version, what depends
on them. Data only; `structure.py` checks by it.

A field whose wrong type leaves the meaning of the document open *matters*; one that only feeds
documentation, or that is as well left out, does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ..resolve import METHODS, Kind


class Takes(Enum):
    """What values a field takes, in the words of a message."""

    ANYTHING = "any value"
    TEXT = "text"
    FLAG = "true or false"
    NUMBER = "a number"
    COUNT = "a whole number, zero or more"
    OBJECT = "an object"
    LIST = "a list"
    TEXTS = "a list of texts"
    SCHEMA = "a schema (an object, or true or false)"
    TYPE = "a type, or a list of types"
    LIMIT = "a number, or true or false in OpenAPI 3.0"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it takes, whether it matters, and the minor version that brought it."""

    takes: Takes
    matters: bool = False
    since: int = 0


_TEXT = Field(Takes.TEXT)
_FLAG = Field(Takes.FLAG)
_NUMBER = Field(Takes.NUMBER)
_COUNT = Field(Takes.COUNT)
_OBJECT = Field(Takes.OBJECT)
_ANY = Field(Takes.ANYTHING)
_WORD = Field(Takes.TEXT, matters=True)
_PART = Field(Takes.OBJECT, matters=True)
_LIST = Field(Takes.LIST, matters=True)
_SCHEMA = Field(Takes.SCHEMA, matters=True)

_PARAMETER: Final[Mapping[str, Field]] = {
    "description": _TEXT,
    "required": _FLAG,
    "deprecated": _FLAG,
    "allowEmptyValue": _FLAG,
    "style": _WORD,
    "explode": _FLAG,
    "allowReserved": _FLAG,
    "schema": _SCHEMA,
    "example": _ANY,
    "examples": _OBJECT,
    "content": _PART,
}
_ENCODINGS: Final[Mapping[str, Field]] = {
    "encoding": _OBJECT,
    "prefixEncoding": Field(Takes.LIST, since=2),
    "itemEncoding": Field(Takes.OBJECT, since=2),
}
_NEW_OBJECT = Field(Takes.OBJECT, matters=True, since=2)

FIELDS: Final[Mapping[Kind, Mapping[str, Field]]] = {
    Kind.OPENAPI: {
        "openapi": _ANY,
        "$self": Field(Takes.TEXT, matters=True, since=2),
        "info": _OBJECT,
        "jsonSchemaDialect": Field(Takes.TEXT, since=1),
        "servers": _LIST,
        "paths": _PART,
        "webhooks": Field(Takes.OBJECT, matters=True, since=1),
        "components": _PART,
        "security": _LIST,
        "tags": _LIST,
        "externalDocs": _OBJECT,
    },
    Kind.INFO: {
        "title": _TEXT,
        "summary": Field(Takes.TEXT, since=1),
        "description": _TEXT,
        "termsOfService": _TEXT,
        "contact": _OBJECT,
        "license": _OBJECT,
        "version": _TEXT,
    },
    Kind.CONTACT: {"name": _TEXT, "url": _TEXT, "email": _TEXT},
    Kind.LICENSE: {"name": _TEXT, "identifier": Field(Takes.TEXT, since=1), "url": _TEXT},
    Kind.SERVER: {
        "url": _WORD,
        "description": _TEXT,
        "name": Field(Takes.TEXT, since=2),
        "variables": _PART,
    },
    Kind.SERVER_VARIABLE: {"enum": Field(Takes.TEXTS), "default": _TEXT, "description": _TEXT},
    Kind.COMPONENTS: {
        **dict.fromkeys(
            (
                "schemas",
                "responses",
                "parameters",
                "examples",
                "requestBodies",
                "headers",
                "securitySchemes",
                "links",
                "callbacks",
            ),
            _PART,
        ),
        "pathItems": Field(Takes.OBJECT, matters=True, since=1),
        "mediaTypes": _NEW_OBJECT,
    },
    Kind.PATH_ITEM: {
        "$ref": _WORD,
        "summary": _TEXT,
        "description": _TEXT,
        **dict.fromkeys(METHODS, _PART),
        "query": _NEW_OBJECT,
        "additionalOperations": _NEW_OBJECT,
        "servers": _LIST,
        "parameters": _LIST,
    },
    Kind.OPERATION: {
        "tags": Field(Takes.TEXTS),
        "summary": _TEXT,
        "description": _TEXT,
        "externalDocs": _OBJECT,
        "operationId": _WORD,
        "parameters": _LIST,
        "requestBody": _PART,
        "responses": _PART,
        "callbacks": _PART,
        "deprecated": _FLAG,
        "security": _LIST,
        "servers": _LIST,
    },
    Kind.EXTERNAL_DOCS: {"description": _TEXT, "url": _TEXT},
    Kind.PARAMETER: {"name": _WORD, "in": _WORD, **_PARAMETER},
    Kind.HEADER: _PARAMETER,
    Kind.REQUEST_BODY: {"description": _TEXT, "content": _PART, "required": _FLAG},
    Kind.MEDIA_TYPE: {
        "schema": _SCHEMA,
        "itemSchema": Field(Takes.SCHEMA, matters=True, since=2),
        "example": _ANY,
        "examples": _OBJECT,
        **_ENCODINGS,
    },
    Kind.ENCODING: {
        "contentType": _TEXT,
        "headers": _OBJECT,
        "style": _TEXT,
        "explode": _FLAG,
        "allowReserved": _FLAG,
        **_ENCODINGS,
        "encoding": Field(Takes.OBJECT, since=2),
    },
    Kind.RESPONSE: {
        "summary": Field(Takes.TEXT, since=2),
        "description": _TEXT,
        "headers": _OBJECT,
        "content": _PART,
        "links": _OBJECT,
    },
    Kind.EXAMPLE: {
        "summary": _TEXT,
        "description": _TEXT,
        "value": _ANY,
        "dataValue": Field(Takes.ANYTHING, since=2),
        "serializedValue": Field(Takes.TEXT, since=2),
        "externalValue": _TEXT,
    },
    Kind.LINK: {
        "operationRef": _TEXT,
        "operationId": _TEXT,
        "parameters": _OBJECT,
        "requestBody": _ANY,
        "description": _TEXT,
        "server": _OBJECT,
    },
    Kind.TAG: {
        "name": _WORD,
        "summary": Field(Takes.TEXT, since=2),
        "description": _TEXT,
        "externalDocs": _OBJECT,
        "parent": Field(Takes.TEXT, since=2),
        "kind": Field(Takes.TEXT, since=2),
    },
    Kind.DISCRIMINATOR: {
        "propertyName": _WORD,
        "mapping": _PART,
        "defaultMapping": Field(Takes.TEXT, since=2),
    },
    Kind.XML: {
        "name": _TEXT,
        "namespace": _TEXT,
        "prefix": _TEXT,
        "attribute": _FLAG,
        "wrapped": _FLAG,
        "nodeType": Field(Takes.TEXT, since=2),
    },
    Kind.SECURITY_SCHEME: {
        "type": _WORD,
        "description": _TEXT,
        "name": _WORD,
        "in": _WORD,
        "scheme": _WORD,
        "bearerFormat": _TEXT,
        "flows": _OBJECT,
        "openIdConnectUrl": _TEXT,
        "oauth2MetadataUrl": Field(Takes.TEXT, since=2),
        "deprecated": Field(Takes.FLAG, since=2),
    },
    Kind.OAUTH_FLOWS: {
        "implicit": _OBJECT,
        "password": _OBJECT,
        "clientCredentials": _OBJECT,
        "authorizationCode": _OBJECT,
        "deviceAuthorization": Field(Takes.OBJECT, since=2),
    },
    Kind.OAUTH_FLOW: {
        "authorizationUrl": _TEXT,
        "deviceAuthorizationUrl": Field(Takes.TEXT, since=2),
        "tokenUrl": _TEXT,
        "refreshUrl": _TEXT,
        "scopes": _OBJECT,
    },
    Kind.SCHEMA: {
        "$ref": _WORD,
        "title": _TEXT,
        "description": _TEXT,
        "type": Field(Takes.TYPE, matters=True),
        "format": _TEXT,
        "default": _ANY,
        "enum": _LIST,
        "nullable": _FLAG,
        "multipleOf": _NUMBER,
        "maximum": _NUMBER,
        "exclusiveMaximum": Field(Takes.LIMIT),
        "minimum": _NUMBER,
        "exclusiveMinimum": Field(Takes.LIMIT),
        "maxLength": _COUNT,
        "minLength": _COUNT,
        "pattern": _TEXT,
        "maxItems": _COUNT,
        "minItems": _COUNT,
        "uniqueItems": _FLAG,
        "maxProperties": _COUNT,
        "minProperties": _COUNT,
        "required": Field(Takes.TEXTS, matters=True),
        "properties": _PART,
        "additionalProperties": _SCHEMA,
        "items": _SCHEMA,
        "allOf": _LIST,
        "oneOf": _LIST,
        "anyOf": _LIST,
        "not": _SCHEMA,
        "discriminator": _PART,
        "readOnly": _FLAG,
        "writeOnly": _FLAG,
        "deprecated": _FLAG,
        "xml": _OBJECT,
        "externalDocs": _OBJECT,
        "example": _ANY,
        "examples": Field(Takes.LIST, since=1),
        "const": Field(Takes.ANYTHING, since=1),
        "patternProperties": Field(Takes.OBJECT, matters=True, since=1),
        "propertyNames": Field(Takes.SCHEMA, since=1),
        "prefixItems": Field(Takes.LIST, matters=True, since=1),
        "contains": Field(Takes.SCHEMA, since=1),
        "minContains": Field(Takes.COUNT, since=1),
        "maxContains": Field(Takes.COUNT, since=1),
        "if": Field(Takes.SCHEMA, since=1),
        "then": Field(Takes.SCHEMA, since=1),
        "else": Field(Takes.SCHEMA, since=1),
        "dependentSchemas": Field(Takes.OBJECT, since=1),
        "dependentRequired": Field(Takes.OBJECT, since=1),
        "dependencies": Field(Takes.OBJECT, since=1),
        "unevaluatedItems": Field(Takes.SCHEMA, since=1),
        "unevaluatedProperties": Field(Takes.SCHEMA, since=1),
        "contentEncoding": Field(Takes.TEXT, since=1),
        "contentMediaType": Field(Takes.TEXT, since=1),
        "contentSchema": Field(Takes.SCHEMA, since=1),
        "definitions": Field(Takes.OBJECT, since=1),
        "$defs": Field(Takes.OBJECT, matters=True, since=1),
        "$schema": Field(Takes.TEXT, since=1),
        "$id": Field(Takes.TEXT, since=1),
        "$anchor": Field(Takes.TEXT, since=1),
        "$dynamicAnchor": Field(Takes.TEXT, since=1),
        "$dynamicRef": Field(Takes.TEXT, matters=True, since=1),
        "$comment": Field(Takes.TEXT, since=1),
        "$vocabulary": Field(Takes.OBJECT, since=1),
    },
}


@dataclass(frozen=True, slots=True)
class Needs:
    """A field that must be there. One that `matters` leaves the meaning open when it is not."""

    name: str
    matters: bool = False


REQUIRED: Final[Mapping[Kind, tuple[Needs, ...]]] = {
    Kind.OPENAPI: (Needs("info"),),
    Kind.INFO: (Needs("title"), Needs("version")),
    Kind.LICENSE: (Needs("name"),),
    Kind.SERVER: (Needs("url", matters=True),),
    Kind.SERVER_VARIABLE: (Needs("default"),),
    Kind.EXTERNAL_DOCS: (Needs("url"),),
    Kind.PARAMETER: (Needs("name", matters=True), Needs("in", matters=True)),
    Kind.REQUEST_BODY: (Needs("content"),),
    Kind.RESPONSE: (Needs("description"),),
    Kind.TAG: (Needs("name"),),
    Kind.DISCRIMINATOR: (Needs("propertyName"),),
    Kind.SECURITY_SCHEME: (Needs("type", matters=True),),
}
"""OpenAPI 3.2 does not ask for a response's description, OpenAPI 3.1 not for an operation's
responses; both are left out of this table and checked where the version is known."""
