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
