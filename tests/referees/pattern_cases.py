"""Prints what the engines of other languages match: every published pattern with every text of
`adversarial.json`.

A line has the fields LABEL, PATTERN, START, AGAIN, TIMES, END, separated by tabs; texts are in
hexadecimal UTF-8. An engine matches START, TIMES times AGAIN, END, and prints LABEL and the answer
as patterns.py does.

    pattern_cases.py SCHEMAS < adversarial.json
"""

import json
import sys

from patterns import LENGTHS, of_schemas


def main(schemas: str) -> None:
    adversaries = json.loads(sys.stdin.buffer.read())
    for pattern in of_schemas(schemas):
        for adversary in adversaries:
            # Engines differ in whether `$` matches before a final line feed.
            if adversary["end"].endswith("\n"):
                continue
            for length in LENGTHS:
                times = length // len(adversary["again"])
                label = f"{pattern[:40]}\t{adversary['name']}\t{length}"
                texts = [label, pattern, adversary["start"], adversary["again"], adversary["end"]]
                shown, regex, start, again, end = (text.encode().hex() for text in texts)
                print(shown, regex, start, again, times, end, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
