"""What users write, as type checkers see it. It is checked, and it runs."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Annotated, Literal

import polars as pl
import pydantic

import chatapps_webhooks as cw
from chatapps_webhooks import events
from chatapps_webhooks.receiver import Answer, Claim, Delivery, MemoryStore, Receiver, Store
from chatapps_webhooks.testing import Response, post


def receivers(body: bytes) -> list[str]:
    """The URLs of a request body."""
    return [webhook.url for webhook in cw.parse(body) if webhook.is_enabled]


def reply_to(body: bytes) -> str | None:
    """What to do about an event."""
    event = cw.parse_event(body)
    match event:
        case events.DeliveryReceipt():
            kind: Literal["outbound_message_status_changed"] = event.kind
            state: events.MessageState | str = event.payload.status.state
            return f"{kind} {state}" if state != "delivered" else None
        case events.InboundMessage(payload=events.InboundPayload(content=events.MessageContent(text=str() as text))):
            return text
        case events.Unrecognized() if event.report is not None:
            return event.report.worst
        case _:
            return event.timestamp.isoformat() if event.timestamp else event.timestamp_text


def faults(data: object, levels: Mapping[cw.PolicyRule, cw.RuleLevel]) -> list[tuple[str, str]]:
    """The rules and places of what is wrong."""
    report: cw.Report = cw.check(data, policy="strict", rules=levels)
    return [] if report else [(finding.rule, finding.pointer) for finding in report.errors]


def secret_of(webhook: cw.Webhook) -> str | None:
    """The secret of a webhook."""
    match webhook:
        case cw.Webhook(oauth=cw.OAuthClientCredentials(client_secret=secret)):
            return secret.reveal()
        case cw.Webhook(http_authorization=cw.Secret() as secret):
            return secret.reveal()
    return None


def to_send(current: cw.WebhookSet, desired: cw.WebhookSet) -> list[cw.Webhook]:
    """What has to be sent, unless it takes something away."""
    plan: cw.Plan = cw.plan(current, desired, unlisted="keep")
    kinds: set[cw.EffectKind] = {effect.kind for step in plan for effect in step.effects}
    return [] if kinds & {"drops_authorization", "drops_oauth"} else plan.request()


def refused(path: Path) -> list[tuple[int, cw.Report]]:
    """The lines of a file that have an error."""
    return [(line, report) for line, report in cw.check_lines(path, model="webhook", rules={"insecure_url": "error"}) if not report]


def bad_rows(bodies: pl.Series) -> pl.Series:
    """The positions of a column's events that have an error."""
    valid = pl.Series(cw.is_valid_many(bodies, model="event"))
    return (~valid).arg_true()


def counted(bodies: pl.Series) -> pl.DataFrame:
    """What is found in a column of webhooks. Some objects have an array, and others a stream of
    them.
    """
    found: cw.ArrowStream = cw.check_many(bodies, model="webhook", policy="strict")
    return pl.DataFrame(found)


def breaks(keyword: cw.ContractRule, text: str) -> bool:
    """Whether a text breaks a rule of the contract."""
    return keyword in [finding.rule for finding in cw.check(text, policy="contract")]


def dialect_of(draft: cw.Draft) -> str:
    """The URL of a draft of JSON Schema."""
    return str(cw.schema(draft=draft)["$schema"])


def base_of(region: cw.Region) -> str:
    """The base URL of a region."""
    return cw.REGIONS[region]


def unknown_rules() -> str:
    """A misspelt rule is an error of type checkers, too."""
    try:
        cw.check_file("/dev/null", rules={"insecure_urll": "error"})  # type: ignore[dict-item]
    except ValueError as error:
        return str(error)
    return ""


class SlowStore:
    """A store may be async, in part."""

    def __init__(self) -> None:
        self.memory = MemoryStore()

    async def begin(self, key: str, lease: float) -> Claim:
        """Takes a key."""
        return self.memory.begin(key, lease)

    async def finish(self, key: str, keep: float) -> None:
        """Remembers a key."""
        self.memory.finish(key, keep)

    def forget(self, key: str) -> None:
        """Gives a key back."""
        self.memory.forget(key)

    async def get(self, key: str) -> str | None:
        """What was put there."""
        return self.memory.get(key)

    def put(self, key: str, text: str, keep: float) -> None:
        """Keeps a text."""
        self.memory.put(key, text, keep)


def told(event: events.Event, delivery: Delivery) -> None:
    """Takes any event."""
    print(event.kind, delivery.key, delivery.findings)


async def may_send(authorization: str) -> bool:
    """Decides for OAuth."""
    return authorization == "Bearer good"


def receiver_of(stores: list[Store]) -> Receiver:
    """Handlers get the class of their kind."""
    receiver = Receiver(fallback=told, authorize=may_send, store=stores[0], on_findings=told, on_error=lambda error: print(type(error)))

    @receiver.on("inbound_message_received")
    async def greet(event: events.InboundMessage, delivery: Delivery) -> str:
        return event.payload.umid

    same: Callable[[events.InboundMessage, Delivery], Coroutine[object, object, str]] = greet
    assert same is greet
    receiver.on("outbound_message_status_changed", lambda event, delivery: print(event.payload.status.state, delivery.is_news))
    receiver.on("unknown_event")(told)
    kind: events.EventKind
    for kind in ("account_update", "whatsapp_contact"):
        receiver.on(kind, told)
    try:
        receiver.on("account_updat", told)  # type: ignore[call-overload]
        receiver.on("unrecognized", greet)  # type: ignore[call-overload]
    except ValueError as error:
        assert "`account_update`" in str(error)
    return receiver


class Settings(pydantic.BaseModel):
    """Models are fields of pydantic."""

    account: cw.AccountId
    webhooks: Annotated[list[cw.Webhook], cw.Checked(policy="strict")] = []


webhook = cw.Webhook(
    sub_account_id="*",
    url="https://hooks.onion.example/",
    http_authorization=cw.Secret("Bearer rw4Kd0b2u"),
    type=cw.WebhookType.INBOUND_MESSAGE,
)
moved: cw.Webhook = webhook.replace(url="https://other.onion.example/")
target: cw.WebhookTarget = cw.parse([t for t in moved.targets()], model="webhook-targets")[0]
account: cw.AccountId = cw.parse('"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a"', model="account-id")

assert receivers(f"[{webhook.to_json()}]".encode()) == ["https://hooks.onion.example/"]
assert to_send(cw.WebhookSet(), cw.WebhookSet([webhook])) == [webhook]
assert cw.WebhookSet([webhook]).deliver_to("Onion_Marketing", cw.WebhookType.INBOUND_MESSAGE) == [webhook]
assert faults([{"url": "x"}], {"insecure_url": "off"})
assert secret_of(moved) == "Bearer rw4Kd0b2u"
assert target.type is cw.WebhookType.INBOUND_MESSAGE
assert str(account) == "5a" * 16
assert Settings(account=account, webhooks=[moved]).webhooks[0].url == moved.url
try:
    cw.parse("[1]")
except cw.ValidationError as error:
    assert error.report.errors[0].rule == "type"
assert refused(Path("/dev/null")) == [] and base_of("europe").startswith("https://")
assert "insecure_urll" in unknown_rules()
assert breaks("required", "[{}]") and "draft-07" in dialect_of("07")
assert bad_rows(pl.Series(["{}", "["])).to_list() == [1]
assert counted(pl.Series(["{", None]))["rule"].to_list() == ["syntax", None]
receiver = receiver_of([SlowStore(), MemoryStore()])
refusal: Answer = receiver.receive_sync(method="POST", authorization="Bearer bad", body=b"")
response: Response = post(receiver.asgi, "inbound_message_received", authorization="Bearer good", channel="viber")
assert (refusal.status, response.status) == (401, 204)
