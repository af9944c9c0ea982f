"""Regular expressions turned round: text that matches one.

A `pattern` of a schema is an ECMA-262 expression (JSON Schema 2020-12, 6.3.3). From it comes a
*recipe*: literal text, and so many characters of an alphabet. Any characters of the alphabets make
matching text, so that different numbers written into them make different identifiers.

Not here: matching, and expressions that look around or back (there is no recipe for those that
need it; `recipe` says None).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

HEX = "0123456789abcdef"
"""What stands for any character: identifiers of it look like identifiers."""

_NICE = (HEX, "0123456789", "abcdefghijklmnopqrstuvwxyz", HEX.upper(), "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
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
_MANY = 10_000
"""More repetitions than this are not a text that anybody wants to see."""

Recipe: TypeAlias = tuple[str | tuple[str, int], ...]
"""Literal text, and (alphabet, how many of its characters)."""


def recipe(pattern: str, least: int = 0, most: int | None = None) -> Recipe | None:
    """A recipe for texts of `least` to `most` characters that match; None if there is none here."""
    compiled = _compiled(pattern)
    lengths = (12, least, 1, 2, 4, 8, 16, 20, 24, 32, 64)
    for wanted in lengths if most is None else (*lengths, most):
        try:
            found = _merged(_Parser(pattern, wanted).parse())
        except _Unsupported:
            return None
        text = written(found, 1)
        fits = least <= len(text) and (most is None or len(text) <= most)
        if fits and (compiled is None or compiled.search(text)):
            return found
    return None


def written(recipe: Recipe, number: int) -> str:
    """The text after a recipe, with the number in its free characters, at the end first."""
    pieces: list[str] = []
    for piece in reversed(recipe):
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


def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None


def _merged(pieces: list[str | tuple[str, int]]) -> Recipe:
    """Neighbouring literals as one."""
    merged: list[str | tuple[str, int]] = []
    for piece in pieces:
        if isinstance(piece, str) and merged and isinstance(merged[-1], str):
            merged[-1] += piece
        elif piece:
            merged.append(piece)
    return tuple(merged)


class _Unsupported(Exception):
    """The expression says something that cannot be turned round here."""


@dataclass
class _Parser:
    """A recursive descent over the expression; always takes the first alternative."""

    pattern: str
    wanted: int
    at: int = 0

    def parse(self) -> list[str | tuple[str, int]]:
        pieces = self._alternatives()
        if self.at < len(self.pattern):
            raise _Unsupported
        return pieces

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _take(self) -> str:
        if self.at >= len(self.pattern):
            raise _Unsupported
        self.at += 1
        return self.pattern[self.at - 1]

    def _alternatives(self) -> list[str | tuple[str, int]]:
        first = self._sequence()
        while self._peek() == "|":
            self._take()
            other = self._sequence()
            first = first or other
        return first

    def _sequence(self) -> list[str | tuple[str, int]]:
        pieces: list[str | tuple[str, int]] = []
        while (character := self._peek()) and character not in "|)":
            pieces += self._quantified(self._atom())
        return pieces

    def _atom(self) -> list[str | tuple[str, int]]:
        match self._take():
            case "^" | "$":
                return []
            case "(":
                return self._group()
            case "[":
                return [(self._class(), 1)]
            case ".":
                return [(HEX, 1)]
            case "\\":
                return self._escape()
            case "*" | "+" | "?":
                raise _Unsupported
            case character:
                return [character]

    def _group(self) -> list[str | tuple[str, int]]:
        looks = False
        if self._peek() == "?":
            self._take()
            kind = self._take()
            if kind == "<" and self._peek() not in "=!":
                while self._take() != ">":
                    pass
            elif kind != ":":
                looks = True  # it takes no characters; the check at the end decides
                if kind == "<":
                    self._take()
        pieces = self._alternatives()
        if self._take() != ")":
            raise _Unsupported
        return [] if looks else pieces

    def _escape(self) -> list[str | tuple[str, int]]:
        character = self._take()
        if character in "bB":
            return []
        if character.isdigit() and character != "0":
            raise _Unsupported  # a reference back
        found = self._escaped(character)
        return [found] if isinstance(found, str) else [(_alphabet(found), 1)]

    def _escaped(self, character: str) -> str | frozenset[str]:
        """What an escape stands for: one character, or a class of them."""
        if character in _CLASSES:
            return _CLASSES[character]
        if character in _CONTROLS:
            return _CONTROLS[character]
        if character in "pP" and self._peek() == "{":
            while self._take() != "}":
                pass
            return frozenset("abcdefghijklmnopqrstuvwxyz")
        if character in "xu":
            return self._code(2 if character == "x" else 4)
        return character

    def _code(self, digits: int) -> str:
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
            raise _Unsupported from error

    def _class(self) -> str:
        """The alphabet of a class; its `[` is behind us."""
        negated = self._peek() == "^"
        if negated:
            self._take()
        members: set[str] = set()
        first = True
        while first or self._peek() != "]":
            first = False
            low = self._member()
            after = self.pattern[self.at + 1 : self.at + 2]
            if isinstance(low, str) and self._peek() == "-" and after not in ("]", ""):
                self._take()
                high = self._member()
                if not isinstance(high, str) or ord(high) < ord(low):
                    raise _Unsupported
                last = min(ord(high), ord(low) + 0x100)
                members.update(map(chr, range(ord(low), last + 1)))
            else:
                members.update(low)
        self._take()
        return _alphabet(_ASCII - members if negated else members)

    def _member(self) -> str | frozenset[str]:
        character = self._take()
        if character != "\\":
            return character
        character = self._take()
        return "\b" if character == "b" else self._escaped(character)

    def _quantified(self, atom: list[str | tuple[str, int]]) -> list[str | tuple[str, int]]:
        least, most = self._bounds()
        if (least, most) == (1, 1):
            return atom
        if least > _MANY:
            raise _Unsupported
        if len(atom) == 1 and isinstance(atom[0], tuple):
            alphabet, length = atom[0]
            varied = self.wanted if len(alphabet) > 1 and most != 1 else least
            count = max(least, varied if most is None else min(varied, most))
            return [(alphabet, length * count)] if count else []
        return atom * least

    def _bounds(self) -> tuple[int, int | None]:
        """How often the atom before may stand: 1 to 1 where nothing is said."""
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
            self._take()  # lazy and possessive ones match the same texts
        return bounds


def _alphabet(members: frozenset[str] | set[str]) -> str:
    """The characters to write with: a well-known row of them, if the class has it."""
    for nice in _NICE:
        if members.issuperset(nice):
            return nice
    if not members:
        raise _Unsupported
    return "".join(sorted(members)[:64])
