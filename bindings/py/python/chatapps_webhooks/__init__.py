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

from ._interpreter import require_files as _require_files, require_main as _require_main

_require_main()
_require_files()

from ._hints import hint as _hint  # noqa: E402
from ._models import CLASSES as _CLASSES, ErrorResponse, ReceiverProbe, ReceiverTranscript, WebhookTarget
from ._native import VERSION as __version__, ArrowArray, ArrowStream, OAuthClientCredentials, Secret, Webhook
from ._native import check, check_many, is_valid, is_valid_many, parse

# `enum` and `typing` take longer to import than this whole package, so names that need them load on
# first use, as do those that not every program uses.
_LATER = {
    "Rule": "_catalogue",
    "rules": "_catalogue",
    "schema": "_catalogue",
    "Checked": "_checked",
    "CredentialsLocation": "_enumerations",
    "ProbeCredentials": "_enumerations",
    "ProbeFailure": "_enumerations",
    "ProbeKind": "_enumerations",
    "WebhookType": "_enumerations",
    "check_file": "_files",
    "check_lines": "_files",
    "Edit": "_fix",
    "Fix": "_fix",
    "Fixed": "_fix",
    "Action": "_names",
    "Applicability": "_names",
    "InputFormat": "_names",
    "ContractRule": "_names",
    "Draft": "_names",
    "EffectKind": "_names",
    "Level": "_names",
    "Model": "_names",
    "Policy": "_names",
    "PolicyRule": "_names",
    "RuleId": "_names",
    "REGIONS": "_names",
    "Region": "_names",
    "RuleLevel": "_names",
    "Unlisted": "_names",
    "Event": "events",
    "Progress": "events",
    "parse_event": "events",
    "receive_event": "events",
    "sample": "events",
    "BlockedError": "_plan",
    "Effect": "_plan",
    "Plan": "_plan",
    "Step": "_plan",
    "plan": "_plan",
    "Project": "_project",
    "Finding": "_report",
    "Report": "_report",
    "ValidationError": "_report",
    "AccountId": "_values",
    "WebhookSet": "_values",
    "to_json": "_values",
}


def __getattr__(name: str) -> object:
    if name in _LATER:
        value = getattr(__import__(f"{__name__}.{_LATER[name]}", fromlist=[name]), name)
    elif name in _CLASSES:
        value = _CLASSES[name]
    elif name in (enumerations := __import__(f"{__name__}._enumerations", fromlist=[name])).NAMES:
        value = getattr(enumerations, name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def _import_all() -> None:
    """Names what native code or `__getattr__` imports, for tools that pack programs: they look for
    import statements and call nothing.
    """
    from . import _catalogue, _checked, _enumerations, _event_names, _files, _fix, _names, _objects, _options, _plan, _project, _report, _times, _values, events  # noqa: F401


def __dir__() -> list[str]:
    return sorted({*__all__, *[name for name in globals() if name.startswith("__")]})


__all__ = [
    "AccountId",
    "Action",
    "Applicability",
    "ArrowArray",
    "ArrowStream",
    "BlockedError",
    "Checked",
    "ContractRule",
    "CredentialsLocation",
    "Draft",
    "Edit",
    "Effect",
    "EffectKind",
    "ErrorResponse",
    "Event",
    "Finding",
    "Fix",
    "Fixed",
    "InputFormat",
    "Level",
    "Model",
    "OAuthClientCredentials",
    "Plan",
    "Policy",
    "PolicyRule",
    "ProbeCredentials",
    "ProbeFailure",
    "ProbeKind",
    "Progress",
    "Project",
    "REGIONS",
    "ReceiverProbe",
    "ReceiverTranscript",
    "Region",
    "Report",
    "Rule",
    "RuleId",
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
    "check_file",
    "check_lines",
    "check_many",
    "is_valid",
    "is_valid_many",
    "parse",
    "parse_event",
    "plan",
    "receive_event",
    "rules",
    "sample",
    "schema",
    "to_json",
]

_hint(*_CLASSES.values(), Secret)
