"""The oracle of the zoo: what is sent for each parameter and value.

The parameter of the specification's examples has the name `hue` here.

The expected bytes are those of the specification's tables and examples, or are computed by
`uritemplate` (see `rfc6570.py`). `source` says where they come from; sections are those of OpenAPI
3.2.0 unless another document is named.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from .parameters import PARAMETERS, Defined
from .rfc6570 import expand_parameter

REFUSED: Final = "refused"
"""The client raises `RequestError` instead of sending a request to another path."""
BY_KEY = {defined.key: defined for defined in PARAMETERS}


@dataclass(frozen=True)
class Case:
    """A value of a parameter, and its text in the request.

    Of a path: the last segments. Of a query: the whole. Of a header or cookie: the value of the
    header. None: nothing is sent.
    """

    key: str
    value: Any
    expected: str | None
    source: str

    @property
    def defined(self) -> Defined:
        return BY_KEY[self.key]

    def __str__(self) -> str:
        return f"{self.key}-{self.value!r}"[:60]


# --- the table "Style Examples" -------------------------------------------------------------------

BLUE: Final = "blue"
HUES: Final = ["blue", "black", "brown"]
RGB: Final = {"R": 100, "G": 200, "B": 150}
EXAMPLES = {
    # style, explode: undefined, string, array, object
    "path_matrix_": (
        ";hue",
        ";hue=blue",
        ";hue=blue,black,brown",
        ";hue=R,100,G,200,B,150",
    ),
    "path_matrix_exploded_": (
        ";hue",
        ";hue=blue",
        ";hue=blue;hue=black;hue=brown",
        ";R=100;G=200;B=150",
    ),
    # "." alone is a segment that leads to another path.
    "path_label_": (REFUSED, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    "path_label_exploded_": (REFUSED, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    # An empty segment leads to another path, too.
    "path_simple_": (REFUSED, "blue", "blue,black,brown", "R,100,G,200,B,150"),
    "path_simple_exploded_": (REFUSED, "blue", "blue,black,brown", "R=100,G=200,B=150"),
    # The table has `hue=` for undefined values, but appendix C ("Undefined Values") and RFC 6570
    # leave the parameter out.
    "header_simple_": (None, "blue", "blue,black,brown", "R,100,G,200,B,150"),
    "header_simple_exploded_": (None, "blue", "blue,black,brown", "R=100,G=200,B=150"),
    "query_form_": (None, "hue=blue", "hue=blue,black,brown", "hue=R,100,G,200,B,150"),
    "query_form_exploded_": (
        None,
        "hue=blue",
        "hue=blue&hue=black&hue=brown",
        "R=100&G=200&B=150",
    ),
    "cookie_form_": (None, "hue=blue", "hue=blue,black,brown", "hue=R,100,G,200,B,150"),
    "cookie_form_exploded_": (
        None,
        "hue=blue",
        "hue=blue; hue=black; hue=brown",
        "R=100; G=200; B=150",
    ),
    "cookie_cookie_": (None, "hue=blue", "hue=blue,black,brown", "hue=R,100,G,200,B,150"),
    "cookie_cookie_exploded_": (
        None,
        "hue=blue",
        "hue=blue; hue=black; hue=brown",
        "R=100; G=200; B=150",
    ),
}
DELIMITED = {
    "query_space_array": (HUES, "hue=blue%20black%20brown"),
    "query_space_object": (RGB, "hue=R%20100%20G%20200%20B%20150"),
    "query_pipe_array": (HUES, "hue=blue%7Cblack%7Cbrown"),
    "query_pipe_object": (RGB, "hue=R%7C100%7CG%7C200%7CB%7C150"),
    "query_deep": (RGB, "hue%5BR%5D=100&hue%5BG%5D=200&hue%5BB%5D=150"),
}


def _style_examples() -> Iterator[Case]:
    for prefix, (undefined, *expected) in EXAMPLES.items():
        for shape, value, text in zip(
            ("text", "array", "object"), (BLUE, HUES, RGB), expected, strict=True
        ):
            yield Case(prefix + shape, value, text, "Style Examples")
            yield Case(prefix + shape, None, undefined, "Style Examples, `undefined`")
        # RFC 6570, 2.3: a list or an associative array without defined members is undefined.
        for shape, value in (
            ("array", []),
            ("array", [None]),
            ("object", {}),
            ("object", {"R": None}),
        ):
            yield Case(prefix + shape, value, undefined, "RFC 6570, 2.3")
    for key, (value, text) in DELIMITED.items():
        yield Case(key, value, text, "Style Examples")
        yield Case(key, type(value)(), None, "Undefined Values, appendix C")


# --- RFC 6570 ------------------------------------------------------------------------------------

VALUES: dict[str, list[Any]] = {
    "text": ["a/b c?d#e&f=g+h,i;j%k|l[m]", "ä€😀", "-._~", "100%25", "\"'<>\\^`{}", "a.b", "..."],
    "array": [["a,b", "c d"], ["a", None, "b"], ["one"], ["ä", "&="], ["x.y", "z"]],
    "object": [{"a": "1", "b": None, "c": "2"}, {"a b": "c,d"}, {"ä": "=", "é": "&"}],
}
RESERVED: dict[str, list[Any]] = {
    "text": ["a:b@c!d$e'f(g)h*i,j;k[l]", "caf ~", "a%2Cb"],
    "array": [["a:b", "c;d"], ["x%3By", "z"]],
    "object": [{"a": "1:2", "b": "3"}],
}
UNTESTABLE = {"path_simple_text": {"..."}}


def _expansions() -> Iterator[Case]:
    by_library = ("path_simple", "path_label", "path_matrix", "query_form", "cookie_form")
    for key, defined in BY_KEY.items():
        shape = key.rpartition("_")[2]
        if key.startswith((*by_library, "query_space", "query_pipe")):
            for value in VALUES[shape]:
                yield _expansion(defined, value)
        elif key == "query_deep":
            for value in VALUES["object"]:
                yield _expansion(defined, value)
        elif key.startswith(("query_named", "cookie_named", "path_named", "matrix_named")):
            for value in (BLUE, "love!"):
                yield _expansion(defined, value)
        elif "_reserved_" in key and not key.startswith("cookie"):
            values = RESERVED.get(shape, RESERVED["array"])
            for value in RESERVED["text"] if shape == "label" else values:
                yield _expansion(defined, value)
    for key in ("path_default", "query_default", "cookie_default"):
        for shape, (value, text) in SCALARS.items():
            name = f"{key}_{shape}"
            yield Case(name, value, expand_parameter(BY_KEY[name], text), "RFC 6570")


def _expansion(defined: Defined, value: Any) -> Case:
    return Case(defined.key, value, expand_parameter(defined, value), "RFC 6570, uritemplate")


MOMENT: Final = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ID: Final = uuid.UUID("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
SCALARS: dict[str, tuple[Any, Any]] = {
    "integer": (100, "100"),
    "number": (1.5, "1.5"),
    "boolean": (True, "true"),
    "date_time": (MOMENT, "2026-01-02T03:04:05Z"),
    "date": (date(2026, 1, 2), "2026-01-02"),
    "uuid": (ID, str(ID)),
    "byte": (b"\xff\xfe\x00", "//4A"),
    "numbers": ([1, 2.5], ["1", "2.5"]),
    "moments": ([MOMENT, MOMENT], ["2026-01-02T03:04:05Z"] * 2),
    # Nested arrays: implementation-defined (appendix C); here each item is JSON.
    "grid": ([["a", "b"], ["c"]], ['["a","b"]', '["c"]']),
}
"""Values and their texts: RFC 3339, RFC 9562, RFC 4648; numbers and booleans as in JSON."""


# --- where no table and no library helps ----------------------------------------------------------

NESTED_VALUE: Final = {
    "name": "a b",
    "tags": ["x", "y"],
    "size": {"w": 2},
    "rooms": [{"n": 1}, {"n": 2}],
}
NESTED_JSON: Final = '{"name":"a b","tags":["x","y"],"size":{"w":2},"rooms":[{"n":1},{"n":2}]}'
NESTED_JSON_ENCODED: Final = (
    "%7B%22name%22%3A%22a%20b%22%2C%22tags%22%3A%5B%22x%22%2C%22y%22%5D%2C%22size%22%3A%7B%22w%22"
    "%3A2%7D%2C%22rooms%22%3A%5B%7B%22n%22%3A1%7D%2C%7B%22n%22%3A2%7D%5D%7D"
)
_DEEP_END: Final = "hue%5Brooms%5D%5B0%5D%5Bn%5D=1&hue%5Brooms%5D%5B1%5D%5Bn%5D=2"
_DEEP_START: Final = "hue%5Bname%5D=a%20b&"
_DEEP_SIZE: Final = "&hue%5Bsize%5D%5Bw%5D=2&"
DEEP_BRACKETS: Final = (
    f"{_DEEP_START}hue%5Btags%5D%5B%5D=x&hue%5Btags%5D%5B%5D=y{_DEEP_SIZE}{_DEEP_END}"
)
DIALECTS: Final = "Rack, PHP and qs read `a[]=1`; qs and PHP `a[0]=1`; Go and Java `a=1&a=2`"

LITERAL: tuple[Case, ...] = (
    # Paths: no value leads to another path (RFC 3986, 5.2.4 and 6.2.2.3).
    *(
        Case(key, value, REFUSED, "RFC 3986, 5.2.4")
        for key in ("path_simple_text", "path_inside_final", "path_reserved_text")
        for value in ("", ".", "..")
    ),
    Case("path_label_text", ".", REFUSED, "RFC 3986, 5.2.4"),
    Case("path_label_text", "", REFUSED, "RFC 3986, 5.2.4"),
    Case("path_label_array", [".", "b"], "..,b", "RFC 6570, 3.2.5"),
    Case("path_label_exploded_array", ["", ""], REFUSED, "RFC 3986, 5.2.4"),
    Case("path_simple_array", [".."], REFUSED, "RFC 3986, 5.2.4"),
    Case("path_inside_simple", ".", REFUSED, "RFC 3986, 5.2.4"),
    Case("path_inside_simple", "a", ".a", "RFC 6570, 3.2.2"),
    Case("path_inside_label", "", "hue.", "RFC 6570, 3.2.5: {.empty}"),
    Case("path_inside_label", ".", "hue..", "RFC 6570, 3.2.5"),
    Case("path_inside_matrix", "", "hue;hue", "RFC 6570, 3.2.7: {;empty}"),
    Case("path_inside_final", "a/b", "a%2Fb/edit", "RFC 6570, 3.2.2"),
    Case("path_content_json_text", "..", "%22..%22", "Percent-Encoding, appendix E"),
    Case("path_content_plain", "..", REFUSED, "RFC 3986, 5.2.4"),
    Case("path_content_plain", "", REFUSED, "RFC 3986, 3.3"),
    # An empty string is not undefined: RFC 6570, 2.3 and 3.2.7 ({;empty}).
    Case("path_matrix_text", "", ";hue", "RFC 6570, 3.2.7"),
    Case("path_matrix_exploded_text", "", ";hue", "RFC 6570, 3.2.7"),
    Case("path_matrix_exploded_array", ["", "b"], ";hue;hue=b", "RFC 6570, 3.2.1"),
    Case("path_matrix_exploded_object", {"R": "", "G": "1"}, ";R;G=1", "RFC 6570, 3.2.1"),
    Case("path_simple_exploded_object", {"R": ""}, "R=", "RFC 6570, 3.2.1"),
    Case("query_form_text", "", "hue=", "RFC 6570, 3.2.8: {?empty}"),
    Case("query_form_exploded_text", "", "hue=", "RFC 6570, 3.2.8"),
    Case("query_form_exploded_array", ["", "b"], "hue=&hue=b", "RFC 6570, 3.2.8"),
    Case("query_form_exploded_object", {"R": ""}, "R=", "RFC 6570, 3.2.8"),
    Case("cookie_form_text", "", "hue=", "RFC 6570, 3.2.8"),
    Case("header_simple_text", "", "", "RFC 6570, 3.2.2"),
    # 123 is sent as 123: JSON Schema (6.1.1) does not distinguish 123 and 123.0.
    *(
        Case(f"{location}_default_number", value, f"{prefix}{text}", "JSON Schema 2020-12, 4.2.1")
        for location, prefix in (
            ("path", ""),
            ("query", "hue="),
            ("header", ""),
            ("cookie", "hue="),
        )
        for value, text in ((123, "123"), (123.0, "123"), (-0.25, "-0.25"), (2.0**60, str(2**60)))
    ),
    Case("query_default_numbers", [1.0, 2.5], "hue=1&hue=2.5", "JSON Schema 2020-12, 4.2.1"),
    # Reserved expansion keeps triples and encodes other percent signs (RFC 6570, 3.2.3).
    Case("query_reserved_text", "a%2Fb%zz%", "hue=a%2Fb%25zz%25", "RFC 6570, 3.2.3"),
    Case("query_reserved_text", "/path?q ä", "hue=/path?q%20%C3%A4", "RFC 6570, 3.2.3"),
    # These would end the value; applications encode them (`allowReserved`).
    Case("query_reserved_text", "a&b=c+d#e", "hue=a%26b%3Dc%2Bd%23e", "Parameter: allowReserved"),
    Case("path_reserved_text", "a%2Cb%zz", "a%2Cb%25zz", "RFC 6570, 3.2.3"),
    Case("path_reserved_text", "a/b?c#d", "a%2Fb%3Fc%23d", "Path Templating"),
    Case("path_reserved_text", "a&b=c+d", "a&b=c+d", "RFC 6570, 3.2.3"),
    Case("path_reserved_text", "a%2Fb", REFUSED, "Path Templating"),
    Case("path_reserved_text", "%2e%2E", REFUSED, "RFC 3986, 6.2.2.3"),
    Case("path_reserved_text", ".%2e", REFUSED, "RFC 3986, 6.2.2.3"),
    Case("path_reserved_text", "%2E", REFUSED, "RFC 3986, 6.2.2.3"),
    Case("path_reserved_label", "%2E", REFUSED, "RFC 3986, 6.2.2.3"),
    Case("path_reserved_array", ["a%2fb"], REFUSED, "Path Templating"),
    Case("cookie_reserved_text", "a/b&c=d+e#f%2C", "hue=a/b&c=d+e#f%2C", "Cookies, appendix D"),
    # RFC 6265, 4.1.1: not part of a cookie's value.
    Case("cookie_reserved_text", "a;b,c d", "hue=a%3Bb%2Cc%20d", "RFC 6265, 4.1.1"),
    Case("cookie_reserved_array", ["a/b", "c"], "hue=a/b; hue=c", "Cookies, appendix D"),
    Case("cookie_reserved_object", {"R": "a:b"}, "R=a:b", "Cookies, appendix D"),
    # Headers are not percent-encoded ("Fixed Fields for use with schema").
    Case("header_simple_text", 'a/b c%20d,"e"', 'a/b c%20d,"e"', "Fixed Fields"),
    Case("header_simple_array", ["a", None, "b c"], "a,b c", "RFC 6570, 2.3"),
    Case("header_simple_object", {"R": "1", "G": None}, "R,1", "RFC 6570, 2.3"),
    Case("header_simple_exploded_object", {"a b": "="}, "a b==", "Fixed Fields"),
    Case("header_named", BLUE, BLUE, "RFC 9110, 5.1"),
    *(
        Case(
            f"header_default_{shape}", value, text if isinstance(text, str) else ",".join(text), "-"
        )
        for shape, (value, text) in SCALARS.items()
    ),
    # The style `cookie` does not escape; a semicolon would be another cookie.
    Case(
        "cookie_cookie_text",
        "Hello%2C world!",
        "hue=Hello%2C world!",
        "Parameter Object Examples",
    ),
    Case(
        "cookie_cookie_exploded_object",
        {"greeting": "Hello%2C world!", "code": 42},
        "greeting=Hello%2C world!; code=42",
        "Parameter Object Examples",
    ),
    Case("cookie_cookie_text", 'a%2Fb/c"d', 'hue=a%2Fb/c"d', "Fixed Fields"),
    Case("cookie_cookie_text", "a; admin=1", REFUSED, "RFC 6265, 4.1.1"),
    Case("cookie_cookie_text", "a\r\nb", REFUSED, "RFC 9110, 5.5"),
    Case("cookie_cookie_exploded_object", {"a; b": "1"}, REFUSED, "RFC 6265, 4.1.1"),
    Case("cookie_cookie_exploded_object", {"a=b": "1"}, REFUSED, "RFC 6265, 4.1.1"),
    Case("cookie_cookie_array", ["a b", None, "c"], "hue=a b,c", "RFC 6570, 2.3"),
    Case(
        "cookie_form_text",
        "Hello, world!",
        "hue=Hello%2C%20world%21",
        "Parameter Object Examples",
    ),
    # Deep objects: one level is defined, more is what servers read.
    Case("query_deep", {"R": "1", "G": None}, "hue%5BR%5D=1", "RFC 6570, 2.3"),
    Case("query_deep_nested", NESTED_VALUE, DEEP_BRACKETS, DIALECTS),
    Case("query_deep_brackets", NESTED_VALUE, DEEP_BRACKETS, DIALECTS),
    Case(
        "query_deep_indices",
        NESTED_VALUE,
        f"{_DEEP_START}hue%5Btags%5D%5B0%5D=x&hue%5Btags%5D%5B1%5D=y{_DEEP_SIZE}{_DEEP_END}",
        DIALECTS,
    ),
    Case(
        "query_deep_repeat",
        NESTED_VALUE,
        f"{_DEEP_START}hue%5Btags%5D=x&hue%5Btags%5D=y{_DEEP_SIZE}{_DEEP_END}",
        DIALECTS,
    ),
    # `content`: in its media type, then percent-encoded in URLs (appendix E).
    *(
        Case(f"{location}_content_{kind}", NESTED_VALUE, f"{prefix}{text}", "appendix E")
        for location, prefix, text in (
            ("path", "", NESTED_JSON_ENCODED),
            ("query", "hue=", NESTED_JSON_ENCODED),
            ("header", "", NESTED_JSON),
            ("cookie", "hue=", NESTED_JSON_ENCODED),
        )
        for kind in ("json", "problem")
    ),
    Case("query_content_json_text", "blue", "hue=%22blue%22", "appendix E"),
    Case("header_content_json_text", "blue", '"blue"', "appendix E"),
    Case("cookie_content_json_text", "blue", "hue=%22blue%22", "appendix E"),
    Case("query_content_plain", "blue", "hue=blue", "appendix E"),
    Case("query_content_plain", "a&b c", "hue=a%26b%20c", "appendix E"),
    Case("path_content_plain", "a/b c", "a%2Fb%20c", "appendix E"),
    Case("header_content_plain", "a/b, c", "a/b, c", "appendix D"),
    # OpenAPI 3.1.1, appendix D: "text/plain" avoids percent-encoding in cookies, too.
    Case("cookie_content_plain", "a/b%20c", "hue=a/b%20c", "3.1.1, appendix D"),
    Case("cookie_content_plain", "a; b", REFUSED, "RFC 6265, 4.1.1"),
    Case("path_content_plain_integer", 7, "7", "appendix B"),
    Case("query_content_plain_integer", 7, "hue=7", "appendix B"),
    Case("header_content_plain_integer", 7, "7", "appendix B"),
    Case("cookie_content_plain_integer", 7, "hue=7", "appendix B"),
    Case("query_content_form", {"name": "a + b"}, "hue=name%3Da%2B%252B%2Bb", "appendix E"),
    Case("header_content_form", {"name": "a + b"}, "name=a+%2B+b", "appendix E"),
    Case("path_content_form", {"name": "a + b"}, "name=a+%2B+b", "appendix E"),
    Case("cookie_content_form", {"name": "a + b"}, "hue=name=a+%2B+b", "appendix E"),
    # `in: querystring`
    Case("querystring_json", NESTED_VALUE, NESTED_JSON_ENCODED, "Parameter Object Examples"),
    Case("querystring_problem", NESTED_VALUE, NESTED_JSON_ENCODED, "Parameter Object Examples"),
    Case("querystring_json_text", "blue", "%22blue%22", "Parameter Object Examples"),
    Case("querystring_plain", "a&b", "a%26b", "URL Percent-Encoding"),
    Case("querystring_plain_integer", 7, "7", "appendix B"),
    Case("querystring_form", {"name": "a + b"}, "name=a+%2B+b", "Parameter Object Examples"),
    Case(
        "querystring_form",
        NESTED_VALUE,
        "name=a+b&tags=x&tags=y&size=%7B%22w%22%3A2%7D&rooms=%7B%22n%22%3A1%7D&rooms=%7B%22n%22%3A2%7D",
        "Encoding Object: contentType",
    ),
    Case("querystring_form_encoding", {"tags": ["x", "y"]}, "tags=x,y", "Encoding Object: style"),
    # RFC 3986, 2.5: bytes are percent-encoded one by one.
    Case("path_raw", b"\xff/\x00a", "%FF%2F%00a", "RFC 3986, 2.5"),
    Case("query_raw", b"\xff/\x00a", "hue=%FF%2F%00a", "RFC 3986, 2.5"),
    Case("querystring_raw", b"\xff/\x00a", "%FF%2F%00a", "RFC 3986, 2.5"),
    Case("header_content_xml", "<a b='c'/>", "<a b='c'/>", "appendix D"),
    Case("querystring_jsonpath", "$.a.b[1:1]", "%24.a.b%5B1%3A1%5D", "Parameter Object Examples"),
    *(
        Case(defined.key, None, None, "Undefined Values, appendix C")
        for defined in PARAMETERS
        if defined.location == "querystring"
    ),
)


def _all_cases() -> Iterator[Case]:
    yield from _style_examples()
    yield from _expansions()
    yield from LITERAL


CASES: tuple[Case, ...] = tuple(_all_cases())
