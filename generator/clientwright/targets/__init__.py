"""What a target is: the back half for one language, from the model to the text of files.

A target decides names, plans pages, prints them and formats them; it touches no disk but its own
templates. `find` loads one by name, so that using one target never pays for importing another.

Not here: anything about a language, and writing (that is `write`).
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

from ..diagnostics.findings import Diagnostics
from ..model import Api

_MODULES = {"json": ".json", "python": ".python.target"}
"""Where each target lives. The module has a class `TARGET` that is made without arguments."""

NAMES = tuple(sorted(_MODULES))


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetConfig:
    """What a user chooses about the output. None: the target derives it from the document."""

    package: str | None = None
    """The name that a user imports."""
    client: str | None = None
    """The name of the client's class."""
    document: str = ""
    """The file name of the document, for words such as `generated from openapi.yaml`."""


class Unprintable(Exception):
    """A file of ours that its language does not read. `text` is the file, as far as it got."""

    def __init__(self, path: str, reason: str, text: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.text = text

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path, self.reason, self.text)


class Target(Protocol):
    """The back half for one language."""

    name: str

    def files(self, api: Api, config: TargetConfig, diagnostics: Diagnostics) -> Mapping[str, str]:
        """The final text of each output file, by its path below the output folder (`/` between).

        Everything is formatted and checked here: a file that would not compile is an error of
        ours, raised, never returned. What the target cannot express is reported.
        """
        ...


def find(name: str) -> Target:
    """The target of that name, one of `NAMES`. Raises KeyError for any other."""
    module = importlib.import_module(_MODULES[name], __name__)
    return cast("Target", module.TARGET())
