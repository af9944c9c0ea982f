"""The client classes, and `_api.py` with what the runtime needs to know about the API.

The constructor of a client takes the credentials, the variables of the server's URL, and the
options of the runtime.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ....model import Api
from ....rendering.code import Code
from ..calls.settings import Settings
from ..naming.distribution import distribution_name, python_version
from ..naming.names import PythonNames
from ..source import expression as py
from ..source.page import FilePlan, FileScope, code, import_block, name
from ..source.syntax import PYTHON
from ..wording.classes import ClassDocstrings
from .resources import ArgumentView, ResourcePlanner
from .variants import ClientVariant

_STR: Final = py.Name("str")


@dataclass(frozen=True, slots=True, kw_only=True)
class DictEntryView:
    """A key and its value in a dictionary."""

    key: Code
    value: Code


def _options(variant: ClientVariant) -> Mapping[str, tuple[py.Expression, py.Expression]]:
    """The annotation and default of each option of the runtime."""
    headers = py.Subscript(py.symbol("collections.abc", "Mapping"), (_STR, _STR))
    timeout = py.symbol("._runtime.options", "Timeout", typing_only=True)
    hooks = py.symbol("._runtime.hooks", "Hooks", typing_only=True)
    http_client = py.symbol("._runtime.http.client", str(variant.http_client), typing_only=True)
    return {
        "base_url": (py.UnionExpr((_STR, py.NONE)), py.NONE),
        "timeout": (py.UnionExpr((timeout, py.Name("float"), py.NONE)), py.NONE),
        "max_retries": (py.Name("int"), py.Value(2)),
        "headers": (py.UnionExpr((headers, py.NONE)), py.NONE),
        "strict": (py.Name("bool"), py.Value(False)),
        "hooks": (py.UnionExpr((hooks, py.NONE)), py.NONE),
        "http_client": (py.UnionExpr((http_client, py.NONE)), py.NONE),
    }


class ClientPlanner:
    """Plans the client classes of one API."""

    def __init__(
        self,
        api: Api,
        resources: ResourcePlanner,
        docs: ClassDocstrings,
        settings: Settings,
    ) -> None:
        self._api = api
        self._resources = resources
        self._docs = docs
        self._settings = settings

    def page(self, variant: ClientVariant) -> FilePlan:
        """The file of one client class."""
        root = self._api.root
        scope = FileScope(self._resources.names_in_scope(root, variant))
        scope.require(py.Import("._api", "API"))
        adjective = "async " if variant.is_async else ""
        docstring = self._docs.client(
            self._settings.credentials(), self._settings.variables(), is_async=variant.is_async
        )
        return FilePlan(
            template="package/client.py.jinja",
            values={
                "docstring": Code.docstring(f"The {adjective}client of the API.", PYTHON),
                "class_name": name(self._resources.class_name(root, variant)),
                "base": scope.code(variant.runtime_class("Client")),
                "class_docstring": Code.docstring(docstring, PYTHON, indent=4),
                "arguments": [
                    ArgumentView(
                        name=name(argument),
                        annotation=scope.code(annotation),
                        default=scope.code(default),
                    )
                    for argument, annotation, default in self._arguments(variant)
                ],
                "options": list(map(name, _options(variant))),
                "schemes": [
                    DictEntryView(key=code(py.Value(id)), value=scope.code(value))
                    for id, value in self._settings.schemes()
                ],
                "variables": [
                    DictEntryView(key=code(py.Value(item.wire_name)), value=name(item.argument))
                    for item in self._settings.variables()
                ],
                **self._resources.members(root, variant, scope),
                "imports": scope.imports(),
            },
        )

    def _arguments(
        self, variant: ClientVariant
    ) -> Iterator[tuple[str, py.Expression, py.Expression]]:
        """The name, annotation and default of each argument of the constructor."""
        for setting in (*self._settings.credentials(), *self._settings.variables()):
            type_: py.Expression = _STR
            if setting.is_token:
                type_ = py.symbol(
                    "._runtime.auth.credentials", str(variant.Token), typing_only=True
                )
            yield setting.argument, py.UnionExpr((type_, py.NONE)), py.NONE
        for option, (annotation, default) in _options(variant).items():
            yield option, annotation, default


# --- _api.py -------------------------------------------------------------------------------------


def api_page(api: Api, names: PythonNames, settings: Settings) -> FilePlan:
    """The file `_api.py`: a constant that both clients pass to the runtime."""
    version = python_version(api.version)
    keywords: list[tuple[str, py.Expression]] = [
        ("title", py.Value(api.title)),
        ("version", py.Value(api.version)),
        ("user_agent", py.Value(f"{distribution_name(names.package)}/{version}")),
    ]
    servers = [
        py.CallExpr(
            py.symbol("._runtime.operation", "Server"),
            (
                py.Value(server.url),
                *(
                    [
                        py.DictExpr(
                            tuple((py.Value(v.name), py.Value(v.default)) for v in server.variables)
                        )
                    ]
                    if server.variables
                    else []
                ),
            ),
        )
        for server in api.servers
    ]
    if servers:
        keywords.append(("servers", py.TupleExpr(tuple(servers))))
    if api.security:
        keywords.append(("security", settings.requirements(api.security)))
    if settings.required():
        keywords.append(("credentials_required", py.Value(True)))
    value = py.CallExpr(py.symbol("._runtime.operation", "Api"), (), tuple(keywords))
    return FilePlan(
        template="package/api.py.jinja",
        values={
            "docstring": Code.docstring("The API as the runtime knows it.", PYTHON),
            "imports": import_block([value]),
            "value": code(value),
        },
    )
