"""Makes every call with twilio-python 9.10.9, which is installed where this runs, not with us.

python peer.py http://127.0.0.1:PORT
"""

from __future__ import annotations

import sys

import values
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client
from twilio.rest.assistants.v1.assistant import AssistantContext, AssistantList
from twilio.rest.assistants.v1.assistant.message import MessageList


class Local(TwilioHttpClient):
    """Sends everything to one address instead of the host that the library has built in."""

    def __init__(self, base: str) -> None:
        super().__init__(timeout=10)
        self._base = base

    def request(self, method, url, *arguments, **options):
        local = url.replace("https://assistants.twilio.com", self._base)
        return super().request(method, local, *arguments, **options)


def main(base: str) -> None:
    """All nine operations, in the order in which the other side makes them."""
    client = Client(values.ACCOUNT, values.TOKEN, http_client=Local(base))
    assistants = client.assistants.v1.assistants
    one = assistants(values.ASSISTANT)
    ai = AssistantList.AssistantsV1ServiceCustomerAi(values.CREATE["customer_ai"])
    create = AssistantList.AssistantsV1ServiceCreateAssistantRequest(
        {**values.CREATE, "customer_ai": ai}
    )
    assistants.create(assistants_v1_service_create_assistant_request=create)
    one.fetch()
    list(assistants.list(limit=3, page_size=7))
    update = AssistantContext.AssistantsV1ServiceUpdateAssistantRequest(values.UPDATE)
    one.update(assistants_v1_service_update_assistant_request=update)
    one.delete()
    message = MessageList.AssistantsV1ServiceAssistantSendMessageRequest(values.MESSAGE)
    one.messages.create(assistants_v1_service_assistant_send_message_request=message)
    sessions = client.assistants.v1.sessions
    list(sessions.list(page_size=7))
    sessions(values.SESSION).fetch()
    list(sessions(values.SESSION).messages.list(page_size=7))


main(sys.argv[1])
