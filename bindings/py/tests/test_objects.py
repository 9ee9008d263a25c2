"""Objects of all kinds, including odd ones, cause a finding or an exception that says where."""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import enum
import gc
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest

import chatapps_webhooks as cw
from conftest import without_positions


class Lookup(Mapping[str, Any]):
    """A mapping that isn't a `dict`."""

    def __init__(self, members: dict[str, Any]) -> None:
        self.members = members

    def __getitem__(self, name: str) -> Any:
        return self.members[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)


class Row(Sequence[Any]):
    """A sequence that isn't a `list`."""

    def __init__(self, *elements: Any) -> None:
        self.elements = elements

    def __getitem__(self, index: Any) -> Any:
        return self.elements[index]

    def __len__(self) -> int:
        return len(self.elements)


class Text(str):
    """A string of a subclass."""


class Kind(str, enum.Enum):
    MSG = "MSG"


@dataclasses.dataclass
class Entry:
    subAccountId: str
    url: str
    enabled: bool
    type: str
    oauth: dict[str, str]


def test_every_shape_of_the_same_document_is_the_same(full: dict[str, Any]) -> None:
    assert cw.check([full]).findings == ()
    shapes: list[Any] = [
        (full,),
        collections.deque([full]),
        Row(full),
        [Lookup(full)],
        [collections.OrderedDict(full)],
        [types.MappingProxyType(full)],
        [Entry(**full)],
        [{Text(name): value for name, value in full.items()}],
        [full | {"type": Kind.MSG}],
        [full | {"type": cw.WebhookType.INBOUND_MESSAGE}],
        [full | {"oauth": cw.OAuthClientCredentials.from_dict(full["oauth"])}],
        [cw.Webhook.from_dict(full)],
    ]
    for shape in shapes:
        assert cw.check(shape).findings == (), shape
        assert cw.is_valid(shape)
        assert cw.parse(shape) == [cw.Webhook.from_dict(full)]


LOOP: list[Any] = []
LOOP.append(LOOP)
RING: dict[str, Any] = {}
RING["ring"] = {"again": RING}


@dataclasses.dataclass
class Selfish:
    me: Any = None


SELFISH = Selfish()
SELFISH.me = SELFISH


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        ({1}, TypeError, r"expected what JSON can hold \(pass a `list` of it\), found `set`"),
        (object(), TypeError, "found `object`"),
        (Entry, TypeError, "found `type`"),
        ((entry for entry in []), TypeError, "found `generator`"),
        ([{1: 2}], TypeError, r"expected property names that are `str`, found `int` \(at /0\)"),
        ([{b"url": 2}], TypeError, "found `bytes`"),
        ([{"oauth": {"url": 1j}}], TypeError, r"found `complex` \(at /0/oauth\)"),
        ([{"url": float("nan")}], ValueError, r"NaN is not a JSON number .* \(at /0/url\)"),
        ([{"url": "\ud800"}], ValueError, r"lone surrogate \(at /0/url\)"),
        ([{"\ud800": 1}], ValueError, r"lone surrogate \(at /0\)"),
        (LOOP, ValueError, r"holds itself \(at /0\)"),
        ([RING], ValueError, r"holds itself \(at /0/ring\)"),
        ([SELFISH], ValueError, r"holds itself \(at /0/me\)"),
        ([{"Bearer rw4Kd0b2u": {1}}], TypeError, r"found `set` \(at /0\)$"),
        ([{"httpAuthorization": {"secret": {1}}}], TypeError, r"\(at /0/httpAuthorization\)$"),
    ],
)
def test_what_is_no_json_is_refused(data: Any, error: type[Exception], message: str) -> None:
    for door in (cw.check, cw.parse):
        with pytest.raises(error, match=message) as caught:
            door(data)
        assert type(caught.value) is error
        assert caught.value.__cause__ is None and caught.value.__context__ is None


@pytest.mark.parametrize("number", [2**63, 2**64, -(2**63) - 1, 10**400, -(10**400), float("inf"), 1e300, True])
def test_numbers_are_what_the_same_text_is(number: Any) -> None:
    body = {"errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}
    text = '{"code": %s, "errorId": "%s", "timestamp": "%s"}'
    spelling = {"inf": "1e999", "True": "true"}.get(str(number), str(number))
    of_text = cw.check(text % (spelling, *body.values()), model="error-response")
    of_object = cw.check({"code": number, **body}, model="error-response")
    assert without_positions(of_object) == without_positions(of_text)


def test_bytes_inside_a_document_are_a_finding(full: dict[str, Any]) -> None:
    for value in (b"x", bytearray(b"x"), memoryview(b"x")):
        (finding,) = cw.check([full | {"url": value}]).errors
        assert (finding.rule, finding.pointer, finding.params["found"]) == ("type", "/0/url", "bytes")


def test_depth_is_bounded(full: dict[str, Any]) -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    assert "too_deep" in [finding.rule for finding in cw.check([full | {"extra": deep}]).errors]
    assert cw.is_valid([full | {"extra": deep}], policy="contract")
    assert not cw.is_valid(deep, policy="contract")
    while deep:
        deep = deep.pop()


def test_a_text_that_is_nested_too_deeply_to_be_looked_at_may_be_anything(full: dict[str, Any]) -> None:
    def nested(times: int) -> Any:
        value: Any = {"k": "\ud800"}
        for _ in range(times):
            value = {"k": value}
        return [full | {"extra": value}]

    with pytest.raises(ValueError, match="lone surrogate"):
        cw.is_valid(nested(252), policy="contract")
    assert cw.is_valid(nested(253), policy="contract")


def test_exceptions_of_the_objects_own_code_pass_through() -> None:
    class Broken(Lookup):
        def __getitem__(self, name: str) -> Any:
            raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        cw.check([Broken({"url": 1})])


class Acting(Lookup):
    """Runs code when it is read."""

    def __init__(self, action: Callable[[], object]) -> None:
        super().__init__({"a": 1})
        self.action = action

    def __iter__(self) -> Iterator[str]:
        self.action()
        return super().__iter__()


def test_an_object_that_changes_while_it_is_read_does_no_harm(full: dict[str, Any]) -> None:
    grown: dict[str, Any] = full | {"extra": Acting(lambda: grown.update(more=1)), "last": 1}
    emptied: dict[str, Any] = full | {"extra": Acting(lambda: emptied.clear()), "last": 1}
    for changed in (grown, emptied):
        with pytest.raises(ValueError, match="changed while it was read"):
            cw.check([changed])
    swapped: dict[str, Any] = full | {"extra": Acting(lambda: swapped.update(other=swapped.pop("extra")))}
    cw.check([swapped])
    entries: list[Any] = [full | {"extra": Acting(lambda: entries.pop())}, full, full]
    with pytest.raises(ValueError, match="changed while it was read"):
        cw.check(entries)


BAD = [{"url": "\ud800"}, {"\ud800": "x" * 1000}, {"extra": ["\ud800"]}, {1: "x" * 1000}]


@pytest.mark.parametrize("number", range(len(BAD)))
def test_what_runs_when_an_exception_is_made_does_no_harm(number: int, full: dict[str, Any]) -> None:
    class Leaving:
        def __init__(self, document: dict[Any, Any]) -> None:
            self.me, self.document = self, document

        def __del__(self) -> None:
            self.document.clear()

    before = gc.get_threshold()
    try:
        # The collector runs after that many objects: for one of these numbers, in the middle of our
        # call.
        for threshold in range(1, 60):
            document: dict[Any, Any] = full | BAD[number] | {"last": "x" * 1000}
            gc.collect()
            Leaving(document)
            gc.set_threshold(threshold)
            with contextlib.suppress(ValueError, TypeError):
                cw.check([document])
            gc.set_threshold(*before)
    finally:
        gc.set_threshold(*before)
    assert cw.is_valid([full])


def test_names_may_be_of_a_class_of_their_own(full: dict[str, Any]) -> None:
    class Name(str):
        pass

    assert cw.parse([{Name(name): value for name, value in full.items()}]) == cw.parse([full])


@pytest.mark.parametrize("value", [{1}, float("nan"), "\ud800", {1: 2}, {"\ud800": 1}, [object()]], ids=ascii)
def test_what_json_has_not_is_refused_under_every_policy(value: Any, full: dict[str, Any]) -> None:
    loop: list[Any] = []
    loop.append(loop)
    for policy in ("contract", "recommended", "strict"):
        for inner in (value, loop):
            with pytest.raises((TypeError, ValueError)):
                cw.check([full | {"x": inner}], policy=policy)


def test_limits_and_rules_are_asked_for_by_name() -> None:
    for name in ("max_bytes", "max_depth", "max_entries"):
        for wrong in (-1, 2**70):
            with pytest.raises(ValueError, match=f"`{name}`: expected an integer from 0"):
                cw.check("[]", **{name: wrong})  # type: ignore[arg-type]
        for other in ("1", True):
            with pytest.raises(TypeError, match=f"`{name}`: expected an integer"):
                cw.check("[]", **{name: other})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="mapping from ids of rules"):
        cw.check("[]", rules={"insecure_url": 1})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="lists all rules"):
        cw.check("[]", rules={"x": "off"})


def test_text_that_is_not_utf_8_has_a_finding() -> None:
    for text in ("\ud800", b"\xff", bytearray(b"\xed\xa0\x80"), memoryview(b"\xff")):
        assert [finding.rule for finding in cw.check(text)] == ["syntax"]
        assert not cw.is_valid(text)


def test_memory_views_of_any_shape_are_read() -> None:
    assert cw.is_valid(memoryview(b"[x]x")[::2])
    released = memoryview(b"[]")
    released.release()
    with pytest.raises(ValueError, match="released"):
        cw.is_valid(released)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"model": "webhok"}, ValueError, "did you mean `webhook`"),
        ({"policy": "lax"}, ValueError, "unknown policy"),
        ({"rules": {"insecure_urls": "off"}}, ValueError, "did you mean `insecure_url`"),
        ({"rules": {"insecure_url": "loud"}}, ValueError, "`insecure_url`: unknown level"),
        ({"rules": {"type": "off"}}, ValueError, "belongs to the contract"),
        ({"rules": ["type"]}, TypeError, "Mapping"),
        ({"max_bytes": -1}, ValueError, "`max_bytes`"),
        ({"max_size": 1}, TypeError, "max_size"),
    ],
)
def test_bad_options_are_refused(options: Any, error: type[Exception], message: str) -> None:
    for door in (cw.check, cw.is_valid, cw.parse):
        with pytest.raises(error, match=message):
            door([], **options)


def test_limits_and_levels_are_heeded(full: dict[str, Any]) -> None:
    def rules_of(*arguments: Any, **options: Any) -> list[str]:
        return [finding.rule for finding in cw.check(*arguments, **options)]

    assert rules_of(b"[ ]", max_bytes=2) == ["body_too_large"]
    assert rules_of([full], max_depth=2) == ["too_deep"]
    assert rules_of([full, full | {"type": "CADR"}], max_entries=1) == ["too_many_entries"]
    assert rules_of([], rules={"empty_request": "error"}) == ["empty_request"]
    assert not cw.is_valid([], rules={"empty_request": "error"})
    assert rules_of([], rules=types.MappingProxyType({"empty_request": "off"})) == []


def test_what_unfolds_without_end_is_refused_in_time() -> None:
    document: Any = []
    for _ in range(28):
        document = [document, document]
    with pytest.raises(ValueError, match="too large"):
        cw.check([{"subAccountId": "*", "url": "https://hooks.onion.example/", "x": document}])
