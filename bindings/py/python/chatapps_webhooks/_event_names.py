"""The values that documents list for attributes of events, for type checkers. Events may have others. Made by `make gen`; don't edit."""

from __future__ import annotations

from typing import Literal, TypeAlias

EventNamespace: TypeAlias = Literal["ChatApps"]
"""The product that an event is of.

    ChatApps: Chat Apps
"""

ContentType: TypeAlias = Literal["None", "Text", "Audio", "Video", "Image", "Location", "File", "Carousel", "List", "Buttons", "Template", "Interactive"]
"""The kind of a message's content.

    None: nothing
    Text: text
    Audio: a sound, or a spoken message
    Video: a video
    Image: a picture
    Location: a place
    File: a file
    Carousel: cards
    List: a list
    Buttons: buttons
    Template: a template
    Interactive: the answer to something that can be answered
"""

Channel: TypeAlias = Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"]
"""A channel.

    sms: SMS
    whatsapp: WhatsApp
    viber: Viber
    ZaloNotification: notifications on Zalo
    LineNotification: notifications on LINE
    line: LINE
    RCS: RCS
    Zalo: Zalo
    Facebook: Facebook Messenger
    WeChat: WeChat
    Kakao: KakaoTalk
    Instagram: Instagram
"""

InteractiveType: TypeAlias = Literal["button_reply", "list_reply", "nfmReply", "callPermissionReply"]
"""What an interactive message answers.

    button_reply: a reply button
    list_reply: a row of a list
    nfmReply: a Flow
    callPermissionReply: a request for permission to call
"""

CallPermission: TypeAlias = Literal["accept", "reject"]
"""An answer to a request for permission to call.

    accept: calls are permitted
    reject: calls are not permitted
"""

CallPermissionSource: TypeAlias = Literal["user_action", "automatic"]
"""Why an answer to a request for permission to call came.

    user_action: the person answered
    automatic: it was answered by itself
"""

MessageState: TypeAlias = Literal["queued", "accepted", "sent", "delivered", "read", "undelivered", "rejected", "failed", "error", "ok", "unknown"]
"""What became of a message.

    queued: accepted by the platform
    accepted: accepted by the platform
    sent: handed to the operator or provider
    delivered: delivered, to the operator or to the recipient
    read: read by the recipient
    undelivered: not delivered
    rejected: refused by the platform
    failed: refused by the API
    error: the operation failed
    ok: the operation succeeded
    unknown: nothing is known
"""

MessageStateDetail: TypeAlias = Literal["delivered_to_operator", "delivered_to_recipient", "delivered_to_carrier", "rejected_by_operator", "undelivered_to_recipient"]
"""More about the state of a message.

    delivered_to_operator: the operator has it
    delivered_to_recipient: the recipient has it
    delivered_to_carrier: the carrier has it
    rejected_by_operator: the operator refused it
    undelivered_to_recipient: the recipient could not be reached
"""

PricingCategory: TypeAlias = Literal["marketing", "utility", "authentication", "authentication_international", "service", "business_initiated", "user_initiated"]
"""Meta's price category of a message.

    marketing: marketing
    utility: utility
    authentication: authentication
    authentication_international: authentication abroad
    service: service
    business_initiated: begun by the business (until March 2026)
    user_initiated: begun by the customer (until March 2026)
"""

OutboundContentType: TypeAlias = Literal["text", "media", "location", "template", "template_auth", "carousel", "interactive"]
"""The kind of a message that was sent.

    text: text
    media: a picture, video, sound or file
    location: a place
    template: a template
    template_auth: a template with a one-time password
    carousel: cards
    interactive: something that can be answered
"""

OutboundHeaderType: TypeAlias = Literal["text", "image", "video", "audio", "document", "location"]
"""The kind of a header.

    text: text
    image: a picture
    video: a video
    audio: a sound
    document: a file
    location: a place
"""

OutboundButtonType: TypeAlias = Literal["url", "quick_reply", "copy_code", "phone", "flow"]
"""The kind of a button.

    url: a link
    quick_reply: an answer
    copy_code: a code to copy
    phone: a number to call
    flow: a Flow
"""

OutboundInteractiveType: TypeAlias = Literal["button", "list", "cta_url", "flow"]
"""The kind of an interactive message.

    button: reply buttons
    list: a list
    cta_url: a link
    flow: a Flow
"""

Provider: TypeAlias = Literal["WhatsApp"]
"""Whose business account it is.

    WhatsApp: WhatsApp
"""

AccountEvent: TypeAlias = Literal["BUSINESS_VERIFICATION_STATUS_UPDATE", "ACCOUNT_VIOLATION", "ACCOUNT_RESTRICTION"]
"""What happened to a business account.

    BUSINESS_VERIFICATION_STATUS_UPDATE: the verification of the business
    ACCOUNT_VIOLATION: a violation of the rules
    ACCOUNT_RESTRICTION: a restriction, or its end
"""

ViolationType: TypeAlias = Literal["LOW_BUSINESS_INITIATED_CALLING_QUALITY", "LOW_USER_INITIATED_CALLING_QUALITY", "USER_INITIATED_CALLS_LOW_PICKUP_RATE", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_1", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_2", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_OFFBOARD", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN"]
"""What was violated.

    LOW_BUSINESS_INITIATED_CALLING_QUALITY: low quality of calls of the business
    LOW_USER_INITIATED_CALLING_QUALITY: low quality of calls of customers
    USER_INITIATED_CALLS_LOW_PICKUP_RATE: calls of customers are seldom answered
    DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN: abuse of the category utility: a warning
    DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_1: abuse of the category utility: restricted for 7 days
    DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_2: abuse of the category utility: restricted for 30 days
    DIRECT_SEND_UTILITY_CATEGORY_ABUSE_OFFBOARD: abuse of the category utility: restricted for good
    DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN: the restriction is lifted
"""

RestrictionType: TypeAlias = Literal["RESTRICTED_BUSINESS_INITIATED_CALLING", "RESTRICTED_USER_INITIATED_CALLING", "RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN", "RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES"]
"""What is restricted.

    RESTRICTED_BUSINESS_INITIATED_CALLING: calls of the business
    RESTRICTED_USER_INITIATED_CALLING: calls of customers
    RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN: calls of customers; the button is hidden
    RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES: templates of the category utility
"""

PhoneNumberEvent: TypeAlias = Literal["DOWNGRADE", "FLAGGED", "ONBOARDING", "THROUGHPUT_UPGRADE", "UNFLAGGED", "UPGRADE"]
"""What happened to a business's phone number.

    DOWNGRADE: a lower limit
    FLAGGED: low quality
    ONBOARDING: a first limit
    THROUGHPUT_UPGRADE: a higher throughput
    UNFLAGGED: good quality again
    UPGRADE: a higher limit
"""

ConversationLimit: TypeAlias = Literal["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_NOT_SET", "TIER_UNLIMITED"]
"""How many conversations a business may begin in a day.

    TIER_50: 50
    TIER_250: 250
    TIER_1K: 1,000
    TIER_2K: 2,000
    TIER_10K: 10,000
    TIER_100K: 100,000
    TIER_NOT_SET: not set
    TIER_UNLIMITED: any number
"""

QualityScore: TypeAlias = Literal["GREEN", "YELLOW", "RED", "UNKNOWN"]
"""The quality of a template, as its recipients judge it.

    GREEN: high
    YELLOW: medium
    RED: low
    UNKNOWN: not known yet
"""

TemplateStatus: TypeAlias = Literal["APPROVED", "REJECTED", "FLAGGED", "PAUSED", "PENDING", "PENDING_DELETION", "DISABLED"]
"""The status of a template.

    APPROVED: approved
    REJECTED: rejected
    FLAGGED: to be disabled
    PAUSED: paused
    PENDING: under review
    PENDING_DELETION: to be deleted
    DISABLED: disabled
"""

TemplateReason: TypeAlias = Literal["ABUSIVE_CONTENT", "INCORRECT_CATEGORY", "INVALID_FORMAT", "SCAM", "NONE"]
"""Why a template has its status.

    ABUSIVE_CONTENT: abusive content
    INCORRECT_CATEGORY: the wrong category
    INVALID_FORMAT: an invalid format
    SCAM: fraud
    NONE: no reason
"""

PauseTitle: TypeAlias = Literal["FIRST_PAUSE", "SECOND_PAUSE", "RATE_LIMITING_PAUSE", "UNPAUSE", "DISABLED"]
"""Why a template was paused, or no longer is.

    FIRST_PAUSE: the first pause
    SECOND_PAUSE: the second pause
    RATE_LIMITING_PAUSE: too many messages
    UNPAUSE: no longer paused
    DISABLED: disabled
"""

EventKind: TypeAlias = Literal["inbound_message_received", "inboundMessage", "outbound_message_status_changed", "external_app_message", "account_update", "phone_number_quality_update", "template_category_update", "template_quality_update", "template_status_update", "template_correct_category_detection", "whatsapp_user_id_update", "whatsapp_contact", "whatsapp_preference", "unknown_event", "unknown_business_update", "foreign_event", "unrecognized"]
"""The kinds of events."""

Fault: TypeAlias = Literal["unknown_event", "unknown_property", "unknown_value", "unknown_version", "long_timestamp", "missing_msisdn", "null_members", "flat_line"]
"""What can be odd about a sample."""

__all__ = [
    "EventNamespace",
    "ContentType",
    "Channel",
    "InteractiveType",
    "CallPermission",
    "CallPermissionSource",
    "MessageState",
    "MessageStateDetail",
    "PricingCategory",
    "OutboundContentType",
    "OutboundHeaderType",
    "OutboundButtonType",
    "OutboundInteractiveType",
    "Provider",
    "AccountEvent",
    "ViolationType",
    "RestrictionType",
    "PhoneNumberEvent",
    "ConversationLimit",
    "QualityScore",
    "TemplateStatus",
    "TemplateReason",
    "PauseTitle",
    "EventKind",
    "Fault",
]
