"""What becomes of each field of each object of OpenAPI: the grammar, as data.

Where a field holds other objects, `grammar.FIELDS` of `resolve` says which; the walk goes on there.
Fields that are in no table here are unknown, and left out as such.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ..lowering.reading import words_in
from ..resolve import Kind


class Fate(Enum):
    """What became of a part."""

    RENDERED = "rendered"
    """It decides what the client does, or what its types are."""
    DOCUMENTED = "documented only"
    """It is told to people, or means something to them; the client does not act on it."""
    NOT_NEEDED = "not needed"
    """Left out, and nothing is lost to a caller."""
    LEFT_OUT = "left out"
    """Left out, and something is lost."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fate with its reason; none is needed for what is rendered."""

    fate: Fate
    reason: str = ""


RENDERED: Final = Verdict(Fate.RENDERED)
SHOWN: Final = Verdict(Fate.DOCUMENTED, "words for people")
_COMMENT: Final = Verdict(Fate.NOT_NEEDED, "a remark for the document's authors")
_ASSERTION: Final = Verdict(Fate.LEFT_OUT, "no type says it, and the client does not check it")
EXTENSION: Final = Verdict(Fate.NOT_NEEDED, "an extension of other tools")
UNKNOWN: Final = Verdict(Fate.LEFT_OUT, "no field of the standard")
UNUSED: Final = Verdict(Fate.NOT_NEEDED, "nothing that the client offers uses it")
FILTERED: Final = Verdict(Fate.NOT_NEEDED, "left out by a filter or by the document itself")
SIBLING: Final = Verdict(Fate.NOT_NEEDED, "ignored beside `$ref` before OpenAPI 3.1")


def _all(text: str, verdict: Verdict) -> dict[str, Verdict]:
    return dict.fromkeys(text.split(), verdict)


_OPERATION = {
    **_all("tags operationId parameters requestBody responses callbacks security", RENDERED),
    **_all("servers", RENDERED),
    **_all("summary description externalDocs deprecated", SHOWN),
}
_PATH_ITEM = {
    **_all("$ref parameters servers additionalOperations", RENDERED),
    **_all("get put post delete options head patch trace query", RENDERED),
    **_all("summary description", SHOWN),
}
_NO_HEADER_STYLE = Verdict(Fate.NOT_NEEDED, "a response header is read as it comes")
_POSITIONAL = Verdict(Fate.LEFT_OUT, "parts of a body by position are not supported")
_OTHER_FLOW = Verdict(Fate.NOT_NEEDED, "a flow with a person in it: the client takes its token")

FATES: Final[Mapping[Kind, Mapping[str, Verdict]]] = {
    Kind.OPENAPI: {
        **_all("openapi $self info servers paths webhooks components security tags", RENDERED),
        "x-webhooks": RENDERED,
        "externalDocs": SHOWN,
        "jsonSchemaDialect": Verdict(
            Fate.DOCUMENTED, "schemas are read by the dialect of OpenAPI itself"
        ),
    },
    Kind.INFO: {
        **_all("title version", RENDERED),
        **_all("summary description termsOfService contact license", SHOWN),
    },
    Kind.SERVER: {**_all("url variables name x-name", RENDERED), "description": SHOWN},
    Kind.SERVER_VARIABLE: {**_all("default enum", RENDERED), "description": SHOWN},
    Kind.TAG: {
        **_all("name parent", RENDERED),
        **_all("summary description externalDocs", SHOWN),
        "kind": Verdict(Fate.NOT_NEEDED, "how others sort tags"),
    },
    Kind.PATH_ITEM: _PATH_ITEM,
    Kind.OPERATION: _OPERATION,
    Kind.PARAMETER: {
        **_all("$ref name in required schema content style explode allowReserved", RENDERED),
        **_all("description deprecated example examples", SHOWN),
        "allowEmptyValue": Verdict(Fate.NOT_NEEDED, "an empty value can always be sent"),
    },
    Kind.HEADER: {
        **_all("$ref required schema content", RENDERED),
        **_all("description deprecated example examples", SHOWN),
        **_all("style explode allowReserved allowEmptyValue", _NO_HEADER_STYLE),
    },
    Kind.REQUEST_BODY: {**_all("$ref content required", RENDERED), "description": SHOWN},
    Kind.MEDIA_TYPE: {
        **_all("$ref schema itemSchema encoding", RENDERED),
        **_all("prefixEncoding itemEncoding", _POSITIONAL),
        **_all("example examples", SHOWN),
    },
    Kind.ENCODING: {
        **_all("contentType style explode allowReserved", RENDERED),
        "headers": Verdict(Fate.LEFT_OUT, "parts of a body are sent without headers of their own"),
        **_all("encoding prefixEncoding itemEncoding", _POSITIONAL),
    },
    Kind.RESPONSE: {
        **_all("$ref content headers", RENDERED),
        **_all("summary description", SHOWN),
        "links": Verdict(Fate.DOCUMENTED, "told where they lead; the caller goes there"),
    },
    Kind.DISCRIMINATOR: _all("propertyName mapping defaultMapping", RENDERED),
    Kind.SECURITY_SCHEME: {
        **_all("$ref type scheme in name flows", RENDERED),
        **_all("description bearerFormat deprecated", SHOWN),
        **_all(
            "openIdConnectUrl oauth2MetadataUrl",
            Verdict(Fate.NOT_NEEDED, "the client is given a token"),
        ),
    },
    Kind.OAUTH_FLOWS: {
        "clientCredentials": RENDERED,
        **_all("implicit password authorizationCode deviceAuthorization", _OTHER_FLOW),
    },
    Kind.OAUTH_FLOW: {
        **_all("tokenUrl scopes", RENDERED),
        **_all(
            "refreshUrl authorizationUrl deviceAuthorizationUrl",
            Verdict(Fate.NOT_NEEDED, "client credentials need no such URL"),
        ),
    },
    Kind.SCHEMA: {
        **_all("$ref $dynamicRef $id $anchor $dynamicAnchor $defs definitions", RENDERED),
        **_all("type properties required items prefixItems additionalItems", RENDERED),
        **_all("additionalProperties patternProperties unevaluatedProperties", RENDERED),
        **_all("allOf oneOf anyOf discriminator enum const nullable format", RENDERED),
        **_all("readOnly writeOnly contentEncoding contentMediaType", RENDERED),
        **_all("x-enum-varnames x-enumNames x-enum-names x-enum-keys", RENDERED),
        **_all("x-speakeasy-enums x-fern-enum", RENDERED),
        **_all("x-enum-descriptions x-enumDescriptions x-enum-desc", SHOWN),
        "x-speakeasy-enum-descriptions": SHOWN,
        **_all("title description deprecated example examples externalDocs default", SHOWN),
        # What follows is checked by strict reading.
        **_all("minimum maximum exclusiveMinimum exclusiveMaximum multipleOf", RENDERED),
        **_all("minLength maxLength pattern minItems maxItems uniqueItems", RENDERED),
        **_all("minProperties maxProperties dependentRequired", RENDERED),
        **_all("then else dependentSchemas dependencies unevaluatedItems", RENDERED),
        "if": Verdict(Fate.DOCUMENTED, "which branch holds is for the server to say"),
        **_all("not contains minContains maxContains", _ASSERTION),
        "propertyNames": _ASSERTION,
        "contentSchema": Verdict(Fate.LEFT_OUT, "what is inside of this text is not read"),
        "xml": Verdict(Fate.NOT_NEEDED, "XML is handed over as text"),
        **_all("$schema $vocabulary $comment", _COMMENT),
    },
}
"""The fate of each field, by object."""

READ_EXTENSIONS: Final = words_in("""
    x-clientwright x-fern-ignore x-fern-sdk-group-name x-fern-sdk-method-name x-fern-pagination
    x-fern-parameter-name x-fern-property-name x-fern-type-name x-speakeasy-ignore
    x-speakeasy-group x-speakeasy-name-override x-speakeasy-pagination x-groupName x-methodName
    x-fern-retries x-speakeasy-retries
    x-ms-pageable x-twilio
    """)
"""Extensions that decide something."""

FROM_NOTES: Final[Mapping[str, Fate]] = {
    "BD001": Fate.LEFT_OUT,
    "BD002": Fate.LEFT_OUT,
    "BD003": Fate.LEFT_OUT,
    "BD004": Fate.LEFT_OUT,
    "BD005": Fate.LEFT_OUT,
    "BD006": Fate.DOCUMENTED,
    "BD008": Fate.LEFT_OUT,
    "BD010": Fate.DOCUMENTED,
    "BD011": Fate.DOCUMENTED,
    "BD012": Fate.LEFT_OUT,
    "BD015": Fate.DOCUMENTED,
    "BD016": Fate.DOCUMENTED,
    "BD018": Fate.LEFT_OUT,
    "BD020": Fate.LEFT_OUT,
    "BD021": Fate.LEFT_OUT,
    "BD022": Fate.LEFT_OUT,
    "BD026": Fate.DOCUMENTED,
    "BD027": Fate.LEFT_OUT,
    "BD028": Fate.DOCUMENTED,
    "BD029": Fate.DOCUMENTED,
}
"""What it means for a part that `build` reported a rule there."""
