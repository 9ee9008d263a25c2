# Made by `make gen`; don't edit.
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, final

from ._enumerations import AccountEvent, CallPermission, CallPermissionSource, Channel, ContentType, ConversationLimit, CredentialsLocation, EventNamespace, InteractiveType, MessageState, MessageStateDetail, OutboundButtonType, OutboundContentType, OutboundHeaderType, OutboundInteractiveType, PauseTitle, PhoneNumberEvent, PricingCategory, Provider, QualityScore, RestrictionType, TemplateReason, TemplateStatus, ViolationType, WebhookType
from ._names import Policy
from ._native import Secret

CLASSES: dict[str, Any]
HOOKS: dict[str, Any]
MODELS: dict[str, str | None]

def record_of(name: str, given: Any) -> Any: ...
def made(name: str, values: tuple[object, ...], named: dict[str, Any]) -> Any: ...
def made_here(*classes: Any) -> None: ...
def no_text(value: object, protocol: int) -> None: ...

@final
class Webhook:
    """Where events of a scope and type are sent, and with what credentials.

    Args:
        sub_account_id: The sub-account whose events it receives; `*` for all sub-accounts of the account.
        url: Where the platform sends events.
        http_authorization: The value of the `Authorization` header of every webhook request. To be left out where `oauth` is used.
        enabled: Whether events are sent.
        type: The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates of Messaging Apps Business Management. Absent: `CADR` and `MSG`.
        oauth: OAuth 2.0 client credentials, with which the platform obtains an access token for its requests.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("sub_account_id", "url", "http_authorization", "enabled", "type", "oauth",)
    def __new__(
        cls,
        *,
        sub_account_id: str,
        url: str,
        http_authorization: Secret | str | None = None,
        enabled: bool | None = None,
        type: WebhookType | Literal["CADR", "MSG", "CABM"] | None = None,
        oauth: OAuthClientCredentials | Mapping[str, object] | None = None,
    ) -> Webhook: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> Webhook:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        sub_account_id: str = ...,
        url: str = ...,
        http_authorization: Secret | str | None = ...,
        enabled: bool | None = ...,
        type: WebhookType | Literal["CADR", "MSG", "CABM"] | None = ...,
        oauth: OAuthClientCredentials | Mapping[str, object] | None = ...,
    ) -> Webhook:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        sub_account_id: str = ...,
        url: str = ...,
        http_authorization: Secret | str | None = ...,
        enabled: bool | None = ...,
        type: WebhookType | Literal["CADR", "MSG", "CABM"] | None = ...,
        oauth: OAuthClientCredentials | Mapping[str, object] | None = ...,
    ) -> Webhook: ...
    @property
    def sub_account_id(self) -> str:
        """The sub-account whose events it receives; `*` for all sub-accounts of the account."""
    @property
    def url(self) -> str:
        """Where the platform sends events."""
    @property
    def http_authorization(self) -> Secret | None:
        """The value of the `Authorization` header of every webhook request. To be left out where `oauth` is used."""
    @property
    def enabled(self) -> bool | None:
        """Whether events are sent."""
    @property
    def type(self) -> WebhookType | str | None:
        """The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates of Messaging Apps Business Management. Absent: `CADR` and `MSG`."""
    @property
    def oauth(self) -> OAuthClientCredentials | None:
        """OAuth 2.0 client credentials, with which the platform obtains an access token for its requests."""
    @property
    def is_enabled(self) -> bool:
        """Whether events are sent: `True` unless it says otherwise."""
    def masked(self) -> Webhook:
        """The same as GET shows it: with `***` in place of secrets. An empty `http_authorization` has nothing to mask."""
    def targets(self) -> list[WebhookTarget]:
        """The targets of exactly one type each that it stands for."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OAuthClientCredentials:
    """OAuth 2.0 client credentials (RFC 6749 section 4.4), with which the platform obtains an access token for its webhook requests.

    Args:
        url: The token endpoint.
        client_id: The client's id.
        client_secret: The client's secret.
        credentials_location: Where the platform puts the client's credentials: `header` for HTTP Basic, `body` for the form body.
        scope: The scopes to ask for, separated by spaces (RFC 6749 §3.3).

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("url", "client_id", "client_secret", "credentials_location", "scope",)
    def __new__(
        cls,
        *,
        url: str,
        client_id: str,
        client_secret: Secret | str,
        credentials_location: CredentialsLocation | Literal["header", "body"],
        scope: str | None = None,
    ) -> OAuthClientCredentials: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OAuthClientCredentials:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        url: str = ...,
        client_id: str = ...,
        client_secret: Secret | str = ...,
        credentials_location: CredentialsLocation | Literal["header", "body"] = ...,
        scope: str | None = ...,
    ) -> OAuthClientCredentials:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        url: str = ...,
        client_id: str = ...,
        client_secret: Secret | str = ...,
        credentials_location: CredentialsLocation | Literal["header", "body"] = ...,
        scope: str | None = ...,
    ) -> OAuthClientCredentials: ...
    @property
    def url(self) -> str:
        """The token endpoint."""
    @property
    def client_id(self) -> str:
        """The client's id."""
    @property
    def client_secret(self) -> Secret:
        """The client's secret."""
    @property
    def credentials_location(self) -> CredentialsLocation | str:
        """Where the platform puts the client's credentials: `header` for HTTP Basic, `body` for the form body."""
    @property
    def scope(self) -> str | None:
        """The scopes to ask for, separated by spaces (RFC 6749 §3.3)."""
    def masked(self) -> OAuthClientCredentials:
        """The same as GET shows it: with `***` in place of secrets. An empty `http_authorization` has nothing to mask."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class WebhookTarget:
    """What a webhook is known by: a scope and a type.

    Args:
        sub_account_id: The scope of the webhook. `*` names the one that is configured with `*`; it is no wildcard.
        type: The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates of Messaging Apps Business Management. Absent: `CADR` and `MSG`.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("sub_account_id", "type",)
    def __new__(
        cls,
        *,
        sub_account_id: str,
        type: WebhookType | Literal["CADR", "MSG", "CABM"] | None = None,
    ) -> WebhookTarget: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> WebhookTarget:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        sub_account_id: str = ...,
        type: WebhookType | Literal["CADR", "MSG", "CABM"] | None = ...,
    ) -> WebhookTarget:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        sub_account_id: str = ...,
        type: WebhookType | Literal["CADR", "MSG", "CABM"] | None = ...,
    ) -> WebhookTarget: ...
    @property
    def sub_account_id(self) -> str:
        """The scope of the webhook. `*` names the one that is configured with `*`; it is no wildcard."""
    @property
    def type(self) -> WebhookType | None:
        """The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates of Messaging Apps Business Management. Absent: `CADR` and `MSG`."""
    def targets(self) -> list[WebhookTarget]:
        """The targets of exactly one type each that it stands for."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class ErrorResponse:
    """The body of a failure answer.

    Args:
        code: What went wrong, for programs.
        message: What went wrong, for people.
        error_id: A reference for support enquiries.
        timestamp: When it occurred.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("code", "message", "error_id", "timestamp",)
    def __new__(
        cls,
        *,
        code: int,
        message: str | None = None,
        error_id: str,
        timestamp: datetime | str,
    ) -> ErrorResponse: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> ErrorResponse:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        code: int = ...,
        message: str | None = ...,
        error_id: str = ...,
        timestamp: datetime | str = ...,
    ) -> ErrorResponse:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        code: int = ...,
        message: str | None = ...,
        error_id: str = ...,
        timestamp: datetime | str = ...,
    ) -> ErrorResponse: ...
    @property
    def code(self) -> int:
        """What went wrong, for programs."""
    @property
    def message(self) -> str | None:
        """What went wrong, for people."""
    @property
    def error_id(self) -> str:
        """A reference for support enquiries."""
    @property
    def timestamp(self) -> datetime:
        """When it occurred."""
    @property
    def timestamp_text(self) -> str:
        """When it occurred. As it was given (RFC 3339)."""
    @property
    def meaning(self) -> str | None:
        """What the register says of the code; `None` if it isn't in the register, which is open."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class InboundMessage:
    """An inbound message.

    Args:
        version: The version of the format.
        namespace: The product: `ChatApps`.
        event_type: The name of the event.
        description: What the event is, for people.
        payload: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("version", "namespace", "event_type", "description", "payload",)
    def __new__(
        cls,
        *,
        version: int | None = None,
        namespace: EventNamespace | Literal["ChatApps"] | None = None,
        event_type: str,
        description: str | None = None,
        payload: InboundPayload | Mapping[str, object],
    ) -> InboundMessage: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> InboundMessage:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        version: int | None = ...,
        namespace: EventNamespace | Literal["ChatApps"] | None = ...,
        event_type: str = ...,
        description: str | None = ...,
        payload: InboundPayload | Mapping[str, object] = ...,
    ) -> InboundMessage:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        version: int | None = ...,
        namespace: EventNamespace | Literal["ChatApps"] | None = ...,
        event_type: str = ...,
        description: str | None = ...,
        payload: InboundPayload | Mapping[str, object] = ...,
    ) -> InboundMessage: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class InboundPayload:
    """An inbound message.

    Args:
        umid: The id of the message.
        sub_account_id: The sub-account that the channel is of.
        timestamp: When the message was received.
        user: Who sent it.
        recipient: Where it arrived.
        type: The kind of content.
        content: The content.
        reply_to_umid: The message that it answers.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("umid", "sub_account_id", "timestamp", "user", "recipient", "type", "content", "reply_to_umid",)
    def __new__(
        cls,
        *,
        umid: str,
        sub_account_id: str | None = None,
        timestamp: datetime | str | None = None,
        user: Sender | Mapping[str, object] | None = None,
        recipient: Recipient | Mapping[str, object] | None = None,
        type: ContentType | Literal["None", "Text", "Audio", "Video", "Image", "Location", "File", "Carousel", "List", "Buttons", "Template", "Interactive"],
        content: MessageContent | Mapping[str, object] | None = None,
        reply_to_umid: str | None = None,
    ) -> InboundPayload: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> InboundPayload:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        umid: str = ...,
        sub_account_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        user: Sender | Mapping[str, object] | None = ...,
        recipient: Recipient | Mapping[str, object] | None = ...,
        type: ContentType | Literal["None", "Text", "Audio", "Video", "Image", "Location", "File", "Carousel", "List", "Buttons", "Template", "Interactive"] = ...,
        content: MessageContent | Mapping[str, object] | None = ...,
        reply_to_umid: str | None = ...,
    ) -> InboundPayload:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        umid: str = ...,
        sub_account_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        user: Sender | Mapping[str, object] | None = ...,
        recipient: Recipient | Mapping[str, object] | None = ...,
        type: ContentType | Literal["None", "Text", "Audio", "Video", "Image", "Location", "File", "Carousel", "List", "Buttons", "Template", "Interactive"] = ...,
        content: MessageContent | Mapping[str, object] | None = ...,
        reply_to_umid: str | None = ...,
    ) -> InboundPayload: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class Sender:
    """Who sent an inbound message.

    Args:
        msisdn: The phone number, with `+`.
        channel_user_id: The id on the channel.
        name: The name of the profile.
        username: The user name.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("msisdn", "channel_user_id", "name", "username",)
    def __new__(
        cls,
        *,
        msisdn: str | None = None,
        channel_user_id: str | None = None,
        name: str | None = None,
        username: str | None = None,
    ) -> Sender: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> Sender:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        msisdn: str | None = ...,
        channel_user_id: str | None = ...,
        name: str | None = ...,
        username: str | None = ...,
    ) -> Sender:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        msisdn: str | None = ...,
        channel_user_id: str | None = ...,
        name: str | None = ...,
        username: str | None = ...,
    ) -> Sender: ...
    @property
    def msisdn(self) -> str | None:
        """The phone number, with `+`."""
    @property
    def channel_user_id(self) -> str | None:
        """The id on the channel."""
    @property
    def name(self) -> str | None:
        """The name of the profile."""
    @property
    def username(self) -> str | None:
        """The user name."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class Recipient:
    """Where an inbound message arrived.

    Args:
        channel: The channel.
        channel_id: The id of the business's own channel.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("channel", "channel_id",)
    def __new__(
        cls,
        *,
        channel: Channel | Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"] | None = None,
        channel_id: str | None = None,
    ) -> Recipient: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> Recipient:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        channel: Channel | Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"] | None = ...,
        channel_id: str | None = ...,
    ) -> Recipient:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        channel: Channel | Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"] | None = ...,
        channel_id: str | None = ...,
    ) -> Recipient: ...
    @property
    def channel(self) -> Channel | str | None:
        """The channel."""
    @property
    def channel_id(self) -> str | None:
        """The id of the business's own channel."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class MessageContent:
    """The content of a message. Look at all of its members: what `type` names may be something else.

    Args:
        text: The text.
        url: Where the media are, for 24 hours. Whoever has the URL can read them.
        payload: The payload of a button.
        location: A place.
        interactive: The answer to an interactive message.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("text", "url", "payload", "location", "interactive",)
    def __new__(
        cls,
        *,
        text: str | None = None,
        url: str | None = None,
        payload: str | None = None,
        location: MessageLocation | Mapping[str, object] | None = None,
        interactive: Interactive | Mapping[str, object] | None = None,
    ) -> MessageContent: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> MessageContent:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        text: str | None = ...,
        url: str | None = ...,
        payload: str | None = ...,
        location: MessageLocation | Mapping[str, object] | None = ...,
        interactive: Interactive | Mapping[str, object] | None = ...,
    ) -> MessageContent:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        text: str | None = ...,
        url: str | None = ...,
        payload: str | None = ...,
        location: MessageLocation | Mapping[str, object] | None = ...,
        interactive: Interactive | Mapping[str, object] | None = ...,
    ) -> MessageContent: ...
    @property
    def text(self) -> str | None:
        """The text."""
    @property
    def url(self) -> str | None:
        """Where the media are, for 24 hours. Whoever has the URL can read them."""
    @property
    def payload(self) -> str | None:
        """The payload of a button."""
    @property
    def location(self) -> MessageLocation | None:
        """A place."""
    @property
    def interactive(self) -> Interactive | None:
        """The answer to an interactive message."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class MessageLocation:
    """A place.

    Args:
        latitude: The latitude, in degrees.
        longitude: The longitude, in degrees.
        name: The name of the place.
        address: The address of the place.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("latitude", "longitude", "name", "address",)
    def __new__(
        cls,
        *,
        latitude: int | float | None = None,
        longitude: int | float | None = None,
        name: str | None = None,
        address: str | None = None,
    ) -> MessageLocation: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> MessageLocation:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        latitude: int | float | None = ...,
        longitude: int | float | None = ...,
        name: str | None = ...,
        address: str | None = ...,
    ) -> MessageLocation:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        latitude: int | float | None = ...,
        longitude: int | float | None = ...,
        name: str | None = ...,
        address: str | None = ...,
    ) -> MessageLocation: ...
    @property
    def latitude(self) -> int | float | None:
        """The latitude, in degrees."""
    @property
    def longitude(self) -> int | float | None:
        """The longitude, in degrees."""
    @property
    def name(self) -> str | None:
        """The name of the place."""
    @property
    def address(self) -> str | None:
        """The address of the place."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class Interactive:
    """The answer to an interactive message.

    Args:
        type: What it answers.
        button_reply: The reply button.
        list_reply: The row of a list.
        nfm_reply: The answers to a Flow.
        call_permission_reply: The answer to a request for permission to call.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("type", "button_reply", "list_reply", "nfm_reply", "call_permission_reply",)
    def __new__(
        cls,
        *,
        type: InteractiveType | Literal["button_reply", "list_reply", "nfmReply", "callPermissionReply"] | None = None,
        button_reply: ButtonReply | Mapping[str, object] | None = None,
        list_reply: ListReply | Mapping[str, object] | None = None,
        nfm_reply: FlowReply | Mapping[str, object] | None = None,
        call_permission_reply: CallPermissionReply | Mapping[str, object] | None = None,
    ) -> Interactive: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> Interactive:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        type: InteractiveType | Literal["button_reply", "list_reply", "nfmReply", "callPermissionReply"] | None = ...,
        button_reply: ButtonReply | Mapping[str, object] | None = ...,
        list_reply: ListReply | Mapping[str, object] | None = ...,
        nfm_reply: FlowReply | Mapping[str, object] | None = ...,
        call_permission_reply: CallPermissionReply | Mapping[str, object] | None = ...,
    ) -> Interactive:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        type: InteractiveType | Literal["button_reply", "list_reply", "nfmReply", "callPermissionReply"] | None = ...,
        button_reply: ButtonReply | Mapping[str, object] | None = ...,
        list_reply: ListReply | Mapping[str, object] | None = ...,
        nfm_reply: FlowReply | Mapping[str, object] | None = ...,
        call_permission_reply: CallPermissionReply | Mapping[str, object] | None = ...,
    ) -> Interactive: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class ButtonReply:
    """A reply button that was tapped.

    Args:
        id: Its id.
        title: Its label.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("id", "title",)
    def __new__(
        cls,
        *,
        id: str | None = None,
        title: str | None = None,
    ) -> ButtonReply: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> ButtonReply:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        id: str | None = ...,
        title: str | None = ...,
    ) -> ButtonReply:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        id: str | None = ...,
        title: str | None = ...,
    ) -> ButtonReply: ...
    @property
    def id(self) -> str | None:
        """Its id."""
    @property
    def title(self) -> str | None:
        """Its label."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class ListReply:
    """A row of a list that was chosen.

    Args:
        id: Its id.
        title: Its title.
        description: Its description.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("id", "title", "description",)
    def __new__(
        cls,
        *,
        id: str | None = None,
        title: str | None = None,
        description: str | None = None,
    ) -> ListReply: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> ListReply:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        id: str | None = ...,
        title: str | None = ...,
        description: str | None = ...,
    ) -> ListReply:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        id: str | None = ...,
        title: str | None = ...,
        description: str | None = ...,
    ) -> ListReply: ...
    @property
    def id(self) -> str | None:
        """Its id."""
    @property
    def title(self) -> str | None:
        """Its title."""
    @property
    def description(self) -> str | None:
        """Its description."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class FlowReply:
    """The answers to a Flow.

    Args:
        response_json: The answers, as JSON in a text.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("response_json",)
    def __new__(
        cls,
        *,
        response_json: str | None = None,
    ) -> FlowReply: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> FlowReply:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        response_json: str | None = ...,
    ) -> FlowReply:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        response_json: str | None = ...,
    ) -> FlowReply: ...
    @property
    def response_json(self) -> str | None:
        """The answers, as JSON in a text."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class CallPermissionReply:
    """The answer to a request for permission to call.

    Args:
        response: Whether calls are permitted.
        is_permanent: Whether the permission has no end.
        expiration_timestamp: When the permission ends.
        response_source: Why the answer came.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("response", "is_permanent", "expiration_timestamp", "response_source",)
    def __new__(
        cls,
        *,
        response: CallPermission | Literal["accept", "reject"] | None = None,
        is_permanent: bool | None = None,
        expiration_timestamp: datetime | str | None = None,
        response_source: CallPermissionSource | Literal["user_action", "automatic"] | None = None,
    ) -> CallPermissionReply: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> CallPermissionReply:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        response: CallPermission | Literal["accept", "reject"] | None = ...,
        is_permanent: bool | None = ...,
        expiration_timestamp: datetime | str | None = ...,
        response_source: CallPermissionSource | Literal["user_action", "automatic"] | None = ...,
    ) -> CallPermissionReply:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        response: CallPermission | Literal["accept", "reject"] | None = ...,
        is_permanent: bool | None = ...,
        expiration_timestamp: datetime | str | None = ...,
        response_source: CallPermissionSource | Literal["user_action", "automatic"] | None = ...,
    ) -> CallPermissionReply: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class FlatInboundMessage:
    """An inbound message without an envelope, as LINE has them.

    Args:
        event_type: The name of the event: `inboundMessage`.
        version: The version of the format.
        channel: The channel.
        umid: The id of the message.
        sub_account_id: The sub-account that the channel is of.
        timestamp: When the message was received.
        user: Who sent it.
        type: The kind of content.
        content: The content.
        recipient: Where it arrived.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event_type", "version", "channel", "umid", "sub_account_id", "timestamp", "user", "type", "content", "recipient",)
    def __new__(
        cls,
        *,
        event_type: str,
        version: int | None = None,
        channel: Channel | Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"] | None = None,
        umid: str,
        sub_account_id: str | None = None,
        timestamp: datetime | str | None = None,
        user: FlatSender | Mapping[str, object] | None = None,
        type: ContentType | Literal["None", "Text", "Audio", "Video", "Image", "Location", "File", "Carousel", "List", "Buttons", "Template", "Interactive"],
        content: MessageContent | Mapping[str, object] | None = None,
        recipient: FlatRecipient | Mapping[str, object] | None = None,
    ) -> FlatInboundMessage: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> FlatInboundMessage:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event_type: str = ...,
        version: int | None = ...,
        channel: Channel | Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"] | None = ...,
        umid: str = ...,
        sub_account_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        user: FlatSender | Mapping[str, object] | None = ...,
        type: ContentType | Literal["None", "Text", "Audio", "Video", "Image", "Location", "File", "Carousel", "List", "Buttons", "Template", "Interactive"] = ...,
        content: MessageContent | Mapping[str, object] | None = ...,
        recipient: FlatRecipient | Mapping[str, object] | None = ...,
    ) -> FlatInboundMessage:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event_type: str = ...,
        version: int | None = ...,
        channel: Channel | Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"] | None = ...,
        umid: str = ...,
        sub_account_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        user: FlatSender | Mapping[str, object] | None = ...,
        type: ContentType | Literal["None", "Text", "Audio", "Video", "Image", "Location", "File", "Carousel", "List", "Buttons", "Template", "Interactive"] = ...,
        content: MessageContent | Mapping[str, object] | None = ...,
        recipient: FlatRecipient | Mapping[str, object] | None = ...,
    ) -> FlatInboundMessage: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class FlatSender:
    """Who sent an inbound message without an envelope.

    Args:
        channel_user_id: The id on the channel.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("channel_user_id",)
    def __new__(
        cls,
        *,
        channel_user_id: str | None = None,
    ) -> FlatSender: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> FlatSender:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        channel_user_id: str | None = ...,
    ) -> FlatSender:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        channel_user_id: str | None = ...,
    ) -> FlatSender: ...
    @property
    def channel_user_id(self) -> str | None:
        """The id on the channel."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class FlatRecipient:
    """Where an inbound message without an envelope arrived.

    Args:
        recipient_id: The id of the business's own channel.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("recipient_id",)
    def __new__(
        cls,
        *,
        recipient_id: str | None = None,
    ) -> FlatRecipient: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> FlatRecipient:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        recipient_id: str | None = ...,
    ) -> FlatRecipient:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        recipient_id: str | None = ...,
    ) -> FlatRecipient: ...
    @property
    def recipient_id(self) -> str | None:
        """The id of the business's own channel."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class DeliveryReceipt:
    """A delivery receipt: what became of a message.

    Args:
        version: The version of the format.
        namespace: The product: `ChatApps`.
        event_type: The name of the event.
        description: What the event is, for people.
        payload: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("version", "namespace", "event_type", "description", "payload",)
    def __new__(
        cls,
        *,
        version: int | None = None,
        namespace: EventNamespace | Literal["ChatApps"] | None = None,
        event_type: str,
        description: str | None = None,
        payload: ReceiptPayload | Mapping[str, object],
    ) -> DeliveryReceipt: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> DeliveryReceipt:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        version: int | None = ...,
        namespace: EventNamespace | Literal["ChatApps"] | None = ...,
        event_type: str = ...,
        description: str | None = ...,
        payload: ReceiptPayload | Mapping[str, object] = ...,
    ) -> DeliveryReceipt:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        version: int | None = ...,
        namespace: EventNamespace | Literal["ChatApps"] | None = ...,
        event_type: str = ...,
        description: str | None = ...,
        payload: ReceiptPayload | Mapping[str, object] = ...,
    ) -> DeliveryReceipt: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class ReceiptPayload:
    """What became of a message.

    Args:
        umid: The id of the message.
        batch_id: The id of the batch that the message was sent in.
        client_message_id: The sender's own id of the message.
        client_batch_id: The sender's own id of the batch.
        sub_account_id: The sub-account that sent the message.
        channel: The channel. A message that falls back to another one has receipts of both.
        user: Whom the message was sent to.
        status: What became of it.
        whatsapp: What only WhatsApp says.
        viber: What only Viber says.
        outbound_content: A copy of the message.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("umid", "batch_id", "client_message_id", "client_batch_id", "sub_account_id", "channel", "user", "status", "whatsapp", "viber", "outbound_content",)
    def __new__(
        cls,
        *,
        umid: str,
        batch_id: str | None = None,
        client_message_id: str | None = None,
        client_batch_id: str | None = None,
        sub_account_id: str | None = None,
        channel: Channel | Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"] | None = None,
        user: Addressee | Mapping[str, object] | None = None,
        status: ReceiptStatus | Mapping[str, object],
        whatsapp: ReceiptWhatsApp | Mapping[str, object] | None = None,
        viber: ReceiptViber | Mapping[str, object] | None = None,
        outbound_content: OutboundContent | Mapping[str, object] | None = None,
    ) -> ReceiptPayload: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> ReceiptPayload:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        umid: str = ...,
        batch_id: str | None = ...,
        client_message_id: str | None = ...,
        client_batch_id: str | None = ...,
        sub_account_id: str | None = ...,
        channel: Channel | Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"] | None = ...,
        user: Addressee | Mapping[str, object] | None = ...,
        status: ReceiptStatus | Mapping[str, object] = ...,
        whatsapp: ReceiptWhatsApp | Mapping[str, object] | None = ...,
        viber: ReceiptViber | Mapping[str, object] | None = ...,
        outbound_content: OutboundContent | Mapping[str, object] | None = ...,
    ) -> ReceiptPayload:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        umid: str = ...,
        batch_id: str | None = ...,
        client_message_id: str | None = ...,
        client_batch_id: str | None = ...,
        sub_account_id: str | None = ...,
        channel: Channel | Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"] | None = ...,
        user: Addressee | Mapping[str, object] | None = ...,
        status: ReceiptStatus | Mapping[str, object] = ...,
        whatsapp: ReceiptWhatsApp | Mapping[str, object] | None = ...,
        viber: ReceiptViber | Mapping[str, object] | None = ...,
        outbound_content: OutboundContent | Mapping[str, object] | None = ...,
    ) -> ReceiptPayload: ...
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
        """A copy of the message."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class Addressee:
    """The person whom a message was sent to.

    Args:
        msisdn: The phone number, with `+`.
        channel_user_id: The id on the channel.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("msisdn", "channel_user_id",)
    def __new__(
        cls,
        *,
        msisdn: str | None = None,
        channel_user_id: str | None = None,
    ) -> Addressee: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> Addressee:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        msisdn: str | None = ...,
        channel_user_id: str | None = ...,
    ) -> Addressee:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        msisdn: str | None = ...,
        channel_user_id: str | None = ...,
    ) -> Addressee: ...
    @property
    def msisdn(self) -> str | None:
        """The phone number, with `+`."""
    @property
    def channel_user_id(self) -> str | None:
        """The id on the channel."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class ReceiptStatus:
    """What became of a message.

    Args:
        state: The state.
        detail: More about the state.
        timestamp: When the state was observed.
        error_code: What went wrong, for programs.
        error_message: What went wrong, for people.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("state", "detail", "timestamp", "error_code", "error_message",)
    def __new__(
        cls,
        *,
        state: MessageState | Literal["queued", "accepted", "sent", "delivered", "read", "undelivered", "rejected", "failed", "error", "ok", "unknown"],
        detail: MessageStateDetail | Literal["delivered_to_operator", "delivered_to_recipient", "delivered_to_carrier", "rejected_by_operator", "undelivered_to_recipient"] | None = None,
        timestamp: datetime | str | None = None,
        error_code: int | None = None,
        error_message: str | None = None,
    ) -> ReceiptStatus: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> ReceiptStatus:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        state: MessageState | Literal["queued", "accepted", "sent", "delivered", "read", "undelivered", "rejected", "failed", "error", "ok", "unknown"] = ...,
        detail: MessageStateDetail | Literal["delivered_to_operator", "delivered_to_recipient", "delivered_to_carrier", "rejected_by_operator", "undelivered_to_recipient"] | None = ...,
        timestamp: datetime | str | None = ...,
        error_code: int | None = ...,
        error_message: str | None = ...,
    ) -> ReceiptStatus:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        state: MessageState | Literal["queued", "accepted", "sent", "delivered", "read", "undelivered", "rejected", "failed", "error", "ok", "unknown"] = ...,
        detail: MessageStateDetail | Literal["delivered_to_operator", "delivered_to_recipient", "delivered_to_carrier", "rejected_by_operator", "undelivered_to_recipient"] | None = ...,
        timestamp: datetime | str | None = ...,
        error_code: int | None = ...,
        error_message: str | None = ...,
    ) -> ReceiptStatus: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class ReceiptWhatsApp:
    """What only WhatsApp says of a message.

    Args:
        provider_error_code: Meta's own error code.
        pricing_category: Meta's price category.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("provider_error_code", "pricing_category",)
    def __new__(
        cls,
        *,
        provider_error_code: str | None = None,
        pricing_category: PricingCategory | Literal["marketing", "utility", "authentication", "authentication_international", "service", "business_initiated", "user_initiated"] | None = None,
    ) -> ReceiptWhatsApp: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> ReceiptWhatsApp:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        provider_error_code: str | None = ...,
        pricing_category: PricingCategory | Literal["marketing", "utility", "authentication", "authentication_international", "service", "business_initiated", "user_initiated"] | None = ...,
    ) -> ReceiptWhatsApp:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        provider_error_code: str | None = ...,
        pricing_category: PricingCategory | Literal["marketing", "utility", "authentication", "authentication_international", "service", "business_initiated", "user_initiated"] | None = ...,
    ) -> ReceiptWhatsApp: ...
    @property
    def provider_error_code(self) -> str | None:
        """Meta's own error code."""
    @property
    def pricing_category(self) -> PricingCategory | str | None:
        """Meta's price category."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class ReceiptViber:
    """What only Viber says of a message. It is announced, and not sent yet.

    Args:
        provider_error_code: Viber's own error code.
        pricing_category: Viber's price category: `session`, `transactional` or `promotional`.
        billable: Whether the message costs anything.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("provider_error_code", "pricing_category", "billable",)
    def __new__(
        cls,
        *,
        provider_error_code: str | None = None,
        pricing_category: str | None = None,
        billable: bool | None = None,
    ) -> ReceiptViber: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> ReceiptViber:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        provider_error_code: str | None = ...,
        pricing_category: str | None = ...,
        billable: bool | None = ...,
    ) -> ReceiptViber:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        provider_error_code: str | None = ...,
        pricing_category: str | None = ...,
        billable: bool | None = ...,
    ) -> ReceiptViber: ...
    @property
    def provider_error_code(self) -> str | None:
        """Viber's own error code."""
    @property
    def pricing_category(self) -> str | None:
        """Viber's price category: `session`, `transactional` or `promotional`."""
    @property
    def billable(self) -> bool | None:
        """Whether the message costs anything."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundContent:
    """A copy of a message that was sent. Under masking only the first two properties and `meta` are left.

    Args:
        channel: The channel: `whatsapp`.
        content_type: The kind of message.
        template: The template.
        header: The header.
        body: The body.
        footer: The footer.
        actions: What the recipient can do.
        cards: The cards of a carousel.
        meta: What was left out of the copy.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("channel", "content_type", "template", "header", "body", "footer", "actions", "cards", "meta",)
    def __new__(
        cls,
        *,
        channel: str | None = None,
        content_type: OutboundContentType | Literal["text", "media", "location", "template", "template_auth", "carousel", "interactive"] | None = None,
        template: OutboundTemplate | Mapping[str, object] | None = None,
        header: OutboundHeader | Mapping[str, object] | None = None,
        body: OutboundText | Mapping[str, object] | None = None,
        footer: OutboundText | Mapping[str, object] | None = None,
        actions: OutboundActions | Mapping[str, object] | None = None,
        cards: Sequence[OutboundCard | Mapping[str, object]] | None = None,
        meta: OutboundMeta | Mapping[str, object] | None = None,
    ) -> OutboundContent: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundContent:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        channel: str | None = ...,
        content_type: OutboundContentType | Literal["text", "media", "location", "template", "template_auth", "carousel", "interactive"] | None = ...,
        template: OutboundTemplate | Mapping[str, object] | None = ...,
        header: OutboundHeader | Mapping[str, object] | None = ...,
        body: OutboundText | Mapping[str, object] | None = ...,
        footer: OutboundText | Mapping[str, object] | None = ...,
        actions: OutboundActions | Mapping[str, object] | None = ...,
        cards: Sequence[OutboundCard | Mapping[str, object]] | None = ...,
        meta: OutboundMeta | Mapping[str, object] | None = ...,
    ) -> OutboundContent:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        channel: str | None = ...,
        content_type: OutboundContentType | Literal["text", "media", "location", "template", "template_auth", "carousel", "interactive"] | None = ...,
        template: OutboundTemplate | Mapping[str, object] | None = ...,
        header: OutboundHeader | Mapping[str, object] | None = ...,
        body: OutboundText | Mapping[str, object] | None = ...,
        footer: OutboundText | Mapping[str, object] | None = ...,
        actions: OutboundActions | Mapping[str, object] | None = ...,
        cards: Sequence[OutboundCard | Mapping[str, object]] | None = ...,
        meta: OutboundMeta | Mapping[str, object] | None = ...,
    ) -> OutboundContent: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundTemplate:
    """The template of a message.

    Args:
        name: Its name.
        language: Its language, such as `en_US`.
        category: Its category.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("name", "language", "category",)
    def __new__(
        cls,
        *,
        name: str | None = None,
        language: str | None = None,
        category: str | None = None,
    ) -> OutboundTemplate: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundTemplate:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        name: str | None = ...,
        language: str | None = ...,
        category: str | None = ...,
    ) -> OutboundTemplate:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        name: str | None = ...,
        language: str | None = ...,
        category: str | None = ...,
    ) -> OutboundTemplate: ...
    @property
    def name(self) -> str | None:
        """Its name."""
    @property
    def language(self) -> str | None:
        """Its language, such as `en_US`."""
    @property
    def category(self) -> str | None:
        """Its category."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundHeader:
    """The header of a message.

    Args:
        type: The kind of header.
        text: The text.
        media: The picture, video, sound or file.
        location: The place.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("type", "text", "media", "location",)
    def __new__(
        cls,
        *,
        type: OutboundHeaderType | Literal["text", "image", "video", "audio", "document", "location"] | None = None,
        text: str | None = None,
        media: OutboundMedia | Mapping[str, object] | None = None,
        location: OutboundLocation | Mapping[str, object] | None = None,
    ) -> OutboundHeader: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundHeader:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        type: OutboundHeaderType | Literal["text", "image", "video", "audio", "document", "location"] | None = ...,
        text: str | None = ...,
        media: OutboundMedia | Mapping[str, object] | None = ...,
        location: OutboundLocation | Mapping[str, object] | None = ...,
    ) -> OutboundHeader:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        type: OutboundHeaderType | Literal["text", "image", "video", "audio", "document", "location"] | None = ...,
        text: str | None = ...,
        media: OutboundMedia | Mapping[str, object] | None = ...,
        location: OutboundLocation | Mapping[str, object] | None = ...,
    ) -> OutboundHeader: ...
    @property
    def type(self) -> OutboundHeaderType | str | None:
        """The kind of header."""
    @property
    def text(self) -> str | None:
        """The text."""
    @property
    def media(self) -> OutboundMedia | None:
        """The picture, video, sound or file."""
    @property
    def location(self) -> OutboundLocation | None:
        """The place."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundMedia:
    """A picture, video, sound or file.

    Args:
        url: Where it is.
        filename: The name of the file.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("url", "filename",)
    def __new__(
        cls,
        *,
        url: str | None = None,
        filename: str | None = None,
    ) -> OutboundMedia: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundMedia:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        url: str | None = ...,
        filename: str | None = ...,
    ) -> OutboundMedia:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        url: str | None = ...,
        filename: str | None = ...,
    ) -> OutboundMedia: ...
    @property
    def url(self) -> str | None:
        """Where it is."""
    @property
    def filename(self) -> str | None:
        """The name of the file."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundLocation:
    """The place in a header.

    Args:
        latitude: The latitude, in degrees.
        longitude: The longitude, in degrees.
        name: The name of the place.
        address: The address of the place.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("latitude", "longitude", "name", "address",)
    def __new__(
        cls,
        *,
        latitude: int | float | None = None,
        longitude: int | float | None = None,
        name: str | None = None,
        address: str | None = None,
    ) -> OutboundLocation: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundLocation:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        latitude: int | float | None = ...,
        longitude: int | float | None = ...,
        name: str | None = ...,
        address: str | None = ...,
    ) -> OutboundLocation:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        latitude: int | float | None = ...,
        longitude: int | float | None = ...,
        name: str | None = ...,
        address: str | None = ...,
    ) -> OutboundLocation: ...
    @property
    def latitude(self) -> int | float | None:
        """The latitude, in degrees."""
    @property
    def longitude(self) -> int | float | None:
        """The longitude, in degrees."""
    @property
    def name(self) -> str | None:
        """The name of the place."""
    @property
    def address(self) -> str | None:
        """The address of the place."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundText:
    """The body or footer of a message.

    Args:
        text: The text.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("text",)
    def __new__(
        cls,
        *,
        text: str | None = None,
    ) -> OutboundText: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundText:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        text: str | None = ...,
    ) -> OutboundText:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        text: str | None = ...,
    ) -> OutboundText: ...
    @property
    def text(self) -> str | None:
        """The text."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundActions:
    """What the recipient of a message can do.

    Args:
        buttons: The buttons.
        cta: A link.
        list: A list.
        flow: A Flow.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("buttons", "cta", "list", "flow",)
    def __new__(
        cls,
        *,
        buttons: Sequence[OutboundButton | Mapping[str, object]] | None = None,
        cta: OutboundLink | Mapping[str, object] | None = None,
        list: OutboundList | Mapping[str, object] | None = None,
        flow: OutboundFlow | Mapping[str, object] | None = None,
    ) -> OutboundActions: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundActions:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        buttons: Sequence[OutboundButton | Mapping[str, object]] | None = ...,
        cta: OutboundLink | Mapping[str, object] | None = ...,
        list: OutboundList | Mapping[str, object] | None = ...,
        flow: OutboundFlow | Mapping[str, object] | None = ...,
    ) -> OutboundActions:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        buttons: Sequence[OutboundButton | Mapping[str, object]] | None = ...,
        cta: OutboundLink | Mapping[str, object] | None = ...,
        list: OutboundList | Mapping[str, object] | None = ...,
        flow: OutboundFlow | Mapping[str, object] | None = ...,
    ) -> OutboundActions: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundButton:
    """A button.

    Args:
        type: The kind of button.
        label: The label.
        value: What it does, if that is more than its kind.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("type", "label", "value",)
    def __new__(
        cls,
        *,
        type: OutboundButtonType | Literal["url", "quick_reply", "copy_code", "phone", "flow"] | None = None,
        label: str | None = None,
        value: str | None = None,
    ) -> OutboundButton: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundButton:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        type: OutboundButtonType | Literal["url", "quick_reply", "copy_code", "phone", "flow"] | None = ...,
        label: str | None = ...,
        value: str | None = ...,
    ) -> OutboundButton:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        type: OutboundButtonType | Literal["url", "quick_reply", "copy_code", "phone", "flow"] | None = ...,
        label: str | None = ...,
        value: str | None = ...,
    ) -> OutboundButton: ...
    @property
    def type(self) -> OutboundButtonType | str | None:
        """The kind of button."""
    @property
    def label(self) -> str | None:
        """The label."""
    @property
    def value(self) -> str | None:
        """What it does, if that is more than its kind."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundLink:
    """A link.

    Args:
        display_text: The label.
        url: Where it leads.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("display_text", "url",)
    def __new__(
        cls,
        *,
        display_text: str | None = None,
        url: str | None = None,
    ) -> OutboundLink: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundLink:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        display_text: str | None = ...,
        url: str | None = ...,
    ) -> OutboundLink:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        display_text: str | None = ...,
        url: str | None = ...,
    ) -> OutboundLink: ...
    @property
    def display_text(self) -> str | None:
        """The label."""
    @property
    def url(self) -> str | None:
        """Where it leads."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundList:
    """A list to choose from.

    Args:
        button_label: The label of the button that opens it.
        sections: Its sections.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("button_label", "sections",)
    def __new__(
        cls,
        *,
        button_label: str | None = None,
        sections: Sequence[OutboundSection | Mapping[str, object]] | None = None,
    ) -> OutboundList: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundList:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        button_label: str | None = ...,
        sections: Sequence[OutboundSection | Mapping[str, object]] | None = ...,
    ) -> OutboundList:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        button_label: str | None = ...,
        sections: Sequence[OutboundSection | Mapping[str, object]] | None = ...,
    ) -> OutboundList: ...
    @property
    def button_label(self) -> str | None:
        """The label of the button that opens it."""
    @property
    def sections(self) -> tuple[OutboundSection, ...] | None:
        """Its sections."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundSection:
    """A section of a list.

    Args:
        title: Its title.
        rows: Its rows.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("title", "rows",)
    def __new__(
        cls,
        *,
        title: str | None = None,
        rows: Sequence[OutboundRow | Mapping[str, object]] | None = None,
    ) -> OutboundSection: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundSection:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        title: str | None = ...,
        rows: Sequence[OutboundRow | Mapping[str, object]] | None = ...,
    ) -> OutboundSection:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        title: str | None = ...,
        rows: Sequence[OutboundRow | Mapping[str, object]] | None = ...,
    ) -> OutboundSection: ...
    @property
    def title(self) -> str | None:
        """Its title."""
    @property
    def rows(self) -> tuple[OutboundRow, ...] | None:
        """Its rows."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundRow:
    """A row of a list.

    Args:
        id: Its id.
        title: Its title.
        description: Its description.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("id", "title", "description",)
    def __new__(
        cls,
        *,
        id: str | None = None,
        title: str | None = None,
        description: str | None = None,
    ) -> OutboundRow: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundRow:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        id: str | None = ...,
        title: str | None = ...,
        description: str | None = ...,
    ) -> OutboundRow:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        id: str | None = ...,
        title: str | None = ...,
        description: str | None = ...,
    ) -> OutboundRow: ...
    @property
    def id(self) -> str | None:
        """Its id."""
    @property
    def title(self) -> str | None:
        """Its title."""
    @property
    def description(self) -> str | None:
        """Its description."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundFlow:
    """A Flow.

    Args:
        flow_id: Its id.
        cta: The label of the button that opens it.
        action: What happens when it is opened.
        screen: The screen that it begins with.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("flow_id", "cta", "action", "screen",)
    def __new__(
        cls,
        *,
        flow_id: str | None = None,
        cta: str | None = None,
        action: str | None = None,
        screen: str | None = None,
    ) -> OutboundFlow: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundFlow:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        flow_id: str | None = ...,
        cta: str | None = ...,
        action: str | None = ...,
        screen: str | None = ...,
    ) -> OutboundFlow:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        flow_id: str | None = ...,
        cta: str | None = ...,
        action: str | None = ...,
        screen: str | None = ...,
    ) -> OutboundFlow: ...
    @property
    def flow_id(self) -> str | None:
        """Its id."""
    @property
    def cta(self) -> str | None:
        """The label of the button that opens it."""
    @property
    def action(self) -> str | None:
        """What happens when it is opened."""
    @property
    def screen(self) -> str | None:
        """The screen that it begins with."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundCard:
    """A card of a carousel.

    Args:
        index: Its position, from 0.
        header: The header.
        body: The body.
        actions: What the recipient can do.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("index", "header", "body", "actions",)
    def __new__(
        cls,
        *,
        index: int | None = None,
        header: OutboundHeader | Mapping[str, object] | None = None,
        body: OutboundText | Mapping[str, object] | None = None,
        actions: OutboundActions | Mapping[str, object] | None = None,
    ) -> OutboundCard: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundCard:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        index: int | None = ...,
        header: OutboundHeader | Mapping[str, object] | None = ...,
        body: OutboundText | Mapping[str, object] | None = ...,
        actions: OutboundActions | Mapping[str, object] | None = ...,
    ) -> OutboundCard:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        index: int | None = ...,
        header: OutboundHeader | Mapping[str, object] | None = ...,
        body: OutboundText | Mapping[str, object] | None = ...,
        actions: OutboundActions | Mapping[str, object] | None = ...,
    ) -> OutboundCard: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class OutboundMeta:
    """What was left out of a copy.

    Args:
        redacted: Whether something was.
        redaction_reason: Why.
        interactive_type: The kind of interactive message.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("redacted", "redaction_reason", "interactive_type",)
    def __new__(
        cls,
        *,
        redacted: bool | None = None,
        redaction_reason: str | None = None,
        interactive_type: OutboundInteractiveType | Literal["button", "list", "cta_url", "flow"] | None = None,
    ) -> OutboundMeta: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> OutboundMeta:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        redacted: bool | None = ...,
        redaction_reason: str | None = ...,
        interactive_type: OutboundInteractiveType | Literal["button", "list", "cta_url", "flow"] | None = ...,
    ) -> OutboundMeta:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        redacted: bool | None = ...,
        redaction_reason: str | None = ...,
        interactive_type: OutboundInteractiveType | Literal["button", "list", "cta_url", "flow"] | None = ...,
    ) -> OutboundMeta: ...
    @property
    def redacted(self) -> bool | None:
        """Whether something was."""
    @property
    def redaction_reason(self) -> str | None:
        """Why."""
    @property
    def interactive_type(self) -> OutboundInteractiveType | str | None:
        """The kind of interactive message."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class ExternalAppMessage:
    """A message that the business sent from the WhatsApp Business App.

    Args:
        version: The version of the format.
        namespace: The product: `ChatApps`.
        event_type: The name of the event.
        description: What the event is, for people.
        payload: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("version", "namespace", "event_type", "description", "payload",)
    def __new__(
        cls,
        *,
        version: int | None = None,
        namespace: EventNamespace | Literal["ChatApps"] | None = None,
        event_type: str,
        description: str | None = None,
        payload: ExternalAppPayload | Mapping[str, object],
    ) -> ExternalAppMessage: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> ExternalAppMessage:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        version: int | None = ...,
        namespace: EventNamespace | Literal["ChatApps"] | None = ...,
        event_type: str = ...,
        description: str | None = ...,
        payload: ExternalAppPayload | Mapping[str, object] = ...,
    ) -> ExternalAppMessage:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        version: int | None = ...,
        namespace: EventNamespace | Literal["ChatApps"] | None = ...,
        event_type: str = ...,
        description: str | None = ...,
        payload: ExternalAppPayload | Mapping[str, object] = ...,
    ) -> ExternalAppMessage: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class ExternalAppPayload:
    """A message that the business sent from the WhatsApp Business App.

    Args:
        umid: The id of the message.
        sub_account_id: The sub-account that the channel is of.
        timestamp: When the message was sent.
        channel: The channel.
        user: Whom it was sent to.
        type: The kind of content.
        content: The content.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("umid", "sub_account_id", "timestamp", "channel", "user", "type", "content",)
    def __new__(
        cls,
        *,
        umid: str,
        sub_account_id: str | None = None,
        timestamp: datetime | str | None = None,
        channel: Channel | Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"] | None = None,
        user: Addressee | Mapping[str, object] | None = None,
        type: ContentType | Literal["None", "Text", "Audio", "Video", "Image", "Location", "File", "Carousel", "List", "Buttons", "Template", "Interactive"],
        content: MessageContent | Mapping[str, object] | None = None,
    ) -> ExternalAppPayload: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> ExternalAppPayload:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        umid: str = ...,
        sub_account_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        channel: Channel | Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"] | None = ...,
        user: Addressee | Mapping[str, object] | None = ...,
        type: ContentType | Literal["None", "Text", "Audio", "Video", "Image", "Location", "File", "Carousel", "List", "Buttons", "Template", "Interactive"] = ...,
        content: MessageContent | Mapping[str, object] | None = ...,
    ) -> ExternalAppPayload:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        umid: str = ...,
        sub_account_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        channel: Channel | Literal["sms", "whatsapp", "viber", "ZaloNotification", "LineNotification", "line", "RCS", "Zalo", "Facebook", "WeChat", "Kakao", "Instagram"] | None = ...,
        user: Addressee | Mapping[str, object] | None = ...,
        type: ContentType | Literal["None", "Text", "Audio", "Video", "Image", "Location", "File", "Carousel", "List", "Buttons", "Template", "Interactive"] = ...,
        content: MessageContent | Mapping[str, object] | None = ...,
    ) -> ExternalAppPayload: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class AccountUpdate:
    """Something about a business account changed.

    Args:
        event_id: The id of the event.
        timestamp: When it happened.
        provider: Whose business account it is.
        business_account_id: The id of the business account.
        account_id: The account. Other than in the API, it may be a name.
        event_type: The name of the event, as it was received.
        event_details: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    def __new__(
        cls,
        *,
        event_id: str | None = None,
        timestamp: datetime | str | None = None,
        provider: Provider | Literal["WhatsApp"] | None = None,
        business_account_id: str | None = None,
        account_id: str | None = None,
        event_type: str,
        event_details: AccountUpdateDetails | Mapping[str, object],
    ) -> AccountUpdate: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> AccountUpdate:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: AccountUpdateDetails | Mapping[str, object] = ...,
    ) -> AccountUpdate:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: AccountUpdateDetails | Mapping[str, object] = ...,
    ) -> AccountUpdate: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class AccountUpdateDetails:
    """What changed about a business account. A restriction has `restrictionInfo`, but for some of those that come with `violationInfo`.

    Args:
        event: What happened.
        phone_number: The phone number that it is about.
        business_verification_info: The verification of the business.
        violation_info: What was violated.
        restriction_info: What is restricted.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event", "phone_number", "business_verification_info", "violation_info", "restriction_info",)
    def __new__(
        cls,
        *,
        event: AccountEvent | Literal["BUSINESS_VERIFICATION_STATUS_UPDATE", "ACCOUNT_VIOLATION", "ACCOUNT_RESTRICTION"] | None = None,
        phone_number: str | None = None,
        business_verification_info: BusinessVerification | Mapping[str, object] | None = None,
        violation_info: AccountViolation | Mapping[str, object] | None = None,
        restriction_info: Sequence[AccountRestriction | Mapping[str, object]] | None = None,
    ) -> AccountUpdateDetails: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> AccountUpdateDetails:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event: AccountEvent | Literal["BUSINESS_VERIFICATION_STATUS_UPDATE", "ACCOUNT_VIOLATION", "ACCOUNT_RESTRICTION"] | None = ...,
        phone_number: str | None = ...,
        business_verification_info: BusinessVerification | Mapping[str, object] | None = ...,
        violation_info: AccountViolation | Mapping[str, object] | None = ...,
        restriction_info: Sequence[AccountRestriction | Mapping[str, object]] | None = ...,
    ) -> AccountUpdateDetails:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event: AccountEvent | Literal["BUSINESS_VERIFICATION_STATUS_UPDATE", "ACCOUNT_VIOLATION", "ACCOUNT_RESTRICTION"] | None = ...,
        phone_number: str | None = ...,
        business_verification_info: BusinessVerification | Mapping[str, object] | None = ...,
        violation_info: AccountViolation | Mapping[str, object] | None = ...,
        restriction_info: Sequence[AccountRestriction | Mapping[str, object]] | None = ...,
    ) -> AccountUpdateDetails: ...
    @property
    def event(self) -> AccountEvent | str | None:
        """What happened."""
    @property
    def phone_number(self) -> str | None:
        """The phone number that it is about."""
    @property
    def business_verification_info(self) -> BusinessVerification | None:
        """The verification of the business."""
    @property
    def violation_info(self) -> AccountViolation | None:
        """What was violated."""
    @property
    def restriction_info(self) -> tuple[AccountRestriction, ...] | None:
        """What is restricted."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class BusinessVerification:
    """The verification of a business.

    Args:
        business_id: Meta's id of the business.
        verification_status: The status, such as `APPROVED` or `FAILED`.
        rejection_reasons: Why it failed, such as `BUSINESS_NOT_ELIGIBLE`; `NONE` if it did not.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("business_id", "verification_status", "rejection_reasons",)
    def __new__(
        cls,
        *,
        business_id: str | None = None,
        verification_status: str | None = None,
        rejection_reasons: Sequence[str] | None = None,
    ) -> BusinessVerification: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> BusinessVerification:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        business_id: str | None = ...,
        verification_status: str | None = ...,
        rejection_reasons: Sequence[str] | None = ...,
    ) -> BusinessVerification:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        business_id: str | None = ...,
        verification_status: str | None = ...,
        rejection_reasons: Sequence[str] | None = ...,
    ) -> BusinessVerification: ...
    @property
    def business_id(self) -> str | None:
        """Meta's id of the business."""
    @property
    def verification_status(self) -> str | None:
        """The status, such as `APPROVED` or `FAILED`."""
    @property
    def rejection_reasons(self) -> tuple[str, ...] | None:
        """Why it failed, such as `BUSINESS_NOT_ELIGIBLE`; `NONE` if it did not."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class AccountViolation:
    """A violation.

    Args:
        violation_type: What was violated.
        remediation: What can be done.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("violation_type", "remediation",)
    def __new__(
        cls,
        *,
        violation_type: ViolationType | Literal["LOW_BUSINESS_INITIATED_CALLING_QUALITY", "LOW_USER_INITIATED_CALLING_QUALITY", "USER_INITIATED_CALLS_LOW_PICKUP_RATE", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_1", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_2", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_OFFBOARD", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN"] | None = None,
        remediation: str | None = None,
    ) -> AccountViolation: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> AccountViolation:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        violation_type: ViolationType | Literal["LOW_BUSINESS_INITIATED_CALLING_QUALITY", "LOW_USER_INITIATED_CALLING_QUALITY", "USER_INITIATED_CALLS_LOW_PICKUP_RATE", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_1", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_2", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_OFFBOARD", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN"] | None = ...,
        remediation: str | None = ...,
    ) -> AccountViolation:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        violation_type: ViolationType | Literal["LOW_BUSINESS_INITIATED_CALLING_QUALITY", "LOW_USER_INITIATED_CALLING_QUALITY", "USER_INITIATED_CALLS_LOW_PICKUP_RATE", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_1", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_2", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_OFFBOARD", "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN"] | None = ...,
        remediation: str | None = ...,
    ) -> AccountViolation: ...
    @property
    def violation_type(self) -> ViolationType | str | None:
        """What was violated."""
    @property
    def remediation(self) -> str | None:
        """What can be done."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class AccountRestriction:
    """A restriction.

    Args:
        restriction_type: What is restricted.
        expiration: When it ends.
        remediation: What can be done.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("restriction_type", "expiration", "remediation",)
    def __new__(
        cls,
        *,
        restriction_type: RestrictionType | Literal["RESTRICTED_BUSINESS_INITIATED_CALLING", "RESTRICTED_USER_INITIATED_CALLING", "RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN", "RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES"] | None = None,
        expiration: datetime | str | None = None,
        remediation: str | None = None,
    ) -> AccountRestriction: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> AccountRestriction:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        restriction_type: RestrictionType | Literal["RESTRICTED_BUSINESS_INITIATED_CALLING", "RESTRICTED_USER_INITIATED_CALLING", "RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN", "RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES"] | None = ...,
        expiration: datetime | str | None = ...,
        remediation: str | None = ...,
    ) -> AccountRestriction:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        restriction_type: RestrictionType | Literal["RESTRICTED_BUSINESS_INITIATED_CALLING", "RESTRICTED_USER_INITIATED_CALLING", "RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN", "RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES"] | None = ...,
        expiration: datetime | str | None = ...,
        remediation: str | None = ...,
    ) -> AccountRestriction: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class PhoneNumberQualityUpdate:
    """The quality or the limit of a phone number changed.

    Args:
        event_id: The id of the event.
        timestamp: When it happened.
        provider: Whose business account it is.
        business_account_id: The id of the business account.
        account_id: The account. Other than in the API, it may be a name.
        event_type: The name of the event, as it was received.
        event_details: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    def __new__(
        cls,
        *,
        event_id: str | None = None,
        timestamp: datetime | str | None = None,
        provider: Provider | Literal["WhatsApp"] | None = None,
        business_account_id: str | None = None,
        account_id: str | None = None,
        event_type: str,
        event_details: PhoneNumberQualityDetails | Mapping[str, object],
    ) -> PhoneNumberQualityUpdate: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> PhoneNumberQualityUpdate:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: PhoneNumberQualityDetails | Mapping[str, object] = ...,
    ) -> PhoneNumberQualityUpdate:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: PhoneNumberQualityDetails | Mapping[str, object] = ...,
    ) -> PhoneNumberQualityUpdate: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class PhoneNumberQualityDetails:
    """What changed about a phone number.

    Args:
        display_phone_number: The phone number.
        meta: What changed.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("display_phone_number", "meta",)
    def __new__(
        cls,
        *,
        display_phone_number: str | None = None,
        meta: PhoneNumberQuality | Mapping[str, object] | None = None,
    ) -> PhoneNumberQualityDetails: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> PhoneNumberQualityDetails:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        display_phone_number: str | None = ...,
        meta: PhoneNumberQuality | Mapping[str, object] | None = ...,
    ) -> PhoneNumberQualityDetails:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        display_phone_number: str | None = ...,
        meta: PhoneNumberQuality | Mapping[str, object] | None = ...,
    ) -> PhoneNumberQualityDetails: ...
    @property
    def display_phone_number(self) -> str | None:
        """The phone number."""
    @property
    def meta(self) -> PhoneNumberQuality | None:
        """What changed."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class PhoneNumberQuality:
    """The quality and the limits of a phone number.

    Args:
        event: What happened.
        current_limit: The limit of the number. It is to be removed.
        old_limit: The limit before. It is to be removed.
        max_daily_conversations_per_business: The limit of the whole business.
        reason: Why it happened, such as `QUALITY_DECREASE`.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event", "current_limit", "old_limit", "max_daily_conversations_per_business", "reason",)
    def __new__(
        cls,
        *,
        event: PhoneNumberEvent | Literal["DOWNGRADE", "FLAGGED", "ONBOARDING", "THROUGHPUT_UPGRADE", "UNFLAGGED", "UPGRADE"] | None = None,
        current_limit: ConversationLimit | Literal["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_NOT_SET", "TIER_UNLIMITED"] | None = None,
        old_limit: ConversationLimit | Literal["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_NOT_SET", "TIER_UNLIMITED"] | None = None,
        max_daily_conversations_per_business: ConversationLimit | Literal["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_NOT_SET", "TIER_UNLIMITED"] | None = None,
        reason: str | None = None,
    ) -> PhoneNumberQuality: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> PhoneNumberQuality:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event: PhoneNumberEvent | Literal["DOWNGRADE", "FLAGGED", "ONBOARDING", "THROUGHPUT_UPGRADE", "UNFLAGGED", "UPGRADE"] | None = ...,
        current_limit: ConversationLimit | Literal["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_NOT_SET", "TIER_UNLIMITED"] | None = ...,
        old_limit: ConversationLimit | Literal["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_NOT_SET", "TIER_UNLIMITED"] | None = ...,
        max_daily_conversations_per_business: ConversationLimit | Literal["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_NOT_SET", "TIER_UNLIMITED"] | None = ...,
        reason: str | None = ...,
    ) -> PhoneNumberQuality:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event: PhoneNumberEvent | Literal["DOWNGRADE", "FLAGGED", "ONBOARDING", "THROUGHPUT_UPGRADE", "UNFLAGGED", "UPGRADE"] | None = ...,
        current_limit: ConversationLimit | Literal["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_NOT_SET", "TIER_UNLIMITED"] | None = ...,
        old_limit: ConversationLimit | Literal["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_NOT_SET", "TIER_UNLIMITED"] | None = ...,
        max_daily_conversations_per_business: ConversationLimit | Literal["TIER_50", "TIER_250", "TIER_1K", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_NOT_SET", "TIER_UNLIMITED"] | None = ...,
        reason: str | None = ...,
    ) -> PhoneNumberQuality: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class TemplateCategoryUpdate:
    """The category of a template changed.

    Args:
        event_id: The id of the event.
        timestamp: When it happened.
        provider: Whose business account it is.
        business_account_id: The id of the business account.
        account_id: The account. Other than in the API, it may be a name.
        event_type: The name of the event, as it was received.
        event_details: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    def __new__(
        cls,
        *,
        event_id: str | None = None,
        timestamp: datetime | str | None = None,
        provider: Provider | Literal["WhatsApp"] | None = None,
        business_account_id: str | None = None,
        account_id: str | None = None,
        event_type: str,
        event_details: TemplateCategoryDetails | Mapping[str, object],
    ) -> TemplateCategoryUpdate: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> TemplateCategoryUpdate:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: TemplateCategoryDetails | Mapping[str, object] = ...,
    ) -> TemplateCategoryUpdate:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: TemplateCategoryDetails | Mapping[str, object] = ...,
    ) -> TemplateCategoryUpdate: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class TemplateCategoryDetails:
    """A template whose category changed.

    Args:
        template_id: The id of the template, in digits.
        template_name: The name of the template.
        template_language: The language of the template, such as `en_US`.
        meta: What changed.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("template_id", "template_name", "template_language", "meta",)
    def __new__(
        cls,
        *,
        template_id: str | None = None,
        template_name: str | None = None,
        template_language: str | None = None,
        meta: TemplateCategoryChange | Mapping[str, object] | None = None,
    ) -> TemplateCategoryDetails: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> TemplateCategoryDetails:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        template_id: str | None = ...,
        template_name: str | None = ...,
        template_language: str | None = ...,
        meta: TemplateCategoryChange | Mapping[str, object] | None = ...,
    ) -> TemplateCategoryDetails:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        template_id: str | None = ...,
        template_name: str | None = ...,
        template_language: str | None = ...,
        meta: TemplateCategoryChange | Mapping[str, object] | None = ...,
    ) -> TemplateCategoryDetails: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class TemplateCategoryChange:
    """A change of category.

    Args:
        previous_category: The category before, such as `UTILITY`.
        new_category: The category, such as `MARKETING`.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("previous_category", "new_category",)
    def __new__(
        cls,
        *,
        previous_category: str | None = None,
        new_category: str | None = None,
    ) -> TemplateCategoryChange: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> TemplateCategoryChange:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        previous_category: str | None = ...,
        new_category: str | None = ...,
    ) -> TemplateCategoryChange:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        previous_category: str | None = ...,
        new_category: str | None = ...,
    ) -> TemplateCategoryChange: ...
    @property
    def previous_category(self) -> str | None:
        """The category before, such as `UTILITY`."""
    @property
    def new_category(self) -> str | None:
        """The category, such as `MARKETING`."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class TemplateQualityUpdate:
    """The quality of a template changed.

    Args:
        event_id: The id of the event.
        timestamp: When it happened.
        provider: Whose business account it is.
        business_account_id: The id of the business account.
        account_id: The account. Other than in the API, it may be a name.
        event_type: The name of the event, as it was received.
        event_details: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    def __new__(
        cls,
        *,
        event_id: str | None = None,
        timestamp: datetime | str | None = None,
        provider: Provider | Literal["WhatsApp"] | None = None,
        business_account_id: str | None = None,
        account_id: str | None = None,
        event_type: str,
        event_details: TemplateQualityDetails | Mapping[str, object],
    ) -> TemplateQualityUpdate: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> TemplateQualityUpdate:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: TemplateQualityDetails | Mapping[str, object] = ...,
    ) -> TemplateQualityUpdate:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: TemplateQualityDetails | Mapping[str, object] = ...,
    ) -> TemplateQualityUpdate: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class TemplateQualityDetails:
    """A template whose quality changed.

    Args:
        template_id: The id of the template, in digits.
        template_name: The name of the template.
        template_language: The language of the template, such as `en_US`.
        meta: What changed.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("template_id", "template_name", "template_language", "meta",)
    def __new__(
        cls,
        *,
        template_id: str | None = None,
        template_name: str | None = None,
        template_language: str | None = None,
        meta: TemplateQualityChange | Mapping[str, object] | None = None,
    ) -> TemplateQualityDetails: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> TemplateQualityDetails:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        template_id: str | None = ...,
        template_name: str | None = ...,
        template_language: str | None = ...,
        meta: TemplateQualityChange | Mapping[str, object] | None = ...,
    ) -> TemplateQualityDetails:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        template_id: str | None = ...,
        template_name: str | None = ...,
        template_language: str | None = ...,
        meta: TemplateQualityChange | Mapping[str, object] | None = ...,
    ) -> TemplateQualityDetails: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class TemplateQualityChange:
    """A change of quality.

    Args:
        previous_quality_score: The quality before.
        new_quality_score: The quality.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("previous_quality_score", "new_quality_score",)
    def __new__(
        cls,
        *,
        previous_quality_score: QualityScore | Literal["GREEN", "YELLOW", "RED", "UNKNOWN"] | None = None,
        new_quality_score: QualityScore | Literal["GREEN", "YELLOW", "RED", "UNKNOWN"] | None = None,
    ) -> TemplateQualityChange: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> TemplateQualityChange:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        previous_quality_score: QualityScore | Literal["GREEN", "YELLOW", "RED", "UNKNOWN"] | None = ...,
        new_quality_score: QualityScore | Literal["GREEN", "YELLOW", "RED", "UNKNOWN"] | None = ...,
    ) -> TemplateQualityChange:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        previous_quality_score: QualityScore | Literal["GREEN", "YELLOW", "RED", "UNKNOWN"] | None = ...,
        new_quality_score: QualityScore | Literal["GREEN", "YELLOW", "RED", "UNKNOWN"] | None = ...,
    ) -> TemplateQualityChange: ...
    @property
    def previous_quality_score(self) -> QualityScore | str | None:
        """The quality before."""
    @property
    def new_quality_score(self) -> QualityScore | str | None:
        """The quality."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class TemplateStatusUpdate:
    """The status of a template changed.

    Args:
        event_id: The id of the event.
        timestamp: When it happened.
        provider: Whose business account it is.
        business_account_id: The id of the business account.
        account_id: The account. Other than in the API, it may be a name.
        event_type: The name of the event, as it was received.
        event_details: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    def __new__(
        cls,
        *,
        event_id: str | None = None,
        timestamp: datetime | str | None = None,
        provider: Provider | Literal["WhatsApp"] | None = None,
        business_account_id: str | None = None,
        account_id: str | None = None,
        event_type: str,
        event_details: TemplateStatusDetails | Mapping[str, object],
    ) -> TemplateStatusUpdate: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> TemplateStatusUpdate:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: TemplateStatusDetails | Mapping[str, object] = ...,
    ) -> TemplateStatusUpdate:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: TemplateStatusDetails | Mapping[str, object] = ...,
    ) -> TemplateStatusUpdate: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class TemplateStatusDetails:
    """A template whose status changed.

    Args:
        template_id: The id of the template, in digits.
        template_name: The name of the template.
        template_language: The language of the template, such as `en_US`.
        meta: What changed.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("template_id", "template_name", "template_language", "meta",)
    def __new__(
        cls,
        *,
        template_id: str | None = None,
        template_name: str | None = None,
        template_language: str | None = None,
        meta: TemplateStatusChange | Mapping[str, object] | None = None,
    ) -> TemplateStatusDetails: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> TemplateStatusDetails:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        template_id: str | None = ...,
        template_name: str | None = ...,
        template_language: str | None = ...,
        meta: TemplateStatusChange | Mapping[str, object] | None = ...,
    ) -> TemplateStatusDetails:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        template_id: str | None = ...,
        template_name: str | None = ...,
        template_language: str | None = ...,
        meta: TemplateStatusChange | Mapping[str, object] | None = ...,
    ) -> TemplateStatusDetails: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class TemplateStatusChange:
    """A change of status.

    Args:
        status: The status.
        reason: Why.
        disable_info: That it is to be disabled.
        other_info: That it was paused, or no longer is.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("status", "reason", "disable_info", "other_info",)
    def __new__(
        cls,
        *,
        status: TemplateStatus | Literal["APPROVED", "REJECTED", "FLAGGED", "PAUSED", "PENDING", "PENDING_DELETION", "DISABLED"] | None = None,
        reason: TemplateReason | Literal["ABUSIVE_CONTENT", "INCORRECT_CATEGORY", "INVALID_FORMAT", "SCAM", "NONE"] | None = None,
        disable_info: DisableInfo | Mapping[str, object] | None = None,
        other_info: PauseInfo | Mapping[str, object] | None = None,
    ) -> TemplateStatusChange: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> TemplateStatusChange:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        status: TemplateStatus | Literal["APPROVED", "REJECTED", "FLAGGED", "PAUSED", "PENDING", "PENDING_DELETION", "DISABLED"] | None = ...,
        reason: TemplateReason | Literal["ABUSIVE_CONTENT", "INCORRECT_CATEGORY", "INVALID_FORMAT", "SCAM", "NONE"] | None = ...,
        disable_info: DisableInfo | Mapping[str, object] | None = ...,
        other_info: PauseInfo | Mapping[str, object] | None = ...,
    ) -> TemplateStatusChange:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        status: TemplateStatus | Literal["APPROVED", "REJECTED", "FLAGGED", "PAUSED", "PENDING", "PENDING_DELETION", "DISABLED"] | None = ...,
        reason: TemplateReason | Literal["ABUSIVE_CONTENT", "INCORRECT_CATEGORY", "INVALID_FORMAT", "SCAM", "NONE"] | None = ...,
        disable_info: DisableInfo | Mapping[str, object] | None = ...,
        other_info: PauseInfo | Mapping[str, object] | None = ...,
    ) -> TemplateStatusChange: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class DisableInfo:
    """That a template is to be disabled.

    Args:
        disable_date: When. Nothing says in what format.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("disable_date",)
    def __new__(
        cls,
        *,
        disable_date: str | None = None,
    ) -> DisableInfo: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> DisableInfo:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        disable_date: str | None = ...,
    ) -> DisableInfo:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        disable_date: str | None = ...,
    ) -> DisableInfo: ...
    @property
    def disable_date(self) -> str | None:
        """When. Nothing says in what format."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class PauseInfo:
    """That a template was paused, or no longer is.

    Args:
        title: What happened.
        description: The same for people.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("title", "description",)
    def __new__(
        cls,
        *,
        title: PauseTitle | Literal["FIRST_PAUSE", "SECOND_PAUSE", "RATE_LIMITING_PAUSE", "UNPAUSE", "DISABLED"] | None = None,
        description: str | None = None,
    ) -> PauseInfo: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> PauseInfo:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        title: PauseTitle | Literal["FIRST_PAUSE", "SECOND_PAUSE", "RATE_LIMITING_PAUSE", "UNPAUSE", "DISABLED"] | None = ...,
        description: str | None = ...,
    ) -> PauseInfo:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        title: PauseTitle | Literal["FIRST_PAUSE", "SECOND_PAUSE", "RATE_LIMITING_PAUSE", "UNPAUSE", "DISABLED"] | None = ...,
        description: str | None = ...,
    ) -> PauseInfo: ...
    @property
    def title(self) -> PauseTitle | str | None:
        """What happened."""
    @property
    def description(self) -> str | None:
        """The same for people."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class TemplateCorrectCategoryDetection:
    """Meta would put a template into another category.

    Args:
        event_id: The id of the event.
        timestamp: When it happened.
        provider: Whose business account it is.
        business_account_id: The id of the business account.
        account_id: The account. Other than in the API, it may be a name.
        event_type: The name of the event, as it was received.
        event_details: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    def __new__(
        cls,
        *,
        event_id: str | None = None,
        timestamp: datetime | str | None = None,
        provider: Provider | Literal["WhatsApp"] | None = None,
        business_account_id: str | None = None,
        account_id: str | None = None,
        event_type: str,
        event_details: TemplateCorrectCategoryDetails | Mapping[str, object],
    ) -> TemplateCorrectCategoryDetection: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> TemplateCorrectCategoryDetection:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: TemplateCorrectCategoryDetails | Mapping[str, object] = ...,
    ) -> TemplateCorrectCategoryDetection:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: TemplateCorrectCategoryDetails | Mapping[str, object] = ...,
    ) -> TemplateCorrectCategoryDetection: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class TemplateCorrectCategoryDetails:
    """A template that Meta would put into another category.

    Args:
        template_id: The id of the template, in digits.
        template_name: The name of the template.
        template_language: The language of the template, such as `en_US`.
        meta: What changed.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("template_id", "template_name", "template_language", "meta",)
    def __new__(
        cls,
        *,
        template_id: str | None = None,
        template_name: str | None = None,
        template_language: str | None = None,
        meta: TemplateCorrectCategory | Mapping[str, object] | None = None,
    ) -> TemplateCorrectCategoryDetails: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> TemplateCorrectCategoryDetails:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        template_id: str | None = ...,
        template_name: str | None = ...,
        template_language: str | None = ...,
        meta: TemplateCorrectCategory | Mapping[str, object] | None = ...,
    ) -> TemplateCorrectCategoryDetails:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        template_id: str | None = ...,
        template_name: str | None = ...,
        template_language: str | None = ...,
        meta: TemplateCorrectCategory | Mapping[str, object] | None = ...,
    ) -> TemplateCorrectCategoryDetails: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class TemplateCorrectCategory:
    """The category that Meta would choose. The template itself is unchanged.

    Args:
        category: The category that a message was sent in, such as `UTILITY`.
        correct_category: The category that Meta would choose, such as `MARKETING`.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("category", "correct_category",)
    def __new__(
        cls,
        *,
        category: str | None = None,
        correct_category: str | None = None,
    ) -> TemplateCorrectCategory: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> TemplateCorrectCategory:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        category: str | None = ...,
        correct_category: str | None = ...,
    ) -> TemplateCorrectCategory:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        category: str | None = ...,
        correct_category: str | None = ...,
    ) -> TemplateCorrectCategory: ...
    @property
    def category(self) -> str | None:
        """The category that a message was sent in, such as `UTILITY`."""
    @property
    def correct_category(self) -> str | None:
        """The category that Meta would choose, such as `MARKETING`."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class WhatsAppUserIdUpdate:
    """The id of a WhatsApp user changed.

    Args:
        event_id: The id of the event.
        timestamp: When it happened.
        provider: Whose business account it is.
        business_account_id: The id of the business account.
        account_id: The account. Other than in the API, it may be a name.
        event_type: The name of the event, as it was received.
        event_details: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    def __new__(
        cls,
        *,
        event_id: str | None = None,
        timestamp: datetime | str | None = None,
        provider: Provider | Literal["WhatsApp"] | None = None,
        business_account_id: str | None = None,
        account_id: str | None = None,
        event_type: str,
        event_details: PassedOn | Mapping[str, object],
    ) -> WhatsAppUserIdUpdate: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> WhatsAppUserIdUpdate:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: PassedOn | Mapping[str, object] = ...,
    ) -> WhatsAppUserIdUpdate:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: PassedOn | Mapping[str, object] = ...,
    ) -> WhatsAppUserIdUpdate: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class PassedOn:
    """An object of Meta's, as it is.

    Args:
        raw_event: The object.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("raw_event",)
    def __new__(
        cls,
        *,
        raw_event: MetaChange | Mapping[str, object] | None = None,
    ) -> PassedOn: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> PassedOn:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        raw_event: MetaChange | Mapping[str, object] | None = ...,
    ) -> PassedOn:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        raw_event: MetaChange | Mapping[str, object] | None = ...,
    ) -> PassedOn: ...
    @property
    def raw_event(self) -> MetaChange | None:
        """The object."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class MetaChange:
    """An object of Meta's. Its form is Meta's own, and nothing looks into it.

    Args:
        field: Meta's name for what changed.
        value: What changed.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("field", "value",)
    def __new__(
        cls,
        *,
        field: str | None = None,
        value: Any | None = None,
    ) -> MetaChange: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> MetaChange:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        field: str | None = ...,
        value: Any | None = ...,
    ) -> MetaChange:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        field: str | None = ...,
        value: Any | None = ...,
    ) -> MetaChange: ...
    @property
    def field(self) -> str | None:
        """Meta's name for what changed."""
    @property
    def value(self) -> Any | None:
        """What changed."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class WhatsAppContact:
    """A customer sent a contact card.

    Args:
        event_id: The id of the event.
        timestamp: When it happened.
        provider: Whose business account it is.
        business_account_id: The id of the business account.
        account_id: The account. Other than in the API, it may be a name.
        event_type: The name of the event, as it was received.
        event_details: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    def __new__(
        cls,
        *,
        event_id: str | None = None,
        timestamp: datetime | str | None = None,
        provider: Provider | Literal["WhatsApp"] | None = None,
        business_account_id: str | None = None,
        account_id: str | None = None,
        event_type: str,
        event_details: PassedOn | Mapping[str, object],
    ) -> WhatsAppContact: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> WhatsAppContact:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: PassedOn | Mapping[str, object] = ...,
    ) -> WhatsAppContact:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: PassedOn | Mapping[str, object] = ...,
    ) -> WhatsAppContact: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class WhatsAppPreference:
    """A customer changed a preference about marketing messages.

    Args:
        event_id: The id of the event.
        timestamp: When it happened.
        provider: Whose business account it is.
        business_account_id: The id of the business account.
        account_id: The account. Other than in the API, it may be a name.
        event_type: The name of the event, as it was received.
        event_details: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    def __new__(
        cls,
        *,
        event_id: str | None = None,
        timestamp: datetime | str | None = None,
        provider: Provider | Literal["WhatsApp"] | None = None,
        business_account_id: str | None = None,
        account_id: str | None = None,
        event_type: str,
        event_details: PassedOn | Mapping[str, object],
    ) -> WhatsAppPreference: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> WhatsAppPreference:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: PassedOn | Mapping[str, object] = ...,
    ) -> WhatsAppPreference:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: PassedOn | Mapping[str, object] = ...,
    ) -> WhatsAppPreference: ...
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
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class UnknownEvent:
    """An event that is not documented, in the envelope of those that are.

    Args:
        version: The version of the format.
        namespace: The product: `ChatApps`.
        event_type: The name of the event.
        description: What the event is, for people.
        payload: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("version", "namespace", "event_type", "description", "payload",)
    def __new__(
        cls,
        *,
        version: int | None = None,
        namespace: EventNamespace | Literal["ChatApps"] | None = None,
        event_type: str,
        description: str | None = None,
        payload: Any,
    ) -> UnknownEvent: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> UnknownEvent:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        version: int | None = ...,
        namespace: EventNamespace | Literal["ChatApps"] | None = ...,
        event_type: str = ...,
        description: str | None = ...,
        payload: Any = ...,
    ) -> UnknownEvent:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        version: int | None = ...,
        namespace: EventNamespace | Literal["ChatApps"] | None = ...,
        event_type: str = ...,
        description: str | None = ...,
        payload: Any = ...,
    ) -> UnknownEvent: ...
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
    def payload(self) -> Any:
        """What happened."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class UnknownBusinessUpdate:
    """A business update that is not documented.

    Args:
        event_id: The id of the event.
        timestamp: When it happened.
        provider: Whose business account it is.
        business_account_id: The id of the business account.
        account_id: The account. Other than in the API, it may be a name.
        event_type: The name of the event, as it was received.
        event_details: What happened.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event_id", "timestamp", "provider", "business_account_id", "account_id", "event_type", "event_details",)
    def __new__(
        cls,
        *,
        event_id: str | None = None,
        timestamp: datetime | str | None = None,
        provider: Provider | Literal["WhatsApp"] | None = None,
        business_account_id: str | None = None,
        account_id: str | None = None,
        event_type: str,
        event_details: Any,
    ) -> UnknownBusinessUpdate: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> UnknownBusinessUpdate:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: Any = ...,
    ) -> UnknownBusinessUpdate:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event_id: str | None = ...,
        timestamp: datetime | str | None = ...,
        provider: Provider | Literal["WhatsApp"] | None = ...,
        business_account_id: str | None = ...,
        account_id: str | None = ...,
        event_type: str = ...,
        event_details: Any = ...,
    ) -> UnknownBusinessUpdate: ...
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
    def event_details(self) -> Any:
        """What happened."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class ForeignEvent:
    """An event of another product, such as SMS or VOICE.

    Args:
        namespace: The product.
        event_type: The name of the event.
        payload: What happened, in the form of the product.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("namespace", "event_type", "payload",)
    def __new__(
        cls,
        *,
        namespace: str | None = None,
        event_type: str | None = None,
        payload: Any | None = None,
    ) -> ForeignEvent: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> ForeignEvent:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        namespace: str | None = ...,
        event_type: str | None = ...,
        payload: Any | None = ...,
    ) -> ForeignEvent:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        namespace: str | None = ...,
        event_type: str | None = ...,
        payload: Any | None = ...,
    ) -> ForeignEvent: ...
    @property
    def namespace(self) -> str | None:
        """The product."""
    @property
    def event_type(self) -> str | None:
        """The name of the event."""
    @property
    def payload(self) -> Any | None:
        """What happened, in the form of the product."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...

@final
class Unrecognized:
    """A body that is no event as far as anything documents.

    Args:
        event_type: The name of the event, if the body has one.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("event_type",)
    def __new__(
        cls,
        *,
        event_type: str | None = None,
    ) -> Unrecognized: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> Unrecognized:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in it."""
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        event_type: str | None = ...,
    ) -> Unrecognized:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        event_type: str | None = ...,
    ) -> Unrecognized: ...
    @property
    def event_type(self) -> str | None:
        """The name of the event, if the body has one."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...
