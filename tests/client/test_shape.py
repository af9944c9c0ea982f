"""The runtime's files: sync and async variants of one source, formatted, and cheap to import."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import black
import pytest

from clientwright.rendering.code import Code, CodeError
from clientwright.rendering.templates import Templates, find_logic
from clientwright.targets.python.package import variants
from clientwright.targets.python.package.variants import runtime_files

FILES = runtime_files(Templates("python"))
VARIANT_FILES = sorted(
    name.removeprefix("_runtime/aio/")
    for name in FILES
    if name.startswith("_runtime/aio/")
    and name.rpartition("/")[2] not in ("__init__.py", "primitives.py", "early.py")
)
MODE = black.Mode(line_length=100)


def async_to_sync(text: str) -> str:
    """The sync form of a text that was rendered with `ASYNC`."""
    # The longest first: `AsyncClient` must not be read as `Async` and `Client`.
    for sync_word, async_word in sorted(
        set(variants._WORDS.values()), key=lambda pair: -len(pair[1])
    ):
        if async_word == "Async":
            text = re.sub(r"\bAsync(?=[A-Z])", "", text)
        elif async_word.endswith(" "):
            text = re.sub(rf"\b{async_word}", "", text)
        else:
            start = r"(?<!\w)" if async_word[0].isalnum() or async_word[0] == "_" else ""
            text = re.sub(rf"{start}{re.escape(async_word)}(?!\w)", sync_word, text)
    return text


@pytest.mark.parametrize("name", VARIANT_FILES)
def test_sync_variant_is_derived_from_async_variant(name: str) -> None:
    blocking, asynchronous = FILES[f"_runtime/sync/{name}"], FILES[f"_runtime/aio/{name}"]
    assert blocking != asynchronous
    derived = async_to_sync(asynchronous)
    assert black.format_str(derived, mode=MODE) == black.format_str(blocking, mode=MODE)


def test_primitives_have_same_names_in_both_variants() -> None:
    def public(text: str) -> set[str]:
        body = ast.parse(text).body
        names = {node.name for node in body if hasattr(node, "name")}
        return names | {t.id for n in body if isinstance(n, ast.Assign) for t in n.targets}  # type: ignore[attr-defined]

    expected = {"LIMITS", "Pool", "Lock", "limit", "settle", "sleep"}
    variants_ = [FILES[f"_runtime/{package}/primitives.py"] for package in ("sync", "aio")]
    assert public(variants_[0]) == public(variants_[1]) == expected


def test_variants_render_only_fixed_code() -> None:
    assert str(variants.ASYNC["def_"]) == "async def"
    assert str(variants.SYNC["def_"]) == "def"
    with pytest.raises(CodeError):
        Code.expression("import os", variants._VariantSyntax())
    assert async_to_sync("async def f(): return await AsyncX().aclose()") == (
        "def f(): return X().close()"
    )


@pytest.mark.parametrize("name", sorted(FILES))
def test_files_compile_and_have_docstrings(name: str) -> None:
    tree = ast.parse(FILES[name])
    compile(tree, name, "exec")
    assert ast.get_docstring(tree)


@pytest.mark.parametrize("name", sorted(FILES))
def test_lines_fit_into_100_columns(name: str) -> None:
    text = black.format_str(FILES[name], mode=MODE)
    assert [line for line in text.splitlines() if len(line) > 100] == []


def test_templates_have_no_logic() -> None:
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


def test_import_loads_no_heavy_modules(source_root: Path) -> None:
    heavy = {"httpx2", "msgspec", "ssl", "asyncio", "email", "http.client"}
    assert not heavy & _imported(source_root, "import petshop")
    assert not heavy & _imported(source_root, "from petshop import PetshopClient")
    assert not heavy & _imported(source_root, "from petshop import AsyncPetshopClient")
    modules = _imported(source_root, "import petshop; petshop.PetshopClient(key='k')")
    assert "petshop.models.pet" not in modules
    assert "petshop.resources.pets" not in modules
    assert "msgspec.inspect" not in modules or "petshop._runtime.models.lenient" not in modules
