"""The stages from a document to the text of the output files, and where a run stops.

Each stage is a function from a value to a value that reports its findings. Loading, resolving and
validating continue after errors where possible, so that one run shows all errors of a document.
No model is built from a document with errors, and every later stage stops the run if it reports
errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from . import targets
from .config import Config
from .coverage import CoverageReport, measure_coverage
from .diagnostics import Diagnostics, rules
from .diagnostics.findings import Stopped
from .load import load
from .lowering import lower
from .model import Api
from .openapi import ObjectKind
from .overlay import apply_overlays
from .resolve import Spec, resolve
from .targets import TargetConfig
from .validate import validate


class Stage(IntEnum):
    """The stages of a run. FILES is the stage of the target."""

    LOAD = 1
    RESOLVE = 2
    VALIDATE = 3
    BUILD = 4
    COVERAGE = 5
    FILES = 6


_WRONG_KEYS = (rules.DUPLICATE_KEY, rules.KEY_NOT_TEXT, rules.MERGE_KEY)
"""Errors of `load` after which the rest of the document is still valid."""

_FAMILIES = {"CV": Stage.COVERAGE, "NM": Stage.FILES, "TG": Stage.FILES}
"""The families of rules that later stages report; all others are reported up to BUILD."""


@dataclass(slots=True, kw_only=True)
class Result:
    """The results of the stages. Those after an error are None."""

    diagnostics: Diagnostics
    spec: Spec | None = None
    api: Api | None = None
    coverage: CoverageReport | None = None
    files: Mapping[str, str] | None = None
    stopped: bool = field(default=False)
    """Whether there were errors, so that nothing may be written."""


def run(
    config: Config,
    *,
    through: Stage = Stage.FILES,
    on_progress: Callable[[str], None] = lambda activity: None,
) -> Result:
    """Run the stages up to `through`. Errors in the document are part of the result.

    `on_progress` is called with a description of each stage.
    """
    result = Result(diagnostics=Diagnostics(strict=config.strict, accepted=config.accept))
    try:
        _run(config, through, on_progress, result)
    except Stopped:
        result.stopped = True
    return result


def _run(
    config: Config, through: Stage, on_progress: Callable[[str], None], result: Result
) -> None:
    for stage in _run_stages(config, on_progress, result):
        if stage is Stage.COVERAGE and (config.strict or stage is through):
            _report_not_supported(result)
        if stage is through:
            _report_unused_acceptances(config, through, result.diagnostics)
        if stage is through or stage > Stage.RESOLVE:
            result.diagnostics.checkpoint()
        if stage is through:
            return


def _run_stages(
    config: Config, on_progress: Callable[[str], None], result: Result
) -> Iterator[Stage]:
    """Run one stage after the other, on demand."""
    diagnostics = result.diagnostics

    on_progress(f"Loading {config.document}")
    document = load(config.document, diagnostics)
    yield Stage.LOAD
    if any(error.rule not in _WRONG_KEYS for error in diagnostics.errors):
        diagnostics.checkpoint()
    assert document is not None, "load returns None only with an error"
    if config.overlays:
        document = apply_overlays(document, config.overlays, diagnostics)
    spec = resolve(document, diagnostics, remote=config.remote, folders=config.folders)
    yield Stage.RESOLVE
    if not spec.objects[ObjectKind.OPENAPI]:
        diagnostics.checkpoint()  # a document of unknown version cannot be validated
    validate(spec, diagnostics)
    result.spec = spec
    yield Stage.VALIDATE

    on_progress("Building the model")
    result.api = lower(spec, diagnostics, config.only)
    yield Stage.BUILD

    on_progress("Checking coverage")
    result.coverage = measure_coverage(spec, result.api, diagnostics)
    yield Stage.COVERAGE

    on_progress("Generating the files")
    target = targets.find(config.target)
    result.files = target.files(result.api, _build_target_config(config), diagnostics)
    yield Stage.FILES


def _report_not_supported(result: Result) -> None:
    assert result.coverage is not None
    for entry in result.coverage.not_supported:
        result.diagnostics.report(
            rules.PART_NOT_SUPPORTED, entry.origin, key=True, part=entry.part, reason=entry.reason
        )


def _report_unused_acceptances(config: Config, through: Stage, diagnostics: Diagnostics) -> None:
    """Report accepted warnings that did not occur, if the stage that reports them has run."""
    for accepted in diagnostics.unused_acceptances:
        family = accepted.code.rstrip("0123456789")
        if _FAMILIES.get(family, Stage.BUILD) > through:
            continue
        if family == "CV" and not config.strict and through is not Stage.COVERAGE:
            continue
        where = "" if accepted.pointer is None else f" at `{accepted.pointer}`"
        diagnostics.report(rules.ACCEPTED_AND_GONE, None, code=accepted.code, where=where)


def _build_target_config(config: Config) -> TargetConfig:
    return TargetConfig(package=config.package, client=config.client, document=config.document.name)
