"""Formats the Python files of the output and checks that they compile.

black formats with its defaults except for the line length, so `black --check` of the same version
agrees. Many files are shared by several processes. A file that does not compile is a bug: it raises
`Unprintable` and is never written.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import Any, Final

from ... import Unprintable
from .docstring import WIDTH
from .formatter import format_source

_MIN_PARALLEL: Final = 3_000_000
"""The number of characters from which on several processes are faster."""
_CHUNK: Final = 16
"""The number of files that a process gets at a time."""


def format_files(files: Mapping[str, str]) -> dict[str, str]:
    """Every file formatted and checked, by path, in the same order.

    Raises `Unprintable` for the first file that does not compile.
    """
    total = sum(map(len, files.values()))
    processes = min(os.cpu_count() or 1, 8)
    if total < _MIN_PARALLEL or processes == 1:
        return {path: format_file(path, text) for path, text in files.items()}
    # Forked processes have all modules imported already.
    context = get_context("fork" if hasattr(os, "fork") else "spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        done = pool.map(format_file, files, files.values(), chunksize=_CHUNK)
        return dict(zip(files, done, strict=True))


def format_file(path: str, text: str) -> str:
    """One file, formatted and checked. Raises `Unprintable`."""
    try:
        text = format_source(text, format_with_black)
    except Exception as error:  # of any type, since black parses the text
        raise Unprintable(path, f"black: {error}", text) from None
    try:
        compile(text, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise Unprintable(path, f"{type(error).__name__}: {error}", text) from None
    return text


def format_with_black(text: str) -> str:
    import black

    return black.format_str(text, mode=_mode())


@cache
def _mode() -> Any:
    from black.mode import Mode, TargetVersion

    return Mode(line_length=WIDTH, target_versions={TargetVersion.PY311})
