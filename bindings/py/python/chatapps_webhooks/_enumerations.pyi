# Made by `make gen`; don't edit.
from enum import Enum

NAMES: list[str]

class WebhookType(str, Enum):
    """The type of the events that a webhook receives."""

    DELIVERY_RECEIPT = "CADR"
    """Delivery receipts."""
    INBOUND_MESSAGE = "MSG"
    """Inbound messages."""
    BUSINESS_MANAGEMENT = "CABM"
    """Updates of Messaging Apps Business Management."""

class CredentialsLocation(str, Enum):
    """Where a token request carries the client's credentials."""

    HEADER = "header"
    """HTTP Basic."""
    BODY = "body"
    """The form body."""

class EventNamespace(str, Enum):
    """The product that an event is of."""

    CHAT_APPS = "ChatApps"
    """Chat Apps."""

class ContentType(str, Enum):
    """The kind of a message's content."""

    NONE = "None"
    """Nothing."""
    TEXT = "Text"
    """Text."""
    AUDIO = "Audio"
    """A sound, or a spoken message."""
    VIDEO = "Video"
    """A video."""
    IMAGE = "Image"
    """A picture."""
    LOCATION = "Location"
    """A place."""
    FILE = "File"
    """A file."""
    CAROUSEL = "Carousel"
    """Cards."""
    LIST = "List"
    """A list."""
    BUTTONS = "Buttons"
    """Buttons."""
    TEMPLATE = "Template"
    """A template."""
    INTERACTIVE = "Interactive"
    """The answer to something that can be answered."""

class Channel(str, Enum):
    """A channel."""

    SMS = "sms"
    """SMS."""
    WHATS_APP = "whatsapp"
    """WhatsApp."""
    VIBER = "viber"
    """Viber."""
    ZALO_NOTIFICATION = "ZaloNotification"
    """Notifications on Zalo."""
    LINE_NOTIFICATION = "LineNotification"
    """Notifications on LINE."""
    LINE = "line"
    """LINE."""
    RCS = "RCS"
    """RCS."""
    ZALO = "Zalo"
    """Zalo."""
    FACEBOOK = "Facebook"
    """Facebook Messenger."""
    WE_CHAT = "WeChat"
    """WeChat."""
    KAKAO = "Kakao"
    """KakaoTalk."""
    INSTAGRAM = "Instagram"
    """Instagram."""

class InteractiveType(str, Enum):
    """What an interactive message answers."""

    BUTTON_REPLY = "button_reply"
    """A reply button."""
    LIST_REPLY = "list_reply"
    """A row of a list."""
    FLOW_REPLY = "nfmReply"
    """A Flow."""
    CALL_PERMISSION_REPLY = "callPermissionReply"
    """A request for permission to call."""

class CallPermission(str, Enum):
    """An answer to a request for permission to call."""

    ACCEPT = "accept"
    """Calls are permitted."""
    REJECT = "reject"
    """Calls are not permitted."""

class CallPermissionSource(str, Enum):
    """Why an answer to a request for permission to call came."""

    USER_ACTION = "user_action"
    """The person answered."""
    AUTOMATIC = "automatic"
    """It was answered by itself."""

class MessageState(str, Enum):
    """What became of a message."""

    QUEUED = "queued"
    """Accepted by the platform."""
    ACCEPTED = "accepted"
    """Accepted by the platform."""
    SENT = "sent"
    """Handed to the operator or provider."""
    DELIVERED = "delivered"
    """Delivered, to the operator or to the recipient."""
    READ = "read"
    """Read by the recipient."""
    UNDELIVERED = "undelivered"
    """Not delivered."""
    REJECTED = "rejected"
    """Refused by the platform."""
    FAILED = "failed"
    """Refused by the API."""
    ERROR = "error"
    """The operation failed."""
    OK = "ok"
    """The operation succeeded."""
    UNKNOWN = "unknown"
    """Nothing is known."""

class MessageStateDetail(str, Enum):
    """More about the state of a message."""

    DELIVERED_TO_OPERATOR = "delivered_to_operator"
    """The operator has it."""
    DELIVERED_TO_RECIPIENT = "delivered_to_recipient"
    """The recipient has it."""
    DELIVERED_TO_CARRIER = "delivered_to_carrier"
    """The carrier has it."""
    REJECTED_BY_OPERATOR = "rejected_by_operator"
    """The operator refused it."""
    UNDELIVERED_TO_RECIPIENT = "undelivered_to_recipient"
    """The recipient could not be reached."""

class PricingCategory(str, Enum):
    """Meta's price category of a message."""

    MARKETING = "marketing"
    """Marketing."""
    UTILITY = "utility"
    """Utility."""
    AUTHENTICATION = "authentication"
    """Authentication."""
    AUTHENTICATION_INTERNATIONAL = "authentication_international"
    """Authentication abroad."""
    SERVICE = "service"
    """Service."""
    BUSINESS_INITIATED = "business_initiated"
    """Begun by the business (until March 2026)."""
    USER_INITIATED = "user_initiated"
    """Begun by the customer (until March 2026)."""

class OutboundContentType(str, Enum):
    """The kind of a message that was sent."""

    TEXT = "text"
    """Text."""
    MEDIA = "media"
    """A picture, video, sound or file."""
    LOCATION = "location"
    """A place."""
    TEMPLATE = "template"
    """A template."""
    AUTHENTICATION_TEMPLATE = "template_auth"
    """A template with a one-time password."""
    CAROUSEL = "carousel"
    """Cards."""
    INTERACTIVE = "interactive"
    """Something that can be answered."""

class OutboundHeaderType(str, Enum):
    """The kind of a header."""

    TEXT = "text"
    """Text."""
    IMAGE = "image"
    """A picture."""
    VIDEO = "video"
    """A video."""
    AUDIO = "audio"
    """A sound."""
    DOCUMENT = "document"
    """A file."""
    LOCATION = "location"
    """A place."""

class OutboundButtonType(str, Enum):
    """The kind of a button."""

    URL = "url"
    """A link."""
    QUICK_REPLY = "quick_reply"
    """An answer."""
    COPY_CODE = "copy_code"
    """A code to copy."""
    PHONE = "phone"
    """A number to call."""
    FLOW = "flow"
    """A Flow."""

class OutboundInteractiveType(str, Enum):
    """The kind of an interactive message."""

    BUTTON = "button"
    """Reply buttons."""
    LIST = "list"
    """A list."""
    LINK = "cta_url"
    """A link."""
    FLOW = "flow"
    """A Flow."""

class Provider(str, Enum):
    """Whose business account it is."""

    WHATS_APP = "WhatsApp"
    """WhatsApp."""

class AccountEvent(str, Enum):
    """What happened to a business account."""

    BUSINESS_VERIFICATION = "BUSINESS_VERIFICATION_STATUS_UPDATE"
    """The verification of the business."""
    VIOLATION = "ACCOUNT_VIOLATION"
    """A violation of the rules."""
    RESTRICTION = "ACCOUNT_RESTRICTION"
    """A restriction, or its end."""

class ViolationType(str, Enum):
    """What was violated."""

    LOW_BUSINESS_INITIATED_CALLING_QUALITY = "LOW_BUSINESS_INITIATED_CALLING_QUALITY"
    """Low quality of calls of the business."""
    LOW_USER_INITIATED_CALLING_QUALITY = "LOW_USER_INITIATED_CALLING_QUALITY"
    """Low quality of calls of customers."""
    USER_INITIATED_CALLS_LOW_PICKUP_RATE = "USER_INITIATED_CALLS_LOW_PICKUP_RATE"
    """Calls of customers are seldom answered."""
    DIRECT_SEND_WARNING = "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN"
    """Abuse of the category utility: a warning."""
    DIRECT_SEND_STRIKE1 = "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_1"
    """Abuse of the category utility: restricted for 7 days."""
    DIRECT_SEND_STRIKE2 = "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_2"
    """Abuse of the category utility: restricted for 30 days."""
    DIRECT_SEND_OFFBOARD = "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_OFFBOARD"
    """Abuse of the category utility: restricted for good."""
    DIRECT_SEND_UNBAN = "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN"
    """The restriction is lifted."""

class RestrictionType(str, Enum):
    """What is restricted."""

    BUSINESS_INITIATED_CALLING = "RESTRICTED_BUSINESS_INITIATED_CALLING"
    """Calls of the business."""
    USER_INITIATED_CALLING = "RESTRICTED_USER_INITIATED_CALLING"
    """Calls of customers."""
    USER_INITIATED_CALLING_BUTTON_HIDDEN = "RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN"
    """Calls of customers; the button is hidden."""
    DIRECT_SEND_UTILITY_TEMPLATES = "RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES"
    """Templates of the category utility."""

class PhoneNumberEvent(str, Enum):
    """What happened to a business's phone number."""

    DOWNGRADE = "DOWNGRADE"
    """A lower limit."""
    FLAGGED = "FLAGGED"
    """Low quality."""
    ONBOARDING = "ONBOARDING"
    """A first limit."""
    THROUGHPUT_UPGRADE = "THROUGHPUT_UPGRADE"
    """A higher throughput."""
    UNFLAGGED = "UNFLAGGED"
    """Good quality again."""
    UPGRADE = "UPGRADE"
    """A higher limit."""

class ConversationLimit(str, Enum):
    """How many conversations a business may begin in a day."""

    TIER50 = "TIER_50"
    """50."""
    TIER250 = "TIER_250"
    """250."""
    TIER1_K = "TIER_1K"
    """1,000."""
    TIER2_K = "TIER_2K"
    """2,000."""
    TIER10_K = "TIER_10K"
    """10,000."""
    TIER100_K = "TIER_100K"
    """100,000."""
    NOT_SET = "TIER_NOT_SET"
    """Not set."""
    UNLIMITED = "TIER_UNLIMITED"
    """Any number."""

class QualityScore(str, Enum):
    """The quality of a template, as its recipients judge it."""

    GREEN = "GREEN"
    """High."""
    YELLOW = "YELLOW"
    """Medium."""
    RED = "RED"
    """Low."""
    UNKNOWN = "UNKNOWN"
    """Not known yet."""

class TemplateStatus(str, Enum):
    """The status of a template."""

    APPROVED = "APPROVED"
    """Approved."""
    REJECTED = "REJECTED"
    """Rejected."""
    FLAGGED = "FLAGGED"
    """To be disabled."""
    PAUSED = "PAUSED"
    """Paused."""
    PENDING = "PENDING"
    """Under review."""
    PENDING_DELETION = "PENDING_DELETION"
    """To be deleted."""
    DISABLED = "DISABLED"
    """Disabled."""

class TemplateReason(str, Enum):
    """Why a template has its status."""

    ABUSIVE_CONTENT = "ABUSIVE_CONTENT"
    """Abusive content."""
    INCORRECT_CATEGORY = "INCORRECT_CATEGORY"
    """The wrong category."""
    INVALID_FORMAT = "INVALID_FORMAT"
    """An invalid format."""
    SCAM = "SCAM"
    """Fraud."""
    NONE = "NONE"
    """No reason."""

class PauseTitle(str, Enum):
    """Why a template was paused, or no longer is."""

    FIRST_PAUSE = "FIRST_PAUSE"
    """The first pause."""
    SECOND_PAUSE = "SECOND_PAUSE"
    """The second pause."""
    RATE_LIMITING_PAUSE = "RATE_LIMITING_PAUSE"
    """Too many messages."""
    UNPAUSE = "UNPAUSE"
    """No longer paused."""
    DISABLED = "DISABLED"
    """Disabled."""
