"""Decides which regular expressions of a document are safe to match.

A `pattern` is an untrusted ECMA-262 expression (JSON Schema 2020-12, 6.3.3), and is matched against
untrusted text. With a backtracking engine that may take polynomial or exponential time.
`parse_safe_regex` parses an expression into a small tree, and accepts it only if the number of ways
to match is bounded by a constant: no part with unbounded repetition may begin like itself, like a
part of itself, or like what follows it.

Targets translate the tree to the syntax of their regular expressions.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias, assert_never

_MAX_WAYS: Final = 1_000
"""The maximum number of ways to match the same text from one position."""
_MAX_REPEATS: Final = 5_000
_MAX_DEPTH: Final = 40

_Codes: TypeAlias = frozenset[int]
"""Character codes: those of ASCII, and two for all others, whitespace or not."""
_OTHER, _OTHER_SPACE = 128, 129
_NON_ASCII: _Codes = frozenset({_OTHER, _OTHER_SPACE})
_NONE: _Codes = frozenset()
_ALL: _Codes = frozenset(range(_OTHER)) | _NON_ASCII
_CLASS_CODES: Final[dict[str, _Codes]] = {
    "d": frozenset(map(ord, "0123456789")),
    "w": frozenset(code for code in range(_OTHER) if chr(code).isalnum()) | {ord("_")},
    "s": frozenset(map(ord, "\t\n\v\f\r ")) | {_OTHER_SPACE},
}
_CONTROLS: Final = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}
_ESCAPABLE: Final = frozenset("^$\\.*+?()[]{}|/-") | frozenset("'\"#%&,:;<=>@_`~! ")
"""Characters that may be escaped with a backslash."""
_QUANTIFIERS: Final[dict[str, tuple[int, int | None]]] = {
    "*": (0, None),
    "+": (1, None),
    "?": (0, 1),
}
_BRACES: Final = re.compile(r"\{(\d{1,6})(,?)(\d{0,6})\}")


@dataclass(frozen=True, slots=True)
class CharacterClass:
    """An escape for a class of characters: `d`, `w`, `s`, `D`, `W` or `S`."""

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

    @property
    def codes(self) -> _Codes:
        """The codes of the characters that match."""
        codes = _merge_codes(map(_list_codes, self.members))
        if not self.negated:
            return codes
        # A negated set contains nearly all non-ASCII characters, or none that are whitespace.
        has_spaces = CharacterClass("s") in self.members
        return (_ALL - codes) | (_NON_ASCII - {_OTHER_SPACE} if has_spaces else _NON_ASCII)


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


class _UnsafeError(Exception):
    """The expression is not supported, or not safe."""


@lru_cache(maxsize=4096)
def parse_safe_regex(pattern: str) -> RegexNode | None:
    """The tree of an expression; None if it is not safe to search text for it.

    The time to search with a backtracking engine is proportional to the length of the text.
    """
    try:
        tree = _RegexParser(pattern).parse()
        is_bounded = _count_ways(tree, _NONE) <= _MAX_WAYS
    except (_UnsafeError, OverflowError, RecursionError):
        return None
    # Without an anchor, each position is tried, and each attempt may go on to the end of the text.
    is_linear = _is_anchored(tree) or _is_unbounded_only_at_end(tree)
    return tree if is_bounded and is_linear else None


# --- analysis ------------------------------------------------------------------------------------


def _count_ways(tree: RegexNode, following: _Codes) -> int:
    """The maximum number of ways to match a text from one position.

    `following` are the characters that may come next. Raises `_UnsafeError` if the number grows
    with the text.
    """
    match tree:
        case CharacterSet() | Assertion():
            return 1
        case Concatenation(parts=parts):
            ways = 1
            for part in reversed(parts):
                ways = min(ways * _count_ways(part, following), _MAX_WAYS + 1)
                following = _find_next_codes(part, following)
            return ways
        case Alternation(parts=parts):
            counts = [_count_ways(part, following) for part in parts]
            firsts = [_find_next_codes(part, following) for part in parts]
            is_disjoint = sum(map(len, firsts)) == len(_merge_codes(firsts))
            return max(counts) if is_disjoint else min(sum(counts), _MAX_WAYS + 1)
        case Repetition(part=part, least=least, most=most):
            first = _find_first_codes(part)
            ways = _count_ways(part, following | first)
            is_ambiguous = bool(first & following) or _may_be_empty(part)
            if most is None:
                if ways > 1 or is_ambiguous:
                    raise _UnsafeError
                return 1
            if most > _MAX_REPEATS:
                raise _UnsafeError
            counts_ = most - least + 1 if is_ambiguous else 1
            power = ways ** min(most, 12) if ways > 1 else 1
            return int(min(counts_ * power, _MAX_WAYS + 1))
        case _:
            assert_never(tree)


def _list_codes(member: SetMember) -> _Codes:
    match member:
        case CharacterClass(letter=letter):
            codes = _CLASS_CODES[letter.lower()]
            return codes if letter.islower() else _ALL - codes
        case CharacterRange(first=first, last=last):
            ascii_codes = frozenset(range(ord(first), min(ord(last) + 1, _OTHER)))
            return ascii_codes | (_NON_ASCII if ord(last) >= _OTHER else _NONE)
        case character:
            return frozenset({ord(character)}) if character.isascii() else _NON_ASCII


def _merge_codes(sets: Iterable[_Codes]) -> _Codes:
    return _NONE.union(*sets)


def _find_next_codes(tree: RegexNode, following: _Codes) -> _Codes:
    """The characters that may come at the beginning of a part."""
    return _find_first_codes(tree) | (following if _may_be_empty(tree) else _NONE)


def _find_first_codes(tree: RegexNode) -> _Codes:
    """The characters that a match may begin with."""
    match tree:
        case CharacterSet():
            return tree.codes
        case Assertion():
            return _NONE
        case Concatenation(parts=parts):
            codes = _NONE
            for part in parts:
                codes |= _find_first_codes(part)
                if not _may_be_empty(part):
                    break
            return codes
        case Alternation(parts=parts):
            return _merge_codes(map(_find_first_codes, parts))
        case Repetition(part=part):
            return _find_first_codes(part)
        case _:
            assert_never(tree)


def _may_be_empty(tree: RegexNode) -> bool:
    match tree:
        case CharacterSet():
            return False
        case Assertion():
            return True
        case Concatenation(parts=parts):
            return all(map(_may_be_empty, parts))
        case Alternation(parts=parts):
            return any(map(_may_be_empty, parts))
        case Repetition(part=part, least=least):
            return least == 0 or _may_be_empty(part)
        case _:
            assert_never(tree)


def _find_max_length(tree: RegexNode) -> float:
    """The maximum length of a match, possibly infinite."""
    match tree:
        case CharacterSet():
            return 1
        case Assertion():
            return 0
        case Concatenation(parts=parts):
            return sum(map(_find_max_length, parts))
        case Alternation(parts=parts):
            return max(map(_find_max_length, parts))
        case Repetition(part=part, most=most):
            length = _find_max_length(part)
            return 0 if length == 0 else length * (math.inf if most is None else most)
        case _:
            assert_never(tree)


def _is_long(tree: RegexNode) -> bool:
    return _find_max_length(tree) > _MAX_WAYS


def _is_unbounded_only_at_end(tree: RegexNode) -> bool:
    """Whether a match can no longer fail after a part of unbounded length has begun."""
    parts = tree.parts if isinstance(tree, Concatenation) else (tree,)
    *others, last = parts or (Concatenation(()),)
    if isinstance(last, Repetition) and not any(map(_is_long, others)):
        return not _is_long(last.part)
    return not any(map(_is_long, parts))


def _is_anchored(tree: RegexNode) -> bool:
    """Whether it matches only at the beginning of a text."""
    match tree:
        case Assertion(kind=kind):
            return kind == "^"
        case Concatenation(parts=parts):
            return bool(parts) and _is_anchored(parts[0])
        case Alternation(parts=parts):
            return all(map(_is_anchored, parts))
        case CharacterSet() | Repetition():
            return False
        case _:
            assert_never(tree)


# --- parsing -------------------------------------------------------------------------------------


class _RegexParser:
    """A recursive descent parser for the safe subset of ECMA-262."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._position = 0
        self._depth = 0

    def parse(self) -> RegexNode:
        tree = self._parse_alternation()
        if self._position < len(self._pattern):
            raise _UnsafeError
        return tree

    def _peek(self) -> str:
        return self._pattern[self._position : self._position + 1]

    def _take(self) -> str:
        if self._position >= len(self._pattern):
            raise _UnsafeError
        self._position += 1
        return self._pattern[self._position - 1]

    def _take_if(self, character: str) -> bool:
        found = self._peek() == character
        self._position += found
        return found

    def _parse_alternation(self) -> RegexNode:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise _UnsafeError
        parts = [self._parse_sequence()]
        while self._take_if("|"):
            parts.append(self._parse_sequence())
        self._depth -= 1
        return parts[0] if len(parts) == 1 else Alternation(tuple(parts))

    def _parse_sequence(self) -> RegexNode:
        parts: list[RegexNode] = []
        while (character := self._peek()) and character not in "|)":
            parts.append(self._parse_quantified(self._parse_atom()))
        if any(map(_is_anchored, parts[1:])):
            raise _UnsafeError  # it never matches; `/^...$/` is a usual mistake
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
                return (
                    Assertion(self._take()) if self._peek() in ("b", "B") else self._parse_escaped()
                )
            case "*" | "+" | "?" | "{" | "}" | "]" | ")":
                raise _UnsafeError
            case character:
                return CharacterSet((character,))

    def _parse_group(self) -> RegexNode:
        if self._take_if("?"):
            kind = self._take()
            if kind == "<" and self._peek() not in ("=", "!"):
                while self._take() != ">":
                    pass
            elif kind != ":":
                raise _UnsafeError  # a lookaround or flags
        tree = self._parse_alternation()
        if self._take() != ")":
            raise _UnsafeError
        return tree

    def _parse_escaped(self) -> CharacterSet:
        return CharacterSet((self._parse_escape(),))

    def _parse_escape(self) -> str | CharacterClass:
        character = self._take()
        if character.lower() in _CLASS_CODES:
            return CharacterClass(character)
        if character in _CONTROLS:
            if character == "0" and self._peek().isdigit():
                raise _UnsafeError
            return _CONTROLS[character]
        if character in "xu":
            return self._parse_code(2 if character == "x" else 4)
        if character not in _ESCAPABLE:
            raise _UnsafeError  # a Unicode property, a backreference, or not ECMA-262
        return character

    def _parse_code(self, digits: int) -> str:
        text = self._pattern[self._position : self._position + digits]
        self._position += digits
        if not re.fullmatch(rf"[0-9A-Fa-f]{{{digits}}}", text):
            raise _UnsafeError
        code = int(text, 16)
        if 0xD800 <= code < 0xE000:
            raise _UnsafeError
        return chr(code)

    def _parse_set(self) -> CharacterSet:
        """A set in brackets, after its `[`."""
        negated = self._take_if("^")
        members: list[SetMember] = []
        while self._peek() != "]":
            member: SetMember = self._parse_member()
            following = self._pattern[self._position + 1 : self._position + 2]
            if self._peek() == "-" and following not in ("]", ""):
                self._take()
                last = self._parse_member()
                if not isinstance(member, str) or not isinstance(last, str) or member > last:
                    raise _UnsafeError
                member = CharacterRange(member, last)
            members.append(member)
        self._take()
        if not members:
            raise _UnsafeError
        return CharacterSet(tuple(members), negated)

    def _parse_member(self) -> str | CharacterClass:
        character = self._take()
        if character != "\\":
            return character
        return "\b" if self._take_if("b") else self._parse_escape()

    def _parse_quantified(self, atom: RegexNode) -> RegexNode:
        least, most = self._parse_quantifier()
        if (least, most) == (1, 1):
            return atom
        if isinstance(atom, Assertion):
            raise _UnsafeError
        lazy = self._take_if("?")
        if self._peek() in ("*", "+", "?", "{"):
            raise _UnsafeError
        return Repetition(atom, least, most, lazy)

    def _parse_quantifier(self) -> tuple[int, int | None]:
        """The bounds of a quantifier; 1 to 1 if there is none."""
        if self._peek() in _QUANTIFIERS:
            return _QUANTIFIERS[self._take()]
        found = _BRACES.match(self._pattern, self._position)
        if found is None:
            return 1, 1
        self._position = found.end()
        least = int(found[1])
        most = int(found[3]) if found[3] else (None if found[2] else least)
        if most is not None and most < least:
            raise _UnsafeError
        return least, most
