"""The client classes, and `_api.py` with what the runtime needs to know about the API.

The constructor of a client takes the credentials, the variables of the server's URL, and the
options of the runtime.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from ....model import Api
from ....rendering.code import Code
from ..calls.errors import ErrorTypes
from ..calls.settings import Setting, SettingKind, Settings
from ..naming.distribution import distribution_name, python_version
from ..naming.names import PythonNames
from ..source import expression as py
from ..source.page import FilePlan, FileScope, code, docstring, import_block, name
from ..wording.classes import ClassDocstrings
from .operations import error_types
from .resources import ResourcePlanner
from .variants import ClientVariant

_STR: Final = py.Name("str")


Arguments: TypeAlias = dict[str, tuple[py.Expression, py.Expression | None]]
"""The annotations and defaults of arguments. None: the argument is required."""


def _options(variant: ClientVariant) -> Arguments:
    """The annotation and default of each option of the runtime."""
    headers = py.Subscript(py.symbol("collections.abc", "Mapping"), (_STR, _STR))
    timeout = py.symbol("._runtime.options", "Timeout", typing_only=True)
    hooks = py.symbol("._runtime.hooks", "Hooks", typing_only=True)
    http_client = py.symbol("._runtime.http.client", str(variant["http_client"]), typing_only=True)
    return {
        "base_url": (py.UnionExpr((_STR, py.NONE)), py.NONE),
        "timeout": (py.UnionExpr((timeout, py.Name("float"), py.NONE)), py.NONE),
        "max_retries": (py.Name("int"), py.Value(2)),
        "headers": (py.UnionExpr((headers, py.NONE)), py.NONE),
        "strict": (py.Name("bool"), py.Value(False)),
        "hooks": (py.UnionExpr((hooks, py.NONE)), py.NONE),
        "http_client": (py.UnionExpr((http_client, py.NONE)), py.NONE),
        "max_response_size": (py.UnionExpr((py.Name("int"), py.NONE)), py.NONE),
    }


def client_page(
    api: Api,
    resources: ResourcePlanner,
    docs: ClassDocstrings,
    settings: Settings,
    variant: ClientVariant,
) -> FilePlan:
    scope = FileScope(resources.names_in_scope(api.root, variant))
    scope.require(py.Import("._api", "API"))
    adjective = "async " if variant.is_async else ""
    if settings.server_groups():
        scope.require(py.Import("typing", "overload"))
    credentials, variables = settings.credentials(), settings.variables()
    text = docs.client(settings, is_async=variant.is_async)
    options = _options(variant)
    if servers := settings.servers():
        selected = _literal(tuple(str(server.name) for server in servers))
        options = {"server": (py.UnionExpr((selected, py.NONE)), py.NONE), **options}
    if settings.has_exemptions():
        options["always_authenticate"] = (py.Name("bool"), py.Value(False))
    arguments: Arguments = {
        setting.argument: (py.UnionExpr((_get_type(setting, variant), py.NONE)), py.NONE)
        for setting in (*credentials, *variables)
    }
    return FilePlan(
        template="package/client.py.jinja",
        values={
            "docstring": docstring(f"The {adjective}client of the API."),
            "class_name": name(resources.class_name(api.root, variant)),
            "base": scope.code(variant.runtime_class("Client")),
            "class_docstring": docstring(text, indent=4),
            "arguments": _argument_views(arguments | options, scope),
            "overloads": [
                {"arguments": _argument_views(each, scope)}
                for each in _overloads(arguments | options, settings)
            ],
            "options": list(map(name, options)),
            "schemes": [
                {"key": code(py.Value(id)), "value": scope.code(value)}
                for id, value in settings.schemes()
            ],
            "variables": [
                {"key": code(py.Value(item.wire_name)), "value": name(item.argument)}
                for item in variables
            ],
            **resources.members(resources.own_methods(api.root), api.root.children, variant, scope),
            "imports": scope.imports(),
        },
    )


def _argument_views(arguments: Arguments, scope: FileScope) -> list[dict[str, Code | None]]:
    return [
        {
            "name": name(argument),
            "annotation": scope.code(annotation),
            "default": None if default is None else scope.code(default),
        }
        for argument, (annotation, default) in arguments.items()
    ]


def _overloads(arguments: Arguments, settings: Settings) -> Iterator[Arguments]:
    """The arguments by server, if the allowed values of variables depend on it."""
    names = {setting.wire_name: setting.argument for setting in settings.variables()}
    groups = settings.server_groups()
    for group in groups:
        changed: Arguments = {"server": (_literal(group.names), None)}
        if group is groups[0]:
            names_or_none = [_literal(group.names)] if group.names else []
            changed = {"server": (py.UnionExpr((*names_or_none, py.NONE)), py.NONE)}
        for wire_name, values in group.values.items():
            type_ = _literal(values) if values else _STR
            changed[names[wire_name]] = (py.UnionExpr((type_, py.NONE)), py.NONE)
        yield arguments | changed


def _get_type(setting: Setting, variant: ClientVariant) -> py.Expression:
    """The type of a setting other than None."""
    match setting.kind:
        case SettingKind.TOKEN:
            type_name = str(variant["Token"])
        case SettingKind.TOKEN_OPTIONS:
            type_name = "TokenOptions"
        case SettingKind.VARIABLE if setting.values:
            return _literal(setting.values)
        case _:
            return _STR
    return py.symbol("._runtime.auth.credentials", type_name, typing_only=True)


def _literal(values: tuple[str, ...]) -> py.Expression:
    return py.Subscript(py.symbol("typing", "Literal"), tuple(map(py.Value, values)))


# --- _api.py -------------------------------------------------------------------------------------


def api_page(api: Api, names: PythonNames, settings: Settings, errors: ErrorTypes) -> FilePlan:
    """The file `_api.py`: a constant that both clients pass to the runtime."""
    version = python_version(api.version)
    keywords: list[tuple[str, py.Expression]] = [
        ("title", py.Value(api.title)),
        ("version", py.Value(api.version)),
        ("user_agent", py.Value(f"{distribution_name(names.package)}/{version}")),
    ]
    if api.servers:
        keywords.append(("servers", settings.server_calls(api.servers)))
    if api.security:
        keywords.append(("security", settings.requirements(api.security)))
        if scopes := settings.scopes(api.security):
            keywords.append(("scopes", scopes))
    if api.implied_security:
        keywords.append(("implied_security", py.Value(True)))
    if api.unused_schemes:
        names_ = tuple(py.Value(name) for name in api.unused_schemes)
        keywords.append(("unused_schemes", py.TupleExpr(names_)))
    if errors.common:
        keywords.append(("errors", error_types(errors.common)))
    if settings.required():
        keywords.append(("credentials_required", py.Value(True)))
    value = py.CallExpr(py.symbol("._runtime.operation", "Api"), (), tuple(keywords))
    return FilePlan(
        template="package/api.py.jinja",
        values={
            "docstring": docstring("The API as the runtime knows it."),
            "imports": import_block([value]),
            "value": code(value),
        },
    )


def error_body_page(errors: ErrorTypes) -> FilePlan:
    """The file `_error_body.py`: the type of `error.body`, for type checkers."""
    tree = errors.union()
    return FilePlan(
        template="package/error_body.py.jinja",
        values={
            "docstring": docstring("The type of the body of an error."),
            "imports": import_block([tree], [py.Import("typing", "TypeAlias")]),
            "value": code(tree),
        },
    )
