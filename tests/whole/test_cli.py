"""The command line: standard output, standard error and exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from clientwright import __version__, cli
from tests.harness.making import save

DOCUMENT = """
    info: {title: Cats, version: 1.0.0}
    paths:
      /cats:
        get:
          tags: [cats]
          operationId: listCats
          responses: {"204": {description: None.}}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    save(DOCUMENT, tmp_path)
    return tmp_path


class CommandResult:
    """The exit status and the output of a command."""

    def __init__(self, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
        self.status = cli.run_command(arguments)
        self.out, self.err = capsys.readouterr()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., CommandResult]:
    """`run("generate", ...)`: a command in this process."""
    return lambda *arguments: CommandResult(capsys, arguments)


JSON = ("openapi.yaml", "--out", "out", "--target", "json")


def test_generate_prints_two_lines(run) -> None:
    first = run("generate", *JSON)
    assert (first.status, first.err) == (0, "")
    summary, coverage = first.out.splitlines()
    assert summary == "out: 1 operation and 0 types in 1 file, 1 created"
    assert re.fullmatch(r"openapi\.yaml: \d+ parts: \d+ rendered, .*", coverage)
    again = run("generate", *JSON)
    assert again.out.startswith("out: 1 operation and 0 types in 1 file, up to date\n")


def test_check_prints_diff_and_writes_nothing(run, here: Path) -> None:
    missing = run("check", *JSON)
    assert missing.status == 3
    assert missing.out.startswith("--- /dev/null\n+++ b/api.json\n")
    assert "1 to create" in missing.err
    assert not Path("out").exists()

    run("generate", *JSON)
    assert run("check", *JSON).status == 0

    save(DOCUMENT.replace("listCats", "listAllCats"), here)
    before = Path("out/api.json").read_bytes()
    stale = run("check", *JSON)
    assert stale.status == 3
    assert re.search(r'^-\s+"id": "listCats",$', stale.out, re.MULTILINE)
    assert re.search(r'^\+\s+"id": "listAllCats",$', stale.out, re.MULTILINE)
    assert Path("out/api.json").read_bytes() == before

    assert "1 changed\n" in run("generate", *JSON).out
    assert run("check", *JSON).status == 0


def test_check_detects_edits_and_missing_manifest(run) -> None:
    run("generate", *JSON)
    Path("out/.clientwright.json").unlink()
    assert run("check", *JSON).status == 3
    run("generate", *JSON)
    Path("out/api.json").write_text("{}\n")
    assert run("check", *JSON).status == 3
    edited = run("generate", *JSON)
    assert "manual edits were overwritten" in edited.out
    assert run("check", *JSON).status == 0


def test_invalid_document_writes_nothing(run) -> None:
    Path("openapi.yaml").write_text("openapi: 3.1.0\n", "utf-8")
    for command in ("generate", "check"):
        result = run(command, *JSON)
        assert result.status == 1
        assert result.out == ""
        assert "openapi.yaml:1:1: error[" in result.err
        assert "Nothing was written." in result.err
    assert not Path("out").exists()


@pytest.mark.parametrize("command", ["generate", "check", "validate", "inspect"])
def test_unreadable_files_are_reported(run, command: str) -> None:
    Path("folder").mkdir()
    Path("empty.yaml").touch()
    Path("binary.yaml").write_bytes(bytes(range(256)))
    Path("deep.json").write_text("[" * 100_000)
    for name in ("missing.yaml", "folder", "empty.yaml", "binary.yaml", "deep.json"):
        out = ("--out", "out") if command in {"generate", "check"} else ()
        result = run(command, name, *out)
        assert result.status == 1, name
        assert "error[LD" in result.err
        assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("generate", "openapi.yaml"), "--out"),
        (
            ("generate", "openapi.yaml", "--document", "openapi.yaml", "--out", "x"),
            "mutually exclusive",
        ),
        (("generate", "openapi.yaml", "--out", "x", "--target", "cobol"), "cobol"),
        (("generate",), "Missing document"),
        (("generate", "--config", "nothing.toml"), "nothing.toml"),
        (("frobnicate",), "frobnicate"),
        (("generate", "--frobnicate"), "frobnicate"),
        (("generate", "openapi.yaml", "--out", "openapi.yaml", "--target", "json"), "is a file"),
        (("generate", "openapi.yaml", "--out", "x", "--package", "../x"), "'../x'"),
        (("generate", "openapi.yaml", "--out", "x", "--package", "a.b"), "'a.b'"),
        (("generate", "openapi.yaml", "--out", "x", "--package", "class"), "'class'"),
        (("generate", "openapi.yaml", "--out", "x", "--package", "json"), "hides"),
        (("generate", "openapi.yaml", "--out", "x", "--client", "1x"), "'1x'"),
        (("generate", "openapi.yaml", "--out", "x", "--client", "x\nimport os"), "import os"),
    ],
)
def test_invalid_usage_exits_with_status_2(run, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.status == 2
    assert message in result.err
    assert result.out == ""


def test_configuration_is_used(run) -> None:
    Path("pyproject.toml").write_text(
        '[tool.clientwright]\ndocument = "openapi.yaml"\nout = "client"\ntarget = "json"\n'
    )
    assert run("generate").status == 0
    assert Path("client/api.json").exists()
    # With a document on the command line, the output folder of the configuration is not used.
    assert run("generate", "openapi.yaml").status == 2


def test_machine_formats_print_nothing_else_to_stdout(run) -> None:
    Path("openapi.yaml").write_text("openapi: 3.1.0\n", "utf-8")
    found = json.loads(run("generate", *JSON, "--format", "json").out)
    assert found["errors"] >= 1
    sarif = json.loads(run("check", *JSON, "--format", "sarif").out)
    assert sarif["version"] == "2.1.0"
    github = run("check", *JSON, "--format", "github").out
    assert all(line.startswith("::") for line in github.splitlines())
    assert re.search("^::error [^:]*file=openapi.yaml,line=1", github, re.MULTILINE)


def test_stale_client_is_annotated_on_github(run) -> None:
    stale = run("check", *JSON, "--format", "github")
    assert stale.status == 3
    assert "::error title=clientwright check::out is out of date" in stale.out


def test_inspect_prints_json_to_stdout(run) -> None:
    shown = run("inspect", "openapi.yaml", "--format", "json")
    assert shown.status == 0
    assert json.loads(shown.out)["title"] == "Cats"


def test_coverage_lists_parts_and_strict_refuses_unsupported_ones(run) -> None:
    covered = run("coverage", "openapi.yaml")
    assert (covered.status, covered.err) == (0, "")
    assert "rendered" in covered.out
    Path("openapi.yaml").write_text(
        Path("openapi.yaml").read_text("utf-8")
        + "components: {schemas: {A: {not: {type: string}}}}\nwebhooks: {w: {post: {requestBody:"
        + " {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}},"
        + " responses: {'200': {description: x}}}}}\n"
    )
    lost = run("coverage", "openapi.yaml", "--format", "json")
    assert lost.status == 0
    assert json.loads(lost.out)["totals"]["not supported"] == 1
    assert [found["code"] for found in json.loads(lost.err)["diagnostics"]].count("CV001") == 1
    made = run("generate", *JSON)
    assert made.status == 0
    assert re.search(r"^openapi\.yaml:\d+:\d+: not supported: .+ \(.+\)$", made.out, re.MULTILINE)
    Path("out/api.json").unlink()
    Path("out/.clientwright.json").unlink()
    Path("out").rmdir()
    assert run("coverage", "openapi.yaml", "--strict").status == 1
    assert run("generate", *JSON, "--strict").status == 1
    assert not Path("out").exists()


def test_validate_prints_summary(run) -> None:
    assert run("validate", "openapi.yaml").out == "openapi.yaml: valid, 1 operation and 0 types\n"


def test_internal_error_exits_with_status_70(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise RuntimeError("the dog ate it\nand more")

    monkeypatch.setattr("clientwright.pipeline.run", broken)
    result = run("validate", "openapi.yaml")
    assert result.status == 70
    assert "RuntimeError: the dog ate it" in result.err
    assert "issues" in result.err
    assert "--debug" in result.err
    assert "Traceback" not in result.err
    assert "Traceback" in run("validate", "openapi.yaml", "--debug").err


def test_help_of_every_command_is_short(run) -> None:
    helps = [run("--help"), *(run(name, "--help") for name in cli.commands.commands)]
    for shown in helps:
        assert shown.status == 0
        assert len(shown.out.splitlines()) <= 45
        assert all(len(line) <= 100 for line in shown.out.splitlines())
    for command in cli.commands.commands.values():
        for parameter in command.params:
            assert not isinstance(parameter, click.Option) or parameter.help


def test_help_is_shown_without_command(run) -> None:
    shown = run()
    assert shown.status == 2
    assert "generate" in shown.out + shown.err


def test_module_can_be_run() -> None:
    root = Path(cli.__file__).parent.parent
    shown = subprocess.run(
        [sys.executable, "-m", "clientwright", "--version"],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout == f"clientwright {__version__}\n"


def test_help_does_not_import_generator() -> None:
    root = Path(cli.__file__).parent.parent
    program = (
        "import sys; from clientwright import cli; cli.run_command(['--help']);"
        "print({'black', 'jinja2', 'rich', 'yaml', 'msgspec'} & set(sys.modules))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.endswith("set()\n")
