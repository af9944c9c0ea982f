"""`client.files`."""

from __future__ import annotations

from collections.abc import Sequence

from .. import models
from .._runtime.bodies.files import File
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import files as operations


class Files(Resource):
    """Available as `client.files`."""

    def replace(
        self,
        *,
        base64: bytes | Unset = UNSET,
        image: bytes | Unset = UNSET,
        byte: bytes | Unset = UNSET,
        base32: str | Unset = UNSET,
        quoted: str | Unset = UNSET,
        json: str | Unset = UNSET,
        settings: str | Unset = UNSET,
        history: str | None | Unset = UNSET,
        packed: bytes | Unset = UNSET,
        html: str | Unset = UNSET,
        raw_in_json: str | Unset = UNSET,
        list: Sequence[bytes] | Unset = UNSET,
    ) -> models.File:
        """Send `PUT /files`.

        Args:
            json: A JSON-encoded `dict[str, Any]`.
            settings: How the file is shown. A JSON-encoded `models.Settings`.
            history: A JSON-encoded `list[models.FileHistoryContentItem]`.
            packed: A JSON-encoded `models.Settings`.

        Returns:
            The file, as it was sent.

        Example:
            file = client.files.replace()
        """
        return self._send(
            operations.REPLACE,
            body={
                "base64": base64,
                "image": image,
                "byte": byte,
                "base32": base32,
                "quoted": quoted,
                "json": json,
                "settings": settings,
                "history": history,
                "packed": packed,
                "html": html,
                "raw_in_json": raw_in_json,
                "list": list,
            },
        )

    def download(self) -> bytes:
        """Send `GET /files/content`.

        Returns:
            The octets.

        Example:
            result = client.files.download()
        """
        return self._send(operations.DOWNLOAD)

    def upload(self, *, data: File, title: str | Unset = UNSET) -> None:
        """Send `POST /files/content`.

        Example:
            client.files.upload(data=b"data")
        """
        return self._send(operations.UPLOAD, body={"data": data, "title": title})
