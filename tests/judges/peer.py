"""Sends the same requests with clients of openapi-python-client, for comparison.

Its generator and its clients run in the judges' own environment (`peer_driver.py`). It reads OpenAPI
3.1 at most, so the documents are emitted in that version for it.
"""

from __future__ import annotations

import pickle
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import clients, decoding
from .documents import Document, Json, Match
from .install import FOLDER, python

NAME = "openapi-python-client"
VERSION = "3.1.0"
"""The version of the documents."""

_DRIVER = Path(__file__).parent / "peer_driver.py"


@dataclass(frozen=True, kw_only=True)
class Task:
    """A request, and the document whose client shall send it."""

    scenario: Json
    match: Match
    secrets: Mapping[str, str]


def generate(documents: Iterable[Document]) -> dict[Path, str]:
    """Generate a client for each document: the packages of those that are not refused."""
    packages: dict[Path, str] = {}
    for document in documents:
        parts = document.file.relative_to(FOLDER / f"documents-{VERSION}").with_suffix("").parts
        package = clients.make_package_name("peer", *parts)
        root = FOLDER / "peers" / package
        root.parent.mkdir(exist_ok=True)
        options = ["--path", str(document.file), "--output-path", str(root)]
        command = [python(), "-m", "openapi_python_client", "generate", "--meta", "none"]
        done = subprocess.run(
            [*command, *options, "--overwrite"], cwd=FOLDER, capture_output=True, check=False
        )
        if done.returncode == 0:
            packages[document.file] = package
    return packages


def send(tasks: Iterable[Task], packages: Mapping[Path, str], base_url: str) -> list[Json]:
    """Send the requests: for each its `status` and `value`, what the client `raised`, or the `error`
    that prevents the call."""
    described = [_describe(task, packages, base_url) for task in tasks]
    done = subprocess.run(
        [python(), str(_DRIVER), str(FOLDER / "peers")],
        input=pickle.dumps(described),
        stdout=subprocess.PIPE,
        check=True,
    )
    found: list[Json] = pickle.loads(done.stdout)
    return found


def _describe(task: Task, packages: Mapping[Path, str], base_url: str) -> Json:
    """A task as plain data, since the driver has no access to these classes."""
    match, request = task.match, task.scenario["request"]
    media_type = decoding.get_body_type(match.endpoint, request)
    body: Any = None
    if media_type is not None and request["body"] is not None:
        body = decoding.read_body(match.endpoint, request)
    document = match.endpoint.document
    schemes = document.data.get("components", {}).get("securitySchemes", {})
    return {
        "package": packages.get(document.file),
        "method": match.endpoint.method,
        "path": match.endpoint.path,
        "parameters": decoding.read_parameters(match, request),
        "body": body,
        "base_url": base_url + match.prefix,
        "credentials": [(schemes[name], secret) for name, secret in task.secrets.items()],
    }
