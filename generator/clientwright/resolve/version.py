"""The OpenAPI version of a document."""

from __future__ import annotations

import re

from ..diagnostics import Diagnostics, Origin, rules
from ..load import Document
from ..openapi import describe_json_type
from ..values import is_object

_VERSION = re.compile(r"3\.([012])(?:\.\d+)?(?:-[0-9A-Za-z.-]+)?")
_LATEST = {"3.0": "3.0.4", "3.1": "3.1.2", "3.2": "3.2.0"}


def read_version(document: Document, diagnostics: Diagnostics) -> tuple[int, int] | None:
    """(3, 0), (3, 1) or (3, 2); None (reported) for any other document."""
    origin = Origin(document.name)
    data = document.data
    if not is_object(data):
        diagnostics.report(rules.NOT_AN_OBJECT, origin, got=describe_json_type(data))
        return None
    if "openapi" not in data:
        if "swagger" in data:
            at = origin / "swagger"
            version = document.source(at.pointer).strip("'\"")
            diagnostics.report(rules.SWAGGER_2, at, version=version, file=document.name)
        else:
            diagnostics.report(rules.NO_VERSION, origin)
        return None
    at = origin / "openapi"
    stated = data["openapi"]
    if isinstance(stated, float):
        text = document.source(at.pointer)
        if text in _LATEST:
            whole = _LATEST[text]
            diagnostics.report(rules.VERSION_NOT_TEXT, at, version=text, whole=whole)
            stated = text
    match = _VERSION.fullmatch(stated.strip()) if isinstance(stated, str) else None
    if match is None:
        diagnostics.report(rules.UNKNOWN_VERSION, at, version=stated)
        return None
    return 3, int(match.group(1))
