"""Filters: only selected operations and the types that they need are generated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clientwright.lowering import OperationFilter
from tests.harness.generated import Generated
from tests.harness.golden import CASES
from tests.harness.making import data_of

Make = Callable[..., Generated]
DOCUMENT = data_of(CASES / "filters" / "openapi.yaml")
EVERYTHING = {"listCats", "createCat", "listCatToys", "listDogs", "listInternalCats"}


def ids(api: Generated) -> set[str | None]:
    return {operation.operation_id for operation in api.api.operations()}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (OperationFilter(), EVERYTHING),
        (OperationFilter(tags=("toys", "dogs")), {"listCatToys", "listDogs"}),
        (OperationFilter(paths=("/cats*",)), {"listCats", "createCat", "listCatToys"}),
        (OperationFilter(paths=("/cats/{id}/*",)), {"listCatToys"}),
        (OperationFilter(operations=("*Toys", "listDogs")), {"listCatToys", "listDogs"}),
        (OperationFilter(deprecated=False), EVERYTHING - {"createCat"}),
        (OperationFilter(tags=("cats",), operations=("create*",)), {"createCat"}),
    ],
)
def test_operation_must_match_all_filters(
    generated: Make, options: OperationFilter, expected: set[str]
) -> None:
    assert ids(generated(DOCUMENT, only=options)) == expected


def test_filters_from_configuration(case: Callable[[str], Generated]) -> None:
    api = case("filters")
    assert ids(api) == {"listCats", "listCatToys"}
    for name in ("Cat", "Coat", "Toy"):
        assert hasattr(api.models, name)
    for name in ("NewCat", "Dog", "Unused"):
        assert not hasattr(api.models, name)
    assert not any("dogs" in path for path in api.files)


def test_filters_that_match_nothing(generated: Make) -> None:
    api = generated(DOCUMENT, only=OperationFilter(tags=("birds",)))
    assert ids(api) == set()
    assert [found.rule.code for found in api.diagnostics.warnings] == ["BD025"]


def test_filters_do_not_rename(generated: Make) -> None:
    whole = generated(DOCUMENT)
    part = generated(DOCUMENT, only=OperationFilter(operations=("listCatToys",)))
    [kept] = part.api.operations()
    [same] = [o for o in whole.api.operations() if o.operation_id == "listCatToys"]
    assert (kept.resource, kept.action) == (same.resource, same.action)
