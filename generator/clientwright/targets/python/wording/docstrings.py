"""Docstrings of methods, in Google style, and the descriptions that they share with the reference.

A section is omitted if it would be empty, and so are errors that all methods may raise: the
docstring of the client lists those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from .... import model
from ..annotations import simplify_annotation
from ..calls.arguments import Argument
from ..calls.choices import describe_choices
from ..calls.methods import Method
from ..source import expression as py
from ..source.docstring import WIDTH, wrap
from ..source.literal import literal_text
from ..source.prose import first_sentence, has_same_words, strip_html, to_sentence
from .responses import (
    ERROR_DESCRIPTIONS,
    SENTENCE_ENDS,
    ErrorDocs,
    describe_return_value,
    list_headers,
)
from .samples import Samples

_INDENT: Final = 8
_MAX_DEFAULT: Final = 60
"""The length of the longest default that is shown."""
_CODE_SPAN: Final = re.compile(r"(?<!`)`([^`\s]+)`(?!`)")
_SEPARATOR: Final = re.compile(r"[\W_]")


class MethodDocstrings:
    def __init__(self, api: model.Api, samples: Samples, errors: ErrorDocs) -> None:
        self._samples = samples
        self._errors = errors
        self._operations: dict[object, model.Operation] = {}
        for operation in api.operations():
            self._operations[operation.origin] = operation
            self._operations.setdefault(operation.operation_id or operation.id, operation)

    def describe(self, method: Method, *, waits: bool) -> str:
        """The docstring of one method, sync or async."""
        width = WIDTH - _INDENT
        returned = describe_return_value(method)
        sample = self._samples.statements(method, waits=waits, width=width - 4)
        sections = {
            "Args:": _argument_lines(method, width),
            "Returns:": wrap(returned, width - 4) if returned else [],
            "Response headers:": self._header_lines(method.operation, width),
            "See also:": self._link_lines(method.operation, width),
            "Raises:": self._error_lines(method.operation, width),
            "Example:": sample.split("\n"),
        }
        blocks = [
            "\n".join([title, *(f"    {line}" if line else "" for line in lines)])
            for title, lines in sections.items()
            if lines
        ]
        introduction = map(self._samples.use_method_names, self._introduction(method))
        return "\n\n".join([*introduction, *blocks])

    @staticmethod
    def _introduction(method: Method) -> Iterator[str]:
        docs = method.operation.docs
        yield summarize_operation(method)
        if description := describe_operation(method):
            yield description
        if choices := describe_choices(method.choices, "Pass"):
            yield choices
        if docs.deprecated:
            yield "Deprecated."
        if docs.external_docs:
            yield f"See {docs.external_docs}"

    def _header_lines(self, operation: model.Operation, width: int) -> list[str]:
        """The models of the headers of successes, with the names of the headers."""
        lines: list[str] = []
        for type_, status, response in list_headers(operation, self._errors.methods):
            names = ", ".join(f"`{header.wire_name}`" for header in response.headers)
            lines += entry_lines(type_, f"{f'{status}: ' if status else ''}{names}.", width)
        return lines

    def _link_lines(self, operation: model.Operation, width: int) -> list[str]:
        """The methods that the links of the responses lead to, with the values to pass."""
        lines: list[str] = []
        for link in (link for response in operation.responses for link in response.links):
            target = self._operations.get(link.operation or link.operation_id)
            if target is None:  # excluded by a filter
                continue
            text = to_sentence(link.docs.description) or f"Link `{link.name}`."
            values = ", ".join(f"`{name}` is `{value}`" for name, value in link.parameters)
            text = " ".join(f"{text} {values}.".split() if values else text.split())
            lines += entry_lines(self._samples.method_path(target), text, width)
        return lines

    def _error_lines(self, operation: model.Operation, width: int) -> list[str]:
        lines: list[str] = []
        for name, text in self._errors.of(operation):
            if (name, text) in self._errors.common or (name == "APIStatusError" and not text):
                continue
            lines += entry_lines(name, text or ERROR_DESCRIPTIONS.get(name, ""), width)
        return lines


def summarize_operation(method: Method) -> str:
    """The summary of a method, or the first sentence of its description."""
    operation = method.operation
    text = operation.docs.summary or first_sentence(operation.docs.description)
    summary = to_sentence(use_python_names(text, _argument_names(method)))
    return summary or f"Send `{operation.method} {operation.path_text}`."


def describe_operation(method: Method) -> str:
    """The description of a method without what the summary contains."""
    return use_python_names(describe_docs(method.operation.docs), _argument_names(method))


def describe_docs(docs: model.Docs) -> str:
    """The description without the summary, or without the first sentence that replaces it."""
    text = strip_html(docs.description)
    if docs.summary:
        return "" if has_same_words(text, docs.summary) else text
    paragraph, *others = text.split("\n\n", 1)
    rest = " ".join(paragraph.split()).removeprefix(first_sentence(text)).strip()
    return "\n\n".join(filter(None, (rest, *others)))


def entry_lines(name: str, text: str, width: int) -> list[str]:
    """`name: text` of a section, with a hanging indent."""
    first, *rest = wrap(f"{name}: {text}", width - 8) or [f"{name}:"]
    return [first, *(f"    {line}" if line else "" for line in rest)]


# --- arguments and properties --------------------------------------------------------------------


def _argument_lines(method: Method, width: int) -> list[str]:
    lines: list[str] = []
    for argument in method.signature:
        text = describe_argument(argument, method)
        if argument.positional:  # a path parameter cannot be empty anyway
            text = text.removesuffix("Not empty.").rstrip()
        if text and text != "Not empty.":
            lines += entry_lines(argument.name, text, width)
    return lines


def describe_argument(argument: Argument, method: Method) -> str:
    """The description of an argument, with the constraints that it doesn't mention."""
    encoded = _describe_encoded(argument.content, "A JSON-encoded `{}`.")
    text = describe_value(argument.docs, argument.type, argument.server_default, encoded)
    return use_python_names(text, _argument_names(method)) if "`" in text else text


def describe_property(
    prop: model.Property,
    content: py.Expression | None,
    names: Mapping[str, str],
    docs: model.Docs | None = None,
) -> str:
    """The description of a property. `content` is the type of JSON-encoded text.

    `names` are the Python names of the model's properties.
    """
    encoded = _describe_encoded(content, "JSON-encoded: parse it with `from_json({}, ...)`.")
    text = describe_value(docs or prop.docs, prop.type, prop.default, encoded)
    return use_python_names(text, names)


def _describe_encoded(content: py.Expression | None, template: str) -> str:
    return (
        template.format(py.to_source(simplify_annotation(content))) if content is not None else ""
    )


def _argument_names(method: Method) -> dict[str, str]:
    return {argument.wire_name: argument.name for argument in method.signature}


def use_python_names(text: str, names: Mapping[str, str]) -> str:
    """The text with the Python spelling of wire names: `` `PageToken` `` as `` `page_token` ``.

    Only code spans are names, and only their spelling changes: `id` remains `id` even if there is
    an argument `assistant_id` for it.
    """

    def replace_span(match: re.Match[str]) -> str:
        name = names.get(match[1])
        is_spelling = name is not None and _letters(name) == _letters(match[1])
        return f"`{name}`" if is_spelling else match[0]

    return _CODE_SPAN.sub(replace_span, text) if "`" in text else text


def _letters(name: str) -> str:
    return _SEPARATOR.sub("", name).casefold()


def describe_value(
    docs: model.Docs, type: model.TypeRef, default: model.Default | None, encoded: str = ""
) -> str:
    """The description of a value, with the constraints and the default that it doesn't mention."""
    text = strip_html(docs.description or docs.summary)
    facts = [fact for fact in describe_constraints(type) if not _mentions(text, fact)]
    if encoded:
        facts.append(encoded)
    if default is not None and default.value is not None:
        literal = literal_text(default.value)
        if len(literal) <= _MAX_DEFAULT and literal.strip("\"'") not in text:
            facts.append(f"Default: `{literal}`.")
    if docs.external_docs and docs.external_docs not in text:
        facts.append(f"See {docs.external_docs}")
    if not text and not docs.deprecated:
        return " ".join(facts)
    if text and text[-1] not in SENTENCE_ENDS and "\n" not in text[-40:]:
        text += "."
    if docs.deprecated:
        text = f"Deprecated. {text}".strip()
    if facts and "\n" in text and _ends_with_block(text):
        return f"{text}\n\n{' '.join(facts)}"
    return " ".join([text, *facts])


def _ends_with_block(text: str) -> bool:
    """Whether a text ends with a list, a table or code, which a sentence can't continue."""
    last_line = text.rstrip().split("\n")[-1].lstrip()
    return last_line.startswith(("-", "*", "+", "|", "`", ">", "#")) or last_line[:1].isdigit()


def describe_constraints(type: model.TypeRef) -> list[str]:
    match type:
        case model.Nullable(inner=inner):
            return describe_constraints(inner)
        case model.ScalarType(constraints=constraints) | model.ArrayType(constraints=constraints):
            if constraints == model.NO_CONSTRAINTS:
                return []
            return [*_describe_range(constraints), *_describe_size(constraints)]
        case _:
            return []


def _describe_range(constraints: model.Constraints) -> Iterable[str]:
    low, high = constraints.minimum, constraints.maximum
    if low is not None and high is not None:
        yield f"From {_format_number(low)} to {_format_number(high)}."
    elif low is not None:
        yield f"At least {_format_number(low)}."
    elif high is not None:
        yield f"At most {_format_number(high)}."
    for prefix, value in (
        ("More than", constraints.exclusive_minimum),
        ("Less than", constraints.exclusive_maximum),
        ("A multiple of", constraints.multiple_of),
    ):
        if value is not None:
            yield f"{prefix} {_format_number(value)}."


def _format_number(value: float) -> str:
    """The number as people write it: `9223372036854775807` instead of `9.223372036854776e+18`."""
    is_whole = isinstance(value, int) or (value.is_integer() and abs(value) < 1e21)
    return str(int(value)) if is_whole else str(value)


def _describe_size(constraints: model.Constraints) -> Iterable[str]:
    for low, high, unit in (
        (constraints.min_length, constraints.max_length, "character"),
        (constraints.min_items, constraints.max_items, "item"),
    ):
        if low and high is not None:
            amount = f"{low} to {high}" if low != high else f"Exactly {high}"
            yield f"{amount} {_plural(unit, high)}."
        elif high is not None:
            yield f"At most {high} {_plural(unit, high)}."
        elif low and low > 1:
            yield f"At least {low} {_plural(unit, low)}."
        elif low:
            yield "Not empty."
    if constraints.unique_items:
        yield "Items are unique."


def _plural(unit: str, count: int) -> str:
    return unit if count == 1 else f"{unit}s"


def _mentions(text: str, fact: str) -> bool:
    """Whether the text contains all numbers of a fact."""
    numbers = [part.strip(".") for part in fact.split() if part[0].isdigit()]
    return bool(numbers) and all(number in text for number in numbers)
