"""A server variable can be the origin of the URL (OpenAPI 3.1, 4.8.5: values are substituted)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.harness.generated import Generated

DOCUMENT = """
servers:
  - url: "{endpoint}/v{version}"
    variables:
      endpoint: {default: "https://api.example"}
      version: {default: "1"}
paths:
  /things: {get: {operationId: list, responses: {"204": {description: None.}}}}
"""


@pytest.fixture
def api(generated: Callable[..., Generated]) -> Generated:
    return generated(DOCUMENT)


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8080", "https://[::1]", "http://a.test/x"])
def test_variable_is_origin(api: Generated, origin: str) -> None:
    for make in (api.package.Client, api.package.AsyncClient):
        assert make(endpoint=origin).base_url == f"{origin}/v1"


@pytest.mark.parametrize(
    "origin", ["ftp://a.test", "https://u:p@a.test", "https://a.test/?x", "a.test"]
)
def test_origin_is_checked(api: Generated, origin: str) -> None:
    with pytest.raises(api.errors.ConfigurationError):
        api.package.Client(endpoint=origin)
