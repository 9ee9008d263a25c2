"""Events: their classes, what they hold, and what never shows of them."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Annotated, Any

import pydantic
import pytest
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from hypothesis import given, strategies as st

import chatapps_webhooks as cw
from chatapps_webhooks import events
from chatapps_webhooks.fastapi import ReceivedEvent
from conftest import ROOT

UMID = "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b"
RECEIPT = {
    "version": 9,
    "namespace": "ChatApps",
    "eventType": "outbound_message_status_changed",
    "description": "Delivery receipt",
    "payload": {
        "umid": UMID,
        "channel": "whatsapp",
        "user": {"msisdn": "+12025550143"},
        "status": {"state": "Delivered", "detail": "delivered_to_recipient", "timestamp": "2026-05-04T09:30:00.123Z", "errorCode": 1022},
    },
}
INBOUND = {
    "eventType": "inbound_message_received",
    "payload": {
        "umid": UMID,
        "type": "text",
        "user": {"msisdn": "+12025550143", "name": "Mara Feld"},
        "recipient": {"channel": "whatsapp", "channelId": "c"},
        "content": {"text": "Hi"},
    },
}
FLAT = {
    "eventType": "inboundMessage",
    "version": 1,
    "channel": "line",
    "umid": UMID,
    "type": "Text",
    "user": {"channelUserId": "U1"},
    "recipient": {"recipientId": "c"},
    "content": {"text": "Hi"},
}


def bodies() -> list[Any]:
    """The bodies of the shared vectors that are valid events."""
    vectors = [vector for file in sorted((ROOT / "tests/vectors/event").glob("*.json")) for vector in json.loads(file.read_text("utf-8"))]
    values = [vector["data"] for vector in vectors if "data" in vector]
    return [value for value in values if cw.is_valid(value, model="event", policy="contract")]


BODIES = bodies()


def test_each_kind_has_a_class_and_is_of_it() -> None:
    seen = set()
    for body in BODIES:
        event = cw.parse_event(body)
        assert events.KINDS[type(event).__name__] == event.kind
        assert isinstance(event, cw.Event) and type(event) is getattr(events, type(event).__name__)
        seen.add(event.kind)
    assert seen == set(events.KINDS.values())


def test_match_and_isinstance_tell_kinds_apart() -> None:
    match cw.parse_event(RECEIPT):
        case events.DeliveryReceipt(payload=events.ReceiptPayload(status=events.ReceiptStatus(state="delivered" as state))):
            assert state == "delivered"
        case other:
            pytest.fail(f"{other}")


@pytest.mark.parametrize("data", [json.dumps(RECEIPT, indent=1), json.dumps(RECEIPT).encode(), RECEIPT], ids=["str", "bytes", "dict"])
def test_parse_gives_the_same_event_as_parse_event(data: Any) -> None:
    event = cw.parse_event(data)
    assert event == cw.parse(data, model="event") == cw.receive_event(data) and hash(event) == hash(cw.receive_event(data))
    assert event.to_dict() == RECEIPT and event.report is None


def test_the_body_is_kept_as_it_was_received() -> None:
    text = ' {"eventType" : "inboundMessage", "umid":"a",\n"type": "Text", "new": [1.50, "\\u00fc"]}\n'
    event = cw.parse_event(text)
    assert event.raw == event.to_json() == text
    assert cw.parse_event(json.loads(text)).to_dict() == json.loads(text)


def attributes_of(value: Any, body: Any) -> None:
    """Compares attributes with the JSON that they are of."""
    for row in _models_rows(type(value).__name__):
        attribute, member = getattr(value, f"{row.name}_text" if row.is_time else row.name), body.get(row.wire)
        if isinstance(attribute, events._Part):
            attributes_of(attribute, member)
        elif isinstance(attribute, tuple):
            elements = [each for each in member if isinstance(each, (dict, str))]
            for element, each in zip(attribute, elements):
                if isinstance(element, events._Part):
                    attributes_of(element, each)
                else:
                    assert element == each
        elif isinstance(attribute, str) and isinstance(member, str):
            # Known values of lists have one spelling.
            assert attribute.lower() == member.lower() or (attribute, member) in (("File", "Document"), ("TIER_UNLIMITED", "UNLIMITED"), ("RCS", "GoogleRCS"))
        elif isinstance(attribute, str):
            assert attribute == str(member)
        elif attribute is not None:
            assert attribute == member


def _models_rows(name: str) -> Any:
    from chatapps_webhooks._models import ROWS

    return ROWS[name]


def test_attributes_have_what_the_body_has() -> None:
    for body in BODIES:
        attributes_of(cw.parse_event(body), body)


def test_what_all_events_have() -> None:
    event = cw.parse_event(RECEIPT)
    assert (event.version, event.channel, event.umid, event.sub_account_id) == (9, "whatsapp", UMID, None)
    assert (event.timestamp_text, event.delivery_key) == (
        "2026-05-04T09:30:00.123Z",
        f"dr:{UMID}:whatsapp:Delivered:delivered_to_recipient:2026-05-04T09:30:00.123Z",
    )
    assert event.timestamp is not None and event.timestamp.microsecond == 123_000
    nothing = cw.parse_event("{}")
    assert (nothing.version, nothing.channel, nothing.umid, nothing.timestamp, nothing.progress) == (None,) * 5
    assert nothing.delivery_key.startswith("raw:")


def test_error_codes_and_answers_are_explained() -> None:
    event = cw.parse_event(RECEIPT)
    assert isinstance(event, events.DeliveryReceipt)
    assert (event.payload.status.error_code_meaning, event.payload.status.meta_error_code) == ("Message window expired", 131_047)
    for text, response in (('{"a": [1]}', {"a": [1]}), ("{", None)):
        content = {"interactive": {"type": "nfmReply", "nfmReply": {"responseJson": text}}}
        body = {"eventType": "inbound_message_received", "payload": {"umid": "a", "type": "Interactive", "content": content}}
        message: Any = cw.parse_event(body)
        assert message.payload.content.interactive.nfm_reply.response == response


def test_inbound_messages_have_one_form() -> None:
    one, other = cw.parse_event(INBOUND).inbound, cw.parse_event(FLAT).inbound
    assert one is not None and other is not None
    assert (one.umid, one.msisdn, one.channel_user_id, one.name, one.username) == (UMID, "+12025550143", None, "Mara Feld", None)
    assert (one.channel, one.channel_id, one.content_type, one.sub_account_id, one.timestamp) == ("whatsapp", "c", "Text", None, None)
    assert (other.umid, other.msisdn, other.channel_user_id, other.name, other.timestamp_text) == (UMID, None, "U1", None, None)
    assert (other.channel, other.channel_id, other.content_type) == ("line", "c", "Text")
    assert one.content is not None and one.content == other.content
    assert "Mara" not in repr(one)
    assert cw.parse_event(RECEIPT).inbound is None


def test_progress_is_in_the_order_of_states() -> None:
    states = [("queued", None), ("sent", None), ("delivered", None), ("delivered", "delivered_to_recipient"), ("read", None)]
    for index, state in enumerate(states):
        for other, earlier in enumerate(states):
            assert cw.Progress(*state).is_news_after(cw.Progress(*earlier)) is (index > other)
    progress = cw.parse_event(RECEIPT).progress
    assert progress == cw.Progress("delivered", "delivered_to_recipient") == pickle.loads(pickle.dumps(progress))
    assert repr(progress) == "Progress('delivered', 'delivered_to_recipient')"


@given(st.one_of(st.binary(), st.text(), st.recursive(st.none() | st.booleans() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))))
def test_receive_event_takes_anything(data: Any) -> None:
    event = cw.receive_event(data)
    assert event.report is None or event.kind == "unrecognized" and event.report.worst == "error"


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", "[" * 10_000, b"[]", b"null", b'{"eventType": "inboundMessage"}', b'"' + b"x" * 9_000_000 + b'"', [1], "\ud800"],
    ids=["empty", "not UTF-8", "deep", "array", "null", "no umid", "9 MB", "list", "surrogate"],
)
def test_a_body_that_breaks_the_contract_is_unrecognized_and_says_why(data: Any) -> None:
    event = cw.receive_event(data)
    assert isinstance(event, events.Unrecognized) and event.report is not None and not event.report
    with pytest.raises(cw.ValidationError):
        cw.parse_event(data)


def test_times_may_be_anything() -> None:
    for text in ("tomorrow", "0000-01-01T00:00:00Z"):
        event = cw.parse_event({"eventType": "account_update", "timestamp": text, "eventDetails": {}})
        assert (event.timestamp, event.timestamp_text) == (None, text)


MARK = "Zq90817263xZ"


def marked() -> list[Any]:
    """Bodies with a mark wherever something about a person can be."""
    user = {"msisdn": MARK, "channelUserId": MARK, "name": MARK, "username": MARK}
    contents: list[Any] = [
        {"text": MARK, "url": MARK, "payload": MARK},
        {"location": {"name": MARK, "address": MARK, "latitude": MARK}},
        {"interactive": {"type": "nfmReply", "nfmReply": {"responseJson": MARK}, "button_reply": {"id": MARK, "title": MARK}}},
        {"text": {MARK: MARK}},
    ]
    inbound = [{"eventType": "inbound_message_received", "payload": {"umid": "u", "type": "Text", "user": user, "content": each}} for each in contents]
    outbound = {"header": {"text": MARK, MARK: MARK}, "actions": {"buttons": [{"label": MARK, "value": MARK}], "cta": {"url": MARK}}}
    receipt = {"umid": "u", "user": user, "status": {"state": "read"}, "outboundContent": outbound}
    return [
        *inbound,
        {"eventType": "outbound_message_status_changed", "payload": receipt},
        {"eventType": "whatsapp_contact", "eventDetails": {"rawEvent": {"field": "messages", "value": {MARK: [MARK]}}}},
        {"namespace": "ChatApps", "eventType": "message_edited", "payload": {MARK: MARK}},
        {"namespace": "SMS", "eventType": "x", "payload": {MARK: MARK}},
        {MARK: MARK},
    ]


def parts_of(value: Any) -> list[Any]:
    """An event or a part, and all parts in it."""
    values = [getattr(value, row.name) for row in _models_rows(type(value).__name__)]
    inner = [part for each in values for part in (each if isinstance(each, tuple) else (each,)) if isinstance(part, events._Part)]
    return [value, *[deeper for part in inner for deeper in parts_of(part)]]


@pytest.mark.parametrize("body", marked())
def test_nothing_about_people_shows(body: Any) -> None:
    event = cw.parse_event(body)
    assert MARK in event.raw
    for part in parts_of(event):
        assert MARK not in f"{part} {part!r} {[part]}"
    assert MARK not in str(cw.check(body, model="event", policy="strict"))
    broken = json.dumps(body).replace(":", "", 1)
    with pytest.raises(cw.ValidationError) as raised:
        cw.parse_event(broken)
    assert MARK not in f"{raised.value} {raised.value!r} {cw.receive_event(broken)!r}"


def test_events_and_parts_are_copied_and_pickled() -> None:
    for body in BODIES[::10]:
        for part in parts_of(cw.parse_event(body)):
            assert copy.copy(part) is copy.deepcopy(part) is part
            again = pickle.loads(pickle.dumps(part))
            assert again == part and hash(again) == hash(part) and type(again) is type(part)
    for data in ("[", "", b'{"eventType": "inboundMessage", "umid": "a", "type": "\xff"}', "nope"):
        broken = cw.receive_event(data)
        again = pickle.loads(pickle.dumps(broken))
        assert (again, again.report, again.kind) == (broken, broken.report, "unrecognized")


def test_events_can_be_checked_again() -> None:
    event = cw.parse_event(RECEIPT)
    assert cw.check(event, model="event") == cw.check(RECEIPT, model="event")


def test_nobody_else_makes_or_changes_events() -> None:
    event: Any = cw.parse_event(RECEIPT)
    with pytest.raises(TypeError):
        events.DeliveryReceipt()  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        event.payload = 1
    with pytest.raises(AttributeError):
        event.payload.umid = "x"
    with pytest.raises(TypeError, match="not an acceptable base type"):
        type("Mine", (events.MessageContent,), {})


class Inbox(pydantic.BaseModel):
    event: cw.Event
    receipt: events.DeliveryReceipt | None = None


def test_events_are_fields_of_pydantic() -> None:
    inbox = Inbox.model_validate({"event": INBOUND, "receipt": RECEIPT})
    assert isinstance(inbox.event, events.InboundMessage) and json.loads(inbox.model_dump_json()) == {"event": INBOUND, "receipt": RECEIPT}
    assert isinstance(Inbox.model_validate({"event": [1]}).event, events.Unrecognized)
    for wrong, message in ((INBOUND, "expected an event of the kind `outbound_message_status_changed`, found `inbound_message_received`"), (
        {"eventType": "outbound_message_status_changed", "payload": {"umid": MARK}}, "missing property `status`"),
    ):  # fmt: skip
        with pytest.raises(pydantic.ValidationError) as raised:
            Inbox.model_validate({"event": RECEIPT, "receipt": wrong})
        assert message in str(raised.value) and MARK not in str(raised.value)
    schema = Inbox.model_json_schema()
    assert "allOf" in schema["$defs"]["Event"] and schema["$defs"]["DeliveryReceipt"]["title"] == "Delivery receipt"


def test_a_route_of_fastapi_never_refuses_an_event() -> None:
    app = FastAPI()

    @app.post("/received")
    def received(event: ReceivedEvent) -> dict[str, Any]:
        return {"kind": event.kind, "umid": event.umid}

    @app.post("/body")
    def body(event: Annotated[cw.Event, Body()]) -> cw.Event:
        return event

    client = TestClient(app)
    for data, kind in ((json.dumps(RECEIPT), "outbound_message_status_changed"), ("{", "unrecognized"), ("", "unrecognized"), ("[1]", "unrecognized")):
        answer = client.post("/received", content=data, headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.json()["kind"]) == (200, kind)
    for value in (RECEIPT, [1], {"eventType": "inboundMessage"}):
        answer = client.post("/body", json=value)
        assert (answer.status_code, answer.json()) == (200, value)

    @app.post("/echo")
    def echo(event: ReceivedEvent) -> cw.Event:
        return event

    for text in ("nope", "", '{"a": 1e400}', "[" * 5_000):
        answer = client.post("/echo", content=text)
        assert (answer.status_code, answer.json()) == (200, text)
    with pytest.raises(ValueError, match="no JSON object") as raised:
        cw.receive_event(f"nope {MARK}").to_dict()
    assert MARK not in repr(raised.value.__dict__) + repr(raised.value.__context__)


def test_limits_hold_unless_the_policy_has_none() -> None:
    nested = json.dumps({"eventType": "account_update", "eventDetails": {"new": json.loads("[" * 40 + "]" * 40)}})
    for data, limit in ((nested, "too_deep"), (json.dumps(FLAT | {"new": "x" * 9_000_000}), "body_too_large")):
        event = cw.receive_event(data)
        assert event.report is not None and [finding.rule for finding in event.report.errors] == [limit]
        assert cw.parse_event(data, policy="contract").kind != "unrecognized"
        with pytest.raises(cw.ValidationError):
            cw.parse_event(data)
    with pytest.raises(cw.ValidationError):
        cw.parse_event(RECEIPT, max_depth=2)


def test_integers_in_any_form_are_digits() -> None:
    for text, digits in (("17", "17"), ("1.0e2", "100"), ("9007199254740993", "9007199254740993"), ("18446744073709551615", "18446744073709551615")):
        event: Any = cw.parse_event(f'{{"eventType": "template_quality_update", "eventDetails": {{"templateId": {text}}}}}')
        assert event.event_details.template_id == digits


def test_the_worst_level_of_a_report() -> None:
    levels = [cw.check(body, model="event").worst for body in ("{", {"eventType": "account_update", "eventDetails": {}, "timestamp": 1}, {})]
    assert levels == ["error", "warning", "notice"]
    assert cw.check("[]", model="webhook-list").worst is None
    report = cw.check("{", model="event")
    assert pickle.loads(pickle.dumps(report)).worst == "error"


@pytest.mark.parametrize("page", sorted(page for page in (ROOT / "docs/events").glob("*.md") if page.stem != "README"), ids=lambda page: page.stem)
def test_the_examples_of_the_pages_run(page: Any, capsys: pytest.CaptureFixture[str]) -> None:
    body = next(json.dumps(body) for body in BODIES if cw.parse_event(body).kind == page.stem)
    code = page.read_text("utf-8").split("```python\n")[1].split("```")[0]
    exec(code, {"body": body})
    assert capsys.readouterr().out.strip() or cw.parse_event(body).kind == "unrecognized"


OTHERS = ("UnknownEvent", "UnknownBusinessUpdate", "ForeignEvent", "Unrecognized")


@given(st.sampled_from([kind for name, kind in events.KINDS.items() if name not in OTHERS]), st.integers(0, 2**64 - 1))
def test_samples_are_events_of_their_kind_without_a_finding(kind: Any, seed: int) -> None:
    text = events.sample(kind, seed=seed)
    report = cw.check(text, model="event")
    assert cw.parse_event(text).kind == kind and all(finding.rule == "legacy_format" for finding in report)
    assert text == events.sample(kind, seed=seed)


def test_samples_are_those_of_all_languages() -> None:
    for row in json.loads((ROOT / "tests/samples.json").read_text("utf-8")):
        arguments = {name: value for name, value in row.items() if name not in ("text", "error")}
        if "error" not in row:
            assert events.sample(**arguments) == row["text"]
            continue
        with pytest.raises(ValueError) as raised:
            events.sample(**arguments)
        assert str(raised.value) == row["error"]


def test_samples_follow_wishes() -> None:
    text = events.sample("inbound_message_received", channel="viber", format=2, overrides={"payload.content.text": "Hi", "payload.new": [1]}, unset=["description"])
    body = json.loads(text)
    assert body["payload"]["content"]["text"] == "Hi" and body["payload"]["new"] == [1]
    assert "version" not in body and "description" not in body and body["payload"]["recipient"]["channel"] == "viber"
    assert "unknown_event" in [finding.rule for finding in cw.check(events.sample("account_update", faults=["unknown_event"]), model="event")]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"kind": "inbound"}, "kind"),
        ({"kind": "outbound_message_status_changed", "state": "red"}, "did you mean `read`"),
        ({"kind": "account_update", "state": "read"}, "state"),
        ({"kind": "account_update", "faults": ["nothing"]}, "fault"),
        ({"kind": "account_update", "seed": -1}, "`seed`: expected a number from 0"),
        ({"kind": "account_update", "overrides": {"a": float("nan")}}, "NaN|JSON compliant"),
    ],
)
def test_wishes_that_can_not_be_met_are_explained(arguments: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        events.sample(**arguments)


def test_the_receiver_of_the_readme_takes_everything(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = (ROOT / "bindings/py/README.md").read_text("utf-8").split("```python\n")
    (block,) = [block.split("```")[0] for block in blocks if "ReceivedEvent" in block]
    names: dict[str, Any] = {"__name__": "example"}
    exec(block, names)
    client = TestClient(names["app"])
    for body in (names["body"], names["body"], events.sample("inboundMessage"), "{", "[]"):
        assert client.post("/events", content=body).status_code == 200
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith(" read None") and lines[1].startswith("a message on line Inbound(FlatInboundMessage(")
    assert lines[2].startswith("unrecognized error[syntax]") and len([line for line in lines if line.startswith("unrecognized")]) == 2
