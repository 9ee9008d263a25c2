"""The names that arguments take and attributes give, for type checkers. Made by `make gen`; don't edit."""

from __future__ import annotations

from typing import Literal, TypeAlias

Model: TypeAlias = Literal["webhooks", "webhook", "webhook-list", "webhook-targets", "webhook-target", "oauth-client-credentials", "error-response", "account-id"]
"""Which document is checked."""

Policy: TypeAlias = Literal["contract", "recommended", "strict"]
"""The levels of all rules."""

Level: TypeAlias = Literal["error", "warning", "notice"]
"""How much a finding matters. Only an `error` makes a document invalid."""

RuleLevel: TypeAlias = Literal["error", "warning", "notice", "off"]
"""What the level of a rule can be set to."""

Unlisted: TypeAlias = Literal["keep", "prune"]
"""What a plan does with webhooks that the desired set doesn't list."""

Action: TypeAlias = Literal["create", "replace", "unchanged", "keep", "remove"]
"""What a step of a plan does with a webhook."""

EffectKind: TypeAlias = Literal["turns_on", "turns_off", "drops_authorization", "drops_oauth", "unknown_secret", "masked_secret"]
"""What a step of a plan brings about, or can't know."""
