"""Measures columns of Arrow beside the same check in a loop and the command line, all in one run,
on delivery receipts as those of `bench/events.py`, and prints a table in Markdown.

A column is a stream of batches with 100,000 different receipts each, again and again. The loop has
the same receipts as `bytes` already, and the program reads them from a file of lines, which is in
the system's cache. All take turns; the figures are medians.

    bindings/py/bench/run columns [--receipts N] [--rounds N] [--program PATH]

The program is that of the package unless another one is named. That is compiled for size; one of
`cargo build --release` is faster.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

import chatapps_webhooks as cw

ROOT = Path(__file__).resolve().parents[3]
BATCH = 100_000
SCHEMA = pa.schema({"body": pa.string()})


def receipts(count: int) -> list[bytes]:
    """Different receipts, the same ones each time."""
    sys.path.insert(0, str(ROOT / "bench"))
    import events

    chosen = random.Random(events.SEED)
    return [json.dumps(events.receipt(chosen), ensure_ascii=False, separators=(",", ":")).encode() for _ in range(count)]


def stream(batch: Any, count: int) -> Any:
    def batches() -> Iterator[Any]:
        for start in range(0, count, BATCH):
            yield batch.slice(0, min(BATCH, count - start))

    return pa.RecordBatchReader.from_batches(SCHEMA, batches())


def in_loop(ask: Callable[..., Any], bodies: list[bytes], count: int) -> int:
    done = 0
    for start in range(0, count, BATCH):
        for body in bodies[: count - start]:
            if ask(body, model="event"):
                done += 1
    return done


def check(body: bytes, model: Any) -> bool:
    """What a row of `check_many` says of a receipt without findings."""
    report = cw.check(body, model=model)
    return len(report) == 0 and cw.parse_event(body).kind == "outbound_message_status_changed"


def findings(column: Any) -> int:
    return sum([batch.column("valid").true_count for batch in pa.RecordBatchReader.from_stream(cw.check_many(column, model="event"))])


def program(path: Path, file: Path, *options: str) -> None:
    subprocess.run([path, "validate", "--no-config", "--lines", "--model", "event", *options, file], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--receipts", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--program", type=Path, default=Path(sys.executable).with_name("chatapps-webhooks"))
    given = parser.parse_args()
    count, path = given.receipts, given.program
    bodies = receipts(min(BATCH, count))
    batch = pa.record_batch({"body": pa.array(bodies, pa.binary()).cast(pa.string())})
    file = Path(sys.prefix) / "receipts.ndjson"
    lines = b"".join([body + b"\n" for body in bodies])
    with file.open("wb") as out:
        for start in range(0, count, BATCH):
            out.write(lines if count - start >= BATCH else b"".join([body + b"\n" for body in bodies[: count - start]]))
    jobs: dict[str, Callable[[], Any]] = {
        "`is_valid_many`": lambda: pa.array(cw.is_valid_many(stream(batch, count), model="event")).true_count,
        "`is_valid` in a loop": lambda: in_loop(cw.is_valid, bodies, count),
        "the program, `--quiet`": lambda: program(path, file, "--quiet"),
        "`check_many`": lambda: findings(stream(batch, count)),
        "`check` and `parse_event` in a loop": lambda: in_loop(check, bodies, count),
        "the program": lambda: program(path, file),
    }
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(given.rounds):
        for name, job in jobs.items():
            started = time.perf_counter()
            done = job()
            times[name].append(time.perf_counter() - started)
            assert done in (count, None), name
    file.unlink()
    seconds = {name: statistics.median(of) for name, of in times.items()}
    size = round(sum(map(len, bodies)) / len(bodies))
    print(f"{count:,} receipts, {size} bytes each on average\n")
    print("| | seconds | receipts a second | of the column |\n|---|--:|--:|--:|")
    for name, took in seconds.items():
        column = seconds["`check_many`" if "check" in name or name == "the program" else "`is_valid_many`"]
        print(f"| {name} | {took:.2f} | {count / took:,.0f} | {took / column:.2f} |")
    if results := os.environ.get("RESULTS"):
        Path(results).write_text(json.dumps({"receipts": count, "bytes": size, "seconds": seconds}), "utf-8")


main()
