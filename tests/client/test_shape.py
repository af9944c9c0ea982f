"""The runtime's files: one source for sync and async, cheap to import, formatted."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import black
import pytest

from clientwright.code import Code, CodeError
from clientwright.render import Templates, find_logic
from clientwright.targets.python.package import variants
from clientwright.targets.python.package.runtime import runtime_files

FILES = runtime_files(Templates("python"))
VARIANT_FILES = sorted(
    name.removeprefix("_runtime/aio/")
    for name in FILES
    if name.startswith("_runtime/aio/")
    and name.rpartition("/")[2] not in ("__init__.py", "primitives.py")
)
MODE = black.Mode(line_length=100)


@pytest.mark.parametrize("name", VARIANT_FILES)
def test_sync_and_async_files_come_from_one_source(name: str) -> None:
    blocking, asynchronous = FILES[f"_runtime/sync/{name}"], FILES[f"_runtime/aio/{name}"]
    assert blocking != asynchronous
    undone = variants.async_to_sync(asynchronous)
    assert black.format_str(undone, mode=MODE) == black.format_str(blocking, mode=MODE)


def test_what_is_written_twice_has_the_same_names() -> None:
    def public(text: str) -> set[str]:
        body = ast.parse(text).body
        names = {node.name for node in body if hasattr(node, "name")}
        return names | {t.id for n in body if isinstance(n, ast.Assign) for t in n.targets}  # type: ignore[attr-defined]

    few = {"LIMITS", "Pool", "Lock", "limit", "settle", "sleep"}
    twins = [FILES[f"_runtime/{package}/primitives.py"] for package in ("sync", "aio")]
    assert public(twins[0]) == public(twins[1]) == few


def test_variants_print_only_a_closed_list_of_words() -> None:
    assert str(variants.ASYNC.def_) == "async def"
    assert str(variants.SYNC.def_) == "def"
    with pytest.raises(CodeError):
        Code.expression("import os", variants._VariantSyntax())
    assert variants.async_to_sync("async def f(): return await AsyncX().aclose()") == (
        "def f(): return X().close()"
    )


@pytest.mark.parametrize("name", sorted(FILES))
def test_files_compile_and_say_what_they_are(name: str) -> None:
    tree = ast.parse(FILES[name])
    compile(tree, name, "exec")
    assert ast.get_docstring(tree)


@pytest.mark.parametrize("name", sorted(FILES))
def test_lines_fit_into_100_columns(name: str) -> None:
    text = black.format_str(FILES[name], mode=MODE)
    assert [line for line in text.splitlines() if len(line) > 100] == []


def test_templates_decide_nothing() -> None:
    templates = Templates("python")
    for name in templates.names("runtime/"):
        if name.endswith(".jinja"):
            assert find_logic(templates.text(name)) == [], name


def _imported(source_root: Path, program: str) -> set[str]:
    code = f"import sys; sys.path.insert(0, {str(source_root)!r}); {program}; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    return set(run.stdout.split())


def test_importing_is_light(source_root: Path) -> None:
    heavy = {"httpx2", "msgspec", "ssl", "asyncio", "email", "http.client"}
    assert not heavy & _imported(source_root, "import petshop")
    assert not heavy & _imported(source_root, "from petshop import PetshopClient")
    assert not heavy & _imported(source_root, "from petshop import AsyncPetshopClient")
    made = _imported(source_root, "import petshop; petshop.PetshopClient(key='k')")
    assert "petshop.models.pet" not in made
    assert "petshop.resources.pets" not in made
    assert "msgspec.inspect" not in made or "petshop._runtime.models.lenient" not in made
