"""Which handler gets an event."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from .events import KINDS, Event


class Handlers:
    """The handlers of the kinds of events."""

    def __init__(self, fallback: Any) -> None:
        self._fallback = _callable("fallback", fallback)
        self._handlers: dict[str, Any] = {}
        self._is_open = True

    def on(self, kind: str, handler: Any = None) -> Any:
        """Registers the handler of a kind of event, as a decorator or with `handler`.

        Args:
            kind: The kind, such as `inbound_message_received`.
            handler: Gets the event and its delivery. It may be async.

        Raises:
            ValueError: If there is no such kind, or it has a handler.
            TypeError: If the handler can't be called.
            RuntimeError: If an event was received before.
        """
        if kind not in KINDS.values():
            close = get_close_matches(str(kind), KINDS.values(), 1)
            hint = f"did you mean `{close[0]}`?" if close else "`chatapps_webhooks.events.EventKind` has all kinds"
            raise ValueError(f"`kind`: there are no events of this kind; {hint}")
        if handler is None:

            def register(handler: Any) -> Any:
                self._register(kind, handler)
                return handler

            return register
        self._register(kind, handler)
        return None

    def _register(self, kind: str, handler: Any) -> None:
        if not self._is_open:
            raise RuntimeError(f"`{kind}`: an event was received before; register all handlers first")
        if kind in self._handlers:
            raise ValueError(f"`{kind}` has a handler; call both functions in one")
        self._handlers[kind] = _callable("handler", handler)

    def _handler(self, event: Event) -> Any:
        return self._handlers.get(event.kind, self._fallback)


def _callable(name: str, value: Any) -> Any:
    if not callable(value):
        raise TypeError(f"`{name}`: expected a function of an event and its delivery, found `{type(value).__name__}`")
    return value
