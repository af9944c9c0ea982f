"""Writes `docs/judges.md`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from . import peer, prism, spector
from .install import ROOT, get_versions

PAGE = ROOT / "docs" / "judges.md"

CAUSES = {
    "Streaming_Sse_": "The client yields the event that ends the stream, which the schema declares like any other.",
    "Type_File_Body_": "The client sends `*/*` content without a schema type as JSON, and reads it as text.",
}
"""Why requests of expressible scenarios fail, by the start of their names. All are faults of the client."""

_HEAD = """\
<!-- Written by `make judge-wire`. -->

# Outside judges

`make judge-wire` sends requests with generated clients to tools of other projects that check every
request. It is not part of `make test`, because it installs Node and npm packages into `.judges/`.
"""

_SPECTOR = """\
## Spector

[http-specs](https://www.npmjs.com/package/@typespec/http-specs) is Microsoft's suite of HTTP scenarios for
generators of clients. `@typespec/openapi3` compiles its 66 folders to OpenAPI {openapi} documents (the version
with `itemSchema`, in which the streams are described); a versioned API has several. A client is generated for
each. The expected requests are read from spector's modules, decoded into arguments by the document, and sent
to spector's mock server, which rejects a request that differs. The value that the method returns is compared
with the response.

A request is **not expressible** if no client that is generated from the emitted document could send it. This
is decided from the document, before the run.

For comparison, clients of [{peer}](https://pypi.org/project/{peer}/) send the same requests. It reads OpenAPI
{peer_openapi} at most, so the documents are emitted in that version for it. Its functions are found by method and
path, and their arguments by name and annotation. **Not driven** are requests whose document it refuses, whose
operation it leaves out, or whose values its function does not take.

| | clientwright | {peer} |
|---|---:|---:|
| Documents | {documents} | {documents} |
| Documents with a client | {documents} | {peer_documents} |
| Requests | {requests} | {requests} |
| Expressible | {expressible} | {expressible} |
| Pass | {passed} | {peer_passed} |
| Rejected by the mock server or the client | {rejected} | {peer_rejected} |
| Accepted, but the response is misread | {misread} | {peer_misread} |
| Not driven | 0 | {undriven} |
| Expressible requests that pass | {share:.1f} % | {peer_share:.1f} % |
"""

_PRISM = """\
## Prism

[Prism](https://www.npmjs.com/package/@stoplight/prism-cli) validates requests against a document. The sample
calls of every operation are sent to `prism mock --errors`: with the required arguments, and with all of them.

Prism reads each part of a multipart body, and each form property without `encoding.style`, as text. So it
rejects objects and arrays in them, although the specification says how they are sent. It also checks the
required properties of an optional `deepObject` parameter that is not sent.

| Document | Requests | Accepted | Rejected | Not sent |
|---|---:|---:|---:|---:|
"""


def write(results: spector.Results, reports: Iterable[prism.Report]) -> None:
    """Write the results."""
    verdicts = results.verdicts
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    peer_outcomes = Counter(verdict.outcome for verdict in results.peer_verdicts)
    expressible = len(verdicts) - outcomes["not expressible"]
    parts = [_HEAD, _versions()]
    parts.append(
        _SPECTOR.format(
            openapi=spector.VERSION,
            documents=results.documents,
            peer=peer.NAME,
            peer_openapi=peer.VERSION,
            peer_documents=results.peer_documents,
            peer_passed=peer_outcomes["pass"],
            peer_rejected=peer_outcomes["rejected"],
            peer_misread=peer_outcomes["misread"],
            peer_share=get_share(results.peer_verdicts),
            undriven=peer_outcomes["not driven"],
            requests=len(verdicts),
            expressible=expressible,
            passed=outcomes["pass"],
            rejected=outcomes["rejected"],
            misread=outcomes["misread"],
            share=get_share(verdicts),
        )
    )
    for outcome in ("rejected", "misread", "not expressible"):
        parts.append(f"### {outcome.capitalize()}\n")
        parts.append(_list_verdicts(v for v in verdicts if v.outcome == outcome))
    parts.append(_PRISM.rstrip("\n"))
    reports = list(reports)
    parts[-1] += "\n" + "\n".join(_row(report) for report in reports) + "\n"
    parts.append("### Rejected or not sent\n")
    parts.append(
        "\n".join(_list_report(report) for report in reports if report.problems) or "None.\n"
    )
    PAGE.write_text("\n".join(parts), "utf-8")


def get_share(verdicts: Sequence[spector.Verdict]) -> float:
    """How many percent of the expressible requests pass."""
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    return 100 * outcomes["pass"] / (len(verdicts) - outcomes["not expressible"])


def _versions() -> str:
    names = ("http-specs", "spector", "openapi3", "compiler")
    packages = [f"@typespec/{name}" for name in names] + ["@stoplight/prism-cli", peer.NAME]
    versions = get_versions()
    return "\n".join(f"- `{name}` {versions[name]}" for name in packages) + "\n"


def _list_verdicts(verdicts: Iterable[spector.Verdict]) -> str:
    """The requests, by reason."""
    by_reason: dict[str, list[spector.Verdict]] = defaultdict(list)
    for verdict in verdicts:
        causes = (cause for start, cause in CAUSES.items() if verdict.scenario.startswith(start))
        reason = _escape(verdict.reason)
        if verdict.outcome != "not expressible":
            reason = next(causes, f"Cause unknown: {reason}")
        by_reason[reason].append(verdict)
    lines: list[str] = []
    for reason, found in by_reason.items():
        lines.append(f"- {reason}")
        lines += [f"  - `{v.scenario}`: `{v.request}`" for v in found]
    return "\n".join(lines or ["None."]) + "\n"


def _row(report: prism.Report) -> str:
    rejected = sum(problem.is_rejection for problem in report.problems)
    unsent = len(report.problems) - rejected
    accepted = report.requests - len(report.problems)
    return f"| `{report.document}` | {report.requests} | {accepted} | {rejected} | {unsent} |"


def _list_report(report: prism.Report) -> str:
    lines = [f"`{report.document}`:", ""]
    by_reason: dict[str, list[str]] = defaultdict(list)
    for problem in report.problems:
        by_reason[problem.reason].append(problem.request)
    for reason, requests in by_reason.items():
        lines.append(f"- {_escape(reason)}")
        lines += [f"  - `{request}`" for request in requests]
    return "\n".join(lines) + "\n"


def _escape(text: str) -> str:
    """A text of any origin in Markdown."""
    shown = text if len(text) <= 300 else text[:300] + "..."
    return f"`{shown.replace('`', chr(39))}`" if any(c in shown for c in "<>*_|[]{}\\") else shown
