"""The sync and async variants of the client, and the words in which their code differs.

A template below `runtime/_runtime/variants/` is rendered once with `SYNC` and once with `ASYNC`.
The words are a closed list, so no text of a document can reach them. Code that differs in more
than these words is written by hand, in `runtime/_runtime/{sync,aio}/primitives.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ....conventions.media_types import affixes_by_kind, names_by_kind
from ....rendering.code import Code, CodeError, Syntax
from ....rendering.templates import Templates
from ..source.expression import Symbol, symbol
from ..source.page import name as identifier
from ..source.syntax import PYTHON

_WORDS: Final = {
    "package": ("sync", "aio"),  # the folder in the runtime
    "prefix": ("", "Async"),  # of the names of classes
    "client": ("SyncClient", "AsyncClient"),
    "http_client": ("HTTPClient", "AsyncHTTPClient"),
    "def_": ("def", "async def"),
    "await_": ("", "await "),
    "for_": ("for", "async for"),
    "with_": ("with", "async with"),
    "iter": ("__iter__", "__aiter__"),
    "enter": ("__enter__", "__aenter__"),
    "exit": ("__exit__", "__aexit__"),
    "Iterator": ("Iterator", "AsyncIterator"),
    "Token": ("Token", "AsyncToken"),
    "close": ("close", "aclose"),
    "iter_bytes": ("iter_bytes", "aiter_bytes"),
    "chunks": ("chunks", "achunks"),
    "awaitable": ("", "Awaitable, "),  # in import lists
    "generator": ("", ", Generator"),
    "returned": ("T", "Awaitable[T]"),  # by a function whose result is `T`
    "returned_any": ("Any", "Awaitable[Any]"),
    "await_method": (
        "",
        """

    def __await__(self) -> Generator[Any, Any, Self]:
        # Official clients of such APIs are called as `stream = await client.things.follow()`.
        return self.__aenter__().__await__()""",
    ),
    # An async generator cannot use `yield from`.
    "yield_items": ("yield from page.items", f"for item in page.items:\n{' ' * 16}yield item"),
}
"""The sync and the async word, by its name in the templates."""


class _VariantSyntax(Syntax):
    """A syntax that prints the words above and nothing else."""

    def expression(self, tree: Any) -> str:
        if tree not in {word for pair in _WORDS.values() for word in pair}:
            raise CodeError(f"not a word of a variant: {tree!r}")
        return str(tree)


class ClientVariant:
    """One variant: a flag for planners, and words for the templates of the runtime."""

    def __init__(self, *, is_async: bool) -> None:
        self.is_async = is_async
        self.resources_folder = "async_resources" if is_async else "resources"

    def __getitem__(self, word: str) -> Code:
        return Code.expression(_WORDS[word][self.is_async], _VariantSyntax())

    def runtime_class(self, name: str) -> Symbol:
        """A class of the runtime in this variant; `Pager` is `Pager` or `AsyncPager`."""
        class_name = str(self["client"]) if name == "Client" else f"{self['prefix']}{name}"
        module = "client" if name == "Resource" else name.lower()
        return symbol(f"._runtime.{self['package']}.{module}", class_name)


SYNC: Final = ClientVariant(is_async=False)
ASYNC: Final = ClientVariant(is_async=True)
VARIANTS: Final = (SYNC, ASYNC)

_FOLDER = "runtime/"
_VARIANTS = "_runtime/variants/"
_KINDS = "_runtime/bodies/kinds.py.jinja"
"""The media types, which the generator knows too."""
_UNKNOWN = "_runtime/models/unknown.py.jinja"
"""The class of unknown variants, which has an attribute for each discriminator."""


def runtime_files(templates: Templates, tags: Iterable[str] = ()) -> dict[str, str]:
    """The text of each file, by its path inside the client's import package.

    `tags` are the fields of discriminators.
    """
    files: dict[str, str] = {}
    for name in templates.names(_FOLDER):
        path = name.removeprefix(_FOLDER)
        if path == _KINDS:
            files[path.removesuffix(".jinja")] = templates.render(name, **_list_media_types())
            continue
        if path == _UNKNOWN:
            fields = [identifier(tag) for tag in tags]
            files[path.removesuffix(".jinja")] = templates.render(name, fields=fields)
            continue
        if not path.startswith(_VARIANTS):
            files[path] = templates.text(name)
            continue
        for variant in VARIANTS:
            file = path.removeprefix(_VARIANTS).removesuffix(".jinja")
            files[f"_runtime/{variant['package']}/{file}"] = templates.render(name, variant=variant)
    return dict(sorted(files.items()))


def _list_media_types() -> dict[str, Code]:
    """The media types by kind, as literals."""
    return {
        "names": Code.literal(names_by_kind(), PYTHON),
        "prefixes": Code.literal(affixes_by_kind(prefixes=True), PYTHON),
        "suffixes": Code.literal(affixes_by_kind(prefixes=False), PYTHON),
    }
