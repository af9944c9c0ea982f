"""Encodes multipart bodies (RFC 7578, RFC 2046; OpenAPI, "Encoding Object").

The parts are the properties of an object, or the items of an array (OpenAPI 3.2).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast
from urllib.parse import unquote

from ...errors import RequestError
from ..http.headers import check_header_name, check_header_value
from ..http.parameters import encode_query_parameter
from ..models.json_value import is_iterable
from ..operation import Body, Encoding
from .content import Content, Source, is_buffer, join
from .files import Upload, find_media_type, is_file, upload
from .forms import properties, serialize

_DEFAULT: Final = Encoding()


def encode_multipart(body: Any, media_type: str, declared: Body) -> tuple[Content, str]:
    """A multipart body, and its media type with the boundary. Raises `RequestError`."""
    boundary = secrets.token_hex(16)
    content: list[Source] = []
    for name, part in _parts(body, declared):
        content += [_part_head(boundary, name, part), part.content, b"\r\n"]
    content.append(f"--{boundary}--\r\n".encode())
    return join(content), f"{media_type}; boundary={boundary}"


def _parts(body: Any, declared: Body) -> Iterator[tuple[str | None, Upload]]:
    """The parts, each with its name if it has one."""
    if is_iterable(body) and not isinstance(body, (Mapping, str, bytes)):
        for index, item in enumerate(body):
            is_prefix = index < len(declared.prefix)
            encoding = declared.prefix[index] if is_prefix else declared.item or _DEFAULT
            yield None, _part(f"item {index}", item, encoding, None)
        return
    for name, value in properties(body):
        encoding = declared.encodings.get(name) or declared.item or _DEFAULT
        if encoding.style is not None:
            # The names and values of a query, which are not percent-encoded in a part.
            for key, text in encode_query_parameter(name, value, encoding.style):
                yield unquote(key), Upload(None, _encode(unquote(text)), None, encoding.headers)
            continue
        for item in _items(value, encoding):
            yield name, _part(name, item, encoding, name)


def _items(value: Any, encoding: Encoding) -> list[Any]:
    """The values of the parts with one name: the items of an array, or the value."""
    if value is None:
        return []
    is_array = isinstance(value, (list, tuple)) and not is_file(cast("object", value))
    if is_array and (encoding.is_list or not encoding.is_file):
        return [item for item in cast("list[Any]", value) if item is not None]
    return [value]


def _part(name: str, value: Any, encoding: Encoding, default_filename: str | None) -> Upload:
    if encoding.is_base64 and is_buffer(value):
        base64, _ = serialize(name, bytes(value), None)
        return Upload(None, base64.encode(), encoding.media_type, encoding.headers)
    if encoding.is_file or is_file(value):
        file = upload(value)
        media_type = find_media_type(file, encoding.media_type or "*/*", f"`{name}`")
        filename = default_filename if file.name == "" else file.name
        return Upload(filename, file.content, media_type, {**encoding.headers, **file.headers})
    text, chosen = serialize(name, value, encoding.media_type)
    return Upload(None, _encode(text), chosen, encoding.headers)


def _part_head(boundary: str, name: str | None, part: Upload) -> bytes:
    lines = [f"--{boundary}"]
    headers = {key.lower(): key for key in part.headers}
    if name is not None and "content-disposition" not in headers:
        disposition = f'form-data; name="{escape_name(name)}"'
        if part.name is not None:
            disposition += f'; filename="{escape_name(part.name)}"'
        lines.append(f"Content-Disposition: {disposition}")
    elif part.name is not None and "content-disposition" not in headers:
        lines.append(f'Content-Disposition: attachment; filename="{escape_name(part.name)}"')
    if part.media_type is not None:
        lines.append(f"Content-Type: {check_header_value('Content-Type', part.media_type)}")
    for key, value in part.headers.items():
        if key.lower() != "content-type":
            lines.append(f"{check_header_name(key)}: {check_header_value(key, value)}")
    return _encode("\r\n".join(lines) + "\r\n\r\n")


def _encode(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise RequestError("an argument contains an unpaired surrogate") from None


def escape_name(name: str) -> str:
    """The name of a part or file without characters that could end it (HTML, form submission)."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
