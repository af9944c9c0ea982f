"""Turns the text of parameters and forms back into values, as `style` and `explode` say.

A number in a URL is text; whether `12` is a number or a string only its type can tell. What does
not read as its type stays text, and the check that follows says what is wrong with it. Styles are
those of the OpenAPI Specification (4.8.12.3) and RFC 6570.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from email.message import Message
from email.parser import BytesParser
from typing import cast
from urllib.parse import quote, unquote, unquote_plus

from msgspec import UNSET, UnsetType

from .._runtime.models import vocabulary as v
from .._runtime.models.checks import Checker
from .._runtime.models.vocabulary import resolved

_SEPARATORS = {"spaceDelimited": r"%20|\+| ", "pipeDelimited": r"\||%7[Cc]"}
_PREFIXES = {"label": ".", "matrix": ";"}


class Reader:
    """Reads the values of one API's requests."""

    def __init__(self, types: dict[str, v.Type]) -> None:
        self._types = types
        self._checker = Checker(types, writing=True)

    def query(self, parameter: v.Parameter, pairs: Sequence[tuple[str, str]]) -> v.Json | UnsetType:
        """The value of a query parameter or cookie among pairs whose values are still encoded."""
        type = resolved(parameter.type, self._types)
        texts = [text for name, text in pairs if name == parameter.name]
        if parameter.media_type is not None:
            return _json(unquote_plus(texts[0])) if texts else UNSET
        if parameter.style == "deepObject" or isinstance(type, v.Record | v.Dictionary):
            return self._object(parameter, type, pairs, texts)
        if not texts:
            return UNSET
        item = self._item(type)
        if item is None:
            return self.scalar(unquote_plus(texts[0]), type)
        if isinstance(type, v.OneOf) and len(texts) == 1:
            value = self.scalar(unquote_plus(texts[0]), type)
            if self._checker.fits(value, type):
                return value
        if not parameter.explode or parameter.style in _SEPARATORS:
            separator = _SEPARATORS.get(parameter.style, ",")
            texts = [part for text in texts for part in re.split(separator, text)]
        return [self.scalar(unquote_plus(text), item) for text in texts]

    def simple(self, parameter: v.Parameter, text: str) -> v.Json:
        """The value of a path or header parameter, from text that is still encoded."""
        type = resolved(parameter.type, self._types)
        if parameter.media_type is not None:
            return _json(unquote(text))
        prefix = _PREFIXES.get(parameter.style, "")
        text = text.removeprefix(prefix)
        parts = text.split(prefix if parameter.explode and prefix else ",")
        if parameter.style == "matrix":
            own = f"{quote(parameter.name, safe='')}="
            text = text.removeprefix(own)
            parts = [part.removeprefix(own) for part in parts]
        if isinstance(type, v.Record | v.Dictionary):
            if parameter.explode:
                pairs = [part.partition("=")[::2] for part in parts]
            else:
                pairs = list(zip(parts[::2], parts[1::2], strict=False))
            return {
                unquote(name): self.scalar(unquote(value), self._property(type, unquote(name)))
                for name, value in pairs
            }
        item = self._item(type)
        if item is None:
            return self.scalar(unquote(text), type)
        return [self.scalar(unquote(part), item) for part in parts]

    def form(self, content: v.Content, pairs: Iterable[tuple[str, str]]) -> v.Json:
        """An `application/x-www-form-urlencoded` body: names decoded, values not."""
        pairs = list(pairs)
        type = resolved(content.type, self._types)
        if not isinstance(type, v.Record):
            return nested([(name, unquote_plus(text)) for name, text in pairs])
        value: dict[str, v.Json] = {}
        read: set[str] = set()
        for name, field in type.fields.items():
            encoding = content.encodings.get(name, v.Encoding())
            parameter = v.Parameter(
                name=name,
                place="query",
                type=field.type,
                style=encoding.style,
                explode=encoding.explode,
                media_type=encoding.media_type,
            )
            found = self.query(parameter, pairs)
            if found is not UNSET:
                value[name] = found
                read.add(name)
        rest = [(name, text) for name, text in pairs if name.partition("[")[0] not in read]
        return {**nested([(name, unquote_plus(text)) for name, text in rest]), **value}

    def multipart(self, content: v.Content, media_type: str, body: bytes) -> v.Json:
        """A `multipart/form-data` body (RFC 7578). Parts that are files stay octets."""
        type = resolved(content.type, self._types)
        head = f"Content-Type: {media_type}\r\n\r\n".encode()
        message = BytesParser().parsebytes(head + body)
        value: dict[str, v.Json] = {}
        for part in message.walk():
            name = part.get_param("name", header="content-disposition")
            if part.is_multipart() or not isinstance(name, str):
                continue
            octets = cast("bytes", part.get_payload(decode=True))
            item: v.Json = self._part(part, octets, self._property(type, name))
            if name in value:
                held = value[name]
                value[name] = [*(held if v.is_array(held) else [held]), item]
            else:
                value[name] = item
        for name, item in value.items():
            field = resolved(self._property(type, name), self._types)
            if isinstance(field, v.Listing) and not v.is_array(item):
                value[name] = [item]
        return value

    def scalar(self, text: str, type: v.Type) -> v.Json:
        """The value that the text stands for where a value of the type is expected."""
        type = resolved(type, self._types)
        match type:
            case v.Number():
                return _number(text)
            case v.Boolean():
                return {"true": True, "false": False}.get(text, text)
            case v.Null():
                return None if text in ("", "null") else text
            case v.Constant(value=value):
                return value if text == _text(value) else text
            case v.Enumeration(values=values):
                return next((value for value in values if text == _text(value)), text)
            case v.OneOf(variants=variants):
                for variant in variants:
                    value = self.scalar(text, variant)
                    if self._checker.fits(value, variant):
                        return value
                return text
            case v.Anything():
                return text
            case _:
                return text

    def _object(
        self,
        parameter: v.Parameter,
        type: v.Type,
        pairs: Sequence[tuple[str, str]],
        texts: list[str],
    ) -> v.Json | UnsetType:
        bracketed = [
            (name, unquote_plus(text))
            for name, text in pairs
            if name.startswith(f"{parameter.name}[")
        ]
        if bracketed:
            return self.typed(nested(bracketed).get(parameter.name), parameter.type)
        if texts:
            parts = [unquote_plus(part) for part in texts[0].split(",")]
            if len(parts) % 2 or parameter.explode:
                return self.scalar(unquote_plus(texts[0]), type)
            return self.typed(dict(zip(parts[::2], parts[1::2], strict=True)), type)
        if parameter.explode and parameter.style == "form" and isinstance(type, v.Record):
            own = {name: unquote_plus(text) for name, text in pairs if name in type.fields}
            return self.typed(own, type) if own else UNSET
        return UNSET

    def typed(self, value: v.Json, type: v.Type) -> v.Json:
        """Texts nested in objects and arrays, each read as its type says."""
        type = resolved(type, self._types)
        if isinstance(type, v.OneOf):
            ways = (self.typed(value, variant) for variant in type.variants)
            return next((way for way in ways if self._checker.fits(way, type)), value)
        if isinstance(value, str):
            return self.scalar(value, type)
        if v.is_object(value):
            if isinstance(type, v.Listing) and all(key.isdecimal() for key in value):
                return [self.typed(item, type.item) for item in value.values()]
            read = {key: self.typed(item, self._property(type, key)) for key, item in value.items()}
            return {**self._empty_lists(type), **read}
        if v.is_array(value) and isinstance(type, v.Listing):
            return [self.typed(item, type.item) for item in value]
        return value

    def _empty_lists(self, type: v.Type) -> dict[str, v.Json]:
        """The required arrays of a record, empty: an array without items is nothing in a form."""
        fields = type.fields if isinstance(type, v.Record) else {}
        return {
            name: []
            for name, field in fields.items()
            if field.required and self._item(resolved(field.type, self._types)) is not None
        }

    def _part(self, part: Message, octets: bytes, type: v.Type) -> v.Json:
        if part.get_filename() is not None:
            return octets
        if part.get_content_type() == "application/json":
            return _json(octets.decode(errors="replace"))
        item = self._item(resolved(type, self._types))
        return self.scalar(octets.decode(errors="replace"), type if item is None else item)

    def _item(self, type: v.Type) -> v.Type | None:
        """The type of the items, where the type is an array or can be one."""
        if isinstance(type, v.Listing):
            return type.item
        if isinstance(type, v.OneOf):
            found = (self._item(resolved(one, self._types)) for one in type.variants)
            return next((item for item in found if item is not None), None)
        return v.Anything() if isinstance(type, v.Row) else None

    @staticmethod
    def _property(type: v.Type, name: str) -> v.Type:
        match type:
            case v.Record(fields=fields, extra=extra):
                return fields[name].type if name in fields else extra or v.Anything()
            case v.Dictionary(value=value):
                return value
            case _:
                return v.Anything()


def nested(pairs: Iterable[tuple[str, str]]) -> dict[str, v.Json]:
    """`a[b][c]=1` as `{"a": {"b": {"c": "1"}}}`; `a[]=1` and repeated names as arrays."""
    value: dict[str, v.Json] = {}
    for name, text in pairs:
        first, *rest = re.split(r"\]?\[", name.removesuffix("]"))
        keys = [first, *rest]
        inside: dict[str, v.Json] = value
        appended = len(keys) > 1 and keys[-1] == ""
        if appended:
            keys.pop()
        for key in keys[:-1]:
            deeper: v.Json = inside.setdefault(key, {})
            if not v.is_object(deeper):
                break
            inside = deeper
        last = keys[-1]
        if appended or last in inside:
            held: v.Json = inside.get(last, [])
            inside[last] = [*(held if v.is_array(held) else [held]), text]
        else:
            inside[last] = text
    return value


def _json(text: str) -> v.Json:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _number(text: str) -> v.Json:
    # Not `int(text)` for everything: it takes `1_0` and blanks, which are no numbers of JSON.
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", text):
        return float(text)
    return text


def _text(value: v.Json) -> str:
    return value if isinstance(value, str) else json.dumps(value)
