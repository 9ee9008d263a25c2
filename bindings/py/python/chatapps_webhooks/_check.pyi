# Made by `make gen`; don't edit.
from collections.abc import Mapping
from typing import Literal, overload

from ._models import ErrorResponse, OAuthClientCredentials, Webhook, WebhookTarget
from ._names import Model, Policy, RuleLevel
from ._report import Report
from ._values import AccountId

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
    model: Literal["webhook-target"],
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> WebhookTarget: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["oauth-client-credentials"],
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> OAuthClientCredentials: ...
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
) -> list[Webhook] | Webhook | list[WebhookTarget] | WebhookTarget | OAuthClientCredentials | ErrorResponse | AccountId: ...
