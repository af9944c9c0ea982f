"""A call passes through few frames and files of the client on its way to the transport."""

from __future__ import annotations

import asyncio
import inspect
from pathlib import Path

import httpx2
import twilio_assistants
from twilio_assistants import AssistantsClient, AsyncAssistantsClient

PACKAGE = Path(twilio_assistants.__file__).parent
MAX_FRAMES = 5
MAX_FILES = 4


class RecordingTransport(httpx2.MockTransport):
    """Records the client's frames below the call of the transport, the innermost last."""

    def __init__(self) -> None:
        super().__init__(self.respond)
        self.frames: list[tuple[str, str]] = []

    def respond(self, request: httpx2.Request) -> httpx2.Response:
        self.frames = [
            (Path(frame.filename).relative_to(PACKAGE).as_posix(), frame.function)
            for frame in reversed(inspect.stack(context=0))
            if Path(frame.filename).is_relative_to(PACKAGE)
        ]
        return httpx2.Response(201, json={"id": "aia_1", "name": "Ann"}, request=request)


def create_assistant() -> list[tuple[str, str]]:
    transport = RecordingTransport()
    with httpx2.Client(transport=transport) as http_client:
        client = AssistantsClient(account_sid="AC1", auth_token="t", http_client=http_client)
        client.assistants.create(name="Ann")
    return transport.frames


async def create_assistant_async() -> list[tuple[str, str]]:
    transport = RecordingTransport()
    async with httpx2.AsyncClient(transport=transport) as http_client:
        client = AsyncAssistantsClient(account_sid="AC1", auth_token="t", http_client=http_client)
        await client.assistants.create(name="Ann")
    return transport.frames


def assert_is_short(frames: list[tuple[str, str]]) -> None:
    assert frames[0][1] == "create"
    assert len(frames) <= MAX_FRAMES, frames
    assert len({file for file, _ in frames}) <= MAX_FILES, frames


def test_sync_call_reaches_transport_in_few_frames() -> None:
    assert_is_short(create_assistant())


def test_async_call_reaches_transport_in_few_frames() -> None:
    assert_is_short(asyncio.run(create_assistant_async()))
