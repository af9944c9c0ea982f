"""Collecting findings, and rendering them in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clientwright.diagnostics import rules
from clientwright.diagnostics.findings import (
    Accepted,
    Diagnostics,
    Rule,
    Severity,
    SourceLocation,
    Stopped,
    printable,
)
from clientwright.diagnostics.origin import Origin
from clientwright.diagnostics.report import FORMATS, render
from clientwright.load import parse

BROKEN = Rule("XX001", "`{name}` is broken", "fix `{name}`", severity=Severity.ERROR)
DOUBTFUL = Rule("XX002", "`{name}` is doubtful", "look at it", severity=Severity.WARNING)
DECIDED = Rule("XX003", "`{name}` was decided", "nothing to do", severity=Severity.NOTE)

TEXT = """\
openapi: 3.1.0
info:
  title: A title
paths:
  /a:
    get:
      operationId: list
  /b:
    get:
      operationId: list
"""
ROOT = Origin("a.yaml")


def collector(text: str = TEXT, **options: object) -> Diagnostics:
    diagnostics = Diagnostics(**options)  # type: ignore[arg-type]
    parse(text.encode("utf-8"), Path("a.yaml"), "a.yaml", diagnostics)
    return diagnostics


# --- collecting --------------------------------------------------------------------------------


def test_checkpoint_stops_only_for_errors() -> None:
    diagnostics = Diagnostics()
    diagnostics.report(DOUBTFUL, None, name="x")
    diagnostics.report(DECIDED, None, name="x")
    diagnostics.checkpoint()
    diagnostics.report(BROKEN, None, name="x")
    with pytest.raises(Stopped):
        diagnostics.checkpoint()
    assert [len(diagnostics.errors), len(diagnostics.warnings), len(diagnostics.notes)] == [1, 1, 1]


def test_duplicate_findings_are_dropped() -> None:
    diagnostics = Diagnostics()
    for name in ("x", "x", "y"):
        diagnostics.report(BROKEN, ROOT / "info", name=name)
    assert [finding.message for finding in diagnostics.all] == ["`x` is broken", "`y` is broken"]


def test_strict_turns_warnings_into_errors() -> None:
    diagnostics = Diagnostics(strict=True)
    diagnostics.report(DECIDED, None, name="x")
    diagnostics.checkpoint()
    diagnostics.report(DOUBTFUL, None, name="x")
    with pytest.raises(Stopped):
        diagnostics.checkpoint()


def test_accepted_warnings_are_dropped() -> None:
    here, gone = Accepted("XX002", "/info"), Accepted("XX002", "/paths")
    for strict in (False, True):
        diagnostics = Diagnostics(strict=strict, accepted=[here, gone])
        diagnostics.report(DOUBTFUL, ROOT / "info", name="x")
        diagnostics.checkpoint()
        assert not diagnostics.all
        assert diagnostics.unused_acceptances == [gone]
    diagnostics = Diagnostics(accepted=[Accepted("XX002")])
    diagnostics.report(DOUBTFUL, ROOT / "paths", name="x")
    assert not diagnostics.all
    assert not diagnostics.unused_acceptances


def test_errors_cannot_be_accepted() -> None:
    diagnostics = Diagnostics(accepted=[Accepted("XX001")])
    diagnostics.report(BROKEN, ROOT / "info", name="x")
    assert diagnostics.errors


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("a\nb", "a\\nb"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\u202egnirts", "\\u202egnirts"),
        ("{not} a %s template", "{not} a %s template"),
        (3, "3"),
    ],
)
def test_document_text_is_escaped(value: object, text: str) -> None:
    assert printable(value) == text
    diagnostics = Diagnostics()
    diagnostics.report(BROKEN, None, name=value)
    assert diagnostics.all[0].message == f"`{text}` is broken"


def test_long_text_is_truncated() -> None:
    assert len(printable("x" * 1_000_000)) == 200


# --- the catalog -----------------------------------------------------------------------------

CATALOG = {name: rule for name, rule in vars(rules).items() if isinstance(rule, Rule)}


@pytest.mark.parametrize("rule", CATALOG.values(), ids=lambda rule: rule.code)
def test_rule_texts_have_one_style(rule: Rule) -> None:
    assert rule.code[:2].isupper()
    assert rule.code[2:].isdecimal()
    assert len(rule.code) == 5
    assert rule.message
    for text in filter(None, (rule.message, rule.advice)):
        assert not text.endswith(".")
        assert "\n" not in text
        names = ("OpenAPI", "YAML", "JSON", "Swagger")
        assert text[0] in "`{" or text[0].islower() or text.startswith(names)
        for reserved in ("{key}", "{at}", "{rule}", "{related}"):
            assert reserved not in text  # the names of other arguments of `report`


# --- text --------------------------------------------------------------------------------------


def test_finding_with_excerpt() -> None:
    diagnostics = collector()
    diagnostics.report(
        BROKEN,
        ROOT / "paths" / "/b" / "get" / "operationId",
        related=[(ROOT / "paths" / "/a" / "get" / "operationId", "first used here")],
        name="list",
    )
    assert render(diagnostics, outcome="Nothing was written.") == """\
a.yaml:10:20: error[XX001]: `list` is broken
    8 |   /b:
    9 |     get:
   10 |       operationId: list
      |                    ^^^^
    7 |       operationId: list      first used here
  help: fix `list`

1 error, 0 warnings. Nothing was written.
"""


def test_errors_come_last() -> None:
    diagnostics = collector()
    assert render(diagnostics) == ""
    diagnostics.report(BROKEN, ROOT / "info", name="x")
    diagnostics.report(DECIDED, ROOT / "info", name="x")
    diagnostics.report(DOUBTFUL, ROOT / "info", name="x")
    text = render(diagnostics)
    assert text.index("note[") < text.index("warning[") < text.index("error[")
    assert text.endswith("1 error, 1 warning, 1 note.\n")


def test_repeated_findings_are_counted() -> None:
    text = "".join(f"k{n}: 1\n" for n in range(20))
    diagnostics = collector(text)
    for number in range(20):
        diagnostics.report(DOUBTFUL, ROOT / f"k{number}", name=number)
    printed = render(diagnostics)
    assert printed.count("warning[XX002]") == 5
    assert "... and 15 more of XX002, 20 in all" in printed
    assert printed.count("help:") == 1


def test_carets_below_wide_and_combining_characters() -> None:
    diagnostics = collector('a: {"\u65e5\u672c": 1, "e\u0301": 2}\n')
    diagnostics.report(BROKEN, ROOT / "a" / "e\u0301", name="x")
    line, carets = render(diagnostics).splitlines()[1:3]
    assert line.endswith('{"\u65e5\u672c": 1, "e\u0301": 2}')
    # two wide characters take four columns, the accent none
    assert carets == "      |" + " " * len(' a: {"xxxx": 1, "e": ') + "^"


def test_excerpt_has_no_control_characters() -> None:
    diagnostics = collector('{"a": "\\u001b[31m \u202e", "b\u009b": 1}')
    diagnostics.report(BROKEN, ROOT / "a", name="x")
    printed = render(diagnostics)
    assert all(character.isprintable() or character == "\n" for character in printed)


def test_long_lines_are_clipped() -> None:
    text = "{" + ", ".join(f'"key{n}": {n}' for n in range(5000)) + "}"
    diagnostics = collector(text)
    diagnostics.report(BROKEN, ROOT / "key2500", key=True, name="x")
    lines = render(diagnostics).splitlines()
    column = lines[2].index("^")
    assert lines[1][column:].startswith('"key2500"')
    assert len(lines[1]) < 130


# --- formats for programs ----------------------------------------------------------------------


def reported() -> Diagnostics:
    diagnostics = collector()
    where = ROOT / "paths" / "/b" / "get" / "operationId"
    diagnostics.report(BROKEN, where, related=[(ROOT / "info", "look here")], name="a%b\nc,:")
    diagnostics.report(DOUBTFUL, None, name="x")
    diagnostics.report(DECIDED, SourceLocation("a.yaml", 1, 10, 5), name="x")
    return diagnostics


def test_json() -> None:
    loaded = json.loads(render(reported(), "json", outcome="Nothing was written."))
    assert [loaded["errors"], loaded["warnings"], loaded["notes"]] == [1, 1, 1]
    assert loaded["outcome"] == "Nothing was written."
    error = loaded["diagnostics"][-1]
    assert error["code"] == "XX001"
    assert error["pointer"] == "/paths/~1b/get/operationId"
    assert (error["file"], error["line"], error["column"], error["length"]) == ("a.yaml", 10, 20, 4)
    assert error["related"][0]["line"] == 3
    assert {entry["file"] for entry in loaded["diagnostics"]} == {"a.yaml", None}


def test_github_annotations_are_escaped() -> None:
    note, warning, error = render(reported(), "github").splitlines()
    assert note.startswith("::notice title=clientwright XX003,file=a.yaml,line=1,col=10,")
    assert warning == "::warning title=clientwright XX002::`x` is doubtful%0Alook at it"
    assert error.partition("::`")[2].startswith("a%25b\\nc,:` is broken%0Afix")


def test_sarif() -> None:
    log = json.loads(render(reported(), "sarif"))
    [run] = log["runs"]
    assert log["version"] == "2.1.0"
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    error = run["results"][-1]
    assert error["level"] == "error"
    region = error["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 10, "startColumn": 20, "endColumn": 24}
    assert error["locations"][0]["logicalLocations"] == [
        {"fullyQualifiedName": "/paths/~1b/get/operationId"}
    ]
    assert "locations" not in run["results"][1]


def test_formats_end_with_a_newline() -> None:
    for form in FORMATS:
        assert render(reported(), form).endswith("\n")
    with pytest.raises(ValueError, match="unknown format"):
        render(reported(), "xml")
