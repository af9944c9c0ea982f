"""Reading responses: valid ones, and ones that drift from the document without failing."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from tests.client.conftest import Driver
from tests.client.server import Reply, Server


def _fetch(drive: Driver, server: Server, pet: Any, **options: Any) -> Any:
    server.reply(Reply(200, pet, {"X-Request-Id": "RQ1"}))
    return drive(lambda client: client.with_response(client.pets.fetch, "p1"), **options)


def test_valid_response_has_no_drift(drive: Driver, server: Server, petshop: Any) -> None:
    response = _fetch(
        drive,
        server,
        {
            "id": "p1",
            "name": "Rex",
            "kind": "dinosaur",  # an unknown value of an open enum
            "born": "2024-05-06T07:08:09.123456Z",  # fractional seconds
            "weight": 3,
            "lives": 9.0,  # an integer in JSON Schema
            "friend": {"sort": "dog", "enemy": {"sort": "cat", "lives": 7}},
            "parents": [{"id": "p0", "name": "Max"}],
            "home": {"street": "Elm", "class": "b", "rooms": 3},
            "shoe_size": 44,  # an unknown field
        },
        strict=True,
    )
    pet = response.value
    assert response.drift == ()
    assert (pet.kind, pet.weight, pet.lives) == ("dinosaur", 3.0, 9)
    assert pet.born == datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)
    assert isinstance(pet.friend, petshop.models.Dog)
    assert pet.friend.enemy == petshop.models.Cat(sort="cat", lives=7)
    assert isinstance(pet.friend.enemy, petshop.models.Animal)
    assert pet.home.class_ == "b"
    assert pet.home.additional_properties == {"rooms": 3}
    assert pet.parents[0].name == "Max"


DRIFTS = [
    ({"name": "Rex"}, "$.id", "str", "nothing"),
    ({"id": 5, "name": "Rex"}, "$.id", "str", "number"),
    ({"id": None, "name": "Rex"}, "$.id", "str", "null"),
    ({"id": "p1", "name": "Rex", "born": "2024-05-06T07:08:09"}, "$.born", "datetime", "string"),
    ({"id": "p1", "name": "Rex", "weight": "heavy"}, "$.weight", "int | float", "string"),
    ({"id": "p1", "name": "Rex", "parents": {}}, "$.parents", "list[Pet]", "object"),
    ({"id": "p1", "name": "R", "parents": [{"id": "a"}]}, "$.parents[0].name", "str", "nothing"),
    ({"id": "p1", "name": "Rex", "home": {"street": 1}}, "$.home.street", "str", "number"),
    (
        {"id": "p1", "name": "Rex", "home": {"street": "E", "a b": "x"}},
        "$.home['a b']",
        "int",
        "string",
    ),
    ({"id": "p1", "name": "Rex", "friend": {"sort": "cow"}}, "$.friend.sort", "'cat'", "string"),
    ({"id": "p1", "name": "Rex", "friend": 3}, "$.friend", "Animal", "number"),
    ([], "$", "Pet", "array"),
]


@pytest.mark.parametrize(("pet", "path", "expected", "found"), DRIFTS)
def test_drift_is_located_and_refused_if_strict(
    drive: Driver,
    server: Server,
    petshop: Any,
    runtime: Any,
    pet: Any,
    path: str,
    expected: str,
    found: str,
) -> None:
    seen: list[Any] = []
    hooks = runtime("hooks").Hooks(on_drift=seen.append)
    response = _fetch(drive, server, pet, hooks=hooks)
    assert response.drift == tuple(seen)
    (drift,) = seen
    assert (drift.operation, drift.path, drift.found) == ("FetchPet", path, found)
    assert drift.expected.startswith(expected)
    with pytest.raises(petshop.errors.ResponseValidationError) as caught:
        _fetch(drive, server, pet, strict=True)
    assert (caught.value.path, caught.value.request_id) == (path, "RQ1")
    assert caught.value.expected.startswith(expected)
    assert caught.value.operation == "FetchPet"
    assert path in str(caught.value)


def test_drift_is_converted_if_possible(
    drive: Driver, server: Server, petshop: Any, runtime: Any
) -> None:
    pet = _fetch(
        drive,
        server,
        {
            "id": 5,
            "kind": 7,
            "born": "Fri, 03 May 2024 10:00:00 +0200",
            "weight": "3.5",
            "lives": 1.5,
            "parents": [{"id": "p0", "name": True}],
        },
    ).value
    assert pet.id == "5"
    assert pet.name is runtime("unset").UNSET
    assert pet.born == datetime(2024, 5, 3, 10, tzinfo=timezone(timedelta(hours=2)))
    assert (pet.weight, pet.lives, pet.kind) == (3.5, 1.5, 7)
    assert pet.parents[0].name == "true"
    assert "name" not in runtime("models.convert").to_dict(pet)
    naive = _fetch(drive, server, {"id": "p1", "name": "x", "born": "2024-05-06T07:08:09"}).value
    assert naive.born == datetime.fromisoformat("2024-05-06T07:08:09")
    number = _fetch(drive, server, {"id": "p1", "name": "x", "born": 1714979289}).value
    assert number.born == datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def test_drift_is_logged_once_per_location(
    drive: Driver, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    parents = [{"id": "SECRET", "name": 1}, {"id": "SECRET", "name": 2}, {"id": 3, "name": "x"}]
    server.reply(Reply(200, {"id": "p1", "name": "Rex", "parents": parents}))

    async def twice(client: Any) -> None:
        await client.pets.fetch("p1")
        await client.pets.fetch("p1")

    with caplog.at_level(logging.WARNING):
        drive(twice if drive.asynchronous else lambda c: [c.pets.fetch("p1") for _ in "ab"])
    lines = [record.getMessage() for record in caplog.records if record.name == "petshop"]
    assert len(lines) == 2
    assert "$.parents[0].name: expected str, found number" in lines[0]
    assert "SECRET" not in "".join(lines)


def _tell(client: Any) -> Any:
    return client.with_response(client.pets.tell, "p1", text="Sit")


def test_202_without_body_is_valid(drive: Driver, server: Server, runtime: Any) -> None:
    server.reply(Reply(202))
    response = drive(_tell, strict=True)
    assert (response.status_code, response.drift) == (202, ())
    assert response.value.status is runtime("unset").UNSET
    assert response.value.body is runtime("unset").UNSET


def test_200_without_body_is_drift(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200))
    assert [drift.found for drift in drive(_tell).drift] == ["nothing"]
    with pytest.raises(petshop.errors.ResponseValidationError):
        drive(_tell, strict=True)


def test_undocumented_success_status_is_drift(drive: Driver, server: Server) -> None:
    server.reply(Reply(203, {"id": "p1", "name": "Rex"}))
    response = drive(lambda client: client.with_response(client.pets.fetch, "p1"))
    assert response.value.name == "Rex"
    assert [drift.found for drift in response.drift] == ["status 203"]


def test_untagged_union_selects_best_match(petshop: Any, runtime: Any) -> None:
    class One(runtime("models.model").Model, kw_only=True):
        a: int
        t: str = ""

    class Both(runtime("models.model").Model, kw_only=True):
        a: int
        b: int
        t: str = ""

    union = runtime("models.union").union
    convert = runtime("models.codec").convert
    either = union("Either", lambda: (One, Both, str, list[int]))
    assert type(convert({"a": 1}, either)) is One
    assert type(convert({"a": 1, "b": 2}, either)) is Both  # matches more of the keys
    assert convert("x", either) == "x"
    assert convert([1], either) == [1]
    assert isinstance([1], either)
    assert isinstance("x", either)
    assert not isinstance(1, either)
    with pytest.raises(runtime("models.codec").ValidationError):
        convert({"b": 2}, either)
    tagged = union("T", lambda: (One, Both), tag="t", mapping={"one": 0}, default=1)
    assert type(convert({"t": "one", "a": 1}, tagged)) is One
    assert type(convert({"t": "new", "a": 1, "b": 2}, tagged)) is Both


def test_recursive_alias(petshop: Any, runtime: Any) -> None:
    tree = {"name": "t", "parts": {"a": {"b": "leaf"}, "c": "leaf"}}
    toy = runtime("models.convert").from_dict(petshop.models.Toy, tree)
    assert toy.parts == {"a": {"b": "leaf"}, "c": "leaf"}
    assert runtime("models.convert").to_dict(toy) == tree
    with pytest.raises(petshop.errors.ResponseValidationError):
        runtime("models.convert").from_dict(petshop.models.Toy, {"name": "t", "parts": {"a": 1}})


def test_models_round_trip_through_json(petshop: Any, runtime: Any) -> None:
    convert = runtime("models.convert")
    pet = {
        "id": "p1",
        "name": "Rex",
        "type": "x",
        "born": "2024-05-06T07:08:09Z",
        "home": {"street": "Elm", "owner": {"id": "o", "name": "Ann"}, "doors": 1},
        "friend": {"sort": "cat", "lives": 9},
    }
    model = convert.from_dict(petshop.models.Pet, pet)
    assert convert.to_dict(model) == pet
    assert convert.from_json(petshop.models.Pet, convert.to_json(model)) == model
    with pytest.raises(petshop.errors.ResponseValidationError) as caught:
        convert.from_dict(petshop.models.Pet, {"id": "p1", "name": 3})
    assert caught.value.path == "$.name"
    assert convert.from_dict(petshop.models.Pet, {"id": 1}, strict=False).id == "1"
    with pytest.raises(petshop.errors.ResponseValidationError):
        convert.from_json(petshop.models.Pet, "{")


def test_deeply_nested_json_is_validation_error(
    drive: Driver, server: Server, petshop: Any
) -> None:
    server.reply(Reply(200, b"[" * 100_000, {"Content-Type": "application/json"}))
    with pytest.raises(petshop.errors.ResponseValidationError):
        drive(lambda client: client.pets.fetch("p1"))


@pytest.mark.parametrize(
    ("encoding", "kind"),
    [("utf-8-sig", "application/json"), ("latin-1", "application/json; charset=ISO-8859-1")],
)
def test_json_encodings(drive: Driver, server: Server, encoding: str, kind: str) -> None:
    text = '{"id": "p1", "name": "Zoë"}'.encode(encoding)
    server.reply(Reply(200, text, {"Content-Type": kind}))
    assert drive(lambda client: client.pets.fetch("p1"), strict=True).name == "Zoë"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b'{"id": "p1", "name": "Rex \\ud83d"}', "Rex \ufffd"),
        (b'{"id": "p1", "name": "Rex \\ud83d\\ude00"}', "Rex \U0001f600"),
        (b'{"id": "p1", "name": "Ren\xe9"}', "Ren\ufffd"),
        (b'{"id": "p1", "name": "a\nb", "weight": NaN}', "a\nb"),
    ],
)
def test_nearly_valid_json_is_repaired(
    drive: Driver, server: Server, petshop: Any, body: bytes, name: str
) -> None:
    response = _fetch(drive, server, body)
    assert response.value.name == name
    is_valid = "\\ude00" in body.decode("latin-1")
    assert [drift.expected for drift in response.drift][:1] == ([] if is_valid else ["JSON"])
    if not is_valid:
        with pytest.raises(petshop.errors.ResponseValidationError, match="JSON with errors"):
            _fetch(drive, server, body, strict=True)


@pytest.mark.parametrize("body", [b'{"id": "p', b"{'id': 1}", b"{} {}", b"[" * 100_000, b"NaNa"])
def test_invalid_json_is_validation_error(
    drive: Driver, server: Server, petshop: Any, body: bytes
) -> None:
    with pytest.raises(petshop.errors.ResponseValidationError, match="not JSON"):
        _fetch(drive, server, body)


def test_decoder_of_list_and_map(runtime: Any) -> None:
    decoder = runtime("models.codec").decoder
    moment = runtime("models.model").DateTime
    (read,) = decoder(list[moment]).decode(b'["2024-05-06T07:08:09Z"]')
    assert read == datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    assert decoder(dict[str, moment | None]).decode(b'{"a": null}') == {"a": None}
    assert decoder(list[moment]) is decoder(list[moment])


@pytest.mark.parametrize("text", ["", "\n", "  "])
def test_text_without_letters_is_text(drive: Driver, server: Server, text: str) -> None:
    server.reply(Reply(200, text, headers={"Content-Type": "text/plain"}))
    assert drive(lambda client: client.pets.note("p1")) == text
