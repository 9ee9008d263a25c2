"""Events: what the platform posts to the URL of a webhook.

`parse_event` makes a typed event of a body, of a class for each kind, and `receive_event` does so
whatever the body is. An event keeps its body as it was received: `raw` has it. Nothing about people
shows in `repr()`, in findings or in errors.

Example:
    >>> from chatapps_webhooks.events import DeliveryReceipt, parse_event
    >>> payload = '{"umid": "1f2e", "status": {"state": "read"}}'
    >>> body = f'{{"eventType": "outbound_message_status_changed", "payload": {payload}}}'
    >>> event = parse_event(body)
    >>> match event:
    ...     case DeliveryReceipt():
    ...         print(event.payload.status.state)
    read
"""

from __future__ import annotations

from . import _native
from ._hints import hint as _hint
from ._models import HOOKS as _HOOKS, MODELS as _MODELS, ROWS as _ROWS, Row as _Row, finalized as _finalized, made_here as _made_here, shown as _shown
from ._native import Event, Part as _Part, Progress, parse_event, receive_event

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any


def sample(
    kind: EventKind,
    *,
    format: int | str | None = None,
    channel: Channel | str | None = None,
    type: ContentType | str | None = None,
    state: MessageState | str | None = None,
    event: AccountEvent | str | None = None,
    overrides: Mapping[str, object] | None = None,
    unset: Iterable[str] = (),
    faults: Iterable[Fault] = (),
    seed: int = 0,
) -> str:
    """Makes an event with made-up contents, as JSON text.

    It is valid and has no finding, unless an older format or a fault is asked for. The same
    arguments make the same text, in every language.

    Args:
        kind: The kind of event, such as `inbound_message_received`.
        format: The version of the format; the newest unless given.
        channel: The channel of the message.
        type: The kind of content.
        state: The state that a receipt tells.
        event: What an account update or the update of a phone number tells.
        overrides: Values by path, such as `{"payload.content.text": "Hi"}`: anything that JSON can
            hold.
        unset: The paths of properties to leave out.
        faults: What is to be odd about it, such as `unknown_property`.
        seed: Another number makes another event. Receipts of one number are those of one message.

    Returns:
        Compact JSON.

    Raises:
        ValueError: If something is unknown, or doesn't go with something else. The message says
            what to ask for.
        TypeError: If an override is nothing that JSON can hold.
    """
    from json import dumps

    for argument, paths in (("unset", unset), ("faults", faults)):
        if isinstance(paths, str):
            raise TypeError(f"`{argument}`: expected texts, found `str`; pass a `list` of it")
    if not 0 <= seed < 2**64:
        raise ValueError(f"`seed`: expected a number from 0 to 2**64 - 1, found {seed}")
    wishes = [None if wish is None else str(wish) for wish in (format, channel, type, state, event)]
    values = [(path, dumps(value, allow_nan=False)) for path, value in (overrides or {}).items()]
    return _native.sample(kind, wishes, list(faults), values, list(unset), seed)


class Inbound:
    """An inbound message, whatever its envelope: what `InboundMessage` and `FlatInboundMessage`
    have in common. `Event.inbound` makes it.
    """

    __slots__ = ("_event", "_message")

    def __init__(self, event: Event) -> None:
        self._event = event
        self._message: Any = getattr(event, "payload", event)

    @property
    def umid(self) -> str:
        """The id of the message."""
        return self._message.umid  # type: ignore[no-any-return]

    @property
    def sub_account_id(self) -> str | None:
        """The sub-account."""
        return self._event.sub_account_id

    @property
    def timestamp(self) -> datetime | None:
        """When the message was received. `None` if that is no time that `datetime` can hold."""
        return self._event.timestamp

    @property
    def timestamp_text(self) -> str | None:
        """When the message was received, as it was given."""
        return self._event.timestamp_text

    @property
    def channel(self) -> Channel | str | None:
        """The channel."""
        return self._event.channel

    @property
    def channel_id(self) -> str | None:
        """The id of the business's own channel."""
        recipient = self._message.recipient
        return getattr(recipient, "recipient_id", None) if self._message is self._event else getattr(recipient, "channel_id", None)

    @property
    def msisdn(self) -> str | None:
        """The sender's phone number. Personal."""
        return getattr(self._message.user, "msisdn", None)

    @property
    def channel_user_id(self) -> str | None:
        """The sender's id on the channel. Personal."""
        return getattr(self._message.user, "channel_user_id", None)

    @property
    def name(self) -> str | None:
        """The sender's name. Personal."""
        return getattr(self._message.user, "name", None)

    @property
    def username(self) -> str | None:
        """The sender's user name. Personal."""
        return getattr(self._message.user, "username", None)

    @property
    def content_type(self) -> ContentType | str:
        """The kind of content."""
        return self._message.type  # type: ignore[no-any-return]

    @property
    def content(self) -> MessageContent | None:
        """The content."""
        return self._message.content  # type: ignore[no-any-return]

    def __repr__(self) -> str:
        return f"Inbound({self._event!r})"


def _inbound(self: Event) -> Inbound | None:
    """The message, if it is an inbound one, whatever its envelope."""
    return Inbound(self) if isinstance(self, (InboundMessage, FlatInboundMessage)) else None


def _again(raw: str) -> Event:
    """An event once more. It was taken before, under whatever policy."""
    return parse_event(raw, policy="contract")


class _Methods:
    """What every event and every part of one has."""

    def to_dict(self: Any) -> dict[str, Any]:
        """The body as a `dict`; of a part, the properties that are documented. What is about people
        is in it.

        Raises:
            ValueError: If the body is no JSON object, or is nested too deeply for Python; `raw` has
                it.
        """
        from json import loads

        try:
            data = loads(self.to_json())
        except (ValueError, RecursionError):
            data = None
        if not isinstance(data, dict):
            raise ValueError("the body is no JSON object that Python can hold; `raw` has it")
        return data

    def to_json(self: Any) -> str:
        """The body as it was received; of a part, the properties that are documented, as compact
        JSON. What is about people is in it.
        """
        return self.raw if isinstance(self, Event) else _native.to_text(self)  # type: ignore[return-value]

    def __repr__(self) -> str:
        return _shown(self)

    def __reduce_ex__(self: Any, protocol: Any, /) -> Any:
        if not isinstance(self, Event):
            return self.__reduce__()
        return (_again, (self.raw,)) if self.report is None else (_native.unrecognized, (self.raw, self.report))

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: object, /) -> Any:
        return self


def _error_code_meaning(self: Any) -> str | None:
    """What the error code means; `None` if there is none, or it isn't documented."""
    return None if self.error_code is None else _native.receipt_error(self.error_code)[0]


def _meta_error_code(self: Any) -> int | None:
    """Meta's number for the error, if it has one."""
    return None if self.error_code is None else _native.receipt_error(self.error_code)[1]


def _response(self: Any) -> Any:
    """What `response_json` says; `None` if it is absent, or no JSON."""
    return None if self.response_json is None else _native.flow_response(self.response_json)


_MORE: dict[str, dict[str, Any]] = {
    "ReceiptStatus": {
        "error_code_meaning": property(_error_code_meaning, doc=_error_code_meaning.__doc__),
        "meta_error_code": property(_meta_error_code, doc=_meta_error_code.__doc__),
    },
    "FlowReply": {"response": property(_response, doc=_response.__doc__)},
}

CLASSES: dict[str, Any] = {"Event": Event}
"""Every class of an event or a part of one, by its name, which is that of the object."""

KINDS: dict[str, str] = {}
"""What `kind` says of the events of a class, by its name."""

_METHODS: dict[str, Any] = {name: value for name, value in vars(_Methods).items() if callable(value)} | _HOOKS


def _make(name: str, doc: str, attributes: list[Any], native: Any) -> Any:
    rows = _ROWS[name] = [_Row(attribute) for attribute in attributes]
    _MODELS[name] = "event"
    lines = "".join([f"    {row.name}: {row.attribute.__doc__}{' Personal.' * (row.privacy == 'personal')}\n" for row in rows])
    members: dict[str, Any] = {
        **_METHODS,
        **{row.name: row.attribute for row in rows},
        **{f"{row.name}_text": row.attribute.text for row in rows if row.is_time},
        **_MORE.get(name, {}),
        "__doc__": f"{doc}\n\nAttributes:\n{lines}" if rows else doc,
        "__match_args__": tuple([row.name for row in rows]),
    }
    if native is None:
        return type(name, (_Part,), {"__slots__": (), "__module__": __name__, "__init_subclass__": classmethod(_finalized), **members})
    for member, value in members.items():
        setattr(native, member, value)
    return native


_native_classes = {name: (kind, cls) for kind, name, cls in _native.event_classes()}
for _name, _doc, _, _attributes in _native.objects(True):
    _kind, _class = _native_classes.get(_name, (None, None))
    CLASSES[_name] = _make(_name, _doc, _attributes, _class)
    if _kind:
        KINDS[_name] = _kind

for _member, _value in _METHODS.items():
    setattr(Event, _member, _value)
Event.inbound = property(_inbound, doc=_inbound.__doc__)  # type: ignore[misc]
_ROWS["Event"] = []
_MODELS["Event"] = "event"
globals().update(CLASSES)


def __getattr__(name: str) -> object:
    # To import `typing` takes longer than everything else.
    from . import _event_names

    if name in _event_names.__all__:
        return getattr(_event_names, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    from . import _event_names

    return sorted({*__all__, *_event_names.__all__, *[name for name in globals() if name.startswith("__")]})


if TYPE_CHECKING:
    from typing import TypeAlias

    AccountEvent: TypeAlias = str
    Channel: TypeAlias = str
    ContentType: TypeAlias = str
    EventKind: TypeAlias = str
    Fault: TypeAlias = str
    MessageState: TypeAlias = str
    InboundMessage: Any
    FlatInboundMessage: Any
    MessageContent: TypeAlias = Any

__all__ = ["Inbound", "Progress", "parse_event", "receive_event", "sample", *CLASSES]
_made_here(Progress)
_hint(Inbound, sample, Progress, *CLASSES.values())
