"""The native module: the models, and the entry points of the core."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final, Literal, final, overload

from ._enumerations import CredentialsLocation, WebhookType
from ._names import Level, Model, Policy, RuleLevel, Unnamed
from ._plan import Plan
from ._report import Finding, Report

__all__ = [
    "AccountId",
    "ErrorResponse",
    "Found",
    "OAuthClientCredentials",
    "Secret",
    "VERSION",
    "Webhook",
    "WebhookSet",
    "WebhookTarget",
    "catalogue",
    "check",
    "is_valid",
    "parse",
    "plan",
    "run",
    "schema",
]

VERSION: Final[str]

def check(
    data: object,
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> Report: ...
def is_valid(
    data: object,
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> bool: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["webhooks", "webhook-list"] = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> list[Webhook]: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["webhook"],
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> Webhook: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["webhook-targets"],
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> list[WebhookTarget]: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["error-response"],
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> ErrorResponse: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["account-id"],
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> AccountId: ...
@overload
def parse(
    data: object,
    *,
    model: Model,
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> list[Webhook] | Webhook | list[WebhookTarget] | ErrorResponse | AccountId: ...
def plan(
    current: WebhookSet, desired: WebhookSet, *, unnamed: Unnamed = "keep", resend_secrets: bool = False
) -> Plan: ...
def schema(
    model: Model | Literal["report"] = "webhooks", *, draft: Literal["2020-12", "07"] = "2020-12"
) -> dict[str, Any]: ...
def run(arguments: list[str]) -> int: ...
def catalogue() -> list[dict[str, Any]]: ...
@final
class Found:
    @property
    def model(self) -> Model: ...
    def count(self, level: Level | None = None) -> int: ...
    def findings(self, level: Level | None = None) -> tuple[Finding, ...]: ...

@final
class Secret:
    def __new__(cls, value: str, /) -> Secret: ...
    def reveal(self) -> str: ...
    @property
    def is_mask(self) -> bool: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any: ...
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[type[Secret], tuple[str]]: ...

@final
class AccountId:
    def __new__(cls, value: str, /) -> AccountId: ...
    def to_json(self) -> str: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any: ...
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[type[AccountId], tuple[str]]: ...

@final
class Webhook:
    __match_args__ = ("sub_account_id", "url", "http_authorization", "enabled", "type", "oauth")
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
    def from_dict(cls, data: Mapping[str, object]) -> Webhook: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    def replace(
        self,
        *,
        sub_account_id: str = ...,
        url: str = ...,
        http_authorization: Secret | str | None = ...,
        enabled: bool | None = ...,
        type: WebhookType | Literal["CADR", "MSG", "CABM"] | None = ...,
        oauth: OAuthClientCredentials | Mapping[str, object] | None = ...,
    ) -> Webhook: ...
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
    def sub_account_id(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def http_authorization(self) -> Secret | None: ...
    @property
    def enabled(self) -> bool | None: ...
    @property
    def type(self) -> WebhookType | None: ...
    @property
    def oauth(self) -> OAuthClientCredentials | None: ...
    @property
    def is_enabled(self) -> bool: ...
    def masked(self) -> Webhook: ...
    def targets(self) -> list[WebhookTarget]: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any: ...
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[dict[str, Any]]]: ...

@final
class OAuthClientCredentials:
    __match_args__ = ("url", "client_id", "client_secret", "credentials_location", "scope")
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
    def from_dict(cls, data: Mapping[str, object]) -> OAuthClientCredentials: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    def replace(
        self,
        *,
        url: str = ...,
        client_id: str = ...,
        client_secret: Secret | str = ...,
        credentials_location: CredentialsLocation | Literal["header", "body"] = ...,
        scope: str | None = ...,
    ) -> OAuthClientCredentials: ...
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
    def url(self) -> str: ...
    @property
    def client_id(self) -> str: ...
    @property
    def client_secret(self) -> Secret: ...
    @property
    def credentials_location(self) -> CredentialsLocation: ...
    @property
    def scope(self) -> str | None: ...
    def masked(self) -> OAuthClientCredentials: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any: ...
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[dict[str, Any]]]: ...

@final
class WebhookTarget:
    __match_args__ = ("sub_account_id", "type")
    def __new__(
        cls,
        *,
        sub_account_id: str,
        type: WebhookType | Literal["CADR", "MSG", "CABM"] | None = None,
    ) -> WebhookTarget: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> WebhookTarget: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    def replace(
        self,
        *,
        sub_account_id: str = ...,
        type: WebhookType | Literal["CADR", "MSG", "CABM"] | None = ...,
    ) -> WebhookTarget: ...
    def __replace__(
        self,
        *,
        sub_account_id: str = ...,
        type: WebhookType | Literal["CADR", "MSG", "CABM"] | None = ...,
    ) -> WebhookTarget: ...
    @property
    def sub_account_id(self) -> str: ...
    @property
    def type(self) -> WebhookType | None: ...
    def targets(self) -> list[WebhookTarget]: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any: ...
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[dict[str, Any]]]: ...

@final
class ErrorResponse:
    __match_args__ = ("code", "message", "error_id", "timestamp")
    def __new__(
        cls,
        *,
        code: int,
        message: str | None = None,
        error_id: str,
        timestamp: datetime | str,
    ) -> ErrorResponse: ...
    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> ErrorResponse: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    def replace(
        self,
        *,
        code: int = ...,
        message: str | None = ...,
        error_id: str = ...,
        timestamp: datetime | str = ...,
    ) -> ErrorResponse: ...
    def __replace__(
        self,
        *,
        code: int = ...,
        message: str | None = ...,
        error_id: str = ...,
        timestamp: datetime | str = ...,
    ) -> ErrorResponse: ...
    @property
    def code(self) -> int: ...
    @property
    def message(self) -> str | None: ...
    @property
    def error_id(self) -> str: ...
    @property
    def timestamp(self) -> datetime: ...
    @property
    def meaning(self) -> str | None: ...
    @property
    def timestamp_text(self) -> str: ...
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any: ...
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[dict[str, Any]]]: ...

@final
class WebhookSet:
    def __new__(cls, webhooks: Iterable[Webhook | Mapping[str, object]] | None = None, /) -> WebhookSet: ...
    def apply(self, request: Iterable[Webhook | Mapping[str, object]]) -> WebhookSet: ...
    def delete(self, targets: Iterable[WebhookTarget | Mapping[str, object]]) -> WebhookSet: ...
    def masked(self) -> WebhookSet: ...
    def deliver_to(
        self, sub_account_id: str, type: WebhookType | Literal["CADR", "MSG", "CABM"]
    ) -> list[Webhook]: ...
    def get(self, sub_account_id: str, type: WebhookType | Literal["CADR", "MSG", "CABM"]) -> Webhook | None: ...
    def to_list(self) -> list[dict[str, Any]]: ...
    def to_json(self) -> str: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Webhook]: ...
    def __contains__(self, value: object, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[type[WebhookSet], tuple[list[dict[str, Any]]]]: ...
