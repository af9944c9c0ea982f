"""The page `pyproject.toml`: the distribution, its metadata and the settings of the tools."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from ....model import Api, Contact, License
from ....rendering.code import Code
from ..naming.distribution import distribution_name, python_version
from ..source.page import FilePlan, View
from ..source.syntax import TOML
from .context import DocsContext, one_line

_LICENSES: Final = """
    0BSD AGPL-3.0-only AGPL-3.0-or-later Apache-2.0 BSD-2-Clause BSD-3-Clause BSL-1.0 CC0-1.0
    CC-BY-3.0 CC-BY-4.0 CC-BY-SA-4.0 EPL-2.0 EUPL-1.2 GPL-2.0-only GPL-2.0-or-later GPL-3.0-only
    GPL-3.0-or-later ISC LGPL-2.1-only LGPL-3.0-only LGPL-3.0-or-later MIT MIT-0 MPL-2.0 Unlicense
    """.split()
"""The usual SPDX identifiers. Build backends refuse an expression that they don't know."""
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_MAX_LENGTH: Final = 500


def plan_project(context: DocsContext) -> FilePlan:
    api, package = context.api, context.names.package
    return FilePlan(
        template="project/pyproject.toml.jinja",
        values={
            "name": Code.literal(distribution_name(package), TOML),
            "version": Code.literal(python_version(api.version), TOML),
            "description": Code.literal(f"A client for {context.title}."[:_MAX_LENGTH], TOML),
            "metadata": [_entry(*item) for item in _metadata(api)],
            "urls": [_entry(*item) for item in _urls(api)],
            "source": Code.literal(f"src/{package}", TOML),
        },
    )


def _entry(key: str, value: Any) -> View:
    quoted = " " in key
    return {
        "key": Code.literal(key, TOML) if quoted else Code.identifier(key, TOML),
        "value": Code.literal(value, TOML),
    }


def _metadata(api: Api) -> Iterator[tuple[str, Any]]:
    if api.license is not None and (license_ := _license(api.license)):
        yield "license", license_
    if api.contact is not None and (author := dict(_author(api.contact))):
        yield "authors", [author]


def _license(value: License) -> str | dict[str, str]:
    """An SPDX identifier if it is a usual one, otherwise the name as text."""
    text = one_line(value.identifier or value.name)[:_MAX_LENGTH]
    spelling = _license_spelling(text)
    identifier = next((item for item in _LICENSES if _license_spelling(item) == spelling), None)
    return identifier or ({"text": text} if text else "")


def _license_spelling(text: str) -> str:
    """`apache20` for both `Apache-2.0` and `Apache License, Version 2.0`."""
    words = re.sub(r"\b(the|licen[cs]e|version)\b", "", text.lower())
    return re.sub(r"[^a-z0-9]", "", words)


def _author(contact: Contact) -> Iterator[tuple[str, str]]:
    if name := one_line(contact.name)[:_MAX_LENGTH]:
        yield "name", name
    if _EMAIL.fullmatch(contact.email):
        yield "email", contact.email


def _urls(api: Api) -> Iterator[tuple[str, str]]:
    candidates = {
        "Homepage": api.contact.url if api.contact else "",
        "Documentation": api.docs.external_docs or "",
        "License": api.license.url if api.license else "",
        "Terms of Service": api.terms_of_service,
    }
    for label, url in candidates.items():
        if _is_web_url(url):
            yield label, url


def _is_web_url(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.netloc)
        and url.isprintable()
        and " " not in url
        and len(url) <= _MAX_LENGTH
    )
