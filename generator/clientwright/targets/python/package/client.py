"""The pages of the two client classes and of `_api.py`, what the runtime must know of the API.

A client's constructor has an argument for each credential and each variable of the server, and the
options of the runtime. Not here: resources (`resources.py`, which also plans the methods and
children that the client itself has).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ....code import Code
from ....model import Api
from ..calls.methods import Methods
from ..calls.settings import Setting, Settings
from ..naming.distribution import distribution_name, python_version
from ..naming.names import PythonNames
from ..source.expression import (
    NONE,
    CallExpr,
    DictExpr,
    Expression,
    Name,
    Subscript,
    TupleExpr,
    UnionExpr,
    Value,
    make_union,
    symbol,
)
from ..source.page import FilePlan, avoid_shadowing, code, import_block, name
from ..source.syntax import PYTHON
from ..wording.classes import ClassDocstrings
from .resources import ArgumentView, Resources
from .variants import ClientVariant

_STR: Final = Name("str")


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeView:
    """An entry of the credentials that are handed to the runtime."""

    key: Code
    value: Code


class Clients:
    """Plans the client classes of one API."""

    def __init__(
        self,
        api: Api,
        names: PythonNames,
        methods: Methods,
        resources: Resources,
        docs: ClassDocstrings,
        settings: Settings,
    ) -> None:
        self._api = api
        self._names = names
        self._methods = methods
        self._resources = resources
        self._docs = docs
        self._settings = settings

    def page(self, variant: ClientVariant) -> FilePlan:
        """The page of the client class in one colour."""
        root = self._api.root
        client = self._resources.class_name(root, variant)
        members = self._resources.scope(root, variant)
        plans = [
            self._resources.method(method, variant, members) for method in self._resources.own(root)
        ]
        children = [self._resources.child(child, variant) for child in root.children]
        base = avoid_shadowing(variant.runtime_class("Client"), members)
        used: list[Expression] = [base, symbol("._api", "API")]
        extra = [item for _, symbols in children for item in symbols]
        for _, trees in plans:
            used += trees
        if plans:
            extra.append(self._resources.constants(root))

        def spelled(tree: Expression) -> Expression:
            tree = avoid_shadowing(tree, members)
            used.append(tree)
            return tree

        arguments = [
            ArgumentView(
                name=name(argument),
                annotation=code(spelled(annotation)),
                default=code(spelled(default)),
            )
            for argument, annotation, default in self._arguments(variant)
        ]
        schemes = [
            SchemeView(key=code(Value(id)), value=code(spelled(value)))
            for id, value in self._settings.schemes()
        ]
        variables = [
            SchemeView(key=code(Value(item.wire_name)), value=name(item.argument))
            for item in self._settings.variables()
        ]
        return FilePlan(
            template="package/client.py.jinja",
            values={
                "docstring": Code.docstring(
                    f"The {'asynchronous ' if variant.is_async else ''}client, from which "
                    "everything is reached.",
                    PYTHON,
                ),
                "imports": import_block(used, extra),
                "class_name": name(client),
                "base": code(base),
                "class_docstring": Code.docstring(
                    self._docs.client(
                        self._settings.credentials(),
                        self._settings.variables(),
                        is_async=variant.is_async,
                    ),
                    PYTHON,
                    indent=4,
                ),
                "arguments": arguments,
                "options": [name(option) for option, _, _ in self._options(variant)],
                "schemes": schemes,
                "variables": variables,
                "children": [view for view, _ in children],
                "methods": [view for view, _ in plans],
            },
        )

    # --- the constructor ---

    def _arguments(self, variant: ClientVariant) -> list[tuple[str, Expression, Expression]]:
        settings = [*self._settings.credentials(), *self._settings.variables()]
        own = [(item.argument, self._annotation(item, variant), NONE) for item in settings]
        return [*own, *self._options(variant)]

    def _annotation(self, setting: Setting, variant: ClientVariant) -> Expression:
        if not setting.is_token:
            return UnionExpr((_STR, NONE))
        token = symbol(
            "._runtime.auth.credentials",
            "AsyncToken" if variant.is_async else "Token",
            typing_only=True,
        )
        return make_union((token, NONE))

    def _options(self, variant: ClientVariant) -> list[tuple[str, Expression, Expression]]:
        timeout = symbol("._runtime.call.timeouts", "Timeout", typing_only=True)
        mapping = symbol("collections.abc", "Mapping")
        http_name = "AsyncHTTPClient" if variant.is_async else "HTTPClient"
        http = symbol("._runtime.http.client", http_name, typing_only=True)
        return [
            ("base_url", UnionExpr((_STR, NONE)), NONE),
            ("timeout", UnionExpr((timeout, Name("float"), NONE)), NONE),
            ("max_retries", Name("int"), Value(2)),
            ("headers", UnionExpr((Subscript(mapping, (_STR, _STR)), NONE)), NONE),
            ("strict", Name("bool"), Value(False)),
            (
                "hooks",
                UnionExpr((symbol("._runtime.hooks", "Hooks", typing_only=True), NONE)),
                NONE,
            ),
            ("http_client", UnionExpr((http, NONE)), NONE),
        ]


# --- _api.py -------------------------------------------------------------------------------------


def api_page(api: Api, names: PythonNames, settings: Settings) -> FilePlan:
    """The page `_api.py`: the constant that both clients are made with."""
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
            "docstring": Code.docstring("What the clients know of the API they talk to.", PYTHON),
            "imports": import_block([value]),
            "value": code(value),
        },
    )
