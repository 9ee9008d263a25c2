"""Compares what the referees say about the cases with what the core says.

Owns what agreement means: the same verdict, and the same set of (pointer, rule). Asks nobody itself.

    compare.py CASES VECTORS REFEREE=ANSWERS...

CASES is what the example `generated_cases` prints, VECTORS the folder with a folder for each model. Each ANSWERS has a line for
each case.
"""

import json
import sys
from collections import Counter
from itertools import zip_longest
from pathlib import Path

from deviations import DEVIATIONS

AT_LEAST = 10_000
SHOWN = 10
MODES = [(draft, formats) for draft in ("2020-12", "07") for formats in ("asserted", "ignored")]


def as_ours(model: str, pointer: str, keyword: str) -> tuple[str, str]:
    """A finding in the words of the core: a twin counts as its format, its companion `not` as the twin."""
    if keyword in ("pattern", "not"):
        keyword = "pattern" if model == "account-id" else "format"
    return pointer, keyword


def compare(cases: list[dict], referee: str, answers: list[list[dict]]) -> tuple[list[tuple], list[str], Counter]:
    """The rows of the table, what is wrong, and how often each deviation occurred."""
    seen: Counter = Counter()
    runs: Counter = Counter()
    wrong: Counter = Counter()
    details = []
    for case, modes in zip_longest(cases, answers):
        if case is None or modes is None or [(mode["draft"], mode["formats"]) for mode in modes] != MODES:
            raise SystemExit(f"{referee} didn't answer {len(cases):,} cases in each of {MODES}")
        ours = {(finding["pointer"], finding["rule"]) for finding in case["findings"]}
        for mode in modes:
            key = mode["draft"], mode["formats"]
            theirs = {as_ours(case["model"], *found) for found in mode["found"]}
            expected, names = ours, []
            for deviation in DEVIATIONS:
                if referee in deviation.referees and mode["formats"] == deviation.formats:
                    changed = deviation.expected(expected, case)
                    names += [deviation.name] if changed != expected else []
                    expected = changed
            runs[key] += 1
            seen.update((referee, name) for name in names)
            if theirs != expected or case["valid"] != (not ours):
                wrong[key] += 1
                details.append(detail(case, referee, key, theirs, names))
    return [(referee, *key, runs[key], wrong[key]) for key in MODES], details, seen


def detail(case: dict, referee: str, key: tuple[str, str], theirs: set, names: list[str]) -> str:
    ours = [(finding["pointer"], finding["rule"]) for finding in case["findings"]]
    known = f"\n  known deviation that was expected: {', '.join(names)}" if names else ""
    return (
        f"{referee}, draft {key[0]}, formats {key[1]}, {case['model']} ({case['origin']})\n"
        f"  {json.dumps(case['document'], ensure_ascii=False)[:1000]}\n"
        f"  core:    {verdict(case['valid'])} {ours}\n"
        f"  {referee + ':':8} {verdict(not theirs)} {sorted(theirs)}{known}"
    )


def verdict(valid: bool) -> str:
    return "valid  " if valid else "invalid"


def lines(path: str) -> list:
    with open(path, "rb") as file:
        return [json.loads(line) for line in file]


def main(cases_path: str, vectors: str, *referees: str) -> None:
    cases = lines(cases_path)
    faults, rows = [], []
    seen: Counter = Counter()
    for referee in referees:
        name, _, path = referee.partition("=")
        table, details, deviations = compare(cases, name, lines(path))
        rows += table
        faults += details
        seen += deviations

    print(f"{'referee':8} {'draft':8} {'formats':9} {'cases':>7} {'disagreements':>14}")
    for referee, draft, formats, count, wrong in rows:
        print(f"{referee:8} {draft:8} {formats:9} {count:7,} {wrong:14,}")
    for deviation in DEVIATIONS:
        for referee in sorted(deviation.referees):
            count = seen[referee, deviation.name]
            print(f"known deviation of {referee}, {deviation.name}: {count:,} times")
            if count == 0:
                faults.append(f"known deviation of {referee}, {deviation.name}: no case shows it")

    by_model = Counter(case["model"] for case in cases)
    valid = Counter(case["model"] for case in cases if case["valid"])
    shared = 0
    for folder in sorted(Path(vectors).iterdir()):
        shared += sum("data" in case for file in folder.iterdir() for case in json.loads(file.read_bytes()))
        if not 0 < valid[folder.name] < by_model[folder.name]:
            faults.append(f"{folder.name}: of {by_model[folder.name]} cases {valid[folder.name]} are valid")
    asked = sum(case["origin"].startswith("vector ") for case in cases)
    if asked != shared:
        faults.append(f"of {shared} vectors with data {asked} are among the cases")
    if len(cases) - asked < AT_LEAST:
        faults.append(f"{len(cases) - asked:,} generated cases are fewer than {AT_LEAST:,}")

    for fault in faults[:SHOWN]:
        print(f"\n{fault}", file=sys.stderr)
    if faults:
        raise SystemExit(f"\n{len(faults):,} faults, of which {min(len(faults), SHOWN)} are shown")


if __name__ == "__main__":
    main(*sys.argv[1:])
