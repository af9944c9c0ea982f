"""Regular expressions of a document, judged and written anew: which are safe to match, and how.

A `pattern` is an ECMA-262 expression (JSON Schema 2020-12, 6.3.3) by a stranger, and is matched
against text by another. What is matched by trying (as by Python's `re`) may take time that grows
with a power of the text's length, or worse. `safe` reads an expression into a small tree, and lets
it pass only where each way to match it is bounded by a constant: no part that is repeated without
bound may begin like itself, like a part of itself, or like what comes after it.

`build` asks for the judgement alone; what is written is for the Python target.

Not here: text that matches (`patterns.py`); whether an expression is one (`validate/patterns.py`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias, assert_never

MOST_WAYS = 1_000
"""In how many ways, at most, the same text may be matched from one place."""
_MOST_REPEATS = 5_000
_DEEPEST = 40

_Set: TypeAlias = frozenset[int]
"""Characters by their codes: those of ASCII, and two for all that follow, blanks and others."""
_OTHER, _BLANK = 128, 129
_BEYOND: _Set = frozenset({_OTHER, _BLANK})
_NONE: _Set = frozenset()
_ALL: _Set = frozenset(range(_OTHER)) | _BEYOND
_DIGIT: _Set = frozenset(map(ord, "0123456789"))
_WORD: _Set = frozenset(code for code in range(_OTHER) if chr(code).isalnum()) | {ord("_")}
_SPACE: _Set = frozenset(map(ord, "\t\n\v\f\r ")) | {_BLANK}

_CLASSES = {
    "d": ("0-9", _DIGIT),
    "w": ("0-9A-Za-z_", _WORD),
    # Blanks and line ends of ECMA-262 (12.2, 12.3); `re` has U+001C to U+001F and U+0085 too.
    "s": (r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff", _SPACE),
}
_NO_BLANKS = (
    r"\x00-\x08\x0e-\x1f!-\x9f\xa1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e"
    r"\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\U0010ffff"
)
_OUTSIDE = {"D": r"\D", "W": r"\W", "S": _NO_BLANKS}
_LINE_ENDS = r"\n\r\u2028\u2029"
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}
_ITSELF = frozenset("^$\\.*+?()[]{}|/-") | frozenset("'\"#%&,:;<=>@_`~! ")
"""What may stand behind a backslash and mean itself."""


@dataclass(frozen=True, slots=True)
class _One:
    """One character of a set."""

    text: str
    codes: _Set


@dataclass(frozen=True, slots=True)
class _Bound:
    """An assertion: `^`, `$`, `\\b`, `\\B`. It takes no characters."""

    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    parts: tuple[_Tree, ...]


@dataclass(frozen=True, slots=True)
class _Any:
    """One of several."""

    parts: tuple[_Tree, ...]


@dataclass(frozen=True, slots=True)
class _Repeat:
    part: _Tree
    least: int
    most: int | None
    lazy: bool


_Tree: TypeAlias = _One | _Bound | _Row | _Any | _Repeat


class _Unsafe(Exception):
    """Not understood here, or not safe."""


@lru_cache(maxsize=4096)
def safe(pattern: str) -> str | None:
    """The expression in Python's dialect, for `re.search`; None where it is not to be matched.

    What it costs to match the text it gives is bounded by a constant times the text's length.
    """
    try:
        tree = _Parser(pattern).parse()
        if _ways(tree, _NONE) > MOST_WAYS:
            return None
        if not _is_anchored(tree) and not _ends_at_once(tree):
            return None  # it would be tried at each place of a text, and run to its end from each
        text = _written(tree)
        re.compile(text)
    except (_Unsafe, re.error, OverflowError, RecursionError):
        return None
    return text


# --- judging -------------------------------------------------------------------------------------


def _ways(tree: _Tree, after: _Set) -> int:
    """In how many ways a text can be matched from one place, at most. `after`: the characters that
    may follow. Raises `_Unsafe` where that grows with the text."""
    match tree:
        case _One() | _Bound():
            return 1
        case _Row(parts=parts):
            ways = 1
            for part in reversed(parts):
                ways = min(ways * _ways(part, after), MOST_WAYS + 1)
                after = _next(part, after)
            return ways
        case _Any(parts=parts):
            each = [_ways(part, after) for part in parts]
            firsts = [_next(part, after) for part in parts]
            apart = sum(map(len, firsts)) == len(_joined(firsts))
            return max(each) if apart else min(sum(each), MOST_WAYS + 1)
        case _Repeat(part=part, least=least, most=most):
            first = _first(part)
            inner = _ways(part, after | first)
            if most is None:
                if inner > 1 or _may_be_empty(part) or first & after:
                    raise _Unsafe
                return 1
            if most > _MOST_REPEATS:
                raise _Unsafe
            choices = most - least + 1 if first & after or _may_be_empty(part) else 1
            power = inner ** min(most, 12) if inner > 1 else 1
            return int(min(choices * power, MOST_WAYS + 1))
        case _:
            assert_never(tree)


def _joined(sets: Iterable[_Set]) -> _Set:
    return _NONE.union(*sets)


def _next(tree: _Tree, after: _Set) -> _Set:
    """The characters that may come where the part begins."""
    return _first(tree) | (after if _may_be_empty(tree) else _NONE)


def _first(tree: _Tree) -> _Set:
    """The characters that a match may begin with."""
    match tree:
        case _One(codes=codes):
            return codes
        case _Bound():
            return _NONE
        case _Row(parts=parts):
            found = _NONE
            for part in parts:
                found |= _first(part)
                if not _may_be_empty(part):
                    break
            return found
        case _Any(parts=parts):
            return _joined(map(_first, parts))
        case _Repeat(part=part):
            return _first(part)
        case _:
            assert_never(tree)


def _may_be_empty(tree: _Tree) -> bool:
    match tree:
        case _One():
            return False
        case _Bound():
            return True
        case _Row(parts=parts):
            return all(map(_may_be_empty, parts))
        case _Any(parts=parts):
            return any(map(_may_be_empty, parts))
        case _Repeat(part=part, least=least):
            return least == 0 or _may_be_empty(part)
        case _:
            assert_never(tree)


def _is_long(tree: _Tree) -> bool:
    """Whether it may match very much text, or text without end."""
    return _longest(tree) > MOST_WAYS


def _longest(tree: _Tree) -> float:
    """How many characters it matches at most; infinite where there is no bound."""
    match tree:
        case _One():
            return 1
        case _Bound():
            return 0
        case _Row(parts=parts):
            return sum(map(_longest, parts))
        case _Any(parts=parts):
            return max(map(_longest, parts))
        case _Repeat(part=part, most=most):
            longest = _longest(part)
            return 0 if longest == 0 else longest * (math.inf if most is None else most)
        case _:
            assert_never(tree)


def _ends_at_once(tree: _Tree) -> bool:
    """Whether nothing can fail any more once a part without bound has begun."""
    parts = tree.parts if isinstance(tree, _Row) else (tree,)
    *others, last = parts or (_Row(()),)
    if isinstance(last, _Repeat) and not any(map(_is_long, others)):
        return not _is_long(last.part)
    return not any(map(_is_long, parts))


def _is_anchored(tree: _Tree) -> bool:
    """Whether it matches at the beginning of a text only."""
    match tree:
        case _Bound(text=text):
            return text == r"\A"
        case _Row(parts=parts):
            return bool(parts) and _is_anchored(parts[0])
        case _Any(parts=parts):
            return all(map(_is_anchored, parts))
        case _One() | _Repeat():
            return False
        case _:
            assert_never(tree)


# --- writing -------------------------------------------------------------------------------------


def _written(tree: _Tree) -> str:
    match tree:
        case _One(text=text) | _Bound(text=text):
            return text
        case _Row(parts=parts):
            return "".join(map(_grouped, parts))
        case _Any(parts=parts):
            return "|".join(map(_written, parts))
        case _Repeat(part=part, least=least, most=most, lazy=lazy):
            inner = _written(part)
            if not isinstance(part, _One):
                inner = f"(?:{inner})"
            return inner + _times(least, most) + ("?" if lazy else "")
        case _:
            assert_never(tree)


def _grouped(tree: _Tree) -> str:
    text = _written(tree)
    return f"(?:{text})" if isinstance(tree, _Any) else text


def _times(least: int, most: int | None) -> str:
    match least, most:
        case 0, None:
            return "*"
        case 1, None:
            return "+"
        case 0, 1:
            return "?"
        case _:
            pass
    return f"{{{least}}}" if least == most else f"{{{least},{'' if most is None else most}}}"


# --- reading -------------------------------------------------------------------------------------


class _Parser:
    """A recursive descent over the expression. What ECMA-262 does not know, or `re` means in
    another way, is not understood."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0

    def parse(self) -> _Tree:
        tree = self._either()
        if self._at < len(self._pattern):
            raise _Unsafe
        return tree

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _take(self) -> str:
        if self._at >= len(self._pattern):
            raise _Unsafe
        self._at += 1
        return self._pattern[self._at - 1]

    def _either(self) -> _Tree:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Unsafe
        parts = [self._row()]
        while self._peek() == "|":
            self._take()
            parts.append(self._row())
        self._depth -= 1
        return parts[0] if len(parts) == 1 else _Any(tuple(parts))

    def _row(self) -> _Tree:
        parts: list[_Tree] = []
        while (character := self._peek()) and character not in "|)":
            parts.append(self._repeated(self._atom()))
        if any(map(_is_anchored, parts[1:])):
            raise _Unsafe  # a slash before it, most likely: it matches nothing, as it stands
        return parts[0] if len(parts) == 1 else _Row(tuple(parts))

    def _atom(self) -> _Tree:
        match self._take():
            case "^":
                return _Bound(r"\A")
            case "$":
                return _Bound(r"\Z")
            case ".":
                return _One(f"[^{_LINE_ENDS}]", _ALL - {10, 13})
            case "(":
                return self._group()
            case "[":
                return self._class()
            case "\\":
                return self._escaped()
            case "*" | "+" | "?" | "{" | "}" | "]" | ")":
                raise _Unsafe
            case character:
                return _literal(character)

    def _group(self) -> _Tree:
        if self._peek() == "?":
            self._take()
            kind = self._take()
            if kind == "<" and self._peek() not in ("=", "!"):
                while self._take() != ">":
                    pass
            elif kind != ":":
                raise _Unsafe  # looks around, or sets a flag
        tree = self._either()
        if self._take() != ")":
            raise _Unsafe
        return tree

    def _escaped(self) -> _Tree:
        if self._peek() in ("b", "B"):
            # Between letters of ASCII and others, as ECMA-262 has it.
            return _Bound(f"(?a:\\{self._take()})")
        return _bracketed([self._escape()], negated=False)

    def _escape(self) -> tuple[str, _Set]:
        """What an escape stands for, inside of brackets: its text there, and its characters."""
        character = self._take()
        if character in _CLASSES:
            return _CLASSES[character]
        if character in _OUTSIDE:
            return _OUTSIDE[character], _ALL - _CLASSES[character.lower()][1]
        if character in _CONTROLS:
            if character == "0" and self._peek().isdigit():
                raise _Unsafe
            return _shown(_CONTROLS[character]), frozenset({ord(_CONTROLS[character])})
        if character in "xu":
            found = self._code(2 if character == "x" else 4)
            return _shown(found), _set_of(found)
        if character not in _ITSELF:
            raise _Unsafe  # a property of Unicode, a reference back, or another dialect
        return _shown(character), _set_of(character)

    def _code(self, digits: int) -> str:
        text = self._pattern[self._at : self._at + digits]
        self._at += digits
        if not re.fullmatch(rf"[0-9A-Fa-f]{{{digits}}}", text):
            raise _Unsafe
        code = int(text, 16)
        if 0xD800 <= code < 0xE000:
            raise _Unsafe
        return chr(code)

    def _class(self) -> _Tree:
        """A set in brackets; its `[` is behind us."""
        negated = self._peek() == "^"
        if negated:
            self._take()
        members: list[tuple[str, _Set]] = []
        while self._peek() != "]":
            text, low = self._member()
            after = self._pattern[self._at + 1 : self._at + 2]
            if self._peek() == "-" and after not in ("]", ""):
                self._take()
                high, _ = self._member()
                first, last = _char(text), _char(high)
                if first is None or last is None or first > last:
                    raise _Unsafe
                members.append((f"{text}-{high}", _span(first, last)))
            else:
                members.append((text, low))
        self._take()
        return _bracketed(members, negated=negated)

    def _member(self) -> tuple[str, _Set]:
        character = self._take()
        if character != "\\":
            return _shown(character), _set_of(character)
        if self._peek() == "b":
            self._take()
            return r"\x08", frozenset({8})
        return self._escape()

    def _repeated(self, atom: _Tree) -> _Tree:
        least, most = self._bounds()
        if (least, most) == (1, 1):
            return atom
        if isinstance(atom, _Bound):
            raise _Unsafe
        lazy = self._peek() == "?"
        if lazy:
            self._take()
        if self._peek() in ("*", "+", "?", "{"):
            raise _Unsafe
        return _Repeat(atom, least, most, lazy)

    def _bounds(self) -> tuple[int, int | None]:
        """How often what stands before may stand: 1 to 1 where nothing is said."""
        simple: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        if self._peek() in simple:
            return simple[self._take()]
        found = re.compile(r"\{(\d{1,6})(,?)(\d{0,6})\}").match(self._pattern, self._at)
        if found is None:
            return 1, 1
        self._at = found.end()
        least = int(found[1])
        most = int(found[3]) if found[3] else (None if found[2] else least)
        if most is not None and most < least:
            raise _Unsafe
        return least, most


def _literal(character: str) -> _One:
    return _One(_shown(character), _set_of(character))


def _shown(character: str) -> str:
    """A character in an expression of Python's, in brackets or out of them."""
    if character.isascii() and (character.isalnum() or character in "_/ @,:;<=>%!\"'"):
        return character
    if character.isprintable():
        return f"\\{character}" if character.isascii() else character
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\U{code:08x}"


def _bracketed(members: list[tuple[str, _Set]], *, negated: bool) -> _One:
    """One character that is in (or not in) any of these."""
    if not members:
        raise _Unsafe
    found = _joined(codes for _, codes in members)
    text = f"[{'^' if negated else ''}{''.join(text for text, _ in members)}]"
    if any(text in (r"\D", r"\W") for text, _ in members):
        text = f"(?a:{text})"  # ECMA-262's digits and letters are those of ASCII
    if not negated:
        return _One(text, found)
    # Of what follows ASCII, a set that is turned round leaves out but some, or all blanks.
    beyond = _BEYOND - _SPACE if _CLASSES["s"] in members else _BEYOND
    return _One(text, (_ALL - found) | beyond)


def _set_of(character: str) -> _Set:
    return frozenset({ord(character)}) if character.isascii() else _BEYOND


def _char(text: str) -> int | None:
    """The code of the one character that a text of `_shown` stands for."""
    if len(text) == 1:
        return ord(text)
    if len(text) == 2 and text[0] == "\\" and not text[1].isalnum():
        return ord(text[1])
    coded = re.fullmatch(r"\\[xU]([0-9a-f]+)", text)
    return int(coded[1], 16) if coded else None


def _span(first: int, last: int) -> _Set:
    return frozenset(range(first, min(last + 1, _OTHER))) | (_BEYOND if last >= _OTHER else _NONE)
