"""Compares what the engines match with what Python matches.

Owns what an engine may lack: it may run out of its stack on a text longer than MUST_FIT.

    compare_patterns.py Python=ANSWERS ENGINE=ANSWERS...

ANSWERS is a file of lines PATTERN, TEXT, LENGTH, ANSWER.
"""

import sys
from pathlib import Path

# From this length on, `url_too_long` warns.
MUST_FIT = 2_048
OUT_OF_STACK = {"stack overflow", "JIT stack limit exhausted"}
SHOWN = 10


def answers(path: str) -> list[tuple[str, int, str]]:
    lines = Path(path).read_text("utf-8").splitlines()
    split = (line.rsplit("\t", 2) for line in lines)
    return [(text, int(length), answer) for text, length, answer in split]


def main(python: str, *engines: str) -> None:
    expected = answers(python.removeprefix("Python="))
    faults, shown = [], []
    for engine in engines:
        name, _, path = engine.partition("=")
        found = answers(path)
        if [line[:2] for line in found] != [line[:2] for line in expected]:
            raise SystemExit(f"{name} didn't answer for the texts that Python did")
        differing = [(ours, theirs) for ours, theirs in zip(expected, found, strict=True) if ours != theirs]
        gave_up = [theirs for _, theirs in differing if theirs[2] in OUT_OF_STACK and theirs[1] > MUST_FIT]
        faults += [
            f"{name}: {theirs}, where Python says {ours[2]}" for ours, theirs in differing if theirs not in gave_up
        ]
        shown.append(f"{name} ({len(gave_up)} out of stack)" if gave_up else name)
    print(f"patterns: {len(expected):,} matches, the same in Python, {', '.join(shown)}")
    if faults:
        raise SystemExit("\n".join(faults[:SHOWN]))


if __name__ == "__main__":
    main(*sys.argv[1:])
