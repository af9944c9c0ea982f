"""Text that matches a regular expression.

The result is a *template*: literal text, and numbers of characters of an alphabet. Any characters
of the alphabets give matching text, so different numbers written into them give different
identifiers.

Lookarounds and backreferences are not supported where a match depends on them: `find_template`
returns None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from typing import TypeAlias

import jsonschema_rs

from . import regex
from .regex import Alternation, Assertion, CharacterSet, Concatenation, RegexNode, Repetition
from .safe_regex import is_linear

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
    "p": frozenset("abcdefghijklmnopqrstuvwxyz"),
}
_MAX_REPEATS = 10_000
"""The most repetitions of a readable sample."""

TemplatePiece: TypeAlias = str | tuple[str, int]
"""Literal text, or an alphabet and how many of its characters."""
TextTemplate: TypeAlias = tuple[TemplatePiece, ...]


class _NoTemplateError(Exception):
    """A set of characters is empty, or a match is too long."""


@lru_cache(maxsize=4096)
def find_template(
    pattern: str, min_length: int = 0, max_length: int | None = None
) -> TextTemplate | None:
    """A template of text that matches and has one of these lengths; None if none was found."""
    parsed = regex.parse_regex(pattern)
    if parsed is None or not (parsed.is_portable or is_linear(parsed.tree)):
        return None
    matches = _create_matcher(pattern, parsed.tree)
    lengths = (12, min_length, 1, 2, 4, 8, 16, 20, 24, 32, 64)
    for length in lengths if max_length is None else (*lengths, max_length):
        try:
            template = _merge_literals(_build_pieces(parsed.tree, length))
        except _NoTemplateError:
            return None
        text = fill_template(template, 1)
        fits = min_length <= len(text) and (max_length is None or len(text) <= max_length)
        if fits and matches(text):
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


def _create_matcher(pattern: str, tree: RegexNode) -> Callable[[str], bool]:
    """Whether text matches a pattern, as far as that can be found out in limited time."""
    if is_linear(tree):
        with suppress(re.error, OverflowError, RecursionError):
            expression = re.compile(pattern)
            return lambda text: expression.search(text) is not None
    try:
        return jsonschema_rs.Draft202012Validator({"pattern": pattern}).is_valid
    except ValueError:
        return lambda text: True


def _merge_literals(pieces: list[TemplatePiece]) -> TextTemplate:
    merged: list[TemplatePiece] = []
    for piece in pieces:
        if isinstance(piece, str) and merged and isinstance(merged[-1], str):
            merged[-1] += piece
        elif piece:
            merged.append(piece)
    return tuple(merged)


def _build_pieces(tree: RegexNode, repeats: int) -> list[TemplatePiece]:
    """The pieces of a match. `repeats` is how often to repeat what has no upper bound."""
    match tree:
        case CharacterSet(members=(str() as character,), negated=False):
            return [character]
        case CharacterSet():
            return [(_choose_alphabet(tree), 1)]
        case Assertion():
            return []
        case Concatenation(parts=parts):
            return [piece for part in parts for piece in _build_pieces(part, repeats)]
        case Alternation(parts=parts):
            options = [_build_pieces(part, repeats) for part in parts]
            return next(filter(None, options), options[0])
        case Repetition(part=part, least=least, most=most):
            if least > _MAX_REPEATS:
                raise _NoTemplateError
            pieces = _build_pieces(part, repeats)
            match pieces:
                case [(alphabet, length)]:
                    varied = repeats if len(alphabet) > 1 and most != 1 else least
                    count = max(least, varied if most is None else min(varied, most))
                    return [(alphabet, length * count)] if count else []
                case _:
                    return pieces * least


def _choose_alphabet(characters: CharacterSet) -> str:
    """The characters to use: a common alphabet if the set contains one."""
    members = frozenset[str]().union(*map(_list_characters, characters.members))
    if characters.negated:
        members = _ASCII - members
    for alphabet in _ALPHABETS:
        if members.issuperset(alphabet):
            return alphabet
    if not members:
        raise _NoTemplateError
    return "".join(sorted(members)[:64])


def _list_characters(member: regex.SetMember) -> Iterable[str]:
    match member:
        case regex.CharacterClass(letter=letter):
            return _CLASSES[letter]
        case regex.CharacterRange(first=first, last=last):
            return map(chr, range(ord(first), min(ord(last), ord(first) + 0x100) + 1))
        case character:
            return character
