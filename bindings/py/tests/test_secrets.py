"""Secrets never show unless a program asks for them."""

from __future__ import annotations

import json
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import jsonpickle
import pytest
import yaml

import chatapps_webhooks as cw
from test_models import OAUTH, WEBHOOK

CANARY = "c4n4ry"


def test_representations_are_redacted() -> None:
    for value in (WEBHOOK, OAUTH, cw.Secret("s7"), [WEBHOOK], {"a": OAUTH}):
        for shown in (repr(value), str(value), "%s" % (value,), f"{value!r:>3}", ascii(value)):
            assert not any(f"s{number}" in shown for number in range(1, 8)), shown
            assert "***" in shown
    assert repr(cw.Secret("s7")) == "Secret(***)" and cw.Secret("s7").reveal() == "s7"


def test_a_secret_is_not_formatted_into_a_text() -> None:
    secret = cw.Secret("s7")
    for write in (lambda: f"Bearer {secret}", lambda: "Bearer {}".format(secret), lambda: format(secret), lambda: f"{secret:>9}"):
        with pytest.raises(TypeError, match="reveal"):
            write()
    assert [finding.rule for finding in cw.check([{"subAccountId": "*", "url": "https://h.onion.example", "type": "MSG", "httpAuthorization": str(secret)}]).errors] == ["masked_secret"]


HOLDERS: list[Any] = [
    WEBHOOK, OAUTH, cw.Secret("s7"), cw.WebhookSet([WEBHOOK]), [WEBHOOK], {"oauth": OAUTH}, cw.plan(cw.WebhookSet(), cw.WebhookSet([WEBHOOK])),
]  # fmt: skip


@pytest.mark.parametrize("value", HOLDERS, ids=lambda value: type(value).__name__)
def test_what_takes_objects_apart_shows_no_secret(value: Any) -> None:
    writers: list[Callable[[Any], object]] = [yaml.dump, lambda value: jsonpickle.encode(value, keys=True)]
    writers += [lambda value, protocol=protocol: pickle.dumps(value, protocol) for protocol in range(3)]  # type: ignore[misc]
    for write in writers:
        with pytest.raises(pickle.PicklingError, match="use protocol 3 or newer, or give them plain data") as caught:
            write(value)
        assert "s6" not in str(caught.value) and "s7" not in str(caught.value)
    # It leaves out what has no attributes of Python's.
    text = jsonpickle.encode(value, unpicklable=False, keys=True)
    assert not any(f"s{number}" in text for number in range(1, 8)), text


@pytest.mark.parametrize(
    "url", ["https://token/c4n4ry@host", "c4n4ry:x@host", "https://u:c4n4ry@host/", "https://h/?c4n4ry", "https://h/#c4n4ry", "http:///u:c4n4ry@h/", "http:////c4n4ry@h"]
)
def test_urls_that_may_hold_a_password_are_redacted(url: str) -> None:
    assert CANARY not in repr(WEBHOOK.replace(url=url))


PLACES: list[Any] = [
    {"httpAuthorization": CANARY + "\n"},
    {"httpAuthorization": [CANARY]},
    {"httpAuthorization": {CANARY: {1}}},
    {"httpAuthorization": CANARY + "\ud800"},
    {"oauth": {"clientSecret": CANARY + "\x00", "clientId": ""}},
    {"oauth": {"clientSecret": {CANARY: {1}}}},
    {"oauth": {"clientSecret": CANARY + "\ud800"}},
    {"url": f"ftp://user:{CANARY}@hooks.onion.example/"},
    {"url": f"http://hooks.onion.example/?token={CANARY}#"},
    {"url": f"http://hooks.onion.example/ {CANARY}"},
    {f"Authorization: Bearer {CANARY}": {1}},
]


@pytest.mark.parametrize("changes", PLACES, ids=str)
def test_failures_show_no_value(changes: dict[str, Any], full: dict[str, Any]) -> None:
    entry = full | changes
    with pytest.raises((ValueError, TypeError)) as caught:
        cw.parse([entry], policy="strict")
    shown_by(caught.value)
    with pytest.raises((ValueError, TypeError)) as caught:
        # This always fails, so that there is output to check.
        cw.Webhook.from_dict(entry | {"type": 1})
    shown_by(caught.value)
    try:
        text = json.dumps([entry], ensure_ascii=False)
    except TypeError:
        return
    report = cw.check(text)
    for shown in (str(report), repr(report), json.dumps(report.to_dict())):
        assert CANARY not in shown


def shown_by(error: BaseException) -> None:
    """Fails if anything that a log could record of an exception contains the value."""
    seen: list[object] = [str(error), repr(error), error.args, vars(error)]
    seen += traceback.format_exception_only(type(error), error)
    if isinstance(error, cw.ValidationError):
        seen += [str(error.report), repr(error.report), error.report.to_dict()]
    assert CANARY not in repr(seen)
    assert error.__cause__ is None and error.__context__ is None


def test_a_secret_with_a_lone_surrogate_is_refused_without_showing_it() -> None:
    with pytest.raises(ValueError, match="lone surrogate") as caught:
        cw.Secret(CANARY + "\ud800")
    shown_by(caught.value)
    with pytest.raises(TypeError) as wrong:
        cw.Secret(CANARY.encode())  # type: ignore[arg-type]
    shown_by(wrong.value)
