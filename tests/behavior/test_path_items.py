"""A path item may define operations beside its `$ref` (OpenAPI 3.1.1, "Path Item Object")."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.client.server import Server
from tests.harness.generated import Generated

DOCUMENT = """
paths:
  /pets/{petId}:
    $ref: "#/components/pathItems/Pet"
    parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
    delete:
      operationId: deletePet
      responses: {"204": {description: Deleted.}}
components:
  pathItems:
    Pet:
      parameters: [{name: trace, in: query, schema: {type: string}}]
      get:
        operationId: getPet
        responses: {"204": {description: Nothing.}}
"""


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_operations_of_both_path_items_have_the_parameters_of_both(
    generated: Callable[..., Generated], server: Server, is_async: bool
) -> None:
    api = generated(DOCUMENT)
    api.call(
        lambda client: client.pets.delete(7, trace="a"),
        lambda client: client.pets.get(7, trace="b"),
        is_async=is_async,
        base_url=server.url,
    )
    assert [(one.method, one.target) for one in server.seen] == [
        ("DELETE", "/pets/7?trace=a"),
        ("GET", "/pets/7?trace=b"),
    ]
