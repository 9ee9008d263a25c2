"""Writes the request bodies for the benchmarks into a folder, the same ones each time.

About 40 % of the webhooks have `oauth` and 30 % `httpAuthorization`. Some have unknown properties,
including nested ones, some have escapes, and a few bytes are not ASCII. In the `bad` bodies, about
10 % of the webhooks break the contract once.

    python3 bench/corpus.py target/bench
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

SEED = 8
TYPES = ("CADR", "MSG", "CABM")
WORDS = ("Onion", "Leek", "Garlic", "Shallot", "Chive", "Marketing", "Support", "Sales", "Billing", "North")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def webhook(random: random.Random, number: int) -> dict[str, Any]:
    """A webhook that satisfies the contract. The number makes its target unique."""
    sub_account = f"{random.choice(WORDS)}_{random.choice(WORDS)}_{number}"
    entry: dict[str, Any] = {"subAccountId": sub_account, "url": url(random, "hooks", "events")}
    if random.random() < 0.3:
        entry["httpAuthorization"] = "Bearer " + token(random, 24)
    elif random.random() < 0.57:
        entry["oauth"] = {
            "url": url(random, "login", "token"),
            "clientId": "client-" + token(random, 8),
            "clientSecret": token(random, 28),
            "credentialsLocation": random.choice(("header", "body")),
        }
        if random.random() < 0.6:
            entry["oauth"]["scope"] = "events.write chat:" + token(random, 6)
    if random.random() < 0.7:
        entry["enabled"] = random.random() < 0.9
    if random.random() < 0.9:
        entry["type"] = random.choice(TYPES)
    if random.random() < 0.15:
        entry["description"] = random.choice(("Zwiebelfest in München", 'the "new" one', "line one\nline two", "🧅", "plain"))
    if random.random() < 0.08:
        entry["metadata"] = {"team": random.choice(WORDS), "tags": ["a", "b", number], "limits": {"rate": 12.5, "burst": None}}
    return entry


def url(random: random.Random, name: str, path: str) -> str:
    host = f"{name}.{random.choice(WORDS).lower()}-{token(random, 5).lower()}.example"
    port = ":8443" if random.random() < 0.1 else ""
    query = f"?tenant={random.randrange(10_000)}&region=eu%2Dwest" if random.random() < 0.2 else ""
    return f"https://{host}{port}/v1/{path}/{token(random, 10)}{query}"


def token(random: random.Random, length: int) -> str:
    return "".join(random.choices(LETTERS, k=length))


def spoil(random: random.Random, entry: dict[str, Any]) -> None:
    """Breaks the contract at one location."""
    match random.randrange(5):
        case 0:
            entry["enabled"] = "yes"
        case 1:
            entry["type"] = None
        case 2:
            del entry["url"]
        case 3:
            entry["type"] = "SMS"
        case _:
            entry["url"] = "https://hooks onion.example/" + token(random, 8)


def body(random: random.Random, count: int, bad: bool) -> str:
    entries = [webhook(random, number) for number in range(count)]
    for entry in entries:
        if bad and random.random() < 0.1:
            spoil(random, entry)
    return "[" + ",".join(text(random, entry) for entry in entries) + "]"


def text(random: random.Random, entry: dict[str, Any]) -> str:
    """Compact JSON. Every other text has escapes for non-ASCII characters."""
    return json.dumps(entry, separators=(",", ":"), ensure_ascii=random.random() < 0.5)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, count in (("one", 1), ("ten", 10), ("thousand", 1_000), ("hundredk", 100_000)):
        for suffix, bad in (("", False), ("_bad", True)):
            generator = random.Random(f"{SEED} {name}{suffix}")
            (folder / f"{name}{suffix}.json").write_text(body(generator, count, bad), "utf-8")
    generator = random.Random(f"{SEED} singles")
    lines = [body(generator, 1, bad=False) for _ in range(1_000)]
    (folder / "singles.ndjson").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
