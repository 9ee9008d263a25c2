# Made by `make gen`; don't edit.
"""The native module: the doors of the core, and the classes that come by the thousand."""

from collections.abc import Mapping
from typing import Any, Final, Literal, final, overload

from ._models import WebhookTarget, ErrorResponse, OAuthClientCredentials as OAuthClientCredentials, Webhook as Webhook
from ._names import Level, Model, Policy, PolicyRule, RuleLevel
from ._report import Finding, Report
from ._values import AccountId

__all__ = [
    "Attribute",
    "Found",
    "OAuthClientCredentials",
    "Record",
    "Secret",
    "Set",
    "VERSION",
    "Webhook",
    "catalogue",
    "check",
    "enumerations",
    "from_dict",
    "is_valid",
    "masked",
    "meaning",
    "objects",
    "parse",
    "plan",
    "redacted",
    "run",
    "schema",
    "targets",
    "to_text",
    "too_large",
]

VERSION: Final[str]

def check(
    data: object,
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> Report:
    """All findings of a document. Text that isn't JSON has a finding, too.

    Args:
        data: JSON text (`str`, or `bytes`, `bytearray` or `memoryview` in UTF-8), or the document as Python objects:
            mappings, sequences, `str`, `bool`, `int`, `float`, `None`, dataclasses, and the models of this package.
        model: What the document is: `webhooks` (the body of POST), `webhook-list` (the answer to GET), `webhook-targets` (the
            body of DELETE), `error-response`, `account-id` (as a JSON string), or one object: `webhook`, `webhook-target`,
            `oauth-client-credentials`.
        policy: The levels of the rules: `contract`, `recommended` or `strict`.
        rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
        max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
        max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given. More than
            128 means 128.
        max_entries: The most entries that are checked; 10,000 unless given.
        max_findings: The most findings that a report keeps, errors first; 10,000 unless given. More than
            1,000,000 means that.

    Returns:
        The report. It is true if the document is valid.

    Raises:
        TypeError: If an object, or a property name, is nothing that JSON can hold.
        ValueError: If the model, the policy, a rule or a level is unknown; if a rule of the contract is to be set; if a limit is
            negative; if an object holds NaN, a string with a lone surrogate, or itself.
    """
def is_valid(
    data: object,
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> bool:
    """Whether a document has no error. Stops at the first: what stands behind it is not looked at.

    Args:
        data: JSON text (`str`, or `bytes`, `bytearray` or `memoryview` in UTF-8), or the document as Python objects:
            mappings, sequences, `str`, `bool`, `int`, `float`, `None`, dataclasses, and the models of this package.
        model: What the document is: `webhooks` (the body of POST), `webhook-list` (the answer to GET), `webhook-targets` (the
            body of DELETE), `error-response`, `account-id` (as a JSON string), or one object: `webhook`, `webhook-target`,
            `oauth-client-credentials`.
        policy: The levels of the rules: `contract`, `recommended` or `strict`.
        rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
        max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
        max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given. More than
            128 means 128.
        max_entries: The most entries that are checked; 10,000 unless given.
        max_findings: The most findings that a report keeps, errors first; 10,000 unless given. More than
            1,000,000 means that.

    Returns:
        The verdict, the same as that of `check`.

    Raises:
        TypeError: If an object, or a property name, is nothing that JSON can hold.
        ValueError: If the model, the policy, a rule or a level is unknown; if a rule of the contract is to be set; if a limit is
            negative; if an object holds NaN, a string with a lone surrogate, or itself.
    """
def too_large(
    data: object,
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> Report | None:
    """The report of a text of that length if it is longer than the options allow; `None` if it may be read.

    Args:
        data: The length in bytes; `None` if it is not known, but is too large.
    """
@overload
def parse(
    data: object,
    *,
    model: Literal["webhooks", "webhook-list"] = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> list[Webhook]:
    """Makes models of a document that has no error. Properties that the contract doesn't have are dropped.

    Args:
        data: JSON text (`str`, or `bytes`, `bytearray` or `memoryview` in UTF-8), or the document as Python objects:
            mappings, sequences, `str`, `bool`, `int`, `float`, `None`, dataclasses, and the models of this package.
        model: What the document is: `webhooks` (the body of POST), `webhook-list` (the answer to GET), `webhook-targets` (the
            body of DELETE), `error-response`, `account-id` (as a JSON string), or one object: `webhook`, `webhook-target`,
            `oauth-client-credentials`.
        policy: The levels of the rules: `contract`, `recommended` or `strict`.
        rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
        max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
        max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given. More than
            128 means 128.
        max_entries: The most entries that are checked; 10,000 unless given.
        max_findings: The most findings that a report keeps, errors first; 10,000 unless given. More than
            1,000,000 means that.

    Returns:
        A list of objects for `webhooks`, `webhook-list` and `webhook-targets`, else one, of the class that the model is named for.

    Raises:
        ValidationError: If the document has an error. Its `report` has all findings.
        TypeError: If an object, or a property name, is nothing that JSON can hold.
        ValueError: If the model, the policy, a rule or a level is unknown; if a rule of the contract is to be set; if a limit is
            negative; if an object holds NaN, a string with a lone surrogate, or itself.
    """
@overload
def parse(
    data: object,
    *,
    model: Literal["webhook"],
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> Webhook: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["webhook-targets"],
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> list[WebhookTarget]: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["webhook-target"],
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> WebhookTarget: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["oauth-client-credentials"],
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> OAuthClientCredentials: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["error-response"],
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> ErrorResponse: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["account-id", "event"],
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> AccountId: ...
@overload
def parse(
    data: object,
    *,
    model: Model,
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> list[Webhook] | Webhook | list[WebhookTarget] | WebhookTarget | OAuthClientCredentials | ErrorResponse | AccountId: ...

def catalogue() -> list[dict[str, Any]]: ...
def enumerations() -> list[tuple[str, str, list[list[str]]]]: ...
def from_dict(
    name: str,
    data: object,
    policy: str = "contract",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> Any: ...
def masked(value: object) -> Any: ...
def meaning(code: object) -> str | None: ...
def objects() -> list[tuple[str, str, str | None, list[Attribute]]]: ...
def plan(current: Set, desired: Set, unlisted: str, resend_secrets: bool) -> tuple[Any, str, Any, Any, str | None]: ...
def redacted(url: str) -> str | None: ...
def run(arguments: list[str]) -> int: ...
def schema(model: str, draft: str) -> dict[str, Any]: ...
def targets(value: object) -> Any: ...
def to_text(value: object) -> Any: ...
@final
class Attribute:
    @property
    def row(self) -> tuple[str, str, bool, str, bool]:
        """The name of the attribute, the name in JSON, whether it is required, how much of a value may
        be shown, whether it is a time.
        """
    def __get__(self, instance: object, owner: object = None, /) -> Any: ...
    def __set__(self, instance: object, value: object, /) -> None: ...
    def __delete__(self, instance: object, /) -> None: ...

@final
class Found:
    """What was found. Most of it is never read, and to make Python's objects of it takes longer than
    to find it.
    """
    @property
    def model(self) -> Model:
        """The name of the document that was checked."""
    def count(self, level: Level | None = None) -> int:
        """How many findings there are of a level, or of all."""
    def findings(self, level: Level | None = None) -> tuple[Finding, ...]:
        """The findings of a level, or all."""
    @property
    def is_valid(self) -> bool:
        """Whether nothing that was found is an error."""
    @property
    def omitted(self) -> dict[Level, int]:
        """How many findings were left out at each level."""
    @property
    def failure_text(self) -> str:
        """What the failure of parsing says."""

class Record:
    """An object of the contract. Its subclasses are made from the descriptions of objects."""
    def __new__(cls, record: Record, /) -> Any: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Secret:
    """A secret value: `repr` and `str` show stars, `reveal()` the value. Formatting it into a text fails.

    Args:
        value: The secret.
    """
    def __new__(cls, value: str, /) -> Secret: ...
    def reveal(self) -> str:
        """The value itself."""
    @property
    def is_mask(self) -> bool:
        """Whether it is no secret but a mask, which a program shows in place of one, or has a mask in
        it: what the rule `masked_secret` finds.
        """
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any: ...
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce_ex__(self, protocol: Any, /) -> tuple[type[Secret], tuple[str]]: ...

@final
class Set:
    """The webhooks of an account."""
    def __new__(cls, webhooks: list[Any], policy: str) -> Set: ...
    def apply(self, request: list[Any], policy: str) -> Set: ...
    def delete(self, targets: list[Any], policy: str) -> Set: ...
    def deliver_to(self, sub_account: str, of: str) -> Any: ...
    def get(self, scope: str, of: str) -> Any: ...
    def webhooks(self) -> Any: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
