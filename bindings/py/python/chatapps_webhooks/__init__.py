"""Checks the webhook configuration of 8x8's Chat Apps API before the platform does.

`check` reports every fault of a request body with its location, `is_valid` returns the verdict, and
`parse` returns typed, immutable models of a valid document. All take JSON text or Python objects.
`WebhookSet` holds the webhooks of an account, and `plan` works out what to send to change them.

Example:
    >>> from chatapps_webhooks import check
    >>> report = check([{"subAccountId": "*", "url": "https://hooks.onion.example/", "httpAuthorization": "***"}])
    >>> bool(report)
    False
    >>> report.errors[0].rule, report.errors[0].pointer
    ('masked_secret', '/0/httpAuthorization')
"""

from __future__ import annotations

from ._interpreter import require_lock, require_main

require_main()

from ._catalogue import rules, schema  # noqa: E402
from ._models import CLASSES as _CLASSES, ErrorResponse, WebhookTarget
from ._native import VERSION as __version__, OAuthClientCredentials, Secret, Webhook, check, is_valid, parse
from ._report import Finding, Report, Rule, ValidationError
from ._values import AccountId, WebhookSet

require_lock()

# `enum` and `typing` take longer to import than this whole package, so names that need them load on
# first use.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._enumerations import CredentialsLocation, WebhookType
    from ._names import Action, EffectKind, Level, Model, Policy, RuleLevel, Unlisted
    from ._plan import BlockedError, Effect, Plan, Step, plan
else:
    _LATER = {
        "CredentialsLocation": "_enumerations",
        "WebhookType": "_enumerations",
        "Action": "_names",
        "EffectKind": "_names",
        "Level": "_names",
        "Model": "_names",
        "Policy": "_names",
        "RuleLevel": "_names",
        "Unlisted": "_names",
        "BlockedError": "_plan",
        "Effect": "_plan",
        "Plan": "_plan",
        "Step": "_plan",
        "plan": "_plan",
    }

    def __getattr__(name: str) -> object:
        if name in _LATER:
            value = getattr(__import__(f"{__name__}.{_LATER[name]}", fromlist=[name]), name)
        elif name in _CLASSES:
            value = _CLASSES[name]
        elif hasattr(__import__(f"{__name__}._enumerations", fromlist=[name]), name) and not name.startswith("_"):
            value = getattr(__import__(f"{__name__}._enumerations", fromlist=[name]), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_LATER})


__all__ = [
    "AccountId",
    "Action",
    "BlockedError",
    "CredentialsLocation",
    "Effect",
    "EffectKind",
    "ErrorResponse",
    "Finding",
    "Level",
    "Model",
    "OAuthClientCredentials",
    "Plan",
    "Policy",
    "Report",
    "Rule",
    "RuleLevel",
    "Secret",
    "Step",
    "Unlisted",
    "ValidationError",
    "Webhook",
    "WebhookSet",
    "WebhookTarget",
    "WebhookType",
    "__version__",
    "check",
    "is_valid",
    "parse",
    "plan",
    "rules",
    "schema",
]

for _class in (Finding, Report, Rule, ValidationError):
    _class.__module__ = __name__
del _class
