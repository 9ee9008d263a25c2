"""The models as fields of pydantic, and as bodies of FastAPI."""

from __future__ import annotations

import itertools
import json
import re
import socket
import threading
import time
import typing
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import pydantic
import pytest
import uvicorn
from fastapi import Body, FastAPI
from fastapi.encoders import jsonable_encoder
from fastapi.testclient import TestClient

import chatapps_webhooks as cw
from test_models import ERROR, OAUTH, PROBE, WEBHOOK

ACCOUNT = "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a"
CANARY = "c4n4ry"
SECRETS = re.compile(f"{CANARY}|Bearer s6|\"s2\"")
MODELS: list[Any] = [cw.Webhook, cw.OAuthClientCredentials, cw.WebhookTarget, cw.ErrorResponse, cw.AccountId]


class Settings(pydantic.BaseModel):
    account: cw.AccountId
    webhooks: list[cw.Webhook]
    secret: cw.Secret = cw.Secret("none")
    type: cw.WebhookType = cw.WebhookType.INBOUND_MESSAGE


app = FastAPI()


@app.post("/accounts/{account}/webhooks")
def create(account: cw.AccountId, body: list[cw.Webhook]) -> list[cw.WebhookTarget]:
    assert isinstance(account, cw.AccountId)
    return [target for webhook in body for target in webhook.targets()]


@app.post("/credentials")
def take(body: Annotated[cw.OAuthClientCredentials, Body()]) -> str:
    return body.client_id


@app.post("/failures")
def fail(body: Annotated[cw.ErrorResponse, Body()]) -> cw.ErrorResponse:
    return body


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(app)


def test_a_field_takes_wire_form_and_models(full: dict[str, Any]) -> None:
    made = Settings.model_validate({"account": ACCOUNT, "webhooks": [full], "secret": CANARY, "type": "CABM"})
    assert made.webhooks == [cw.Webhook.from_dict(full)] and made.account == cw.AccountId(ACCOUNT)
    assert made.secret.reveal() == CANARY and made.type is cw.WebhookType.BUSINESS_MANAGEMENT
    again = Settings(account=made.account, webhooks=made.webhooks, secret=made.secret, type=made.type)
    assert again == made and again.webhooks[0] is made.webhooks[0]
    text = json.dumps({"account": ACCOUNT, "webhooks": [full], "secret": CANARY, "type": "CABM"})
    assert Settings.model_validate_json(text) == made


def test_models_stay_models_and_json_has_masks_in_place_of_secrets(full: dict[str, Any]) -> None:
    made = Settings(account=cw.AccountId(ACCOUNT), webhooks=[cw.Webhook.from_dict(full)], secret=cw.Secret(CANARY))
    assert made.model_dump()["webhooks"] == made.webhooks and made.model_dump()["secret"] == made.secret
    masked = made.webhooks[0].masked().to_dict()
    assert json.loads(made.model_dump_json()) == {"account": ACCOUNT, "webhooks": [masked], "secret": "***", "type": "MSG"}
    assert CANARY not in str(made.model_dump()) and full["oauth"]["clientSecret"] not in str(made.model_dump())
    assert full["oauth"]["clientSecret"] not in repr(made) and CANARY not in repr(made)


def test_errors_have_rules_and_places_and_no_values(full: dict[str, Any]) -> None:
    entry = full | {"url": f"{CANARY}", "enabled": CANARY, "oauth": {"clientSecret": [CANARY]}, "httpAuthorization": {CANARY: 1}}
    with pytest.raises(pydantic.ValidationError) as caught:
        Settings.model_validate({"account": ACCOUNT, "webhooks": [full, entry]})
    found = [(error["type"], error["loc"]) for error in caught.value.errors()]
    report = cw.check([full, entry], policy="contract")
    places = [("webhooks", *(int(part) if part.isdecimal() else part for part in error.pointer.split("/")[1:])) for error in report]
    assert found == list(zip([error.rule for error in report], places)) and len(found) > 5
    for shown in (str(caught.value), repr(caught.value), caught.value.json(), repr(caught.value.errors())):
        assert CANARY not in shown


def test_what_json_has_not_is_an_error_of_pydantic_too() -> None:
    with pytest.raises(pydantic.ValidationError) as caught:
        Settings.model_validate({"account": 5, "webhooks": [{"url": {1}}, float("nan")], "secret": 5})
    assert all(error["ctx"]["rule"] and error["ctx"]["help"] for error in caught.value.errors())
    assert [error["loc"] for error in caught.value.errors()] == [("account",), ("webhooks", 0), ("webhooks", 1), ("secret",)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_schemas_are_the_published_ones(model: Any) -> None:
    schema = pydantic.TypeAdapter(model).json_schema()
    assert "$ref" not in json.dumps(schema) and "$id" not in schema
    documents = {"Webhook": "webhook", "ErrorResponse": "error-response", "AccountId": "account-id"}
    if name := documents.get(model.__name__):
        published = cw.schema(name)  # type: ignore[call-overload]
        assert {key: schema[key] for key in ("title", "description")} == {key: published[key] for key in ("title", "description")}
        assert list(schema.get("properties", [])) == list(published.get("properties", []))
    else:
        assert schema["title"] and schema["required"]


def test_a_route_answers_a_bad_body_with_rules_and_pointers(client: TestClient, full: dict[str, Any]) -> None:
    body = [full, full | {"url": "hooks", "oauth": {"url": "https://login.onion.example/", "clientSecret": CANARY}}]
    answer = client.post(f"/accounts/{ACCOUNT}/webhooks", json=body)
    assert answer.status_code == 422 and CANARY not in answer.text
    detail = answer.json()["detail"]
    found = [(error["type"], error["loc"], error["ctx"]["rule"], error["ctx"]["pointer"]) for error in detail]
    assert found == [
        ("format", ["body", 1, "url"], "format", "/url"),
        ("required", ["body", 1, "oauth"], "required", "/oauth"),
        ("required", ["body", 1, "oauth"], "required", "/oauth"),
    ]
    assert detail[0]["msg"] == "expected a URI, found no scheme" and detail[0]["ctx"]["help"]
    assert client.post("/accounts/5a/webhooks", json=[full]).status_code == 422


def test_the_handler_of_the_readme_sends_nothing_back(root: Path) -> None:
    (block,) = [block for block in (root / "bindings/py/README.md").read_text("utf-8").split("```python\n") if "def create(" in block]
    names: dict[str, Any] = {"__name__": "example"}
    exec(compile(block.split("```")[0], "README.md", "exec"), names)
    answer = TestClient(names["app"]).post(f"/accounts/{ACCOUNT}/webhooks", json={"httpAuthorization": CANARY})
    assert answer.status_code == 422 and CANARY not in answer.text
    assert answer.json()["detail"][0]["loc"] == ["body"]
    answer = TestClient(names["app"]).post(f"/accounts/{ACCOUNT}/webhooks", json=[{}] * 10_000)
    assert answer.status_code == 422 and len(answer.text) < 10_000
    assert answer.json()["detail"][-1]["loc"] == ["body"] and len(answer.json()["detail"]) == 21


def test_a_route_takes_a_good_body_and_answers_with_models(client: TestClient, full: dict[str, Any]) -> None:
    answer = client.post(f"/accounts/{ACCOUNT}/webhooks", json=[full | {"type": "CABM"}])
    assert (answer.status_code, answer.json()) == (200, [{"subAccountId": "Onion_Marketing", "type": "CABM"}])
    assert client.post("/credentials", json=full["oauth"]).json() == "chat-apps"
    (error,) = client.post("/credentials", json=full["oauth"] | {"clientId": 5}).json()["detail"]
    assert (error["loc"], error["ctx"]["pointer"]) == (["body", "clientId"], "/clientId")
    failure = {"code": 1001, "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2017-04-19T02:31:19.4297387+00:00"}
    assert client.post("/failures", json=failure).json() == failure


def test_openapi_shows_the_published_schema(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert schemas["Webhook"] == pydantic.TypeAdapter(cw.Webhook).json_schema()
    published = cw.schema("webhook")["properties"]["httpAuthorization"]
    assert schemas["Webhook"]["properties"]["httpAuthorization"] == published
    assert {"AccountId", "ErrorResponse", "OAuthClientCredentials", "WebhookTarget"} <= schemas.keys()


@contextmanager
def served() -> Iterator[str]:
    """Runs the application on a free port of the loopback interface."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def post(url: str, body: bytes) -> tuple[int, Any]:
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def test_a_real_server_answers_likewise(full: dict[str, Any]) -> None:
    with served() as base:
        url = f"{base}/accounts/{ACCOUNT}/webhooks"
        assert post(url, json.dumps([full]).encode()) == (200, [{"subAccountId": "Onion_Marketing", "type": "MSG"}])
        status, answer = post(url, json.dumps([full | {"type": "SMS"}]).encode())
        assert status == 422 and [error["ctx"]["pointer"] for error in answer["detail"]] == ["/type"]


def test_everything_public_resolves_and_can_be_a_field_and_an_answer() -> None:
    """Whatever a program gets from this package, it can put into a field of pydantic and answer
    with FastAPI.
    """
    comma = "[{},]"
    fix = cw.check(comma).fixes(comma)[0][0]
    made: dict[str, Any] = {
        "AccountId": cw.AccountId(ACCOUNT), "Secret": cw.Secret(CANARY), "WebhookSet": cw.WebhookSet(), "Report": cw.check("[1]"),
        "Finding": cw.check("[1]").findings[0], "Rule": cw.rules()[0], "Plan": cw.plan(cw.WebhookSet(), cw.WebhookSet()),
        "WebhookTarget": cw.WebhookTarget(sub_account_id="*"), "WebhookType": cw.WebhookType.INBOUND_MESSAGE,
        "ValidationError": cw.ValidationError(cw.check("[1]")), "BlockedError": cw.BlockedError("no", ()),
        "Webhook": WEBHOOK, "OAuthClientCredentials": OAUTH, "ErrorResponse": ERROR,
        "Step": cw.plan(cw.WebhookSet(), cw.WebhookSet([WEBHOOK])).steps[0], "Effect": cw.Effect("turns_on", "enabled", "x", "x"),
        "CredentialsLocation": cw.CredentialsLocation.HEADER, "ProbeKind": cw.ProbeKind.EVENT,
        "ProbeCredentials": cw.ProbeCredentials.RIGHT, "ProbeFailure": cw.ProbeFailure.TIMEOUT, "ReceiverProbe": PROBE,
        "ReceiverTranscript": cw.ReceiverTranscript(probes=[PROBE]),
        "Event": cw.parse_event('{"a": 1}'), "Progress": cw.Progress("sent"),
        "Fixed": cw.check(comma).fixed(comma), "Fix": fix, "Edit": fix.edits[0],
    }  # fmt: skip
    for name in cw.__all__:
        value = getattr(cw, name)
        if isinstance(value, type) or hasattr(value, "__code__"):
            typing.get_type_hints(value)
            for member in vars(value).values() if isinstance(value, type) else ():
                function = getattr(member, "fget", None) or getattr(member, "__func__", member)
                if hasattr(function, "__code__") and function.__module__.startswith("chatapps_webhooks."):
                    typing.get_type_hints(function)
        if not isinstance(value, type) or name in ("Checked", "Project", "ArrowArray", "ArrowStream"):  # They are no data, or not for JSON.
            continue
        adapter = pydantic.TypeAdapter(value)
        adapter.json_schema()
        assert adapter.validate_python(made[name]) == made[name]
        assert not SECRETS.search(adapter.dump_json(made[name]).decode())
        api = FastAPI()
        api.get("/", response_model=value)(lambda answer=made[name]: answer)
        answer = TestClient(api).get("/")
        assert answer.status_code == 200 and answer.json() not in ({}, None), name


@pytest.mark.parametrize("value", [cw.WebhookSet([WEBHOOK]), cw.WebhookSet(), cw.check("[1]"), cw.check("[]"), WEBHOOK, OAUTH, cw.Secret(CANARY)], ids=repr)
def test_an_encoder_that_is_not_told_the_type_shows_no_secret_and_answers_nothing_empty(value: Any) -> None:
    try:
        answer = jsonable_encoder(value)
    except ValueError as error:
        assert not SECRETS.search(str(error))
    else:
        assert answer == value.to_dict()


def misspelt() -> list[str]:
    """More misspelt names than an exception shows."""
    names = ["".join(letters) for letters in itertools.product(*[(letter.lower(), letter.upper()) for letter in "oauth"])]
    return [name for name in names if name != "oauth"]


@pytest.mark.parametrize(
    ("field", "model", "document"),
    [
        (Annotated[list[cw.Webhook], cw.Checked()], "webhooks", [{}] * 10_000),
        (Annotated[list[cw.WebhookTarget], cw.Checked()], "webhook-targets", [{}] * 10_000),
        (cw.WebhookSet, "webhooks", [{}] * 10_000),
        (cw.Webhook, "webhook", dict.fromkeys(misspelt(), 1)),
    ],
    ids=["list", "targets", "set", "object"],
)
def test_an_exception_of_pydantic_shows_what_ours_shows(field: Any, model: Any, document: Any) -> None:
    with pytest.raises(pydantic.ValidationError) as theirs:
        pydantic.TypeAdapter(field).validate_python(document)
    with pytest.raises(cw.ValidationError) as ours:
        cw.parse(document, model=model)
    *errors, last = theirs.value.errors()
    counts, *shown = str(ours.value).split("\nerror[")
    assert [(error["type"], error["msg"]) for error in errors] == [tuple(part.split("\n")[0].split("]: ")) for part in shown]
    more = int(re.findall(r"(\d+) error", counts)[0]) - len(shown)
    assert last["type"] == "too_many_findings" and last["loc"] == () and last["msg"] == f"{more} more errors"
    assert last["ctx"]["params"] == {"omitted": more} and last["ctx"]["help"]
    assert len(theirs.value.json()) < 10_000


def test_the_options_of_a_note_are_those_of_parse(full: dict[str, Any]) -> None:
    def rules(*arguments: Any, **options: Any) -> list[str]:
        note: Any = cw.Checked(*arguments, **options)
        try:
            pydantic.TypeAdapter(Annotated[list[cw.Webhook], note]).validate_python([full | {"url": "http://h.onion.example/"}, {}])
        except pydantic.ValidationError as error:
            return [each["type"] for each in error.errors()]
        return []

    assert rules() == rules("strict", rules={"insecure_url": "off", "credentials_over_http": "off"}) == ["required", "required"]
    assert rules(rules={"insecure_url": "error"}, max_findings=5) == ["insecure_url", "required", "required"]
    assert rules(max_findings=1) == ["required", "too_many_findings"] and rules(max_findings=0) == ["too_many_findings"]
    assert "too_many_entries" in rules(max_entries=1) and "too_deep" in rules(max_depth=2)
    assert repr(cw.Checked("strict", max_findings=5)) == "Checked(policy='strict', max_findings=5)"
    given = {"insecure_url": "off"}
    note = cw.Checked(rules=given)  # type: ignore[arg-type]
    given.clear()
    assert repr(note) == "Checked(rules={'insecure_url': 'off'})"


def test_a_note_without_parentheses_is_the_standard_one(full: dict[str, Any]) -> None:
    for field, value in ((list[cw.Webhook], [full, full | {"enabled": False}]), (cw.Webhook, {}), (cw.WebhookSet, {})):
        messages = []
        for note in (cw.Checked, cw.Checked()):
            with pytest.raises(pydantic.ValidationError) as caught:
                pydantic.TypeAdapter(Annotated[field, note]).validate_python(value)  # type: ignore[valid-type]
            messages.append(str(caught.value))
        assert messages[0] == messages[1]


class Webhook(pydantic.BaseModel):
    """A class of somebody else's, of the same name."""


def test_a_note_is_for_classes_of_ours() -> None:
    for field in (int, list[Webhook], tuple[cw.Webhook], list, cw.Secret, cw.Checked):
        with pytest.raises(TypeError, match="`Checked` is for models, sets, and lists of webhooks or targets"):
            pydantic.TypeAdapter(Annotated[field, cw.Checked()])


def test_what_is_a_model_already_is_answered_as_it_is(full: dict[str, Any]) -> None:
    answer = cw.parse([full | {"oauth": full["oauth"] | {"clientSecret": "***"}}, full | {"type": "NEXT"}], model="webhook-list")
    api = FastAPI()
    api.get("/list", response_model=Annotated[list[cw.Webhook], cw.Checked()])(lambda: answer)
    api.get("/set", response_model=cw.WebhookSet)(lambda: answer)
    for path in ("/list", "/set"):
        found = TestClient(api).get(path)
        assert found.status_code == 200 and {each["type"] for each in found.json()} == {"MSG", "NEXT"}


ANSWERS: list[Any] = [cw.Report, cw.Finding, cw.Rule, cw.Plan, cw.Step, cw.Effect, cw.BlockedError, cw.ValidationError]


@pytest.mark.parametrize("cls", ANSWERS, ids=lambda cls: cls.__name__)
def test_what_is_for_answers_is_not_read(cls: Any) -> None:
    adapter = pydantic.TypeAdapter(cls)
    assert adapter.json_schema(mode="validation") == adapter.json_schema(mode="serialization")
    api = FastAPI()

    @api.post("/")
    def take(body: Annotated[cls, Body()]) -> None: ...

    answer = TestClient(api).post("/", json={"a": CANARY})
    assert answer.status_code == 422 and CANARY not in answer.text
    for read, value in ((adapter.validate_python, {"a": CANARY}), (adapter.validate_json, f'{{"a": "{CANARY}"}}'), (adapter.validate_python, None)):
        with pytest.raises(pydantic.ValidationError) as caught:
            read(value)
        (error,) = caught.value.errors()
        found = "NoneType" if value is None else "dict"
        assert error["msg"] == f"expected an instance of `{cls.__name__}`, found `{found}`"
        assert error["ctx"]["help"] == f"leave it out: `{cls.__name__}` is for answers, and is never read"
        assert CANARY not in str(caught.value) and CANARY not in caught.value.json()


def test_a_set_is_a_field_under_a_policy(full: dict[str, Any]) -> None:
    conflict = [full, full | {"enabled": False}]
    with pytest.raises(pydantic.ValidationError, match="conflicting_targets"):
        pydantic.TypeAdapter(cw.WebhookSet).validate_python(conflict)
    lax = pydantic.TypeAdapter(Annotated[cw.WebhookSet, cw.Checked(policy="contract")])
    assert lax.validate_python(conflict) == cw.WebhookSet(conflict, policy="contract")


@pytest.mark.parametrize(
    ("field", "value", "message", "help"),
    [
        (cw.WebhookSet, {"a": CANARY}, "expected array, found object", "wrap the object in an array: `[{…}]`"),
        (cw.WebhookSet, None, "expected array, found null", "use a value of type array"),
        (cw.Secret, 5, "`value`: expected a `str`, found `int`", "give its text"),
        (cw.Webhook, {1}, "expected what JSON can hold (pass a `list` of it), found `set`", "give what JSON can hold"),
    ],
)
def test_a_wrong_type_has_the_help_that_it_needs(field: Any, value: Any, message: str, help: str) -> None:
    with pytest.raises(pydantic.ValidationError) as caught:
        pydantic.TypeAdapter(field).validate_python(value)
    (error,) = caught.value.errors()
    assert (error["msg"], error["ctx"]["help"]) == (message, help) and CANARY not in str(caught.value)


def test_a_whole_body_is_checked_between_its_entries(full: dict[str, Any]) -> None:
    adapter = pydantic.TypeAdapter(Annotated[list[cw.Webhook], cw.Checked()])
    assert adapter.validate_python([full])[0].to_dict() == full
    assert adapter.json_schema()["type"] == "array"
    other = full | {"url": f"https://h.onion.example/?token={CANARY}"}
    with pytest.raises(pydantic.ValidationError) as caught:
        adapter.validate_python([full, other])
    assert [error["type"] for error in caught.value.errors()] == ["conflicting_targets"] and CANARY not in str(caught.value)
    for body in (CANARY, {"a": CANARY}, [{"http_authorization": CANARY}]):
        with pytest.raises(pydantic.ValidationError) as caught:
            adapter.validate_python(body)
        assert CANARY not in str(caught.value)
    contract = pydantic.TypeAdapter(Annotated[list[cw.Webhook], cw.Checked(policy="contract")])
    assert len(contract.validate_python([full, other])) == 2
    with pytest.raises(TypeError, match="lists of webhooks or targets"):
        pydantic.TypeAdapter(Annotated[int, cw.Checked()])


def test_a_misspelt_name_is_refused_unless_the_policy_takes_it(full: dict[str, Any]) -> None:
    wrong = full | {"http_authorization": CANARY}
    for make in (cw.Webhook.from_dict, pydantic.TypeAdapter(cw.Webhook).validate_python, lambda data: cw.WebhookSet([data])):
        with pytest.raises(ValueError, match="misspelled_property") as caught:
            make(wrong)
        assert CANARY not in str(caught.value)
    assert cw.Webhook.from_dict(wrong, policy="contract").http_authorization is None
    lax = pydantic.TypeAdapter(Annotated[cw.Webhook, cw.Checked("contract")])
    assert lax.validate_python(wrong) == cw.Webhook.from_dict(full)
