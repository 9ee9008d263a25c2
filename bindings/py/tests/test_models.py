"""The models: built from keywords, immutable, comparable, displayed without secrets."""

from __future__ import annotations

import copy
import gc
import json
import pickle
import sys
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

import chatapps_webhooks as cw

ID = "b4478860-b76c-e811-814e-022a35cc1c71"
ACCOUNT = "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a"
OAUTH = cw.OAuthClientCredentials(
    url="https://login.onion.example/token?key=s1",
    client_id="chat-apps",
    client_secret="s2",
    credentials_location="header",
    scope="events.write",
)
WEBHOOK = cw.Webhook(
    sub_account_id="Onion_Marketing",
    url="https://user:s3@hooks.onion.example/events?token=s4#s5",
    http_authorization="Bearer s6",
    enabled=False,
    type="MSG",
    oauth=OAUTH,
)
TARGET = cw.WebhookTarget(sub_account_id="*", type=cw.WebhookType.BUSINESS_MANAGEMENT)
ERROR = cw.ErrorResponse(
    code=1001, message="no", error_id=ID, timestamp="2017-04-19T02:31:19.4297387+00:00"
)
PROBE = cw.ReceiverProbe(probe="event", credentials="right", kind="inbound_message_received", status=400, milliseconds=12)
TRANSCRIPT = cw.ReceiverTranscript(probes=[PROBE, {"probe": "duplicate", "credentials": "right", "failure": "timeout", "milliseconds": 5000}])
MODELS: list[Any] = [WEBHOOK, OAUTH, TARGET, ERROR, PROBE, TRANSCRIPT]
VALUES: list[Any] = [*MODELS, cw.AccountId(ACCOUNT), cw.Secret("s7")]
names = pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
models = pytest.mark.parametrize("value", MODELS, ids=lambda value: type(value).__name__)


@names
def test_copies_are_equal(value: Any) -> None:
    copies = [copy.copy(value), copy.deepcopy(value)]
    copies += [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(3, pickle.HIGHEST_PROTOCOL + 1)]
    for other in copies:
        assert type(other) is type(value)
        assert other == value and hash(other) == hash(value) and not other != value
    assert value != str(value) and value != None  # noqa: E711
    with pytest.raises(TypeError):
        _ = value < value


@names
def test_nothing_can_be_set(value: Any) -> None:
    for name in (*getattr(value, "__match_args__", ()), "value", "other"):
        with pytest.raises(AttributeError):
            setattr(value, name, 1)
        with pytest.raises(AttributeError):
            delattr(value, name)


@models
def test_models_go_to_json_and_back(value: Any) -> None:
    assert json.loads(value.to_json()) == value.to_dict()
    assert type(value).from_dict(value.to_dict(), policy="contract") == value
    attributes = {name: getattr(value, name) for name in value.__match_args__}
    if isinstance(value, cw.ErrorResponse):
        attributes["timestamp"] = value.timestamp_text
    assert type(value)(**attributes) == value


@models
def test_replacing_makes_another(value: Any) -> None:
    assert value.replace() == value and value.replace() is not value
    name = "code" if isinstance(value, cw.ErrorResponse) else value.__match_args__[0]
    changes = {"code": 1002, "url": "https://other.onion.example/", "probe": cw.ProbeKind.DUPLICATE, "probes": ()}
    new: Any = changes.get(name, "Other_Sub")
    other = value.replace(**{name: new})
    assert getattr(other, name) == new and other != value
    assert other.replace(**{name: getattr(value, name)}) == value
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        value.replace(colour=1)
    if sys.version_info >= (3, 13):
        assert copy.replace(value, **{name: new}) == other


def test_none_removes_a_property() -> None:
    assert WEBHOOK.replace(type=None, oauth=None).to_dict().keys() == {
        "subAccountId", "url", "httpAuthorization", "enabled"
    }
    with pytest.raises(cw.ValidationError, match="missing property `url`"):
        WEBHOOK.replace(url=None)  # type: ignore[arg-type]


def test_attributes() -> None:
    assert WEBHOOK.url == "https://user:s3@hooks.onion.example/events?token=s4#s5"
    assert WEBHOOK.http_authorization == cw.Secret("Bearer s6")
    assert WEBHOOK.type is cw.WebhookType.INBOUND_MESSAGE and WEBHOOK.type == "MSG"
    assert (WEBHOOK.enabled, WEBHOOK.is_enabled, WEBHOOK.replace(enabled=None).is_enabled) == (False, False, True)
    assert WEBHOOK.oauth == OAUTH
    assert OAUTH.credentials_location is cw.CredentialsLocation.HEADER
    assert WEBHOOK.targets() == [cw.WebhookTarget(sub_account_id="Onion_Marketing", type="MSG")]
    assert [target.type for target in WEBHOOK.replace(type=None).targets()] == ["CADR", "MSG"]
    assert (ERROR.meaning, ERROR.replace(code=42).meaning) == ("illegal subAccountId", None)
    assert ERROR.replace(code=10**30).code == int(1e30)
    assert str(cw.AccountId(ACCOUNT)) == ACCOUNT


def test_models_can_be_matched() -> None:
    match WEBHOOK:
        case cw.Webhook(type=cw.WebhookType.INBOUND_MESSAGE, oauth=cw.OAuthClientCredentials(client_id=client)):
            assert client == "chat-apps"
        case _:
            pytest.fail("it matches")
    match TARGET:
        case cw.WebhookTarget("*", kind):
            assert kind is cw.WebhookType.BUSINESS_MANAGEMENT
        case _:
            pytest.fail("it matches")


def test_a_transcript_has_probes_and_findings() -> None:
    one, two = TRANSCRIPT.probes
    assert one == PROBE and one.probe is cw.ProbeKind.EVENT and (one.status, one.failure) == (400, None)
    assert two.failure is cw.ProbeFailure.TIMEOUT and two.status is None
    report = cw.check(TRANSCRIPT, model="receiver-transcript")
    assert [finding.rule for finding in report] == ["refused_event", "answer_timeout"]
    assert {rule.group for rule in cw.rules() if rule.model == "receiver-transcript"} == {"receiver"}
    assert "`inbound_message_received`" in report.findings[0].message and "receiver" in {rule.group for rule in cw.rules()}


def test_enumerations_are_those_of_the_contract() -> None:
    webhook = cw.schema("webhook")
    definitions = json.dumps(webhook)
    for enumeration in (cw.WebhookType, cw.CredentialsLocation):
        assert json.dumps([str(member) for member in enumeration]) in definitions


@pytest.mark.parametrize(
    ("make", "pointers"),
    [
        (lambda: cw.Webhook(sub_account_id=1, url="x"), ["/subAccountId", "/url"]),  # type: ignore[arg-type]
        (lambda: cw.Webhook(sub_account_id="*", url="https://a.example", type="*"), ["/type"]),  # type: ignore[arg-type]
        (lambda: cw.WebhookTarget(sub_account_id="*", type="MSGS"), ["/type"]),  # type: ignore[arg-type]
        (
            lambda: cw.OAuthClientCredentials(
                url="x", client_id=1, client_secret="s", credentials_location="body"  # type: ignore[arg-type]
            ),
            ["/url", "/clientId"],
        ),
        (lambda: cw.ErrorResponse(code=1.5, error_id="x", timestamp="y"), ["/code", "/errorId", "/timestamp"]),  # type: ignore[arg-type]
        (lambda: cw.AccountId("5a"), ["", ""]),
    ],
)
def test_what_breaks_the_contract_is_not_made(make: Any, pointers: list[str]) -> None:
    with pytest.raises(cw.ValidationError) as caught:
        make()
    found = [finding.pointer for finding in caught.value.report.errors]
    assert sorted(set(found)) == sorted(set(pointers))


def test_required_keywords_are_python_s() -> None:
    with pytest.raises(TypeError, match="'sub_account_id' and 'url'"):
        cw.Webhook()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        cw.Webhook("*", "https://a.example")  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2017-04-19T02:31:19.4297387+00:00", datetime(2017, 4, 19, 2, 31, 19, 429738, timezone.utc)),
        ("2020-12-22T05:52:01.85Z", datetime(2020, 12, 22, 5, 52, 1, 850000, timezone.utc)),
        ("2020-12-22t05:52:01z", datetime(2020, 12, 22, 5, 52, 1, 0, timezone.utc)),
        ("2020-12-22T05:52:01-05:30", datetime(2020, 12, 22, 5, 52, 1, 0, timezone(-timedelta(hours=5.5)))),
        ("2016-12-31T23:59:60.5Z", datetime(2017, 1, 1, tzinfo=timezone.utc)),
    ],
)
def test_times_are_aware(text: str, time: datetime) -> None:
    response = ERROR.replace(timestamp=text)
    assert response.timestamp_text == text
    assert response.timestamp == time and response.timestamp.utcoffset() == time.utcoffset()
    assert response.replace(timestamp=time).timestamp == time


@pytest.mark.parametrize("text", ["0000-01-01T00:00:00Z", "9999-12-31T23:59:60Z"])
def test_times_beyond_datetime_keep_their_text(text: str) -> None:
    response = ERROR.replace(timestamp=text)
    assert response.timestamp_text == text and text in repr(response)
    with pytest.raises(ValueError, match="timestamp_text"):
        _ = response.timestamp


def test_times_need_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ERROR.replace(timestamp=datetime(2020, 1, 1))


def test_an_offset_that_rfc_3339_has_not_is_told() -> None:
    zone = timezone(timedelta(minutes=19, seconds=32))
    with pytest.raises(ValueError, match="whole minutes"):
        ERROR.replace(timestamp=datetime(1930, 1, 1, tzinfo=zone))


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        assert len(cw.parse([WEBHOOK] * 1000, policy="contract")) == 1000
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()
