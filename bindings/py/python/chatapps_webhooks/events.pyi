# Made by `make gen`; don't edit.
"""Events: what the platform posts to the URL of a webhook."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal, final

from ._event_names import EventNamespace as EventNamespace, ContentType as ContentType, Channel as Channel, InteractiveType as InteractiveType, CallPermission as CallPermission, CallPermissionSource as CallPermissionSource, MessageState as MessageState, MessageStateDetail as MessageStateDetail, PricingCategory as PricingCategory, OutboundContentType as OutboundContentType, OutboundHeaderType as OutboundHeaderType, OutboundButtonType as OutboundButtonType, OutboundInteractiveType as OutboundInteractiveType, Provider as Provider, AccountEvent as AccountEvent, ViolationType as ViolationType, RestrictionType as RestrictionType, PhoneNumberEvent as PhoneNumberEvent, ConversationLimit as ConversationLimit, QualityScore as QualityScore, TemplateStatus as TemplateStatus, TemplateReason as TemplateReason, PauseTitle as PauseTitle, EventKind as EventKind, Fault as Fault
from ._native import Event as Event, Part as Part, Progress as Progress, parse_event as parse_event, receive_event as receive_event

__all__ = [
    "Inbound",
    "Progress",
    "parse_event",
    "receive_event",
    "sample",
    "Event",
    "InboundMessage",
    "InboundPayload",
    "Sender",
    "Recipient",
    "MessageContent",
    "MessageLocation",
    "Interactive",
    "ButtonReply",
    "ListReply",
    "FlowReply",
    "CallPermissionReply",
    "FlatInboundMessage",
    "FlatSender",
    "FlatRecipient",
    "DeliveryReceipt",
    "ReceiptPayload",
    "Addressee",
    "ReceiptStatus",
    "ReceiptWhatsApp",
    "ReceiptViber",
    "OutboundContent",
    "OutboundTemplate",
    "OutboundHeader",
    "OutboundMedia",
    "OutboundLocation",
    "OutboundText",
    "OutboundActions",
    "OutboundButton",
    "OutboundLink",
    "OutboundList",
    "OutboundSection",
    "OutboundRow",
    "OutboundFlow",
    "OutboundCard",
    "OutboundMeta",
    "ExternalAppMessage",
    "ExternalAppPayload",
    "AccountUpdate",
    "AccountUpdateDetails",
    "BusinessVerification",
    "AccountViolation",
    "AccountRestriction",
    "PhoneNumberQualityUpdate",
    "PhoneNumberQualityDetails",
    "PhoneNumberQuality",
    "TemplateCategoryUpdate",
    "TemplateCategoryDetails",
    "TemplateCategoryChange",
    "TemplateQualityUpdate",
    "TemplateQualityDetails",
    "TemplateQualityChange",
    "TemplateStatusUpdate",
    "TemplateStatusDetails",
    "TemplateStatusChange",
    "DisableInfo",
    "PauseInfo",
    "TemplateCorrectCategoryDetection",
    "TemplateCorrectCategoryDetails",
    "TemplateCorrectCategory",
    "WhatsAppUserIdUpdate",
    "PassedOn",
    "MetaChange",
    "WhatsAppContact",
    "WhatsAppPreference",
    "UnknownEvent",
    "UnknownBusinessUpdate",
    "ForeignEvent",
    "Unrecognized",
]

CLASSES: dict[str, Any]
KINDS: dict[str, str]

def sample(
    kind: EventKind,
    *,
    format: int | str | None = None,
    channel: Channel | str | None = None,
    type: ContentType | str | None = None,
    state: MessageState | str | None = None,
    event: AccountEvent | str | None = None,
    overrides: Mapping[str, object] | None = None,
    unset: Iterable[str] = (),
    faults: Iterable[Fault] = (),
    seed: int = 0,
) -> str:
    """Makes an event with made-up contents, as JSON text.

    It is valid and has no finding, unless an older format or a fault is asked for. The same
    arguments make the same text, in every language.

    Args:
        kind: The kind of event, such as `inbound_message_received`.
        format: The version of the format; the newest unless given.
        channel: The channel of the message.
        type: The kind of content.
        state: The state that a receipt tells.
        event: What an account update or the update of a phone number tells.
        overrides: Values by path, such as `{"payload.content.text": "Hi"}`: anything that JSON can
            hold.
        unset: The paths of properties to leave out.
        faults: What is to be odd about it, such as `unknown_property`.
        seed: Another number makes another event. Receipts of one number are those of one message.

    Returns:
        Compact JSON.

    Raises:
        ValueError: If something is unknown, or doesn't go with something else. The message says
            what to ask for.
        TypeError: If an override is nothing that JSON can hold.
    """

class Inbound:
    """An inbound message, whatever its envelope: what `InboundMessage` and `FlatInboundMessage`
    have in common. `Event.inbound` makes it.
    """
    def __init__(self, event: Event) -> None: ...
    @property
    def umid(self) -> str:
        """The id of the message."""
    @property
    def sub_account_id(self) -> str | None:
        """The sub-account."""
    @property
    def timestamp(self) -> datetime | None:
        """When the message was received. `None` if that is no time that `datetime` can hold."""
    @property
    def timestamp_text(self) -> str | None:
        """When the message was received, as it was given."""
    @property
    def channel(self) -> Channel | str | None:
        """The channel."""
    @property
    def msisdn(self) -> str | None:
        """The sender's phone number. Personal."""
    @property
    def channel_user_id(self) -> str | None:
        """The sender's id on the channel. Personal."""
    @property
    def name(self) -> str | None:
        """The sender's name. Personal."""
    @property
    def channel_id(self) -> str | None:
        """The id of the business's own channel."""
    @property
    def username(self) -> str | None:
        """The sender's user name. Personal."""
    @property
    def content_type(self) -> ContentType | str:
        """The kind of content."""
    @property
    def content(self) -> MessageContent | None:
        """The content."""

@final
class InboundMessage(Event):
    """An inbound message."""
    __match_args__ = ("version", "namespace", "event_type", "description", "payload",)
    @property
    def kind(self) -> Literal["inbound_message_received"]: ...
    @property
    def version(self) -> int | None:
        """The version of the format."""
    @property
    def namespace(self) -> EventNamespace | str | None:
        """The product: `ChatApps`."""
    @property
    def event_type(self) -> str:
        """The name of the event."""
    @property
    def description(self) -> str | None:
        """What the event is, for people."""
    @property
    def payload(self) -> InboundPayload:
        """What happened."""

@final
class InboundPayload(Part):
    """An inbound message."""
    __match_args__ = ("umid", "sub_account_id", "timestamp", "user", "recipient", "type", "content", "reply_to_umid",)
    @property
    def umid(self) -> str:
        """The id of the message."""
    @property
    def sub_account_id(self) -> str | None:
        """The sub-account that the channel is of."""
    @property
    def timestamp(self) -> datetime | None:
        """When the message was received."""
    @property
    def timestamp_text(self) -> str | None:
        """When the message was received. As it was given (RFC 3339)."""
    @property
    def user(self) -> Sender | None:
        """Who sent it."""
    @property
    def recipient(self) -> Recipient | None:
        """Where it arrived."""
    @property
    def type(self) -> ContentType | str:
        """The kind of content."""
    @property
    def content(self) -> MessageContent | None:
        """The content."""
    @property
    def reply_to_umid(self) -> str | None:
        """The message that it answers."""

@final
class Sender(Part):
    """Who sent an inbound message."""
    __match_args__ = ("msisdn", "channel_user_id", "name", "username",)
    @property
    def msisdn(self) -> str | None:
        """The phone number, with `+`. Personal."""
    @property
    def channel_user_id(self) -> str | None:
        """The id on the channel. Personal."""
    @property
    def name(self) -> str | None:
        """The name of the profile. Personal."""
    @property
    def username(self) -> str | None:
        """The user name. Personal."""

@final
class Recipient(Part):
    """Where an inbound message arrived."""
    __match_args__ = ("channel", "channel_id",)
    @property
    def channel(self) -> Channel | str | None:
        """The channel."""
    @property
    def channel_id(self) -> str | None:
        """The id of the business's own channel."""

@final
class MessageContent(Part):
    """The content of a message. Look at all of its members: what `type` names may be something else."""
    __match_args__ = ("text", "url", "payload", "location", "interactive",)
    @property
    def text(self) -> str | None:
        """The text. Personal."""
    @property
    def url(self) -> str | None:
        """Where the media are, for 24 hours. Whoever has the URL can read them. Personal."""
    @property
    def payload(self) -> str | None:
        """The payload of a button. Personal."""
    @property
    def location(self) -> MessageLocation | None:
        """A place."""
    @property
    def interactive(self) -> Interactive | None:
        """The answer to an interactive message."""

@final
class MessageLocation(Part):
    """A place."""
    __match_args__ = ("latitude", "longitude", "name", "address",)
    @property
    def latitude(self) -> int | float | None:
        """The latitude, in degrees. Personal."""
    @property
    def longitude(self) -> int | float | None:
        """The longitude, in degrees. Personal."""
    @property
    def name(self) -> str | None:
        """The name of the place. Personal."""
    @property
    def address(self) -> str | None:
        """The address of the place. Personal."""

@final
class Interactive(Part):
    """The answer to an interactive message."""
    __match_args__ = ("type", "button_reply", "list_reply", "nfm_reply", "call_permission_reply",)
    @property
    def type(self) -> InteractiveType | str | None:
        """What it answers."""
    @property
    def button_reply(self) -> ButtonReply | None:
        """The reply button."""
    @property
    def list_reply(self) -> ListReply | None:
        """The row of a list."""
    @property
    def nfm_reply(self) -> FlowReply | None:
        """The answers to a Flow."""
    @property
    def call_permission_reply(self) -> CallPermissionReply | None:
        """The answer to a request for permission to call."""

@final
class ButtonReply(Part):
    """A reply button that was tapped."""
    __match_args__ = ("id", "title",)
    @property
    def id(self) -> str | None:
        """Its id. Personal."""
    @property
    def title(self) -> str | None:
        """Its label. Personal."""

@final
class ListReply(Part):
    """A row of a list that was chosen."""
    __match_args__ = ("id", "title", "description",)
    @property
    def id(self) -> str | None:
        """Its id. Personal."""
    @property
    def title(self) -> str | None:
        """Its title. Personal."""
    @property
    def description(self) -> str | None:
        """Its description. Personal."""

@final
class FlowReply(Part):
    """The answers to a Flow."""
    __match_args__ = ("response_json",)
    @property
    def response_json(self) -> str | None:
        """The answers, as JSON in a text. Personal."""
    @property
    def response(self) -> Any:
        """What `response_json` says; `None` if it is absent, or no JSON."""

@final
class CallPermissionReply(Part):
    """The answer to a request for permission to call."""
    __match_args__ = ("response", "is_permanent", "expiration_timestamp", "response_source",)
    @property
    def response(self) -> CallPermission | str | None:
        """Whether calls are permitted."""
    @property
    def is_permanent(self) -> bool | None:
        """Whether the permission has no end."""
    @property
    def expiration_timestamp(self) -> datetime | None:
        """When the permission ends."""
    @property
    def expiration_timestamp_text(self) -> str | None:
        """When the permission ends. As it was given (RFC 3339)."""
    @property
    def response_source(self) -> CallPermissionSource | str | None:
        """Why the answer came."""

@final
class FlatInboundMessage(Event):
    """An inbound message without an envelope, as LINE has them."""
    __match_args__ = ("event_type", "version", "channel", "umid", "sub_account_id", "timestamp", "user", "type", "content", "recipient",)
    @property
    def kind(self) -> Literal["inboundMessage"]: ...
    @property
    def event_type(self) -> str:
        """The name of the event: `inboundMessage`."""
    @property
    def version(self) -> int | None:
        """The version of the format."""
    @property
    def channel(self) -> Channel | str | None:
        """The channel."""
    @property
    def umid(self) -> str:
        """The id of the message."""
    @property
    def sub_account_id(self) -> str | None:
        """The sub-account that the channel is of."""
    @property
    def timestamp(self) -> datetime | None:
        """When the message was received."""
    @property
    def timestamp_text(self) -> str | None:
        """When the message was received. As it was given (RFC 3339)."""
    @property
    def user(self) -> FlatSender | None:
        """Who sent it."""
    @property
    def type(self) -> ContentType | str:
        """The kind of content."""
    @property
    def content(self) -> MessageContent | None:
        """The content."""
    @property
    def recipient(self) -> FlatRecipient | None:
        """Where it arrived."""

@final
class FlatSender(Part):
    """Who sent an inbound message without an envelope."""
    __match_args__ = ("channel_user_id",)
    @property
    def channel_user_id(self) -> str | None:
        """The id on the channel. Personal."""

@final
class FlatRecipient(Part):
    """Where an inbound message without an envelope arrived."""
    __match_args__ = ("recipient_id",)
    @property
    def recipient_id(self) -> str | None:
        """The id of the business's own channel."""

@final
class DeliveryReceipt(Event):
    """A delivery receipt: what became of a message."""
    __match_args__ = ("version", "namespace", "event_type", "description", "payload",)
    @property
    def kind(self) -> Literal["outbound_message_status_changed"]: ...
    @property
    def version(self) -> int | None:
        """The version of the format."""
    @property
    def namespace(self) -> EventNamespace | str | None:
        """The product: `ChatApps`."""
    @property
    def event_type(self) -> str:
        """The name of the event."""
    @property
    def description(self) -> str | None:
        """What the event is, for people."""
    @property
    def payload(self) -> ReceiptPayload:
        """What happened."""

@final
class ReceiptPayload(Part):
    """What became of a message."""
    __match_args__ = ("umid", "batch_id", "client_message_id", "client_batch_id", "sub_account_id", "channel", "user", "status", "whatsapp", "viber", "outbound_content",)
    @property
    def umid(self) -> str:
        """The id of the message."""
    @property
    def batch_id(self) -> str | None:
        """The id of the batch that the message was sent in."""
    @property
    def client_message_id(self) -> str | None:
        """The sender's own id of the message."""
    @property
    def client_batch_id(self) -> str | None:
        """The sender's own id of the batch."""
    @property
    def sub_account_id(self) -> str | None:
        """The sub-account that sent the message."""
    @property
    def channel(self) -> Channel | str | None:
        """The channel. A message that falls back to another one has receipts of both."""
    @property
    def user(self) -> Addressee | None:
        """Whom the message was sent to."""
    @property
    def status(self) -> ReceiptStatus:
        """What became of it."""
    @property
    def whatsapp(self) -> ReceiptWhatsApp | None:
        """What only WhatsApp says."""
    @property
    def viber(self) -> ReceiptViber | None:
        """What only Viber says."""
    @property
    def outbound_content(self) -> OutboundContent | None:
        """A copy of the message. Personal."""

@final
class Addressee(Part):
    """The person whom a message was sent to."""
    __match_args__ = ("msisdn", "channel_user_id",)
    @property
    def msisdn(self) -> str | None:
        """The phone number, with `+`. Personal."""
    @property
    def channel_user_id(self) -> str | None:
        """The id on the channel. Personal."""

@final
class ReceiptStatus(Part):
    """What became of a message."""
    __match_args__ = ("state", "detail", "timestamp", "error_code", "error_message",)
    @property
    def state(self) -> MessageState | str:
        """The state."""
    @property
    def detail(self) -> MessageStateDetail | str | None:
        """More about the state."""
    @property
    def timestamp(self) -> datetime | None:
        """When the state was observed."""
    @property
    def timestamp_text(self) -> str | None:
        """When the state was observed. As it was given (RFC 3339)."""
    @property
    def error_code(self) -> int | None:
        """What went wrong, for programs."""
    @property
    def error_message(self) -> str | None:
        """What went wrong, for people."""
    @property
    def error_code_meaning(self) -> str | None:
        """What the error code means; `None` if there is none, or it isn't documented."""
    @property
    def meta_error_code(self) -> int | None:
        """Meta's number for the error, if it has one."""

@final
class ReceiptWhatsApp(Part):
    """What only WhatsApp says of a message."""
    __match_args__ = ("provider_error_code", "pricing_category",)
    @property
    def provider_error_code(self) -> str | None:
        """Meta's own error code."""
    @property
    def pricing_category(self) -> PricingCategory | str | None:
        """Meta's price category."""

@final
class ReceiptViber(Part):
    """What only Viber says of a message. It is announced, and not sent yet."""
    __match_args__ = ("provider_error_code", "pricing_category", "billable",)
    @property
    def provider_error_code(self) -> str | None:
        """Viber's own error code."""
    @property
    def pricing_category(self) -> str | None:
        """Viber's price category: `session`, `transactional` or `promotional`."""
    @property
    def billable(self) -> bool | None:
        """Whether the message costs anything."""

@final
class OutboundContent(Part):
    """A copy of a message that was sent. Under masking only the first two properties and `meta` are left."""
    __match_args__ = ("channel", "content_type", "template", "header", "body", "footer", "actions", "cards", "meta",)
    @property
    def channel(self) -> str | None:
        """The channel: `whatsapp`."""
    @property
    def content_type(self) -> OutboundContentType | str | None:
        """The kind of message."""
    @property
    def template(self) -> OutboundTemplate | None:
        """The template."""
    @property
    def header(self) -> OutboundHeader | None:
        """The header."""
    @property
    def body(self) -> OutboundText | None:
        """The body."""
    @property
    def footer(self) -> OutboundText | None:
        """The footer."""
    @property
    def actions(self) -> OutboundActions | None:
        """What the recipient can do."""
    @property
    def cards(self) -> tuple[OutboundCard, ...] | None:
        """The cards of a carousel."""
    @property
    def meta(self) -> OutboundMeta | None:
        """What was left out of the copy."""

@final
class OutboundTemplate(Part):
    """The template of a message."""
    __match_args__ = ("name", "language", "category",)
    @property
    def name(self) -> str | None:
        """Its name."""
    @property
    def language(self) -> str | None:
        """Its language, such as `en_US`."""
    @property
    def category(self) -> str | None:
        """Its category."""

@final
class OutboundHeader(Part):
    """The header of a message."""
    __match_args__ = ("type", "text", "media", "location",)
    @property
    def type(self) -> OutboundHeaderType | str | None:
        """The kind of header."""
    @property
    def text(self) -> str | None:
        """The text. Personal."""
    @property
    def media(self) -> OutboundMedia | None:
        """The picture, video, sound or file."""
    @property
    def location(self) -> OutboundLocation | None:
        """The place."""

@final
class OutboundMedia(Part):
    """A picture, video, sound or file."""
    __match_args__ = ("url", "filename",)
    @property
    def url(self) -> str | None:
        """Where it is. Personal."""
    @property
    def filename(self) -> str | None:
        """The name of the file. Personal."""

@final
class OutboundLocation(Part):
    """The place in a header."""
    __match_args__ = ("latitude", "longitude", "name", "address",)
    @property
    def latitude(self) -> int | float | None:
        """The latitude, in degrees. Personal."""
    @property
    def longitude(self) -> int | float | None:
        """The longitude, in degrees. Personal."""
    @property
    def name(self) -> str | None:
        """The name of the place. Personal."""
    @property
    def address(self) -> str | None:
        """The address of the place. Personal."""

@final
class OutboundText(Part):
    """The body or footer of a message."""
    __match_args__ = ("text",)
    @property
    def text(self) -> str | None:
        """The text. Personal."""

@final
class OutboundActions(Part):
    """What the recipient of a message can do."""
    __match_args__ = ("buttons", "cta", "list", "flow",)
    @property
    def buttons(self) -> tuple[OutboundButton, ...] | None:
        """The buttons."""
    @property
    def cta(self) -> OutboundLink | None:
        """A link."""
    @property
    def list(self) -> OutboundList | None:
        """A list."""
    @property
    def flow(self) -> OutboundFlow | None:
        """A Flow."""

@final
class OutboundButton(Part):
    """A button."""
    __match_args__ = ("type", "label", "value",)
    @property
    def type(self) -> OutboundButtonType | str | None:
        """The kind of button."""
    @property
    def label(self) -> str | None:
        """The label. Personal."""
    @property
    def value(self) -> str | None:
        """What it does, if that is more than its kind. Personal."""

@final
class OutboundLink(Part):
    """A link."""
    __match_args__ = ("display_text", "url",)
    @property
    def display_text(self) -> str | None:
        """The label. Personal."""
    @property
    def url(self) -> str | None:
        """Where it leads. Personal."""

@final
class OutboundList(Part):
    """A list to choose from."""
    __match_args__ = ("button_label", "sections",)
    @property
    def button_label(self) -> str | None:
        """The label of the button that opens it. Personal."""
    @property
    def sections(self) -> tuple[OutboundSection, ...] | None:
        """Its sections."""

@final
class OutboundSection(Part):
    """A section of a list."""
    __match_args__ = ("title", "rows",)
    @property
    def title(self) -> str | None:
        """Its title. Personal."""
    @property
    def rows(self) -> tuple[OutboundRow, ...] | None:
        """Its rows."""

@final
class OutboundRow(Part):
    """A row of a list."""
    __match_args__ = ("id", "title", "description",)
    @property
    def id(self) -> str | None:
        """Its id. Personal."""
    @property
    def title(self) -> str | None:
        """Its title. Personal."""
    @property
    def description(self) -> str | None:
        """Its description. Personal."""

@final
class OutboundFlow(Part):
    """A Flow."""
    __match_args__ = ("flow_id", "cta", "action", "screen",)
    @property
    def flow_id(self) -> str | None:
        """Its id."""
    @property
    def cta(self) -> str | None:
        """The label of the button that opens it. Personal."""
    @property
    def action(self) -> str | None:
        """What happens when it is opened."""
    @property
    def screen(self) -> str | None:
        """The screen that it begins with."""

@final
class OutboundCard(Part):
    """A card of a carousel."""
    __match_args__ = ("index", "header", "body", "actions",)
    @property
    def index(self) -> int | None:
        """Its position, from 0."""
    @property
    def header(self) -> OutboundHeader | None:
        """The header."""
    @property
    def body(self) -> OutboundText | None:
        """The body."""
    @property
    def actions(self) -> OutboundActions | None:
        """What the recipient can do."""

@final
class OutboundMeta(Part):
    """What was left out of a copy."""
    __match_args__ = ("redacted", "redaction_reason", "interactive_type",)
    @property
    def redacted(self) -> bool | None:
        """Whether something was."""
    @property
    def redaction_reason(self) -> str | None:
        """Why."""
    @property
    def interactive_type(self) -> OutboundInteractiveType | str | None:
        """The kind of interactive message."""

@final
class ExternalAppMessage(Event):
    """A message that the business sent from the WhatsApp Business App."""
    __match_args__ = ("version", "namespace", "event_type", "description", "payload",)
    @property
    def kind(self) -> Literal["external_app_message"]: ...
    @property
    def version(self) -> int | None:
        """The version of the format."""
    @property
    def namespace(self) -> EventNamespace | str | None:
        """The product: `ChatApps`."""
    @property
    def event_type(self) -> str:
        """The name of the event."""
    @property
    def description(self) -> str | None:
        """What the event is, for people."""
    @property
    def payload(self) -> ExternalAppPayload:
        """What happened."""

@final
class ExternalAppPayload(Part):
    """A message that the business sent from the WhatsApp Business App."""
    __match_args__ = ("umid", "sub_account_id", "timestamp", "channel", "user", "type", "content",)
    @property
    def umid(self) -> str:
        """The id of the message."""
    @property
    def sub_account_id(self) -> str | None:
        """The sub-account that the channel is of."""
    @property
    def timestamp(self) -> datetime | None:
        """When the message was sent."""
    @property
    def timestamp_text(self) -> str | None:
        """When the message was sent. As it was given (RFC 3339)."""
    @property
    def channel(self) -> Channel | str | None:
        """The channel."""
    @property
    def user(self) -> Addressee | None:
        """Whom it was sent to."""
    @property
    def type(self) -> ContentType | str:
        """The kind of content."""
    @property
    def content(self) -> MessageContent | None:
        """The content."""

@final
class AccountUpdate(Event):
    """Something about a business account changed."""
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    @property
    def kind(self) -> Literal["account_update"]: ...
    @property
    def event_id(self) -> str | None:
        """The id of the event."""
    @property
    def timestamp(self) -> datetime | None:
        """When it happened."""
    @property
    def timestamp_text(self) -> str | None:
        """When it happened. As it was given (RFC 3339)."""
    @property
    def provider(self) -> Provider | str | None:
        """Whose business account it is."""
    @property
    def business_account_id(self) -> str | None:
        """The id of the business account."""
    @property
    def account_id(self) -> str | None:
        """The account. Other than in the API, it may be a name."""
    @property
    def event_type(self) -> str:
        """The name of the event, as it was received."""
    @property
    def event_details(self) -> AccountUpdateDetails:
        """What happened."""

@final
class AccountUpdateDetails(Part):
    """What changed about a business account. A restriction has `restrictionInfo`, but for some of those that come with `violationInfo`."""
    __match_args__ = ("event", "phone_number", "business_verification_info", "violation_info", "restriction_info",)
    @property
    def event(self) -> AccountEvent | str | None:
        """What happened."""
    @property
    def phone_number(self) -> str | None:
        """The phone number that it is about. Personal."""
    @property
    def business_verification_info(self) -> BusinessVerification | None:
        """The verification of the business."""
    @property
    def violation_info(self) -> AccountViolation | None:
        """What was violated."""
    @property
    def restriction_info(self) -> tuple[AccountRestriction, ...] | None:
        """What is restricted."""

@final
class BusinessVerification(Part):
    """The verification of a business."""
    __match_args__ = ("business_id", "verification_status", "rejection_reasons",)
    @property
    def business_id(self) -> str | None:
        """Meta's id of the business."""
    @property
    def verification_status(self) -> str | None:
        """The status, such as `APPROVED` or `FAILED`."""
    @property
    def rejection_reasons(self) -> tuple[str, ...] | None:
        """Why it failed, such as `BUSINESS_NOT_ELIGIBLE`; `NONE` if it did not."""

@final
class AccountViolation(Part):
    """A violation."""
    __match_args__ = ("violation_type", "remediation",)
    @property
    def violation_type(self) -> ViolationType | str | None:
        """What was violated."""
    @property
    def remediation(self) -> str | None:
        """What can be done."""

@final
class AccountRestriction(Part):
    """A restriction."""
    __match_args__ = ("restriction_type", "expiration", "remediation",)
    @property
    def restriction_type(self) -> RestrictionType | str | None:
        """What is restricted."""
    @property
    def expiration(self) -> datetime | None:
        """When it ends."""
    @property
    def expiration_text(self) -> str | None:
        """When it ends. As it was given (RFC 3339)."""
    @property
    def remediation(self) -> str | None:
        """What can be done."""

@final
class PhoneNumberQualityUpdate(Event):
    """The quality or the limit of a phone number changed."""
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    @property
    def kind(self) -> Literal["phone_number_quality_update"]: ...
    @property
    def event_id(self) -> str | None:
        """The id of the event."""
    @property
    def timestamp(self) -> datetime | None:
        """When it happened."""
    @property
    def timestamp_text(self) -> str | None:
        """When it happened. As it was given (RFC 3339)."""
    @property
    def provider(self) -> Provider | str | None:
        """Whose business account it is."""
    @property
    def business_account_id(self) -> str | None:
        """The id of the business account."""
    @property
    def account_id(self) -> str | None:
        """The account. Other than in the API, it may be a name."""
    @property
    def event_type(self) -> str:
        """The name of the event, as it was received."""
    @property
    def event_details(self) -> PhoneNumberQualityDetails:
        """What happened."""

@final
class PhoneNumberQualityDetails(Part):
    """What changed about a phone number."""
    __match_args__ = ("display_phone_number", "meta",)
    @property
    def display_phone_number(self) -> str | None:
        """The phone number. Personal."""
    @property
    def meta(self) -> PhoneNumberQuality | None:
        """What changed."""

@final
class PhoneNumberQuality(Part):
    """The quality and the limits of a phone number."""
    __match_args__ = ("event", "current_limit", "old_limit", "max_daily_conversations_per_business", "reason",)
    @property
    def event(self) -> PhoneNumberEvent | str | None:
        """What happened."""
    @property
    def current_limit(self) -> ConversationLimit | str | None:
        """The limit of the number. It is to be removed."""
    @property
    def old_limit(self) -> ConversationLimit | str | None:
        """The limit before. It is to be removed."""
    @property
    def max_daily_conversations_per_business(self) -> ConversationLimit | str | None:
        """The limit of the whole business."""
    @property
    def reason(self) -> str | None:
        """Why it happened, such as `QUALITY_DECREASE`."""

@final
class TemplateCategoryUpdate(Event):
    """The category of a template changed."""
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    @property
    def kind(self) -> Literal["template_category_update"]: ...
    @property
    def event_id(self) -> str | None:
        """The id of the event."""
    @property
    def timestamp(self) -> datetime | None:
        """When it happened."""
    @property
    def timestamp_text(self) -> str | None:
        """When it happened. As it was given (RFC 3339)."""
    @property
    def provider(self) -> Provider | str | None:
        """Whose business account it is."""
    @property
    def business_account_id(self) -> str | None:
        """The id of the business account."""
    @property
    def account_id(self) -> str | None:
        """The account. Other than in the API, it may be a name."""
    @property
    def event_type(self) -> str:
        """The name of the event, as it was received."""
    @property
    def event_details(self) -> TemplateCategoryDetails:
        """What happened."""

@final
class TemplateCategoryDetails(Part):
    """A template whose category changed."""
    __match_args__ = ("template_id", "template_name", "template_language", "meta",)
    @property
    def template_id(self) -> str | None:
        """The id of the template, in digits."""
    @property
    def template_name(self) -> str | None:
        """The name of the template."""
    @property
    def template_language(self) -> str | None:
        """The language of the template, such as `en_US`."""
    @property
    def meta(self) -> TemplateCategoryChange | None:
        """What changed."""

@final
class TemplateCategoryChange(Part):
    """A change of category."""
    __match_args__ = ("previous_category", "new_category",)
    @property
    def previous_category(self) -> str | None:
        """The category before, such as `UTILITY`."""
    @property
    def new_category(self) -> str | None:
        """The category, such as `MARKETING`."""

@final
class TemplateQualityUpdate(Event):
    """The quality of a template changed."""
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    @property
    def kind(self) -> Literal["template_quality_update"]: ...
    @property
    def event_id(self) -> str | None:
        """The id of the event."""
    @property
    def timestamp(self) -> datetime | None:
        """When it happened."""
    @property
    def timestamp_text(self) -> str | None:
        """When it happened. As it was given (RFC 3339)."""
    @property
    def provider(self) -> Provider | str | None:
        """Whose business account it is."""
    @property
    def business_account_id(self) -> str | None:
        """The id of the business account."""
    @property
    def account_id(self) -> str | None:
        """The account. Other than in the API, it may be a name."""
    @property
    def event_type(self) -> str:
        """The name of the event, as it was received."""
    @property
    def event_details(self) -> TemplateQualityDetails:
        """What happened."""

@final
class TemplateQualityDetails(Part):
    """A template whose quality changed."""
    __match_args__ = ("template_id", "template_name", "template_language", "meta",)
    @property
    def template_id(self) -> str | None:
        """The id of the template, in digits."""
    @property
    def template_name(self) -> str | None:
        """The name of the template."""
    @property
    def template_language(self) -> str | None:
        """The language of the template, such as `en_US`."""
    @property
    def meta(self) -> TemplateQualityChange | None:
        """What changed."""

@final
class TemplateQualityChange(Part):
    """A change of quality."""
    __match_args__ = ("previous_quality_score", "new_quality_score",)
    @property
    def previous_quality_score(self) -> QualityScore | str | None:
        """The quality before."""
    @property
    def new_quality_score(self) -> QualityScore | str | None:
        """The quality."""

@final
class TemplateStatusUpdate(Event):
    """The status of a template changed."""
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    @property
    def kind(self) -> Literal["template_status_update"]: ...
    @property
    def event_id(self) -> str | None:
        """The id of the event."""
    @property
    def timestamp(self) -> datetime | None:
        """When it happened."""
    @property
    def timestamp_text(self) -> str | None:
        """When it happened. As it was given (RFC 3339)."""
    @property
    def provider(self) -> Provider | str | None:
        """Whose business account it is."""
    @property
    def business_account_id(self) -> str | None:
        """The id of the business account."""
    @property
    def account_id(self) -> str | None:
        """The account. Other than in the API, it may be a name."""
    @property
    def event_type(self) -> str:
        """The name of the event, as it was received."""
    @property
    def event_details(self) -> TemplateStatusDetails:
        """What happened."""

@final
class TemplateStatusDetails(Part):
    """A template whose status changed."""
    __match_args__ = ("template_id", "template_name", "template_language", "meta",)
    @property
    def template_id(self) -> str | None:
        """The id of the template, in digits."""
    @property
    def template_name(self) -> str | None:
        """The name of the template."""
    @property
    def template_language(self) -> str | None:
        """The language of the template, such as `en_US`."""
    @property
    def meta(self) -> TemplateStatusChange | None:
        """What changed."""

@final
class TemplateStatusChange(Part):
    """A change of status."""
    __match_args__ = ("status", "reason", "disable_info", "other_info",)
    @property
    def status(self) -> TemplateStatus | str | None:
        """The status."""
    @property
    def reason(self) -> TemplateReason | str | None:
        """Why."""
    @property
    def disable_info(self) -> DisableInfo | None:
        """That it is to be disabled."""
    @property
    def other_info(self) -> PauseInfo | None:
        """That it was paused, or no longer is."""

@final
class DisableInfo(Part):
    """That a template is to be disabled."""
    __match_args__ = ("disable_date",)
    @property
    def disable_date(self) -> str | None:
        """When. Nothing says in what format."""

@final
class PauseInfo(Part):
    """That a template was paused, or no longer is."""
    __match_args__ = ("title", "description",)
    @property
    def title(self) -> PauseTitle | str | None:
        """What happened."""
    @property
    def description(self) -> str | None:
        """The same for people."""

@final
class TemplateCorrectCategoryDetection(Event):
    """Meta would put a template into another category."""
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    @property
    def kind(self) -> Literal["template_correct_category_detection"]: ...
    @property
    def event_id(self) -> str | None:
        """The id of the event."""
    @property
    def timestamp(self) -> datetime | None:
        """When it happened."""
    @property
    def timestamp_text(self) -> str | None:
        """When it happened. As it was given (RFC 3339)."""
    @property
    def provider(self) -> Provider | str | None:
        """Whose business account it is."""
    @property
    def business_account_id(self) -> str | None:
        """The id of the business account."""
    @property
    def account_id(self) -> str | None:
        """The account. Other than in the API, it may be a name."""
    @property
    def event_type(self) -> str:
        """The name of the event, as it was received."""
    @property
    def event_details(self) -> TemplateCorrectCategoryDetails:
        """What happened."""

@final
class TemplateCorrectCategoryDetails(Part):
    """A template that Meta would put into another category."""
    __match_args__ = ("template_id", "template_name", "template_language", "meta",)
    @property
    def template_id(self) -> str | None:
        """The id of the template, in digits."""
    @property
    def template_name(self) -> str | None:
        """The name of the template."""
    @property
    def template_language(self) -> str | None:
        """The language of the template, such as `en_US`."""
    @property
    def meta(self) -> TemplateCorrectCategory | None:
        """What changed."""

@final
class TemplateCorrectCategory(Part):
    """The category that Meta would choose. The template itself is unchanged."""
    __match_args__ = ("category", "correct_category",)
    @property
    def category(self) -> str | None:
        """The category that a message was sent in, such as `UTILITY`."""
    @property
    def correct_category(self) -> str | None:
        """The category that Meta would choose, such as `MARKETING`."""

@final
class WhatsAppUserIdUpdate(Event):
    """The id of a WhatsApp user changed."""
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    @property
    def kind(self) -> Literal["whatsapp_user_id_update"]: ...
    @property
    def event_id(self) -> str | None:
        """The id of the event."""
    @property
    def timestamp(self) -> datetime | None:
        """When it happened."""
    @property
    def timestamp_text(self) -> str | None:
        """When it happened. As it was given (RFC 3339)."""
    @property
    def provider(self) -> Provider | str | None:
        """Whose business account it is."""
    @property
    def business_account_id(self) -> str | None:
        """The id of the business account."""
    @property
    def account_id(self) -> str | None:
        """The account. Other than in the API, it may be a name."""
    @property
    def event_type(self) -> str:
        """The name of the event, as it was received."""
    @property
    def event_details(self) -> PassedOn:
        """What happened."""

@final
class PassedOn(Part):
    """An object of Meta's, as it is."""
    __match_args__ = ("raw_event",)
    @property
    def raw_event(self) -> MetaChange | None:
        """The object. Personal."""

@final
class MetaChange(Part):
    """An object of Meta's. Its form is Meta's own, and nothing looks into it."""
    __match_args__ = ("field", "value",)
    @property
    def field(self) -> str | None:
        """Meta's name for what changed."""
    @property
    def value(self) -> Any | None:
        """What changed. Personal."""

@final
class WhatsAppContact(Event):
    """A customer sent a contact card."""
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    @property
    def kind(self) -> Literal["whatsapp_contact"]: ...
    @property
    def event_id(self) -> str | None:
        """The id of the event."""
    @property
    def timestamp(self) -> datetime | None:
        """When it happened."""
    @property
    def timestamp_text(self) -> str | None:
        """When it happened. As it was given (RFC 3339)."""
    @property
    def provider(self) -> Provider | str | None:
        """Whose business account it is."""
    @property
    def business_account_id(self) -> str | None:
        """The id of the business account."""
    @property
    def account_id(self) -> str | None:
        """The account. Other than in the API, it may be a name."""
    @property
    def event_type(self) -> str:
        """The name of the event, as it was received."""
    @property
    def event_details(self) -> PassedOn:
        """What happened."""

@final
class WhatsAppPreference(Event):
    """A customer changed a preference about marketing messages."""
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    @property
    def kind(self) -> Literal["whatsapp_preference"]: ...
    @property
    def event_id(self) -> str | None:
        """The id of the event."""
    @property
    def timestamp(self) -> datetime | None:
        """When it happened."""
    @property
    def timestamp_text(self) -> str | None:
        """When it happened. As it was given (RFC 3339)."""
    @property
    def provider(self) -> Provider | str | None:
        """Whose business account it is."""
    @property
    def business_account_id(self) -> str | None:
        """The id of the business account."""
    @property
    def account_id(self) -> str | None:
        """The account. Other than in the API, it may be a name."""
    @property
    def event_type(self) -> str:
        """The name of the event, as it was received."""
    @property
    def event_details(self) -> PassedOn:
        """What happened."""

@final
class UnknownEvent(Event):
    """An event that is not documented, in the envelope of those that are."""
    __match_args__ = ("version", "namespace", "event_type", "description", "payload",)
    @property
    def kind(self) -> Literal["unknown_event"]: ...
    @property
    def version(self) -> int | None:
        """The version of the format."""
    @property
    def namespace(self) -> EventNamespace | str | None:
        """The product: `ChatApps`."""
    @property
    def event_type(self) -> str:
        """The name of the event."""
    @property
    def description(self) -> str | None:
        """What the event is, for people."""
    @property
    def payload(self) -> Any | None:
        """What happened. Personal."""

@final
class UnknownBusinessUpdate(Event):
    """A business update that is not documented."""
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    @property
    def kind(self) -> Literal["unknown_business_update"]: ...
    @property
    def event_id(self) -> str | None:
        """The id of the event."""
    @property
    def timestamp(self) -> datetime | None:
        """When it happened."""
    @property
    def timestamp_text(self) -> str | None:
        """When it happened. As it was given (RFC 3339)."""
    @property
    def provider(self) -> Provider | str | None:
        """Whose business account it is."""
    @property
    def business_account_id(self) -> str | None:
        """The id of the business account."""
    @property
    def account_id(self) -> str | None:
        """The account. Other than in the API, it may be a name."""
    @property
    def event_type(self) -> str:
        """The name of the event, as it was received."""
    @property
    def event_details(self) -> Any | None:
        """What happened. Personal."""

@final
class ForeignEvent(Event):
    """An event of another product, such as SMS or VOICE."""
    __match_args__ = ("namespace", "event_type", "payload",)
    @property
    def kind(self) -> Literal["foreign_event"]: ...
    @property
    def namespace(self) -> str | None:
        """The product."""
    @property
    def event_type(self) -> str | None:
        """The name of the event."""
    @property
    def payload(self) -> Any | None:
        """What happened, in the form of the product. Personal."""

@final
class Unrecognized(Event):
    """A body that is no event as far as anything documents."""
    __match_args__ = ("event_type",)
    @property
    def kind(self) -> Literal["unrecognized"]: ...
    @property
    def event_type(self) -> str | None:
        """The name of the event, if the body has one."""

