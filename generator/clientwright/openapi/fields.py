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
COUNT, OBJECT = ValueType.COUNT, ValueType.OBJECT
ARRAY, STRINGS = ValueType.ARRAY, ValueType.STRINGS
EXPECTED, REQUIRED = Presence.EXPECTED, Presence.REQUIRED
K = ObjectKind

RENDERED: Final = Disposition(Support.RENDERED)
SHOWN: Final = Disposition(Support.DOCUMENTED, "documentation")


def _not_needed(reason: str) -> Disposition:
    return Disposition(Support.NOT_NEEDED, reason)


def _not_supported(reason: str) -> Disposition:
    return Disposition(Support.NOT_SUPPORTED, reason)


def one(kind: ObjectKind) -> Content:
    return Container.ONE, kind


def list_of(kind: ObjectKind) -> Content:
    return Container.LIST, kind


def map_of(kind: ObjectKind) -> Content:
    return Container.MAP, kind


def _define_fields(
    names: str, value: ValueType | Content, disposition: Disposition, **properties: Any
) -> Fields:
    """The same specification for each of several fields."""
    if isinstance(value, ValueType):
        spec = FieldSpec(value_type=value, disposition=disposition, **properties)
    else:
        spec = FieldSpec(
            value_type=_find_value_type(*value),
            container=value[0],
            contains=value[1],
            disposition=disposition,
            **properties,
        )
    return dict.fromkeys(names.split(), spec)


def _find_value_type(container: Container, kind: ObjectKind) -> ValueType:
    if container is Container.LIST:
        return ValueType.ARRAY
    is_schema = container is Container.ONE and kind is ObjectKind.SCHEMA
    return ValueType.SCHEMA if is_schema else ValueType.OBJECT


def _combine(*rows: Fields) -> Fields:
    return {name: spec for row in rows for name, spec in row.items()}


# --- dispositions --------------------------------------------------------------------------------

_COMMENT = _not_needed("a comment for the authors of the document")
_DIALECT = Disposition(Support.DOCUMENTED, "schemas are read in the dialect of OpenAPI")
_TAG_KIND = _not_needed("a classification for other tools")
_EMPTY_VALUE = _not_needed("an empty value can always be sent")
_HEADER_STYLE = _not_needed("response headers are read in their default style")
_NESTED_PARTS = _not_supported("the parts of a part are not encoded; it is passed as a file")
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

_PARAMETER = _combine(
    _define_fields("$ref", STRING, RENDERED, standard=False),
    _define_fields("description", STRING, SHOWN),
    _define_fields("required", BOOLEAN, RENDERED),
    _define_fields("deprecated", BOOLEAN, SHOWN),
    _define_fields("allowEmptyValue", BOOLEAN, _EMPTY_VALUE),
    _define_fields("style", STRING, RENDERED, essential=True),
    _define_fields("explode allowReserved", BOOLEAN, RENDERED),
    _define_fields("schema", one(K.SCHEMA), RENDERED, essential=True),
    _define_fields("content", map_of(K.MEDIA_TYPE), RENDERED, essential=True),
    _define_fields("example", ANY, SHOWN),
    _define_fields("examples", map_of(K.EXAMPLE), SHOWN),
)
_HEADER_STYLES = ("allowEmptyValue", "style", "allowReserved")

FIELDS: Final[Mapping[ObjectKind, Fields]] = {
    K.OPENAPI: _combine(
        _define_fields("openapi", ANY, RENDERED),
        _define_fields("$self", STRING, RENDERED, since=2, essential=True),
        _define_fields("info", one(K.INFO), RENDERED, presence=EXPECTED),
        _define_fields("jsonSchemaDialect", STRING, _DIALECT, since=1),
        _define_fields("servers", list_of(K.SERVER), RENDERED, essential=True),
        _define_fields("paths", one(K.PATHS), RENDERED, essential=True),
        _define_fields("webhooks", map_of(K.PATH_ITEM), RENDERED, since=1, essential=True),
        _define_fields("x-webhooks", ANY, RENDERED, standard=False),
        _define_fields("components", one(K.COMPONENTS), RENDERED, essential=True),
        _define_fields("security", list_of(K.SECURITY_REQUIREMENT), RENDERED, essential=True),
        _define_fields("tags", list_of(K.TAG), RENDERED, essential=True),
        _define_fields("externalDocs", one(K.EXTERNAL_DOCS), SHOWN),
    ),
    K.INFO: _combine(
        _define_fields("title version", STRING, RENDERED, presence=EXPECTED),
        _define_fields("summary", STRING, SHOWN, since=1),
        _define_fields("description", STRING, SHOWN),
        _define_fields("termsOfService", STRING, SHOWN),
        _define_fields("contact", one(K.CONTACT), SHOWN),
        _define_fields("license", one(K.LICENSE), SHOWN),
    ),
    K.CONTACT: _define_fields("name url email", STRING, SHOWN),
    K.LICENSE: _combine(
        _define_fields("name", STRING, SHOWN, presence=EXPECTED),
        _define_fields("identifier", STRING, SHOWN, since=1),
        _define_fields("url", STRING, SHOWN),
    ),
    K.SERVER: _combine(
        _define_fields("url", STRING, RENDERED, presence=REQUIRED, essential=True),
        _define_fields("description", STRING, SHOWN),
        _define_fields("name", STRING, RENDERED, since=2),
        _define_fields("x-name", ANY, RENDERED, standard=False),
        _define_fields("variables", map_of(K.SERVER_VARIABLE), RENDERED, essential=True),
    ),
    K.SERVER_VARIABLE: _combine(
        _define_fields("enum", STRINGS, RENDERED),
        _define_fields("default", STRING, RENDERED, presence=EXPECTED),
        _define_fields("description", STRING, SHOWN),
    ),
    K.COMPONENTS: _combine(
        _define_fields("schemas", map_of(K.SCHEMA), RENDERED, essential=True),
        _define_fields("responses", map_of(K.RESPONSE), RENDERED, essential=True, word="response"),
        _define_fields(
            "parameters", map_of(K.PARAMETER), RENDERED, essential=True, word="parameter"
        ),
        _define_fields("examples", map_of(K.EXAMPLE), RENDERED, essential=True),
        _define_fields(
            "requestBodies", map_of(K.REQUEST_BODY), RENDERED, essential=True, word="request"
        ),
        _define_fields("headers", map_of(K.HEADER), RENDERED, essential=True, word="header"),
        _define_fields("securitySchemes", map_of(K.SECURITY_SCHEME), RENDERED, essential=True),
        _define_fields("links", map_of(K.LINK), RENDERED, essential=True),
        _define_fields("callbacks", map_of(K.CALLBACK), RENDERED, essential=True),
        _define_fields("pathItems", map_of(K.PATH_ITEM), RENDERED, since=1, essential=True),
        _define_fields("mediaTypes", map_of(K.MEDIA_TYPE), RENDERED, since=2, essential=True),
    ),
    K.PATH_ITEM: _combine(
        _define_fields("$ref", STRING, RENDERED, essential=True),
        _define_fields("summary description", STRING, SHOWN),
        _define_fields(" ".join(METHODS[:-1]), one(K.OPERATION), RENDERED, essential=True),
        _define_fields("query", one(K.OPERATION), RENDERED, since=2, essential=True),
        _define_fields(
            "additionalOperations", map_of(K.OPERATION), RENDERED, since=2, essential=True
        ),
        _define_fields("servers", list_of(K.SERVER), RENDERED, essential=True),
        _define_fields("parameters", list_of(K.PARAMETER), RENDERED, essential=True),
    ),
    K.OPERATION: _combine(
        _define_fields("tags", STRINGS, RENDERED),
        _define_fields("summary description", STRING, SHOWN),
        _define_fields("externalDocs", one(K.EXTERNAL_DOCS), SHOWN),
        _define_fields("operationId", STRING, RENDERED, essential=True),
        _define_fields("parameters", list_of(K.PARAMETER), RENDERED, essential=True),
        _define_fields(
            "requestBody", one(K.REQUEST_BODY), RENDERED, essential=True, word="request"
        ),
        _define_fields("responses", one(K.RESPONSES), RENDERED, essential=True, word="response"),
        _define_fields("callbacks", map_of(K.CALLBACK), RENDERED, essential=True),
        _define_fields("deprecated", BOOLEAN, SHOWN),
        _define_fields("security", list_of(K.SECURITY_REQUIREMENT), RENDERED, essential=True),
        _define_fields("servers", list_of(K.SERVER), RENDERED, essential=True),
    ),
    K.EXTERNAL_DOCS: _combine(
        _define_fields("description", STRING, SHOWN),
        _define_fields("url", STRING, SHOWN, presence=EXPECTED),
    ),
    K.PARAMETER: _combine(
        _define_fields("name in", STRING, RENDERED, presence=REQUIRED, essential=True), _PARAMETER
    ),
    K.HEADER: {
        name: replace(spec, disposition=_HEADER_STYLE) if name in _HEADER_STYLES else spec
        for name, spec in _PARAMETER.items()
    },
    K.REQUEST_BODY: _combine(
        _define_fields("$ref", STRING, RENDERED, standard=False),
        _define_fields("description", STRING, SHOWN),
        _define_fields(
            "content", map_of(K.MEDIA_TYPE), RENDERED, presence=EXPECTED, essential=True
        ),
        _define_fields("required", BOOLEAN, RENDERED),
    ),
    K.MEDIA_TYPE: _combine(
        _define_fields("$ref", STRING, RENDERED, standard=False),
        _define_fields("schema", one(K.SCHEMA), RENDERED, essential=True),
        _define_fields("itemSchema", one(K.SCHEMA), RENDERED, since=2, essential=True, word="item"),
        _define_fields("example", ANY, SHOWN),
        _define_fields("examples", map_of(K.EXAMPLE), SHOWN),
        _define_fields("encoding", map_of(K.ENCODING), RENDERED),
        _define_fields("prefixEncoding", list_of(K.ENCODING), RENDERED, since=2),
        _define_fields("itemEncoding", one(K.ENCODING), RENDERED, since=2),
    ),
    K.ENCODING: _combine(
        _define_fields("contentType style", STRING, RENDERED),
        _define_fields("explode allowReserved", BOOLEAN, RENDERED),
        _define_fields("headers", map_of(K.HEADER), RENDERED),
        _define_fields("encoding", map_of(K.ENCODING), _NESTED_PARTS, since=2),
        _define_fields("prefixEncoding", list_of(K.ENCODING), _NESTED_PARTS, since=2),
        _define_fields("itemEncoding", one(K.ENCODING), _NESTED_PARTS, since=2),
    ),
    K.RESPONSE: _combine(
        _define_fields("$ref", STRING, RENDERED, standard=False),
        _define_fields("summary", STRING, SHOWN, since=2),
        _define_fields("description", STRING, SHOWN, presence=EXPECTED, optional_since=2),
        _define_fields("headers", map_of(K.HEADER), RENDERED),
        _define_fields("content", map_of(K.MEDIA_TYPE), RENDERED, essential=True),
        _define_fields("links", map_of(K.LINK), _LINKS),
    ),
    K.EXAMPLE: _combine(
        _define_fields("summary description externalValue", STRING, SHOWN),
        _define_fields("value", ANY, SHOWN),
        _define_fields("dataValue", ANY, SHOWN, since=2),
        _define_fields("serializedValue", STRING, SHOWN, since=2),
    ),
    K.LINK: _combine(
        _define_fields("operationRef operationId description", STRING, _LINKS),
        _define_fields("parameters", OBJECT, _LINKS),
        _define_fields("requestBody", ANY, _LINKS),
        _define_fields("server", one(K.SERVER), _LINKS),
    ),
    K.TAG: _combine(
        _define_fields("name", STRING, RENDERED, presence=EXPECTED, essential=True),
        _define_fields("summary", STRING, SHOWN, since=2),
        _define_fields("description", STRING, SHOWN),
        _define_fields("externalDocs", one(K.EXTERNAL_DOCS), SHOWN),
        _define_fields("parent", STRING, RENDERED, since=2),
        _define_fields("kind", STRING, _TAG_KIND, since=2),
    ),
    K.DISCRIMINATOR: _combine(
        _define_fields("propertyName", STRING, RENDERED, presence=EXPECTED, essential=True),
        _define_fields("mapping", OBJECT, RENDERED, essential=True),
        _define_fields("defaultMapping", STRING, RENDERED, since=2),
    ),
    K.XML: _combine(
        _define_fields("name namespace prefix", STRING, _XML),
        _define_fields("attribute wrapped", BOOLEAN, _XML),
        _define_fields("nodeType", STRING, _XML, since=2),
    ),
    K.SECURITY_SCHEME: _combine(
        _define_fields("$ref", STRING, RENDERED, standard=False),
        _define_fields("type", STRING, RENDERED, presence=REQUIRED, essential=True),
        _define_fields("name in scheme", STRING, RENDERED, essential=True),
        _define_fields("description bearerFormat", STRING, SHOWN),
        _define_fields("flows", one(K.OAUTH_FLOWS), RENDERED),
        _define_fields("openIdConnectUrl", STRING, _TOKEN_URL),
        _define_fields("oauth2MetadataUrl", STRING, _TOKEN_URL, since=2),
        _define_fields("deprecated", BOOLEAN, SHOWN, since=2),
    ),
    K.OAUTH_FLOWS: _combine(
        _define_fields("clientCredentials", one(K.OAUTH_FLOW), RENDERED),
        _define_fields("implicit password authorizationCode", one(K.OAUTH_FLOW), _OTHER_FLOW),
        _define_fields("deviceAuthorization", one(K.OAUTH_FLOW), _OTHER_FLOW, since=2),
    ),
    K.OAUTH_FLOW: _combine(
        _define_fields("tokenUrl", STRING, RENDERED),
        _define_fields("scopes", OBJECT, RENDERED),
        _define_fields("authorizationUrl refreshUrl", STRING, _FLOW_URL),
        _define_fields("deviceAuthorizationUrl", STRING, _FLOW_URL, since=2),
    ),
    K.SCHEMA: _combine(
        # identity and references
        _define_fields("$ref", STRING, RENDERED, essential=True),
        _define_fields("$dynamicRef", STRING, RENDERED, since=1, essential=True),
        _define_fields("$id $anchor $dynamicAnchor", STRING, RENDERED, since=1),
        _define_fields("$defs", map_of(K.SCHEMA), RENDERED, since=1, essential=True),
        _define_fields("definitions", map_of(K.SCHEMA), RENDERED, since=1),
        _define_fields("$schema $comment", STRING, _COMMENT, since=1),
        _define_fields("$vocabulary", OBJECT, _COMMENT, since=1),
        # annotations
        _define_fields("title description", STRING, SHOWN),
        _define_fields("default example", ANY, SHOWN),
        _define_fields("examples", ARRAY, SHOWN, since=1),
        _define_fields("deprecated", BOOLEAN, SHOWN),
        _define_fields("externalDocs", one(K.EXTERNAL_DOCS), SHOWN),
        _define_fields("readOnly writeOnly", BOOLEAN, RENDERED),
        _define_fields("xml", one(K.XML), _XML),
        # values
        _define_fields("type", ValueType.TYPE, RENDERED, essential=True),
        _define_fields("format", STRING, RENDERED),
        _define_fields("enum", ARRAY, RENDERED, essential=True),
        _define_fields("const", ANY, RENDERED, since=1),
        _define_fields("nullable", BOOLEAN, RENDERED),
        _define_fields("multipleOf maximum minimum", NUMBER, RENDERED),
        _define_fields("exclusiveMaximum exclusiveMinimum", ValueType.LIMIT, RENDERED),
        _define_fields("maxLength minLength maxItems minItems", COUNT, RENDERED),
        _define_fields("maxProperties minProperties", COUNT, RENDERED),
        _define_fields("pattern", STRING, RENDERED),
        _define_fields("uniqueItems", BOOLEAN, RENDERED),
        _define_fields("contentEncoding contentMediaType", STRING, RENDERED, since=1),
        _define_fields("contentSchema", one(K.SCHEMA), _CONTENT, since=1, word="content"),
        # objects
        _define_fields("properties", map_of(K.SCHEMA), RENDERED, essential=True),
        _define_fields("required", STRINGS, RENDERED, essential=True),
        _define_fields(
            "additionalProperties", one(K.SCHEMA), RENDERED, essential=True, word="value"
        ),
        _define_fields(
            "patternProperties", map_of(K.SCHEMA), RENDERED, since=1, essential=True, word="value"
        ),
        _define_fields("unevaluatedProperties", one(K.SCHEMA), RENDERED, since=1, word="value"),
        _define_fields("propertyNames", one(K.SCHEMA), _ASSERTION, since=1),
        _define_fields("dependentSchemas", map_of(K.SCHEMA), RENDERED, since=1),
        _define_fields("dependentRequired dependencies", OBJECT, RENDERED, since=1),
        # arrays
        _define_fields("items", one(K.SCHEMA), RENDERED, essential=True, word="item"),
        _define_fields(
            "prefixItems", list_of(K.SCHEMA), RENDERED, since=1, essential=True, word="item"
        ),
        _define_fields("additionalItems", ANY, RENDERED, standard=False, word="item"),
        _define_fields("unevaluatedItems", one(K.SCHEMA), RENDERED, since=1, word="item"),
        _define_fields("contains", one(K.SCHEMA), _ASSERTION, since=1, word="item"),
        _define_fields("minContains maxContains", COUNT, _ASSERTION, since=1),
        # composition
        _define_fields("allOf oneOf anyOf", list_of(K.SCHEMA), RENDERED, essential=True),
        _define_fields("not", one(K.SCHEMA), _ASSERTION, essential=True),
        _define_fields("discriminator", one(K.DISCRIMINATOR), RENDERED, essential=True),
        _define_fields("if", one(K.SCHEMA), _BRANCH, since=1),
        _define_fields("then else", one(K.SCHEMA), RENDERED, since=1),
        # extensions
        _define_fields(
            "x-enum-varnames x-enumNames x-enum-names x-enum-keys x-speakeasy-enums x-fern-enum",
            ANY,
            RENDERED,
            standard=False,
        ),
        _define_fields(
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


def list_standard_fields(kind: ObjectKind) -> Fields:
    """The fields that the specification defines for a kind of object."""
    return {name: spec for name, spec in FIELDS.get(kind, {}).items() if spec.standard}
