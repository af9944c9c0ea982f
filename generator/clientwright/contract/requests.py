"""What a call must look like on the wire, worked out from the model and from nothing else.

Generated tests hold the client to it. So this is written apart from the runtime of any client, from
the OpenAPI Specification (4.8.12 parameters, 4.8.15 encoding) and RFC 6570: where both are wrong
in the same way, they were wrong twice. Texts of a query are kept decoded; a path is kept as sent.

Not here: which values are sent (`samples.py`).
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import parse_qsl, quote

from ..conventions.media_types import ContentKind
from ..model import (
    Api,
    Content,
    Encoding,
    JsonValue,
    Operation,
    Parameter,
    ParameterLocation,
    SchemeKind,
    SecurityRequirement,
    SecurityScheme,
    Server,
)
from ..values import is_array, is_object

Pairs: TypeAlias = list[tuple[str, str]]
Given: TypeAlias = Mapping[tuple[ParameterLocation, str], JsonValue]
"""The values of parameters, by place and wire name."""


@dataclass(slots=True, kw_only=True)
class Sent:
    """A request on the wire."""

    method: str
    url: str
    """Without the query, percent-encoded."""
    query: Pairs = field(default_factory=Pairs)
    headers: dict[str, str] = field(default_factory=dict[str, str])
    """Those that the document decides, names in lower case."""
    cookies: Pairs = field(default_factory=Pairs)
    media_type: str | None = None
    """Of the body, as its content type begins."""
    json: JsonValue = None
    """The body, where it is JSON."""
    form: Pairs | None = None
    parts: Pairs | None = None
    """The parts of a multipart body: names and texts."""
    text: str | None = None
    """The body, where it is none of these."""


class Wire:
    """Requests of one API.

    `secrets`: the value of each credential, by scheme and role. `base_url`: what the client was
    told to talk to; that stands above every server of the document.
    """

    def __init__(
        self, api: Api, secrets: Mapping[tuple[str, str], str], *, base_url: str | None = None
    ) -> None:
        self._api = api
        self._secrets = secrets
        self._base_url = base_url
        self._schemes = {scheme.id: scheme for scheme in api.schemes}

    def request(
        self, operation: Operation, given: Given, content: Content | None, body: JsonValue
    ) -> Sent:
        """The request for these parameters and this body (of this content; None: no body)."""
        filled_path, _, query = path(operation, given).partition("?")
        sent = Sent(method=operation.method, url=self.base(operation) + filled_path)
        # No path may have a query, says the specification; some have one all the same.
        sent.query += parse_qsl(query, keep_blank_values=True)
        for parameter in operation.parameters:
            value = given.get((parameter.location, parameter.wire_name))
            if value is not None:
                _add(sent, parameter, value)
        if content is not None:
            _add_body(sent, content, body)
        self._authorize(sent, operation)
        return sent

    def base(self, operation: Operation) -> str:
        """Where the operation is served, without a slash at the end."""
        if self._base_url is not None:
            return self._base_url.rstrip("/")
        servers = operation.servers or self._api.servers
        url = filled(servers[0]) if servers else ""
        return url.rstrip("/")

    def _authorize(self, sent: Sent, operation: Operation) -> None:
        for scheme in self._chosen(operation.security):
            secrets = [self._secrets[scheme.id, one.role] for one in scheme.credentials]
            match scheme.kind:
                case SchemeKind.BASIC:
                    pair = base64.b64encode(":".join(secrets).encode()).decode()
                    sent.headers["authorization"] = f"Basic {pair}"
                case SchemeKind.BEARER | SchemeKind.OAUTH2 | SchemeKind.OPEN_ID:
                    word = scheme.prefix or "Bearer"
                    sent.headers["authorization"] = f"{word} {secrets[0]}"
                case SchemeKind.API_KEY:
                    self._show(sent, scheme, secrets[0])
                case SchemeKind.MUTUAL_TLS | SchemeKind.OTHER:
                    pass

    @staticmethod
    def _show(sent: Sent, scheme: SecurityScheme, key: str) -> None:
        name = scheme.wire_name or ""
        if scheme.location is ParameterLocation.QUERY:
            sent.query = [*((n, v) for n, v in sent.query if n != name), (name, key)]
        elif scheme.location is ParameterLocation.COOKIE:
            sent.cookies.append((name, key))
        else:
            sent.headers[name.lower()] = key

    def _chosen(self, security: tuple[SecurityRequirement, ...]) -> Iterator[SecurityScheme]:
        """The first way in for which there are credentials; one without any only if all are."""
        ways = [[name for name, _ in requirement.schemes] for requirement in security]
        usable = [way for way in ways if way and all(map(self._has, way))]
        for name in usable[0] if usable else ():
            yield self._schemes[name]

    def _has(self, name: str) -> bool:
        scheme = self._schemes.get(name)
        return (
            scheme is not None
            and bool(scheme.credentials)
            and all((name, one.role) in self._secrets for one in scheme.credentials)
        )


def path(operation: Operation, given: Given) -> str:
    """The path with its holes filled."""
    holes = {
        one.wire_name: one for one in operation.parameters if one.location is ParameterLocation.PATH
    }
    filled: list[str] = []
    for piece in operation.path:
        if isinstance(piece, str):
            filled.append(piece)
        elif piece.parameter in holes:
            parameter = holes[piece.parameter]
            filled.append(_in_path(parameter, given[ParameterLocation.PATH, piece.parameter]))
    return "".join(filled)


def scalar(value: JsonValue) -> str:
    """A value as the text of a parameter: strings as they are, all else as JSON writes it."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# --- parameters ----------------------------------------------------------------------------------


def _add(sent: Sent, parameter: Parameter, value: JsonValue) -> None:
    name = parameter.wire_name
    match parameter.location:
        case ParameterLocation.PATH:
            pass
        case ParameterLocation.QUERY:
            sent.query += _in_query(parameter, value)
        case ParameterLocation.COOKIE:
            sent.cookies += _in_query(parameter, value)
        case ParameterLocation.HEADER:
            in_json = parameter.media_type is not None
            between = "=" if parameter.explode else ","
            sent.headers[name.lower()] = scalar(value) if in_json else _simple(value, ",", between)
        case ParameterLocation.QUERYSTRING:
            pairs = value.items() if is_object(value) else ()
            sent.query += [(key, scalar(item)) for key, item in pairs]


def _in_path(parameter: Parameter, value: JsonValue) -> str:
    name = quote(parameter.wire_name, safe="")
    joint = "=" if parameter.explode else ","
    if parameter.media_type is not None:
        return quote(scalar(value), safe="")
    match parameter.style:
        case "label":
            return "." + _simple(value, "." if parameter.explode else ",", joint, encoded=True)
        case "matrix" if parameter.explode and is_array(value):
            return "".join(f";{name}={quote(scalar(item), safe='')}" for item in value)
        case "matrix" if parameter.explode and is_object(value):
            return ";" + _simple(value, ";", "=", encoded=True)
        case "matrix":
            return f";{name}=" + _simple(value, ",", ",", encoded=True)
        case _:
            return _simple(value, ",", joint, encoded=True)


def _simple(value: JsonValue, between: str, joint: str, *, encoded: bool = False) -> str:
    """Items with something between them (RFC 6570, 3.2.2)."""

    def written(item: JsonValue) -> str:
        return quote(scalar(item), safe="") if encoded else scalar(item)

    if is_array(value):
        return between.join(map(written, value))
    if is_object(value):
        return between.join(f"{written(key)}{joint}{written(item)}" for key, item in value.items())
    return written(value)


def _in_query(parameter: Parameter, value: JsonValue) -> Pairs:
    if parameter.media_type is not None:
        return [(parameter.wire_name, scalar(value))]
    return list(_pairs(parameter.wire_name, value, parameter.style, parameter.explode))


def _pairs(name: str, value: JsonValue, style: str, explode: bool) -> Iterator[tuple[str, str]]:
    between = {"spaceDelimited": " ", "pipeDelimited": "|"}.get(style, ",")
    if style == "deepObject":
        yield from _deep(name, value)
    elif is_array(value):
        if explode:
            yield from ((name, scalar(item)) for item in value)
        elif value:
            yield name, between.join(map(scalar, value))
    elif is_object(value):
        pairs = [(key, scalar(item)) for key, item in value.items() if item is not None]
        if explode:
            yield from pairs
        elif pairs:
            yield name, between.join(text for pair in pairs for text in pair)
    else:
        yield name, scalar(value)


def _deep(name: str, value: JsonValue) -> Iterator[tuple[str, str]]:
    # The specification has one level; below it, this is what Rails, PHP and qs read.
    if is_object(value):
        for key, item in value.items():
            yield from _deep(f"{name}[{key}]", item)
    elif is_array(value):
        for index, item in enumerate(value):
            yield from _deep(f"{name}[{index}]", item)
    elif value is not None:
        yield name, scalar(value)


# --- bodies --------------------------------------------------------------------------------------


def _add_body(sent: Sent, content: Content, body: JsonValue) -> None:
    kind = content.kind
    sent.media_type = kind.concrete(content.media_type)
    encodings = {one.property: one for one in content.encodings}
    match kind:
        case ContentKind.JSON:
            sent.json = body
        case ContentKind.FORM if is_object(body):
            sent.form = list(_form(body, encodings))
        case ContentKind.MULTIPART if is_object(body):
            sent.parts = list(_parts(body, encodings))
        case _ if kind.is_stream and is_array(body):
            records = (kind.encode(item, is_string=False, compact=True) for item in body)
            sent.text = "".join(records)
        case _:
            sent.text = scalar(body)


def _form(
    body: Mapping[str, JsonValue], encodings: Mapping[str, Encoding]
) -> Iterator[tuple[str, str]]:
    for name, value in body.items():
        encoding = encodings.get(name)
        if value is None:
            continue
        if encoding is not None and "json" in (encoding.media_type or ""):
            yield name, scalar(value)
        elif encoding is not None:
            yield from _pairs(name, value, encoding.style, encoding.explode)
        else:
            yield from _pairs(name, value, "form", True)


def _parts(
    body: Mapping[str, JsonValue], encodings: Mapping[str, Encoding]
) -> Iterator[tuple[str, str]]:
    for name, value in body.items():
        encoding = encodings.get(name)
        in_json = encoding is not None and "json" in (encoding.media_type or "")
        items: Iterable[JsonValue] = value if is_array(value) and not in_json else [value]
        yield from ((name, scalar(item)) for item in items if item is not None)


def filled(server: Server) -> str:
    """The URL of a server with the defaults of its variables in its holes.

    One without a default is shown by its name: `https://region.example.com`.
    """
    url = server.url
    for variable in server.variables:
        value = variable.default
        if value is None:
            value = re.sub(r"[^A-Za-z0-9]+", "-", variable.name).strip("-") or "example"
        url = url.replace(f"{{{variable.name}}}", value)
    return url


def is_open(server: Server) -> bool:
    """Whether a user must say a part of a server's URL: a variable has no default."""
    return any(variable.default is None for variable in server.variables)
