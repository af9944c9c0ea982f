"""Characters that may not stand as they are in a source file, and how they are written instead.

A control character can end a comment or a line for one tool and not for another (a lone CR did, in
a peer); a bidirectional control makes text read otherwise than it runs (CVE-2021-42574); a lone
surrogate cannot be encoded at all. All of them become escapes, in literals and in docstrings.
"""

from __future__ import annotations

import unicodedata

# Cc control, Cf format (bidi controls, zero-width, BOM), Cs surrogate, Co private use,
# Cn unassigned, Zl and Zp: the line and paragraph separators, which some editors take for the end
# of a line.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def is_hidden(character: str) -> bool:
    """Whether a character shows nothing, or changes how its neighbours show."""
    return unicodedata.category(character) in _HIDDEN


def escape(character: str) -> str:
    """The Python escape of one character."""
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    if number < 0x10000:
        return f"\\u{number:04x}"
    return f"\\U{number:08x}"
