"""Many threads at once, with the global lock and without: all see the same, and nothing is torn."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import chatapps_webhooks as cw
from chatapps_webhooks import events
from chatapps_webhooks.receiver import MemoryStore
from conftest import without_positions

THREADS = 8
ROUNDS = int(os.environ.get("CHATAPPS_THREAD_ROUNDS", "50"))
FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


def together(*works: Callable[[], Any]) -> list[Any]:
    """What each work gives, begun by its own thread at the same time as the others."""
    barrier = threading.Barrier(len(works))

    def begin(work: Callable[[], Any]) -> Any:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(begin, works))


def again(work: Callable[[], Any]) -> Callable[[], list[Any]]:
    return lambda: [work() for _ in range(ROUNDS)]


@pytest.mark.skipif(not FREE_THREADED, reason="the interpreter has a global lock")
def test_no_lock_comes_back() -> None:
    # A module that needs the lock makes the interpreter warn and take it back.
    code = "import sys, chatapps_webhooks.events; print(sys._is_gil_enabled())"
    ended = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"


FIRST = """
import sys, threading
names = sys.argv[1:]
sys.setswitchinterval(1e-6)
barrier, seen = threading.Barrier(len(names)), []
def look(name):
    barrier.wait()
    import chatapps_webhooks as cw
    from chatapps_webhooks import events
    found = getattr(cw, name)
    report = cw.check([{"subAccountId": "*", "url": 1}])
    seen.append((name, found, events.InboundMessage, cw.Finding, type(report.errors[0])))
threads = [threading.Thread(target=look, args=(name,)) for name in names]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(seen) == len(names), seen
assert all(finding is real for *_, finding, real in seen)
assert len({id(cls) for _, _, cls, *_ in seen}) == 1
for name in set(names):
    assert len({id(found) for other, found, *_ in seen if other == name}) == 1, name
print("same")
"""


def test_the_first_use_may_be_of_many_threads_at_once() -> None:
    names = ["WebhookType", "Plan", "Event", "Project", "check_file", "CredentialsLocation"] * 4
    for _ in range(3):
        ended = subprocess.run([sys.executable, "-c", FIRST, *names], capture_output=True, text=True, check=False)
        assert (ended.stdout, ended.stderr) == ("same\n", "")


def test_all_threads_find_the_same_in_the_same_objects(full: dict[str, Any]) -> None:
    wrong = {**full, "url": "http://127.0.0.1/?token=x", "subAccountId": 1, "enabeld": True}
    data = [copy.deepcopy(full) for _ in range(20)] + [wrong]
    text = json.dumps(data)
    plain, positioned = without_positions(cw.check(data)), cw.check(text)
    answers = together(
        *[again(lambda: without_positions(cw.check(data)) == plain)] * 3,
        *[again(lambda: cw.check(text) == positioned)] * 2,
        *[again(lambda: not cw.is_valid(data))] * 2,
        again(lambda: len(cw.parse(data[:20])) == 20),
    )
    assert all(all(answer) for answer in answers)


def test_what_was_made_is_shared(full: dict[str, Any]) -> None:
    wrong = {**full, "url": "http://127.0.0.1/"}
    for _ in range(ROUNDS):
        report = cw.check([wrong] * 5, policy="strict")
        errors = together(*[lambda: report.errors] * THREADS)
        assert errors[0] and all(each is errors[0] for each in errors)
        findings = together(*[lambda: report.findings] * THREADS)
        assert all(each == findings[0] for each in findings)
    webhooks = cw.parse([full])
    secrets = together(*[again(lambda: (webhooks[0].oauth.client_secret.reveal(), repr(webhooks[0]), hash(webhooks[0])))] * THREADS)
    assert len({each for answer in secrets for each in answer}) == 1
    held = cw.WebhookSet(webhooks)
    plans = together(*[again(lambda: str(cw.plan(held, cw.WebhookSet([{**full, "enabled": False}]))))] * THREADS)
    assert len({each for answer in plans for each in answer}) == 1


def test_events_are_read_by_many_threads() -> None:
    body = cw.sample("inbound_message_received", seed=7)
    first = events.receive_event(body)
    answers = together(*[again(lambda: (events.receive_event(body) == first, events.parse_event(body).raw == first.raw))] * THREADS)
    assert all(all(each) for answer in answers for each in answer)


def test_a_store_gives_a_key_to_one_thread() -> None:
    store = MemoryStore(max_entries=10_000)
    for number in range(ROUNDS):
        claims = together(*[lambda number=number: store.begin(f"key {number}", 60)] * THREADS)
        assert claims.count("new") == 1 and set(claims) == {"new", "busy"}


def changing(change: Callable[[int], object], ask: Callable[[], object]) -> None:
    """Asks from some threads while others change it: the answer is a report, or says that it
    changed.
    """

    def asked() -> None:
        for _ in range(ROUNDS * 4):
            try:
                ask()
            except ValueError as error:
                assert isinstance(error, cw.ValidationError) or "changed while it was read" in str(error), error

    def changed() -> None:
        for number in range(ROUNDS * 40):
            change(number)

    together(*[changed] * (THREADS // 2), *[asked] * (THREADS // 2))


def test_a_dict_may_change_while_it_is_read(full: dict[str, Any]) -> None:
    webhook = dict(full)

    def change(number: int) -> None:
        webhook[f"key{number % 50}"] = f"value {number}"
        webhook["url"] = f"https://hooks{number}.onion.example/" + "x" * (number % 90)
        webhook.pop(f"key{(number + 25) % 50}", None)
        webhook["oauth"] = dict(full["oauth"])

    changing(change, lambda: (cw.check([webhook]), cw.is_valid([webhook]), cw.parse([webhook])))


def test_a_dict_may_be_emptied_while_it_is_read(full: dict[str, Any]) -> None:
    webhook = dict(full)

    def change(number: int) -> None:
        if number % 2:
            webhook.clear()
        else:
            webhook.update(full)

    changing(change, lambda: (cw.check([webhook]), cw.is_valid([webhook])))


def test_a_list_may_change_while_it_is_read(full: dict[str, Any]) -> None:
    webhooks = [dict(full)] * 10

    def change(number: int) -> None:
        if number % 3 == 0:
            webhooks.append(dict(full))
        elif number % 3 == 1:
            del webhooks[5:]
        else:
            webhooks[:] = [dict(full)] * 10

    changing(change, lambda: (cw.check(webhooks), cw.is_valid(webhooks)))


@pytest.mark.skipif(FREE_THREADED and sys.version_info < (3, 14), reason="a `bytearray` of 3.13 breaks without us, too")
def test_a_buffer_may_change_while_it_is_read(full: dict[str, Any]) -> None:
    text = json.dumps([full] * 50).encode()
    data = bytearray(text)

    def change(number: int) -> None:
        # Resizing raises `BufferError` while the buffer is in use.
        try:
            data[:] = text if number % 2 else text[: number % len(text)]
        except BufferError:
            pass

    changing(change, lambda: (cw.check(data), cw.is_valid(memoryview(text))))
