"""Generates a client for a document, and calls its methods without knowing them.

A method is found by HTTP method and path in the client's own `_api.json`. Its arguments are found by
calling it once with a marker for each: what it passes on shows which parameter or property each
argument is.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from clientwright.config import Config
from clientwright.output.write import apply, compare
from tests.harness.making import make

from .documents import Endpoint, Match

LOCATIONS = {"path": "path", "query": "query", "header": "headers", "cookie": "cookies"}
"""The argument of `_send` for each location."""


class CallError(Exception):
    """The values of the request have no arguments in the client."""


@dataclass(frozen=True)
class _Marker:
    argument: str


@dataclass(frozen=True)
class Call:
    """What a method passes on, with markers instead of values."""

    method: str
    """The path of the method: `["resource", "name"]` joined by dots."""
    kind: str
    """`send`, `pages` or `stream`."""
    passed: Mapping[str, Any]

    def get_argument(self, location: str, name: str) -> str | None:
        """The argument of a parameter."""
        found = self.passed.get(LOCATIONS[location], {})
        marker = {key.lower(): value for key, value in found.items()}.get(name.lower())
        return marker.argument if isinstance(marker, _Marker) else None

    def get_body(self, value: Any) -> dict[str, Any]:
        """The arguments for a body: the body itself, or one for each of its properties."""
        body, fields = self.passed.get("body"), self.passed.get("fields", {})
        has_fields = isinstance(value, Mapping) and bool(fields) and value.keys() <= fields.keys()
        if isinstance(body, _Marker) and not has_fields:
            return {body.argument: value}
        body = fields if has_fields else body
        if not isinstance(body, Mapping) or not isinstance(value, Mapping):
            raise CallError("the method takes no body")
        arguments: dict[str, Any] = {}
        for name, member in value.items():
            marker = body.get(name)
            if not isinstance(marker, _Marker):
                raise CallError(f"the method takes no property `{name}`")
            arguments[marker.argument] = member
        return arguments


class Client:
    """A generated client."""

    def __init__(self, document: Path, root: Path, package: str) -> None:
        result = make(Config(document=document, out=root, package=package))
        assert result.files is not None
        apply(compare(root, result.files))
        self.root = root
        self.package = package

    @cached_property
    def module(self) -> ModuleType:
        """The package, imported."""
        sys.path.insert(0, str(self.root / "src"))
        try:
            return importlib.import_module(self.package)
        finally:
            sys.path.pop(0)

    @cached_property
    def operations(self) -> list[dict[str, Any]]:
        """The operations, as the client describes them."""
        file = self.root / "src" / self.package / "_api.json"
        found: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["operations"]
        return found

    @cached_property
    def constructor(self) -> type[Any]:
        """The class of the sync client."""
        source = (self.root / "src" / self.package / "client.py").read_text("utf-8")
        tree = ast.parse(source)
        (name,) = (
            node.name
            for node in tree.body
            if isinstance(node, ast.ClassDef) and ast.unparse(node.bases[0]) == "SyncClient"
        )
        found: type[Any] = getattr(self.module, name)
        return found

    def connect(self, match: Match, base_url: str, secrets: Mapping[str, str]) -> Any:
        """The client of a server, with a secret for each security scheme."""
        options: dict[str, Any] = {"max_retries": 0}
        given = self._constructor_arguments
        for scheme, secret in secrets.items():
            options[given["credentials"][scheme]] = secret
        if match.variables:
            for name, value in match.variables.items():
                options[given["server_variables"][name]] = value or base_url
        else:
            options["base_url"] = base_url + match.prefix
        return self.constructor(**options)

    @cached_property
    def _constructor_arguments(self) -> dict[str, dict[str, str]]:
        """The arguments of the constructor for security schemes and server variables, by name."""
        arguments = set(inspect.signature(self.constructor).parameters)
        found: dict[str, dict[str, str]] = {"credentials": {}, "server_variables": {}}
        for node in ast.walk(ast.parse(inspect.getsource(self.constructor).strip())):
            if not isinstance(node, ast.keyword) or node.arg not in found:
                continue
            if isinstance(node.value, ast.Dict):
                for key, value in zip(node.value.keys, node.value.values, strict=True):
                    names = [n.id for n in ast.walk(value) if isinstance(n, ast.Name)]
                    used = [name for name in names if name in arguments]
                    if used and isinstance(key, ast.Constant):
                        found[node.arg][str(key.value)] = used[0]
        return found

    def find(self, endpoint: Endpoint) -> Call:
        """The method of an operation."""
        for operation in self.operations:
            if (operation["method"], operation["path"]) == (endpoint.method, endpoint.path):
                return self._inspect(operation["call"])
        raise CallError("the client has no method for it")

    def _inspect(self, path: str) -> Call:
        client = self.constructor(base_url="http://127.0.0.1:1", **self._fill())
        method = get_method(client, path)
        owner = getattr(method, "__self__", method)  # a resource may be called itself
        calls: list[Call] = []
        for kind in ("send", "pages", "stream"):
            setattr(
                owner,
                f"_{kind}",
                lambda operation, /, kind=kind, **passed: calls.append(Call(path, kind, passed)),
            )
        positional: list[Any] = []
        named: dict[str, Any] = {}
        for parameter in inspect.signature(method).parameters.values():
            if parameter.kind is parameter.POSITIONAL_ONLY:
                positional.append(_Marker(parameter.name))
            elif parameter.kind is not parameter.VAR_KEYWORD:
                named[parameter.name] = _Marker(parameter.name)
        method(*positional, **named)
        return calls[0]

    def _fill(self) -> dict[str, str]:
        """A value for every secret and server variable, for a client that sends nothing."""
        given = self._constructor_arguments
        return dict.fromkeys(given["credentials"].values(), "x")


def get_method(client: Any, path: str) -> Any:
    """The method at a path such as `resource.name`."""
    found = client
    for name in path.split("."):
        found = getattr(found, name)
    return found


def invoke(client: Any, call: Call, arguments: Mapping[str, Any]) -> Any:
    """Call the method."""
    method = get_method(client, call.method)
    named = dict(arguments)
    parameters = inspect.signature(method).parameters.values()
    names = [
        parameter.name for parameter in parameters if parameter.kind is parameter.POSITIONAL_ONLY
    ]
    positional = [named.pop(name) for name in names if name in named]
    return method(*positional, **named)


def make_package_name(*parts: str) -> str:
    """The name of the package of a document."""
    return "judged_" + re.sub(r"\W+", "_", "_".join(parts)).lower()
