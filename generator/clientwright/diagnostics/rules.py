"""The catalog of rules: everything that can be reported, with its code, message and advice.

Codes are stable: a code is never reused, and its meaning does not change. An error means that the
document cannot be read or that its meaning is unclear; a warning, that it violates the
specification but its meaning is clear, so the client is generated; a note, that a decision may be
of interest. Each rule has a case in `tests/failures/<code>/`.

Messages follow `file:line:column: error[CODE]: `, so they start in lower case and have no full
stop. The advice tells how to fix the document; it is empty if there is nothing to fix.
"""

from __future__ import annotations

from functools import partial

from .findings import Rule, Severity

_error = partial(Rule, severity=Severity.ERROR)
_warning = partial(Rule, severity=Severity.WARNING)
_note = partial(Rule, severity=Severity.NOTE)

# fmt: off  # a rule is a row: the message, and below it the advice

# --- LD: reading files ---------------------------------------------------------------------------

FILE_MISSING = _error("LD001", "file `{path}` does not exist",
    "check the path; it is relative to {base}")
FILE_UNREADABLE = _error("LD002", "cannot read `{path}`: {reason}",
    "check the permissions of the file")
FILE_IS_FOLDER = _error("LD003", "`{path}` is a folder", "pass the path of the document inside it")
FILE_EMPTY = _error("LD004", "the file is empty",
    "an OpenAPI document starts with `openapi`, `info` and `paths`")
FILE_TOO_LARGE = _error("LD005", "`{path}` is larger than {limit} MB",
    "split the document, or check that this is the right file")
NOT_TEXT = _error("LD006", "the file is not valid {encoding}: {reason}", "save the file as UTF-8")
SYNTAX = _error("LD010", "invalid {language}: {problem}", "{advice}")
DUPLICATE_KEY = _error("LD011", "duplicate key `{name}`",
    "remove one of the two, or merge them: parsers keep only one")
TAG = _error("LD012", "YAML tag `{tag}` is not supported",
    "remove the tag: OpenAPI documents may only contain what JSON can represent")
KEY_NOT_TEXT = _error("LD013", "expected a string key, found {found}",
    "write a plain or quoted string before the colon")
NUMBER = _error("LD014", "JSON cannot represent the number `{text}`",
    "write a finite number with fewer digits, or quote it if it is a string")
UNKNOWN_ANCHOR = _error("LD015", "undefined anchor `&{name}`",
    "define the anchor before this alias, or quote the value if the `*` belongs to it")
CYCLIC_ANCHOR = _error("LD016", "alias `*{name}` is used inside the value that it repeats",
    "use `$ref` for a recursive schema")
ALIAS_BOMB = _error("LD017", "aliases expand this document to more than {limit} values",
    "use `$ref` instead of nested aliases")
TOO_DEEP = _error("LD018", "the document is nested more than {limit} levels deep",
    "move the inner parts to `components` and refer to them with `$ref`")
SURROGATE = _error("LD019", "`\\u{code}` is a lone surrogate",
    "write the whole character, or both surrogates of the pair")
SEVERAL_DOCUMENTS = _error("LD020", "a second YAML document starts here",
    "keep one document per file; remove the `---` if it is not a separator")
MERGE_KEY = _error("LD021", "the merge key `<<` requires an object or an array of objects",
    "use an alias of an object (`<<: *name`), or quote the key if it is a string")

# --- VR: the version of the document -------------------------------------------------------------

NOT_AN_OBJECT = _error("VR001", "the document must be an object, got {got}",
    "an OpenAPI document starts with `openapi`, `info` and `paths`")
NO_VERSION = _error("VR002", "the document does not declare an OpenAPI version",
    "add `openapi: 3.1.1` (or the version that it is written for)")
UNKNOWN_VERSION = _error("VR003", "OpenAPI version `{version}` is not supported",
    "set `openapi` to a version of 3.0, 3.1 or 3.2, for example 3.1.1")
SWAGGER_2 = _error("VR004", "Swagger {version} is not supported; OpenAPI 3.0, 3.1 and 3.2 are",
    "convert the document, for example with `npx swagger2openapi -o openapi3.yaml {file}` or at "
    "https://converter.swagger.io")
VERSION_NOT_TEXT = _warning("VR005", "`openapi` must be a string, got the number {version}",
    "quote the full version: `openapi: '{whole}'`")

# --- RF: references ------------------------------------------------------------------------------

DANGLING_REFERENCE = _error("RF001", "`{reference}` cannot be resolved",
    "{hint} it, or fix the reference")
REFERENCE_LOOP = _error("RF002", "cyclic reference: it never reaches a value",
    "replace one of the references with a definition")
REFERENCE_KIND = _error("RF003", "expected a reference to {expected}; `{reference}` is {got}",
    "refer to {expected}, or move the definition")
REFERENCE_NOT_TEXT = _error("RF004", "`$ref` must be a string, got {got}",
    "write a reference such as `#/components/schemas/Pet`")
REFERENCE_MISPLACED = _error("RF005", "{what} cannot be a reference with siblings",
    "remove the siblings of `$ref`, or use references inside it instead")
REFERENCE_OUTSIDE = _error("RF006",
    "`{reference}` is outside the document's folder `{folder}`; not loaded",
    "to allow it, list its folder under `folders` in the configuration, or pass `--folder`")
REFERENCE_REMOTE = _error("RF007", "`{reference}` is a remote reference; not fetched",
    "save a copy next to the document, or list the URL under `remote` in the configuration")
REFERENCE_SCHEME = _error("RF008", "`{reference}` is not a reference that can be loaded",
    "refer to a part of this document (`#/...`) or to a file")
REFERENCE_NOT_FETCHED = _error("RF009", "cannot fetch `{reference}`: {reason}",
    "fix the URL; if the content was changed on purpose, review it and remove its line from the "
    "lock file")
REFERENCE_NOT_LOCKED = _note("RF010", "`{reference}` was fetched but is not in `{lock}` yet",
    "run `clientwright generate` to add it, and commit the lock file")
REFERENCE_FOLLOWED = _warning("RF011",
    "the specification does not allow {what} to be a reference; followed anyway",
    "replace it with its target, use references inside it, or bundle the document")

# --- ST: the structure of objects ----------------------------------------------------------------

FIELD_TYPE = _error("ST001", "`{name}` must be {expected}, got {got}", "change it to {expected}")
FIELD_TYPE_HARMLESS = _warning("ST002", "`{name}` must be {expected}, got {got}; ignored",
    "change it to {expected}, or remove it")
FIELD_NULL = _warning("ST003", "`{name}` has no value; ignored",
    "set it to {expected}, or remove it")
FIELD_UNKNOWN = _warning("ST004", "{kind} has no field `{name}`; ignored",
    "{hint} extension must start with `x-`")
FIELD_NEWER = _warning("ST005",
    "`{name}` was added in OpenAPI {since} but this document declares {version}; accepted anyway",
    "set `openapi` to {since} or later")
FIELD_MISSING = _error("ST006", "{kind} requires `{name}`", "add `{name}`")
FIELD_MISSING_HARMLESS = _warning("ST007",
    "{kind} requires `{name}`; the client is generated without it",
    "add `{name}`")
PART = _error("ST008", "`{name}` must be {expected} (an object), got {got}",
    "change it to {expected}, or remove it")
PART_HARMLESS = _warning("ST009", "`{name}` must be {expected} (an object), got {got}; ignored",
    "change it to {expected}, or remove it")
ENTRY_NOT_TEXT = _warning("ST010", "the items of `{name}` must be strings, got {got}; ignored",
    "quote the item")

# --- SC: schemas ---------------------------------------------------------------------------------

TYPE_UNKNOWN = _error("SC001", "unknown type `{type}`",
    "{hint} types are `string`, `number`, `integer`, `boolean`, `object`, `array` and `null`")
REQUIRED_TWICE = _warning("SC003", "duplicate property `{value}` in `required`",
    "remove one of the two")
ENUM_TWICE = _warning("SC004", "duplicate value `{value}` in `enum`", "remove one of the two")
ENUM_EMPTY = _warning("SC005", "`enum` is empty, so no value is valid; ignored",
    "list the values, or remove it")
RANGE_EMPTY = _warning("SC007",
    "`{low}` {least} is greater than `{high}` {most}, so no value is valid",
    "swap the two")
PATTERN = _warning("SC008", "`{pattern}` is not a valid regular expression; it is only documented",
    "fix it: the dialect is ECMAScript")
READ_AND_WRITE_ONLY = _warning("SC009", "`readOnly` and `writeOnly` exclude each other",
    "keep one of the two")
COMPOSITION_EMPTY = _warning("SC010", "`{name}` is empty; ignored", "add its schemas, or remove it")
EXCLUSIVE_NUMBER = _warning("SC011",
    "`{name}` must be a boolean in OpenAPI 3.0; the number is read as in 3.1",
    "set `{plain}` to the number and add `{name}: true`, or set `openapi` to 3.1")
EXCLUSIVE_FLAG = _warning("SC012",
    "`{name}` must be a number since OpenAPI 3.1; the boolean is read as in 3.0",
    "set it to the limit, and remove `{plain}`")
ITEMS_MISSING = _warning("SC013",
    "an array requires `items` in OpenAPI 3.0; its items can have any type",
    "add `items`, or an empty schema: `items: {{}}`")
NULLABLE = _warning("SC014", "`nullable` was removed in OpenAPI 3.1; read as in 3.0",
    "add `null` to `type`: `type: [string, 'null']`")
SCHEMA_CYCLE = _warning("SC015",
    "cyclic schema: `allOf`, `anyOf`, `oneOf` or `not` includes the schema itself; that inclusion "
    "is ignored",
    "move what variants share into a separate schema; use `properties` or `items` for recursion")
EXAMPLE = _warning("SC016", "the example does not match its schema: {problem}",
    "fix the example or the schema")
DEFAULT = _warning("SC017", "the default does not match its schema: {problem}",
    "fix the default or the schema")

# --- OP: paths and operations --------------------------------------------------------------------

NO_PATHS = _error("OP001", "the document has no `paths`, `webhooks` or `components`",
    "add the paths of the API")
OPERATION_ID_TWICE = _error("OP002", "duplicate operationId `{name}`",
    "give each operation its own operationId")
OPERATION_SHARED = _warning("OP003",
    "operationId `{name}` is shared by the paths `{path}` and `{other}` through a reference",
    "define the operations separately to give each its own operationId")
CALLBACK_ID_TWICE = _warning("OP004",
    "duplicate operationId `{name}` in a callback or webhook, where it is not used",
    "give each operation its own operationId")
PATH_SLASH = _warning("OP005", "path `{path}` does not start with `/`; one is added", "add the `/`")
PATH_BRACES = _error("OP006", "path `{path}` has a brace that is not part of a `{{parameter}}`",
    "close the brace, name the parameter in it, or write the brace as `%7B` or `%7D`")
PATH_QUERY = _warning("OP007", "path `{path}` contains a query; sent as is",
    "declare parameters with `in: query` instead")
PATH_VARIABLE_TWICE = _warning("OP008",
    "duplicate variable `{{{name}}}` in path `{path}`; both get the same value",
    "give each variable its own name")
PATHS_ALIKE = _warning("OP009",
    "paths `{path}` and `{other}` differ only in the names of their parameters",
    "merge them: they are identical in OpenAPI")
RESPONSES_MISSING = _warning("OP010",
    "the operation has no `responses`; any 2xx response is accepted",
    "declare at least the response of a successful request")
RESPONSES_EMPTY = _warning("OP011", "`responses` is empty; any 2xx response is accepted",
    "declare at least the response of a successful request")
PATH_FRAGMENT = _warning("OP014",
    "path `{path}` contains a fragment, which is never sent and does not distinguish operations",
    "remove the fragment; give operations that differ in a media type several entries in `content`")
PATH_ITEMS_CLASH = _error("OP015",
    "{method} is defined here and in the path item that `$ref` refers to",
    "remove one of the two, since the specification does not say which one applies")
STATUS_SPELLING = _warning("OP013", "`{status}` is read as `{right}`", "change it to `{right}`")

# --- PA: parameters ------------------------------------------------------------------------------

VARIABLE_WITHOUT_PARAMETER = _error("PA001", "`{{{name}}}` in `{method} {path}` has no parameter",
    "add a parameter with `name: {name}`, `in: path` and `required: true`")
PARAMETER_WITHOUT_VARIABLE = _error("PA002", "path parameter `{name}` does not appear in `{path}`",
    "add `{{{name}}}` to the path, or remove the parameter")
PARAMETER_IN = _error("PA003", "`{location}` is not a parameter location", "{hint}")
PARAMETER_TWICE = _error("PA004", "conflicting definitions of {location} parameter `{name}`",
    "remove one of the two")
PARAMETER_REPEATED = _warning("PA005", "duplicate {location} parameter `{name}`",
    "remove one of the two")
PATH_PARAMETER_OPTIONAL = _warning("PA006",
    "path parameter `{name}` must be required; treated as required",
    "add `required: true`")
PARAMETER_WITHOUT_SCHEMA = _warning("PA008",
    "parameter `{name}` has neither `schema` nor `content`; any value is accepted",
    "add a `schema`")
PARAMETER_TWO_WAYS = _warning("PA009",
    "parameter `{name}` has both `schema` and `content`; `schema` is ignored",
    "keep one of the two")
PARAMETER_CONTENT = _warning("PA010",
    "`content` of parameter `{name}` must have exactly one media type; the first is used",
    "keep the media type that the API expects")
HEADER_OF_CLIENT = _warning("PA011",
    "header parameter `{name}` is ignored: the client sets this header itself",
    "remove the parameter")
HEADER_NAME_INVALID = _warning("PA012", "`{name}` is not a valid header name; {consequence}",
    "use letters, digits and `-` (RFC 9110, section 5.1)")
PARAMETER_AS_TEXT = _note("PA013",
    "parameter `{name}` is passed as a string: values cannot be encoded as `{media_type}`",
    "use `application/json`, or describe the parameter by `schema` and `style`")
PARAMETER_UNDEFINED = _note("PA014",
    "OpenAPI does not define {combination}; `{name}` is sent as `{sent}`", "{advice}")

# --- SE: names that refer to another part of the document ----------------------------------------

SECURITY_UNKNOWN = _warning("SE001",
    "undefined security scheme `{name}`; the client cannot send its credentials",
    "{hint}define it under `components/securitySchemes`")
SCHEME_TYPE = _error("SE002", "unknown type of security scheme `{type}`",
    "{hint}use `apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS`")
SERVER_VARIABLE_UNKNOWN = _warning("SE003",
    "undefined server variable `{{{name}}}`; users of the client must pass its value",
    "define it under `variables`, with a default")
SERVER_DEFAULT = _warning("SE004",
    "default `{value}` of server variable `{name}` is not in its `enum`",
    "add it to `enum`, or choose another default")
TAG_TWICE = _warning("SE005", "duplicate tag `{name}`; the first is used", "remove one of the two")
TAG_PARENT_UNKNOWN = _warning("SE006", "undefined parent tag `{name}`",
    "{hint}define it under `tags`")
TAG_PARENT_LOOP = _warning("SE007", "cyclic parents of tag `{name}`; its parent is ignored",
    "change the parent of one of the tags")
LINK_UNKNOWN = _warning("SE008", "the link refers to an undefined operation `{name}`",
    "{hint}use an operationId of this document")
COMPONENT_NAME = _warning("SE009",
    "component name `{name}` contains characters that are not allowed",
    "use only letters, digits, `.`, `-` and `_`")
MAPPING_DANGLING = _warning("SE010",
    "`{target}` is not a schema; the discriminator value is ignored",
    "use the name of a component or a reference such as `#/components/schemas/Pet`")

SERVER_URL = _warning("SE011", "the URL of a server has a {part}, which is ignored",
    "remove the {part}; declare a query parameter instead if the API needs one")
SECURITY_CONFLICT = _warning("SE012",
    "`{first}` and `{second}` both set the {location} `{name}`; only `{second}` is sent",
    "list them as alternatives, or remove one")
SCHEME_UNUSED = _note("SE013",
    "no operation requires security scheme `{name}`; its credentials are never sent",
    "require it in `security`, or remove it")
SECURITY_IMPLIED = _warning("SE014",
    "no operation requires a security scheme; credentials that users pass are sent with every call",
    "add `security` to the document, with the schemes that its operations require")
SECURITY_EXEMPT = _warning("SE015",
    "{count} of {total} operations declare `security: []`; the client sends them no credentials",
    "remove `security: []`, or add `x-clientwright: {{always-authenticate: true}}` to the document")
KEY_PREFIX = _note("SE016",
    "the description of security scheme `{name}` mentions the prefix `{prefix}`, which the client "
    "does not add to the key",
    "add `x-clientwright: {{prefix: \"{prefix} \"}}` to the scheme")

# --- OS: the JSON Schema of the specification ----------------------------------------------------

STANDARD = _warning("OS001", "not valid against the JSON Schema of OpenAPI: {problem}",
    "see the specification, https://spec.openapis.org/oas/")

# --- XT: the extension `x-clientwright` ----------------------------------------------------------

EXTENSION_KEY = _error("XT001", "{kind} has no key `{name}` in `{extension}`", "{hint}")
EXTENSION_VALUE = _error("XT002", "`{name}` must be {expected}, got {got}", "{hint}")
EXTENSION_INCOMPLETE = _error("XT003", "{what} requires `{name}`", "add `{name}`")
EXTENSION_TARGET = _error("XT004", "the operation has no {what} `{value}`", "{hint}")

# --- BD: building the model ----------------------------------------------------------------------

TOO_DEEP_TO_TYPE = _note("BD001",
    "schemas are nested more than {limit} levels deep; this one is typed as any value",
    "move inner schemas to `components` and refer to them")
TYPES_CONTRADICT = _warning("BD002",
    "the combined schemas have no type in common; the last one is used",
    "give all of them the same `type`")
KEYWORD_NOT_EXPRESSED = _note("BD003", "types cannot express `{keyword}`; it is not checked")
UNION_OF_ASSERTIONS = _note("BD004",
    "`{keyword}` only restricts which properties can be combined; types cannot express that, and "
    "it is not checked")
UNIONS_TOO_MANY = _note("BD005",
    "combining this union with another results in more than {limit} variants; ignored",
    "combine the two in one `oneOf`")
UNION_WITH_ANY = _note("BD006", "one variant accepts any value, so the union is typed as any value",
    "add a `type` to that variant")
VARIANT_TAG_TWICE = _note("BD007",
    "discriminator value `{tag}` selects several variants; the first one that matches is used",
    "give each variant its own value, here or in `discriminator.mapping`")
ENUM_OF_OBJECTS = _note("BD008", "`enum` has values that are not scalars, so only its type is used",
    "use `oneOf` with a schema for each value")
ENUM_VALUE_TYPE = _warning("BD009", "`{value}` does not have the declared type; read as `{wanted}`",
    "write the value in the declared type; in YAML, quote it if the type is `string`")
OPEN_TUPLE = _note("BD010",
    "additional items of any type are allowed, so all items are typed as any value",
    "add `items: false` if there are none, or `items` with their schema")
PATTERNS_OPEN = _note("BD011",
    "additional properties are allowed, so values are typed as any value",
    "add `additionalProperties: false` if there are none")
REQUIRED_NOT_EXPRESSED = _note("BD012",
    "an object without declared properties has `required`; it is not checked",
    "declare them under `properties`")
REQUIRED_UNKNOWN = _note("BD013",
    "required property `{name}` is not declared; its value can be anything",
    "declare it under `properties`, or remove it from `required`")
REQUIRED_FLAG = _warning("BD014", "`required` must be an array in a schema; ignored",
    "list the name of the property in `required` of the object that contains it")
SCHEMA_OF_BYTES = _note("BD015", "`{media_type}` bodies are bytes; the schema is only documented",
    "offer `application/json` as well if the API supports it")
SCHEMA_OF_TEXT = _note("BD016", "`{media_type}` bodies are text; the schema is only documented",
    "offer `application/json` as well if the API supports it")
PARAMETER_IGNORED = _note("BD018",
    "header parameter `{name}` is ignored, as the specification requires",
    "declare it by `content` or `security`, and remove the parameter")
PARAMETER_STYLE = _warning("BD020",
    "style `{style}` is not allowed for `{name}`; the default is used",
    "remove `style`, or use one that the specification allows for this location")
STATUS_UNKNOWN = _warning("BD021", "`{code}` is not a status code; the response is ignored",
    "use a code such as `200`, a range such as `4XX`, or `default`")
SCHEME_UNKNOWN = _note("BD022", "security scheme `{name}` ({kind}) is not supported",
    "send the credentials with a hook of the client")
ACTION_TAKEN = _note("BD023", "named `{got}` in {resource} because `{wanted}` is another operation",
    "to choose another name, add `x-clientwright: {{resource: ..., method: ...}}`")
PAGINATION_DETECTED = _note("BD024", "detected as a paginated list (by {kind})",
    "add `x-clientwright: {{pagination: ...}}` if that is wrong")
PAGE_COUNTER = _note("BD040",
    "query parameter `{name}` counts pages, which a token selects; the method does not have it",
    "mark it as `required` if the API needs it")
STREAM_SWITCH = _warning("BD046",
    "the request has no boolean `{name}`, or the response is not both a value and a stream",
    "name a boolean of the body or the query, or remove the extension")
NOTHING_LEFT = _warning("BD025", "no operation matches the filters",
    "relax `only` in the configuration")
MERGE_TOO_FAR = _note("BD026",
    "combining this schema with the others is recursive; it is not combined",
    "define the combination in one schema")
DYNAMIC_REFERENCE = _note("BD027",
    "`{reference}` can resolve to {count} schemas and nothing selects one; any value is accepted",
    "refer to it from a schema that selects one with `$dynamicAnchor`")
PATTERN_NOT_CHECKED = _note("BD028",
    "pattern `{pattern}` is not checked: it uses lookaround or a backreference, or could take "
    "exponential time",
    "anchor it with `^`, and avoid ambiguous repetitions")
UNION_OF_NAMES = _note("BD029",
    "`{keyword}` only restricts which properties can be combined; it is documented but not checked")
PART_HEADER = _note("BD036",
    "the header `{name}` of a part has no fixed value; it can only be passed with a file",
    "add a `const` if it has only one value")
PART_OPAQUE = _note("BD050",
    "property `{name}` is passed as {passed}: values cannot be encoded as `{media_type}`",
    "use `application/json` if the API supports it")
PARTS_OF_SCALAR = _warning("BD041",
    "a `{media_type}` body consists of parts, but the schema describes a single value; any parts "
    "can be sent",
    "describe the parts as properties of an object")
TYPE_ENDLESS = _warning("BD042",
    "no finite value satisfies this schema, because it requires itself; this is ignored",
    "remove the property from `required`, or allow `null` or an empty array")

# --- CV: coverage --------------------------------------------------------------------------------

PART_NOT_SUPPORTED = _warning("CV001", "{part} is not supported: {reason}",
    "to accept that, list it under `accept` in the configuration")

# --- NM: names in the client ---------------------------------------------------------------------

NAME_QUALIFIED = _note("NM001", "named `{got}` because `{wanted}` is already taken",
    "to choose another name, add `x-clientwright: {{name: ...}}`")

# --- TG: what the target does not generate -------------------------------------------------------

NO_SUCCESS = _note("TG003", "no 2xx response is declared, so the method returns `Any`",
    "declare the response of a successful request")

# --- OV: overlays --------------------------------------------------------------------------------

NO_OVERLAY = _error("OV001", "this is not an overlay",
    "an overlay is an object that starts with `overlay: 1.1.0`, `info` and `actions`")
OVERLAY_VERSION = _error("OV002", "overlay version `{version}` is not supported",
    "set `overlay` to a version of 1.0 or 1.1, for example 1.1.0")
OVERLAY_ACTIONS = _error("OV003", "an overlay requires an array of `actions`",
    "add at least one action, with `target` and `update`, `remove` or `copy`")
OVERLAY_ACTION = _error("OV004", "an action must be an object with a string `target`",
    "add `target`, a JSONPath query such as `$.paths['/pets'].get`")
OVERLAY_IDLE = _warning("OV005", "the action has no effect",
    "add `update`, `remove: true` or `copy`, or remove the action")
OVERLAY_OVERRULED = _warning("OV006", "`{name}` has no effect next to `{by}`",
    "move it to a separate action, or remove it")
OVERLAY_NEWER = _warning("OV007",
    "`copy` was added in Overlay 1.1 but this overlay declares 1.0; accepted anyway",
    "set `overlay` to 1.1.0")
OVERLAY_TARGET = _error("OV008", "`{query}` is not a valid JSONPath query: {problem}",
    "see RFC 9535; a query starts with `$`, and keys with characters other than letters, digits "
    "and `_` must be quoted in brackets: `$.paths['/pets']`")
OVERLAY_NOTHING = _warning("OV009",
    "the query matches nothing in the document, so the action has no effect",
    "fix the query, or remove the action")
OVERLAY_UNLIKE = _error("OV010", "cannot merge {value} into {existing}",
    "use a value of the same type, or `remove` the existing one in an earlier action")
OVERLAY_MIXED = _error("OV011",
    "the query matches values of several types, and one value cannot be merged into all of them",
    "use separate actions for objects, arrays and other values")
OVERLAY_COPY = _error("OV012", "`copy` must match exactly one value, got {number}",
    "change the query so that it matches one value")
OVERLAY_ROOT = _error("OV013", "the whole document cannot be removed", "select the parts to remove")
OVERLAY_EXTENDS = _warning("OV014",
    "this overlay extends `{expected}` but is applied to `{document}`",
    "change `extends`, or remove it")

# --- CF: the configuration -----------------------------------------------------------------------

ACCEPTED_AND_GONE = _warning("CF001",
    "the configuration accepts {code}{where}, which no longer occurs",
    "remove the entry from `accept`")
