"""The ledger: what became of each part of a document, and what the client really does with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from clientwright.cli import run_command
from clientwright.coverage import CoverageReport
from clientwright.openapi import Support
from clientwright.pipeline import Stage, run
from tests.harness.exchange import hints, received
from tests.harness.generated import Generated
from tests.harness.golden import CASES, config_of

DOCUMENT = str(CASES / "ledger" / "openapi.yaml")


@pytest.fixture(scope="module")
def ledger() -> CoverageReport:
    result = run(config_of("ledger"), through=Stage.COVERAGE)
    assert result.coverage is not None
    return result.coverage


@pytest.mark.parametrize(
    ("pointer", "fate"),
    [
        ("/paths/~1entries/get", Support.RENDERED),
        ("/paths/~1entries/get/parameters/0/schema/type", Support.RENDERED),
        ("/paths/~1entries/get/parameters/0/schema/minLength", Support.RENDERED),
        ("/components/schemas/Entry/properties/amount/minimum", Support.RENDERED),
        ("/components/schemas/Entry/properties/amount/not", Support.NOT_SUPPORTED),
        ("/components/securitySchemes/digest", Support.NOT_SUPPORTED),
        ("/components/schemas/Unused", Support.NOT_NEEDED),
        ("/info/license", Support.DOCUMENTED),
        ("/x-internal", Support.NOT_NEEDED),
    ],
)
def test_each_part_has_its_fate(ledger: CoverageReport, pointer: str, fate: Support) -> None:
    [found] = [entry for entry in ledger.entries if entry.origin.pointer == pointer]
    assert found.support is fate
    assert found.reason or fate is Support.RENDERED


def test_the_client_is_as_the_ledger_says(case: Callable[[str], Generated]) -> None:
    api = case("ledger")
    assert hints(api.models.Entry) == {"amount": int, "note": str}
    assert "At most 80 characters." in api.text("models/entry.py")
    assert not hasattr(api.models, "Unused")
    [entry] = received(api, lambda client: client.entries.list(since="abc"), [{"amount": 13}])
    assert entry.amount == 13
    with pytest.raises(api.errors.ResponseValidationError, match="amount: must be at least 0"):
        received(api, lambda client: client.entries.list(since="abc"), [{"amount": -1}])


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["coverage", DOCUMENT]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("53 parts: 46 rendered, 3 documented only, 2 not needed, 2 left out")
    assert "security scheme" in printed
    assert "/components/schemas/Entry/properties/amount/not" in printed


def test_the_command_prints_it_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["coverage", DOCUMENT, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["parts"] == len(told["entries"]) == 53
    assert sum(told["sums"].values()) == 53


def test_generate_says_it_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["generate", DOCUMENT, "--out", str(tmp_path / "out"), "--package", "said"]) == 0
    said = capsys.readouterr()
    assert "53 parts" in said.out + said.err


def test_strict_fails_on_anything_left_out() -> None:
    result = run(replace(config_of("ledger"), strict=True))
    assert result.stopped
    assert [found.rule.code for found in result.diagnostics.errors] == ["CV001", "CV001"]
    everything = run(replace(config_of("minimal"), strict=True))
    assert not everything.stopped
