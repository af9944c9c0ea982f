"""Makes every call with twilio-python 9.10.9, in a virtual environment of its own.

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
    """Sends all requests to one address instead of the host built into the library."""

    def __init__(self, base: str) -> None:
        super().__init__(timeout=10)
        self._base = base

    def request(self, method, url, *arguments, **options):
        local = url.replace("https://assistants.twilio.com", self._base)
        return super().request(method, local, *arguments, **options)


def main(base: str) -> None:
    """Calls all nine operations, in the same order as `test_wire.py`."""
    client = Client(values.ACCOUNT, values.TOKEN, http_client=Local(base))
    assistants = client.assistants.v1.assistants
    assistant = assistants(values.ASSISTANT)
    ai = AssistantList.AssistantsV1ServiceCustomerAi(values.CREATE["customer_ai"])
    create = AssistantList.AssistantsV1ServiceCreateAssistantRequest(
        {**values.CREATE, "customer_ai": ai}
    )
    assistants.create(assistants_v1_service_create_assistant_request=create)
    assistant.fetch()
    list(assistants.list(limit=3, page_size=7))
    update = AssistantContext.AssistantsV1ServiceUpdateAssistantRequest(values.UPDATE)
    assistant.update(assistants_v1_service_update_assistant_request=update)
    assistant.delete()
    message = MessageList.AssistantsV1ServiceAssistantSendMessageRequest(values.MESSAGE)
    assistant.messages.create(assistants_v1_service_assistant_send_message_request=message)
    sessions = client.assistants.v1.sessions
    list(sessions.list(page_size=7))
    sessions(values.SESSION).fetch()
    list(sessions(values.SESSION).messages.list(page_size=7))


main(sys.argv[1])
