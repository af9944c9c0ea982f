"""`default`, `deprecated`, `title`, `examples`: said to people, and nothing that travels."""

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


def test_a_default_is_said_and_left_to_the_server(api: Generated) -> None:
    assert sent(api, create) == {"words": "tea"}
    assert not request_of(api, create).url.params
    doc = api.module("resources.searches").Searches.create.__doc__
    assert "limit: How many. From 1 to 100. Default: `20`." in doc
    assert 'Default: `"asc"`.' in doc
    assert optional(api.models.Search) >= {"order", "required_default"}


def test_a_field_that_is_not_there_has_no_value(api: Generated) -> None:
    search = received(api, create, {"words": "tea"})
    assert search.fuzzy is api.package.UNSET
    assert received(api, create, {"words": "tea", "dated": "2026-01-01"}).dated == date(2026, 1, 1)


def test_titles_are_words_where_nothing_else_is_said(api: Generated) -> None:
    assert "A search" in api.models.Search.__doc__
    assert '"""The words."""' in api.text("models/search.py")


def test_a_link_to_more_is_given(api: Generated) -> None:
    assert "https://defaults.example/docs" in api.text("models/search.py")


def test_an_example_of_the_document_is_the_example(api: Generated) -> None:
    assert 'words="green tea"' in api.module("resources.searches").Searches.create.__doc__


def test_a_deprecated_operation_says_so_when_it_is_called(api: Generated) -> None:
    with pytest.warns(DeprecationWarning, match="getSearch"):
        search = received(api, lambda client: client.searches.get(), {"words": "tea"})
    assert search.words == "tea"


def test_deprecated_things_say_so(api: Generated) -> None:
    doc = api.module("resources.searches").Searches.create.__doc__
    assert "old: Deprecated." in doc
    assert "body_old: Deprecated. Use `words`." in doc
    assert "Deprecated" in api.models.OldSearch.__doc__


def test_a_field_and_a_parameter_of_one_name(api: Generated) -> None:
    request = request_of(
        api, lambda client: client.searches.create(words="tea", old="a", body_old="b")
    )
    assert dict(request.url.params) == {"old": "a"}
    assert request.content == b'{"words":"tea","old":"b"}'
