"""What every client can do: hold its settings, send calls, make copies with other settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from typing import TYPE_CHECKING, Any, Never, ParamSpec, TypeAlias, TypeVar, overload

from ..auth.credentials import Credential, Keyring
from ..call.timeouts import Timeout
from ..hooks import Hooks
from ..operation import Api, Arguments, Operation
from ..options import first_options
from .resource import Caller, Resource

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from ..http.client import HTTPClient
    from ..response.response import Answer, Response
    from .pager import Pager

P = ParamSpec("P")
T = TypeVar("T")
Returned: TypeAlias = T
"""What calling a method of a resource gives at once."""


class SyncClient(Caller):
    """Sends the operations of an API. Safe to share; `close` it, or use it as a context manager."""

    def __init__(
        self,
        api: Api,
        *,
        credentials: Mapping[str, Credential] | None = None,
        base_url: str | None = None,
        server_variables: Mapping[str, str | None] | None = None,
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        strict: bool = False,
        hooks: Hooks | None = None,
        http_client: HTTPClient | None = None,
    ) -> None:
        options = first_options(
            api,
            base_url=base_url,
            server_variables=server_variables,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            strict=strict,
            hooks=hooks,
        )
        keyring = Keyring(credentials or {})
        keyring.check(api.security, api.credentials_required and not options.authorizes)
        # What sends is imported here, so that importing a client costs next to nothing.
        from ..call.call import Context
        from ..call.log import DriftLog
        from .primitives import Pool
        from .transport import Transport

        self._context = Context(api, keyring, options, DriftLog())
        self._transport = Transport(Pool(http_client))
        self._client = self

    @property
    def base_url(self) -> str:
        """Where the API is served."""
        return self._context.options.base_url

    def call(self, operation: Operation[T], arguments: Arguments) -> Response[T]:
        """The response of one call of an operation: what the resources' methods are made of."""
        from ..call.call import Call

        return self._transport.send(Call(operation, arguments, self._context))

    def open(self, operation: Operation[T], arguments: Arguments) -> tuple[Answer, bool]:
        """The open answer of an operation that streams, and whether it is to be read strictly."""
        from ..call.call import Call

        call = Call(operation, arguments, self._context, stream=True)
        return self._transport.answer(call), self._context.options.strict

    def with_options(
        self,
        *,
        base_url: str | None = None,
        timeout: Timeout | float | None = None,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        hooks: Hooks | None = None,
        max_response_size: int | None = None,
    ) -> Self:
        """A copy with other settings, which shares the connections. `headers` are added.

        Raises `ConfigurationError` where a setting is of no use.
        """
        made = copy(self)
        for name, value in list(vars(made).items()):  # another thread may add to those of `self`
            if isinstance(value, Resource):
                del made.__dict__[name]  # it belongs to the original
        made._client = made
        made._context = self._context.with_options(
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            strict=strict,
            hooks=hooks,
            max_response_size=max_response_size,
        )
        return made

    @overload
    def with_response(
        self, method: Callable[P, Pager[Any]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Never: ...

    @overload
    def with_response(
        self, method: Callable[P, Returned[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Response[T]: ...

    def with_response(
        self, method: Callable[P, Any], /, *args: P.args, **kwargs: P.kwargs
    ) -> Response[Any]:
        """The whole response of a call: `with_response(client.things.fetch, "id")`.

        Lists and streams have none to give: each of a list's `pages()` has its own.
        """
        # Some resources can be called, and are then the method themselves.
        called = isinstance(method, Caller)
        owner = method if called else getattr(method, "__self__", None)
        if not isinstance(owner, Caller) or owner._client._transport is not self._transport:
            raise TypeError("with_response takes a method of this client's resources")
        seen: list[Response[Any]] = []
        bound = owner._capturing(self, seen)
        getattr(bound, "__call__" if called else method.__name__)(*args, **kwargs)
        return seen[0]

    def close(self) -> None:
        """Close the connections, also of the copies. An `http_client` that was passed in stays open."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.base_url}>"
