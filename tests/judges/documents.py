"""Reads the emitted documents: their operations, and which one a request belongs to.

Independent of clientwright: it is what the requests of the client are compared with.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

Json: TypeAlias = Any
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


@dataclass(frozen=True)
class Endpoint:
    """An operation of a document."""

    document: Document
    method: str
    path: str
    data: Json
    parameters: tuple[Json, ...]

    @property
    def body(self) -> Json:
        """The request body object, or None."""
        return self.document.resolve(self.data.get("requestBody"))

    def match(self, path: str) -> dict[str, str] | None:
        """The text of each path parameter, still percent-encoded, if the path is of this operation."""
        parts = re.split(r"\{([^{}]+)\}", self.path)
        pattern = "".join(
            re.escape(part) if index % 2 == 0 else "(.+)" for index, part in enumerate(parts)
        )
        found = re.fullmatch(pattern, path)
        return None if found is None else dict(zip(parts[1::2], found.groups(), strict=True))


@dataclass(frozen=True)
class Match:
    """An operation, and what the path of a request says besides."""

    endpoint: Endpoint
    path: dict[str, str]
    """The text of each path parameter."""
    prefix: str
    """The path of the server."""
    variables: dict[str, str]
    """Of the server."""


class Document:
    """An OpenAPI document whose references are all local."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.data: Json = json.loads(file.read_text("utf-8"))
        self.endpoints = [
            Endpoint(self, method.upper(), path, item[method], self._parameters(item, method))
            for path, item in self.data.get("paths", {}).items()
            for method in METHODS
            if method in item
        ]

    def resolve(self, node: Json) -> Json:
        """Follow `$ref`s."""
        while isinstance(node, dict) and "$ref" in node:
            target = self.data
            for key in node["$ref"].removeprefix("#/").split("/"):
                target = target[key.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def _parameters(self, item: Json, method: str) -> tuple[Json, ...]:
        found: dict[tuple[str, str], Json] = {}
        for parameter in (*item.get("parameters", ()), *item[method].get("parameters", ())):
            resolved = self.resolve(parameter)
            found[resolved["in"], resolved["name"]] = resolved
        return tuple(found.values())

    def find(self, method: str, path: str) -> list[Match]:
        """The operations that a path may belong to; the ones with the fewest parameters first.

        A path may lack the slash of an operation `/`: spector ignores a slash at the end.
        """
        found: list[Match] = []
        for prefix, variables in self._prefixes(path):
            for endpoint in self.endpoints:
                values = endpoint.match(path[len(prefix) :] or "/")
                if endpoint.method == method and values is not None:
                    found.append(Match(endpoint, values, prefix, variables))
        return sorted(found, key=lambda match: len(match.path))

    def _prefixes(self, path: str) -> list[tuple[str, dict[str, str]]]:
        """The beginnings of a path that are paths of servers, and the variables of each server.

        A variable at the start of a server is the origin, and its value here is empty.
        """
        found: list[tuple[str, dict[str, str]]] = []
        for server in self.data.get("servers") or [{"url": ""}]:
            url = re.sub(r"^https?://[^/{]+", "", server["url"]).rstrip("/")
            parts = re.split(r"\{([^{}]+)\}", url)
            if any(part.startswith(("http:", "https:")) for part in parts):
                continue  # its host has variables
            pattern = "".join(
                re.escape(part) if index % 2 == 0 else "([^/:]*)"
                for index, part in enumerate(parts)
            )
            match = re.match(pattern if parts[0] else pattern.replace("([^/:]*)", "()", 1), path)
            if match is not None:
                variables = dict(zip(parts[1::2], match.groups(), strict=True))
                found.append((match[0], variables))
        return found
