"""Prints how each runner did on the shared vectors.

Fails if a case failed, or if two runners disagree. Owns which runners must have run; runs none
itself.

    table.py VECTORS RESULTS

RESULTS has a file for each runner, named after it, with one line per case: its name, whether it
passed, and its findings.
"""

import json
import sys
from itertools import zip_longest
from pathlib import Path

# Checkers check documents. Referees judge by the published schemas, so they can't judge every case.
CHECKERS = ["Rust", "command line", "Python", "Node.js"]
REFEREES = ["Ajv", "jsonschema"]
COMPARED = ["rule", "level", "pointer", "line", "column"]
SHOWN = 10


def case_names(vectors: Path) -> list[str]:
    """The names of all cases, in the order of the files."""
    return [
        f"{file.parent.name}/{file.stem}: {case['description']}"
        for file in sorted(vectors.glob("*/*.json"))
        for case in json.loads(file.read_bytes())
    ]


def results_of(folder: Path) -> dict[str, dict[str, dict]]:
    """The result of each case, by runner."""
    found = {}
    for path in sorted(folder.glob("*.ndjson")):
        # Only a line feed ends a line.
        lines = [json.loads(line) for line in path.read_bytes().split(b"\n") if line]
        found[path.stem] = {line["case"]: line for line in lines}
    return found


def rank(runner: str) -> tuple[int, tuple[int, ...]]:
    """The order in the table, with versions of a language as numbers. A version without the global
    lock has a `t` behind it.
    """
    kind, _, version = runner.partition(" ") if runner.startswith("Python ") else (runner, "", "")
    return (CHECKERS + REFEREES).index(kind), tuple(int(part) for part in version.rstrip("t").split(".") if part)


def findings(line: dict) -> list[tuple]:
    return [tuple(finding.get(name) for name in COMPARED) for finding in line["found"] or []]


def disagreements(first: str, other: str, results: dict[str, dict[str, dict]]) -> list[str]:
    faults = []
    for name, line in results[first].items():
        if (theirs := results[other].get(name)) is None:
            continue
        for one, two in zip_longest(findings(line), findings(theirs)):
            if one != two:
                faults.append(f"{name}\n  {first}: {one}\n  {other}: {two}")
    return faults


def main(vectors: str, folder: str) -> None:
    names = case_names(Path(vectors))
    results = results_of(Path(folder))
    faults = []
    for kind in CHECKERS + REFEREES:
        if not any(runner == kind or runner.startswith(f"{kind} ") for runner in results):
            faults.append(f"{kind}: nothing was run")
    runners = sorted(results, key=rank)

    print(f"{'runner':14} {'cases':>7} {'passed':>7} {'failed':>7}")
    for runner in runners:
        ran = results[runner]
        failed = [name for name in ran if not ran[name]["passed"]]
        print(f"{runner:14} {len(ran):7,} {len(ran) - len(failed):7,} {len(failed):7,}")
        faults += [f"{name}\n  {runner} says something else" for name in failed]
        if unknown := set(ran) - set(names):
            faults.append(f"{runner} ran what is no case, such as {min(unknown)}")
        if runner not in REFEREES and len(ran) != len(names):
            faults.append(f"{runner} ran {len(ran):,} cases of {len(names):,}")
        elif not ran:
            faults.append(f"{runner} ran no case")

    checkers = [runner for runner in runners if runner not in REFEREES]
    compared = 0
    for runner in checkers[1:]:
        faults += disagreements(checkers[0], runner, results)
    for line in results[checkers[0]].values() if checkers else []:
        compared += len(findings(line))
    print(f"{len(names):,} cases, {compared:,} findings; rule, level, pointer, line and column compared among {', '.join(checkers)}")

    for fault in faults[:SHOWN]:
        print(f"\n{fault}", file=sys.stderr)
    if faults:
        raise SystemExit(f"\n{len(faults):,} faults, of which {min(len(faults), SHOWN)} are shown")


if __name__ == "__main__":
    main(*sys.argv[1:])
