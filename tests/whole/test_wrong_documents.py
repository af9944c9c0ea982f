"""Commands report the errors of every invalid document and write nothing.

`tests/failures` has a case with the exact output for each rule. These tests cover documents with
many errors, and malicious input.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from clientwright import cli

FINDING = re.compile(
    r"^(?P<file>[^\s:]+):\d+:\d+: (?P<kind>error|warning|note)\[(?P<code>\w+)\]: ", re.MULTILINE
)

MANY = """\
openapi: 3.1.0
info: {title: Many, version: 1.0.0, version: 1.0.1}
security: [{nobody: []}]
paths:
  /pets/{id}:
    get:
      operationId: pets
      responses:
        "200":
          description: A pet.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Pets"}
  /pets:
    get:
      operationId: pets
      responses: {"200": {description: Pets.}}
    post:
      requestBody:
        content:
          application/json:
            schema: {type: objekt, properties: [name]}
      responses: {"204": {description: None.}}
components:
  schemas:
    Pet: {type: object, required: name}
    Loop: {$ref: "#/components/schemas/Round"}
    Round: {$ref: "#/components/schemas/Loop"}
    Remote: {$ref: "https://example.com/pet.yaml"}
"""

BASE = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


@pytest.fixture(autouse=True)
def in_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files() -> list[str]:
    """The entries of the working directory."""
    return sorted(entry.name for entry in Path.cwd().iterdir())


def codes(text: str) -> list[str]:
    """The codes of the errors in the output."""
    return [found["code"] for found in FINDING.finditer(text) if found["kind"] == "error"]


def test_all_errors_are_reported_in_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    Path("openapi.yaml").write_text(MANY, "utf-8")
    assert cli.run_command(["generate", "openapi.yaml", "--out", "out"]) == 1
    printed = capsys.readouterr().err
    found = codes(printed)
    assert sorted(set(found)) == [
        "LD011", "OP002", "PA001", "RF001", "RF002", "RF007", "SC001", "ST001",
    ]  # fmt: skip
    assert "Nothing was written." in printed
    assert files() == ["openapi.yaml"]
    # Each finding has an excerpt with carets, and each rule has advice.
    assert printed.count("| ") > 2 * len(found)
    carets = re.findall(r"^ +\| +\^", printed, re.MULTILINE)
    assert len(carets) == len(FINDING.findall(printed))
    assert len(re.findall(r"^  help: .", printed, re.MULTILINE)) >= len(set(found))


@pytest.mark.parametrize("command", ["generate", "check", "validate", "coverage", "inspect"])
def test_commands_report_the_same_errors(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("openapi.yaml").write_text(MANY, "utf-8")
    out = ["--out", "out"] if command in {"generate", "check"} else []
    assert cli.run_command([command, "openapi.yaml", *out]) == 1
    assert len(codes(capsys.readouterr().err)) == 9


def test_unresolved_reference_is_reported_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("openapi.yaml").write_text(BASE + """\
paths:
  /a/{x}:
    parameters: [{$ref: "#/components/parameters/No"}]
    get: {responses: {"200": {$ref: "#/components/responses/No"}}}
  /b: {$ref: gone.yaml}
components:
  schemas:
    A: {allOf: [{$ref: "#/nope"}], not: {$ref: "#/nope"}}
    B: {$ref: [1]}
""")
    assert cli.run_command(["validate", "openapi.yaml"]) == 1
    found = FINDING.findall(capsys.readouterr().err)
    assert sorted(code for _, _, code in found) == [
        "LD001", "RF001", "RF001", "RF001", "RF001", "RF004",
    ]  # fmt: skip


def deep(depth: int, open_: str, close: str) -> str:
    return open_ * depth + close * depth


BOMB = "\n".join(
    ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
)
SCHEMA = BASE + "paths: {}\ncomponents: {schemas: {A: %s}}\n"
PATHS = BASE + "paths: %s\n"
OPERATION = BASE + "paths: {/a: {get: %s}}\n"

WRONG: dict[str, str | bytes] = {
    # not a document
    "nothing": "",
    "spaces": "  \n\n",
    "a comment": "# only\n",
    "a mark": b"\xef\xbb\xbf",
    "null": "null",
    "a number": "7",
    "text": "hello",
    "a list": "[1, 2]",
    "true": "true",
    "a tilde": "~",
    "two documents": BASE + "paths: {}\n---\n" + BASE,
    "binary data": bytes(range(256)),
    "half of UTF-16": "openapi: 3.1.0\n".encode("utf-16")[:-1],
    "Latin-1": "openapi: 3.1.0\ninfo: {title: Caf\u00e9}\n".encode("latin-1"),
    "a lone surrogate": b"openapi: 3.1.0\ninfo: {title: \xed\xa0\x80}\n",
    "NUL": BASE + "paths: {/a\0: {}}\n",
    "HTML": "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n",
    "a program": "import os\nos.system('x')\n",
    # neither YAML nor JSON
    "an open bracket": "openapi: 3.1.0\ninfo: {title: T\n",
    "a tab": "openapi: 3.1.0\ninfo:\n\ttitle: T\n",
    "an open quote": 'openapi: "3.1.0\n',
    "a stray dash": BASE + "- paths\n",
    "truncated JSON": '{"openapi": "3.1.0", "info": {"title": "T"',
    "JSON with a comma": '{"openapi": "3.1.0",}',
    "JSON twice": '{"openapi": "3.1.0"}{"openapi": "3.1.0"}',
    "many brackets": "[" * 100_000,
    "many braces": '{"a":' * 100_000,
    "many dashes": "- " * 20_000,
    "deep YAML": deep(5_000, "[", "]"),
    "deep JSON": '{"openapi": "3.1.0", "info": ' + deep(5_000, '{"a": [', "]}") + "}",
    # dangerous YAML
    "a tag": BASE + "paths: !!python/object/apply:os.system [touch owned]\n",
    "a set": BASE + "paths: !!set {a, b}\n",
    "a bomb": BASE + BOMB + "\npaths: *a11\n",
    "a merge bomb": BASE
    + "\n".join(f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}], k{n}: 1}}" for n in range(1, 30)).replace(
        "[*m0, *m0]", "{a: 1}"
    )
    + "\npaths: *m29\n",
    "cyclic anchors": BASE + "paths: &p {/a: *p}\n",
    "cyclic merge keys": BASE + "paths: &p {<<: *p}\n",
    "an unknown anchor": BASE + "paths: *gone\n",
    "keys that are not text": BASE + "paths: {? [a, b] : 1, ? {c: d} : 2, 3: {}, null: {}}\n",
    "a duplicate key": BASE + "paths: {/a: {}, /a: {}}\n",
    "infinity": SCHEMA % "{type: number, maximum: .inf, minimum: -.inf, default: .nan}",
    "a huge number": SCHEMA % "{type: number, maximum: 1e999, default: -1e999}",
    "a long number": SCHEMA % ("{type: integer, maximum: " + "9" * 10_000 + "}"),
    "a surrogate in JSON": '{"openapi": "3.1.0", "info": {"title": "\\ud800", "version": "1"}, "paths": {"/\\udfff": {}}}',
    # versions
    "no version": "info: {title: T, version: '1'}\npaths: {}\n",
    "a number for a version": "openapi: 3.1\ninfo: {title: T, version: '1'}\npaths: {}\n",
    "a future version": "openapi: 4.0.0\npaths: {}\n",
    "a list for a version": "openapi: [3, 1, 0]\npaths: {}\n",
    "Swagger": "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\n",
    "both versions": "openapi: 3.1.0\nswagger: '2.0'\n",
    "AsyncAPI": "asyncapi: 3.0.0\ninfo: {title: T, version: '1'}\n",
    # structure
    "a bare version": "openapi: 3.1.0\n",
    "paths is a list": PATHS % "[]",
    "paths is text": PATHS % "all",
    "a path is null": PATHS % "{/a: }",
    "a path is a list": PATHS % "{/a: [get]}",
    "a path without a slash": PATHS % "{a: {get: {responses: {'200': {description: x}}}}}",
    "a path of one brace": PATHS % "{'/{': {get: {responses: {'200': {description: x}}}}}",
    "an empty path variable": PATHS % "{'/{}': {get: {responses: {'200': {description: x}}}}}",
    "a duplicate path variable": PATHS % "{'/{a}/{a}': {get: {responses: {'200': {description: x}}}}}",
    "an operation is text": OPERATION % "yes",
    "responses is a list": OPERATION % "{responses: []}",
    "a response is a number": OPERATION % "{responses: {'200': 5}}",
    "parameters is an object": OPERATION % "{parameters: {a: b}, responses: {'200': {description: x}}}",
    "an empty parameter": OPERATION % "{parameters: [{}], responses: {'200': {description: x}}}",
    "a parameter without a location": OPERATION
    % "{parameters: [{name: a, in: body, schema: {}}], responses: {'200': {description: x}}}",
    "a status of words": OPERATION % "{responses: {fine: {description: x}}}",
    "an id of a number": OPERATION % "{operationId: [7], responses: {'200': {description: x}}}",
    "info is a list": "openapi: 3.1.0\ninfo: []\npaths: {}\n",
    "components is text": BASE + "paths: {}\ncomponents: none\n",
    "schemas is a list": BASE + "paths: {}\ncomponents: {schemas: [A]}\n",
    "a schema is a number": SCHEMA % "5",
    "an unknown type": SCHEMA % "{type: strnig}",
    "a type of objects": SCHEMA % "{type: [{}]}",
    "properties is a list": SCHEMA % "{properties: [a]}",
    "required is text": SCHEMA % "{required: a}",
    "an empty enum": SCHEMA % "{enum: [], type: string}",
    "an enum that is text": SCHEMA % "{enum: a}",
    "allOf is an object": SCHEMA % "{allOf: {a: b}}",
    "an empty allOf": SCHEMA % "{allOf: []}",
    "oneOf of text": SCHEMA % "{oneOf: [a, b]}",
    "an invalid pattern": SCHEMA % "{type: string, pattern: '('}",
    "an unterminated pattern": SCHEMA % "{type: string, pattern: '(a+)+$', example: " + "a" * 40 + "b}",
    # references
    "a dangling reference": SCHEMA % "{$ref: '#/components/schemas/B'}",
    "a reference to itself": SCHEMA % "{$ref: '#/components/schemas/A'}",
    "a reference to the root": SCHEMA % "{$ref: '#'}",
    "a reference to text": SCHEMA % "{$ref: '#/info/title'}",
    "a reference to a file": SCHEMA % "{$ref: 'file:///etc/passwd'}",
    "a reference upwards": SCHEMA % "{$ref: '../../../../etc/passwd'}",
    "an absolute reference": SCHEMA % "{$ref: '/etc/passwd'}",
    "a remote reference": SCHEMA % "{$ref: 'http://169.254.169.254/latest'}",
    "a reference of words": SCHEMA % "{$ref: 'http://[::1'}",
    "a reference of invalid bytes": SCHEMA % "{$ref: '%ff%fe#/%zz'}",
    "a reference with NUL": SCHEMA % '{$ref: "a\\0b.yaml"}',
    "a reference to the folder": SCHEMA % "{$ref: '.'}",
    "a reference too long": SCHEMA % ("{$ref: '" + "a" * 5_000 + ".yaml'}"),
    "a reference of numbers": SCHEMA % "{$ref: 5}",
    "a reference in a map": BASE + "paths: {$ref: '#/components'}\ncomponents: {schemas: {$ref: '#/x'}}\n",
    "a missing anchor": SCHEMA % "{$ref: '#gone'}",
    "a pointer too far": SCHEMA % "{$ref: '#/paths/0/1/2'}",
    "allOf of itself": SCHEMA % "{allOf: [{$ref: '#/components/schemas/A'}]}",
    "not itself": SCHEMA % "{not: {$ref: '#/components/schemas/A'}}",
    "a chain of 1,000": BASE
    + "paths: {}\ncomponents:\n  schemas:\n"
    + "\n".join(f"    A{n}: {{$ref: '#/components/schemas/A{n + 1}'}}" for n in range(1_000)),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_no_input_causes_internal_error(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    content = WRONG[what]
    name = "openapi.json" if "JSON" in what or "brace" in what else "openapi.yaml"
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    status = cli.run_command(["generate", name, "--out", "out", "--target", "json"])
    printed = capsys.readouterr()
    assert status in {0, 1}, printed.err
    assert "Traceback" not in printed.err
    assert files() == ([name] if status else [name, "out"])
    assert not Path("owned").exists()
    if status:
        assert codes(printed.err)
        assert "Nothing was written." in printed.err
        assert printed.out == ""
        # No control or invisible characters of the document reach the terminal.
        assert all(character.isprintable() or character == "\n" for character in printed.err)


@pytest.mark.parametrize("what", WRONG)
def test_json_report_of_invalid_documents(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    content = WRONG[what]
    Path("openapi.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    status = cli.run_command(["validate", "openapi.yaml", "--format", "json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (found["errors"] > 0) == (status == 1)
    for finding in found["diagnostics"]:
        assert finding["message"]
        assert finding["advice"]


def test_unreadable_files(in_temporary_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("folder").mkdir()
    Path("loop.yaml").symlink_to("loop.yaml")
    Path("nowhere.yaml").symlink_to("gone.yaml")
    Path("locked.yaml").write_text(BASE)
    Path("locked.yaml").chmod(0)
    names = ["missing.yaml", "folder", "loop.yaml", "nowhere.yaml", "folder/x.yaml", "/dev/null"]
    names += ["loop.yaml/x", "a" * 5_000, "", "."]
    if os.geteuid() != 0:  # the superuser can read all files
        names.append("locked.yaml")
    for name in names:
        status = cli.run_command(["generate", name, "--out", "out"])
        printed = capsys.readouterr().err
        assert status in {1, 2}, (name, printed)
        assert "Traceback" not in printed
        assert "fault of clientwright" not in printed
        assert not Path("out").exists()
