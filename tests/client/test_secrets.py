"""Secrets do not appear in representations, logs, exceptions or tracebacks."""

from __future__ import annotations

import base64
import io
import logging
import traceback
from collections.abc import Iterator
from typing import Any

import pytest

from tests.client.conftest import Driver
from tests.client.server import Reply, Server

SECRET = "s3cretX9"
CREDENTIALS = [
    {"account": "AC1", "password": SECRET},
    {"key": SECRET},
    {"key": lambda: SECRET},
    {"token": SECRET},
    {"client_id": "id", "client_secret": SECRET},
    {"account": "AC1", "password": "p", "headers": {"X-Tenant": SECRET}},
    {"account": "AC1", "password": "p", "headers": {"Authorization": f"Bearer {SECRET}"}},
]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All log messages of all libraries at level DEBUG."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.parametrize("credentials", CREDENTIALS, ids=lambda credentials: "-".join(credentials))
@pytest.mark.parametrize(
    "reply", [Reply(200, {"id": "p1", "name": 1}), Reply(401), Reply(cut=True)]
)
def test_calls_expose_no_secrets(
    drive: Driver,
    server: Server,
    petshop: Any,
    runtime: Any,
    log: io.StringIO,
    credentials: dict[str, Any],
    reply: Reply,
) -> None:
    def respond(seen: Any) -> Reply:
        if seen.path == "/oauth/token":
            return Reply(200, {"access_token": f"granted-{SECRET}"})
        return reply

    server.handler = respond
    shown: list[str] = []

    def note(event: Any) -> None:
        shown.append(f"{event!r} {event}")

    hooks = runtime("hooks").Hooks(
        before_request=note, after_response=note, on_retry=note, on_drift=note
    )

    def call(client: Any) -> Any:
        shown.extend([repr(client), repr(client.pets), str(vars(client)), repr(client.pets.list())])
        return client.with_response(client.pets.fetch, "p1")

    try:
        shown.append(repr(drive(call, hooks=hooks, **credentials)))
    except petshop.errors.APIError as error:
        shown += [repr(error), str(error), traceback.format_exc(), str(vars(error))]
    forms = (SECRET, base64.b64encode(f"AC1:{SECRET}".encode()).decode())
    sent = "".join(str(seen.headers) + seen.target for seen in server.seen)
    assert any(form in sent for form in forms)
    output = "".join(shown)
    for form in forms:
        assert form not in output
        assert form not in log.getvalue()
    assert "/pets/{id}" in log.getvalue()


def test_locals_of_runtime_contain_no_secrets(server: Server, petshop: Any) -> None:
    """The local variables of the runtime's frames contain no secrets."""
    server.reply(Reply(cut=True))
    secret = {"password": SECRET}
    with petshop.PetshopClient(base_url=server.url, account="A", **secret) as client:
        try:
            client.pets.fetch("p1")
        except petshop.errors.APIError as error:
            shown = "".join(
                traceback.TracebackException.from_exception(error, capture_locals=True).format()
            )
    ours = [line for line in shown.splitlines() if SECRET in line]
    assert ours == [f"    secret = {secret!r}"]  # the local variable of this test


@pytest.mark.parametrize("reply", [Reply(cut=True), Reply(401), Reply(201, "{")])
def test_locals_of_call_with_secret_in_body(
    drive: Driver, server: Server, petshop: Any, reply: Reply
) -> None:
    """Only the frame of the method contains its arguments, and models redact their secrets."""
    server.reply(reply)
    chip = {"code": SECRET}
    with pytest.raises(petshop.errors.APIError) as caught:
        drive(lambda client: client.pets.create(name="x", chip=chip), account="A", password=SECRET)
    assert _leaks(caught.value, "petshop/_runtime/", "petshop/client", "petshop/async_client") == []
    with pytest.raises(petshop.errors.APIError) as caught:
        drive(lambda client: client.pets.create(name="x", chip=petshop.models.Chip(code=SECRET)))
    assert _leaks(caught.value, "petshop/") == []


def _leaks(error: BaseException | None, *ours: str) -> list[str]:
    found: list[str] = []
    while error is not None:
        for frame, _ in traceback.walk_tb(error.__traceback__):
            location = f"{frame.f_code.co_filename}:{frame.f_code.co_name}"
            if any(part in location for part in ours):
                shown = dict(frame.f_locals).items()
                found += [f"{location}:{name}" for name, value in shown if SECRET in repr(value)]
        error = error.__cause__ or error.__context__
    return found


def test_sensitive_fields_are_redacted(petshop: Any, runtime: Any) -> None:
    chip = petshop.models.Chip(maker="M", code=SECRET)
    assert repr(chip) == str(chip) == "Chip(maker='M', code='***')"
    assert SECRET not in str(chip.__rich_repr__())
    assert runtime("models.convert").to_dict(chip) == {"maker": "M", "code": SECRET}

    class Open(runtime("models.open_model").OpenModel):
        __sensitive__ = frozenset({"code"})
        code: str

    assert repr(Open(code=SECRET)) == "Open(code='***')"


def test_encoding_error_does_not_contain_secret(drive: Driver, petshop: Any) -> None:
    chip = petshop.models.Chip(code=SECRET)
    with pytest.raises(petshop.errors.RequestError) as caught:
        drive(lambda client: client.pets.create(name="x", chip=chip, born=float("nan")))
    assert SECRET not in "".join(traceback.format_exception(caught.value))


def test_webhook_secrets_are_redacted(petshop: Any) -> None:
    assert "12345" not in repr(petshop.webhooks.Twilio("12345"))
    assert "c2VjcmV0" not in repr(petshop.webhooks.StandardWebhooks("whsec_c2VjcmV0"))
