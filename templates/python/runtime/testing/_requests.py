"""Validates requests against the document: parameters, body and credentials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from msgspec import UNSET, UnsetType

from .._runtime.auth.credentials import ApiKey, create_credential
from .._runtime.bodies.codecs import CODEC_BY_KIND, StreamCodec
from .._runtime.bodies.media_types import is_json
from .._runtime.models.api_data import ApiData, ContentData, Json, OperationData
from .._runtime.models.checks import Checker
from .._runtime.models.json_value import is_array
from .._runtime.models.schemas import Schema, additional_properties, kind_of, properties, resolve
from ._deserialize import Deserializer
from ._recorded import RecordedRequest
from ._router import fixed_query

Parameters: TypeAlias = dict[tuple[str, str], Json]
"""The values of parameters, by location and name."""


@dataclass(frozen=True, slots=True)
class ValidRequest:
    """A request without problems: its operation, and the values that it sends."""

    operation: OperationData
    path_values: Mapping[str, str]
    """The values of the path's variables, encoded."""
    parameters: Parameters
    body: Json | UnsetType
    recorded: RecordedRequest


class RequestValidator:
    """Deserializes and validates the requests of one API."""

    def __init__(self, api: ApiData) -> None:
        self._definitions = api.definitions
        self._deserializer = Deserializer(api.definitions)
        self._checker = Checker(api.definitions, writing=True)
        self._credentials = {
            name: create_credential(**arguments) for name, arguments in api.schemes.items()
        }
        self._query_keys = {
            credential.name
            for credential in self._credentials.values()
            if isinstance(credential, ApiKey) and credential.location == "query"
        }

    # --- values ----------------------------------------------------------------------------------

    def parameters(
        self, operation: OperationData, path_values: Mapping[str, str], request: RecordedRequest
    ) -> Parameters:
        """The values of the parameters that were sent. `path_values` are encoded."""
        found: Parameters = {}
        query, cookies = request.raw_query, request.cookies
        for parameter in operation.parameters:
            value: Json | UnsetType = UNSET
            match parameter.location:
                case "path":
                    if parameter.name in path_values:
                        text = path_values[parameter.name]
                        value = self._deserializer.simple(parameter, text)
                case "query":
                    value = self._deserializer.query(parameter, query)
                case "cookie":
                    value = self._deserializer.query(parameter, cookies)
                case "header":
                    header = request.headers.get(parameter.name.lower())
                    if header is not None:
                        value = self._deserializer.simple(parameter, header)
                case "querystring":
                    if request.raw_query:
                        value = self._deserializer.content(parameter, self._whole_query(request))
            if value is not UNSET:
                found[parameter.location, parameter.name] = value
        return found

    def _whole_query(self, request: RecordedRequest) -> str:
        """The query as it was sent, without credentials."""
        pairs = urlsplit(request.url).query.split("&")
        return "&".join(
            pair for pair in pairs if unquote(pair.partition("=")[0]) not in self._query_keys
        )

    def body(self, operation: OperationData, request: RecordedRequest) -> Json | UnsetType:
        """The value of the body; UNSET if there is none or it is malformed."""
        content = _content(operation, request)
        if content is None:
            return UNSET
        content_type = request.headers.get("content-type", "")
        codec = CODEC_BY_KIND[_kind(content, request)]
        try:
            return codec.decode(request.body, content_type, content, self._deserializer)
        except ValueError:
            return UNSET

    # --- problems --------------------------------------------------------------------------------

    def problems(
        self, operation: OperationData, values: Parameters, request: RecordedRequest
    ) -> list[str]:
        return [
            *self._parameter_problems(operation, values),
            *self._unknown_parameters(operation, request),
            *self._body_problems(operation, request),
        ]

    def _parameter_problems(self, operation: OperationData, values: Parameters) -> Iterator[str]:
        for parameter in operation.parameters:
            path = f"{parameter.location}.{parameter.name}"
            value = values.get((parameter.location, parameter.name), UNSET)
            if value is UNSET:
                if parameter.required and not self._may_be_undefined(parameter.schema):
                    yield f"{path}: is required and missing"
            elif parameter.location == "path" and value == "":
                yield f"{path}: must not be empty"
            else:
                yield from self._checker.problems(value, parameter.schema, path)

    def _may_be_undefined(self, schema: Schema) -> bool:
        """Whether null is valid, which is not sent (RFC 6570, section 2.3)."""
        return any(self._checker.fits(value, schema) for value in (None, [None]))

    def _unknown_parameters(
        self, operation: OperationData, request: RecordedRequest
    ) -> Iterator[str]:
        known = self._query_keys | {name for name, _ in fixed_query(operation)}
        for parameter in operation.parameters:
            if parameter.location == "querystring":
                return
            if parameter.location != "query":
                continue
            known.add(parameter.name)
            if parameter.style == "form" and parameter.explode:
                schema = resolve(parameter.schema, self._definitions)
                if kind_of(schema) == "any" or additional_properties(schema) is not None:
                    return  # its properties are parameters with any name
                known |= properties(schema).keys()
        for name in dict.fromkeys(name for name, _ in request.raw_query):
            if name not in known and name.partition("[")[0] not in known:
                yield f"query.{name}: is not a parameter of this operation"

    def _body_problems(self, operation: OperationData, request: RecordedRequest) -> Iterator[str]:
        if operation.body is None:
            if request.body:
                yield "body: this operation has no body"
            return
        content = _content(operation, request)
        if not request.body:
            # A form without fields and an empty file are nothing on the wire.
            may_be_empty = content is not None and CODEC_BY_KIND[content.kind].may_be_empty
            if operation.body.required and not may_be_empty:
                yield "body: is required and missing"
            return
        if content is None:
            known = ", ".join(content.media_type for content in operation.body.contents)
            yield f"body: must be {known}, not {request.media_type or 'without a content-type'}"
            return
        value = self.body(operation, request)
        if value is UNSET:
            yield "body: is not JSON"
        elif isinstance(CODEC_BY_KIND[content.kind], StreamCodec) and is_array(value):
            for index, item in enumerate(value):
                yield from self._checker.problems(item, content.schema, f"body[{index}]")
        elif not isinstance(value, bytes):
            yield from self._checker.problems(value, content.schema, "body")

    # --- credentials -----------------------------------------------------------------------------

    def missing_credentials(self, operation: OperationData, request: RecordedRequest) -> str | None:
        """An error message, unless one alternative of the operation's security is complete.

        Any credentials are accepted: the fake cannot know the right ones.
        """
        if not operation.security:
            return None
        alternatives: list[str] = []
        for names in operation.security:
            sent = {self._target(name): name for name in names}.values()
            missing = [name for name in sent if not self._has_credentials(name, request)]
            if not missing:
                return None
            alternatives.append(" and ".join(missing))
        return f"missing credentials: {' or '.join(alternatives)}"

    def challenge(self, operation: OperationData) -> str:
        """The header `WWW-Authenticate` of a response with 401; empty if no scheme has one."""
        names = dict.fromkeys(name for names in operation.security for name in names)
        found = [self._credentials[name] for name in names if name in self._credentials]
        return ", ".join(dict.fromkeys(one.challenge for one in found if one.challenge))

    def _target(self, name: str) -> str:
        """What the scheme sets in a request. Of several with one target, the last is sent."""
        credential = self._credentials.get(name)
        if not isinstance(credential, ApiKey):
            return name if credential is None else "header authorization"
        return f"{credential.location} {credential.name}".lower()

    def _has_credentials(self, name: str, request: RecordedRequest) -> bool:
        # Other schemes, such as mutual TLS, are not visible in a request.
        credential = self._credentials.get(name)
        return credential is None or credential.is_present(request)


def _content(operation: OperationData, request: RecordedRequest) -> ContentData | None:
    """The declared content with the media type of the request's body, ranges last.

    Several can differ in a parameter, such as `profile`.
    """
    contents = [] if operation.body is None else operation.body.contents
    stated = request.headers.get("content-type")
    contents = sorted(contents, key=lambda one: (one.media_type != stated, "*" in one.media_type))
    return next((one for one in contents if _matches(one.media_type, request.media_type)), None)


def _kind(content: ContentData, request: RecordedRequest) -> str:
    """The kind of the body: in a range such as `*/*`, what is not JSON is a file."""
    is_file = content.kind == "json" and "*" in content.media_type
    return "binary" if is_file and not is_json(request.media_type) else content.kind


def _matches(media_range: str, media_type: str) -> bool:
    """Whether a media type is in a range such as `image/*`."""
    media_range = media_range.partition(";")[0].strip().lower()
    if media_range in ("*/*", media_type):
        return True
    return media_range.endswith("/*") and media_type.startswith(media_range[:-1])
