"""Parses regular expressions of ECMA-262 (JSON Schema 2020-12, 6.3.3) into a small tree.

Accepts more than the standard, because documents contain expressions of other engines. Whether an
expression is written as all engines read it is part of the result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

_MAX_DEPTH: Final = 40
_CONTROLS: Final = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}
_ESCAPABLE: Final = frozenset("^$\\.*+?()[]{}|/-") | frozenset("'\"#%&,:;<=>@_`~! ")
"""Characters that may be escaped with a backslash."""
_QUANTIFIERS: Final[dict[str, tuple[int, int | None]]] = {
    "*": (0, None),
    "+": (1, None),
    "?": (0, 1),
}
_BRACES: Final = re.compile(r"\{(\d+)(,?)(\d*)\}")


@dataclass(frozen=True, slots=True)
class CharacterClass:
    """An escape for a class of characters: `d`, `w`, `s`, `D`, `W`, `S`, or `p` of Unicode."""

    letter: str


@dataclass(frozen=True, slots=True)
class CharacterRange:
    """The characters from one to another, inclusive."""

    first: str
    last: str


SetMember: TypeAlias = str | CharacterClass | CharacterRange


@dataclass(frozen=True, slots=True)
class CharacterSet:
    """One character that is (or, if negated, is not) one of the members."""

    members: tuple[SetMember, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Assertion:
    """`^`, `$`, `b` (word boundary) or `B`, which match no characters."""

    kind: str


@dataclass(frozen=True, slots=True)
class Concatenation:
    """Parts that match one after another."""

    parts: tuple[RegexNode, ...]


@dataclass(frozen=True, slots=True)
class Alternation:
    """Parts of which one must match."""

    parts: tuple[RegexNode, ...]


@dataclass(frozen=True, slots=True)
class Repetition:
    """A part that matches repeatedly, without a limit if `most` is None."""

    part: RegexNode
    least: int
    most: int | None
    lazy: bool


RegexNode: TypeAlias = CharacterSet | Assertion | Concatenation | Alternation | Repetition

ANY_CHARACTER: Final = CharacterSet(("\n", "\r", "\u2028", "\u2029"), negated=True)
"""`.`: any character other than a line terminator."""


class ParsedRegex(NamedTuple):
    """The tree of an expression."""

    tree: RegexNode
    is_portable: bool
    """Whether all engines agree on its meaning. Otherwise, the tree is an approximation: a
    lookaround, for example, is omitted."""


@lru_cache(maxsize=4096)
def parse_regex(pattern: str) -> ParsedRegex | None:
    """The tree of an expression; None if it is invalid or refers to its groups."""
    try:
        return _RegexParser(pattern).parse()
    except (ValueError, OverflowError, RecursionError):
        return None


class _RegexParser:
    """A recursive descent parser. Raises `ValueError`."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._position = 0
        self._depth = 0
        self._is_portable = True

    def parse(self) -> ParsedRegex:
        tree = self._parse_alternation()
        if self._position < len(self._pattern):
            raise ValueError
        return ParsedRegex(tree, self._is_portable)

    def _require(self, is_portable: bool) -> None:
        """Note that the expression is not portable unless this is true."""
        self._is_portable = self._is_portable and is_portable

    def _peek(self, offset: int = 0) -> str:
        return self._pattern[self._position + offset : self._position + offset + 1]

    def _take(self) -> str:
        character = self._peek()
        if not character:
            raise ValueError
        self._position += 1
        return character

    def _take_if(self, characters: str) -> bool:
        found = self._peek() != "" and self._peek() in characters
        self._position += found
        return found

    def _skip_to(self, character: str) -> None:
        while self._take() != character:
            pass

    def _parse_alternation(self) -> RegexNode:
        self._depth += 1
        self._require(self._depth <= _MAX_DEPTH)
        parts = [self._parse_sequence()]
        while self._take_if("|"):
            parts.append(self._parse_sequence())
        self._depth -= 1
        return parts[0] if len(parts) == 1 else Alternation(tuple(parts))

    def _parse_sequence(self) -> RegexNode:
        parts: list[RegexNode] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._parse_quantified(self._parse_atom()))
        return parts[0] if len(parts) == 1 else Concatenation(tuple(parts))

    def _parse_atom(self) -> RegexNode:
        match self._take():
            case "^" | "$" as kind:
                return Assertion(kind)
            case ".":
                return ANY_CHARACTER
            case "(":
                return self._parse_group()
            case "[":
                return self._parse_set()
            case "\\":
                if self._peek() in ("b", "B"):
                    return Assertion(self._take())
                if self._peek() != "0" and self._peek().isdigit():
                    raise ValueError("a backreference")
                return CharacterSet((self._parse_escape(),))
            case "*" | "+" | "?":
                raise ValueError
            case character:
                self._require(character not in "{}]")
                return CharacterSet((character,))

    def _parse_group(self) -> RegexNode:
        is_lookaround = False
        if self._take_if("?"):
            kind = self._take()
            if kind == "<" and not self._take_if("=!"):
                self._skip_to(">")
            else:
                is_lookaround = kind != ":"  # or flags
        tree = self._parse_alternation()
        if self._take() != ")":
            raise ValueError
        self._require(not is_lookaround)
        return Concatenation(()) if is_lookaround else tree

    def _parse_escape(self) -> str | CharacterClass:
        character = self._take()
        if character in "dwsDWS":
            return CharacterClass(character)
        if character in _CONTROLS:
            self._require(character != "0" or not self._peek().isdigit())
            return _CONTROLS[character]
        if character in "xu":
            return self._parse_code(2 if character == "x" else 4)
        self._require(character in _ESCAPABLE)
        if character in "pP" and self._take_if("{"):
            self._skip_to("}")
            return CharacterClass("p")
        return character

    def _parse_code(self, digits: int) -> str:
        if self._take_if("{"):
            self._require(False)
            end = self._pattern.find("}", self._position)
            text = self._pattern[self._position : max(end, self._position)]
            self._position = end + 1
        else:
            text = self._pattern[self._position : self._position + digits]
            self._position += digits
            self._require(re.fullmatch(rf"[0-9A-Fa-f]{{{digits}}}", text) is not None)
        character = chr(int(text, 16))
        self._require(not "\ud800" <= character < "\ue000")
        return character

    def _parse_set(self) -> CharacterSet:
        """A set in brackets, after its `[`."""
        negated = self._take_if("^")
        self._require(self._peek() != "]")
        members: list[SetMember] = []
        while not members or self._peek() != "]":
            member: SetMember = self._parse_member()
            if self._peek() == "-" and self._peek(1) not in ("]", ""):
                if isinstance(member, str):
                    self._take()
                    last = self._parse_member()
                    if not isinstance(last, str) or member > last:
                        raise ValueError
                    member = CharacterRange(member, last)
                else:
                    self._require(False)
            members.append(member)
        self._take()
        return CharacterSet(tuple(members), negated)

    def _parse_member(self) -> str | CharacterClass:
        character = self._take()
        if character != "\\":
            return character
        return "\b" if self._take_if("b") else self._parse_escape()

    def _parse_quantified(self, atom: RegexNode) -> RegexNode:
        least, most = self._parse_bounds()
        lazy = self._take_if("?")
        self._require(lazy or not self._take_if("+"))  # possessive
        if (least, most) == (1, 1):
            return atom
        self._require(not isinstance(atom, Assertion))
        self._require(most is None or least <= most)
        return Repetition(atom, least, most, lazy)

    def _parse_bounds(self) -> tuple[int, int | None]:
        """The bounds of a quantifier; 1 to 1 if there is none."""
        if self._peek() in _QUANTIFIERS:
            return _QUANTIFIERS[self._take()]
        found = _BRACES.match(self._pattern, self._position)
        if found is None:
            return 1, 1
        self._position = found.end()
        least = int(found[1])
        return least, int(found[3]) if found[3] else (None if found[2] else least)
