"""Writes the bodies that the packages are trained on (`bindings/trained`): of the same kinds as
those of the benchmarks, but other ones, and the shared vectors that are JSON values, which have
nearly every fault.

    python3 bindings/training/bodies.py FOLDER

Each file has a JSON text in each line. `valid` and `bad` have webhooks, from one to a thousand in
a body, most bodies with one. `events` has events. `cases` has pairs of a model and a document.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))

import corpus  # noqa: E402
import events  # noqa: E402

COUNTS = [1] * 3_000 + [10] * 300 + [1_000] * 3
"""The numbers of webhooks of the bodies."""

BAD_COUNTS = [1] * 100 + [10] * 100 + [1_000]


def bodies(counts: list[int], name: str, bad: bool) -> Iterator[str]:
    chosen = random.Random(f"training {name}")
    return (corpus.body(chosen, count, bad) for count in counts)


def cases() -> Iterator[str]:
    for file in sorted((ROOT / "tests/vectors").glob("*/*.json")):
        for case in json.loads(file.read_text("utf-8")):
            if "data" in case:
                yield json.dumps([file.parent.name, case["data"]])


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    chosen = random.Random("training events")
    files = {
        "valid": bodies(COUNTS, "valid", bad=False),
        "bad": bodies(BAD_COUNTS, "bad", bad=True),
        "events": (events.event(chosen) for _ in range(3_000)),
        "cases": cases(),
    }
    for name, lines in files.items():
        (folder / f"{name}.ndjson").write_text("".join(f"{line}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
