"""URLs: percent-encoding, resolving references, and comparing origins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from ...errors import ConfigurationError, RequestError

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_NOT_UNRESERVED: Final = re.compile(r"[^A-Za-z0-9._~-]+")
_NOT_ALLOWED_IN_QUERY: Final = re.compile(r"[^A-Za-z0-9._~!$'()*,;:@/?\[\]-]+")
"""`&`, `=`, `+` and `#` are reserved too, but would end the value."""


def percent_encode(text: str, *, allow_reserved: bool = False) -> str:
    """Percent-encode everything except unreserved and, on request, reserved characters (RFC 3986).

    Raises `RequestError`.
    """
    pattern = _NOT_ALLOWED_IN_QUERY if allow_reserved else _NOT_UNRESERVED
    try:
        return pattern.sub(_escape, text)
    except UnicodeEncodeError:
        raise RequestError("an argument contains an unpaired surrogate") from None


def _escape(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def check_path_segment(name: str, text: str) -> None:
    """Raise `RequestError` for a path parameter that would lead to another path."""
    if text in ("", ".", ".."):
        shown = repr(text) if text else "empty"
        raise RequestError(f"path parameter `{name}` is {shown}, which would change the path")


def get_origin(url: str) -> tuple[str, str, int]:
    """The scheme, host and port of a URL (RFC 6454). Raises `ValueError`."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").rstrip(".")
    port = parts.port if parts.port is not None else _DEFAULT_PORTS.get(scheme, -1)
    if not host or scheme not in _DEFAULT_PORTS:
        raise ValueError("not an http or https URL")
    return scheme, host, port


def is_same_origin(url: str, other: str) -> bool:
    """Whether two URLs have the same origin. An invalid URL has none."""
    try:
        return _is_plain(url) and _is_plain(other) and get_origin(url) == get_origin(other)
    except ValueError:
        return False


def _is_plain(url: str) -> bool:
    # A user name replaces credentials; parsers disagree about backslashes and whitespace.
    return "@" not in urlsplit(url).netloc and not any(c in "\\" or ord(c) <= 32 for c in url)


def resolve_url(base: str, reference: str) -> str:
    """Resolve a reference against a base URL (RFC 3986, section 5). Empty if it is invalid."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return ""


def check_base_url(url: str) -> str:
    """Return a base URL without its trailing slash. Raises `ConfigurationError`."""
    try:
        get_origin(url)
        is_plain = _is_plain(url)
    except ValueError:
        raise ConfigurationError("`base_url` must be an absolute http or https URL") from None
    parts = urlsplit(url)
    if not is_plain or parts.query or parts.fragment:
        raise ConfigurationError(
            "`base_url` must not contain a user name, a query, a fragment or whitespace"
        )
    return url.rstrip("/")


def expand_server_url(template: str, variables: Mapping[str, str]) -> str:
    """Fill in the variables of a server URL. A value cannot change the parts around it."""
    path_start = template.find("/", template.find("://") + 3)
    host_end = len(template) if path_start < 0 else path_start
    url = template
    for name, value in variables.items():
        placeholder = f"{{{name}}}"
        safe = "" if 0 <= template.find(placeholder) < host_end else "/"
        if template.startswith(placeholder):
            safe = ":/[]"  # the variable is an origin; `check_base_url` checks the result
        elif template.startswith((f"https://{placeholder}", f"http://{placeholder}")):
            safe += ":"  # the variable is the whole host
        encoded = quote(value, safe=safe)
        if "%" in encoded or ".." in value:
            raise ConfigurationError(f"server variable `{name}` contains an invalid character")
        url = url.replace(placeholder, encoded)
    return url
