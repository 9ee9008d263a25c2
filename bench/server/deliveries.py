"""Writes the figures of `bench/server/deliveries` into a page.

    python3 bench/server/deliveries.py results.ndjson page.md
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
TITLE = "## Deliveries"

HEAD = """\
{title}

{events:,} events of one account wait in the queue for one webhook; then the servers start. Each makes
at most 32 attempts at once for a webhook, and claims and results come in batches. *Bare loop* is a
loop of HTTP posts of the same bodies, made beforehand, to the same receiver, with as many at once
as all servers have. The lag is the time from the response to a posted event until its receiver has
it, at {pace} events a second. Servers, receiver and database share the machine. *Reached* means at
least half of the rate of the bare loop, on PostgreSQL with two servers.

`bench/server/deliveries` repeats the measurements.

{date}: {processor}, {cores} cores, {system}, {rust}.

| store | servers | the receiver takes, ms | delivered a second | bare loop | of it | accepted a second | median lag, ms | p99 | longest | |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|
"""


def row(line: dict) -> str:
    figures = line["figures"]
    share = figures["delivered"] / figures["bare"]
    verdict = ""
    if line["store"] == "postgres":
        verdict = "reached" if share >= 0.5 else "**missed**"
    median, p99, longest = figures["lag"]
    return (
        f"| {STORES[line['store']]} | {figures['servers']} | {figures['delay']} | {figures['delivered']:,.0f} "
        f"| {figures['bare']:,.0f} | {share:.2f} | {figures['accepted']:,.0f} | {median:.1f} | {p99:.1f} "
        f"| {longest:.1f} | {verdict} |\n"
    )


def main() -> None:
    lines = [json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines()]
    page = Path(sys.argv[2])
    first = lines[0]["figures"]
    part = HEAD.format(
        title=TITLE,
        events=first["events"],
        pace=first["pace"],
        date=datetime.date.today().isoformat(),
        processor=processor(),
        cores=os.cpu_count(),
        system=system(),
        rust=said("rustc", "--version").split(" (")[0],
    )
    rest = page.read_text().split(TITLE)[0].rstrip()
    page.write_text(f"{rest}\n\n{part}{''.join(map(row, lines))}")


if __name__ == "__main__":
    main()
