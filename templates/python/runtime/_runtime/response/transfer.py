"""The progress of a download, and how an interrupted one is resumed. No I/O.

A range is requested with the entity tag of the file (RFC 9110, sections 13.1.5 and 14.2), so that
bytes of two versions are never mixed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ...errors import ResponseChangedError
from ..http.headers import find_request_id
from .response import RawResponse

_CONTENT_RANGE: Final = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)", re.IGNORECASE)
_STRONG_TAG: Final = re.compile(r'"[^"]*"')


class Transfer:
    """The bytes of one file, which may arrive in several responses."""

    def __init__(self, operation: str, method: str, response: RawResponse) -> None:
        self._operation = operation
        self._is_get = method == "GET"
        self.received = 0
        """The number of bytes so far."""
        self.size: int | None = None
        """The number of bytes of the whole file, if it is known."""
        self._begin(response)

    def _begin(self, response: RawResponse) -> None:
        """Take the facts about the file from a response with all of it."""
        headers = response.headers
        is_encoded = headers.get("content-encoding", "identity").strip().lower() != "identity"
        length = headers.get("content-length", "")
        self.size = int(length) if length.isdecimal() and not is_encoded else None
        self._tag = headers.get("etag", "").strip()
        # Offsets count bytes of the encoded content.
        self._has_ranges = response.status_code == 200 and not is_encoded

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing, as far as the size is known."""
        return self.size is None or self.received >= self.size

    def get_range_headers(self) -> dict[str, str] | None:
        """The headers that request the rest; None if the file could change without notice."""
        if not self._is_get:  # the only method with ranges
            return None
        if not self.received:
            return {}
        if not self._has_ranges or _STRONG_TAG.fullmatch(self._tag) is None:
            return None
        return {"Range": f"bytes={self.received}-", "If-Range": self._tag}

    def resume(self, response: RawResponse) -> None:
        """Go on with a response, which begins the file again only if nothing of it was received.

        Raises `ResponseChangedError` for anything else than the rest of the same file.
        """
        if response.status_code == 200 and not self.received:
            self._begin(response)
            return
        headers = response.headers
        found = _CONTENT_RANGE.fullmatch(headers.get("content-range", "").strip())
        is_next = response.status_code == 206 and found and int(found[1]) == self.received
        has_size = not found or found[3] == "*" or self.size in (None, int(found[3]))
        if not is_next or not has_size or headers.get("etag", self._tag).strip() != self._tag:
            raise self.create_error(response.headers)

    def create_error(self, headers: Mapping[str, str]) -> ResponseChangedError:
        """The error of a file that is another one now."""
        return ResponseChangedError(
            f"{self._operation}: the file changed after {self.received} bytes; download it again",
            request_id=find_request_id(headers),
            operation=self._operation,
        )
