"""Minor violations: warnings with a location, and a working client; errors if strict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest

from clientwright.diagnostics.findings import Accepted
from clientwright.pipeline import run
from tests.harness.exchange import hints, received, sent
from tests.harness.generated import Generated, Recorder
from tests.harness.golden import config_of

FOUND = {
    "SC003": "/components/schemas/Thing/required/1",
    "SC004": "/components/schemas/Thing/properties/tint/enum/1",
    "SC008": "/components/schemas/Thing/properties/broken_pattern/pattern",
    "SC014": "/components/schemas/Thing/properties/maybe/nullable",
    "SC016": "/components/schemas/Thing/properties/id/example",
    "SC017": "/components/schemas/Thing/properties/size/default",
}


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("violations")


def test_violations_are_located_warnings(api: Generated) -> None:
    places = {
        (found.rule.code, found.origin.pointer)
        for found in api.diagnostics.warnings
        if found.origin is not None
    }
    assert set(FOUND.items()) <= places
    assert not api.diagnostics.errors


def test_client_is_generated(api: Generated) -> None:
    found = hints(api.models.Thing)
    assert found["id"] is str
    assert found["tint"] == Literal["red", "blue"] | str
    assert found["maybe"] == str | None
    value: dict[str, Any] = {"id": "a", "size": 1, "broken_pattern": "b", "maybe": None}
    value["unknown"] = [1, {"a": None}]
    thing = received(api, lambda client: client.things.replace(id="a", unknown=None), value)
    assert api.package.to_dict(thing) == value
    assert sent(api, lambda client: client.things.replace(**value)) == value


def test_undefined_required_property_is_required(api: Generated) -> None:
    assert hints(api.models.Thing)["unknown"] is Any
    with pytest.raises(TypeError, match="unknown"):
        api.models.Thing(id="a")
    with pytest.raises(api.errors.ResponseValidationError, match="unknown"):
        received(api, lambda client: client.things.replace(id="a", unknown=1), {"id": "a"})


@pytest.mark.parametrize("is_async", [False, True])
def test_server_variable_without_default_is_required(
    generated: Callable[..., Generated], is_async: bool
) -> None:
    api = generated("""
        servers: [{url: "https://{tenant}.example.com"}]
        paths:
          /pets: {get: {responses: {"204": {description: None.}}}}
    """)
    assert [found.rule.code for found in api.diagnostics.warnings] == ["SE003"]
    client = api.package.AsyncClient if is_async else api.package.Client
    assert client(tenant="acme").base_url == "https://acme.example.com"
    assert client(base_url="https://other.example").base_url == "https://other.example"
    with pytest.raises(api.errors.ConfigurationError, match="pass a value for 'tenant'"):
        client()


def test_undefined_security_scheme_is_ignored(
    generated: Callable[..., Generated],
) -> None:
    api = generated("""
        paths:
          /pets:
            get: {security: [{missing: []}], responses: {"204": {description: None.}}}
    """)
    [warning] = api.diagnostics.warnings
    assert warning.rule.code == "SE001"
    assert warning.origin is not None
    assert warning.origin.pointer == "/paths/~1pets/get/security/0/missing"
    recorder = Recorder(204)
    with api.client(recorder, headers={"X-Session": "s"}) as client:
        client.pets.list()
    assert recorder.request.headers["X-Session"] == "s"
    assert "authorization" not in recorder.request.headers


def test_strict_turns_warnings_into_errors() -> None:
    from dataclasses import replace

    result = run(replace(config_of("violations"), strict=True))
    assert result.stopped
    assert result.files is None


def test_accepted_findings_are_hidden_and_stale_ones_reported() -> None:
    from dataclasses import replace

    accepted = tuple(Accepted(code, pointer) for code, pointer in FOUND.items())
    stale = Accepted("SC003", "/components/schemas/Gone/required/1")
    result = run(replace(config_of("violations"), accept=(*accepted, stale)))
    codes = [found.rule.code for found in result.diagnostics.all]
    assert not result.stopped
    assert "SC003" not in codes
    assert "SC014" not in codes
    [found] = [each for each in result.diagnostics.warnings if each.rule.code == "CF001"]
    assert "Gone" in found.message
