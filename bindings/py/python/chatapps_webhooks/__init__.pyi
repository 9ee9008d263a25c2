# Made by `make gen`; don't edit.
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

from ._catalogue import Rule as Rule, rules as rules, schema as schema
from ._checked import Checked as Checked
from ._enumerations import CredentialsLocation as CredentialsLocation, ProbeCredentials as ProbeCredentials, ProbeFailure as ProbeFailure, ProbeKind as ProbeKind, WebhookType as WebhookType
from ._files import check_file as check_file, check_lines as check_lines
from ._fix import Edit as Edit, Fix as Fix, Fixed as Fixed
from ._models import ErrorResponse as ErrorResponse, ReceiverProbe as ReceiverProbe, ReceiverTranscript as ReceiverTranscript, WebhookTarget as WebhookTarget
from ._names import Action as Action, Applicability as Applicability, ContractRule as ContractRule, Draft as Draft, EffectKind as EffectKind, InputFormat as InputFormat, Level as Level, Model as Model, Policy as Policy, PolicyRule as PolicyRule, REGIONS as REGIONS, Region as Region, RuleId as RuleId, RuleLevel as RuleLevel, Unlisted as Unlisted
from ._native import ArrowArray as ArrowArray, ArrowStream as ArrowStream, OAuthClientCredentials as OAuthClientCredentials, Secret as Secret, Webhook as Webhook, check as check, check_many as check_many, is_valid as is_valid, is_valid_many as is_valid_many, parse as parse
from ._plan import BlockedError as BlockedError, Effect as Effect, Plan as Plan, Step as Step, plan as plan
from ._project import Project as Project
from ._report import Finding as Finding, Report as Report, ValidationError as ValidationError
from ._values import AccountId as AccountId, WebhookSet as WebhookSet, to_json as to_json
from .events import Event as Event, Progress as Progress, parse_event as parse_event, receive_event as receive_event, sample as sample

__version__: str

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
