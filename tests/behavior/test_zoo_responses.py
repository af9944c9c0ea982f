"""Each response of the zoo is read as the specifications say, by the sync and the async client."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable
from datetime import datetime
from typing import Any

import pytest

from tests.behavior.zoo.clients import Zoo
from tests.behavior.zoo.document import VERSIONS, minor_of
from tests.behavior.zoo.readings import (
    READINGS,
    REFUSED,
    VIOLATION,
    Failure,
    Items,
    Model,
    Reading,
)
from tests.behavior.zoo.responses import RESPONSES
from tests.client.server import Reply

both = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
modes = pytest.mark.parametrize("strict", [False, True], ids=["lenient", "strict"])
_EXCHANGES = [
    pytest.param(version, reading, id=f"{version}-{number}-{reading}")
    for version in VERSIONS
    for number, reading in enumerate(READINGS)
    if minor_of(version) >= reading.declared.since
]


class _Exchange:
    """One call, and the deviations that it reports."""

    def __init__(self, zoo: Zoo, reading: Reading, *, asynchronous: bool, strict: bool) -> None:
        self.drift: list[Any] = []
        self._zoo = zoo
        self._reading = reading
        self._is_async = asynchronous
        self._options = {"strict": strict, "hooks": zoo.package.Hooks(on_drift=self.drift.append)}
        stated = {} if reading.media_type is None else {"Content-Type": reading.media_type}
        headers = stated | dict(reading.headers)
        zoo.server.reply(Reply(reading.status, reading.content, headers))

    def read(self) -> Any:
        """What the call returns; of a stream, a list."""
        if any(each in self._reading.key for each in ("events", "lines", "ndjson", "sequence")):
            stream = self._call(lambda method, _: method())
            return self._zoo.run(_collect(stream)) if self._is_async else list(stream)
        accept = {"accept": self._reading.accept} if self._reading.accept else {}
        response = self._call(lambda method, client: client.with_response(method, **accept))
        assert response.status_code == self._reading.status
        for name, value in self._reading.raw_headers.items():
            assert response.headers[name] == value
        self.check_header(response)
        return response.value

    def check_header(self, found: Any) -> None:
        """Check the header of a response or error in its type."""
        reading, models = self._reading, self._zoo.package.models
        if reading.header is not None:
            name = "".join(part.capitalize() for part in reading.key.split("_"))
            headers = found.headers_as(getattr(models, f"{name}Headers"))
            assert _plain(headers.x_hue, reading.header, self._zoo) == reading.header

    def _call(self, function: Callable[[Any, Any], Any]) -> Any:
        return self._zoo.call(
            lambda client: function(getattr(client.zoo, self._reading.key), client),
            asynchronous=self._is_async,
            **self._options,
        )


async def _collect(stream: AsyncIterable[Any]) -> list[Any]:
    return [value async for value in stream]


def _plain(value: Any, expected: Any, zoo: Zoo) -> Any:
    """The value in the terms of the table: a `Model` instead of a model."""
    match expected:
        case Model(name, fields) if type(value).__name__ == name:
            found = zoo.package.to_dict(value)
            known = {key: getattr(value, key, found.get(key)) for key in found}
            return Model(name, {k: _plain(v, fields.get(k), zoo) for k, v in known.items()})
        case Items(values):
            return Items(_plain(value, values, zoo))
        case list() if isinstance(value, list):
            padded = [*expected, *[None] * len(value)]
            return [_plain(each, one, zoo) for each, one in zip(value, padded, strict=False)]
        case dict() if not isinstance(value, dict):
            return zoo.package.to_dict(value)
        case datetime() if isinstance(value, datetime):
            return value
        case _:
            # 1 and True are equal to 1.0 in Python, and not the same value in JSON.
            return value if type(value) is type(expected) else (type(value), value)


@both
@modes
@pytest.mark.parametrize(("version", "reading"), _EXCHANGES)
def test_response(
    zoos: Callable[[str], Zoo], version: str, reading: Reading, asynchronous: bool, strict: bool
) -> None:
    zoo, expected = zoos(version), reading.expected
    exchange = _Exchange(zoo, reading, asynchronous=asynchronous, strict=strict)
    if expected in (VIOLATION, REFUSED):
        try:
            value = exchange.read()
        except zoo.errors.ResponseValidationError:
            return
        assert not strict, f"{value!r}, {reading.source}"
        assert exchange.drift or expected == REFUSED, f"{value!r}, {reading.source}"
        return
    if isinstance(expected, Failure):
        with pytest.raises(getattr(zoo.errors, expected.error)) as caught:
            exchange.read()
        assert type(caught.value).__name__ == expected.error
        exchange.check_header(caught.value)
        value, expected = caught.value.body, expected.body
    else:
        value = exchange.read()
    assert _plain(value, expected, zoo) == expected, reading.source
    assert exchange.drift == [], reading.source


def test_every_response_has_an_expectation() -> None:
    assert {reading.key for reading in READINGS} == {declared.key for declared in RESPONSES}
