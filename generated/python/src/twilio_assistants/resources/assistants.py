"""`client.assistants`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import assistants as operations

if TYPE_CHECKING:
    from .assistants_messages import AssistantsMessages


class Assistants(Resource):
    """Create and configure assistants.

    An assistant is a language model with a name, a personality and, if you want, tools to act with,
    knowledge to draw on and a memory of your customers. You talk to it by sending messages.

    Available as `client.assistants`.
    """

    @cached_property
    def messages(self) -> AssistantsMessages:
        """Send messages to an assistant."""
        from .assistants_messages import AssistantsMessages

        return AssistantsMessages(self._client)

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        limit: int | None = None,
    ) -> Pager[models.Assistant]:
        """List assistants.

        Returns the assistants of your account, page by page.

        Args:
            page: The index of the page, counted from 0. For the client's own orientation: it
                does not select the page, which `page_token` does.
            page_size: How many items a page holds, 1000 at most. The API's own choice is 50.
            page_token: The page to return, as a token taken from `meta.next_page_url` or
                `meta.previous_page_url`. Tokens are made by the API alone.
            limit: The maximum number of items. By default, all of them.

        Example:
            for assistant in client.assistants.list(limit=20):
                print(assistant.name)
        """
        return self._pages(
            operations.LIST,
            query={"Page": page, "PageSize": page_size, "PageToken": page_token},
            limit=limit,
        )

    def create(
        self,
        *,
        name: str,
        owner: str | Unset = UNSET,
        personality_prompt: str | Unset = UNSET,
        customer_ai: models.CustomerAi | models.CustomerAiDict | Unset = UNSET,
        segment_credential: models.SegmentCredential | models.SegmentCredentialDict | Unset = UNSET,
    ) -> models.Assistant:
        """Create an assistant.

        Makes a new assistant in your account and returns it.

        Only the name is required. The personality prompt is what makes the assistant yours: it says
        how the assistant speaks, what it helps with and what it leaves alone.

        Args:
            name: The name of the assistant.
            owner: The person or company that owns the assistant.
            personality_prompt: The instructions that give the assistant its personality: how it
                speaks, what it helps with, what it leaves alone.
            customer_ai: What the assistant shall remember of your customers.
            segment_credential: The keys to the Segment workspace that holds the customers'
                profiles.

        Returns:
            The new assistant.

        Example:
            assistant = client.assistants.create(
                name="Your first Assistant", personality_prompt="You are a helpful assistant."
            )
        """
        return self._send(
            operations.CREATE,
            body={
                "name": name,
                "owner": owner,
                "personality_prompt": personality_prompt,
                "customer_ai": customer_ai,
                "segment_credential": segment_credential,
            },
        )

    def fetch(self, assistant_id: str) -> models.AssistantWithToolsAndKnowledge:
        """Fetch an assistant.

        Returns one assistant with all that it works with: its settings, its tools and its knowledge
        sources.

        Args:
            assistant_id: The ID of the assistant.

        Returns:
            The assistant, with its tools and knowledge sources.

        Raises:
            NotFoundError: There is nothing with this ID.

        Example:
            assistant = client.assistants.fetch("aia_asst_00000000-1111-2222-3333-444444444444")
        """
        return self._send(operations.FETCH, path={"id": assistant_id})

    def update(
        self,
        assistant_id: str,
        *,
        name: str | Unset = UNSET,
        owner: str | Unset = UNSET,
        personality_prompt: str | Unset = UNSET,
        customer_ai: models.CustomerAi | models.CustomerAiDict | Unset = UNSET,
        segment_credential: models.SegmentCredential | models.SegmentCredentialDict | Unset = UNSET,
    ) -> models.Assistant:
        """Update an assistant.

        Changes an assistant and returns it as it is now.

        Send only what should change. A property that is not sent is meant to stay as it is.

        Args:
            assistant_id: The ID of the assistant.
            name: The new name of the assistant.
            owner: The person or company that shall own the assistant.
            personality_prompt: The new instructions that give the assistant its personality.
            customer_ai: What the assistant shall remember of your customers. Both settings are
                needed.
            segment_credential: The new keys to the Segment workspace that holds the customers'
                profiles.

        Returns:
            The assistant after the change.

        Raises:
            NotFoundError: There is nothing with this ID.

        Example:
            assistant = client.assistants.update(
                "aia_asst_00000000-1111-2222-3333-444444444444",
                personality_prompt="You are a helpful assistant. Answer in one sentence.",
            )
        """
        return self._send(
            operations.UPDATE,
            path={"id": assistant_id},
            body={
                "name": name,
                "owner": owner,
                "personality_prompt": personality_prompt,
                "customer_ai": customer_ai,
                "segment_credential": segment_credential,
            },
        )

    def delete(self, assistant_id: str) -> None:
        """Delete an assistant.

        Deletes an assistant from your account.

        Args:
            assistant_id: The ID of the assistant.

        Raises:
            NotFoundError: There is nothing with this ID.

        Example:
            client.assistants.delete("aia_asst_00000000-1111-2222-3333-444444444444")
        """
        return self._send(operations.DELETE, path={"id": assistant_id})
