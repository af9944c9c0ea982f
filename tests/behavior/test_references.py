"""References: within a document, into paths, across files, escaped, and chained."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest

from clientwright import cli
from tests.harness.exchange import hints, received, request_of, sent
from tests.harness.generated import Generated

Case = Callable[[str], Generated]


@pytest.fixture
def inside(case: Case) -> Generated:
    return case("refs-pointers")


@pytest.fixture
def files(case: Case) -> Generated:
    return case("refs-files")


@pytest.fixture
def anywhere(case: Case) -> Generated:
    return case("refs-anywhere")


# --- in one document -----------------------------------------------------------------------------


def test_escaped_and_percent_encoded_references(inside: Generated) -> None:
    found = hints(inside.models.User)
    assert found["region"] == Literal["north", "south"] | str
    assert found["space"] is inside.models.WithSpace
    assert found["accented"] is inside.models.Ünï


def test_chain_of_references_resolves_to_end(inside: Generated) -> None:
    assert hints(inside.models.User)["chain"] is inside.models.Third
    assert not hasattr(inside.models, "First")


def test_nested_schema_has_one_type(inside: Generated) -> None:
    found = hints(inside.models.User)
    assert found["deep"] is hints(inside.models.WithSpace)["deep"]
    assert found["own"] is found["nick"]


def test_reference_into_paths(inside: Generated) -> None:
    data = {"order": {"lines": [{"sku": "a"}], "id": "o1"}, "first": {"sku": "b"}}
    headers = {"Location": "/orders/o1"}
    made = received(
        inside, lambda client: client.orders.create(lines=[]), data, status=201, headers=headers
    )
    assert type(made.order).__name__ == "CreateOrderRequest"
    assert type(made.first) is type(made.order.lines[0])
    replaced = received(inside, lambda client: client.users.replace("1", id="1"), {"id": "1"})
    assert type(replaced) is inside.models.User


def test_references_to_all_component_types(inside: Generated) -> None:
    def call(client: Any) -> Any:
        return client.users.get("u/1", verbose=True, tenant="north")

    request = request_of(inside, call, key="k")
    assert request.url.raw_path == b"/users/u%2F1?verbose=true"
    assert request.headers["tenant"] == "north"
    assert request.headers["X-Key"] == "k"
    body = sent(inside, lambda client: client.users.replace("1", id="1", nick={"short": "a"}))
    assert body == {"id": "1", "nick": {"short": "a"}}


def test_referenced_path_item(inside: Generated) -> None:
    assert request_of(inside, lambda client: client.admins.get("a")).url.path == "/admins/a"


def test_referenced_error_response_is_raised(inside: Generated) -> None:
    with pytest.raises(inside.errors.NotFoundError) as caught:
        received(
            inside, lambda client: client.users.get("1"), {"reason": "gone"}, status=404, key="k"
        )
    assert caught.value.body.reason == "gone"


def test_referenced_example_is_documented(inside: Generated) -> None:
    doc = inside.module("resources.orders").Orders.create.__doc__
    assert 'lines=[{"sku": "a-1"}]' in doc


def test_recursive_reference(inside: Generated) -> None:
    user = received(
        inside, lambda client: client.users.get("1"), {"id": "1", "manager": {"id": "2"}}, key="k"
    )
    assert type(user.manager) is inside.models.User


# --- across files --------------------------------------------------------------------------------

PET: dict[str, Any] = {
    "name": "Rex",
    "owner": {"name": "Eva", "pets": [{"name": "Tom"}]},
    "toy": {"tint": "red"},
    "food": {"grams": 5},
    "friend": {"name": "Tom"},
    "chip": {"number": 1},
    "problem": {"there": True},
    "other_problem": {"here": True},
    "vet": {"name": "Ann"},
}


def test_schemas_of_all_files_have_types(files: Generated) -> None:
    models = files.models
    found = hints(models.Pet)
    assert found["owner"] is models.Owner
    assert found["toy"] is models.Toy
    assert found["food"] is models.Food
    assert found["friend"] is models.Pet
    assert found["chip"] is models.Chip
    assert found["vet"] is models.Vet
    assert hints(models.Owner)["pets"] == list[models.Pet]
    assert hints(models.Shop)["best"] is models.Pet


def test_same_name_in_two_files_is_two_types(files: Generated) -> None:
    found = hints(files.models.Pet)
    assert hints(found["problem"]) == {"there": bool}
    assert hints(found["other_problem"]) == {"here": bool}


def test_value_with_types_of_all_files_round_trips(files: Generated) -> None:
    def call(client: Any) -> Any:
        return client.pets.replace("1", **PET)

    assert files.package.to_dict(received(files, call, PET)) == PET
    assert sent(files, call) == PET


def test_operations_in_other_files(files: Generated) -> None:
    request = request_of(files, lambda client: client.pets.list(limit=3))
    assert str(request.url) == "https://api.example/pets?limit=3"
    clinics = received(files, lambda client: client.clinics.list(), [{"name": "Ann"}])
    assert type(clinics[0]) is files.models.Vet
    shops = received(files, lambda client: client.shops.list(), [{"name": "a", "best": PET}])
    assert json.loads(files.package.to_json(shops)) == [{"name": "a", "best": PET}]


# --- where OpenAPI allows no reference -----------------------------------------------------------


def test_misplaced_reference_is_resolved(anywhere: Generated) -> None:
    assert {found.rule.code for found in anywhere.diagnostics.warnings} == {"RF011"}
    assert "Animals that live with people." in anywhere.module("resources.pets").Pets.__doc__
    pet = {"id": "1", "name": "Rex", "friend": {"id": "2", "name": "Tom"}}
    made = received(anywhere, lambda client: client.pets.get("1"), pet)
    assert type(made) is anywhere.models.Pet
    assert type(made.friend) is anywhere.models.Pet
    listed = received(anywhere, lambda client: client.pets.list(), [pet])
    assert [type(each) for each in listed] == [anywhere.models.Pet]
    body = {"name": "Rex", "home": {"city": "Oslo"}, "vet": {"phone": "1"}}
    assert sent(anywhere, lambda client: client.pets.create(**body)) == body
    assert hints(anywhere.models.CreatePetRequestHome)["city"] is str
    assert hasattr(anywhere.models, "Vet")


def test_errors_of_other_files_are_raised(anywhere: Generated) -> None:
    with pytest.raises(anywhere.errors.NotFoundError) as caught:
        received(anywhere, lambda client: client.pets.get("1"), {"reason": "gone"}, status=404)
    assert caught.value.body.reason == "gone"


# --- into other folders --------------------------------------------------------------------------

BESIDE = """
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
paths:
  /pets:
    get:
      operationId: getPets
      tags: [pets]
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "../schemas/pet.yaml#/Pet"}}}
"""


def test_allowed_folder_can_be_referenced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("api", "schemas", "secrets"):
        Path(folder).mkdir()
    Path("api/openapi.yaml").write_text(BESIDE, "utf-8")
    pet = "Pet: {type: object, properties: {name: {type: string}, key: {$ref: '%s#/Key'}}}\n"
    Path("schemas/pet.yaml").write_text(pet % "key.yaml", "utf-8")
    Path("schemas/key.yaml").write_text("Key: {type: integer}\n", "utf-8")
    Path("secrets/key.yaml").write_text("Key: {type: integer}\n", "utf-8")
    command = ["generate", "api/openapi.yaml", "--out", "out", "--package", "beside"]
    assert cli.run_command(command) == 1
    assert "RF006" in capsys.readouterr().err
    assert cli.run_command([*command, "--folder", "schemas"]) == 0
    assert "key: int | None" in Path("out/src/beside/models/pet.py").read_text("utf-8")
    # Each folder must be listed, and symbolic links cannot leave it.
    Path("schemas/pet.yaml").write_text(pet % "../secrets/key.yaml", "utf-8")
    assert cli.run_command([*command, "--folder", "schemas"]) == 1
    Path("schemas/pet.yaml").write_text(pet % "link.yaml", "utf-8")
    Path("schemas/link.yaml").symlink_to("../secrets/key.yaml")
    assert cli.run_command([*command, "--folder", "schemas"]) == 1
    assert cli.run_command([*command, "--folder", "schemas", "--folder", "secrets"]) == 0
