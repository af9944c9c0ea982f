"""The coverage report, and whether it agrees with the client."""

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

DOCUMENT = str(CASES / "coverage" / "openapi.yaml")


@pytest.fixture(scope="module")
def report() -> CoverageReport:
    result = run(config_of("coverage"), through=Stage.COVERAGE)
    assert result.coverage is not None
    return result.coverage


@pytest.mark.parametrize(
    ("pointer", "support"),
    [
        ("/paths/~1entries/get", Support.RENDERED),
        ("/paths/~1entries/get/parameters/0/schema/type", Support.RENDERED),
        ("/paths/~1entries/get/parameters/0/schema/minLength", Support.RENDERED),
        ("/components/schemas/Entry/properties/amount/minimum", Support.RENDERED),
        ("/components/schemas/Entry/properties/amount/not", Support.NOT_SUPPORTED),
        ("/components/securitySchemes/negotiate", Support.NOT_SUPPORTED),
        ("/components/schemas/Unused", Support.NOT_NEEDED),
        ("/info/license", Support.DOCUMENTED),
        ("/x-internal", Support.NOT_NEEDED),
    ],
)
def test_support_of_each_part(report: CoverageReport, pointer: str, support: Support) -> None:
    [entry] = [entry for entry in report.entries if entry.origin.pointer == pointer]
    assert entry.support is support
    assert entry.reason or support is Support.RENDERED


def test_client_behaves_as_reported(case: Callable[[str], Generated]) -> None:
    api = case("coverage")
    assert hints(api.models.Entry) == {"amount": int, "note": str}
    assert "At most 80 characters." in api.text("models/entry.py")
    assert not hasattr(api.models, "Unused")
    [entry] = received(api, lambda client: client.entries.list(since="abc"), [{"amount": 13}])
    assert entry.amount == 13
    with pytest.raises(api.errors.ResponseValidationError, match="amount: must be at least 0"):
        received(api, lambda client: client.entries.list(since="abc"), [{"amount": -1}])


def test_coverage_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["coverage", DOCUMENT]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(
        "53 parts: 46 rendered, 3 documented only, 2 not needed, 2 not supported"
    )
    assert "security scheme" in printed
    assert "/components/schemas/Entry/properties/amount/not" in printed


def test_coverage_command_with_json_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["coverage", DOCUMENT, "--format", "json"]) == 0
    output = json.loads(capsys.readouterr().out)
    assert output["parts"] == len(output["entries"]) == 53
    assert sum(output["totals"].values()) == 53


def test_generate_prints_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run_command(["generate", DOCUMENT, "--out", str(tmp_path / "out"), "--package", "api"]) == 0
    )
    output = capsys.readouterr()
    assert "53 parts" in output.out + output.err


def test_strict_fails_if_a_part_is_not_supported() -> None:
    result = run(replace(config_of("coverage"), strict=True))
    assert result.stopped
    assert [finding.rule.code for finding in result.diagnostics.errors] == ["CV001", "CV001"]
    supported = run(replace(config_of("minimal"), strict=True))
    assert not supported.stopped
