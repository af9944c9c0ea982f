"""URLs: percent-encoding, resolving references, and comparing origins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from ...errors import ConfigurationError, RequestError

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_NOT_UNRESERVED: Final = re.compile(r"[^A-Za-z0-9._~-]+")
_NO_TRIPLE: Final = r"%(?![0-9A-Fa-f]{2})"
_NOT_ALLOWED_IN_QUERY: Final = re.compile(rf"(?:[^A-Za-z0-9._~!$'()*,;:@/?\[\]%-]|{_NO_TRIPLE})+")
"""`&`, `=`, `+` and `#` are reserved too, but would end the value."""
_NOT_ALLOWED_IN_PATH: Final = re.compile(rf"(?:[^A-Za-z0-9._~!$&'()*+,;=:@\[\]%-]|{_NO_TRIPLE})+")
"""`/`, `?` and `#` are reserved too, but would end the segment (OpenAPI, "Path Templating")."""
_NOT_IN_COOKIE: Final = re.compile(r"[^!#-+\--:<-\[\]-~]+")  # RFC 6265, section 4.1.1
_NOT_ALLOWED_IN_COOKIE: Final = re.compile(
    rf"(?:[^A-Za-z0-9._~!$&'()*+=:@/?#\[\]%-]|{_NO_TRIPLE})+"
)
"""`,` and `;` are reserved too, but not part of a cookie's value (RFC 6265, section 4.1.1)."""
_ENCODED_SLASH: Final = re.compile("%2[Ff]")
_OTHER_PATH: Final = re.compile(r"(?:(?:\.|%2[Ee]){1,2}(?:;[^?]*)?)?(?:\?.*)?", re.DOTALL)
"""An empty segment, or a dot segment (RFC 3986, sections 5.2.4 and 6.2.2.3).

Some servers ignore what follows a semicolon. A query may follow the last segment.
"""


def percent_encode(text: str) -> str:
    """Percent-encode everything except unreserved characters (RFC 3986).

    Raises `RequestError`.
    """
    return _encode_all(_NOT_UNRESERVED, text)


def percent_encode_reserved_in_query(text: str) -> str:
    """Keep reserved characters and percent-encoded triples (RFC 6570, section 3.2.3)."""
    return _encode_all(_NOT_ALLOWED_IN_QUERY, text)


def percent_encode_reserved_in_cookie(text: str) -> str:
    """Like `percent_encode_reserved_in_query`, for the value of a cookie."""
    return _encode_all(_NOT_ALLOWED_IN_COOKIE, text)


def percent_encode_credential_in_cookie(text: str) -> str:
    """Percent-encode only what the value of a cookie cannot contain."""
    return _encode_all(_NOT_IN_COOKIE, text)


def percent_encode_reserved_in_path(text: str) -> str:
    """Like `percent_encode_reserved_in_query`, for a path parameter."""
    if _ENCODED_SLASH.search(text):
        raise RequestError("a path parameter contains `%2F`, which would change the path")
    return _encode_all(_NOT_ALLOWED_IN_PATH, text)


def _encode_all(pattern: re.Pattern[str], text: str) -> str:
    try:
        return pattern.sub(_escape, text)
    except UnicodeEncodeError:
        raise RequestError("an argument contains an unpaired surrogate") from None


def _escape(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def check_path_segment(segment: str) -> None:
    """Raise `RequestError` for a segment with parameters that leads to another path."""
    if _OTHER_PATH.fullmatch(segment):
        shown = f"the segment `{segment}`" if segment else "an empty segment"
        raise RequestError(f"the path parameters result in {shown}, which would change the path")


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


def is_valid_url(url: str) -> bool:
    """Whether a request can be sent to a URL: the host and the port are possible."""
    import httpx2

    try:
        _, host, _ = get_origin(url)
        host.encode("idna")
        httpx2.URL(url)
    except (ValueError, httpx2.InvalidURL):  # a `UnicodeError` is a `ValueError`
        return False
    return True


def check_base_url(url: str) -> str:
    """Return a base URL without its trailing slash. Raises `ConfigurationError`."""
    try:
        is_plain = _is_plain(url)
        is_valid = is_valid_url(url)
    except ValueError:
        is_valid = is_plain = False
    if not is_valid:
        raise ConfigurationError("`base_url` must be an absolute http or https URL")
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
