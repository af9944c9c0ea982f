"""Descriptions of responses: what a method returns, headers, and the errors of an operation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from .... import model
from ..annotations import simplify_annotation
from ..calls.errors import list_errors
from ..calls.methods import Method, Methods
from ..calls.responses import format_status_range
from ..source import expression as py
from ..source.prose import strip_html

_CLASSES: Final = {
    304: "NotModifiedError",
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}
ERROR_DESCRIPTIONS: Final = {
    "NotModifiedError": "The resource has not changed, as a conditional request asked.",
    "BadRequestError": "The request is invalid.",
    "AuthenticationError": "The credentials are missing or invalid.",
    "PermissionDeniedError": "The credentials don't permit this request.",
    "NotFoundError": "The resource does not exist.",
    "ConflictError": "The request conflicts with the current state of the resource.",
    "UnprocessableEntityError": "The request is well-formed but cannot be processed.",
    "RateLimitError": "Too many requests.",
    "ServerError": "The server failed.",
    "ClientStatusError": "Any other 4xx status code.",
    "APIStatusError": "Any other error response.",
    "RedirectError": "A redirect that is not followed.",
}
"""Used where the document has no description."""
SENTENCE_ENDS: Final = ".!?:;)`*|"
_TRIVIAL: Final = frozenset(
    "|ok|okay|success|successful|successful response|successful operation|default response|response"
    "|success response|created|accepted|no content|deleted|done|the response|error|unexpected error"
    "|default error|description|none|null|n/a|todo|200 response|successful request".split("|")
)
"""Descriptions of responses that only repeat that there is a response."""


def describe_return_value(method: Method) -> str:
    """The description of the successful response; empty if there is no useful one."""
    if method.paged:  # the response is a page, which is not what the method returns
        return ""
    descriptions = (
        describe_response(returned.response)
        for returned in method.returned
        if returned.response is not None and returned.content is not None
    )
    if any(returned.is_location for returned in method.returned):
        return "The URL that the API redirects to. To read what is there, use `client.download`."
    return next(filter(None, descriptions), "")


def describe_response(response: model.Response) -> str:
    """The description of a response; empty if it is trivial."""
    text = strip_html(response.docs.description or response.docs.summary)
    if text.strip(" .!").casefold() in _TRIVIAL:
        return ""
    return text if text[-1:] in SENTENCE_ENDS else f"{text}."


def list_headers(
    operation: model.Operation, methods: Methods
) -> Iterator[tuple[str, int | str, model.Response]]:
    """The models of the headers of successes, each with the status, if there are several."""
    found: dict[str, model.Response] = {}
    for response in operation.returned_responses:
        type_ = methods.results.headers_type(response)
        if type_ is not None:
            found.setdefault(_to_text(type_), response)
    for name, response in found.items():
        yield name, "" if len(found) == 1 else format_status_range(response), response


class ErrorDocs:
    """Describes the errors of operations. An error is the name of its class, and a text."""

    def __init__(self, api: model.Api, methods: Methods) -> None:
        self._api = api
        self.methods = methods
        self._cache: dict[str, tuple[tuple[str, str], ...]] = {}

    def of(self, operation: model.Operation) -> tuple[tuple[str, str], ...]:
        """The errors that an operation declares."""
        if operation.id not in self._cache:
            self._cache[operation.id] = self._describe(operation)
        return self._cache[operation.id]

    @cached_property
    def common(self) -> frozenset[tuple[str, str]]:
        """The errors that all operations declare with the same text, if there are a few."""
        operations = self._api.operations()
        if len(operations) < 3:
            return frozenset()
        counts = Counter(error for operation in operations for error in set(self.of(operation)))
        return frozenset(error for error, count in counts.items() if count == len(operations))

    def _describe(self, operation: model.Operation) -> tuple[tuple[str, str], ...]:
        found: dict[str, list[str]] = {}
        for response in list_errors(operation):
            name = _find_class(response)
            text = " ".join(describe_response(response).split())
            types = " ".join(self._describe_types(operation, response))
            if name not in _CLASSES.values() and response.first == response.last:
                text = (
                    f"{response.first}: {text}" if text else f"{response.first}{'.' * bool(types)}"
                )
            elif types:
                text = text or ERROR_DESCRIPTIONS[name]
            if (text := f"{text} {types}".strip()) not in found.setdefault(name, []):
                found[name].append(text)
        return tuple((name, " ".join(filter(None, texts))) for name, texts in found.items())

    def _describe_types(
        self, operation: model.Operation, response: model.Response
    ) -> Iterator[str]:
        """The types of the body and of headers that successes do not have."""
        bodies = [one for _, one in self.methods.errors.list_types(response)]
        if bodies:
            yield f"Body: `{_to_text(py.make_union(bodies))}`."
        known = [one.headers_type for one in operation.returned_responses]
        headers = self.methods.results.headers_type(response)
        if headers is not None and response.headers_type not in known:
            yield f"Headers: `{_to_text(headers)}`."


def _to_text(type_: py.Expression) -> str:
    return py.to_source(simplify_annotation(type_))


def _find_class(response: model.Response) -> str:
    """The class of the error that a response is raised as."""
    if response.is_default:
        return "APIStatusError"
    if response.first >= 500:
        return "ServerError"
    family = "RedirectError" if response.first < 400 else "ClientStatusError"
    return _CLASSES.get(response.first, family) if response.first == response.last else family
