# Made by `make gen`; don't edit.
"""The native module: the doors of the core, and the classes that come by the thousand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from os import PathLike
from typing import Any, Final, Literal, Protocol, final, overload, type_check_only

from ._event_names import Channel, MessageState, MessageStateDetail
from ._models import WebhookTarget, ErrorResponse, ReceiverTranscript, OAuthClientCredentials as OAuthClientCredentials, Webhook as Webhook
from ._names import Applicability, InputFormat, Level, Model, Policy, PolicyRule, RuleLevel
from ._report import Finding, Report
from .events import Inbound
from ._values import AccountId

__all__ = [
    "ArrowArray",
    "ArrowStream",
    "Attribute",
    "Event",
    "FileCheck",
    "Found",
    "OAuthClientCredentials",
    "Part",
    "Progress",
    "Record",
    "Run",
    "Secret",
    "Set",
    "VERSION",
    "Webhook",
    "catalogue",
    "check",
    "check_many",
    "enumerations",
    "event_classes",
    "flow_response",
    "from_dict",
    "is_valid",
    "is_valid_many",
    "masked",
    "meaning",
    "objects",
    "parse",
    "parse_event",
    "plan",
    "receipt_error",
    "receive_event",
    "redacted",
    "run",
    "sample",
    "schema",
    "targets",
    "to_text",
    "too_large",
    "unrecognized",
]

VERSION: Final[str]

@type_check_only
class _HasArray(Protocol):
    """What gives an array by the Arrow PyCapsule interface."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any: ...

@type_check_only
class _HasStream(Protocol):
    """What gives a stream of arrays by the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

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
    format: InputFormat = "json",
    desired: bool = False,
) -> Report:
    """All findings of a document. Text that isn't JSON has a finding, too.

    Args:
        data: JSON text (`str`, or `bytes`, `bytearray` or `memoryview` in UTF-8), or the document as Python objects:
            mappings, sequences, `str`, `bool`, `int`, `float`, `None`, dataclasses, and the models of this package.
        model: What the document is: `webhooks` (the body of POST), `webhook-list` (the answer to GET), `webhook-targets` (the
            body of DELETE), `error-response`, `account-id` (as a JSON string), or one object: `webhook`, `webhook-target`,
            `oauth-client-credentials`, `receiver-transcript` (what a receiver answered in a check).
        policy: The levels of the rules: `contract`, `recommended` or `strict`.
        rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
        max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
        max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given. More than
            128 means 128.
        max_entries: The most entries that are checked; 10,000 unless given.
        max_findings: The most findings that a report keeps, errors first; 10,000 unless given. More than
            1,000,000 means that.
        format: How text is written: `json`, or `jsonc` (with comments and trailing commas), `yaml` or `toml`. Positions are those
            of the text itself. Objects have no format.
        desired: Whether it is desired state, as `plan` and `apply` of the command line read it: secrets may be references,
            `{"env": "NAME"}` or `{"file": "PATH"}`, which are checked by name, or `***` for the secret that is there
            already. Notices are off, unless `rules` sets their level.

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
    format: InputFormat = "json",
    desired: bool = False,
) -> bool:
    """Whether a document has no error. Stops at the first: what stands behind it is not looked at.

    Args:
        data: JSON text (`str`, or `bytes`, `bytearray` or `memoryview` in UTF-8), or the document as Python objects:
            mappings, sequences, `str`, `bool`, `int`, `float`, `None`, dataclasses, and the models of this package.
        model: What the document is: `webhooks` (the body of POST), `webhook-list` (the answer to GET), `webhook-targets` (the
            body of DELETE), `error-response`, `account-id` (as a JSON string), or one object: `webhook`, `webhook-target`,
            `oauth-client-credentials`, `receiver-transcript` (what a receiver answered in a check).
        policy: The levels of the rules: `contract`, `recommended` or `strict`.
        rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
        max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
        max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given. More than
            128 means 128.
        max_entries: The most entries that are checked; 10,000 unless given.
        max_findings: The most findings that a report keeps, errors first; 10,000 unless given. More than
            1,000,000 means that.
        format: How text is written: `json`, or `jsonc` (with comments and trailing commas), `yaml` or `toml`. Positions are those
            of the text itself. Objects have no format.
        desired: Whether it is desired state, as `plan` and `apply` of the command line read it: secrets may be references,
            `{"env": "NAME"}` or `{"file": "PATH"}`, which are checked by name, or `***` for the secret that is there
            already. Notices are off, unless `rules` sets their level.

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
    format: InputFormat = "json",
    desired: bool = False,
) -> Report | None:
    """The report of a text of that length if it is longer than the options allow; `None` if it may be read.

    Args:
        data: The length in bytes; `None` if it is not known, but is too large.
    """
def is_valid_many(
    column: _HasArray | _HasStream,
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
    format: InputFormat = "json",
    desired: bool = False,
) -> ArrowArray:
    """Whether each document of a column has no error, as `is_valid` says of one. All cores work on it, and other threads run meanwhile.

    Args:
        column: The documents: an array of Arrow, or anything else that gives one, of strings or bytes in UTF-8 (`Utf8`,
            `LargeUtf8`, `Utf8View`, `Binary`, `LargeBinary` or `BinaryView`), or a dictionary of one of these: arrays and
            chunked arrays of pyarrow, Series of Polars and pandas, relations of DuckDB, or a batch that has one column. Each
            value is one document.
        model: What the document is: `webhooks` (the body of POST), `webhook-list` (the answer to GET), `webhook-targets` (the
            body of DELETE), `error-response`, `account-id` (as a JSON string), or one object: `webhook`, `webhook-target`,
            `oauth-client-credentials`, `receiver-transcript` (what a receiver answered in a check).
        policy: The levels of the rules: `contract`, `recommended` or `strict`.
        rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
        max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
        max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given. More than
            128 means 128.
        max_entries: The most entries that are checked; 10,000 unless given.
        max_findings: The most findings that a report keeps, errors first; 10,000 unless given. More than
            1,000,000 means that.
        format: How text is written: `json`, or `jsonc` (with comments and trailing commas), `yaml` or `toml`.
        desired: Whether it is desired state, as `plan` and `apply` of the command line read it: secrets may be references,
            `{"env": "NAME"}` or `{"file": "PATH"}`, which are checked by name, or `***` for the secret that is there
            already. Notices are off, unless `rules` sets their level.

    Returns:
        An array of booleans, which `pyarrow.array`, `polars.Series` and others take. It is null where there is no document. A
        stream is read batch by batch; only one batch and the verdicts are in memory.

    Raises:
        TypeError: If `column` isn't a column of strings or bytes.
        ValueError: If the model, the policy, a rule or a level is unknown; if a rule of the contract is to be set; if a limit is
            negative.
        RuntimeError: If the column can't be read, for example because it was read before.
    """
@overload
def check_many(
    column: _HasArray,
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
    format: InputFormat = "json",
    desired: bool = False,
) -> ArrowArray:
    """What is found in each document of a column, as `check` says of one. All cores work on it, and other threads run meanwhile.

    Args:
        column: The documents: an array of Arrow, or anything else that gives one, of strings or bytes in UTF-8 (`Utf8`,
            `LargeUtf8`, `Utf8View`, `Binary`, `LargeBinary` or `BinaryView`), or a dictionary of one of these: arrays and
            chunked arrays of pyarrow, Series of Polars and pandas, relations of DuckDB, or a batch that has one column. Each
            value is one document.
        model: What the document is: `webhooks` (the body of POST), `webhook-list` (the answer to GET), `webhook-targets` (the
            body of DELETE), `error-response`, `account-id` (as a JSON string), or one object: `webhook`, `webhook-target`,
            `oauth-client-credentials`, `receiver-transcript` (what a receiver answered in a check).
        policy: The levels of the rules: `contract`, `recommended` or `strict`.
        rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
        max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
        max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given. More than
            128 means 128.
        max_entries: The most entries that are checked; 10,000 unless given.
        max_findings: The most findings that a report keeps, errors first; 10,000 unless given. More than
            1,000,000 means that.
        format: How text is written: `json`, or `jsonc` (with comments and trailing commas), `yaml` or `toml`.
        desired: Whether it is desired state, as `plan` and `apply` of the command line read it: secrets may be references,
            `{"env": "NAME"}` or `{"file": "PATH"}`, which are checked by name, or `***` for the secret that is there
            already. Notices are off, unless `rules` sets their level.

    Returns:
        A row for each document, all of it null where there is none: `valid`; `errors`, `warnings` and `notices`: how many
        findings there are of each level; `rule`: the rule of the first finding at the highest level found; and for events
        `kind`: that of a valid one. Of an array, an array of structs, which is a batch, too. Of a stream, a stream of batches,
        which is read once: a batch is checked when it is asked for.

    Raises:
        TypeError: If `column` isn't a column of strings or bytes.
        ValueError: If the model, the policy, a rule or a level is unknown; if a rule of the contract is to be set; if a limit is
            negative.
        RuntimeError: If the column can't be read, for example because it was read before. An error in the source of a stream
            of findings is raised by the library that reads the stream.
    """
@overload
def check_many(
    column: _HasStream,
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
    format: InputFormat = "json",
    desired: bool = False,
) -> ArrowStream: ...
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
    format: InputFormat = "json",
    desired: bool = False,
) -> list[Webhook]:
    """Makes models of a document that has no error. Properties that the contract doesn't have are dropped.

    Args:
        data: JSON text (`str`, or `bytes`, `bytearray` or `memoryview` in UTF-8), or the document as Python objects:
            mappings, sequences, `str`, `bool`, `int`, `float`, `None`, dataclasses, and the models of this package.
        model: What the document is: `webhooks` (the body of POST), `webhook-list` (the answer to GET), `webhook-targets` (the
            body of DELETE), `error-response`, `account-id` (as a JSON string), or one object: `webhook`, `webhook-target`,
            `oauth-client-credentials`, `receiver-transcript` (what a receiver answered in a check).
        policy: The levels of the rules: `contract`, `recommended` or `strict`.
        rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
        max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
        max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given. More than
            128 means 128.
        max_entries: The most entries that are checked; 10,000 unless given.
        max_findings: The most findings that a report keeps, errors first; 10,000 unless given. More than
            1,000,000 means that.
        format: How text is written: `json`, or `jsonc` (with comments and trailing commas), `yaml` or `toml`. Positions are those
            of the text itself. Objects have no format.
        desired: Whether it is desired state, as `plan` and `apply` of the command line read it: secrets may be references,
            `{"env": "NAME"}` or `{"file": "PATH"}`, which are checked by name, or `***` for the secret that is there
            already. Notices are off, unless `rules` sets their level.

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
    format: InputFormat = "json",
    desired: bool = False,
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
    format: InputFormat = "json",
    desired: bool = False,
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
    format: InputFormat = "json",
    desired: bool = False,
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
    format: InputFormat = "json",
    desired: bool = False,
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
    format: InputFormat = "json",
    desired: bool = False,
) -> ErrorResponse: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["account-id"],
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
    format: InputFormat = "json",
    desired: bool = False,
) -> AccountId: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["event"],
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
    format: InputFormat = "json",
    desired: bool = False,
) -> Event: ...
@overload
def parse(
    data: object,
    *,
    model: Literal["receiver-transcript"],
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
    format: InputFormat = "json",
    desired: bool = False,
) -> ReceiverTranscript: ...
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
    format: InputFormat = "json",
    desired: bool = False,
) -> list[Webhook] | Webhook | list[WebhookTarget] | WebhookTarget | OAuthClientCredentials | ErrorResponse | AccountId | Event | ReceiverTranscript: ...

def catalogue() -> list[dict[str, Any]]: ...
def enumerations() -> list[tuple[str, str, list[list[str]]]]: ...
def event_classes() -> list[tuple[str, str, type[Event]]]: ...
def flow_response(text: str) -> Any: ...
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
def objects(of_events: bool) -> list[tuple[str, str, str | None, list[Attribute]]]: ...
def parse_event(
    data: object,
    *,
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_findings: int | None = None,
) -> Event:
    """Makes an event of a body that can be used as one.

    Args:
        data: JSON text (`str`, or `bytes`, `bytearray` or `memoryview` in UTF-8), or the body as Python objects.
        policy: The levels of the rules. No rule of an event but the limits is an error unless you make it one. `contract` has no limits.
        rules: Other levels for some rules, as in `parse`.
        max_bytes: The largest text that is read, in bytes; 8 MiB unless given.
        max_depth: The deepest nesting that is looked into, as in `parse`.
        max_findings: The most findings that a report keeps, as in `parse`.

    Returns:
        An instance of the class of its kind. An event that nothing documents is an `UnknownEvent` or an `UnknownBusinessUpdate`, one of another
        product a `ForeignEvent`, and any other object an `Unrecognized`.

    Raises:
        ValidationError: If the body breaks the contract: it is no JSON object, or nobody can do anything with it. `receive_event` takes it.
        TypeError: If an object is nothing that JSON can hold.
    """
def plan(current: Set, desired: Set, unlisted: str, resend_secrets: bool) -> tuple[Any, str, Any, Any, str | None]: ...
def receipt_error(code: int) -> tuple[str | None, int | None]: ...
def receive_event(data: object, /) -> Event:
    """Makes an event of whatever was received, and never refuses it.

    A receiver that answers anything but 2XX gets the same body four more times, and then loses it. So a
    body that breaks the contract, or has more than 8 MiB or 32 levels, becomes an event of the kind `unrecognized`: its `report` says what is
    wrong, and its `raw` is the body, with U+FFFD in place of bytes that are not UTF-8.

    Args:
        data: JSON text as `bytes` or `str`, or objects that JSON can hold.

    Returns:
        The event, as `parse_event` returns it.

    Raises:
        TypeError: If it is an object that JSON can't hold.
        ValueError: If such an object holds NaN, a lone surrogate, or itself.
    """
def redacted(url: str) -> str | None: ...
def run(arguments: list[str]) -> int: ...
def sample(
    kind: str,
    wishes: Sequence[str | None],
    faults: Sequence[str],
    overrides: Sequence[tuple[str, str]],
    unset: Sequence[str],
    seed: int,
) -> str: ...
def schema(model: str, draft: str) -> dict[str, Any]: ...
def targets(value: object) -> Any: ...
def to_text(value: object) -> Any: ...
def unrecognized(raw: str, report: Report) -> Event: ...
@final
class ArrowArray:
    """What was found in a column, as an array of Arrow. `pyarrow.array`, `polars.Series` and others
    take it, by the Arrow PyCapsule interface.
    """
    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> Any:
        """The type of the array, as a capsule."""
    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]:
        """The type of the array, and the array, as capsules. The type is its own, whatever is asked."""

@final
class ArrowStream:
    """What is found in a stream of columns, batch by batch: a batch is read and checked when it is
    asked for. `pyarrow.RecordBatchReader.from_stream`, `polars.DataFrame` and others take it, once,
    by the Arrow PyCapsule interface.
    """
    def __arrow_c_schema__(self) -> Any:
        """The type of the batches, as a capsule."""
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The stream, as a capsule, which can be read once. Its type is its own, whatever is asked."""

@final
class FileCheck:
    """How a file is checked."""
    def check(self, data: object) -> Report:
        """The findings of a text."""
    def named(self) -> dict[str, Any]:
        """What it is checked under, by name."""

@final
class Run:
    """The configuration of a project, and what came of its suppressions."""
    @staticmethod
    def find(folder: str | PathLike[str]) -> Run | None:
        """The closest configuration to a folder."""
    @staticmethod
    def read(file: str | PathLike[str]) -> Run:
        """The configuration of a file."""
    @property
    def file(self) -> str:
        """The path of the file."""
    def file_check(
        self,
        file: str | PathLike[str] | None = None,
        *,
        model: Model | None = None,
        policy: Policy | None = None,
        rules: Mapping[PolicyRule, RuleLevel] | None = None,
        max_bytes: int | None = None,
        max_depth: int | None = None,
        max_entries: int | None = None,
        max_findings: int | None = None,
        format: InputFormat = "json",
        desired: bool = False,
        lines: bool = False,
    ) -> FileCheck:
        """How a file is checked, or a text that is in none."""
    def findings(self) -> list[tuple[str, tuple[Finding, ...]]]:
        """The findings on the suppressions, for the path of each file that has some."""

@final
class Attribute:
    @property
    def row(self) -> tuple[str, str, bool, str, bool]:
        """The name of the attribute, the name in JSON, whether it is required, how much of a value may
        be shown, whether it is a time.
        """
    @property
    def text(self) -> Attribute:
        """The attribute that gives the text of a time."""
    def __get__(self, instance: object, owner: object = None, /) -> Any: ...
    def __set__(self, instance: object, value: object, /) -> None: ...
    def __delete__(self, instance: object, /) -> None: ...

class Event:
    """An event: what the platform posts to the URL of a webhook. `parse_event` makes it."""
    @property
    def kind(self) -> str:
        """The kind of event, such as `outbound_message_status_changed`, or `unrecognized`."""
    @property
    def raw(self) -> str:
        """The body as it was received: the text itself, or what objects of Python say as JSON."""
    @property
    def report(self) -> Report | None:
        """What is wrong with a body that broke the contract, if `receive_event` made an event of it;
        else `None`.
        """
    @property
    def version(self) -> int | None:
        """The version of the format, if the event names one."""
    @property
    def channel(self) -> Channel | str | None:
        """The channel that the message came or went through."""
    @property
    def sub_account_id(self) -> str | None:
        """The sub-account. Business updates name none."""
    @property
    def umid(self) -> str | None:
        """The id of the message."""
    @property
    def timestamp(self) -> datetime | None:
        """When it happened, by the event. `None` if that is no time that `datetime` can hold."""
    @property
    def timestamp_text(self) -> str | None:
        """When it happened, as it was received."""
    @property
    def delivery_key(self) -> str:
        """What tells this event from all others, and is the same when it is delivered again. Keep keys
        for 11 days: receipts come for ten.
        """
    @property
    def progress(self) -> Progress | None:
        """How far the message got, if it is a receipt."""
    @property
    def inbound(self) -> Inbound | None:
        """The message, if it is an inbound one, whatever its envelope."""
    def to_dict(self) -> dict[str, Any]:
        """The body as a `dict`; of a part, the properties that are documented. What is about people
        is in it.

        Raises:
            ValueError: If the body is no JSON object, or is nested too deeply for Python; `raw` has
                it.
        """
    def to_json(self) -> str:
        """The body as it was received; of a part, the properties that are documented, as compact
        JSON. What is about people is in it.
        """
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any: ...
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Any: ...
    def __deepcopy__(self, memo: object, /) -> Any: ...
    def __reduce_ex__(self, protocol: Any, /) -> Any: ...

class Part:
    """A part of an event."""
    def __new__(cls, start: Event | Part, *steps: int) -> Any: ...
    def to_dict(self) -> dict[str, Any]:
        """The body as a `dict`; of a part, the properties that are documented. What is about people
        is in it.

        Raises:
            ValueError: If the body is no JSON object, or is nested too deeply for Python; `raw` has
                it.
        """
    def to_json(self) -> str:
        """The body as it was received; of a part, the properties that are documented, as compact
        JSON. What is about people is in it.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Progress:
    """How far a message got on one channel."""
    def __new__(cls, state: str, detail: str | None = None) -> Progress: ...
    def is_news_after(self, earlier: Progress) -> bool:
        """Whether it says something new to somebody who knows an earlier one."""
    @property
    def state(self) -> tuple[MessageState, MessageStateDetail | None]:
        """A state that means this, and more about it: what to keep of it."""
    def __reduce__(self) -> tuple[type[Progress], tuple[str, str | None]]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

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
    def worst(self) -> Level | None:
        """The highest level of a finding."""
    @property
    def failure_text(self) -> str:
        """What the failure of parsing says."""
    def fixes(self, text: bytes) -> list[list[tuple[str, Applicability, list[tuple[int, int, str]]]]]:
        """The fixes of each finding in a text: titles, who decides, and edits as first byte, end and
        text.
        """
    def fixed(self, text: bytes, applicability: str) -> tuple[bytes, Report, tuple[Finding, ...]]:
        """A text with its fixes made, what is wrong with it still, and what was fixed."""

class Record:
    """An object of the contract. Its subclasses are made from the descriptions of objects."""
    def __new__(cls, record: Record, /) -> Any: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Secret:
    """A secret value: `repr` and `str` show stars, `reveal()` the value. Formatting it into a text
    fails.

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
