"""Fixes of findings: what is offered, and what making them gives."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import chatapps_webhooks as cw
from chatapps_webhooks import Edit, Fix, Fixed

TEXT = '[{"sub_account_id": "Onion_Marketing", "url": "https://hooks.onion.example/events#\u00e9", "type": "MSG", "httpAuthorization": "Bearer: rw4Kd0b2u"}]'


def of_rule(report: cw.Report, text: Any, rule: str) -> list[Fix]:
    """The fixes of the findings of a rule."""
    return [fix for finding, fixes in zip(report, report.fixes(text), strict=True) if finding.rule == rule for fix in fixes]


def test_a_fix_is_edits_with_a_title_and_who_decides() -> None:
    report = cw.check(TEXT)
    assert of_rule(report, TEXT, "misspelled_property") == [
        Fix("rename it to `subAccountId`", "safe", (Edit(range(2, 18), '"subAccountId"'),))
    ]
    assert [fix.applicability for fix in of_rule(report, TEXT, "authorization_shape")] == ["unsafe"]


@pytest.mark.parametrize("kind", [str, bytes])
def test_a_fix_changes_text_of_either_type(kind: type) -> None:
    text: Any = TEXT if kind is str else TEXT.encode()
    (fix,) = of_rule(cw.check(text), text, "url_fragment")
    fixed = fix.apply(text)
    assert type(fixed) is kind
    assert fixed == (TEXT.replace("#\u00e9", "") if kind is str else TEXT.replace("#\u00e9", "").encode())


def test_rounds_make_safe_fixes_or_all() -> None:
    report = cw.check(TEXT)
    safe, unsafe = report.fixed(TEXT), report.fixed(TEXT, applicability="unsafe")
    assert safe.text == TEXT.replace("sub_account_id", "subAccountId").replace("#\u00e9", "")
    assert unsafe.text == safe.text.replace("Bearer:", "Bearer")
    assert [finding.rule for finding in safe.findings] == ["misspelled_property", "url_fragment"]
    assert unsafe.report == cw.check(unsafe.text)


def test_the_policy_of_the_check_counts() -> None:
    text = '[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/#a"}]'
    assert cw.check(text, policy="contract").fixed(text).text == text
    assert cw.check(text, rules={"url_fragment": "off"}).fixed(text).text == text
    assert cw.check(text).fixed(text).text == text.replace("#a", "")


def test_findings_of_objects_and_of_other_texts_have_no_fix() -> None:
    data = json.loads(TEXT)
    assert not any(cw.check(data).fixes(TEXT))
    assert not any(cw.check(TEXT).fixes("[]"))


def test_only_json_is_fixed() -> None:
    text = "- sub_account_id: Onion_Marketing # sales\n"
    report = cw.check(text, format="yaml")
    assert not any(report.fixes(text)) and report.fixed(text).text == text
    text = '[{"sub_account_id": "Onion_Marketing"}] // sales'
    assert cw.check(text, format="jsonc").fixed(text).text == text


def test_the_report_of_a_failure_has_fixes() -> None:
    with pytest.raises(cw.ValidationError) as caught:
        cw.parse(TEXT)
    assert cw.is_valid(caught.value.report.fixed(TEXT).text)


def test_wrong_arguments_are_told_by_their_names() -> None:
    report = cw.check(TEXT)
    with pytest.raises(TypeError, match="`text`: expected a `str` or `bytes`, found `list`"):
        report.fixes([])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown applicability `safest`; expected one of `safe`"):
        report.fixed(TEXT, applicability="safest")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="expected `safe` or `unsafe`: a person makes the `manual` fixes"):
        report.fixed(TEXT, applicability="manual")
    with pytest.raises(ValueError, match="the fix is one of another text"):
        of_rule(report, TEXT, "misspelled_property")[0].apply("[")


def test_a_pickled_report_says_that_it_has_no_fixes() -> None:
    report = pickle.loads(pickle.dumps(cw.check(TEXT)))
    with pytest.raises(TypeError, match="check the text again"):
        report.fixes(TEXT)


def test_no_secret_shows() -> None:
    fixed = cw.check(TEXT).fixed(TEXT, applicability="unsafe")
    assert "rw4Kd0b2u" not in repr(fixed) + repr(cw.check(TEXT).fixes(TEXT))
    assert "rw4Kd0b2u" in fixed.text


def test_fixes_are_values() -> None:
    (fix,) = of_rule(cw.check(TEXT), TEXT, "misspelled_property")
    assert pickle.loads(pickle.dumps(fix)) == copy.deepcopy(fix) == fix
    assert len({fix, copy.copy(fix)}) == 1
    fixed: Fixed[str] = cw.check(TEXT).fixed(TEXT)
    assert fixed == cw.check(TEXT).fixed(TEXT)


def test_a_report_with_fixes_is_what_the_schema_says(root: Path) -> None:
    document = cw.check(TEXT).to_dict()
    for finding, fixes in zip(document["findings"], cw.check(TEXT).fixes(TEXT), strict=True):
        finding["fixes"] = [fix.to_dict() for fix in fixes]
    jsonschema.validate(document, cw.schema("report"))


def test_each_rule_has_fixes_or_says_why_not() -> None:
    for rule in cw.rules():
        assert bool(rule.fixes) is not bool(rule.unfixed)
        assert {fix["applicability"] for fix in rule.fixes} <= {"safe", "unsafe", "manual"}
