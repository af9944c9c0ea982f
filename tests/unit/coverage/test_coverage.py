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


def coverage_of(
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


def entries_of(
    text: str, folder: Path, options: OperationFilter | None = None
) -> dict[str, CoverageEntry]:
    """The entries of a document written in a test, by pointer."""
    file = folder / "openapi.yaml"
    head = {"openapi": "3.1.0", "info": {"title": "Probe", "version": "1"}}
    file.write_text(yaml.safe_dump({**head, **yaml.safe_load(text)}, sort_keys=False), "utf-8")
    report, _ = coverage_of(file, options)
    return {entry.origin.pointer: entry for entry in report.entries}


def every_pointer(value: Any, pointer: str = "") -> Iterator[str]:
    """An independent walk: every member of every object and array, whatever it means."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, member in inner:
        at = f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
        yield at
        if isinstance(member, dict | list):
            yield from every_pointer(member, at)


def unaccounted(report: CoverageReport, data: dict[str, Any]) -> list[str]:
    """The parts of the files that no entry speaks of, itself or for all around it."""
    single = {(e.origin.file, e.origin.pointer) for e in report.entries}
    whole = {(e.origin.file, e.origin.pointer) for e in report.entries if e.is_subtree}
    found: list[str] = []
    for file, value in data.items():
        for pointer in every_pointer(value):
            above = pointer
            while above and (file, above) not in whole:
                above = above.rpartition("/")[0]
            if not above and (file, pointer) not in single:
                found.append(f"{file}#{pointer}")
    return found


@pytest.mark.parametrize(
    "file",
    [ROOT / "spec" / "twilio_assistants.yaml", *CASES],
    ids=lambda file: file.parent.name,
)
def test_every_part_has_one_entry(file: Path) -> None:
    report, data = coverage_of(file)
    assert unaccounted(report, data) == []
    places = [(entry.origin.file, entry.origin.pointer) for entry in report.entries]
    assert len(places) == len(set(places))


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


def support_of(entry: CoverageEntry) -> tuple[Support, bool]:
    """What became of a part, and whether that holds for all in it."""
    return entry.support, entry.is_subtree


def test_support_of_each_part(tmp_path: Path) -> None:
    found = entries_of(DOCUMENT, tmp_path, OperationFilter(operations=("list*",)))
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
    assert {pointer: support_of(found[pointer]) for pointer in expected} == expected
    assert all(e.reason for e in found.values() if e.support is not Support.RENDERED)


def test_text_and_json_formats(tmp_path: Path) -> None:
    entries_of(DOCUMENT, tmp_path)
    report, _ = coverage_of(tmp_path / "openapi.yaml")
    text = report.text()
    assert text.startswith(report.summary() + "\n")
    assert "schema: not (types cannot express `not`; it is not checked)" in text
    assert "response: links (the documentation names the linked operation)" in text
    told = yaml.safe_load(report.json())
    assert sum(told["totals"].values()) == told["parts"] == len(told["entries"])
    assert {entry.origin.pointer for entry in report.not_supported} == {
        entry["pointer"] for entry in told["entries"] if entry["support"] == "not supported"
    }


def test_children_by_inheritance_are_used(tmp_path: Path) -> None:
    found = entries_of(
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
    assert support_of(found["/components/schemas/Cat"]) == (Support.RENDERED, False)
    assert support_of(found["/components/schemas/Cat/properties/claws"]) == (
        Support.RENDERED,
        False,
    )
