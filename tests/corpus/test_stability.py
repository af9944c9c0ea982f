"""Adding a schema, an operation or a parameter anywhere in a document changes no existing name.

A document is changed repeatedly, at positions chosen by a seeded generator; everything that existed
keeps its name. The added names share words with the document's own names, so that they sort between
similar ones, but are never equal to one.

Runs over all golden cases, and over the small documents of the corpus if it is available.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from clientwright.diagnostics.findings import Diagnostics
from clientwright.load import load
from clientwright.lowering import OperationFilter, lower
from clientwright.resolve import resolve
from clientwright.targets import TargetConfig
from clientwright.targets.python.naming.names import assign_names
from tests.corpus.run import CORPUS
from tests.harness.golden import CASES

Document: TypeAlias = dict[str, Any]
Names: TypeAlias = dict[tuple[str, ...], object]
"""Names by the identity of what they name."""

SMALL = 200_000
"""Size in bytes of the largest corpus document that is tested: this test is about names."""
METHODS = ("get", "put", "post", "delete", "patch")


def documents() -> Iterator[Any]:
    """Yields the documents, golden cases first. Documents of several files are skipped."""
    for file in sorted(CASES.glob("*/openapi.*")):
        if len(list(file.parent.glob("*/*.yaml"))) == 0:
            yield pytest.param(file, id=file.parent.name)
    if CORPUS.is_dir():
        for file in sorted(CORPUS.glob("*/*")):
            if file.suffix in {".json", ".yaml", ".yml"} and file.stat().st_size < SMALL:
                yield pytest.param(file, id=f"{file.parent.name}-{file.stem}")


# --- adding ----------------------------------------------------------------------------------------


def operation(rng: random.Random, name: str | None, tags: list[str] | None = None) -> Document:
    """Returns a new operation; without an operationId if the name is None."""
    return {
        **({"operationId": name} if name else {}),
        **({"tags": tags} if tags else {}),
        "parameters": [parameter(rng)],
        "responses": {
            "200": {
                "description": "OK",
                "content": {"application/json": {"schema": new_schema(rng)}},
            }
        },
    }


def parameter(rng: random.Random) -> Document:
    schema = {"type": "string", "enum": ["striped", "plain"]}
    return {"name": fresh(rng), "in": rng.choice(["query", "header"]), "schema": schema}


def new_schema(rng: random.Random) -> Document:
    inner = {"type": "object", "properties": {"stripes": {"type": "integer"}}}
    return {"type": "object", "properties": {fresh(rng): inner, "herd": inner}}


def fresh(rng: random.Random, word: str = "") -> str:
    """Returns a name that is not in use."""
    number = rng.randrange(10**6)
    return rng.choice([f"{word}Zebra{number}", f"zebra{number}{word}", f"{word}_zebra_{number}"])


def add_schema(document: Document, rng: random.Random) -> None:
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    name = fresh(rng, rng.choice([*schemas, ""]).strip("_")) if schemas else fresh(rng)
    name = "".join(character for character in name if character.isalnum() or character == "_")
    document["components"]["schemas"] = inserted(schemas, name, new_schema(rng), rng)
    # A schema without users is not generated, so reference it from a new path.
    add_path(document, rng, {"$ref": f"#/components/schemas/{name}"})


def add_path(document: Document, rng: random.Random, response: Document | None = None) -> None:
    """Adds a path below an existing path, or at the top."""
    paths = document["paths"]
    start = rng.choice([*served(paths), "", ""]).rstrip("/")
    name = rng.choice([fresh(rng, "list"), fresh(rng), None])
    last = rng.choice(["zebra-1", "zebras", "zebras/{zebra}", "{zebra}/herd", "{zebra}"])
    if last == "{zebra}" and name is None:
        last = "{zebra}/stripes"  # otherwise no name of it would be new
    put(document, rng, f"{start}/{last}", name, response)


def add_parent(document: Document, rng: random.Random) -> None:
    """Adds an operation at a prefix of other paths that is not a path yet: `/a` for `/a/{b}/c`."""
    paths = document["paths"]
    parents = {
        "/" + "/".join(segments[:count])
        for path in served(paths)
        for segments in [path.strip("/").split("/")]
        for count in range(1, len(segments))
    }
    shapes = {unnamed(path) for path in paths}
    new = sorted(parent for parent in parents if unnamed(parent) not in shapes)
    if new:
        put(document, rng, rng.choice(new), rng.choice([fresh(rng, "get"), fresh(rng)]))


def put(
    document: Document,
    rng: random.Random,
    path: str,
    name: str | None,
    response: Document | None = None,
) -> None:
    """Adds a path with one operation, with an existing tag, a new one, or none."""
    paths = document["paths"]
    if unnamed(path) in {unnamed(other) for other in paths}:
        return
    new = operation(rng, name)
    if rng.random() < 0.7:
        tags = [tag for other in served(paths) for tag in tags_of(paths[other])]
        new["tags"] = [rng.choice([*tags, fresh(rng)])]
    if response is not None:
        new["responses"]["200"]["content"]["application/json"]["schema"] = response
    new["parameters"] += [
        {"name": variable, "in": "path", "required": True, "schema": {"type": "string"}}
        for variable in dict.fromkeys(path_variables(path))
    ]
    document["paths"] = inserted(paths, path, {rng.choice(METHODS): new}, rng)


def add_tag(document: Document, rng: random.Random) -> None:
    """Adds a tag, in OpenAPI 3.2 as the child of an existing one."""
    tags = list(document.get("tags") or [])
    parents = [tag["name"] for tag in tags if isinstance(tag, dict) and "name" in tag]
    entry = {"name": fresh(rng), "description": "Stripes."}
    if parents and str(document["openapi"]).startswith("3.2"):
        entry["parent"] = rng.choice(parents)
    tags.insert(rng.randint(0, len(tags)), entry)
    document["tags"] = tags


def add_operation(document: Document, rng: random.Random) -> None:
    """Adds an operation with another method to an existing path."""
    found = [
        (path, item, method)
        for path, item in document["paths"].items()
        for method in METHODS
        if "$ref" not in item and not path.startswith("x-") and method not in item
    ]
    if not found:
        return
    path, item, method = rng.choice(found)
    new = operation(rng, fresh(rng, method), tags_of(item)[:1])
    shared = {p.get("name") for p in item.get("parameters", []) if p.get("in") == "path"}
    new["parameters"] += [
        {"name": variable, "in": "path", "required": True, "schema": {"type": "string"}}
        for variable in path_variables(path)
        if variable not in shared and not any("$ref" in p for p in item.get("parameters", []))
    ]
    document["paths"][path] = inserted(item, method, new, rng)


def add_parameter(document: Document, rng: random.Random) -> None:
    item = rng.choice([i for i in document["paths"].values() if isinstance(i, dict)])
    owners = [item, *(item[method] for method in METHODS if method in item)]
    owner = rng.choice(owners)
    parameters = list(owner.get("parameters") or [])
    parameters.insert(rng.randint(0, len(parameters)), parameter(rng))
    owner["parameters"] = parameters


def add_property(document: Document, rng: random.Random) -> None:
    found = [
        schema
        for schema in document.get("components", {}).get("schemas", {}).values()
        if isinstance(schema, dict) and isinstance(schema.get("properties"), dict)
    ]
    if found:
        schema = rng.choice(found)
        name = fresh(rng, rng.choice([*schema["properties"], ""]))
        schema["properties"] = inserted(schema["properties"], name, new_schema(rng), rng)


ADD: list[Callable[[Document, random.Random], None]] = [
    add_schema,
    add_path,
    add_parent,
    add_operation,
    add_tag,
    add_parameter,
    add_property,
]


def inserted(members: Document, key: str, value: object, rng: random.Random) -> Document:
    """Returns the members with a new one at a random position."""
    items = list(members.items())
    items.insert(rng.randint(0, len(items)), (key, value))
    return dict(items)


def served(paths: Document) -> list[str]:
    """Returns the paths without the extensions (`x-...`)."""
    return [path for path in paths if path.startswith("/")]


def unnamed(path: str) -> str:
    """Removes the names of the variables from a path template: equal results are the same path."""
    return re.sub(r"\{[^}]*\}", "{}", path.rstrip("/"))


def tags_of(item: Document) -> list[str]:
    return [tag for m in METHODS if m in item for tag in item[m].get("tags") or []]


def path_variables(path: str) -> list[str]:
    return [part.partition("}")[0] for part in path.split("{")[1:]]


# --- names -----------------------------------------------------------------------------------------


def names_in(document: Document, folder: Path) -> Names:
    """Returns every name in the client of a document, by the identity of what it names."""
    file = folder / "openapi.json"
    file.write_text(json.dumps(document), "utf-8")
    diagnostics = Diagnostics()
    loaded = load(file, diagnostics)
    assert loaded is not None
    api = lower(resolve(loaded, diagnostics), diagnostics, OperationFilter())
    assert not diagnostics.errors
    names = assign_names(api, TargetConfig(package="probe", client="Client"), diagnostics)
    found: Names = {}
    for type_id in api.types:
        name = names.type(type_id)
        if name.module:  # a type without a module does not appear in the output
            found["type", stable_pointer(type_id, document)] = name
        for wire, name in names.types.fields.get(type_id, {}).items():
            found["field", stable_pointer(type_id, document), wire] = name
    for path, resource in names.calls.resources.items():
        found["resource", *path] = resource
    for each in api.operations():
        called = names.operation(each.id)
        found["operation", each.id] = (each.resource, called.method, called.module, called.constant)
        for (place, wire), name in called.parameters.items():
            found["parameter", each.id, place.value, wire] = name
        for wire, name in (called.body_fields or {}).items():
            found["argument", each.id, wire] = name
        found["body", each.id] = called.body
    return found


def stable_pointer(type_id: str, document: Document) -> str:
    """Returns the pointer of a type with parameter names instead of indexes, which would shift.

    A type that was resolved through a dynamic reference has a suffix after an `@`.
    """
    _, _, pointer = type_id.partition("#")
    path: list[str] = []
    here: Any = document
    rest = ""
    for token in pointer.partition("?")[0].split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(here, dict) and key not in here and "@" in key:
            key, rest = key.partition("@")[0], pointer.partition("@")[2]
        here = here[int(key)] if isinstance(here, list) else here[key]
        named = path[-1:] == ["parameters"] and isinstance(here, dict) and "name" in here
        path.append(f"{here['in']} {here['name']}" if named else key)
        if rest:
            break
    return "/".join(path) + type_id.partition("?")[2] + rest


@pytest.mark.parametrize("file", list(documents()))
def test_existing_names_do_not_change(file: Path, tmp_path: Path) -> None:
    loaded = load(file, Diagnostics())
    assert loaded is not None
    document = copy.deepcopy(loaded.data)
    if not document.get("paths"):
        pytest.skip("the document has no paths")
    rng = random.Random(f"{file.parent.name}/{file.stem}")  # different positions in each document
    known = names_in(document, tmp_path)
    for add in [*ADD, *rng.choices(ADD, k=1)]:
        before = copy.deepcopy(document)
        add(document, rng)
        now = names_in(document, tmp_path)
        changed = {key: (known[key], now.get(key)) for key in known if now.get(key) != known[key]}
        assert not changed, f"{add.__name__} renamed {changed}: {difference(before, document)}"
        known = now


def difference(before: Any, after: Any, where: str = "") -> str:
    """Returns where something was added, for the failure message."""
    if isinstance(before, dict) and isinstance(after, dict):
        new = [f"{where}/{key}" for key in after if key not in before]
        inner = [difference(before[key], after[key], f"{where}/{key}") for key in before]
        return " ".join([*new, *filter(None, inner)])
    return "" if before == after else where
