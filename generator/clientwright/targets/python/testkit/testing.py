"""The files of the package's `testing` that depend on the document.

The code of the fake is the same for every document (`templates/python/runtime/testing/`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ....contract.requests import expand_server_url, has_required_variables
from ....contract.samples import Sampler
from ....model import Api
from ....rendering.code import Code
from ..calls.settings import Settings
from ..naming.names import PythonNames
from ..source.expression import Value
from ..source.page import FilePlan, code, name
from .api_data import api_data


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientArgumentView:
    """An argument for a client in a test."""

    argument: Code
    value: Code


def plan_testing_files(api: Api, names: PythonNames, settings: Settings) -> dict[str, FilePlan]:
    """The plans of the Python files, by their paths in the package."""
    arguments = {**choose_test_credentials(settings), **choose_test_base_url(api)}
    plans = {
        f"testing/{file}.py": FilePlan(
            template=f"testing/{template}.py.jinja", values={"package": name(names.package)}
        )
        for file, template in (("__init__", "init"), ("plugin", "plugin"))
    }
    return plans | {
        "testing/_client.py": FilePlan(
            template="testing/client.py.jinja",
            values={
                "client": name(names.client),
                "async_client": name(names.async_client),
                "settings": [
                    ClientArgumentView(argument=name(argument), value=code(Value(value)))
                    for argument, value in arguments.items()
                ],
            },
        )
    }


def build_testing_data(api: Api, names: PythonNames, sampler: Sampler) -> Mapping[str, str]:
    """The data files, by their paths in the package."""
    return {"_api.json": api_data(api, names, sampler)}


def choose_test_credentials(settings: Settings) -> dict[str, str]:
    """Fake credentials, by argument of the client."""
    return {
        setting.argument: f"test-{setting.argument.replace('_', '-')}"
        for setting in settings.credentials()
        if setting.is_required
    }


def choose_test_base_url(api: Api) -> dict[str, str]:
    """The `base_url` argument, if the document declares no complete URL of a server."""
    url = expand_server_url(api.servers[0]) if api.servers else ""
    if url.startswith("//"):
        return {"base_url": f"https:{url}"}
    if not url.startswith(("http://", "https://")):
        return {"base_url": f"https://api.example.com/{url.lstrip('/')}".rstrip("/")}
    first = (api.servers, *(operation.servers for operation in api.operations()))
    is_incomplete = any(has_required_variables(one) for servers in first for one in servers[:1])
    return {"base_url": url} if is_incomplete else {}
