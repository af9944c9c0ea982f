"""Models as fields of pydantic models and in FastAPI's routes.

Loaded by pydantic only; a client does not depend on it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from ...errors import RequestError, ResponseValidationError
from .codec import plain
from .convert import from_dict


def create_core_schema(type_: Any) -> Any:
    """The core schema of a model or a union: an instance, or a JSON value that satisfies it."""
    schemas = import_module("pydantic_core").core_schema

    def validate(value: Any) -> Any:
        if isinstance(value, type_):
            return value
        try:
            return from_dict(type_, value)
        except (RequestError, ResponseValidationError) as error:
            raise ValueError(str(error)) from None

    serialization = schemas.plain_serializer_function_ser_schema(serialize)
    return schemas.no_info_plain_validator_function(validate, serialization=serialization)


@cache
def create_serializer(type_: Any) -> Any:
    """The serializer of a model where pydantic knows no type: in a field of type `Any`."""
    return import_module("pydantic_core").SchemaSerializer(create_core_schema(type_))


def serialize(value: Any) -> Any:
    """A JSON value, without absent fields. Secrets are included."""
    return plain(value, whole=True)
