"""The names that arguments take and attributes give, for type checkers."""

from __future__ import annotations

from typing import Literal, TypeAlias

Model: TypeAlias = Literal[
    "webhooks", "webhook", "webhook-list", "webhook-targets", "error-response", "account-id"
]
"""Which document is checked."""

Policy: TypeAlias = Literal["contract", "recommended", "strict"]
"""The levels of all rules."""

Level: TypeAlias = Literal["error", "warning", "notice"]
"""How much a finding matters. Only an `error` makes a document invalid."""

RuleLevel: TypeAlias = Literal["error", "warning", "notice", "off"]
"""What the level of a rule can be set to."""
