"""String formats with their own Python type, in bodies and parameters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, get_type_hints
from uuid import UUID

import pytest

from tests.harness.exchange import hints, received, request_of, sent
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("formats")


ID = "6f1d3c9e-4b7a-4c57-9d8e-0a1b2c3d4e5f"
MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

VALUES: dict[str, tuple[Any, Any]] = {
    "moment": ("2026-01-02T03:04:05Z", MOMENT),
    "day": ("2026-01-02", date(2026, 1, 2)),
    "clock": ("03:04:05", time(3, 4, 5)),
    "span": ("P1Y2M", "P1Y2M"),
    "id": (ID, UUID(ID)),
    "link": ("https://a.example/?q#f", "https://a.example/?q#f"),
    "raw": ("AAH/", b"\x00\x01\xff"),
    "small": (-(2**31), -(2**31)),
    "large": (2**63 - 1, 2**63 - 1),
    "single": (1.5, 1.5),
    "double": (1e300, 1e300),
    "exact": ("0.10", Decimal("0.10")),
    "secret": ("hunter2", "hunter2"),
    "mail": ("a@b.example", "a@b.example"),
    "host": ("b.example", "b.example"),
    "address": ("10.0.0.1", "10.0.0.1"),
    "unknown": ("text", "text"),
    "wrong": (7, 7),
    "untyped": ("2026-01-02T03:04:05Z", MOMENT),
    "moments": (["2026-01-02T03:04:05Z"], [MOMENT]),
    "days": ({"a": "2026-01-02"}, {"a": date(2026, 1, 2)}),
    "maybe_moment": ("2026-01-02T03:04:05Z", MOMENT),
    "moment_or_count": ("2026-01-02T03:04:05Z", MOMENT),
}


@pytest.mark.parametrize("field", VALUES)
def test_value_round_trip(api: Generated, field: str) -> None:
    wire, value = VALUES[field]
    record = received(api, lambda client: client.records.replace(), {field: wire})
    assert getattr(record, field) == value
    assert type(getattr(record, field)) is type(value)
    assert api.package.to_dict(record) == {field: wire}
    assert sent(api, lambda client: client.records.replace(**{field: value})) == {field: wire}
    # Text is sent unchanged.
    if isinstance(wire, str) and field != "raw":
        assert sent(api, lambda client: client.records.replace(**{field: wire})) == {field: wire}


def test_every_field_is_tested(api: Generated) -> None:
    assert VALUES.keys() == hints(api.models.Record).keys()


@pytest.mark.parametrize(
    "field",
    ["moment", "day", "clock", "id", "raw", "small", "double", "exact", "moments"],
)
def test_invalid_text_is_refused_if_strict(api: Generated, field: str) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=field):
        received(api, lambda client: client.records.replace(), {field: "not so!"})


def test_invalid_text_is_kept_otherwise(api: Generated) -> None:
    record = received(api, lambda c: c.records.replace(), {"day": "tomorrow"}, strict=False)
    assert record.day == "tomorrow"


def test_secret_is_redacted(api: Generated) -> None:
    record = received(api, lambda client: client.records.replace(), {"secret": "hunter2"})
    assert "hunter2" not in repr(record)
    assert record.secret == "hunter2"


def test_datetime_in_another_time_zone(api: Generated) -> None:
    zone = timezone(timedelta(hours=2))
    given = MOMENT.astimezone(zone)
    body = sent(api, lambda client: client.records.replace(moment=given))
    assert datetime.fromisoformat(body["moment"]) == MOMENT
    record = received(api, lambda c: c.records.replace(), {"moment": "2026-01-02T05:04:05+02:00"})
    assert record.moment == MOMENT


def test_formats_in_parameters(api: Generated) -> None:
    request = request_of(
        api,
        lambda client: client.records.get(
            date(2026, 1, 2),
            since=MOMENT,
            id=UUID(ID),
            at=time(3, 4, 5),
            within="PT1M",
            x_count=2**40,
        ),
    )
    assert request.url.path == "/records/2026-01-02"
    assert dict(request.url.params) == {
        "since": "2026-01-02T03:04:05Z",
        "id": ID,
        "at": "03:04:05",
        "within": "PT1M",
    }
    assert request.headers["X-Count"] == str(2**40)


def test_arguments_accept_text(api: Generated) -> None:
    given = get_type_hints(
        api.module("resources.records").Records.get, vars(api.module("resources.records"))
    )
    assert given["day"] == date | str


@pytest.fixture
def message_api(generated: Callable[..., Generated]) -> Generated:
    sent = {"type": "string", "format": "date-time-rfc-2822"}
    schema = {"type": "object", "required": ["sent"], "properties": {"sent": sent}}
    response = {"description": "OK", "content": {"application/json": {"schema": schema}}}
    operation = {"operationId": "getMessage", "tags": ["messages"], "responses": {"200": response}}
    return generated({"paths": {"/messages": {"get": operation}}})


@pytest.mark.parametrize("text", ["Sat, 31 Jan 2026 12:30:00 +0000", "31 Jan 2026 12:30:00 GMT"])
def test_email_date_is_unchanged_text(message_api: Generated, text: str) -> None:
    message = received(message_api, lambda client: client.messages.get(), {"sent": text})
    assert message.sent == text


def test_email_date_is_checked_if_strict(message_api: Generated) -> None:
    with pytest.raises(message_api.errors.ResponseValidationError, match="date-time-rfc-2822"):
        received(message_api, lambda client: client.messages.get(), {"sent": "2026-01-31"})


def test_fake_sends_email_date(message_api: Generated) -> None:
    with message_api.module("testing").FakeApi().client() as client:
        assert client.messages.get().sent == "Sat, 31 Jan 2026 12:30:00 +0000"
