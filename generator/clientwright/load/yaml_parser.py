"""Parses YAML into data and spans, from the events of libyaml.

The data is parsed here without recursion, for four reasons: deep nesting cannot overflow the stack;
scalars follow the core schema of YAML 1.2 (`scalars.py`); aliases are limited before they expand;
and every value has a span.

The merge key `<<` (YAML 1.1 only) is supported because many documents use it: the object's own keys
take precedence, then those of earlier merged objects. See docs/decisions/0005-yaml.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..diagnostics import Diagnostics, Rule, SourceLocation, rules
from ..model import JsonValue
from ..values import is_array, is_object
from . import scalars
from .source_text import SourceText
from .spans import FindSpan, MemberSpan, Span, SpanTree
from .yaml_errors import report_syntax

MAX_REPEATED = 1_000_000
"""The maximum number of values that aliases can add."""

_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*\s+)+")
"""Anchors and tags before a value, which are not part of its span."""


_KEY = "\0key"
"""The anchor of an object or array in place of a key."""


class _LimitExceeded(Exception):
    """A limit was exceeded and reported."""


@dataclass(slots=True)
class _ParsedValue:
    """A complete value with its spans, its expanded size, and its depth."""

    data: JsonValue
    tree: SpanTree
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class _Frame:
    """An object or array that is being parsed."""

    tree: SpanTree
    anchor: str | None
    size: int = 1
    height: int = 0
    array: list[JsonValue] | None = None
    members: dict[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    key: str | None = None
    """The key of the next value."""
    key_span: Span = (0, 0)
    merging: bool = False
    """Whether the next value belongs to a merge key."""
    merged: list[_ParsedValue] = field(default_factory=list[_ParsedValue])
    skipping: bool = False
    """Whether the next value is dropped, because its key was reported."""

    @property
    def expects_key(self) -> bool:
        """Whether a key comes next."""
        return self.array is None and self.key is None and not self.merging


def parse_yaml(text: SourceText, diagnostics: Diagnostics) -> tuple[JsonValue, FindSpan] | None:
    """The data of a YAML text and its spans; None (reported) if the syntax is invalid."""
    return _YamlParser(text, diagnostics).parse()


class _YamlParser:
    def __init__(self, text: SourceText, diagnostics: Diagnostics) -> None:
        self.text = text
        self.diagnostics = diagnostics
        self.stack: list[_Frame] = []
        self.anchors: dict[str, _ParsedValue | None] = {}
        """None while the value is still being parsed."""
        self.repeated = 0
        self.root: _ParsedValue | None = None

    def parse(self) -> tuple[JsonValue, FindSpan] | None:
        documents = 0
        try:
            for event in self._read_events():
                match event:
                    case yaml.ScalarEvent():
                        self._handle_scalar(event)
                    case yaml.MappingStartEvent():
                        self._open(event, array=False)
                    case yaml.SequenceStartEvent():
                        self._open(event, array=True)
                    case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                        self._close(event)
                    case yaml.AliasEvent():
                        self._handle_alias(event)
                    case yaml.DocumentStartEvent():
                        documents += 1
                        if documents == 2:
                            self._report(rules.SEVERAL_DOCUMENTS, _get_span(event))
                            return None
                    case _:
                        pass
        except yaml.YAMLError as error:
            report_syntax(error, self.text, self.diagnostics)
            return None
        except _LimitExceeded:
            return None
        if self.root is None:
            return None
        return self.root.data, self.root.tree.find

    def _read_events(self) -> Iterator[Any]:
        parser = _create_parser(self.text.characters)
        while parser.check_event():
            yield parser.get_event()

    # --- values --------------------------------------------------------------------------------

    def _handle_scalar(self, event: Any) -> None:
        start, end = self._get_value_span(event)
        value: str = event.value
        tag: str | None = event.tag
        is_plain = bool(event.implicit[0])
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.expects_key:
            if event.anchor:
                self.anchors[event.anchor] = _ParsedValue(value, SpanTree(start, end))
            self._handle_key(frame, value, (start, end), is_plain=is_plain)
            return
        data: JsonValue = value
        try:
            if tag is not None and tag != "!":
                if tag in scalars.SCALAR_TAGS:
                    data = scalars.parse_tagged(value, tag)
                else:
                    self._report(rules.TAG, _get_span(event), tag=_format_tag(tag))
            elif is_plain and tag is None:
                data = scalars.parse_plain(value)
        except scalars.UnrepresentableNumber:
            self._report(rules.NUMBER, (start, end), text=value)
            data = None
        except ValueError:
            self._report(rules.TAG, _get_span(event), tag=_format_tag(tag))
        parsed = _ParsedValue(data, SpanTree(start, end))
        if event.anchor:
            self.anchors[event.anchor] = parsed
        self._add(parsed)

    def _handle_key(self, frame: _Frame, key: str, span: Span, *, is_plain: bool) -> None:
        """Handle a scalar before a colon. Its text is the key, even if it looks like a number."""
        if key == "<<" and is_plain:
            frame.merging = True
            frame.key_span = span
            return
        if key == "" and is_plain:
            self._report(rules.KEY_NOT_TEXT, span, found="an empty key")
            frame.skipping = True
        elif key in frame.members and frame.tree.members is not None:
            first = frame.tree.members[key]
            self._report(
                rules.DUPLICATE_KEY,
                span,
                related=[(self._locate((first.start, first.end)), "first defined here")],
                name=key,
            )
            frame.skipping = True
        frame.key = key
        frame.key_span = span

    def _open(self, event: Any, *, array: bool) -> None:
        start, end = self._get_value_span(event)
        if len(self.stack) >= scalars.MAX_DEPTH:
            self._report(rules.TOO_DEEP, (start, start + 1), limit=scalars.MAX_DEPTH)
            raise _LimitExceeded
        if event.tag not in (None, "!", scalars.SEQ_TAG if array else scalars.MAP_TAG):
            self._report(rules.TAG, _get_span(event), tag=_format_tag(event.tag))
        parent = self.stack[-1] if self.stack else None
        anchor: str | None = event.anchor
        if parent is not None and parent.expects_key:
            found = "an array" if array else "an object"
            self._report(rules.KEY_NOT_TEXT, (start, end), found=found)
            parent.key = ""
            parent.skipping = True
            anchor = _KEY  # the key itself is parsed and dropped, then its value
        self._start(_Frame(SpanTree(start, end), anchor), array=array)

    def _start(self, frame: _Frame, *, array: bool) -> None:
        if array:
            frame.array = []
            frame.tree.items = []
        else:
            frame.tree.members = {}
        if frame.anchor is not None:
            self.anchors[frame.anchor] = None
        self.stack.append(frame)

    def _close(self, event: Any) -> None:
        frame = self.stack.pop()
        frame.tree.end = max(_get_span(event)[1], frame.tree.start)
        data: JsonValue = frame.array if frame.array is not None else frame.members
        if frame.merged:
            data = _merge(frame)
        parsed = _ParsedValue(data, frame.tree, frame.size, frame.height + 1)
        if frame.anchor is _KEY:
            return
        if frame.anchor is not None:
            self.anchors[frame.anchor] = parsed
        self._add(parsed)

    def _handle_alias(self, event: Any) -> None:
        name: str = event.anchor
        span = _get_span(event)
        frame = self.stack[-1] if self.stack else None
        if name not in self.anchors:
            self._report(rules.UNKNOWN_ANCHOR, span, name=name)
            parsed: _ParsedValue | None = None
        else:
            parsed = self.anchors[name]
            if parsed is None:
                self._report(rules.CYCLIC_ANCHOR, span, name=name)
        if frame is not None and frame.expects_key:
            if parsed is not None and isinstance(parsed.data, str):
                self._handle_key(frame, parsed.data, span, is_plain=False)
            else:
                if parsed is not None:
                    self._report(rules.KEY_NOT_TEXT, span, found="an alias of another value")
                frame.key, frame.skipping, frame.key_span = "", True, span
            return
        if parsed is None:
            self._add(_ParsedValue(None, SpanTree(*span)))
            return
        self.repeated += parsed.size
        if self.repeated > MAX_REPEATED:
            self._report(rules.ALIAS_BOMB, span, limit=f"{MAX_REPEATED:,}")
            raise _LimitExceeded
        if len(self.stack) + parsed.height > scalars.MAX_DEPTH:
            self._report(rules.TOO_DEEP, span, limit=scalars.MAX_DEPTH)
            raise _LimitExceeded
        self._add(parsed)

    def _add(self, parsed: _ParsedValue) -> None:
        """Add a complete value to the object or array that is being parsed."""
        if not self.stack:
            self.root = parsed
            return
        frame = self.stack[-1]
        frame.size += parsed.size
        frame.height = max(frame.height, parsed.height)
        if frame.array is not None:
            frame.array.append(parsed.data)
            if frame.tree.items is not None:
                frame.tree.items.append(parsed.tree)
            return
        key = frame.key
        if frame.merging:
            self._merge_value(frame, parsed)
        elif frame.skipping or key is None:
            pass
        elif frame.tree.members is not None:
            frame.members[key] = parsed.data
            frame.tree.members[key] = MemberSpan(*frame.key_span, parsed.tree)
        frame.key = None
        frame.merging = False
        frame.skipping = False

    def _merge_value(self, frame: _Frame, parsed: _ParsedValue) -> None:
        """Handle the value of `<<`: an object, or an array of objects in order of precedence."""
        data, items = parsed.data, parsed.tree.items
        if is_object(data):
            frame.merged.append(parsed)
            return
        if is_array(data) and items is not None and all(is_object(item) for item in data):
            pairs = zip(data, items, strict=True)
            frame.merged.extend(_ParsedValue(item, tree) for item, tree in pairs)
            return
        self._report(rules.MERGE_KEY, frame.key_span)

    # --- spans ---------------------------------------------------------------------------------

    def _get_value_span(self, event: Any) -> Span:
        """The span of a value without preceding anchors and tags."""
        start, end = _get_span(event)
        if event.anchor or event.tag:
            properties = _PROPERTIES.match(self.text.characters, start)
            if properties is not None and properties.end() <= end:
                return properties.end(), end
        return start, end

    def _locate(self, span: Span) -> SourceLocation:
        return self.text.locate(*span)

    def _report(self, rule: Rule, span: Span, **values: Any) -> None:
        self.diagnostics.report(rule, self._locate(span), **values)


def _merge(frame: _Frame) -> dict[str, JsonValue]:
    """An object with its merged objects; its own members take precedence."""
    members: dict[str, JsonValue] = {}
    trees: dict[str, MemberSpan] = {}
    for parsed in frame.merged:
        for key, value in parsed.data.items():
            if key not in members:
                members[key] = value
                if parsed.tree.members is not None and key in parsed.tree.members:
                    trees[key] = parsed.tree.members[key]
    members.update(frame.members)
    trees.update(frame.tree.members or {})
    frame.tree.members = trees
    return members


def _format_tag(tag: str | None) -> str:
    return (tag or "").replace("tag:yaml.org,2002:", "!!", 1)


def _get_span(event: Any) -> Span:
    return event.start_mark.index, event.end_mark.index


def _create_parser(characters: str) -> Any:
    """The parser of libyaml, or of PyYAML (ten times slower) if libyaml is missing."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return loader(characters)
