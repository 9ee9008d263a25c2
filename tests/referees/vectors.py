"""Prints the shared vectors for the referees, one per line, with their contract findings.

Owns which of them a JSON Schema validator can judge: all except text that isn't JSON, and cases
that a limit cuts short. The expectations are those of the vector, not of the core.

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
    # In JSON text, line breaks occur only between values.
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
