"""The contenders for events. A body is one event.

The peers have the 13 kinds that are documented, told apart by `eventType`. They check types and
nothing else: lists of values are open, as they have to be, and unknown properties are ignored. All
of them are made from one description, so that they have the same properties; it takes them no
longer than classes that were written out.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any, Literal, Optional, Union

import msgspec
import orjson
import pydantic

import chatapps_webhooks as cw
from inline import Inline

Job = Callable[[bytes], object]

TEXT = Optional[str]


def union(make: Callable[..., Any]) -> Any:
    """The union of all kinds. `make` makes a type of its name, the types of its properties and, for
    an event, its `eventType`.

    Types that allow `None` are those of properties that can be absent.
    """

    def some(name: str, /, **properties: Any) -> Any:
        return Optional[make(name, properties)]

    # What messages consist of.
    user = some("User", msisdn=TEXT, channelUserId=TEXT, name=TEXT, username=TEXT)
    reply = some("Reply", id=TEXT, title=TEXT, description=TEXT)
    location = some("Location", latitude=Optional[float], longitude=Optional[float], name=TEXT, address=TEXT)
    interactive = some(
        "Interactive",
        type=TEXT,
        button_reply=reply,
        list_reply=reply,
        nfmReply=some("FlowReply", responseJson=TEXT),
        callPermissionReply=some(
            "CallPermissionReply", response=TEXT, isPermanent=Optional[bool], expirationTimestamp=TEXT, responseSource=TEXT
        ),
    )
    content = some("Content", text=TEXT, url=TEXT, payload=TEXT, location=location, interactive=interactive)

    # What receipts consist of, down to the copy of the message.
    status = make("Status", {"state": str, "detail": TEXT, "timestamp": TEXT, "errorCode": Optional[int], "errorMessage": TEXT})
    whatsapp = some("WhatsAppStatus", providerErrorCode=TEXT, pricingCategory=TEXT)
    viber = some("ViberStatus", providerErrorCode=TEXT, pricingCategory=TEXT, billable=Optional[bool])
    text = some("Text", text=TEXT)
    header = some("Header", type=TEXT, text=TEXT, media=some("Media", url=TEXT, filename=TEXT), location=location)
    row = make("Row", {"id": TEXT, "title": TEXT, "description": TEXT})
    section = make("Section", {"title": TEXT, "rows": Optional[list[row]]})
    actions = some(
        "Actions",
        buttons=Optional[list[make("Button", {"type": TEXT, "label": TEXT, "value": TEXT})]],
        cta=some("Link", displayText=TEXT, url=TEXT),
        list=some("List", buttonLabel=TEXT, sections=Optional[list[section]]),
        flow=some("Flow", flowId=TEXT, cta=TEXT, action=TEXT, screen=TEXT),
    )
    card = make("Card", {"index": Optional[int], "header": header, "body": text, "actions": actions})
    outbound = some(
        "OutboundContent",
        channel=TEXT,
        contentType=TEXT,
        template=some("Template", name=TEXT, language=TEXT, category=TEXT),
        header=header,
        body=text,
        footer=text,
        actions=actions,
        cards=Optional[list[card]],
        meta=some("CopyMeta", redacted=Optional[bool], redactionReason=TEXT, interactiveType=TEXT),
    )

    def platform(event_type: str, /, **payload: Any) -> Any:
        properties = {"version": Optional[int], "namespace": TEXT, "description": TEXT, "payload": make("Payload", payload)}
        return make("PlatformEvent", properties, event_type)

    message = {"umid": str, "type": str, "subAccountId": TEXT, "timestamp": TEXT, "user": user, "content": content}
    inbound = platform(
        "inbound_message_received",
        **message,
        recipient=some("Recipient", channel=TEXT, channelId=TEXT),
        replyToUmid=TEXT,
    )
    flat_recipient = some("FlatRecipient", recipientId=TEXT)
    flat = make(
        "FlatMessage", {"version": Optional[int], "channel": TEXT, "recipient": flat_recipient, **message}, "inboundMessage"
    )
    app = platform("external_app_message", **message, channel=TEXT)
    receipt = platform(
        "outbound_message_status_changed",
        umid=str,
        batchId=TEXT,
        clientMessageId=TEXT,
        clientBatchId=TEXT,
        subAccountId=TEXT,
        channel=TEXT,
        user=user,
        status=status,
        whatsapp=whatsapp,
        viber=viber,
        outboundContent=outbound,
    )

    def business(event_type: str, /, **details: Any) -> Any:
        around = dict.fromkeys(("eventId", "timestamp", "provider", "businessAccountId", "accountId"), TEXT)
        return make("BusinessUpdate", {**around, "eventDetails": make("Details", details)}, event_type)

    def template(event_type: str, /, **meta: Any) -> Any:
        return business(
            event_type, templateId=TEXT, templateName=TEXT, templateLanguage=TEXT, meta=some("TemplateChange", **meta)
        )

    def passed_on(event_type: str) -> Any:
        return business(event_type, rawEvent=some("MetaChange", field=TEXT, value=Any))

    restriction = make("Restriction", {"restrictionType": TEXT, "expiration": TEXT, "remediation": TEXT})
    kinds = (
        inbound,
        flat,
        receipt,
        app,
        business(
            "account_update",
            event=TEXT,
            phoneNumber=TEXT,
            businessVerificationInfo=some(
                "Verification", businessId=TEXT, verificationStatus=TEXT, rejectionReasons=Optional[list[str]]
            ),
            violationInfo=some("Violation", violationType=TEXT, remediation=TEXT),
            restrictionInfo=Optional[list[restriction]],
        ),
        business(
            "phone_number_quality_update",
            displayPhoneNumber=TEXT,
            meta=some(
                "PhoneNumberQuality",
                event=TEXT,
                currentLimit=TEXT,
                oldLimit=TEXT,
                maxDailyConversationsPerBusiness=TEXT,
                reason=TEXT,
            ),
        ),
        template("template_category_update", previousCategory=TEXT, newCategory=TEXT),
        template("template_quality_update", previousQualityScore=TEXT, newQualityScore=TEXT),
        template(
            "template_status_update",
            status=TEXT,
            reason=TEXT,
            disableInfo=some("DisableInfo", disableDate=TEXT),
            otherInfo=some("PauseInfo", title=TEXT, description=TEXT),
        ),
        template("template_correct_category_detection", category=TEXT, correctCategory=TEXT),
        passed_on("whatsapp_user_id_update"),
        passed_on("whatsapp_contact"),
        passed_on("whatsapp_preference"),
    )
    return Union[kinds]


def absent(kind: Any) -> bool:
    return type(None) in getattr(kind, "__args__", ()) or kind is Any


def structs(*, gc: bool) -> Any:
    """What makes Structs of msgspec. `gc=False` promises that there are no cycles, so that they
    aren't tracked.
    """

    def make(name: str, properties: dict[str, Any], event_type: str | None = None) -> Any:
        # Properties without a default come first.
        fields = [
            (property, kind, None) if absent(kind) else (property, kind)
            for property, kind in sorted(properties.items(), key=lambda item: absent(item[1]))
        ]
        tag: dict[str, Any] = {} if event_type is None else {"tag_field": "eventType", "tag": event_type}
        return msgspec.defstruct(name, fields, gc=gc, **tag)

    return make


def models(name: str, properties: dict[str, Any], event_type: str | None = None) -> Any:
    """Makes a model of pydantic."""
    fields: dict[str, Any] = {property: (kind, None) if absent(kind) else kind for property, kind in properties.items()}
    if event_type is not None:
        fields["eventType"] = Literal[event_type]
    return pydantic.create_model(name, **fields)


def three(event: Any) -> tuple[object, ...]:
    """What a receiver asks of an event: what it is, which one it is, and what it says."""
    match event.kind:
        case "outbound_message_status_changed":
            says = event.payload.status.state
        case "inbound_message_received":
            says = event.payload.type
        case _:
            says = event.event_details.template_name
    return event.kind, event.delivery_key, says


def three_of_struct(event: Any) -> tuple[object, ...]:
    """The same of a Struct. It has all values; only the key is to be put together."""
    match kind := event.__struct_config__.tag:
        case "outbound_message_status_changed":
            payload, status = event.payload, event.payload.status
            key = f"dr:{payload.umid}:{payload.channel.lower()}:{status.state}:{status.detail or ''}:{status.timestamp}"
            return kind, key, status.state
        case "inbound_message_received":
            return kind, f"in:{event.payload.umid}", event.payload.type
        case _:
            return kind, f"bm:{event.eventId}", event.eventDetails.templateName


def contenders() -> dict[str, Job]:
    tracked = msgspec.json.Decoder(union(structs(gc=True)))
    untracked = msgspec.json.Decoder(union(structs(gc=False)))
    adapter: pydantic.TypeAdapter[Any] = pydantic.TypeAdapter(Annotated[union(models), pydantic.Field(discriminator="eventType")])
    return {
        "json.loads": json.loads,
        "orjson.loads": orjson.loads,
        "msgspec Structs": tracked.decode,
        "msgspec Structs, then three values": lambda body: three_of_struct(tracked.decode(body)),
        "msgspec gc=False": untracked.decode,
        "msgspec gc=False, then three values": lambda body: three_of_struct(untracked.decode(body)),
        "pydantic": adapter.validate_json,
        "ours, is_valid, contract": Inline(cw.is_valid, {"model": "event", "policy": "contract"}),
        "ours, is_valid, recommended": Inline(cw.is_valid, {"model": "event"}),
        "ours, parse_event": cw.parse_event,
        "ours, parse_event, then three values": lambda body: three(cw.parse_event(body)),
        "ours, receive_event": cw.receive_event,
    }


def compare_answers(jobs: dict[str, Job], body: bytes) -> None:
    """Fails unless all contenders understand an event, and read the same values from it."""
    answers = {job(body) for name, job in jobs.items() if name.endswith("then three values")}
    if len(answers) != 1 or not jobs["ours, is_valid, recommended"](body):
        raise AssertionError(f"the contenders disagree: {answers}")
    jobs["pydantic"](body)
