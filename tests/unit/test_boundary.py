"""Imports follow the direction of the data, and only targets know a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.harness.imports import PAGE, find_cycles, module_graph, part_graph, updated_page

ROOT = Path(__file__).parents[2]

STAGES = ("load", "overlay", "resolve", "validate", "lowering", "coverage", "targets", "output")
"""The stages of the pipeline, in order."""

ENTRY_POINTS = {"__main__", "cli", "config", "console", "pipeline"}
"""The parts that put the stages together."""

PARTS = part_graph()


def test_no_module_imports_itself_through_others() -> None:
    assert find_cycles(module_graph()) == []


def test_no_part_imports_itself_through_others() -> None:
    assert find_cycles(PARTS) == []


def test_cycles_are_found() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set[str]()}
    assert find_cycles({name: frozenset(targets) for name, targets in graph.items()}) == [
        ["a", "b", "c"]
    ]


@pytest.mark.parametrize("stage", STAGES)
def test_stage_imports_only_earlier_stages(stage: str) -> None:
    later = STAGES[STAGES.index(stage) :]
    assert PARTS[stage] & {*later} == set()


@pytest.mark.parametrize("part", sorted(PARTS.keys() - ENTRY_POINTS - {"targets"}))
def test_only_entry_points_import_targets(part: str) -> None:
    assert PARTS[part] & (ENTRY_POINTS | {"targets"}) == set()


@pytest.mark.parametrize(
    ("folder", "limit"),
    [
        ("generator/clientwright", 24),
        ("generator/clientwright/targets/python", 16),
        ("templates/python/runtime/_runtime", 24),
    ],
)
def test_folder_can_be_surveyed(folder: str, limit: int) -> None:
    entries = {entry.name for entry in (ROOT / folder).iterdir()} - {"__pycache__", "_templates"}
    assert len(entries) <= limit


def test_diagram_is_current() -> None:
    assert PAGE.read_text("utf-8") == updated_page(), "run `make diagram`"
