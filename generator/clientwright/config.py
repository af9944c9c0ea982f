"""The configuration of a run: `[tool.clientwright]` in a pyproject.toml, and command-line options.

A document on the command line is independent of any configuration unless `--config` names one, so
that `clientwright generate other.yaml --out x` in a configured project does not use the names of
that project. Paths in a configuration are relative to its file, those on the command line to the
working directory.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Annotated, Any, TypeAlias, cast

import msgspec

from . import targets
from .diagnostics.findings import Accepted
from .errors import UserError
from .lowering import OperationFilter

TABLE = "[tool.clientwright]"


class ConfigError(UserError):
    """The configuration or the options are invalid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    document: Path
    out: Path | None = None
    target: str = targets.DEFAULT
    package: str | None = None
    client: str | None = None
    overlays: tuple[Path, ...] = ()
    strict: bool = False
    accept: tuple[Accepted, ...] = ()
    only: OperationFilter = field(default_factory=OperationFilter)
    remote: tuple[str, ...] = ()
    """The URL prefixes of remote references that may be fetched."""
    folders: tuple[Path, ...] = ()
    """The folders that references may lead to, besides that of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """The options on the command line; None or empty if not passed."""

    config: Path | None = None
    document: Path | None = None
    out: Path | None = None
    target: str | None = None
    package: str | None = None
    client: str | None = None
    overlays: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    strict: bool = False


def find_config(flags: Flags, folder: Path) -> Config:
    """The configuration of a run started in `folder`. Raises `ConfigError`."""
    if flags.config is None and flags.document is not None:
        return _merge(Config(document=flags.document), flags)
    file = flags.config or _find_file(folder)
    if file is None:
        raise ConfigError(
            "Missing document. Pass one (`clientwright generate openapi.yaml --out client`)"
            f" or set `document` under {TABLE} in pyproject.toml"
        )
    return _merge(read_config(file), flags)


def read_config(file: Path) -> Config:
    """The configuration in `[tool.clientwright]` of a file. Raises `ConfigError`."""
    data = _read_table(file)
    if data is None:
        raise ConfigError(f"{file} has no {TABLE} table")
    try:
        table = msgspec.convert(data, ConfigTable)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{file}: {TABLE}: {error}") from error
    if table.target not in targets.TARGETS:
        names = " or ".join(f"`{name}`" for name in targets.TARGETS)
        raise ConfigError(f"{file}: {TABLE}: `target` must be {names}, got `{table.target}`")
    # Relative to the working directory, as the paths in findings.
    folder = Path(os.path.relpath(file.parent))
    values = msgspec.structs.asdict(table)
    values |= {
        "document": folder / table.document,
        "out": None if table.out is None else folder / table.out,
        "overlays": tuple(folder / path for path in table.overlays),
        "folders": tuple(folder / path for path in table.folders),
        "accept": tuple(Accepted(entry.rule, entry.at) for entry in table.accept),
        "only": OperationFilter(**msgspec.structs.asdict(table.only)),
    }
    return Config(**values)


def _merge(config: Config, flags: Flags) -> Config:
    passed = {one.name: value for one in fields(flags) if (value := getattr(flags, one.name))}
    passed.pop("config", None)
    # Those on the command line are applied last.
    passed["overlays"] = (*config.overlays, *flags.overlays)
    passed["folders"] = (*config.folders, *flags.folders)
    return replace(config, **passed)


def _find_file(folder: Path) -> Path | None:
    """The nearest pyproject.toml with our table, in `folder` or above it."""
    for parent in (folder, *folder.parents):
        file = parent / "pyproject.toml"
        if file.is_file() and _read_table(file) is not None:
            return file
    return None


# --- the table -----------------------------------------------------------------------------------

_Line: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A[^\x00-\x1f\x7f]+\Z")]
"""A string of one line, not empty."""


def _key(description: str, example: str) -> msgspec.Meta:
    """The documentation of a key; the example is TOML."""
    return msgspec.Meta(description=description, examples=[example])


# fmt: off  # a key is a row: its type, and below it its documentation


class AcceptTable(msgspec.Struct, forbid_unknown_fields=True):
    rule: Annotated[_Line, _key("The code of the rule.", 'rule = "SC016"')]
    at: Annotated[str | None, _key(
        "The JSON pointer of the location, without the file. By default, all locations.",
        'at = "/components/schemas/Pet"')] = None


class OnlyTable(msgspec.Struct, forbid_unknown_fields=True):
    tags: Annotated[tuple[_Line, ...], _key(
        "Tags, one of which an operation must have.", 'tags = ["pets"]')] = ()
    paths: Annotated[tuple[_Line, ...], _key(
        "Patterns, one of which the path must match.", 'paths = ["/v1/*"]')] = ()
    operations: Annotated[tuple[_Line, ...], _key(
        "Patterns, one of which the operationId must match.", 'operations = ["list*"]')] = ()
    deprecated: Annotated[bool, _key(
        "Whether to include deprecated operations.", "deprecated = false")] = True


class ConfigTable(msgspec.Struct, forbid_unknown_fields=True):
    """The table `[tool.clientwright]`. `docs/configuration.md` is generated from it."""

    document: Annotated[_Line, _key("The OpenAPI document.", 'document = "openapi.yaml"')]
    out: Annotated[_Line | None, _key(
        "The output folder. Required unless passed as `--out`.", 'out = "client"')] = None
    target: Annotated[str, _key(
        "What to generate: `python` or `json`.", f'target = "{targets.DEFAULT}"')] = targets.DEFAULT
    package: Annotated[_Line | None, _key(
        "The import package. By default, it is derived from the title of the document.",
        'package = "my_api"')] = None
    client: Annotated[_Line | None, _key(
        "The class of the client. By default, it is derived from the package.",
        'client = "MyApiClient"')] = None
    overlays: Annotated[tuple[_Line, ...], _key(
        "OpenAPI Overlays to apply, in this order.", 'overlays = ["sdk.overlay.yaml"]')] = ()
    strict: Annotated[bool, _key(
        "Whether warnings, and unsupported parts, are errors.", "strict = true")] = False
    accept: Annotated[tuple[AcceptTable, ...], _key(
        "Warnings and notes to ignore. An entry that doesn't occur is reported.",
        'accept = [{ rule = "SC016", at = "/components/schemas/Pet" }]')] = ()
    only: Annotated[OnlyTable, _key(
        "The operations to generate. An operation must satisfy every key of the table.",
        'only = { tags = ["pets"] }')] = msgspec.field(default_factory=OnlyTable)
    remote: Annotated[tuple[_Line, ...], _key(
        "URL prefixes of remote references that may be fetched. By default, none are.",
        'remote = ["https://schemas.example.com/"]')] = ()
    folders: Annotated[tuple[_Line, ...], _key(
        "Folders that references may lead to, besides the folder of the document.",
        'folders = ["../schemas"]')] = ()


# fmt: on


def _read_table(file: Path) -> Any:
    """The table in a file; None if there is none."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: not UTF-8: {error.reason}") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{file}: invalid TOML: {error}") from error
    tool: Any = data.get("tool")
    return cast("dict[str, Any]", tool).get("clientwright") if isinstance(tool, dict) else None
