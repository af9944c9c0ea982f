"""Deserializes parameters and forms, according to their `style` and `explode`.

In a URL a number is text: whether `12` is a number or a string depends on its schema. Text that
does not fit its schema stays text, and validation then reports it. Styles are those of the OpenAPI
Specification (4.8.12.3) and RFC 6570.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from email.message import Message
from email.parser import BytesParser
from typing import cast
from urllib.parse import quote, unquote, unquote_plus

from msgspec import UNSET, UnsetType

from .._runtime.bodies.codecs import codec_for
from .._runtime.bodies.media_types import is_json
from .._runtime.bodies.multipart import escape_name
from .._runtime.models import schemas
from .._runtime.models.api_data import ContentData, EncodingData, Json, ParameterData
from .._runtime.models.checks import Checker
from .._runtime.models.json_value import is_array, is_object
from .._runtime.models.schemas import Schema, kind_of, resolve

_SEPARATORS = {"spaceDelimited": r"%20|\+| ", "pipeDelimited": r"\||%7[Cc]"}
_PREFIXES = {"label": ".", "matrix": ";"}


class Deserializer:
    """Deserializes the requests of one API."""

    def __init__(self, definitions: Mapping[str, Schema]) -> None:
        self._definitions = definitions
        self._checker = Checker(definitions, writing=True)

    def query(self, parameter: ParameterData, pairs: Sequence[tuple[str, str]]) -> Json | UnsetType:
        """The value of a query parameter or cookie, from pairs with encoded values."""
        schema = resolve(parameter.schema, self._definitions)
        decode = _decoder(parameter)
        texts = [text for name, text in pairs if name == parameter.name]
        if parameter.media_type is not None:
            return self.content(parameter, texts[0]) if texts else UNSET
        if parameter.style == "deepObject" or kind_of(schema) == "object":
            return self._query_object(parameter, schema, pairs, texts)
        if not texts:
            return UNSET
        item = self._item(schema)
        if item is None:
            return self.scalar(decode(texts[0]), schema)
        if kind_of(schema) == "union" and len(texts) == 1:
            value = self.scalar(decode(texts[0]), schema)
            if self._checker.fits(value, schema):
                return value
        if not parameter.explode or parameter.style in _SEPARATORS:
            separator = _SEPARATORS.get(parameter.style, ",")
            texts = [part for text in texts for part in re.split(separator, text)]
        return self._nested_values(map(decode, texts), schema, item)

    def simple(self, parameter: ParameterData, text: str) -> Json:
        """The value of a path or header parameter, from encoded text."""
        schema = resolve(parameter.schema, self._definitions)
        decode = _decoder(parameter)
        if parameter.media_type is not None:
            return self.content(parameter, text)
        prefix = _PREFIXES.get(parameter.style, "")
        text = text.removeprefix(prefix)
        has_names = kind_of(schema) == "object"
        if parameter.style != "matrix":
            parts = text.split(prefix if parameter.explode and prefix else ",")
        elif parameter.explode and has_names:
            parts = text.split(prefix)  # the names are those of the properties
        elif parameter.explode:
            parts = [_assigned(parameter.name, part) for part in text.split(prefix)]
            text = parts[0]
        else:
            text = _assigned(parameter.name, text)
            parts = text.split(",")
        if has_names:
            if parameter.explode:
                pairs = [part.partition("=")[::2] for part in parts]
            else:
                pairs = list(zip(parts[::2], parts[1::2], strict=False))
            decoded = ((decode(name), decode(value)) for name, value in pairs)
            return {
                name: self.scalar(value, schemas.property_schema(schema, name))
                for name, value in decoded
            }
        item = self._item(schema)
        if item is None:
            return self.scalar(decode(text), schema)
        return self._nested_values(map(decode, parts), schema, item)

    def content(self, parameter: ParameterData, text: str) -> Json:
        """The value of a parameter with `content`, from encoded text."""
        media_type = parameter.media_type or ""
        codec = codec_for(media_type)
        schema = resolve(parameter.schema, self._definitions)
        content = ContentData(
            media_type=media_type,
            kind=codec.kind,
            schema=parameter.schema,
            encodings=parameter.encodings,
        )
        # A form is percent-encoded already, and text in a cookie never is.
        is_encoded = codec.kind != "form" or parameter.location == "query"
        if codec.kind == "text" and parameter.location == "cookie":
            is_encoded = False
        if is_encoded:
            text = _decoder(parameter)(text)
        try:
            value = codec.decode(text.encode(), media_type, content, self)
        except ValueError:
            return text
        if isinstance(value, bytes) and kind_of(schema) != "file":
            value = text
        return (
            self.scalar(value, schema) if isinstance(value, str) and codec.kind != "json" else value
        )

    def form(self, content: ContentData, body: bytes) -> Json:
        """An `application/x-www-form-urlencoded` body; of a string, the text as it is."""
        schema = resolve(content.schema, self._definitions)
        text = body.decode(errors="replace")
        if kind_of(schema) == "string":
            return text
        split = (pair.partition("=") for pair in text.split("&") if pair)
        pairs = [(unquote_plus(name), value) for name, _, value in split]
        value = self._styled(content, schema, pairs)
        names = schemas.properties(schema)
        texts: dict[str, list[Json]] = {}
        is_open = schemas.additional_properties(schema) is not None
        for name, encoded in pairs:
            if (is_open or name in names) and not self._has_style(content, name):
                texts.setdefault(name, []).append(unquote_plus(encoded))
        for name, found in texts.items():
            declared = schemas.property_schema(schema, name)
            encoding = content.encodings.get(name, EncodingData())
            items = [
                self._content(item, self._item_at(declared, index), encoding.media_type)
                for index, item in enumerate(found)
            ]
            value[name] = self._join(items, declared)
        others = [
            (name, unquote_plus(text))
            for name, text in pairs
            if name not in texts
            and name.partition("[")[0] not in value
            and not self._has_style(content, name)
        ]
        return {**nested(others), **value}

    def multipart(self, content: ContentData, media_type: str, body: bytes) -> Json:
        """A multipart body (RFC 7578): an object, or an array of parts without names.

        Files stay bytes.
        """
        schema = resolve(content.schema, self._definitions)
        head = f"Content-Type: {media_type}\r\n\r\n".encode()
        message = BytesParser().parsebytes(head + body)
        is_list = _is_list(schema)
        names = {escape_name(name): name for name in schemas.properties(schema)}
        parts: dict[str, list[Json]] = {}
        unnamed: list[Json] = []
        pairs: list[tuple[str, str]] = []
        for part in message.walk():
            if part is message:
                continue
            name = _find_name(part)
            name = None if name is None else names.get(name, name)
            del part["content-transfer-encoding"]  # base64 text is the value of the property
            payload = cast("bytes", part.get_payload(decode=True))
            if is_list:
                unnamed.append(self._part(part, payload, schema["items"], EncodingData()))
            elif name is not None and self._has_style(content, name):
                pairs.append((name, quote(payload)))
            elif name is not None:
                encoding = content.encodings.get(name, EncodingData())
                items = parts.setdefault(name, [])
                declared = self._item_at(schemas.property_schema(schema, name), len(items))
                items.append(self._part(part, payload, declared, encoding))
        if is_list:
            return unnamed
        value = self._styled(content, schema, pairs)
        for name, items in parts.items():
            value[name] = self._join(items, schemas.property_schema(schema, name))
        return value

    def _has_style(self, content: ContentData, name: str) -> bool:
        """Whether a property has a style, or a name in the form belongs to one that has."""
        names = (name, name.partition("[")[0])
        if any(content.encodings.get(one, EncodingData()).style for one in names):
            return True
        return any(
            encoding.style == "form" and encoding.explode and name in self._members(content, owner)
            for owner, encoding in content.encodings.items()
        )

    def _members(self, content: ContentData, owner: str) -> Iterable[str]:
        """The properties of an object, which an exploded form sends by their own names."""
        schema = resolve(content.schema, self._definitions)
        return schemas.properties(
            resolve(schemas.property_schema(schema, owner), self._definitions)
        )

    def _styled(
        self, content: ContentData, schema: Schema, pairs: Sequence[tuple[str, str]]
    ) -> dict[str, Json]:
        """The properties with a style, from pairs with encoded values."""
        value: dict[str, Json] = {}
        for name, declared in schemas.properties(schema).items():
            encoding = content.encodings.get(name, EncodingData())
            if encoding.style is None:
                continue
            parameter = ParameterData(
                name=name,
                location="query",
                schema=declared,
                style=encoding.style,
                explode=encoding.explode,
            )
            found = self.query(parameter, pairs)
            if found is not UNSET:
                value[name] = found
        return value

    def _join(self, items: list[Json], declared: Schema) -> Json:
        """The value of a property, from the values with its name."""
        schema = resolve(declared, self._definitions)
        if _is_list(schema) or len(items) > 1:
            return items
        is_value = kind_of(schema) != "union" or isinstance(items[0], bytes)
        if is_value or self._item(schema) is None or self._checker.fits(items[0], schema):
            return items[0]
        return items

    def _content(self, text: Json, declared: Schema, media_type: str | None) -> Json:
        """The value of a text, or of one item of an array: JSON if it is an object or an array."""
        assert isinstance(text, str)
        schema = resolve(declared, self._definitions)
        item = self._item(schema)
        if item is not None and kind_of(schema) == "array":
            schema = resolve(item, self._definitions)
        if media_type is not None and is_json(media_type):
            return _parse_json(text)
        value = self.scalar(text, schema)
        if isinstance(value, str) and text[:1] in ("{", "[") and kind_of(schema) != "string":
            return _parse_json(text)
        return value

    def scalar(self, text: str, schema: Schema) -> Json:
        """The value of the text if a value of the schema is expected."""
        schema = resolve(schema, self._definitions)
        match kind_of(schema):
            case "integer" | "number":
                return _parse_number(text)
            case "boolean":
                return {"true": True, "false": False}.get(text, text)
            case "null":
                return None if text in ("", "null") else text
            case "const":
                return schema["const"] if text == _as_text(schema["const"]) else text
            case "enum":
                return next((value for value in schema["enum"] if text == _as_text(value)), text)
            case "union":
                for variant in schemas.variants(schema):
                    value = self.scalar(text, variant.schema)
                    if self._checker.fits(value, variant.schema):
                        return value
                return text
            case _:
                return text

    def _query_object(
        self,
        parameter: ParameterData,
        schema: Schema,
        pairs: Sequence[tuple[str, str]],
        texts: list[str],
    ) -> Json | UnsetType:
        decode = _decoder(parameter)
        bracketed = [
            (name, decode(text)) for name, text in pairs if name.startswith(f"{parameter.name}[")
        ]
        if bracketed:
            return self._typed(nested(bracketed).get(parameter.name), parameter.schema)
        if texts:
            separator = _SEPARATORS.get(parameter.style, ",")
            parts = [decode(part) for part in re.split(separator, texts[0])]
            if len(parts) % 2 or parameter.explode:
                return self.scalar(decode(texts[0]), schema)
            return self._typed(dict(zip(parts[::2], parts[1::2], strict=True)), schema)
        if parameter.explode and parameter.style in ("form", "cookie"):
            known = schemas.properties(schema)
            value = {name: decode(text) for name, text in pairs if name in known}
            return self._typed(value, schema) if value else UNSET
        return UNSET

    def _typed(self, value: Json, schema: Schema) -> Json:
        """The texts in nested objects and arrays, each as its schema demands."""
        schema = resolve(schema, self._definitions)
        if kind_of(schema) == "union":
            typed = (self._typed(value, variant.schema) for variant in schemas.variants(schema))
            return next((one for one in typed if self._checker.fits(one, schema)), value)
        if isinstance(value, str):
            if _is_list(schema):
                return [self.scalar(value, schema["items"])]
            return self.scalar(value, schema)
        if is_object(value):
            if _is_list(schema) and all(key.isdecimal() for key in value):
                return [self._typed(item, schema["items"]) for item in value.values()]
            typed_value = {
                key: self._typed(item, schemas.property_schema(schema, key))
                for key, item in value.items()
            }
            return {**self._empty_arrays(schema), **typed_value}
        if is_array(value) and _is_list(schema):
            return [self._typed(item, schema["items"]) for item in value]
        return value

    def _nested_values(self, texts: Iterable[str], schema: Schema, item: Schema) -> list[Json]:
        """The items of an array or a tuple."""
        first = schema.get("prefixItems", [])
        schemas_ = itertools.chain(first, itertools.repeat(item))
        return [self._nested_value(text, one) for text, one in zip(texts, schemas_)]

    def _nested_value(self, text: str, schema: Schema) -> Json:
        """The value of an item. One that is an array or an object itself is JSON."""
        kind = kind_of(resolve(schema, self._definitions))
        return _parse_json(text) if kind in ("array", "object") else self.scalar(text, schema)

    def _empty_arrays(self, schema: Schema) -> dict[str, Json]:
        """The required arrays of an object: an empty array is not sent in a form."""
        return {
            name: []
            for name, declared in schemas.properties(schema).items()
            if name in schema.get("required", ())
            and self._item(resolve(declared, self._definitions)) is not None
        }

    def _item_at(self, declared: Schema, index: int) -> Schema:
        """The schema of a value with the name of a property: that of an item if it is a tuple."""
        first = resolve(declared, self._definitions).get("prefixItems", [])
        return first[index] if index < len(first) else declared

    def _part(self, part: Message, payload: bytes, schema: Schema, encoding: EncodingData) -> Json:
        if part.get_filename() is not None or encoding.is_file:
            return payload
        text = payload.decode(errors="replace")
        media_type = part.get_content_type() if "content-type" in part else None
        return self._content(text, schema, media_type)

    def _item(self, schema: Schema) -> Schema | None:
        """The schema of the items if the value can be an array."""
        if kind_of(schema) == "array":
            return schema["items"] if _is_list(schema) else schemas.ANY
        candidates = schemas.variants(schema) if kind_of(schema) == "union" else ()
        found = (self._item(resolve(one.schema, self._definitions)) for one in candidates)
        return next((item for item in found if item is not None), None)


def _find_name(part: Message) -> str | None:
    """The name of a part, which can be UTF-8 (RFC 7578, section 5.1)."""
    for key, value in part.raw_items():
        if key.lower() == "content-disposition":
            text = str(value).encode("ascii", "surrogateescape").decode(errors="replace")
            found = re.search(r'\bname="([^"]*)"', text)
            return None if found is None else found[1]
    return None


def _assigned(name: str, text: str) -> str:
    """The value in `name=value`. An empty one has no `=` in the style `matrix`."""
    encoded = quote(name, safe="~")
    return "" if text == encoded else text.removeprefix(f"{encoded}=")


def _decoder(parameter: ParameterData) -> Callable[[str], str]:
    """Headers are not percent-encoded, nor are cookies of style `cookie`."""
    match parameter.location:
        case "query" | "querystring":
            return unquote_plus
        case "cookie" if parameter.style == "cookie":
            return str
        case "header":
            return str
        case _:
            return unquote


def _is_list(schema: Schema) -> bool:
    """Whether this is an array, but not a tuple."""
    return kind_of(schema) == "array" and schema["items"] is not False


def nested(pairs: Iterable[tuple[str, str]]) -> dict[str, Json]:
    """`a[b][c]=1` as `{"a": {"b": {"c": "1"}}}`; `a[]=1` and repeated names as arrays."""
    value: dict[str, Json] = {}
    for name, text in pairs:
        first, *rest = re.split(r"\]?\[", name.removesuffix("]"))
        keys = [first, *rest]
        parent: dict[str, Json] = value
        is_item = len(keys) > 1 and keys[-1] == ""
        if is_item:
            keys.pop()
        for key in keys[:-1]:
            child: Json = parent.setdefault(key, {})
            if not is_object(child):
                break
            parent = child
        last = keys[-1]
        if is_item or last in parent:
            parent[last] = _append(parent.get(last, []), text)
        else:
            parent[last] = text
    return value


def _append(value: Json, item: Json) -> list[Json]:
    return [*(value if is_array(value) else [value]), item]


def _parse_json(text: str) -> Json:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _parse_number(text: str) -> Json:
    # Not just `int(text)`: it accepts `1_0` and spaces, which are not JSON.
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", text):
        return float(text)
    return text


def _as_text(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value)
