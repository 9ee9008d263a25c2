"""Reports, findings, rules and schemas as Python objects."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import chatapps_webhooks as cw


def test_a_report_is_true_if_the_document_is_valid(root: Path) -> None:
    text = (root / "examples/invalid/posted-back.json").read_bytes()
    report = cw.check(text)
    assert not report and not report.is_valid and len(report) == len(list(report)) == len(report.findings)
    assert set(report.errors) | set(report.warnings) | set(report.notices) == set(report)
    (finding,) = report.errors
    assert (finding.rule, finding.line, finding.column) == ("masked_secret", 5, 26)
    assert finding.range is not None and text[finding.range.start : finding.range.stop] == b'"***"'
    assert str(report).startswith("error[masked_secret]: `httpAuthorization` is the mask")
    for path in (root / "examples/valid").glob("*.json"):
        assert cw.check(path.read_bytes())


def test_reports_and_errors_can_be_pickled(root: Path) -> None:
    text = (root / "examples/invalid/many-faults.json").read_bytes()
    report = cw.check(text)
    assert pickle.loads(pickle.dumps(report)) == report
    assert len({hash(finding) for finding in report}) > 1
    with pytest.raises(cw.ValidationError) as caught:
        cw.parse(text)
    error = pickle.loads(pickle.dumps(caught.value))
    assert (type(error), error.report, str(error)) == (cw.ValidationError, report, str(caught.value))
    assert isinstance(error, ValueError) and str(error) == f"invalid webhooks:\n{report}"


def test_columns_count_code_points_and_ranges_count_bytes() -> None:
    (finding,) = cw.check('["ü𝄞", 1]', policy="contract").findings[1:]
    assert (finding.column, finding.range) == (8, range(11, 12))


def test_the_catalogue_is_the_published_one(root: Path) -> None:
    published = json.loads((root / "schema/rules.json").read_text("utf-8"))
    rows = published["rules"] if isinstance(published, dict) else published
    assert [rule.id for rule in cw.rules()] == [row["id"] for row in rows]
    for rule in cw.rules():
        if rule.id not in ("body_too_large", "too_deep", "too_many_entries"):
            assert rule.id in [finding.rule for finding in cw.check(rule.bad, model=rule.model)], rule.id
            assert rule.id not in [finding.rule for finding in cw.check(rule.good, model=rule.model)], rule.id


def test_schemas_are_the_published_ones(root: Path) -> None:
    for file in (root / "schema/v1").glob("*.schema.json"):
        name = file.name.removesuffix(".schema.json")
        if name == "validate-output":
            continue
        assert cw.schema(name) == json.loads(file.read_text("utf-8"))  # type: ignore[arg-type]
        older = file.parent / "draft-07" / file.name
        assert cw.schema(name, draft="07") == json.loads(older.read_text("utf-8"))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown schema"):
        cw.schema("webhok")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown draft"):
        cw.schema(draft="4")  # type: ignore[arg-type]


def test_everything_public_is_documented() -> None:
    for name in cw.__all__:
        value = getattr(cw, name)
        if name in ("Level", "Model", "Policy", "RuleLevel"):
            continue  # names for type checkers
        assert getattr(value, "__doc__", None), name
        for attribute, member in vars(value).items() if isinstance(value, type) else ():
            if not attribute.startswith("_") and (callable(member) or isinstance(member, property)):
                assert member.__doc__, f"{name}.{attribute}"
