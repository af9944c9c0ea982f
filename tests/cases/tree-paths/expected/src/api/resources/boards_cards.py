"""`client.boards.cards`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import boards_cards as operations


class BoardsCards(Resource):
    """Available as `client.boards.cards`."""

    def list(self, board_id: str) -> None:
        """Send `GET /api/v2/boards/{boardId}/cards`.

        Example:
            client.boards.cards.list("board_id")
        """
        return self._send(operations.LIST, path={"boardId": board_id})

    def create(self, board_id: str) -> None:
        """Send `POST /api/v2/boards/{boardId}/cards`.

        Example:
            client.boards.cards.create("board_id")
        """
        return self._send(operations.CREATE, path={"boardId": board_id})

    def get(self, board_id: str, card_id: str) -> None:
        """Send `GET /api/v2/boards/{boardId}/cards/{id}`.

        Example:
            client.boards.cards.get("board_id", "card_id")
        """
        return self._send(operations.GET, path={"boardId": board_id, "id": card_id})
