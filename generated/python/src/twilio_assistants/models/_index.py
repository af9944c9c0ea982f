"""Where each model is: read when a model is first used, and by type checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .assistant import Assistant
    from .assistant_customer_ai import AssistantCustomerAi
    from .assistant_reply import AssistantReply
    from .assistant_with_tools_and_knowledge import AssistantWithToolsAndKnowledge
    from .create_assistant_request import CreateAssistantRequest, CreateAssistantRequestDict
    from .customer_ai import CustomerAi, CustomerAiDict
    from .error import Error
    from .knowledge import Knowledge
    from .list_assistants_response import ListAssistantsResponse
    from .list_messages_response import ListMessagesResponse
    from .list_sessions_response import ListSessionsResponse
    from .message import Message
    from .message_mode import MessageMode
    from .message_role import MessageRole
    from .message_status import MessageStatus
    from .page_meta import PageMeta
    from .segment_credential import SegmentCredential, SegmentCredentialDict
    from .send_message_request import SendMessageRequest, SendMessageRequestDict
    from .send_message_response import SendMessageResponse
    from .session import Session
    from .tool import Tool
    from .update_assistant_request import UpdateAssistantRequest, UpdateAssistantRequestDict

__all__: list[str] = [
    "Assistant",
    "AssistantCustomerAi",
    "AssistantReply",
    "AssistantWithToolsAndKnowledge",
    "CreateAssistantRequest",
    "CreateAssistantRequestDict",
    "CustomerAi",
    "CustomerAiDict",
    "Error",
    "Knowledge",
    "ListAssistantsResponse",
    "ListMessagesResponse",
    "ListSessionsResponse",
    "Message",
    "MessageMode",
    "MessageRole",
    "MessageStatus",
    "PageMeta",
    "SegmentCredential",
    "SegmentCredentialDict",
    "SendMessageRequest",
    "SendMessageRequestDict",
    "SendMessageResponse",
    "Session",
    "Tool",
    "UpdateAssistantRequest",
    "UpdateAssistantRequestDict",
]

MODULES: dict[str, str] = {
    "Assistant": "assistant",
    "AssistantCustomerAi": "assistant_customer_ai",
    "AssistantReply": "assistant_reply",
    "AssistantWithToolsAndKnowledge": "assistant_with_tools_and_knowledge",
    "CreateAssistantRequest": "create_assistant_request",
    "CreateAssistantRequestDict": "create_assistant_request",
    "CustomerAi": "customer_ai",
    "CustomerAiDict": "customer_ai",
    "Error": "error",
    "Knowledge": "knowledge",
    "ListAssistantsResponse": "list_assistants_response",
    "ListMessagesResponse": "list_messages_response",
    "ListSessionsResponse": "list_sessions_response",
    "Message": "message",
    "MessageMode": "message_mode",
    "MessageRole": "message_role",
    "MessageStatus": "message_status",
    "PageMeta": "page_meta",
    "SegmentCredential": "segment_credential",
    "SegmentCredentialDict": "segment_credential",
    "SendMessageRequest": "send_message_request",
    "SendMessageRequestDict": "send_message_request",
    "SendMessageResponse": "send_message_response",
    "Session": "session",
    "Tool": "tool",
    "UpdateAssistantRequest": "update_assistant_request",
    "UpdateAssistantRequestDict": "update_assistant_request",
}
"""The module of each name."""
