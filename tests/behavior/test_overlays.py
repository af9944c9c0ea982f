"""Overlays: the client of the changed document, and findings located in the overlay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from clientwright.cli import run_command
from clientwright.config import Config
from clientwright.diagnostics.report import render
from clientwright.pipeline import run
from tests.harness.exchange import hints, received, request_of
from tests.harness.generated import Generated
from tests.harness.golden import CASES, config_of


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("overlays")


def test_overlay_updates_document(api: Generated) -> None:
    request = request_of(api, lambda client: client.parcels.list(limit=3))
    assert request.method == "GET"
    assert str(request.url) == "https://api.example/parcels?limit=3"
    assert "List the parcels." in api.module("resources.parcels").Parcels.list.__doc__
    assert api.models.Parcel.__doc__ == "Something on its way."


def test_overlay_removes_elements(api: Generated) -> None:
    assert [operation.operation_id for operation in api.api.operations()] == ["getAllTheParcels"]
    assert "secret" not in hints(api.models.Parcel)
    assert "x_internal" not in api.text("resources/parcels.py")


def test_overlay_changes_and_copies_elements(api: Generated) -> None:
    found = hints(api.models.Parcel)
    assert found["weight"] == int | float
    assert found["inside"] is api.models.Letter
    assert hints(api.models.Letter).keys() == found.keys() - {"inside"}
    value = [{"id": "a", "weight": 1.5, "size": "small", "inside": {"id": "b"}}]
    [parcel] = received(api, lambda client: client.parcels.list(), value)
    assert parcel.inside == api.models.Letter(id="b")


def test_document_without_overlays_is_unchanged() -> None:
    result = run(replace(config_of("overlays"), overlays=()))
    assert result.api is not None
    assert {o.operation_id for o in result.api.operations()} == {"getAllTheParcels", "getInternal"}


def test_command_line_overlays_come_last(tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        "overlay: 1.0.0\ninfo: {title: a, version: '1'}\n"
        "actions: [{target: $.info, update: {title: Changed again}}]\n"
    )
    folder = CASES / "overlays"
    flags = [f"--overlay={folder / 'names.overlay.yaml'}", f"--overlay={more}"]
    out = tmp_path / "out"
    document = str(folder / "openapi.yaml")
    assert run_command(["generate", document, "--out", str(out), "--package", "again", *flags]) == 0
    assert "Changed again" in (out / "src/again/__init__.py").read_text("utf-8")
    assert not (out / "src/again/resources/internal.py").exists()


def test_finding_in_overlay_is_located_there(tmp_path: Path) -> None:
    document = tmp_path / "openapi.yaml"
    document.write_text((CASES / "overlays" / "openapi.yaml").read_text("utf-8"))
    overlay = tmp_path / "wrong.yaml"
    overlay.write_text(
        "overlay: 1.0.0\ninfo: {title: a, version: '1'}\nactions:\n"
        "  - target: $.components.schemas.Parcel.properties\n"
        "    update: { other: { $ref: '#/components/schemas/Gone' } }\n"
    )
    result = run(Config(document=document, overlays=(overlay,)))
    assert result.stopped
    [found] = result.diagnostics.errors
    assert found.rule.code == "RF001"
    assert "wrong.yaml:5:" in render(result.diagnostics, "text")
