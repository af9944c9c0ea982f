"""`readOnly` and `writeOnly`: different types for requests and responses."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.exchange import hints, received, sent
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("views")


USER: dict[str, Any] = {"id": "u1", "name": "Eva"}


def create(client: Any) -> Any:
    return client.users.create(name="Eva", password="secret")


def test_input_and_output_types_have_own_properties(api: Generated) -> None:
    assert hints(api.models.User).keys() == {"id", "name", "address", "friends"}
    assert hints(api.models.UserInput).keys() == {"name", "password", "address", "friends"}
    assert hints(api.models.User)["friends"] == list[api.models.User]
    assert hints(api.models.UserInput)["friends"] == list[api.models.UserInput]


def test_type_without_directed_properties_is_not_split(api: Generated) -> None:
    assert hints(api.models.User)["address"] is api.models.Address
    assert hints(api.models.UserInput)["address"] is api.models.Address
    assert not hasattr(api.models, "AddressInput")


def test_read_only_property_is_no_argument(api: Generated) -> None:
    users = api.module("resources.users").Users
    logins = api.module("resources.logins").Logins
    assert "id" not in inspect.signature(users.create).parameters
    assert inspect.signature(logins.create).parameters.keys() == {"self", "name", "token"}


def test_properties_sent_and_received(api: Generated) -> None:
    friend = api.models.UserInput(name="Ben", password="secret")
    body = sent(api, lambda client: client.users.create(name="Eva", password="x", friends=[friend]))
    assert body == {
        "name": "Eva",
        "password": "x",
        "friends": [{"name": "Ben", "password": "secret"}],
    }
    user = received(api, create, {**USER, "friends": [USER]}, status=201)
    assert type(user.friends[0]) is api.models.User


def test_referring_types_are_split(api: Generated) -> None:
    assert hints(api.models.Team)["lead"] is api.models.User
    assert hints(api.models.TeamInput)["members"] == dict[str, api.models.UserInput]
    lead = {"name": "Eva", "password": "x"}
    body = sent(api, lambda client: client.teams.replace(lead=lead, members={"a": lead}))
    assert body == {"lead": lead, "members": {"a": lead}}
    team = received(
        api, lambda client: client.teams.replace(lead=lead), {"lead": USER, "any_of_us": USER}
    )
    assert type(team.any_of_us) is api.models.User


def test_type_of_one_direction_keeps_name(api: Generated) -> None:
    assert hints(api.models.Receipt).keys() == {"id"}
    assert hints(api.models.Login).keys() == {"name", "token"}


def test_secret_is_redacted(api: Generated) -> None:
    value = api.models.UserInput(name="Eva", password="hunter2")
    assert "hunter2" not in repr(value)


def test_strict_reading_requires_read_only_property(api: Generated) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match="id"):
        received(api, create, {"name": "Eva"}, status=201)
