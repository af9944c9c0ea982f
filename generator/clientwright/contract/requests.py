"""The requests that calls must send, built from the model alone.

Generated tests compare the requests of the client with these. The code is therefore independent of
any client's runtime: it follows the OpenAPI Specification (4.8.12 parameters, 4.8.15 encoding) and
RFC 6570. Paths, queries and cookies are percent-encoded. Values come from `samples.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from urllib.parse import quote, urlsplit, urlunsplit

from ..conventions.media_types import ContentKind, in_range, is_range
from ..model import (
    Api,
    Content,
    DeepArrays,
    Encoding,
    JsonValue,
    Operation,
    Parameter,
    ParameterLocation,
    SecurityRequirement,
    SecurityScheme,
    Server,
)
from ..values import is_array, is_object
from .parameters import (
    Pairs,
    expand_cookies,
    expand_deep_object,
    expand_query,
    format_header,
    format_path_value,
    format_querystring,
)
from .parameters import format_scalar as format_scalar

_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"
"""What a URL may contain besides letters, digits and `-._` (RFC 3986, 2.2), and escapes."""
_DEFAULT_PORTS = {"http": 80, "https": 443}

Part: TypeAlias = tuple[str | None, str, str | None]
"""A part of a multipart body: its name, its text, and its media type (None: plain text)."""
ParameterValues: TypeAlias = Mapping[tuple[ParameterLocation, str], JsonValue]
"""The values of parameters, by location and wire name."""


@dataclass(slots=True, kw_only=True)
class ExpectedRequest:
    """A request as a server receives it."""

    method: str
    url: str
    """Percent-encoded, without the query."""
    query: Pairs = field(default_factory=Pairs)
    """Percent-encoded. Text without `=` has an empty name."""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    """Those that depend on the document, with lower-case names."""
    cookies: Pairs = field(default_factory=Pairs)
    """As sent, mostly percent-encoded."""
    media_type: str | None = None
    """That of the body, without parameters."""
    json: JsonValue = None
    """A JSON body."""
    form: Pairs | None = None
    parts: list[Part] | None = None
    """The parts of a multipart body."""
    text: str | None = None
    """Any other body."""


class RequestBuilder:
    """Builds the requests of one API.

    Args:
        secrets: The value of each credential, by scheme and role.
        base_url: The client's base URL, which overrides the servers of the document.
    """

    def __init__(
        self, api: Api, secrets: Mapping[tuple[str, str], str], *, base_url: str | None = None
    ) -> None:
        self._api = api
        self._secrets = secrets
        self._base_url = base_url
        self._schemes = {scheme.id: scheme for scheme in api.schemes}

    def build(
        self,
        operation: Operation,
        values: ParameterValues,
        content: Content | None,
        body: JsonValue,
    ) -> ExpectedRequest:
        """The request with these parameters and this body; without content, there is no body."""
        path, _, query = build_path(operation, values).partition("?")
        request = ExpectedRequest(method=operation.method, url=self.base_url(operation) + path)
        # The specification forbids queries in paths, but some documents have them.
        request.query += _split_query(query)
        for parameter in operation.parameters:
            value = values.get((parameter.location, parameter.wire_name))
            if value is not None:
                _add_parameter(request, parameter, value)
        if content is not None:
            _add_body(request, content, body)
        self._authorize(request, operation)
        return request

    def base_url(self, operation: Operation) -> str:
        """The base URL of the operation, without a trailing slash."""
        if self._base_url is not None:
            return self._base_url.rstrip("/")
        servers = operation.servers or self._api.servers
        url = expand_server_url(servers[0]) if servers else ""
        return _normalize(url).rstrip("/")

    def _authorize(self, request: ExpectedRequest, operation: Operation) -> None:
        if self._api.implied_security:
            # All are sent; of two for one header, the first.
            chosen = [scheme for scheme in reversed(self._api.schemes) if self._has(scheme.id)]
        else:
            chosen = list(self._choose_schemes(operation.security))
        passed = frozenset(request.headers)  # a header parameter overrides credentials
        for scheme in chosen:
            parameter = scheme.type.parameter
            if parameter is None:
                continue
            secrets = [self._secrets[scheme.id, one.role] for one in scheme.credentials]
            name, value = parameter.name, parameter.prefix + scheme.type.encode(secrets)
            match parameter.location:
                case "query":
                    pair = (quote(name, safe="~"), quote(value, safe="~"))
                    others = [other for other in request.query if other[0] != pair[0]]
                    request.query = [*others, pair]
                case "cookie":
                    cookies = [other for other in request.cookies if other[0] != name]
                    request.cookies = [*cookies, (name, quote(value, safe="~"))]
                case "header" if name.lower() not in passed:
                    request.headers[name.lower()] = value
                case _:
                    pass

    def _choose_schemes(
        self, security: tuple[SecurityRequirement, ...]
    ) -> Iterator[SecurityScheme]:
        """The schemes of the first alternative with credentials; none if there is no such."""
        alternatives = [[name for name, _ in requirement.schemes] for requirement in security]
        usable = [names for names in alternatives if names and all(map(self._has, names))]
        for name in usable[0] if usable else ():
            yield self._schemes[name]

    def _has(self, name: str) -> bool:
        scheme = self._schemes.get(name)
        return (
            scheme is not None
            and bool(scheme.credentials)
            and all((name, one.role) in self._secrets for one in scheme.credentials)
        )


def build_path(operation: Operation, values: ParameterValues) -> str:
    """The path with the values of its variables, percent-encoded."""
    parameters = {
        one.wire_name: one for one in operation.parameters if one.location is ParameterLocation.PATH
    }
    pieces: list[str] = []
    for piece in operation.path:
        if isinstance(piece, str):
            pieces.append(quote(piece, safe=_URL_CHARACTERS))
        elif piece.parameter in parameters:
            value = values[ParameterLocation.PATH, piece.parameter]
            pieces.append(format_path_value(parameters[piece.parameter], value, _encode_form))
    return "".join(pieces)


# --- parameters ----------------------------------------------------------------------------------


def _add_parameter(request: ExpectedRequest, parameter: Parameter, value: JsonValue) -> None:
    match parameter.location:
        case ParameterLocation.PATH:
            pass
        case ParameterLocation.QUERY:
            request.query += expand_query(parameter, value, _encode_form)
        case ParameterLocation.COOKIE:
            request.cookies += expand_cookies(parameter, value, _encode_form)
        case ParameterLocation.HEADER:
            text = format_header(parameter, value, _encode_form)
            if text is not None:
                request.headers[parameter.wire_name.lower()] = text.strip(" \t")
        case ParameterLocation.QUERYSTRING:
            request.query += _split_query(format_querystring(parameter, value, _encode_form))


def _split_query(query: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, query.split("&")):
        name, equals, value = pair.partition("=")
        yield (name, value) if equals else ("", pair)


def _expand_pairs(
    name: str, value: JsonValue, style: str, explode: bool
) -> Iterator[tuple[str, str]]:
    separator = {"spaceDelimited": " ", "pipeDelimited": "|"}.get(style, ",")
    if style == "deepObject":
        for key, item in expand_deep_object(name, value, DeepArrays.BRACKETS):
            yield key, format_scalar(item)
    elif is_array(value):
        if explode:
            yield from ((name, format_scalar(item)) for item in value)
        elif value:
            yield name, separator.join(map(format_scalar, value))
    elif is_object(value):
        pairs = [(key, format_scalar(item)) for key, item in value.items() if item is not None]
        if explode:
            yield from pairs
        elif pairs:
            yield name, separator.join(text for pair in pairs for text in pair)
    else:
        yield name, format_scalar(value)


# --- bodies --------------------------------------------------------------------------------------


def _add_body(request: ExpectedRequest, content: Content, body: JsonValue) -> None:
    kind = content.kind
    request.media_type = content.sent_media_type
    if kind is ContentKind.BINARY and is_range(request.media_type):
        request.media_type = file_media_type([request.media_type])
    encodings = {one.property: one for one in content.encodings}
    match kind:
        case ContentKind.JSON:
            request.json = body
        case ContentKind.FORM if is_object(body):
            request.form = list(_encode_form(body, encodings, content.item_encoding))
        case ContentKind.MULTIPART if is_object(body):
            request.parts = list(_encode_parts(body, encodings, content.item_encoding))
        case ContentKind.MULTIPART if is_array(body):
            request.parts = list(_encode_unnamed_parts(body, content))
        case _ if kind.is_stream and not isinstance(body, str):
            items = body if is_array(body) else [body]
            if kind is ContentKind.EVENTS:
                request.text = "".join(map(_encode_event, items))
            else:
                records = (kind.encode(item, is_string=False, compact=True) for item in items)
                request.text = "".join(records)
        case _:
            request.text = format_scalar(body)


def _encode_event(item: JsonValue) -> str:
    """A server-sent event. The item describes it if it has `data` (OpenAPI 3.2, 4.14.4)."""
    fields = item if is_object(item) and "data" in item else {"data": item}
    lines = [
        f"{name}: {line}\n"
        for name in ("event", "id", "retry", "data")
        if fields.get(name) is not None
        for line in re.split("\r\n|\r|\n", format_scalar(fields[name]))
    ]
    return f"{''.join(lines)}\n"


def _encode_form(
    body: Mapping[str, JsonValue], encodings: Mapping[str, Encoding], other: Encoding | None = None
) -> Iterator[tuple[str, str]]:
    for name, value in body.items():
        encoding = encodings.get(name) or other or Encoding(property=name)
        if value is None:
            continue
        if encoding.style is not None:
            yield from _expand_pairs(name, value, encoding.style, encoding.explode)
            continue
        for item in value if is_array(value) else [value]:
            if item is not None:
                yield name, _format_value(item, encoding)


def _encode_parts(
    body: Mapping[str, JsonValue], encodings: Mapping[str, Encoding], other: Encoding | None
) -> Iterator[Part]:
    for name, value in body.items():
        encoding = encodings.get(name) or other or Encoding(property=name)
        if value is None:
            continue
        if encoding.style is not None:
            pairs = _expand_pairs(name, value, encoding.style, encoding.explode)
            yield from ((_escape_name(key), text, None) for key, text in pairs)
            continue
        for item in value if is_array(value) else [value]:
            if item is not None:
                media_type = part_media_type(item, encoding)
                yield _escape_name(name), _format_value(item, encoding), media_type


def _escape_name(name: str) -> str:
    """The name of a part as browsers send it (HTML, `multipart/form-data`)."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _encode_unnamed_parts(body: list[JsonValue], content: Content) -> Iterator[Part]:
    for index, item in enumerate(body):
        is_prefix = index < len(content.prefix_encodings)
        encoding = content.prefix_encodings[index] if is_prefix else content.item_encoding
        encoding = encoding or Encoding(property="")
        # The header of a part of `multipart/form-data` can name it (OpenAPI 3.2, "By Position").
        headers = {key.lower(): text for key, text in encoding.headers}
        named = _PART_NAME.search(headers.get("content-disposition", ""))
        name = None if named is None else named[1]
        yield name, _format_value(item, encoding), part_media_type(item, encoding)


def _format_value(value: JsonValue, encoding: Encoding) -> str:
    """A value in its media type: a string of JSON has quotes, a string of text has none."""
    if isinstance(value, str) and _is_json_only(encoding):
        return json.dumps(value, ensure_ascii=False)
    return format_scalar(value)


def part_media_type(value: JsonValue, encoding: Encoding) -> str | None:
    """The `Content-Type` of a part (OpenAPI, Encoding Object); None for plain text.

    Of several media types, an object is sent as the first JSON, a file as one that suits it
    (`sample_file`), and anything else as the first that is not JSON.
    """
    types = [one.strip() for one in (encoding.media_type or "").split(",") if one.strip()]
    specific = [one for one in types if not is_range(one)]
    is_json = [one for one in specific if ContentKind.of(one) is ContentKind.JSON]
    if encoding.is_file:
        return specific[0] if len(types) == len(specific) == 1 else file_media_type(types)
    if encoding.is_base64:
        return encoding.media_type
    if is_object(value) or is_array(value):
        return next(iter(is_json), "application/json")
    others = [one for one in specific if one not in is_json]
    return next(iter(others or is_json), None)


_PART_NAME: Final = re.compile(r'\bname="([^"]*)"')
_ANY_BYTES: Final = "application/octet-stream"
_FILE_TYPES: Final = ("image/png", "text/plain", "application/pdf", "audio/wav", "video/mp4")


def file_media_type(allowed: Sequence[str]) -> str:
    """The media type of a sample file: bytes of any type if allowed, else the first allowed one."""
    if not allowed or any(in_range(_ANY_BYTES, one) for one in allowed):
        return _ANY_BYTES
    specific = [one for one in allowed if not is_range(one)]
    candidates = (one for one in _FILE_TYPES if any(in_range(one, each) for each in allowed))
    fallback = allowed[0].replace("*", "x-sample")
    return next(iter(specific), next(candidates, fallback))


def _is_json_only(encoding: Encoding) -> bool:
    types = [one.strip() for one in (encoding.media_type or "").split(",") if one.strip()]
    specific = [one for one in types if not is_range(one)]
    return bool(specific) and all(ContentKind.of(one) is ContentKind.JSON for one in specific)


def expand_server_url(server: Server) -> str:
    """The URL of a server with the defaults of its variables.

    A variable without a default is replaced by its name: `https://region.example.com`.
    """
    url = server.url
    for variable in server.variables:
        value = variable.default
        if value is None:
            value = re.sub(r"[^A-Za-z0-9]+", "-", variable.name).strip("-") or "example"
        url = url.replace(f"{{{variable.name}}}", value)
    return url


def _normalize(url: str) -> str:
    """The URL as a client sends it (RFC 3986, 6.2): without default port, in ASCII."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    if ":" in host:
        host = f"[{host}]"
    port = parts.port
    if port is not None and port != _DEFAULT_PORTS.get(parts.scheme):
        host += f":{port}"
    return urlunsplit(parts._replace(netloc=host, path=quote(parts.path, safe=_URL_CHARACTERS)))


def has_required_variables(server: Server) -> bool:
    """Whether users must set a variable of a server's URL, because it has no default."""
    return any(variable.default is None for variable in server.variables)
