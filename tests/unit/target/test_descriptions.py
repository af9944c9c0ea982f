"""Every description of a document appears in the client (`tests/corpus/descriptions.py`)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.descriptions import Report, Walker, check, compare
from tests.harness.golden import CASES

ROOT = Path(__file__).parents[3]
DOCUMENTS = [
    ROOT / "spec" / "twilio_assistants.yaml",
    *(CASES / name / "openapi.yaml" for name in ("crud", "nullable", "allof", "views", "paging")),
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.parent.name)
def test_no_description_is_lost(document: Path) -> None:
    report = check(document)
    assert not report.error
    assert report.lost == []


def document_with(**operation: Any) -> dict[str, Any]:
    return {"openapi": "3.0.3", "paths": {"/pets": {"get": {"responses": {}, **operation}}}}


def test_lost_description_is_reported() -> None:
    report = Report("pets")
    compare(document_with(description="Lists pets."), {"src/c/pets.py": '"""Lists."""'}, report)
    assert [item.text for item in report.lost] == ["Lists pets."]
    assert report.counts == {"operation": 1}


def test_layout_and_spelling_make_no_difference() -> None:
    report = Report("pets")
    document = document_with(
        description="Lists <b>pets</b> by [owner](https://x.test).\nSee `PageToken`."
    )
    docstring = '"""Lists **pets** by [owner](https://x.test). See\n    `page_token`."""'
    compare(document, {"src/c/pets.py": docstring}, report)
    assert report.lost == []


def test_exclusions_are_counted() -> None:
    walker = Walker(
        document_with(
            parameters=[{"name": "Accept", "in": "header", "description": "Ignored."}],
            responses={
                "200": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "properties": {"owner": {"$ref": "#/x", "description": "Ignored."}},
                            }
                        }
                    }
                }
            },
        )
    )
    walker.walk()
    assert walker.descriptions == []
    assert walker.excluded == Counter({"ignored header": 1, "sibling of $ref in OpenAPI 3.0": 1})


def test_description_of_the_only_variant_that_is_not_null() -> None:
    variant = {"anyOf": [{"type": "string", "description": "A name."}, {"type": "null"}]}
    walker = Walker(
        document_with(
            requestBody={
                "content": {"application/json": {"schema": {"properties": {"name": variant}}}}
            }
        )
    )
    walker.walk()
    assert [item.text for item in walker.descriptions] == ["A name."]
