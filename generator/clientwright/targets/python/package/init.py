"""The page `__init__.py`: the public names of the package, each loaded when it is first used.

Importing the package costs the same for any API: nothing but this table is loaded. Type checkers
see ordinary imports. Not here: the project around the package (`project.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ....code import Code
from ....model import Api
from ..calls.methods import Method, Methods
from ..naming.distribution import python_version
from ..naming.names import PythonNames
from ..source.expression import (
    CallExpr,
    DictExpr,
    Expression,
    Import,
    ImportStatement,
    ListExpr,
    Name,
    Value,
)
from ..source.page import FilePlan, code
from ..source.prose import strip_html
from ..source.syntax import PYTHON
from ..wording.samples import Samples

RUNTIME: Final[Mapping[str, str]] = {
    "UNSET": "_runtime.unset",
    "Unset": "_runtime.unset",
    "Drift": "_runtime.hooks",
    "Hooks": "_runtime.hooks",
    "RequestEvent": "_runtime.hooks",
    "ResponseEvent": "_runtime.hooks",
    "RetryEvent": "_runtime.hooks",
    "ServerSentEvent": "_runtime.bodies.events",
    "Stream": "_runtime.sync.stream",
    "AsyncStream": "_runtime.aio.stream",
    "from_dict": "_runtime.models.convert",
    "from_json": "_runtime.models.convert",
    "to_dict": "_runtime.models.convert",
    "to_json": "_runtime.models.convert",
    "Page": "_runtime.response.response",
    "Response": "_runtime.response.response",
    "Timeout": "_runtime.call.timeouts",
    "Pager": "_runtime.sync.pager",
    "AsyncPager": "_runtime.aio.pager",
    "APIError": "errors",
    "APIStatusError": "errors",
}
"""The public names of the runtime, by the module that has them."""

MODULES: Final = ("errors", "models", "testing", "webhooks")
"""The public modules."""


def package_page(
    api: Api, names: PythonNames, methods: Methods, samples: Samples, modules: Sequence[str]
) -> FilePlan:
    """The page of the package itself. `modules` are the public modules that there are."""
    classes = {names.client: "client", names.async_client: "async_client"}
    homes = dict(sorted({**RUNTIME, **classes}.items(), key=lambda item: item[0].casefold()))
    by_module: dict[str, list[str]] = {}
    for public, module in homes.items():
        by_module.setdefault(module, []).append(public)
    statements = [ImportStatement((Import(".", module, alias=module),)) for module in modules]
    statements += [
        ImportStatement(tuple(Import(f".{module}", public, alias=public) for public in publics))
        for module, publics in sorted(by_module.items())
    ]
    everything = sorted([*homes, *modules], key=lambda public: (_kind(public), public))
    return FilePlan(
        template="package/init.py.jinja",
        values={
            "docstring": Code.docstring(_words(api, names, methods, samples), PYTHON),
            "statements": tuple(map(code, statements)),
            "all": code(ListExpr((*map(Value, everything), Value("__version__")))),
            "version": code(Value(python_version(api.version))),
            "homes": code(DictExpr(tuple((Value(k), Value(f".{v}")) for k, v in homes.items()))),
            "modules": code(_set(modules)),
        },
    )


def _kind(public: str) -> int:
    """Constants, then classes, then modules, as linters like to see them."""
    return 0 if public.isupper() else 1 if public[0].isupper() else 2


def _set(modules: Sequence[str]) -> Expression:
    return CallExpr(Name("frozenset"), (ListExpr(tuple(map(Value, modules))),))


def _words(api: Api, names: PythonNames, methods: Methods, samples: Samples) -> str:
    title = " ".join(strip_html(api.title).split()) or names.package
    head = f"A client for {title}."
    words = strip_html(api.docs.summary or api.docs.description).split("\n\n")[0]
    parts = [head, words] if words and len(words) < 600 else [head]
    parts.append(
        f"`{names.client}` is the synchronous client, `{names.async_client}` the asynchronous one; "
        "everything\nis reached from them."
    )
    lesson = first_lesson(api, methods)
    made = samples.client(names.client)
    lines = [f"from {names.package} import {names.client}", "", f"client = {made}"]
    if lesson is not None:
        lines += samples.statements(lesson, waits=False, width=92).split("\n")
    example = "\n".join(f"    {line}" if line else "" for line in lines)
    return "\n\n".join([*parts, f"Example:\n{example}"])


def first_lesson(api: Api, methods: Methods) -> Method | None:
    """The operation that introduces an API best: one that lists, else reads, else any."""
    plans = [methods.of(operation) for operation in api.operations()]
    if not plans:
        return None

    def difficulty(method: Method) -> tuple[bool, int, bool, bool]:
        required = sum(argument.required for argument in method.arguments)
        return (
            method.operation.docs.deprecated,
            required,
            not method.paged,
            method.operation.method != "GET",
        )

    return min(plans, key=difficulty)
