"""Loading files: values, locations, and errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientwright.diagnostics.findings import Diagnostics, SourceLocation
from clientwright.load import Document, format_path, load, parse
from clientwright.load.scalars import MAX_DEPTH


def read(text: str | bytes, name: str = "a.yaml") -> tuple[Document | None, Diagnostics]:
    diagnostics = Diagnostics()
    content = text if isinstance(text, bytes) else text.encode("utf-8")
    return parse(content, Path(name), name, diagnostics), diagnostics


def data(text: str, name: str = "a.yaml") -> object:
    document, diagnostics = read(text, name)
    assert not diagnostics.all
    assert document is not None
    return document.data


def codes(text: str | bytes, name: str = "a.yaml") -> list[str]:
    return [finding.rule.code for finding in read(text, name)[1].all]


def marked(document: Document, pointer: str, *, key: bool = False) -> str:
    """The text at a location."""
    location = document.locate(pointer, key)
    return document.line(location.line)[location.column - 1 :][: location.length]


# --- scalars -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("NO", "NO"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2024-01-01", "2024-01-01"),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("-1.", -1.0),
        ("+7", 7),
        ("=", "="),
        ("'1'", "1"),
        ('"true"', "true"),
        ("!!str 12", "12"),
        ("!!int '12'", 12),
        ("!!float 3", 3.0),
        ("! 12", "12"),
        ('"a\u2028b"', "a\u2028b"),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">-\n  a\n  b\n", "a b"),
    ],
)
def test_scalars_follow_the_core_schema_of_yaml_1_2(text: str, value: object) -> None:
    loaded = data(f"a: {text}\n")
    assert loaded == {"a": value}
    assert type(loaded["a"]) is type(value)  # type: ignore[index]


def test_keys_are_strings_as_written() -> None:
    assert data("200: a\n1.0: b\ntrue: c\nnull: d\non: e\n0x10: f\n") == {
        "200": "a",
        "1.0": "b",
        "true": "c",
        "null": "d",
        "on": "e",
        "0x10": "f",
    }


def test_quoted_and_plain_key_are_duplicates() -> None:
    assert codes('200: a\n"200": b\n') == ["LD011"]


# --- aliases and merge keys ----------------------------------------------------------------------


def test_aliases_repeat_values() -> None:
    assert data("a: &x {b: [1]}\nc: *x\nd: &y text\n*y : 1\n") == {
        "a": {"b": [1]},
        "c": {"b": [1]},
        "d": "text",
        "text": 1,
    }


def test_own_keys_override_merge_keys() -> None:
    document, diagnostics = read(
        "one: &one {x: 1, y: 1}\ntwo: &two {y: 2, z: 2}\nboth:\n  <<: [*one, *two]\n  z: 3\n"
    )
    assert document is not None
    assert not diagnostics.all
    assert document.data["both"] == {"x": 1, "y": 1, "z": 3}
    assert document.locate("/both/x").line == 1
    assert document.locate("/both/z").line == 5


def test_quoted_merge_key_is_a_plain_key() -> None:
    assert data("a: {'<<': 1}") == {"a": {"<<": 1}}


def test_anchor_can_be_redefined() -> None:
    assert data("a: &x 1\nb: *x\nc: &x 2\nd: *x\n") == {"a": 1, "b": 1, "c": 2, "d": 2}


def test_alias_is_located_in_its_anchor() -> None:
    document, _ = read("a: &x\n  b: 1\nc: *x\n")
    assert document is not None
    assert document.locate("/c/b") == SourceLocation("a.yaml", 2, 6, 1)


# --- locations -----------------------------------------------------------------------------------

YAML = """\
openapi: 3.1.0
info:
  title: "A title"   # and a comment
  description: |
    several
    lines
flow: {a: [1, "two", {b: c}], "d e": f}
tagged: !!str &anchor text
list:
  - x: 1
  - [y]
"wide \N{SNOWMAN}": \N{GRINNING FACE} and more
slash/ti~lde: 0
"""


@pytest.mark.parametrize(
    ("pointer", "value", "key"),
    [
        ("/openapi", "3.1.0", "openapi"),
        ("/info/title", '"A title"', "title"),
        ("/info/description", "|", "description"),
        ("/flow/a/0", "1", '{a: [1, "two", {b: c}], "d e": f}'),
        ("/flow/a/1", '"two"', None),
        ("/flow/a/2/b", "c", "b"),
        ("/flow/d e", "f", '"d e"'),
        ("/tagged", "text", "tagged"),
        ("/list/0/x", "1", "x"),
        ("/list/1/0", "y", None),
        ("/wide \N{SNOWMAN}", "\N{GRINNING FACE} and more", '"wide \N{SNOWMAN}"'),
        ("/slash~1ti~0lde", "0", "slash/ti~lde"),
    ],
)
def test_locations_in_yaml(pointer: str, value: str, key: str | None) -> None:
    document, diagnostics = read(YAML)
    assert document is not None
    assert not diagnostics.all
    assert marked(document, pointer) == value
    if key is not None and not pointer.endswith("/0"):
        assert marked(document, pointer, key=True) == key


def test_missing_value_is_located_at_its_nearest_parent() -> None:
    document, _ = read("a:\n  b: 1\n")
    assert document is not None
    assert document.locate("/a/nothing/here") == document.locate("/a")
    assert document.locate("/a/b/c") == document.locate("/a/b")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = end.join(["a: 1", "b: 'a\N{LINE SEPARATOR}x'", "c: 3", ""])
    document, _ = read(text)
    assert document is not None
    assert document.locate("/c") == SourceLocation("a.yaml", 3, 4, 1)
    assert document.line(3) == "c: 3"


def test_locations_after_a_byte_order_mark() -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        document, diagnostics = read('{"a": {"\u00e9": 1}}'.encode(encoding), "a.json")
        assert document is not None, encoding
        assert not diagnostics.all
        assert document.locate("/a/\u00e9") == SourceLocation("a.json", 1, 13, 1)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4),
    max_leaves=25,
)


def pointers(value: object, pointer: str = "") -> list[tuple[str, object]]:
    found = [(pointer, value)]
    if isinstance(value, dict):
        for key, item in value.items():
            token = key.replace("~", "~0").replace("/", "~1")
            found += pointers(item, f"{pointer}/{token}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            found += pointers(item, f"{pointer}/{number}")
    return found


@given(JSON, st.sampled_from([None, 1, 4]))
@settings(deadline=None, max_examples=80)
def test_locations_in_json(value: object, indent: int | None) -> None:
    document, diagnostics = read(json.dumps(value, indent=indent), "a.json")
    assert document is not None
    assert not diagnostics.all
    assert document.data == value
    for pointer, part in pointers(value):
        assert json.loads(document.source(pointer)) == part
        if pointer and not pointer.rpartition("/")[2].isdecimal():
            name = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
            assert json.loads(marked(document, pointer, key=True)) == name


@given(JSON)
@settings(deadline=None, max_examples=60)
def test_json_parsed_as_yaml_has_the_same_values_and_spans(value: object) -> None:
    text = json.dumps({"": value}, indent=2, ensure_ascii=True)
    as_json, _ = read(text, "a.json")
    assert as_json is not None
    from clientwright.load.source_text import SourceText
    from clientwright.load.yaml_parser import parse_yaml

    if "\\ud" in text or "\\u007f" in text:
        return  # pairs of surrogates and DEL: JSON that YAML 1.2 parsers before 1.3 refuse
    diagnostics = Diagnostics()
    as_yaml = parse_yaml(SourceText("a.yaml", text), diagnostics)
    assert as_yaml is not None, diagnostics.all
    assert as_yaml[0] == as_json.data
    for pointer, _ in pointers(as_json.data):
        start, end = as_yaml[1](pointer, False)
        assert text[start:end] == as_json.source(pointer)


def test_source_of_a_value() -> None:
    document, _ = read("info:\n  version: 1.10\n")
    assert document is not None
    assert document.data == {"info": {"version": 1.1}}
    assert document.source("/info/version") == "1.10"


# --- errors --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "LD004"),
        ("  \n\n", "LD004"),
        ("# only a comment\n", "LD004"),
        ("a: [1,\n", "LD010"),
        ("a: 'x\n", "LD010"),
        ("\ta: 1\n", "LD010"),
        ("a: \x01\n", "LD010"),
        ("a: @x\n", "LD010"),
        ("a: 1\na: 2\n", "LD011"),
        ("a: !thing 1\n", "LD012"),
        ("a: !!set {x}\n", "LD012"),
        ("a: !!int x\n", "LD012"),
        ("? [1]\n: 2\n", "LD013"),
        ("{? {a: 1} : 2}\n", "LD013"),
        ("a: 1e999\n", "LD014"),
        ("a: .inf\n", "LD014"),
        ("a: .nan\n", "LD014"),
        ("a: " + "9" * 5000 + "\n", "LD014"),
        ("a: *b\n", "LD015"),
        ("a: &x [*x]\n", "LD016"),
        ("a: &x {b: {c: *x}}\n", "LD016"),
        ("- " * (MAX_DEPTH + 1) + "x", "LD018"),
        ("[" * 100_000, "LD018"),
        ("a: 1\n---\nb: 1\n", "LD020"),
        ("<<: 1\n", "LD021"),
    ],
)
def test_errors_in_yaml(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "LD004"),
        ("{", "LD010"),
        ('{"a": 1,}', "LD010"),
        ("{'a': 1}", "LD010"),
        ('{"a": 1} x', "LD010"),
        ('{"a": "\n"}', "LD010"),
        ('{"a": 1, "a": 2}', "LD011"),
        ('{"a": [{"b": {"c": 1, "c": 2}}]}', "LD011"),
        ('{"a": 1e999}', "LD014"),
        ('{"a": NaN}', "LD014"),
        ('{"a": -Infinity}', "LD014"),
        ('{"a": ' + "9" * 5000 + "}", "LD014"),
        ('{"a":' * 3000 + "1" + "}" * 3000, "LD018"),
        ('{"a":' * 300_000, "LD018"),
        ('{"a": "\\ud800"}', "LD019"),
    ],
)
def test_errors_in_json(text: str, code: str) -> None:
    assert codes(text, "a.json") == [code]


def test_all_errors_of_a_file_are_reported_in_one_run() -> None:
    assert codes("a: 1\na: 2\nb: !x 3\nc: *nothing\nd: 1e999\n[e]: 1\n") == [
        "LD011",
        "LD012",
        "LD015",
        "LD014",
        "LD013",
    ]


def test_quoted_number_is_a_string() -> None:
    assert data('{"a": "1e999 and NaN", "b": "\\\\ud800", "c": "\\ud83d\\ude00"}', "a.json") == {
        "a": "1e999 and NaN",
        "b": "\\ud800",
        "c": "\N{GRINNING FACE}",
    }


def test_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 10):
        repeated = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} [{repeated}]")
    assert codes("\n".join(lines)) == ["LD017"]
    assert codes("\n".join(lines[:4])) == []


def test_depth_is_counted_through_aliases() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, MAX_DEPTH + 10)]
    assert codes("\n".join(lines)) == ["LD018"]


def test_invalid_encoding_is_located() -> None:
    _, diagnostics = read("a: 1\nb: caf\u00e9\n".encode("latin-1"))
    [finding] = diagnostics.errors
    assert finding.rule.code == "LD006"
    assert finding.source_location == SourceLocation("a.yaml", 2, 7, 1)


def test_unreadable_files(tmp_path: Path) -> None:
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    for path, code in [
        (tmp_path / "missing.yaml", "LD001"),
        (tmp_path / "missing" / "a.yaml", "LD001"),
        (loop, "LD002"),
        (tmp_path / ("x" * 300), "LD002"),
        (tmp_path / "nul\0.yaml", "LD002"),
        (tmp_path, "LD003"),
    ]:
        diagnostics = Diagnostics()
        assert load(path, diagnostics) is None
        assert [finding.rule.code for finding in diagnostics.all] == [code], path


def test_format_is_detected_from_the_content(tmp_path: Path) -> None:
    for name in ("a.yaml", "a.yml", "a", "a.json"):
        path = tmp_path / name
        path.write_text('{"a": [1]}', "utf-8")
        document = load(path, Diagnostics())
        assert document is not None
        assert document.data == {"a": [1]}
    (tmp_path / "b").write_text("a: 1", "utf-8")
    document = load(tmp_path / "b", Diagnostics())
    assert document is not None
    assert document.data == {"a": 1}


def test_file_is_named_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert format_path("spec/a.yaml") == "spec/a.yaml"
    assert format_path("./spec//a.yaml") == "spec/a.yaml"
    assert format_path(tmp_path / "spec" / "a.yaml") == "spec/a.yaml"
    assert format_path("../a.yaml") == "../a.yaml"


@given(st.text(alphabet="ab:-?[]{}&*!|>'\"#%@`, \n\t\\\x00\ufeff~<0e", max_size=60))
@settings(deadline=None, max_examples=300)
def test_loading_never_raises_for_text(text: str) -> None:
    for name in ("a.yaml", "a.json"):
        document, diagnostics = read(text, name)
        if document is None:
            assert diagnostics.errors


@given(st.binary(max_size=40))
@settings(deadline=None, max_examples=200)
def test_loading_never_raises_for_bytes(content: bytes) -> None:
    document, diagnostics = read(content)
    if document is None:
        assert diagnostics.errors
