"""The pages docs/configuration.md and docs/x-clientwright.md, generated from the code that reads the
settings.

`python -m tests.harness.settings_pages` writes them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from clientwright.config import AcceptTable, ConfigTable, OnlyTable
from clientwright.conventions.pagination import Pagination
from clientwright.lowering.extensions import KEYS, ExtensionKey

DOCS = Path(__file__).parents[2] / "docs"
NOTE = "<!-- Generated from {} by `make docs`. Do not edit. -->"
EXAMPLE = """\
[tool.clientwright]
document = "openapi.yaml"
out = "client"
package = "my_api"
client = "MyApiClient"
overlays = ["sdk.overlay.yaml"]
strict = true
accept = [{ rule = "SC016", at = "/components/schemas/Pet" }]

[tool.clientwright.only]
paths = ["/v1/*"]
deprecated = false
"""


CONFIGURATION = f"""\
{NOTE.format("`generator/clientwright/config.py`")}

# Configuration

The table `[tool.clientwright]` of `pyproject.toml` configures what is generated:

```toml
{EXAMPLE}```

Without a document on the command line, the nearest `pyproject.toml` with this table is read, from
the current folder upwards. Command-line options override its values. With a document on the command
line, no configuration is read unless `--config` names it.

Paths are relative to the file. Unknown keys are errors. Patterns may contain `*`, `?` and `[...]`.

## `[tool.clientwright]`
"""
EXTENSIONS = f"""\
{NOTE.format("`generator/clientwright/lowering/extensions.py`")}

# `x-clientwright`

The extension `x-clientwright` overrides what is otherwise inferred from the document. It is part of
the OpenAPI object that it applies to, or is added by an Overlay. Unknown keys and values are errors.

```yaml
paths:
  /v1/Sessions/{{id}}/Messages:
    get:
      operationId: ListMessages
      x-clientwright:
        resource: sessions.messages
        method: list
```
"""


def configuration() -> str:
    """The page docs/configuration.md."""
    lines = [CONFIGURATION, *_keys(ConfigTable), "## `only`", "", *_keys(OnlyTable)]
    lines += ["## `accept`", "", "Each entry is a table with these keys:", "", *_keys(AcceptTable)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _keys(table: type[msgspec.Struct]) -> Iterator[str]:
    hints = get_type_hints(table, include_extras=True)
    for field in msgspec.structs.fields(table):
        type_, *_, meta = get_args(hints[field.name])
        yield f"### `{field.name}`"
        yield ""
        yield f"*{_type_name(type_)}, {_default(field)}*"
        yield ""
        yield str(meta.description)
        yield ""
        yield f"```toml\n{meta.examples[0]}\n```"
        yield ""


def _type_name(type_: Any) -> str:
    arguments = [each for each in get_args(type_) if each not in {Ellipsis, type(None)}]
    if get_origin(type_) is tuple:
        return f"array of {_type_name(arguments[0])}s"
    if isinstance(type_, type):
        return {str: "string", bool: "boolean"}.get(type_, "table")
    return _type_name(arguments[0])


def _default(field: Any) -> str:
    if field.required:
        return "required"
    if field.default in {None, ()} or field.default is msgspec.NODEFAULT:
        return "optional"
    value = str(field.default).lower() if isinstance(field.default, bool) else f'"{field.default}"'
    return f"default: `{value}`"


def extensions() -> str:
    """The page docs/x-clientwright.md."""
    lines = [EXTENSIONS, *(line for key in KEYS for line in _extension_key(key))]
    return "\n".join(lines).rstrip("\n") + "\n"


def _extension_key(key: ExtensionKey) -> Iterator[str]:
    yield f"## `{key.name}`"
    yield ""
    yield f"*{key.type}; {key.objects}*"
    yield ""
    yield key.description
    yield ""
    yield f"```yaml\nx-clientwright:\n{textwrap.indent(key.example, '  ')}\n```"
    yield ""
    if key.equivalents:
        yield f"Extensions of other tools with the same meaning: {_code_list(key.equivalents)}."
        yield ""
    if key.name == "pagination":
        yield "| Style | Description |"
        yield "|---|---|"
        for style in get_args(Pagination):
            yield f"| `{style.kind}` | {' '.join((style.__doc__ or '').split())} |"
        yield ""
    if key.fields:
        yield from _fields_table(key.fields)


def _fields_table(fields: tuple[ExtensionKey, ...]) -> Iterator[str]:
    has_objects = any(field.objects for field in fields)
    yield f"| Key | Type | {'Styles | ' if has_objects else ''}Description |"
    yield f"|---|---|{'---|' if has_objects else ''}---|"
    for field in fields:
        objects = f"{field.objects} | " if has_objects else ""
        yield f"| `{field.name}` | {field.type} | {objects}{field.description} |"
    yield ""


def _code_list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


PAGES = {"configuration.md": configuration, "x-clientwright.md": extensions}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
