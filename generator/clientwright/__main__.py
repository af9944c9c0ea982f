"""The entry point of `python -m clientwright`."""

from __future__ import annotations

from .cli import main

main()
