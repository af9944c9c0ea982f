"""The fields of every object of OpenAPI 3.0 to 3.2: one table.

Each row lists fields that share everything: names, the JSON type or the contained objects, the
disposition, and what deviates from an optional field that exists since 3.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from .grammar import Container, Disposition, FieldSpec, ObjectKind, Presence, Support, ValueType

# --- notation ------------------------------------------------------------------------------------

Fields = Mapping[str, FieldSpec]
Content = tuple[Container, ObjectKind]

ANY, STRING, BOOLEAN, NUMBER = ValueType.ANY, ValueType.STRING, ValueType.BOOLEAN, ValueType.NUMBER
COUNT, OBJECT, ARRAY, STRINGS = (
    ValueType.COUNT,
    ValueType.OBJECT,
    ValueType.ARRAY,
    ValueType.STRINGS,
)
EXPECTED, REQUIRED = Presence.EXPECTED, Presence.REQUIRED
K = ObjectKind

RENDERED: Final = Disposition(Support.RENDERED)
SHOWN: Final = Disposition(Support.DOCUMENTED, "documentation")


def _not_needed(reason: str) -> Disposition:
    return Disposition(Support.NOT_NEEDED, reason)


def _not_supported(reason: str) -> Disposition:
    return Disposition(Support.NOT_SUPPORTED, reason)


def one(kind: ObjectKind) -> Content:
    """A field that contains one object."""
    return Container.ONE, kind


def list_of(kind: ObjectKind) -> Content:
    """A field that contains an array of objects."""
    return Container.LIST, kind


def map_of(kind: ObjectKind) -> Content:
    """A field that contains a map of objects."""
    return Container.MAP, kind


def _row(
    names: str, value: ValueType | Content, disposition: Disposition, **properties: Any
) -> Fields:
    """The same specification for each of several fields."""
    if isinstance(value, ValueType):
        spec = FieldSpec(value_type=value, disposition=disposition, **properties)
    else:
        spec = FieldSpec(
            value_type=_value_type(*value),
            container=value[0],
            contains=value[1],
            disposition=disposition,
            **properties,
        )
    return dict.fromkeys(names.split(), spec)


def _value_type(container: Container, kind: ObjectKind) -> ValueType:
    if container is Container.LIST:
        return ValueType.ARRAY
    is_schema = container is Container.ONE and kind is ObjectKind.SCHEMA
    return ValueType.SCHEMA if is_schema else ValueType.OBJECT


def _rows(*rows: Fields) -> Fields:
    return {name: spec for row in rows for name, spec in row.items()}


# --- dispositions --------------------------------------------------------------------------------

_COMMENT = _not_needed("a comment for the authors of the document")
_DIALECT = Disposition(Support.DOCUMENTED, "schemas are read in the dialect of OpenAPI")
_TAG_KIND = _not_needed("a classification for other tools")
_EMPTY_VALUE = _not_needed("an empty value can always be sent")
_HEADER_STYLE = _not_needed("response headers are read in their default style")
_POSITIONAL = _not_supported("multipart bodies with positional parts are not supported")
_PART_HEADERS = _not_supported("headers of multipart parts are not supported")
_LINKS = Disposition(Support.DOCUMENTED, "the documentation names the linked operation")
_TOKEN_URL = _not_needed("the caller passes a token")
_OTHER_FLOW = _not_needed("an interactive flow: the caller passes its token")
_FLOW_URL = _not_needed("the client credentials flow does not use this URL")
_BRANCH = Disposition(Support.DOCUMENTED, "the server decides which branch applies")
_ASSERTION = _not_supported("types cannot express it, and the client does not check it")
_CONTENT = _not_supported("the content of this string is not parsed")
_XML = _not_needed("XML is passed through as text")

# --- the table -----------------------------------------------------------------------------------

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The fields of a path item that contain operations (`query` since 3.2)."""

_PARAMETER = _rows(
    _row("$ref", STRING, RENDERED, standard=False),
    _row("description", STRING, SHOWN),
    _row("required", BOOLEAN, RENDERED),
    _row("deprecated", BOOLEAN, SHOWN),
    _row("allowEmptyValue", BOOLEAN, _EMPTY_VALUE),
    _row("style", STRING, RENDERED, essential=True),
    _row("explode allowReserved", BOOLEAN, RENDERED),
    _row("schema", one(K.SCHEMA), RENDERED, essential=True),
    _row("content", map_of(K.MEDIA_TYPE), RENDERED, essential=True),
    _row("example", ANY, SHOWN),
    _row("examples", map_of(K.EXAMPLE), SHOWN),
)
_HEADER_STYLES = ("allowEmptyValue", "style", "explode", "allowReserved")

FIELDS: Final[Mapping[ObjectKind, Fields]] = {
    K.OPENAPI: _rows(
        _row("openapi", ANY, RENDERED),
        _row("$self", STRING, RENDERED, since=2, essential=True),
        _row("info", one(K.INFO), RENDERED, presence=EXPECTED),
        _row("jsonSchemaDialect", STRING, _DIALECT, since=1),
        _row("servers", list_of(K.SERVER), RENDERED, essential=True),
        _row("paths", one(K.PATHS), RENDERED, essential=True),
        _row("webhooks", map_of(K.PATH_ITEM), RENDERED, since=1, essential=True),
        _row("x-webhooks", ANY, RENDERED, standard=False),
        _row("components", one(K.COMPONENTS), RENDERED, essential=True),
        _row("security", list_of(K.SECURITY_REQUIREMENT), RENDERED, essential=True),
        _row("tags", list_of(K.TAG), RENDERED, essential=True),
        _row("externalDocs", one(K.EXTERNAL_DOCS), SHOWN),
    ),
    K.INFO: _rows(
        _row("title version", STRING, RENDERED, presence=EXPECTED),
        _row("summary", STRING, SHOWN, since=1),
        _row("description", STRING, SHOWN),
        _row("termsOfService", STRING, SHOWN),
        _row("contact", one(K.CONTACT), SHOWN),
        _row("license", one(K.LICENSE), SHOWN),
    ),
    K.CONTACT: _row("name url email", STRING, SHOWN),
    K.LICENSE: _rows(
        _row("name", STRING, SHOWN, presence=EXPECTED),
        _row("identifier", STRING, SHOWN, since=1),
        _row("url", STRING, SHOWN),
    ),
    K.SERVER: _rows(
        _row("url", STRING, RENDERED, presence=REQUIRED, essential=True),
        _row("description", STRING, SHOWN),
        _row("name", STRING, RENDERED, since=2),
        _row("x-name", ANY, RENDERED, standard=False),
        _row("variables", map_of(K.SERVER_VARIABLE), RENDERED, essential=True),
    ),
    K.SERVER_VARIABLE: _rows(
        _row("enum", STRINGS, RENDERED),
        _row("default", STRING, RENDERED, presence=EXPECTED),
        _row("description", STRING, SHOWN),
    ),
    K.COMPONENTS: _rows(
        _row("schemas", map_of(K.SCHEMA), RENDERED, essential=True),
        _row("responses", map_of(K.RESPONSE), RENDERED, essential=True, word="response"),
        _row("parameters", map_of(K.PARAMETER), RENDERED, essential=True, word="parameter"),
        _row("examples", map_of(K.EXAMPLE), RENDERED, essential=True),
        _row("requestBodies", map_of(K.REQUEST_BODY), RENDERED, essential=True, word="request"),
        _row("headers", map_of(K.HEADER), RENDERED, essential=True, word="header"),
        _row("securitySchemes", map_of(K.SECURITY_SCHEME), RENDERED, essential=True),
        _row("links", map_of(K.LINK), RENDERED, essential=True),
        _row("callbacks", map_of(K.CALLBACK), RENDERED, essential=True),
        _row("pathItems", map_of(K.PATH_ITEM), RENDERED, since=1, essential=True),
        _row("mediaTypes", map_of(K.MEDIA_TYPE), RENDERED, since=2, essential=True),
    ),
    K.PATH_ITEM: _rows(
        _row("$ref", STRING, RENDERED, essential=True),
        _row("summary description", STRING, SHOWN),
        _row(" ".join(METHODS[:-1]), one(K.OPERATION), RENDERED, essential=True),
        _row("query", one(K.OPERATION), RENDERED, since=2, essential=True),
        _row("additionalOperations", map_of(K.OPERATION), RENDERED, since=2, essential=True),
        _row("servers", list_of(K.SERVER), RENDERED, essential=True),
        _row("parameters", list_of(K.PARAMETER), RENDERED, essential=True),
    ),
    K.OPERATION: _rows(
        _row("tags", STRINGS, RENDERED),
        _row("summary description", STRING, SHOWN),
        _row("externalDocs", one(K.EXTERNAL_DOCS), SHOWN),
        _row("operationId", STRING, RENDERED, essential=True),
        _row("parameters", list_of(K.PARAMETER), RENDERED, essential=True),
        _row("requestBody", one(K.REQUEST_BODY), RENDERED, essential=True, word="request"),
        _row("responses", one(K.RESPONSES), RENDERED, essential=True, word="response"),
        _row("callbacks", map_of(K.CALLBACK), RENDERED, essential=True),
        _row("deprecated", BOOLEAN, SHOWN),
        _row("security", list_of(K.SECURITY_REQUIREMENT), RENDERED, essential=True),
        _row("servers", list_of(K.SERVER), RENDERED, essential=True),
    ),
    K.EXTERNAL_DOCS: _rows(
        _row("description", STRING, SHOWN), _row("url", STRING, SHOWN, presence=EXPECTED)
    ),
    K.PARAMETER: _rows(
        _row("name in", STRING, RENDERED, presence=REQUIRED, essential=True), _PARAMETER
    ),
    K.HEADER: {
        name: replace(spec, disposition=_HEADER_STYLE) if name in _HEADER_STYLES else spec
        for name, spec in _PARAMETER.items()
    },
    K.REQUEST_BODY: _rows(
        _row("$ref", STRING, RENDERED, standard=False),
        _row("description", STRING, SHOWN),
        _row("content", map_of(K.MEDIA_TYPE), RENDERED, presence=EXPECTED, essential=True),
        _row("required", BOOLEAN, RENDERED),
    ),
    K.MEDIA_TYPE: _rows(
        _row("$ref", STRING, RENDERED, standard=False),
        _row("schema", one(K.SCHEMA), RENDERED, essential=True),
        _row("itemSchema", one(K.SCHEMA), RENDERED, since=2, essential=True, word="item"),
        _row("example", ANY, SHOWN),
        _row("examples", map_of(K.EXAMPLE), SHOWN),
        _row("encoding", map_of(K.ENCODING), RENDERED),
        _row("prefixEncoding", list_of(K.ENCODING), _POSITIONAL, since=2),
        _row("itemEncoding", one(K.ENCODING), _POSITIONAL, since=2),
    ),
    K.ENCODING: _rows(
        _row("contentType style", STRING, RENDERED),
        _row("explode allowReserved", BOOLEAN, RENDERED),
        _row("headers", map_of(K.HEADER), _PART_HEADERS),
        _row("encoding", map_of(K.ENCODING), _POSITIONAL, since=2),
        _row("prefixEncoding", list_of(K.ENCODING), _POSITIONAL, since=2),
        _row("itemEncoding", one(K.ENCODING), _POSITIONAL, since=2),
    ),
    K.RESPONSE: _rows(
        _row("$ref", STRING, RENDERED, standard=False),
        _row("summary", STRING, SHOWN, since=2),
        _row("description", STRING, SHOWN, presence=EXPECTED, optional_since=2),
        _row("headers", map_of(K.HEADER), RENDERED),
        _row("content", map_of(K.MEDIA_TYPE), RENDERED, essential=True),
        _row("links", map_of(K.LINK), _LINKS),
    ),
    K.EXAMPLE: _rows(
        _row("summary description externalValue", STRING, SHOWN),
        _row("value", ANY, SHOWN),
        _row("dataValue", ANY, SHOWN, since=2),
        _row("serializedValue", STRING, SHOWN, since=2),
    ),
    K.LINK: _rows(
        _row("operationRef operationId description", STRING, _LINKS),
        _row("parameters", OBJECT, _LINKS),
        _row("requestBody", ANY, _LINKS),
        _row("server", one(K.SERVER), _LINKS),
    ),
    K.TAG: _rows(
        _row("name", STRING, RENDERED, presence=EXPECTED, essential=True),
        _row("summary", STRING, SHOWN, since=2),
        _row("description", STRING, SHOWN),
        _row("externalDocs", one(K.EXTERNAL_DOCS), SHOWN),
        _row("parent", STRING, RENDERED, since=2),
        _row("kind", STRING, _TAG_KIND, since=2),
    ),
    K.DISCRIMINATOR: _rows(
        _row("propertyName", STRING, RENDERED, presence=EXPECTED, essential=True),
        _row("mapping", OBJECT, RENDERED, essential=True),
        _row("defaultMapping", STRING, RENDERED, since=2),
    ),
    K.XML: _rows(
        _row("name namespace prefix", STRING, _XML),
        _row("attribute wrapped", BOOLEAN, _XML),
        _row("nodeType", STRING, _XML, since=2),
    ),
    K.SECURITY_SCHEME: _rows(
        _row("$ref", STRING, RENDERED, standard=False),
        _row("type", STRING, RENDERED, presence=REQUIRED, essential=True),
        _row("name in scheme", STRING, RENDERED, essential=True),
        _row("description bearerFormat", STRING, SHOWN),
        _row("flows", one(K.OAUTH_FLOWS), RENDERED),
        _row("openIdConnectUrl", STRING, _TOKEN_URL),
        _row("oauth2MetadataUrl", STRING, _TOKEN_URL, since=2),
        _row("deprecated", BOOLEAN, SHOWN, since=2),
    ),
    K.OAUTH_FLOWS: _rows(
        _row("clientCredentials", one(K.OAUTH_FLOW), RENDERED),
        _row("implicit password authorizationCode", one(K.OAUTH_FLOW), _OTHER_FLOW),
        _row("deviceAuthorization", one(K.OAUTH_FLOW), _OTHER_FLOW, since=2),
    ),
    K.OAUTH_FLOW: _rows(
        _row("tokenUrl", STRING, RENDERED),
        _row("scopes", OBJECT, RENDERED),
        _row("authorizationUrl refreshUrl", STRING, _FLOW_URL),
        _row("deviceAuthorizationUrl", STRING, _FLOW_URL, since=2),
    ),
    K.SCHEMA: _rows(
        # identity and references
        _row("$ref", STRING, RENDERED, essential=True),
        _row("$dynamicRef", STRING, RENDERED, since=1, essential=True),
        _row("$id $anchor $dynamicAnchor", STRING, RENDERED, since=1),
        _row("$defs", map_of(K.SCHEMA), RENDERED, since=1, essential=True),
        _row("definitions", map_of(K.SCHEMA), RENDERED, since=1),
        _row("$schema $comment", STRING, _COMMENT, since=1),
        _row("$vocabulary", OBJECT, _COMMENT, since=1),
        # annotations
        _row("title description", STRING, SHOWN),
        _row("default example", ANY, SHOWN),
        _row("examples", ARRAY, SHOWN, since=1),
        _row("deprecated", BOOLEAN, SHOWN),
        _row("externalDocs", one(K.EXTERNAL_DOCS), SHOWN),
        _row("readOnly writeOnly", BOOLEAN, RENDERED),
        _row("xml", one(K.XML), _XML),
        # values
        _row("type", ValueType.TYPE, RENDERED, essential=True),
        _row("format", STRING, RENDERED),
        _row("enum", ARRAY, RENDERED, essential=True),
        _row("const", ANY, RENDERED, since=1),
        _row("nullable", BOOLEAN, RENDERED),
        _row("multipleOf maximum minimum", NUMBER, RENDERED),
        _row("exclusiveMaximum exclusiveMinimum", ValueType.LIMIT, RENDERED),
        _row("maxLength minLength maxItems minItems", COUNT, RENDERED),
        _row("maxProperties minProperties", COUNT, RENDERED),
        _row("pattern", STRING, RENDERED),
        _row("uniqueItems", BOOLEAN, RENDERED),
        _row("contentEncoding contentMediaType", STRING, RENDERED, since=1),
        _row("contentSchema", one(K.SCHEMA), _CONTENT, since=1, word="content"),
        # objects
        _row("properties", map_of(K.SCHEMA), RENDERED, essential=True),
        _row("required", STRINGS, RENDERED, essential=True),
        _row("additionalProperties", one(K.SCHEMA), RENDERED, essential=True, word="value"),
        _row(
            "patternProperties", map_of(K.SCHEMA), RENDERED, since=1, essential=True, word="value"
        ),
        _row("unevaluatedProperties", one(K.SCHEMA), RENDERED, since=1, word="value"),
        _row("propertyNames", one(K.SCHEMA), _ASSERTION, since=1),
        _row("dependentSchemas", map_of(K.SCHEMA), RENDERED, since=1),
        _row("dependentRequired dependencies", OBJECT, RENDERED, since=1),
        # arrays
        _row("items", one(K.SCHEMA), RENDERED, essential=True, word="item"),
        _row("prefixItems", list_of(K.SCHEMA), RENDERED, since=1, essential=True, word="item"),
        _row("additionalItems", ANY, RENDERED, standard=False, word="item"),
        _row("unevaluatedItems", one(K.SCHEMA), RENDERED, since=1, word="item"),
        _row("contains", one(K.SCHEMA), _ASSERTION, since=1, word="item"),
        _row("minContains maxContains", COUNT, _ASSERTION, since=1),
        # composition
        _row("allOf oneOf anyOf", list_of(K.SCHEMA), RENDERED, essential=True),
        _row("not", one(K.SCHEMA), _ASSERTION, essential=True),
        _row("discriminator", one(K.DISCRIMINATOR), RENDERED, essential=True),
        _row("if", one(K.SCHEMA), _BRANCH, since=1),
        _row("then else", one(K.SCHEMA), RENDERED, since=1),
        # extensions
        _row(
            "x-enum-varnames x-enumNames x-enum-names x-enum-keys x-speakeasy-enums x-fern-enum",
            ANY,
            RENDERED,
            standard=False,
        ),
        _row(
            "x-enum-descriptions x-enumDescriptions x-enum-desc x-speakeasy-enum-descriptions",
            ANY,
            SHOWN,
            standard=False,
        ),
    ),
}
"""The fields of each object, except of those in `PATTERNED` and of security requirements."""

PATTERNED: Final[Mapping[ObjectKind, ObjectKind]] = {
    K.PATHS: K.PATH_ITEM,
    K.RESPONSES: K.RESPONSE,
    K.CALLBACK: K.PATH_ITEM,
}
"""Objects whose fields, extensions apart, all contain objects of one kind."""

REFERENCEABLE: Final = frozenset(
    {K.PATH_ITEM, K.PARAMETER, K.REQUEST_BODY, K.RESPONSE, K.HEADER, K.EXAMPLE, K.LINK}
    | {K.SECURITY_SCHEME, K.CALLBACK, K.SCHEMA, K.MEDIA_TYPE}
)
"""Objects that may be replaced with a `$ref` (a media type since 3.2)."""

OPAQUE: Final = frozenset(
    {K.CONTACT, K.LICENSE, K.EXTERNAL_DOCS, K.EXAMPLE, K.LINK, K.XML, K.SECURITY_REQUIREMENT}
)
"""Objects that have one disposition as a whole: that of the field that contains them."""

DISPENSABLE: Final = frozenset({K.EXAMPLE, K.LINK, K.TAG, K.ENCODING, K.HEADER})
"""Objects that a client can be generated without, so that an invalid one is only a warning."""


def standard_fields(kind: ObjectKind) -> Fields:
    """The fields that the specification defines for a kind of object."""
    return {name: spec for name, spec in FIELDS.get(kind, {}).items() if spec.standard}
