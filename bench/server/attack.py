"""Does to an endpoint, with one account's key, what must not hurt others, until standard input
ends.

    python3 bench/server/attack.py NAME ORIGIN PROBES ACCOUNTS

ACCOUNTS has lines `ACCOUNT KEY`; the first one attacks. Meanwhile it asks PROBES for `/healthz`
every 50 milliseconds. At the end it prints one line of JSON: how often the attack was tried, and
the times of `/healthz` in milliseconds.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

MIB = 1024 * 1024
URL = "https://hooks.onion.example/events"
# What `/healthz` gets if it gives no answer at all.
DEAD = 30.0


class Attacker:
    """One account and the address of the endpoint."""

    def __init__(self, origin: str, account: str, key: str) -> None:
        self.host, self.port = urlsplit(origin).hostname, urlsplit(origin).port
        self.path = f"/api/v1/accounts/{account}/webhooks"
        self.account, self.key = account, key
        self.tried = 0

    def head(self, method: str, length: int) -> bytes:
        fields = [f"Host: {self.host}", f"Authorization: Bearer {self.key}"]
        if method == "POST":
            fields += ["Content-Type: application/json", f"Content-Length: {length}"]
        return "\r\n".join([f"{method} {self.path} HTTP/1.1", *fields, "Connection: close", "", ""]).encode()

    async def send(self, method: str, body: bytes = b"") -> None:
        """One request, whose answer is read to its end."""
        reader, writer = await asyncio.open_connection(self.host, self.port)
        self.tried += 1
        writer.write(self.head(method, len(body)) + body)
        while await reader.read(MIB):
            pass
        writer.close()

    async def faulty_bodies(self) -> None:
        """A megabyte with as many faults as there can be."""
        await self.send("POST", b"[" + b"{}," * (MIB // 3 - 2) + b"{}]")

    async def long_bodies(self) -> None:
        """A megabyte without a fault: some 9,000 webhooks, of which the last one counts."""
        entry = (
            b'{"subAccountId":"Onion_Marketing","type":"MSG","url":"https://hooks.onion.example/events",'
            b'"enabled":true},'
        )
        await self.send("POST", (b"[" + entry * (MIB // len(entry) - 1)).rstrip(b",") + b"]")

    async def slow_bodies(self) -> None:
        """A body of which one byte arrives a second."""
        reader, writer = await asyncio.open_connection(self.host, self.port)
        self.tried += 1
        writer.write(self.head("POST", MIB))
        while not reader.at_eof():
            writer.write(b"[")
            await writer.drain()
            try:
                await asyncio.wait_for(reader.read(1), 1)
            except asyncio.TimeoutError:
                continue
        writer.close()

    async def fill(self) -> None:
        """Makes the account's listing as large as it may be, almost."""
        for scope in ("*", "Onion_Marketing", "Onion_Support"):
            for webhook_type in ("CADR", "MSG", "CABM"):
                oauth = {"url": URL, "clientId": "c" * 850_000, "clientSecret": "hV7-tq0p", "credentialsLocation": "header"}
                webhook = {"subAccountId": scope, "type": webhook_type, "url": URL, "oauth": oauth}
                await self.send("POST", json.dumps([webhook]).encode())

    async def unread_answers(self) -> None:
        """A listing as large as can be that nobody reads."""
        unread = socket.socket()
        unread.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        unread.setblocking(False)
        with unread:
            await asyncio.get_running_loop().sock_connect(unread, (self.host, self.port))
            await asyncio.get_running_loop().sock_sendall(unread, self.head("GET", 0))
            self.tried += 1
            await asyncio.sleep(10)

    async def idle(self) -> None:
        """A connection on which nothing is sent."""
        reader, writer = await asyncio.open_connection(self.host, self.port)
        self.tried += 1
        await reader.read(1)
        writer.close()

    async def row_lock(self) -> None:
        """Changes of an account whose row somebody else has locked."""
        await self.send("POST", b'[{"subAccountId":"Onion_Marketing","url":"https://hooks.onion.example/x"}]')


# Each attack, and how many of it there are at once.
ATTACKS: dict[str, tuple[Callable[[Attacker], Awaitable[None]], int]] = {
    "faulty-bodies": (Attacker.faulty_bodies, 40),
    "long-bodies": (Attacker.long_bodies, 40),
    "thousand-bodies": (Attacker.long_bodies, 1000),
    "slow-bodies": (Attacker.slow_bodies, 256),
    "very-many-slow-bodies": (Attacker.slow_bodies, 4200),
    "unread-answers": (Attacker.unread_answers, 300),
    "idle": (Attacker.idle, 1000),
    "row-lock": (Attacker.row_lock, 40),
}


async def again_and_again(attack: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await attack()
        except OSError:
            await asyncio.sleep(0.1)


async def probe(origin: str, times: list[float]) -> None:
    parts = urlsplit(origin)
    clock = asyncio.get_running_loop().time

    async def ask() -> None:
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: probes\r\nConnection: close\r\n\r\n")
        answer = await reader.read()
        writer.close()
        if not answer.startswith(b"HTTP/1.1 200 "):
            raise OSError(answer[:40])

    while True:
        began = clock()
        try:
            await asyncio.wait_for(ask(), DEAD)
            times.append((clock() - began) * 1000)
        except (OSError, asyncio.TimeoutError):
            times.append(DEAD * 1000)
        await asyncio.sleep(0.05)


async def main(name: str, origin: str, probes: str, accounts: str) -> None:
    with Path(accounts).open(encoding="utf-8") as lines:
        attacker = Attacker(origin, *lines.readline().split())
    times: list[float] = []
    tasks = []
    if name != "nothing":
        attack, count = ATTACKS[name]
        if attack is Attacker.unread_answers:
            await attacker.fill()
        tasks = [asyncio.ensure_future(again_and_again(lambda: attack(attacker))) for _ in range(count)]
    # The prober is a process of its own: this one is busy.
    prober = await asyncio.create_subprocess_exec(
        sys.executable, __file__, "probe", probes, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    times = json.loads((await prober.communicate(b""))[0])
    for task in tasks:
        task.cancel()
    times.sort()
    figures = {"tried": attacker.tried, "healthz": {"p99": times[len(times) * 99 // 100], "max": times[-1]}}
    print(json.dumps(figures), flush=True)
    # Thousands of connections close with the process.
    os._exit(0)


async def probing(probes: str) -> None:
    times: list[float] = []
    task = asyncio.ensure_future(probe(probes, times))
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    task.cancel()
    print(json.dumps(times), flush=True)


if __name__ == "__main__":
    asyncio.run(probing(sys.argv[2]) if sys.argv[1] == "probe" else main(*sys.argv[1:]))
