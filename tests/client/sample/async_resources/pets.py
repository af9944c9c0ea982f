"""`client.pets`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime.bodies.files import AsyncFile
from .._runtime.aio.pager import AsyncPager
from .._runtime.aio.client import AsyncResource
from .._runtime.aio.stream import AsyncStream
from .._runtime.unset import UNSET, Unset
from ..operations import pets as operations

if TYPE_CHECKING:
    from .pets_toys import AsyncPetsToys


class AsyncPets(AsyncResource):
    """Animals, and what is known of them. Reached as `client.pets`."""

    @cached_property
    def toys(self) -> AsyncPetsToys:
        """What pets play with."""
        from .pets_toys import AsyncPetsToys

        return AsyncPetsToys(self._client)

    async def create(
        self,
        *,
        name: str,
        kind: models.PetKind | Unset = UNSET,
        born: datetime | None | Unset = UNSET,
        home: models.Home | models.HomeDict | Unset = UNSET,
        chip: models.Chip | Unset = UNSET,
    ) -> models.Pet:
        """Create a pet."""
        return await self._send(
            operations.CREATE,
            body={"name": name, "kind": kind, "born": born, "home": home, "chip": chip},
        )

    async def fetch(self, pet_id: str) -> models.Pet:
        """Fetch a pet."""
        return await self._send(operations.FETCH, path={"id": pet_id})

    def list(
        self,
        *,
        tags: Sequence[str] | Unset = UNSET,
        page_size: int | Unset = UNSET,
        page_token: str | Unset = UNSET,
        limit: int | None = None,
    ) -> AsyncPager[models.Pet]:
        """List pets."""
        return self._pages(
            operations.LIST,
            query={"tag": tags, "PageSize": page_size, "PageToken": page_token},
            limit=limit,
        )

    async def update(self, pet_id: str, *, name: str | Unset = UNSET) -> models.Pet:
        """Update a pet."""
        return await self._send(operations.UPDATE, path={"id": pet_id}, body={"name": name})

    async def delete(self, pet_id: str) -> None:
        """Delete a pet."""
        return await self._send(operations.DELETE, path={"id": pet_id})

    async def tell(self, pet_id: str, *, text: str) -> models.Reply:
        """Tell a pet something; its reply may come later (202)."""
        return await self._send(operations.TELL, path={"id": pet_id}, body={"text": text})

    async def order(self, *, item: str, idempotency_key: str | Unset = UNSET) -> models.Reply:
        """Order something."""
        return await self._send(
            operations.ORDER, headers={"Idempotency-Key": idempotency_key}, body={"item": item}
        )

    async def upload(self, pet_id: str, *, photo: AsyncFile, caption: str | Unset = UNSET) -> None:
        """Upload a photo."""
        return await self._send(
            operations.UPLOAD, path={"id": pet_id}, body={"photo": photo, "caption": caption}
        )

    async def put_photo(self, pet_id: str, *, body: AsyncFile) -> None:
        """Replace the photo."""
        return await self._send(operations.PUT_PHOTO, path={"id": pet_id}, body=body)

    async def photo(self, pet_id: str) -> bytes:
        """The photo."""
        return await self._send(operations.PHOTO, path={"id": pet_id})

    async def note(self, pet_id: str) -> str:
        """A note, as text."""
        return await self._send(operations.NOTE, path={"id": pet_id})

    async def search(
        self,
        *,
        where: dict[str, Any] | Unset = UNSET,
        ids: Sequence[int] | Unset = UNSET,
        words: Sequence[str] | Unset = UNSET,
        trace: str | Unset = UNSET,
        mood: str | Unset = UNSET,
    ) -> Sequence[models.Animal]:
        """Search animals, in every style of parameters."""
        return await self._send(
            operations.SEARCH,
            query={"where": where, "ids": ids, "words": words},
            headers={"X-Trace": trace},
            cookies={"mood": mood},
        )

    async def register(self, *, name: str, tags: Sequence[str] | Unset = UNSET) -> models.Reply:
        """Register by a form."""
        return await self._send(operations.REGISTER, body={"name": name, "tags": tags})

    def sounds(self, pet_id: str) -> AsyncStream[models.Sound]:
        """The sounds of a pet, as they occur."""
        return self._stream(operations.SOUNDS, path={"id": pet_id})

    def log(self, pet_id: str) -> AsyncStream[models.Sound]:
        """The same as JSON lines."""
        return self._stream(operations.LOG, path={"id": pet_id})

    def by_cursor(
        self, *, cursor: str | Unset = UNSET, limit: int | None = None
    ) -> AsyncPager[str]:
        """Names, by cursor."""
        return self._pages(operations.BY_CURSOR, query={"cursor": cursor}, limit=limit)

    def by_offset(
        self, *, offset: int | Unset = UNSET, count: int | Unset = UNSET, limit: int | None = None
    ) -> AsyncPager[str]:
        """Names, by offset."""
        return self._pages(
            operations.BY_OFFSET, query={"offset": offset, "count": count}, limit=limit
        )

    def by_page(self, *, page: int | Unset = UNSET, limit: int | None = None) -> AsyncPager[str]:
        """Names, by page number."""
        return self._pages(operations.BY_PAGE, query={"page": page}, limit=limit)

    def by_link(self, *, limit: int | None = None) -> AsyncPager[str]:
        """Names, by the Link header."""
        return self._pages(operations.BY_LINK, limit=limit)

    async def status(self) -> None:
        """Needs no credentials."""
        return await self._send(operations.STATUS)
