"""`python -m clientwright` is the command `clientwright`."""

from __future__ import annotations

from .cli import main

main()
