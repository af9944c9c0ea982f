"""`client.sessions` of the asynchronous client."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .. import models
from .._runtime.aio.pager import AsyncPager
from .._runtime.aio.resource import AsyncResource
from .._runtime.unset import UNSET, Unset
from ..operations import sessions as operations

if TYPE_CHECKING:
    from .sessions_messages import AsyncSessionsMessages


class AsyncSessions(AsyncResource):
    """Find the conversations that your assistants had.

    A session is one conversation between a user and an assistant. It starts with the first message
    that is sent in it.

    Available as `client.sessions`.
    """

    @cached_property
    def messages(self) -> AsyncSessionsMessages:
        """Read what was said in a session."""
        from .sessions_messages import AsyncSessionsMessages

        return AsyncSessionsMessages(self._client)

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        limit: int | None = None,
    ) -> AsyncPager[models.Session]:
        """List sessions.

        Returns the sessions of all assistants of your account, page by page.

        Args:
            page: The index of the page, counted from 0. For the client's own orientation: it
                does not select the page, which `page_token` does.
            page_size: How many items a page holds, 1000 at most. The API's own choice is 50.
            page_token: The page to return, as a token taken from `meta.next_page_url` or
                `meta.previous_page_url`. Tokens are made by the API alone.
            limit: The maximum number of items. By default, all of them.

        Example:
            async for session in client.sessions.list(limit=20):
                print(session.id)
        """
        return self._pages(
            operations.LIST,
            query={"Page": page, "PageSize": page_size, "PageToken": page_token},
            limit=limit,
        )

    async def fetch(self, session_id: str) -> models.Session:
        """Fetch a session.

        Returns one session. What was said in it is read with `client.sessions.messages.list`.

        Args:
            session_id: The ID of the session, as the API returned it. It may hold `/` and `:`,
                which travel percent-encoded.

        Returns:
            The session.

        Raises:
            NotFoundError: There is nothing with this ID.

        Example:
            session = await client.sessions.fetch("webhook:order-42")
        """
        return await self._send(operations.FETCH, path={"id": session_id})
