"""Generates output from a document in a test, with the pipeline of the command line."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from clientwright.config import Config
from clientwright.diagnostics.report import render
from clientwright.pipeline import Result, run

HEAD: Mapping[str, Any] = {"openapi": "3.1.0", "info": {"title": "Probe", "version": "1.0.0"}}


class InvalidDocument(AssertionError):
    """The document of a test has unexpected errors; the message is the report."""


def whole(document: str | Mapping[str, Any]) -> dict[str, Any]:
    """A document from a fragment, which is YAML (with any indentation) or data.

    `openapi`, `info` and `paths` are added if they are missing.
    """
    data = yaml.safe_load(textwrap.dedent(document)) if isinstance(document, str) else document
    return {**HEAD, "paths": {}, **data}


def data_of(file: Path) -> dict[str, Any]:
    """The data of a YAML file."""
    data: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return data


def save(document: str | Mapping[str, Any], folder: Path) -> Path:
    """Write a fragment as a complete document into `folder`; the path of the file."""
    file = folder / "openapi.yaml"
    file.write_text(yaml.safe_dump(whole(document), sort_keys=False, allow_unicode=True), "utf-8")
    return file


def make(config: Config) -> Result:
    """Run the pipeline. Raises `InvalidDocument` with the report if there are errors."""
    result = run(config)
    if result.stopped:
        raise InvalidDocument(render(result.diagnostics, "text"))
    return result


def files_of(config: Config) -> Mapping[str, str]:
    """The files that are generated for a configuration."""
    files = make(config).files
    assert files is not None
    return files


def fixed_files(config: Config, folder: Path) -> frozenset[str]:
    """The paths of the files that do not depend on the document, mostly the runtime.

    Determined by generating clients from two documents that have nothing in common.
    """
    outputs = [
        files_of(replace(config, document=save(document, folder), overlays=()))
        for document in (_ONE, _OTHER)
    ]
    return frozenset(path for path, text in outputs[0].items() if outputs[1].get(path) == text)


_ONE = """
    info: {title: One, version: 1.0.0}
    paths:
      /cats:
        get:
          tags: [cats]
          operationId: listCats
          responses: {"200": {description: All cats.}}
"""

_OTHER = """
    info: {title: Other, version: 2.0.0, description: Another one.}
    servers: [{url: "https://other.example"}]
    paths:
      /dogs/{id}:
        post:
          tags: [dogs]
          operationId: createDog
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          requestBody:
            content: {application/json: {schema: {$ref: "#/components/schemas/Dog"}}}
          responses:
            "201":
              description: The dog.
              content: {application/json: {schema: {$ref: "#/components/schemas/Dog"}}}
    components:
      schemas:
        Dog: {type: object, required: [name], properties: {name: {type: string}}}
"""
