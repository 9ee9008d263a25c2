"""Writes the figures of `bench/server/run` as a page.

    python3 bench/server/report.py results.ndjson > page.md
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from machine import processor, said, system  # noqa: E402

STORES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
OPERATIONS = {"get": "GET", "post": "POST", "mixed": "9 GET : 1 POST"}

HEAD = """\
# Speed of the endpoint

How fast the endpoint answers and delivers, on SQLite and on PostgreSQL. {accounts:,} accounts have
ten webhooks each. Each request is for another account, chosen at random,
with that account's key. A POST durably replaces two webhooks. The client (wrk), the server and the
database share one machine and talk over its loopback interface. Times are in milliseconds from a
request to its complete response, as seen by a client that then sends the next request. Each row is
{seconds:.0f} seconds, under the policy `recommended`.

`bench/server/run` repeats the measurements.

{date}: {processor}, {cores} cores, {system}, {rust}.
"""

TABLE = """
## {store}

| | connections | requests a second | median, ms | p99, ms | p99.9, ms |
|---|--:|--:|--:|--:|--:|
"""

ATTACKED = """
## Beside an attack: {store}

| the attacker | median, ms | p99, ms | p99 to undisturbed | refused | `/healthz` at most, ms | memory, MB | |
|---|--:|--:|--:|--:|--:|--:|---|
"""

ATTACKS = {
    "nothing": "does nothing",
    "faulty-bodies": "sends 40 bodies of 1 MiB at once, which are nothing but faults",
    "long-bodies": "sends 40 bodies of 1 MiB at once, without a fault",
    "thousand-bodies": "sends 1,000 of them at once",
    "slow-bodies": "sends 256 bodies at once, a byte a second",
    "very-many-slow-bodies": "sends 4,200 of them, more than there may be connections",
    "unread-answers": "asks for 300 listings of 8 MB, and reads none",
    "idle": "has 1,000 idle connections",
    "row-lock": "sends 40 changes of an account whose row is locked",
}

EXPLAINED = """
One account attacks, with a key. Meanwhile four connections of others send GETs, and a program asks
`/healthz` on the address of `--probes`. All share the machine's cores: the attacker takes its part
of them. Memory is the server's peak. *Reached* means: the p99 of others is at most ten times the
undisturbed one, none of their requests is refused, `/healthz` answers within 100 ms, and the server
never has more than 512 MB.
"""


def attacked(result: dict, quiet: dict) -> str:
    figures, healthz = result["figures"], result["attacker"]["healthz"]
    ratio = figures["p99"] / quiet["figures"]["p99"]
    memory = result["peak"] / 1000
    reached = ratio <= 10 and figures["failed"] == 0 and healthz["max"] <= 100 and memory <= 512
    if result["attack"] != "nothing" and result["attacker"]["tried"] == 0:
        sys.exit(f"nothing attacked: {result}")
    cells = [
        ATTACKS[result["attack"]],
        f"{figures['p50']:.1f}",
        f"{figures['p99']:.1f}",
        f"{ratio:.1f}",
        f"{figures['failed']:,}",
        f"{healthz['max']:.0f}",
        f"{memory:.0f}",
        "reached" if reached else "**missed**",
    ]
    return f"| {' | '.join(cells)} |\n"


def row(result: dict) -> str:
    figures = result["figures"]
    if figures["failed"]:
        sys.exit(f"{figures['failed']} requests failed: {result}")
    rate = figures["requests"] / figures["seconds"]
    times = " | ".join(f"{figures[name]:.1f}" for name in ("p50", "p99", "p999"))
    return f"| {OPERATIONS[result['operation']]} | {result['connections']} | {rate:,.0f} | {times} |\n"


def main(path: str) -> None:
    results = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    out = HEAD.format(
        accounts=results[0]["accounts"],
        seconds=results[0]["figures"]["seconds"],
        date=datetime.date.today().isoformat(),
        processor=processor(),
        cores=os.cpu_count(),
        system=system(),
        rust=said("rustc", "--version").split(" (")[0],
    )
    for name, title in STORES.items():
        own = [result for result in results if result["store"] == name]
        if own:
            out += TABLE.format(store=title) + "".join(row(result) for result in own if "operation" in result)
    out += EXPLAINED
    for name, title in STORES.items():
        own = [result for result in results if result["store"] == name and "attack" in result]
        if own:
            out += ATTACKED.format(store=title) + "".join(attacked(result, own[0]) for result in own)
    print(out, end="")


if __name__ == "__main__":
    main(sys.argv[1])
