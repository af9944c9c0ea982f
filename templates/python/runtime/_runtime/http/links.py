"""Links in responses that lead to a next page."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from .urls import is_same_origin


def route_link(url: str, base_url: str, servers: Iterable[str]) -> str | None:
    """The URL to request for a link; None if it leads to another host.

    `servers` are the URLs of the API's servers if `base_url` is a gateway to them. The API knows
    nothing of the gateway, so its links lead to its own server, or have the paths of it.
    """
    is_same = is_same_origin(url, base_url)
    if is_same and _find_rest(url, base_url) is not None:
        return url
    for server in servers:
        if is_same_origin(server, base_url) or not (is_same or is_same_origin(url, server)):
            continue
        rest = _find_rest(url, server)
        if rest is not None:
            return base_url.rstrip("/") + rest
    return url if is_same else None


def _find_rest(url: str, base: str) -> str | None:
    """What follows the path of a base in a URL; None if its path is another one."""
    path, prefix = urlsplit(url).path, urlsplit(base).path.rstrip("/")
    if path != prefix and not path.startswith(f"{prefix}/"):
        return None
    query = urlsplit(url).query
    return path.removeprefix(prefix) + (f"?{query}" if query else "")
