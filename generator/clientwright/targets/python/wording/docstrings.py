"""Docstrings of the client: the document's own words, in Google's style, and nothing twice.

A section stands only where there is something to say: no `Args:` for an argument whose words are
missing in the document, no `Raises:` for errors that every call may raise (the client's docstring
says those once). Not here: wrapping and quoting (`docstring.py`), HTML (`prose.py`), samples
(`samples.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ....model import (
    NO_CONSTRAINTS,
    Api,
    ArrayType,
    Constraints,
    Default,
    Docs,
    Nullable,
    Operation,
    Property,
    Response,
    ScalarType,
    TypeRef,
)
from ..calls.choices import describe_choices
from ..calls.methods import Argument, Method
from ..source.docstring import WIDTH, wrap
from ..source.expression import (
    Expression,
    Name,
    Subscript,
    Symbol,
    UnionExpr,
    make_union,
    to_source,
)
from ..source.literal import literal_text
from ..source.prose import first_sentence, has_same_words, strip_html, to_sentence
from .samples import Samples

_ERRORS = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}
_TRIVIAL = frozenset(
    "|ok|okay|success|successful|successful response|successful operation|default response|response"
    "|success response|created|accepted|no content|deleted|done|the response|error|unexpected error"
    "|default error|description|none|null|n/a|todo|200 response|successful request".split("|")
)
_INDENT = 8
"""Where the docstring of a method stands."""


class MethodDocstrings:
    """The docstrings of an API's methods."""

    def __init__(self, api: Api, samples: Samples) -> None:
        self._samples = samples
        self._everywhere = common_errors(api.operations())
        self._operations: dict[object, Operation] = {}
        for operation in api.operations():
            self._operations[operation.origin] = operation
            self._operations.setdefault(operation.operation_id or operation.id, operation)

    def of(self, method: Method, *, waits: bool) -> str:
        """The docstring of one method; `waits` for its async twin."""
        width = WIDTH - _INDENT
        parts = [*_head(method), *_section("Args:", _arguments(method, width))]
        parts += _section("Returns:", _block(describe_return_value(method), width - 4))
        parts += _section("See also:", self._links(method.operation, width))
        parts += _section("Raises:", self._raises(method.operation, width))
        sample = self._samples.statements(method, waits=waits, width=width - 4)
        parts += _section("Example:", sample.split("\n"))
        return "\n\n".join(parts)

    def _links(self, operation: Operation, width: int) -> list[str]:
        """Where the links of the answers lead, each with what to give there."""
        lines: list[str] = []
        for link in (link for response in operation.responses for link in response.links):
            target = self._operations.get(link.operation or link.operation_id)
            if target is None:  # left out by a filter
                continue
            words = to_sentence(link.docs.description) or f"The link `{link.name}`."
            given = ", ".join(f"`{name}` is `{value}`" for name, value in link.parameters)
            words = " ".join(f"{words} {given}.".split() if given else words.split())
            lines += _entry(self._samples.where(target), words, width)
        return lines

    def _raises(self, operation: Operation, width: int) -> list[str]:
        lines: list[str] = []
        for name, words in documented_errors(operation):
            if (name, words) in self._everywhere or (name == "APIStatusError" and not words):
                continue
            lines += _entry(name, words or ERROR_DESCRIPTIONS.get(name, ""), width)
        return lines


def summarize_operation(operation: Operation) -> str:
    """One line that says what an operation does."""
    words = operation.docs.summary or first_sentence(operation.docs.description)
    return to_sentence(words) or f"Send `{operation.method} {operation.path_text}`."


def describe_operation(operation: Operation) -> str:
    """What the document says beyond the summary; empty where it only repeats it."""
    return describe_docs(operation.docs)


def describe_docs(docs: Docs) -> str:
    """What the document says of anything beyond its summary, or beyond its first sentence."""
    text = strip_html(docs.description)
    if not docs.summary:
        line = first_sentence(text)
        flat = " ".join(text.split("\n\n", 1)[0].split())
        rest = flat[len(line) :].strip() if flat.startswith(line) else flat
        others = text.split("\n\n", 1)[1:]
        return "\n\n".join(part for part in (rest, *others) if part)
    return "" if has_same_words(text, docs.summary) else text


def _head(method: Method) -> list[str]:
    docs = method.operation.docs
    head = [summarize_operation(method.operation), describe_operation(method.operation)]
    head.append(describe_choices(method.choices, "Give"))
    if docs.deprecated:
        head.append("Deprecated: the API may drop it.")
    if docs.external_docs:
        head.append(f"More: {docs.external_docs}")
    return [part for part in head if part]


def _section(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    return ["\n".join([title, *(f"    {line}" if line else "" for line in lines)])]


def _block(text: str, width: int) -> list[str]:
    return wrap(text, width) if text else []


# --- arguments -----------------------------------------------------------------------------------


def _arguments(method: Method, width: int) -> list[str]:
    lines: list[str] = []
    for argument in method.arguments:
        words = describe_argument(argument)
        # A path parameter is never empty: its place in the URL would be another place.
        words = words.removesuffix(" Not empty.") if argument.positional else words
        if words and words != "Not empty.":
            lines += _entry(argument.name, words, width)
    return lines


def _entry(name: str, words: str, width: int) -> list[str]:
    """`name: words`, with what does not fit on the line hanging below it."""
    first, *rest = wrap(f"{name}: {words}", width - 8) or [f"{name}:"]
    return [first, *(f"    {line}" if line else "" for line in rest)]


def describe_argument(argument: Argument) -> str:
    """What an argument means: the document's words, then the facts that they leave out."""
    inside = _inside(argument.content, "JSON text of a `{}`.")
    return describe_value(argument.docs, argument.type, argument.server_default, inside)


def describe_property(field: Property, content: Expression | None, docs: Docs | None = None) -> str:
    """What a field of a model means. `content` is the type of what is inside of its text."""
    inside = _inside(content, "JSON text: `from_json({}, ...)` reads it.")
    return describe_value(docs or field.docs, field.type, field.default, inside)


def _inside(content: Expression | None, words: str) -> str:
    """That a text is JSON, and what is in it."""
    return words.format(to_source(simplify_annotation(content))) if content is not None else ""


def describe_value(docs: Docs, type: TypeRef, default: Default | None, inside: str = "") -> str:
    """The words of a thing, and the limits and the default that they do not mention."""
    words = strip_html(docs.description or docs.summary)
    facts = [fact for fact in describe_constraints(type) if not _says(words, fact)]
    if inside:
        facts.append(inside)
    if default is not None and default.value is not None:
        shown = literal_text(default.value)
        if len(shown) <= 60 and shown.strip("\"'") not in words:
            facts.append(f"Default: `{shown}`.")
    if docs.external_docs and docs.external_docs not in words:
        facts.append(f"More: {docs.external_docs}")
    if not words and not docs.deprecated:
        return " ".join(facts)
    if words and words[-1] not in ".!?:;)`*|" and "\n" not in words[-40:]:
        words += "."
    if docs.deprecated:
        words = f"Deprecated. {words}".strip()
    if facts and "\n" in words and ends_with_block(words):
        return f"{words}\n\n{' '.join(facts)}"
    return " ".join([words, *facts])


def ends_with_block(words: str) -> bool:
    """Whether the last lines of a text are a list, a table or code, which no sentence may join."""
    last = words.rstrip().split("\n")[-1].lstrip()
    return last.startswith(("-", "*", "+", "|", "`", ">", "#")) or last[:1].isdigit()


def describe_constraints(type: TypeRef) -> list[str]:
    """The limits of a type as sentences."""
    match type:
        case Nullable(inner=inner):
            return describe_constraints(inner)
        case ScalarType(constraints=limits) | ArrayType(constraints=limits):
            return (
                [] if limits == NO_CONSTRAINTS else [*_number_facts(limits), *_size_facts(limits)]
            )
        case _:
            return []


def _number_facts(limits: Constraints) -> Iterable[str]:
    low, high = limits.minimum, limits.maximum
    if low is not None and high is not None:
        yield f"From {low} to {high}."
    elif low is not None:
        yield f"At least {low}."
    elif high is not None:
        yield f"At most {high}."
    if limits.exclusive_minimum is not None:
        yield f"More than {limits.exclusive_minimum}."
    if limits.exclusive_maximum is not None:
        yield f"Less than {limits.exclusive_maximum}."
    if limits.multiple_of is not None:
        yield f"A multiple of {limits.multiple_of}."


def _size_facts(limits: Constraints) -> Iterable[str]:
    for low, high, what in (
        (limits.min_length, limits.max_length, "characters"),
        (limits.min_items, limits.max_items, "items"),
    ):
        one = what[:-1]
        if low and high is not None:
            yield f"{low} to {high} {what}." if low != high else f"Exactly {high} {what}."
        elif high is not None:
            yield f"At most {high} {what if high != 1 else one}."
        elif low and low > 1:
            yield f"At least {low} {what}."
        elif low:
            yield "Not empty."
    if limits.unique_items:
        yield "No item twice."


def _says(words: str, fact: str) -> bool:
    """Whether the words already mention the numbers of a fact."""
    numbers = [part.strip(".") for part in fact.split() if part[0].isdigit()]
    return bool(numbers) and all(number in words for number in numbers)


def simplify_annotation(tree: Expression) -> Expression:
    """An annotation as a table says it: without `Unset`, a date under its usual name."""
    match tree:
        case Symbol(name="DateTime"):
            return Name("datetime")
        case UnionExpr(variants=variants):
            return make_union(
                simplify_annotation(part)
                for part in variants
                if not (isinstance(part, Symbol) and part.name in {"Unset", "UnsetType"})
            )
        case Subscript(value=value, arguments=arguments):
            return Subscript(value, tuple(map(simplify_annotation, arguments)))
        case _:
            return tree


# --- what comes back -----------------------------------------------------------------------------


def describe_return_value(method: Method) -> str:
    """What the document says of the success; empty where it says nothing of use."""
    for answer in method.answers:
        # The answer of a list is a page, and a page is not what the method gives.
        if method.paged or answer.response is None or answer.content is None:
            continue
        words = describe_response(answer.response)
        if words:
            return words
    return ""


def describe_response(response: Response) -> str:
    """The description of a response, unless it only says that it is one."""
    words = strip_html(response.docs.description or response.docs.summary)
    if words.strip(" .!").casefold() in _TRIVIAL:
        return ""
    return words if words[-1:] in ".!?:;)`*|" else f"{words}."


# --- errors --------------------------------------------------------------------------------------

ERROR_DESCRIPTIONS = {
    "BadRequestError": "The request is not valid.",
    "AuthenticationError": "The credentials are missing or wrong.",
    "PermissionDeniedError": "The credentials do not allow this.",
    "NotFoundError": "There is no such thing.",
    "ConflictError": "The request does not fit the present state.",
    "UnprocessableEntityError": "The request is well-formed but cannot be followed.",
    "RateLimitError": "Too many requests.",
    "ServerError": "The API failed.",
    "ClientStatusError": "Any other status from 400 to 499.",
    "APIStatusError": "Any other status.",
    "RedirectError": "The API points elsewhere.",
}


def error_class_name(response: Response) -> str | None:
    """The error class that an answer is raised as; None for a success."""
    if (response.first, response.last) == (0, 999):
        return "APIStatusError"
    if response.first < 300:
        return None
    if response.first < 400:
        return "RedirectError"
    if response.first >= 500:
        return "ServerError"
    if response.first == response.last:
        return _ERRORS.get(response.first, "ClientStatusError")
    return "ClientStatusError"


def documented_errors(operation: Operation) -> tuple[tuple[str, str], ...]:
    """The errors that an operation's responses name: the class, and the document's words."""
    found: dict[str, list[str]] = {}
    success = bool(operation.success_responses)
    for response in operation.responses:
        name = error_class_name(response)
        if name is None or (name == "APIStatusError" and not success):
            continue
        words = " ".join(describe_response(response).split())
        several = name in {"ClientStatusError", "ServerError", "RedirectError"}
        if several and response.first == response.last:
            words = f"{response.first}: {words}" if words else str(response.first)
        if words not in found.setdefault(name, []):
            found[name].append(words)
    return tuple((name, " ".join(filter(None, words))) for name, words in found.items())


def common_errors(operations: tuple[Operation, ...]) -> frozenset[tuple[str, str]]:
    """The errors that every operation names in the same words; none where there are few."""
    if len(operations) < 3:
        return frozenset()
    counts = Counter(
        error for operation in operations for error in set(documented_errors(operation))
    )
    return frozenset(error for error, count in counts.items() if count == len(operations))
