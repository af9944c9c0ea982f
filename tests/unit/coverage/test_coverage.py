"""Coverage: every part of a document has an entry, with its support."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from clientwright.coverage import CoverageEntry, CoverageReport, measure_coverage
from clientwright.diagnostics.findings import Diagnostics
from clientwright.load import load
from clientwright.lowering import OperationFilter, lower
from clientwright.openapi import Support
from clientwright.resolve import resolve

ROOT = Path(__file__).parents[3]
CASES = sorted((ROOT / "tests" / "cases").glob("*/openapi.*"))


def measure(
    file: Path, options: OperationFilter | None = None
) -> tuple[CoverageReport, dict[str, Any]]:
    """The report of a document, and the data of each of its files."""
    diagnostics = Diagnostics()
    document = load(file, diagnostics)
    assert document is not None
    spec = resolve(document, diagnostics)
    api = lower(spec, diagnostics, options)
    data = {name: each.data for name, each in spec.documents.items()}
    return measure_coverage(spec, api, diagnostics), data


def measure_entries(
    text: str, folder: Path, options: OperationFilter | None = None
) -> dict[str, CoverageEntry]:
    """The entries of a document written in a test, by pointer."""
    file = folder / "openapi.yaml"
    head = {"openapi": "3.1.0", "info": {"title": "Probe", "version": "1"}}
    file.write_text(yaml.safe_dump({**head, **yaml.safe_load(text)}, sort_keys=False), "utf-8")
    report, _ = measure(file, options)
    return {entry.origin.pointer: entry for entry in report.entries}


def list_pointers(value: Any, pointer: str = "") -> Iterator[str]:
    """The pointers of all members of objects and arrays, independent of their meaning."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, member in inner:
        at = f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
        yield at
        if isinstance(member, dict | list):
            yield from list_pointers(member, at)


def find_missing(report: CoverageReport, data: dict[str, Any]) -> list[str]:
    """The parts of the files without an entry, their own or that of a subtree around them."""
    single = {(e.origin.file, e.origin.pointer) for e in report.entries}
    whole = {(e.origin.file, e.origin.pointer) for e in report.entries if e.is_subtree}
    found: list[str] = []
    for file, value in data.items():
        for pointer in list_pointers(value):
            parent = pointer
            while parent and (file, parent) not in whole:
                parent = parent.rpartition("/")[0]
            if not parent and (file, pointer) not in single:
                found.append(f"{file}#{pointer}")
    return found


@pytest.mark.parametrize(
    "file",
    [ROOT / "spec" / "twilio_assistants.yaml", *CASES],
    ids=lambda file: file.parent.name,
)
def test_every_part_has_one_entry(file: Path) -> None:
    report, data = measure(file)
    assert find_missing(report, data) == []
    locations = [(entry.origin.file, entry.origin.pointer) for entry in report.entries]
    assert len(locations) == len(set(locations))


DOCUMENT = """
paths:
  /pets:
    get:
      operationId: listPets
      x-internal-id: 7
      deprecated: true
      parameters:
        - {name: Accept, in: header, schema: {type: string}}
      responses:
        '200':
          description: Fine.
          links: {next: {operationId: listPets}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pet'}
            application/xml:
              schema: {$ref: '#/components/schemas/Xml'}
    post:
      operationId: addPet
      tags: [other]
      responses: {'200': {description: Fine.}}
components:
  schemas:
    Pet:
      type: object
      properties: {name: {type: string, minLength: 1, color_name: red}}
      required: [name, missing]
      not: {required: [other]}
    Xml: {type: object, properties: {a: {type: string}}}
    Unused: {type: object}
"""


def get_support(entry: CoverageEntry) -> tuple[Support, bool]:
    """The support of a part, and whether the entry covers its subtree."""
    return entry.support, entry.is_subtree


def test_support_of_each_part(tmp_path: Path) -> None:
    found = measure_entries(DOCUMENT, tmp_path, OperationFilter(operations=("list*",)))
    get = "/paths/~1pets/get"
    pet = "/components/schemas/Pet"
    content = f"{get}/responses/200/content"
    expected = {
        f"{get}/operationId": (Support.RENDERED, True),
        f"{get}/deprecated": (Support.DOCUMENTED, True),
        f"{get}/x-internal-id": (Support.NOT_NEEDED, True),
        f"{get}/parameters/0": (Support.NOT_SUPPORTED, True),
        f"{get}/responses/200/links": (Support.DOCUMENTED, True),
        f"{content}/application~1xml/schema": (Support.DOCUMENTED, True),
        "/paths/~1pets/post": (Support.NOT_NEEDED, True),
        pet: (Support.RENDERED, False),
        f"{pet}/properties/name/type": (Support.RENDERED, True),
        f"{pet}/properties/name/minLength": (Support.RENDERED, True),
        f"{pet}/properties/name/color_name": (Support.NOT_SUPPORTED, True),
        f"{pet}/required": (Support.RENDERED, True),
        f"{pet}/not": (Support.NOT_SUPPORTED, True),
        "/components/schemas/Xml": (Support.NOT_NEEDED, True),
        "/components/schemas/Unused": (Support.NOT_NEEDED, True),
    }
    assert {pointer: get_support(found[pointer]) for pointer in expected} == expected
    assert all(e.reason for e in found.values() if e.support is not Support.RENDERED)


ENCODINGS = """
openapi: 3.2.0
info: {title: Pets, version: "1"}
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          multipart/mixed:
            schema: {type: array, items: {type: string}}
            itemEncoding: {contentType: text/html}
            prefixEncoding:
              - headers: {X-One: {schema: {const: a}}, X-Any: {schema: {type: string}}}
              - {contentType: multipart/mixed, itemEncoding: {contentType: image/png}}
      responses: {'204': {description: Fine.}}
"""


def test_support_of_encodings(tmp_path: Path) -> None:
    found = measure_entries(ENCODINGS, tmp_path)
    content = "/paths/~1pets/post/requestBody/content/multipart~1mixed"
    first = f"{content}/prefixEncoding/0/headers"
    expected = {
        f"{content}/itemEncoding": Support.RENDERED,
        f"{first}/X-One": Support.RENDERED,
        f"{first}/X-Any": Support.NOT_SUPPORTED,
        f"{content}/prefixEncoding/1/contentType": Support.RENDERED,
        f"{content}/prefixEncoding/1/itemEncoding": Support.NOT_SUPPORTED,
    }
    assert {pointer: found[pointer].support for pointer in expected} == expected


def test_text_and_json_formats(tmp_path: Path) -> None:
    measure_entries(DOCUMENT, tmp_path)
    report, _ = measure(tmp_path / "openapi.yaml")
    text = report.text()
    assert text.startswith(report.summary() + "\n")
    assert "schema: not (types cannot express `not`; it is not checked)" in text
    assert "response: links (the documentation names the linked operation)" in text
    data_as_json = yaml.safe_load(report.json())
    assert (
        sum(data_as_json["totals"].values())
        == data_as_json["parts"]
        == len(data_as_json["entries"])
    )
    assert {entry.origin.pointer for entry in report.not_supported} == {
        entry["pointer"] for entry in data_as_json["entries"] if entry["support"] == "not supported"
    }


def test_children_by_inheritance_are_used(tmp_path: Path) -> None:
    found = measure_entries(
        """
paths:
  /pets:
    get:
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
components:
  schemas:
    Pet: {type: object, properties: {kind: {}}, discriminator: {propertyName: kind}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {claws: {}}}
""",
        tmp_path,
    )
    assert get_support(found["/components/schemas/Cat"]) == (Support.RENDERED, False)
    assert get_support(found["/components/schemas/Cat/properties/claws"]) == (
        Support.RENDERED,
        False,
    )
