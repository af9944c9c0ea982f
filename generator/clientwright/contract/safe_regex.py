"""Decides which regular expressions of a document are safe to match.

A `pattern` is an untrusted ECMA-262 expression (JSON Schema 2020-12, 6.3.3), and is matched against
untrusted text. With a backtracking engine that may take polynomial or exponential time.
`parse_safe_regex` accepts an expression only if the number of ways to match is bounded by a
constant: no part with unbounded repetition may begin like itself, like a part of itself, or like
what follows it.

Targets translate the tree to the syntax of their regular expressions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeAlias

from . import regex
from .regex import Alternation, Assertion, CharacterSet, Concatenation, RegexNode, Repetition

_MAX_WAYS: Final = 1_000
"""The maximum number of ways to match the same text from one position."""
_MAX_REPEATS: Final = 5_000

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


class _UnsafeError(Exception):
    """The number of ways to match is not bounded."""


@lru_cache(maxsize=4096)
def parse_safe_regex(pattern: str) -> RegexNode | None:
    """The tree of an expression; None if it is not safe to search text for it.

    The time to search with a backtracking engine is proportional to the length of the text.
    """
    parsed = regex.parse_regex(pattern)
    if parsed is None or not parsed.is_portable:
        return None
    return parsed.tree if is_linear(parsed.tree) else None


def is_linear(tree: RegexNode) -> bool:
    """Whether the time to search is proportional to the length of the text."""
    try:
        is_bounded = _count_ways(tree, _NONE) <= _MAX_WAYS
    except (_UnsafeError, OverflowError):
        return False
    # Without an anchor, each position is tried, and each attempt may go on to the end of the text.
    return is_bounded and (_is_anchored(tree) or _is_unbounded_only_at_end(tree))


def _count_ways(tree: RegexNode, following: _Codes) -> int:
    """The maximum number of ways to match a text from one position.

    `following` are the characters that may come next. Raises `_UnsafeError` if the number grows
    with the text.
    """
    match tree:
        case CharacterSet() | Assertion():
            return 1
        case Concatenation(parts=parts):
            if any(map(_is_anchored, parts[1:])):
                raise _UnsafeError  # it never matches; `/^...$/` is a usual mistake
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
            first = _find_next_codes(part, _NONE)
            ways = _count_ways(part, following | first)
            is_ambiguous = bool(first & following) or _measure_lengths(part)[0] == 0
            if most is None:
                if ways > 1 or is_ambiguous:
                    raise _UnsafeError
                return 1
            if most > _MAX_REPEATS:
                raise _UnsafeError
            counts_ = most - least + 1 if is_ambiguous else 1
            power = ways ** min(most, 12) if ways > 1 else 1
            return int(min(counts_ * power, _MAX_WAYS + 1))


def _find_next_codes(tree: RegexNode, following: _Codes) -> _Codes:
    """The characters that may come at the beginning of a part that others follow."""
    match tree:
        case CharacterSet():
            return _list_set_codes(tree)
        case Assertion():
            return following
        case Concatenation(parts=parts):
            for part in reversed(parts):
                following = _find_next_codes(part, following)
            return following
        case Alternation(parts=parts):
            return _merge_codes(_find_next_codes(part, following) for part in parts)
        case Repetition(part=part, least=least):
            return _find_next_codes(part, following) | (following if least == 0 else _NONE)


def _list_set_codes(characters: CharacterSet) -> _Codes:
    codes = _merge_codes(map(_list_codes, characters.members))
    if not characters.negated:
        return codes
    # A negated set contains nearly all non-ASCII characters, or none that are whitespace.
    has_spaces = regex.CharacterClass("s") in characters.members
    return (_ALL - codes) | (_NON_ASCII - {_OTHER_SPACE} if has_spaces else _NON_ASCII)


def _list_codes(member: regex.SetMember) -> _Codes:
    match member:
        case regex.CharacterClass(letter=letter):
            codes = _CLASS_CODES[letter.lower()]
            return codes if letter.islower() else _ALL - codes
        case regex.CharacterRange(first=first, last=last):
            ascii_codes = frozenset(range(ord(first), min(ord(last) + 1, _OTHER)))
            return ascii_codes | (_NON_ASCII if ord(last) >= _OTHER else _NONE)
        case character:
            return frozenset({ord(character)}) if character.isascii() else _NON_ASCII


def _merge_codes(sets: Iterable[_Codes]) -> _Codes:
    return _NONE.union(*sets)


def _measure_lengths(tree: RegexNode) -> tuple[float, float]:
    """The minimum and the maximum length of a match, possibly infinite."""
    match tree:
        case CharacterSet():
            return 1, 1
        case Assertion():
            return 0, 0
        case Concatenation(parts=parts):
            lengths = [_measure_lengths(part) for part in parts]
            return sum(low for low, _ in lengths), sum(high for _, high in lengths)
        case Alternation(parts=parts):
            lengths = [_measure_lengths(part) for part in parts]
            return min(low for low, _ in lengths), max(high for _, high in lengths)
        case Repetition(part=part, least=least, most=most):
            low, high = _measure_lengths(part)
            return low * least, 0 if high == 0 else high * (math.inf if most is None else most)


def _is_long(tree: RegexNode) -> bool:
    return _measure_lengths(tree)[1] > _MAX_WAYS


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
