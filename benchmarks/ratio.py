"""Measuring pieces of work side by side: in turns, in one process, by their medians."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

Work = Callable[[], object]


def medians(
    works: Mapping[str, Work], *, rounds: int = 31, least: float = 0.005
) -> dict[str, float]:
    """Seconds that one call of each piece takes, at the median of `rounds` rounds.

    The pieces take turns, so that whatever else the machine does meets all of them. Each round
    repeats a piece until it has run about `least` seconds.
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
    work()  # the first call makes decoders, opens connections
    started = time.perf_counter()
    work()
    return max(1, int(least / max(time.perf_counter() - started, 1e-9)))


def report(title: str, found: Mapping[str, float], *, floor: str) -> str:
    """A table: microseconds a call, and how many times those of `floor` that is."""
    width = max(map(len, found))
    lines = [title]
    for name, seconds in found.items():
        lines.append(
            f"  {name:<{width}}  {seconds * 1e6:10.1f} us  {seconds / found[floor]:6.2f} x {floor}"
        )
    return "\n".join(lines)
