"""The page `README.md` of the client: what a user needs, in the order of needing it.

Everything specific comes from the document: the first call, the credentials, a sample of every call
of a small API. Not here: the samples themselves (`samples.py`) and the reference (`reference.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ....code import Code
from ....model import Api, Resource
from ..calls.methods import Method, Methods
from ..calls.settings import Setting, Settings
from ..naming.distribution import distribution_name
from ..naming.names import PythonNames
from ..package.init import first_lesson
from ..package.resources import Resources
from ..package.variants import ASYNC, SYNC
from ..source.expression import CallExpr, ImportStatement, Name, Value, to_source
from ..source.layout import format_expression
from ..source.page import FilePlan
from ..source.prose import strip_html
from ..source.syntax import CELL, MARKDOWN, PYTHON, Fenced, Link
from ..wording.docstrings import summarize_operation
from ..wording.samples import Samples, documented_base_url
from .reference import Reference, all_resources
from .webhooks import WebhookDocs

_MOST_CALLS: Final = 40
"""Operations that a README can show; of a larger API the reference shows them."""
_WIDTH: Final = 88


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingView:
    """A row of the table of credentials."""

    argument: Code
    variable: Code | None
    default: Code | None
    words: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsView:
    """All calls of a resource."""

    heading: Code
    link: Code
    block: Code


def readme_page(
    api: Api,
    names: PythonNames,
    methods: Methods,
    resources: Resources,
    samples: Samples,
    settings: Settings,
    reference: Reference,
    webhooks: WebhookDocs,
    modules: tuple[str, ...],
) -> FilePlan:
    """The page `README.md`. `modules` are the public modules that the package has."""
    lesson = first_lesson(api, methods)
    plans = [methods.of(operation) for operation in api.operations()]
    paged = next((plan for plan in plans if plan.paged), None)
    plain = _plain(plans)
    shown = [resource for resource in all_resources(api.root) if resource.operations]
    small = len(plans) <= _MOST_CALLS
    calls = _Calls(methods, resources, samples, reference)
    return FilePlan(
        template="project/README.md.jinja",
        values={
            "title": _prose(" ".join(strip_html(api.title).split()) or names.package),
            "words": _prose(strip_html(api.docs.description or api.docs.summary)),
            "package": Code.identifier(names.package, PYTHON),
            "client": Code.identifier(names.client, PYTHON),
            "async_client": Code.identifier(names.async_client, PYTHON),
            "distribution": Code.literal(distribution_name(names.package), MARKDOWN),
            "base_url": _base_url(api),
            "lesson": None if lesson is None else _python(reference.program(lesson, SYNC)),
            "async_lesson": None if lesson is None else _python(reference.program(lesson, ASYNC)),
            "credentials": [_setting(item) for item in settings.credentials()],
            "variables": [_setting(item) for item in settings.variables()],
            "calls": [calls.view(resource) for resource in shown] if small else [],
            "entries": [calls.view(resource) for resource in shown],
            "paging": None if paged is None else _python(_paging(paged, samples)),
            "errors": None if plain is None else _python(_errors(plain, names, samples)),
            "whole": None if plain is None else _python(_whole(plain, samples)),
            "timeout": None if plain is None else _python(_timeout(plain, names, samples)),
            "webhooks": _python(webhooks.program()) if webhooks.received else None,
            "testing": "testing" in modules,
            "own_test": None if plain is None else _python(_testing(plain, names, samples)),
        },
    )


class _Calls:
    """Samples of all calls, resource by resource."""

    def __init__(
        self, methods: Methods, resources: Resources, samples: Samples, reference: Reference
    ) -> None:
        self._methods = methods
        self._resources = resources
        self._samples = samples
        self._reference = reference

    def view(self, resource: Resource) -> CallsView:
        """The calls of one resource."""
        path = self._resources.call_path(resource)
        plans = self._methods.all_of(resource)
        imports = sorted(
            {
                to_source(ImportStatement((item,)))
                for plan in plans
                for item in self._samples.imports(plan)
            }
        )
        parts = ["\n".join(imports)] if imports else []
        parts += [
            f"# {' '.join(summarize_operation(plan.operation).split())}\n"
            f"{self._samples.statements(plan, waits=False, width=_WIDTH, prints=True)}"
            for plan in plans
        ]
        return CallsView(
            heading=Code.identifier(path, MARKDOWN),
            link=Code.expression(
                Link(path, f"reference/{self._reference.file(resource)}"), MARKDOWN
            ),
            block=_python("\n\n".join(parts)),
        )


def _plain(plans: list[Method]) -> Method | None:
    """An operation to show errors and options with: one that reads a single thing, if any."""
    usual = [plan for plan in plans if not plan.paged and not plan.stream]
    if not usual:
        return None
    return min(
        usual,
        key=lambda plan: (
            plan.operation.docs.deprecated,
            plan.operation.method != "GET",
            not plan.arguments,
            sum(argument.required for argument in plan.arguments),
        ),
    )


def _imports(plan: Method, samples: Samples) -> list[str]:
    lines = sorted(to_source(ImportStatement((item,))) for item in samples.imports(plan))
    return [*lines, ""] if lines else []


def _paging(plan: Method, samples: Samples) -> str:
    each = format_expression(samples.call(plan), _WIDTH, before="for page in ", after=".pages():")
    lines = _imports(plan, samples)
    lines += [samples.statements(plan, waits=False, width=_WIDTH), ""]
    lines += [each, "    print(len(page.items), page.response.request_id)"]
    return "\n".join(lines)


def _errors(plan: Method, names: PythonNames, samples: Samples) -> str:
    body = samples.statements(plan, waits=False, width=_WIDTH - 4)
    lines = [*_imports(plan, samples), f"from {names.package} import errors", "", "try:"]
    lines += [f"    {line}" if line else "" for line in body.split("\n")]
    lines += [
        "except errors.NotFoundError as error:",
        "    print(error.message, error.code, error.request_id)",
        "except errors.APIStatusError as error:  # any other answer that is no success",
        "    print(error.status_code, error.message, error.body)",
        "except errors.APIError as error:  # everything that this package raises",
        "    print(error)",
    ]
    return "\n".join(lines)


def _whole(plan: Method, samples: Samples) -> str:
    lines = _imports(plan, samples)
    lines.append(samples.with_response(plan, width=_WIDTH))
    lines.append("print(response.status_code, response.request_id, response.headers)")
    lines.append("print(response.value)")
    return "\n".join(lines)


def _timeout(plan: Method, names: PythonNames, samples: Samples) -> str:
    lines = [*_imports(plan, samples), f"from {names.package} import {names.client}, Timeout", ""]
    limits = CallExpr(Name("Timeout"), (), (("connect", Value(2)), ("total", Value(30))))
    made = samples.client(names.client, ("timeout", limits), ("max_retries", Value(4)))
    lines.append(f"client = {made}")
    lines.append("patient = client.with_options(timeout=300)")
    lines.append(samples.statements(plan, waits=False, width=_WIDTH, client="patient"))
    return "\n".join(lines)


def _testing(plan: Method, names: PythonNames, samples: Samples) -> str:
    """A user's test: the fake, a fault that the program must survive, and what was asked."""
    body = samples.statements(plan, waits=False, width=_WIDTH - 8)
    lines = [*_imports(plan, samples), f"from {names.package}.testing import FakeApi, faults"]
    lines += ["", "", "def test_my_program():", "    fake = FakeApi(forgiving=True)"]
    lines += ["    fake.inject(faults.Status(429, retry_after=0))"]
    lines += ["    with fake.client() as client:"]
    lines += [f"        {line}" if line else "" for line in body.split("\n")]
    lines += ["    assert [request.status for request in fake.requests][0] == 429"]
    lines += ["    assert fake.problems == []"]
    return "\n".join(lines)


def _setting(setting: Setting) -> SettingView:
    words = strip_html(setting.docs.description or setting.docs.summary)
    return SettingView(
        argument=Code.identifier(setting.argument, CELL),
        variable=None if setting.variable is None else Code.identifier(setting.variable, CELL),
        default=None if setting.default is None else Code.literal(setting.default, CELL),
        words=Code.docstring(words, CELL),
    )


def _base_url(api: Api) -> Code | None:
    url = documented_base_url(api)
    return None if url is None else Code.literal(url, MARKDOWN)


def _prose(text: str) -> Code:
    return Code.docstring(text, MARKDOWN)


def _python(text: str) -> Code:
    return Code.expression(Fenced("python", text), MARKDOWN)
