"""Hostile objects, buffers and threads cause a report or an exception, never a crash or a lock."""

from __future__ import annotations

import array
import ctypes
import dataclasses
import json
import mmap
import sys
import sysconfig
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from typing import Any

import pytest

import chatapps_webhooks as cw

FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
DOORS: tuple[Callable[..., Any], ...] = (cw.check, cw.is_valid, cw.parse)


def meanwhile(action: Callable[[], object], question: Callable[[], object], seconds: float = 0.5) -> None:
    """Checks again and again while other threads act again and again."""
    done = threading.Event()
    failures: list[BaseException] = []

    def act() -> None:
        while not done.is_set():
            try:
                action()
            except BaseException as error:  # noqa: BLE001
                failures.append(error)
                return

    threads = [threading.Thread(target=act) for _ in range(2)]
    for thread in threads:
        thread.start()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        question()
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []


@pytest.mark.skipif(FREE_THREADED and sys.version_info < (3, 14), reason="a `bytearray` of 3.13 breaks without us, too")
def test_a_bytearray_may_be_written_and_resized_while_it_is_read(full: dict[str, Any]) -> None:
    text = json.dumps([full] * 2_000).encode()
    data = bytearray(text)

    def write() -> None:
        # Resizing raises `BufferError` while the buffer is in use, which the global lock keeps from
        # being seen.
        with suppress(BufferError) if FREE_THREADED else nullcontext():
            data[0:1] = b" ["
        with suppress(BufferError) if FREE_THREADED else nullcontext():
            data[0:2] = b"["

    meanwhile(write, lambda: (cw.check(data, max_bytes=2**30), cw.is_valid(data, max_bytes=2**30)))
    data.extend(b" ")
    data.clear()


def test_a_memory_view_may_be_written_while_it_is_read(full: dict[str, Any]) -> None:
    text = json.dumps([full] * 2_000).encode()
    shared = mmap.mmap(-1, len(text))
    shared.write(text)
    view = memoryview(shared)

    def write() -> None:
        shared[5] = 0
        shared[5] = text[5]

    meanwhile(write, lambda: cw.check(view, max_bytes=2**30))
    view.release()
    shared.close()


def test_views_of_other_things_are_their_bytes() -> None:
    assert cw.is_valid(memoryview(array.array("H", [int.from_bytes(b"[]", "little")])))
    assert cw.is_valid(memoryview((ctypes.c_char * 2)(b"[", b"]")))
    assert cw.is_valid(memoryview(b"[  ]").cast("B", shape=[2, 2]))
    assert not cw.is_valid(memoryview(b""))


def test_objects_may_change_in_another_thread(full: dict[str, Any]) -> None:
    document = [dict(full) for _ in range(200)]

    def write() -> None:
        document[7]["extra"] = [1]
        document[7].pop("extra", None)
        document.append(dict(full))
        document.pop()

    def ask() -> None:
        for door in DOORS:
            try:
                door(document)
            except ValueError:
                # It changed while it was read, or wasn't valid at that moment.
                pass

    meanwhile(write, ask)


def test_threads_do_not_disturb_each_other(full: dict[str, Any]) -> None:
    good, bad = (json.dumps([entry] * 3_000).encode() for entry in (full, full | {"type": "*"}))
    expected = [cw.check(text, policy="contract").to_dict() for text in (good, bad)]
    answers: list[bool] = []

    def ask() -> None:
        for text, report in zip((good, bad), expected):
            answers.append(cw.check(text, policy="contract").to_dict() == report)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 16


def test_the_stack_of_a_small_thread_is_enough(full: dict[str, Any]) -> None:
    @dataclasses.dataclass
    class Level:
        extra: Any

    deep: Any = []
    for level in range(300):
        deep = [[deep], (deep,), {"a": deep}, Level(deep)][level % 4]
    outcomes: list[object] = []

    def ask() -> None:
        for policy in ("contract", "recommended"):
            outcomes.append(cw.check([full | {"extra": deep}], policy=policy, max_depth=2**32).is_valid)
            outcomes.append(cw.check(deep, policy=policy, max_depth=2**32).is_valid)

    # The stack of threads on macOS; other systems give more. An unoptimized build needs more.
    before = threading.stack_size(512 * 1024)
    try:
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert outcomes == [True, False, False, False]


class Lying(dict[str, Any]):
    """Returns items that it does not hold."""

    def __init__(self, answer: Any) -> None:
        super().__init__(url="https://hooks.onion.example/")
        self.answer = answer

    def items(self) -> Any:
        return self.answer


class Spelled(str):
    """A string whose methods return something else."""

    def __str__(self) -> str:
        raise AssertionError("asked")

    def encode(self, *_: Any, **__: Any) -> bytes:
        raise AssertionError("asked")


class Number(int):
    def __index__(self) -> int:
        raise AssertionError("asked")

    def __float__(self) -> float:
        raise AssertionError("asked")


class Masked:
    """Claims to be of another class."""

    def __init__(self, what: type) -> None:
        self.what = what

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return self.what


@dataclasses.dataclass
class Lazy:
    url: Any = dataclasses.field(init=False)


@pytest.mark.parametrize(
    "answer",
    [None, 1, [1], [(1,)], [("a", 1, 2)], [("a", 1), 2], [(b"a", 1)], [([], 1)], iter(["ab", "abc"])],
    ids=repr,
)
def test_a_mapping_that_gives_no_pairs_raises(answer: Any) -> None:
    for door in DOORS:
        with pytest.raises((TypeError, ValueError)) as caught:
            door([Lying(answer)])
        assert type(caught.value) in (TypeError, ValueError) or door is cw.parse


@pytest.mark.parametrize("what", [dict, list, str, int, float, bool, bytes, bytearray, memoryview, type(None)], ids=repr)
def test_a_class_that_is_told_and_not_had_does_no_harm(what: type) -> None:
    for door in DOORS:
        for data in (Masked(what), [Masked(what)], {"url": Masked(what)}):
            try:
                door(data)
            except (AttributeError, TypeError, ValueError):
                pass


def test_methods_of_subclasses_are_not_asked(full: dict[str, Any]) -> None:
    text = json.dumps([full])
    assert cw.is_valid(Spelled(text))
    assert cw.is_valid([full | {"url": Spelled(full["url"])}])
    body = {"errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}
    assert cw.is_valid(body | {"code": 1001}, model="error-response")
    try:
        assert cw.is_valid(body | {"code": Number(1001)}, model="error-response")
    except AssertionError as error:
        # Python's own conversion may call it; then its exception passes through.
        assert str(error) == "asked"


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit, RecursionError, MemoryError, StopIteration])
def test_whatever_is_raised_passes_through(error: type[BaseException]) -> None:
    class Items(list[Any]):
        def __iter__(self) -> Iterator[Any]:
            raise error("mine")

    class Members(dict[str, Any]):
        def items(self) -> Any:
            raise error("mine")

    for data in (Items(), [Members()]):
        for door in DOORS:
            with pytest.raises(error, match="mine"):
                door(data)
    # Once the verdict is known, the reading stops before that.
    for data in ([Items()], {"oauth": Members()}):
        for door in (cw.check, cw.parse):
            with pytest.raises(error, match="mine"):
                door(data)
    assert cw.is_valid([])


def test_a_field_that_was_never_set_raises() -> None:
    for door in DOORS:
        with pytest.raises((AttributeError, TypeError, ValueError)):
            door([Lazy()])


def test_code_of_an_object_that_comes_back_here_does_no_harm(full: dict[str, Any]) -> None:
    class Asking(dict[str, Any]):
        def items(self) -> Any:
            assert not cw.is_valid([{"url": 1}])
            with pytest.raises(cw.ValidationError):
                cw.parse("[1]")
            return super().items()

    assert cw.check([Asking(full), Asking(full | {"type": "CADR"})]).findings == ()


def test_an_object_that_goes_away_while_it_is_read_does_no_harm(full: dict[str, Any]) -> None:
    document: list[Any] = []

    class Emptying(dict[str, Any]):
        def items(self) -> Any:
            document.clear()
            return super().items()

    document.extend([{"extra": Emptying(a=[1, 2, 3])} | full, full])
    with pytest.raises(ValueError, match="changed while it was read"):
        cw.check(document)
