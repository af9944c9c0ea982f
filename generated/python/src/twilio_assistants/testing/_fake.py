"""`FakeApi`: the API, played in this process."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from threading import RLock
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urljoin

from msgspec import UNSET

from .._runtime.models import vocabulary as v
from . import faults
from ._access import Access
from ._answers import Answer, Answers
from ._received import Received
from ._requests import Requests
from ._router import Match, Router
from ._server import Server
from ._state import State
from ._transport import FakeTransport

if TYPE_CHECKING:
    from ._client import AsyncClient, Client


class FakeApi:
    """Plays the API: remembers what is created, checks what is sent, fails when told to.

    ```python
    fake = FakeApi()
    client = fake.client()
    ...
    assert fake.requests[-1].json == {"name": "x"}
    ```

    A request that the document does not allow is answered with 400 and a message that says what is
    wrong with it; `fake.problems` has all such faults. Safe to use from several threads.

    Args:
        forgiving: Make up a thing that nobody created when it is asked for, instead of a 404.
        page_size: How many items a page of a list has, where the request does not say.
        check: Refuse requests that the document does not allow. They are recorded in any case.
    """

    def __init__(
        self,
        *,
        forgiving: bool = False,
        page_size: int = 50,
        check: bool = True,
        api: v.Api | None = None,
    ) -> None:
        self._api = v.load() if api is None else api
        self._check = check
        self._lock = RLock()
        self._router = Router(self._api)
        self._access = Access(self._api)
        self._requests = Requests(self._api)
        self._answers = Answers(self._api)
        self._state = State(self._api, self._answers, page_size=page_size, forgiving=forgiving)
        self._injected: list[_Injected] = []
        self._places: set[str] = set()  # where answers pointed to: they lead somewhere
        self.requests: list[Received] = []
        """All requests, in the order in which they came."""

    # --- talking to it ---------------------------------------------------------------------------

    def client(self, *, strict: bool = False, max_retries: int = 2) -> Client:
        """A client whose requests come here and never reach a network."""
        from ._client import client

        return client(self.transport, strict=strict, max_retries=max_retries)

    def async_client(self, *, strict: bool = False, max_retries: int = 2) -> AsyncClient:
        """The same for `async` programs."""
        from ._client import async_client

        return async_client(self.transport, strict=strict, max_retries=max_retries)

    @property
    def transport(self) -> Any:
        """For an `httpx2.Client` or `httpx2.AsyncClient` of your own: a transport of both colours."""
        return FakeTransport(self.handle)

    def serve(self, *, port: int = 0) -> Server:
        """Serves this fake on 127.0.0.1, for programs of other processes and languages.

        `with fake.serve() as server:` and talk to `server.url`. Port 0: a free one.
        """
        return Server(self.handle, port)

    # --- telling it what to do -------------------------------------------------------------------

    def inject(self, fault: faults.Fault, *, on: str | None = None, times: int | None = 1) -> None:
        """Lets the next `times` answers go wrong (None: all from now on).

        `on` is an operation, as `assistants.create` or by its operationId; None: whatever comes.
        Faults that were injected first are used up first. Raises `ValueError` for an unknown `on`.
        """
        with self._lock:
            self._injected.append(_Injected(fault, None if on is None else self._id(on), times))

    def answer(
        self,
        on: str,
        *,
        status: int = 200,
        json: Any = UNSET,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        times: int | None = None,
    ) -> None:
        """Answers an operation with exactly this from now on, or `times` times.

        Raises `ValueError` for an unknown operation.
        """
        scripted = faults.Scripted(status, json, body, dict(headers or {}))
        self.inject(scripted, on=on, times=times)

    def add(self, kind: str, thing: Mapping[str, Any] | None = None, *under: str) -> Any:
        """Puts a thing there, as if it had been created, and returns its identifier.

        `kind` is one of `fake.kinds`; `under` are the identifiers of what it belongs to, outermost
        first. What the thing does not say is sampled. Raises `ValueError` for an unknown kind.
        """
        if kind not in self._api.kinds:
            raise ValueError(_unknown("kind", kind, self._api.kinds))
        with self._lock:
            return self._state.add(kind, thing or {}, list(under))

    def reset(self) -> None:
        """Forgets everything: things, requests, faults."""
        with self._lock:
            self._state.store.clear()
            self._injected.clear()
            self._places.clear()
            self.requests.clear()

    # --- what it knows ---------------------------------------------------------------------------

    @property
    def kinds(self) -> list[str]:
        """The kinds of things that it remembers."""
        return list(self._api.kinds)

    @property
    def problems(self) -> list[str]:
        """Everything that was wrong with the requests so far, with the operation in front."""
        return [
            f"{request.operation or f'{request.method} {request.path}'}: {problem}"
            for request in self.requests
            for problem in request.problems
        ]

    def sample(self, on: str, status: int | None = None) -> Any:
        """The body that an operation is answered with: the document's example, or a sample."""
        operation = next(one for one in self._api.operations if one.id == self._id(on))
        return self._answers.make(operation, status).json

    # --- playing the API -------------------------------------------------------------------------

    def handle(self, request: Received) -> Answer:
        """The answer to one request. Both transports and the server come through here."""
        with self._lock:
            found = self._router.find(request.method, request.raw_path, request.query)
            match = found if isinstance(found, Match) else None
            operation = None if match is None else match.operation
            request = replace(request, operation=operation.id if operation else None)
            fault = self._next_fault(operation)
            if request.url in self._places:
                answer = Answer(200, {"content-type": "application/octet-stream"}, b"octets")
            elif match is None:
                answer = self._lost(request, [] if isinstance(found, Match) else found.methods)
            else:
                request, answer = self._played(match, request, spoiled=fault)
            if fault is not None:
                known = faults.Situation(request, operation, self._answers, self._api.types)
                fault.apply(answer, known)
            if "location" in answer.headers:
                self._places.add(urljoin(request.url, answer.headers["location"]))
            status = None if answer.refused else answer.status
            self.requests.append(replace(request, status=status))
            return answer

    def _played(
        self, match: Match, request: Received, *, spoiled: faults.Fault | None
    ) -> tuple[Received, Answer]:
        """The request with what was found out about it, and the answer before any fault."""
        operation = match.operation
        values = self._requests.parameters(operation, match.holes, request)
        problems = self._requests.problems(operation, values, request)
        request = replace(
            request,
            problems=tuple(problems),
            path_parameters={
                name: str(value) for (place, name), value in values.items() if place == "path"
            },
        )
        if spoiled is not None and spoiled.replaces:
            return request, Answer(200)
        denied = self._access.problem(operation, request)
        if denied is not None:
            return request, self._answers.error(operation, 401, denied)
        if problems and self._check:
            return request, self._answers.error(operation, 400, "; ".join(problems))
        body = self._requests.body(operation, request)
        return request, self._state.answer(match, values, body, request)

    def _lost(self, request: Received, methods: Iterable[str]) -> Answer:
        allowed = ", ".join(methods)
        if allowed:
            message = f"{request.method} is not known for {request.path}, but {allowed}"
            answer = self._answers.error(None, 405, message)
            answer.headers["allow"] = allowed
            return answer
        return self._answers.error(None, 404, f"no operation has the path {request.path}")

    def _next_fault(self, operation: v.Operation | None) -> faults.Fault | None:
        for index, injected in enumerate(self._injected):
            if injected.on is None or (operation is not None and injected.on == operation.id):
                if injected.times is not None:
                    injected.times -= 1
                    if injected.times <= 0:
                        del self._injected[index]
                return injected.fault
        return None

    def _id(self, on: str) -> str:
        """The id of the operation that a user means."""
        for operation in self._api.operations:
            if on in (operation.id, operation.call):
                return operation.id
        known = [name for one in self._api.operations for name in (one.call, one.id)]
        raise ValueError(_unknown("operation", on, known))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """Nothing to release: so that `with FakeApi() as fake:` reads well."""

    def __repr__(self) -> str:
        return f"<FakeApi of {self._api.title}: {len(self.requests)} requests>"


@dataclass(slots=True)
class _Injected:
    fault: faults.Fault
    on: str | None
    times: int | None


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=3, cutoff=0.4)
    hint = f"; did you mean {' or '.join(close)}?" if close else ""
    return f"the API has no {what} {name!r}{hint}"
