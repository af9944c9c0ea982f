"""JSON to data by the standard library's C scanner, and places on demand.

Reading 13 MB takes a tenth of a second this way. Places are wanted for a handful of pointers
afterwards, if for any: `JsonPlaces` walks down to them, and skips what lies beside the way with
the same C scanner, so that no second reader of JSON exists here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics, Place
from ..model import JsonValue
from ..values import is_array, is_object
from .read_yaml import MAX_DEPTH
from .scalars import NotANumber, integer, real
from .text import Text
from .tree import Span, tokens

_SPACE = re.compile(r"[ \t\n\r]*")
_NESTING = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|-?Infinity|NaN")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(text: Text, diagnostics: Diagnostics) -> tuple[JsonValue, JsonPlaces] | None:
    """The data of a JSON text and its places; None where it ends in an error. All are reported."""
    faults: set[str] = set()

    def make_object(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        made = dict(pairs)
        if len(made) != len(pairs):
            faults.add("duplicate")
        return made

    def make_integer(digits: str) -> int | None:
        try:
            return integer(digits)
        except NotANumber:
            faults.add("number")
            return None

    def make_real(digits: str) -> float | None:
        try:
            return real(digits)
        except NotANumber:
            faults.add("number")
            return None

    def make_constant(_: str) -> None:
        faults.add("number")

    try:
        data = json.loads(
            text.characters,
            object_pairs_hook=make_object,
            parse_int=make_integer,
            parse_float=make_real,
            parse_constant=make_constant,
        )
    except json.JSONDecodeError as error:
        _syntax(error, text, diagnostics)
        return None
    except RecursionError:
        data = None
    if data is None or _height_over(data, MAX_DEPTH):
        deep = _deep_place(text)
        if deep is not None:
            diagnostics.report(rules.TOO_DEEP, deep, limit=MAX_DEPTH)
            return None
    places = JsonPlaces(text)
    if "duplicate" in faults:
        _report_duplicates(places, diagnostics)
    if "number" in faults:
        _report_numbers(text, diagnostics)
    if _SURROGATE_ESCAPE.search(text.characters):
        _report_surrogates(text, diagnostics)
    return data, places


class JsonPlaces:
    """Finds the span of any pointer in a JSON text that is known to be well formed."""

    def __init__(self, text: Text) -> None:
        self.text = text
        # Numbers are only skipped, so the cheapest reading of them will do.
        self._decoder = json.JSONDecoder(parse_int=str, parse_float=str)
        self._known: dict[str, dict[str, tuple[Span, Span]]] = {}

    def find(self, pointer: str, *, key: bool = False) -> Span:
        """The span of a pointer's value, or of its key; the nearest parent's if there is none."""
        start = self._space(0)
        span: Span = (start, len(self.text.characters.rstrip()))
        at_key: Span | None = None
        here = ""
        for raw, token in zip(pointer.split("/")[1:], tokens(pointer), strict=True):
            found = self._members(here, span[0]).get(token)
            if found is None:
                break
            name, span = found
            at_key = name if name[1] > name[0] else None
            here += "/" + raw
        if key and at_key is not None:
            return at_key
        return span

    def _members(self, pointer: str, start: int) -> dict[str, tuple[Span, Span]]:
        if pointer not in self._known:
            members: dict[str, tuple[Span, Span]] = {}
            for name, key_span, value_span in self.entries(start):
                members.setdefault(name, (key_span, value_span))
            self._known[pointer] = members
        return self._known[pointer]

    def entries(self, start: int) -> Iterator[tuple[str, Span, Span]]:
        """The members of the object, or items of the array, at an offset: name, key, value.

        An item has an empty span in place of a key's. Nothing for a scalar.
        """
        characters = self.text.characters
        opening = characters[start : start + 1]
        if opening not in ("{", "["):
            return
        at = self._space(start + 1)
        number = 0
        while characters[at] not in "}]":
            key_start = key_end = at
            name = str(number)
            if opening == "{":
                name, key_end = self._decoder.raw_decode(characters, at)
                at = self._space(self._space(key_end) + 1)
            end = self.end(at)
            yield name, (key_start, key_end), (at, end)
            number += 1
            at = self._space(end)
            if characters[at] == ",":
                at = self._space(at + 1)

    def end(self, start: int) -> int:
        """Where the value that starts at an offset ends."""
        return self._decoder.raw_decode(self.text.characters, start)[1]

    def _space(self, at: int) -> int:
        match = _SPACE.match(self.text.characters, at)
        return match.end() if match is not None else at

    def place(self, span: Span) -> Place:
        """A span as line and column."""
        return self.text.place(*span)


# --- faults, looked for only when it is known that there are some -------------------------------


def _report_duplicates(places: JsonPlaces, diagnostics: Diagnostics) -> None:
    todo = [places.find("")[0]]
    while todo:
        first: dict[str, Span] = {}
        deeper: list[int] = []
        for name, key_span, value_span in places.entries(todo.pop()):
            if key_span[1] > key_span[0]:
                if name in first:
                    diagnostics.report(
                        rules.DUPLICATE_KEY,
                        places.place(key_span),
                        related=[(places.place(first[name]), "first stands here")],
                        name=name,
                    )
                first.setdefault(name, key_span)
            if places.text.characters[value_span[0]] in "{[":
                deeper.append(value_span[0])
        todo.extend(reversed(deeper))


def _report_numbers(text: Text, diagnostics: Diagnostics) -> None:
    """Numbers that are none, outside strings."""
    at = 0
    for quoted in [*_STRING.finditer(text.characters), None]:
        stop = quoted.start() if quoted is not None else len(text.characters)
        for number in _NUMBER.finditer(text.characters, at, stop):
            if _is_number(number.group()):
                continue
            place = text.place(number.start(), number.end())
            diagnostics.report(rules.NUMBER, place, text=number.group())
        at = quoted.end() if quoted is not None else stop


def _is_number(digits: str) -> bool:
    if digits.endswith(("Infinity", "NaN")):
        return False
    try:
        integer(digits) if digits.lstrip("-").isdecimal() else real(digits)
    except NotANumber:
        return False
    return True


def _report_surrogates(text: Text, diagnostics: Diagnostics) -> None:
    for quoted in _STRING.finditer(text.characters):
        if not _SURROGATE_ESCAPE.search(quoted.group()):
            continue
        half = _SURROGATE.search(json.loads(quoted.group()))
        if half is not None:
            place = text.place(quoted.start(), quoted.end())
            diagnostics.report(rules.SURROGATE, place, code=f"{ord(half.group()):04x}")


def _height_over(data: JsonValue, limit: int) -> bool:
    """Whether objects and arrays are nested deeper than a limit, found without a stack."""
    level: list[Any] = [data] if is_object(data) or is_array(data) else []
    for _ in range(limit + 1):
        level = [
            child
            for value in level
            for child in (value.values() if is_object(value) else value)
            if is_object(child) or is_array(child)
        ]
        if not level:
            return False
    return True


def _deep_place(text: Text) -> Place | None:
    depth = 0
    for token in _NESTING.finditer(text.characters):
        match token.group()[0]:
            case "[" | "{":
                depth += 1
                if depth > MAX_DEPTH:
                    return text.place(token.start(), token.end())
            case "]" | "}":
                depth -= 1
            case _:
                pass
    return None


def _syntax(error: json.JSONDecodeError, text: Text, diagnostics: Diagnostics) -> None:
    offset = error.pos
    characters = text.characters
    if offset >= len(characters.rstrip()):
        offset = max(len(characters.rstrip()) - 1, 0)
    character = characters[offset : offset + 1]
    before = characters[:offset].rstrip()[-1:]
    if character in "}]" and before == ",":
        problem, advice = "a comma before the closing bracket", "remove the last comma"
    elif characters.startswith(("//", "/*"), offset) or character == "#":
        problem, advice = "a comment", "remove it, or make the document YAML: JSON has no comments"
    elif character == "'":
        problem, advice = "text in single quotes", "use double quotes"
    elif error.msg == "Extra data":
        problem, advice = "more text after the end", "keep one JSON value in the file"
    elif error.pos >= len(characters.rstrip()):
        problem, advice = "the text ends too soon", "close what is open; is the file complete?"
    else:
        problem = error.msg[:1].lower() + error.msg[1:]
        advice = "check the commas, colons and double quotes here and just before"
    place = text.place(offset, offset + 1)
    diagnostics.report(rules.SYNTAX, place, language="JSON", problem=problem, advice=advice)
