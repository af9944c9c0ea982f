"""Checks that every description of a document appears in the generated client.

The document is read with the YAML and JSON parsers of other projects, and walked without the code of
the generator. The descriptions of operations, parameters and schema properties that can be reached
from the operations must be part of a docstring or of the reference. Descriptions that are not
expected in the output are counted by reason.

    python -m tests.corpus.descriptions [--only TEXT] FOLDER_OR_DOCUMENT ...
"""

from __future__ import annotations

import argparse
import ast
import html
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

import yaml

from clientwright.config import Config
from clientwright.openapi import Support
from clientwright.pipeline import run

METHODS: Final = frozenset("get put post delete options head patch trace query".split())
IGNORED_HEADERS: Final = frozenset({"accept", "content-type", "authorization"})
"""Header parameters that OpenAPI ignores (4.8.12.1)."""
SUBSCHEMAS: Final = ("items", "additionalProperties", "contentSchema")
SUBSCHEMA_LISTS: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
SUBSCHEMA_MAPS: Final = ("patternProperties",)

Json = dict[str, Any]


@dataclass(frozen=True)
class Description:
    """A description, and where it is."""

    pointer: str
    kind: str
    text: str


@dataclass
class Report:
    """The result of checking one document."""

    document: str
    counts: Counter[str] = field(default_factory=Counter[str])
    excluded: Counter[str] = field(default_factory=Counter[str])
    lost: list[Description] = field(default_factory=list[Description])
    error: str = ""


class Walker:
    """Collects the descriptions that the operations of a document lead to."""

    def __init__(self, document: Json) -> None:
        self._document = document
        self._version = tuple(map(int, str(document.get("openapi", "3.0")).split(".")[:2]))
        self._visited: set[tuple[int, bool, bool]] = set()
        self.descriptions: list[Description] = []
        self.excluded: Counter[str] = Counter()

    def walk(self) -> None:
        """Visit all operations."""
        for path, item in _objects(self._document.get("paths")):
            path, item = _escape(path), self._resolve(item)
            for name, operation in item.items():
                if name in METHODS and isinstance(operation, dict):
                    self._operation(f"/paths/{path}/{name}", operation, item)

    def _operation(self, pointer: str, operation: Json, item: Json) -> None:
        if _is_ignored(operation):
            self.excluded["ignored operation"] += 1
            return
        self._add(pointer, "operation", operation)
        own = [self._resolve(value) for value in operation.get("parameters") or []]
        names = {(value.get("name"), value.get("in")) for value in own}
        shared = [self._resolve(value) for value in item.get("parameters") or []]
        for parameter in [
            *own,
            *(value for value in shared if (value.get("name"), value.get("in")) not in names),
        ]:
            self._parameter(f"{pointer}/parameters/{parameter.get('name')}", parameter)
        body = self._resolve(operation.get("requestBody") or {})
        self._content(f"{pointer}/requestBody", body.get("content"), is_request=True)
        for status, response in _objects(operation.get("responses")):
            if str(status).startswith(("2", "default")):
                content = self._resolve(response).get("content")
                self._content(f"{pointer}/responses/{status}", content, is_request=False)

    def _parameter(self, pointer: str, parameter: Json) -> None:
        if parameter.get("in") == "header" and parameter.get("name", "").lower() in IGNORED_HEADERS:
            self.excluded["ignored header"] += 1
            return
        self._add(pointer, "parameter", parameter)
        self._schema(f"{pointer}/schema", parameter.get("schema"), is_request=True)

    def _content(self, pointer: str, content: Any, *, is_request: bool) -> None:
        """Of several media types, a method uses one: JSON, otherwise the first."""
        entries = list(_objects(content))
        self.excluded["other media type"] += max(0, len(entries) - 1)
        chosen = next((entry for name, entry in entries if _is_json(name)), None)
        for entry in [chosen or entries[0][1]] if entries else []:
            entry = self._resolve(entry)
            for key in ("schema", "itemSchema"):
                self._schema(f"{pointer}/{key}", entry.get(key), is_request=is_request)

    def _schema(self, pointer: str, schema: Any, *, is_request: bool) -> None:
        if not isinstance(schema, dict):
            return
        if "$ref" in schema:
            target = self._resolve(schema)
            self._schema(_pointer_of(schema["$ref"], pointer), target, is_request=is_request)
            if self._version < (3, 1):
                return
        key = (id(schema), is_request, True)
        if key in self._visited:
            return
        self._visited.add(key)
        if _allows(schema, "object"):
            for name, value in _objects(schema.get("properties")):
                self._property(
                    f"{pointer}/properties/{_escape(name)}", value, is_request=is_request
                )
        elif "properties" in schema:
            self.excluded["properties of a type that is not an object"] += 1
        for keyword in SUBSCHEMAS:
            self._schema(f"{pointer}/{keyword}", schema.get(keyword), is_request=is_request)
        for keyword in SUBSCHEMA_LISTS:
            values = schema.get(keyword) or []
            if keyword in {"anyOf", "oneOf"} and any(value in ({}, True) for value in values):
                self.excluded["union with a variant that is any value"] += 1
                continue
            for index, value in enumerate(values):
                self._schema(f"{pointer}/{keyword}/{index}", value, is_request=is_request)
        for keyword in SUBSCHEMA_MAPS:
            for name, value in _objects(schema.get(keyword)):
                self._schema(f"{pointer}/{keyword}/{name}", value, is_request=is_request)

    def _property(self, pointer: str, value: Json, *, is_request: bool) -> None:
        if _is_ignored(value):
            self.excluded["ignored property"] += 1
            return
        if value.get("readOnly" if is_request else "writeOnly") is True:
            self.excluded["not in this direction"] += 1
            return
        if "$ref" in value and self._version < (3, 1):
            if "description" in value:
                self.excluded["sibling of $ref in OpenAPI 3.0"] += 1
        else:
            self._add(pointer, "property", value)
            for keyword in ("anyOf", "oneOf"):
                branches = [item for item in value.get(keyword) or [] if isinstance(item, dict)]
                others = [item for item in branches if not _is_null(item)]
                is_reference = self._version < (3, 1) and others and "$ref" in others[0]
                if len(others) == 1 < len(branches) and not is_reference:
                    self._add(f"{pointer}/{keyword}", "property", others[0])
        self._schema(pointer, value, is_request=is_request)

    def _add(self, pointer: str, kind: str, value: Mapping[str, Any]) -> None:
        text = value.get("description")
        if isinstance(text, str) and text.strip():
            self.descriptions.append(Description(pointer, kind, text))

    def _resolve(self, value: Any) -> Json:
        for _ in range(20):
            if not isinstance(value, dict):
                return {}
            reference = value.get("$ref")
            if not isinstance(reference, str) or not reference.startswith("#"):
                return value
            value = self._at(reference)
        return {}

    def _at(self, reference: str) -> Any:
        value: Any = self._document
        for part in unquote(reference[1:]).split("/")[1:]:
            part = part.replace("~1", "/").replace("~0", "~")
            if isinstance(value, list):
                value = value[int(part)]
            elif isinstance(value, dict) and part in value:
                value = value[part]
            else:
                return None
        return value


def _objects(value: Any) -> Iterator[tuple[str, Json]]:
    if isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, dict):
                yield str(name), item


def _escape(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _is_ignored(value: Json) -> bool:
    own = value.get("x-clientwright")
    return bool(
        (isinstance(own, dict) and own.get("ignore"))
        or value.get("x-fern-ignore")
        or value.get("x-speakeasy-ignore")
    )


def _allows(schema: Json, name: str) -> bool:
    types = schema.get("type")
    return types is None or name in (types if isinstance(types, list) else [types])


def _is_json(media_type: str) -> bool:
    name = media_type.partition(";")[0].strip().lower()
    return name.endswith(("/json", "+json"))


def _is_null(schema: Json) -> bool:
    return (
        schema.get("type") == "null"
        or schema.get("enum") == [None]
        or ("const" in schema and (schema["const"] is None))
    )


def _pointer_of(reference: Any, default: str) -> str:
    return str(reference).removeprefix("#") if isinstance(reference, str) else default


# --- comparing ------------------------------------------------------------------------------------


def letters(text: str) -> str:
    """The letters and digits of a text without HTML tags and link targets, in lower case.

    Layout, markup, escapes and the spelling of names (`PageToken`, `page_token`) make no difference.
    """
    text = html.unescape(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    text = re.sub(r"</?[a-zA-Z][^<>]*>", " ", text)
    text = re.sub(r"\]\([^)\s]*\)", "]", text)
    text = re.sub(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}", "", text)
    return "".join(c for c in text.casefold() if c.isalnum() and c.isascii())


def segments(text: str, names: frozenset[str]) -> list[str]:
    """The letters of a description, cut where the output has the name of a method instead."""
    parts = re.split(r"`([^`\s]+)`", text)
    merged, found = "", []
    for index, part in enumerate(parts):
        if index % 2 and part in names:
            found.append(merged)
            merged = ""
        else:
            merged += part
    return [item for item in map(letters, [*found, merged]) if item]


def documented_text(files: Mapping[str, str]) -> str:
    """The letters of all docstrings and of the reference."""
    texts: list[str] = []
    for path, text in files.items():
        if path.startswith("reference/"):
            texts.append(text)
        elif path.endswith(".py") and path.startswith("src/") and "/_runtime/" not in path:
            texts += (
                node.value.value
                for node in ast.walk(ast.parse(text))
                if isinstance(node, ast.Expr)
                and isinstance(node.value, ast.Constant)
                and isinstance(node.value.value, str)
            )
    return "\n".join(map(letters, texts))


def check(path: Path) -> Report:
    """Generate a client, and look for every description of its document."""
    report = Report(path.name)
    result = run(Config(document=path, package="client"))
    if result.files is None or result.api is None:
        report.error = "no client was generated"
        return report
    compare(read(path), result.files, report)
    assert result.coverage is not None
    reasons = {
        entry.origin.pointer: entry.reason
        for entry in result.coverage.entries
        if entry.support in {Support.NOT_SUPPORTED, Support.NOT_NEEDED}
    }
    for operation in result.api.operations():
        for parameter in operation.page_counters:
            pointer = f"{operation.origin.pointer}/parameters/{parameter.wire_name}"
            reasons[pointer] = "a page number beside a token"
    exclude_reported(report, reasons)
    return report


def exclude_reported(report: Report, reasons: Mapping[str, str]) -> None:
    """Exclude descriptions of parts that the coverage report lists as not generated."""
    kept: list[Description] = []
    for description in report.lost:
        parts = description.pointer.split("/")
        ancestors = ("/".join(parts[:end]) for end in range(len(parts), 0, -1))
        reason = next((reasons[item] for item in ancestors if item in reasons), None)
        if reason is None:
            kept.append(description)
        else:
            report.excluded[f"coverage: {reason}"] += 1
    report.lost = kept


def compare(document: Json, files: Mapping[str, str], report: Report) -> None:
    """Look for every description of a document in the files of its client."""
    walker = Walker(document)
    walker.walk()
    report.excluded = walker.excluded
    haystack = documented_text(files)
    names = frozenset(
        str(operation["operationId"])
        for _, item in _objects(document.get("paths"))
        for _, operation in _objects(item)
        if "operationId" in operation
    )
    for description in dict.fromkeys(walker.descriptions):
        report.counts[description.kind] += 1
        if not all(part in haystack for part in segments(description.text, names)):
            report.lost.append(description)


def read(path: Path) -> Json:
    """The data of a document."""
    text = path.read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: Json = json.loads(text) if path.suffix == ".json" else yaml.load(text, loader)
    return data


def main(arguments: Iterable[str] | None = None) -> int:
    """Check documents and print a line for each. Returns 1 if a description is lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--only", default="", help="only documents whose path contains this")
    parser.add_argument("--show", type=int, default=3, help="how many lost descriptions to print")
    options = parser.parse_args(None if arguments is None else list(arguments))
    files = [
        file
        for path in options.paths
        for file in (sorted(path.rglob("*.*")) if path.is_dir() else [path])
        if file.suffix in {".json", ".yaml", ".yml"} and options.only in str(file)
    ]
    counts: Counter[str] = Counter()
    excluded: Counter[str] = Counter()
    lost = 0
    for file in files:
        report = check(file)
        counts += report.counts
        excluded += report.excluded
        lost += len(report.lost)
        status = report.error or f"{report.counts.total()} descriptions, {len(report.lost)} lost"
        print(f"{report.document}: {status}", flush=True)
        for item in report.lost[: options.show]:
            print(f"    {item.kind} {item.pointer}: {' '.join(item.text.split())[:100]}")
    print(f"{counts.total()} descriptions ({_sums(counts)}): {lost} lost")
    print(f"not expected: {_sums(excluded)}")
    return 1 if lost else 0


def _sums(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items())) or "none"


if __name__ == "__main__":
    sys.exit(main())
