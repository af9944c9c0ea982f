"""Resources and actions of operations (each rule of docs/resource-tree.md)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.lowering.model_text import (
    lower_document,
    lower_with_diagnostics,
    qualified_name,
    tree,
)


def document(*operations: tuple[str, str, dict[str, Any]], **rest: Any) -> dict[str, Any]:
    """A document with these operations: method, path, and fields."""
    paths: dict[str, Any] = {}
    for method, path, fields in operations:
        paths.setdefault(path, {})[method.lower()] = {
            "responses": {"200": {"description": ""}},
            **fields,
        }
    return {"paths": paths, **rest}


def where(
    method: str, path: str, id_: str | None = None, tag: str | None = None, **fields: Any
) -> str:
    """Resource and action of a single operation."""
    if id_ is not None:
        fields["operationId"] = id_
    if tag is not None:
        fields["tags"] = [tag]
    (operation,) = lower_document(document((method, path, fields))).operations()
    return qualified_name(operation)


@pytest.mark.parametrize(
    ("method", "path", "id_", "expected"),
    [
        ("GET", "/repos/{owner}/{repo}", "repos/get", "repos.get"),
        ("GET", "/x", "actions/list-runners-for-org", "actions.list_runners_for_org"),
        ("GET", "/x", "vms.disks.list", "vms.disks.list"),
    ],
)
def test_operation_id_contains_group(method: str, path: str, id_: str, expected: str) -> None:
    assert where(method, path, id_, "other") == expected


@pytest.mark.parametrize(
    ("method", "path", "id_", "tag", "expected"),
    [
        ("GET", "/v1/Assistants", "ListAssistants", "Assistants", "assistants.list"),
        ("GET", "/v1/Assistants/{id}", "FetchAssistant", "Assistants", "assistants.fetch"),
        ("GET", "/models/{model}", "retrieveModel", "Models", "models.retrieve"),
        ("POST", "/chat/completions", "createChatCompletion", "Chat", "chat.completions.create"),
        (
            "POST",
            "/fine_tuning/jobs/{id}/cancel",
            "cancelFineTuningJob",
            "Fine-tuning",
            "fine_tuning.jobs.cancel",
        ),
        (
            "POST",
            "/vector_stores/{id}/search",
            "searchVectorStore",
            "Vector stores",
            "vector_stores.search",
        ),
        ("GET", "/pet/findByStatus", "findPetsByStatus", "pet", "pet.find_by_status"),
        ("GET", "/store/order/{orderId}", "getOrderById", "store", "store.get_order_by_id"),
        ("GET", "/store/inventory", "getInventory", "store", "store.get_inventory"),
        ("GET", "/user/logout", "logoutUser", "user", "user.logout"),
        ("GET", "/artists/{id}", "get-an-artist", "Artists", "artists.get"),
        ("GET", "/contacts", "fetchContacts", "Contacts", "contacts.list"),
        ("PUT", "/contacts", "updateContacts", "Contacts", "contacts.update_many"),
        ("PUT", "/contacts/{id}", "updateContact", "Contacts", "contacts.update"),
        (
            "POST",
            "/projects/{id}/addMembers",
            "addMembersForProject",
            "Projects",
            "projects.add_members",
        ),
        ("GET", "/groups/{id}/users", "listUsersForGroup", "groups", "groups.users.list"),
        (
            "GET",
            "/api/v1/namespaces/{namespace}/pods/{name}",
            "readCoreV1NamespacedPod",
            "core_v1",
            "core_v1.read_namespaced_pod",
        ),
        (
            "GET",
            "/v2/load_balancers",
            "loadBalancers_list",
            "Load Balancers",
            "load_balancers.list",
        ),
        ("GET", "/fonts/list", "fontsList", "fonts", "fonts.list"),
        ("GET", "/search", "search", "search", "search.search"),
        ("GET", "/用户/{id}", "获取用户", "用户", "用户.获取用户"),
    ],
)
def test_placement_by_tag_path_and_operation_id(
    method: str, path: str, id_: str, tag: str, expected: str
) -> None:
    assert where(method, path, id_, tag) == expected


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/v1/customers", "customers.list"),
        ("POST", "/v1/customers", "customers.create"),
        ("GET", "/v1/customers/{customer}", "customers.get"),
        ("POST", "/v1/customers/{customer}", "customers.update"),
        ("PATCH", "/api/customers/{customer}", "customers.update"),
        ("DELETE", "/v1/customers/{customer}", "customers.delete"),
        ("GET", "/v1/customers/{customer}/sources", "customers.sources.list"),
        ("GET", "/v1/customers/{customer}/cash_balance", "customers.get_cash_balance"),
        ("POST", "/v1/issuing/cards/{card}/ship", "issuing.cards.ship"),
        ("POST", "/v1/charges/{charge}/dispute/close", "charges.close_dispute"),
        ("GET", "/v1/account", "account.get"),
        ("POST", "/translate", "translate"),
        ("GET", "/2010-04-01/Accounts/{Sid}/Calls.json", "accounts.calls.list"),
        ("POST", "/v1/jobs/{id}:cancel", "jobs.cancel"),
        ("GET", "/v1/jobs:search", "jobs.search"),
        ("GET", "/files/{id}/thumbnail.{extension}", "files.get_thumbnail"),
        ("PUT", "/files/{id}#add_shared_link", "files.add_shared_link"),
        ("GET", "/", "get"),
        ("GET", "/{id}", "get"),
    ],
)
def test_placement_without_operation_id_and_tag(method: str, path: str, expected: str) -> None:
    assert where(method, path) == expected


def test_operation_id_that_repeats_method_and_path_is_ignored() -> None:
    assert where("GET", "/files/{file_id}/trash", "get_files_id_trash") == "files.get_trash"
    users = "/companies/{companyId}/users/{id}"
    id_ = "delete-companies-companyId-users-id"
    assert where("DELETE", users, id_, "Users - company level") == "users_company_level.delete"
    assert where("GET", "/v1/customers/{customer}", "GetCustomersCustomer") == "customers.get"
    assert (
        where("GET", "/characters/{character_id}/mail/", "get_characters_character_id_mail", "Mail")
        == "mail.get_for_character"
    )


@pytest.mark.parametrize(
    ("method", "path", "id_", "tag", "expected"),
    [
        # FastAPI: the function, the path, the method
        ("GET", "/api/v1/users/", "read_users_api_v1_users__get", "users", "users.list"),
        ("POST", "/api/v1/users/", "create_user_api_v1_users__post", "users", "users.create"),
        (
            "DELETE",
            "/users/{user_id}",
            "delete_user_users__user_id__delete",
            "users",
            "users.delete",
        ),
        ("GET", "/users/me", "read_user_me_users_me_get", "users", "users.read_me"),
        (
            "POST",
            "/items/{id}/archive",
            "archive_item_items__id__archive_post",
            None,
            "items.archive",
        ),
        ("GET", "/", "root__get", None, "root"),
        # NestJS and gRPC-gateway: the class, the method
        ("GET", "/users", "UsersController_findAll", "Users", "users.find_all"),
        ("DELETE", "/users/{id}", "UsersController_remove", "Users", "users.remove"),
        ("GET", "/", "AppController_getHello", None, "get_hello"),
        ("GET", "/v1/memos", "MemoService_ListMemos", "MemoService", "memo_service.list"),
        ("POST", "/v1/auth/sessions", "AuthService_SignIn", "AuthService", "auth_service.sign_in"),
        ("GET", "/v1/{name}", "MemoService_GetMemo", "MemoService", "memo_service.get"),
        (
            "GET",
            "/v1/{name}/reactions",
            "MemoService_ListMemoReactions",
            "MemoService",
            "memo_service.list_reactions",
        ),
        # springdoc: the class with its suffix, methods counted
        ("GET", "/api/orders", "findAll", "order-controller", "order.find_all"),
        ("POST", "/api/orders", "create_1", "order-controller", "order.create"),
        ("POST", "/login", "login", "auth-rest-controller", "auth.login"),
        # drf-spectacular: the path, the action
        ("PATCH", "/api/tags/{id}/", "tags_partial_update", "tags", "tags.partial_update"),
        ("GET", "/api/documents/", "api_documents_list", "api", "documents.list"),
        (
            "PUT",
            "/api/dcim/cables/",
            "dcim_cables_bulk_partial_update",
            "dcim",
            "dcim.cables.bulk_partial_update",
        ),
        # a tag of such a name that was chosen by a person
        ("GET", "/apis/{id}/versions", "getApiVersions", "API", "api.get_versions"),
    ],
)
def test_framework_affixes_are_stripped(
    method: str, path: str, id_: str, tag: str | None, expected: str
) -> None:
    assert where(method, path, id_, tag) == expected


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/lists/entries", "restrictions.list_lists_entries"),
        ("POST", "/lists/entries", "restrictions.create_lists_entry"),
        ("GET", "/lists/entries/{id}", "restrictions.get_lists_entry"),
        ("GET", "/files/{id}/content", "restrictions.get_file_content"),
        ("POST", "/files/{id}/content", "restrictions.create_file_content"),
        ("POST", "/users/terminate_sessions", "restrictions.terminate_sessions"),
        ("POST", "/files/upload_sessions", "restrictions.create_files_upload_session"),
        ("POST", "/oauth2/revoke", "restrictions.revoke"),
    ],
)
def test_action_has_all_segments_if_tag_is_not_in_path(
    method: str, path: str, expected: str
) -> None:
    id_ = "_".join([method.lower(), *path.replace("{id}", "id").strip("/").split("/")])
    assert where(method, path, id_, "Restrictions") == expected


def test_noun_that_is_also_verb_is_resource() -> None:
    assert where("DELETE", "/invites/{code}", "invite_revoke", "Invites") == "invites.revoke"
    assert where("GET", "/skus/{id}", "get_sku", "skus") == "skus.get"
    assert where("GET", "/ips", "listIPv6", "Reserved IPv6") == "reserved_ipv6.list_ipv6"


def test_get_beside_list_keeps_its_verb() -> None:
    operations = lower_document(
        document(
            ("GET", "/rights", {"operationId": "listRights", "tags": ["rights"]}),
            ("GET", "/users/{id}/rights", {"operationId": "getRights", "tags": ["rights"]}),
        )
    ).operations()
    assert sorted(map(qualified_name, operations)) == ["rights.get", "rights.list"]


@pytest.mark.parametrize(
    "fields",
    [
        {"x-clientwright": {"resource": "sessions.messages", "method": "list"}},
        {"x-fern-sdk-group-name": ["sessions", "messages"], "x-fern-sdk-method-name": "list"},
        {"x-speakeasy-group": "sessions.messages", "x-speakeasy-name-override": "list"},
    ],
)
def test_explicit_resource_and_method(fields: dict[str, Any]) -> None:
    assert where("GET", "/x", "whatever", "tag", **fields) == "sessions.messages.list"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"x-clientwright": {"method": "all"}}, "people.all"),
        ({"x-speakeasy-name-override": "all"}, "people.all"),
        ({"x-fern-sdk-method-name": "all"}, "all"),
        ({"x-fern-sdk-group-name": "a", "x-clientwright": {"method": "all"}}, "a.all"),
    ],
)
def test_explicit_method_only(fields: dict[str, Any], expected: str) -> None:
    assert where("GET", "/people", "listPeople", "People", **fields) == expected


def test_root_overrides_method_names_by_pattern() -> None:
    overrides = [
        {"operationId": "(", "methodNameOverride": "nothing"},
        {"operationId": "^(a+)+$", "methodNameOverride": "slow"},
        {"operationId": "^dig", "methodNameOverride": "dig"},
        {"operationId": "Mine$", "methodNameOverride": "mine"},
    ]
    data = document(
        ("GET", "/a", {"operationId": "digMine", "tags": ["a"]}),
        ("GET", "/b", {"operationId": "seeMine", "tags": ["b"]}),
        ("GET", "/c", {"operationId": "seeMine2", "tags": ["c"], "x-groupName": "d"}),
        ("GET", "/e", {"operationId": "digE", "tags": ["e"], "x-speakeasy-name-override": "own"}),
        ("GET", "/f", {"operationId": "a" * 60 + "!", "tags": ["f"]}),
        **{"x-speakeasy-name-override": overrides},
    )
    places = tree(lower_document(data))
    assert places[:2] == ["a.dig", "b.mine"]
    assert places[3] == "e.own"
    assert not {"c.mine", "d.mine", "f.slow"} & set(places)


def test_explicit_resource_only() -> None:
    fields = {"x-clientwright": {"resource": "admin.people"}}
    assert where("GET", "/people", "listPeople", "tag", **fields) == "admin.people.list"


def test_twilio_extension_marks_resources() -> None:
    list_, one = {"x-twilio": {"pathType": "list"}}, {"x-twilio": {"pathType": "instance"}}
    data = document(
        ("POST", "/v1/Users/{Sid}", {"operationId": "UpdateUser", "tags": ["ApiV1User"]}),
        ("GET", "/v1/Users/{UserSid}/Chats", {"operationId": "ListUserConversation"}),
        ("GET", "/v1/Users/{UserSid}/Chats/{Sid}/State.json", {"operationId": "FetchUserState"}),
    )
    paths = data["paths"]
    paths["/v1/Users/{Sid}"] |= one
    paths["/v1/Users/{UserSid}/Chats"] |= {"x-twilio": {"pathType": "list", "mountName": "talks"}}
    paths["/v1/Users/{UserSid}/Chats/{Sid}/State.json"] |= list_
    assert tree(lower_document(data)) == [
        "users.update",
        "users.talks.list",
        "users.talks.state.fetch",
    ]


def test_tag_parents_nest_resources() -> None:
    api = lower_document(
        {
            "openapi": "3.2.0",
            "tags": [{"name": "Store"}, {"name": "Carts", "parent": "Store"}],
            **document(("GET", "/carts", {"operationId": "listCarts", "tags": ["Carts"]})),
        }
    )
    assert tree(api) == ["store.carts.list"]


def test_collisions_are_resolved_by_context() -> None:
    api, diagnostics = lower_with_diagnostics(
        document(
            ("GET", "/v1/orgs/{org}/tools", {"tags": ["Tools"]}),
            ("GET", "/v1/tools", {"tags": ["Tools"]}),
            ("GET", "/v1/things/{id}", {"operationId": "getThing", "tags": ["Things"]}),
            ("GET", "/v1/things/{id}/{part}", {"operationId": "get_things", "tags": ["Things"]}),
        )
    )
    assert tree(api) == ["tools.list_for_org", "tools.list", "things.get", "things.get_by_part"]
    assert [finding.rule.code for finding in diagnostics.all] == ["BD023"]


def test_irregular_plurals() -> None:
    api = lower_document(
        document(
            ("GET", "/shelves/{id}", {"operationId": "getShelf", "tags": ["Shelves"]}),
            ("PUT", "/shelves", {"operationId": "replaceShelf", "tags": ["Shelves"]}),
        )
    )
    assert tree(api) == ["shelves.get", "shelves.replace"]


def test_collision_names_do_not_repeat_words() -> None:
    api = lower_document(
        document(
            ("GET", "/balance/history", {"operationId": "GetBalanceHistory"}),
            ("GET", "/balance/history/{id}", {"operationId": "GetBalanceHistoryId"}),
            ("PATCH", "/nets/{id}", {"operationId": "nets_patch", "tags": ["Nets"]}),
            ("PUT", "/nets/{id}", {"operationId": "nets_update", "tags": ["Nets"]}),
        )
    )
    assert tree(api) == [
        "balance.get_history",
        "balance.get_history_by_id",
        "nets.update",
        "nets.replace",
    ]


def test_operation_id_takes_precedence_over_shorter_path() -> None:
    named = ("GET", "/v1/tools/{id}", {"operationId": "getTool", "tags": ["Tools"]})
    assert tree(lower_document(document(named))) == ["tools.get"]
    added, kept = tree(lower_document(document(("GET", "/v1", {"tags": ["Tools"]}), named)))
    assert kept == "tools.get" != added


def test_names_do_not_depend_on_document_order() -> None:
    operations = [
        ("GET", "/a/things", {"operationId": "getThings", "tags": ["Things"]}),
        ("GET", "/things/all", {"operationId": "get_things", "tags": ["Things"]}),
        ("GET", "/things", {"operationId": "list-things", "tags": ["Things"]}),
    ]
    one = {
        o.path_text: qualified_name(o) for o in lower_document(document(*operations)).operations()
    }
    other = {
        o.path_text: qualified_name(o)
        for o in lower_document(document(*reversed(operations))).operations()
    }
    assert one == other
    assert len(set(one.values())) == 3


def test_action_can_have_name_of_resource() -> None:
    api, diagnostics = lower_with_diagnostics(
        document(
            ("GET", "/whoami", {"operationId": "whoami"}),
            ("PUT", "/whoami/name", {"operationId": "whoami_put_name"}),
        )
    )
    assert tree(api) == ["whoami", "whoami.put_name"]
    assert diagnostics.all == ()


def test_operations_have_unique_placements() -> None:
    operations = [
        (method, path, {"tags": ["Same"]})
        for path in ("/a", "/b", "/a/{x}", "/a/{y}/c", "/a-b", "/a_b", "/%20", "/~")
        for method in ("get", "put", "post", "delete", "patch", "head", "options", "trace")
    ]
    api = lower_document(document(*operations))
    assert len(tree(api)) == len(set(tree(api))) == len(operations)


def test_resource_docs_come_from_tags() -> None:
    api = lower_document(
        document(
            ("GET", "/pets", {"tags": ["Pets"], "operationId": "listPets"}),
            tags=[{"name": "Pets", "description": "All about pets."}],
        )
    )
    (pets,) = api.root.children
    assert pets.path == ("pets",)
    assert pets.docs.description == "All about pets."


def test_ignored_operations_are_omitted() -> None:
    api = lower_document(
        document(
            ("GET", "/a", {"x-clientwright": {"ignore": True}}),
            ("GET", "/b", {"x-speakeasy-ignore": True}),
            ("GET", "/c", {"x-fern-ignore": True}),
            ("GET", "/d", {}),
        )
    )
    assert [operation.path_text for operation in api.operations()] == ["/d"]
