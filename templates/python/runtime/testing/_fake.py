"""`FakeApi`: an in-process implementation of the API, for tests."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from threading import RLock
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urljoin

from msgspec import UNSET

from .._runtime.models.api_data import ApiData, OperationData, load
from .._runtime.models.model import ResponseHeaders
from .._runtime.response.typed_headers import write_headers
from . import faults
from ._recorded import RecordedRequest
from ._requests import RequestValidator, ValidRequest
from ._responses import FakeResponse, ResponseFactory
from ._router import Match, NoMatch, Router
from ._state import State
from ._transport import FakeServer, FakeTransport

if TYPE_CHECKING:
    from ._client import AsyncClient, Client


class FakeApi:
    """A fake of the API: stores what is created, validates requests, and fails on demand.

    ```python
    fake = FakeApi()
    client = fake.client()
    ...
    assert fake.requests[-1].json == {"name": "x"}
    ```

    A request that violates the document gets a 400 response with a message; `fake.problems` lists
    all violations. Thread-safe.

    Args:
        forgiving: Return a sample of an entity that does not exist, instead of a 404 response.
        page_size: The number of items on a page, unless the request sets it.
        check: Refuse requests that violate the document. They are recorded in any case.
    """

    def __init__(
        self,
        *,
        forgiving: bool = False,
        page_size: int = 50,
        check: bool = True,
        api: ApiData | None = None,
    ) -> None:
        self._api = load() if api is None else api
        self._check = check
        self._lock = RLock()
        self._router = Router(self._api)
        self._validator = RequestValidator(self._api)
        self._responses = ResponseFactory(self._api)
        self._state = State(self._api, self._responses, page_size=page_size, forgiving=forgiving)
        self._injected: list[_Injected] = []
        self._locations: set[str] = set()
        """The URLs of `Location` headers, which exist from then on."""
        self.requests: list[RecordedRequest] = []
        """All requests in order."""

    # --- connections -----------------------------------------------------------------------------

    def client(self, *, strict: bool = False, max_retries: int = 2) -> Client:
        """A client that sends its requests to this fake, without a network."""
        from ._client import client

        return client(self.transport, strict=strict, max_retries=max_retries)

    def async_client(self, *, strict: bool = False, max_retries: int = 2) -> AsyncClient:
        """An async client that sends its requests to this fake."""
        from ._client import async_client

        return async_client(self.transport, strict=strict, max_retries=max_retries)

    @property
    def transport(self) -> Any:
        """A sync and async transport, for your own `httpx2.Client` or `httpx2.AsyncClient`."""
        return FakeTransport(self.handle)

    def serve(self, *, port: int = 0) -> FakeServer:
        """Serve this fake on 127.0.0.1, for other processes and languages.

        Use it as `with fake.serve() as server:` and connect to `server.url`. Port 0 selects a free
        port.
        """
        return FakeServer(self.handle, port)

    # --- setup -----------------------------------------------------------------------------------

    def inject(self, fault: faults.Fault, *, on: str | None = None, times: int | None = 1) -> None:
        """Apply a fault to the next `times` responses; None for all from now on.

        `on` is an operation, as `assistants.create` or by its operationId; None for any. Faults are
        used up in the order of injection. Raises `ValueError` for an unknown operation.
        """
        with self._lock:
            operation = None if on is None else self._operation(on)
            self._injected.append(_Injected(fault, operation, times))

    def respond(
        self,
        on: str,
        *,
        status: int = 200,
        json: Any = UNSET,
        body: bytes = b"",
        headers: Mapping[str, str] | ResponseHeaders | None = None,
        times: int | None = None,
    ) -> None:
        """Respond to an operation with exactly this, from now on or `times` times.

        `headers` are text, or a model such as `models.ListPetsHeaders`. An error without `json` and
        `body` has the body that the document describes.

        Raises `ValueError` for an unknown operation.
        """
        if isinstance(headers, ResponseHeaders):
            headers = write_headers(headers)
        if status >= 400 and json is UNSET and not body:
            error = self._responses.error(self._operation(on), status)
            body, headers = error.body, {**error.headers, **(headers or {})}
        scripted = faults.Scripted(status, json, body, dict(headers or {}))
        self.inject(scripted, on=on, times=times)

    def add(self, entity: str, values: Mapping[str, Any] | None = None, *parents: str) -> Any:
        """Add an entity as if it had been created, and return its identifier.

        `entity` is one of `fake.entities`; `parents` are the identifiers of its parents, outermost
        first. Other properties have sample values. Raises `ValueError` for an unknown entity.
        """
        if entity not in self._api.entities:
            raise ValueError(_unknown("entity", entity, self._api.entities))
        with self._lock:
            return self._state.add(entity, values or {}, parents)

    def reset(self) -> None:
        """Remove all entities, requests and faults."""
        with self._lock:
            self._state.store.clear()
            self._injected.clear()
            self._locations.clear()
            self.requests.clear()

    # --- inspection ------------------------------------------------------------------------------

    @property
    def entities(self) -> list[str]:
        """The names of the entities that this fake stores."""
        return list(self._api.entities)

    @property
    def problems(self) -> list[str]:
        """All violations in the requests so far, each after its operation."""
        return [
            f"{request.operation or f'{request.method} {request.path}'}: {problem}"
            for request in self.requests
            for problem in request.problems
        ]

    def sample(self, on: str, status: int | None = None) -> Any:
        """The response body of an operation: an example of the document, or a sample."""
        return self._responses.create(self._operation(on), status).json

    # --- requests --------------------------------------------------------------------------------

    def handle(self, request: RecordedRequest) -> FakeResponse:
        """The response to a request, from the transport or the server."""
        with self._lock:
            match = self._router.find(
                request.method, request.raw_path, request.query, request.headers
            )
            operation = match.operation if isinstance(match, Match) else None
            request = replace(request, operation=operation.id if operation else None)
            fault = self._next_fault(operation)
            if request.url in self._locations:
                content_type = "application/octet-stream"
                response = FakeResponse(200, {"content-type": content_type}, b"content")
            elif isinstance(match, Match):
                request, response = self._execute(match, request, fault)
            else:
                response = self._unmatched(request, match)
            if fault is not None:
                definitions = self._api.definitions
                context = faults.FaultContext(request, operation, self._responses, definitions)
                fault.apply(response, context)
            if "location" in response.headers:
                self._locations.add(urljoin(request.url, response.headers["location"]))
            status = None if response.refused else response.status
            self.requests.append(replace(request, status=status))
            return response

    def _execute(
        self, match: Match, request: RecordedRequest, fault: faults.Fault | None
    ) -> tuple[RecordedRequest, FakeResponse]:
        """The request with its problems, and the response before any fault."""
        operation = match.operation
        values = self._validator.parameters(operation, match.path_values, request)
        problems = self._validator.problems(operation, values, request)
        request = replace(
            request,
            problems=tuple(problems),
            path_parameters={
                name: str(value) for (location, name), value in values.items() if location == "path"
            },
        )
        if fault is not None and fault.replaces:
            return request, FakeResponse(200)
        unauthorized = self._validator.missing_credentials(operation, request)
        if unauthorized is not None:
            response = self._responses.error(operation, 401, unauthorized)
            if challenge := self._validator.challenge(operation):
                response.headers["www-authenticate"] = challenge
            return request, response
        if problems and self._check:
            return request, self._responses.error(operation, 400, "; ".join(problems))
        body = self._validator.body(operation, request)
        valid = ValidRequest(operation, match.path_values, values, body, request)
        return request, self._state.respond(valid)

    def _unmatched(self, request: RecordedRequest, match: NoMatch) -> FakeResponse:
        allowed = ", ".join(match.methods)
        if not allowed:
            return self._responses.error(None, 404, f"no operation has the path {request.path}")
        message = f"{request.path} has no method {request.method}, only {allowed}"
        response = self._responses.error(None, 405, message)
        response.headers["allow"] = allowed
        return response

    def _next_fault(self, operation: OperationData | None) -> faults.Fault | None:
        for index, injected in enumerate(self._injected):
            if injected.operation in (None, operation):
                if injected.times is not None:
                    injected.times -= 1
                    if injected.times <= 0:
                        del self._injected[index]
                return injected.fault
        return None

    def _operation(self, name: str) -> OperationData:
        for operation in self._api.operations:
            if name in (operation.id, operation.call):
                return operation
        known = [name for one in self._api.operations for name in (one.call, one.id)]
        raise ValueError(_unknown("operation", name, known))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """Nothing to release; `with FakeApi() as fake:` is allowed for symmetry with clients."""

    def __repr__(self) -> str:
        return f"<FakeApi of {self._api.title}: {len(self.requests)} requests>"


@dataclass(slots=True)
class _Injected:
    fault: faults.Fault
    operation: OperationData | None
    times: int | None


def _unknown(noun: str, name: str, known: Iterable[str]) -> str:
    similar = difflib.get_close_matches(name, list(known), n=3, cutoff=0.4)
    hint = f"; did you mean {' or '.join(similar)}?" if similar else ""
    return f"the API has no {noun} {name!r}{hint}"
