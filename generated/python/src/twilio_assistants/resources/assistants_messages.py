"""`client.assistants.messages`."""

from __future__ import annotations

from typing import Literal

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import assistants_messages as operations


class AssistantsMessages(Resource):
    """Send messages to an assistant.

    Each message belongs to a session, which holds one conversation with one user. The reply comes
    with the response or, if you give a `webhook`, is also delivered to your own server.

    Available as `client.assistants.messages`.
    """

    def create(
        self,
        assistant_id: str,
        *,
        identity: str,
        body: str,
        session_id: str | Unset = UNSET,
        webhook: str | Unset = UNSET,
        mode: Literal["chat", "email", "voice"] | str | Unset = UNSET,
    ) -> models.SendMessageResponse:
        """Send a message to an assistant.

        Sends what a user said to an assistant, and returns the assistant's reply.

        Messages with the same session continue one conversation: to go on, pass the `session_id`
        that the last response returned, rather than the one you chose, since the API may put a
        prefix before it.

        Give a `webhook` to have the reply delivered to your server as well. The request may then be
        accepted before the reply exists.

        Every call adds a turn to the conversation. If a call may have reached the API, sending it
        again makes the user say the same thing twice.

        Args:
            assistant_id: The ID of the assistant.
            identity: Who the user is. In the form `type:value`, such as `email:test@api.com` or
                `phone:+15551234567`, it leads Customer Memory to the user's profile.
            body: What the user says or asks.
            session_id: The conversation to continue, or a name of your own for a new one.
                Without it the API starts a new one and returns its ID.
            webhook: The URL to call with the reply, or with what went wrong. It may hold a
                query, which comes back with the call, and a fragment with connection settings
                (`#rc=2&rt=5000`).
            mode: Through which channel the user talks, so that the reply suits it. Default:
                `"chat"`.

        Returns:
            The assistant has replied, or could not.

        Raises:
            NotFoundError: There is nothing with this ID.

        Example:
            message = client.assistants.messages.create(
                "aia_asst_00000000-1111-2222-3333-444444444444",
                identity="email:test@api.com",
                body="When was Twilio founded?",
            )
        """
        return self._send(
            operations.CREATE,
            path={"id": assistant_id},
            body={
                "identity": identity,
                "body": body,
                "session_id": session_id,
                "webhook": webhook,
                "mode": mode,
            },
        )
