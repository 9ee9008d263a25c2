"""Receivers without a server: the shared cases, arguments, and what happens when one fails."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import io
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest

import chatapps_webhooks as cw
from chatapps_webhooks import events
from chatapps_webhooks.events import Event, sample
from chatapps_webhooks.receiver import Answer, Delivery, MemoryStore, Receiver
from chatapps_webhooks.testing import post
from receiving import CASES, TOKEN, Answered, Recorded, run_case

BODY = sample("inbound_message_received").encode()


def ignore(event: Event, delivery: Delivery) -> None:
    pass


def answered(answer: Answer) -> Answered:
    return Answered(answer.status, {name.lower(): value for name, value in answer.headers.items()}, b"")


def receive(receiver: Receiver, method: str, authorization: list[str], body: bytes) -> Answered:
    return answered(asyncio.run(receiver.receive(method=method, authorization=authorization, body=body)))


def receive_sync(receiver: Receiver, method: str, authorization: list[str], body: bytes) -> Answered:
    return answered(receiver.receive_sync(method=method, authorization=authorization, body=body))


def posted(app: Any, method: str, authorization: list[str], body: bytes) -> Answered:
    response = post(app, method=method, authorization=authorization, body=body)
    return Answered(response.status, {name.lower(): value for name, value in response.headers.items()}, response.body)


def asgi(receiver: Receiver, method: str, authorization: list[str], body: bytes) -> Answered:
    return posted(receiver.asgi, method, authorization, body)


def wsgi(receiver: Receiver, method: str, authorization: list[str], body: bytes) -> Answered:
    return posted(receiver.wsgi, method, authorization, body)


DOORS: list[Any] = [receive, receive_sync, asgi, wsgi]
door = pytest.mark.parametrize("ask", DOORS, ids=lambda ask: ask.__name__)


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@door
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["description"])
def test_cases(case: dict[str, Any], ask: Any, is_async: bool) -> None:
    recorded = Recorded(case, is_async)
    run_case(recorded, functools.partial(ask, recorded.receiver))


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({}, ValueError, "one of `authorization` and `authorize`, found both or none"),
        ({"authorization": [TOKEN], "authorize": bool}, ValueError, "one of `authorization` and `authorize`, found both or none"),
        ({"authorization": TOKEN}, TypeError, "expected a list of values, found `str`; put the value into a list"),
        ({"authorization": 1}, TypeError, "expected a list of values, found `int`"),
        ({"authorization": []}, ValueError, "`authorization` has no value"),
        ({"authorization": [TOKEN, ""]}, ValueError, r"`authorization\[1\]` is empty"),
        ({"authorization": [f" {TOKEN}"]}, ValueError, r"`authorization\[0\]` starts or ends with whitespace"),
        ({"authorization": [f"{TOKEN}\n"]}, ValueError, "starts or ends with whitespace"),
        ({"authorization": [f"{TOKEN}\nX"]}, ValueError, "characters that a header can't carry"),
        ({"authorization": [f"{TOKEN}\0X"]}, ValueError, "characters that a header can't carry"),
        ({"authorization": [f"{TOKEN}é"]}, ValueError, "characters that a header can't carry"),
        ({"authorization": [TOKEN.encode()]}, TypeError, "expected a text, found `bytes`"),
        ({"authorize": "yes"}, TypeError, "`authorize`: expected a function, found `str`"),
        ({"authorization": [TOKEN], "fallback": None}, TypeError, "`fallback`: expected a function of an event and its delivery"),
        ({"authorization": [TOKEN], "on_error": 1}, TypeError, "`on_error`: expected a function, found `int`"),
        ({"authorization": [TOKEN], "errors": "drop"}, ValueError, "`errors`: expected `refuse` or `accept`"),
        ({"authorization": [TOKEN], "timeout": 0}, ValueError, "less than 5 seconds"),
        ({"authorization": [TOKEN], "timeout": float("nan")}, ValueError, "less than 5 seconds"),
        ({"authorization": [TOKEN], "timeout": 5}, ValueError, "less than 5 seconds"),
        ({"authorization": [TOKEN], "timeout": "4"}, TypeError, "`timeout`: expected a number, found `str`"),
        ({"authorization": [TOKEN], "max_bytes": 0}, ValueError, "`max_bytes`: expected an integer from 1 to 8388608"),
        ({"authorization": [TOKEN], "max_bytes": 8 * 1024 * 1024 + 1}, ValueError, "from 1 to 8388608"),
        ({"authorization": [TOKEN], "max_bytes": True}, TypeError, "`max_bytes`: expected an integer, found `bool`"),
        ({"authorization": [TOKEN], "store": {}}, TypeError, "`store`: .*`dict` has no `begin`"),
    ],
)
def test_wrong_arguments_are_explained_without_a_value(arguments: Any, error: Any, message: str) -> None:
    with pytest.raises(error, match=message) as raised:
        Receiver(**{"fallback": ignore, **arguments})
    assert "rw4Kd0b2u" not in str(raised.value)


def test_there_is_no_receiver_without_a_fallback() -> None:
    with pytest.raises(TypeError, match="fallback"):
        Receiver(authorization=[TOKEN])  # type: ignore[call-arg]


def test_handlers_are_registered_once_and_early() -> None:
    receiver = Receiver(fallback=ignore, authorization=[TOKEN])
    receiver.on("account_update", ignore)
    assert receiver.on("inboundMessage")(ignore) is ignore
    with pytest.raises(ValueError, match="did you mean `account_update`"):
        receiver.on("acount_update", ignore)  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="EventKind"):
        receiver.on("x")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="`account_update` has a handler"):
        receiver.on("account_update", ignore)
    with pytest.raises(TypeError, match="`handler`: expected a function"):
        receiver.on("unknown_event", 5)  # type: ignore[call-overload]
    assert receiver.receive_sync(method="POST", authorization="Bearer wrong", body=BODY).status == 401
    receiver.on("unknown_event", ignore)
    assert receiver.receive_sync(method="POST", authorization=TOKEN, body=BODY).status == 204
    with pytest.raises(RuntimeError, match="`unrecognized`: an event was received before"):
        receiver.on("unrecognized", ignore)


def test_secrets_of_webhooks_are_values_and_do_not_show() -> None:
    webhook = cw.Webhook(sub_account_id="*", url="https://hooks.onion.example/", http_authorization=TOKEN)
    assert webhook.http_authorization
    receiver = Receiver(fallback=ignore, authorization=[webhook.http_authorization])
    receiver.on("account_update", ignore)
    assert repr(receiver) == "Receiver(kinds=['account_update'])"
    assert "rw4Kd0b2u" not in repr(vars(receiver))
    assert post(receiver.wsgi, "account_update", authorization=TOKEN).status == 204


@pytest.mark.parametrize("value", ["", "Bearer é", "Bearer \ud800", f"{TOKEN} "])
@pytest.mark.parametrize("ask", [receive, receive_sync])
def test_odd_headers_are_wrong_headers(ask: Any, value: str) -> None:
    assert ask(Receiver(fallback=ignore, authorization=[TOKEN]), "POST", [value], BODY).status == 401


def test_a_body_may_be_what_a_middleware_made_of_it() -> None:
    got: list[Event] = []
    receiver = Receiver(fallback=lambda event, delivery: got.append(event), authorization=[TOKEN], max_bytes=2_000)
    parsed = json.loads(BODY)
    assert receiver.receive_sync(method="POST", authorization=TOKEN, body=parsed, length=2_001).status == 204 and not got
    assert receiver.receive_sync(method="POST", authorization="x", body=parsed, length=2_001).status == 413
    for body in (parsed, BODY, BODY.decode(), bytearray(BODY), memoryview(BODY)):
        assert receiver.receive_sync(method="POST", authorization=TOKEN, body=body).status == 204
    assert len(got) == 1 and got[0].delivery_key == cw.receive_event(BODY).delivery_key
    # What `json.loads` makes of texts that are odd.
    for odd in ('{"a": NaN}', '{"a": "\\ud800"}', "null", "5"):
        assert receiver.receive_sync(method="POST", authorization=TOKEN, body=json.loads(odd)).status == 204
    assert [event.kind for event in got[1:]] == ["unrecognized"] * 4
    with pytest.raises(TypeError, match="expected what JSON can hold"):
        receiver.receive_sync(method="POST", authorization=TOKEN, body=object())


def test_a_delivery_has_a_key_and_findings_that_are_made_when_asked_for() -> None:
    event = cw.receive_event(sample("unknown_event"))
    delivery = Delivery(event)
    assert delivery.key == event.delivery_key and delivery.is_news
    assert [finding.rule for finding in delivery.findings] == ["unknown_event"] and delivery.findings is delivery.findings
    assert [finding.rule for finding in Delivery(cw.receive_event("{")).findings] == ["syntax"]
    assert repr(Delivery(cw.receive_event(BODY), is_news=False)) == "Delivery(is_news=False)"


class Failing(MemoryStore):
    """A store of which one function fails."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.fails = name

    def __getattribute__(self, name: str) -> Any:
        if name in ("begin", "finish", "forget", "get", "put") and name == self.fails:

            def fail(*_: Any) -> None:
                raise ConnectionError(name)

            return fail
        return super().__getattribute__(name)


@pytest.mark.parametrize("errors", ["refuse", "accept"])
@pytest.mark.parametrize("name", ["begin", "get", "put", "finish"])
@door
def test_an_event_is_asked_for_again_if_the_store_fails(ask: Any, name: str, errors: Any) -> None:
    told: list[Any] = []
    store = Failing(name)
    receiver = Receiver(fallback=ignore, authorization=[TOKEN], store=store, errors=errors, on_error=told.append)
    body = sample("outbound_message_status_changed").encode()
    assert ask(receiver, "POST", [TOKEN], body).status == 503
    assert [str(error) for error in told] == [name]
    store.fails = ""
    assert ask(receiver, "POST", [TOKEN], body).status == 204


@door
def test_bytes_that_are_no_text_are_told_apart_and_long_keys_are_short_in_the_store(ask: Any) -> None:
    keys: list[str] = []

    class Watched(MemoryStore):
        def begin(self, key: str, lease: float, /) -> Any:
            keys.append(key)
            return super().begin(key, lease)

    count = 0

    def handle(event: Event, delivery: Delivery) -> None:
        nonlocal count
        count += 1

    receiver = Receiver(fallback=handle, authorization="anyone", store=Watched())
    for body in (b'"\xff"', b'"\xfd"', b'"\xff"', sample("account_update", overrides={"eventId": "x" * 100_000}).encode()):
        assert ask(receiver, "POST", [], body).status == 204
    assert count == 3 and max(map(len, keys)) <= 256


@door
def test_anyone_is_taken_only_if_the_program_says_so(ask: Any) -> None:
    assert ask(Receiver(fallback=ignore, authorization="anyone"), "POST", [], BODY).status == 204


@door
def test_a_key_that_can_not_be_given_back_is_told(ask: Any) -> None:
    told: list[Any] = []

    def fail(event: Event, delivery: Delivery) -> None:
        raise RuntimeError("handler")

    receiver = Receiver(fallback=fail, authorization=[TOKEN], store=Failing("forget"), on_error=told.append)
    assert [ask(receiver, "POST", [TOKEN], BODY).status for _ in range(2)] == [503, 503]
    assert [str(error) for error in told] == ["handler", "forget"]


def test_a_store_that_answers_nonsense_has_failed() -> None:
    class Odd(MemoryStore):
        def begin(self, key: str, lease: float, /) -> Any:
            return True

    told: list[Any] = []
    receiver = Receiver(fallback=ignore, authorization=[TOKEN], store=Odd(), on_error=told.append)
    assert receiver.receive_sync(method="POST", authorization=TOKEN, body=BODY).status == 503
    assert "expected `new`, `busy` or `done`" in str(told[0])


@door
def test_a_store_may_be_async(ask: Any) -> None:
    class Later:
        def __init__(self) -> None:
            self.memory = MemoryStore()
            self.asked: list[str] = []

        def __getattr__(self, name: str) -> Any:
            async def call(*arguments: Any) -> Any:
                await asyncio.sleep(0)
                self.asked.append(name)
                return getattr(self.memory, name)(*arguments)

            return call

    store = Later()
    receiver = Receiver(fallback=ignore, authorization=[TOKEN], store=store)
    body = sample("outbound_message_status_changed").encode()
    assert [ask(receiver, "POST", [TOKEN], body).status for _ in range(2)] == [204, 204]
    assert store.asked == ["begin", "get", "get", "put", "finish", "begin"]


@door
def test_what_a_store_is_asked(ask: Any) -> None:
    """A store may be shared with programs in other languages."""
    asked: list[Any] = []

    class Seen(MemoryStore):
        def __getattribute__(self, name: str) -> Any:
            function = super().__getattribute__(name)
            if name not in ("begin", "finish", "forget", "get", "put"):
                return function
            return lambda *arguments: [asked.append((name, *arguments)), function(*arguments)][1]

    receiver = Receiver(fallback=ignore, authorization=[TOKEN], store=Seen(), timeout=1.5)
    days = 11 * 24 * 60 * 60
    for seed, detail, text in ((1, "delivered_to_operator", "delivered"), (2, "delivered_to_recipient", "delivered:delivered_to_recipient")):
        overrides = {"payload.status.detail": detail}
        body = sample("outbound_message_status_changed", channel="RCS", state="delivered", overrides=overrides, seed=seed).encode()
        event = cw.receive_event(body)
        key, place = event.delivery_key, f"progress:{event.umid}:rcs"
        asked.clear()
        assert ask(receiver, "POST", [TOKEN], body).status == 204
        assert asked == [("begin", key, 3), ("get", place), ("get", place), ("put", place, text, days), ("finish", key, days)]


# asyncio itself ends the loop for the errors that end a program.
@pytest.mark.parametrize("is_async, error", [(False, SystemExit(1)), (False, KeyboardInterrupt()), *[(flag, error) for flag in (False, True) for error in (asyncio.CancelledError(), StopIteration(), TimeoutError("own"))]])
@door
def test_no_error_of_a_handler_ends_the_server(ask: Any, is_async: bool, error: BaseException) -> None:
    told: list[BaseException] = []
    left = [error]

    def handle(event: Event, delivery: Delivery) -> None:
        if left:
            raise left.pop()

    async def handle_async(event: Event, delivery: Delivery) -> None:
        handle(event, delivery)

    receiver = Receiver(fallback=handle_async if is_async else handle, authorization=[TOKEN], on_error=told.append)
    assert [ask(receiver, "POST", [TOKEN], BODY).status for _ in range(2)] == [503, 204]
    assert len(told) == 1 and error in (told[0], told[0].__cause__)


def test_a_handler_that_is_late_is_cancelled_and_told() -> None:
    told: list[BaseException] = []
    ended: list[str] = []

    async def hang(event: Event, delivery: Delivery) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(event.kind)
            raise ValueError("an error that nobody picks up, and that asyncio must not log")

    receiver = Receiver(fallback=hang, authorization=[TOKEN], timeout=0.05, on_error=told.append)
    logged: list[Any] = []

    async def main() -> Answer:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: logged.append(context))
        answer = await receiver.receive(method="POST", authorization=[TOKEN], body=BODY)
        # It ends by itself, and not with the loop.
        for _ in range(10):
            await asyncio.sleep(0)
        assert ended == ["inbound_message_received"]
        return answer

    assert asyncio.run(main()).status == 503 and not logged
    assert [(type(error), str(error)) for error in told] == [(TimeoutError, "the handler took more than 0.05 seconds")]


def test_a_late_handler_is_cancelled_on_the_loop_in_another_thread() -> None:
    ended = threading.Event()

    async def hang(event: Event, delivery: Delivery) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    receiver = Receiver(fallback=hang, authorization=[TOKEN], timeout=0.05)
    assert receiver.receive_sync(method="POST", authorization=[TOKEN], body=BODY).status == 503
    assert ended.wait(60)


@door
def test_a_hook_around_an_async_one_decides(ask: Any) -> None:
    async def decide(value: str) -> bool:
        return value == TOKEN

    receiver = Receiver(fallback=ignore, authorize=lambda value: decide(value))
    assert [ask(receiver, "POST", [value], BODY).status for value in (TOKEN, "Bearer wrong")] == [204, 401]


def test_a_request_that_is_cancelled_gives_its_key_back() -> None:
    begun: list[str] = []

    async def main() -> int:
        async def handle(event: Event, delivery: Delivery) -> None:
            begun.append(event.kind)
            if len(begun) == 1:
                await asyncio.Event().wait()

        receiver = Receiver(fallback=handle, authorization=[TOKEN])
        task = asyncio.ensure_future(receiver.receive(method="POST", authorization=[TOKEN], body=BODY))
        while not begun:
            await asyncio.sleep(0)
        assert (await receiver.receive(method="POST", authorization=[TOKEN], body=BODY)).status == 503
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return (await receiver.receive(method="POST", authorization=[TOKEN], body=BODY)).status

    assert asyncio.run(main()) == 204 and len(begun) == 2


def test_receive_sync_says_what_to_call_where_a_loop_runs() -> None:
    async def main() -> None:
        with pytest.raises(RuntimeError, match="use `await receiver.receive"):
            Receiver(fallback=ignore, authorization=[TOKEN]).receive_sync(method="POST", authorization=[TOKEN], body=BODY)

    asyncio.run(main())


VARIABLE: contextvars.ContextVar[str] = contextvars.ContextVar("VARIABLE", default="")


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@door
def test_handlers_see_the_context_of_the_request(ask: Any, is_async: bool) -> None:
    seen: list[str] = []

    def handle(event: Event, delivery: Delivery) -> None:
        seen.append(VARIABLE.get())

    async def handle_async(event: Event, delivery: Delivery) -> None:
        handle(event, delivery)

    receiver = Receiver(fallback=handle_async if is_async else handle, authorization=[TOKEN])
    context = contextvars.copy_context()
    context.run(VARIABLE.set, "here")
    assert context.run(ask, receiver, "POST", [TOKEN], BODY).status == 204 and seen == ["here"]


@pytest.mark.parametrize(
    "make",
    [
        lambda handle: functools.partial(handle, "bound"),
        lambda handle: lambda event, delivery: handle("bound", event, delivery),
        lambda handle: type("Callable", (), {"__call__": lambda self, event, delivery: handle("bound", event, delivery)})(),
    ],
    ids=["partial", "lambda", "object"],
)
@door
def test_a_function_around_an_async_one_is_async(ask: Any, make: Callable[..., Any]) -> None:
    handled: list[str] = []

    async def handle(what: str, event: Event, delivery: Delivery) -> None:
        await asyncio.sleep(0)
        handled.append(what)

    assert ask(Receiver(fallback=make(handle), authorization=[TOKEN]), "POST", [TOKEN], BODY).status == 204
    assert handled == ["bound"]


@pytest.mark.parametrize("later, earlier", [("sent", "delivered"), ("delivered", "read")])
def test_what_a_slower_handler_knows_does_not_hide_what_came_meanwhile(later: str, earlier: str) -> None:
    """A receipt that is older, and handled for longer, changes nothing about later ones."""
    begun, go_on = threading.Event(), threading.Event()
    news: dict[str, bool] = {}

    def handle(event: Event, delivery: Delivery) -> None:
        state = events.parse_event(event.raw).progress.state[0]  # type: ignore[union-attr]
        if state == later and not begun.is_set():
            begun.set()
            assert go_on.wait(60)
        news[f"{state} {len(news)}"] = delivery.is_news

    receiver = Receiver(fallback=handle, authorization=[TOKEN], timeout=4.9)
    slow = threading.Thread(target=post, args=(receiver.wsgi, "outbound_message_status_changed"), kwargs={"authorization": TOKEN, "state": later, "channel": "whatsapp"})
    slow.start()
    assert begun.wait(60)
    assert post(receiver.wsgi, "outbound_message_status_changed", authorization=TOKEN, state=earlier, channel="whatsapp").status == 204
    go_on.set()
    slow.join()
    overrides = {"payload.status.timestamp": "2026-08-04T00:00:00Z"}
    assert post(receiver.wsgi, "outbound_message_status_changed", authorization=TOKEN, state=later, channel="whatsapp", overrides=overrides).status == 204
    assert news == {f"{earlier} 0": True, f"{later} 1": True, f"{later} 2": False}


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_memory_forgets_in_time() -> None:
    clock = Clock()
    store = MemoryStore(clock=clock)
    assert [store.begin("a", 8), store.begin("a", 8)] == ["new", "busy"]
    clock.now = 8
    assert store.begin("a", 8) == "new"
    store.finish("a", 100)
    clock.now = 107
    assert store.begin("a", 8) == "done"
    clock.now = 108
    assert store.begin("a", 8) == "new"
    store.forget("a")
    store.forget("never")
    assert store.begin("a", 8) == "new" and store.get("a") is None
    store.put("text", "one", 10)
    store.put("text", "two", 20)
    clock.now = 120
    assert store.get("text") == "two"
    clock.now = 128
    assert store.get("text") is None and len(store) == 0


def test_the_memory_is_bounded() -> None:
    clock = Clock()
    store = MemoryStore(max_entries=100, clock=clock)
    for number in range(10_000):
        clock.now += 1
        assert store.begin(str(number), 8) == "new"
        store.finish(str(number), 1_000_000)
        store.put("progress", str(number), 1_000_000)
        assert len(store) <= 100 and len(store._ends) <= 1_300
    assert store.begin("9999", 8) == "done" and store.begin("0", 8) == "new"
    with pytest.raises(ValueError, match="`max_entries`: expected at least 1"):
        MemoryStore(max_entries=0)


def test_what_the_memory_changes_often_takes_no_room() -> None:
    clock = Clock()
    store = MemoryStore(clock=clock)
    for number in range(100):
        store.put(str(number), "text", 1_000 - number)
    for _ in range(10_000):
        store.put("often", "text", 2_000)
        assert len(store._ends) <= 1_500
    for clock.now in range(901, 1_001):
        assert len(store) == 1_001 - clock.now


def test_one_of_many_threads_gets_a_key() -> None:
    store = MemoryStore()
    barrier = threading.Barrier(16)
    got: list[str] = []

    def take() -> None:
        barrier.wait()
        got.extend([store.begin(str(key), 60) for key in range(100)])

    threads = [threading.Thread(target=take) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got.count("new") == 100 and got.count("busy") == 1_500


def asgi_run(app: Any, messages: list[dict[str, Any]], **scope: Any) -> list[dict[str, Any]]:
    """What an application sends for these messages. Another one to receive is an error."""
    sent: list[dict[str, Any]] = []
    base = {"type": "http", "method": "POST", "path": "/", "headers": [(b"Authorization", TOKEN.encode())]}

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(app({**base, **scope}, receive, send))
    return sent


def pieces(*bodies: bytes) -> list[dict[str, Any]]:
    return [{"type": "http.request", "body": body, "more_body": number < len(bodies)} for number, body in enumerate(bodies, 1)]


def test_asgi_bodies_come_in_pieces_and_may_break_off() -> None:
    got: list[str] = []
    oversized: list[int] = []
    receiver = Receiver(fallback=lambda event, _: got.append(event.raw), authorization=[TOKEN], max_bytes=len(BODY), on_oversized=oversized.append)
    gone = [*pieces(BODY[:9], b"")[:1], {"type": "http.disconnect"}]
    assert asgi_run(receiver.asgi, gone) == [] and not got
    assert asgi_run(receiver.asgi, [{"type": "http.disconnect"}]) == [] and not got
    assert asgi_run(receiver.asgi, pieces(BODY[:9], b"", BODY[9:]))[0]["status"] == 204 and got == [BODY.decode()]
    late = pieces(BODY, b"x", b"y")
    assert asgi_run(receiver.asgi, late)[0]["status"] == 204 and oversized == [len(BODY)] and not late
    unread = pieces(BODY)
    assert asgi_run(receiver.asgi, unread, headers=[])[0]["status"] == 401 and unread
    assert asgi_run(receiver.asgi, unread, headers=[(b"content-length", b"9" * 20)])[0]["status"] == 413 and unread
    assert len(got) == 1


class Endless:
    """A body that never ends."""

    def read(self, size: int) -> bytes:
        return bytes(size)

    async def receive(self) -> dict[str, Any]:
        return {"type": "http.request", "body": bytes(65_536), "more_body": True}


def test_bodies_without_an_end_are_not_read_for_ever() -> None:
    told: list[int] = []
    receiver = Receiver(fallback=ignore, authorization=[TOKEN], max_bytes=10, on_oversized=told.append)
    assert wsgi_run(receiver.wsgi, **{"wsgi.input": Endless(), "wsgi.input_terminated": True}) == 204
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [(b"authorization", TOKEN.encode())]}
    asyncio.run(receiver.asgi(scope, Endless().receive, send))
    assert sent[0]["status"] == 204 and told == [10, 10]


def test_asgi_servers_may_ask_for_more_than_http() -> None:
    receiver = Receiver(fallback=ignore, authorization=[TOKEN])
    sent = asgi_run(receiver.asgi, [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}], type="lifespan")
    assert [message["type"] for message in sent] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert asgi_run(receiver.asgi, [], type="websocket") == [{"type": "websocket.close", "code": 1000}]


class Broken(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError("the connection was reset")


def wsgi_run(app: Any, **environ: Any) -> int:
    started: list[str] = []
    base = {"REQUEST_METHOD": "POST", "HTTP_AUTHORIZATION": TOKEN, "wsgi.input": io.BytesIO(BODY)}
    assert list(app({**base, **environ}, lambda status, headers: started.append(status))) == []
    return int(started[0].split()[0])


def test_wsgi_bodies_have_a_length_or_an_end() -> None:
    got: list[str] = []
    oversized: list[int] = []
    receiver = Receiver(fallback=lambda event, _: got.append(event.raw), authorization=[TOKEN], max_bytes=len(BODY), on_oversized=oversized.append)
    chunked = {"HTTP_TRANSFER_ENCODING": "chunked"}
    # The server gives no end: to read on might take forever.
    assert wsgi_run(receiver.wsgi, **chunked) == 503
    assert wsgi_run(receiver.wsgi, CONTENT_LENGTH=str(len(BODY) + 1), **{"wsgi.input": io.BytesIO(BODY[1:])}, **chunked) == 204
    assert oversized == [len(BODY)]
    assert wsgi_run(receiver.wsgi, CONTENT_LENGTH=str(len(BODY)), **{"wsgi.input": io.BytesIO(BODY[:-1])}) == 503
    assert wsgi_run(receiver.wsgi, CONTENT_LENGTH="5", **{"wsgi.input": Broken()}) == 503
    assert wsgi_run(receiver.wsgi, **{"wsgi.input": Broken(), "wsgi.input_terminated": True}) == 503
    assert not got
    assert wsgi_run(receiver.wsgi, CONTENT_LENGTH=str(len(BODY)), **{"wsgi.input": io.BytesIO(BODY + b"next")}) == 204
    assert wsgi_run(receiver.wsgi, **{"wsgi.input": io.BytesIO(BODY + b" "), "wsgi.input_terminated": True}, **chunked) == 204
    assert oversized == [len(BODY)] * 2
    assert wsgi_run(receiver.wsgi, CONTENT_LENGTH="") == 204
    assert got == [BODY.decode(), ""]
    assert wsgi_run(receiver.wsgi, HTTP_AUTHORIZATION="x", CONTENT_LENGTH="5", **{"wsgi.input": Broken()}) == 401


def test_handlers_of_a_forked_process_run() -> None:
    code = f"""
import os
from chatapps_webhooks.receiver import Receiver
from chatapps_webhooks.testing import post

async def handle(event, delivery):
    pass

receiver = Receiver(fallback=handle, authorization=["{TOKEN}"])
assert post(receiver.wsgi, "account_update", authorization="{TOKEN}").status == 204
child = os.fork()
if child == 0:
    os._exit(post(receiver.wsgi, "account_update", authorization="{TOKEN}", seed=1).status - 200)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    ended = subprocess.run([sys.executable, "-W", "ignore::DeprecationWarning", "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert (ended.stdout, ended.stderr) == ("4\n", "")


def test_a_program_ends_although_a_handler_does_not() -> None:
    code = f"""
import threading
from chatapps_webhooks.receiver import Receiver
from chatapps_webhooks.testing import post

receiver = Receiver(fallback=lambda event, delivery: threading.Event().wait(), authorization=["{TOKEN}"], timeout=0.05)
print(post(receiver.wsgi, "account_update", authorization="{TOKEN}").status, post(receiver.asgi, "account_update", authorization="{TOKEN}").status)
"""
    ended = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert (ended.stdout, ended.stderr) == ("503 503\n", "")


def test_the_package_is_imported_without_the_receiver() -> None:
    code = "import sys, chatapps_webhooks; print([name for name in sys.modules if name.startswith('chatapps_webhooks.') and ('receiver' in name or 'testing' in name)])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
