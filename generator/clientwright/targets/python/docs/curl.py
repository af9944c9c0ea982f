"""The request of a sample as a curl command.

What is on the wire is worked out by `clientwright.wire`; here it is only written for a shell, every
text of the document in quotes. Credentials stand as environment variables. Not here: the values
(`samples.py`).
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from ....contract.requests import Sent, Wire
from ....model import Api, Operation, ParameterLocation, SchemeKind, SecurityScheme
from ..calls.methods import Method, Role
from ..naming.names import PythonNames
from ..wording.samples import Samples

_PLACES = {
    Role.PATH: ParameterLocation.PATH,
    Role.QUERY: ParameterLocation.QUERY,
    Role.HEADER: ParameterLocation.HEADER,
    Role.COOKIE: ParameterLocation.COOKIE,
    Role.QUERYSTRING: ParameterLocation.QUERYSTRING,
}


class Curl:
    """Writes the requests of one API for curl."""

    def __init__(self, api: Api, names: PythonNames, samples: Samples, base_url: str) -> None:
        self._names = names
        self._samples = samples
        self._wire = Wire(api, {}, base_url=base_url)
        self._schemes = {scheme.id: scheme for scheme in api.schemes}

    def command(self, method: Method) -> str:
        """The command, one option a line."""
        operation = method.operation
        sent = self._sent(method)
        url = f"{sent.url}?{urlencode(sent.query)}" if sent.query else sent.url
        usual = "GET" if sent.media_type is None else "POST"
        start = "curl" if sent.method == usual else f"curl -X {shlex.quote(sent.method)}"
        if sent.method == "HEAD":
            start = "curl --head"
        options = [*self._credentials(operation), *_headers(sent), *_data(sent)]
        return " \\\n  ".join([f"{start} {shlex.quote(url)}", *options])

    def _sent(self, method: Method) -> Sent:
        given = self._samples.given(method)
        parameters = {
            (_PLACES[argument.role], argument.wire_name): value
            for argument, value in given
            if argument.role in _PLACES
        }
        fields = {
            argument.wire_name: value for argument, value in given if argument.role is Role.FIELD
        }
        whole = [value for argument, value in given if argument.role is Role.BODY]
        content = method.body if whole or method.of(Role.FIELD) else None
        return self._wire.request(
            # Without credentials: they are not ours to know.
            replace(method.operation, security=()),
            parameters,
            content,
            whole[0] if whole else fields,
        )

    def _credentials(self, operation: Operation) -> Iterator[str]:
        for requirement in operation.security[:1]:
            for name, _ in requirement.schemes:
                if name in self._schemes:
                    yield from self._credential(self._schemes[name])

    def _credential(self, scheme: SecurityScheme) -> Iterator[str]:
        variables = [
            _variable(self._names.variable(scheme.id, credential.role))
            for credential in scheme.credentials
        ]
        match scheme.kind:
            case SchemeKind.BASIC if len(variables) == 2:
                yield f'--user "{variables[0]}:{variables[1]}"'
            case SchemeKind.BEARER | SchemeKind.OAUTH2 | SchemeKind.OPEN_ID if variables:
                words = f"Authorization: {scheme.prefix or 'Bearer'} "
                yield f'-H {shlex.quote(words)}"{variables[0]}"'
            case SchemeKind.API_KEY if variables and scheme.wire_name:
                if scheme.location is ParameterLocation.HEADER:
                    yield f'-H {shlex.quote(f"{scheme.wire_name}: ")}"{variables[0]}"'
                elif scheme.location is ParameterLocation.COOKIE:
                    yield f'-b {shlex.quote(f"{scheme.wire_name}=")}"{variables[0]}"'
                else:
                    yield f'--url-query {shlex.quote(f"{scheme.wire_name}=")}"{variables[0]}"'
            case _:
                return


def _variable(name: str) -> str:
    """The variable as a shell reads it; a name that is none cannot become a command."""
    return f"${name}" if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) else "$CREDENTIAL"


def _headers(sent: Sent) -> Iterator[str]:
    for name, value in sent.headers.items():
        yield f"-H {shlex.quote(f'{name}: {value}')}"
    if sent.cookies:
        jar = "; ".join(f"{name}={value}" for name, value in sent.cookies)
        yield f"-b {shlex.quote(jar)}"


def _data(sent: Sent) -> Iterator[str]:
    if sent.media_type is None:
        return
    if sent.form is not None:
        yield from (f"--data-urlencode {shlex.quote(f'{k}={v}')}" for k, v in sent.form)
    elif sent.parts is not None:
        yield from (f"-F {shlex.quote(f'{k}={v}')}" for k, v in sent.parts)
    elif sent.text is None and sent.media_type == "application/json":
        yield f"--json {shlex.quote(json.dumps(sent.json, ensure_ascii=False))}"
    else:
        text = json.dumps(sent.json, ensure_ascii=False) if sent.text is None else sent.text
        yield f"-H {shlex.quote(f'Content-Type: {sent.media_type}')}"
        yield f"--data-binary {shlex.quote(text)}"
