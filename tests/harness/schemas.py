"""Converts a document's schemas to JSON Schema draft 7 without references, to draw and check values.

Independent of the generator on purpose: it checks how the generator interprets schemas.

`Schemas(document).exact(...)` describes the values that an API may send, with closed objects, so that
values have no properties unknown to the client. `loose(...)` accepts every value that a strict
client accepts: objects are open, and keywords that the client does not check are omitted
(docs/decisions/0015-strict-validation.md).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

JsonSchema = Any
"""A draft 7 schema: an object or a boolean."""

MARK = "clientwright-"
"""Prefix of the formats that have strategies in `drawing`."""
_FORMATS = frozenset(
    {
        *("date-time", "date", "time", "duration", "uuid", "byte", "base64", "decimal"),
        *("uri", "email", "ipv4", "hostname"),
    }
)
_RANGE = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "type")
_SIZES = ("minItems", "maxItems", "uniqueItems")
_DEEP = 3
_BRANCHES = frozenset({"if", "then", "else", "dependentSchemas"})
_CHOICES = f"{MARK}choices"
"""Collects the `_BRANCHES` of a schema and its `allOf`: a list of (if, then, else)."""
_TYPED = frozenset({"properties", "additionalProperties", "patternProperties", "required"})


class TooDeep(Exception):
    """Every value of the schema is nested more deeply than the supported depth."""


class Unsatisfiable(Exception):
    """No value satisfies all parts of a schema."""


class Schemas:
    """The schemas of a document in a single file."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self.old = document["openapi"].startswith("3.0")
        self._anchors: dict[str, Any] = {}
        self._note_anchors(document)

    def exact(self, schema: Any) -> JsonSchema:
        """Describe the values that the API may send. Raises `TooDeep` if all are nested too deeply."""
        return _Rewriting(self, loose=False).schema(schema)

    def loose(self, schema: Any) -> JsonSchema:
        """Describe the values that a strict client accepts, a superset of `exact`."""
        return _Rewriting(self, loose=True).schema(schema)

    def target(self, reference: str) -> Any:
        """Resolve a reference."""
        _, _, fragment = reference.partition("#")
        if not fragment.startswith("/"):
            name = fragment or reference
            ends = (key for key in self._anchors if key == name or key.endswith(f"/{name}"))
            return self._anchors[next(ends)]
        # Relative to the document's root, else to the enclosing schema with an `$id`.
        for start in (self._document, *self._anchors.values()):
            try:
                return _at(start, unquote(fragment))
            except KeyError:
                continue
        raise KeyError(reference)

    def properties(self, schema: Any) -> dict[str, Any]:
        """Return the properties of an object, including those of its `allOf`."""
        found: dict[str, Any] = _Rewriting(self, loose=False).merged(schema).get("properties", {})
        return found

    def nullable(self, schema: dict[str, Any]) -> bool:
        """Check whether `nullable` adds null to the schema's values (OpenAPI 3.0)."""
        return self.old and schema.get("nullable") is True

    def _note_anchors(self, value: Any) -> None:
        if isinstance(value, dict):
            for key in ("$anchor", "$dynamicAnchor", "$id"):
                if isinstance(value.get(key), str):
                    self._anchors[value[key]] = value
            for inner in value.values():
                self._note_anchors(inner)
        elif isinstance(value, list):
            for inner in value:
                self._note_anchors(inner)


class _Rewriting:
    def __init__(self, schemas: Schemas, *, loose: bool) -> None:
        self._schemas = schemas
        self._loose = loose
        self._inside: list[Any] = []
        """The targets of the references that are being expanded."""

    def schema(self, schema: Any) -> JsonSchema:
        if isinstance(schema, bool):
            return schema
        if "$ref" in schema or "$dynamicRef" in schema:
            return self._referred(schema)
        result = self._plain(schema)
        if self._schemas.nullable(schema):
            return {"anyOf": [result, {"type": "null"}]}
        return result

    def _referred(self, schema: dict[str, Any]) -> JsonSchema:
        if "$ref" in schema:
            target = self._schemas.target(schema["$ref"])
        else:
            target = self._dynamic_target(schema["$dynamicRef"])
        siblings = {k: v for k, v in schema.items() if k not in ("$ref", "$dynamicRef")}
        if sum(each is target for each in self._inside) >= _DEEP:
            if self._loose:
                return True
            raise TooDeep
        self._inside.append(target)
        try:
            nullable = siblings.pop("nullable", False) is True
            if siblings.keys() - {"description", "title"}:
                result = self.schema({"allOf": [target, siblings]})
            else:
                result = self.schema(target)
        finally:
            self._inside.pop()
        return {"anyOf": [result, {"type": "null"}]} if nullable else result

    def _dynamic_target(self, reference: str) -> Any:
        """Resolve a dynamic reference: to the outermost active schema with that `$dynamicAnchor`."""
        for passed in self._inside:
            for each in (passed, *passed.get("$defs", {}).values()):
                if f"#{each.get('$dynamicAnchor')}" == reference:
                    return each
        return self._schemas.target(reference)

    def _plain(self, schema: dict[str, Any]) -> JsonSchema:
        if schema.keys() & _BRANCHES:
            schema = self.merged(schema)
        if schema.get(_CHOICES):
            return self._choice(schema)
        if "const" in schema or "enum" in schema:
            return self._values(schema)
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema and not _only_requires(schema[keyword]):
                return self._union(schema, keyword)
        if "allOf" in schema:
            return self._all_of(schema)
        kinds = schema.get("type")
        if isinstance(kinds, list):
            return {"anyOf": [self._plain({**schema, "type": kind}) for kind in kinds]}
        if kinds is None and schema.keys() & _TYPED:
            kinds = "object"
        match kinds:
            case "object":
                return self._object(schema)
            case "array":
                return self._array(schema)
            case "string":
                return self._string(schema)
            case "number" | "integer":
                return self._number({**schema, "type": kinds})
            case None if "format" in schema:
                return self._string(schema)
            case None:
                return True
            case kind:
                return {"type": kind}

    # --- values --------------------------------------------------------------------------------

    def _values(self, schema: dict[str, Any]) -> JsonSchema:
        values = [schema["const"]] if "const" in schema else schema["enum"]
        if schema.get("type") == "string":  # YAML reads unquoted `yes` or `1` as other types
            values = [v if isinstance(v, str) else str(v).lower() for v in values if v is not None]
        if self._loose and any(isinstance(value, dict | list) for value in values):
            return True
        return {"enum": values}

    def _string(self, schema: dict[str, Any]) -> JsonSchema:
        result = {k: schema[k] for k in ("minLength", "maxLength", "pattern") if k in schema}
        if self._loose:
            return {"type": "string", **result}
        encoded = schema.get("contentEncoding") == "base64"
        found = "byte" if encoded else schema.get("format")
        if found in _FORMATS:
            return {"type": "string", "format": f"{MARK}{found}"}
        return {"type": "string", **result}

    def _number(self, schema: dict[str, Any]) -> JsonSchema:
        if schema.get("format") in ("int32", "int64"):  # implies an integer even for `type: number`
            schema = {**schema, "type": "integer"}
        result = {k: v for k, v in schema.items() if k in _RANGE}
        for limit, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            if result.get(limit) is True:
                result[limit] = result.pop(bound)
            elif result.get(limit) is False:
                del result[limit]
        reach = {"int32": 2**31 - 1, "int64": 2**63 - 1}.get(schema.get("format", ""))
        if reach is None and self._loose:
            return result
        # Integers beyond 2**53 lose precision as floats.
        reach = reach if reach is not None and self._loose else min(reach or 2**53, 2**53)
        if not {"minimum", "exclusiveMinimum"} & result.keys():
            result["minimum"] = -reach - self._loose
        if not {"maximum", "exclusiveMaximum"} & result.keys():
            result["maximum"] = reach
        return result

    # --- arrays and objects --------------------------------------------------------------------

    def _array(self, schema: dict[str, Any]) -> JsonSchema:
        first = schema.get("prefixItems", [])
        rest = schema.get("items", schema.get("unevaluatedItems", True))
        least, most = schema.get("minItems", 0), schema.get("maxItems")
        if first:
            full = least >= len(first) and (rest is False or most == len(first))
            if self._loose and not full:
                return {k: v for k, v in schema.items() if k in ("type", *_SIZES)}
            result: dict[str, Any] = {"items": [self.schema(each) for each in first]}
            result["additionalItems"] = False if full else self.schema(rest)
            if full:
                result |= {"minItems": len(first), "maxItems": len(first)}
            return {"type": "array", **result}
        result = {k: schema[k] for k in _SIZES if k in schema}
        try:
            return {"type": "array", "items": self.schema(rest), **result}
        except TooDeep:
            if least:
                raise
            return {"type": "array", "maxItems": 0}

    def _object(self, schema: dict[str, Any]) -> JsonSchema:
        required = [n for n in schema.get("required", []) if n in schema.get("properties", {})]
        properties: dict[str, Any] = {}
        for name, inner in schema.get("properties", {}).items():
            try:
                property_schema = self.schema(inner)
            except TooDeep:
                if name in required:
                    raise
                continue
            if property_schema is not False:
                properties[name] = property_schema
        result: dict[str, Any] = {"type": "object", "properties": properties, "required": required}
        result["additionalProperties"] = self._additional_properties(schema)
        patterns = schema.get("patternProperties", {})
        if patterns and not self._loose:
            result["patternProperties"] = {p: self.schema(s) for p, s in patterns.items()}
        names = schema.get("propertyNames")
        if names and not self._loose:
            result["propertyNames"] = names
        if not self._loose and not properties:
            result["maxProperties"] = 4
        if "dependentRequired" in schema:
            result["dependencies"] = schema["dependentRequired"]
        return result | {k: schema[k] for k in ("minProperties", "maxProperties") if k in schema}

    def _additional_properties(self, schema: dict[str, Any]) -> JsonSchema:
        additional = schema.get("additionalProperties", schema.get("unevaluatedProperties"))
        patterns = schema.get("patternProperties", {})
        if self._loose and (patterns or additional is None):
            if not patterns or additional is not False:
                return True
            return {"anyOf": [self.schema(inner) for inner in patterns.values()]}
        if additional is None:
            # Closed if any property is declared, so that values only have known properties.
            return not (schema.get("properties") or patterns)
        try:
            return self.schema(additional)
        except TooDeep:
            return False

    # --- several schemas -----------------------------------------------------------------------

    def _all_of(self, schema: dict[str, Any]) -> JsonSchema:
        try:
            result = self.schema(self.merged(schema))
        except Unsatisfiable:
            return False
        return {"anyOf": [result, {"type": "null"}]} if self._schemas.nullable(schema) else result

    def merged(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Merge a schema with its `$ref` and `allOf` into a single schema."""
        if "$ref" in schema:
            siblings = {} if self._schemas.old else {k: v for k, v in schema.items() if k != "$ref"}
            return self.merged({"allOf": [self._schemas.target(schema["$ref"]), siblings]})
        own = {k: v for k, v in schema.items() if k not in ("allOf", "nullable", *_BRANCHES)}
        own[_CHOICES] = [*schema.get(_CHOICES, ()), *_choices(schema)]
        merged: dict[str, Any] = {}
        for part in [*map(self.merged, schema.get("allOf", [])), own]:
            for key, value in part.items():
                if key in ("$defs", "discriminator"):
                    continue
                merged[key] = _combine(key, merged[key], value) if key in merged else value
        return merged

    def _choice(self, schema: dict[str, Any]) -> JsonSchema:
        """Rewrite the first `if`/`then`/`else`: either `if` and `then` hold, or `else` and not `if`."""
        (test, then, otherwise), *rest = schema[_CHOICES]
        own = {**schema, _CHOICES: rest}
        if self._loose:
            if own.get("properties") or not then or not otherwise:
                return self.schema(own)
            return {"anyOf": [self.schema({"allOf": [own, each]}) for each in (then, otherwise)]}
        # The tested properties are known in the `else` branch as well, with any value.
        known = {"properties": {**dict.fromkeys(test.get("properties", {}), True)}}
        branches = [{"allOf": [own, test, then]}, {"allOf": [own, known, otherwise]}]
        yes, no = (self.schema(branch) for branch in branches)
        return {"anyOf": [yes, {"allOf": [no, {"not": test}]}]}

    def _union(self, schema: dict[str, Any], keyword: str) -> JsonSchema:
        own = {k: v for k, v in schema.items() if k not in (keyword, "discriminator", "nullable")}
        discriminator = schema.get("discriminator")
        constants = [v["const"] for v in schema[keyword] if isinstance(v, dict) and "const" in v]
        if len(constants) == len(schema[keyword]):
            return self._values({**own, "enum": constants})
        variants: list[JsonSchema] = []
        for variant in schema[keyword]:
            if self._is_null(variant):
                variants.append({"type": "null"})
                continue
            narrowed = {"allOf": [own, variant]} if own.keys() & _TYPED else variant
            try:
                variant_schema = self.schema(narrowed)
            except TooDeep:
                continue
            tags = self._tags(discriminator, variant) if discriminator and not self._loose else None
            variants.append(
                _tagged(variant_schema, discriminator["propertyName"], tags)
                if tags
                else variant_schema
            )
        if not variants:
            raise TooDeep
        if schema.get("type") == "null":
            variants.append({"type": "null"})
        return {"anyOf": variants}

    def _is_null(self, variant: Any) -> bool:
        """Check for a variant with only `nullable`, which in practice means null, not any value."""
        if not isinstance(variant, dict) or not self._schemas.nullable(variant):
            return False
        return not variant.keys() - {"nullable", "description", "title"}

    def _tags(self, discriminator: dict[str, Any], variant: dict[str, Any]) -> list[str] | None:
        reference = variant.get("$ref")
        if not reference:
            return None
        target = self.merged(self._schemas.target(reference))
        own = target.get("properties", {}).get(discriminator["propertyName"], {})
        if target.keys() & {"oneOf", "anyOf"} or own.keys() & {"const", "enum", "allOf", "$ref"}:
            return None
        name = reference.rpartition("/")[2]
        found = [
            tag
            for tag, where in discriminator.get("mapping", {}).items()
            if where in (name, reference)
        ]
        return found or [name]


def _choices(schema: dict[str, Any]) -> list[tuple[Any, Any, Any]]:
    """Collect the conditions of a schema as (if, then, else)."""
    found: list[tuple[Any, Any, Any]] = []
    if "if" in schema:
        found.append((schema["if"], schema.get("then", {}), schema.get("else", {})))
    for name, dependent in schema.get("dependentSchemas", {}).items():
        without = {"properties": {name: False}}
        found.append(({"required": [name], "properties": {name: True}}, dependent, without))
    return found


def _at(start: Any, pointer: str) -> Any:
    here = start
    for token in pointer[1:].split("/"):
        key = token.replace("~1", "/").replace("~0", "~")
        here = here[int(key)] if isinstance(here, list) else here[key]
    return here


def _combine(keyword: str, left: Any, right: Any) -> Any:
    """Combine the values of a keyword in two schemas that both apply."""
    match keyword:
        case "properties":
            names = {**left, **right}
            return {n: _intersection(left.get(n, True), right.get(n, True)) for n in names}
        case "required":
            return list(dict.fromkeys([*left, *right]))
        case "clientwright-choices":
            return [*left, *right]
        case "const" if left != right:
            raise Unsatisfiable
        case "enum":
            return [value for value in left if value in right]
        case "type" if left == "integer":
            return left
        case _:
            return right


def _intersection(left: Any, right: Any) -> Any:
    """Return a schema for the values that satisfy both schemas."""
    if left is True or left == right:
        return right
    if right is True:
        return left
    return {"allOf": [left, right]} if left and right else False


def _tagged(schema: JsonSchema, name: str, tags: list[str]) -> JsonSchema:
    properties = {**schema["properties"], name: {"enum": tags}}
    return {**schema, "properties": properties, "required": [*schema["required"], name]}


def _only_requires(variants: list[Any]) -> bool:
    return all(isinstance(each, dict) and each.keys() == {"required"} for each in variants)
