"""The class of a large resource is split into several files; its name is unchanged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.harness.generated import Generated, Recorder

OPERATION = {"tags": ["repos"], "responses": {"204": {"description": "Done."}}}


def document(branches: int) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for number in range(36):
        paths[f"/user/repos-{number}"] = {"get": {**OPERATION, "operationId": f"repos/see{number}"}}
    for number in range(branches):
        path = f"/repos/{{owner}}/branches/b{number}"
        owner = {"name": "owner", "in": "path", "required": True, "schema": {"type": "string"}}
        paths[path] = {
            "get": {**OPERATION, "operationId": f"repos/branch{number}", "parameters": [owner]}
        }
    return {"paths": paths}


def test_large_resource_is_split_and_keeps_all_methods(
    generated: Callable[..., Generated],
) -> None:
    api = generated(document(branches=6))
    assert "class ReposBranchesPart(Resource):" in api.text("resources/_repos_branches.py")
    assert "class Repos(ReposBranchesPart):" in api.text("resources/repos.py")
    assert "AsyncReposBranchesPart" in api.text("async_resources/repos.py")
    assert "def branch3(" not in api.text("resources/repos.py")
    recorder = Recorder(204)
    with api.client(recorder) as client:
        client.repos.branch3("me")
        client.repos.see35()
        assert type(client.repos).__name__ == "Repos"
        response = client.with_response(client.repos.branch1, "me")
    assert response.status_code == 204
    assert [str(request.url.path) for request in recorder.requests] == [
        "/repos/me/branches/b3",
        "/user/repos-35",
        "/repos/me/branches/b1",
    ]


def test_small_resource_is_not_split(generated: Callable[..., Generated]) -> None:
    api = generated(document(branches=3))
    assert "class Repos(Resource):" in api.text("resources/repos.py")
    assert not any("/_repos" in path for path in api.files)
