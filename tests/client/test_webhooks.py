"""Webhooks: test vectors of Twilio's libraries, and invalid signatures."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import importlib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TOKEN = "12345"
REST = "mycompany.com/myapp.php?foo=1&bar=2"
URL = f"https://{REST}"
PARAMS = {
    "CallSid": "CA1234567890ABCDE",
    "Caller": "+14158675309",
    "Digits": "1234",
    "From": "+14158675309",
    "To": "+18005551212",
}
JSON = '{"property": "value", "boolean": true}'
HASH = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"
EMPTY_HASH = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
DIGITS = {"Sid": "CA123", "SidAccount": "AC123", "Digits": ["5678", "1234", "1234"]}
ADDRESSES = ["+1325xxxxxxx", "+1415xxxxxxx"]

VECTORS: list[tuple[str, str, Any, str]] = [
    ("plain", URL, PARAMS, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
    ("another port", URL.replace(".com", ".com:1234"), PARAMS, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
    ("several values", URL, DIGITS, "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
    (
        "values in any order",
        URL,
        {"MessagingBinding.Address": ADDRESSES[::-1]},
        "83O6e2vORAoJHUNzJjDWN1jz+BA=",
    ),
    ("http", f"http://{REST.replace('.com', '.com:1234')}", PARAMS, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
    ("https, signed with port", URL, PARAMS, "kvajT1Ptam85bY51eRf/AJRuM3w="),
    ("http, signed with port", f"http://{REST}", PARAMS, "0ZXoZLH/DfblKGATFgpif+LLRf4="),
    ("user and password", f"https://user:pass@{REST}", PARAMS, "CukzLTc1tT5dXEDIHm/tKBanW10="),
    (
        "user, password, signed with port",
        f"https://user:pass@{REST}",
        PARAMS,
        "ZQFR1PTIZXF2MXB8ZnKCvnnA+rI=",
    ),
    ("user", f"https://user@{REST}", PARAMS, "2YRLlVAflCqxaNicjMpJcSTgzSs="),
    ("escapes", f"{URL}&Body=It's+amazing", PARAMS, "dsq4Ehbj6cs+KdTkpF5sSSplOWw="),
    ("JSON", f"{URL}&bodySHA256={HASH}", JSON, "a9nBmqA0ju/hNViExpshrM61xv4="),
    (
        "JSON alone",
        f"https://mycompany.com/myapp.php?bodySHA256={HASH}",
        JSON,
        "y77kIzt2vzLz71DgmJGsen2scGs=",
    ),
    ("empty JSON", f"{URL}&bodySHA256={EMPTY_HASH}", "{}", "Ldidvp12m26NI7eqEvxnEpkd9Hc="),
]


def _form(body: Any) -> bytes:
    from urllib.parse import urlencode

    return urlencode(body, doseq=True).encode()


def _check(petshop: Any, url: str, body: Any, signature: Any, **headers: str) -> None:
    sent = {"X-Twilio-Signature": signature, **headers}
    petshop.webhooks.verify(petshop.webhooks.Twilio(TOKEN), url=url, headers=sent, body=body)


@pytest.mark.parametrize(
    ("url", "body", "signature"), [v[1:] for v in VECTORS], ids=[v[0] for v in VECTORS]
)
def test_twilio_test_vectors(petshop: Any, url: str, body: Any, signature: str) -> None:
    _check(petshop, url, body, signature)
    if isinstance(body, dict):
        _check(petshop, url, _form(body), signature)  # the raw body
        _check(petshop, url, _form(body).decode(), signature)
        _check(petshop, url, dict(reversed(body.items())), signature)  # any order
    else:
        _check(petshop, url, body.encode(), signature, **{"content-type": "application/json"})


def _sign(text: str, token: str = TOKEN) -> str:
    return base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()


@pytest.mark.parametrize(
    "url",
    [
        "https://mycompany.com/myapp?",
        "https://user:pass@mycompany.com:8443/x",
        "https://[::1]:8443/x",
        "https://[::1]/x?y=z",
        "https://mycompany.com",
        "HTTPS://MyCompany.com/x",
    ],
)
def test_unusual_urls(petshop: Any, url: str) -> None:
    _check(petshop, url, {"a": "b"}, _sign(f"{url}ab"))


def test_invalid_signatures_are_refused(petshop: Any) -> None:
    refused = petshop.errors.SignatureError
    _, url, params, good = VECTORS[0]
    json_url, json_good = VECTORS[11][1], VECTORS[11][3]
    bad: list[tuple[str, Any, Any]] = [
        (url, {**params, "Digits": "1235"}, good),  # another body
        (url, {**params, "More": "1"}, good),
        (url.replace("foo=1", "foo=2"), params, good),  # another URL
        (url.replace("?foo=1&bar=2", "?bar=2&foo=1"), params, good),  # another order in the query
        (url, params, good.lower()),
        (url, params, ""),
        (url, params, "é"),
        (url, params, _sign("x", token="other")),
        (url, {**params, "Digits": ["1234", "1"]}, good),
        (json_url, JSON.replace("true", "false"), json_good),
        (json_url, {"property": "value"}, json_good),  # parsed data instead of the raw body
        (json_url, None, json_good),
        (f"{json_url}&bodySHA256={EMPTY_HASH}", "{}", json_good),
        (f"{json_url}&bodySHA256={HASH}", JSON, _sign(f"{json_url}&bodySHA256={HASH}")),
        (url, JSON, _sign(url)),  # JSON without a hash: the body is not signed
    ]
    for case_url, body, signature in bad:
        with pytest.raises(refused):
            _check(
                petshop,
                case_url,
                body,
                signature,
                **({"Content-Type": "application/json"} if isinstance(body, str) else {}),
            )
    with pytest.raises(refused):
        petshop.webhooks.verify(petshop.webhooks.Twilio(TOKEN), url=url, headers={}, body=params)
    with pytest.raises(petshop.errors.ConfigurationError):
        petshop.webhooks.Twilio("")


def test_token_rotation(petshop: Any) -> None:
    signature = petshop.webhooks.Twilio(["new", TOKEN])
    headers = {"x-twilio-SIGNATURE": VECTORS[0][3]}
    petshop.webhooks.verify(signature, url=URL, headers=headers, body=PARAMS)


class MultiDict(dict[str, list[str]]):
    """Like the form data of Flask, Django and Starlette."""

    def getlist(self, name: str) -> list[str]:
        return super().__getitem__(name)

    def __getitem__(self, name: str) -> Any:
        return super().__getitem__(name)[-1]


def test_form_parsed_by_framework(petshop: Any) -> None:
    form = MultiDict(
        {"Sid": ["CA123"], "SidAccount": ["AC123"], "Digits": ["5678", "1234", "1234"]}
    )
    _check(petshop, URL, form, VECTORS[2][3])


# --- payloads ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"Status=Success&Body=It%27s+2008&Extra=1", "application/x-www-form-urlencoded"),
        (b"status=Success&body=It%27s+2008", None),
        (b'{"Status": "Success", "Body": "It\'s 2008"}', "application/json; charset=utf-8"),
        (b'{"status": "Success", "body": "It\'s 2008", "x": [1]}', None),
        ({"Status": "Success", "Body": "It's 2008"}, None),
        ({"status": ["Success"], "body": ["It's 2008"]}, None),
    ],
)
def test_parse_form_and_json(petshop: Any, body: Any, kind: str | None) -> None:
    headers = {} if kind is None else {"CONTENT-TYPE": kind}
    reply = petshop.webhooks.parse(petshop.models.Reply, body=body, headers=headers)
    assert (reply.status, reply.body) == ("Success", "It's 2008")


def test_open_model_keeps_unknown_keys(petshop: Any) -> None:
    home = petshop.webhooks.parse(petshop.models.Home, body=b"Street=Elm&Class=b&Rooms=3&x=y")
    assert (home.street, home.class_) == ("Elm", "b")
    assert home.additional_properties == {"Rooms": 3, "x": "y"}


@pytest.mark.parametrize(
    "body",
    [b"", None, b"[]", b"{", b"hello", b"\xff\xfe", b'{"other": 1}', b"a=b", {}, b"{" * 9999],
)
def test_invalid_payload_is_refused(petshop: Any, body: Any) -> None:
    with pytest.raises(petshop.errors.WebhookPayloadError):
        petshop.webhooks.parse(petshop.models.Reply, body=body)


@pytest.mark.parametrize(
    "status",
    ["9" * 5000, "1e999", "-0", "NaN", r'"\ud800"', "[" * 100_000, '{"a": ' * 100_000, "null"],
)
@pytest.mark.parametrize("media_type", ["application/json", "text/plain"])
def test_json_of_any_kind(petshop: Any, status: str, media_type: str) -> None:
    """RFC 8259 limits neither numbers nor escapes, but a program has to survive both."""
    body = f'{{"Status": {status}, "Body": "x"}}'.encode()
    signature = petshop.webhooks.Twilio(TOKEN)
    url = f"{URL}&bodySHA256={hashlib.sha256(body).hexdigest()}"
    headers = {"X-Twilio-Signature": _sign(url), "Content-Type": media_type}
    model = petshop.models.Reply
    try:
        reply = petshop.webhooks.receive(model, signature, url=url, headers=headers, body=body)
    except petshop.errors.WebhookPayloadError:
        return
    assert reply.body == "x"


@pytest.mark.parametrize("timestamp", ["9" * 14, "9" * 5000, "-1", "1e400", "\u0665", "\ud800"])
def test_impossible_timestamps(petshop: Any, timestamp: str) -> None:
    signature = petshop.webhooks.StandardWebhooks("whsec_" + base64.b64encode(b"k").decode())
    headers = {
        "webhook-id": "\ud800",
        "webhook-timestamp": timestamp,
        "webhook-signature": "v1,\ud800 v1",
    }
    with pytest.raises(petshop.errors.SignatureError):
        signature.check(url=URL, headers=headers, body=b"{}")


def test_receive_verifies_and_parses(petshop: Any) -> None:
    body = b"Status=Success&Body=Hi"
    headers = {"X-Twilio-Signature": _sign(f"{URL}BodyHiStatusSuccess")}
    signature = petshop.webhooks.Twilio(TOKEN)
    model = petshop.models.Reply
    reply = petshop.webhooks.receive(model, signature, url=URL, headers=headers, body=body)
    assert reply.status == "Success"
    with pytest.raises(petshop.errors.WebhookError):
        petshop.webhooks.receive(model, signature, url=URL, headers=headers, body=body + b"!")


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    url=st.text()
    | st.sampled_from([URL, f"{URL}&bodySHA256={HASH}", "https://[", "https://a:b:c@"]),
    headers=st.dictionaries(
        st.sampled_from(["x-twilio-signature", "content-type", "webhook-id", "webhook-timestamp"])
        | st.text(),
        st.text() | st.sampled_from(["application/json", "1714979289"]),
    ),
    body=st.binary() | st.text() | st.none() | st.dictionaries(st.text(), st.text()),
)
def test_arbitrary_input_raises_only_webhook_errors(
    petshop: Any, url: str, headers: dict[str, str], body: Any
) -> None:
    webhooks = importlib.import_module("petshop.webhooks")
    signatures = [
        webhooks.Twilio(TOKEN),
        webhooks.StandardWebhooks("whsec_c2VjcmV0", clock=lambda: 1714979289),
    ]
    for signature in signatures:
        with pytest.raises(webhooks.SignatureError):
            webhooks.verify(signature, url=url, headers=headers, body=body)
    with contextlib.suppress(webhooks.WebhookPayloadError):
        webhooks.parse(petshop.models.Home, body=body, headers=headers)


# --- Standard Webhooks ---------------------------------------------------------------------------


def test_header_formats(petshop: Any) -> None:
    signature = petshop.webhooks.Twilio(TOKEN)
    name, value = "X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8="
    for headers in (
        [(name.lower().encode(), value.encode())],
        ((name, value), ("Other", "1")),
        {name.encode(): value.encode()},
    ):
        petshop.webhooks.verify(signature, url=URL, headers=headers, body=PARAMS)


@pytest.mark.parametrize("url", [None, 5, b"http://a", "http://[::1", "\ud800", "?bodySHA256="])
@pytest.mark.parametrize(
    "headers",
    [None, 5, [], [1], [("X-Twilio-Signature",)], {"X-Twilio-Signature": None}]
    + [{"X-Twilio-Signature": "a", "Content-Type": kind} for kind in ("", "application/json", "x")],
)
@pytest.mark.parametrize("body", [None, 5, [1], object(), {5: 6}, {"a": None}, b"\xff", "\ud800"])
def test_arguments_of_wrong_type(petshop: Any, url: Any, headers: Any, body: Any) -> None:
    webhooks = petshop.webhooks
    with pytest.raises(webhooks.SignatureError):
        webhooks.verify(webhooks.Twilio(TOKEN), url=url, headers=headers, body=body)
    with pytest.raises(webhooks.WebhookPayloadError):
        webhooks.parse(petshop.models.Reply, body=body, headers=headers)


def test_standard_webhooks(petshop: Any) -> None:
    # The example of the specification's reference implementations (Standard Webhooks).
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,bad v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    body = '{"test": 2432232314}'
    valid_then = petshop.webhooks.StandardWebhooks(secret, clock=lambda: 1614265400)
    petshop.webhooks.verify(valid_then, url="", headers=headers, body=body)
    expired = petshop.webhooks.StandardWebhooks(secret)
    bad = [
        (expired, headers, body),
        (valid_then, headers, body + " "),
        (valid_then, {**headers, "webhook-id": "msg_x"}, body),
        (valid_then, {**headers, "webhook-timestamp": "1614265331"}, body),
        (valid_then, {**headers, "webhook-timestamp": "x"}, body),
        (valid_then, {**headers, "webhook-timestamp": "9" * 400}, body),
        (valid_then, {}, body),
        (valid_then, headers, {"test": "2432232314"}),
    ]
    for signature, sent, text in bad:
        with pytest.raises(petshop.errors.SignatureError):
            petshop.webhooks.verify(signature, url="", headers=sent, body=text)
    with pytest.raises(petshop.errors.ConfigurationError):
        petshop.webhooks.StandardWebhooks("")
