"""Splitting names into words, and assigning unique names."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientwright.names.assignment import NameRequest, assign_unique_names, fold_case
from clientwright.names.words import digest, shorten, singularize, spell_out, split_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTPResponse", "HTTP Response"),
        ("createUserID", "create User ID"),
        ("userIDs", "user IDs"),
        ("OAuth2Token", "OAuth2 Token"),
        ("getOAuthTokens", "get OAuth Tokens"),
        ("GitHubApp", "GitHub App"),
        ("IPv4Address", "IPv4 Address"),
        ("page_size", "page size"),
        ("X-Request-ID", "X Request ID"),
        ("sha256", "sha256"),
        ("v1BetaFoo", "v1 Beta Foo"),
        ("EC2Instance", "EC2 Instance"),
        ("S3Bucket", "S3 Bucket"),
        ("B2BOrder", "B2B Order"),
        ("2faCode", "2fa Code"),
        ("io.k8s.api.V1beta1Pod", "io k8s api V1beta1 Pod"),
        ("K8sPod", "K8s Pod"),
        ("address1Line", "address1 Line"),
        ("3DModel", "3D Model"),
        ("ENUM_VALUE", "ENUM VALUE"),
        ("assistants.v1.service.assistant", "assistants v1 service assistant"),
        ("用户名", "用户名"),
        ("नमस्ते", "नमस्ते"),
        ("ÜberGroß", "Über Groß"),
        ("ﬁsh", "fish"),
        ("e\u0301tat", "état"),
        ("", ""),
        ("!?", ""),
        ("😀", ""),
    ],
)
def test_split_words(text: str, expected: str) -> None:
    assert " ".join(split_words(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+1", "plus 1"),
        ("a-b", "a dash b"),
        ("a b", "a space b"),
        ("$", "dollar"),
        ("😀", "grinning face"),
        ("@id", "at id"),
        ("\ud800", "ud800"),
    ],
)
def test_spell_out_signs(text: str, expected: str) -> None:
    assert " ".join(spell_out(text)) == expected


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("assistants", "assistant"),
        ("policies", "policy"),
        ("boxes", "box"),
        ("classes", "class"),
        ("status", "status"),
        ("analysis", "analysis"),
        ("news", "new"),
    ],
)
def test_singularize(many: str, one: str) -> None:
    assert singularize(many) == one


def test_long_names_are_truncated_with_a_digest() -> None:
    one, other = ("x" * 300,), ("x" * 299 + "y",)
    cut = "_".join(shorten(one, 100))
    assert len(cut) <= 100
    assert cut != "_".join(shorten(other, 100))
    assert shorten(("short", "enough"), 100) == ("short", "enough")
    assert len("_".join(shorten(("用" * 90, "户" * 90), 100)).encode()) <= 100


def test_digest_is_stable() -> None:
    assert digest("pet") == "jfidrvtl"
    assert digest("pet") != digest("pets")


# --- unique names --------------------------------------------------------------------------------


def request(key: str, *names: str, rank: int = 0) -> NameRequest:
    return NameRequest(key=key, names=names, rank=rank)


def test_lower_rank_gets_the_name() -> None:
    settled = assign_unique_names(
        [request("inline", "Pet", "PetObject", rank=1), request("schema", "Pet")]
    )
    assert settled.names == {"schema": "Pet", "inline": "PetObject"}
    [collision] = settled.collisions
    assert (collision.wanted, collision.got) == ("Pet", "PetObject")
    assert [other.key for other in collision.others] == ["schema"]


def test_equal_ranks_all_get_their_next_name() -> None:
    settled = assign_unique_names(
        [request("a-b", "a_b", "a_dash_b"), request("a.b", "a_b", "a_dot_b")]
    )
    assert settled.names == {"a-b": "a_dash_b", "a.b": "a_dot_b"}


def test_taken_names_are_not_assigned() -> None:
    assert assign_unique_names([request("x", "self", "query_self")], taken={"self"}).names == {
        "x": "query_self"
    }


def test_names_that_differ_in_case_collide_as_files() -> None:
    settled = assign_unique_names(
        [request("1", "Pet", "Pet_a"), request("2", "pet", "pet_b")], same=fold_case
    )
    assert settled.names == {"1": "Pet_a", "2": "pet_b"}


def test_digest_is_added_after_the_last_candidate() -> None:
    settled = assign_unique_names([request("one", "x"), request("two", "x")])
    assert len(set(settled.names.values())) == 2
    assert all(name.startswith("x_") for name in settled.names.values())


@given(
    st.lists(
        st.builds(
            NameRequest,
            key=st.uuids().map(str),
            names=st.lists(st.sampled_from("abcd"), min_size=1, max_size=3).map(tuple),
            rank=st.integers(0, 2),
        ),
        max_size=5,
        unique_by=lambda one: one.key,
    )
)
def test_assignment_is_unique_and_independent_of_order(requests: list[NameRequest]) -> None:
    expected = assign_unique_names(requests).names
    assert len(set(expected.values())) == len(requests)
    for order in itertools.permutations(requests):
        assert assign_unique_names(order).names == expected


@given(st.lists(st.sampled_from(["a", "b", "c"]), unique=True))
def test_unrelated_request_changes_nothing(names: list[str]) -> None:
    requests = [request(name, name) for name in names]
    before = assign_unique_names(requests).names
    after = assign_unique_names([*requests, request("new", "n")]).names
    assert {key: name for key, name in after.items() if key != "new"} == before
