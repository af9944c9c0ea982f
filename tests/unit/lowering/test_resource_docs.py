"""The docs of resources, from the tag with the same name or an exclusive tag."""

from __future__ import annotations

from clientwright.model import Resource

from .model_text import lower_document

RESPONSES = "responses: {'204': {description: Done.}}"


def described(document: str) -> dict[str, str]:
    """All resources with their descriptions."""

    def walk(resource: Resource) -> dict[str, str]:
        found = {".".join(resource.path): resource.docs.description}
        for child in resource.children:
            found |= walk(child)
        return found

    return walk(lower_document(document).root)


def test_tag_docs_belong_to_resource_with_its_name_or_exclusive_tag() -> None:
    document = f"""
        tags:
          - {{name: Sessions, description: Find sessions.}}
          - {{name: Conversation History, description: Read what was said.}}
          - {{name: Shared, description: Nobody's own.}}
        paths:
          /sessions: {{get: {{tags: [Sessions], {RESPONSES}, x-clientwright: {{resource: sessions, method: list}}}}}}
          /sessions/{{id}}/messages:
            parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]
            get: {{tags: [Conversation History], {RESPONSES}, x-clientwright: {{resource: sessions.messages, method: list}}}}
          /a: {{get: {{tags: [Shared], {RESPONSES}, x-clientwright: {{resource: a, method: list}}}}}}
          /b: {{get: {{tags: [Shared], {RESPONSES}, x-clientwright: {{resource: b, method: list}}}}}}
          /c: {{get: {{{RESPONSES}, x-clientwright: {{resource: c, method: list}}}}}}
    """
    assert described(document) == {
        "": "",
        "sessions": "Find sessions.",
        "sessions.messages": "Read what was said.",
        "a": "",
        "b": "",
        "c": "",
    }
