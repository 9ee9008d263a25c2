"""What is given in a wrong type is told by its argument and class, and what to do about it."""

from __future__ import annotations

import dataclasses
import enum
import pathlib
import uuid
from collections.abc import Callable
from typing import Any

import pydantic
import pytest

import chatapps_webhooks as cw

CW: Any = cw
SET: Any = cw.WebhookSet()
LINES = "`source`: expected a path, or lines of `str` or `bytes`"
WEBHOOK = {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events"}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: CW.check([], policy=None), "`policy`: expected a `str`, found `NoneType`"),
        (lambda: CW.is_valid([], model=3), "`model`: expected a `str`, found `int`"),
        (lambda: CW.parse([], rules=[]), "`rules`: expected a Mapping, found `list`"),
        (lambda: CW.check([], max_bytes="1"), "`max_bytes`: expected an integer, found `str`"),
        (lambda: CW.Webhook.from_dict({}, policy=None), "`policy`: expected a `str`, found `NoneType`"),
        (lambda: CW.Webhook.from_dict("{}"), "`data`: expected a mapping, found `str`; `parse` reads text"),
        (lambda: CW.WebhookSet(None), "`webhooks`: expected an iterable of models or mappings, found `NoneType`"),
        (lambda: CW.WebhookSet(policy=None), "`policy`: expected a `str`, found `NoneType`"),
        (lambda: CW.WebhookSet(5), "`webhooks`: expected an iterable of models or mappings, found `int`"),
        (lambda: CW.WebhookSet("[]"), "`webhooks`: expected an iterable of models or mappings, found `str`; `parse` reads text"),
        (lambda: SET.apply(WEBHOOK), "`request`: expected an iterable of models or mappings, found `dict`; put it into a list"),
        (lambda: SET.apply([], policy=1), "`policy`: expected a `str`, found `int`"),
        (lambda: SET.delete(None), "`targets`: expected an iterable of models or mappings, found `NoneType`"),
        (lambda: SET.get(None, "MSG"), "`sub_account_id`: expected a `str`, found `NoneType`"),
        (lambda: SET.deliver_to("Onion_Marketing", None), "`type`: expected a `str`, found `NoneType`"),
        (lambda: CW.plan([], []), "`current`: expected a `WebhookSet`, found `list`"),
        (lambda: CW.plan(SET, None), "`desired`: expected a `WebhookSet`, found `NoneType`"),
        (lambda: CW.plan(SET, SET, unlisted=None), "`unlisted`: expected a `str`, found `NoneType`"),
        (lambda: CW.plan(SET, SET, resend_secrets="no"), "`resend_secrets`: expected a `bool`, found `str`"),
        (lambda: CW.schema(None), "`model`: expected a `str`, found `NoneType`"),
        (lambda: CW.schema(draft=7), "`draft`: expected a `str`, found `int`"),
        (lambda: CW.Checked(policy=None), "`policy`: expected a `str`, found `NoneType`"),
        (lambda: CW.Checked(rules=["insecure_url"]), "`rules`: expected a Mapping, found `list`"),
        (lambda: CW.Checked(max_findings="all"), "`max_findings`: expected an integer, found `str`"),
        (lambda: CW.check_file(None), "`path`: expected a `str` or a path, found `NoneType`; `check` takes text and objects"),
        (lambda: CW.check_file(0), "`path`: expected a `str` or a path, found `int`; `check` takes text and objects"),
        (lambda: CW.check_file(b"[]"), "`path`: expected a `str` or a path, found `bytes`; `check` takes text and objects"),
        (lambda: CW.check_file("f", polcy=1), "check_file() got an unexpected keyword argument 'polcy'"),
        (lambda: CW.check_lines(None), f"{LINES}, found `NoneType`; `check` takes a single document"),
        (lambda: CW.check_lines(b"[]"), f"{LINES}, found `bytes`; `check` takes a single document"),
        (lambda: CW.check_lines(WEBHOOK), f"{LINES}, found `dict`; `check` takes a single document"),
        (lambda: CW.check_lines("f", polcy=1), "check_lines() got an unexpected keyword argument 'polcy'"),
        (lambda: CW.check_lines([], policy=1), "`policy`: expected a `str`, found `int`"),
        (lambda: CW.Secret(None), "`value`: expected a `str`, found `NoneType`"),
        (lambda: CW.Secret(CW.Secret("s")), "`value`: expected a `str` (it is one already; `.reveal()` gives its value), found `chatapps_webhooks.Secret`"),
        (
            lambda: CW.Secret(pydantic.SecretStr("s")),
            "`value`: expected a `str` (for a secret of pydantic, pass `.get_secret_value()`), found `pydantic.types.SecretStr`",
        ),
        (lambda: CW.to_json([1]), "expected objects of this package, found `int`"),
        (lambda: CW.ValidationError("no"), "`report`: expected a `Report`, found `str`"),
    ],
)
def test_a_wrong_argument_is_named(call: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError) as caught:
        call()
    assert str(caught.value) == message
    assert caught.value.__cause__ is None


def test_an_unknown_name_is_refused_where_it_is_given() -> None:
    with pytest.raises(ValueError, match="unknown policy `strickt`; did you mean `strict`"):
        CW.Checked("strickt")
    with pytest.raises(ValueError, match="unknown policy `strickt`"):
        CW.check_lines([], policy="strickt")
    with pytest.raises(ValueError, match="^`unlisted`: unknown choice `delete`; expected one of `keep`, `prune`$"):
        CW.plan(SET, SET, unlisted="delete")


class Model(pydantic.BaseModel):
    url: str


def attrs_made() -> Any:
    return type("Made", (), {"__attrs_attrs__": ()})()


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (Model(url="x"), r"pass `.model_dump\(by_alias=True, exclude_none=True\)`\), found `.*Model`"),
        (attrs_made(), "attrs.asdict"),
        (type("Struct", (), {"__struct_fields__": ()})(), "msgspec.to_builtins"),
        (type("DataFrame", (), {"iterrows": 1})(), "to_dict\\('records'\\)"),
        (type("DataFrame", (), {"to_dicts": 1})(), "to_dicts"),
        (type("Series", (), {"to_list": 1, "dtype": 1})(), "to_list"),
        (type("int64", (), {"dtype": 1})(), "item"),
        (type("NAType", (), {})(), "for a missing cell, leave the key out"),
        (float("nan"), "NaN is not a JSON number \\(for a missing cell, leave the key out\\)"),
        (pathlib.Path("webhooks.json"), "check_file"),
        ((each for each in ()), "pass a `list` of it"),
        ({"a"}, "pass a `list` of it"),
        (Model, "pass an instance of the class"),
        (pydantic.SecretStr("s"), r"for a secret of pydantic, pass `.get_secret_value\(\)`"),
        (pydantic.HttpUrl("https://hooks.onion.example/"), "for a URL of pydantic, pass `str"),
        (uuid.UUID(int=5), "for a UUID, pass `str"),
        (enum.Enum("Kind", "MSG").MSG, "for a member of an enumeration, pass `.value`"),  # type: ignore[attr-defined]
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_json_cannot_hold_has_a_hint(value: Any, hint: str) -> None:
    with pytest.raises((TypeError, ValueError), match=hint):
        cw.Webhook(sub_account_id="*", url=value)
    for data in (value, [value], [WEBHOOK | {"type": value}]):
        with pytest.raises((TypeError, ValueError), match=hint):
            cw.check(data)


@dataclasses.dataclass
class Row:
    subAccountId: str
    url: str | None
    type: str | None = None
    enabled: bool | None = dataclasses.field(default=None)


def test_what_a_dataclass_leaves_out_is_absent() -> None:
    (webhook,) = cw.parse([Row("Onion_Marketing", WEBHOOK["url"], enabled=False)])
    assert webhook.to_dict() == WEBHOOK | {"enabled": False}
    # What has another default, or none, says `null`, which is not absence.
    assert [(found.rule, found.pointer) for found in cw.check([Row("Onion_Marketing", None)]).errors] == [("type", "/0/url")]


@pytest.mark.parametrize(
    ("call", "argument"),
    [
        (lambda: CW.check([], policy="\ud800 tail"), "policy"),
        (lambda: CW.schema("\ud800 tail"), "model"),
        (lambda: SET.get("\ud800 tail", "MSG"), "sub_account_id"),
        (lambda: CW.plan(SET, SET, unlisted="\ud800 tail"), "unlisted"),
    ],
)
def test_text_that_cannot_be_written_down_is_told_without_it(call: Callable[[], Any], argument: str) -> None:
    with pytest.raises(ValueError) as caught:
        call()
    assert str(caught.value) == f"`{argument}`: the text has a lone surrogate"
    assert not isinstance(caught.value, UnicodeError) and "tail" not in repr(caught.value)
