"""Finished Markdown pages: no blank lines twice in a row, none at the end of a line or a file.

What a template leaves blank because there was nothing to print disappears; code blocks stay as they
are. Not here: what a page says.
"""

from __future__ import annotations

import re


def tidy_markdown(text: str) -> str:
    """The page as a person would have left it."""
    kept: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = re.match(r" {0,3}(`{3,}|~{3,})", line)
        if fence:
            kept.append(line)
            if mark and mark.group(1).startswith(fence) and not line.strip(" `~"):
                fence = ""
            continue
        line = line.rstrip()
        if mark:
            fence = mark.group(1)
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"
