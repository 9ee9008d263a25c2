"""Measures how long the packages and the program take to start, each time in a fresh process.

A package has two figures: the time of its import by the interpreter's own clock, and how much
longer the whole process takes than one of the bare interpreter, including its work at the end. The
two kinds of process take turns, and each figure is the median of all runs, in milliseconds. The
program is measured as a whole. `node, empty` is a package of one empty file: the cost of `require`
itself. `python, json` is a module that most programs import.

    python3 bench/startup.py RUNS PYTHON NODE_PROJECT PROGRAM

`PYTHON` is an interpreter that has the package. `NODE_PROJECT` is a folder in which `require` finds
it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SMALL = Path(__file__).parent.parent / "examples/valid/two-types.json"

IMPORT = """
from time import perf_counter_ns as now
start = now()
{}
print((now() - start) / 1e6)
"""

REQUIRE = """
const {{ hrtime }} = process
const start = hrtime.bigint()
{}
console.log(Number(hrtime.bigint() - start) / 1e6)
"""


def run(command: list[str], folder: Path) -> tuple[float, str]:
    """The time of a process in milliseconds, and its output."""
    start = time.perf_counter_ns()
    ended = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=True)
    return (time.perf_counter_ns() - start) / 1e6, ended.stdout.decode()


def package(runs: int, interpreter: list[str], template: str, statement: str, folder: Path) -> dict[str, float]:
    """The medians for one package."""
    inside, more = [], []
    for number in range(runs + 3):
        bare, _ = run([*interpreter, template.format("")], folder)
        whole, said = run([*interpreter, template.format(statement)], folder)
        # The first runs read the files from the disk.
        if number >= 3:
            inside.append(float(said))
            more.append(whole - bare)
    return {"import": statistics.median(inside), "process": statistics.median(more)}


def program(runs: int, command: list[str], folder: Path) -> dict[str, float]:
    """The median for the program."""
    times = [run(command, folder)[0] for _ in range(runs + 3)][3:]
    return {"process": statistics.median(times)}


def empty_package(folder: Path) -> Path:
    """A project in which `require` finds an empty package."""
    package = folder / "node_modules/empty"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"name":"empty","version":"1.0.0","exports":{".":"./index.js"}}\n', "utf-8")
    (package / "index.js").write_text("'use strict'\n", "utf-8")
    return folder


def main(runs: int, python: str, project: Path, binary: str) -> None:
    # `-I` ignores packages that the user has installed.
    results = {
        "program": program(runs, [os.path.abspath(binary), "validate", str(SMALL.resolve())], project),
        "python": package(runs, [os.path.abspath(python), "-I", "-c"], IMPORT, "import chatapps_webhooks", project),
        "python, json": package(runs, [os.path.abspath(python), "-I", "-c"], IMPORT, "import json", project),
        "node": package(runs, ["node", "-e"], REQUIRE, "require('chatapps-webhooks')", project),
    }
    with tempfile.TemporaryDirectory() as folder:
        empty = empty_package(Path(folder))
        results["node, empty"] = package(runs, ["node", "-e"], REQUIRE, "require('empty')", empty)
    for name, figures in results.items():
        print(f"{name:11}", ", ".join(f"{figure} {milliseconds:.2f} ms" for figure, milliseconds in figures.items()))
    if "RESULTS" in os.environ:
        Path(os.environ["RESULTS"]).write_text(json.dumps(results, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), sys.argv[4])
