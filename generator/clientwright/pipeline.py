"""The way from a document to the text of files: the stages in order, and where a run stops.

Each stage is a function from a value to a value that reports what it finds; after each one the run
ends if there were errors, so that one run shows all errors of a stage. Not here: writing (see
`write.py`), printing what was found (`report.py`), and anything a stage does itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from . import rules, targets
from .build import build
from .config import Config
from .diagnostics import Diagnostics, Stopped
from .load import load
from .model import Api
from .resolve import Spec, resolve
from .targets import TargetConfig
from .validate import validate


class Stage(IntEnum):
    """How far a run goes."""

    VALIDATE = 1
    BUILD = 2
    FILES = 3


@dataclass(slots=True, kw_only=True)
class Result:
    """What a run made, as far as it came. What comes after an error is None."""

    diagnostics: Diagnostics
    spec: Spec | None = None
    api: Api | None = None
    files: Mapping[str, str] | None = None
    stopped: bool = field(default=False)
    """There were errors. Nothing of this run may be written."""


def run(
    config: Config,
    *,
    through: Stage = Stage.FILES,
    watch: Callable[[str], None] = lambda doing: None,
) -> Result:
    """Run the stages up to `through`. What is wrong with the document is in the result.

    `watch` is told what is being done, for a display. Raises only for faults of our own.
    """
    result = Result(
        diagnostics=Diagnostics(strict=config.strict, accepted=config.accept),
    )
    try:
        _run(config, through, watch, result)
    except Stopped:
        result.stopped = True
    return result


def _run(config: Config, through: Stage, watch: Callable[[str], None], result: Result) -> None:
    diagnostics = result.diagnostics

    watch(f"Reading {config.document}")
    document = load(config.document, diagnostics)
    diagnostics.checkpoint()
    assert document is not None, "load gives None only with an error"
    spec = resolve(document, diagnostics, overlays=config.overlays, remote=config.remote)
    diagnostics.checkpoint()
    validate(spec, diagnostics)
    diagnostics.checkpoint()
    result.spec = spec
    if through < Stage.BUILD:
        return

    watch("Understanding it")
    result.api = build(spec, diagnostics, config.only)
    diagnostics.checkpoint()
    if through < Stage.FILES:
        return

    watch("Making the files")
    target = targets.find(config.target)
    result.files = target.files(result.api, _target_config(config), diagnostics)
    # Only now: any stage could have made the warning.
    for accepted in diagnostics.unused_acceptances:
        at = "" if accepted.pointer is None else f" at `{accepted.pointer}`"
        diagnostics.report(rules.ACCEPTED_AND_GONE, None, code=accepted.code, where=at)
    diagnostics.checkpoint()


def _target_config(config: Config) -> TargetConfig:
    return TargetConfig(package=config.package, client=config.client, document=config.document.name)
