"""Formats source code like black where the result is certain, and leaves the rest to black.

black formats about 3,000 lines per second, which is most of the time of a run. Generated files
contain few kinds of statements, already with the right spaces, so their layout is mostly known in
advance: a line that fits is kept, the arguments of a long signature or call go on separate lines,
and blank lines depend on the kinds of definitions. Other statements, such as a call inside a call,
are formatted by black, many at a time. A file with anything unexpected is formatted by black as a
whole. Tests compare the result with that of black, for every file of every golden case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from .docstring import WIDTH

_STEP: Final = 4
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')
_DEFINITION: Final = re.compile(r"(?:async )?def |class |@")
_IMPORT: Final = re.compile(r"(?:import|from) ")
_SIGNATURE: Final = re.compile(r"((?:async )?def \w+\()(.*)(\)(?: -> .*)?:(?: \.\.\.)?)$")
_CALL: Final = re.compile(r"((?:return |await |return await |@|class )?[\w.]+\()(.*)(\):?)$")
_ASSIGNMENT: Final = re.compile(r"([\w.]+(?:: [^={}]+)? = [\w.]*[(\[{])(.*)([)\]}])$")
_UNEXPECTED: Final = re.compile(r"\\$|# fmt|# type:|;$|[\t\r\f\v]")

Black = Callable[[str], str]


@dataclass(slots=True)
class _Statement:
    """A logical line, a comment or a docstring."""

    indent: int
    lines: list[str]
    blank: bool
    """Whether a blank line precedes it in the rendered text."""
    is_docstring: bool = False
    is_of_class: bool = False
    """Whether it is the first one in the body of a class."""
    parts: list[_Item] = field(default_factory=list["_Item"])
    """Items inside it that black formats separately."""

    @property
    def head(self) -> str:
        return self.lines[0]

    @property
    def is_comment(self) -> bool:
        return self.head.startswith("#")

    @property
    def is_definition(self) -> bool:
        return _DEFINITION.match(self.head) is not None

    @property
    def is_dummy(self) -> bool:
        """Whether it is a definition without a body, such as an overload."""
        return self.is_definition and self.lines[-1].endswith(": ...")

    @property
    def is_import(self) -> bool:
        return _IMPORT.match(self.head) is not None

    @property
    def opens(self) -> bool:
        """Whether a block follows it."""
        if self.is_docstring or self.is_comment:
            return False
        line = self.lines[-1]
        if "#" in line:
            line = _STRING.sub("0", line).partition("#")[0]
        return line.rstrip().endswith(":")

    @property
    def fits(self) -> bool:
        return len(self.lines) == 1 and _width(self.indent, self.head) <= WIDTH


@dataclass(slots=True)
class _Item:
    """An item of a collection, over several lines, that black formats as a separate statement."""

    place: int
    """The index of its placeholder in the lines of the statement around it."""
    statement: _Statement

    @property
    def lines(self) -> list[str]:
        head, *rest = self.statement.lines
        return [" " * self.statement.indent + head, *rest[:-1], rest[-1] + ","]


def format_source(text: str, black: Black) -> str:
    """The text of a file, formatted. `black` is called only if necessary."""
    statements = _parse(text)
    if statements is None:
        return black(text)
    uncertain: list[_Statement] = []
    for statement in statements:
        if not statement.is_docstring and not statement.fits and not statement.is_comment:
            broken = _split_statement(statement)
            if broken is None:
                statement.parts = []
                uncertain.append(statement)
            else:
                statement.lines = broken
                uncertain += [part.statement for part in statement.parts]
    if uncertain:
        _format_with_black(uncertain, black)
        for statement in statements:
            for part in reversed(statement.parts):
                statement.lines[part.place : part.place + 1] = part.lines
    return "\n".join(_add_blank_lines(statements)) + "\n" if statements else ""


# --- reading -------------------------------------------------------------------------------------


def _parse(text: str) -> list[_Statement] | None:
    """The statements of a file; None if there is anything unexpected."""
    found: list[_Statement] = []
    lines = iter(text.split("\n"))
    blank = False
    for line in lines:
        content = line.strip()
        if not content:
            blank = True
            continue
        body = [content]
        is_docstring = content.startswith('"""')
        if is_docstring and content.count('"""') < 2:
            for further in lines:
                body.append(further)
                if further.endswith('"""'):
                    break
        elif not is_docstring and not content.startswith("#"):
            depth = _depth(content)
            while depth is not None and depth > 0:
                inside = next(lines, None)
                change = None if inside is None else _depth(inside.strip())
                if inside is None or change is None:
                    return None
                depth += change
                body.append(inside)
            if depth is None:
                return None
        if not is_docstring and any(map(_UNEXPECTED.search, body)):
            return None
        found.append(_Statement(len(line) - len(line.lstrip()), body, blank, is_docstring))
        blank = False
    return found


def _depth(line: str) -> int | None:
    """The number of brackets that a line leaves open; None if a string continues after it."""
    bare = _STRING.sub("0", line) if '"' in line or "'" in line else line
    bare = bare.partition("#")[0]
    if '"' in bare or "'" in bare:
        return None
    opening = bare.count("(") + bare.count("[") + bare.count("{")
    return opening - bare.count(")") - bare.count("]") - bare.count("}")


def _width(indent: int, line: str) -> int:
    if line.isascii():
        return indent + len(line)
    from black.strings import str_width

    return indent + str_width(line)


# --- breaking ------------------------------------------------------------------------------------

_ANNOTATION: Final = re.compile(r"(?!lambda\b)\w+: ")
_KEY: Final = re.compile(r"(?:\w+=|\*\*|(?:" + _STRING.pattern + r"|\d+): )?(?:lambda(?: \w+)?: )?")
_KEYWORD: Final = re.compile(r"\w+=|\*\*|" + _STRING.pattern)
"""A keyword argument, or an item with a key."""
_BRACKETS: Final = re.compile(r"((?:await )?[\w.]*[(\[{])(.*)([)\]}])$")
_DIVISIBLE: Final = re.compile(r"[(\[{|]")
_STRING_ITEM: Final = re.compile(r'f?"(?:[^"\\]|\\.)*"$')
"""A string that continues on the next line unless a comma follows."""


def _split_statement(statement: _Statement) -> list[str] | None:
    """The lines of a long statement, the first without indentation; None if that is uncertain."""
    indent = statement.indent
    if len(statement.lines) == 3 and not statement.lines[1].endswith((",", "[", "(", "{")):
        # Without a trailing comma, black joins lines first.
        start, body, end = (line.strip() for line in statement.lines)
        if "#" not in body and start[-1] in "([{" and end[0] in ")]}":
            whole = _Statement(indent, [start + body + end], blank=False)
            return whole.lines if whole.fits else _split_statement(whole)
    if len(statement.lines) > 1:
        return _split_items([line.strip() for line in statement.lines], indent, statement.parts)
    line = statement.head
    if "#" in _STRING.sub("", line):
        return None
    if statement.is_import:
        return _split_import(line, indent)
    if match := _SIGNATURE.match(line):
        several = len(_split_at(match[2], ", ")) > 1
        return _split_brackets(match[1], match[2], match[3], indent) if several else None
    if match := _ASSIGNMENT.match(line) or _CALL.match(line):
        if _width(indent, match[1]) > WIDTH:
            return _split_constant(line, indent)
        return _split_brackets(match[1], match[2], match[3], indent)
    if _ANNOTATION.match(line):
        annotated, *default = _split_at(line, " = ")
        # black prefers parentheses around the value to those around the annotation.
        if len(default) == 1 and _width(indent, f"{annotated} = (") <= WIDTH:
            inner = indent + _STEP
            operands = _split_at(default[0], " | ")
            lines: list[str] | None = None
            if _width(inner, default[0]) <= WIDTH:
                lines = [" " * inner + default[0]]
            elif len(operands) > 1:
                lines = _union_lines(operands, inner)
            return lines and [f"{annotated} = (", *lines, " " * indent + ")"]
        return _split_annotation(line, "", indent)
    return None


def _split_constant(line: str, indent: int) -> list[str] | None:
    """`NAME: Generic[A, B] = Generic(...)` with an annotation that fills the line."""
    annotated, *values = _split_at(line, " = ")
    name, _, annotation = annotated.partition(": ")
    match = _BRACKETS.match(annotation)
    call = _BRACKETS.match(values[0]) if len(values) == 1 else None
    if call is None:
        return None
    if _width(indent, f"{annotated} = (") <= WIDTH:
        inner = indent + _STEP
        lines = [values[0]]
        if _width(inner, values[0]) > WIDTH:
            lines = _split_brackets(call[1], call[2], call[3], inner) or []
        whole = [" " * inner + line for line in lines[:1]] + lines[1:]
        return [f"{annotated} = (", *whole, " " * indent + ")"] if whole else None
    if match is None:
        return None
    first = _split_brackets(f"{name}: {match[1]}", match[2], match[3], indent)
    if first is None:
        return None
    end = f"{match[3]} = {values[0]}"
    if _width(indent, end) <= WIDTH:
        return [*first[:-1], " " * indent + end]
    second = _split_brackets(f"{match[3]} = {call[1]}", call[2], call[3], indent)
    return second and [*first[:-1], " " * indent + second[0], *second[1:]]


def _split_items(lines: list[str], indent: int, parts: list[_Item] | None) -> list[str] | None:
    """A statement with a trailing comma after the last item, which keeps one item per line."""
    if lines[0][-1] not in "([{" or lines[-1][0] not in ")]}" or _width(indent, lines[0]) > WIDTH:
        return None
    done = [lines[0]]
    part: list[str] = []
    depth = 0
    for line in lines[1:-1]:
        part.append(line)
        depth += _depth(line) or 0
        if depth > 0 or _STRING_ITEM.match(line):
            continue
        if not line.endswith(","):
            return None
        item: list[str] | None
        if len(part) > 1 and all(map(_STRING_ITEM.match, [*part[:-1], line.removesuffix(",")])):
            item = [" " * (indent + _STEP) + text for text in part]
        elif len(part) == 1:
            item = _one_item(line[:-1], ",", indent + _STEP)
        else:
            item = _split_items(part, indent + _STEP, None)
            item = item and [" " * (indent + _STEP) + item[0], *item[1:]]
            # A keyword argument alone would be an assignment, so it stays inside its call.
            if item is None and parts is not None and not _KEYWORD.match(part[0]):
                whole = [*part[:-1], part[-1].removesuffix(",")]
                parts.append(_Item(len(done), _Statement(indent + _STEP, whole, blank=False)))
                item = [""]
        if item is None:
            return None
        done += item
        part = []
    return None if part or len(done) == 1 else [*done, " " * indent + lines[-1]]


def _split_import(line: str, indent: int) -> list[str] | None:
    start, found, names = line.partition(" import ")
    if not found:
        return None
    if names == "*":
        return [line]  # cannot be put in parentheses
    lines = [f"{' ' * (indent + _STEP)}{name}," for name in _split_at(names, ", ")]
    return [f"{start} import (", *lines, " " * indent + ")"]


def _split_brackets(start: str, body: str, end: str, indent: int) -> list[str] | None:
    """A call, a subscript or a collection with its content on separate lines."""
    if not body or not _is_balanced(body):
        return None
    if _width(indent, start) > WIDTH or _width(indent, end) > WIDTH:
        return None
    if " if " in _STRING.sub("", body) or body.endswith(","):
        return None
    items = _split_at(body, ", ")
    inner = indent + _STEP
    # black keeps arguments on one line if they fit, but never the items of a collection.
    is_call = start[-1] in "([" and len(start) > 1 and (start[-2].isalnum() or start[-2] in "_)]")
    if (is_call or len(items) == 1) and _width(inner, body) <= WIDTH:
        return [start, " " * inner + body, " " * indent + end]
    if len(items) > 1:
        lines = _item_lines(items, inner)
    elif is_call and len(operands := _split_at(body, " | ")) > 1:
        lines = _union_lines(operands, inner)
    else:
        # black has several layouts for the only argument of a call.
        lines = None if is_call else _one_item(items[0], "", inner)
    return None if lines is None else [start, *lines, " " * indent + end]


def _item_lines(items: list[str], indent: int) -> list[str] | None:
    lines: list[str] = []
    for item in items:
        broken = _one_item(item, ",", indent)
        if broken is None:
            return None
        lines += broken
    return lines


def _one_item(item: str, comma: str, indent: int) -> list[str] | None:
    """The lines of an argument, a parameter or an item of a collection."""
    margin = " " * indent
    if _width(indent, item + comma) <= WIDTH:
        return [f"{margin}{item}{comma}"]
    if _ANNOTATION.match(item):
        lines = _split_annotation(item, comma, indent)
        return lines and [margin + lines[0], *lines[1:]]
    if not _DIVISIBLE.search(_STRING.sub("", item)):
        return [f"{margin}{item}{comma}"]  # cannot be split
    if len(operands := _split_at(item, " | ")) > 1:
        lines = _union_lines(operands, indent)
        return lines and [*lines[:-1], lines[-1] + comma]
    key = _KEY.match(item)
    name = key.group() if key else ""
    match = _BRACKETS.match(item[len(name) :])
    if match is None:
        return None
    start, body, end = match.groups()
    lines = _split_brackets(name + start, body, end, indent)
    return lines and [margin + lines[0], *lines[1:-1], lines[-1] + comma]


def _split_annotation(text: str, comma: str, indent: int) -> list[str] | None:
    """`name: A | B = default`, with the annotation in parentheses."""
    name, _, rest = text.partition(": ")
    annotation, *default = _split_at(rest, " = ")
    operands = _split_at(annotation, " | ")
    if len(operands) < 2 and not default and (match := _BRACKETS.match(annotation)):
        lines = _split_brackets(f"{name}: {match[1]}", match[2], match[3], indent)
        return lines and [*lines[:-1], lines[-1] + comma]
    if len(operands) < 2 or len(default) > 1:
        return None
    end = f") = {default[0]}{comma}" if default else f"){comma}"
    if _width(indent, end) > WIDTH:
        return None
    inner = indent + _STEP
    if _width(inner, annotation) <= WIDTH:
        return [f"{name}: (", " " * inner + annotation, " " * indent + end]
    lines = _union_lines(operands, inner)
    return None if lines is None else [f"{name}: (", *lines, " " * indent + end]


def _union_lines(operands: list[str], indent: int) -> list[str] | None:
    """The operands of a union, each starting on a new line."""
    lines: list[str] = []
    for number, operand in enumerate(operands):
        sign = "| " if number else ""
        if _width(indent, sign + operand) <= WIDTH:
            lines.append(f"{' ' * indent}{sign}{operand}")
            continue
        match = _BRACKETS.match(operand)
        broken = match and _split_brackets(
            sign + match.group(1), match.group(2), match.group(3), indent
        )
        if not broken:
            return None
        lines += [" " * indent + broken[0], *broken[1:]]
    return lines


# --- splitting -----------------------------------------------------------------------------------


_BRACKET: Final = re.compile(r"[()\[\]{}]")
_MARKS: Final = {
    separator: re.compile(f"{_STRING.pattern}|[()\\[\\]{{}}\"']|{re.escape(separator)}")
    for separator in (", ", " | ", " = ")
}
"""What matters for splitting a text at a separator."""


def _is_balanced(body: str) -> bool:
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("0", body)):
        depth += 1 if bracket in "([{" else -1
        if depth < 0:
            return False
    return depth == 0


def _split_at(text: str, between: str) -> list[str]:
    """The parts of a text, separated by a sign outside of brackets and strings."""
    if between not in text:
        return [text]
    parts: list[str] = []
    depth = start = 0
    for match in _MARKS[between].finditer(text):
        mark = match[0]
        if mark in "\"'":
            return [text]  # a string without an end
        if mark in "([{":
            depth += 1
        elif mark in ")]}":
            depth -= 1
        elif mark == between and depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


# --- calling black -------------------------------------------------------------------------------

_MARK: Final = "_arranged_mark_"


def _format_with_black(statements: list[_Statement], black: Black) -> None:
    """Format statements with black, each at its own indentation, in one call."""
    source: list[str] = []
    for number, statement in enumerate(statements):
        levels = statement.indent // _STEP
        source.append(f"{_MARK}{number}")
        source += [f"{' ' * (_STEP * level)}if {_MARK}:" for level in range(levels)]
        margin = " " * statement.indent
        source += [margin + statement.head, *statement.lines[1:]]
        if statement.opens or statement.head.startswith("@"):
            opened = statement.opens
            if not opened:
                source.append(f"{margin}def {_MARK}():")
            source.append(f"{margin}    {_MARK}")
    source.append(f"{_MARK}{len(statements)}")
    for statement, lines in zip(
        statements, _split_result(black("\n".join(source) + "\n")), strict=True
    ):
        statement.lines = [lines[0].strip(), *lines[1:]]


def _split_result(text: str) -> Iterator[list[str]]:
    own = re.compile(rf"\s*(?:{_MARK}|if {_MARK}:|def {_MARK}\(\):)$")
    lines: list[str] | None = None
    for line in text.split("\n"):
        if re.match(rf"{_MARK}\d", line):
            if lines is not None:
                yield lines
            lines = []
        elif line.strip() and lines is not None and not own.match(line):
            lines.append(line)


# --- blank lines ---------------------------------------------------------------------------------


def _add_blank_lines(statements: list[_Statement]) -> Iterator[str]:
    """The lines of all statements, with the blank lines of black between them."""
    before: _Statement | None = None
    defined: list[int] = []
    for number, here in enumerate(statements):
        if before is not None:
            ends = any(indent >= here.indent for indent in defined)
            yield from [""] * _count_blank_lines(
                before, here, _starts_definition(statements, number), ends
            )
        while defined and defined[-1] >= here.indent:
            defined.pop()
        if here.is_definition and not here.head.startswith("@"):
            defined.append(here.indent)
        if before is not None and before.head.startswith("class "):
            here.is_of_class = before.opens and before.indent < here.indent
        yield " " * here.indent + here.head
        yield from here.lines[1:]
        before = here


def _starts_definition(statements: list[_Statement], number: int) -> bool:
    """Whether a definition starts here, or a comment directly above one."""
    here = statements[number]
    while here.is_comment and number + 1 < len(statements):
        number += 1
        below = statements[number]
        if below.indent != here.indent or below.blank:
            return False
        here = below
    return here.is_definition


def _count_blank_lines(
    before: _Statement, here: _Statement, defines: bool, ends_definition: bool
) -> int:
    """The number of blank lines between two statements."""
    most = 1 if here.indent else 2
    if before.opens and before.indent < here.indent:
        return 1 if defines and not before.is_definition else 0
    if before.head.startswith("@"):
        return 0
    if here.head.startswith(("else:", "elif ", "except ", "except:", "finally:")):
        return 1 if ends_definition else 0
    if before.is_comment and not here.blank:
        return 0
    if before.is_docstring and before.indent == 0 and not defines:
        return 1
    if before.is_dummy and here.is_definition:
        return 1 if here.blank else 0  # between overloads
    if defines or ends_definition:
        return most
    if before.is_docstring and before.is_of_class:
        return 1
    if before.is_import and not here.is_import and before.indent == here.indent:
        return 1
    return 1 if here.blank else 0
