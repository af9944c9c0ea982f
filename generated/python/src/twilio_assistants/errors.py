"""Everything that this package raises.

    APIError
    ├── ConfigurationError             the client was set up wrongly: credentials, base URL, options
    ├── RequestError                   an argument cannot be sent; also a ValueError
    ├── APIConnectionError             no answer: refused, cut, name not found
    │   ├── APITimeoutError            no answer in time
    │   ├── TLSError                   no trust in the server's certificate
    │   └── TooManyRedirectsError
    ├── APIStatusError                 an answer that is no success
    │   ├── RedirectError              3xx that is not followed
    │   ├── BadRequestError            400
    │   ├── AuthenticationError        401
    │   ├── PermissionDeniedError      403
    │   ├── NotFoundError              404
    │   ├── ConflictError              409
    │   ├── UnprocessableEntityError   422
    │   ├── RateLimitError             429
    │   ├── ClientStatusError          any other 4xx
    │   └── ServerError                5xx
    ├── ResponseError                  a success whose body is of no use
    │   ├── ResponseValidationError    it is not what the API promises
    │   └── ResponseTooLargeError
    ├── PagingError                    the next page of a list is unusable
    └── WebhookError                   a request that claims to come from the API
        ├── SignatureError
        └── WebhookPayloadError

Each is picklable. No message holds a credential, a header's value or a body.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
    "NotFoundError",
    "PagingError",
    "PermissionDeniedError",
    "RateLimitError",
    "RedirectError",
    "RequestError",
    "ResponseError",
    "ResponseTooLargeError",
    "ResponseValidationError",
    "ServerError",
    "SignatureError",
    "TLSError",
    "TooManyRedirectsError",
    "UnprocessableEntityError",
    "WebhookError",
    "WebhookPayloadError",
]


class APIError(Exception):
    """The root of everything that this package raises."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __reduce__(self) -> tuple[Any, ...]:
        # The default calls the class with `args` alone: not enough where it has keyword arguments.
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[APIError], args: tuple[Any, ...], state: dict[str, Any]) -> APIError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigurationError(APIError):
    """The client was set up wrongly; the message says which argument or variable is at fault."""


class RequestError(APIError, ValueError):
    """An argument cannot be sent: an empty path parameter, a line break in a header, a bad body."""


# --- no answer -----------------------------------------------------------------------------------


class APIConnectionError(APIError):
    """There was no answer. The library's own exception is the `__cause__`."""

    def __init__(self, message: str, *, operation: str | None = None, attempts: int = 1) -> None:
        super().__init__(message)
        self.operation = operation
        """The id of the operation."""
        self.attempts = attempts
        """How often the request was sent, or tried to be."""


class APITimeoutError(APIConnectionError, TimeoutError):
    """There was no answer in time."""


class TLSError(APIConnectionError):
    """The server's certificate is not trusted, or no encrypted connection came about."""


class TooManyRedirectsError(APIConnectionError):
    """The server sent the request on and on."""


# --- an answer that is no success ----------------------------------------------------------------


class APIStatusError(APIError):
    """An answer that is no success. Its subclasses are for the status codes one reacts to."""

    def __init__(
        self,
        message: str,
        *,
        status_code: int,
        code: int | str | None = None,
        more_info: str | None = None,
        request_id: str | None = None,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
        operation: str | None = None,
        retry_after: float | None = None,
        attempts: int = 1,
    ) -> None:
        super().__init__(message)
        self.status_code = status_code
        """The HTTP status code."""
        self.code = code
        """The API's own code of the fault, where it sent one."""
        self.more_info = more_info
        """A URL that explains the fault, where the API sent one."""
        self.request_id = request_id
        """What to tell the API's support."""
        self.headers: Mapping[str, str] = {} if headers is None else headers
        """The answer's headers; names are looked up in any case."""
        self.body = body
        """The answer's body: the JSON value if it is JSON, else the text; None if it is empty."""
        self.operation = operation
        """The id of the operation."""
        self.retry_after = retry_after
        """The seconds that the API asked to wait (`Retry-After`)."""
        self.attempts = attempts
        """How often the request was sent."""

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
    """A redirect that is not followed: see its `headers["Location"]`."""


class BadRequestError(APIStatusError):
    """400: the API did not understand the request."""


class AuthenticationError(APIStatusError):
    """401: the credentials are missing or wrong."""


class PermissionDeniedError(APIStatusError):
    """403: the credentials do not allow this."""


class NotFoundError(APIStatusError):
    """404: there is no such thing."""


class ConflictError(APIStatusError):
    """409: it does not fit the present state."""


class UnprocessableEntityError(APIStatusError):
    """422: the request was understood, its values were refused."""


class RateLimitError(APIStatusError):
    """429: too many requests; `retry_after` may say for how long."""


class ClientStatusError(APIStatusError):
    """Any other 4xx."""


class ServerError(APIStatusError):
    """5xx: the API failed."""


# --- a success whose body is of no use -----------------------------------------------------------


class ResponseError(APIError):
    """The API answered with success, and its answer is of no use."""

    def __init__(
        self, message: str, *, request_id: str | None = None, operation: str | None = None
    ) -> None:
        super().__init__(message)
        self.request_id = request_id
        """What to tell the API's support."""
        self.operation = operation
        """The id of the operation."""


class ResponseValidationError(ResponseError):
    """The answer is not what the API's document promises."""

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
        """Where in the body, from its root `$`: `$.items[2].name`."""
        self.expected = expected
        """What was promised there."""


class ResponseTooLargeError(ResponseError):
    """The answer is larger than the client's `max_response_size`."""


class PagingError(APIError):
    """The next page of a list was already fetched, or is on another host."""


# --- webhooks ------------------------------------------------------------------------------------


class WebhookError(APIError):
    """A request that claims to come from the API is not to be trusted, or not understood."""


class SignatureError(WebhookError):
    """The signature is missing or wrong. Answer 403 and do nothing else."""


class WebhookPayloadError(WebhookError):
    """The body is not what the API sends. Answer 400."""
