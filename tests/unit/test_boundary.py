"""Imports follow the direction of the data, and only targets know a language."""

from __future__ import annotations

import pytest

from tests.harness.imports import PAGE, find_cycles, module_graph, part_graph, updated_page

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


def test_diagram_is_current() -> None:
    assert PAGE.read_text("utf-8") == updated_page(), "run `make diagram`"
