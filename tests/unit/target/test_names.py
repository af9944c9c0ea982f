"""Every identifier of the Python output is valid, and readable if possible."""

from __future__ import annotations

import dataclasses
import keyword
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientwright.conventions.media_types import ContentKind
from clientwright.conventions.pagination import OffsetPagination, Pagination
from clientwright.conventions.security import ApiKey, Basic, Bearer, SchemeType
from clientwright.diagnostics.findings import Diagnostics
from clientwright.diagnostics.origin import Origin
from clientwright.model import (
    ANY,
    Api,
    Content,
    Credential,
    NameHint,
    ObjectType,
    Operation,
    Parameter,
    ParameterLocation,
    PathTemplate,
    PathVariable,
    Property,
    Ref,
    RequestBody,
    Resource,
    ScalarKind,
    ScalarType,
    SecurityScheme,
    TypeId,
    TypeRef,
)
from clientwright.targets import TargetConfig
from clientwright.targets.python.naming.names import PythonNames, assign_names

ROOT = Origin("openapi.yaml")
TEXT = ScalarType(kind=ScalarKind.STRING)


def record(name: str, *fields: str, file: str = "openapi.yaml", inline: str = "") -> ObjectType:
    """A component, or an inline object type in the component `inline`."""
    origin = Origin(file) / "components" / "schemas" / (inline or name)
    home = TypeId(str(origin))
    if inline:
        origin = origin / "properties" / name
    return ObjectType(
        id=TypeId(str(origin)),
        name_hint=NameHint(parts=(inline, name) if inline else (name,)),
        origin=origin,
        owner=home,
        inline=bool(inline),
        read=True,
        write=True,
        properties=tuple(
            Property(
                wire_name=field, type=TEXT, required=True, origin=origin / "properties" / field
            )
            for field in fields
        ),
    )


def parameter(
    name: str, place: ParameterLocation = ParameterLocation.QUERY, stated: str | None = None
) -> Parameter:
    return Parameter(
        wire_name=name,
        location=place,
        type=TEXT,
        required=place is ParameterLocation.PATH,
        style="simple" if place is ParameterLocation.PATH else "form",
        explode=True,
        origin=ROOT / "parameters" / name,
        name=stated,
    )


def operation(
    *action: str,
    path: PathTemplate = ("/pets",),
    parameters: tuple[Parameter, ...] = (),
    body: TypeRef | None = None,
    method: str = "GET",
    resource: tuple[str, ...] = ("pets",),
    paged: Pagination | None = None,
) -> Operation:
    contents = (
        ()
        if body is None
        else (
            Content(media_type="application/json", kind=ContentKind.JSON, type=body, origin=ROOT),
        )
    )
    return Operation(
        id=" ".join((method, *map(str, path), *action)),
        operation_id=None,
        method=method,
        path=path,
        resource=resource,
        action=action,
        origin=ROOT / "paths" / method,
        parameters=parameters,
        pagination=paged,
        body=RequestBody(required=True, contents=contents, origin=ROOT) if contents else None,
    )


def api(
    *records: ObjectType, root: Resource | None = None, title: str = "Pets", **more: object
) -> Api:
    return Api(
        title=title,
        version="1",
        openapi="3.1.0",
        origin=ROOT,
        root=root or Resource(path=()),
        types={one.id: one for one in records},
        **more,  # type: ignore[arg-type]
    )


def resource(*operations: Operation, children: tuple[Resource, ...] = ()) -> Resource:
    """The root with one resource, `pets`."""
    pets = Resource(path=("pets",), operations=operations, children=children)
    return Resource(path=(), children=(pets,))


def named(document: Api, **config: str) -> PythonNames:
    return assign_names(document, TargetConfig(**config), Diagnostics())


# --- types ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "class_name", "module"),
    [
        ("Pet", "Pet", "pet"),
        ("pet", "Pet", "pet"),
        ("pet-store", "PetStore", "pet_store"),
        ("HTTPResponse", "HTTPResponse", "http_response"),
        ("PET_STATUS", "PetStatus", "pet_status"),
        ("OAuth2Token", "OAuth2Token", "oauth2_token"),
        ("assistants.v1.tool", "AssistantsV1Tool", "assistants_v1_tool"),
        ("class", "Class", "class_"),
        ("None", "None_", "none"),
        ("3DModel", "Type3DModel", "module_3d_model"),
        ("con", "Con", "con_"),
        ("NUL", "NUL", "nul_"),
        ("__init__", "Init", "init"),
        ("😀", "GrinningFace", "grinning_face"),
        ("+", "Plus", "plus"),
        ("Überweisung", "Überweisung", "überweisung"),
        ("用户", "用户", "用户_"),
        ("a/b", "AB", "a_b"),
    ],
)
def test_class_and_module_of_a_schema(schema: str, class_name: str, module: str) -> None:
    one = record(schema)
    name = named(api(one)).type(one.id)
    assert (name.class_name, name.module) == (class_name, module)


def test_inline_type_is_named_after_its_parent_and_shares_its_module() -> None:
    pet, category = record("Pet"), record("category", inline="Pet")
    names = named(api(pet, dataclasses.replace(category, write=False), body_of(category)))
    assert names.type(category.id).class_name == "PetCategory"
    assert names.type(category.id).module == "pet"


def body_of(one: ObjectType) -> ObjectType:
    """A component with a property of that type, so that the type is generated."""
    holder = record("Holder")
    field = Property(wire_name="held", type=Ref(id=one.id), required=True, origin=holder.origin)
    return dataclasses.replace(holder, properties=(field,))


def test_component_takes_precedence_over_inline_type() -> None:
    pet, inline, component = record("Pet"), record("category", inline="Pet"), record("PetCategory")
    names = named(api(pet, inline, component, body_of(inline)))
    assert names.type(component.id).class_name == "PetCategory"
    assert names.type(inline.id).class_name == "PetCategoryObject"


def test_exact_spelling_takes_precedence_and_the_other_is_reported() -> None:
    diagnostics = Diagnostics()
    one, other = record("PetStore"), record("pet-store")
    names = assign_names(api(one, other), TargetConfig(), diagnostics)
    assert names.type(one.id).class_name == "PetStore"
    assert names.type(other.id).class_name == "PetStoreObject"
    assert names.type(one.id).module == "pet_store"
    assert names.type(other.id).module == "pet_store_object"
    [note] = diagnostics.notes
    assert note.origin == other.origin
    assert "`PetStoreObject`" in note.message
    assert note.related == ((one.origin, "requests the same name"),)


def test_schemas_of_two_files_are_qualified_by_file() -> None:
    one, other = record("Error"), record("Error", file="parts/common.yaml")
    names = named(api(one, other))
    assert {names.type(one.id).class_name, names.type(other.id).class_name} >= {"CommonError"}
    assert names.type(one.id).class_name != names.type(other.id).class_name


def test_module_names_are_short_and_unique_without_case() -> None:
    records = [
        record(name) for name in ("Pet", "pet", "PET", "peT", "x" * 300, "y" * 300, "界" * 200)
    ]
    names = named(api(*records))
    modules = [names.type(one.id).module for one in records]
    folds = {unicodedata.normalize("NFKC", module).casefold() for module in modules}
    assert len(folds) == len(records)
    assert all(len(f"{module}.py".encode()) < 255 for module in modules)
    classes = {names.type(one.id).class_name for one in records}
    assert len(classes) == len(records)


def test_typed_dict_does_not_take_the_name_of_a_schema() -> None:
    pet, other = record("Pet", "name"), record("PetDict", "name")
    names = named(api(pet, other))
    assert names.type(other.id).class_name == "PetDict"
    assert names.type(pet.id).dict_name == "PetTypedDict"


def test_adding_a_schema_renames_nothing() -> None:
    records = [record("Pet", "a"), record("pet-food", "b"), record("category", inline="Pet")]
    before = named(api(*records))
    after = named(api(record("New", "c"), *reversed(records)))
    for one in records:
        assert after.type(one.id) == before.type(one.id)


# --- fields --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wire_name", "attribute"),
    [
        ("name", "name"),
        ("userId", "user_id"),
        ("HTTPStatus", "http_status"),
        ("type", "type"),
        ("class", "class_"),
        ("match", "match"),
        ("list", "list"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("$ref", "ref"),
        ("@type", "type"),
        ("_links", "links"),
        ("__class__", "class_"),
        ("3d", "field_3d"),
        ("", "field"),
        ("X-Foo", "x_foo"),
        ("a\nb", "a_b"),
        ("additional_properties", "additional_properties_"),
        ("日本", "日本"),
    ],
)
def test_field_name(wire_name: str, attribute: str) -> None:
    one = record("Pet", wire_name)
    assert named(api(one)).field(one.id, wire_name) == attribute


@pytest.mark.parametrize(
    ("wire_names", "attributes"),
    [
        (("id", "_id", "@id"), ("id", "underscore_id", "at_id")),
        (("user_id", "userId"), ("user_id", "userId")),
        (
            ("StartTime", "StartTime<", "StartTime>"),
            ("start_time", "start_time_less", "start_time_greater"),
        ),
        (("class", "class_"), ("class_", "class_underscore")),
    ],
)
def test_colliding_fields_are_qualified_by_spelling(
    wire_names: tuple[str, ...], attributes: tuple[str, ...]
) -> None:
    one = record("Pet", *wire_names)
    names = named(api(one))
    found = tuple(names.field(one.id, wire_name) for wire_name in wire_names)
    assert found == attributes


@given(st.lists(st.text(max_size=20), unique=True, max_size=12))
def test_field_names_are_unique_and_independent_of_order(wire_names: list[str]) -> None:
    one = record("Pet", *wire_names)
    names = named(api(one))
    found = [names.field(one.id, wire_name) for wire_name in wire_names]
    assert len(set(found)) == len(found)
    for name in found:
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        assert unicodedata.normalize("NFKC", name) == name
        assert not name.startswith("_")
    reverse = record("Pet", *reversed(wire_names))
    others = named(api(reverse))
    assert [others.field(one.id, wire_name) for wire_name in wire_names] == found


# --- calls ---------------------------------------------------------------------------------------


def test_bare_id_in_a_path_is_qualified() -> None:
    fetch = operation(
        "fetch",
        path=(
            "/v1/Assistants/",
            PathVariable(parameter="id"),
            "/Policies/",
            PathVariable(parameter="sid"),
        ),
        parameters=(
            parameter("id", ParameterLocation.PATH),
            parameter("sid", ParameterLocation.PATH),
        ),
    )
    names = named(api(root=resource(fetch))).operation(fetch.id)
    assert names.parameters[ParameterLocation.PATH, "id"] == "assistant_id"
    assert names.parameters[ParameterLocation.PATH, "sid"] == "policy_sid"


def test_colliding_arguments_are_qualified_by_location() -> None:
    body = record("Change", "id", "name", "class", "self")
    change = operation(
        "update",
        method="PUT",
        path=("/pets/", PathVariable(parameter="pet_id")),
        parameters=(
            parameter("pet_id", ParameterLocation.PATH),
            parameter("name", ParameterLocation.QUERY),
            parameter("name", ParameterLocation.HEADER),
            parameter("class", ParameterLocation.COOKIE),
        ),
        body=Ref(id=body.id),
    )
    names = named(api(body, root=resource(change))).operation(change.id)
    assert names.parameters == {
        (ParameterLocation.PATH, "pet_id"): "pet_id",
        (ParameterLocation.QUERY, "name"): "name",
        (ParameterLocation.HEADER, "name"): "header_name",
        (ParameterLocation.COOKIE, "class"): "class_",
    }
    assert names.body_fields == {
        "id": "id",
        "name": "body_name",
        "class": "body_class",
        "self": "body_self",
    }
    assert names.body is None


def test_body_that_is_not_an_object_is_one_argument() -> None:
    send = operation("send", method="POST", parameters=(parameter("body"),), body=ANY)
    names = named(api(root=resource(send))).operation(send.id)
    assert names.parameters[ParameterLocation.QUERY, "body"] == "body"
    assert names.body == "request_body"
    assert names.body_fields is None


def test_paginated_operation_reserves_limit() -> None:
    paging = OffsetPagination(items=("pets",), parameter="offset", size="limit")
    listing = operation("list", parameters=(parameter("limit"), parameter("offset")), paged=paging)
    names = named(api(root=resource(listing))).operation(listing.id)
    assert names.parameters[ParameterLocation.QUERY, "limit"] == "page_size"
    assert names.method == "list"
    assert names.constant == "LIST"


def test_explicit_name_takes_precedence() -> None:
    fetch = operation(
        "fetch",
        parameters=(parameter("q", stated="searchText"), parameter("search_text")),
    )
    names = named(api(root=resource(fetch))).operation(fetch.id)
    assert names.parameters[ParameterLocation.QUERY, "q"] == "search_text"
    assert names.parameters[ParameterLocation.QUERY, "search_text"] == "query_search_text"


def test_method_and_child_resource_may_share_a_name() -> None:
    toys = Resource(path=("pets", "toys"), operations=())
    imports = Resource(path=("pets", "import"), operations=())
    method = operation("toys", path=("/pets/toys",))
    keyword_method = operation("import", method="POST")
    alone = operation("list")
    tree = resource(method, keyword_method, alone, children=(toys, imports))
    names = named(api(root=tree))
    assert names.resource(("pets", "toys")).attribute == "toys"
    assert names.operation(method.id).method == "toys"
    assert names.operation(method.id).host == ("pets", "toys")
    assert names.operation(keyword_method.id).method == "import_"
    assert names.operation(keyword_method.id).constant == "IMPORT"
    assert names.operation(keyword_method.id).host == ("pets", "import")
    assert names.operation(alone.id).host is None


def test_resources_with_the_same_words_are_distinct() -> None:
    one = Resource(path=("session_messages",))
    inner = Resource(path=("session", "messages"))
    session = Resource(path=("session",), children=(inner,))
    names = named(api(root=Resource(path=(), children=(one, session))))
    assert names.resource(("session_messages",)).class_name == "SessionMessages"
    assert names.resource(("session", "messages")).class_name == "SessionMessagesGroup"
    assert names.resource(("session", "messages")).async_class_name == "AsyncSessionMessagesGroup"
    assert names.resource(("session", "messages")).module == "session_messages_group"


def test_resource_does_not_hide_a_member_of_the_client() -> None:
    root = Resource(path=(), children=(Resource(path=("close",)), Resource(path=("resource",))))
    names = named(api(root=root))
    assert names.resource(("close",)).attribute == "close_"
    assert names.resource(("resource",)).class_name == "ResourceGroup"


# --- package, client, credentials ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "package", "client"),
    [
        ("Swagger Petstore - OpenAPI 3.0", "petstore", "PetstoreClient"),
        ("Twilio - Assistants API", "twilio_assistants", "TwilioAssistantsClient"),
        ("Calendar API", "calendar_api", "CalendarClient"),
        ("The REST API", "the", "TheClient"),
        ("Café", "cafe", "CafeClient"),
        ("用户", "api", "Client"),
        ("", "api", "Client"),
        ("3 Bears", "api_3_bears", "Api3BearsClient"),
    ],
)
def test_package_and_client_name(title: str, package: str, client: str) -> None:
    names = named(api(title=title))
    assert (names.package, names.client) == (package, client)
    assert names.async_client == f"Async{client}"


def test_configured_names_are_used_unchanged() -> None:
    names = named(api(), package="acme", client="Acme")
    assert (names.package, names.client, names.async_client) == ("acme", "Acme", "AsyncAcme")


def scheme(name: str, type_: SchemeType, **names: str) -> SecurityScheme:
    return SecurityScheme(
        id=name,
        type=type_,
        origin=ROOT / "components" / "securitySchemes" / name,
        credentials=tuple(Credential(role=role, name=names.get(role)) for role in type_.roles),
    )


def test_credentials_have_conventional_names_and_variables() -> None:
    schemes = (
        scheme("basic", Basic()),
        scheme("key", ApiKey(location="header", name="X-Key")),
        scheme("bearer", Bearer()),
    )
    names = named(api(title="Acme", schemes=schemes))
    assert names.credential("basic", "username") == "username"
    assert names.credential("key", "key") == "api_key"
    assert names.credential("bearer", "token") == "token"
    assert names.variable("key", "key") == "ACME_API_KEY"


def test_schemes_of_one_kind_are_qualified_by_name() -> None:
    schemes = (
        scheme("ApiKeyAuth", Bearer()),
        scheme("AdminApiKeyAuth", Bearer()),
        scheme("account", Basic(), username="timeout"),
    )
    names = named(api(schemes=schemes))
    assert names.credential("ApiKeyAuth", "token") == "api_key"
    assert names.credential("AdminApiKeyAuth", "token") == "admin_api_key"
    assert names.credential("account", "username") == "timeout_"
