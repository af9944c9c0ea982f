"""The name and the version of the distribution that a client is installed as."""

from __future__ import annotations

import re
from typing import Final

_PEP_440: Final = re.compile(
    r"v?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:a|alpha|b|beta|c|rc|pre|preview)[-_.]?\d*)?"
    r"(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?\d*)?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?",
    re.IGNORECASE | re.ASCII,
)


def distribution_name(package: str) -> str:
    """The name to install: `twilio-assistants` for the package `twilio_assistants`."""
    return package.strip("_").replace("_", "-")


def python_version(version: str) -> str:
    """The version of an API as a valid PEP 440 version.

    `1.0.0` is unchanged, `v2` becomes 2 and `2024-05-01` becomes 2024.5.1. Text without a number
    becomes 0.1.0.
    """
    text = version.strip()
    if len(text) <= 100 and _PEP_440.fullmatch(text) and not re.fullmatch(r"[\d-]+", text):
        return text.lstrip("vV")
    numbers = re.findall(r"\d{1,9}", text[:200])[:4]
    return ".".join(str(int(number)) for number in numbers) or "0.1.0"
