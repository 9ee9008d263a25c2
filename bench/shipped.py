"""Measures the sizes of the program, the wheel and the npm package, and the speed of NDJSON and the
memory that it takes.

    python3 bench/shipped.py TARGET

`TARGET` is the folder in which all of them were built. Its folder `bench` has the lines that
`bench/corpus.py` and `bench/events.py` wrote.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

SIZE = 256 * 1024 * 1024
"""The approximate number of bytes that the program reads."""

RUNS = 5

FINDINGS = "all findings as JSON"

READINGS = {
    "contract, quiet": ["--policy", "contract", "--quiet"],
    "recommended, quiet": ["--quiet"],
    f"recommended, {FINDINGS}": ["--format", "json"],
}

EVENTS = ["--model", "event", "--policy", "contract", "--quiet"]

LONGER = 5
"""How many times as long the second file of events is in which the memory is measured."""


def sizes(target: Path) -> dict[str, int]:
    """Sizes in bytes as distributed; packages are compressed."""
    (wheel,) = (target / "wheels").glob("*.whl")
    (tarball,) = (target / "node").glob("chatapps-webhooks-*.tgz")
    (module,) = (target / "node/build").glob("*.node")
    program = target / "release/chatapps-webhooks"
    files = {"program": program, "wheel": wheel, "npm package": tarball, "native module for Node.js": module}
    return {name: file.stat().st_size for name, file in files.items()}


def repeated(lines: Path, times: int) -> Path:
    """A file with the same lines several times."""
    file = lines.with_name("stream.ndjson")
    with file.open("wb") as out:
        for _ in range(times):
            out.write(lines.read_bytes())
    return file


def gigabytes(program: Path, arguments: list[str], file: Path) -> float:
    """The best speed of several runs in GB (10⁹ bytes) a second: the file is in memory by then."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([program, "validate", *arguments, file], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return file.stat().st_size / min(times) / 1e9


def peak(program: Path, arguments: list[str], file: Path) -> int:
    """The peak memory in bytes, by Linux. It is asked for again and again, since it is gone when
    the program has ended.
    """
    most = 0
    with subprocess.Popen([program, "validate", *arguments, file], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        status = Path(f"/proc/{running.pid}/status")
        while running.poll() is None:
            found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("utf-8"))
            most = max(most, 1024 * int(found[1]) if found else 0)
    return most


def main(target: Path) -> None:
    program = target / "release/chatapps-webhooks"
    singles, events = (target / "bench" / f"{name}.ndjson" for name in ("singles", "events_hundredk"))
    file = repeated(singles, SIZE // singles.stat().st_size)
    speeds = {name: gigabytes(program, arguments, file) for name, arguments in READINGS.items()}
    speeds["100,000 events, contract, quiet"] = gigabytes(program, EVENTS, events)
    file = repeated(events, LONGER)
    memory = {"100,000 events": peak(program, EVENTS, events), f"{LONGER}00,000 events": peak(program, EVENTS, file)}
    file.unlink()
    line = singles.stat().st_size / singles.read_bytes().count(b"\n")
    results = {"sizes": sizes(target), "ndjson": speeds, "ndjson_memory": memory, "line": line}
    for name, size in results["sizes"].items():
        print(f"{name:34} {size / 1e6:6.1f} MB")
    for name, speed in results["ndjson"].items():
        print(f"NDJSON, {name:34} {speed:6.2f} GB/s")
    for name, number in memory.items():
        print(f"NDJSON, {name:34} {number / 1e6:6.1f} MB of memory")
    if "RESULTS" in os.environ:
        Path(os.environ["RESULTS"]).write_text(json.dumps(results, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
