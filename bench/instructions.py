"""Counts the instructions of `is_valid` and `parse` per webhook and per event of the corpora of
1,000, by callgrind.

Unlike times, counts hardly vary from run to run, so a change of a few per cent shows. They do vary
from compiler to compiler.

    python3 bench/instructions.py DOOR CORPORA          prints them
    python3 bench/instructions.py DOOR CORPORA RECORD   compares them with docs/benchmarks.md, and
                                                        fails beyond 5 %

`DOOR` is the program `door` of `bench/rust`, `CORPORA` the folder of `bench/corpus.py` and
`bench/events.py`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

DOORS = [(door, policy) for door in ("is_valid", "parse") for policy in ("contract", "recommended")]
CORPORA = {"thousand": "", "events": ", events"}
"""The corpora, and what the names of their counts end with."""
TIMES = 10
DOCUMENTS = 1_000
ALLOWED = 0.05


def instructions(door: str, corpora: str, way: str, policy: str, corpus: str, times: int) -> int:
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", door, corpora, way, policy, corpus, str(times)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    collected = re.search(r"Collected : (\d+)", ended.stderr)
    if collected is None:
        sys.exit(f"callgrind didn't say what it collected:\n{ended.stderr}")
    return int(collected[1])


def count(door: str, corpora: str) -> dict[str, int]:
    """Instructions per webhook or event, without those of the start and the end of the program."""
    counts = {}
    for corpus, suffix in CORPORA.items():
        for way, policy in DOORS:
            rest, all_of_it = (instructions(door, corpora, way, policy, corpus, times) for times in (0, TIMES))
            counts[f"{way}, {policy}{suffix}"] = round((all_of_it - rest) / (TIMES * DOCUMENTS))
    return counts


def recorded(file: Path) -> dict[str, int]:
    """The numbers in the table of the document."""
    section = file.read_text("utf-8").split("\n## Instructions\n")[1].split("\n## ")[0]
    return {row[1]: int(row[2].replace(",", "")) for row in re.finditer(r"(?m)^\| `?([^|`]+)`? \| ([\d,]+) \|$", section)}


def main(door: str, corpora: str, record: str | None) -> int:
    if shutil.which("valgrind") is None:
        print("valgrind is needed to count instructions: install the package `valgrind` of your system", file=sys.stderr)
        return 2
    counts = count(door, corpora)
    if "RESULTS" in os.environ:
        Path(os.environ["RESULTS"]).write_text(json.dumps(counts, indent=1) + "\n", "utf-8")
    before = recorded(Path(record)) if record else {}
    code = 0
    for name, number in counts.items():
        line = f"{name:32} {number:6,} instructions"
        if record:
            known = before.get(name)
            if known is None:
                line, code = f"{line}, not in {record}: run `make bench`", 1
            else:
                change = number / known - 1
                line += f", recorded {known:,}: {change:+.1%}"
                if abs(change) > ALLOWED:
                    line, code = f"{line}, more than {ALLOWED:.0%}", 1
        print(line)
    if code:
        print("if that is intended, `make bench` records the new numbers", file=sys.stderr)
    return code


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], (sys.argv[3:] or [None])[0]))
