"""Sends events into an application in the process of a test, without a server.

Example:
    >>> from chatapps_webhooks.receiver import Receiver
    >>> from chatapps_webhooks.testing import post
    >>> receiver = Receiver(fallback=lambda event, delivery: print(event.kind),
    authorization=["Bearer rw4Kd0b2u"])
    >>> post(receiver.wsgi, "account_update", authorization="Bearer rw4Kd0b2u").status
    account_update
    204
"""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any
from wsgiref.headers import Headers

from ._calls import is_async
from ._event_names import AccountEvent, Channel, ContentType, EventKind, Fault, MessageState
from .events import sample


@dataclass(frozen=True)
class Response:
    """What an application answered.

    Attributes:
        status: The status code.
        headers: The headers, by name in any case.
        body: The body.
    """

    status: int
    headers: Headers
    body: bytes


def post(
    app: Any,
    kind: EventKind | None = None,
    *,
    authorization: str | Sequence[str] | None,
    path: str = "/",
    body: bytes | str | None = None,
    method: str = "POST",
    format: int | str | None = None,
    channel: Channel | str | None = None,
    type: ContentType | str | None = None,
    state: MessageState | str | None = None,
    event: AccountEvent | str | None = None,
    overrides: Mapping[str, object] | None = None,
    unset: Iterable[str] = (),
    faults: Iterable[Fault] = (),
    seed: int = 0,
) -> Response:
    """Sends an event into an application, as the platform would.

    An ASGI application runs in an event loop of its own, without its lifespan.

    Args:
        app: An ASGI application, if calling it makes a coroutine, or else a WSGI application.
        kind: The kind of event to make. `sample` says what the options after `method` are.
        authorization: The value of the header `Authorization`, or several, or `None` for no such
            header.
        path: The path, with a query if it has one.
        body: What to send in place of a sample.
        method: The method of the request.

    Returns:
        What the application answered.

    Raises:
        TypeError: If both or none of `kind` and `body` are given.
        ValueError: If there is no such sample.
        RuntimeError: If the application doesn't answer.
    """
    if (kind is None) is (body is None):
        raise TypeError("expected one of `kind` and `body`, found both or none")
    if kind is not None:
        body = sample(
            kind,
            format=format,
            channel=channel,
            type=type,
            state=state,
            event=event,
            overrides=overrides,
            unset=unset,
            faults=faults,
            seed=seed,
        )
    data = body.encode() if isinstance(body, str) else bytes(body or b"")
    values = [] if authorization is None else [authorization] if isinstance(authorization, str) else list(authorization)
    path, _, query = path.partition("?")
    if is_async(app):
        return _in_thread(lambda: asyncio.run(_ask_asgi(app, method, path, query, values, data)))
    return _in_thread(lambda: _ask_wsgi(app, method, path, query, values, data))


def _in_thread(ask: Callable[[], Response]) -> Response:
    """An async test has an event loop, in whose thread neither kind of application can run."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return ask()
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(copy_context().run, ask).result()


async def _ask_asgi(app: Any, method: str, path: str, query: str, authorization: list[str], body: bytes) -> Response:
    fixed = [("host", "hooks.onion.example"), ("content-type", "application/json"), ("content-length", str(len(body)))]
    pairs = [*fixed, *[("authorization", value) for value in authorization]]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "https",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in pairs],
        "client": ("127.0.0.1", 1),
        "server": ("hooks.onion.example", 443),
    }
    requests = [{"type": "http.request", "body": body, "more_body": False}]
    answers: list[Any] = []

    async def receive() -> Any:
        if requests:
            return requests.pop()
        # The client stays until it has its answer.
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        answers.append(message)

    await app(scope, receive, send)
    started = [message for message in answers if message["type"] == "http.response.start"]
    if not started:
        raise RuntimeError("the application sent no answer")
    headers = [(bytes(name).decode("latin-1"), bytes(value).decode("latin-1")) for name, value in started[0].get("headers", [])]
    parts = [message.get("body", b"") for message in answers if message["type"] == "http.response.body"]
    return Response(started[0]["status"], Headers(headers), b"".join(parts))


def _ask_wsgi(app: Any, method: str, path: str, query: str, authorization: list[str], body: bytes) -> Response:
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "hooks.onion.example",
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "hooks.onion.example",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    if authorization:
        environ["HTTP_AUTHORIZATION"] = ",".join(authorization)
    started: list[Any] = []
    parts: list[bytes] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        started[:] = [int(status.split()[0]), Headers(list(headers))]
        return parts.append

    answer = app(environ, start_response)
    try:
        parts.extend(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    if not started:
        raise RuntimeError("the application sent no answer")
    return Response(started[0], started[1], b"".join(parts))


__all__ = ["Response", "post"]
