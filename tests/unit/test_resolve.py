"""References: their targets, forbidden targets, and errors."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from clientwright.diagnostics.findings import Diagnostics
from clientwright.load import load
from clientwright.openapi import ObjectKind
from clientwright.resolve import Node, Spec, resolve

Write = Callable[..., tuple[Spec, Diagnostics]]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """`written("text of openapi.yaml", other="text of other.yaml")`, resolved."""
    folder = tmp_path / "spec"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def write(root: str, files: dict[str, str] | None = None) -> tuple[Spec, Diagnostics]:
        for name, text in {"openapi.yaml": root, **(files or {})}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), "utf-8")
        diagnostics = Diagnostics()
        document = load("openapi.yaml", diagnostics)
        assert document is not None, diagnostics.all
        return resolve(document, diagnostics), diagnostics

    return write


def codes(diagnostics: Diagnostics) -> list[str]:
    return [finding.rule.code for finding in diagnostics.all]


def at(spec: Spec, pointer: str) -> Node:
    node = spec.root
    for token in pointer.split("/")[1:]:
        node = node[int(token) if token.isdecimal() else token]
    return node


BARE = "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\n"
HEAD = BARE + "paths: {}\n"


# --- targets -------------------------------------------------------------------------------------


def test_chain_of_references_is_followed(written: Write) -> None:
    spec, found = written(HEAD + """
components:
  schemas:
    A: {$ref: "#/components/schemas/B"}
    B: {$ref: "#/components/schemas/C", description: beside}
    C: {type: string}
""")
    assert not found.all
    end = at(spec, "/components/schemas/A").follow()
    assert end.origin.pointer == "/components/schemas/C"
    assert end.value == {"type": "string"}
    assert end.follow() == end
    step = at(spec, "/components/schemas/A").find_next_target()
    assert step is not None
    assert step.text("description") == "beside"


def test_escapes_percent_encoding_and_names_that_need_them(written: Write) -> None:
    spec, found = written(HEAD + """
components:
  schemas:
    a/b~c: {type: string}
    d e: {type: integer}
    100%: {type: number}
    x: {$ref: "#/components/schemas/a~1b~0c"}
    y: {$ref: "#/components/schemas/d%20e"}
    y2: {$ref: "#/components/schemas/d e"}
    z: {$ref: "#/components/schemas/100%"}
    w: {$ref: "#/components/schemas/a%7E1b%7e0c"}
""")
    assert not found.all
    types = {
        name: node.follow().text("type") for name, node in at(spec, "/components/schemas").items()
    }
    assert types["x"] == types["w"] == "string"
    assert types["y"] == types["y2"] == "integer"
    assert types["z"] == "number"


def test_references_into_paths_and_array_items(written: Write) -> None:
    spec, found = written("""
openapi: 3.0.3
info: {title: T, version: 1.0.0}
paths:
  /a/{id}:
    get:
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        "200": {description: "", content: {application/json: {schema: {type: array, items: {type: string}}}}}
  /b/{id}:
    get:
      parameters:
        - $ref: "#/paths/~1a~1%7Bid%7D/get/parameters/0"
      responses:
        "200":
          $ref: "#/paths/~1a~1{id}/get/responses/200"
  /c/{id}:
    $ref: "#/paths/~1a~1{id}"
components:
  schemas:
    S: {$ref: "#/paths/~1a~1{id}/get/responses/200/content/application~1json/schema/items"}
""")
    assert not found.all
    paths = spec.root["paths"]
    assert paths["/b/{id}"]["get"]["parameters"][0].follow().text("name") == "id"
    assert paths["/b/{id}"]["get"]["responses"]["200"].follow()["content"]
    assert paths["/c/{id}"].follow().get("get") is not None
    assert at(spec, "/components/schemas/S").follow().text("type") == "string"


def test_references_are_relative_to_their_file(written: Write) -> None:
    spec, found = written(
        HEAD + """
components:
  schemas:
    Pet: {$ref: "schemas/pet.yaml"}
    Owner: {$ref: "schemas/all.json#/Owner"}
    Same: {$ref: "./schemas/../schemas/pet.yaml#/properties/name"}
""",
        {
            "schemas/pet.yaml": """
                type: object
                properties:
                  name: {type: string}
                  owner: {$ref: "all.json#/Owner"}
                  parent: {$ref: "#"}
                  back: {$ref: "../openapi.yaml#/components/schemas/Pet"}
            """,
            "schemas/all.json": '{"Owner": {"type": "object", "title": "An owner"}}',
        },
    )
    assert not found.all
    assert sorted(spec.documents) == ["openapi.yaml", "schemas/all.json", "schemas/pet.yaml"]
    pet = at(spec, "/components/schemas/Pet").follow()
    assert pet.origin.file == "schemas/pet.yaml"
    properties = pet["properties"]
    assert properties["owner"].follow().text("title") == "An owner"
    assert properties["owner"].follow() == at(spec, "/components/schemas/Owner").follow()
    assert properties["parent"].follow() == pet
    assert properties["back"].follow() == pet
    assert at(spec, "/components/schemas/Same").follow().origin.pointer == "/properties/name"
    assert len([o for o in spec.objects[ObjectKind.SCHEMA] if o.origin.file != "openapi.yaml"]) == 6


def test_file_name_with_a_space(written: Write) -> None:
    spec, found = written(
        HEAD
        + 'components:\n  schemas:\n    A: {$ref: "my%20pet.yaml"}\n    B: {$ref: "my pet.yaml"}\n',
        {"my pet.yaml": "type: string"},
    )
    assert not found.all
    for name in "AB":
        assert at(spec, f"/components/schemas/{name}").follow().text("type") == "string"


def test_anchors_identifiers_and_dynamic_references(written: Write) -> None:
    spec, found = written(HEAD + """
components:
  schemas:
    Named: {$anchor: named, type: string}
    ByAnchor: {$ref: "#named"}
    Tree:
      $id: https://example.com/tree
      $dynamicAnchor: node
      type: object
      properties:
        children: {type: array, items: {$dynamicRef: "#node"}}
        leaf: {$ref: "#/$defs/leaf"}
        outer: {$ref: "#/components/schemas/Named"}
      $defs:
        leaf: {$anchor: leaf, type: integer}
    ById: {$ref: "https://example.com/tree"}
    LeafById: {$ref: "https://example.com/tree#leaf"}
""")
    assert not found.all
    tree = at(spec, "/components/schemas/Tree")
    assert at(spec, "/components/schemas/ByAnchor").follow().text("type") == "string"
    assert tree["properties"]["children"]["items"].follow() == tree
    assert tree["properties"]["leaf"].follow().text("type") == "integer"
    assert tree["properties"]["outer"].follow().text("type") == "string"
    assert at(spec, "/components/schemas/ById").follow() == tree
    assert at(spec, "/components/schemas/LeafById").follow().text("type") == "integer"


def test_self_is_the_base_uri_but_neighboring_files_are_found(written: Write) -> None:
    spec, found = written(
        """
openapi: 3.2.0
$self: https://example.com/apis/pets
info: {title: T, version: 1.0.0}
paths: {}
components:
  schemas:
    A: {$ref: "https://example.com/apis/pets#/components/schemas/B"}
    B: {type: string}
    C: {$ref: "other.yaml#/D"}
""",
        {"other.yaml": "D: {type: integer}"},
    )
    assert not found.all
    assert at(spec, "/components/schemas/A").follow().text("type") == "string"
    assert at(spec, "/components/schemas/C").follow().text("type") == "integer"


def test_reference_in_data_is_not_followed(written: Write) -> None:
    spec, found = written(HEAD + """
x-thing: {$ref: "#/nothing"}
components:
  examples:
    one: {value: {$ref: "#/nothing"}}
  schemas:
    A:
      type: object
      default: {$ref: "#/nothing"}
      example: {$ref: "#/nothing"}
      enum: [{$ref: "#/nothing"}]
      properties:
        $ref: {type: string}
""")
    assert not found.all
    properties = at(spec, "/components/schemas/A/properties")
    assert not properties.is_ref
    assert properties["$ref"].text("type") == "string"


def test_recursive_schema_is_not_a_cyclic_reference(written: Write) -> None:
    _, found = written(HEAD + """
components:
  schemas:
    Tree: {type: array, items: {$ref: "#/components/schemas/Tree"}}
    A: {type: object, properties: {b: {$ref: "#/components/schemas/B"}}}
    B: {allOf: [{$ref: "#/components/schemas/A"}]}
""")
    assert not found.all


# --- errors --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("#/components/schemas/Missing", "RF001"),
        ("#/components/schemas/A/properties/0", "RF001"),
        ("#missing", "RF001"),
        ("missing.yaml", "LD001"),
        ("#/components/schemas/Me", "RF002"),
        ("#/components/responses/R", "RF003"),
        ("#/info/title", "RF003"),
        ("../outside.yaml", "RF006"),
        ("%2e%2e/outside.yaml", "RF006"),
        ("/etc/passwd", "RF006"),
        ("file:///etc/passwd", "RF006"),
        ("link.yaml", "RF006"),
        ("file://other-machine/share/a.yaml", "RF008"),
        ("http://169.254.169.254/latest", "RF007"),
        ("https://example.com/a.yaml", "RF007"),
        ("//example.com/a.yaml", "RF008"),
        ("urn:example:a", "RF008"),
        ("http://[", "RF008"),
        ("a%00.yaml", "RF008"),
        (".", "LD003"),
    ],
)
def test_invalid_references_are_reported(
    written: Write, tmp_path: Path, reference: str, code: str
) -> None:
    (tmp_path / "outside.yaml").write_text("type: string", "utf-8")
    (tmp_path / "spec" / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    import json

    spec, found = written(HEAD + f"""
components:
  responses:
    R: {{description: ""}}
  schemas:
    A: {{type: string}}
    Me: {{$ref: {json.dumps(reference)}}}
""")
    assert codes(found) == [code]
    node = at(spec, "/components/schemas/Me")
    assert node.follow() in (node, node.find_next_target())


@pytest.mark.parametrize("text", ["3", "null", "[a]", "{a: 1}", "true"])
def test_reference_must_be_a_string(written: Write, text: str) -> None:
    _, found = written(HEAD + f"components: {{schemas: {{A: {{$ref: {text}}}}}}}")
    assert codes(found) == ["RF004"]


def test_cyclic_reference_is_reported_once_with_all_steps(written: Write) -> None:
    _, found = written(HEAD + """
components:
  schemas:
    Before: {$ref: "#/components/schemas/A"}
    A: {$ref: "#/components/schemas/B"}
    B: {$ref: "#/components/schemas/C"}
    C: {$ref: "#/components/schemas/A"}
  parameters:
    P: {$ref: "#/components/parameters/P"}
  responses:
    R: {$ref: "#/components/responses/S"}
    S: {$ref: "#/components/responses/R"}
  pathItems:
    I: {$ref: "#/components/pathItems/I"}
""")
    assert codes(found) == ["RF002"] * 4
    loop = next(f for f in found.all if f.origin is not None and "schemas" in f.origin.pointer)
    assert len(loop.related) == 2


def test_misplaced_references_are_reported(written: Write) -> None:
    _, found = written("""
openapi: 3.1.0
info: {title: T, version: 1.0.0}
paths:
  /a:
    get: {$ref: "#/x-operation", operationId: a}
components:
  responses: {$ref: "responses.yaml", Other: {description: ""}}
""")
    assert codes(found) == ["RF005", "RF005"]


def test_misplaced_reference_is_followed(written: Write) -> None:
    spec, found = written(BARE + """
x-operation: {operationId: a, responses: {$ref: "#/x-responses"}}
x-responses: {"200": {description: Well.}}
x-item: {get: {$ref: "#/x-operation"}}
paths:
  /a: {$ref: "#/x-item"}
components:
  schemas: {$ref: "#/x-schemas"}
  responses: {R: {content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}}
x-schemas: {A: {properties: {$ref: "#/x-properties"}}}
x-properties: {b: {type: string}}
""")
    assert codes(found) == ["RF011"] * 4
    item = spec.root["paths"]["/a"].follow()
    assert item["get"].origin.pointer == "/x-operation"
    assert item["get"]["responses"]["200"].origin.pointer == "/x-responses/200"
    schema = spec.root["components"]["responses"]["R"]["content"]["application/json"]["schema"]
    assert schema.follow().origin.pointer == "/x-schemas/A"
    assert schema.follow()["properties"]["b"].value == {"type": "string"}


def test_target_of_misplaced_reference_is_visited(written: Write, tmp_path: Path) -> None:
    (tmp_path / "spec" / "get.yaml").write_text(
        "responses: {'200': {$ref: response.yaml}, '404': {$ref: 'response.yaml#/missing'}}",
        "utf-8",
    )
    (tmp_path / "spec" / "response.yaml").write_text("description: Well.", "utf-8")
    spec, found = written(BARE + "paths: {/a: {get: {$ref: get.yaml}}}")
    assert codes(found) == ["RF011", "RF001"]
    response = spec.root["paths"]["/a"]["get"]["responses"]["200"].follow()
    assert response.value == {"description": "Well."}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{get: {$ref: "#/missing"}}', "RF001"),
        ('{get: {$ref: "#/paths/~1a/get"}}', "RF002"),
        ('{get: {$ref: "#/paths/~1a/put"}, put: {$ref: "#/paths/~1a/get"}}', "RF002"),
        ('{get: {$ref: "#/info/title"}}', "RF003"),
        ('{parameters: {$ref: "#/info"}}', "RF003"),
        ('{get: {responses: {$ref: "#/info/title"}}}', "RF003"),
        ('{get: {$ref: "../outside.yaml"}}', "RF006"),
    ],
)
def test_misplaced_reference_that_cannot_be_resolved(written: Write, text: str, code: str) -> None:
    _, found = written(BARE + f"paths: {{/a: {text}}}")
    assert [each.rule.code for each in found.errors][:1] == [code]


def test_advice_suggests_a_similar_reference(written: Write) -> None:
    _, found = written(HEAD + """
components:
  schemas:
    Customer: {type: string}
    A: {$ref: "#/components/schemas/customer"}
    B: {$ref: "#/components/schemas/Custoner"}
    C: {$ref: "#/components/schemas/Zebra"}
""")
    advice = [finding.advice for finding in found.all]
    assert advice[0].startswith("did you mean `#/components/schemas/Customer`?")
    assert advice[1].startswith("did you mean `#/components/schemas/Customer`?")
    assert not advice[2].startswith("did you mean")


def test_errors_in_a_referenced_file_are_reported_once_in_that_file(written: Write) -> None:
    _, found = written(
        HEAD + """
components:
  schemas:
    A: {$ref: "other.yaml#/A"}
    B: {$ref: "other.yaml#/B"}
""",
        {"other.yaml": "A: [1,\n"},
    )
    assert codes(found) == ["LD010"]
    assert found.all[0].source_location is not None
    assert found.all[0].source_location.file == "other.yaml"


# --- versions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "version", "expected"),
    [
        ("openapi: 3.0.3", (3, 0), []),
        ("openapi: 3.1.0", (3, 1), []),
        ("openapi: 3.2.0", (3, 2), []),
        ("openapi: 3.0.0-rc2", (3, 0), []),
        ("openapi: '3.1'", (3, 1), []),
        ("openapi: 3.1", (3, 1), ["VR005"]),
        ("openapi: 3.10", (3, 1), ["VR003"]),
        ("openapi: 3", (3, 1), ["VR003"]),
        ("openapi: 3.3.0", (3, 1), ["VR003"]),
        ("openapi: 4.0.0", (3, 1), ["VR003"]),
        ("openapi: [3.1.0]", (3, 1), ["VR003"]),
        ("openapi:", (3, 1), ["VR003"]),
        ("swagger: '2.0'", (3, 1), ["VR004"]),
        ("swagger: 2.0", (3, 1), ["VR004"]),
        ("title: x", (3, 1), ["VR002"]),
        ("- x", (3, 1), ["VR001"]),
        ("text", (3, 1), ["VR001"]),
        ("null", (3, 1), ["VR001"]),
    ],
)
def test_versions(written: Write, text: str, version: tuple[int, int], expected: list[str]) -> None:
    spec, found = written(text + "\n")
    assert codes(found) == expected
    assert spec.version == version


# --- reading nodes -------------------------------------------------------------------------------


def test_typed_members_treat_other_types_as_absent(written: Write) -> None:
    spec, _ = written(HEAD + """
x-a:
  text: words
  version: 1.10
  flag: true
  count: 3.0
  half: 3.5
  list: [a, 1, b]
  object: {a: 1}
""")
    node = spec.root["x-a"]
    assert node.text("text") == "words"
    assert node.text("version") == "1.10"
    assert node.text("flag") == ""
    assert node.text("list", "none") == "none"
    assert node.flag("flag") is True
    assert node.flag("text", True) is True
    assert node.texts("list") == ("a", "b")
    assert node.texts("text") == ()
    assert [item.value for item in node["list"]] == ["a", 1, "b"]
    assert [key for key, _ in node["object"].items()] == ["a"]
    assert list(node["text"].items()) == []
    assert list(node["object"]) == []
    assert "object" in node
    assert node.get("nothing") is None
    assert spec.node(node.origin) == node
    with pytest.raises(KeyError):
        spec.node(node.origin / "nothing")
    with pytest.raises(KeyError):
        node["nothing"]
    with pytest.raises(IndexError):
        node["list"][3]
