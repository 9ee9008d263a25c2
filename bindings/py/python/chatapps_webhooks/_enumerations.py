"""The enumerations of the contract. Each member is a string of the contract."""

from __future__ import annotations

from enum import Enum


class WebhookType(str, Enum):
    """The type of the events that a webhook receives."""

    DELIVERY_RECEIPT = "CADR"
    """Delivery receipts."""
    INBOUND_MESSAGE = "MSG"
    """Inbound messages."""
    BUSINESS_MANAGEMENT = "CABM"
    """Updates of Messaging Apps Business Management."""

    __str__ = str.__str__


class CredentialsLocation(str, Enum):
    """The location of the client's credentials in a token request."""

    HEADER = "header"
    """HTTP Basic."""
    BODY = "body"
    """The form body."""

    __str__ = str.__str__


for _class in (CredentialsLocation, WebhookType):
    _class.__module__ = __package__
del _class
