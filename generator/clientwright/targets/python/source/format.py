"""The last word on every Python file of the output: laid out as by black, accepted by Python.

black is taken with its own defaults for everything but the width, so that `black --check` of the
same version agrees. Most statements need not be given to it (`arrange.py`); where there is much to
do, several processes share the files. A file that does not parse or compile is a fault of ours: it
raises `Unprintable`, and is never written. Not here: files that are not Python.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import Any, Final

from ... import Unprintable
from .docstring import WIDTH
from .formatter import format_source

_ENOUGH: Final = 3_000_000
"""Characters from which on a second process costs less than it saves."""
_PIECE: Final = 400_000
"""Characters that are handed to a process at a time."""


def format_files(files: Mapping[str, str]) -> dict[str, str]:
    """Every file formatted and checked, by path, in the same order.

    Raises `Unprintable` for the first that Python does not accept.
    """
    total = sum(map(len, files.values()))
    processes = min(os.cpu_count() or 1, 8)
    if total < _ENOUGH or processes == 1:
        return dict(_format_all(list(files.items())))
    # Forked children start with everything imported; where there is no fork, they import again.
    context = get_context("fork" if hasattr(os, "fork") else "spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        done = dict(pair for part in pool.map(_format_all, _pieces(files)) for pair in part)
    return {path: done[path] for path in files}


def _pieces(files: Mapping[str, str]) -> Iterable[list[tuple[str, str]]]:
    piece: list[tuple[str, str]] = []
    size = 0
    for path, text in files.items():
        piece.append((path, text))
        size += len(text)
        if size >= _PIECE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _format_all(files: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(path, format_file(path, text)) for path, text in files]


def format_file(path: str, text: str) -> str:
    """One file, laid out and accepted by Python. Raises `Unprintable`."""
    try:
        text = format_source(text, format_with_black)
    except Exception as error:  # black's own errors, and whatever its parser meets
        raise Unprintable(path, f"black: {error}", text) from None
    try:
        compile(text, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise Unprintable(path, f"{type(error).__name__}: {error}", text) from None
    return text


def format_with_black(text: str) -> str:
    """The text as black lays it out. Raises black's own errors."""
    import black

    return black.format_str(text, mode=_mode())


@cache
def _mode() -> Any:
    from black.mode import Mode, TargetVersion

    return Mode(line_length=WIDTH, target_versions={TargetVersion.PY311})
