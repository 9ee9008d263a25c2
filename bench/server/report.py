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

{accounts:,} accounts have ten webhooks each. Each request is for another account, chosen at random,
with that account's key. A POST durably replaces two webhooks. The client (wrk), the server and the
database share one machine and talk over its loopback interface. Times are in milliseconds from a
request to its complete response, as seen by a client that then sends the next request.

`bench/server/run` repeats the measurements.

{date}: {processor}, {cores} cores, {system}, {rust}.
"""

TABLE = """
## {store}

| | connections | requests a second | median, ms | p99, ms | p99.9, ms |
|---|--:|--:|--:|--:|--:|
"""


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
        date=datetime.date.today().isoformat(),
        processor=processor(),
        cores=os.cpu_count(),
        system=system(),
        rust=said("rustc", "--version").split(" (")[0],
    )
    for name, title in STORES.items():
        rows = [row(result) for result in results if result["store"] == name]
        if rows:
            out += TABLE.format(store=title) + "".join(rows)
    print(out, end="")


if __name__ == "__main__":
    main(sys.argv[1])
