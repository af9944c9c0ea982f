"""`client.sessions.messages`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import sessions_messages as operations


class SessionsMessages(Resource):
    """Read what was said in a session.

    The history holds the messages of the user and of the assistant, and the calls of tools and
    knowledge sources that the assistant made in between.

    Available as `client.sessions.messages`.
    """

    def list(
        self,
        session_id: str,
        *,
        page: int | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        limit: int | None = None,
    ) -> Pager[models.Message]:
        """List the messages of a session.

        Returns what was said in a session, page by page.

        The list holds the messages of the user and of the assistant. Calls of tools and knowledge
        sources are messages too, with the role `tool` or `knowledge`.

        Args:
            session_id: The ID or the name of the session, as the API returned it. It may hold
                `/` and `:`, which travel percent-encoded.
            page: The index of the page, counted from 0. For the client's own orientation: it
                does not select the page, which `page_token` does.
            page_size: How many items a page holds, 1000 at most. The API's own choice is 50.
            page_token: The page to return, as a token taken from `meta.next_page_url` or
                `meta.previous_page_url`. Tokens are made by the API alone.
            limit: The maximum number of items. By default, all of them.

        Raises:
            NotFoundError: There is nothing with this ID.

        Example:
            for message in client.sessions.messages.list("webhook:order-42", limit=20):
                print(message.id)
        """
        return self._pages(
            operations.LIST,
            path={"sessionId": session_id},
            query={"Page": page, "PageSize": page_size, "PageToken": page_token},
            limit=limit,
        )
