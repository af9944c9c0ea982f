"""The interface of a target: it generates the files for one language from the model.

A target decides names, plans pages, renders templates and formats the result; it reads nothing but
its own templates and writes nothing. Targets are imported on demand.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

from ..diagnostics.findings import Diagnostics
from ..model import Api

TARGETS = {
    "python": ("a Python package", ".python.target"),
    "json": ("the model, as JSON", ".json"),
}
"""By name: what a target generates, and its module, which has a class `TARGET`."""

DEFAULT = "python"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetConfig:
    """The options for the output. None: derived from the document."""

    package: str | None = None
    """The name of the package."""
    client: str | None = None
    """The name of the client class."""
    document: str = ""
    """The file name of the document, for comments such as `generated from openapi.yaml`."""


class Unprintable(Exception):
    """A generated file with invalid syntax, which is a bug. `text` is its content so far."""

    def __init__(self, path: str, reason: str, text: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.text = text

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path, self.reason, self.text)


class Target(Protocol):
    """Generates the files for one language."""

    name: str

    def files(self, api: Api, config: TargetConfig, diagnostics: Diagnostics) -> Mapping[str, str]:
        """The text of each output file, by its path relative to the output folder.

        The files are formatted and checked: an invalid file raises `Unprintable`. What the target
        cannot express is reported.
        """
        ...


def find(name: str) -> Target:
    """The target with a name in `TARGETS`. Raises KeyError for any other."""
    module = importlib.import_module(TARGETS[name][1], __name__)
    return cast("Target", module.TARGET())
