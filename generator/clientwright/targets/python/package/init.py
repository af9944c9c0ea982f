"""The page `__init__.py`: the public names of the package, each loaded when it is first used.

Importing the package costs the same for any API: nothing but this table is loaded. Type checkers
see ordinary imports. Not here: the project around the package (`project.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ....code import Code
from ....model import Api
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
from ..source.syntax import PYTHON
from ..wording.classes import ClassDocstrings

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
    api: Api, names: PythonNames, docs: ClassDocstrings, modules: Sequence[str]
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
            "docstring": Code.docstring(docs.package(), PYTHON),
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
