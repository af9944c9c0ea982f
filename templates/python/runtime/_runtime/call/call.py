"""One call of an operation, from its arguments to its value: every decision, and no I/O.

The transports (`sync/transport.py`, `aio/transport.py`) ask it for a request, send that, and tell
it what happened: an `Answer` or a `Failure`. It says what is next: `Again`, after a delay or at
once, or the `Response`; or it raises.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Final, Generic, TypeVar

from ... import errors
from ..auth.credentials import Credential, Keyring
from ..bodies.codecs import encode
from ..hooks import RequestEvent, ResponseEvent, RetryEvent
from ..http.headers import request_id
from ..http.urls import join, same_origin
from ..operation import Api, Arguments, Operation
from ..options import Options
from ..response import problem, reader
from ..response.response import Answer, Response
from . import retry
from .failure import Failure
from .log import DriftLog, logger
from .request import Request, build, new_idempotency_key
from .timeouts import Deadline

T = TypeVar("T")

MOST_REDIRECTS: Final = 10
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Context:
    """What all calls of a client share."""

    api: Api
    keyring: Keyring
    options: Options
    drift_log: DriftLog

    def with_options(self, **settings: Any) -> Context:
        """The same with other options."""
        return replace(self, options=self.options.with_(**settings))


@dataclass(frozen=True, slots=True)
class Again:
    """Another request is to be sent, after so many seconds. `event` is for the hook, if it is a
    repetition; `forget` is a credential whose token was refused."""

    delay: float = 0.0
    event: RetryEvent | None = None
    forget: Credential | None = None


class Call(Generic[T]):
    """One call. Not shared between threads."""

    def __init__(
        self,
        operation: Operation[T],
        arguments: Arguments,
        context: Context,
        *,
        stream: bool = False,
    ) -> None:
        self.operation = operation
        self.arguments = arguments
        self.context = context
        self.stream = stream
        self.deadline = Deadline(context.options.timeout)
        self.attempt = 0
        self.credentials = self._choose()
        self._redirects = 0
        self._redirect: Request | None = None
        self._renewed = False
        self._body = encode(operation, arguments.body)  # once, so that a repetition is the same
        self._key = new_idempotency_key() if operation.idempotency is not None else ""
        self._request: Request | None = None

    # --- before ----------------------------------------------------------------------------------

    def _choose(self) -> tuple[Credential, ...]:
        security = self.operation.security
        if security is None:
            security = self.context.api.security
        chosen = self.context.keyring.choose(security)
        if chosen is None and security and not self._has_own_authorization():
            self.context.keyring.check(security, required=True)
        return chosen or ()

    def _has_own_authorization(self) -> bool:
        names = {*self.context.options.headers, *self.arguments.headers}
        return any(name.lower() in ("authorization", "cookie") for name in names)

    def request(self, tokens: tuple[str | None, ...]) -> Request:
        """The request to send now. `tokens` are those fetched for `credentials`, in their order.

        Raises `RequestError`.
        """
        if self._redirect is not None:
            self._request, self._redirect = self._redirect, None
            return self._request
        self.attempt += 1
        self._request = build(
            self.operation,
            self.arguments,
            self.context.api,
            self.context.options,
            self._body,
            tuple(zip(self.credentials, tokens)),
            self._key,
        )
        return self._request

    def about_to_send(self, request: Request) -> RequestEvent:
        """What the hook `before_request` is told."""
        return RequestEvent(
            operation=self.operation.id,
            method=request.method,
            url=request.target,
            headers=request.headers,
            content=request.content if isinstance(request.content, bytes) else None,
            attempt=self.attempt,
        )

    # --- after -----------------------------------------------------------------------------------

    def answered(self, answer: Answer) -> ResponseEvent:
        """What the hook `after_response` is told. Logs the attempt."""
        logger.debug(
            "%s %s: %d in %.3f s (request %s, attempt %d)",
            self.operation.method,
            self.operation.path,
            answer.status_code,
            answer.elapsed,
            request_id(answer.headers),
            self.attempt,
        )
        return ResponseEvent(
            operation=self.operation.id,
            method=self.operation.method,
            status_code=answer.status_code,
            headers=answer.headers,
            request_id=request_id(answer.headers),
            elapsed=answer.elapsed,
            attempt=self.attempt,
        )

    def judge(self, outcome: Answer | Failure) -> Again | Answer:
        """What comes after an outcome: another request, or the answer to `finish` with.

        Raises where the outcome is final and no success.
        """
        if isinstance(outcome, Failure):
            return self._judge_failure(outcome)
        if outcome.status_code in _REDIRECTS and "location" in outcome.headers:
            return self._follow(outcome)
        if outcome.status_code == HTTPStatus.UNAUTHORIZED and not self._renewed:
            stale = next((c for c in self.credentials if getattr(c, "exchanges", False)), None)
            if stale is not None:
                self._renewed = True
                return Again(forget=stale)
        if outcome.status_code < 300:
            return outcome
        again = self._repeat(outcome.status_code, True, outcome.headers, None)
        if again is None:
            raise self.status_error(outcome)
        return again

    def finish(self, answer: Answer) -> Response[T]:
        """The response that a success amounts to. Raises `ResponseValidationError`."""
        value, drift = reader.read(self.operation, answer, strict=self.context.options.strict)
        if drift:
            self.context.drift_log.add(drift)
        return Response(
            value=value,
            status_code=answer.status_code,
            headers=answer.headers,
            content=answer.content,
            elapsed=answer.elapsed,
            attempts=self.attempt,
            url=answer.url,
            drift=drift,
        )

    def _judge_failure(self, failure: Failure) -> Again:
        logger.debug(
            "%s %s: %s (attempt %d)",
            self.operation.method,
            self.operation.path,
            failure.reason,
            self.attempt,
        )
        error = failure.error(self.operation.id, self.attempt)
        if not failure.final and not self.deadline.passed:
            again = self._repeat(None, failure.sent, None, error)
            if again is not None:
                return again
        raise error from failure.cause

    def _repeat(
        self,
        status: int | None,
        sent: bool,
        headers: Mapping[str, str] | None,
        error: Exception | None,
    ) -> Again | None:
        stated = self.operation.repeatable
        keyed = self.operation.idempotency is not None or stated is True
        method = self.operation.method
        if stated is False or self.attempt > self.context.options.max_retries:
            return None
        if not retry.is_safe(method, keyed=keyed, status=status, sent=sent):
            return None
        if self._request is not None and not self._request.replayable:
            return None
        delay = retry.delay(self.attempt, headers)
        left = self.deadline.remaining
        if delay is None or (left is not None and delay >= left):
            return None
        event = RetryEvent(
            operation=self.operation.id,
            method=method,
            attempt=self.attempt,
            delay=delay,
            status_code=status,
            error=error,
        )
        return Again(delay, event)

    def _follow(self, answer: Answer) -> Again:
        """Follow a redirect: to another origin only what is safe, and without credentials."""
        request = self._request
        assert request is not None
        url = join(request.target, answer.headers["location"])
        trusted = same_origin(request.target, url)
        method = "GET" if answer.status_code == HTTPStatus.SEE_OTHER else request.method
        safe = request.method in ("GET", "HEAD")
        downgraded = request.url.startswith("https:") and not url.startswith("https:")
        if not url.startswith(("http://", "https://")) or downgraded or not (safe or trusted):
            raise self.status_error(answer)
        if not safe and answer.status_code not in (307, 308):
            raise self.status_error(
                answer
            )  # it may have been done: repeating it is not ours to decide
        if not request.replayable:
            raise self.status_error(answer)
        self._redirects += 1
        if self._redirects > MOST_REDIRECTS:
            raise errors.TooManyRedirectsError(
                f"{self.operation.id}: the API redirected more than {MOST_REDIRECTS} times",
                operation=self.operation.id,
                attempts=self.attempt,
            )
        self._redirect = request.redirected(method, url, trusted=trusted)
        return Again()

    def status_error(self, answer: Answer) -> errors.APIStatusError:
        """The error that an answer amounts to, by its status."""
        told = problem.problem_of(answer)
        return _error_class(answer.status_code)(
            told.message,
            status_code=answer.status_code,
            code=told.code,
            more_info=told.more_info,
            request_id=request_id(answer.headers),
            headers=answer.headers,
            body=told.body,
            operation=self.operation.id,
            retry_after=retry.retry_after(answer.headers),
            attempts=self.attempt,
        )

    @property
    def where(self) -> dict[str, Any]:
        """The facts that connection errors carry."""
        return {"operation": self.operation.id, "attempts": self.attempt}


_BY_STATUS: Final[Mapping[int, type[errors.APIStatusError]]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}


def _error_class(status: int) -> type[errors.APIStatusError]:
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status >= 500:
        return errors.ServerError
    return errors.ClientStatusError if status >= 400 else errors.RedirectError
