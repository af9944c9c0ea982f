"""Why there was no answer: the HTTP library's exceptions, understood.

Not here: whether to try again (`retry.py`). This is the only module beside the transports that
knows the HTTP library; it is imported with them.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass

import httpx2

from ... import errors


@dataclass(frozen=True, slots=True)
class Failure:
    """An attempt without an answer."""

    cause: Exception
    reason: str
    """In words for a log: no host, no URL, no value."""
    kind: type[errors.APIConnectionError] = errors.APIConnectionError
    sent: bool = True
    """The request may have reached the server."""
    final: bool = False
    """Another attempt can do no better."""

    def error(self, operation: str, attempts: int) -> errors.APIConnectionError:
        """The exception for the user."""
        times = "" if attempts == 1 else f" (attempt {attempts})"
        return self.kind(
            f"{operation}: {self.reason}{times}", operation=operation, attempts=attempts
        )


def failure_of(error: Exception) -> Failure:
    """What an exception of the HTTP library, or of a time limit, means."""
    match error:
        case httpx2.ConnectTimeout():
            return Failure(error, "no connection in time", errors.APITimeoutError, sent=False)
        case httpx2.PoolTimeout():
            reason = "no free connection in time"
            return Failure(error, reason, errors.APITimeoutError, sent=False)
        case httpx2.TimeoutException() | TimeoutError():
            return Failure(error, "no answer in time", errors.APITimeoutError)
        case httpx2.ConnectError() if (tls := _tls(error)) is not None:
            reason = f"no trusted connection: {tls.reason or 'TLS failed'}"
            untrusted = isinstance(tls, ssl.SSLCertVerificationError)
            return Failure(error, reason, errors.TLSError, sent=False, final=untrusted)
        case httpx2.ConnectError() | httpx2.ProxyError():
            return Failure(error, "no connection", sent=False)
        case httpx2.UnsupportedProtocol():
            return Failure(error, "a URL of no supported kind", sent=False, final=True)
        case httpx2.TooManyRedirects():
            reason = "the API redirects on and on"
            return Failure(error, reason, errors.TooManyRedirectsError, final=True)
        case httpx2.DecodingError():
            return Failure(error, "the answer cannot be decompressed", final=True)
        case httpx2.LocalProtocolError():
            return Failure(error, "the request breaks HTTP", sent=False, final=True)
        case _:
            return Failure(error, "the connection was cut")


def _tls(error: BaseException) -> ssl.SSLError | None:
    """The TLS error below, if there is one."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None
