"""Text that matches a regular expression, built by reading the expression backwards.

A `pattern` of a schema is an ECMA-262 expression (JSON Schema 2020-12, 6.3.3). The result is a
*template*: literal text, and numbers of characters of an alphabet. Any characters of the alphabets
give matching text, so different numbers written into them give different identifiers.

Lookarounds and backreferences are not supported where a match depends on them: `find_template`
returns None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

HEX = "0123456789abcdef"
"""Used for any character: it looks like an identifier."""

_ALPHABETS = (
    HEX,
    "0123456789",
    "abcdefghijklmnopqrstuvwxyz",
    HEX.upper(),
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
_ASCII = frozenset(map(chr, range(0x20, 0x7F)))
_WORD = frozenset(c for c in _ASCII if c.isalnum() or c == "_")
_CLASSES = {
    "d": frozenset("0123456789"),
    "D": _ASCII - frozenset("0123456789"),
    "w": _WORD,
    "W": _ASCII - _WORD,
    "s": frozenset(" "),
    "S": _ASCII - frozenset(" "),
}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}
_MAX_REPEATS = 10_000
"""The most repetitions of a readable sample."""

TemplatePiece: TypeAlias = str | tuple[str, int]
"""Literal text, or an alphabet and how many of its characters."""
TextTemplate: TypeAlias = tuple[TemplatePiece, ...]


def find_template(
    pattern: str, min_length: int = 0, max_length: int | None = None
) -> TextTemplate | None:
    """A template of text that matches and has one of these lengths; None if none was found."""
    compiled = _compile_pattern(pattern)
    lengths = (12, min_length, 1, 2, 4, 8, 16, 20, 24, 32, 64)
    for length in lengths if max_length is None else (*lengths, max_length):
        try:
            template = _merge_literals(_TemplateParser(pattern, length).parse())
        except _UnsupportedPatternError:
            return None
        text = fill_template(template, 1)
        fits = min_length <= len(text) and (max_length is None or len(text) <= max_length)
        if fits and (compiled is None or compiled.search(text)):
            return template
    return None


def fill_template(template: TextTemplate, number: int) -> str:
    """The text of a template, with the number in its free characters, the last ones first."""
    pieces: list[str] = []
    for piece in reversed(template):
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        alphabet, length = piece
        text = ""
        for _ in range(length):
            number, index = divmod(number, len(alphabet))
            text = alphabet[index] + text
        pieces.append(text)
    return "".join(reversed(pieces))


def _compile_pattern(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None


def _merge_literals(pieces: list[TemplatePiece]) -> TextTemplate:
    """The pieces with adjacent literals joined."""
    merged: list[TemplatePiece] = []
    for piece in pieces:
        if isinstance(piece, str) and merged and isinstance(merged[-1], str):
            merged[-1] += piece
        elif piece:
            merged.append(piece)
    return tuple(merged)


class _UnsupportedPatternError(Exception):
    """The expression uses a construct that has no template."""


@dataclass
class _TemplateParser:
    """A recursive descent parser that takes the first of several alternatives."""

    pattern: str
    repeats: int
    """How often to repeat what has no upper bound."""
    at: int = 0

    def parse(self) -> list[TemplatePiece]:
        pieces = self._parse_alternatives()
        if self.at < len(self.pattern):
            raise _UnsupportedPatternError
        return pieces

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _take(self) -> str:
        if self.at >= len(self.pattern):
            raise _UnsupportedPatternError
        self.at += 1
        return self.pattern[self.at - 1]

    def _parse_alternatives(self) -> list[TemplatePiece]:
        first = self._parse_sequence()
        while self._peek() == "|":
            self._take()
            other = self._parse_sequence()
            first = first or other
        return first

    def _parse_sequence(self) -> list[TemplatePiece]:
        pieces: list[TemplatePiece] = []
        while (character := self._peek()) and character not in "|)":
            pieces += self._parse_quantified(self._parse_atom())
        return pieces

    def _parse_atom(self) -> list[TemplatePiece]:
        match self._take():
            case "^" | "$":
                return []
            case "(":
                return self._parse_group()
            case "[":
                return [(self._parse_class(), 1)]
            case ".":
                return [(HEX, 1)]
            case "\\":
                return self._parse_escape()
            case "*" | "+" | "?":
                raise _UnsupportedPatternError
            case character:
                return [character]

    def _parse_group(self) -> list[TemplatePiece]:
        is_lookaround = False
        if self._peek() == "?":
            self._take()
            kind = self._take()
            if kind == "<" and self._peek() not in "=!":
                while self._take() != ">":
                    pass
            elif kind != ":":
                is_lookaround = True  # a lookaround matches no characters; the final check decides
                if kind == "<":
                    self._take()
        pieces = self._parse_alternatives()
        if self._take() != ")":
            raise _UnsupportedPatternError
        return [] if is_lookaround else pieces

    def _parse_escape(self) -> list[TemplatePiece]:
        character = self._take()
        if character in "bB":
            return []
        if character.isdigit() and character != "0":
            raise _UnsupportedPatternError  # a backreference
        found = self._parse_escaped(character)
        return [found] if isinstance(found, str) else [(_choose_alphabet(found), 1)]

    def _parse_escaped(self, character: str) -> str | frozenset[str]:
        """The character of an escape, or its character class."""
        if character in _CLASSES:
            return _CLASSES[character]
        if character in _CONTROLS:
            return _CONTROLS[character]
        if character in "pP" and self._peek() == "{":
            while self._take() != "}":
                pass
            return frozenset("abcdefghijklmnopqrstuvwxyz")
        if character in "xu":
            return self._parse_code(2 if character == "x" else 4)
        return character

    def _parse_code(self, digits: int) -> str:
        if self._peek() == "{":
            end = self.pattern.find("}", self.at)
            text = self.pattern[self.at + 1 : end] if end > 0 else ""
            self.at = end + 1
        else:
            text = self.pattern[self.at : self.at + digits]
            self.at += digits
        try:
            return chr(int(text, 16))
        except (ValueError, OverflowError) as error:
            raise _UnsupportedPatternError from error

    def _parse_class(self) -> str:
        """The alphabet of a character class, after its `[`."""
        negated = self._peek() == "^"
        if negated:
            self._take()
        members: set[str] = set()
        first = True
        while first or self._peek() != "]":
            first = False
            low = self._parse_member()
            after = self.pattern[self.at + 1 : self.at + 2]
            if isinstance(low, str) and self._peek() == "-" and after not in ("]", ""):
                self._take()
                high = self._parse_member()
                if not isinstance(high, str) or ord(high) < ord(low):
                    raise _UnsupportedPatternError
                last = min(ord(high), ord(low) + 0x100)
                members.update(map(chr, range(ord(low), last + 1)))
            else:
                members.update(low)
        self._take()
        return _choose_alphabet(_ASCII - members if negated else members)

    def _parse_member(self) -> str | frozenset[str]:
        character = self._take()
        if character != "\\":
            return character
        character = self._take()
        return "\b" if character == "b" else self._parse_escaped(character)

    def _parse_quantified(self, atom: list[TemplatePiece]) -> list[TemplatePiece]:
        least, most = self._parse_bounds()
        if (least, most) == (1, 1):
            return atom
        if least > _MAX_REPEATS:
            raise _UnsupportedPatternError
        if len(atom) == 1 and isinstance(atom[0], tuple):
            alphabet, length = atom[0]
            varied = self.repeats if len(alphabet) > 1 and most != 1 else least
            count = max(least, varied if most is None else min(varied, most))
            return [(alphabet, length * count)] if count else []
        return atom * least

    def _parse_bounds(self) -> tuple[int, int | None]:
        """The bounds of a quantifier; 1 to 1 if there is none."""
        simple: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        bounds: tuple[int, int | None]
        if self._peek() and self._peek() in simple:
            bounds = simple[self._take()]
        else:
            found = re.compile(r"\{(\d+)(,?)(\d*)\}").match(self.pattern, self.at)
            if found is None:
                return 1, 1
            self.at = found.end()
            least = int(found[1])
            most = int(found[3]) if found[3] else (None if found[2] else least)
            bounds = least, most
        if self._peek() and self._peek() in "?+":
            self._take()  # lazy and possessive quantifiers match the same text
        return bounds


def _choose_alphabet(members: frozenset[str] | set[str]) -> str:
    """The characters to use: a common alphabet if the class contains one."""
    for alphabet in _ALPHABETS:
        if members.issuperset(alphabet):
            return alphabet
    if not members:
        raise _UnsupportedPatternError
    return "".join(sorted(members)[:64])
