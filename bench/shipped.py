"""Measures the sizes of the program, the wheel and the npm package, and the speed of NDJSON.

    python3 bench/shipped.py TARGET

`TARGET` is the folder in which all of them were built. Its folder `bench` has the lines that
`bench/corpus.py` wrote.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

SIZE = 256 * 1024 * 1024
"""The approximate number of bytes that the program reads."""

RUNS = 5

READINGS = {
    "contract, quiet": ["--policy", "contract", "--quiet"],
    "recommended, quiet": ["--quiet"],
    "recommended, all findings as JSON": ["--format", "json"],
}


def sizes(target: Path) -> dict[str, int]:
    """Sizes in bytes as distributed; packages are compressed."""
    (wheel,) = (target / "wheels").glob("*.whl")
    (tarball,) = (target / "node").glob("chatapps-webhooks-*.tgz")
    (module,) = (target / "node/build").glob("*.node")
    program = target / "release/chatapps-webhooks"
    files = {"program": program, "wheel": wheel, "npm package": tarball, "native module for Node.js": module}
    return {name: file.stat().st_size for name, file in files.items()}


def stream(bench: Path) -> Path:
    """A file of about `SIZE` bytes with a body of one webhook per line."""
    file = bench / "stream.ndjson"
    if not file.exists():
        lines = (bench / "singles.ndjson").read_bytes()
        with file.open("wb") as out:
            for _ in range(SIZE // len(lines)):
                out.write(lines)
    return file


def gigabytes(program: Path, arguments: list[str], file: Path) -> float:
    """The best speed of several runs in GB (10⁹ bytes) per second: the file is in memory by then."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([program, "validate", *arguments, file], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return file.stat().st_size / min(times) / 1e9


def main(target: Path) -> None:
    file = stream(target / "bench")
    program = target / "release/chatapps-webhooks"
    results = {
        "sizes": sizes(target),
        "ndjson": {name: gigabytes(program, arguments, file) for name, arguments in READINGS.items()},
    }
    file.unlink()
    for name, size in results["sizes"].items():
        print(f"{name:34} {size / 1e6:6.1f} MB")
    for name, speed in results["ndjson"].items():
        print(f"NDJSON, {name:34} {speed:6.2f} GB/s")
    if "RESULTS" in os.environ:
        Path(os.environ["RESULTS"]).write_text(json.dumps(results, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
