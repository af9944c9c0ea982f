"""The page `README.md`: installation, usage and the features of the client, with samples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ....conventions.media_types import ContentKind
from ....model import ANY, Resource
from ....rendering.code import Code
from ..calls.methods import Method
from ..calls.settings import Setting
from ..naming.distribution import distribution_name
from ..package.variants import ASYNC, SYNC
from ..source.docstring import WIDTH
from ..source.expression import Attribute, CallExpr, Expression, Name, Value, to_source
from ..source.layout import format_expression
from ..source.markdown import CELL, MARKDOWN, MarkdownLink
from ..source.page import FilePlan, View, name
from ..wording.docstrings import summarize_operation
from ..wording.responses import list_headers
from ..wording.samples import CLIENT, documented_base_url, find_introduction
from .context import DocsContext, cell, code_block, one_line, prose
from .reference import reference_file
from .webhooks import WebhookDocs

_MAX_CALLS: Final = 40
"""The README of a larger API links to the reference instead of showing every call."""
_LOGGING: Final = """\
import logging

logging.basicConfig()
logging.getLogger("{}").setLevel(logging.DEBUG)"""


class ReadmePlanner:
    def __init__(self, context: DocsContext, webhooks: WebhookDocs) -> None:
        self._context = context
        self._api = context.api
        self._names = context.names
        self._samples = context.samples
        self._webhooks = webhooks

    def page(self) -> FilePlan:
        api, names, settings = self._api, self._names, self._context.settings
        methods = [self._context.methods.get(operation) for operation in api.operations()]
        resources = [resource for resource in api.root.walk() if resource.operations]
        shown = resources if len(methods) <= _MAX_CALLS else []
        received = self._webhooks.received or None
        base_url = documented_base_url(api)
        return FilePlan(
            template="project/README.md.jinja",
            values={
                "title": prose(self._context.title),
                "description": prose(
                    self._samples.use_method_names(api.docs.description or api.docs.summary)
                ),
                "package": name(names.package),
                "async_client": name(names.async_client),
                "distribution": Code.literal(distribution_name(names.package), MARKDOWN),
                "base_url": None if base_url is None else Code.literal(base_url, MARKDOWN),
                "environment": any(item.variable for item in settings.credentials()),
                "requests_tokens": any(scheme.alternatives for scheme in api.schemes),
                "implied_security": api.implied_security,
                "exemptions": settings.has_exemptions(),
                "credentials": [_setting_view(item) for item in settings.credentials()],
                "servers": [
                    {
                        "name": Code.literal(str(item.name), CELL),
                        "url": Code.literal(item.url, CELL),
                        "description": cell(item.docs.description),
                    }
                    for item in settings.servers()
                ],
                "variables": [_setting_view(item) for item in settings.variables()],
                "resources": list(map(self._resource, shown)),
                "links": list(map(self._link, resources)),
                "logging": code_block("python", _LOGGING.format(names.package)),
                "webhooks": received and code_block("python", self._webhooks.program()),
                "testing": "testing" in self._context.modules,
                **self._usage(),
                **self._pagination(methods),
                **self._results(methods),
                **self._features(methods),
            },
        )

    def _link(self, resource: Resource) -> Code:
        path = self._context.names.call_path(resource.path)
        file = reference_file(self._names, resource)
        return Code.expression(MarkdownLink(path, f"reference/{file}"), MARKDOWN)

    def _resource(self, resource: Resource) -> View:
        methods = self._context.methods.get_all(resource)
        imports = sorted(
            {line for method in methods for line in self._samples.import_lines(method)}
        )
        calls = [
            f"# {one_line(summarize_operation(method))}\n"
            f"{self._samples.statements(method, waits=False, width=WIDTH, prints=True)}"
            for method in methods
        ]
        text = "\n\n".join(["\n".join(imports), *calls] if imports else calls)
        return {"link": self._link(resource), "calls": code_block("python", text)}

    # --- the samples of each section ---

    def _usage(self) -> dict[str, Code | None]:
        method = find_introduction(self._api, self._context.methods)
        if method is None:
            return {"usage": None, "async_usage": None}
        return {
            "usage": code_block("python", self._samples.program(method, SYNC, WIDTH)),
            "async_usage": code_block("python", self._samples.program(method, ASYNC, WIDTH)),
        }

    def _pagination(self, methods: list[Method]) -> dict[str, Code | None]:
        method = next((method for method in methods if method.paged), None)
        if method is None:
            return {"pagination": None, "pages": None}
        loop = self._samples.statements(method, waits=False, width=WIDTH, prints=True)
        call = self._samples.call(method)
        pages = [
            format_expression(call, WIDTH, before="for page in ", after=".pages():"),
            "    print(len(page.items), page.response.request_id)",
        ]
        return {"pagination": self._block(method, [loop]), "pages": self._block(method, pages)}

    def _results(self, methods: list[Method]) -> dict[str, Code | None]:
        """The samples of calls that select what they return."""
        accepting = next(
            (one for one in methods if one.returns_value and len(one.results) > 1), None
        )
        switched = next((one for one in methods if one.switch is not None), None)
        streams = (one for one in methods if one.stream and _has_events(one))
        stream = next(streams, None)
        files = (one for one in methods if one.returns_value and one.result == Name("bytes"))
        file = next(files, None)
        return {
            "events": None if stream is None else self._block(stream, self._events(stream)),
            "download": None if file is None else self._block(file, self._download(file)),
            "accepted": (
                None if accepting is None else self._block(accepting, self._accepted(accepting))
            ),
            "switched": (
                None if switched is None else self._block(switched, self._switched(switched))
            ),
        }

    def _accepted(self, method: Method) -> list[str]:
        """A call for each media type that `accept` selects, the default first."""
        name = str(method.names.accept)
        media_types = [one for result in method.results for one in result.media_types[:1]]
        calls = [
            self._samples.call(method, selecting=(name, Value(one))) for one in media_types[1:]
        ]
        lines = [format_expression(call, WIDTH, before="result = ") for call in calls]
        return [format_expression(self._samples.call(method), WIDTH, before="result = "), *lines]

    def _switched(self, method: Method) -> list[str]:
        """The call that returns a stream."""
        switch = method.switch
        assert switch is not None
        call = self._samples.call(method, selecting=(switch.name, Value(True)))
        return [
            format_expression(call, WIDTH, before="for event in ", after=":"),
            "    print(event)",
        ]

    def _events(self, method: Method) -> list[str]:
        """The events of a stream."""
        call = self._samples.call(method)
        return [
            format_expression(call, WIDTH, before="for event in ", after=".events():"),
            "    print(event.event, event.id, event.data)",
        ]

    def _download(self, method: Method) -> list[str]:
        """A download into a file."""
        return [
            self._samples.call_through(
                "download", method, width=WIDTH, before="with ", after=" as download:"
            ),
            '    download.save("download.bin")',
        ]

    def _features(self, methods: list[Method]) -> dict[str, Code | None]:
        """The samples that need a plain call."""
        method = _simplest(methods)
        samples = {
            "errors": self._errors,
            "retries": self._retries,
            "timeouts": self._timeouts,
            "raw_response": self._raw_response,
            "test_example": self._test_example,
        }
        typed = _simplest([one for one in methods if next(self._list_headers(one), None)])
        headers = None if typed is None else self._block(typed, self._headers(typed))
        return {"headers": headers} | {
            name: None if method is None else self._block(method, sample(method))
            for name, sample in samples.items()
        }

    def _block(self, method: Method, lines: list[str]) -> Code:
        """A code block: what the call imports, then the lines."""
        imports = self._samples.import_lines(method)
        return code_block("python", "\n".join([*imports, "", *lines] if imports else lines))

    def _call(self, method: Method, indent: int = 0, client: Expression = CLIENT) -> list[str]:
        text = self._samples.statements(method, waits=False, width=WIDTH - indent, client=client)
        return [f"{' ' * indent}{line}" if line else "" for line in text.split("\n")]

    def _errors(self, method: Method) -> list[str]:
        return [
            f"from {self._names.package} import errors",
            "",
            "try:",
            *self._call(method, 4),
            "except errors.NotFoundError as error:",
            "    print(error.message, error.code, error.request_id)",
            "except errors.APIStatusError as error:  # any other error response",
            "    print(error.status_code, error.message, error.body)",
            "except errors.APIError as error:  # any other error of the client",
            "    print(error)",
        ]

    def _retries(self, method: Method) -> list[str]:
        return self._option(method, "", "max_retries", Value(4), 0)

    def _timeouts(self, method: Method) -> list[str]:
        timeout = CallExpr(Name("Timeout"), (), (("connect", Value(2)), ("total", Value(30))))
        return self._option(method, ", in seconds", "timeout", timeout, 300)

    def _option(
        self, method: Method, unit: str, option: str, usual: Expression, once: int
    ) -> list[str]:
        """An option that is set for all calls of a client, then for some."""
        imports = f", {to_source(usual.function)}" if isinstance(usual, CallExpr) else ""
        changed = CallExpr(Attribute(CLIENT, "with_options"), (), ((option, Value(once)),))
        return [
            f"from {self._names.package} import {self._names.client}{imports}",
            "",
            "# For all calls of a client:",
            f"client = {self._samples.client(self._names.client, (option, usual))}",
            "",
            f"# For some calls{unit}:",
            *self._call(method, client=changed),
        ]

    def _raw_response(self, method: Method) -> list[str]:
        return [
            self._samples.call_through("with_response", method, width=WIDTH, before="response = "),
            "print(response.status_code, response.request_id, response.headers)",
            "print(response.value)",
        ]

    def _list_headers(self, method: Method) -> Iterator[tuple[str, str]]:
        """The models of the headers of a method, each with the name of the first header."""
        for type_, _, response in list_headers(method.operation, self._context.methods):
            declared = self._api.object_type(response.headers_type or ANY)
            if declared is not None:
                yield type_, self._names.field(declared.id, declared.properties[0].wire_name)

    def _headers(self, method: Method) -> list[str]:
        type_, field = next(self._list_headers(method))
        return [
            f"from {self._names.package} import models",
            "",
            self._samples.call_through("with_response", method, width=WIDTH, before="response = "),
            f"headers = response.headers_as({type_})",
            f"print(headers.{field})",
        ]

    def _test_example(self, method: Method) -> list[str]:
        """A test of a program that calls the API, with a failure that the client recovers from."""
        return [
            f"from {self._names.package}.testing import FakeApi, faults",
            "",
            "",
            "def test_retry_after_rate_limit():",
            "    fake = FakeApi(forgiving=True)",
            "    fake.inject(faults.Status(429, retry_after=0))",
            "    with fake.client() as client:",
            *self._call(method, 8),
            "    assert fake.requests[0].status == 429",
            "    assert fake.problems == []",
        ]


def _has_events(method: Method) -> bool:
    """Whether it returns server-sent events."""
    responses = method.operation.returned_responses
    contents = (content for response in responses for content in response.contents)
    return any(content.kind is ContentKind.EVENTS for content in contents)


def _simplest(methods: list[Method]) -> Method | None:
    """The method to show features with: preferably one that reads a single object."""
    return min(
        (method for method in methods if not method.paged and not method.stream),
        key=lambda method: (
            method.operation.docs.deprecated,
            method.operation.method != "GET",
            not method.arguments,
            sum(argument.required for argument in method.arguments),
        ),
        default=None,
    )


def _setting_view(setting: Setting) -> View:
    return {
        "argument": Code.identifier(setting.argument, CELL),
        "variable": None if setting.variable is None else Code.identifier(setting.variable, CELL),
        "default": None if setting.default is None else Code.literal(setting.default, CELL),
        "description": cell(setting.docs.description or setting.docs.summary),
    }
