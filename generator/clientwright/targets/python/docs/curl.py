"""The sample calls as curl commands.

The request comes from `contract/requests.py`; here it is quoted for a shell. Credentials are
environment variables.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import replace

from ....contract.requests import ExpectedRequest, RequestBuilder
from ....model import Operation, SecurityScheme
from ..calls.arguments import LOCATIONS, Role
from ..calls.methods import Method
from ..wording.samples import EXAMPLE_URL, documented_base_url
from .context import DocsContext

_CURL_OPTIONS = {"header": ("-H", ": "), "cookie": ("-b", "="), "query": ("--url-query", "=")}


class Curl:
    def __init__(self, context: DocsContext) -> None:
        api = context.api
        self._names = context.names
        self._samples = context.samples
        self._requests = RequestBuilder(api, {}, base_url=documented_base_url(api) or EXAMPLE_URL)
        self._schemes = {scheme.id: scheme for scheme in api.schemes}
        self._is_implied = api.implied_security

    def command(self, method: Method) -> str:
        """The command, one option per line."""
        sent = self._request(method)
        query = "&".join(f"{name}={value}" if name else value for name, value in sent.query)
        url = f"{sent.url}?{query}" if query else sent.url
        default = "GET" if sent.media_type is None else "POST"
        command = "curl" if sent.method == default else f"curl -X {shlex.quote(sent.method)}"
        if sent.method == "HEAD":
            command = "curl --head"
        options = [*self._credentials(method.operation), *_headers(sent), *_data(sent)]
        return " \\\n  ".join([f"{command} {shlex.quote(url)}", *options])

    def _request(self, method: Method) -> ExpectedRequest:
        arguments = self._samples.arguments(method)
        parameters = {
            (LOCATIONS[argument.role], argument.wire_name): value
            for argument, value in arguments
            if argument.role in LOCATIONS
        }
        fields = {
            argument.wire_name: value
            for argument, value in arguments
            if argument.role is Role.FIELD
        }
        bodies = [value for argument, value in arguments if argument.role is Role.BODY]
        content = method.body if bodies or method.select(Role.FIELD) else None
        return self._requests.build(
            # Credentials are added as environment variables.
            replace(method.operation, security=()),
            parameters,
            content,
            bodies[0] if bodies else fields,
        )

    def _credentials(self, operation: Operation) -> Iterator[str]:
        names = [name for requirement in operation.security[:1] for name, _ in requirement.schemes]
        if self._is_implied:
            names = [scheme.id for scheme in self._schemes.values() if scheme.credentials][:1]
        for name in names:
            if name in self._schemes:
                yield from self._credential(self._schemes[name])

    def _credential(self, scheme: SecurityScheme) -> Iterator[str]:
        variables = [
            _variable(self._names.variable(scheme.id, credential.role))
            for credential in scheme.credentials
        ]
        parameter = scheme.type.parameter
        if scheme.type.curl_options:
            yield f'{scheme.type.curl_options} "{":".join(variables)}"'
        elif parameter is not None:
            option, separator = _CURL_OPTIONS[parameter.location]
            start = f"{parameter.name}{separator}{parameter.prefix}"
            yield f'{option} {shlex.quote(start)}"{variables[0]}"'


def _variable(name: str) -> str:
    """The variable in a shell; an invalid name cannot become a command."""
    return f"${name}" if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) else "$CREDENTIAL"


def _headers(sent: ExpectedRequest) -> Iterator[str]:
    for name, value in sent.headers.items():
        yield f"-H {shlex.quote(f'{name}: {value}')}"
    if sent.cookies:
        cookies = "; ".join(f"{name}={value}" for name, value in sent.cookies)
        yield f"-b {shlex.quote(cookies)}"


def _data(sent: ExpectedRequest) -> Iterator[str]:
    if sent.media_type is None:
        return
    if sent.form is not None:
        yield from (f"--data-urlencode {shlex.quote(f'{k}={v}')}" for k, v in sent.form)
    elif sent.parts is not None:
        for name, text, media_type in sent.parts:
            type_ = f";type={media_type}" if media_type is not None else ""
            yield f"-F {shlex.quote((name or '') + '=' + text + type_)}"
    elif sent.text is None and sent.media_type == "application/json":
        yield f"--json {shlex.quote(json.dumps(sent.json, ensure_ascii=False))}"
    else:
        text = json.dumps(sent.json, ensure_ascii=False) if sent.text is None else sent.text
        yield f"-H {shlex.quote(f'Content-Type: {sent.media_type}')}"
        yield f"--data-binary {shlex.quote(text)}"
