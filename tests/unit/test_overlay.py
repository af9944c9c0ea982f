"""Overlays: their actions, and the locations of the values that they change."""

from __future__ import annotations

import copy
import textwrap
from pathlib import Path
from typing import Any

import pytest

from clientwright.diagnostics.findings import Diagnostics
from clientwright.diagnostics.report import render
from clientwright.load import Document, load
from clientwright.overlay import apply_overlays
from clientwright.resolve import resolve
from clientwright.validate import validate

DOCUMENT = """\
openapi: 3.1.0
info:
  title: Pets
  version: 1.0.0
tags: [{name: a}, {name: b}, {name: c}]
paths:
  /pets:
    get:
      tags: [a, dummy]
      summary: List
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses: {"200": {description: Pets.}}
    post:
      responses: {"200": {description: A pet.}}
  /owners:
    get:
      responses: {"200": {description: Owners.}}
"""


def overlaid(
    tmp_path: Path, *actions: str, head: str = "overlay: 1.1.0"
) -> tuple[Document, Diagnostics]:
    (tmp_path / "openapi.yaml").write_text(DOCUMENT, "utf-8")
    body = "".join(
        textwrap.indent(textwrap.dedent(action).strip(), "  ") + "\n" for action in actions
    )
    text = f"{head}\ninfo: {{title: Changes, version: 1.0.0}}\nactions:\n{body}"
    (tmp_path / "overlay.yaml").write_text(text, "utf-8")
    diagnostics = Diagnostics()
    document = load(tmp_path / "openapi.yaml", diagnostics)
    assert document is not None
    before = copy.deepcopy(document.data)
    changed = apply_overlays(document, [tmp_path / "overlay.yaml"], diagnostics)
    assert document.data == before, "what was loaded must not change"
    return changed, diagnostics


def data(tmp_path: Path, *actions: str) -> Any:
    changed, diagnostics = overlaid(tmp_path, *actions)
    assert not diagnostics.all, render(diagnostics)
    return changed.data


def codes(diagnostics: Diagnostics) -> list[str]:
    return [finding.rule.code for finding in diagnostics.all]


# --- actions -------------------------------------------------------------------------------------


def test_update_merges_objects_deeply(tmp_path: Path) -> None:
    changed = data(
        tmp_path,
        """
        - target: $
          update:
            info: {title: Animals, x-new: {deep: true}}
            paths: {/pets: {get: {tags: [z]}, delete: {}}}
        """,
    )
    assert changed["info"] == {"title": "Animals", "version": "1.0.0", "x-new": {"deep": True}}
    assert changed["paths"]["/pets"]["get"]["tags"] == ["a", "dummy", "z"]
    assert list(changed["paths"]["/pets"]) == ["get", "post", "delete"]


def test_update_of_arrays_appends_or_concatenates(tmp_path: Path) -> None:
    changed = data(
        tmp_path,
        "- {target: $.tags, update: {name: d}}",
        "- {target: $.tags, update: [{name: e}, {name: f}]}",
        "- {target: $.paths.*.get.tags, update: last}",
    )
    assert [tag["name"] for tag in changed["tags"]] == ["a", "b", "c", "d", "e", "f"]
    assert changed["paths"]["/pets"]["get"]["tags"] == ["a", "dummy", "last"]


def test_update_of_a_primitive_replaces_it(tmp_path: Path) -> None:
    changed = data(tmp_path, "- {target: $.info.title, update: Animals}")
    assert changed["info"]["title"] == "Animals"


def test_action_with_several_targets(tmp_path: Path) -> None:
    changed = data(tmp_path, "- {target: $.paths.*.get, update: {x-safe: true}}")
    assert all(item["get"]["x-safe"] for item in changed["paths"].values())
    assert "x-safe" not in changed["paths"]["/pets"]["post"]


def test_remove_deletes_members_and_items(tmp_path: Path) -> None:
    changed = data(
        tmp_path,
        "- {target: \"$.paths['/owners']\", remove: true}",
        "- {target: \"$.tags[?@.name == 'a' || @.name == 'c']\", remove: true}",
        "- {target: \"$.paths.*.get.tags[?@ == 'dummy']\", remove: true}",
        "- {target: $..description, remove: true}",
    )
    assert list(changed["paths"]) == ["/pets"]
    assert changed["tags"] == [{"name": "b"}]
    assert changed["paths"]["/pets"]["get"]["tags"] == ["a"]
    assert changed["paths"]["/pets"]["get"]["responses"] == {"200": {}}


def test_actions_see_the_result_of_earlier_actions(tmp_path: Path) -> None:
    changed = data(
        tmp_path,
        "- {target: $.info, update: {contact: {name: x}}}",
        "- {target: $.info.contact, update: {email: y}}",
        "- {target: $.info.contact.name, remove: true}",
    )
    assert changed["info"]["contact"] == {"email": "y"}


def test_copy_and_move(tmp_path: Path) -> None:
    changed = data(
        tmp_path,
        "- {target: $.paths, update: {/animals: {}}}",
        "- {target: \"$.paths['/animals']\", copy: \"$.paths['/pets']\"}",
        "- {target: \"$.paths['/pets']\", remove: true}",
        "- {target: \"$.paths['/animals'].get.tags\", update: new}",
    )
    assert list(changed["paths"]) == ["/owners", "/animals"]
    assert changed["paths"]["/animals"]["get"]["tags"] == ["a", "dummy", "new"]


def test_copy_is_independent_of_its_original(tmp_path: Path) -> None:
    changed = data(
        tmp_path,
        "- {target: $.paths, update: {/animals: {}}}",
        "- {target: \"$.paths['/animals']\", copy: \"$.paths['/pets']\"}",
        "- {target: \"$.paths['/pets'].get.summary\", update: Changed}",
    )
    assert changed["paths"]["/animals"]["get"]["summary"] == "List"


def test_copy_is_independent_of_a_changed_original(tmp_path: Path) -> None:
    changed = data(
        tmp_path,
        "- {target: \"$.paths['/pets'].get\", update: {summary: Changed}}",
        "- {target: $.paths, update: {/animals: {}}}",
        "- {target: \"$.paths['/animals']\", copy: \"$.paths['/pets']\"}",
        "- {target: \"$.paths['/pets'].get\", update: {deprecated: true}}",
    )
    assert changed["paths"]["/animals"]["get"]["summary"] == "Changed"
    assert "deprecated" not in changed["paths"]["/animals"]["get"]


def test_alias_is_changed_only_where_selected(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: &x {b: {c: 1}}\nd: *x\n", "utf-8")
    (tmp_path / "o.yaml").write_text(
        "overlay: 1.0.0\ninfo: {}\nactions: [{target: $.d.b, update: {e: 2}}]\n", "utf-8"
    )
    document = load(path, Diagnostics())
    assert document is not None
    changed = apply_overlays(document, [tmp_path / "o.yaml"], Diagnostics())
    assert changed.data == {"a": {"b": {"c": 1}}, "d": {"b": {"c": 1, "e": 2}}}


# --- locations -----------------------------------------------------------------------------------


def test_locations_refer_to_the_file_of_the_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    changed, _ = overlaid(
        Path(),
        "- {target: '$.tags[0]', remove: true}",
        "- {target: $.tags, update: [{name: d}]}",
        "- {target: $.info, update: {title: Animals, x-new: 1}}",
        "- {target: $.paths, update: {/copy: {}}}",
        "- {target: \"$.paths['/copy']\", copy: \"$.paths['/owners']\"}",
    )

    def text(pointer: str, key: bool = False) -> tuple[str, str]:
        place = changed.locate(pointer, key)
        lines = Path(place.file).read_text("utf-8").splitlines()
        return place.file, lines[place.line - 1][place.column - 1 :][: place.length]

    assert text("/tags/0/name") == ("openapi.yaml", "b")
    assert text("/tags/1/name") == ("openapi.yaml", "c")
    assert text("/tags/2/name") == ("overlay.yaml", "d")
    assert text("/info/title") == ("overlay.yaml", "Animals")
    assert text("/info/version") == ("openapi.yaml", "1.0.0")
    assert text("/info/x-new", key=True) == ("overlay.yaml", "x-new")
    assert text("/paths/~1owners", key=True) == ("openapi.yaml", "/owners")
    assert text("/paths/~1copy", key=True) == ("overlay.yaml", "/copy")
    assert text("/paths/~1copy/get/responses/200/description") == ("openapi.yaml", "Owners.")
    assert changed.source("/info/title") == "Animals"
    assert changed.source("/info/version") == "1.0.0"


def test_findings_refer_to_the_overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    overlaid(Path(), "- {target: \"$.paths['/owners'].get\", update: {operationId: 3, sumary: x}}")
    diagnostics = Diagnostics()
    document = load("openapi.yaml", diagnostics)
    assert document is not None
    spec = resolve(apply_overlays(document, [Path("overlay.yaml")], diagnostics), diagnostics)
    validate(spec, diagnostics)
    printed = render(diagnostics)
    assert "overlay.yaml:4:62: error[ST001]: `operationId` must be a string" in printed
    assert "overlay.yaml:4:65: warning[ST004]: an operation has no field `sumary`" in printed


# --- errors --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("- nothing", ["OV004"]),
        ("- {update: {}}", ["OV004"]),
        ("- {target: 3, update: {}}", ["OV004"]),
        ("- {target: $.info}", ["OV005"]),
        ("- {target: $.info, remove: false}", ["OV005"]),
        ("- {target: $.info, remove: true, update: {}}", ["OV006"]),
        ("- {target: info, update: {}}", ["OV008"]),
        ("- {target: '$.info[', update: {}}", ["OV008"]),
        ("- {target: '$.paths.keys()', update: {}}", ["OV008"]),
        ("- {target: $.nothing, update: {}}", ["OV009"]),
        ("- {target: $.info, update: text}", ["OV010"]),
        ("- {target: $.info, update: [1]}", ["OV010"]),
        ("- {target: $.info.title, update: {a: 1}}", ["OV010"]),
        ("- {target: $.info, update: {title: {a: 1}, version: [1]}}", ["OV010", "OV010"]),
        ("- {target: $, update: {tags: {name: d}}}", ["OV010"]),
        ("- {target: $, update: 3}", ["OV010"]),
        ("- {target: '$.info.*', update: x}", []),
        ("- {target: $.*, update: x}", ["OV011"]),
        ("- {target: $.info, copy: $.paths.*}", ["OV012"]),
        ("- {target: $.info, copy: $.nothing}", ["OV012"]),
        ("- {target: $.info, copy: 3}", ["OV012"]),
        ("- {target: $.info, copy: '$['}", ["OV008"]),
        ("- {target: $, remove: true}", ["OV013"]),
    ],
)
def test_invalid_actions_are_reported(tmp_path: Path, action: str, expected: list[str]) -> None:
    _, diagnostics = overlaid(tmp_path, action)
    assert codes(diagnostics) == expected
    assert all(f.origin is None or "overlay" in f.origin.file for f in diagnostics.all)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", ["OV001"]),
        ("openapi: 3.1.0", ["OV001"]),
        ("overlay: 2.0.0", ["OV002"]),
        ("overlay: 1.1.0", ["OV003"]),
        ("overlay: 1.0\nactions: []", ["OV003"]),
        ("overlay: 1.1.0\nextends: other.yaml\nactions: [{target: $, update: {}}]", ["OV014"]),
        ("overlay: 1.1.0\nextends: ./openapi.yaml\nactions: [{target: $, update: {}}]", []),
        ("overlay: 1.1.0\nextends: 'https://e.com/a'\nactions: [{target: $, update: {}}]", []),
        ("overlay: 1.0.0\nactions: [{target: $.info, copy: $.info}]", ["OV007"]),
        ("overlay: [", ["LD010"]),
    ],
)
def test_files_that_are_not_overlays(tmp_path: Path, text: str, expected: list[str]) -> None:
    (tmp_path / "openapi.yaml").write_text(DOCUMENT, "utf-8")
    (tmp_path / "overlay.yaml").write_text(text, "utf-8")
    diagnostics = Diagnostics()
    document = load(tmp_path / "openapi.yaml", diagnostics)
    assert document is not None
    apply_overlays(document, [tmp_path / "overlay.yaml"], diagnostics)
    assert codes(diagnostics) == expected


def test_document_without_changes_is_returned_as_loaded(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(DOCUMENT, "utf-8")
    diagnostics = Diagnostics()
    document = load(tmp_path / "openapi.yaml", diagnostics)
    assert document is not None
    assert apply_overlays(document, [], diagnostics) is document
    apply_overlays(document, [tmp_path / "missing.yaml"], diagnostics)
    assert codes(diagnostics) == ["LD001"]


def test_members_of_a_copy_refer_to_their_files(tmp_path: Path) -> None:
    changed, _ = overlaid(
        tmp_path,
        "- {target: \"$.paths['/pets'].get\", update: {x-new: {a: 1}}}",
        "- {target: $.paths, update: {/animals: {}}}",
        "- {target: \"$.paths['/animals']\", copy: \"$.paths['/pets']\"}",
    )
    copied = "/paths/~1animals/get"
    assert changed.locate(f"{copied}/x-new/a") == changed.locate("/paths/~1pets/get/x-new/a")
    assert Path(changed.locate(f"{copied}/x-new").file).name == "overlay.yaml"
    assert Path(changed.locate(f"{copied}/summary").file).name == "openapi.yaml"
