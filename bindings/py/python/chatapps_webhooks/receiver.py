"""Takes events: answers the platform, authenticates it, and calls the handler of each event once.

A `Receiver` is one object with one function, which takes a method, a header and a body, and returns
an answer. `receiver.asgi` and `receiver.wsgi` are applications around it. Nothing is logged: hooks
are told.

Example:
    >>> from chatapps_webhooks.receiver import Receiver
    >>> receiver = Receiver(fallback=lambda event, delivery: None, authorization=["Bearer
    rw4Kd0b2u"])
    >>> @receiver.on("inbound_message_received")
    ... def greet(event, delivery):
    ...     print("a message on", event.channel)
    >>> from chatapps_webhooks import sample
    >>> body = sample("inbound_message_received", channel="viber")
    >>> receiver.receive_sync(method="POST", authorization=["Bearer rw4Kd0b2u"], body=body).status
    a message on viber
    204
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from ._adapters import AsgiApplication, Oversized, Unreadable, WsgiApplication
from ._calls import Blocking, Calls, OnLoop, run
from ._delivery import Delivery, is_news, progress_key, progress_text, stored_key
from ._handlers import Handlers
from ._native import Secret
from ._store import Claim, MemoryStore, Store
from .events import Event, receive_event

Handler: TypeAlias = Callable[[Event, Delivery], object]
"""What gets an event and its delivery. It may be async."""

_MAX_BYTES = 8 * 1024 * 1024
"""How large an event may be."""

_KEEP = 11 * 24 * 60 * 60.0
"""For how many seconds keys and texts are kept. Receipts come for ten days."""


@dataclass(frozen=True)
class Answer:
    """What to answer a request. The body is empty.

    Attributes:
        status: The status code.
        headers: The headers, by name.
    """

    status: int
    headers: dict[str, str] = field(default_factory=dict)


class Receiver(Handlers):
    """Takes events.

    Functions may be async. A handler that isn't runs in a thread of its own, so that its time can
    end; it sees the context variables of the request, but not what belongs to the request's thread.
    The thread of a handler that took too long runs on.

    Args:
        fallback: The handler of events whose kind has none. It gets the event and its delivery.
        authorization: The values of `Authorization` that are right, whole: those of the webhooks.
            Several, while one replaces the other. `"anyone"` takes events of anybody.
        authorize: Decides in place of `authorization`, for OAuth: it gets the value, and says
            whether it is right.
        store: Remembers which events were handled. The default, a `MemoryStore`, does so for one
            process.
        max_bytes: How large a body may be, 8 MiB at most.
        timeout: How many seconds a handler has. The platform waits for five.
        errors: What becomes of an event whose handler fails: `"refuse"` has it sent again,
            `"accept"` drops it.
        on_findings: Gets an event that is odd, and its delivery, before the handler.
        on_error: Gets the error of a handler, of the store, or of another hook.
        on_oversized: Gets `max_bytes` when a body is larger.
        on_unauthorized: Is called when a header is wrong.
        on_duplicate: Gets an event that was handled before.

    Raises:
        ValueError: If an argument can't be, or both or none of `authorization` and `authorize` are
            given.
        TypeError: If an argument has another type.
    """

    def __init__(
        self,
        *,
        fallback: Handler,
        authorization: Iterable[str | Secret] | Literal["anyone"] | None = None,
        authorize: Callable[[str], bool | Awaitable[bool]] | None = None,
        store: Store | None = None,
        max_bytes: int = _MAX_BYTES,
        timeout: float = 4.0,
        errors: Literal["refuse", "accept"] = "refuse",
        on_findings: Handler | None = None,
        on_error: Callable[[BaseException], object] | None = None,
        on_oversized: Callable[[int], object] | None = None,
        on_unauthorized: Callable[[], object] | None = None,
        on_duplicate: Callable[[Event], object] | None = None,
    ) -> None:
        super().__init__(fallback)
        if (authorization is None) is (authorize is None):
            raise ValueError("expected one of `authorization` and `authorize`, found both or none; pass values, or a function for OAuth")
        self._takes_anyone = authorization == "anyone"
        self._digests = None if authorization is None or self._takes_anyone else _digests(authorization)
        self._authorize = authorize
        if isinstance(max_bytes, bool) or not isinstance(max_bytes, int):
            raise TypeError(f"`max_bytes`: expected an integer, found `{type(max_bytes).__name__}`")
        if not 1 <= max_bytes <= _MAX_BYTES:
            raise ValueError(f"`max_bytes`: expected an integer from 1 to {_MAX_BYTES}; no larger body is read as an event")
        if isinstance(timeout, bool) or not isinstance(timeout, (int, float)):
            raise TypeError(f"`timeout`: expected a number, found `{type(timeout).__name__}`")
        if not 0 < timeout < 5:
            raise ValueError("`timeout`: expected more than 0 and less than 5 seconds; the platform waits for 5")
        if errors not in ("refuse", "accept"):
            raise ValueError("`errors`: expected `refuse` or `accept`")
        hooks = {
            "authorize": authorize,
            "on_findings": on_findings,
            "on_error": on_error,
            "on_oversized": on_oversized,
            "on_unauthorized": on_unauthorized,
            "on_duplicate": on_duplicate,
        }
        for name, hook in hooks.items():
            if hook is not None and not callable(hook):
                raise TypeError(f"`{name}`: expected a function, found `{type(hook).__name__}`")
        self._store: Store = MemoryStore() if store is None else store
        for name in ("begin", "finish", "forget", "get", "put"):
            if not callable(getattr(self._store, name, None)):
                raise TypeError(f"`store`: expected the functions of `Store`; `{type(store).__name__}` has no `{name}`")
        self._max_bytes = max_bytes
        self._timeout = float(timeout)
        self._after_error = Answer(204 if errors == "accept" else 503)
        self._on_findings = on_findings
        self._on_error = on_error
        self._on_oversized = on_oversized
        self._on_unauthorized = on_unauthorized
        self._on_duplicate = on_duplicate
        self._asgi = AsgiApplication(self._answer, max_bytes)
        self._wsgi = WsgiApplication(self._answer, max_bytes)

    @property
    def asgi(self) -> AsgiApplication:
        """An ASGI application. Put it at the path of the webhook."""
        return self._asgi

    @property
    def wsgi(self) -> WsgiApplication:
        """A WSGI application. Put it at the path of the webhook."""
        return self._wsgi

    async def receive(
        self, *, method: str, authorization: str | Iterable[str] | None, body: object, length: int | None = None
    ) -> Answer:
        """Takes a request, for views that are async.

        Args:
            method: The method of the request.
            authorization: All values of the header `Authorization`.
            body: The body as bytes or text, or what a middleware made of its JSON.
            length: The length of the body in bytes, if `body` isn't bytes or text and the length is
                known.

        Returns:
            What to answer.

        Raises:
            TypeError: If the body is nothing that JSON can hold.
        """
        return await self._answer(OnLoop(), method, _values(authorization), *self._read_before(body, length))

    def receive_sync(
        self, *, method: str, authorization: str | Iterable[str] | None, body: object, length: int | None = None
    ) -> Answer:
        """Takes a request, for views that aren't async. It blocks until the event is handled.

        Args:
            method: The method of the request.
            authorization: All values of the header `Authorization`.
            body: The body as bytes or text, or what a middleware made of its JSON.
            length: The length of the body in bytes, if `body` isn't bytes or text and the length is
                known.

        Returns:
            What to answer.

        Raises:
            TypeError: If the body is nothing that JSON can hold.
            RuntimeError: If an event loop runs in this thread.
        """
        return run(self._answer(Blocking(), method, _values(authorization), *self._read_before(body, length)))

    def __repr__(self) -> str:
        return f"Receiver(kinds={sorted(self._handlers)})"

    def _read_before(self, body: object, length: int | None) -> tuple[int | None, Callable[[], Awaitable[object]]]:
        if isinstance(body, (bytes, bytearray)):
            length = len(body)
        elif isinstance(body, memoryview):
            length = body.nbytes
        elif isinstance(body, str):
            length = len(body.encode("utf-8", "surrogatepass"))

        async def read() -> object:
            if length is not None and length > self._max_bytes:
                raise Oversized
            return body

        return length, read

    async def _answer(
        self, calls: Calls, method: str, authorization: list[str], length: int | None, read: Callable[[], Awaitable[object]]
    ) -> Answer:
        if method != "POST":
            return Answer(405, {"Allow": "POST"})
        try:
            is_authentic = await self._is_authentic(calls, authorization)
        except Exception as error:
            await self._tell(calls, self._on_error, error)
            return Answer(503)
        if not is_authentic:
            await self._tell(calls, self._on_unauthorized)
            is_oversized = length is not None and length > self._max_bytes
            return Answer(413) if is_oversized else Answer(401, {"WWW-Authenticate": "Bearer"})
        try:
            body = await read()
        except Oversized:
            await self._tell(calls, self._on_oversized, self._max_bytes)
            return Answer(204)
        except Unreadable:
            return Answer(503)
        event = _event_of(body)
        return await self._take(calls, event, _key_of(event, body))

    async def _is_authentic(self, calls: Calls, authorization: list[str]) -> bool:
        if self._takes_anyone:
            return True
        if len(authorization) != 1:
            return False
        (value,) = authorization
        if self._authorize is not None:
            return bool(await calls.call(self._authorize, value))
        given = _digest(value)
        is_right = False
        for digest in self._digests or ():
            is_right |= hmac.compare_digest(digest, given)
        return is_right

    async def _take(self, calls: Calls, event: Event, key: str) -> Answer:
        self._is_open = False
        try:
            claim = await self._ask(calls, "begin", key, 2 * self._timeout)
            if claim not in ("new", "busy", "done"):
                raise TypeError("`begin` of the store: expected `new`, `busy` or `done`")
        except Exception as error:
            # The key may be somebody else's. If it is ours, the lease ends.
            await self._tell(calls, self._on_error, error)
            return Answer(503)
        if claim == "done":
            await self._tell(calls, self._on_duplicate, event)
            return Answer(204)
        if claim == "busy":
            return Answer(503)
        try:
            answer = await self._handle(calls, event)
            if answer.status == 204:
                await self._ask(calls, "finish", key, _KEEP)
        except Exception as error:
            # The store failed. The handler may not have run.
            await self._tell(calls, self._on_error, error)
            answer = Answer(503)
        except BaseException:
            # Whoever waited for the answer is gone.
            await self._try_to(calls, "forget", key)
            raise
        if answer.status != 204:
            await self._try_to(calls, "forget", key)
        return answer

    async def _handle(self, calls: Calls, event: Event) -> Answer:
        place = progress_key(event)
        earlier = None if place is None else await self._ask(calls, "get", place)
        delivery = Delivery(event, is_news=is_news(event, earlier))
        if self._on_findings is not None and len(delivery.findings):
            await self._tell(calls, self._on_findings, event, delivery)
        try:
            await calls.within(self._timeout, self._handler(event), event, delivery)
        except Exception as error:
            await self._tell(calls, self._on_error, error)
            return self._after_error
        # Another receipt may have been handled meanwhile.
        if place is not None and is_news(event, await self._ask(calls, "get", place)):
            await self._ask(calls, "put", place, progress_text(event), _KEEP)
        return Answer(204)

    async def _try_to(self, calls: Calls, what: str, key: str, *arguments: float) -> None:
        try:
            await self._ask(calls, what, key, *arguments)
        except Exception as error:
            await self._tell(calls, self._on_error, error)

    async def _ask(self, calls: Calls, what: str, *arguments: Any) -> Any:
        function = getattr(self._store, what)
        # It never waits, so it needs no thread.
        return function(*arguments) if type(self._store) is MemoryStore else await calls.call(function, *arguments)

    async def _tell(self, calls: Calls, hook: Callable[..., object] | None, *arguments: Any) -> None:
        if hook is None:
            return
        try:
            await calls.call(hook, *arguments)
        except Exception as error:
            if hook is not self._on_error:
                await self._tell(calls, self._on_error, error)


def _digest(value: str) -> bytes:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).digest()


def _digests(authorization: object) -> list[bytes]:
    if isinstance(authorization, (str, Secret)) or not isinstance(authorization, Iterable):
        raise TypeError(f"`authorization`: expected a list of values, found `{type(authorization).__name__}`; put the value into a list")
    digests = []
    for position, value in enumerate(authorization):
        place = f"`authorization[{position}]`"
        text = value.reveal() if isinstance(value, Secret) else value
        if not isinstance(text, str):
            raise TypeError(f"{place}: expected a text, found `{type(text).__name__}`")
        if not text:
            raise ValueError(f"{place} is empty; pass the value that stands in the webhook")
        if text != text.strip():
            raise ValueError(f"{place} starts or ends with whitespace; remove it")
        if not text.isascii() or not text.isprintable():
            raise ValueError(f"{place} has characters that a header can't carry; use one line of visible ASCII")
        digests.append(_digest(text))
    if not digests:
        raise ValueError("`authorization` has no value; pass those that stand in the webhooks")
    return digests


def _values(authorization: str | Iterable[str] | None) -> list[str]:
    if authorization is None:
        return []
    return [authorization] if isinstance(authorization, str) else list(authorization)


def _key_of(event: Event, body: object) -> str:
    """The key of a delivery as a store gets it: that of the event, or of the bytes if they are no
    text.
    """
    if event.kind == "unrecognized" and isinstance(body, (bytes, bytearray, memoryview)):
        return f"raw:{hashlib.sha256(body).hexdigest()}"
    return stored_key(event.delivery_key)


def _event_of(body: object) -> Event:
    try:
        return receive_event(body)
    except ValueError:
        # Parsers of JSON make what JSON can't hold, such as NaN, and texts that are no Unicode.
        import json

        return receive_event(json.dumps(body))


__all__ = ["Answer", "Claim", "Delivery", "Handler", "MemoryStore", "Receiver", "Store"]
