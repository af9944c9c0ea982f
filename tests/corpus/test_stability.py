"""Adding a schema, an operation or a parameter anywhere in a document changes no other name.

A document is changed again and again, at places that a seed chooses: what was there keeps the names
that it had, through all of it. Words of what is added are partly the document's own, so that it
stands between things that look like it; no whole name is.

Over all golden cases, and over the small documents of the corpus where that is at hand.
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
from clientwright.lowering import BuildOptions, build
from clientwright.resolve import resolve
from clientwright.targets import TargetConfig
from clientwright.targets.python.naming.names import names_of
from tests.corpus.run import CORPUS
from tests.harness.golden import CASES

Document: TypeAlias = dict[str, Any]
Names: TypeAlias = dict[tuple[str, ...], object]
"""What something is called, by what it is."""

SMALL = 200_000
"""Bytes of the largest document of the corpus that is tried: this is about names, not size."""
METHODS = ("get", "put", "post", "delete", "patch")


def documents() -> Iterator[Any]:
    """The documents, cases first. Those of several files are left to the cases of references."""
    for file in sorted(CASES.glob("*/openapi.*")):
        if len(list(file.parent.glob("*/*.yaml"))) == 0:
            yield pytest.param(file, id=file.parent.name)
    if CORPUS.is_dir():
        for file in sorted(CORPUS.glob("*/*")):
            if file.suffix in {".json", ".yaml", ".yml"} and file.stat().st_size < SMALL:
                yield pytest.param(file, id=f"{file.parent.name}-{file.stem}")


# --- adding ----------------------------------------------------------------------------------------


def operation(rng: random.Random, name: str | None, tags: list[str] | None = None) -> Document:
    """A new operation; without an operationId where the name is None."""
    return {
        **({"operationId": name} if name else {}),
        **({"tags": tags} if tags else {}),
        "parameters": [parameter(rng)],
        "responses": {
            "200": {
                "description": "It.",
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
    """A name that nothing has, whatever it is like."""
    number = rng.randrange(10**6)
    return rng.choice([f"{word}Zebra{number}", f"zebra{number}{word}", f"{word}_zebra_{number}"])


def add_schema(document: Document, rng: random.Random) -> None:
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    name = fresh(rng, rng.choice([*schemas, ""]).strip("_")) if schemas else fresh(rng)
    name = "".join(character for character in name if character.isalnum() or character == "_")
    document["components"]["schemas"] = inserted(schemas, name, new_schema(rng), rng)
    # A schema is there only if something uses it.
    add_path(document, rng, {"$ref": f"#/components/schemas/{name}"})


def add_path(document: Document, rng: random.Random, answer: Document | None = None) -> None:
    """A path below any path there is, or at the top."""
    paths = document["paths"]
    start = rng.choice([*served(paths), "", ""]).rstrip("/")
    name = rng.choice([fresh(rng, "list"), fresh(rng), None])
    last = rng.choice(["zebra-1", "zebras", "zebras/{zebra}", "{zebra}/herd", "{zebra}"])
    if last == "{zebra}" and name is None:
        last = "{zebra}/stripes"  # else nothing of it is new
    put(document, rng, f"{start}/{last}", name, answer)


def add_parent(document: Document, rng: random.Random) -> None:
    """An operation at what other paths begin with, where no path is: `/a` above `/a/{b}/c`."""
    paths = document["paths"]
    parents = {
        "/" + "/".join(pieces[:count])
        for path in served(paths)
        for pieces in [path.strip("/").split("/")]
        for count in range(1, len(pieces))
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
    answer: Document | None = None,
) -> None:
    """A path with one operation, under a tag that others have, one of its own or none."""
    paths = document["paths"]
    if unnamed(path) in {unnamed(other) for other in paths}:
        return
    made = operation(rng, name)
    if rng.random() < 0.7:
        tags = [tag for other in served(paths) for tag in tags_of(paths[other])]
        made["tags"] = [rng.choice([*tags, fresh(rng)])]
    if answer is not None:
        made["responses"]["200"]["content"]["application/json"]["schema"] = answer
    made["parameters"] += [
        {"name": hole, "in": "path", "required": True, "schema": {"type": "string"}}
        for hole in dict.fromkeys(holes(path))
    ]
    document["paths"] = inserted(paths, path, {rng.choice(METHODS): made}, rng)


def add_tag(document: Document, rng: random.Random) -> None:
    """An entry for a tag that nothing has, inside any other."""
    tags = list(document.get("tags") or [])
    parents = [tag["name"] for tag in tags if isinstance(tag, dict) and "name" in tag]
    entry = {"name": fresh(rng), "description": "Stripes."}
    if parents and str(document["openapi"]).startswith("3.2"):
        entry["parent"] = rng.choice(parents)
    tags.insert(rng.randint(0, len(tags)), entry)
    document["tags"] = tags


def add_operation(document: Document, rng: random.Random) -> None:
    """A method that a path did not have."""
    found = [
        (path, item, method)
        for path, item in document["paths"].items()
        for method in METHODS
        if "$ref" not in item and not path.startswith("x-") and method not in item
    ]
    if not found:
        return
    path, item, method = rng.choice(found)
    made = operation(rng, fresh(rng, method), tags_of(item)[:1])
    shared = {p.get("name") for p in item.get("parameters", []) if p.get("in") == "path"}
    made["parameters"] += [
        {"name": hole, "in": "path", "required": True, "schema": {"type": "string"}}
        for hole in holes(path)
        if hole not in shared and not any("$ref" in p for p in item.get("parameters", []))
    ]
    document["paths"][path] = inserted(item, method, made, rng)


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
    """The members with a new one, anywhere among them."""
    items = list(members.items())
    items.insert(rng.randint(0, len(items)), (key, value))
    return dict(items)


def served(paths: Document) -> list[str]:
    """The paths, without extensions."""
    return [path for path in paths if path.startswith("/")]


def unnamed(path: str) -> str:
    """A path without the names of its parameters: two that are the same serve the same."""
    return re.sub(r"\{[^}]*\}", "{}", path.rstrip("/"))


def tags_of(item: Document) -> list[str]:
    return [tag for m in METHODS if m in item for tag in item[m].get("tags") or []]


def holes(path: str) -> list[str]:
    return [piece.partition("}")[0] for piece in path.split("{")[1:]]


# --- what things are called ------------------------------------------------------------------------


def names_in(document: Document, folder: Path) -> Names:
    """Every name in the client of a document, by what it is the name of."""
    file = folder / "openapi.json"
    file.write_text(json.dumps(document), "utf-8")
    diagnostics = Diagnostics()
    loaded = load(file, diagnostics)
    assert loaded is not None
    api = build(resolve(loaded, diagnostics), diagnostics, BuildOptions())
    assert not diagnostics.errors
    names = names_of(api, TargetConfig(package="probe", client="Client"), diagnostics)
    found: Names = {}
    for type_id in api.types:
        name = names.type(type_id)
        if name.module:  # else it is printed nowhere, and its name with it
            found["type", place_of(type_id, document)] = name
        for wire, name in names.types.fields.get(type_id, {}).items():
            found["field", place_of(type_id, document), wire] = name
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


def place_of(type_id: str, document: Document) -> str:
    """Where a type stands, with names for the numbers of parameters, which an added one shifts.

    What fills in a schema with a dynamic reference stands behind its place, after an `@`.
    """
    _, _, pointer = type_id.partition("#")
    place: list[str] = []
    here: Any = document
    rest = ""
    for token in pointer.partition("?")[0].split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(here, dict) and key not in here and "@" in key:
            key, rest = key.partition("@")[0], pointer.partition("@")[2]
        here = here[int(key)] if isinstance(here, list) else here[key]
        named = place[-1:] == ["parameters"] and isinstance(here, dict) and "name" in here
        place.append(f"{here['in']} {here['name']}" if named else key)
        if rest:
            break
    return "/".join(place) + type_id.partition("?")[2] + rest


@pytest.mark.parametrize("file", list(documents()))
def test_what_was_there_keeps_its_name(file: Path, tmp_path: Path) -> None:
    loaded = load(file, Diagnostics())
    assert loaded is not None
    document = copy.deepcopy(loaded.data)
    if not document.get("paths"):
        pytest.skip("there is no path to add to")
    rng = random.Random(f"{file.parent.name}/{file.stem}")  # each document is tried elsewhere
    known = names_in(document, tmp_path)
    for add in [*ADD, *rng.choices(ADD, k=1)]:
        before = copy.deepcopy(document)
        add(document, rng)
        now = names_in(document, tmp_path)
        changed = {key: (known[key], now.get(key)) for key in known if now.get(key) != known[key]}
        assert not changed, f"{add.__name__} renamed {changed}: {difference(before, document)}"
        known = now


def difference(before: Any, after: Any, where: str = "") -> str:
    """Where something was added, for the message of a failure."""
    if isinstance(before, dict) and isinstance(after, dict):
        new = [f"{where}/{key}" for key in after if key not in before]
        inner = [difference(before[key], after[key], f"{where}/{key}") for key in before]
        return " ".join([*new, *filter(None, inner)])
    return "" if before == after else where
