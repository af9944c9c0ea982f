"""What the document says to people about a thing: summary, description, examples, links.

Texts are kept as they stand; how they are shown is a target's matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..model import Docs, Example
from .naming.words import split
from .reading import as_flag, as_list, as_object, as_text

if TYPE_CHECKING:
    from ..resolve import Node


def docs_of(value: Mapping[str, Any], *, summary: str = "") -> Docs:
    """The docs of an object that has the usual keys (`description`, `deprecated`, ...)."""
    return Docs(
        summary=as_text(value.get("summary")) or summary,
        description=as_text(value.get("description")),
        deprecated=as_flag(value.get("deprecated")),
        external_docs=as_text(as_object(value.get("externalDocs")).get("url")) or None,
        examples=schema_examples(value),
    )


def schema_docs(value: Mapping[str, Any], name: str) -> Docs:
    """The docs of a schema. Its `title` is a summary only where it says more than its name does:
    frameworks write `Pet Name` over a property `pet_name`."""
    title = as_text(value.get("title")).strip()
    says_more = "".join(split(title)) != "".join(split(name))
    return docs_of(value, summary=title if says_more else "")


def schema_examples(value: Mapping[str, Any]) -> tuple[Example, ...]:
    """`example` and the plain values of `examples` (JSON Schema's array)."""
    found = [Example(name="", value=value["example"])] if "example" in value else []
    found += [Example(name="", value=item) for item in as_list(value.get("examples"))]
    return tuple(found)


def named_examples(node: Node) -> tuple[Example, ...]:
    """`example` and `examples` of a parameter, header or media type (OpenAPI's Example Object)."""
    value = as_object(node.value)
    found = [Example(name="", value=value["example"])] if "example" in value else []
    examples = node.get("examples")
    if examples is None or not isinstance(examples.value, dict):
        return tuple(found)
    for name, entry in examples.items():
        example = as_object(entry.follow().value)
        for key in ("dataValue", "value", "serializedValue"):
            if key in example:
                summary = as_text(example.get("summary")) or as_text(example.get("description"))
                found.append(Example(name=name, value=example[key], summary=summary))
                break
    return tuple(found)


def first_docs(*choices: Docs) -> Docs:
    """Each word from the first that has it; deprecated if any of them is."""
    return Docs(
        summary=next((d.summary for d in choices if d.summary), ""),
        description=next((d.description for d in choices if d.description), ""),
        deprecated=any(d.deprecated for d in choices),
        external_docs=next((d.external_docs for d in choices if d.external_docs), None),
        examples=next((d.examples for d in choices if d.examples), ()),
    )
