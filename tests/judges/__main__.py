"""Runs the judges, and writes `docs/judges.md`."""

from __future__ import annotations

import sys

from . import page, prism, spector
from .install import install


def main() -> int:
    """Install, judge and report. Fails if less than 95 % of the expressible requests pass."""
    install()
    results = spector.judge()
    reports = prism.judge()
    page.write(results, reports)
    print(f"wrote {page.PAGE.name}")
    return 0 if page.get_share(results.verdicts) >= 95 else 1


if __name__ == "__main__":
    sys.exit(main())
