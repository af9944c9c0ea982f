"""Parameters that OpenAPI describes by `content`: a value in a media type."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ...errors import RequestError
from ..bodies.codecs import codec_for
from ..bodies.media_types import essence, is_text
from ..http.parameters import check_cookie
from ..http.urls import percent_encode
from ..operation import Body, Style

_FORM = "application/x-www-form-urlencoded"


def encode_path_content(name: str, value: Any, style: Style) -> str:
    """The text of a path parameter."""
    text = encode_querystring(name, value, style)
    if not text:
        raise RequestError(f"path parameter `{name}` is empty, which would change the path")
    return text


def encode_querystring(name: str, value: Any, style: Style) -> str:
    """The whole query (OpenAPI 3.2, `in: querystring`). A form is percent-encoded already."""
    content = _encode(name, value, style)
    is_form = essence(style.media_type or "") == _FORM
    return content.decode("ascii") if is_form else quote(content, safe="~")


def encode_query_content(name: str, value: Any, style: Style) -> tuple[str, str]:
    """The pair of a query parameter. Even a form is percent-encoded, or it would be several."""
    return percent_encode(name), quote(_encode(name, value, style), safe="~")


def encode_header_content(name: str, value: Any, style: Style) -> str:
    """The text of a header, which is not percent-encoded."""
    return _decode(name, _encode(name, value, style))


def encode_cookie_content(name: str, value: Any, style: Style) -> tuple[str, str]:
    """The pair of a cookie. Text is not percent-encoded (OpenAPI 3.1.1, appendix D)."""
    if is_text(style.media_type or ""):
        return percent_encode(name), check_cookie(_decode(name, _encode(name, value, style)))
    return percent_encode(name), encode_querystring(name, value, style)


def _encode(name: str, value: Any, style: Style) -> bytes:
    media_type = style.media_type or ""
    codec = codec_for(media_type)
    if isinstance(value, str) and codec.kind == "binary":
        value = value.encode("utf-8", "surrogatepass")  # text in a media type without a codec
    body = Body(media_type=media_type, encodings=style.encodings)
    content, _ = codec.encode(value, media_type, body)
    if not isinstance(content, bytes):
        raise RequestError(f"`{name}`: a parameter cannot be a file; pass its bytes")
    return content


def _decode(name: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise RequestError(f"`{name}`: a header cannot contain these bytes") from None
