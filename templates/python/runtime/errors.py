"""The exceptions of this package.

    APIError
    ├── ConfigurationError             the client is configured wrongly; also a ValueError
    ├── RequestError                   an argument cannot be sent; also a ValueError
    ├── ErrorBodyError                 `body_as` found another value; also a TypeError
    ├── APIConnectionError             no response: connection refused or closed, unknown host
    │   ├── APITimeoutError            no response in time
    │   ├── TLSError                   the server's certificate is not trusted, or TLS failed
    │   └── TooManyRedirectsError
    ├── APIStatusError                 an unsuccessful response
    │   ├── RedirectError              3xx that is not followed
    │   │   └── NotModifiedError       304
    │   ├── BadRequestError            400
    │   ├── AuthenticationError        401
    │   ├── PermissionDeniedError      403
    │   ├── NotFoundError              404
    │   ├── ConflictError              409
    │   ├── UnprocessableEntityError   422
    │   ├── RateLimitError             429
    │   ├── ClientStatusError          any other 4xx
    │   └── ServerError                5xx
    ├── ResponseError                  a 2xx response with an unreadable body
    │   ├── ResponseValidationError    the body does not match the API's document
    │   ├── ResponseChangedError       a file changed while it was downloaded
    │   ├── StreamError                an event of a stream reports an error
    │   └── ResponseTooLargeError
    ├── PagingError                    the next page of a list is unusable
    └── WebhookError                   a webhook request is not authentic, or unreadable
        ├── SignatureError
        └── WebhookPayloadError

All are picklable. No message contains a credential, the value of a header, or a body.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from ._error_body import ErrorBody
    from ._runtime.hooks import Drift
    from ._runtime.models.model import ResponseHeaders

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ClientStatusError",
    "ConfigurationError",
    "ConflictError",
    "ErrorBodyError",
    "NotFoundError",
    "NotModifiedError",
    "PagingError",
    "PermissionDeniedError",
    "RateLimitError",
    "RedirectError",
    "RequestError",
    "ResponseChangedError",
    "ResponseError",
    "ResponseTooLargeError",
    "ResponseValidationError",
    "ServerError",
    "SignatureError",
    "StreamError",
    "TLSError",
    "TooManyRedirectsError",
    "UnprocessableEntityError",
    "WebhookError",
    "WebhookPayloadError",
]


T = TypeVar("T")
H = TypeVar("H", bound="ResponseHeaders")


class APIError(Exception):
    """The base class of all exceptions of this package."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __reduce__(self) -> tuple[Any, ...]:
        # The default passes only `args`, and not the keyword arguments of subclasses.
        return _restore, (type(self), self.args, self.__dict__)


def _restore(error_class: type[APIError], args: tuple[Any, ...], state: dict[str, Any]) -> APIError:
    error = error_class.__new__(error_class, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigurationError(APIError, ValueError):
    """The client is configured wrongly. The message names the argument or variable."""


class RequestError(APIError, ValueError):
    """An argument cannot be sent, such as an empty path parameter or a line break in a header."""


class ErrorBodyError(APIError, TypeError):
    """The body of an error response is not of the type that `body_as` was called with."""


# --- no response ---------------------------------------------------------------------------------


class APIConnectionError(APIError):
    """There was no response. The exception of httpx2 is the `__cause__`."""

    def __init__(self, message: str, *, operation: str | None = None, attempts: int = 1) -> None:
        super().__init__(message)
        self.operation = operation
        """The ID of the operation."""
        self.attempts = attempts
        """How many times sending the request was attempted."""


class APITimeoutError(APIConnectionError, TimeoutError):
    """There was no response in time."""


class TLSError(APIConnectionError):
    """The server's certificate is not trusted, or the TLS handshake failed."""


class TooManyRedirectsError(APIConnectionError):
    """The server redirected too many times."""


# --- unsuccessful responses ----------------------------------------------------------------------


class APIStatusError(APIError):
    """An unsuccessful response. Subclasses distinguish status codes."""

    def __init__(
        self,
        message: str,
        *,
        status_code: int,
        code: int | str | None = None,
        more_info: str | None = None,
        request_id: str | None = None,
        headers: Mapping[str, str] | None = None,
        body: ErrorBody = None,
        content: bytes = b"",
        drift: tuple[Drift, ...] = (),
        operation: str | None = None,
        retry_after: float | None = None,
        attempts: int = 1,
    ) -> None:
        super().__init__(message)
        self.status_code = status_code
        """The HTTP status code."""
        self.code = code
        """The error code of the API, if it sent one."""
        self.more_info = more_info
        """A URL with an explanation, if the API sent one."""
        self.request_id = request_id
        """The ID to quote to the API's support."""
        self.headers: Mapping[str, str] = {} if headers is None else headers
        """The response headers. Names are case-insensitive."""
        self.body: ErrorBody = body
        """The response body, of the type that the API's document declares for the status.

        A body that is something else is a JSON value, else text; None if it is empty.
        """
        self.content = content
        """The raw body, decompressed. Of a long one, the beginning."""
        self.drift = drift
        """Where the body and the headers deviate from the API's document."""
        self.operation = operation
        """The ID of the operation."""
        self.retry_after = retry_after
        """The seconds to wait that the API stated in `Retry-After`."""
        self.attempts = attempts
        """How many times the request was sent."""

    def body_as(self, type: type[T]) -> T:
        """The body as a model: `error.body_as(models.Problem)`, whatever the document declares.

        Raises `ErrorBodyError` if the body is something else.
        """
        from ._runtime.response.problem import read_as

        return read_as(self, type)

    def headers_as(self, type: type[H]) -> H:
        """The headers in their declared types: `error.headers_as(models.RateLimitedHeaders)`."""
        from ._runtime.response.typed_headers import read_headers

        return read_headers(self.headers, type)

    def __str__(self) -> str:
        facts = [f"{self.status_code} {self.message}"]
        if self.code is not None:
            facts.append(f"code {self.code}")
        if self.operation is not None:
            facts.append(self.operation)
        if self.request_id is not None:
            facts.append(f"request {self.request_id}")
        if self.more_info is not None:
            facts.append(self.more_info)
        return ", ".join(facts)


class RedirectError(APIStatusError):
    """A redirect that is not followed. Its target is `headers["Location"]`."""


class NotModifiedError(RedirectError):
    """304: the resource has not changed since the version that `If-None-Match` or
    `If-Modified-Since` states. Only requests with one of these headers get it (RFC 9110, section
    15.4.5)."""


class BadRequestError(APIStatusError):
    """400: the request is invalid."""


class AuthenticationError(APIStatusError):
    """401: the credentials are missing or invalid."""


class PermissionDeniedError(APIStatusError):
    """403: the credentials do not allow this."""


class NotFoundError(APIStatusError):
    """404: the resource does not exist."""


class ConflictError(APIStatusError):
    """409: the request conflicts with the current state of the resource."""


class UnprocessableEntityError(APIStatusError):
    """422: the request was understood, but its values are invalid."""


class RateLimitError(APIStatusError):
    """429: too many requests. `retry_after` may state how long to wait."""


class ClientStatusError(APIStatusError):
    """Any other 4xx."""


class ServerError(APIStatusError):
    """5xx: the API failed."""


# --- unreadable responses ------------------------------------------------------------------------


class ResponseError(APIError):
    """A 2xx response with an unreadable body."""

    def __init__(
        self, message: str, *, request_id: str | None = None, operation: str | None = None
    ) -> None:
        super().__init__(message)
        self.request_id = request_id
        """The ID to quote to the API's support."""
        self.operation = operation
        """The ID of the operation."""


class ResponseValidationError(ResponseError):
    """The body of a response does not match the API's document."""

    def __init__(
        self,
        message: str,
        *,
        path: str = "$",
        expected: str = "",
        request_id: str | None = None,
        operation: str | None = None,
    ) -> None:
        super().__init__(message, request_id=request_id, operation=operation)
        self.path = path
        """The location in the body, from its root `$`: `$.items[2].name`."""
        self.expected = expected
        """What the document declares there."""


class ResponseChangedError(ResponseError):
    """A file changed while it was downloaded. What has arrived so far is of its old version."""


class StreamError(ResponseError):
    """An event of a stream reports an error: its name is `error`, and no schema declares it."""

    def __init__(
        self,
        message: str,
        *,
        code: int | str | None = None,
        more_info: str | None = None,
        body: ErrorBody = None,
        content: bytes = b"",
        drift: tuple[Drift, ...] = (),
        request_id: str | None = None,
        operation: str | None = None,
    ) -> None:
        super().__init__(message, request_id=request_id, operation=operation)
        self.code = code
        """The error code of the API, if it sent one."""
        self.more_info = more_info
        """A URL with an explanation, if the API sent one."""
        self.body: ErrorBody = body
        """The data: of the first type that the document declares for an error and that it fits,
        else a JSON value or text."""
        self.content = content
        """The raw data."""
        self.drift = drift
        """Where the stream deviates from the API's document."""

    def body_as(self, type: type[T]) -> T:
        """The data as a model, as `APIStatusError.body_as`."""
        from ._runtime.response.problem import read_as

        return read_as(self, type)

    def __str__(self) -> str:
        facts = [self.message]
        if self.code is not None:
            facts.append(f"code {self.code}")
        if self.operation is not None:
            facts.append(self.operation)
        if self.request_id is not None:
            facts.append(f"request {self.request_id}")
        return ", ".join(facts)


class ResponseTooLargeError(ResponseError):
    """The response is larger than the client's `max_response_size`."""


class PagingError(APIError):
    """The next page of a list was already fetched, or is on another host, or many were empty."""


# --- webhooks ------------------------------------------------------------------------------------


class WebhookError(APIError):
    """A webhook request is not authentic, or its body is unreadable."""


class SignatureError(WebhookError):
    """The signature is missing or invalid. Respond with 403, and ignore the request."""


class WebhookPayloadError(WebhookError):
    """The body of a webhook request is invalid. Respond with 400."""
