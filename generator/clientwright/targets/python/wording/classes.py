"""Docstrings of the package, of the classes of clients and resources, and of models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ....model import Api, DeclaredType, Docs, EnumType, ObjectType, Resource, is_headers
from ..calls.choices import describe_choices, property_choices
from ..calls.methods import Methods
from ..calls.settings import Setting, Settings
from ..naming.names import PythonNames
from ..source.docstring import WIDTH
from ..source.literal import literal_text
from ..source.prose import strip_html
from .docstrings import entry_lines
from .responses import ErrorDocs
from .samples import Samples, find_introduction

_CLIENT_OPTIONS: Final = {
    "base_url": "The URL of the API. Default: the server in the API's description.",
    "timeout": "The timeout of a call in seconds, or a `Timeout`.",
    "max_retries": "The maximum number of retries after a transient failure.",
    "headers": "Headers to send with every request.",
    "strict": "Whether to raise `ResponseValidationError` for unexpected responses.",
    "hooks": "Functions to call for requests, responses, retries and unexpected responses.",
    "http_client": "The httpx2 client to use, for example with a proxy or certificates.",
    "max_response_size": "The most bytes of a response, 100 MiB by default. Streams and downloads "
    "have no limit.",
}
_ALWAYS_AUTHENTICATE: Final = (
    "Whether to send credentials also to operations that, by the API's description, need none."
)
_CLASS_INDENT: Final = 4
_MAX_PACKAGE_DESCRIPTION: Final = 600
_MAX_SETTING_DESCRIPTION: Final = 200


class ClassDocstrings:
    def __init__(
        self,
        api: Api,
        names: PythonNames,
        methods: Methods,
        samples: Samples,
        errors: ErrorDocs,
    ) -> None:
        self._api = api
        self._errors = errors
        self._names = names
        self._samples = samples
        self._introduction = find_introduction(api, methods)
        self._title = " ".join(strip_html(api.title).split()) or names.package

    def package(self) -> str:
        names = self._names
        docs = self._api.docs
        parts = [f"A client for {self._title}."]
        description = strip_html(docs.summary or docs.description).split("\n\n")[0]
        if description and len(description) < _MAX_PACKAGE_DESCRIPTION:
            parts.append(self._samples.use_method_names(description))
        clients = f"`{names.client}` and `{names.async_client}`"
        parts.append(f"{clients} are the synchronous and the asynchronous client.")
        lines = [
            f"from {names.package} import {names.client}",
            "",
            f"client = {self._samples.client(names.client)}",
        ]
        if self._introduction is not None:
            lines += self._samples.statements(self._introduction, waits=False, width=92).split("\n")
        return "\n\n".join([*parts, _section("Example:", lines)])

    def client(self, settings: Settings, *, is_async: bool) -> str:
        arguments = {one.argument: _describe_credential(one) for one in settings.credentials()}
        arguments |= {one.argument: _describe_variable(one) for one in settings.variables()}
        errors = [("ConfigurationError", "An option is invalid or credentials are missing.")]
        errors += [
            (name, f"{text} (Any method.)") for name, text in sorted(self._errors.common) if text
        ]
        options = _CLIENT_OPTIONS
        if servers := settings.servers():
            names = ", ".join(f"`{server.name}`" for server in servers)
            options = {"server": f"The server to use: {names}. Default: the first.", **options}
        if settings.has_exemptions():
            options = {**options, "always_authenticate": _ALWAYS_AUTHENTICATE}
        sections = [
            f"The {'asynchronous ' if is_async else ''}client for {self._title}.",
            _section("Args:", _entries((arguments | options).items())),
            _section("Raises:", _entries(errors)),
            _section("Example:", self._client_example(is_async)),
        ]
        return "\n\n".join(sections)

    def _client_example(self, is_async: bool) -> list[str]:
        names = self._names
        construct = self._samples.client(names.async_client if is_async else names.client)
        if self._introduction is None:
            return [f"client = {construct}"]
        sample = self._samples.statements(self._introduction, waits=is_async, width=84)
        return [
            f"{'async ' if is_async else ''}with {construct} as client:",
            *(f"    {line}" if line else "" for line in sample.split("\n")),
        ]

    def resource(self, resource: Resource, path: str, *, is_callable: bool) -> str:
        """The docstring of a resource class; `path` is `client.sessions.messages`."""
        text = self._samples.use_method_names(
            strip_html(resource.docs.description or resource.docs.summary)
        )
        access = f"Available as `{path}`{', which can also be called' if is_callable else ''}."
        if not text:
            return access
        if "\n" in text or len(text) + len(access) > 160:
            return f"{text}\n\n{access}"
        return f"{text if text[-1] in '.!?' else text + '.'} {access}"

    def child_resource(self, child: Resource, path: str, *, is_callable: bool) -> str:
        """The docstring of the attribute that holds a resource."""
        text = strip_html(child.docs.summary or child.docs.description).split("\n\n")[0]
        if text:
            return self._samples.use_method_names(text)
        return f"`{path}(...)` and its methods." if is_callable else f"The methods of `{path}`."


def _section(title: str, lines: Iterable[str]) -> str:
    return "\n".join([title, *(f"    {line}" if line else "" for line in lines)])


def _entries(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, text in entries:
        yield from entry_lines(name, text, WIDTH - _CLASS_INDENT)


def _describe_credential(setting: Setting) -> str:
    text = _describe_setting(setting)
    if len(text) > _MAX_SETTING_DESCRIPTION:
        text = text[:_MAX_SETTING_DESCRIPTION].rsplit(" ", 1)[0] + " ..."
    if setting.variable is None:
        return text or "Sent with every call if it is passed."
    return f"{text} Default: the environment variable `{setting.variable}`.".lstrip()


def _describe_variable(setting: Setting) -> str:
    text = _describe_setting(setting) or "A part of the URL."
    if setting.default is None:
        return f"{text} Required unless `base_url` is passed."
    values = ", ".join(f"`{value}`" for value in setting.values)
    choice = f" One of {values}." if values else ""
    return f"{text}{choice} Default: `{setting.default}`."


def _describe_setting(setting: Setting) -> str:
    text = " ".join(strip_html(setting.docs.description or setting.docs.summary).split())
    return text if not text or text[-1] in ".!?" else f"{text}."


# --- models -------------------------------------------------------------------------------------


def describe_type(declared: DeclaredType) -> str:
    """The description of a declared type, or else where the document declares it."""
    text = _describe_docs(declared.docs)
    if text:
        return text
    *parents, last = declared.name_hint.parts
    suffix = ""
    if declared.id.endswith("?write"):  # the request view of a type that has two
        last, suffix = last.removesuffix("Input"), ", as sent in requests"
    if is_headers(declared):
        return f"The response headers of `{'.'.join(parents)}`."
    if last.isdigit() and len(parents) > 1:
        *parents, parent = parents
        return f"{f'{parent} {last}'.capitalize()} of `{'.'.join(parents)}`{suffix}."
    if parents:
        return f"The `{last}` of `{'.'.join(parents)}`{suffix}."
    return f"The schema `{last}`{suffix}."


def describe_object_type(object_type: ObjectType, attributes: Mapping[str, str]) -> str:
    """The docstring of a model. `attributes` are the names of its fields, by wire name."""
    choices = describe_choices(property_choices(object_type, attributes), "Requires")
    return _join(describe_type(object_type), choices)


def describe_enum(enum: EnumType) -> str:
    """The docstring of an enumeration; lists the members if any has a name or a description."""
    if not any(member.name or _describe_docs(member.docs) for member in enum.members):
        return describe_type(enum)
    lines: list[str] = []
    for member in enum.members:
        line = f"- `{literal_text(member.value)}`"
        if member.name and member.name != member.value:
            line += f" ({strip_html(member.name)})"
        text = " ".join(_describe_docs(member.docs).split())
        lines.append(f"{line}: {text}" if text else line)
    return _join(describe_type(enum), "\n".join(lines))


def _describe_docs(docs: Docs) -> str:
    summary, text = strip_html(docs.summary), strip_html(docs.description)
    return _join(
        "" if summary in text else summary,
        text,
        "Deprecated: the API may drop it." if docs.deprecated else "",
        f"More: {docs.external_docs}" if docs.external_docs else "",
    )


def _join(*paragraphs: str) -> str:
    return "\n\n".join(filter(None, paragraphs))
