"""Where each model is: read when a model is first used, and by type checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .assistant import *
    from .assistant_customer_ai import *
    from .assistant_reply import *
    from .assistant_with_tools_and_knowledge import *
    from .create_assistant_request import *
    from .customer_ai import *
    from .error import *
    from .knowledge import *
    from .list_assistants_response import *
    from .list_messages_response import *
    from .list_sessions_response import *
    from .message import *
    from .message_mode import *
    from .message_role import *
    from .message_status import *
    from .page_meta import *
    from .segment_credential import *
    from .send_message_request import *
    from .send_message_response import *
    from .session import *
    from .tool import *
    from .update_assistant_request import *

names: dict[str, list[str]] = {
    "assistant": ["Assistant"],
    "assistant_customer_ai": ["AssistantCustomerAi"],
    "assistant_reply": ["AssistantReply"],
    "assistant_with_tools_and_knowledge": ["AssistantWithToolsAndKnowledge"],
    "create_assistant_request": ["CreateAssistantRequest", "CreateAssistantRequestDict"],
    "customer_ai": ["CustomerAi", "CustomerAiDict"],
    "error": ["Error"],
    "knowledge": ["Knowledge"],
    "list_assistants_response": ["ListAssistantsResponse"],
    "list_messages_response": ["ListMessagesResponse"],
    "list_sessions_response": ["ListSessionsResponse"],
    "message": ["Message"],
    "message_mode": ["MessageMode"],
    "message_role": ["MessageRole"],
    "message_status": ["MessageStatus"],
    "page_meta": ["PageMeta"],
    "segment_credential": ["SegmentCredential", "SegmentCredentialDict"],
    "send_message_request": ["SendMessageRequest", "SendMessageRequestDict"],
    "send_message_response": ["SendMessageResponse"],
    "session": ["Session"],
    "tool": ["Tool"],
    "update_assistant_request": ["UpdateAssistantRequest", "UpdateAssistantRequestDict"],
}
"""The names in each module. No model is called so: these begin with a capital letter."""

modules: dict[str, str] = {name: module for module, found in names.items() for name in found}
"""The module of each name."""
