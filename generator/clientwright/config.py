"""What a run is asked to do: from `[tool.clientwright]` of a pyproject.toml, and from flags.

A document named on the command line stands alone: the configuration is then read only if `--config`
names it, so that `clientwright generate other.yaml --out x` inside a configured project does not
take that project's names. Paths in a configuration are relative to its file, flags to the folder
where the command runs. Not here: the flags themselves (`cli.py`), and whether a name is one in
the language of the target (the target).
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, cast

import msgspec

from .diagnostics.findings import Accepted
from .errors import UserError
from .lowering import BuildOptions

TABLE = "[tool.clientwright]"


class ConfigError(UserError):
    """The configuration or the flags are wrong; the message says where, and what would be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One run: what to read, what to make, where to write it."""

    document: Path
    out: Path | None = None
    target: str = "python"
    package: str | None = None
    client: str | None = None
    overlays: tuple[Path, ...] = ()
    strict: bool = False
    accept: tuple[Accepted, ...] = ()
    only: BuildOptions = field(default_factory=BuildOptions)
    remote: tuple[str, ...] = ()
    """URL prefixes that a `$ref` may lead to; empty: none is followed."""
    folders: tuple[Path, ...] = ()
    """Folders whose files a `$ref` may lead to, besides that of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """What the command line says; None and empty where it says nothing."""

    config: Path | None = None
    document: Path | None = None
    out: Path | None = None
    target: str | None = None
    package: str | None = None
    client: str | None = None
    overlays: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    strict: bool = False


def find(flags: Flags, folder: Path) -> Config:
    """The configuration of a run started in `folder`. Raises `ConfigError`."""
    if flags.config is None and flags.document is not None:
        return _merged(Config(document=flags.document), flags)
    file = flags.config or _nearest(folder)
    if file is None:
        raise ConfigError(
            "no document: name one (`clientwright generate openapi.yaml --out client`),"
            f" or say in a pyproject.toml, under {TABLE}, what to generate"
        )
    return _merged(read(file), flags)


def read(file: Path) -> Config:
    """What `[tool.clientwright]` of a file says. Raises `ConfigError`."""
    table = _table(file)
    if table is None:
        raise ConfigError(f"{file}: there is no {TABLE} in it")
    try:
        said = msgspec.convert(table, _Table)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{file}: {TABLE}: {error}") from error
    # Relative to where the command runs: findings are shown with these paths.
    folder = Path(os.path.relpath(file.parent))
    return Config(
        document=folder / said.document,
        out=None if said.out is None else folder / said.out,
        target=said.target,
        package=said.package,
        client=said.client,
        overlays=tuple(folder / overlay for overlay in said.overlays),
        strict=said.strict,
        accept=tuple(Accepted(entry.rule, entry.at) for entry in said.accept),
        only=BuildOptions(
            tags=said.only.tags,
            paths=said.only.paths,
            operations=said.only.operations,
            deprecated=said.only.deprecated,
        ),
        remote=said.remote,
        folders=tuple(folder / each for each in said.folders),
    )


def _merged(config: Config, flags: Flags) -> Config:
    return replace(
        config,
        document=flags.document or config.document,
        out=flags.out or config.out,
        target=flags.target or config.target,
        package=flags.package or config.package,
        client=flags.client or config.client,
        # What the command line adds is applied last.
        overlays=(*config.overlays, *flags.overlays),
        folders=(*config.folders, *flags.folders),
        strict=flags.strict or config.strict,
    )


def _nearest(folder: Path) -> Path | None:
    """The first pyproject.toml with our table, in `folder` and then above it."""
    for place in (folder, *folder.parents):
        file = place / "pyproject.toml"
        if file.is_file() and _table(file) is not None:
            return file
    return None


# --- the table, as it is written -----------------------------------------------------------------

_Line: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A[^\x00-\x1f\x7f]+\Z")]
"""Text of one line, not empty."""


class _Accept(msgspec.Struct, forbid_unknown_fields=True):
    rule: _Line
    at: str | None = None


class _Only(msgspec.Struct, forbid_unknown_fields=True):
    tags: tuple[_Line, ...] = ()
    paths: tuple[_Line, ...] = ()
    operations: tuple[_Line, ...] = ()
    deprecated: bool = True


class _Table(msgspec.Struct, forbid_unknown_fields=True):
    document: _Line
    out: _Line | None = None
    target: Literal["json", "python"] = "python"
    package: _Line | None = None
    client: _Line | None = None
    overlays: tuple[_Line, ...] = ()
    strict: bool = False
    accept: tuple[_Accept, ...] = ()
    only: _Only = msgspec.field(default_factory=_Only)
    remote: tuple[_Line, ...] = ()
    folders: tuple[_Line, ...] = ()


def _table(file: Path) -> Any:
    """The table as TOML gives it; None where there is none."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: not UTF-8 text: {error.reason}") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{file}: not TOML: {error}") from error
    tool: Any = data.get("tool")
    return cast("dict[str, Any]", tool).get("clientwright") if isinstance(tool, dict) else None
