"""The pages of the package's `testing`: what the fake knows, and which clients talk to it.

All else of the fake is the same for every document (`templates/python/runtime/testing/`), but for
what two files say of their use. Not here: what the data says (`fake.py`), and the generated tests
(`tests.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ....contract.requests import has_required_variables, server_url
from ....contract.samples import Sampler
from ....model import Api
from ....rendering.code import Code
from ..calls.settings import Settings
from ..naming.names import PythonNames
from ..source.expression import Value
from ..source.page import FilePlan, code, name
from .api_data import api_data

_EXCHANGED: Final = frozenset({"client_id", "client_secret"})
"""What a token is bought with: tests have the token itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingView:
    """An argument that a client of a test is made with."""

    argument: Code
    value: Code


def testing_pages(api: Api, names: PythonNames, settings: Settings) -> dict[str, FilePlan]:
    """The pages that differ from document to document, by their path in the package."""
    given = {**credentials(settings), **address(api)}
    said = {
        f"testing/{file}.py": FilePlan(
            template=f"testing/{template}.py.jinja", values={"package": name(names.package)}
        )
        for file, template in (("__init__", "init"), ("plugin", "plugin"))
    }
    return said | {
        "testing/_client.py": FilePlan(
            template="testing/client.py.jinja",
            values={
                "client": name(names.client),
                "async_client": name(names.async_client),
                "settings": [
                    SettingView(argument=name(argument), value=code(Value(value)))
                    for argument, value in given.items()
                ],
            },
        )
    }


def testing_data(api: Api, names: PythonNames, sampler: Sampler) -> Mapping[str, str]:
    """The files that are data, by their path in the package."""
    return {"_api.json": api_data(api, names, sampler)}


def credentials(settings: Settings) -> dict[str, str]:
    """Credentials that open nothing, by the client's arguments for them."""
    return {
        setting.argument: f"test-{setting.argument.replace('_', '-')}"
        for setting in settings.credentials()
        if setting.argument not in _EXCHANGED
    }


def address(api: Api) -> dict[str, str]:
    """The `base_url` for a document that does not say (all of) where its API is served."""
    return dict(_address(api))


def _address(api: Api) -> Iterator[tuple[str, str]]:
    url = server_url(api.servers[0]) if api.servers else ""
    if url.startswith("//"):
        yield "base_url", f"https:{url}"
    elif not url.startswith(("http://", "https://")):
        yield "base_url", f"https://api.example.com/{url.lstrip('/')}".rstrip("/")
    elif has_required_variables(api.servers[0]):
        yield "base_url", url
