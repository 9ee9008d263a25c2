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

class ProbeKind(str, Enum):
    """What a receiver was sent."""

    EVENT = "event"
    """A documented event."""
    LEGACY_FORMAT = "legacy_format"
    """An event in an older format."""
    UNKNOWN_EVENT = "unknown_event"
    """An event that isn't documented."""
    UNKNOWN_PROPERTY = "unknown_property"
    """An event with a property that isn't documented."""
    UNKNOWN_VALUE = "unknown_value"
    """An event with a value that isn't documented."""
    UNKNOWN_VERSION = "unknown_version"
    """An event of a version above the newest."""
    LONG_TIMESTAMP = "long_timestamp"
    """An event whose time has seven digits of a second."""
    MISSING_MSISDN = "missing_msisdn"
    """An event without a phone number."""
    NULL_MEMBERS = "null_members"
    """An event with null in the place of all that is absent."""
    INCOMPLETE_EVENT = "incomplete_event"
    """An event without its id."""
    MALFORMED_JSON = "malformed_json"
    """A body that isn't JSON."""
    DUPLICATE = "duplicate"
    """An event that was sent before."""
    LATE_RECEIPT = "late_receipt"
    """A receipt that comes after a later one."""
    LARGE_BODY = "large_body"
    """An event of 512 KiB."""

class ProbeCredentials(str, Enum):
    """The `Authorization` of a request."""

    RIGHT = "right"
    """The one of the webhook, which may have none."""
    WRONG = "wrong"
    """Another one."""
    MISSING = "missing"
    """None."""

class ProbeFailure(str, Enum):
    """Why a request had no answer."""

    TIMEOUT = "timeout"
    """The time was up."""
    REFUSED = "refused"
    """Nobody listened."""
    CLOSED = "closed"
    """The connection was closed before the answer."""
    TLS = "tls"
    """TLS failed, for example because the certificate isn't trusted."""
    UNREADABLE = "unreadable"
    """The answer isn't an HTTP response, or its head is too large."""
    OTHER = "other"
    """Anything else."""
