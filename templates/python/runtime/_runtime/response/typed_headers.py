"""Response headers in their declared types, for `headers_as`.

Their text is parsed as style `simple` or as JSON (OpenAPI, "Header Object"), and then decoded
leniently. Loaded when typed headers are first used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar, cast

from msgspec import inspect

from ..hooks import Drift
from ..http.headers import Headers
from ..http.parameters import encode_header
from ..models import codec
from ..models.lenient import Lenient, Report
from ..models.model import ResponseHeaders
from ..models.open_model import OpenModel, layout_of
from ..models.union import Alias, definition_of
from ..operation import Operation, Style
from .accept import get_return_type

H = TypeVar("H", bound=ResponseHeaders)
Types: TypeAlias = Mapping[str, inspect.Type]

_ITEM: Final = re.compile(r'(?:[^",]|"(?:[^"\\]|\\.)*"?)+')
"""An item of a list. A comma in a quoted string does not end it (RFC 9110, section 5.6.1)."""
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_NUMBER: Final = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_ANY: Final = inspect.AnyType()
_COLLECTIONS: Final = (
    inspect.ListType,
    inspect.TupleType,
    inspect.DictType,
    inspect.StructType,
)


def read_headers(headers: Mapping[str, str], type_: type[H]) -> H:
    """The headers as a model. Those that deviate from it are read as far as possible."""
    return _read(headers, type_, _ignore)


def check_headers(
    operation: Operation[Any], status: int, headers: Mapping[str, str]
) -> tuple[Drift, ...]:
    """The deviations of the headers of a response from the API's document."""
    _, type_ = get_return_type(operation.headers, status)
    drift: list[Drift] = []

    def report(path: str, expected: str, found: str) -> None:
        drift.append(Drift(operation=operation.id, path=path, expected=expected, found=found))

    if type_ is not None:
        _read(headers, type_, report)
    return tuple(drift)


def write_headers(headers: ResponseHeaders) -> dict[str, str]:
    """The text of the headers, as an API sends them. Raises `RequestError`."""
    values = codec.plain(headers).items()
    return {name: write_header(name, value, headers.__styles__.get(name)) for name, value in values}


def write_header(name: str, value: Any, style: str | None) -> str:
    """The text of a header, from its JSON value. Raises `RequestError`."""
    if style == "json":
        return codec.to_json(value).decode()
    return encode_header(name, value, Style("simple", explode=style == "explode")) or ""


def _ignore(path: str, expected: str, found: str) -> None:
    """Report nothing."""


def _read(headers: Mapping[str, str], type_: type[H], report: Report) -> H:
    received = headers if isinstance(headers, Headers) else Headers(headers.items())
    values = {
        name: _parse(name, received.all(name), node, type_.__styles__.get(name))
        for name, node in _types(type_).items()
        if name in received
    }
    return cast("H", Lenient(report).read(values, type_, "headers"))


@cache
def _types(type_: Any) -> Types:
    """The types of the fields of a struct, by their names on the wire."""
    node = cast("inspect.StructType", inspect.type_info(type_))
    return {field.encode_name: field.type for field in node.fields}


# --- from text to JSON values --------------------------------------------------------------------


def _parse(name: str, lines: tuple[str, ...], node: inspect.Type, style: str | None) -> Any:
    """The JSON value of a header; its text if that has another form than declared.

    Repeated headers are one list (RFC 9110, section 5.3), except for `Set-Cookie`, which has a line
    for each value.
    """
    is_cookie = name.lower() == "set-cookie"
    text = ("\n" if is_cookie else ", ").join(lines)
    if style == "json":
        try:
            return codec.parse(text)
        except (ValueError, RecursionError):
            return text
    node = _unwrap(node)
    is_array = isinstance(node, inspect.ListType | inspect.TupleType)
    types = _member_types(node)
    if types is None:
        return _scalar(text, node)
    default = types.get("", _ANY)
    items = list(lines) if is_cookie else [_unquote(item) for item in _split(text)]
    if is_array:
        return [_scalar(one, types.get(str(n), default)) for n, one in enumerate(items)]
    if style == "explode" or is_cookie:
        pairs = [item.partition("=") for item in items]
        complete = all(separator for _, separator, _ in pairs)
        found = {key: _unquote(value) for key, _, value in pairs}
    else:
        complete = len(items) % 2 == 0
        found = dict(zip(items[::2], items[1::2]))
    if not complete:
        return text
    return {key: _scalar(value, types.get(key, default)) for key, value in found.items()}


def _split(text: str) -> list[str]:
    """The items of a list. Empty ones are ignored (RFC 9110, section 5.6.1.2)."""
    return [item for each in _ITEM.findall(text) if (item := each.strip(" \t"))]


def _unquote(item: str) -> str:
    """The value of a quoted string (RFC 9110, section 5.6.4)."""
    if _QUOTED.fullmatch(item) is None:
        return item
    return re.sub(r"\\(.)", r"\1", item[1:-1])


def _unwrap(node: inspect.Type) -> inspect.Type:
    """The type without aliases and null; of a union without strings, its array or object."""
    while True:
        match node:
            case inspect.Metadata(type=inner):
                node = inner
            case inspect.CustomType(cls=cls) if isinstance(alias := definition_of(cls), Alias):
                node = inspect.type_info(alias.types[0])
            case inspect.UnionType(types=types):
                kinds = [_unwrap(kind) for kind in types]
                collections = [kind for kind in kinds if _member_types(kind) is not None]
                has_text = any(isinstance(kind, inspect.StrType) for kind in kinds)
                return collections[0] if collections and not has_text else node
            case _:
                return node


def _member_types(node: inspect.Type) -> Types | None:
    """The types of properties or items by name or index, the others under an empty name.

    None for a type that is neither an array nor an object.
    """
    match node:
        case inspect.ListType(item_type=inner) | inspect.DictType(value_type=inner):
            return {"": inner}
        case inspect.TupleType(item_types=types):
            return {str(index): type_ for index, type_ in enumerate(types)}
        case inspect.StructType(cls=cls):
            return _types(cls)
        case inspect.CustomType(cls=cls) if issubclass(cls, OpenModel):
            layout = layout_of(cls)
            extra = cast("inspect.DictType", inspect.type_info(layout.extra))
            return {**_types(layout.struct), "": extra.value_type}
        case _:
            return None


def _scalar(text: str, node: inspect.Type) -> Any:
    """The JSON value of a text: a number or a boolean if its type allows one."""
    kinds = {type(kind) for kind in _list_kinds(node)}
    if text in ("true", "false") and inspect.BoolType in kinds:
        return text == "true"
    if kinds & {inspect.IntType, inspect.FloatType} and _NUMBER.fullmatch(text):
        try:
            return codec.parse(text)
        except ValueError:
            return text
    if inspect.DateTimeType in kinds and text[:1].isalpha():
        try:
            return parsedate_to_datetime(text).isoformat()  # RFC 9110, section 5.6.7
        except (ValueError, TypeError, OverflowError):
            return text
    return text


def _list_kinds(node: inspect.Type) -> list[inspect.Type]:
    match _unwrap(node):
        case inspect.UnionType(types=types):
            return [kind for one in types for kind in _list_kinds(one)]
        case inspect.LiteralType(values=values):
            return [inspect.type_info(type(value)) for value in values]
        case other:
            return [other]
