"""The configuration: settings, command-line options that override them, and errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientwright.config import Config, ConfigError, Flags, find_config, read_config
from clientwright.diagnostics.findings import Accepted
from clientwright.lowering import OperationFilter


def project(folder: Path, table: str) -> Path:
    """A pyproject.toml with this below `[tool.clientwright]`."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "pyproject.toml"
    file.write_text(f"[tool.clientwright]\n{table}\n", "utf-8")
    return file


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_all_settings() -> None:
    file = project(
        Path("api"),
        """
        document = "openapi.yaml"
        out = "client"
        target = "json"
        package = "my_api"
        client = "MyClient"
        overlays = ["one.yaml", "../two.yaml"]
        strict = true
        remote = ["https://schemas.example/"]
        folders = ["../schemas", "parts"]
        accept = [{ rule = "SC012", at = "/info" }, { rule = "SC013" }]
        [tool.clientwright.only]
        tags = ["a"]
        paths = ["/v1/*"]
        operations = ["list*"]
        deprecated = false
        """,
    )
    assert read_config(file) == Config(
        document=Path("api/openapi.yaml"),
        out=Path("api/client"),
        target="json",
        package="my_api",
        client="MyClient",
        overlays=(Path("api/one.yaml"), Path("api/../two.yaml")),
        strict=True,
        remote=("https://schemas.example/",),
        folders=(Path("api/../schemas"), Path("api/parts")),
        accept=(Accepted("SC012", "/info"), Accepted("SC013")),
        only=OperationFilter(
            tags=("a",), paths=("/v1/*",), operations=("list*",), deprecated=False
        ),
    )


def test_nearest_configuration_is_used(tmp_path: Path) -> None:
    project(Path(), 'document = "outer.yaml"')
    inner = Path("a/b")
    inner.mkdir(parents=True)
    (inner / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert find_config(Flags(), tmp_path / "a" / "b").document == Path("outer.yaml")
    project(Path("a"), 'document = "inner.yaml"')
    assert find_config(Flags(), tmp_path / "a" / "b").document == Path("a/inner.yaml")


def test_options_override_the_configuration(tmp_path: Path) -> None:
    project(Path(), 'document = "a.yaml"\nout = "a"\npackage = "a"\noverlays = ["a"]')
    config = find_config(
        Flags(out=Path("b"), package="b", overlays=(Path("b"),), strict=True), tmp_path
    )
    assert config == Config(
        document=Path("a.yaml"),
        out=Path("b"),
        package="b",
        overlays=(Path("a"), Path("b")),
        strict=True,
    )


def test_document_option_ignores_the_configuration(tmp_path: Path) -> None:
    file = project(Path(), 'document = "a.yaml"\nout = "a"\npackage = "a"')
    alone = find_config(Flags(document=Path("b.yaml")), tmp_path)
    assert alone == Config(document=Path("b.yaml"))
    asked = find_config(Flags(document=Path("b.yaml"), config=file), tmp_path)
    assert asked == Config(document=Path("b.yaml"), out=Path("a"), package="a")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "document"),
        ("document = 3", r"Expected `str`, got `int` - at `\$\.document`"),
        ('document = ""', "document"),
        ('document = "a\\u0000b"', "document"),
        ('document = "a\\nb"', "document"),
        ('document = "a"\ndocment = "b"', "`docment`"),
        ('document = "a"\ntarget = "cobol"', "cobol"),
        ('document = "a"\nstrict = "yes"', "strict"),
        ('document = "a"\noverlays = "x"', "overlays"),
        ('document = "a"\naccept = [{ at = "x" }]', "rule"),
        ('document = "a"\nonly = { tag = ["x"] }', "`tag`"),
        ('document = "a', "invalid TOML"),
    ],
)
def test_errors_name_the_file(tmp_path: Path, table: str, message: str) -> None:
    project(Path(), table)
    with pytest.raises(ConfigError, match=message) as caught:
        find_config(Flags(), tmp_path)
    assert "pyproject.toml" in str(caught.value)


def test_missing_document(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"clientwright generate openapi\.yaml"):
        find_config(Flags(), tmp_path)


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"[project]\n", b"tool = 3\n"])
def test_config_option_requires_the_table(tmp_path: Path, content: bytes | None) -> None:
    file = Path("x.toml")
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigError, match=r"x\.toml"):
        find_config(Flags(config=file), tmp_path)
