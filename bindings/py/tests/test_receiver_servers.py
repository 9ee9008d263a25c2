"""Receivers behind frameworks in their servers, asked over loopback."""

from __future__ import annotations

import functools
import itertools
import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import flask
import pytest
from django.core.handlers.wsgi import WSGIHandler
from fastapi import FastAPI, Request as FastAPIRequest, Response as FastAPIResponse
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from chatapps_webhooks.events import Event, sample
from chatapps_webhooks.receiver import Delivery, Receiver
from receiving import CASES, DJANGO, TOKEN, Recorded, configure_django, on_uvicorn, on_waitress, over_http, run_case

METHODS = ["GET", "POST", "PUT", "OPTIONS"]
Receivers = list[Receiver]


class Reader:
    """ASGI middleware that reads the body, and hands on what its JSON says."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            body = await Request(scope, receive).body()
            try:
                scope["parsed"] = json.loads(body)
            except ValueError:
                scope["parsed"] = body
            scope["length"] = len(body)
        await self.app(scope, receive, send)


def starlette_routes(receivers: Receivers) -> Any:
    return Starlette(routes=[Route(f"/{number}", receiver.asgi) for number, receiver in enumerate(receivers)])


def starlette_mounts(receivers: Receivers) -> Any:
    return Starlette(routes=[Mount(f"/{number}", receiver.asgi) for number, receiver in enumerate(receivers)])


def starlette_parsed(receivers: Receivers) -> Any:
    async def view(request: Request) -> Response:
        receiver = receivers[int(request.path_params["number"])]
        answer = await receiver.receive(
            method=request.method,
            authorization=request.headers.getlist("Authorization"),
            body=request.scope["parsed"],
            length=request.scope["length"],
        )
        return Response(status_code=answer.status, headers=answer.headers)

    return Starlette(routes=[Route("/{number}", view, methods=METHODS)], middleware=[Middleware(Reader)])


def fastapi_routes(receivers: Receivers) -> Any:
    app = FastAPI()
    for number, receiver in enumerate(receivers):
        app.router.routes.append(Route(f"/{number}", receiver.asgi))
    return app


def fastapi_view(receivers: Receivers) -> Any:
    app = FastAPI()

    @app.api_route("/{number}", methods=METHODS)
    async def view(number: int, request: FastAPIRequest) -> FastAPIResponse:
        answer = await receivers[number].receive(
            method=request.method, authorization=request.headers.getlist("Authorization"), body=await request.body()
        )
        return FastAPIResponse(status_code=answer.status, headers=answer.headers)

    return app


def flask_view(receivers: Receivers) -> Any:
    app = flask.Flask("example")

    @app.route("/<int:number>", methods=METHODS, provide_automatic_options=False)
    def view(number: int) -> Any:
        request = flask.request
        answer = receivers[number].receive_sync(
            method=request.method, authorization=request.headers.getlist("Authorization"), body=request.get_data()
        )
        return "", answer.status, answer.headers

    return app


def flask_parsed(receivers: Receivers) -> Any:
    app = flask.Flask("example")

    @app.before_request
    def read() -> None:
        flask.g.parsed = flask.request.get_json(silent=True)
        if flask.g.parsed is None:
            flask.g.parsed = flask.request.get_data()

    @app.route("/<int:number>", methods=METHODS, provide_automatic_options=False)
    def view(number: int) -> Any:
        request = flask.request
        answer = receivers[number].receive_sync(
            method=request.method,
            authorization=request.headers.getlist("Authorization"),
            body=flask.g.parsed,
            length=request.content_length,
        )
        return "", answer.status, answer.headers

    return app


def django_view(receivers: Receivers) -> Any:
    configure_django()
    DJANGO[:] = receivers
    return WSGIHandler()


def plain_wsgi(receivers: Receivers) -> Any:
    return lambda environ, start_response: receivers[int(environ["PATH_INFO"][1:])].wsgi(environ, start_response)


@contextmanager
def on_wsgiref(app: Any) -> Iterator[int]:
    class Quiet(WSGIRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    class Patient(WSGIServer):
        request_queue_size = 64

    with make_server("127.0.0.1", 0, app, Patient, Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


ASGI: list[Any] = [starlette_routes, starlette_mounts, starlette_parsed, fastapi_routes, fastapi_view]
WSGI: list[Any] = [flask_view, flask_parsed, django_view, plain_wsgi]
# Whether handlers are async, the application, and its server.
ADAPTERS = [(True, app, on_uvicorn) for app in ASGI] + [(False, app, on_waitress) for app in WSGI] + [(False, plain_wsgi, on_wsgiref)]
adapter = pytest.mark.parametrize("is_async, app, serve", ADAPTERS, ids=[f"{app.__name__}-{serve.__name__}" for _, app, serve in ADAPTERS])


def at(app: Any, number: int) -> str:
    """The path of a receiver. A mount redirects from the one without a slash."""
    return f"/{number}/" if app is starlette_mounts else f"/{number}"


@adapter
def test_cases(is_async: bool, app: Any, serve: Any) -> None:
    recorded = [Recorded(case, is_async) for case in CASES]
    with serve(app([each.receiver for each in recorded])) as port:
        for number, each in enumerate(recorded):
            run_case(each, functools.partial(over_http, port, at(app, number)))


def ignore(event: Event, delivery: Delivery) -> None:
    pass


@pytest.mark.parametrize("is_chunked", [False, True], ids=["length", "chunked"])
@adapter
def test_bodies_up_to_the_limit_are_read_whole(is_async: bool, app: Any, serve: Any, is_chunked: bool) -> None:
    got: list[Event] = []
    told: list[int] = []
    receiver = Receiver(fallback=lambda event, _: got.append(event), authorization=[TOKEN], on_oversized=told.append)
    limit = 8 * 1024 * 1024
    body = sample("inbound_message_received", overrides={"payload.content.text": "a" * 7_000_000}).encode()
    large = body + b" " * (limit - len(body))
    ask = functools.partial(over_http, method="POST", authorization=[TOKEN], is_chunked=is_chunked)
    with serve(app([receiver])) as port:
        if is_chunked and serve is on_wsgiref:
            # This server knows no chunks, and doesn't say where a body ends. What nobody reads may
            # reset the connection.
            with suppress(ConnectionError):
                assert ask(port, at(app, 0), body=b"{}").status == 503
            assert not got
            return
        for text in (b"{}", large, large + b" "):
            assert ask(port, at(app, 0), body=text).status == 204
        assert [event.kind for event in got] == ["unrecognized", "inbound_message_received"]
        assert told == [limit]


@pytest.mark.parametrize("is_slow", [False, True], ids=["quick", "slow"])
@adapter
def test_of_many_deliveries_at_once_one_is_handled(is_async: bool, app: Any, serve: Any, is_slow: bool) -> None:
    handled: list[str] = []
    go_on = threading.Event()

    def handle(event: Event, delivery: Delivery) -> None:
        if is_slow:
            assert go_on.wait(60)
        handled.append(delivery.key)

    receiver = Receiver(fallback=handle, authorization=[TOKEN], timeout=4.9)
    body = sample("inbound_message_received").encode()
    with serve(app([receiver])) as port, ThreadPoolExecutor(20) as pool:
        futures = [pool.submit(over_http, port, at(app, 0), "POST", [TOKEN], body) for _ in range(20)]
        if is_slow and serve is not on_wsgiref:
            # That one takes one request after the other. Elsewhere, 19 come during the first.
            assert {future.result().status for future in itertools.islice(as_completed(futures, timeout=60), 19)} == {503}
        go_on.set()
        statuses = [future.result().status for future in futures]
        assert len(handled) == 1 and statuses.count(204) >= 1 and set(statuses) <= {204, 503}
        assert over_http(port, at(app, 0), "POST", [TOKEN], body).status == 204 and len(handled) == 1


@pytest.mark.parametrize("serve, app", [(on_uvicorn, starlette_routes), (on_waitress, plain_wsgi)], ids=["asgi", "wsgi"])
def test_a_connection_that_breaks_off_leaves_nothing(serve: Any, app: Any) -> None:
    got: list[str] = []
    receiver = Receiver(fallback=lambda event, _: got.append(event.kind), authorization=[TOKEN])
    with serve(app([receiver])) as port:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(f'POST /0 HTTP/1.1\r\nHost: x\r\nAuthorization: {TOKEN}\r\nContent-Length: 100\r\n\r\n{{"a"'.encode())
        assert over_http(port, "/0", "POST", [TOKEN], sample("account_update").encode()).status == 204
    assert got == ["account_update"]
