"""Parses JSON with the C scanner of the standard library, and finds spans on demand.

Parsing 13 MB takes a tenth of a second. Spans are needed for few pointers, if any: `JsonSpans`
descends to them and skips everything else with the same C scanner.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostics, SourceLocation, rules
from ..diagnostics.origin import split_pointer
from ..model import JsonValue
from ..values import is_array, is_object
from .scalars import MAX_DEPTH, UnrepresentableNumber, parse_float, parse_integer
from .source_text import SourceText
from .spans import FindSpan, Span

_SPACE = re.compile(r"[ \t\n\r]*")
_NESTING = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|-?Infinity|NaN")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def parse_json(text: SourceText, diagnostics: Diagnostics) -> tuple[JsonValue, FindSpan] | None:
    """The data of a JSON text and its spans; None (reported) if the syntax is invalid."""
    faults: set[str] = set()

    def read_object(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        members = dict(pairs)
        if len(members) != len(pairs):
            faults.add("duplicate")
        return members

    def read_number(digits: str) -> int | float | None:
        try:
            return _parse_number(digits)
        except UnrepresentableNumber:
            faults.add("number")
            return None

    try:
        data = json.loads(
            text.characters,
            object_pairs_hook=read_object,
            parse_int=read_number,
            parse_float=read_number,
            parse_constant=read_number,
        )
    except json.JSONDecodeError as error:
        _report_syntax(error, text, diagnostics)
        return None
    except RecursionError:
        data = None
    if data is None or _is_deeper_than(data, MAX_DEPTH):
        location = _find_max_depth(text)
        if location is not None:
            diagnostics.report(rules.TOO_DEEP, location, limit=MAX_DEPTH)
            return None
    spans = JsonSpans(text)
    if "duplicate" in faults:
        _report_duplicates(spans, diagnostics)
    if "number" in faults:
        _report_numbers(text, diagnostics)
    if _SURROGATE_ESCAPE.search(text.characters):
        _report_surrogates(text, diagnostics)
    return data, spans.find


class JsonSpans:
    """Finds the span of any pointer in a valid JSON text."""

    def __init__(self, text: SourceText) -> None:
        self.text = text
        # Numbers are only skipped, so they need no conversion.
        self._decoder = json.JSONDecoder(parse_int=str, parse_float=str)
        self._known: dict[str, dict[str, tuple[Span, Span]]] = {}

    def find(self, pointer: str, key: bool) -> Span:
        """See `FindSpan`."""
        start = self._skip_space(0)
        span: Span = (start, len(self.text.characters.rstrip()))
        key_found_span: Span | None = None
        parent = ""
        for raw, token in zip(pointer.split("/")[1:], split_pointer(pointer), strict=True):
            found = self._index_members(parent, span[0]).get(token)
            if found is None:
                break
            name, span = found
            key_found_span = name if name[1] > name[0] else None
            parent += "/" + raw
        if key and key_found_span is not None:
            return key_found_span
        return span

    def _index_members(self, pointer: str, start: int) -> dict[str, tuple[Span, Span]]:
        if pointer not in self._known:
            members: dict[str, tuple[Span, Span]] = {}
            for name, key_span, value_span in self.entries(start):
                members.setdefault(name, (key_span, value_span))
            self._known[pointer] = members
        return self._known[pointer]

    def entries(self, start: int) -> Iterator[tuple[str, Span, Span]]:
        """The name, key span and value span of each member or item at an offset.

        The key span of an item is empty. A scalar has no entries.
        """
        characters = self.text.characters
        opening = characters[start : start + 1]
        if opening not in ("{", "["):
            return
        at = self._skip_space(start + 1)
        number = 0
        while characters[at] not in "}]":
            key_start = key_end = at
            name = str(number)
            if opening == "{":
                name, key_end = self._decoder.raw_decode(characters, at)
                at = self._skip_space(self._skip_space(key_end) + 1)
            end = self.end(at)
            yield name, (key_start, key_end), (at, end)
            number += 1
            at = self._skip_space(end)
            if characters[at] == ",":
                at = self._skip_space(at + 1)

    def end(self, start: int) -> int:
        return self._decoder.raw_decode(self.text.characters, start)[1]

    def _skip_space(self, at: int) -> int:
        match = _SPACE.match(self.text.characters, at)
        return match.end() if match is not None else at

    def locate(self, span: Span) -> SourceLocation:
        return self.text.locate(*span)


# --- faults, which are located only if there are some ------------------------------------------


def _report_duplicates(spans: JsonSpans, diagnostics: Diagnostics) -> None:
    todo = [spans.find("", False)[0]]
    while todo:
        first: dict[str, Span] = {}
        nested: list[int] = []
        for name, key_span, value_span in spans.entries(todo.pop()):
            if key_span[1] > key_span[0]:
                if name in first:
                    diagnostics.report(
                        rules.DUPLICATE_KEY,
                        spans.locate(key_span),
                        related=[(spans.locate(first[name]), "first defined here")],
                        name=name,
                    )
                first.setdefault(name, key_span)
            if spans.text.characters[value_span[0]] in "{[":
                nested.append(value_span[0])
        todo.extend(reversed(nested))


def _report_numbers(text: SourceText, diagnostics: Diagnostics) -> None:
    """Report numbers that cannot be represented, outside strings."""
    at = 0
    for quoted in [*_STRING.finditer(text.characters), None]:
        stop = quoted.start() if quoted is not None else len(text.characters)
        for number in _NUMBER.finditer(text.characters, at, stop):
            try:
                _parse_number(number.group())
            except UnrepresentableNumber:
                location = text.locate(number.start(), number.end())
                diagnostics.report(rules.NUMBER, location, text=number.group())
        at = quoted.end() if quoted is not None else stop


def _parse_number(digits: str) -> int | float:
    """A number, `NaN` or `Infinity`. Raises `UnrepresentableNumber`."""
    return parse_integer(digits) if digits.lstrip("-").isdecimal() else parse_float(digits)


def _report_surrogates(text: SourceText, diagnostics: Diagnostics) -> None:
    for quoted in _STRING.finditer(text.characters):
        if not _SURROGATE_ESCAPE.search(quoted.group()):
            continue
        surrogate = _SURROGATE.search(json.loads(quoted.group()))
        if surrogate is not None:
            location = text.locate(quoted.start(), quoted.end())
            diagnostics.report(rules.SURROGATE, location, code=f"{ord(surrogate.group()):04x}")


def _is_deeper_than(data: JsonValue, limit: int) -> bool:
    """Whether objects and arrays are nested deeper than a limit, without recursion."""
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


def _find_max_depth(text: SourceText) -> SourceLocation | None:
    depth = 0
    for token in _NESTING.finditer(text.characters):
        match token.group()[0]:
            case "[" | "{":
                depth += 1
                if depth > MAX_DEPTH:
                    return text.locate(token.start(), token.end())
            case "]" | "}":
                depth -= 1
            case _:
                pass
    return None


def _report_syntax(error: json.JSONDecodeError, text: SourceText, diagnostics: Diagnostics) -> None:
    offset = error.pos
    characters = text.characters
    if offset >= len(characters.rstrip()):
        offset = max(len(characters.rstrip()) - 1, 0)
    character = characters[offset : offset + 1]
    before = characters[:offset].rstrip()[-1:]
    if character in "}]" and before == ",":
        problem, advice = "trailing comma", "remove the last comma"
    elif characters.startswith(("//", "/*"), offset) or character == "#":
        problem, advice = "comments are not allowed", "remove the comment, or use YAML"
    elif character == "'":
        problem, advice = "string in single quotes", "use double quotes"
    elif error.msg == "Extra data":
        problem, advice = "extra text after the value", "keep one JSON value per file"
    elif error.pos >= len(characters.rstrip()):
        problem, advice = "unexpected end of file", "check that the file is complete"
    else:
        problem = error.msg[:1].lower() + error.msg[1:]
        advice = "check the commas, colons and quotes here and just before"
    location = text.locate(offset, offset + 1)
    diagnostics.report(rules.SYNTAX, location, language="JSON", problem=problem, advice=advice)
