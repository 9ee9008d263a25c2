"""For random documents, all entry points agree and raise only documented exceptions."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import chatapps_webhooks as cw
from conftest import without_positions

settings.register_profile("here", database=None, deadline=None, max_examples=200, derandomize=True)
settings.load_profile("here")

words = st.sampled_from(
    ["", "*", "MSG", "CABM", "header", "***", "Onion", "https://hooks.onion.example/", "http://10.0.0.1/?token=a", "ü𝄞\n"]
)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words | st.text(max_size=5)
keys = st.sampled_from(
    ["subAccountId", "url", "httpAuthorization", "enabled", "type", "oauth", "clientId", "clientSecret", "x", "URL"]
)
documents = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys | st.text(max_size=4), inner, max_size=6),
    max_leaves=20,
)
entries = st.fixed_dictionaries(
    {"subAccountId": words, "url": words},
    optional={
        "httpAuthorization": words,
        "enabled": st.booleans() | st.none(),
        "type": words,
        "oauth": st.fixed_dictionaries(
            {"url": words, "clientId": words, "clientSecret": words, "credentialsLocation": words}
        ),
        "extra": documents,
    },
)
bodies = st.lists(entries, max_size=4) | documents
policies: Any = st.sampled_from(["contract", "recommended", "strict"])
models: Any = st.sampled_from(["webhooks", "webhook", "webhook-list", "webhook-targets", "error-response"])


def as_text(document: Any) -> str:
    """JSON text, with infinity as a number beyond a double."""
    return json.dumps(document).replace("-Infinity", "-1e999").replace("Infinity", "1e999")


@given(bodies, models, policies)
def test_text_and_objects_have_the_same_findings(document: Any, model: Any, policy: Any) -> None:
    if isinstance(document, str):
        document = [document]
    text = as_text(document)
    of_text = cw.check(text, model=model, policy=policy)
    of_object = cw.check(document, model=model, policy=policy)
    assert without_positions(of_object) == without_positions(of_text)
    assert cw.is_valid(text, model=model, policy=policy) is bool(of_text)
    assert cw.is_valid(document, model=model, policy=policy) is bool(of_text)
    try:
        made = cw.parse(document, model=model, policy=policy)
    except cw.ValidationError as error:
        assert error.report == of_object and not of_object
    else:
        assert of_object and cw.parse(text, model=model, policy=policy) == made


VALIDATORS = {name: Draft202012Validator(cw.schema(name)) for name in ("webhooks", "webhook", "webhook-targets", "error-response")}


@given(bodies, st.sampled_from(sorted(VALIDATORS)))
def test_the_published_schema_says_the_same_to_another_validator(document: Any, model: Any) -> None:
    if isinstance(document, str):
        document = [document]
    theirs = set()
    for error in VALIDATORS[model].iter_errors(document):
        # The schemas publish formats as patterns, which every validator asserts.
        rule = "format" if error.validator in ("pattern", "not") else error.validator
        theirs.add(("".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in error.absolute_path), rule))
    report = cw.check(document, model=model, policy="contract")
    assert {(finding.pointer, finding.rule) for finding in report} == theirs
    assert bool(report) is (not theirs)


@given(st.lists(entries, max_size=3))
def test_models_of_valid_documents_go_round(document: Any) -> None:
    if cw.is_valid(document, policy="contract"):
        webhooks = cw.parse(document, policy="contract")
        again = [webhook.to_dict() for webhook in webhooks]
        assert cw.parse(again, policy="contract") == cw.parse(webhooks, policy="contract") == webhooks


@given(st.text() | st.binary())
def test_no_text_raises(text: Any) -> None:
    report = cw.check(text)
    assert cw.is_valid(text) is bool(report)


odd: Any = st.recursive(
    scalars | st.just(float("nan")) | st.binary(max_size=3) | st.complex_numbers() | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3)
    | st.tuples(inner)
    | st.dictionaries(keys | st.integers() | st.none(), inner, max_size=4),
    max_leaves=10,
)


@given(odd)
def test_odd_objects_raise_what_is_documented(document: Any) -> None:
    try:
        cw.check(document)
    except (TypeError, ValueError) as error:
        assert "JSON" in str(error) or "`str`" in str(error) or "surrogate" in str(error)


def test_threads_do_not_disturb_each_other() -> None:
    entry = {"subAccountId": "Onion", "url": "https://hooks.onion.example/", "type": "MSG"}
    bodies = [json.dumps([entry | {"subAccountId": f"Onion{i}_{n}"} for i in range(300)]) for n in range(8)]
    expected = [cw.parse(body) for body in bodies]
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(cw.parse, bodies * 10))
    assert results == expected * 10
