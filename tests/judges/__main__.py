"""Runs the judges, and writes `docs/judges.md`."""

from __future__ import annotations

from . import page, prism, spector
from .install import install


def main() -> None:
    """Install, judge and report."""
    install()
    documents, verdicts = spector.judge()
    reports = prism.judge()
    page.write(documents, verdicts, reports)
    print(f"wrote {page.PAGE.name}")


if __name__ == "__main__":
    main()
