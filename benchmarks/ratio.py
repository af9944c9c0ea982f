"""Measures functions side by side: interleaved, in one process, by their medians."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

Work = Callable[[], object]


def medians(
    works: Mapping[str, Work], *, rounds: int = 31, least: float = 0.005
) -> dict[str, float]:
    """Returns the median seconds per call of each function over `rounds` rounds.

    The functions are interleaved, so that other load on the machine affects all of them alike. Each
    round repeats a function for about `least` seconds.
    """
    times = {name: _repetitions(work, least) for name, work in works.items()}
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            started = time.perf_counter()
            for _ in range(times[name]):
                work()
            taken[name].append((time.perf_counter() - started) / times[name])
    return {name: statistics.median(values) for name, values in taken.items()}


def _repetitions(work: Work, least: float) -> int:
    work()  # the first call builds decoders and opens connections
    started = time.perf_counter()
    work()
    return max(1, int(least / max(time.perf_counter() - started, 1e-9)))


def report(title: str, found: Mapping[str, float], *, floor: str) -> str:
    """Formats a table of microseconds per call, and their ratio to those of `floor`."""
    width = max(map(len, found))
    lines = [title]
    for name, seconds in found.items():
        lines.append(
            f"  {name:<{width}}  {seconds * 1e6:10.1f} us  {seconds / found[floor]:6.2f} x {floor}"
        )
    return "\n".join(lines)
