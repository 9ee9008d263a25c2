"""Calls every entry point of the package a million times and watches the memory of the process.

Usage: leaks.py [CALLS [KIBIBYTES]]. After a warm-up of a tenth of the calls, memory may grow by at
most KIBIBYTES (1,024 by default) until the end; the table shows it. This finds a leak of 16 bytes
in every tenth call.
"""

from __future__ import annotations

import dataclasses
import gc
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import chatapps_webhooks as cw

SAMPLES = 10

VALID: dict[str, Any] = {
    "subAccountId": "Onion_Marketing",
    "url": "https://hooks.onion.example/events",
    "type": "MSG",
    "oauth": {
        "url": "https://login.onion.example/token",
        "clientId": "chat-apps",
        "clientSecret": "rw4Kd0b2u",
        "credentialsLocation": "header",
    },
}
INVALID = VALID | {"type": "*", "urll": [1, {"a": None}], "url": "http://user:pw@127.1/?token=x#f"}
ERROR = {"code": 1001, "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}


class Broken(dict[str, Any]):
    """A mapping whose code raises."""

    def items(self) -> Any:
        raise LookupError("mine")


@dataclasses.dataclass
class Entry:
    subAccountId: str
    url: str


def raises(door: Callable[..., object], *arguments: Any, **options: Any) -> None:
    """Calls an entry point that must raise."""
    try:
        door(*arguments, **options)
    except (LookupError, TypeError, ValueError) as error:
        # Do what programs do with an exception.
        str(error)
        repr(error)
    else:
        raise AssertionError(f"{door} did not raise")


def doors() -> list[Callable[[], object]]:
    """One call of each entry point."""
    import json

    valid = json.dumps([VALID])
    invalid = json.dumps([INVALID, 1])
    texts: list[Any] = [valid, valid.encode(), bytearray(valid.encode()), memoryview(valid.encode()), [VALID], (VALID,)]
    bad_texts: list[Any] = [invalid, invalid.encode(), bytearray(invalid.encode()), memoryview(invalid.encode()), [INVALID, 1]]
    bad_texts += [invalid[:-5], b"\xff", "\ud800"]
    loop: list[Any] = []
    loop.append(loop)
    (webhook,) = cw.parse(valid)
    webhooks = cw.WebhookSet([webhook])
    calls: list[Callable[[], object]] = []
    for data in texts:
        calls += [
            lambda data=data: cw.check(data),
            lambda data=data: cw.is_valid(data),
            lambda data=data: cw.parse(data),
        ]
    for data in bad_texts:
        calls += [
            lambda data=data: cw.check(data, policy="strict").to_dict(),
            lambda data=data: cw.is_valid(data, rules={"insecure_url": "error"}),
            lambda data=data: raises(cw.parse, data),
            lambda data=data: [(found.rule, found.pointer, found.params) for found in cw.check(data)],
        ]
    for data in ({1}, [{1: 2}], loop, [float("nan")], [Broken(VALID)], [{"url": 1j}], ["\ud800"]):
        calls += [lambda data=data: raises(cw.check, data), lambda data=data: raises(cw.parse, data)]
    calls += [
        lambda: raises(cw.check, "[]", model="webhok"),
        lambda: raises(cw.check, "[]", max_bytes=-1),
        lambda: raises(cw.check, "[]", rules={"type": "off"}),
        lambda: cw.parse([webhook]),
        lambda: cw.check([Entry("*", "https://hooks.onion.example/")]),
        lambda: cw.Webhook.from_dict(VALID),
        lambda: raises(cw.Webhook.from_dict, INVALID),
        lambda: (repr(webhook), hash(webhook), webhook == cw.Webhook.from_dict(VALID), webhook.to_dict()),
        lambda: (webhook.url, webhook.oauth, webhook.oauth and webhook.oauth.client_secret.reveal()),
        lambda: cw.parse(ERROR, model="error-response"),
        lambda: cw.parse('"5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a"', model="account-id"),
        lambda: cw.parse([{"subAccountId": "*"}], model="webhook-targets"),
        lambda: cw.check(b" " * 2_000_000),
        lambda: (str(cw.plan(webhooks, cw.WebhookSet([VALID | {"url": "https://new.onion.example/"}])).request()), hash(webhooks)),
        lambda: raises(cw.plan(cw.WebhookSet(), webhooks.masked()).request),
        lambda: (webhooks.apply([webhook]).delete(webhook.targets()), webhooks.deliver_to("Onion_Marketing", "MSG"), list(webhooks)),
        lambda: raises(webhooks.apply, [INVALID]),
    ]
    return calls


def memory() -> int:
    """The memory of the process, in KiB."""
    gc.collect()
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 1024
    except OSError:
        # Elsewhere only the peak is available: in bytes on macOS.
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most // 1024 if sys.platform == "darwin" else most


def endless(calls: list[Callable[[], object]]) -> Iterator[Callable[[], object]]:
    while True:
        yield from calls


def main(count: int, allowed: int) -> int:
    calls = endless(doors())
    for _ in range(count // SAMPLES):
        next(calls)()
    start = memory()
    print(f"{'calls':>10} {'KiB':>9} {'growth':>7} {'seconds':>8}\n{0:>10,} {start:>9,} {0:>7,} {0.0:>8.1f}")
    since, growth = time.monotonic(), 0
    for sample in range(1, SAMPLES + 1):
        for _ in range(count // SAMPLES):
            next(calls)()
        now = memory()
        growth = now - start
        print(f"{sample * (count // SAMPLES):>10,} {now:>9,} {growth:>+7,} {time.monotonic() - since:>8.1f}", flush=True)
    if growth > allowed:
        print(f"memory grew by {growth:,} KiB, more than {allowed:,}", file=sys.stderr)
        return 1
    print(f"Python {sys.version.split()[0]}: memory is flat: {growth:+,} KiB of {allowed:,} allowed")
    return 0


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(given + [1_000_000, 1_024][len(given) :])))
