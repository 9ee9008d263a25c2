"""Sets and plans: the shared cases, and the parts specific to Python."""

from __future__ import annotations

import copy
import json
import pickle
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

import chatapps_webhooks as cw
from conftest import ROOT
from test_models import OAUTH, TARGET, WEBHOOK

FOLDER = ROOT / "tests" / "sets"

SET = cw.WebhookSet([WEBHOOK, WEBHOOK.replace(sub_account_id="*", type=None)])


def cases(kind: str) -> list[Any]:
    def each() -> Iterator[Any]:
        for file in sorted(FOLDER.glob(f"{kind}/*.json")):
            for case in json.loads(file.read_text("utf-8")):
                yield pytest.param(case, id=f"{file.stem}: {case['description']}")

    found = list(each())
    assert found
    return found


@pytest.mark.parametrize("case", cases("requests"))
def test_requests_do_what_the_cases_say(case: dict[str, Any]) -> None:
    now = cw.WebhookSet(case["before"], policy="contract")
    if "after" in case:
        now = now.apply(case.get("apply", []), policy="contract").delete(case.get("delete", []), policy="contract")
        assert now.to_list() == case["after"]
    if "masked" in case:
        assert now.masked().to_list() == case["masked"]
    for event in case.get("deliver", []):
        found = now.deliver_to(event["subAccountId"], event["type"])
        assert [webhook.sub_account_id for webhook in found] == event["to"]


@pytest.mark.parametrize("case", cases("plans"))
def test_plans_are_what_the_cases_say(case: dict[str, Any]) -> None:
    current, desired = cw.WebhookSet(case["current"], policy="contract"), cw.WebhookSet(case["desired"], policy="contract")
    plan = cw.plan(
        current, desired, unlisted=case.get("unlisted", "keep"), resend_secrets=case.get("resendSecrets", False)
    )
    document = plan.to_dict()
    for effect in [effect for step in document["steps"] for effect in step["effects"]]:
        assert effect.pop("message") and effect.pop("help")
    assert document == {"empty": plan.is_empty, "blocked": plan.is_blocked, "steps": case["steps"], "unknownTypes": 0}
    assert [target.to_dict() for target in plan.removals()] == case["removals"]
    assert plan.is_blocked == ("blocked" in case)
    if not plan.is_blocked:
        assert [webhook.to_dict() for webhook in plan.request()] == case["request"]
        assert bool(plan) == bool(case["request"] or case["removals"]) != plan.is_empty
        return
    with pytest.raises(cw.BlockedError, match="a mask or an unfilled variable would have to be sent") as caught:
        plan.request()
    assert [target.to_dict() for target in caught.value.targets] == case["blocked"]
    assert [step.target for step in plan if step.is_blocked] == list(caught.value.targets)


def test_a_set_is_a_collection() -> None:
    assert len(SET) == 3 and list(SET) == [SET.get("*", "CADR"), SET.get("*", "MSG"), WEBHOOK]
    assert SET and not cw.WebhookSet()
    assert SET.get("*", cw.WebhookType.BUSINESS_MANAGEMENT) is None
    assert WEBHOOK in SET and WEBHOOK.replace(sub_account_id="*", type=None) in SET
    assert WEBHOOK.replace(type=None) not in SET and WEBHOOK.replace(enabled=True) not in SET
    assert cw.WebhookTarget(sub_account_id="*") in SET
    assert cw.WebhookTarget(sub_account_id="Onion_Marketing") not in SET
    assert "Onion_Marketing" not in SET


def test_equal_sets_are_equal_however_they_were_made() -> None:
    for same in (cw.WebhookSet(SET), cw.WebhookSet(iter(SET)), cw.WebhookSet(SET.to_list(), policy="contract"), pickle.loads(pickle.dumps(SET))):
        assert same == SET and hash(same) == hash(SET)
    assert cw.WebhookSet(cw.parse(SET.to_json(), policy="contract")) == SET
    assert SET != SET.masked() and SET != [*SET]


def test_a_set_does_not_change() -> None:
    before = cw.WebhookSet(SET)
    assert SET.apply([WEBHOOK.replace(url="https://other.onion.example/")]) != SET
    assert SET.delete([TARGET, WEBHOOK.targets()[0]]) != SET
    assert SET == before
    with pytest.raises(AttributeError):
        SET.colour = 1  # type: ignore[attr-defined]


def test_a_set_can_be_checked() -> None:
    assert [finding.rule for finding in cw.check(SET.masked()).errors].count("masked_secret") == 6


@pytest.mark.parametrize("wrong", ["[]", b"[]", {"subAccountId": "*"}, 1, None])
def test_a_set_is_made_of_webhooks(wrong: Any) -> None:
    with pytest.raises(TypeError):
        SET.apply(wrong)


def test_what_breaks_the_contract_is_in_no_set() -> None:
    with pytest.raises(cw.ValidationError) as caught:
        cw.WebhookSet([WEBHOOK, {"subAccountId": "*", "url": "hooks.onion.example"}], policy="contract")
    assert [finding.pointer for finding in caught.value.report.errors] == ["/1/url"]
    with pytest.raises(cw.ValidationError) as caught:
        SET.delete([TARGET, {"type": "MSG"}])
    assert [finding.pointer for finding in caught.value.report.errors] == ["/1"]


def test_events_have_one_sub_account_and_one_type() -> None:
    with pytest.raises(ValueError, match="never one of"):
        SET.deliver_to("*", "MSG")
    with pytest.raises(ValueError, match="unknown type `MSGS`"):
        SET.deliver_to("Onion_Marketing", "MSGS")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown choice `drop`; expected one of `keep`, `prune`"):
        cw.plan(SET, SET, unlisted="drop")  # type: ignore[arg-type]


def test_masked_models() -> None:
    secret = WEBHOOK.masked().http_authorization
    assert secret is not None and secret.is_mask and secret == cw.Secret("***")
    assert OAUTH.masked() == OAUTH.replace(client_secret="***") and WEBHOOK.masked().oauth == OAUTH.masked()
    assert not OAUTH.client_secret.is_mask and not cw.Secret("**").is_mask


def test_a_plan_is_data_without_values() -> None:
    plan = cw.plan(cw.WebhookSet(), SET)
    blocked = cw.plan(cw.WebhookSet(), SET.masked())
    with pytest.raises(cw.BlockedError) as caught:
        blocked.request()
    for shown in (str(plan), repr(plan), str(blocked), repr(blocked), str(caught.value), repr(caught.value), repr(SET)):
        assert not any(f"s{number}" in shown for number in range(1, 8)), shown
    assert str(plan) == "+ * CADR\n+ * MSG\n+ Onion_Marketing MSG\n3 to create"
    for value in (plan, blocked):
        assert pickle.loads(pickle.dumps(value)) == value
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.targets, str(again)) == (caught.value.targets, str(caught.value))
    match plan.steps[0]:
        case cw.Step(target=cw.WebhookTarget("*", "CADR"), action="create"):
            pass
        case _:
            pytest.fail("it matches")


def test_an_exception_stays_small() -> None:
    desired = [{"subAccountId": f"Onion_{number:04}", "url": "https://h.onion.example/", "httpAuthorization": "***", "type": "MSG"} for number in range(9_999)]
    with pytest.raises(cw.BlockedError) as caught:
        cw.plan(cw.WebhookSet(), cw.WebhookSet(desired, policy="contract")).request()
    assert "Onion_0019 MSG and 9979 more" in str(caught.value)
    for said in (str(caught.value), repr(caught.value), repr(caught.value.args)):
        assert len(said) < 1_000
    again = pickle.loads(pickle.dumps(caught.value))
    assert len(again.targets) == 9_999 and again.targets == caught.value.targets


def test_a_type_that_the_platform_added_is_kept_and_left_alone() -> None:
    answer = [{"subAccountId": "*", "url": "https://h.onion.example", "type": "NEXT"}, {"subAccountId": "*", "url": "https://h.onion.example", "type": "MSG"}]
    added, known = cw.parse(answer, model="webhook-list")
    assert added.type == "NEXT" and not isinstance(added.type, cw.WebhookType) and known.type is cw.WebhookType.INBOUND_MESSAGE
    assert "undocumented_value" in [finding.rule for finding in cw.check(answer, model="webhook-list").notices]
    assert added.targets() == [] and pickle.loads(pickle.dumps(added)) == added == copy.deepcopy(added)
    current = cw.WebhookSet([added, known])
    assert len(current) == 2 and added in current and pickle.loads(pickle.dumps(current)) == current
    plan = cw.plan(current, cw.WebhookSet(), unlisted="prune")
    assert plan.unknown_types == 1 and [target.type for target in plan.removals()] == [cw.WebhookType.INBOUND_MESSAGE]
    with pytest.raises(cw.ValidationError, match="enum"):
        cw.Webhook(sub_account_id="*", url="https://h.onion.example", type="NEXT")  # type: ignore[arg-type]


def test_values_cannot_be_made_or_changed_behind_their_constructors() -> None:
    for cls in (cw.Webhook, cw.OAuthClientCredentials, cw.WebhookTarget, cw.Secret):
        with pytest.raises(TypeError):
            object.__new__(cls)
    account = cw.AccountId("b4478860-b76c-e811-814e-022a35cc1c71")
    assert account == cw.AccountId(uuid.UUID("b4478860-b76c-e811-814e-022a35cc1c71"))
    assert cw.to_json([WEBHOOK]) == f"[{WEBHOOK.to_json()}]"
    with pytest.raises(TypeError, match="to_list"):
        dict(cw.WebhookSet())  # type: ignore[call-overload]
    report = cw.check("[1]")
    assert dict(report) == report.to_dict() == json.loads(report.to_json()) and report.errors is report.errors
