"""The file `__init__.py`: the public names of the package, each imported on first use.

Importing the package loads only a table of names, whatever the size of the API. Type checkers see
ordinary imports.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ....model import Api
from ..naming.distribution import python_version
from ..naming.names import PythonNames
from ..source import expression as py
from ..source.page import FilePlan, code, docstring
from ..wording.classes import ClassDocstrings

_RUNTIME: Final = {
    "_runtime.unset": "UNSET Unset",
    "_runtime.hooks": (
        "DownloadProgress Drift Hooks RequestEvent ResponseEvent RetryEvent UploadProgress"
    ),
    "_runtime.bodies.records": "ServerSentEvent",
    "_runtime.sync.stream": "Stream",
    "_runtime.aio.stream": "AsyncStream",
    "_runtime.models.unknown": "Unknown",
    "_runtime.sync.download": "Download",
    "_runtime.aio.download": "AsyncDownload",
    "_runtime.models.convert": "from_dict from_json to_dict to_json",
    "_runtime.response.response": "Page Response",
    "_runtime.options": "Timeout",
    "_runtime.sync.pager": "Pager",
    "_runtime.aio.pager": "AsyncPager",
    "errors": "APIError APIStatusError",
}
"""The modules of the runtime, with the public names that they define."""

MODULES: Final = ("errors", "models", "testing", "webhooks")
"""The public modules."""


def package_page(
    api: Api, names: PythonNames, docs: ClassDocstrings, modules: Sequence[str]
) -> FilePlan:
    """The file of the package itself. `modules` are the public modules that the package has."""
    runtime = {public: module for module, them in _RUNTIME.items() for public in them.split()}
    sources = {**runtime, names.client: "client", names.async_client: "async_client"}
    if any(scheme.alternatives for scheme in api.schemes):
        sources["TokenOptions"] = "_runtime.auth.credentials"
        sources["TokenEvent"] = "_runtime.hooks"
    sources = dict(sorted(sources.items(), key=lambda item: item[0].casefold()))
    by_module: dict[str, list[str]] = {}
    for public, module in sources.items():
        by_module.setdefault(module, []).append(public)
    statements = [py.ImportStatement((py.Import(".", module, alias=module),)) for module in modules]
    statements += [
        py.ImportStatement(
            tuple(py.Import(f".{module}", public, alias=public) for public in publics)
        )
        for module, publics in sorted(by_module.items())
    ]
    exported = sorted([*sources, *modules], key=_sort_key)
    module_names = py.ListExpr(tuple(map(py.Value, modules)))
    locations = tuple((py.Value(name), py.Value(f".{module}")) for name, module in sources.items())
    return FilePlan(
        template="package/init.py.jinja",
        values={
            "docstring": docstring(docs.package()),
            "statements": tuple(map(code, statements)),
            "all": code(py.ListExpr((*map(py.Value, exported), py.Value("__version__")))),
            "version": code(py.Value(python_version(api.version))),
            "homes": code(py.DictExpr(locations)),
            "modules": code(py.CallExpr(py.Name("frozenset"), (module_names,))),
        },
    )


def _sort_key(public: str) -> tuple[int, str]:
    """Constants, then classes, then functions and modules, as linters expect."""
    return 0 if public.isupper() else 1 if public[0].isupper() else 2, public
