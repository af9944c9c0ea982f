"""Reads the extensions that override what is otherwise inferred: `x-clientwright` and equivalents
of other tools. `passes/own_extensions.py` checks the keys and values of our own; a value of the
wrong type in another one is ignored.

`docs/x-clientwright.md` is generated from `KEYS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from ..conventions.pagination import EXTENSION_FIELDS, KINDS, find_kinds
from ..conventions.security import AUTH_METHODS, group_titles_by_role
from ..model import DeepArrays
from ..values import JsonObject, as_flag, as_object, as_text

OWN: Final = "x-clientwright"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionKey:
    name: str
    type: str
    objects: str
    """The OpenAPI objects that can have it."""
    description: str
    example: str
    """YAML."""
    equivalents: tuple[str, ...] = ()
    """Extensions of other tools with the same meaning."""
    choices: tuple[str, ...] = ()
    """The valid strings, if only some are."""
    fields: tuple[ExtensionKey, ...] = ()

    def read(self, value: object) -> Any:
        """The value of the key in an object of the document; None if it is missing."""
        return own_extension(value).get(self.name)

    def read_all(self, value: object) -> list[Any]:
        """The value of the key, and those of its equivalents."""
        data = as_object(value)
        return [self.read(data), *map(data.get, self.equivalents)]


def own_extension(value: object) -> JsonObject:
    return as_object(as_object(value).get(OWN))


RESOURCE: Final = ExtensionKey(
    name="resource",
    type="string or array of strings",
    objects="operation",
    description="The path of the resource that contains the method.",
    example="resource: sessions.messages",
    equivalents=("x-fern-sdk-group-name", "x-speakeasy-group", "x-groupName"),
)
METHOD: Final = ExtensionKey(
    name="method",
    type="string",
    objects="operation",
    description="The name of the method in its resource.",
    example="method: list",
    equivalents=("x-fern-sdk-method-name", "x-speakeasy-name-override", "x-methodName"),
)
NAME: Final = ExtensionKey(
    name="name",
    type="string",
    objects="schema, property, parameter",
    description="The name of the class, attribute or argument.",
    example="name: owner_id",
    equivalents=(
        "x-fern-parameter-name",
        "x-fern-property-name",
        "x-fern-type-name",
        "x-speakeasy-name-override",
    ),
)
ARRAYS: Final = ExtensionKey(
    name="arrays",
    type="string",
    objects="parameter",
    choices=tuple(each.value for each in DeepArrays),
    description=(
        "How a parameter of style `deepObject` has arrays: `brackets` (`a[]=1&a[]=2`, the default),"
        " `indices` (`a[0]=1&a[1]=2`) or `repeat` (`a=1&a=2`)."
    ),
    example="arrays: indices",
)
IGNORE: Final = ExtensionKey(
    name="ignore",
    type="boolean",
    objects="path item, operation, callback, parameter, property",
    description="Whether the object is omitted from the client.",
    example="ignore: true",
    equivalents=("x-fern-ignore", "x-speakeasy-ignore"),
)
RETRIES: Final = ExtensionKey(
    name="retries",
    type="boolean",
    objects="operation, root of the document",
    description=(
        "Whether failed calls may be retried, whatever the HTTP method. An operation overrides the"
        " root of the document."
    ),
    example="retries: false",
    equivalents=("x-fern-retries", "x-speakeasy-retries"),
)
PAGINATION: Final = ExtensionKey(
    name="pagination",
    type="object or false",
    objects="operation, root of the document",
    description=(
        "How the next page is requested. Without it, common styles are detected; `false` turns that"
        " off. At the root of the document, it applies to all lists that are read by GET and that"
        " have its parameter and its properties, or that have any parameter for pages if it names"
        " none."
    ),
    example="""pagination:
  kind: cursor
  items: /data
  next: /meta/next_cursor
  parameter: cursor
  size: limit
  max-size: 100""",
    equivalents=("x-fern-pagination", "x-speakeasy-pagination", "x-ms-pageable"),
    fields=tuple(
        ExtensionKey(
            name=name,
            type=type_,
            objects=", ".join(f"`{kind}`" for kind in find_kinds(name)) or "all styles",
            description=description,
            example=example,
            choices=KINDS if name == "kind" else (),
        )
        for name, type_, description, example in EXTENSION_FIELDS
    ),
)
STREAMING: Final = ExtensionKey(
    name="streaming",
    type="object or false",
    objects="operation",
    description=(
        "What ends a stream, and the boolean in the request that decides whether the response is a"
        " stream. Without one, `stream` and similar names are detected; `false` turns that off."
    ),
    example="streaming:\n  parameter: stream\n  default: true",
    equivalents=("x-fern-streaming", "x-speakeasy-sse-overload"),
    fields=(
        ExtensionKey(
            name="parameter",
            type="string",
            objects="",
            description="The property of the body or the query parameter.",
            example="parameter: stream",
        ),
        ExtensionKey(
            name="default",
            type="boolean",
            objects="",
            description=(
                "Whether a request without it gets a stream. By default, as its schema states."
            ),
            example="default: true",
        ),
        ExtensionKey(
            name="terminator",
            type="string",
            objects="",
            description=(
                "The data that ends the stream. Without it, `[DONE]` ends a stream of JSON values,"
                " but not one of strings. `x-fern-streaming` has the same key;"
                " `x-speakeasy-sse-sentinel` states it at the media type."
            ),
            example='terminator: "[DONE]"',
        ),
    ),
)
_CREDENTIAL_FIELDS: Final = tuple(
    ExtensionKey(name=name, type="string", objects="", description=text, example=f"{name}: {value}")
    for name, text, value in (
        ("name", "The argument of the client.", "account_sid"),
        (
            "env",
            "The environment variable that is read if the argument isn't passed.",
            "TWILIO_ACCOUNT_SID",
        ),
        ("description", "The description of the argument.", "The SID of your account."),
    )
)


def _credential_key(role: str, objects: str) -> ExtensionKey:
    return ExtensionKey(
        name=role,
        type="object",
        objects=f"security scheme ({objects})",
        description=f"The {role} in the client.",
        example=f"{role}:\n  name: {role}\n  env: SHOP_{role.upper()}",
        fields=_CREDENTIAL_FIELDS,
    )


CREDENTIALS: Final = {
    role: _credential_key(role, titles) for role, titles in group_titles_by_role().items()
}
ALWAYS_AUTHENTICATE: Final = ExtensionKey(
    name="always-authenticate",
    type="boolean",
    objects="root of the document",
    description=(
        "Whether credentials are also sent to operations with `security: []`. Without it, users can"
        " decide with the option `always_authenticate` of the client."
    ),
    example="always-authenticate: true",
)
PREFIX: Final = ExtensionKey(
    name="prefix",
    type="string",
    objects="security scheme (API key)",
    description=(
        "What precedes the key in the header, including a space. It is not added to a value that"
        " begins with it."
    ),
    example='prefix: "Bot "',
)
TOKEN_REQUEST: Final = ExtensionKey(
    name="token-request",
    type="object",
    objects="security scheme (OAuth 2)",
    description=(
        "What requests for access tokens contain. Users can override it with `TokenOptions`."
    ),
    example="token-request:\n  auth-method: client_secret_post\n  audience: https://api.example",
    fields=(
        ExtensionKey(
            name="auth-method",
            type=" or ".join(f"`{method}`" for method in AUTH_METHODS),
            objects="",
            choices=AUTH_METHODS,
            description=(
                "Whether the client secret is sent in the header `Authorization` or in the body."
            ),
            example="auth-method: client_secret_post",
        ),
        ExtensionKey(
            name="audience",
            type="string",
            objects="",
            description="The parameter `audience`, which some servers require.",
            example="audience: https://api.example",
        ),
        ExtensionKey(
            name="resource",
            type="string",
            objects="",
            description="The parameter `resource` (RFC 8707): the URI of the API.",
            example="resource: https://api.example",
        ),
    ),
)
KEYS: Final = (
    RESOURCE,
    METHOD,
    NAME,
    ARRAYS,
    IGNORE,
    RETRIES,
    PAGINATION,
    STREAMING,
    ALWAYS_AUTHENTICATE,
    *CREDENTIALS.values(),
    PREFIX,
    TOKEN_REQUEST,
)


def is_ignored(value: object) -> bool:
    return any(map(as_flag, IGNORE.read_all(value)))


def find_retryable(operation: object, root: object) -> bool | None:
    """Whether retries of an operation are allowed or forbidden, by the operation or the root."""
    retryable = _read_retryable(operation)
    return _read_retryable(root) if retryable is None else retryable


def _read_retryable(value: object) -> bool | None:
    data = as_object(value)
    own = RETRIES.read(value)
    if isinstance(own, bool):
        return own
    if as_flag(as_object(data.get("x-fern-retries")).get("disabled")):
        return False
    strategy = as_text(as_object(data.get("x-speakeasy-retries")).get("strategy"))
    return {"none": False, "backoff": True, "attempt-count-backoff": True}.get(strategy)


def deep_arrays(parameter: object) -> DeepArrays:
    """How a parameter of style `deepObject` has arrays."""
    wanted = ARRAYS.read(parameter)
    return next((each for each in DeepArrays if each.value == wanted), DeepArrays.BRACKETS)


def explicit_name(value: object) -> str | None:
    return next((name for name in map(as_text, NAME.read_all(value)) if name), None)
