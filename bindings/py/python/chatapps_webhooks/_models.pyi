# Made by `make gen`; don't edit.
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, final

from ._enumerations import CredentialsLocation, ProbeCredentials, ProbeFailure, ProbeKind, WebhookType
from ._names import Policy
from ._native import Secret

CLASSES: dict[str, Any]
HOOKS: dict[str, Any]
MODELS: dict[str, str | None]
ROWS: dict[str, list[Row]]

class Row:
    def __init__(self, attribute: Any) -> None: ...
    def __getattr__(self, name: str) -> Any: ...
def finalized(cls: type) -> None: ...
def shown(value: object) -> str: ...
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
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is
                `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in
        it.
        """
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
        """The same as GET shows it: with `***` in place of secrets. An empty `http_authorization` has
        nothing to mask.
        """
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
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is
                `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in
        it.
        """
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
        """The same as GET shows it: with `***` in place of secrets. An empty `http_authorization` has
        nothing to mask.
        """
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
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is
                `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in
        it.
        """
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
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is
                `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in
        it.
        """
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
class ReceiverTranscript:
    """The transcript of a check of a receiver: what it was sent, and how it answered.

    Args:
        probes: What was sent, in that order.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("probes",)
    def __new__(
        cls,
        *,
        probes: Sequence[ReceiverProbe | Mapping[str, object]],
    ) -> ReceiverTranscript: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> ReceiverTranscript:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is
                `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in
        it.
        """
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        probes: Sequence[ReceiverProbe | Mapping[str, object]] = ...,
    ) -> ReceiverTranscript:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        probes: Sequence[ReceiverProbe | Mapping[str, object]] = ...,
    ) -> ReceiverTranscript: ...
    @property
    def probes(self) -> tuple[ReceiverProbe, ...]:
        """What was sent, in that order."""
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
class ReceiverProbe:
    """A request to a receiver, and how it was answered.

    Args:
        probe: What was sent.
        credentials: The `Authorization` with which it was sent.
        kind: The kind of the event.
        detail: The type of content, the state or whatever else the event differs in from others of its kind.
        format: The version of the format.
        status: The status of the answer.
        failure: Why there was no answer.
        milliseconds: How long it took until the answer, or until there was none, in milliseconds.
        alike: How many more events were answered in the same way, and have no entry of their own.

    Raises:
        ValidationError: If the values break the contract. Policy rules are for `check`.
        TypeError: If a value is of a type that JSON doesn't have.
    """
    __match_args__ = ("probe", "credentials", "kind", "detail", "format", "status", "failure", "milliseconds", "alike",)
    def __new__(
        cls,
        *,
        probe: ProbeKind | Literal["event", "legacy_format", "unknown_event", "unknown_property", "unknown_value", "unknown_version", "long_timestamp", "missing_msisdn", "null_members", "incomplete_event", "malformed_json", "duplicate", "late_receipt", "large_body"],
        credentials: ProbeCredentials | Literal["right", "wrong", "missing"],
        kind: str | None = None,
        detail: str | None = None,
        format: int | None = None,
        status: int | None = None,
        failure: ProbeFailure | Literal["timeout", "refused", "closed", "tls", "unreadable", "other"] | None = None,
        milliseconds: int,
        alike: int | None = None,
    ) -> ReceiverProbe: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = "recommended") -> ReceiverProbe:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is
                `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in
        it.
        """
    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
    def replace(
        self,
        *,
        probe: ProbeKind | Literal["event", "legacy_format", "unknown_event", "unknown_property", "unknown_value", "unknown_version", "long_timestamp", "missing_msisdn", "null_members", "incomplete_event", "malformed_json", "duplicate", "late_receipt", "large_body"] = ...,
        credentials: ProbeCredentials | Literal["right", "wrong", "missing"] = ...,
        kind: str | None = ...,
        detail: str | None = ...,
        format: int | None = ...,
        status: int | None = ...,
        failure: ProbeFailure | Literal["timeout", "refused", "closed", "tls", "unreadable", "other"] | None = ...,
        milliseconds: int = ...,
        alike: int | None = ...,
    ) -> ReceiverProbe:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
    def __replace__(
        self,
        *,
        probe: ProbeKind | Literal["event", "legacy_format", "unknown_event", "unknown_property", "unknown_value", "unknown_version", "long_timestamp", "missing_msisdn", "null_members", "incomplete_event", "malformed_json", "duplicate", "late_receipt", "large_body"] = ...,
        credentials: ProbeCredentials | Literal["right", "wrong", "missing"] = ...,
        kind: str | None = ...,
        detail: str | None = ...,
        format: int | None = ...,
        status: int | None = ...,
        failure: ProbeFailure | Literal["timeout", "refused", "closed", "tls", "unreadable", "other"] | None = ...,
        milliseconds: int = ...,
        alike: int | None = ...,
    ) -> ReceiverProbe: ...
    @property
    def probe(self) -> ProbeKind:
        """What was sent."""
    @property
    def credentials(self) -> ProbeCredentials:
        """The `Authorization` with which it was sent."""
    @property
    def kind(self) -> str | None:
        """The kind of the event."""
    @property
    def detail(self) -> str | None:
        """The type of content, the state or whatever else the event differs in from others of its kind."""
    @property
    def format(self) -> int | None:
        """The version of the format."""
    @property
    def status(self) -> int | None:
        """The status of the answer."""
    @property
    def failure(self) -> ProbeFailure | None:
        """Why there was no answer."""
    @property
    def milliseconds(self) -> int:
        """How long it took until the answer, or until there was none, in milliseconds."""
    @property
    def alike(self) -> int | None:
        """How many more events were answered in the same way, and have no entry of their own."""
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...
