"""The sync and async variants of the client, and the words in which their code differs.

A template below `runtime/_runtime/variants/` is rendered once with `SYNC` and once with `ASYNC`.
The words are a closed list, so no text of a document can reach them. Code that differs in more
than these words is written by hand, in `runtime/_runtime/{sync,aio}/primitives.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any, Final

from ....rendering.code import Code, CodeError
from ..source.expression import Symbol, symbol

_WORDS: Final = {
    "package": ("sync", "aio"),
    "prefix": ("", "Async"),
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
    "awaitable": ("", "Awaitable, "),
    "returned": ("T", "Awaitable[T]"),
    "yield_items": (
        "yield from page.items",
        f"for item in page.items:\n{' ' * 16}yield item",
    ),
}
"""The sync and the async word, by field of `ClientVariant`."""


class _VariantSyntax:
    """A syntax that prints the words above and nothing else."""

    def identifier(self, name: str) -> str:
        raise CodeError("a variant has no identifiers")

    def literal(self, value: Any) -> str:
        raise CodeError("a variant has no literals")

    def prose(self, text: str, *, indent: int) -> str:
        raise CodeError("a variant has no prose")

    def expression(self, tree: Any) -> str:
        """`tree`, if it is one of the words."""
        if tree not in {word for pair in _WORDS.values() for word in pair}:
            raise CodeError(f"not a word of a variant: {tree!r}")
        return str(tree)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientVariant:
    """One variant: a flag for planners, and words for the templates of the runtime."""

    is_async: bool
    package: Code
    """The folder of the variant in the runtime: `_runtime/sync`, `_runtime/aio`."""
    prefix: Code
    """The prefix of class names, as in `AsyncPager`."""
    client: Code
    http_client: Code
    def_: Code
    await_: Code
    """Includes the space that follows."""
    for_: Code
    with_: Code
    iter: Code
    enter: Code
    exit: Code
    Iterator: Code
    Token: Code
    close: Code
    iter_bytes: Code
    chunks: Code
    awaitable: Code
    """In an import list; includes the comma that follows."""
    returned: Code
    """The return type of a function whose result is `T`."""
    yield_items: Code
    """An async generator cannot use `yield from`."""

    @property
    def resources_folder(self) -> str:
        """The folder of the resource classes."""
        return "async_resources" if self.is_async else "resources"

    def runtime_class(self, name: str) -> Symbol:
        """A class of the runtime in this variant; `Pager` is `Pager` or `AsyncPager`."""
        class_name = str(self.client) if name == "Client" else f"{self.prefix}{name}"
        module = "client" if name == "Resource" else name.lower()
        return symbol(f"._runtime.{self.package}.{module}", class_name)


def _variant(*, is_async: bool) -> ClientVariant:
    syntax = _VariantSyntax()
    words = {name: Code.expression(pair[is_async], syntax) for name, pair in _WORDS.items()}
    return ClientVariant(is_async=is_async, **words)


assert {field.name for field in fields(ClientVariant)} == {"is_async", *_WORDS}
SYNC: Final = _variant(is_async=False)
ASYNC: Final = _variant(is_async=True)
VARIANTS: Final = (SYNC, ASYNC)


def async_to_sync(text: str) -> str:
    """The sync form of a text that was rendered with `ASYNC`.

    A test compares it with the text that was rendered with `SYNC`.
    """
    # The longest first: `AsyncClient` must not be read as `Async` and `Client`.
    for sync_word, async_word in sorted(set(_WORDS.values()), key=lambda pair: -len(pair[1])):
        if async_word == "Async":
            text = re.sub(r"\bAsync(?=[A-Z])", "", text)
        elif async_word.endswith(" "):
            text = re.sub(rf"\b{async_word}", "", text)
        else:
            text = re.sub(rf"(?<!\w){re.escape(async_word)}(?!\w)", sync_word, text)
    return text
