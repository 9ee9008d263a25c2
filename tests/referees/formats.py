"""Checks that what `validate` prints is what programs by others read.

Owns the files that are checked, and what must hold of each output. pydantic_sarif, which is
made from SARIF's published schema, junitparser, GitLab's documented format (`gitlab.schema.json`)
and a validator of reviewdog's format (`formats.mjs`) give the verdict.

    formats.py MODULES PROGRAM SCHEMAS

MODULES is the folder that has node_modules.
"""

import gzip
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import junitparser
from jsonschema import Draft202012Validator
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"

# What GitHub takes of a file, as it documents it.
MAX_RESULTS = 25_000
MAX_COMPRESSED = 10_000_000
MAX_TAGS = 10
MAX_LOCATIONS = 100

# A name with whatever XML, JSON or a log can't hold as it is.
NAME = "]]>&<\"'`\x01\x1b\x7f\x85\u2028\ufffe\uffff\U0001f9c5%,:"


def write_files(room: Path) -> list[str]:
    """Writes the files to check, and returns their names, of which the last doesn't exist."""
    (room / ".git").mkdir()
    for example in sorted(EXAMPLES.glob("*valid/*.json")):
        (room / example.name).write_bytes(example.read_bytes())
    entry = {"subAccountId": "*", "url": "https://hooks.onion.example/ü", NAME: 1}
    text = json.dumps([entry, 5], ensure_ascii=False)
    strange = f"{NAME.replace(chr(1), '')}.json"
    (room / strange).write_text(text.replace("1}", f'1, {json.dumps(NAME, ensure_ascii=False)}: 1}}'), "utf-8")
    (room / "no.json").write_text("[{'", "utf-8")
    lines = [json.dumps([entry]), "{}", "[", "", json.dumps([{"é" * 40: 1}, "é"], ensure_ascii=False)]
    (room / "lines.ndjson").write_text("\n".join(lines * 20), "utf-8")
    names = sorted(path.name for path in room.iterdir() if path.is_file())
    return [*names, "absent.json"]


def output(program: str, room: Path, form: str, names: list[str]) -> str:
    """What the program prints. Some files have errors, and one is absent."""
    run = subprocess.run(
        [program, "validate", "--format", form, *names], cwd=room, capture_output=True, check=False
    )
    assert run.returncode in (1, 2), run.stderr.decode()
    return run.stdout.decode()


def valid(validator, document, what: str) -> None:
    """Fails with the first errors of a document."""
    errors = [f"{list(error.path)}: {error.message[:300]}" for error in validator.iter_errors(document)]
    assert not errors, (what, errors[:3])


def check_sarif(text: str) -> list[dict]:
    """Checks a SARIF log against GitHub's limits, and returns the results."""
    log = json.loads(text)
    assert len(gzip.compress(text.encode())) < MAX_COMPRESSED
    (run,) = log["runs"]
    assert len(run["results"]) <= MAX_RESULTS
    assert all(len(rule["properties"]["tags"]) <= MAX_TAGS for rule in run["tool"]["driver"]["rules"])
    for result in run["results"]:
        locations = [*result["locations"], *result.get("relatedLocations", [])]
        assert len(locations) <= MAX_LOCATIONS
    return run["results"]


def check_much_sarif(program: str, room: Path) -> None:
    """Checks the limits on a file with more findings than they allow, which compress badly."""
    chance = random.Random(24)
    letters = [chr(code) for code in range(0x4E00, 0x9FFF)]
    lines = (json.dumps([{"".join(chance.choices(letters, k=60)): 1}], ensure_ascii=False) for _ in range(9_000))
    (room / "much.ndjson").write_text("\n".join(lines), "utf-8")
    results = check_sarif(output(program, room, "sarif", ["much.ndjson"]))
    assert len(results) > MAX_RESULTS // 2 and results[0]["level"] == "error"


def check_junit(text: str, names: list[str]) -> None:
    """Checks a JUnit report: expat parses it, and junitparser finds a test case for each file."""
    ElementTree.fromstring(text)
    report = junitparser.JUnitXml.fromstring(text)
    cases = [case for suite in report for case in suite]
    assert len(cases) == len(names), (len(cases), len(names))
    assert len({(case.classname, case.name) for case in cases}) == len(names)
    kinds = {type(result).__name__ for case in cases for result in case.result}
    assert kinds == {"Failure", "Error"}, kinds
    assert all(len(case.result) <= 1 for case in cases)
    for suite in report:
        said = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert said == (suite.tests, suite.failures, suite.errors, suite.skipped), suite.name


def main() -> None:
    """Runs the program in each format, and has each output read."""
    modules, program, schemas = map(Path, sys.argv[1:])
    program = str(program.resolve())
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        names = write_files(room)
        whole = json.loads(output(program, room, "json", names))
        found = sum(len(file["findings"]) for file in whole["files"])

        line = Draft202012Validator(json.loads((schemas / "validate-line.schema.json").read_text("utf-8")))
        lines = [json.loads(text) for text in output(program, room, "json-lines", names).split("\n") if text]
        for finding in lines:
            valid(line, finding, "json-lines")
        issues = json.loads(output(program, room, "gitlab", names))
        valid(Draft202012Validator(json.loads((HERE / "gitlab.schema.json").read_text("utf-8"))), issues, "gitlab")
        assert len({issue["fingerprint"] for issue in issues}) == len(issues)
        text = output(program, room, "sarif", names)
        Sarif.model_validate_json(text)
        results = check_sarif(text)
        assert (len(lines), len(issues), len(results)) == (found, found + 1, found)
        check_junit(output(program, room, "junit", names), names)
        subprocess.run(
            ["node", HERE / "formats.mjs", modules, str(found + 1)],
            input=output(program, room, "rdjson", names).encode(),
            check=True,
        )
        check_much_sarif(program, room)
    print(f"{found} findings in {len(names)} files are read in all formats")


main()
