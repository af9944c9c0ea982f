"""The judge of `@typespec/http-specs`: spector's mock server, which checks every request.

The expected requests are read from spector's own modules, decoded by the emitted document, and sent
with the generated client.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import clients, decoding, expressible, peer
from .documents import Document, Json, Match
from .install import FOLDER, node
from .servers import serve

VERSION = "3.2.0"
"""The version of the documents: the only one with `itemSchema`, which the streams are emitted with."""


@dataclass(frozen=True)
class Verdict:
    """The result for one request."""

    scenario: str
    request: str
    """Method and path."""
    outcome: str
    """`pass`; `rejected`, also by the client; `misread` (the response); `not expressible`."""
    reason: str = ""


@dataclass
class _Folder:
    """The documents of a folder of scenarios, and their clients."""

    documents: list[Document]
    reports: list[Json]
    """The messages of the emitter."""
    generated: dict[Path, clients.Client] = field(default_factory=dict[Path, clients.Client])

    def get_client(self, document: Document) -> clients.Client:
        if document.file not in self.generated:
            parts = document.file.relative_to(FOLDER / "documents").with_suffix("").parts
            package = clients.make_package_name(*parts)
            root = FOLDER / "clients" / package
            self.generated[document.file] = clients.Client(document.file, root, package)
        return self.generated[document.file]


@dataclass(frozen=True)
class Results:
    """The verdicts on the requests of all scenarios, of which a peer sends those it can."""

    documents: int
    verdicts: list[Verdict]
    peer_documents: int
    """How many documents the peer generates a client for."""
    peer_verdicts: list[Verdict]
    """Those on expressible requests, in the same order."""


def judge() -> Results:
    """Compile, generate and drive all scenarios."""
    folders = _compile("documents", VERSION)
    peer_folders = _compile(f"documents-{peer.VERSION}", peer.VERSION)
    scenarios_folder = "node_modules/@typespec/http-specs/specs"
    cli = "node_modules/@typespec/spector/dist/src/cli/cli.js"

    def command(port: int) -> list[str]:
        coverage = str(FOLDER / "coverage.json")
        options = ["--port", str(port), "--coverageFile", coverage]
        return node(cli, "serve", scenarios_folder, *options)

    with serve(command, FOLDER / "spector.log") as base_url:
        scenarios = _read_json_lines(node("scenarios.mjs", base_url))
        verdicts = list(_judge_all(folders, scenarios, base_url))
        packages = peer.generate(d for one in peer_folders.values() for d in one.documents)
        expressed = [
            scenario
            for scenario, verdict in zip(scenarios, verdicts, strict=True)
            if verdict.outcome != "not expressible"
        ]
        peer_verdicts = list(_judge_peer(peer_folders, packages, expressed, base_url))
    count = sum(len(folder.documents) for folder in folders.values())
    return Results(count, verdicts, len(packages), peer_verdicts)


def _compile(folder: str, version: str) -> dict[str, _Folder]:
    """The documents of all scenarios, by folder."""
    compiled = _read_json_lines(node("compile.mjs", folder, version))
    return {
        entry["name"]: _Folder(
            [Document(FOLDER / folder / path) for path in reversed(entry["documents"])],
            entry["reports"],
        )
        for entry in compiled
    }


def _read_json_lines(command: list[str]) -> list[Json]:
    done = subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _judge_all(
    folders: dict[str, _Folder], scenarios: list[Json], base_url: str
) -> Iterator[Verdict]:
    next_pages: list[Any] = []
    for scenario in scenarios:
        folder = folders[scenario["folder"]]
        match, reason = expressible.find(folder.documents, scenario, folder.reports)
        if match is None and scenario["index"] > 0 and next_pages:
            # The client followed the URL that the response before this one named.
            outcome, problem = _compare(scenario, next_pages.pop(0))
        elif match is None:
            yield _verdict(scenario, "not expressible", reason)
            continue
        else:
            client = folder.get_client(match.endpoint.document)
            (outcome, problem), next_pages = _drive(client, match, scenario, base_url)
        yield _verdict(scenario, outcome, problem)


def _judge_peer(
    folders: dict[str, _Folder], packages: dict[Path, str], scenarios: list[Json], base_url: str
) -> Iterator[Verdict]:
    """Drive the clients of the peer, as far as they can be."""
    tasks: list[peer.Task] = []
    for scenario in scenarios:
        folder = folders[scenario["folder"]]
        match, reason = expressible.find(folder.documents, scenario, folder.reports)
        if match is None:
            yield _verdict(scenario, "not driven", reason)
            continue
        secrets = _get_secrets(match, scenario["request"])
        tasks.append(peer.Task(scenario=scenario, match=match, secrets=secrets))
    for task, result in zip(tasks, peer.send(tasks, packages, base_url), strict=True):
        scenario = task.scenario
        expected = scenario["response"]["status"]
        if "error" in result:
            yield _verdict(scenario, "not driven", result["error"])
        elif result.get("status") != expected:
            problem = result.get("raised") or f"status {result['status']}"
            yield _verdict(scenario, "rejected", problem)
        elif expected >= 400 or scenario["response"]["body"] is None:
            yield _verdict(scenario, "pass")
        elif result["value"] is None:
            yield _verdict(scenario, "misread", "the function returns no value")
        else:
            yield _verdict(scenario, *_compare(scenario, result["value"]))


def _verdict(scenario: Json, outcome: str, reason: str = "") -> Verdict:
    request = f"{scenario['method']} {scenario['uri']}"
    return Verdict(scenario["scenario"], request, outcome, reason)


def _drive(
    client: clients.Client, match: Match, scenario: Json, base_url: str
) -> tuple[tuple[str, str], list[Any]]:
    """Send a request: the outcome and the problem; and the pages after the first of a list."""
    expected = scenario["response"]["status"]
    next_pages: list[Any] = []
    try:
        call = client.find(match.endpoint)
        arguments = get_arguments(match, call, scenario["request"])
        secrets = _get_secrets(match, scenario["request"])
        with client.connect(match, base_url, secrets) as connected:
            value = clients.invoke(connected, call, arguments)
            if call.kind == "pages":
                value, *next_pages = [page.response.value for page in value.pages()]
            elif call.kind == "stream":
                value = list(value)
    except Exception as error:  # whatever the client raises is its result
        if expected < 400 or getattr(error, "status_code", None) != expected:
            name = type(error).__name__
            outcome = "misread" if name.startswith(("Response", "Unicode")) else "rejected"
            return (outcome, f"{name}: {error}"), []
        value = getattr(error, "body", None)
    else:
        if expected >= 400:
            return ("rejected", f"the method returns a value; status {expected} was expected"), []
    return _compare(scenario, value), next_pages


def get_arguments(match: Match, call: clients.Call, request: Json) -> dict[str, Any]:
    """The arguments of the method for a request."""
    arguments: dict[str, Any] = {}
    for (location, name), value in decoding.read_parameters(match, request).items():
        argument = call.get_argument(location, name)
        if argument is not None:
            arguments[argument] = value
        elif location != "header" or name.lower() not in expressible.IGNORED:
            raise clients.CallError(f"the method takes no {location} parameter `{name}`")
    media_type = decoding.get_body_type(match.endpoint, request)
    is_required = media_type is not None and match.endpoint.body.get("required", False)
    if media_type is not None and (request["body"] is not None or is_required):
        arguments |= call.get_body(decoding.read_body(match.endpoint, request))
        _choose(call, "content_type", media_type, arguments)
    accept = {name.lower(): value for name, value in request["headers"].items()}.get("accept")
    if accept is not None:
        _choose(call, "accept", accept, arguments)
    return arguments


def _choose(call: clients.Call, argument: str, media_type: str, arguments: dict[str, Any]) -> None:
    """Select a media type, if the method has a choice."""
    if argument in call.passed:
        arguments[argument] = media_type


def _get_secrets(match: Match, request: Json) -> dict[str, str]:
    """The secret of each security scheme that the request uses."""
    headers = {name.lower(): str(value) for name, value in request["headers"].items()}
    found: dict[str, str] = {}
    schemes = expressible.get_schemes(match)
    for name, scheme in schemes.items():
        if scheme["type"] == "apiKey":
            texts = headers if scheme["in"] == "header" else request["query"]
            key = scheme["name"].lower() if scheme["in"] == "header" else scheme["name"]
            if key in texts:
                found[name] = texts[key]
        elif "authorization" in headers:
            found[name] = headers["authorization"].partition(" ")[2]
    if not found and not _is_optional(match):
        # A scenario of invalid credentials may leave open which ones.
        found = dict.fromkeys(schemes, "invalid")
    return found


def _is_optional(match: Match) -> bool:
    """Whether an operation may be called without credentials."""
    data = match.endpoint.document.data
    required = match.endpoint.data.get("security", data.get("security", []))
    return not required or {} in required


# --- the response ------------------------------------------------------------------------------------


def _compare(scenario: Json, value: Any) -> tuple[str, str]:
    """Whether a value is that of the response, and how it differs."""
    body = scenario["response"]["body"]
    if body is None or scenario["method"] == "HEAD":
        return "pass", ""
    content = decoding.read_bytes(body)
    media_type = body["type"].partition(";")[0]
    expected: Any = content
    if media_type == "text/event-stream":
        expected = [_parse_event(block) for block in content.decode().split("\n\n") if block]
        expected = [event for event in expected if event != "[DONE]"]
        value = [_get_event_data(event) for event in value]
    elif media_type in ("application/jsonl", "application/x-ndjson"):
        expected = [json.loads(line) for line in content.splitlines()]
        value = [_parse(_plain(item)) for item in value]
    elif decoding.is_json(media_type):
        expected, value = json.loads(content), _plain(value)
    elif isinstance(value, str):
        value = value.encode()
    if _normalize(value) == _normalize(expected):
        return "pass", ""
    return "misread", f"the value is {_show(value)}, but the response is {_show(expected)}"


def _show(value: Any) -> str:
    return f"{len(value)} bytes" if isinstance(value, bytes) else f"{value!r:.120}"


def _get_event_data(event: Any) -> Any:
    """The data of an event, which OpenAPI describes as an object with `data`."""
    plain = _plain(event)
    return _parse(plain["data"]) if isinstance(plain, dict) and "data" in plain else plain


def _parse_event(block: str) -> Any:
    lines = [line.partition(": ") for line in block.splitlines()]
    return _parse("\n".join(value for name, _, value in lines if name == "data"))


def _parse(data: Any) -> Any:
    if not isinstance(data, str):
        return data
    try:
        return json.loads(data)
    except ValueError:
        return data


def _plain(value: Any) -> Any:
    """The JSON value of what a method returned, by the function that each package exports."""
    names = [name for name in sys.modules if re.fullmatch(r"judged_\w+", name)]
    return json.loads(sys.modules[names[-1]].to_json(value))


def _normalize(value: Any) -> Any:
    """Spector compares without fractions of seconds; JSON does not distinguish 1 and 1.0."""
    if isinstance(value, bytes):
        return value
    text = json.dumps(value, sort_keys=True, default=repr)
    text = re.sub(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.0+)?(Z|[+-]00:00)", r"\1Z", text)
    return json.loads(text)
