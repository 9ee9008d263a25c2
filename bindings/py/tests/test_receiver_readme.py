"""The receivers of the README, its store, and what it says of tests."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory
from hypothesis import given, settings, strategies as st

from chatapps_webhooks.events import sample
from chatapps_webhooks.receiver import MemoryStore, Receiver
from chatapps_webhooks.testing import post
from conftest import ROOT
from receiving import TOKEN, configure_django


def code(containing: str) -> str:
    """The one block of the section that contains a text."""
    section = (ROOT / "bindings/py/README.md").read_text("utf-8").split("\n## Receive events\n")[1].split("\n## ")[0]
    (block,) = [block for block in re.findall(r"(?ms)^```python\n(.*?)^```", section) if containing in block]
    return str(block)


def names_of(containing: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "example"}
    exec(compile(code(containing), "README.md", "exec"), names)
    return names


def test_fastapi(capsys: pytest.CaptureFixture[str]) -> None:
    app = names_of("FastAPI()")["app"]
    for state in ("sent", "read", "read", "delivered"):
        assert post(app, "outbound_message_status_changed", authorization=TOKEN, path="/events", channel="whatsapp", state=state).status == 204
    assert post(app, "inbound_message_received", authorization=TOKEN, path="/events", channel="viber").status == 204
    assert post(app, "account_update", authorization=TOKEN, path="/events").status == 204
    assert post(app, "account_update", authorization="x", path="/events").status == 401
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in lines] == ["sent", "read", "viber", "account_update"]


def test_flask(capsys: pytest.CaptureFixture[str]) -> None:
    app = names_of("Flask(")["app"]
    assert post(app, "account_update", authorization=TOKEN, path="/events").status == 204
    refused = post(app, "account_update", authorization=None, path="/events")
    assert (refused.status, refused.headers["WWW-Authenticate"], refused.body) == (401, "Bearer", b"")
    assert capsys.readouterr().out == "account_update\n"


def test_django(capsys: pytest.CaptureFixture[str]) -> None:
    configure_django()
    take = names_of("csrf_exempt")["take"]
    assert take.csrf_exempt
    for headers, status in (({"Authorization": TOKEN}, 204), ({}, 401)):
        request = RequestFactory().post("/events", sample("account_update"), content_type="application/json", headers=headers)
        assert take(request).status_code == status
    assert capsys.readouterr().out == "account_update\n"


class Clock:
    """In place of the module `time`."""

    def __init__(self, now: float) -> None:
        self.now = now

    def time(self) -> float:
        return self.now


def test_the_store_outlives_a_crash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "store")
    crash = (
        f"{code('class SqlStore')}\nimport os\nfrom chatapps_webhooks.testing import post\n"
        f"receiver = Receiver(fallback=lambda event, delivery: os._exit(9), authorization=['{TOKEN}'], store=SqlStore({path!r}))\n"
        f"post(receiver.wsgi, 'outbound_message_status_changed', authorization='{TOKEN}')\n"
    )
    assert subprocess.run([sys.executable, "-c", crash], check=False, timeout=60).returncode == 9

    names = names_of("class SqlStore")
    store = names["SqlStore"](path)
    ((key, until, text),) = store.run("SELECT key, until, text FROM entries")[1]
    assert key.startswith("dr:") and text == "busy"
    names["time"] = clock = Clock(until - 0.5)
    receiver = names["make_receiver"](path)
    ask: Any = {"authorization": TOKEN, "seed": 0}
    assert post(receiver.wsgi, "outbound_message_status_changed", **ask).status == 503
    assert capsys.readouterr().out == ""
    clock.now = until
    assert post(receiver.asgi, "outbound_message_status_changed", **ask).status == 204
    assert capsys.readouterr().out == "outbound_message_status_changed\n"
    # Another process would know it, and so for 11 days.
    clock.now += 11 * 24 * 60 * 60 - 1
    assert post(names["make_receiver"](path).wsgi, "outbound_message_status_changed", **ask).status == 204
    assert capsys.readouterr().out == ""
    clock.now += 1
    assert post(receiver.wsgi, "outbound_message_status_changed", **ask).status == 204
    assert capsys.readouterr().out == "outbound_message_status_changed\n"


KEYS = st.sampled_from(["a", "b", "c"])
SECONDS = st.integers(1, 20)
STEP = st.one_of(
    st.tuples(st.just("begin"), KEYS, SECONDS),
    st.tuples(st.just("finish"), KEYS, SECONDS),
    st.tuples(st.just("forget"), KEYS),
    st.tuples(st.just("get"), st.just("text")),
    st.tuples(st.just("put"), st.just("text"), st.sampled_from(["x:", "y:z"]), SECONDS),
    st.tuples(st.just("wait"), SECONDS),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(STEP, max_size=20))
def test_the_store_does_what_the_memory_does(steps: Any) -> None:
    names = names_of("class SqlStore")
    names["time"] = clock = Clock(0)
    with tempfile.TemporaryDirectory() as folder:
        stores = [names["SqlStore"](f"{folder}/store"), MemoryStore(clock=clock.time)]
        for name, *arguments in [*steps, ("get", "text"), *[("begin", key, 1) for key in "abc"]]:
            if name == "wait":
                clock.now += arguments[0]
            else:
                first, second = [getattr(store, name)(*arguments) for store in stores]
                assert first == second


def test_a_store_that_is_gone_is_told(tmp_path: Path) -> None:
    names = names_of("class SqlStore")
    told: list[BaseException] = []
    store = names["SqlStore"](str(tmp_path / "store"))
    receiver = Receiver(fallback=lambda event, delivery: None, authorization=[TOKEN], store=store, on_error=told.append)
    store.run("DROP TABLE entries")
    assert post(receiver.wsgi, "account_update", authorization=TOKEN).status == 503
    assert post(receiver.asgi, "account_update", authorization=TOKEN).status == 503
    assert [str(error) for error in told] == ["no such table: entries"] * 2


def test_post_sends_what_it_is_told() -> None:
    seen: list[Any] = []

    def wsgi(environ: Any, start_response: Any) -> Any:
        seen.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["QUERY_STRING"], environ.get("HTTP_AUTHORIZATION"), environ["wsgi.input"].read()))
        start_response("418 I'm a teapot", [("X-Kind", "tea")])("abc".encode())
        return [b"def"]

    async def asgi(scope: Any, receive: Any, send: Any) -> None:
        authorization = [value.decode() for name, value in scope["headers"] if name == b"authorization"]
        seen.append((scope["method"], scope["path"], scope["query_string"].decode(), ",".join(authorization) or None, (await receive())["body"]))
        await send({"type": "http.response.start", "status": 418, "headers": [(b"x-kind", b"tea")]})
        await send({"type": "http.response.body", "body": b"abc", "more_body": True})
        await send({"type": "http.response.body", "body": b"def"})

    for app in (wsgi, asgi):
        for response in (
            post(app, "account_update", authorization=None),
            post(app, method="PUT", path="/a/b?c=d", body="{}", authorization=["x", "y"]),
        ):
            assert (response.status, response.headers["X-KIND"], response.body) == (418, "tea", b"abcdef")
    expected = [("POST", "/", "", None, sample("account_update").encode()), ("PUT", "/a/b", "c=d", "x,y", b"{}")]
    assert seen == expected * 2
    both: Any = {"kind": "account_update", "body": b""}
    for arguments in ({}, both):
        with pytest.raises(TypeError, match="expected one of `kind` and `body`"):
            post(wsgi, authorization=None, **arguments)
    with pytest.raises(ValueError, match="kind"):
        post(wsgi, "nothing", authorization=None)  # type: ignore[arg-type]


def test_errors_and_missing_answers_of_an_application_show() -> None:
    def broken(environ: Any, start_response: Any) -> Any:
        raise ZeroDivisionError

    async def silent(scope: Any, receive: Any, send: Any) -> None:
        pass

    with pytest.raises(ZeroDivisionError):
        post(broken, "account_update", authorization=None)
    with pytest.raises(RuntimeError, match="sent no answer"):
        post(silent, "account_update", authorization=None)
    with pytest.raises(RuntimeError, match="sent no answer"):
        post(lambda environ, start_response: [], "account_update", authorization=None)


FIXTURE = f"""
import asyncio

from chatapps_webhooks.receiver import Receiver

TOKEN = "{TOKEN}"


def test_it(chatapps_post):
    kinds = []
    receiver = Receiver(fallback=lambda event, delivery: kinds.append(event.kind), authorization=[TOKEN])
    for app in (receiver.asgi, receiver.wsgi):
        assert chatapps_post(app, "account_update", authorization=TOKEN).status == 204

    async def in_a_loop():
        for app in (receiver.asgi, receiver.wsgi):
            assert chatapps_post(app, "account_update", authorization=TOKEN, seed=1).status == 204

    asyncio.run(in_a_loop())
    assert kinds == ["account_update"] * 2
"""


def test_pytest_finds_the_fixture(tmp_path: Path) -> None:
    (plugin,) = [found for found in importlib.metadata.entry_points(group="pytest11") if found.value.startswith("chatapps_webhooks")]
    assert plugin.value == "chatapps_webhooks.pytest_plugin"
    (tmp_path / "test_it.py").write_text(FIXTURE)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error", str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=60)
    assert ended.returncode == 0 and "1 passed" in ended.stdout
