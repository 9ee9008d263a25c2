"""Makes an archive of events, good and bad ones, and compares what was found in it with what
`check_lines` finds.

    archive.py make FOLDER
    archive.py compare FOLDER FOUND COLUMN
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import get_args

import pyarrow.dataset

from chatapps_webhooks import check_lines, events, parse_event

FILES, SEEDS = 8, 250
BAD = ["{", "[]", "nul", '{"eventType":"inboundMessage"}', '{"eventType":7}', '"🧅"', "{}"]


def make(folder: Path) -> None:
    folder.mkdir()
    kinds = [kind for kind in get_args(events.EventKind) if kind not in ("unrecognized", "foreign_event", "unknown_event", "unknown_business_update")]
    for number in range(FILES):
        with (folder / f"{number}.ndjson").open("w", encoding="utf-8") as file:
            for seed in range(number * SEEDS, (number + 1) * SEEDS):
                file.write(f"{events.sample(kinds[seed % len(kinds)], seed=seed)}\n{BAD[seed % len(BAD)]}\n")


def compare(folder: Path, found: Path, column: str) -> None:
    expected: Counter[tuple[object, ...]] = Counter()
    for file in sorted(folder.iterdir()):
        lines = file.read_text("utf-8").split("\n")
        for number, report in check_lines(file, model="event"):
            worst = [finding.rule for finding in report if finding.level == report.worst]
            kind = parse_event(lines[number - 1]).kind if report else None
            counts = [sum(finding.level == level for finding in report) for level in ("error", "warning", "notice")]
            expected[lines[number - 1], bool(report), *counts, worst[0] if worst else None, kind] += 1
    names = [column, "valid", "errors", "warnings", "notices", "rule", "kind"]
    rows = pyarrow.dataset.dataset(found, format="parquet").to_table(columns=names).to_pylist()
    given = Counter(tuple(row[name] for name in names) for row in rows)
    assert given == expected, f"{len(given - expected)} rows differ"
    assert sum(given.values()) == 2 * FILES * SEEDS
    print(f"{found.name}: {sum(given.values())} events, as `check_lines` finds them")


if sys.argv[1] == "make":
    make(Path(sys.argv[2]))
else:
    compare(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
