"""The names in arguments and attributes, for type checkers."""

from __future__ import annotations

from typing import Literal, TypeAlias

Model: TypeAlias = Literal[
    "webhooks", "webhook", "webhook-list", "webhook-targets", "error-response", "account-id"
]
"""The kind of document to check."""

Policy: TypeAlias = Literal["contract", "recommended", "strict"]
"""The levels of all rules."""

Level: TypeAlias = Literal["error", "warning", "notice"]
"""How much a finding matters. Only an `error` makes a document invalid."""

RuleLevel: TypeAlias = Literal["error", "warning", "notice", "off"]
"""The levels that a rule can be set to."""

Unnamed: TypeAlias = Literal["keep", "remove"]
"""What a plan does with webhooks that the desired set doesn't name."""

Action: TypeAlias = Literal["create", "replace", "unchanged", "keep", "remove"]
"""What a step of a plan does with a webhook."""

EffectKind: TypeAlias = Literal[
    "turns_on", "turns_off", "drops_authorization", "drops_oauth", "unknown_secret", "masked_secret"
]
"""The kind of a side effect of a step."""
