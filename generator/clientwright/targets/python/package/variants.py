"""The two colours of the client: the words in which blocking and asynchronous code differ.

Each coloured file has one template, printed once with `SYNC` and once with `ASYNC`. The values are
`Code` made from a closed list of words, so a document has no part in them. `uncoloured` undoes the
colour: a test compares the two printings in full.

Not here: what blocking and asynchronous code do differently in more than words; that is written by
hand, in `runtime/_runtime/{sync,aio}/primitives.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from ....code import Code, CodeError


class _Words:
    """A syntax that knows only the words below."""

    def identifier(self, name: str) -> str:
        raise CodeError("a colour has no identifiers")

    def literal(self, value: Any) -> str:
        raise CodeError("a colour has no literals")

    def prose(self, text: str, *, indent: int) -> str:
        raise CodeError("a colour has no prose")

    def expression(self, tree: Any) -> str:
        """The word, if it is one of a colour."""
        if tree not in {word for pair in _PAIRS.values() for word in pair}:
            raise CodeError(f"not a word of a colour: {tree!r}")
        return str(tree)


_PAIRS = {
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
}
"""By field of `Colour`: the word of blocking code, the word of asynchronous code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """The words of one colour. `asynchronous` is for templates that must test it."""

    asynchronous: bool
    package: Code
    """The folder of the runtime's shells: `_runtime/sync`, `_runtime/aio`."""
    prefix: Code
    """Before the names of classes: `AsyncPager`."""
    client: Code
    http_client: Code
    def_: Code
    await_: Code
    """With the space behind it."""
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
    """In an import, with the comma behind it."""
    returned: Code
    """What calling a function of this colour gives, in terms of `T`."""


def _colour(place: int) -> Colour:
    words = _Words()
    values = {name: Code.expression(pair[place], words) for name, pair in _PAIRS.items()}
    return Colour(asynchronous=place == 1, **values)


SYNC = _colour(0)
ASYNC = _colour(1)
COLOURS = (SYNC, ASYNC)


def uncoloured(text: str) -> str:
    """The blocking form of a text that was printed with `ASYNC`, word for word."""
    for blocking, asynchronous in _by_length():
        if asynchronous == "Async":
            text = re.sub(r"\bAsync(?=[A-Z])", "", text)
        elif asynchronous.endswith(" "):
            text = re.sub(rf"\b{asynchronous}", "", text)
        else:
            text = re.sub(rf"(?<!\w){re.escape(asynchronous)}(?!\w)", blocking, text)
    return text


def _by_length() -> Iterator[tuple[str, str]]:
    # The longest first: `AsyncClient` is more than `Async` before `Client`.
    yield from sorted(set(_PAIRS.values()), key=lambda pair: -len(pair[1]))


assert {field.name for field in fields(Colour)} == {"asynchronous", *_PAIRS}
