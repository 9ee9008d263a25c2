"""Files and lines: the findings of their text, and no more in memory than the limits allow."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
import tracemalloc
from pathlib import Path
from typing import Any, get_args

import pytest

import chatapps_webhooks as cw

GOOD = '[{"subAccountId": "*", "url": "https://hooks.onion.example", "type": "MSG"}]'


def test_a_file_is_checked_as_its_text(root: Path) -> None:
    for path in (root / "examples").rglob("*.json"):
        text = path.read_bytes()
        assert cw.check_file(path) == cw.check_file(str(path)) == cw.check(text)
        assert cw.check_file(path, policy="contract", model="webhook") == cw.check(text, policy="contract", model="webhook")
    with pytest.raises(FileNotFoundError):
        cw.check_file(root / "examples/none.json")
    with pytest.raises(TypeError, match="polcy"):
        cw.check_file(root / "README.md", polcy="strict")  # type: ignore[call-arg]


def test_text_in_place_of_a_path_is_not_shown() -> None:
    for text in (' [{"httpAuthorization": "c4n4ry"}]', "[\0 c4n4ry]", '{"c4n4ry": "' + 5_000 * "x" + '"}'):
        for read in (cw.check_file, lambda text: list(cw.check_lines(text))):
            with pytest.raises(ValueError, match="expected the path of a file, found JSON text; `check` reads text") as caught:
                read(text)  # type: ignore[operator]
            assert "c4n4ry" not in str(caught.value) and caught.value.__cause__ is None and caught.value.__suppress_context__


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(1 << 34)
    (finding,) = cw.check_file(path).errors
    assert finding.rule == "body_too_large"
    path.write_text(GOOD)
    assert cw.check_file(path, max_bytes=len(GOOD)) and not cw.check_file(path, max_bytes=len(GOOD) - 1)
    assert cw.check_file(path, max_bytes=1) == cw.check(GOOD, max_bytes=1)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
def test_a_pipe_is_read_to_its_end_or_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    for text, options in ((GOOD, {}), (" " * 200_000 + GOOD, {}), (" " * 200_000, {"max_bytes": 100_000})):
        os.mkfifo(path)

        def write(text: str = text) -> None:
            try:
                path.write_text(text)
            except BrokenPipeError:
                pass

        writer = threading.Thread(target=write)
        writer.start()
        report = cw.check_file(path, **options)
        writer.join()
        path.unlink()
        assert bool(report) is not bool(options)
        assert [(finding.rule, finding.pointer) for finding in report.errors] == [(finding.rule, finding.pointer) for finding in cw.check(text, **options).errors]


def test_each_line_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "bodies.ndjson"
    text = f"{GOOD}\n\n  \r\n[1]\r\n{GOOD}"
    path.write_text(text)
    of_path = list(cw.check_lines(path))
    assert [(line, bool(report)) for line, report in of_path] == [(1, True), (4, False), (5, True)]
    assert of_path[1][1] == cw.check("[1]\r")
    for lines in (io.StringIO(text, newline=""), io.BytesIO(text.encode()), text.split("\n"), iter(text.encode().splitlines())):
        assert [(line, len(report)) for line, report in cw.check_lines(lines)] == [(line, len(report)) for line, report in of_path]
    assert list(cw.check_lines(str(path), max_bytes=3))[0][1] == cw.check(GOOD, max_bytes=3)
    with pytest.raises(TypeError, match="expected lines of `str` or `bytes`, found `int`"):
        list(cw.check_lines([1]))  # type: ignore[list-item]


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "bodies.ndjson"
    with path.open("w") as file:
        file.write("[" + " " * (48 << 20) + f"]\n{GOOD}\n")
    tracemalloc.start()
    (_, large), (number, good) = cw.check_lines(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [finding.rule for finding in large.errors] == ["body_too_large"] and number == 2 and good
    assert peak < 8 << 20
    exact = tmp_path / "exact.ndjson"
    exact.write_text(f"{GOOD}\n")
    assert all(report for _, report in cw.check_lines(exact, max_bytes=len(GOOD)))


def test_every_region_has_a_base_url() -> None:
    assert set(cw.REGIONS) == set(get_args(cw.Region)) and cw.REGIONS["europe"].startswith("https://")
    with pytest.raises(TypeError):
        cw.REGIONS["europe"] = "x"  # type: ignore[index]
    assert cw.check([{"subAccountId": "*", "url": url} for url in cw.REGIONS.values()], policy="contract")


def test_the_data_of_a_finding_cannot_be_changed() -> None:
    text = json.dumps([json.loads(GOOD)[0], json.loads(GOOD)[0] | {"enabled": False}])
    report = cw.check(text)
    finding = next(finding for finding in report if "related" in finding.params)
    for change in (
        lambda params: params.clear(), lambda params: params.update(a=1), lambda params: params.pop("related"), lambda params: params.setdefault("a", 1),
        lambda params: params.__setitem__("a", 1), lambda params: params.__delitem__("related"), lambda params: params["related"].clear(),
        lambda params: params.__ior__({"a": 1}), lambda params: params.popitem(),
    ):  # fmt: skip
        with pytest.raises(TypeError, match="can't be changed"):
            change(finding.params)
    assert report == cw.check(text)
    mine: dict[str, Any] = dict(finding.params)
    mine.clear()
    finding.to_dict()["params"].clear()
    assert finding.params and json.loads(json.dumps(finding.params)) == finding.to_dict()["params"]
    given = {"list": [1]}
    made = cw.Finding("type", "error", "", "x", "x", given)
    given["list"].append(2)
    assert made.params["list"] == (1,)
