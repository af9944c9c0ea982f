"""The how-to guides of CONTRIBUTING.md, followed in a copy of the package.

A string format, a pagination style, a media type, a security scheme and a target are added with edits
of the files that the guides name, and of no others. A client that uses all of them must work.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDES = (
    (ROOT / "CONTRIBUTING.md")
    .read_text("utf-8")
    .partition("## How-to guides")[2]
    .partition("\n## ")[0]
)
PACKAGE = "generator/clientwright"
RUNTIME = "templates/python/runtime/_runtime"

GENERATOR_STYLE = '''
@dataclass(frozen=True, slots=True, kw_only=True)
class UpcomingPagination(PaginationStyle):
    """The response states the position of the next page."""

    kind: ClassVar[str] = "upcoming"

    parameter: str
    upcoming: PropertyPath

    @classmethod
    def detect(cls, facts: ListFacts) -> Self | None:
        parameter = facts.parameter(("position",))
        upcoming = facts.property(("upcoming",), _NUMBER)
        if parameter is None or not upcoming:
            return None
        return cls(**facts.common(), parameter=parameter.name, upcoming=upcoming)

    def second_page_query(self, last_item: JsonValue) -> dict[str, str]:
        return {self.parameter: "1"}

    def sample_values(self, *, last: bool) -> SampleValues:
        yield self.upcoming, (None, ABSENT) if last else (1,)


'''
RUNTIME_STYLE = '''
@dataclass(frozen=True, slots=True, kw_only=True)
class UpcomingPagination(PaginationStyle):
    """The response states the position of the next page."""

    kind: ClassVar[str] = "upcoming"

    parameter: str
    upcoming: Path

    def next_page(self, page: object, headers: Headers, query: Query) -> NextPage | None:
        position = _value_at(page, self.upcoming)
        return None if position is None else NextPage(query=((self.parameter, position),))

    def body_values(self, page: ServedPage) -> BodyValues:
        following = page.following
        yield self.upcoming, (None, ABSENT) if following is None else (following.position,)


'''
GENERATOR_KIND = """
    ContentKind.BARS: _Format(
        returns=BodyType.VALUE, names="application/vnd.bars", record=("", "|")
    ),
"""
CODEC = '''
class BarsCodec(StreamCodec):
    """JSON values, each followed by a bar."""

    kind = "bars"

    def encode_item(self, item: Any) -> bytes:
        return to_json(item) + b"|"

    def records(self) -> Records:
        return _BarRecords()

    def encode_response(self, value: Any) -> bytes:
        return json.dumps(value).encode() + b"|"


class _BarRecords:
    def __init__(self) -> None:
        self._rest = b""

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent[str]]:
        *texts, self._rest = (self._rest + chunk).split(b"|")
        return (ServerSentEvent(data=text.decode()) for text in texts)

    def end(self) -> Iterator[ServerSentEvent[str]]:
        return iter(())


'''
GENERATOR_SCHEME = '''
@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp(BaseScheme):
    """A stamp in a header of its own."""

    title: ClassVar[str] = "Stamp"
    roles: ClassVar[tuple[str, ...]] = ("stamp",)

    @classmethod
    def read(cls, declared: JsonObject) -> Self | None:
        return cls() if _http_scheme(declared).lower() == "stamp" else None

    @property
    def parameter(self) -> SecretParameter:
        return SecretParameter("header", "X-Stamp")


'''
RUNTIME_SCHEME = '''
@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp(BaseCredential):
    """A stamp in a header of its own."""

    stamp: Secret

    roles: ClassVar[tuple[str, ...]] = ("stamp",)

    def apply(self, request: AuthenticatedRequest, token: str | None) -> None:
        request.set_header("X-Stamp", self.stamp.get_text())

    def is_present(self, request: IncomingRequest) -> bool:
        return bool(request.headers.get("x-stamp"))


'''
TARGET = '''
from . import TargetConfig


class ListTarget:
    """Lists the operations."""

    name = "list"

    def files(self, api, config: TargetConfig, diagnostics):
        return {"operations.txt": "".join(f"{one.id}\\n" for one in api.operations())}


TARGET = ListTarget
'''

NOT_FILES = {"application/x-ndjson"}

GUIDE_EDITS: dict[str, dict[str, list[tuple[str, str]]]] = {
    "string format": {
        f"{PACKAGE}/contract/formats.py": [
            (r"^FORMATS: .*\{\n", '    "even": _string("1234", checked=True),\n')
        ],
        f"{RUNTIME}/models/formats.py": [
            (r"^_PARSERS: .*\{\n", '    "even": lambda text: bytes.fromhex("0" * len(text)),\n')
        ],
    },
    "pagination style": {
        f"{PACKAGE}/conventions/pagination.py": [
            (r"(?=^def _choose_parameter)", GENERATOR_STYLE),
            (r"^Pagination: TypeAlias = \(\n", "    UpcomingPagination |\n"),
            (
                r"^EXTENSION_FIELDS: .*\(\n",
                '    ("upcoming", "JSON pointer", "The next position.", "upcoming: /upcoming"),\n',
            ),
        ],
        f"{RUNTIME}/pagination/styles.py": [
            (r"(?=^Pagination: TypeAlias)", RUNTIME_STYLE),
            (r"^Pagination: TypeAlias = \(\n", "    UpcomingPagination |\n"),
        ],
    },
    "media type": {
        f"{PACKAGE}/conventions/media_types.py": [
            (r"^    JSON = .*\n", '    BARS = "bars"\n'),
            (r"^_FORMATS: .*\{\n", GENERATOR_KIND),
        ],
        f"{RUNTIME}/bodies/codecs.py": [
            (r"(?=^CODECS)", CODEC),
            (r"^CODECS: .*\(\n", "    BarsCodec(),\n"),
        ],
    },
    "security scheme": {
        f"{PACKAGE}/conventions/security.py": [
            (r"(?=^SchemeType: TypeAlias)", GENERATOR_SCHEME),
            (r"^SchemeType: TypeAlias = \(\n", "    Stamp |\n"),
        ],
        f"{RUNTIME}/auth/credentials.py": [
            (r"(?=^Credential: TypeAlias)", RUNTIME_SCHEME),
            (r"^Credential: TypeAlias = ", "Stamp | "),
        ],
    },
    "target": {
        f"{PACKAGE}/targets/__init__.py": [
            (r"^TARGETS = \{\n", '    "list": ("the operations, as a list", ".operation_list"),\n')
        ],
    },
}
"""By guide and file, what is inserted after the match of a pattern."""

DOCUMENT = """
openapi: 3.1.0
info: {title: Guides, version: 1.0.0}
servers: [{url: "https://api.example"}]
security: [{stamp: []}]
paths:
  /cats:
    get:
      operationId: listCats
      tags: [cats]
      parameters: [{name: position, in: query, schema: {type: integer}}]
      responses:
        "200":
          description: A page.
          content:
            application/json:
              schema:
                type: object
                required: [cats]
                properties:
                  cats: {type: array, items: {$ref: "#/components/schemas/Cat"}}
                  upcoming: {type: [integer, "null"]}
    post:
      operationId: createCat
      tags: [cats]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Cat"}}}
      responses:
        "201":
          description: The cat.
          content: {application/json: {schema: {$ref: "#/components/schemas/Cat"}}}
  /cats/{id}:
    get:
      operationId: getCat
      tags: [cats]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: The cat.
          content: {application/json: {schema: {$ref: "#/components/schemas/Cat"}}}
  /numbers:
    post:
      operationId: sendNumbers
      tags: [numbers]
      requestBody:
        required: true
        content: {application/vnd.bars: {schema: {type: array, items: {type: integer}}}}
      responses:
        "200":
          description: Numbers.
          content: {application/vnd.bars: {schema: {type: integer}}}
components:
  schemas:
    Cat:
      type: object
      required: [id, code]
      properties: {id: {type: string}, code: {type: string, format: even}}
  securitySchemes:
    stamp: {type: http, scheme: stamp}
"""

CALLS = """
import httpx2
from guides import GuidesClient
from guides.testing import FakeApi

def respond(request):
    assert request.headers["x-stamp"] == "secret"
    if request.method == "POST":
        assert request.content == b"1|2|", request.content
        headers = {"content-type": "application/vnd.bars"}
        return httpx2.Response(200, content=b"3|4|", headers=headers)
    if "position" in request.url.params:
        return httpx2.Response(200, json={"cats": [{"id": "3", "code": "3333"}]})
    cats = [{"id": "1", "code": "1"}, {"id": "2", "code": "22"}]
    return httpx2.Response(200, json={"cats": cats, "upcoming": 7})

transport = httpx2.MockTransport(respond)
with GuidesClient(stamp="secret", http_client=httpx2.Client(transport=transport)) as client:
    assert [cat.code for cat in client.cats.list()] == ["1", "22", "3333"]
    assert list(client.numbers.send(body=[1, 2])) == [3, 4]

strict = GuidesClient(stamp="secret", strict=True, http_client=httpx2.Client(transport=transport))
try:
    list(strict.cats.list())
except Exception as error:
    assert "even" in str(error), error
else:
    raise AssertionError("an invalid value was accepted")

fake = FakeApi(page_size=1)
with fake.client() as client:
    for number in "12":
        client.cats.create(id=number, code="22")
    assert len(list(client.cats.list().pages())) == 2
    assert len(fake.sample("createCat")["code"]) == 4
    assert list(client.numbers.send(body=[1, 2]))
assert fake.problems == []
"""


def sections() -> dict[str, str]:
    """The text of each guide, by its topic."""
    parts = re.split(r"^### How to add an? (.*)\n", GUIDES, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package in which every guide was followed."""
    root = tmp_path_factory.mktemp("guides")
    for folder in (PACKAGE, "templates"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, root / folder, ignore=ignored)
    for edits in GUIDE_EDITS.values():
        for path, insertions in edits.items():
            text = (root / path).read_text("utf-8")
            for pattern, inserted in insertions:
                [found] = re.finditer(pattern, text, re.MULTILINE)
                text = text[: found.end()] + inserted + text[found.end() :]
            (root / path).write_text(text, "utf-8")
    (root / PACKAGE / "targets" / "operation_list.py").write_text(TARGET, "utf-8")
    (root / "openapi.yaml").write_text(DOCUMENT, "utf-8")
    return root


def run(root: Path, *arguments: str) -> None:
    """Run Python with the packages of a copy."""
    search = os.pathsep.join([str(root / "generator"), str(root / "python" / "src")])
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": search},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def generate(root: Path, *arguments: str) -> None:
    run(root, "-m", "clientwright", "generate", "openapi.yaml", *arguments)


def test_client_uses_what_was_added(copy: Path) -> None:
    generate(copy, "--out", "python", "--package", "guides")
    run(copy, "-c", CALLS)


def test_added_target(copy: Path) -> None:
    generate(copy, "--out", "list", "--target", "list")
    assert (copy / "list" / "operations.txt").read_text(
        "utf-8"
    ) == "listCats\ncreateCat\ngetCat\nsendNumbers\n"


@pytest.mark.parametrize("topic", GUIDE_EDITS)
def test_guide_names_the_edited_files(topic: str) -> None:
    for path in GUIDE_EDITS[topic]:
        assert f"`{path}`" in sections()[topic]


@pytest.mark.parametrize("topic", sections())
def test_files_and_names_exist(topic: str) -> None:
    """Every path and name in backticks exists in the repository."""
    terms = re.findall(r"`([^`]+)`", sections()[topic])
    paths = {path for term in terms for path in re.findall(r"(?<![\w/.])[a-z_]+/[\w./-]+", term)}
    files = [
        file for path in paths for file in (ROOT / path, ROOT / PACKAGE / path) if file.exists()
    ]
    unknown = {path for path in paths - NOT_FILES if not any_file(path)}
    assert unknown == set()
    text = "\n".join(file.read_text("utf-8") for file in files if file.is_file())
    names = [
        term for term in terms if re.fullmatch(r"[A-Z]{2,}\w*|[A-Z]\w+|_?[a-z]+_\w+|_\w+", term)
    ]
    assert names
    assert [name for name in names if not re.search(rf"\b{name}\b", text)] == []


def any_file(path: str) -> bool:
    return (ROOT / path).exists() or (ROOT / PACKAGE / path).exists()


def test_every_topic_has_a_guide() -> None:
    assert sections().keys() == {"rule", *GUIDE_EDITS}
