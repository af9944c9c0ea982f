"""`default`, `deprecated`, `title`, `examples`: documented, and never sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.harness.exchange import optional, received, request_of, sent
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("defaults")


def create(client: Any) -> Any:
    return client.searches.create(words="tea")


def test_default_is_documented_and_not_sent(api: Generated) -> None:
    assert sent(api, create) == {"words": "tea"}
    assert not request_of(api, create).url.params
    doc = api.module("resources.searches").Searches.create.__doc__
    assert "limit: How many. From 1 to 100. Default: `20`." in doc
    assert 'Default: `"asc"`.' in doc
    assert optional(api.models.Search) >= {"order", "required_default"}


def test_missing_field_is_none_despite_default(api: Generated) -> None:
    search = received(api, create, {"words": "tea"})
    assert search.fuzzy is None
    assert received(api, create, {"words": "tea", "dated": "2026-01-01"}).dated == date(2026, 1, 1)


def test_title_is_docstring_without_description(api: Generated) -> None:
    assert "A search" in api.models.Search.__doc__
    assert '"""The words."""' in api.text("models/search.py")


def test_external_docs_are_linked(api: Generated) -> None:
    assert "https://defaults.example/docs" in api.text("models/search.py")


def test_docstring_uses_example_of_document(api: Generated) -> None:
    assert 'words="green tea"' in api.module("resources.searches").Searches.create.__doc__


def test_deprecated_operation_warns_when_called(api: Generated) -> None:
    with pytest.warns(DeprecationWarning, match="getSearch"):
        search = received(api, lambda client: client.searches.get(), {"words": "tea"})
    assert search.words == "tea"


def test_deprecation_is_documented(api: Generated) -> None:
    doc = api.module("resources.searches").Searches.create.__doc__
    assert "old: Deprecated." in doc
    assert "body_old: Deprecated. Use `words`." in doc
    assert "Deprecated" in api.models.OldSearch.__doc__


def test_property_and_parameter_with_same_name(api: Generated) -> None:
    request = request_of(
        api, lambda client: client.searches.create(words="tea", old="a", body_old="b")
    )
    assert dict(request.url.params) == {"old": "a"}
    assert request.content == b'{"words":"tea","old":"b"}'
