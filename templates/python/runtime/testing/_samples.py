"""Sample values for schemas: deterministic and valid, the document's examples first.

Strings with a pattern and numbers with a range have an example in their schema, which the generator
chose.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from .._runtime.models import schemas
from .._runtime.models.api_data import Json
from .._runtime.models.json_value import is_object
from .._runtime.models.schemas import Schema, kind_of, resolve

_MAX_DEPTH = 3
"""Below this depth samples have required properties only; those of large APIs would be huge."""
_SIMPLE: dict[str, Json] = {"any": {}, "boolean": True, "integer": 1, "number": 1.5}
_CONSTRAINTS = {"minProperties", "dependentRequired"}


class Sampler:
    """Samples of the types of one API, as responses have them."""

    def __init__(self, definitions: Mapping[str, Schema]) -> None:
        self._definitions = definitions

    def sample(self, schema: Schema, name: str = "text", depth: int = 0) -> Json:
        """A value that satisfies the schema. A plain string is `name`."""
        if "examples" in schema:
            return deepcopy(schema["examples"][0])
        inner = schemas.target(schema, self._definitions)
        if inner is not None:
            return self.sample(inner, name, depth)
        inner = schemas.non_null(schema)
        if inner is not None:
            # The inner type may require a nullable value of its own type.
            return None if depth > _MAX_DEPTH else self.sample(inner, name, depth)
        match kind_of(schema):
            case "string" | "file":
                return name[: schema.get("maxLength")]
            case "const":
                return schema["const"]
            case "enum":
                return schema["enum"][0]
            case "union":
                return self._variant(schema, name, depth)
            case "array":
                return self._array(schema, name, depth)
            case "object":
                return self._object(schema, name, depth)
            case kind:
                return deepcopy(_SIMPLE.get(kind))

    def sampled_variant(self, union: Schema) -> schemas.Variant:
        index: int = union.get("x-sample-variant", 0)
        return schemas.variants(union)[index]

    def _variant(self, union: Schema, name: str, depth: int) -> Json:
        variant = self.sampled_variant(union)
        value = self.sample(variant.schema, name, depth)
        if variant.tag is not None and is_object(value):
            value[variant.tag] = variant.tags[0]
        return value

    def _array(self, schema: Schema, name: str, depth: int) -> list[Json]:
        items = schema.get("items", {})
        if items is False:
            prefix: list[Schema] = schema.get("prefixItems", [])
            return [self.sample(item, name, depth + 1) for item in prefix]
        wanted = min(1 if depth < _MAX_DEPTH else 0, schema.get("maxItems", 1))
        count = max(wanted, schema.get("minItems", 0))
        if not count:
            return []
        first = self.sample(items, name, depth + 1)
        if count == 1 or not schema.get("uniqueItems"):
            return [first] * count
        return self._distinct(items, first, count)

    def _distinct(self, items: Schema, first: Json, count: int) -> list[Json]:
        """Different values of a simple type, if it has so many."""
        item = resolve(items, self._definitions)
        match kind_of(item):
            case "enum":
                members: list[Json] = item["enum"]
                return members[:count]
            case "integer" | "number":
                step = item.get("multipleOf") or 1
                return [first + number * step for number in range(count)]
            case "string":
                return [first, *(f"{first}{number}" for number in range(2, count + 1))]
            case _:
                return [first] * count

    def _object(self, schema: Schema, name: str, depth: int) -> dict[str, Json]:
        if "properties" not in schema:
            return {
                f"key{number or ''}": self.sample(
                    schema.get("additionalProperties", {}), name, depth + 1
                )
                for number in range(schema.get("minProperties", 0))
            }
        names = set(schema.get("required", ()))
        if depth < _MAX_DEPTH or not _CONSTRAINTS.isdisjoint(schema):
            names.update(schema.get("x-sample-properties", schemas.properties(schema)))
        return {
            key: self.sample(declared, key, depth + 1)
            for key, declared in schemas.properties(schema).items()
            if key in names and "writeOnly" not in declared
        }


def fill_template(template: list[str | tuple[str, int]], number: int) -> str:
    """The text of a template, with the number in its free characters, the last ones first."""
    pieces: list[str] = []
    for piece in reversed(template):
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        alphabet, length = piece
        text = ""
        for _ in range(length):
            number, index = divmod(number, len(alphabet))
            text = alphabet[index] + text
        pieces.append(text)
    return "".join(reversed(pieces))
