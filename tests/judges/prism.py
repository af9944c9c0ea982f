"""The judge Prism: validates the sample request of every operation against the document."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from . import clients
from .install import FOLDER, ROOT, node
from .servers import serve

OWN = ROOT / "spec" / "twilio_assistants.yaml"
CORPUS = ROOT.parent / "shared" / "corpus"
DOCUMENTS = (
    "apisguru/adyen.com__NotificationConfigurationService.json",
    "apisguru/braze.com.json",
    "apisguru/flat.io.json",
    "apisguru/mux.com.json",
    "apisguru/postmarkapp.com__server.json",
    "misc/apple_content_types.yaml",
    "misc/apple_petstore.yaml",
    "misc/ogen_firecracker.json",
    "misc/oxide_buildomat.json",
    "misc/wk_spotify.com.json",
    "twilio/twilio_content_v1.yaml",
    "twilio/twilio_studio_v2.yaml",
)
"""Of the corpus: small enough for Prism, with forms, files, 3.1, cookies and credentials of each kind."""

_CLI = "node_modules/@stoplight/prism-cli/dist/index.js"
_OF_RESPONSES = (
    "NOT_ACCEPTABLE",
    "NO_RESPONSE_DEFINED",
    "NO_RESPONSE_RESPONSE_DEFINED",
    "NO_COMPLEX_OBJECT_TEXT",
    "NO_SUCCESS_RESPONSE_DEFINED",
)
"""Errors about the response that Prism would make up."""


@dataclass(frozen=True)
class Problem:
    """A request that was rejected, or that the client did not send."""

    request: str
    reason: str
    is_rejection: bool


@dataclass(frozen=True)
class Report:
    """The requests of a document."""

    document: str
    requests: int
    problems: tuple[Problem, ...]


def judge() -> list[Report]:
    """Judge this project's document and those of the corpus that are available."""
    found = [(OWN.name, OWN), *((name, CORPUS / name) for name in DOCUMENTS)]
    return [_judge_document(name, file) for name, file in found if file.is_file()]


def _judge_document(name: str, file: Path) -> Report:
    package = clients.make_package_name("prism", file.stem)
    client = clients.Client(file, FOLDER / "clients" / package, package)
    prefixes = sorted(set(_get_server_paths(file)), key=len, reverse=True)

    def command(port: int) -> list[str]:
        return node(_CLI, "mock", str(file), "--errors", "--port", str(port))

    script = Path(__file__).with_name("prism_calls.py")
    with serve(command, FOLDER / "prism.log") as url:
        calls = [sys.executable, str(script), url, json.dumps(prefixes)]
        done = subprocess.run(calls, cwd=client.root, check=True, capture_output=True, text=True)
    results = [json.loads(line) for line in done.stdout.splitlines()]
    problems = tuple(problem for result in results if (problem := _get_problem(result)))
    return Report(name, len(results), problems)


def _get_server_paths(file: Path) -> Iterator[str]:
    """The paths of all servers, with variables replaced by their defaults."""
    document = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    items = [item for item in document.get("paths", {}).values() if isinstance(item, dict)]
    nodes = [document, *items, *(op for item in items for op in item.values())]
    for holder in nodes:
        for server in holder.get("servers", ()) if isinstance(holder, dict) else ():
            url = server["url"]
            for variable, value in server.get("variables", {}).items():
                url = url.replace("{" + variable + "}", str(value["default"]))
            yield urlsplit(url).path.rstrip("/")


def _get_problem(result: dict[str, Any]) -> Problem | None:
    if "status" not in result:
        return Problem(result["operation"], result["error"], is_rejection=False)
    error = _parse(result["body"])
    kind = error.get("type", "") if isinstance(error, dict) else ""
    found = _parse(result["violations"] or "[]") or []
    if "prism/errors#" in kind:
        found = [*error.get("validation", ()), *found]
    # A header says `request.query`, and a body just `query`.
    paths = [[str(key) for key in violation["location"]] for violation in found]
    shown = {
        f"{'.'.join(path).removeprefix('request.')}: {violation['message']}": None
        for path, violation in zip(paths, found, strict=True)
        if path[:1] != ["response"] and violation["severity"] == "Error"
    }
    is_error = "prism/errors#" in kind and not kind.endswith(_OF_RESPONSES) and not found
    if not shown and not is_error:
        return None
    reason = "; ".join(shown) or f"{kind.rpartition('#')[2]}: {error.get('detail', '')}"
    return Problem(f"{result['operation']}: {result['request']}", reason, is_rejection=True)


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
