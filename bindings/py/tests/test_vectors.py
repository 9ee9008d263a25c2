"""The shared vectors, through every entry point."""

from __future__ import annotations

import json
import os
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

import pytest

import chatapps_webhooks as cw
from conftest import ROOT, without_positions

FOLDER = ROOT / "tests" / "vectors"
COMPARED = ("rule", "level", "pointer", "line", "column")

# If this names a folder, each runner writes its results there.
RESULTS = os.environ.get("CONFORMANCE_RESULTS")
FREE_THREADED = "t" if sysconfig.get_config_var("Py_GIL_DISABLED") else ""
RUNNER = f"Python {sys.version_info.major}.{sys.version_info.minor}{FREE_THREADED}"


def cases() -> Iterator[Any]:
    for file in sorted(FOLDER.glob("*/*.json")):
        vectors = json.loads(file.read_text("utf-8"))
        assert vectors, f"{file} has no case"
        for vector in vectors:
            model = file.parent.name
            name = f"{model}/{file.stem}: {vector['description']}"
            yield pytest.param(name, model, vector, id=name)


CASES = list(cases())


@pytest.fixture(scope="module")
def results() -> Iterator[list[dict[str, Any]]]:
    """The result of each case."""
    lines: list[dict[str, Any]] = []
    yield lines
    if RESULTS:
        text = "".join(f"{json.dumps(line)}\n" for line in lines)
        Path(RESULTS, f"{RUNNER}.ndjson").write_text(text, "utf-8")


@contextmanager
def recorded(results: list[dict[str, Any]], name: str) -> Iterator[dict[str, Any]]:
    line: dict[str, Any] = {"case": name, "passed": False, "found": None}
    results.append(line)
    yield line
    line["passed"] = True


def text_of(vector: dict[str, Any]) -> str | bytes:
    """The text to check: as given, or the value as compact JSON."""
    if "text" in vector:
        return vector["text"]
    if "bytes" in vector:
        return bytes.fromhex(vector["bytes"])
    # Sort the members: the vectors' findings are in that order.
    return json.dumps(vector["data"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def test_there_are_vectors_of_every_model() -> None:
    models = {folder.name for folder in FOLDER.iterdir()}
    assert models == set(get_args(cw.Model))
    assert len(CASES) >= 500


@pytest.mark.parametrize(("name", "model", "vector"), CASES)
def test_vector(results: list[dict[str, Any]], name: str, model: Any, vector: dict[str, Any]) -> None:
    options: Any = {
        "model": model,
        "policy": vector.get("policy", "recommended"),
        "rules": vector.get("levels"),
        **{f"max_{limit}": value for limit, value in vector.get("limits", {}).items()},
    }
    text = text_of(vector)
    with recorded(results, name) as line:
        report = cw.check(text, **options)
        found = [{member: getattr(finding, member) for member in COMPARED} for finding in report]
        line["found"] = found
        expected = vector["findings"]
        assert len(found) == len(expected), str(report)
        for finding, wanted in zip(found, expected, strict=True):
            assert {member: finding[member] for member in wanted} == wanted

        octets = text.encode() if isinstance(text, str) else text
        for applicability, fixed in vector.get("fixed", {}).items():
            assert report.fixed(text, applicability=applicability).text == fixed
            assert report.fixed(octets, applicability=applicability).text == fixed.encode()
        sources: list[Any] = [text, octets, bytearray(octets), memoryview(octets)]
        assert all(cw.check(source, **options) == report for source in sources)
        # A string counts as text, so an account id can't be an object.
        if "data" in vector and not isinstance(vector["data"], str):
            data = json.loads(text)
            sources.append(data)
            assert without_positions(cw.check(data, **options)) == without_positions(report)
        for source in sources:
            assert bool(cw.check(source, **options)) is vector["valid"]
            assert cw.is_valid(source, **options) is vector["valid"]
            if vector["valid"]:
                cw.parse(source, **options)
            else:
                with pytest.raises(cw.ValidationError) as caught:
                    cw.parse(source, **options)
                assert caught.value.report == cw.check(source, **options)
