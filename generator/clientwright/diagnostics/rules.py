"""The catalogue of rules: everything that can be reported, with its code, message and advice.

Codes are stable: a rule keeps its code for ever and a code is never used again. A rule is an
error where the document cannot be read or its meaning stays open, a warning where the document
breaks the specification but its meaning is clear (the client is made), and a note where a user
may want to know what was decided. Each rule has a case in `tests/failures/<code>/`.

Messages are written to be read after `file:line:column: error[CODE]:`, start in lower case and
have no full stop. Only constants stand here, no logic.
"""

from __future__ import annotations

from .findings import Rule, Severity

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
    "convert it first, for example with `npx swagger2openapi -o openapi3.yaml {file}` or at "
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
    "{what} cannot be a reference with other members beside it",
    "remove what stands beside `$ref`, or refer from the members inside it instead",
)
REFERENCE_FOLLOWED = Rule(
    "RF011",
    _WARNING,
    "by the standard {what} cannot be a reference; what this one points at is read in its place",
    "write it out here, refer from the members inside it, or bundle the document's files into one",
)
REFERENCE_OUTSIDE = Rule(
    "RF006",
    _ERROR,
    "`{reference}` is outside the document's folder `{folder}`, and was not read",
    "if it may be read, list its folder under `folders` in the configuration, or name it by "
    "`--folder`",
)
REFERENCE_REMOTE = Rule(
    "RF007",
    _ERROR,
    "`{reference}` is on another machine, and was not fetched",
    "save a copy beside the document and refer to that, or list the address under `remote` in the "
    "configuration",
)
REFERENCE_SCHEME = Rule(
    "RF008",
    _ERROR,
    "`{reference}` names nothing that can be read",
    "refer to a part of this document (`#/...`) or to a file beside it",
)
REFERENCE_NOT_FETCHED = Rule(
    "RF009",
    _ERROR,
    "`{reference}` was not fetched: {reason}",
    "mend the address; if what stands there was changed on purpose, look at it and then remove its "
    "line from the lock file",
)
REFERENCE_NOT_LOCKED = Rule(
    "RF010",
    _NOTE,
    "`{reference}` was fetched and is not in `{lock}` yet",
    "`clientwright generate` writes it there; keep that file under version control",
)

# --- NM: names of what is generated ------------------------------------------------------------

NAME_QUALIFIED = Rule(
    "NM001",
    _NOTE,
    "this is called `{got}`, since `{wanted}` is taken",
    "state a name with `x-clientwright: {{name: ...}}` to choose another",
)

# --- TG: what the client does otherwise than one may expect -------------------------------------

OTHER_BODIES = Rule(
    "TG001",
    _NOTE,
    "the body is sent as `{chosen}`, and not as {others}",
    "nothing needs doing, unless clients should send another one: then leave this one out",
)
OTHER_ANSWERS = Rule(
    "TG002",
    _NOTE,
    "the answer is asked for as `{chosen}`, and not as {others}",
    "nothing needs doing, unless clients should get another one: then leave this one out",
)
NO_SUCCESS = Rule(
    "TG003",
    _NOTE,
    "no success is described here, so the method gives whatever comes",
    "describe the response of a successful request (a status from 200 to 299)",
)

# --- ST: the shape of objects ------------------------------------------------------------------

FIELD_TYPE = Rule(
    "ST001",
    _ERROR,
    "`{name}` must be {expected}, and is {met}",
    "write {expected} here",
)
FIELD_TYPE_HARMLESS = Rule(
    "ST002",
    _WARNING,
    "`{name}` must be {expected}, and is {met}; it is left out of account",
    "write {expected} here, or remove it",
)
FIELD_NULL = Rule(
    "ST003",
    _WARNING,
    "`{name}` has no value; it is taken as not there",
    "write {expected} here, or remove it",
)
FIELD_UNKNOWN = Rule(
    "ST004",
    _WARNING,
    "{kind} has no field `{name}`; it is left out of account",
    "{hint} extension of yours must have a name that starts with `x-`",
)
FIELD_NEWER = Rule(
    "ST005",
    _WARNING,
    "`{name}` came with OpenAPI {since}, and this document says {version}; it is read all the same",
    "set `openapi` to the version that you use",
)
FIELD_MISSING = Rule(
    "ST006",
    _ERROR,
    "{kind} needs `{name}`, and has none",
    "add `{name}`",
)
FIELD_MISSING_HARMLESS = Rule(
    "ST007",
    _WARNING,
    "{kind} needs `{name}`, and has none; the client is made without it",
    "add `{name}`",
)
PART = Rule(
    "ST008",
    _ERROR,
    "`{name}` must be {expected} (an object), and is {met}",
    "describe {expected} here, or remove it",
)
PART_HARMLESS = Rule(
    "ST009",
    _WARNING,
    "`{name}` must be {expected} (an object), and is {met}; it is left out of account",
    "describe {expected} here, or remove it",
)

ENTRY_NOT_TEXT = Rule(
    "ST010",
    _WARNING,
    "an entry of `{name}` must be text, and is {met}; it is left out of account",
    "put it in quotes",
)

# --- SC: schemas -------------------------------------------------------------------------------

TYPE_UNKNOWN = Rule(
    "SC001",
    _ERROR,
    "`{type}` is not a type",
    "{hint} are `string`, `number`, `integer`, `boolean`, `object`, `array` and `null`",
)

# --- BD: building the model --------------------------------------------------------------------

TOO_DEEP_TO_TYPE = Rule(
    "BD001",
    _NOTE,
    "schemas are nested more than {limit} deep here, so this one is typed as any value",
    "move inner schemas to `components` and refer to them",
)
TYPES_CONTRADICT = Rule(
    "BD002",
    _WARNING,
    "the schemas that must hold together here have no type in common; the last one is used",
    "give all of them the same `type`",
)
KEYWORD_NOT_EXPRESSED = Rule(
    "BD003",
    _NOTE,
    "`{keyword}` cannot be said by a type, so it is not checked",
    "nothing needs to be done",
)
UNION_OF_ASSERTIONS = Rule(
    "BD004",
    _NOTE,
    "`{keyword}` only says which properties go together, which no type can say; it is not checked",
    "nothing needs to be done",
)
UNION_OF_NAMES = Rule(
    "BD029",
    _NOTE,
    "`{keyword}` only says which properties go together; docstrings say so, and nothing checks it",
    "nothing needs to be done",
)
UNIONS_TOO_MANY = Rule(
    "BD005",
    _NOTE,
    "this union must hold together with another, which makes more than {limit} variants; "
    "it is left out",
    "join the two into one `oneOf`",
)
UNION_WITH_ANY = Rule(
    "BD006",
    _NOTE,
    "one variant allows every value, so the whole is typed as any value",
    "say of what type that variant is",
)
VARIANT_TAG_TWICE = Rule(
    "BD007",
    _NOTE,
    "`{tag}` selects several variants; the first of them that fits is taken",
    "give each variant a value of its own, here or in `discriminator.mapping`",
)
MERGE_TOO_FAR = Rule(
    "BD026",
    _NOTE,
    "what must hold here together with other schemas leads back to them again and again; "
    "it is taken by itself",
    "say in one schema what belongs together",
)
ENUM_OF_OBJECTS = Rule(
    "BD008",
    _NOTE,
    "the values of this `enum` are not all scalars, so only the type around them is kept",
    "use `oneOf` with a schema for each",
)
ENUM_VALUE_TYPE = Rule(
    "BD009",
    _WARNING,
    "`{value}` is not of the type that is stated; it is read as `{wanted}`",
    "write the value in the stated type, in YAML with quotes if that is `string`",
)
OPEN_TUPLE = Rule(
    "BD010",
    _NOTE,
    "items of any type may follow those listed, so all items are typed as any value",
    "add `items: false` if there are no others, or `items` with their schema",
)
PATTERNS_OPEN = Rule(
    "BD011",
    _NOTE,
    "names that fit no pattern are allowed too, so values are typed as any value",
    "add `additionalProperties: false` if there are no others",
)
REQUIRED_NOT_EXPRESSED = Rule(
    "BD012",
    _NOTE,
    "an object without named properties requires some; that is not checked",
    "describe them under `properties`",
)
REQUIRED_UNKNOWN = Rule(
    "BD013",
    _NOTE,
    "`{name}` is required, but no property is called that; its value can be anything",
    "describe it under `properties`, or remove it from `required`",
)
REQUIRED_FLAG = Rule(
    "BD014",
    _WARNING,
    "`required: true` has no meaning in a schema",
    "list the property's name in `required` of the object around it",
)
SCHEMA_OF_OCTETS = Rule(
    "BD015",
    _NOTE,
    "a body of `{media_type}` travels as bytes; its schema is only documentation",
    "offer `application/json` as well if it can be had",
)
SCHEMA_OF_TEXT = Rule(
    "BD016",
    _NOTE,
    "a body of `{media_type}` travels as text; its schema is only documentation",
    "offer `application/json` as well if it can be had",
)
PARAMETER_IGNORED = Rule(
    "BD018",
    _NOTE,
    "header parameter `{name}` is left out: the standard says to ignore it",
    "describe it by `content` or `security`, and remove the parameter",
)
PARAMETER_STYLE = Rule(
    "BD020",
    _WARNING,
    "style `{style}` is not possible where `{name}` travels; the default is used",
    "remove `style`, or use one that the standard has for that place",
)
STATUS_UNKNOWN = Rule(
    "BD021",
    _WARNING,
    "`{code}` is no status code; the response is left out",
    "use a code such as `200`, a range such as `4XX`, or `default`",
)
SCHEME_UNKNOWN = Rule(
    "BD022",
    _NOTE,
    "the client cannot authenticate by `{name}` ({kind}) itself",
    "send the credentials with a hook of the client",
)
ACTION_TAKEN = Rule(
    "BD023",
    _NOTE,
    "this operation is `{got}` of {resource}, since another one is `{wanted}`",
    "if you wish for another name, state it with "
    "`x-clientwright: {{resource: ..., method: ...}}`",
)
PAGING_RECOGNISED = Rule(
    "BD024",
    _NOTE,
    "this is read as a list in pages (by {kind})",
    "state it with `x-clientwright: {{pagination: ...}}` if that is wrong",
)
NOTHING_LEFT = Rule(
    "BD025",
    _WARNING,
    "no operation passes the filters",
    "loosen `only` in the configuration, or the flags of the command",
)
DYNAMIC_REFERENCE = Rule(
    "BD027",
    _NOTE,
    "`{reference}` may lead to {count} schemas, and nothing on the way here says to which; any "
    "value is taken",
    "refer to this by a schema that says so with `$dynamicAnchor`",
)

PATTERN_NOT_CHECKED = Rule(
    "BD028",
    _NOTE,
    "the pattern `{pattern}` is not checked: it looks around or back, or may take for ever",
    "begin it with `^`, and let no repeated part begin like what may follow it",
)

# --- OP: paths and operations ------------------------------------------------------------------

NO_PATHS = Rule(
    "OP001",
    _ERROR,
    "the document describes nothing: it has no `paths`, `webhooks` or `components`",
    "add the paths of the API",
)
OPERATION_ID_TWICE = Rule(
    "OP002",
    _ERROR,
    "operationId `{name}` is used twice",
    "give each operation its own operationId",
)
OPERATION_SHARED = Rule(
    "OP003",
    _WARNING,
    "operationId `{name}` belongs to two paths, `{path}` and `{other}`, through a reference",
    "describe the operations apart if they should have names of their own",
)
CALLBACK_ID_TWICE = Rule(
    "OP004",
    _WARNING,
    "operationId `{name}` is used twice; this is a request that the API sends, so no name clashes",
    "give each operation its own operationId",
)
PATH_SLASH = Rule(
    "OP005",
    _WARNING,
    "path `{path}` does not start with `/`; it is read as if it did",
    "put a `/` in front of it",
)
PATH_BRACES = Rule(
    "OP006",
    _ERROR,
    "path `{path}` has a brace that is not part of a `{{parameter}}`",
    "close the brace, name the parameter in it, or write the brace as `%7B` or `%7D`",
)
PATH_QUERY = Rule(
    "OP007",
    _WARNING,
    "path `{path}` has a query or a fragment, which is no part of a path; it is sent as it stands",
    "describe it by parameters with `in: query`",
)
PATH_HOLE_TWICE = Rule(
    "OP008",
    _WARNING,
    "`{{{name}}}` stands twice in path `{path}`; both take one value",
    "give each place a parameter of its own",
)
PATHS_ALIKE = Rule(
    "OP009",
    _WARNING,
    "paths `{path}` and `{other}` differ only in the names of their parameters",
    "merge the two under one path: for OpenAPI they are the same",
)
RESPONSES_MISSING = Rule(
    "OP010",
    _WARNING,
    "this operation states no `responses`; any answer of success will do",
    "describe at least the response of a successful call",
)
RESPONSES_EMPTY = Rule(
    "OP011",
    _WARNING,
    "`responses` is empty; any answer of success will do",
    "describe at least the response of a successful call",
)
STATUS_SPELLING = Rule(
    "OP013",
    _WARNING,
    "`{status}` is read as `{right}`",
    "write `{right}`",
)

# --- PA: parameters ----------------------------------------------------------------------------

HOLE_WITHOUT_PARAMETER = Rule(
    "PA001",
    _ERROR,
    "no parameter describes `{{{name}}}` of `{method} {path}`",
    "add a parameter with `name: {name}`, `in: path` and `required: true`",
)
PARAMETER_WITHOUT_HOLE = Rule(
    "PA002",
    _ERROR,
    "path parameter `{name}` has no place in `{path}`",
    "add `{{{name}}}` to the path, or remove the parameter",
)
PARAMETER_IN = Rule(
    "PA003",
    _ERROR,
    "`{place}` is no place for a parameter",
    "{hint}",
)
PARAMETER_TWICE = Rule(
    "PA004",
    _ERROR,
    "{place} parameter `{name}` is described twice, and not in the same way",
    "remove one of the two",
)
PARAMETER_REPEATED = Rule(
    "PA005",
    _WARNING,
    "{place} parameter `{name}` is listed twice",
    "remove one of the two",
)
PATH_PARAMETER_OPTIONAL = Rule(
    "PA006",
    _WARNING,
    "path parameter `{name}` is not marked as required; it is, all the same",
    "add `required: true`",
)
PARAMETER_WITHOUT_SCHEMA = Rule(
    "PA008",
    _WARNING,
    "parameter `{name}` has neither `schema` nor `content`; it takes any value",
    "add a `schema`",
)
PARAMETER_TWO_WAYS = Rule(
    "PA009",
    _WARNING,
    "parameter `{name}` has both `schema` and `content`; `schema` is left out of account",
    "keep one of the two",
)
PARAMETER_CONTENT = Rule(
    "PA010",
    _WARNING,
    "`content` of parameter `{name}` needs exactly one media type; the first is taken",
    "keep the media type in which the parameter is sent",
)

# --- SE: security, servers, tags: names that stand for something ------------------------------

SECURITY_UNKNOWN = Rule(
    "SE001",
    _WARNING,
    "there is no security scheme `{name}`; the client cannot send what it asks for by itself",
    "{hint}define it under `components/securitySchemes`",
)
SCHEME_TYPE = Rule(
    "SE002",
    _ERROR,
    "`{type}` is no type of security scheme",
    "{hint}use `apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS`",
)
SERVER_VARIABLE_UNKNOWN = Rule(
    "SE003",
    _WARNING,
    "variable `{{{name}}}` of the server's URL is not described; the client must be told its value",
    "describe it under `variables`, with a default",
)
SERVER_DEFAULT = Rule(
    "SE004",
    _WARNING,
    "default `{value}` of server variable `{name}` is not one of its values",
    "add it to `enum`, or choose another default",
)
TAG_TWICE = Rule(
    "SE005",
    _WARNING,
    "tag `{name}` is described twice; the first description is taken",
    "remove one of the two",
)
TAG_PARENT_UNKNOWN = Rule(
    "SE006",
    _WARNING,
    "there is no tag `{name}` to be the parent of this one",
    "{hint}describe it under `tags`",
)
TAG_PARENT_LOOP = Rule(
    "SE007",
    _WARNING,
    "tag `{name}` is its own parent, in one or more steps; it is taken to have none",
    "break the circle",
)
LINK_UNKNOWN = Rule(
    "SE008",
    _WARNING,
    "this link leads to operation `{name}`, and there is none",
    "{hint}name an operationId of this document",
)
COMPONENT_NAME = Rule(
    "SE009",
    _WARNING,
    "`{name}` has characters that no component's name may have",
    "use letters, digits, `.`, `-` and `_` only",
)
MAPPING_DANGLING = Rule(
    "SE010",
    _WARNING,
    "`{target}` is no schema; this value of the discriminator selects nothing",
    "write the name of a component or a reference such as `#/components/schemas/Pet`",
)

# --- SC, continued -----------------------------------------------------------------------------

REQUIRED_TWICE = Rule(
    "SC003",
    _WARNING,
    "property `{value}` is listed twice in `required`",
    "remove one of the two",
)
ENUM_TWICE = Rule(
    "SC004",
    _WARNING,
    "value `{value}` stands twice in `enum`",
    "remove one of the two",
)
ENUM_EMPTY = Rule(
    "SC005",
    _WARNING,
    "`enum` is empty, so that no value would do; it is left out of account",
    "list the values, or remove it",
)
RANGE_EMPTY = Rule(
    "SC007",
    _WARNING,
    "`{low}` {least} is more than `{high}` {most}, so that no value would do",
    "exchange the two",
)
PATTERN = Rule(
    "SC008",
    _WARNING,
    "`{pattern}` is not a regular expression; it is shown in the documentation only",
    "mend it: the dialect is that of ECMAScript",
)
READ_AND_WRITE_ONLY = Rule(
    "SC009",
    _WARNING,
    "`readOnly` and `writeOnly` together leave no use for this value",
    "keep one of the two",
)
COMPOSITION_EMPTY = Rule(
    "SC010",
    _WARNING,
    "`{name}` is empty; it is left out of account",
    "list its schemas, or remove it",
)
EXCLUSIVE_NUMBER = Rule(
    "SC011",
    _WARNING,
    "`{name}` is true or false in OpenAPI 3.0; the number is read as in 3.1",
    "write `{plain}` with the number and `{name}: true`, or set `openapi` to 3.1",
)
EXCLUSIVE_FLAG = Rule(
    "SC012",
    _WARNING,
    "`{name}` is a number since OpenAPI 3.1; true or false is read as in 3.0",
    "write the limit here, in the place of `{plain}`",
)
ITEMS_MISSING = Rule(
    "SC013",
    _WARNING,
    "an array needs `items` in OpenAPI 3.0; its items are taken to be of any type",
    "add `items`, if need be with an empty schema: `items: {{}}`",
)
NULLABLE = Rule(
    "SC014",
    _WARNING,
    "`nullable` is no keyword since OpenAPI 3.1; it is read as in 3.0",
    "add `null` to `type`: `type: [string, 'null']`",
)
SCHEMA_CIRCLE = Rule(
    "SC015",
    _WARNING,
    "this schema is made of itself, by way of `allOf`, `anyOf`, `oneOf` or `not`; the step that "
    "leads back is left out of account",
    "move what variants share into a schema of its own; a value that contains itself goes by "
    "`properties` or `items`",
)
EXAMPLE = Rule(
    "SC016",
    _WARNING,
    "the example does not fit its schema: {problem}",
    "mend the example or the schema",
)
DEFAULT = Rule(
    "SC017",
    _WARNING,
    "the default does not fit its schema: {problem}",
    "mend the default or the schema",
)

# --- OS: the specification's own schema --------------------------------------------------------

STANDARD = Rule(
    "OS001",
    _WARNING,
    "the schema of OpenAPI refuses this: {problem}",
    "compare with the specification, https://spec.openapis.org/oas/",
)

# --- OV: overlays ------------------------------------------------------------------------------

NO_OVERLAY = Rule(
    "OV001",
    _ERROR,
    "this is not an overlay",
    "an overlay is an object that starts with `overlay: 1.1.0`, `info` and `actions`",
)
OVERLAY_VERSION = Rule(
    "OV002",
    _ERROR,
    "overlay version `{version}` is not known here",
    "versions 1.0 and 1.1 are read; set `overlay` to one of them, for example 1.1.0",
)
OVERLAY_ACTIONS = Rule(
    "OV003",
    _ERROR,
    "an overlay needs a list of `actions`",
    "add at least one action, with `target` and `update`, `remove` or `copy`",
)
OVERLAY_ACTION = Rule(
    "OV004",
    _ERROR,
    "an action must be an object with a `target`, which is text",
    "add `target`, a JSONPath query such as `$.paths['/pets'].get`",
)
OVERLAY_IDLE = Rule(
    "OV005",
    _WARNING,
    "this action does nothing",
    "add `update`, `remove: true` or `copy`, or remove the action",
)
OVERLAY_OVERRULED = Rule(
    "OV006",
    _WARNING,
    "`{name}` has no effect beside `{by}`",
    "make an action of its own of it, or remove it",
)
OVERLAY_NEWER = Rule(
    "OV007",
    _WARNING,
    "`copy` came with Overlay 1.1, and this overlay says 1.0; it is read all the same",
    "set `overlay` to 1.1.0",
)
OVERLAY_TARGET = Rule(
    "OV008",
    _ERROR,
    "`{query}` is not a JSONPath query: {problem}",
    "see RFC 9535; a query starts with `$`, and keys with other characters than letters, digits "
    "and `_` stand in brackets and quotes: `$.paths['/pets']`",
)
OVERLAY_NOTHING = Rule(
    "OV009",
    _WARNING,
    "this query selects nothing in the document, so the action changes nothing",
    "mend the query, or remove the action",
)
OVERLAY_UNLIKE = Rule(
    "OV010",
    _ERROR,
    "{value} cannot be merged with {there}",
    "give a value of the same kind, or `remove` what stands there in an action before",
)
OVERLAY_MIXED = Rule(
    "OV011",
    _ERROR,
    "the query selects values of several kinds, and one value cannot be merged with all of them",
    "make an action for objects, one for lists and one for other values",
)
OVERLAY_COPY = Rule(
    "OV012",
    _ERROR,
    "`copy` must select exactly one value, and selects {number}",
    "write a query for the one value that is meant",
)
OVERLAY_ROOT = Rule(
    "OV013",
    _ERROR,
    "the whole document cannot be removed",
    "select the parts that are meant",
)
OVERLAY_EXTENDS = Rule(
    "OV014",
    _WARNING,
    "this overlay is made for `{meant}`, and is applied to `{document}`",
    "change `extends`, or leave it out",
)

# --- CF: the configuration ---------------------------------------------------------------------

ACCEPTED_AND_GONE = Rule(
    "CF001",
    _WARNING,
    "the configuration accepts {code}{where}, which does not occur any more",
    "remove the entry from `accept`, so that the list says what is still accepted",
)

# --- CV: what is left out ----------------------------------------------------------------------

PART_LEFT_OUT = Rule(
    "CV001",
    _WARNING,
    "{part} is left out: {reason}",
    "say it in another way, or list it under `accept` in the configuration",
)
