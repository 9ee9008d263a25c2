"""Prints the shared vectors for the referees, one a line, with what their contract findings are.

Owns which of them a JSON Schema validator can judge: all but those of text that is no JSON, and those that a limit cuts short. What is
expected is what the vector says, not what the core does.

    vectors.py VECTORS > vectors.ndjson
"""

import json
import sys
from pathlib import Path

CONTRACT = {"type", "required", "enum", "format", "pattern", "minLength", "maxLength"}
NOT_JUDGED = {"syntax", "body_too_large", "too_deep", "too_many_entries"}


def document(case: dict) -> str:
    """The document as JSON on one line."""
    if "text" not in case:
        return json.dumps(case["data"], ensure_ascii=False)
    # In text that is JSON a line ends between values only.
    return case["text"].replace("\n", " ").replace("\r", " ")


def is_judged(case: dict) -> bool:
    return "bytes" not in case and not any(finding["rule"] in NOT_JUDGED for finding in case["findings"])


def main(vectors: str) -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for folder in sorted(Path(vectors).iterdir()):
        for file in sorted(folder.iterdir()):
            for case in filter(is_judged, json.loads(file.read_bytes())):
                found = [finding for finding in case["findings"] if finding["rule"] in CONTRACT]
                head = {
                    "origin": f"vector {folder.name}/{file.stem}: {case['description']}",
                    "model": folder.name,
                    "valid": not found,
                    "findings": [{"pointer": finding["pointer"], "rule": finding["rule"]} for finding in found],
                }
                print(f'{json.dumps(head)[:-1]}, "document": {document(case)}}}')


if __name__ == "__main__":
    main(*sys.argv[1:])
