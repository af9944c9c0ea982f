"""The official JSON Schema of OpenAPI, as packaged by openapi-spec-validator.

Only its schema is used, on jsonschema-rs. Its traversal of paths and schemas is not needed: our
rules cover those checks, with locations, and on a document of 13 MB 15 seconds faster (see
docs/decisions/0006-validation.md). Everything that leaves the meaning of a document unclear has
a rule of ours, so these findings are only warnings.

Importing the package takes 0.2 seconds, half of a small run. Therefore its schema file is read
first, and the package is imported only if the document is not valid.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema_rs

from ..diagnostics import Diagnostics, Origin, rules
from ..resolve import Spec

_VALIDATORS = {
    (3, 0): "openapi_v30_schema_validator",
    (3, 1): "openapi_v31_schema_validator",
    (3, 2): "openapi_v32_schema_validator",
}
"""The names of its lazily created validators."""

_LINK_PARAMETER = re.compile(r"/links/[^/]+/parameters/[^/]+$")
"""Strings in the schemas of 3.1 and 3.2, but any value in the text of the specification."""

_MAX_FINDINGS = 200


def check_official_schema(spec: Spec, diagnostics: Diagnostics) -> None:
    """Report violations of the official schema that no other rule has reported."""
    if _load_schema(spec.version).is_valid(spec.root.value):
        return
    from openapi_spec_validator import schemas

    validator: Any = getattr(schemas, _VALIDATORS[spec.version])
    origin = spec.root.origin
    reported = [
        finding.origin.pointer
        for finding in diagnostics.all
        if finding.origin is not None and finding.origin.file == origin.file
    ]
    for number, error in enumerate(validator.iter_errors(spec.root.value)):
        if number == _MAX_FINDINGS:
            break
        at = origin
        for token in error.absolute_path:
            at /= token
        if not _is_reported(at, reported) and not _LINK_PARAMETER.search(at.pointer):
            problem = _shorten_message(error.message)
            diagnostics.report(rules.STANDARD, at, key=True, problem=problem)


def _load_schema(version: tuple[int, int]) -> Any:
    """The official schema of a version, read without importing the package."""
    package = find_spec("openapi_spec_validator")
    assert package is not None, "a dependency of this package"
    assert package.origin is not None, "a package in a folder"
    name = f"v{version[0]}.{version[1]}"
    file = Path(package.origin).parent / "resources" / "schemas" / name / "schema.json"
    return jsonschema_rs.validator_for(json.loads(file.read_bytes()), offline=True)


def _is_reported(at: Origin, reported: Iterable[str]) -> bool:
    """Whether another rule has reported the value, something in it, or its parent."""
    below = at.pointer + "/"
    parent = at.pointer.rpartition("/")[0]
    return any(
        pointer == at.pointer or pointer.startswith(below) or (pointer == parent and pointer)
        for pointer in reported
    )


def _shorten_message(message: str) -> str:
    line = message.strip().splitlines()[0] if message.strip() else "it is not valid"
    return re.sub(r"\s+", " ", line)
