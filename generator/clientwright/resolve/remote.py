"""Fetches remote references, limited to the URLs that the configuration allows.

A document is untrusted input, and the request comes from the user's machine inside the user's
network. Therefore nothing is fetched unless the configuration lists the address; redirects are
checked like the first request; addresses of this machine and of private networks are refused after
name resolution, and the connection uses the address that was checked; no credentials, cookies or
proxies are used; size and time are limited; and a lock file stores the hash of each file, so that
a later run gets the same content or reports the difference.
"""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import json
import posixpath
import socket
import ssl
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from ..values import is_object

MAX_BYTES = 16 * 1024 * 1024
MAX_SECONDS = 30.0
MAX_REDIRECTS = 5

_PORTS = {"http": 80, "https": 443}


class RemoteError(Exception):
    """A file was not fetched. The message is the reason, as the end of a sentence."""


class Remote:
    """Fetches files from allowed URLs and stores their hashes."""

    def __init__(self, allowed: Sequence[str], lock: Path, *, private: bool = False) -> None:
        """`allowed` are URL prefixes. `private` allows this machine and private networks."""
        self._allowed = [_split_url(prefix) for prefix in allowed]
        self._private = private
        self.lock = lock
        self.locked = _read_lock(lock)
        """The content of the lock file: URL to hash."""
        self.hashes: dict[str, str] = {}
        """The hashes of the files that this run fetched."""

    def allows(self, url: str) -> bool:
        """Whether a prefix covers a URL: same scheme, host and port, and a path below its path."""
        try:
            wanted = _split_url(url)
        except ValueError:
            return False
        if wanted.username is not None or wanted.password is not None:
            return False
        return any(_covers(prefix, wanted) for prefix in self._allowed)

    def fetch(self, url: str) -> tuple[str, bytes]:
        """The URL after redirects, and the content. Raises `RemoteError`."""
        deadline = time.monotonic() + MAX_SECONDS
        current = url
        for _ in range(MAX_REDIRECTS + 1):
            if not self.allows(current):
                raise RemoteError(f"it redirects to `{current}`, which is not allowed")
            status, location, content = self._request(_split_url(current), deadline)
            if status in (301, 302, 303, 307, 308) and location:
                current = urljoin(current, location)
                continue
            if status != 200:
                raise RemoteError(f"the server responded with status {status}")
            self._check(url, content)
            return current, content
        raise RemoteError(f"it redirects more than {MAX_REDIRECTS} times")

    def _check(self, url: str, content: bytes) -> None:
        found = "sha256:" + hashlib.sha256(content).hexdigest()
        self.hashes[url] = found
        if self.locked.get(url, found) != found:
            raise RemoteError(f"its hash differs from the one in `{self.lock.name}`")

    def _request(self, url: SplitResult, deadline: float) -> tuple[int, str | None, bytes]:
        host = url.hostname or ""
        try:
            port = url.port or _PORTS[url.scheme]
            connection = self._connect(url.scheme, host, port, deadline)
            try:
                target = url.path or "/"
                connection.request(
                    "GET",
                    f"{target}?{url.query}" if url.query else target,
                    headers={"Accept": "*/*", "User-Agent": "clientwright"},
                )
                response = connection.getresponse()
                content = b"" if response.status != 200 else _read(response, deadline)
                return response.status, response.getheader("Location"), content
            finally:
                connection.close()
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise RemoteError(str(error) or type(error).__name__) from error

    def _connect(
        self, scheme: str, host: str, port: int, deadline: float
    ) -> http.client.HTTPConnection:
        """Connect to the address that was checked, even if the name resolves differently later."""
        address = self._resolve_address(host, port)
        connection = http.client.HTTPConnection(host, port)
        plain = socket.create_connection((address, port), timeout=_get_remaining_time(deadline))
        if scheme == "https":
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(plain, server_hostname=host)
        else:
            connection.sock = plain
        return connection

    def _resolve_address(self, host: str, port: int) -> str:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self._private:
            for address in addresses:
                if not ipaddress.ip_address(address.partition("%")[0]).is_global:
                    raise RemoteError(f"`{host}` is in a private network")
        return addresses[0]


def format_lock(remote: Remote) -> str:
    """The content of the lock file: the hashes of this run, sorted."""
    return json.dumps(dict(sorted(remote.hashes.items())), indent=2, ensure_ascii=True) + "\n"


def locate_lock(document: Path) -> Path:
    """The path of the lock file, next to the document."""
    return document.with_name(document.name + ".lock")


def write_lock(spec_lock: tuple[Path, str]) -> None:
    """Write the lock file if its content changed."""
    path, text = spec_lock
    content = text.encode("ascii")
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


def _read_lock(path: Path) -> Mapping[str, str]:
    """The content of a lock file; empty if it is missing or invalid."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    if not is_object(data):
        return {}
    return {url: value for url, value in data.items() if isinstance(value, str)}


def _read(response: http.client.HTTPResponse, deadline: float) -> bytes:
    content = bytearray()
    while chunk := response.read1(65536):
        content += chunk
        if len(content) > MAX_BYTES:
            raise RemoteError(f"it is larger than {MAX_BYTES // 1024 // 1024} MB")
        _get_remaining_time(deadline)
    return bytes(content)


def _get_remaining_time(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise RemoteError(f"it took longer than {MAX_SECONDS:.0f} seconds")
    return left


def _split_url(url: str) -> SplitResult:
    """The components of a URL. Raises ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError(url)
    _ = parts.port  # raises ValueError if it is not a number
    return parts


def _covers(prefix: SplitResult, wanted: SplitResult) -> bool:
    def origin(parts: SplitResult) -> tuple[str, str | None, int]:
        return parts.scheme, parts.hostname, parts.port or _PORTS[parts.scheme]

    if origin(prefix) != origin(wanted):
        return False
    folder = prefix.path.rstrip("/")
    # Servers may decode a path before they normalize it, so the decoded path is compared.
    path = posixpath.normpath(unquote(wanted.path) or "/")
    return path == folder or path.startswith(folder + "/")
