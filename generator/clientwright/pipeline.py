"""The way from a document to the text of files: the stages in order, and where a run stops.

Each stage is a function from a value to a value that reports what it finds. Reading, resolving and
validating go on after errors for as long as there is something to look at, so that one run shows
all that is wrong with a document; nothing is built from one with errors, and after each later stage
the run ends if there were any. Not here: writing (see `write.py`), printing what was found
(`report.py`), and anything a stage does itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from . import targets
from .config import Config
from .coverage import Ledger, coverage
from .diagnostics import rules
from .diagnostics.findings import Diagnostics, Stopped
from .load import load
from .lowering import build
from .model import Api
from .resolve import Kind, Spec, resolve
from .targets import TargetConfig
from .validate import validate


class Stage(IntEnum):
    """How far a run goes. NameHint, planning, printing and formatting are the target's: FILES."""

    LOAD = 1
    RESOLVE = 2
    VALIDATE = 3
    BUILD = 4
    COVERAGE = 5
    FILES = 6


_WRONG_KEYS = (rules.DUPLICATE_KEY, rules.KEY_NOT_TEXT, rules.MERGE_KEY)
"""What `load` can find without losing a value: the rest of the document is as it is written."""

_FAMILIES = {"CV": Stage.COVERAGE, "NM": Stage.FILES, "TG": Stage.FILES}
"""The families of rules that only a late stage reports; all others are reported by BUILD."""


@dataclass(slots=True, kw_only=True)
class Result:
    """What a run made, as far as it came. What comes after an error is None."""

    diagnostics: Diagnostics
    spec: Spec | None = None
    api: Api | None = None
    ledger: Ledger | None = None
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
    for stage in _stages(config, watch, result):
        if stage is Stage.COVERAGE and (config.strict or stage is through):
            _report_left_out(result)
        if stage is through:
            _report_unused(config, through, result.diagnostics)
        if stage is through or stage > Stage.RESOLVE:
            result.diagnostics.checkpoint()
        if stage is through:
            return


def _stages(config: Config, watch: Callable[[str], None], result: Result) -> Iterator[Stage]:
    """Run one stage after the other, for as long as the next one is asked for."""
    diagnostics = result.diagnostics

    watch(f"Reading {config.document}")
    document = load(config.document, diagnostics)
    yield Stage.LOAD
    if any(error.rule not in _WRONG_KEYS for error in diagnostics.errors):
        diagnostics.checkpoint()
    assert document is not None, "load gives None only with an error"
    spec = resolve(
        document,
        diagnostics,
        overlays=config.overlays,
        remote=config.remote,
        folders=config.folders,
    )
    yield Stage.RESOLVE
    if not spec.objects[Kind.OPENAPI]:
        diagnostics.checkpoint()  # of no known version: there are no rules to hold it against
    validate(spec, diagnostics)
    result.spec = spec
    yield Stage.VALIDATE

    watch("Understanding it")
    result.api = build(spec, diagnostics, config.only)
    yield Stage.BUILD

    watch("Accounting for every part of it")
    result.ledger = coverage(spec, result.api, diagnostics)
    yield Stage.COVERAGE

    watch("Making the files")
    target = targets.find(config.target)
    result.files = target.files(result.api, _target_config(config), diagnostics)
    yield Stage.FILES


def _report_left_out(result: Result) -> None:
    assert result.ledger is not None
    for entry in result.ledger.left_out:
        result.diagnostics.report(
            rules.PART_LEFT_OUT, entry.origin, key=True, part=entry.part, reason=entry.reason
        )


def _report_unused(config: Config, through: Stage, diagnostics: Diagnostics) -> None:
    """Report what is accepted and did not occur, where a stage that ran could have reported it."""
    for accepted in diagnostics.unused_acceptances:
        family = accepted.code.rstrip("0123456789")
        if _FAMILIES.get(family, Stage.BUILD) > through:
            continue
        if family == "CV" and not config.strict and through is not Stage.COVERAGE:
            continue
        where = "" if accepted.pointer is None else f" at `{accepted.pointer}`"
        diagnostics.report(rules.ACCEPTED_AND_GONE, None, code=accepted.code, where=where)


def _target_config(config: Config) -> TargetConfig:
    return TargetConfig(package=config.package, client=config.client, document=config.document.name)
