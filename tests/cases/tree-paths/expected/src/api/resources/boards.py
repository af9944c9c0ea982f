"""`client.boards`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.sync.resource import Resource
from ..operations import boards as operations

if TYPE_CHECKING:
    from .boards_cards import BoardsCards


class Boards(Resource):
    """Available as `client.boards`."""

    @cached_property
    def cards(self) -> BoardsCards:
        """The methods of `client.boards.cards`."""
        from .boards_cards import BoardsCards

        return BoardsCards(self._client)

    def list(self) -> None:
        """Send `GET /api/v2/boards`.

        Example:
            client.boards.list()
        """
        return self._send(operations.LIST)

    def create(self) -> None:
        """Send `POST /api/v2/boards`.

        Example:
            client.boards.create()
        """
        return self._send(operations.CREATE)

    def delete_all(self) -> None:
        """Send `DELETE /api/v2/boards`.

        Example:
            client.boards.delete_all()
        """
        return self._send(operations.DELETE_ALL)

    def get(self, board_id: str) -> None:
        """Send `GET /api/v2/boards/{boardId}`.

        Example:
            client.boards.get("board_id")
        """
        return self._send(operations.GET, path={"boardId": board_id})

    def replace(self, board_id: str) -> None:
        """Send `PUT /api/v2/boards/{boardId}`.

        Example:
            client.boards.replace("board_id")
        """
        return self._send(operations.REPLACE, path={"boardId": board_id})

    def update(self, board_id: str) -> None:
        """Send `PATCH /api/v2/boards/{boardId}`.

        Example:
            client.boards.update("board_id")
        """
        return self._send(operations.UPDATE, path={"boardId": board_id})

    def delete(self, board_id: str) -> None:
        """Send `DELETE /api/v2/boards/{boardId}`.

        Example:
            client.boards.delete("board_id")
        """
        return self._send(operations.DELETE, path={"boardId": board_id})

    def archive(self, board_id: str) -> None:
        """Send `POST /api/v2/boards/{boardId}/archive`.

        Example:
            client.boards.archive("board_id")
        """
        return self._send(operations.ARCHIVE, path={"boardId": board_id})
