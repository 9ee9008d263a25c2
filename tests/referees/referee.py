"""Judges the cases by Python's jsonschema, under each draft, with formats asserted and ignored.

Owns how to call jsonschema; compare.py decides whether the results are right.

    referee.py SCHEMAS < cases.ndjson > python.ndjson
"""

import json
import sys
from pathlib import Path

from jsonschema import Draft7Validator, Draft202012Validator

DRAFTS = [("2020-12", "", Draft202012Validator), ("07", "draft-07", Draft7Validator)]
# Draft-07 has no format `uuid`. Each of the others needs a package, and silently passes without it.
FORMATS = {"2020-12": {"date-time", "uri", "uuid"}, "07": {"date-time", "uri"}}


def validators(schemas: Path) -> dict:
    """The validators of all published schemas, by draft, formats and name."""
    found = {}
    for draft, folder, kind in DRAFTS:
        if missing := FORMATS[draft] - set(kind.FORMAT_CHECKER.checkers):
            raise SystemExit(f"draft {draft} checks no {missing}")
        for path in sorted((schemas / folder).glob("*.schema.json")):
            schema = json.loads(path.read_bytes())
            if schema["$schema"] != kind.META_SCHEMA["$schema"]:
                raise SystemExit(f"{path} is no schema of draft {draft}")
            kind.check_schema(schema, format_checker=kind.FORMAT_CHECKER)
            name = path.name.removesuffix(".schema.json")
            found[draft, "asserted", name] = kind(schema, format_checker=kind.FORMAT_CHECKER)
            found[draft, "ignored", name] = kind(schema)
    return found


def pointer(path) -> str:
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def main(schemas: str) -> None:
    known = validators(Path(schemas))
    modes = [(draft, formats) for draft, _, _ in DRAFTS for formats in ("asserted", "ignored")]
    for line in sys.stdin.buffer:
        case = json.loads(line)
        answers = []
        for draft, formats in modes:
            validator = known.get((draft, formats, case["model"]))
            if validator is None:
                raise SystemExit(f"{case['model']} has no schema of draft {draft} in {schemas}")
            errors = validator.iter_errors(case["document"])
            found = [[pointer(error.absolute_path), error.validator] for error in errors]
            answers.append({"draft": draft, "formats": formats, "found": found})
        print(json.dumps(answers))


if __name__ == "__main__":
    main(*sys.argv[1:])
