"""Reads the records of a stream: their values, the errors that they report, and where they end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, get_origin

import msgspec

from ...errors import StreamError
from ..bodies.codecs import stream_records
from ..bodies.records import ServerSentEvent, SseRecords
from ..hooks import Drift
from ..http.headers import Headers, find_request_id
from ..models import codec
from ..operation import EventSchema, Operation, Returns
from . import problem, reader
from .accept import get_return_type
from .response import RawResponse

_DONE: Final = "[DONE]"
"""What ends a stream of JSON values by convention. It is not JSON."""


class StreamReader:
    """Reads one response. `last_id` is that of the connection that it continues."""

    def __init__(
        self,
        operation: Operation[Any],
        response: RawResponse,
        accept: str,
        errors: Returns,
        *,
        strict: bool,
        last_id: str = "",
    ) -> None:
        self.response = response
        self.is_done = False
        """Whether what ends the stream has arrived."""
        self._operation = operation
        self._accept = accept
        self._errors = errors
        self._strict = strict
        self._records = stream_records(response.media_type, accept, last_id)
        self._is_events = isinstance(self._records, SseRecords)
        status, media_type = response.status_code, response.media_type
        _, type_ = get_return_type(operation.returns, status, media_type, accept)
        self._type = Any if type_ is None else type_
        # Records are UTF-8 whatever `charset` says (HTML, "Parsing an event stream"; RFC 8259).
        headers = [one for one in response.headers.items() if one[0].lower() != "content-type"]
        self._shown = replace(response, headers=Headers([*headers, ("content-type", media_type)]))

    @property
    def last_id(self) -> str | None:
        """The ID to reconnect with, or empty; None unless this is a stream of events."""
        return self._records.last_id if isinstance(self._records, SseRecords) else None

    @property
    def retry(self) -> int | None:
        """The milliseconds to wait before reconnecting, if the stream stated them."""
        return self._records.retry if isinstance(self._records, SseRecords) else None

    def feed(self, chunk: bytes | None) -> Iterator[ServerSentEvent[str]]:
        """The records that a chunk completes; without a chunk, the rest."""
        records = self._records.end() if chunk is None else self._records.feed(chunk)
        for record in records:
            if self._is_end(record):
                self.is_done = True
                return
            yield record

    def read(self, record: ServerSentEvent[str]) -> tuple[ServerSentEvent[Any], tuple[Drift, ...]]:
        """The event with its value as `data`, and the deviations from the document.

        Raises `ResponseValidationError`, and `StreamError` if the record reports an error.
        """
        schema = self._operation.events if self._is_events else None
        if get_origin(self._type) is ServerSentEvent:
            return _with_data(record, record), ()
        is_declared = schema is not None and schema.has_error
        if self._is_events and record.event == "error" and not is_declared:
            raise self._create_error(record)
        if schema is None and self._is_text(record):
            return record, ()
        content = record.data.encode() if schema is None else _encode_event(schema, record)
        value, drift = reader.read_item(
            self._operation,
            replace(self._shown, content=content),
            self._accept,
            self._type,
            strict=self._strict,
        )
        return _with_data(record, value), drift

    def _is_end(self, record: ServerSentEvent[str]) -> bool:
        if record.data == self._operation.terminator:
            return True
        return record.data == _DONE and not self._is_text(record)

    def _is_text(self, record: ServerSentEvent[str]) -> bool:
        """Whether the data is declared as a string, and not as JSON."""
        schema = self._operation.events
        if not self._is_events or schema is None:
            return self._is_events and self._type is str
        return schema.is_text(record.event)

    def _create_error(self, record: ServerSentEvent[str]) -> StreamError:
        details = problem.read_event(record.data.encode(), self._errors, self._operation.id)
        unexpected = Drift(
            operation=self._operation.id,
            path="$",
            expected="an event that the document declares",
            found="the event `error`",
        )
        return StreamError(
            details.message,
            code=details.code,
            more_info=details.more_info,
            body=details.body,
            content=record.data.encode(),
            drift=(unexpected,),
            request_id=find_request_id(self.response.headers),
            operation=self._operation.id,
        )


def _with_data(record: ServerSentEvent[str], data: Any) -> ServerSentEvent[Any]:
    return ServerSentEvent(
        event=record.event, data=data, id=record.id, retry=record.retry, fields=record.fields
    )


def _encode_event(schema: EventSchema, record: ServerSentEvent[str]) -> bytes:
    """The fields of an event that its schema declares, as JSON."""
    members: dict[str, Any] = {}
    for name in schema.fields:
        if name in record.fields or (name == "event" and schema.is_named):
            text = str(getattr(record, name))
            is_json = name in schema.numbers
            if name == "data":
                is_json = not schema.is_text(record.event)
            data = text.encode()
            members[name] = msgspec.Raw(data) if is_json and _is_json(data) else text
    return msgspec.json.encode(members)


def _is_json(data: bytes) -> bool:
    try:
        codec.parse_leniently(data)
    except (ValueError, RecursionError):
        return False
    return True
