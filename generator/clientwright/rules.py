"""The catalogue of rules: everything that can be reported, with its code, message and advice.

Codes are stable: a rule keeps its code for ever and a code is never used again. A rule is an
error where the document cannot be read or its meaning stays open, a warning where the document
breaks the specification but its meaning is clear (the client is made), and a note where a user
may want to know what was decided. Each rule has a case in `tests/failures/<code>/`.

Messages are written to be read after `file:line:column: error[CODE]:`, start in lower case and
have no full stop. Only constants stand here, no logic.
"""

from __future__ import annotations

from .diagnostics import Rule, Severity

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING
_NOTE = Severity.NOTE

# --- LD: reading a file ------------------------------------------------------------------------

FILE_MISSING = Rule(
    "LD001",
    _ERROR,
    "there is no file `{path}`",
    "check the path; it is relative to {base}",
)
FILE_UNREADABLE = Rule(
    "LD002",
    _ERROR,
    "`{path}` cannot be read: {reason}",
    "make the file readable for the user who runs the command",
)
FILE_IS_FOLDER = Rule(
    "LD003",
    _ERROR,
    "`{path}` is a folder",
    "name the file inside it that holds the document",
)
FILE_EMPTY = Rule(
    "LD004",
    _ERROR,
    "the file is empty",
    "an OpenAPI document starts with `openapi`, `info` and `paths`",
)
FILE_TOO_LARGE = Rule(
    "LD005",
    _ERROR,
    "`{path}` is larger than {limit} MB",
    "split the document, or check that this is the right file",
)
NOT_TEXT = Rule(
    "LD006",
    _ERROR,
    "the file is not {encoding} text: {reason}",
    "save the file as UTF-8",
)
SYNTAX = Rule(
    "LD010",
    _ERROR,
    "this is not {language}: {problem}",
    "{advice}",
)
DUPLICATE_KEY = Rule(
    "LD011",
    _ERROR,
    "key `{name}` stands twice in this object",
    "remove one of the two, or merge them: readers of the document keep only one",
)
TAG = Rule(
    "LD012",
    _ERROR,
    "YAML tag `{tag}` has no meaning in OpenAPI",
    "remove the tag: a document may hold only what JSON can express",
)
KEY_NOT_TEXT = Rule(
    "LD013",
    _ERROR,
    "a key must be text, and this one is {kind}",
    "write a plain or quoted word in front of the colon",
)
NUMBER = Rule(
    "LD014",
    _ERROR,
    "`{text}` is not a number that JSON can express",
    "write a finite number of fewer digits, or quote it if it is text",
)
UNKNOWN_ANCHOR = Rule(
    "LD015",
    _ERROR,
    "there is no anchor `&{name}` before this alias",
    "define the anchor first, or quote the value if the `*` belongs to it",
)
CYCLIC_ANCHOR = Rule(
    "LD016",
    _ERROR,
    "alias `*{name}` stands inside the value that it repeats",
    "use `$ref` for a schema that contains itself",
)
ALIAS_BOMB = Rule(
    "LD017",
    _ERROR,
    "aliases blow this document up to more than {limit} values",
    "use `$ref` instead of aliases that hold aliases",
)
TOO_DEEP = Rule(
    "LD018",
    _ERROR,
    "the document is nested more than {limit} levels deep here",
    "give the inner parts names under `components` and refer to them with `$ref`",
)
SURROGATE = Rule(
    "LD019",
    _ERROR,
    "`\\u{code}` is half of a character (a lone surrogate)",
    "write the whole character, or both halves of the pair",
)
SEVERAL_DOCUMENTS = Rule(
    "LD020",
    _ERROR,
    "a second YAML document starts here",
    "keep one document a file; remove the `---` if it is not meant to start another",
)
MERGE_KEY = Rule(
    "LD021",
    _ERROR,
    "the merge key `<<` needs an object or a list of objects",
    "give it an alias to an object (`<<: *name`), or quote the key if it is meant as text",
)

# --- VR: what kind of document -----------------------------------------------------------------

NOT_AN_OBJECT = Rule(
    "VR001",
    _ERROR,
    "the document is {kind}, not an object",
    "an OpenAPI document is an object that starts with `openapi`, `info` and `paths`",
)
NO_VERSION = Rule(
    "VR002",
    _ERROR,
    "the document does not say which version of OpenAPI it follows",
    "add `openapi: 3.1.1` (or the version that it was written for) at its top",
)
UNKNOWN_VERSION = Rule(
    "VR003",
    _ERROR,
    "OpenAPI version `{version}` is not known here",
    "versions 3.0, 3.1 and 3.2 are read; set `openapi` to one of them, for example 3.1.1",
)
SWAGGER_2 = Rule(
    "VR004",
    _ERROR,
    "this is a Swagger {version} document; OpenAPI 3.0, 3.1 and 3.2 are read",
    "convert it first, for example with `npx swagger2openapi -o openapi.yaml {file}` or at "
    "https://converter.swagger.io",
)
VERSION_NOT_TEXT = Rule(
    "VR005",
    _WARNING,
    "`openapi` should be text and is the number {version}",
    "put it in quotes, with all its parts: `openapi: '{whole}'`",
)

# --- RF: references ----------------------------------------------------------------------------

DANGLING_REFERENCE = Rule(
    "RF001",
    _ERROR,
    "`{reference}` points at nothing",
    "{hint} what is meant, or mend the reference",
)
REFERENCE_LOOP = Rule(
    "RF002",
    _ERROR,
    "this reference leads back to itself without meeting a value",
    "put a definition in the place of one of the references",
)
REFERENCE_KIND = Rule(
    "RF003",
    _ERROR,
    "`{reference}` is {met}, and {expected} is needed here",
    "point at {expected}, or move the definition to where it belongs",
)
REFERENCE_NOT_TEXT = Rule(
    "RF004",
    _ERROR,
    "`$ref` must be text and is {kind}",
    "write a reference such as `#/components/schemas/Pet`",
)
REFERENCE_MISPLACED = Rule(
    "RF005",
    _ERROR,
    "{what} cannot be a reference",
    "refer from the members inside it instead",
)
REFERENCE_OUTSIDE = Rule(
    "RF006",
    _ERROR,
    "`{reference}` is outside the document's folder `{folder}`, and was not read",
    "move the file into that folder",
)
REFERENCE_REMOTE = Rule(
    "RF007",
    _ERROR,
    "`{reference}` is on another machine, and was not fetched",
    "save a copy beside the document and refer to that",
)
REFERENCE_SCHEME = Rule(
    "RF008",
    _ERROR,
    "`{reference}` names nothing that can be read",
    "refer to a part of this document (`#/...`) or to a file beside it",
)

# --- NM: names of what is generated ------------------------------------------------------------

NAME_QUALIFIED = Rule(
    "NM001",
    _NOTE,
    "this is called `{got}`, since `{wanted}` is taken",
    "state a name with `x-clientwright: {{name: ...}}` to choose another",
)
