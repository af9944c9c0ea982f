"""URLs: joining, encoding and comparing them. No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urljoin, urlsplit

from ...errors import ConfigurationError, RequestError

_PORTS = {"http": 80, "https": 443}


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port (RFC 6454): what credentials belong to. Raises `ValueError`."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").rstrip(".")
    port = parts.port if parts.port is not None else _PORTS.get(scheme, -1)
    if not host or scheme not in _PORTS:
        raise ValueError("not an http or https URL")
    return scheme, host, port


def same_origin(one: str, other: str) -> bool:
    """Whether both are of one origin. What cannot be read is of none."""
    try:
        return _plain(one) and _plain(other) and origin(one) == origin(other)
    except ValueError:
        return False


def _plain(url: str) -> bool:
    # A user name in a URL replaces credentials, and parsers differ on backslashes and blanks.
    return "@" not in urlsplit(url).netloc and not any(c in "\\" or ord(c) <= 32 for c in url)


def join(base: str, reference: str) -> str:
    """A link of an answer from `base`, made absolute (RFC 3986, section 5); empty, which is of no
    origin, where it cannot be read."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return ""


def base_url(url: str) -> str:
    """A base URL, without the slash at its end. Raises `ConfigurationError` where it is none."""
    try:
        origin(url)
        plain = _plain(url)
    except ValueError:
        raise ConfigurationError("`base_url` must be an absolute http or https URL") from None
    parts = urlsplit(url)
    if not plain or parts.query or parts.fragment:
        raise ConfigurationError("`base_url` may hold no user name, query, fragment or blank")
    return url.rstrip("/")


def server_url(template: str, variables: Mapping[str, str]) -> str:
    """A server's URL with its variables filled in, none of which can change what surrounds it."""
    host_ends = _end_of_host(template)
    url = template
    for name, value in variables.items():
        hole = f"{{{name}}}"
        safe = "" if 0 <= template.find(hole) < host_ends else "/"
        written = quote(value, safe=safe + ":" if _is_whole(template, hole) else safe)
        if "%" in written or ".." in value:
            raise ConfigurationError(f"server variable `{name}` holds a character it may not hold")
        url = url.replace(hole, written)
    return url


def _end_of_host(template: str) -> int:
    start = template.find("://")
    end = template.find("/", start + 3)
    return len(template) if end < 0 else end


def _is_whole(template: str, hole: str) -> bool:
    return template.startswith((f"https://{hole}", f"http://{hole}"))


def segment(name: str, text: str) -> str:
    """A path parameter as one segment: every character that means something is encoded.

    Raises `RequestError` where it is empty, `.` or `..`, which would lead to another path.
    """
    if text in ("", ".", ".."):
        shown = repr(text) if text else "empty"
        raise RequestError(f"path parameter `{name}` is {shown}, which would lead to another path")
    return encode(text)


def encode(text: str, safe: str = "") -> str:
    """Percent-encoding (RFC 3986, section 2.1); unreserved characters and `safe` stay."""
    try:
        return quote(text, safe=safe)
    except UnicodeEncodeError:
        raise RequestError(
            "an argument holds half of a surrogate pair, which no URL can hold"
        ) from None
