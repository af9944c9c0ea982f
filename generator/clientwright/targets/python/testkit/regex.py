"""Translates safe regular expressions from ECMA-262 to Python.

The syntaxes are similar, but `$`, `.`, `\\d`, `\\s`, `\\w` and `\\b` have other meanings in Python.
"""

from __future__ import annotations

import re
from typing import Final

from ....contract import regex
from ....contract.regex import Alternation, Assertion, CharacterSet, Concatenation, Repetition
from ....contract.safe_regex import parse_safe_regex

_CLASSES: Final = {
    "d": "0-9",
    "w": "0-9A-Za-z_",
    # Whitespace and line terminators of ECMA-262 (12.2, 12.3), which are fewer than in Python.
    "s": r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff",
    "D": r"\D",
    "W": r"\W",
    "S": (
        r"\x00-\x08\x0e-\x1f!-\x9f\xa1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e"
        r"\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\U0010ffff"
    ),
}
_ASSERTIONS: Final = {"^": r"\A", "$": r"\Z", "b": r"(?a:\b)", "B": r"(?a:\B)"}
_QUANTIFIERS: Final[dict[tuple[int, int | None], str]] = {
    (0, None): "*",
    (1, None): "+",
    (0, 1): "?",
}
_LITERALS: Final = frozenset("_/ @,:;<=>%!\"'")


def translate_regex(pattern: str) -> str | None:
    """The expression for `re.search`; None if it is not safe to match."""
    tree = parse_safe_regex(pattern)
    if tree is None:
        return None
    text = _translate(tree)
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError):
        return None
    return text


def _translate(tree: regex.RegexNode) -> str:
    match tree:
        case CharacterSet():
            return _translate_set(tree)
        case Assertion(kind=kind):
            return _ASSERTIONS[kind]
        case Concatenation(parts=parts):
            return "".join(
                f"(?:{_translate(part)})" if isinstance(part, Alternation) else _translate(part)
                for part in parts
            )
        case Alternation(parts=parts):
            return "|".join(map(_translate, parts))
        case Repetition(part=part, least=least, most=most, lazy=lazy):
            inner = _translate(part)
            if not isinstance(part, CharacterSet):
                inner = f"(?:{inner})"
            return inner + _quantifier(least, most) + ("?" if lazy else "")


def _translate_set(characters: CharacterSet) -> str:
    match characters:
        case CharacterSet(members=(str() as character,), negated=False):
            return _escape(character)
        case CharacterSet(members=members, negated=negated):
            text = f"[{'^' if negated else ''}{''.join(map(_translate_member, members))}]"
            # Digits and letters of ECMA-262 are those of ASCII.
            uses_ascii = not {regex.CharacterClass("D"), regex.CharacterClass("W")}.isdisjoint(
                members
            )
            return f"(?a:{text})" if uses_ascii else text


def _translate_member(member: regex.SetMember) -> str:
    match member:
        case regex.CharacterClass(letter=letter):
            return _CLASSES[letter]
        case regex.CharacterRange(first=first, last=last):
            return f"{_escape(first)}-{_escape(last)}"
        case character:
            return _escape(character)


def _escape(character: str) -> str:
    """A character, inside of brackets or outside."""
    if character.isascii() and (character.isalnum() or character in _LITERALS):
        return character
    if character.isprintable():
        return f"\\{character}" if character.isascii() else character
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\U{code:08x}"


def _quantifier(least: int, most: int | None) -> str:
    if (least, most) in _QUANTIFIERS:
        return _QUANTIFIERS[least, most]
    return f"{{{least}}}" if least == most else f"{{{least},{'' if most is None else most}}}"
