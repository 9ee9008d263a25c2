"""Reports, findings, rules and schemas as Python objects."""

from __future__ import annotations

import copy
import dataclasses
import gc
import inspect
import json
import pickle
import sys
import weakref
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
    assert str(report).startswith("error[masked_secret]: `httpAuthorization` is a mask")
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
    assert isinstance(error, ValueError) and str(error).startswith("invalid webhooks: 11 errors, 6 warnings\nerror[required]")


def test_a_report_reads_as_in_all_languages(root: Path) -> None:
    for case in json.loads((root / "tests/report-texts.json").read_text("utf-8")):
        report = cw.check(case["text"], max_findings=case.get("maxFindings"))
        for same in (report, pickle.loads(pickle.dumps(report))):
            assert str(same) == "\n".join(case["report"]), case["description"]
            assert str(cw.ValidationError(same)) == "\n".join(case["failure"]), case["description"]


def test_what_is_asked_for_first_makes_no_difference() -> None:
    webhook = '{"subAccountId": "a", "url": "http://hooks.onion.example/"}'
    text = f"[1, {webhook}, 2, {webhook}]"
    first = cw.check(text)
    errors, warnings, notices = first.errors, first.warnings, first.notices
    assert len(errors) > 1 and len(warnings) > 1 and len(notices) > 1
    for report in (first, cw.check(text), pickle.loads(pickle.dumps(first))):
        findings = report.findings
        assert [finding.range.start for finding in findings if finding.range] == sorted(f.range.start for f in findings if f.range)
        for level, some in (("error", errors), ("warning", warnings), ("notice", notices)):
            assert some == tuple(finding for finding in findings if finding.level == level)
        assert (report.errors, report.warnings, report.notices) == (errors, warnings, notices)
        assert report == first and len(report) == len(findings) and not report


def test_reports_are_immutable_values() -> None:
    report = cw.check("[1]")
    assert report == cw.check("[1]") and hash(report) == hash(cw.check("[1]"))
    assert report != cw.check("[1, 2]") and report != cw.check("1", model="webhook") and report != 1
    assert repr(report) == "<Report of webhooks, invalid: 1 error>"
    assert repr(cw.check("[]")) == "<Report of webhooks, valid: 1 notice>" and repr(cw.check("[]", policy="contract")).endswith("valid: no findings>")
    assert repr(cw.check("[1, 1, 1, 1]", max_findings=2)) == "<Report of webhooks, invalid: 4 errors>"
    assert len(repr(cw.ValidationError(cw.check([{}] * 9999)))) < 100
    assert all(copy_of(report) == report for copy_of in (copy.copy, copy.deepcopy))
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(report, protocol)) == report
    for name in ("model", "findings", "other"):
        with pytest.raises(AttributeError):
            setattr(report, name, "x")
    match report:
        case cw.Report("webhooks", (cw.Finding("type"),)):
            pass
        case _:
            pytest.fail("the report doesn't match")


def test_findings_are_immutable_values() -> None:
    one, same = (cw.check("[1]").findings[0] for _ in range(2))
    assert one == same and hash(one) == hash(same) and one is not same
    assert one != dataclasses.replace(one, line=2) and one != 1 and one != tuple(dataclasses.astuple(one))
    assert hash(one) == hash(dataclasses.replace(one, params={}))
    assert repr(one).startswith("Finding(rule='type', level='error', pointer='/0', message='expected object, ")
    assert all(copy_of(one) == one for copy_of in (copy.copy, copy.deepcopy))
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(one, protocol)) == one
    for name in ("rule", "other"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(one, name, "x")
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(one, name)
    with pytest.raises(TypeError, match="missing 5 required positional arguments: 'level'"):
        cw.Finding("type")  # type: ignore[call-arg]
    special = type("Special", (cw.Finding,), {})(**{field.name: getattr(one, field.name) for field in dataclasses.fields(one)})
    special.other = "x"
    del special.other
    assert special != one and dataclasses.replace(special) == special and "Special(rule" in repr(special)


def test_a_finding_says_the_same_each_time_without_its_report() -> None:
    finding = cw.check("[1]").findings[0]
    first, second = (dataclasses.astuple(finding) for _ in range(2))
    assert first == second and first[:3] == ("type", "error", "/0") and first[6:] == (1, 2, range(1, 2))
    of_object = cw.check([1]).findings[0]
    assert dataclasses.astuple(of_object) == (*first[:6], None, None, None)
    given = cw.Finding(*first)
    assert given == finding and dataclasses.astuple(given) == first and given.to_dict() == finding.to_dict()
    # As decoders do it, which call no constructor.
    decoded = object.__new__(cw.Finding)
    for name, value in zip(cw.Finding.__match_args__, first, strict=True):
        object.__setattr__(decoded, name, value)
    assert decoded == finding and hash(decoded) == hash(finding)
    with pytest.raises(AttributeError):
        _ = object.__new__(cw.Finding).rule


def test_findings_can_be_extended_as_dataclasses_are() -> None:
    values = dataclasses.astuple(cw.check("[1]").findings[0])

    @dataclasses.dataclass(frozen=True, slots=True)
    class More(cw.Finding):
        extra: int = 0

    class Short(cw.Finding):
        def __init__(self, message: str) -> None:
            super().__init__("type", "error", "/0", message, "help", {})

    more, short = More(*values, extra=1), Short("text")
    assert (more.rule, more.range, more.extra, short.message) == ("type", range(1, 2), 1, "text")
    assert dataclasses.replace(more) == copy.copy(more) == more and copy.deepcopy(short) == short
    given = cw.Finding("type", "error", "", "x", "x", {"of": Holder()})
    given.params["of"].finding = given
    alive = weakref.ref(given.params["of"])
    del given
    gc.collect()
    assert alive() is None


class Holder:
    """Something that can be in a cycle."""

    finding: cw.Finding


@pytest.mark.parametrize("record", [cw.Finding, cw.Rule])
def test_records_are_what_dataclasses_would_make(record: type) -> None:
    def shape(cls: type) -> list[object]:
        fields = [(field.name, field.default, field.repr, field.compare, field.hash) for field in dataclasses.fields(cls)]
        return [fields, cls.__match_args__, cls.__slots__, [(each.name, each.kind, each.default) for each in inspect.signature(cls).parameters.values()]]

    made = dataclasses.make_dataclass(
        record.__name__, [(f.name, f.type, dataclasses.field(default=f.default, repr=f.repr, compare=f.compare, hash=f.hash)) for f in dataclasses.fields(record)],
        frozen=True, slots=True,
    )  # fmt: skip
    assert dataclasses.is_dataclass(record) and shape(record) == shape(made)
    if sys.version_info >= (3, 13):
        finding = cw.check("[1]").findings[0]
        assert copy.replace(finding, line=2) == dataclasses.replace(finding, line=2)


def test_columns_count_code_points_and_ranges_count_bytes() -> None:
    (finding,) = cw.check('["ü𝄞", 1]', policy="contract").findings[1:]
    assert (finding.column, finding.range) == (8, range(11, 12))


def test_the_catalogue_is_the_published_one(root: Path) -> None:
    published = json.loads((root / "schema/rules.json").read_text("utf-8"))
    rows = published["rules"] if isinstance(published, dict) else published
    assert [rule.id for rule in cw.rules()] == [row["id"] for row in rows]
    for rule in cw.rules():
        if rule.id.startswith("yaml_") or rule.group == "project":
            continue  # Its examples are YAML, or no document of the API.
        if rule.id not in ("body_too_large", "too_deep", "too_many_entries", "account_full"):
            assert rule.id in [finding.rule for finding in cw.check(rule.bad, model=rule.model)], rule.id
            assert rule.id not in [finding.rule for finding in cw.check(rule.good, model=rule.model)], rule.id


def test_schemas_are_the_published_ones(root: Path) -> None:
    for file in (root / "schema/v1").glob("*.schema.json"):
        name = file.name.removesuffix(".schema.json")
        if name in ("baseline", "configuration", "desired-webhooks", "validate-line") or name.endswith("-output"):
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
        if cw._LATER.get(name) == "_names":
            continue  # names for type checkers
        assert getattr(value, "__doc__", None), name
        for attribute, member in vars(value).items() if isinstance(value, type) else ():
            if not attribute.startswith("_") and (callable(member) or isinstance(member, property)):
                assert member.__doc__, f"{name}.{attribute}"
