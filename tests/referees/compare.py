"""Compares the results of the referees with the expected ones.

Owns the meaning of agreement: the same verdict, and the same set of (pointer, rule). Runs no
referee itself.

    compare.py GENERATED CASES REFEREE=ANSWERS...

CASES is the output of `vectors.py` and of the example `generated_cases`. GENERATED is the minimum
number of generated cases. Each ANSWERS has one line per case.
"""

import json
import os
import sys
from collections import Counter
from itertools import zip_longest
from pathlib import Path

from deviations import DEVIATIONS

SHOWN = 10
VECTOR = "vector "
# If this names a folder, the results on the vectors go there, under the names of the referees.
RESULTS = os.environ.get("CONFORMANCE_RESULTS")
NAMES = {"python": "jsonschema", "ajv": "Ajv"}
MODES = [(draft, formats) for draft in ("2020-12", "07") for formats in ("asserted", "ignored")]


def as_ours(model: str, pointer: str, keyword: str) -> tuple[str, str]:
    """A finding in the terms of the core: the companions of a format count as the format."""
    if keyword in ("pattern", "not"):
        keyword = "pattern" if model == "account-id" else "format"
    return pointer, keyword


def compare(cases: list[dict], referee: str, answers: list[list[dict]]) -> tuple[list[tuple], list[str], Counter]:
    """The rows of the table, the faults, and the number of times that each deviation occurred."""
    results: dict[str, bool] = {}
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
            passed = theirs == expected and case["valid"] == (not ours)
            if case["origin"].startswith(VECTOR):
                name = case["origin"].removeprefix(VECTOR)
                results[name] = passed and results.get(name, True)
            if not passed:
                wrong[key] += 1
                details.append(detail(case, referee, key, theirs, names))
    if RESULTS:
        lines = [json.dumps({"case": name, "passed": passed}) for name, passed in results.items()]
        Path(RESULTS, f"{NAMES[referee]}.ndjson").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return [(referee, *key, runs[key], wrong[key]) for key in MODES], details, seen


def detail(case: dict, referee: str, key: tuple[str, str], theirs: set, names: list[str]) -> str:
    ours = [(finding["pointer"], finding["rule"]) for finding in case["findings"]]
    known = f"\n  known deviation that was expected: {', '.join(names)}" if names else ""
    return (
        f"{referee}, draft {key[0]}, formats {key[1]}, {case['model']} ({case['origin']})\n"
        f"  {json.dumps(case['document'], ensure_ascii=False)[:1000]}\n"
        f"  {'expected:':11} {verdict(case['valid'])} {ours}\n"
        f"  {referee + ':':11} {verdict(not theirs)} {sorted(theirs)}{known}"
    )


def verdict(valid: bool) -> str:
    return "valid  " if valid else "invalid"


def lines(path: str) -> list:
    with open(path, "rb") as file:
        return [json.loads(line) for line in file]


def main(generated: str, cases_path: str, *referees: str) -> None:
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
    for model, count in by_model.items():
        if not 0 < valid[model] < count:
            faults.append(f"{model}: of {count} cases {valid[model]} are valid")
    vectors = {case["model"] for case in cases if case["origin"].startswith(VECTOR)}
    if missing := set(by_model) - vectors:
        faults.append(f"no vector of {missing} is among the cases")
    made = sum(not case["origin"].startswith(VECTOR) for case in cases)
    if made < int(generated):
        faults.append(f"{made:,} generated cases are fewer than {int(generated):,}")

    for fault in faults[:SHOWN]:
        print(f"\n{fault}", file=sys.stderr)
    if faults:
        raise SystemExit(f"\n{len(faults):,} faults, of which {min(len(faults), SHOWN)} are shown")


if __name__ == "__main__":
    main(*sys.argv[1:])
