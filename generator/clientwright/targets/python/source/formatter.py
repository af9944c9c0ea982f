"""What black would do, for statements where that is certain; all others are given to black.

black takes most of the time of a run: 3,000 lines a second where it must change them. Generated
files hold few kinds of statements, printed with the right spaces by `expression.py`, so most of its
work is known beforehand: a line that fits stays, a long signature or call has its arguments on
lines of their own, and the blank lines between definitions follow from their kind. What is not
known (a chain of operators, a call inside a call) is formatted by black, many statements in one
go; a file with anything unforeseen goes there as a whole. A test holds the result to black's own,
for every file of every case; so does `black --check` over the whole corpus.

Not here: black's settings, and whether the result is Python (`format.py`).
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
_ASSIGNED: Final = re.compile(r"([\w.]+(?:: [^={}]+)? = [\w.]*[(\[{])(.*)([)\]}])$")
_UNFORESEEN: Final = re.compile(r"\\$|# fmt|# type:|;$|[\t\r\f\v]")

Black = Callable[[str], str]


@dataclass(slots=True)
class _Statement:
    """A logical line, or a comment, or a docstring."""

    indent: int
    lines: list[str]
    blank: bool
    """A blank line stood before it, where the page was printed."""
    is_docstring: bool = False
    is_first: bool = False
    """It is the first one in its block."""
    is_of_class: bool = False
    """It is the first one in the body of a class."""
    parts: list[_Part] = field(default_factory=list["_Part"])
    """Items inside it that are given to black by themselves."""

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
        """Whether it is a definition without a body, as overloads are."""
        return self.is_definition and self.lines[-1].endswith(": ...")

    @property
    def is_import(self) -> bool:
        return _IMPORT.match(self.head) is not None

    @property
    def opens(self) -> bool:
        """Whether a block follows."""
        if self.is_docstring or self.is_comment:
            return False
        code, _, _ = _STRING.sub("", self.lines[-1]).partition("#")
        return code.rstrip().endswith(":")

    @property
    def fits(self) -> bool:
        return len(self.lines) == 1 and _width(self.indent, self.head) <= WIDTH


@dataclass(slots=True)
class _Part:
    """An item of a display, over several lines, that black lays out as a statement of its own."""

    place: int
    """The line of the statement around it that stands for it."""
    statement: _Statement

    @property
    def lines(self) -> list[str]:
        head, *rest = self.statement.lines
        return [" " * self.statement.indent + head, *rest[:-1], rest[-1] + ","]


def format_source(text: str, black: Black) -> str:
    """The text of a file, laid out as by `black`, which is asked only where it must be."""
    statements = _statements(text)
    if statements is None:
        return black(text)
    unsure: list[_Statement] = []
    for statement in statements:
        if not statement.is_docstring and not statement.fits and not statement.is_comment:
            broken = _broken(statement)
            if broken is None:
                statement.parts = []
                unsure.append(statement)
            else:
                statement.lines = broken
                unsure += [part.statement for part in statement.parts]
    if unsure:
        _ask(unsure, black)
        for statement in statements:
            for part in reversed(statement.parts):
                statement.lines[part.place : part.place + 1] = part.lines
    return "\n".join(_spaced(statements)) + "\n" if statements else ""


# --- reading -------------------------------------------------------------------------------------


def _statements(text: str) -> list[_Statement] | None:
    """The statements of a file; None where there is something that is not foreseen here."""
    found: list[_Statement] = []
    lines = iter(text.split("\n"))
    blank = False
    for line in lines:
        content = line.strip()
        if not content:
            blank = True
            continue
        indent = len(line) - len(line.lstrip())
        if content.startswith('"""'):
            body = [content]
            if content.count('"""') < 2:
                for further in lines:
                    body.append(further)
                    if further.endswith('"""'):
                        break
            found.append(_Statement(indent, body, blank, is_docstring=True))
        elif content.startswith("#"):
            if _UNFORESEEN.search(content):
                return None
            found.append(_Statement(indent, [content], blank))
        else:
            depth = _depth(content)
            if depth is None:
                return None
            body = [content]
            while depth > 0:
                inside = next(lines, None)
                change = None if inside is None else _depth(inside.strip())
                if inside is None or change is None:
                    return None
                depth += change
                body.append(inside)
            if any(map(_UNFORESEEN.search, body)):
                return None
            found.append(_Statement(indent, body, blank))
        blank = False
    return found


def _depth(line: str) -> int | None:
    """How many brackets a line leaves open; None where a string goes on behind it."""
    bare = _STRING.sub("0", line) if '"' in line or "'" in line else line
    bare = bare.partition("#")[0]
    if '"' in bare or "'" in bare:
        return None
    return sum(bare.count(c) for c in "([{") - sum(bare.count(c) for c in ")]}")


def _width(indent: int, line: str) -> int:
    if line.isascii():
        return indent + len(line)
    from black.strings import str_width

    return indent + str_width(line)


# --- breaking ------------------------------------------------------------------------------------

_NAMED: Final = re.compile(r"(?!lambda\b)\w+: ")
_KEYED: Final = re.compile(
    r"(?:\w+=|\*\*|(?:" + _STRING.pattern + r"|\d+): )?(?:lambda(?: \w+)?: )?"
)
_NAMES: Final = re.compile(r"\w+=|\*\*|" + _STRING.pattern)
"""An argument with its name, or an item with its key."""
_OPENED: Final = re.compile(r"((?:await )?[\w.]*[(\[{])(.*)([)\]}])$")


_TEXT: Final = re.compile(r'f?"(?:[^"\\]|\\.)*"$')
"""A string that goes on in the next line, if no comma follows."""


def _broken(statement: _Statement) -> list[str] | None:
    """The lines of a long statement, where black's choice is certain; the first has no margin."""
    indent = statement.indent
    if len(statement.lines) == 3 and not statement.lines[1].endswith((",", "[", "(", "{")):
        # Nothing was meant by these lines: black joins them, and breaks them where it must.
        start, body, end = (line.strip() for line in statement.lines)
        if "#" not in body and start[-1] in "([{" and end[0] in ")]}":
            whole = _Statement(indent, [start + body + end], blank=False)
            return whole.lines if whole.fits else _broken(whole)
    if len(statement.lines) > 1:
        return _exploded([line.strip() for line in statement.lines], indent, statement.parts)
    line = statement.head
    if "#" in _STRING.sub("", line):
        return None
    if statement.is_import:
        return _imported(line, indent)
    if match := _SIGNATURE.match(line):
        return _definition(match[1], match[2], match[3], indent)
    if match := _ASSIGNED.match(line) or _CALL.match(line):
        if _width(indent, match[1]) > WIDTH:
            return _constant(line, indent)
        return _bracket(match[1], match[2], match[3], indent)
    if _NAMED.match(line):
        annotated, *default = _parts(line, " = ")
        # The value goes between brackets rather than the annotation, where that is enough.
        if len(default) == 1 and _width(indent, f"{annotated} = (") <= WIDTH:
            inner = indent + _STEP
            operands = _operands(default[0])
            lines: list[str] | None = None
            if _width(inner, default[0]) <= WIDTH:
                lines = [" " * inner + default[0]]
            elif len(operands) > 1:
                lines = _united(operands, inner)
            return lines and [f"{annotated} = (", *lines, " " * indent + ")"]
        return _annotated(line, "", indent)
    return None


def _constant(line: str, indent: int) -> list[str] | None:
    """`NAME: Generic[A, B] = Generic(...)` whose annotation alone fills the line."""
    annotated, *values = _parts(line, " = ")
    name, _, annotation = annotated.partition(": ")
    match = _OPENED.match(annotation)
    call = _OPENED.match(values[0]) if len(values) == 1 else None
    if call is None:
        return None
    if _width(indent, f"{annotated} = (") <= WIDTH:
        inner = indent + _STEP
        lines = [values[0]]
        if _width(inner, values[0]) > WIDTH:
            lines = _bracket(call[1], call[2], call[3], inner) or []
        whole = [" " * inner + line for line in lines[:1]] + lines[1:]
        return [f"{annotated} = (", *whole, " " * indent + ")"] if whole else None
    if match is None:
        return None
    first = _bracket(f"{name}: {match[1]}", match[2], match[3], indent)
    if first is None:
        return None
    end = f"{match[3]} = {values[0]}"
    if _width(indent, end) <= WIDTH:
        return [*first[:-1], " " * indent + end]
    second = _bracket(f"{match[3]} = {call[1]}", call[2], call[3], indent)
    return second and [*first[:-1], " " * indent + second[0], *second[1:]]


def _exploded(lines: list[str], indent: int, parts: list[_Part] | None) -> list[str] | None:
    """What was printed over several lines with a comma behind each item, which black respects."""
    if lines[0][-1] not in "([{" or lines[-1][0] not in ")]}" or _width(indent, lines[0]) > WIDTH:
        return None
    done = [lines[0]]
    part: list[str] = []
    depth = 0
    for line in lines[1:-1]:
        part.append(line)
        depth += _depth(line) or 0
        if depth > 0 or _TEXT.match(line):
            continue
        if not line.endswith(","):
            return None
        item: list[str] | None
        if len(part) > 1 and all(map(_TEXT.match, [*part[:-1], line.removesuffix(",")])):
            item = [" " * (indent + _STEP) + text for text in part]
        elif len(part) == 1:
            item = _item(line[:-1], ",", indent + _STEP)
        else:
            item = _exploded(part, indent + _STEP, None)
            item = item and [" " * (indent + _STEP) + item[0], *item[1:]]
            # By itself, `name={` would be an assignment: those are left with the call around them.
            if item is None and parts is not None and not _NAMES.match(part[0]):
                whole = [*part[:-1], part[-1].removesuffix(",")]
                parts.append(_Part(len(done), _Statement(indent + _STEP, whole, blank=False)))
                item = [""]
        if item is None:
            return None
        done += item
        part = []
    return None if part or len(done) == 1 else [*done, " " * indent + lines[-1]]


def _imported(line: str, indent: int) -> list[str] | None:
    start, found, names = line.partition(" import ")
    margin = " " * (indent + _STEP)
    if not found:
        return None
    if names == "*":
        return [line]  # it cannot stand in brackets
    return [
        f"{start} import (",
        *(f"{margin}{name}," for name in _split(names)),
        " " * indent + ")",
    ]


def _definition(start: str, body: str, end: str, indent: int) -> list[str] | None:
    if _width(indent, start) > WIDTH or _width(indent, end) > WIDTH:
        return None
    arguments = _split(body)
    if len(arguments) < 2 or not _is_inside(body):
        return None
    if _width(indent + _STEP, body) <= WIDTH:
        return [start, " " * (indent + _STEP) + body, " " * indent + end]
    lines = _items(arguments, indent + _STEP)
    return None if lines is None else [start, *lines, " " * indent + end]


def _bracket(start: str, body: str, end: str, indent: int) -> list[str] | None:
    """A call, a subscript or a display whose inside is broken; the first line has no margin."""
    if not body or not _is_inside(body) or _width(indent, start) > WIDTH:
        return None
    if " if " in _STRING.sub("", body) or body.endswith(","):
        return None
    items = _split(body)
    inner = indent + _STEP
    # black keeps the arguments of a call together where they fit, the items of a display never.
    is_call = start[-1] in "([" and len(start) > 1 and (start[-2].isalnum() or start[-2] in "_)]")
    if (is_call or len(items) == 1) and _width(inner, body) <= WIDTH:
        return [start, " " * inner + body, " " * indent + end]
    if len(items) > 1:
        lines = _items(items, inner)
    elif is_call and len(operands := _operands(body)) > 1:
        lines = _united(operands, inner)
    else:
        # black has several ways for a single item of a call.
        lines = None if is_call else _item(items[0], "", inner)
    return None if lines is None else [start, *lines, " " * indent + end]


def _items(items: list[str], indent: int) -> list[str] | None:
    """Each item on a line of its own, or on several."""
    lines: list[str] = []
    for item in items:
        broken = _item(item, ",", indent)
        if broken is None:
            return None
        lines += broken
    return lines


def _item(item: str, comma: str, indent: int) -> list[str] | None:
    """An argument, a parameter or an item of a display."""
    margin = " " * indent
    if _width(indent, item + comma) <= WIDTH:
        return [f"{margin}{item}{comma}"]
    if _NAMED.match(item):
        lines = _annotated(item, comma, indent)
        return lines and [margin + lines[0], *lines[1:]]
    if not re.search(r"[(\[{|]", _STRING.sub("", item)):
        return [f"{margin}{item}{comma}"]  # nothing in it can be broken
    if len(operands := _operands(item)) > 1:
        lines = _united(operands, indent)
        return lines and [*lines[:-1], lines[-1] + comma]
    key = _KEYED.match(item)
    name = key.group() if key else ""
    match = _OPENED.match(item[len(name) :])
    if match is None:
        return None
    start, body, end = match.groups()
    lines = _bracket(name + start, body, end, indent)
    return lines and [margin + lines[0], *lines[1:-1], lines[-1] + comma]


def _annotated(text: str, comma: str, indent: int) -> list[str] | None:
    """`name: A | B = default`, whose annotation gets parentheses; the first line has no margin."""
    name, _, rest = text.partition(": ")
    annotation, *default = _parts(rest, " = ")
    operands = _operands(annotation)
    if len(operands) < 2 and not default and (match := _OPENED.match(annotation)):
        lines = _bracket(f"{name}: {match[1]}", match[2], match[3], indent)
        return lines and [*lines[:-1], lines[-1] + comma]
    if len(operands) < 2 or len(default) > 1:
        return None
    end = f") = {default[0]}{comma}" if default else f"){comma}"
    if _width(indent, end) > WIDTH:
        return None
    inner = indent + _STEP
    if _width(inner, annotation) <= WIDTH:
        return [f"{name}: (", " " * inner + annotation, " " * indent + end]
    lines = _united(operands, inner)
    return None if lines is None else [f"{name}: (", *lines, " " * indent + end]


def _united(operands: list[str], indent: int) -> list[str] | None:
    """Each operand of a union on a line of its own."""
    lines: list[str] = []
    for number, operand in enumerate(operands):
        sign = "| " if number else ""
        if _width(indent, sign + operand) <= WIDTH:
            lines.append(f"{' ' * indent}{sign}{operand}")
            continue
        match = _OPENED.match(operand)
        broken = match and _bracket(sign + match.group(1), match.group(2), match.group(3), indent)
        if not broken:
            return None
        lines += [" " * indent + broken[0], *broken[1:]]
    return lines


# --- parts of a line -----------------------------------------------------------------------------


def _is_inside(body: str) -> bool:
    """Whether brackets that open in the text close in it, and none else."""
    depth = 0
    for character in _STRING.sub("0", body):
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def _split(body: str) -> list[str]:
    """The parts between the commas that stand in no bracket and no string."""
    return _parts(body, ", ")


def _operands(text: str) -> list[str]:
    """The operands of a union that stands in no bracket."""
    return _parts(text, " | ")


def _parts(text: str, between: str) -> list[str]:
    parts: list[str] = []
    depth = start = position = 0
    while position < len(text):
        character = text[position]
        if character in "\"'":
            match = _STRING.match(text, position)
            if match is None:
                return [text]
            position = match.end()
            continue
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        elif depth == 0 and text.startswith(between, position):
            parts.append(text[start:position])
            position = start = position + len(between)
            continue
        position += 1
    return [*parts, text[start:]]


# --- asking --------------------------------------------------------------------------------------

_MARK: Final = "_arranged_mark_"


def _ask(statements: list[_Statement], black: Black) -> None:
    """Have black lay out statements, each at its own depth, in one go."""
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
    for statement, lines in zip(statements, _answers(black("\n".join(source) + "\n")), strict=True):
        statement.lines = [lines[0].strip(), *lines[1:]]


def _answers(text: str) -> Iterator[list[str]]:
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


def _spaced(statements: list[_Statement]) -> Iterator[str]:
    """The lines of all statements, with the blank lines that black puts between them."""
    before: _Statement | None = None
    defined: list[int] = []
    for number, here in enumerate(statements):
        if before is not None:
            ends = any(indent >= here.indent for indent in defined)
            yield from [""] * _blanks(before, here, _defines(statements, number), ends)
        while defined and defined[-1] >= here.indent:
            defined.pop()
        if here.is_definition and not here.head.startswith("@"):
            defined.append(here.indent)
        here.is_first = before is not None and before.opens and before.indent < here.indent
        here.is_of_class = here.is_first and before is not None and before.head.startswith("class ")
        yield " " * here.indent + here.head
        yield from here.lines[1:]
        before = here


def _defines(statements: list[_Statement], number: int) -> bool:
    """Whether a definition starts here: a comment directly above one belongs to it."""
    here = statements[number]
    while here.is_comment and number + 1 < len(statements):
        number += 1
        below = statements[number]
        if below.indent != here.indent or below.blank:
            return False
        here = below
    return here.is_definition


def _blanks(before: _Statement, here: _Statement, defines: bool, ends_definition: bool) -> int:
    """How many blank lines stand between two statements."""
    most = 1 if here.indent else 2
    if before.opens and before.indent < here.indent:
        return 1 if defines and not before.is_definition else 0
    if before.head.startswith("@"):
        return 0
    if re.match(r"else:|elif |except[ :]|finally:", here.head):
        return 1 if ends_definition else 0
    if before.is_comment and not here.blank:
        return 0
    if before.is_docstring and before.indent == 0 and not defines:
        return 1
    if before.is_dummy and here.is_definition:
        return 1 if here.blank else 0  # overloads may stand close to each other
    if defines or ends_definition:
        return most
    if before.is_docstring and before.is_of_class:
        return 1
    if before.is_import and not here.is_import and before.indent == here.indent:
        return 1
    return 1 if here.blank else 0
