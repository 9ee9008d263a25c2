"""What the tests of receivers share: cases, a receiver that records calls, servers on loopback."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import django
import uvicorn
import waitress
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from waitress import wasyncore

from chatapps_webhooks.events import Event, sample
from chatapps_webhooks.receiver import Delivery, Receiver
from conftest import ROOT

CASES = json.loads((ROOT / "tests/receiver/cases.json").read_text("utf-8"))
TOKEN = "Bearer rw4Kd0b2u"
HOOKS = ("on_findings", "on_error", "on_oversized", "on_unauthorized", "on_duplicate")


class Answered(NamedTuple):
    """What came back, the names of headers in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


Ask = Callable[[str, list[str], bytes], Answered]


def request(case: dict[str, Any], asked: dict[str, Any]) -> tuple[str, list[str], bytes]:
    """The method, the values of `Authorization` and the body of a request in a case."""
    right = case.get("authorization") or list(case.get("authorize", ())) or [TOKEN]
    kind, options = asked.get("sample", (None, {}))
    body = sample(kind, **options) if kind else asked.get("body", "")
    return asked.get("method", "POST"), asked.get("authorization", right[:1]), body.encode()


class Recorded:
    """The receiver of a case, and what it called."""

    def __init__(self, case: dict[str, Any], is_async: bool) -> None:
        self.case = case
        self.calls: list[str] = []
        self.stop = threading.Event()
        options = {name: case[name] for name in ("max_bytes", "timeout", "errors") if name in case}
        if "authorize" in case:
            options["authorize"] = self.function(is_async, self.authorize)
        else:
            options["authorization"] = case.get("authorization", [TOKEN])
        for name in HOOKS:
            options[name] = self.function(is_async, self.hook(name))
        self.receiver = Receiver(fallback=self.function(is_async, self.fallback), **options)
        for kind, what in case.get("handlers", {}).items():
            self.receiver.on(kind, self.handler(is_async, kind, what))

    def function(self, is_async: bool, function: Any) -> Any:
        async def later(*arguments: Any) -> Any:
            await asyncio.sleep(0)
            return function(*arguments)

        return later if is_async else function

    def authorize(self, value: str) -> bool:
        says = self.case["authorize"][value]
        if says == "fail":
            raise ConnectionError("the authorization server can't be reached")
        return bool(says)

    def hook(self, name: str) -> Callable[..., None]:
        def call(*_: Any) -> None:
            self.calls.append(name)
            if self.case.get("hooks_fail") and name != "on_error":
                raise RuntimeError("a hook fails")

        return call

    def fallback(self, event: Event, delivery: Delivery) -> None:
        self.calls.append(f"fallback {event.kind}{'' if delivery.is_news else ', no news'}")

    def handler(self, is_async: bool, kind: str, what: str) -> Any:
        def begin(delivery: Delivery) -> str | None:
            is_first = kind not in self.calls
            self.calls.append(f"{kind}{'' if delivery.is_news else ', no news'}")
            if is_first and what == "fail once":
                raise RuntimeError("the handler fails")
            return "hang" if is_first and what == "hang once" else None

        def handle(event: Event, delivery: Delivery) -> None:
            if begin(delivery):
                self.stop.wait(60)

        async def handle_async(event: Event, delivery: Delivery) -> None:
            if begin(delivery):
                await asyncio.Event().wait()

        return handle_async if is_async else handle


def run_case(recorded: Recorded, ask: Ask) -> None:
    """Sends the requests of a case, and compares answers and calls."""
    try:
        for asked in recorded.case["requests"]:
            before = len(recorded.calls)
            answered = ask(*request(recorded.case, asked))
            assert (answered.status, recorded.calls[before:]) == (asked["status"], asked["calls"])
            expected = {name.lower(): value for name, value in asked.get("headers", {}).items()}
            assert expected.items() <= answered.headers.items() and answered.body == b""
    finally:
        recorded.stop.set()


DJANGO: list[Receiver] = []
"""The receivers that the views of Django have: they are set up once for a process."""


def django_endpoint(request: HttpRequest, number: int) -> HttpResponse:
    answer = DJANGO[number].receive_sync(
        method=str(request.method), authorization=request.headers.get("Authorization"), body=request.body
    )
    return HttpResponse(status=answer.status, headers=answer.headers)


def configure_django() -> None:
    if not settings.configured:
        settings.configure(
            ALLOWED_HOSTS=["127.0.0.1"],
            ROOT_URLCONF=(path("<int:number>", django_endpoint),),
            LOGGING_CONFIG=None,
            DATA_UPLOAD_MAX_MEMORY_SIZE=None,
        )
        django.setup()


@contextlib.contextmanager
def on_uvicorn(app: Any) -> Iterator[int]:
    """Serves an ASGI application, and gives the port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


@contextlib.contextmanager
def on_waitress(app: Any) -> Iterator[int]:
    """Serves a WSGI application, and gives the port."""
    sockets: dict[int, Any] = {}
    server = waitress.create_server(app, map=sockets, host="127.0.0.1", port=0, threads=24)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server.effective_port
    finally:
        # The server may be awake, and have closed the trigger, before it is pulled.
        with contextlib.suppress(OSError):
            server.trigger.pull_trigger(lambda: wasyncore.close_all(sockets))
        thread.join()
        server.task_dispatcher.shutdown()


def over_http(
    port: int,
    target: str,
    method: str,
    authorization: list[str],
    body: bytes,
    *,
    is_chunked: bool = False,
) -> Answered:
    """Sends a request over loopback."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.putrequest(method, target)
        for value in authorization:
            connection.putheader("Authorization", value)
        connection.putheader("Content-Type", "application/json")
        if is_chunked:
            connection.putheader("Transfer-Encoding", "chunked")
            pieces: Any = iter([body[start : start + 60_000] for start in range(0, len(body), 60_000)])
        else:
            connection.putheader("Content-Length", str(len(body)))
            pieces = body
        connection.endheaders(pieces, encode_chunked=is_chunked)
        response = connection.getresponse()
        return Answered(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
    finally:
        connection.close()
