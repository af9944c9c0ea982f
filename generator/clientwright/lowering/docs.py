"""Reads the documentation of an element: summary, description, examples, links.

Texts are unchanged; targets decide how to present them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..model import Docs, Example
from ..resolve import Node
from ..values import as_flag, as_list, as_object, as_text
from .naming.english import split_words


def read_docs(value: Mapping[str, Any], *, summary: str = "") -> Docs:
    """The docs of an object with the usual fields (`description`, `deprecated`, ...)."""
    return Docs(
        summary=as_text(value.get("summary")) or summary,
        description=as_text(value.get("description")),
        deprecated=as_flag(value.get("deprecated")),
        external_docs=as_text(as_object(value.get("externalDocs")).get("url")) or None,
        examples=read_schema_examples(value),
    )


def read_schema_docs(value: Mapping[str, Any], name: str) -> Docs:
    """The docs of a schema, with its `title` as the summary.

    A title that only repeats the name is ignored: frameworks title a property `pet_name` with
    `Pet Name`.
    """
    title = as_text(value.get("title")).strip()
    repeats_name = "".join(split_words(title)) == "".join(split_words(name))
    return read_docs(value, summary="" if repeats_name else title)


def read_schema_examples(value: Mapping[str, Any]) -> tuple[Example, ...]:
    """The `example` and `examples` (an array) of a schema."""
    examples = [Example(name="", value=value["example"])] if "example" in value else []
    examples += [Example(name="", value=item) for item in as_list(value.get("examples"))]
    return tuple(examples)


def read_named_examples(node: Node) -> tuple[Example, ...]:
    """The `example` and `examples` (Example Objects) of a parameter, header or media type."""
    value = as_object(node.value)
    examples = [Example(name="", value=value["example"])] if "example" in value else []
    for name, entry in node.members("examples"):
        example = as_object(entry.follow().value)
        for key in ("dataValue", "value", "serializedValue"):
            if key in example:
                summary = as_text(example.get("summary")) or as_text(example.get("description"))
                examples.append(Example(name=name, value=example[key], summary=summary))
                break
    return tuple(examples)


def append_description(docs: Docs, description: str) -> Docs:
    """The docs with another description, unless they contain it already."""
    if not description.strip() or description.strip() in docs.description:
        return docs
    texts = (docs.description.strip(), description.strip())
    return replace(docs, description="\n\n".join(filter(None, texts)))


def merge_docs(*candidates: Docs) -> Docs:
    """For each field, the first value that is set. Deprecated if any candidate is."""
    return Docs(
        summary=next((d.summary for d in candidates if d.summary), ""),
        description=next((d.description for d in candidates if d.description), ""),
        deprecated=any(d.deprecated for d in candidates),
        external_docs=next((d.external_docs for d in candidates if d.external_docs), None),
        examples=next((d.examples for d in candidates if d.examples), ()),
    )
