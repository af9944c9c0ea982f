"""One call of an operation: every decision from its arguments to its result, and no I/O.

The transport asks for a request, sends it, and passes in the outcome: a `RawResponse` or a
`Failure`. The call decides what comes next: the result, another attempt, or an exception.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Generic, TypeVar

from ... import errors
from ..auth.credentials import Credential
from ..auth.keyring import Keyring
from ..bodies.codecs import encode
from ..bodies.content import Content, with_progress
from ..hooks import Drift, RequestEvent, ResponseEvent, RetryEvent, UploadProgress
from ..http.headers import Headers, find_request_id
from ..http.urls import is_same_origin, is_valid_url, resolve_url
from ..operation import Api, Arguments, Operation, Returns
from ..options import Options, Timeout, has_authorization
from ..response import problem, reader
from ..response.accept import get_accepted
from ..response.response import RawResponse, Response
from ..response.streams import StreamReader
from .log import DriftLog, logger
from .request import Request, build_request, create_idempotency_key
from .retry import Failure, get_delay, is_retryable, parse_retry_after

T = TypeVar("T")

_TOO_DEEP: Final = "an argument is recursive or nested too deeply"
MAX_REDIRECTS: Final = 10
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class CallContext:
    """The state that all calls of a client share."""

    api: Api
    keyring: Keyring
    options: Options
    drift_log: DriftLog

    def with_options(self, **options: Any) -> CallContext:
        """A copy with other options."""
        return replace(self, options=self.options.merge(**options))

    def check_headers(
        self, operation: Operation[Any], response: RawResponse, *, strict: bool = False
    ) -> tuple[Drift, ...]:
        """The deviations of the headers from the document, which are logged.

        Raises `ResponseValidationError` for the first one if `strict`.
        """
        if not operation.headers:
            return ()
        from ..response.typed_headers import check_headers

        drift = check_headers(operation, response.status_code, response.headers)
        self.drift_log.add(drift)
        for first in drift if strict else ():
            raise errors.ResponseValidationError(
                str(first),
                path=first.path,
                expected=first.expected,
                request_id=find_request_id(response.headers),
                operation=operation.id,
            )
        return drift


class Deadline:
    """The end of a call's total time."""

    __slots__ = ("_end", "_timeout")

    def __init__(self, timeout: Timeout, latest: float | None = None) -> None:
        """`latest` is a time of `time.monotonic` at which it ends anyway."""
        self._timeout = timeout
        own = None if timeout.total is None else time.monotonic() + timeout.total
        self._end = min((end for end in (own, latest) if end is not None), default=None)

    @property
    def remaining(self) -> float | None:
        """The seconds left, never negative; None without a limit."""
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    @property
    def has_passed(self) -> bool:
        """Whether the time is up."""
        return self.remaining == 0.0

    def get_timeouts(self) -> dict[str, float | None]:
        """The timeouts of an attempt that starts now, for httpx2. None exceeds the time left."""
        timeout, remaining = self._timeout, self.remaining
        timeouts = {
            "connect": timeout.connect,
            "read": timeout.read,
            "write": timeout.write,
            "pool": timeout.pool,
        }
        if remaining is None:
            return timeouts
        return {
            phase: remaining if limit is None else min(limit, remaining)
            for phase, limit in timeouts.items()
        }


@dataclass(frozen=True, slots=True)
class NextAttempt:
    """Another request is needed: a retry, a redirect, or the same one with a new token."""

    delay: float = 0.0
    event: RetryEvent | None = None
    """For the hook `on_retry`, if it is a retry."""
    refused: Mapping[str, str | None] = field(default_factory=dict[str, str | None], repr=False)
    """The tokens that the API refused, by scheme. None: the credential holds it itself."""


class Call(Generic[T]):
    """The state of one call across its attempts. Not shared between threads."""

    def __init__(
        self,
        operation: Operation[T],
        arguments: Arguments,
        context: CallContext,
        *,
        stream: bool = False,
    ) -> None:
        self.operation = operation
        self.arguments = arguments
        self.context = context
        self.stream = stream
        self.accept = get_accepted(operation, arguments)
        self.deadline = Deadline(context.options.timeout, arguments.end)
        self.attempt = 0
        self.credentials = self._choose_credentials()
        self._tokens: Mapping[str, str | None] = {}
        self._redirects = 0
        self._redirected: Request | None = None
        self._has_renewed = False
        # Encoded once, so that every attempt sends the same.
        self._body = self._encode_body()
        self._key = None if operation.idempotency is None else create_idempotency_key()
        self._request: Request | None = None

    def _encode_body(self) -> tuple[Content, str | None]:
        try:
            content, media_type = encode(self.operation, self.arguments)
        except RecursionError:
            raise errors.RequestError(_TOO_DEEP) from None
        on_progress = self.context.options.hooks.on_upload_progress
        if on_progress is None:
            return content, media_type

        def report(sent: int, total: int | None) -> object:
            return on_progress(UploadProgress(operation=self.operation.id, sent=sent, total=total))

        return with_progress(content, report), media_type

    def _choose_credentials(self) -> dict[str, Credential]:
        security = self.operation.security
        if security is None:
            security = self.context.api.security
        options = self.context.options
        if self.context.api.implied_security:
            return self.context.keyring.choose_passed()
        if options.always_authenticate and not security:
            security = self.context.api.security
            if not security:
                return self.context.keyring.choose_passed()
        credentials = self.context.keyring.choose(security)
        if credentials is None and security:
            if not (options.has_authorization or has_authorization(self.arguments.headers)):
                self.context.keyring.check(security, required=True)
        return credentials or {}

    # --- before the request ----------------------------------------------------------------------

    @property
    def scopes(self) -> Mapping[str, tuple[str, ...]]:
        """The OAuth2 scopes that the operation requires, by scheme."""
        is_inherited = self.operation.security is None
        return self.context.api.scopes if is_inherited else self.operation.scopes

    def build_request(self, tokens: Mapping[str, str | None]) -> Request:
        """The request of the next attempt. `tokens` were fetched for `credentials`, by scheme.

        Raises `RequestError`.
        """
        if self._redirected is not None:
            self._request, self._redirected = self._redirected, None
            return self._request
        self.attempt += 1
        self._tokens = tokens
        try:
            self._request = self._build_request(tokens)
        except RecursionError:
            raise errors.RequestError(_TOO_DEEP) from None
        return self._request

    def _build_request(self, tokens: Mapping[str, str | None]) -> Request:
        return build_request(
            self.operation,
            self.arguments,
            self.context.api,
            self.context.options,
            self._body,
            self.accept,
            [(each, tokens.get(name)) for name, each in self.credentials.items()],
            self._key,
        )

    def create_request_event(self, request: Request) -> RequestEvent:
        """The event for the hook `before_request`."""
        return RequestEvent(
            operation=self.operation.id,
            method=request.method,
            url=request.url,
            headers=request.headers,
            content=request.content if isinstance(request.content, bytes) else None,
            attempt=self.attempt,
        )

    # --- after the response ----------------------------------------------------------------------

    def create_response_event(self, response: RawResponse) -> ResponseEvent:
        """The event for the hook `after_response`."""
        return ResponseEvent(
            operation=self.operation.id,
            method=self.operation.method,
            status_code=response.status_code,
            headers=response.headers,
            request_id=find_request_id(response.headers),
            elapsed=response.elapsed,
            attempt=self.attempt,
        )

    def evaluate(self, outcome: RawResponse | Failure) -> NextAttempt | RawResponse:
        """Decide what follows an attempt: the response is final, or another attempt is needed.

        Raises the error of the call if neither is the case.
        """
        if isinstance(outcome, Failure):
            return self._evaluate_failure(outcome)
        if outcome.status_code in _REDIRECTS and "location" in outcome.headers:
            # The location is the result of a call, but not what a download is about.
            is_result = not self.stream and outcome.status_code in self.operation.returns
            return outcome if is_result else self._follow_redirect(outcome)
        if outcome.status_code == 401 and (refused := self._renew_credentials(outcome.headers)):
            return NextAttempt(refused=refused)
        if outcome.status_code < 300:
            return outcome
        retry = self._plan_retry(outcome.status_code, headers=outcome.headers)
        if retry is None:
            raise self.create_status_error(outcome)
        return retry

    def read_response(self, response: RawResponse, *, with_headers: bool) -> Response[T]:
        """Decode a 2xx response. Raises `ResponseValidationError`.

        `with_headers`: the headers are used, so they are checked as well.
        """
        strict = self.context.options.strict
        value, drift = reader.read(self.operation, response, self.accept, strict=strict)
        if drift:
            self.context.drift_log.add(drift)
        if with_headers or strict:
            drift += self.context.check_headers(self.operation, response, strict=strict)
        return Response(
            value=value,
            status_code=response.status_code,
            headers=response.headers,
            content=response.content,
            elapsed=response.elapsed,
            attempts=self.attempt,
            url=response.url,
            drift=drift,
        )

    def create_stream_reader(self, response: RawResponse, last_id: str) -> StreamReader:
        """What reads the records of a stream. Raises `ResponseValidationError` for other bodies."""
        reader.check_is_stream(self.operation, response, self.accept)
        return StreamReader(
            self.operation,
            response,
            self.accept,
            self._error_types,
            strict=self.context.options.strict,
            last_id=last_id,
        )

    def create_status_error(self, response: RawResponse) -> errors.APIStatusError:
        """The error of an unsuccessful response."""
        details = problem.read_problem(response, self._error_types, self.operation.id)
        self.context.drift_log.add(details.drift)
        drift = details.drift + self.context.check_headers(self.operation, response)
        return get_error_class(response.status_code)(
            details.message,
            status_code=response.status_code,
            code=details.code,
            more_info=details.more_info,
            request_id=find_request_id(response.headers),
            headers=response.headers,
            body=details.body,
            content=response.content,
            drift=drift,
            operation=self.operation.id,
            retry_after=parse_retry_after(response.headers),
            attempts=self.attempt,
        )

    @property
    def _error_types(self) -> Returns:
        declared = self.operation.errors
        return self.context.api.errors if declared is None else declared

    def log(self, outcome: RawResponse | Failure) -> None:
        """Log an attempt."""
        method, path = self.operation.method, self.operation.path
        if isinstance(outcome, Failure):
            logger.debug("%s %s: %s (attempt %d)", method, path, outcome.reason, self.attempt)
            return
        logger.debug(
            "%s %s: %d in %.3f s (request %s, attempt %d)",
            method,
            path,
            outcome.status_code,
            outcome.elapsed,
            find_request_id(outcome.headers),
            self.attempt,
        )

    def _renew_credentials(self, headers: Mapping[str, str]) -> dict[str, str | None]:
        """The tokens that a 401 response refused, if new ones can be sent; by scheme, and once."""
        request = self._request
        if self._has_renewed or request is None or not request.is_replayable:
            return {}
        sent = Headers(request.headers.items())
        credentials = self.credentials.items()
        renewed = [name for name, each in credentials if each.renew(sent, headers)]
        self._has_renewed = bool(renewed)
        return {name: self._tokens.get(name) for name in renewed}

    def _evaluate_failure(self, failure: Failure) -> NextAttempt:
        error = failure.to_error(self.operation.id, self.attempt)
        if not failure.final and not self.deadline.has_passed:
            retry = self._plan_retry(None, sent=failure.sent, error=error)
            if retry is not None:
                return retry
        raise error from failure.cause

    def _plan_retry(
        self,
        status: int | None,
        *,
        sent: bool = True,
        headers: Mapping[str, str] | None = None,
        error: Exception | None = None,
    ) -> NextAttempt | None:
        operation = self.operation
        has_key = operation.idempotency is not None or operation.repeatable is True
        if operation.repeatable is False or self.attempt > self.context.options.max_retries:
            return None
        if not is_retryable(operation.method, has_key=has_key, status=status, sent=sent):
            return None
        if self._request is not None and not self._request.is_replayable:
            return None
        delay, remaining = get_delay(self.attempt, headers), self.deadline.remaining
        if delay is None or (remaining is not None and delay >= remaining):
            return None
        event = RetryEvent(
            operation=operation.id,
            method=operation.method,
            attempt=self.attempt,
            delay=delay,
            status_code=status,
            error=error,
        )
        return NextAttempt(delay, event)

    def _follow_redirect(self, response: RawResponse) -> NextAttempt:
        """Follow a redirect. Only a safe request is sent to another origin, without credentials."""
        request = self._request
        assert request is not None
        status = response.status_code
        url = resolve_url(request.url, response.headers["location"])
        same_origin = is_same_origin(request.url, url)
        is_safe = request.method in ("GET", "HEAD")
        is_downgrade = request.url.startswith("https:") and not url.startswith("https:")
        if is_downgrade or not is_valid_url(url):
            raise self.create_status_error(response)
        if not is_safe and (not same_origin or status not in (307, 308)):
            # The request may have been processed, and repeating it could do harm.
            raise self.create_status_error(response)
        if not request.is_replayable:
            raise self.create_status_error(response)
        self._redirects += 1
        if self._redirects > MAX_REDIRECTS:
            raise errors.TooManyRedirectsError(
                f"{self.operation.id}: more than {MAX_REDIRECTS} redirects",
                operation=self.operation.id,
                attempts=self.attempt,
            )
        method = "GET" if status == 303 else request.method
        self._redirected = request.redirect(method, url, same_origin=same_origin)
        return NextAttempt()


_ERROR_CLASSES: Final[Mapping[int, type[errors.APIStatusError]]] = {
    304: errors.NotModifiedError,
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}


def get_error_class(status: int) -> type[errors.APIStatusError]:
    """The error to raise for an unsuccessful status."""
    if status in _ERROR_CLASSES:
        return _ERROR_CLASSES[status]
    if status >= 500:
        return errors.ServerError
    return errors.ClientStatusError if status >= 400 else errors.RedirectError
