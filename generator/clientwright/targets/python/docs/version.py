"""The version of an API (any text) as one that Python packages can have (PEP 440)."""

from __future__ import annotations

import re
from typing import Final

_PEP_440: Final = re.compile(
    r"v?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:a|alpha|b|beta|c|rc|pre|preview)[-_.]?\d*)?"
    r"(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?\d*)?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?",
    re.IGNORECASE | re.ASCII,
)


def python_version(version: str) -> str:
    """`1.0.0` as it is, `v2` as 2, `2024-05-01` as 2024.5.1, and 0.1.0 where there is no number."""
    text = version.strip()
    if len(text) <= 100 and _PEP_440.fullmatch(text) and not re.fullmatch(r"[\d-]+", text):
        return text.lstrip("vV")
    numbers = re.findall(r"\d{1,9}", text[:200])[:4]
    return ".".join(str(int(number)) for number in numbers) or "0.1.0"
