"""YAML to data and places, from the events of libyaml.

The tree is put together here, in a loop and not by recursion, for four reasons: no depth of
nesting can overflow a stack; scalars are read by YAML 1.2's core schema (`scalars.py`); aliases
are counted before they are a danger; and every value keeps the place it came from.

The merge key `<<` (YAML 1.1, not in 1.2) is understood, since documents in the field use it: an
object's own keys win, then those of earlier merged objects. See docs/decisions/0102-yaml.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics, Place
from ..model import JsonValue
from ..values import is_array, is_object
from .scalars import MAP_TAG, SCALAR_TAGS, SEQ_TAG, NotANumber, plain, tagged
from .text import Text
from .tree import Member, Span, Tree
from .yaml_faults import report_syntax

MAX_DEPTH = 200
"""Objects and arrays inside one another. Real documents stay under 60."""

MAX_REPEATED = 1_000_000
"""Values that aliases may add to those that are written down."""

_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*\s+)+")
"""Anchors and tags in front of a value: not part of what is shown as its place."""


_KEY = "\0key"
"""In the place of an anchor: this object or array stands where a key should."""


class _TooMuch(Exception):
    """A limit was passed and reported: reading ends."""


@dataclass(slots=True)
class _Built:
    """A finished value with its tree, the values in it after expansion, and its height."""

    data: JsonValue
    tree: Tree
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class _Frame:
    """An object or array that is being read."""

    tree: Tree
    anchor: str | None
    size: int = 1
    height: int = 0
    array: list[JsonValue] | None = None
    members: dict[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    key: str | None = None
    """The key whose value comes next."""
    key_span: Span = (0, 0)
    merging: bool = False
    """The value that comes next belongs to a merge key."""
    merged: list[_Built] = field(default_factory=list[_Built])
    skipping: bool = False
    """The key before the value that comes next was reported: the value is dropped."""

    @property
    def wants_key(self) -> bool:
        """Whether what comes next is a key."""
        return self.array is None and self.key is None and not self.merging


def read_yaml(text: Text, diagnostics: Diagnostics) -> tuple[JsonValue, Tree] | None:
    """The data of a YAML text and its places; None where it ends in an error. All are reported."""
    return _Reader(text, diagnostics).read()


class _Reader:
    def __init__(self, text: Text, diagnostics: Diagnostics) -> None:
        self.text = text
        self.diagnostics = diagnostics
        self.stack: list[_Frame] = []
        self.anchors: dict[str, _Built | None] = {}
        """None while the value with that anchor is still being read."""
        self.repeated = 0
        self.root: _Built | None = None

    def read(self) -> tuple[JsonValue, Tree] | None:
        documents = 0
        try:
            for event in self._events():
                match event:
                    case yaml.ScalarEvent():
                        self._scalar(event)
                    case yaml.MappingStartEvent():
                        self._open(event, array=False)
                    case yaml.SequenceStartEvent():
                        self._open(event, array=True)
                    case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                        self._close(event)
                    case yaml.AliasEvent():
                        self._alias(event)
                    case yaml.DocumentStartEvent():
                        documents += 1
                        if documents == 2:
                            at = self._place(_span(event))
                            self.diagnostics.report(rules.SEVERAL_DOCUMENTS, at)
                            return None
                    case _:
                        pass
        except yaml.YAMLError as error:
            report_syntax(error, self.text, self.diagnostics)
            return None
        except _TooMuch:
            return None
        if self.root is None:
            return None
        return self.root.data, self.root.tree

    def _events(self) -> Iterator[Any]:
        parser = _parser(self.text.characters)
        while parser.check_event():
            yield parser.get_event()

    # --- values --------------------------------------------------------------------------------

    def _scalar(self, event: Any) -> None:
        start, end = self._bare(_span(event))
        value: str = event.value
        tag: str | None = event.tag
        is_plain = bool(event.implicit[0])
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.wants_key:
            if event.anchor:
                self.anchors[event.anchor] = _Built(value, Tree(start, end))
            self._key(frame, value, (start, end), is_plain=is_plain)
            return
        data: JsonValue = value
        try:
            if tag is not None and tag != "!":
                if tag in SCALAR_TAGS:
                    data = tagged(value, tag)
                else:
                    self.diagnostics.report(
                        rules.TAG, self._place(_span(event)), tag=_shown_tag(tag)
                    )
            elif is_plain and tag is None:
                data = plain(value)
        except NotANumber:
            self.diagnostics.report(rules.NUMBER, self._place((start, end)), text=value)
            data = None
        except ValueError:
            self.diagnostics.report(rules.TAG, self._place(_span(event)), tag=_shown_tag(tag))
        built = _Built(data, Tree(start, end))
        if event.anchor:
            self.anchors[event.anchor] = built
        self._add(built)

    def _key(self, frame: _Frame, key: str, span: Span, *, is_plain: bool) -> None:
        """A scalar in front of a colon: its text is the key, whatever it would mean as a value."""
        if key == "<<" and is_plain:
            frame.merging = True
            frame.key_span = span
            return
        if key == "" and is_plain:
            self.diagnostics.report(rules.KEY_NOT_TEXT, self._place(span), kind="missing")
            frame.skipping = True
        elif key in frame.members and frame.tree.members is not None:
            first = frame.tree.members[key]
            self.diagnostics.report(
                rules.DUPLICATE_KEY,
                self._place(span),
                related=[(self._place((first.start, first.end)), "first stands here")],
                name=key,
            )
            frame.skipping = True
        frame.key = key
        frame.key_span = span

    def _open(self, event: Any, *, array: bool) -> None:
        start, end = self._bare(_span(event))
        if len(self.stack) >= MAX_DEPTH:
            at = self._place((start, start + 1))
            self.diagnostics.report(rules.TOO_DEEP, at, limit=MAX_DEPTH)
            raise _TooMuch
        if event.tag not in (None, "!", SEQ_TAG if array else MAP_TAG):
            self.diagnostics.report(rules.TAG, self._place(_span(event)), tag=_shown_tag(event.tag))
        parent = self.stack[-1] if self.stack else None
        anchor: str | None = event.anchor
        if parent is not None and parent.wants_key:
            kind = "a list" if array else "an object"
            self.diagnostics.report(rules.KEY_NOT_TEXT, self._place((start, end)), kind=kind)
            parent.key = ""
            parent.skipping = True
            anchor = _KEY  # what opens here is the key itself: read and dropped, then its value is
        self._start(_Frame(Tree(start, end), anchor), array=array)

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
        frame.tree.end = max(_span(event)[1], frame.tree.start)
        data: JsonValue = frame.array if frame.array is not None else frame.members
        if frame.merged:
            data = _merge(frame)
        built = _Built(data, frame.tree, frame.size, frame.height + 1)
        if frame.anchor is _KEY:
            return
        if frame.anchor is not None:
            self.anchors[frame.anchor] = built
        self._add(built)

    def _alias(self, event: Any) -> None:
        name: str = event.anchor
        at = self._place(_span(event))
        frame = self.stack[-1] if self.stack else None
        if name not in self.anchors:
            self.diagnostics.report(rules.UNKNOWN_ANCHOR, at, name=name)
            built: _Built | None = None
        else:
            built = self.anchors[name]
            if built is None:
                self.diagnostics.report(rules.CYCLIC_ANCHOR, at, name=name)
        if frame is not None and frame.wants_key:
            span = _span(event)
            if built is not None and isinstance(built.data, str):
                self._key(frame, built.data, span, is_plain=False)
            else:
                if built is not None:
                    self.diagnostics.report(rules.KEY_NOT_TEXT, at, kind="an alias of no text")
                frame.key, frame.skipping, frame.key_span = "", True, span
            return
        if built is None:
            start, end = _span(event)
            self._add(_Built(None, Tree(start, end)))
            return
        self.repeated += built.size
        if self.repeated > MAX_REPEATED:
            self.diagnostics.report(rules.ALIAS_BOMB, at, limit=f"{MAX_REPEATED:,}")
            raise _TooMuch
        if len(self.stack) + built.height > MAX_DEPTH:
            self.diagnostics.report(rules.TOO_DEEP, at, limit=MAX_DEPTH)
            raise _TooMuch
        self._add(built)

    def _add(self, built: _Built) -> None:
        """Put a finished value into what is being read."""
        if not self.stack:
            self.root = built
            return
        frame = self.stack[-1]
        frame.size += built.size
        frame.height = max(frame.height, built.height)
        if frame.array is not None:
            frame.array.append(built.data)
            if frame.tree.items is not None:
                frame.tree.items.append(built.tree)
            return
        key = frame.key
        if frame.merging:
            self._merge_value(frame, built)
        elif frame.skipping or key is None:
            pass
        elif frame.tree.members is not None:
            frame.members[key] = built.data
            frame.tree.members[key] = Member(*frame.key_span, built.tree)
        frame.key = None
        frame.merging = False
        frame.skipping = False

    def _merge_value(self, frame: _Frame, built: _Built) -> None:
        """The value of `<<`: an object, or a list of objects of which earlier ones win."""
        data, items = built.data, built.tree.items
        if is_object(data):
            frame.merged.append(built)
            return
        if is_array(data) and items is not None and all(is_object(item) for item in data):
            pairs = zip(data, items, strict=True)
            frame.merged.extend(_Built(item, tree) for item, tree in pairs)
            return
        self.diagnostics.report(rules.MERGE_KEY, self._place(frame.key_span))

    # --- places --------------------------------------------------------------------------------

    def _bare(self, span: Span) -> Span:
        """The span without anchors and tags in front."""
        start, end = span
        first = self.text.characters[start : start + 1]
        if first in ("&", "!"):
            properties = _PROPERTIES.match(self.text.characters, start)
            if properties is not None and properties.end() <= end:
                return properties.end(), end
        return span

    def _place(self, span: Span) -> Place:
        return self.text.place(*span)


def _merge(frame: _Frame) -> dict[str, JsonValue]:
    """An object with merged ones under it: merged members first, own ones win."""
    members: dict[str, JsonValue] = {}
    trees: dict[str, Member] = {}
    for built in frame.merged:
        for key, value in built.data.items():
            if key not in members:
                members[key] = value
                if built.tree.members is not None and key in built.tree.members:
                    trees[key] = built.tree.members[key]
    members.update(frame.members)
    trees.update(frame.tree.members or {})
    frame.tree.members = trees
    return members


def _shown_tag(tag: str | None) -> str:
    """A tag as it is usually written."""
    return (tag or "").replace("tag:yaml.org,2002:", "!!", 1)


def _span(event: Any) -> Span:
    return event.start_mark.index, event.end_mark.index


def _parser(characters: str) -> Any:
    """libyaml's parser, or PyYAML's own (ten times slower) where it was built without libyaml."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return loader(characters)
