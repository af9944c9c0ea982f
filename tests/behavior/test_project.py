"""The `pyproject.toml` of a client: metadata from the document's `info`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.generated import Generated

Generate = Callable[..., Generated]


def project_of(generated: Generate, info: dict[str, Any], **root: Any) -> dict[str, Any]:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1.2.0", **info},
        "paths": {"/pets": {"get": {"responses": {"204": {"description": "Done."}}}}},
        **root,
    }
    project: dict[str, Any] = tomllib.loads(generated(document).files["pyproject.toml"])["project"]
    return project


def test_metadata_from_info(generated: Generate) -> None:
    project = project_of(
        generated,
        {
            "contact": {
                "name": "Pet Team",
                "email": "pets@example.com",
                "url": "https://pets.test",
            },
            "license": {"name": "Apache License, Version 2.0", "url": "https://apache.test/2"},
            "termsOfService": "https://pets.test/terms",
        },
        externalDocs={"url": "https://pets.test/docs"},
    )
    assert project["license"] == "Apache-2.0"
    assert project["authors"] == [{"name": "Pet Team", "email": "pets@example.com"}]
    assert project["urls"] == {
        "Homepage": "https://pets.test",
        "Documentation": "https://pets.test/docs",
        "License": "https://apache.test/2",
        "Terms of Service": "https://pets.test/terms",
    }


def test_no_metadata(generated: Generate) -> None:
    assert not {"license", "authors", "urls"} & project_of(generated, {}).keys()


@pytest.mark.parametrize(
    ("license_", "expected"),
    [
        ({"name": "MIT"}, "MIT"),
        ({"name": "x", "identifier": "BSD-3-Clause"}, "BSD-3-Clause"),
        ({"name": "Pet Terms"}, {"text": "Pet Terms"}),
        ({"name": 'x"\n[project]\nname = "evil"'}, {"text": 'x" [project] name = "evil"'}),
    ],
)
def test_license(generated: Generate, license_: dict[str, str], expected: object) -> None:
    assert project_of(generated, {"license": license_})["license"] == expected


def test_invalid_contact_is_ignored(generated: Generate) -> None:
    contact = {"email": "not an address", "url": "javascript:alert(1)"}
    assert not {"authors", "urls"} & project_of(generated, {"contact": contact}).keys()
