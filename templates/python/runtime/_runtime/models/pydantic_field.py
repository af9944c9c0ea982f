"""What makes models and unions types of pydantic's fields, without importing pydantic."""

from __future__ import annotations

from typing import Any, ClassVar


class _Serializer:
    """The serializer of a class, created when pydantic asks for it."""

    def __get__(self, instance: object, owner: Any) -> Any:
        from .pydantic import create_serializer

        return create_serializer(owner)


class PydanticField:
    """Has what pydantic looks for in the types of its fields, and in values of any type."""

    __slots__ = ()
    __pydantic_serializer__: ClassVar[Any] = _Serializer()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from .pydantic import create_core_schema

        return create_core_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """What FastAPI's document says: that of the API has the details."""
        kind = {"type": "object"} if hasattr(cls, "__sensitive__") else {}
        return {"title": cls.__name__, **kind}
