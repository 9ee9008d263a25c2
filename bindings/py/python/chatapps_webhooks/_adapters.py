"""The receiver as an application: ASGI and WSGI. Both read a body up to the limit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Iterable, MutableMapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ._calls import Blocking, OnLoop, run

if TYPE_CHECKING:
    from .receiver import Answer

_CHUNK = 64 * 1024

_DRAINED = 64 * 1024 * 1024
"""How much of a body that is too large is read and thrown away. A server that stops reading closes
the connection. A sender that is still writing may never see the answer then, and send it all again.
"""


class Oversized(Exception):
    """The body is over the limit."""


class Unreadable(Exception):
    """The body can't be read to its end."""


class _Disconnected(Exception):
    """Nobody waits for the answer."""


class _Body:
    """A body that comes in pieces, up to the limit."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._data = bytearray()
        self._size = 0

    def add(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size <= self._max_bytes:
            self._data += piece
        else:
            self._data.clear()
            if self._size > self._max_bytes + _DRAINED:
                raise Oversized

    def whole(self, length: int | None) -> bytes:
        if max(self._size, length or 0) > self._max_bytes:
            raise Oversized
        return bytes(self._data)


def _length(text: str) -> int | None:
    return int(text) if text.isdecimal() and text.isascii() else None


class AsgiApplication:
    """A receiver as an ASGI application, at any path. `Receiver.asgi` makes it."""

    def __init__(self, answer: Callable[..., Coroutine[Any, Any, Answer]], max_bytes: int) -> None:
        self._answer = answer
        self._max_bytes = max_bytes

    async def __call__(
        self,
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[MutableMapping[str, Any]]],
        send: Callable[[MutableMapping[str, Any]], Awaitable[None]],
    ) -> None:
        if scope["type"] == "lifespan":
            return await self._live(receive, send)
        if scope["type"] != "http":
            # Before it is accepted, this refuses a WebSocket.
            return await send({"type": "websocket.close", "code": 1000})
        headers = [(bytes(name).lower(), bytes(value).decode("latin-1")) for name, value in scope["headers"]]
        authorization = [value for name, value in headers if name == b"authorization"]
        lengths = [value for name, value in headers if name == b"content-length"]

        length = _length(lengths[0]) if len(lengths) == 1 else None

        async def read() -> bytes:
            body = _Body(self._max_bytes)
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise _Disconnected
                body.add(message.get("body", b""))
                if not message.get("more_body", False):
                    return body.whole(length)

        try:
            answer = await self._answer(OnLoop(), scope["method"], authorization, length, read)
        except _Disconnected:
            return
        pairs = [(name.lower().encode(), value.encode()) for name, value in _headers(answer)]
        await send({"type": "http.response.start", "status": answer.status, "headers": pairs})
        await send({"type": "http.response.body", "body": b""})

    async def _live(self, receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]) -> None:
        while True:
            message = await receive()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return


class WsgiApplication:
    """A receiver as a WSGI application, at any path. `Receiver.wsgi` makes it."""

    def __init__(self, answer: Callable[..., Coroutine[Any, Any, Answer]], max_bytes: int) -> None:
        self._answer = answer
        self._max_bytes = max_bytes

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        length = _length(environ.get("CONTENT_LENGTH") or "")
        authorization = [environ["HTTP_AUTHORIZATION"]] if "HTTP_AUTHORIZATION" in environ else []

        async def read() -> bytes:
            return self._read(environ, length)

        answer = run(self._answer(Blocking(), environ["REQUEST_METHOD"], authorization, length, read))
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", _headers(answer))
        return []

    def _read(self, environ: dict[str, Any], length: int | None) -> bytes:
        if length is None and not environ.get("wsgi.input_terminated"):
            if "HTTP_TRANSFER_ENCODING" in environ:
                raise Unreadable
            return b""
        source, body, left = environ["wsgi.input"], _Body(self._max_bytes), length
        while left is None or left > 0:
            try:
                piece = source.read(_CHUNK if left is None else min(_CHUNK, left))
            except Exception:
                if left is None:
                    raise Unreadable from None
                break
            body.add(piece)
            if left is not None:
                left -= len(piece)
            if not piece:
                break
        if left and (length or 0) <= self._max_bytes:
            raise Unreadable
        return body.whole(length)


def _headers(answer: Answer) -> list[tuple[str, str]]:
    # An answer 204 has no body, and must not say how long it is.
    return [*answer.headers.items(), *([] if answer.status == 204 else [("Content-Length", "0")])]
