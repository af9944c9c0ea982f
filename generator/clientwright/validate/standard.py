"""openapi-spec-validator's word on a document: what it finds that our own rules did not.

Its validator for the version at hand is used, which is the specification's JSON Schema on
jsonschema-rs; its walk over paths and schemas is not, since our own rules cover what that checks,
with places, and 15 seconds sooner on a document of 13 MB (docs/decisions/0103-validation.md).
Whatever leaves the meaning of a document open has a rule of ours, so what is left over for this
one is a warning.

Importing it takes 0.2 seconds, half of a small run, for settings and readers that are not used
here. So its schema is asked first, on the same engine; only if that refuses, the validator itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema_rs

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics
from ..diagnostics.origin import Origin
from ..resolve import Spec

_VALIDATORS = {
    (3, 0): "openapi_v30_schema_validator",
    (3, 1): "openapi_v31_schema_validator",
    (3, 2): "openapi_v32_schema_validator",
}
"""By name, since they are made on first use."""

_ANY_VALUE = re.compile(r"/links/[^/]+/parameters/[^/]+$")
"""Where the schemas of 3.1 and 3.2 ask for text, and the text of the standard takes any value."""

_EVERYTHING = 200
"""Findings that are looked at: a document with more has found out enough."""


def check_standard(spec: Spec, diagnostics: Diagnostics) -> None:
    """Report what openapi-spec-validator's schema refuses and no rule of ours has found."""
    if _schema_of(spec.version).is_valid(spec.root.value):
        return
    from openapi_spec_validator import schemas

    validator: Any = getattr(schemas, _VALIDATORS[spec.version])
    origin = spec.root.origin
    known = [
        finding.origin.pointer
        for finding in diagnostics.all
        if finding.origin is not None and finding.origin.file == origin.file
    ]
    for number, error in enumerate(validator.iter_errors(spec.root.value)):
        if number == _EVERYTHING:
            break
        at = origin
        for token in error.absolute_path:
            at /= token
        if not _is_known(at, known) and not _ANY_VALUE.search(at.pointer):
            problem = _first_line(error.message)
            diagnostics.report(rules.STANDARD, at, key=True, problem=problem)


def _schema_of(version: tuple[int, int]) -> Any:
    """openapi-spec-validator's schema of a version, read from its folder without importing it."""
    package = find_spec("openapi_spec_validator")
    assert package is not None, "a dependency of this package"
    assert package.origin is not None, "a package in a folder"
    name = f"v{version[0]}.{version[1]}"
    file = Path(package.origin).parent / "resources" / "schemas" / name / "schema.json"
    return jsonschema_rs.validator_for(json.loads(file.read_bytes()), offline=True)


def _is_known(at: Origin, known: Iterable[str]) -> bool:
    """Whether a rule of ours has a finding there, inside, or right around it."""
    inside = at.pointer + "/"
    around = at.pointer.rpartition("/")[0]
    return any(
        pointer == at.pointer or pointer.startswith(inside) or (pointer == around and pointer)
        for pointer in known
    )


def _first_line(message: str) -> str:
    line = message.strip().splitlines()[0] if message.strip() else "it is not valid"
    return re.sub(r"\s+", " ", line)
