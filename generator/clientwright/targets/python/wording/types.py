"""Docstrings of the declarations in the models package."""

from __future__ import annotations

from collections.abc import Mapping

from ....model import DeclaredType, Docs, EnumType, ObjectType
from ..calls.choices import describe_choices, property_choices
from ..source.literal import literal_text
from ..source.prose import strip_html


def describe_type(declared: DeclaredType) -> str:
    """The description of a declared type, or else where the document declares it."""
    text = _describe_docs(declared.docs)
    if text:
        return text
    *parents, last = declared.name_hint.parts
    suffix = ""
    if declared.id.endswith("?write"):  # the request view of a type that has two
        last, suffix = last.removesuffix("Input"), ", as sent in requests"
    if last.isdigit() and len(parents) > 1:
        *parents, parent = parents
        return f"{f'{parent} {last}'.capitalize()} of `{'.'.join(parents)}`{suffix}."
    if parents:
        return f"The `{last}` of `{'.'.join(parents)}`{suffix}."
    return f"The schema `{last}`{suffix}."


def describe_object_type(object_type: ObjectType, attributes: Mapping[str, str]) -> str:
    """The docstring of a model. `attributes` are the names of its fields, by wire name."""
    choices = describe_choices(property_choices(object_type, attributes), "Requires")
    return _join(describe_type(object_type), choices)


def describe_enum(enum: EnumType) -> str:
    """The docstring of an enumeration; lists the members if any has a name or a description."""
    if not any(member.name or _describe_docs(member.docs) for member in enum.members):
        return describe_type(enum)
    lines: list[str] = []
    for member in enum.members:
        line = f"- `{literal_text(member.value)}`"
        if member.name and member.name != member.value:
            line += f" ({strip_html(member.name)})"
        text = " ".join(_describe_docs(member.docs).split())
        lines.append(f"{line}: {text}" if text else line)
    return _join(describe_type(enum), "\n".join(lines))


def _describe_docs(docs: Docs) -> str:
    summary, text = strip_html(docs.summary), strip_html(docs.description)
    return _join(
        "" if summary in text else summary,
        text,
        "Deprecated: the API may drop it." if docs.deprecated else "",
        f"More: {docs.external_docs}" if docs.external_docs else "",
    )


def _join(*paragraphs: str) -> str:
    return "\n\n".join(filter(None, paragraphs))
