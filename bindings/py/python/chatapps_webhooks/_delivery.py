"""What a handler gets beside the event."""

from __future__ import annotations

from hashlib import sha256

from ._native import check
from ._report import Report
from .events import Event, Progress


class Delivery:
    """What a handler gets beside the event.

    Args:
        event: The event.
        is_news: Whether it says more than the receipts before it about the same message on the same
            channel. It is true for every event that is no receipt.
    """

    __slots__ = ("_event", "_findings", "_is_news")

    def __init__(self, event: Event, *, is_news: bool = True) -> None:
        self._event = event
        self._is_news = is_news
        self._findings: Report | None = None

    @property
    def key(self) -> str:
        """What tells the event from all others: its `delivery_key`."""
        return self._event.delivery_key

    @property
    def is_news(self) -> bool:
        """Whether it says more than the receipts before it about the message on its channel.

        It is true for every event that is no receipt.
        """
        return self._is_news

    @property
    def findings(self) -> Report:
        """What is odd about the event, under `recommended`. It is found when somebody asks."""
        if self._findings is None:
            report = self._event.report
            self._findings = check(self._event.raw, model="event") if report is None else report
        return self._findings

    def __repr__(self) -> str:
        return f"Delivery(is_news={self._is_news})"


_LONGEST_KEY = 256
"""The longest key that a store gets. An id of a message can be as long as a body."""


def stored_key(key: str) -> str:
    """A key as a store gets it."""
    if len(key) <= _LONGEST_KEY:
        return key
    return f"sha256:{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def progress_key(event: Event) -> str | None:
    """Where a store keeps how far a message got on its channel; `None` for what is no receipt."""
    if event.progress is None or event.umid is None:
        return None
    return stored_key(f"progress:{event.umid}:{(event.channel or '').lower()}")


def is_news(event: Event, earlier: str | None) -> bool:
    """Whether a receipt says more than what a store kept."""
    if event.progress is None or earlier is None:
        return True
    state, _, detail = earlier.partition(":")
    return event.progress.is_news_after(Progress(state, detail or None))


def progress_text(event: Event) -> str:
    """How far a message got, as a store keeps it: `STATE` or `STATE:DETAIL`."""
    parts = event.progress.state if event.progress else ()
    return ":".join([part for part in parts if part])
