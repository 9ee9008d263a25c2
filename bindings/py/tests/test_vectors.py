"""The shared vectors, through every door."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

import chatapps_webhooks as cw
from conftest import ROOT, without_positions

FOLDER = ROOT / "tests" / "vectors"


def cases() -> Iterator[Any]:
    for file in sorted(FOLDER.glob("*/*.json")):
        vectors = json.loads(file.read_text("utf-8"))
        assert vectors, f"{file} has no case"
        for vector in vectors:
            model = file.parent.name
            yield pytest.param(model, vector, id=f"{model}/{file.stem}: {vector['description']}")


CASES = list(cases())


def test_there_are_vectors_of_every_model() -> None:
    models = {folder.name for folder in FOLDER.iterdir()}
    assert models == {"webhooks", "webhook", "webhook-list", "webhook-targets", "error-response", "account-id"}
    assert len(CASES) > 30


@pytest.mark.parametrize(("model", "vector"), CASES)
def test_vector(model: Any, vector: dict[str, Any]) -> None:
    options: Any = {
        "model": model,
        "policy": vector.get("policy", "recommended"),
        "rules": vector.get("levels"),
    }
    text = vector.get("text")
    if text is None:
        # Members in alphabetical order: that of the vectors' findings.
        text = json.dumps(vector["data"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    report = cw.check(text, **options)
    expected = vector["findings"]
    assert len(report.findings) == len(expected), str(report)
    for finding, wanted in zip(report, expected, strict=True):
        assert {name: getattr(finding, name) for name in wanted} == wanted

    octets = text.encode()
    sources: list[Any] = [text, octets, bytearray(octets), memoryview(octets)]
    assert all(cw.check(source, **options) == report for source in sources)
    # A string is text: an account id can't come as an object.
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
