"""The reference pages of the settings are current, and their examples are valid."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
import yaml

from clientwright.config import AcceptTable, ConfigTable, OnlyTable
from clientwright.conventions.pagination import Pagination, read_declared_pagination
from clientwright.lowering.extensions import KEYS, OWN, PAGINATION, ExtensionKey
from tests.harness.settings_pages import DOCS, EXAMPLE, PAGES

REQUIRED: dict[Any, dict[str, str]] = {
    ConfigTable: {"document": "openapi.yaml"},
    AcceptTable: {"rule": "OP001"},
}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_current(name: str) -> None:
    """`make docs` updates the pages."""
    assert Path(DOCS / name).read_text("utf-8") == PAGES[name]()


@pytest.mark.parametrize("table", [ConfigTable, OnlyTable, AcceptTable])
def test_configuration_examples(table: type[msgspec.Struct]) -> None:
    hints = get_type_hints(table, include_extras=True)
    for field in msgspec.structs.fields(table):
        [example] = get_args(hints[field.name])[-1].examples
        value = tomllib.loads(example)
        assert list(value) == [field.name]
        msgspec.convert(REQUIRED.get(table, {}) | value, table)


def test_configuration_example() -> None:
    msgspec.convert(tomllib.loads(EXAMPLE)["tool"]["clientwright"], ConfigTable)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_extension_examples(key: ExtensionKey) -> None:
    own = yaml.safe_load(key.example)
    assert key.read({OWN: own}) is not None
    for field in key.fields:
        assert list(yaml.safe_load(field.example)) == [field.name]


def test_pagination_keys() -> None:
    """The documented keys are those that the styles read. `request-path` is part of `parameter`."""
    styles = get_args(Pagination)
    names = {
        field.name.replace("_", "-") for style in styles for field in dataclasses.fields(style)
    }
    assert {field.name for field in PAGINATION.fields} == names - {"declared", "request-path"} | {
        "kind"
    }
    assert (
        read_declared_pagination(yaml.safe_load(PAGINATION.example)["pagination"], {}, {})
        is not None
    )
