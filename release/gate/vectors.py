"""The shared vectors through an installed program, on standard input (`tests/README.md`)."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from place import ROOT


def cases(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for file in sorted(folder.glob("*/*.json")):
        for case in json.loads(file.read_text("utf-8")):
            yield f"{folder.name}/{file.parent.name}/{file.stem}: {case['description']}", file.parent.name, case


def octets(case: dict[str, Any]) -> bytes:
    if "text" in case:
        return case["text"].encode()
    if "bytes" in case:
        return bytes.fromhex(case["bytes"])
    return json.dumps(case["data"], ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def fault(program: Path, model: str, case: dict[str, Any], more: Sequence[str]) -> str | None:
    """What the program says of a case, if it isn't what the case says."""
    options = ["--no-config", "--format=json", f"--policy={case.get('policy', 'recommended')}", *more]
    options += [f"--rule={rule}={level}" for rule, level in case.get("levels", {}).items()]
    options += [f"--max-{name}={limit}" for name, limit in case.get("limits", {}).items()]
    options += [f"--input-format={case['format']}"] if "format" in case else []
    options += [] if "--desired" in more else [f"--model={model}"]
    done = subprocess.run([program, "validate", *options, "-"], input=octets(case), capture_output=True)
    try:
        found = json.loads(done.stdout)["files"][0]["findings"]
    except (ValueError, LookupError):
        return f"exit code {done.returncode}: {done.stderr.decode('utf-8', 'replace')}"
    expected = case["findings"]
    shown = [{name: finding.get(name) for name in wanted} for finding, wanted in zip(found, expected)]
    if len(found) != len(expected) or shown != expected or done.returncode != (not case["valid"]):
        return f"exit code {done.returncode}; expected {expected}, found {[(each['rule'], each['pointer']) for each in found]}"
    return None


def check(program: Path) -> None:
    """Fails unless the program finds in all cases what they say."""
    folders = [("tests/vectors", []), ("tests/formats", []), ("tests/desired", ["--desired"])]
    work = [(name, model, case, more) for folder, more in folders for name, model, case in cases(ROOT / folder)]
    if len(work) < 1_000:
        raise SystemExit(f"only {len(work)} cases were found")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = [(each[0], said) for each, said in zip(work, pool.map(lambda each: fault(program, *each[1:]), work)) if said]
    if faults:
        raise SystemExit("\n".join(f"{name}\n  {said}" for name, said in faults[:10]) + f"\n{len(faults)} of {len(work)} cases failed")
    print(f"{len(work):,} cases through the program")
