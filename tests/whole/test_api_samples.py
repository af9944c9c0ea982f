"""The committed client reads the sample responses of the API's own documentation.

They come from copies of its pages, if `../shared/api-pages` exists, and from the samples that are
quoted in this file. Some lack properties that the document requires: they are accepted with reported
drift, and with `strict=True` the error names the property.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from twilio_assistants import AssistantsClient, Drift, Hooks, models
from twilio_assistants.errors import ResponseValidationError

from tests.harness.pages import objects, pages, snake_case
from tests.harness.pythons import ROOT

FOLDER = ROOT.parent / "shared" / "api-pages"
ID = "aia_asst_00000000-1111-2222-3333-444444444444"
ACCOUNT = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
STAMPS = {"date_created": "2009-07-06T20:30:00Z", "date_updated": "2009-07-06T20:30:00Z"}

Read = Callable[[AssistantsClient], Any]

ASSISTANT = {
    "id": "aia_asst", "account_sid": ACCOUNT, "name": "name", "owner": "owner", "model": "model",
    "personality_prompt": "personality_prompt", "customer_ai": {}, "url": "url", **STAMPS,
}  # fmt: skip
KNOWLEDGE = {
    "id": "aia_know", "account_sid": ACCOUNT, "name": "name", "description": "description",
    "type": "type", "status": "status", "knowledge_source_details": {}, "url": "url", **STAMPS,
}  # fmt: skip
TOOL = {
    "id": "aia_tool", "account_sid": ACCOUNT, "name": "name", "description": "description",
    "type": "type", "enabled": True, "requires_auth": True, "meta": {}, "url": "url", **STAMPS,
}  # fmt: skip
MESSAGE = {
    "id": "aia_msg", "account_sid": ACCOUNT, "assistant_id": "aia_asst", "session_id": "session_id",
    "identity": "identity", "role": "role", "content": {}, "meta": {}, **STAMPS,
}  # fmt: skip
REPLY = {
    "status": "Success", "flagged": False, "aborted": False, "session_id": "session_id",
    "account_sid": ACCOUNT, "body": "Twilio was founded in 2008.", "error": "error",
}  # fmt: skip


def page(key: str, *items: Any) -> dict[str, Any]:
    """Returns the last page of a list, as in the samples."""
    url = "https://assistants.twilio.com/v1/Assistants?PageSize=50&Page=0"
    meta = {
        "first_page_url": url, "key": key, "next_page_url": None, "page": 0, "page_size": 50,
        "previous_page_url": None, "url": url,
    }  # fmt: skip
    return {key: list(items), "meta": meta}


def call_for(sample: dict[str, Any]) -> tuple[int, Read] | None:
    """Returns the status and the call that a sample is the response of, chosen by its keys.

    None if it is not a response. Of a list only the first page is read: the next page of a sample
    is on a placeholder host (`www.example.com`), and the client refuses to follow it there.
    """
    keys = sample.keys()
    if isinstance(sample.get("assistants"), list):
        return 200, lambda client: client.assistants.list().first_page().items
    if isinstance(sample.get("sessions"), list):
        return 200, lambda client: client.sessions.list().first_page().items
    if isinstance(sample.get("messages"), list):
        return 200, lambda client: client.sessions.messages.list("s").first_page().items
    if {"tools", "knowledge"} & keys:
        return 200, lambda client: client.assistants.fetch(ID)
    if {"personality_prompt", "customer_ai", "model"} & keys and {"id", "account_sid"} & keys:
        return 201, lambda client: client.assistants.create(name="x")
    if {"status", "session_id"} <= keys:
        return 200, lambda client: client.assistants.messages.create(ID, identity="x", body="x")
    if {"role", "content"} <= keys and "id" in keys:
        # No operation returns a single message, so it is put in a page.
        return 200, lambda client: client.sessions.messages.list("s").first_page().items[0]
    if {"assistant_id", "identity"} <= keys and "id" in keys:
        return 200, lambda client: client.sessions.fetch("s")
    return None


def read_sample(sample: dict[str, Any], *, strict: bool) -> tuple[Any, list[Drift]]:
    """Reads a sample with the client. Returns the value and the reported drift."""
    found = call_for(sample)
    assert found is not None
    status, call = found
    if {"role", "content"} <= sample.keys():
        sample = page("messages", sample)
    transport = httpx2.MockTransport(lambda request: httpx2.Response(status, json=sample))
    drifts: list[Drift] = []
    with httpx2.Client(transport=transport) as http_client:
        client = AssistantsClient(
            account_sid=ACCOUNT,
            auth_token="t",
            strict=strict,
            http_client=http_client,
            hooks=Hooks(on_drift=drifts.append),
        )
        return call(client), drifts


def without(sample: dict[str, Any], *names: str) -> dict[str, Any]:
    """Returns a sample without some of its properties."""
    return {name: value for name, value in sample.items() if name not in names}


WHOLE: dict[str, tuple[dict[str, Any], Any]] = {
    "create an assistant": (ASSISTANT, models.Assistant),
    "fetch an assistant": (
        {**ASSISTANT, "tools": [TOOL], "knowledge": [KNOWLEDGE]},
        models.AssistantWithToolsAndKnowledge,
    ),
    "list assistants": (page("assistants", ASSISTANT), models.Assistant),
    "send a message": (REPLY, models.SendMessageResponse),
    "list messages": (page("messages", MESSAGE), models.Message),
    "list sessions": (page("sessions", {"id": "id", **STAMPS}), models.Session),
    "a session": (
        {"id": "id", "assistant_id": "aia_asst", "identity": "i", "verified": True, **STAMPS},
        models.Session,
    ),
}


@pytest.mark.parametrize("name", WHOLE)
def test_the_samples_become_models(name: str) -> None:
    """The API's own samples. Their IDs are placeholders."""
    sample, model = WHOLE[name]
    value, drifts = read_sample(sample, strict=False)
    for one in value if isinstance(value, list) else [value]:
        assert type(one) is model
    assert not drifts


BROKEN: dict[str, tuple[dict[str, Any], str]] = {
    "no owner": (without(ASSISTANT, "owner"), "owner"),
    "no model, in a list": (page("assistants", ASSISTANT, without(ASSISTANT, "model")), "model"),
    "no dates": (without(ASSISTANT, *STAMPS), "date_created"),
    "a tool without a type": (
        {**ASSISTANT, "tools": [without(TOOL, "type")], "knowledge": []},
        "type",
    ),
    "no knowledge": ({**ASSISTANT, "tools": []}, "knowledge"),
    "no account": (without(REPLY, "account_sid"), "account_sid"),
    "content as text": (page("messages", {**MESSAGE, "content": "Hello"}), "content"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_invalid_samples_are_read_and_reported(name: str) -> None:
    """The samples of two pages lack required properties."""
    sample, field = BROKEN[name]
    with pytest.raises(ResponseValidationError, match=rf"\b{field}\b"):
        read_sample(sample, strict=True)
    value, drifts = read_sample(sample, strict=False)
    assert value
    assert field in drifts[0].path
    assert len({drift.path for drift in drifts}) == len(drifts)


def refused_at(sample: dict[str, Any]) -> str | None:
    """Returns the path at which a sample is rejected in strict mode, for example a placeholder ID."""
    try:
        read_sample(sample, strict=True)
    except ResponseValidationError as refused:
        return refused.path
    return None


def read_all(folder: Path) -> list[str]:
    """Reads every response in the pages below a folder. Returns the page of each."""
    read: list[str] = []
    for file in pages(folder):
        for found in objects(file.read_text("utf-8", "replace")):
            sample = snake_case(found)
            if call_for(sample) is None:
                continue
            value, drifts = read_sample(sample, strict=False)
            assert value is not None, file.name
            where = refused_at(sample)
            assert where is not None or not drifts, file.name
            assert where is None or re.search(r"[a-z_]{2,}", where), file.name
            read.append(file.name)
    return read


def test_every_sample_of_the_pages_is_read() -> None:
    """Each JSON response in the API's pages becomes a model; strictly, or the field is named.

    The pages show seven responses, of five operations: two operations appear on two pages.
    """
    if not FOLDER.is_dir():
        pytest.skip("the API's pages (../shared/api-pages) are not here")
    read = read_all(FOLDER)
    assert len(read) == 7
    assert len(set(read)) == 5, "each page shows at least one response"


def test_pages_are_read_in_any_format(tmp_path: Path) -> None:
    """The samples, formatted as on the pages."""
    hump = re.compile(r"_([a-z])")
    for number, (sample, _) in enumerate([*WHOLE.values(), *BROKEN.values()]):
        text = json.dumps(sample, indent=2)
        camel = re.sub(r'"[a-z_]+":', lambda key: hump.sub(lambda m: m[1].upper(), key[0]), text)
        (tmp_path / f"{number}.md").write_text(MARKDOWN % text, "utf-8")
        (tmp_path / f"{number}.html").write_text(f"<pre>{html.escape(camel)}</pre>", "utf-8")
    (tmp_path / "other.txt").write_text('{"identity": "x", "body": "y"} {', "utf-8")
    assert len(read_all(tmp_path)) == 2 * (len(WHOLE) + len(BROKEN))


MARKDOWN = '# Messages\n\n```json\n%s\n```\n\nAnd `{"not": json}`, {}.\n'
HTML = "<pre><code>{<span>&quot;id&quot;</span>: &quot;a &lt;b&gt;&quot;}</code></pre> <p>{x}</p>"


def test_samples_are_found_in_any_kind_of_page() -> None:
    assert list(objects(MARKDOWN % json.dumps(REPLY, indent=2))) == [REPLY]
    assert list(objects("text " + json.dumps(REPLY) + json.dumps(TOOL) + "}")) == [REPLY, TOOL]
    assert list(objects("&lbrace;&quot;a&quot;: [1]}")) == [{"a": [1]}]
    assert list(objects(HTML)) == [{"id": "a <b>"}]
    assert list(objects("{{{ [ no }")) == []
    assert list(objects('Output\n1\n{\n2\n"a": [\n3\n7\n4\n]\n5\n}\n')) == [{"a": [7]}]


def test_keys_of_javascript_are_those_of_the_wire() -> None:
    shown = {
        "accountSid": "AC",
        "customerAi": {"perceptionEngineEnabled": True},
        "meta": [{"aB": 1}],
    }
    assert snake_case(shown) == {
        "account_sid": "AC",
        "customer_ai": {"perception_engine_enabled": True},
        "meta": [{"a_b": 1}],
    }


CALLS = (
    r'client\.assistants\.create\(\s*name="Your first Assistant", personality_prompt="You are a h',
    rf'client\.assistants\.fetch\(\s*"{ID}"',
    r"in client\.assistants\.list\(limit=20\)",
    rf'client\.assistants\.delete\(\s*"{ID}"',
    rf'messages\.create\(\s*"{ID}",\s*identity="email:test@api\.com",\s*body="When was Twilio f',
    r"in client\.sessions\.messages\.list\([^)]+, limit=20\)",
)


@pytest.mark.parametrize("call", CALLS)
def test_readme_has_every_call_of_the_samples(call: str) -> None:
    """The calls of the code samples on the pages."""
    readme = (ROOT / "generated" / "python" / "README.md").read_text("utf-8")
    assert re.search(call, readme)
