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
from ..source.expression import (
    NONE,
    CallExpr,
    DictExpr,
    Expression,
    Import,
    Name,
    Subscript,
    TupleExpr,
    UnionExpr,
    Value,
    symbol,
)
from ..source.page import FilePlan, FileScope, code, import_block, name
from ..source.syntax import PYTHON
from ..wording.classes import ClassDocstrings
from .resources import ArgumentView, ResourcePlanner
from .variants import ClientVariant

_STR: Final = Name("str")


@dataclass(frozen=True, slots=True, kw_only=True)
class DictEntryView:
    """A key and its value in a dictionary."""

    key: Code
    value: Code


def _options(variant: ClientVariant) -> Mapping[str, tuple[Expression, Expression]]:
    """The annotation and default of each option of the runtime."""
    headers = Subscript(symbol("collections.abc", "Mapping"), (_STR, _STR))
    timeout = symbol("._runtime.options", "Timeout", typing_only=True)
    hooks = symbol("._runtime.hooks", "Hooks", typing_only=True)
    http_client = symbol("._runtime.http.client", str(variant.http_client), typing_only=True)
    return {
        "base_url": (UnionExpr((_STR, NONE)), NONE),
        "timeout": (UnionExpr((timeout, Name("float"), NONE)), NONE),
        "max_retries": (Name("int"), Value(2)),
        "headers": (UnionExpr((headers, NONE)), NONE),
        "strict": (Name("bool"), Value(False)),
        "hooks": (UnionExpr((hooks, NONE)), NONE),
        "http_client": (UnionExpr((http_client, NONE)), NONE),
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
        scope.require(Import("._api", "API"))
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
                    DictEntryView(key=code(Value(id)), value=scope.code(value))
                    for id, value in self._settings.schemes()
                ],
                "variables": [
                    DictEntryView(key=code(Value(item.wire_name)), value=name(item.argument))
                    for item in self._settings.variables()
                ],
                **self._resources.members(root, variant, scope),
                "imports": scope.imports(),
            },
        )

    def _arguments(self, variant: ClientVariant) -> Iterator[tuple[str, Expression, Expression]]:
        """The name, annotation and default of each argument of the constructor."""
        for setting in (*self._settings.credentials(), *self._settings.variables()):
            type_: Expression = _STR
            if setting.is_token:
                type_ = symbol("._runtime.auth.credentials", str(variant.Token), typing_only=True)
            yield setting.argument, UnionExpr((type_, NONE)), NONE
        for option, (annotation, default) in _options(variant).items():
            yield option, annotation, default


# --- _api.py -------------------------------------------------------------------------------------


def api_page(api: Api, names: PythonNames, settings: Settings) -> FilePlan:
    """The file `_api.py`: a constant that both clients pass to the runtime."""
    version = python_version(api.version)
    keywords: list[tuple[str, Expression]] = [
        ("title", Value(api.title)),
        ("version", Value(api.version)),
        ("user_agent", Value(f"{distribution_name(names.package)}/{version}")),
    ]
    servers = [
        CallExpr(
            symbol("._runtime.operation", "Server"),
            (
                Value(server.url),
                *(
                    [DictExpr(tuple((Value(v.name), Value(v.default)) for v in server.variables))]
                    if server.variables
                    else []
                ),
            ),
        )
        for server in api.servers
    ]
    if servers:
        keywords.append(("servers", TupleExpr(tuple(servers))))
    if api.security:
        keywords.append(("security", settings.requirements(api.security)))
    if settings.required():
        keywords.append(("credentials_required", Value(True)))
    value = CallExpr(symbol("._runtime.operation", "Api"), (), tuple(keywords))
    return FilePlan(
        template="package/api.py.jinja",
        values={
            "docstring": Code.docstring("The API as the runtime knows it.", PYTHON),
            "imports": import_block([value]),
            "value": code(value),
        },
    )
