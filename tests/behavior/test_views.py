"""`readOnly` and `writeOnly`: what is sent and what comes back of one schema."""

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


def test_each_view_has_its_own_fields(api: Generated) -> None:
    assert hints(api.models.User).keys() == {"id", "name", "address", "friends"}
    assert hints(api.models.UserInput).keys() == {"name", "password", "address", "friends"}
    assert hints(api.models.User)["friends"] == list[api.models.User]
    assert hints(api.models.UserInput)["friends"] == list[api.models.UserInput]


def test_what_has_no_such_field_is_one_type(api: Generated) -> None:
    assert hints(api.models.User)["address"] is api.models.Address
    assert hints(api.models.UserInput)["address"] is api.models.Address
    assert not hasattr(api.models, "AddressInput")


def test_a_read_only_field_is_no_argument(api: Generated) -> None:
    users = api.module("resources.users").Users
    logins = api.module("resources.logins").Logins
    assert "id" not in inspect.signature(users.create).parameters
    assert inspect.signature(logins.create).parameters.keys() == {"self", "name", "token"}


def test_what_travels(api: Generated) -> None:
    friend = api.models.UserInput(name="Ben", password="secret")
    body = sent(api, lambda client: client.users.create(name="Eva", password="x", friends=[friend]))
    assert body == {
        "name": "Eva",
        "password": "x",
        "friends": [{"name": "Ben", "password": "secret"}],
    }
    user = received(api, create, {**USER, "friends": [USER]}, status=201)
    assert type(user.friends[0]) is api.models.User


def test_what_leads_to_a_view_has_two_as_well(api: Generated) -> None:
    assert hints(api.models.Team)["lead"] is api.models.User
    assert hints(api.models.TeamInput)["members"] == dict[str, api.models.UserInput]
    lead = {"name": "Eva", "password": "x"}
    body = sent(api, lambda client: client.teams.replace(lead=lead, members={"a": lead}))
    assert body == {"lead": lead, "members": {"a": lead}}
    team = received(
        api, lambda client: client.teams.replace(lead=lead), {"lead": USER, "any_of_us": USER}
    )
    assert type(team.any_of_us) is api.models.User


def test_what_travels_one_way_keeps_its_name(api: Generated) -> None:
    assert hints(api.models.Receipt).keys() == {"id"}
    assert hints(api.models.Login).keys() == {"name", "token"}


def test_a_secret_is_not_shown(api: Generated) -> None:
    given = api.models.UserInput(name="Eva", password="hunter2")
    assert "hunter2" not in repr(given)


def test_a_missing_read_only_field_is_refused_if_strict(api: Generated) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match="id"):
        received(api, create, {"name": "Eva"}, status=201)
