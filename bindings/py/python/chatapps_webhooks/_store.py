"""Where a receiver remembers the keys of events, and how far messages got."""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable
from heapq import heapify, heappop, heappush
from typing import Literal, Protocol, TypeAlias

Claim: TypeAlias = Literal["new", "busy", "done"]
"""What a store says of a key: it was free and is taken now, it is taken, or it is remembered."""


class Store(Protocol):
    """Where a receiver remembers the keys of events, and how far messages got.

    A program with several processes needs one that they share. Each function may be async. One that
    isn't runs in a thread if the receiver is called by `receive` or as an ASGI application.
    """

    def begin(self, key: str, lease: float, /) -> Claim | Awaitable[Claim]:
        """Takes a key for `lease` seconds, in one step: of two callers at a time one gets `"new"`.

        Args:
            key: The key of an event.
            lease: After how many seconds the key is free again, if nobody finishes or forgets it.

        Returns:
            `"new"` if it is the caller's now, `"busy"` if it is taken, `"done"` if it is
            remembered.
        """
        ...

    def finish(self, key: str, keep: float, /) -> None | Awaitable[None]:
        """Remembers a key for `keep` seconds."""
        ...

    def forget(self, key: str, /) -> None | Awaitable[None]:
        """Gives a key back."""
        ...

    def get(self, key: str, /) -> str | None | Awaitable[str | None]:
        """The text that was put there, or nothing."""
        ...

    def put(self, key: str, text: str, keep: float, /) -> None | Awaitable[None]:
        """Keeps a text for `keep` seconds."""
        ...


_NOTHING = (0.0, None, None)


class MemoryStore:
    """A store in the memory of one process. It is lost when the process ends.

    It can be used from many threads.

    Args:
        max_entries: How many keys and texts it keeps. Those that end first leave first.
        clock: The time in seconds, which never goes back.
    """

    def __init__(self, *, max_entries: int = 1_000_000, clock: Callable[[], float] = time.monotonic) -> None:
        if max_entries < 1:
            raise ValueError(f"`max_entries`: expected at least 1, found {max_entries}")
        self._max_entries = max_entries
        self._clock = clock
        self._lock = threading.Lock()
        self._entries: dict[str, tuple[float, Claim | None, str | None]] = {}
        # When entries end. What was changed since has an older row in it, too.
        self._ends: list[tuple[float, str]] = []

    def begin(self, key: str, lease: float, /) -> Claim:
        """Takes a key for `lease` seconds."""
        with self._lock:
            self._drop_ended()
            _, claim, _ = self._entries.get(key, _NOTHING)
            if claim is None:
                self._set(key, lease, "busy", None)
            return claim or "new"

    def finish(self, key: str, keep: float, /) -> None:
        """Remembers a key for `keep` seconds."""
        with self._lock:
            self._set(key, keep, "done", None)

    def forget(self, key: str, /) -> None:
        """Gives a key back."""
        with self._lock:
            self._entries.pop(key, None)

    def get(self, key: str, /) -> str | None:
        """The text that was put there, or nothing."""
        with self._lock:
            self._drop_ended()
            return self._entries.get(key, _NOTHING)[2]

    def put(self, key: str, text: str, keep: float, /) -> None:
        """Keeps a text for `keep` seconds."""
        with self._lock:
            self._set(key, keep, None, text)

    def __len__(self) -> int:
        """How many keys and texts it keeps."""
        with self._lock:
            self._drop_ended()
            return len(self._entries)

    def _set(self, key: str, seconds: float, claim: Claim | None, text: str | None) -> None:
        end = self._clock() + seconds
        self._entries[key] = (end, claim, text)
        heappush(self._ends, (end, key))
        while len(self._entries) > self._max_entries:
            self._drop_first()
        if len(self._ends) > 2 * len(self._entries) + 1_000:
            self._ends = [(end, key) for key, (end, _, _) in self._entries.items()]
            heapify(self._ends)

    def _drop_ended(self) -> None:
        now = self._clock()
        while self._ends and self._ends[0][0] <= now:
            self._drop_first()

    def _drop_first(self) -> None:
        end, key = heappop(self._ends)
        if self._entries.get(key, _NOTHING)[0] == end:
            del self._entries[key]
