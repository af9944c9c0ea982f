"""Text of a document cannot become code, whatever it contains.

A document has a payload in every location that allows arbitrary text. The client generated from it
must have the same structure as with harmless text, must contain the values that are sent unchanged,
and must have no effect when it is imported.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from clientwright.config import Config
from clientwright.diagnostics.report import render
from clientwright.output.write import apply, compare
from clientwright.pipeline import run

BENIGN = "harmless"
# msgspec does not support such property names; these models have another base class.
SPECIAL = frozenset('"\\') | {chr(code) for code in range(32)}
BENIGN_SPECIAL = 'harmless "words"'

PAYLOADS = {
    "double quote": 'x" + print("pwned") + "',
    "single quote": "x' + print('pwned') + '",
    "triple double": 'x"""\nprint("pwned")\n"""',
    "triple single": "x'''\nprint('pwned')\n'''",
    "trailing backslash": "x\\",
    "escapes": "\\n\\x41\\N{BULLET}\\u0041\\",
    "line feed": 'x\nprint("pwned")',
    "carriage return": 'x\rprint("pwned")',
    "both": 'x\r\nprint("pwned")\r\n',
    "form feed": 'x\fprint("pwned")',
    "vertical tab": 'x\vprint("pwned")',
    "next line": 'x\x85print("pwned")',
    "line separator": 'x\u2028print("pwned")\u2029print("pwned")',
    "byte order mark": "\ufeffx\ufeff",
    "bidirectional": "x\u202e\u2066dewnwp\u2069",
    "format": "{x} %s {0.__class__} ${x}",
    "jinja": "{{ 7 * 7 }}{% include '/etc/passwd' %}{# x",
    "comment": "x # type: ignore # fmt: off # noqa",
    "cookie": "# -*- coding: utf-7 -*-",
    "toml": '"\n[tool.evil]\nx = """',
    "markdown": "`x`\n```\n</td><script>alert(1)</script>|[x](javascript:alert(1))",
    "path": "../../../../tmp/pwned",
    "windows path": "..\\..\\pwned",
    "url": "https://user:secret@evil.example/?a=b#c",
    "keyword": "class",
    "dunder": "__init__",
    "import": "import os",
    "builtin": "self",
    "empty-looking": " ",
    "emoji": "🎉",
    "digits": "123",
    "device": "con",
    "long": "x" * 5000,
}


def document(text: str) -> dict[str, Any]:
    """A document with `text` in every location that allows arbitrary text.

    The suffix `@location` makes each text unique. Locations of texts that are sent start with `wire`.
    """

    def at(location: str) -> str:
        return f"{text}@{location}"

    # A slash or a dot in an operationId creates a resource, which changes the structure.
    identity = at("operation").translate({ord("/"): "_", ord("."): "_"})

    ref = {"$ref": "#/components/schemas/Thing"}
    response = {
        "200": {
            "description": at("response"),
            "headers": {"X-Header": {"description": at("header"), "schema": {"type": "string"}}},
            "content": {"application/json": {"schema": ref, "example": {at("key"): at("value")}}},
        }
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Hostile",
            "version": "1.0.0",
            "summary": at("summary"),
            "description": at("info"),
            "contact": {"name": at("contact")},
            "license": {"name": at("license")},
        },
        "servers": [
            {
                "url": "https://{host}.example/v1",
                "description": at("server"),
                "variables": {"host": {"default": "api", "description": at("variable")}},
            }
        ],
        "externalDocs": {"url": "https://docs.example/", "description": at("docs")},
        "tags": [{"name": at("tag"), "description": at("tag description")}],
        "paths": {
            "/things/{id}": {
                "summary": at("path summary"),
                "description": at("path description"),
                "post": {
                    "tags": [at("tag")],
                    "operationId": identity,
                    "summary": at("operation summary"),
                    "description": at("operation description"),
                    "parameters": [
                        {"name": "id", "in": "path", "required": True,
                         "description": at("id"), "schema": {"type": "string"}},
                        {"name": at("wire query"), "in": "query", "description": at("query"),
                         "schema": {"type": "string", "default": at("query default")},
                         "example": at("query example")},
                        {"name": "X-Thing", "in": "header", "description": at("in header"),
                         "schema": {"type": "string", "enum": [at("wire choice")]}},
                    ],
                    "requestBody": {
                        "description": at("body"),
                        "content": {
                            "application/json": {
                                "schema": ref,
                                "examples": {at("example"): {"value": {at("wire property"): at("x")},
                                                             "summary": at("example summary")}},
                            }
                        },
                    },
                    "responses": response,
                    "callbacks": {
                        "done": {
                            "{$request.body#/url}": {
                                "post": {
                                    "description": at("callback"),
                                    "requestBody": {"content": {"application/json": {"schema": ref}}},
                                    "responses": {"200": {"description": at("thanks")}},
                                }
                            }
                        }
                    },
                },
            }
        },
        "components": {
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Key",
                        "description": at("scheme")},
                "flow": {"type": "oauth2", "description": at("flow"), "flows": {"clientCredentials": {
                    "tokenUrl": "https://auth.example/token",
                    "scopes": {at("scope"): at("scope description")}}}},
            },
            "schemas": {
                "Thing": {
                    "type": "object",
                    "title": at("title"),
                    "description": at("schema"),
                    "required": [at("wire property")],
                    "properties": {
                        at("wire property"): {"type": "string", "description": at("property"),
                                              "default": at("default"), "example": at("sample"),
                                              "pattern": "^[^\\u0000]*$", "format": at("format")},
                        "kind": {"type": "string", "enum": [at("wire enum"), "other"],
                                 "x-enum-varnames": [at("varname"), at("varname 2")],
                                 "x-enum-descriptions": [at("one"), at("two")],
                                 "description": at("enum description")},
                        "fixed": {"const": at("wire const")},
                        "map": {"type": "object", "additionalProperties": {"type": "string"},
                                "default": {at("map key"): at("map value")}},
                        "pet": {"$ref": "#/components/schemas/Pet"},
                        "open": {"$ref": "#/components/schemas/Open"},
                    },
                },
                "Open": {"type": "object", "additionalProperties": True,
                         "properties": {at("wire open"): {"type": "string"}}},
                "Pet": {
                    "oneOf": [{"$ref": "#/components/schemas/Cat"},
                              {"$ref": "#/components/schemas/Dog"}],
                    "discriminator": {
                        "propertyName": at("wire tag"),
                        "mapping": {at("wire cat"): "#/components/schemas/Cat",
                                    at("wire dog"): "#/components/schemas/Dog"},
                    },
                },
                "Cat": {"type": "object", "required": [at("wire tag")],
                        "properties": {at("wire tag"): {"type": "string"}}},
                "Dog": {"type": "object", "required": [at("wire tag")],
                        "properties": {at("wire tag"): {"type": "string"}}},
            },
        },
    }  # fmt: skip


def wire_values(text: str) -> set[str]:
    """The values that are sent, which must appear in the output unchanged."""
    return {value for value in _strings(document(text)) if "@wire" in value}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(key)
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def generate_files(text: str, folder: Path) -> Mapping[str, str]:
    """Generate the files of the document with that text."""
    file = folder / "openapi.json"
    file.write_text(json.dumps(document(text)), "utf-8")
    result = run(Config(document=file, package="hostile", client="Client"))
    assert not result.stopped, render(result.diagnostics, "text")
    assert result.files is not None
    return result.files


@pytest.fixture(scope="module")
def benign_outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Mapping[str, str]]:
    return {
        bool(SPECIAL & set(text)): generate_files(text, tmp_path_factory.mktemp("benign"))
        for text in (BENIGN, BENIGN_SPECIAL)
    }


@pytest.fixture(scope="module")
def benign(payload: str, benign_outputs: dict[bool, Mapping[str, str]]) -> Mapping[str, str]:
    """The files for a harmless text with the same kind of characters as the payload."""
    return benign_outputs[bool(SPECIAL & set(payload))]


@pytest.fixture(params=PAYLOADS.values(), ids=PAYLOADS.keys(), scope="module")
def payload(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def hostile(payload: str, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return generate_files(payload, tmp_path_factory.mktemp("hostile"))


def trees(files: Mapping[str, str]) -> dict[str, ast.Module]:
    """Parse all Python files."""
    return {path: ast.parse(text) for path, text in files.items() if path.endswith(".py")}


def skeleton(tree: ast.AST) -> str:
    """The structure of a syntax tree: its nodes without names and values."""
    node_types: list[str] = []
    for node in ast.walk(tree):
        match node:
            case ast.Load() | ast.Store() | ast.Constant() | ast.Name() | ast.Attribute():
                continue
            case ast.Expr(value=ast.Constant()):
                continue  # a docstring: only short defaults have one
            case _:
                node_types.append(type(node).__name__)
    return " ".join(sorted(node_types))


def calls_at_import(files: Mapping[str, str]) -> Counter[str]:
    """The names of the functions that are called when the modules are imported."""
    found: Counter[str] = Counter()
    for tree in trees(files).values():
        pending: list[ast.AST] = list(tree.body)
        while pending:
            node = pending.pop()
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                pending += [*node.args.defaults, *getattr(node, "decorator_list", [])]
                continue
            if isinstance(node, ast.Call):
                found[ast.unparse(node.func)] += 1
            pending += ast.iter_child_nodes(node)
    return found


def imports(files: Mapping[str, str]) -> set[str]:
    """The modules outside the package that the files import."""
    found: set[str] = set()
    for tree in trees(files).values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add(node.module or "")
    return found


def test_files_compile(hostile: Mapping[str, str]) -> None:
    for path, text in hostile.items():
        if path.endswith(".py"):
            compile(text, path, "exec", dont_inherit=True)


def test_structure_is_the_same_as_with_harmless_text(
    hostile: Mapping[str, str], benign: Mapping[str, str]
) -> None:
    assert len(hostile) == len(benign)
    fixed = {path for path, text in hostile.items() if benign.get(path) == text}
    ours, theirs = (
        Counter(skeleton(tree) for path, tree in trees(files).items() if path not in fixed)
        for files in (hostile, benign)
    )
    assert ours == theirs


def test_imports_and_calls_are_the_same_as_with_harmless_text(
    hostile: Mapping[str, str], benign: Mapping[str, str]
) -> None:
    assert set(calls_at_import(hostile)) == set(calls_at_import(benign))
    assert imports(hostile) == imports(benign)


def test_sent_values_are_unchanged(hostile: Mapping[str, str], payload: str) -> None:
    constants = {
        node.value
        for tree in trees(hostile).values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert wire_values(payload) - constants == set()


def test_files_have_no_invisible_characters(hostile: Mapping[str, str]) -> None:
    allowed = {"\n", "\t"}
    for path, text in hostile.items():
        hidden = {c for c in text if not c.isprintable() and c not in allowed}
        assert not hidden, (path, hidden)


GUARD = """
import sys
allowed = tuple(sys.path) + (sys.prefix, sys.base_prefix)
def guard(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn")):
        raise RuntimeError(f"{event} {arguments}")
    if event == "open" and isinstance(arguments[0], str):
        written = arguments[1] is not None and set(str(arguments[1])) & set("wax+")
        if written or not arguments[0].startswith(allowed):
            raise RuntimeError(f"open {arguments}")
import importlib, pkgutil
import hostile_parent_is_loaded_first  # the libraries, before the guard
sys.addaudithook(guard)
package = importlib.import_module("hostile")
count = 0
for found in pkgutil.walk_packages(package.__path__, "hostile."):
    importlib.import_module(found.name)
    count += 1
print("imported", count)
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["double quote", "line separator", "path", "jinja"])
def test_import_has_no_side_effects(name: str, tmp_path: Path) -> None:
    root = tmp_path / "out"
    apply(compare(root, generate_files(PAYLOADS[name], tmp_path)))
    (tmp_path / "openapi.json").unlink()
    libraries = "import asyncio, httpx2, msgspec, http.server, socket, ssl, pytest\n"
    (root / "src" / "hostile_parent_is_loaded_first.py").write_text(libraries)
    ran = subprocess.run(
        [sys.executable, "-B", "-c", GUARD],
        env={"PYTHONPATH": str(root / "src"), "PATH": "/usr/bin:/bin"},
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("imported ")
    assert "pwned" not in ran.stdout
    assert {p.name for p in tmp_path.iterdir()} == {"out"}
