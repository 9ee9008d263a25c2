"""Matches every published pattern in Python against texts on which a careless one hangs.

Owns how Python matches. patterns.mjs prints the same lines for JavaScript; `run` compares them, and
limits the time.

    patterns.py SCHEMAS < adversarial.json
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# The shortest is what every engine must cope with (compare_patterns.py).
LENGTHS = (2_048, 25_000, 100_000)


def patterns(value: Any) -> Iterator[str]:
    """The patterns in a schema. A property named `pattern` has a schema, not a text."""
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value["pattern"]
        for member in value.values():
            yield from patterns(member)
    elif isinstance(value, list):
        for item in value:
            yield from patterns(item)


def of_schemas(schemas: str) -> list[str]:
    """Every pattern in a folder of schemas, once."""
    files = Path(schemas).rglob("*.json")
    distinct = sorted({pattern for path in files for pattern in patterns(json.loads(path.read_bytes()))})
    if not distinct:
        raise SystemExit(f"{schemas} has no pattern")
    return distinct


def main(schemas: str) -> None:
    adversaries = json.loads(sys.stdin.buffer.read())
    for pattern in of_schemas(schemas):
        regex = re.compile(pattern)
        for adversary in adversaries:
            for length in LENGTHS:
                again = adversary["again"] * (length // len(adversary["again"]))
                matches = regex.search(adversary["start"] + again + adversary["end"]) is not None
                # Engines differ only in whether `$` matches before a final line feed.
                if not adversary["end"].endswith("\n"):
                    print(pattern[:40], adversary["name"], length, str(matches).lower(), sep="\t", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
