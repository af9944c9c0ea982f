"""Schemas of a document as JSON Schema draft 7 without references, for drawing and judging values.

Written for the tests alone, from the document alone: it shares nothing with the generator, whose
understanding of schemas it is there to check.

`Schemas(document).exact(...)` holds for the values that an API may send, with objects closed, so
that nothing in a value is unknown to the client. `loose(...)` holds for every value that a strict
client takes: objects are open, and what it does not check is left out (docs/decisions/0303-strict.md).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

JsonSchema = Any
"""A schema of draft 7: a dictionary, or true or false."""

MARK = "clientwright-"
"""In front of the formats that are drawn by strategies of the tests' own."""
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
"""A list of choices, gathered from all parts of a schema, in the place of `_BRANCHES`."""
_TYPED = frozenset({"properties", "additionalProperties", "patternProperties", "required"})


class Endless(Exception):
    """A value of the schema would have to be deeper than is looked here."""


class Contradiction(Exception):
    """Nothing fits all parts of a schema."""


class Schemas:
    """The schemas of one document (one file)."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self.old = document["openapi"].startswith("3.0")
        self._anchors: dict[str, Any] = {}
        self._note_anchors(document)

    def exact(self, schema: Any) -> JsonSchema:
        """The schema of the values that come. Raises `Endless` where none is shallow enough."""
        return _Rewriting(self, loose=False).schema(schema)

    def loose(self, schema: Any) -> JsonSchema:
        """A schema that holds for more values: all that a strict client takes."""
        return _Rewriting(self, loose=True).schema(schema)

    def target(self, reference: str) -> Any:
        """What a reference leads to."""
        _, _, fragment = reference.partition("#")
        if not fragment.startswith("/"):
            name = fragment or reference
            ends = (key for key in self._anchors if key == name or key.endswith(f"/{name}"))
            return self._anchors[next(ends)]
        # From the top of the document, else from the schema with an `$id` that it stands in.
        for start in (self._document, *self._anchors.values()):
            try:
                return _at(start, unquote(fragment))
            except KeyError:
                continue
        raise KeyError(reference)

    def properties(self, schema: Any) -> dict[str, Any]:
        """The properties of an object, those of the parts of its `allOf` among them."""
        found: dict[str, Any] = _Rewriting(self, loose=False).merged(schema).get("properties", {})
        return found

    def nullable(self, schema: dict[str, Any]) -> bool:
        """Whether `nullable` adds null to it."""
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
        """The schemas that references led to on the way here."""

    def schema(self, schema: Any) -> JsonSchema:
        if isinstance(schema, bool):
            return schema
        if "$ref" in schema or "$dynamicRef" in schema:
            return self._referred(schema)
        made = self._plain(schema)
        if self._schemas.nullable(schema):
            return {"anyOf": [made, {"type": "null"}]}
        return made

    def _referred(self, schema: dict[str, Any]) -> JsonSchema:
        if "$ref" in schema:
            target = self._schemas.target(schema["$ref"])
        else:
            target = self._meant(schema["$dynamicRef"])
        siblings = {k: v for k, v in schema.items() if k not in ("$ref", "$dynamicRef")}
        if sum(each is target for each in self._inside) >= _DEEP:
            if self._loose:
                return True
            raise Endless
        self._inside.append(target)
        try:
            nullable = siblings.pop("nullable", False) is True
            if siblings.keys() - {"description", "title"}:
                made = self.schema({"allOf": [target, siblings]})
            else:
                made = self.schema(target)
        finally:
            self._inside.pop()
        return {"anyOf": [made, {"type": "null"}]} if nullable else made

    def _meant(self, reference: str) -> Any:
        """What a dynamic reference leads to: the outermost on the way here that has its name."""
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
            return self._together(schema)
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
        if schema.get("type") == "string":  # as its author meant them
            values = [v if isinstance(v, str) else str(v).lower() for v in values if v is not None]
        if self._loose and any(isinstance(value, dict | list) for value in values):
            return True
        return {"enum": values}

    def _string(self, schema: dict[str, Any]) -> JsonSchema:
        kept = {k: schema[k] for k in ("minLength", "maxLength", "pattern") if k in schema}
        if self._loose:
            return {"type": "string", **kept}
        encoded = schema.get("contentEncoding") == "base64"
        found = "byte" if encoded else schema.get("format")
        if found in _FORMATS:
            return {"type": "string", "format": f"{MARK}{found}"}
        return {"type": "string", **kept}

    def _number(self, schema: dict[str, Any]) -> JsonSchema:
        if schema.get("format") in ("int32", "int64"):  # `type: number` beside it says less
            schema = {**schema, "type": "integer"}
        kept = {k: v for k, v in schema.items() if k in _RANGE}
        for limit, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            if kept.get(limit) is True:
                kept[limit] = kept.pop(bound)
            elif kept.get(limit) is False:
                del kept[limit]
        reach = {"int32": 2**31 - 1, "int64": 2**63 - 1}.get(schema.get("format", ""))
        if reach is None and self._loose:
            return kept
        # A number beyond 2**53 is another one as a float.
        reach = reach if reach is not None and self._loose else min(reach or 2**53, 2**53)
        if not {"minimum", "exclusiveMinimum"} & kept.keys():
            kept["minimum"] = -reach - self._loose
        if not {"maximum", "exclusiveMaximum"} & kept.keys():
            kept["maximum"] = reach
        return kept

    # --- arrays and objects --------------------------------------------------------------------

    def _array(self, schema: dict[str, Any]) -> JsonSchema:
        first = schema.get("prefixItems", [])
        rest = schema.get("items", schema.get("unevaluatedItems", True))
        least, most = schema.get("minItems", 0), schema.get("maxItems")
        if first:
            full = least >= len(first) and (rest is False or most == len(first))
            if self._loose and not full:
                return {k: v for k, v in schema.items() if k in ("type", *_SIZES)}
            kept: dict[str, Any] = {"items": [self.schema(each) for each in first]}
            kept["additionalItems"] = False if full else self.schema(rest)
            if full:
                kept |= {"minItems": len(first), "maxItems": len(first)}
            return {"type": "array", **kept}
        kept = {k: schema[k] for k in _SIZES if k in schema}
        try:
            return {"type": "array", "items": self.schema(rest), **kept}
        except Endless:
            if least:
                raise
            return {"type": "array", "maxItems": 0}

    def _object(self, schema: dict[str, Any]) -> JsonSchema:
        required = [n for n in schema.get("required", []) if n in schema.get("properties", {})]
        properties: dict[str, Any] = {}
        for name, inner in schema.get("properties", {}).items():
            try:
                made = self.schema(inner)
            except Endless:
                if name in required:
                    raise
                continue
            if made is not False:
                properties[name] = made
        kept: dict[str, Any] = {"type": "object", "properties": properties, "required": required}
        kept["additionalProperties"] = self._further(schema)
        patterns = schema.get("patternProperties", {})
        if patterns and not self._loose:
            kept["patternProperties"] = {p: self.schema(s) for p, s in patterns.items()}
        names = schema.get("propertyNames")
        if names and not self._loose:
            kept["propertyNames"] = names
        if not self._loose and not properties:
            kept["maxProperties"] = 4
        if "dependentRequired" in schema:
            kept["dependencies"] = schema["dependentRequired"]
        return kept | {k: schema[k] for k in ("minProperties", "maxProperties") if k in schema}

    def _further(self, schema: dict[str, Any]) -> JsonSchema:
        said = schema.get("additionalProperties", schema.get("unevaluatedProperties"))
        patterns = schema.get("patternProperties", {})
        if self._loose and (patterns or said is None):
            if not patterns or said is not False:
                return True
            return {"anyOf": [self.schema(inner) for inner in patterns.values()]}
        if said is None:
            # Closed where it names something, so that a value has only what a client knows.
            return not (schema.get("properties") or patterns)
        try:
            return self.schema(said)
        except Endless:
            return False

    # --- several schemas -----------------------------------------------------------------------

    def _together(self, schema: dict[str, Any]) -> JsonSchema:
        try:
            made = self.schema(self.merged(schema))
        except Contradiction:
            return False
        return {"anyOf": [made, {"type": "null"}]} if self._schemas.nullable(schema) else made

    def merged(self, schema: dict[str, Any]) -> dict[str, Any]:
        """One schema for all that `$ref` and `allOf` on top of a schema say together."""
        if "$ref" in schema:
            siblings = {} if self._schemas.old else {k: v for k, v in schema.items() if k != "$ref"}
            return self.merged({"allOf": [self._schemas.target(schema["$ref"]), siblings]})
        own = {k: v for k, v in schema.items() if k not in ("allOf", "nullable", *_BRANCHES)}
        own[_CHOICES] = [*schema.get(_CHOICES, ()), *_choices(schema)]
        whole: dict[str, Any] = {}
        for part in [*map(self.merged, schema.get("allOf", [])), own]:
            for key, value in part.items():
                if key in ("$defs", "discriminator"):
                    continue
                whole[key] = _both(key, whole[key], value) if key in whole else value
        return whole

    def _choice(self, schema: dict[str, Any]) -> JsonSchema:
        """What `if` and its like say: one way, or the other and the test fails."""
        (test, then, other), *rest = schema[_CHOICES]
        own = {**schema, _CHOICES: rest}
        if self._loose:
            if own.get("properties") or not then or not other:
                return self.schema(own)
            return {"anyOf": [self.schema({"allOf": [own, each]}) for each in (then, other)]}
        # What was asked for is known to be there, whatever it is.
        asked = {"properties": {**dict.fromkeys(test.get("properties", {}), True)}}
        ways = [{"allOf": [own, test, then]}, {"allOf": [own, asked, other]}]
        yes, no = (self.schema(way) for way in ways)
        return {"anyOf": [yes, {"allOf": [no, {"not": test}]}]}

    def _union(self, schema: dict[str, Any], keyword: str) -> JsonSchema:
        own = {k: v for k, v in schema.items() if k not in (keyword, "discriminator", "nullable")}
        said = schema.get("discriminator")
        constants = [v["const"] for v in schema[keyword] if isinstance(v, dict) and "const" in v]
        if len(constants) == len(schema[keyword]):
            return self._values({**own, "enum": constants})
        made: list[JsonSchema] = []
        for variant in schema[keyword]:
            if self._is_null(variant):
                made.append({"type": "null"})
                continue
            narrowed = {"allOf": [own, variant]} if own.keys() & _TYPED else variant
            try:
                found = self.schema(narrowed)
            except Endless:
                continue
            tags = self._tags(said, variant) if said and not self._loose else None
            made.append(_tagged(found, said["propertyName"], tags) if tags else found)
        if not made:
            raise Endless
        if schema.get("type") == "null":
            made.append({"type": "null"})
        return {"anyOf": made}

    def _is_null(self, variant: Any) -> bool:
        """A variant that is only nullable: nobody means "everything" by it."""
        if not isinstance(variant, dict) or not self._schemas.nullable(variant):
            return False
        return not variant.keys() - {"nullable", "description", "title"}

    def _tags(self, said: dict[str, Any], variant: dict[str, Any]) -> list[str] | None:
        reference = variant.get("$ref")
        if not reference:
            return None
        target = self.merged(self._schemas.target(reference))
        own = target.get("properties", {}).get(said["propertyName"], {})
        if target.keys() & {"oneOf", "anyOf"} or own.keys() & {"const", "enum", "allOf", "$ref"}:
            return None
        name = reference.rpartition("/")[2]
        found = [
            tag for tag, where in said.get("mapping", {}).items() if where in (name, reference)
        ]
        return found or [name]


def _choices(schema: dict[str, Any]) -> list[tuple[Any, Any, Any]]:
    """The choices that a schema makes: what is asked, what holds then, what holds else."""
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


def _both(keyword: str, one: Any, other: Any) -> Any:
    """What two schemas that both hold say by one keyword."""
    match keyword:
        case "properties":
            names = {**one, **other}
            return {n: _all(one.get(n, True), other.get(n, True)) for n in names}
        case "required":
            return list(dict.fromkeys([*one, *other]))
        case "clientwright-choices":
            return [*one, *other]
        case "const" if one != other:
            raise Contradiction
        case "enum":
            return [value for value in one if value in other]
        case "type" if one == "integer":
            return one
        case _:
            return other


def _all(one: Any, other: Any) -> Any:
    """A schema that holds where both do."""
    if one is True or one == other:
        return other
    if other is True:
        return one
    return {"allOf": [one, other]} if one and other else False


def _tagged(schema: JsonSchema, name: str, tags: list[str]) -> JsonSchema:
    properties = {**schema["properties"], name: {"enum": tags}}
    return {**schema, "properties": properties, "required": [*schema["required"], name]}


def _only_requires(variants: list[Any]) -> bool:
    return all(isinstance(each, dict) and each.keys() == {"required"} for each in variants)
