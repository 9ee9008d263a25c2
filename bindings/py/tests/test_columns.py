"""Columns of Arrow: the same answers as of each document alone, whatever the layout and whoever
made it.
"""

from __future__ import annotations

import collections
import ctypes
import json
import os
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import polars as pl
import pyarrow as pa
import pytest

import chatapps_webhooks as cw
from test_vectors import CASES, text_of

RECEIPT = cw.sample("outbound_message_status_changed")
MIXED = [RECEIPT, None, "{}", "", "[]", "no JSON 🧅", cw.sample("inbound_message_received")]
LAYOUTS = [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()]
COLUMNS = ["valid", "errors", "warnings", "notices", "rule", "kind"]


def alone(text: str | bytes | None, **options: Any) -> dict[str, Any]:
    """The row of a document, by the functions for one."""
    names = COLUMNS if options.get("model") == "event" else COLUMNS[:-1]
    if text is None:
        return dict.fromkeys(names)
    report = cw.check(text, **options)
    count = collections.Counter(finding.level for finding in report)
    first = [finding.rule for finding in report if finding.level == report.worst]
    row = {
        "valid": cw.is_valid(text, **options),
        "errors": count["error"] + report.omitted.get("error", 0),
        "warnings": count["warning"] + report.omitted.get("warning", 0),
        "notices": count["notice"] + report.omitted.get("notice", 0),
        "rule": first[0] if first else None,
    }
    if options.get("model") == "event":
        row["kind"] = cw.parse(text, **options).kind if report else None
    return row


def rows(result: Any) -> list[Any]:
    """The rows of a result, by pyarrow."""
    return list(pa.table(result).to_pylist() if hasattr(result, "__arrow_c_stream__") else pa.array(result).to_pylist())


def verdicts(column: Any, **options: Any) -> list[Any]:
    return rows(cw.is_valid_many(column, **options))


def test_columns_of_vectors_are_as_documents_alone() -> None:
    groups: dict[str, list[Any]] = collections.defaultdict(list)
    for case in CASES:
        _, model, vector = case.values
        options = {
            "model": model,
            "policy": vector.get("policy", "recommended"),
            "rules": vector.get("levels"),
            **{f"max_{limit}": value for limit, value in vector.get("limits", {}).items()},
        }
        text = text_of(vector)
        groups[json.dumps(options)].append((text.encode(errors="surrogatepass") if isinstance(text, str) else text, vector["valid"]))
    assert sum(map(len, groups.values())) == len(CASES)
    for named, group in groups.items():
        options = json.loads(named)
        texts = [text for text, _ in group]
        column = pa.array(texts, pa.binary())
        assert verdicts(column, **options) == [valid for _, valid in group]
        assert rows(cw.check_many(column, **options)) == [alone(text, **options) for text in texts]


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_all_layouts_say_the_same(layout: Any) -> None:
    expected = [alone(text, model="event") for text in MIXED]
    whole = pa.array(MIXED * 100, layout)
    others = [whole, whole.dictionary_encode()] if layout not in (pa.string_view(), pa.binary_view()) else [whole]
    for column in others:
        for part, wanted in ((column, expected * 100), (column.slice(3, 500), (expected * 100)[3:503]), (column.slice(7, 0), [])):
            assert rows(cw.check_many(part, model="event")) == wanted
            assert verdicts(part, model="event") == [row["valid"] for row in wanted]
            batch = pa.record_batch({"body": part})
            assert verdicts(batch, model="event") == [row["valid"] for row in wanted]
    chunks = pa.chunked_array([whole.slice(0, 5), whole.slice(5, 0), whole.slice(5)], layout)
    assert rows(cw.check_many(chunks, model="event")) == expected * 100
    assert verdicts(chunks, model="event") == [row["valid"] for row in expected] * 100
    assert verdicts(pa.chunked_array([], layout)) == rows(cw.check_many(pa.chunked_array([], layout))) == []


def test_keys_of_all_widths_and_values_that_are_null() -> None:
    for width in (pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(), pa.uint32(), pa.int64(), pa.uint64()):
        column = pa.DictionaryArray.from_arrays(pa.array([1, 0, None, 2, 1], width), pa.array(["[", None, "[]"]))
        assert verdicts(column) == [None, False, None, True, None]
    assert verdicts(pa.DictionaryArray.from_arrays(pa.array([None, None], pa.int8()), pa.array([], pa.string()))) == [None, None]
    assert verdicts(pa.nulls(3)) == verdicts(pa.nulls(3, pa.string())) == [None, None, None]
    structs = pa.StructArray.from_arrays([pa.array(["[]", "[]", None, "["])], ["body"], mask=pa.array([False, True, False, False]))
    assert verdicts(structs) == [True, None, None, False]
    assert verdicts(structs.slice(1, 3)) == [None, None, False]


def test_bytes_need_not_be_utf_8() -> None:
    column = pa.array([b"[]", b"\xff", b'["\xed\xa0\x80"]', b"\xf0\x9f\xa7"], pa.binary())
    assert verdicts(column) == [True, False, False, False]
    assert [row["rule"] for row in rows(cw.check_many(column, policy="contract"))] == [None, "syntax", "syntax", "syntax"]
    # Nobody has to look at the bytes of a column of texts before.
    assert verdicts(pa.Array.from_buffers(pa.string(), 4, column.buffers())) == [True, False, False, False]


def test_rows_that_lead_out_of_the_buffers_are_null() -> None:
    text = pa.py_buffer((b"[]" + b" " * 14) * 3)

    def verdicts_on_broken(layout: Any, numbers: bytes, at: int, wrong: bytes) -> list[Any]:
        """Those on three documents, some of whose numbers become wrong when pyarrow has looked at
        them.
        """
        changed = bytearray(numbers)
        buffers = [None, pa.py_buffer(changed)]
        if pa.types.is_dictionary(layout):
            column = pa.DictionaryArray.from_buffers(layout, 3, buffers, pa.array(["[]"]))
        else:
            column = pa.Array.from_buffers(layout, 3, [*buffers, text])
        assert verdicts(column) == [True, True, True]
        changed[at : at + len(wrong)] = wrong
        return verdicts(column)

    for layout, code in ((pa.string(), "i"), (pa.binary(), "i"), (pa.large_string(), "q"), (pa.large_binary(), "q")):
        offsets = struct.pack(f"=4{code}", 0, 16, 32, 48)
        for wrong in (-1, 49):
            second = struct.pack(f"={code}", wrong)
            assert verdicts_on_broken(layout, offsets, len(second), second) == [None, None, True]
    views = b"".join([struct.pack("=i4sii", 16, b"[]  ", 0, start) for start in (0, 16, 32)])
    for layout in (pa.string_view(), pa.binary_view()):
        # The length, the number of the buffer, and the place there.
        for at, wrong in ((0, -1), (0, 49), (8, -1), (8, 1), (12, -1), (12, 33)):
            assert verdicts_on_broken(layout, views, 16 + at, struct.pack("=i", wrong)) == [True, None, True]
    for wrong in (-1, 1):
        assert verdicts_on_broken(pa.dictionary(pa.int8(), pa.string()), b"\0\0\0", 1, struct.pack("=b", wrong)) == [True, None, True]


def test_options_are_those_of_check() -> None:
    text = '[{"subAccountId": "*", "url": "http://hooks.onion.example/?token=x", "type": "MSG"}]'
    column = pa.array([text])
    every: list[dict[str, Any]] = [
        {},
        {"policy": "contract"},
        {"policy": "strict", "max_findings": 1},
        {"rules": {"insecure_url": "error"}},
        {"max_bytes": 10},
        {"max_depth": 1},
        {"max_entries": 0},
        {"model": "webhook"},
        {"desired": True},
        {"format": "yaml"},
    ]
    for options in every:
        assert rows(cw.check_many(column, **options)) == [alone(text, **options)]
        assert verdicts(column, **options) == [cw.is_valid(text, **options)]
    documents = ["eventType: outbound_message_status_changed # no JSON\n", f"{RECEIPT} # no JSON\n", "- 1 # no JSON\n"]
    expected = [alone(document, model="event", format="yaml") for document in documents]
    assert [row["kind"] for row in expected] == ["unrecognized", "outbound_message_status_changed", None]
    assert rows(cw.check_many(pa.array(documents), model="event", format="yaml")) == expected
    assert verdicts(pa.array(documents), model="event", format="yaml") == [row["valid"] for row in expected]


CW: Any = cw
WANTED = "`column`: expected an array of Arrow, or what gives one (`__arrow_c_array__`, `__arrow_c_stream__`)"
TEXT = "`column`: expected `Utf8`, `LargeUtf8`, `Utf8View`, `Binary`, `LargeBinary`, `BinaryView`, or a dictionary of one of these"


@pytest.mark.parametrize("many", [CW.is_valid_many, CW.check_many], ids=["is_valid_many", "check_many"])
@pytest.mark.parametrize(
    ("column", "message"),
    [
        (lambda: ["[]"], f"{WANTED}, found `list`"),
        (lambda: "[]", f"{WANTED}, found `str`"),
        (lambda: None, f"{WANTED}, found `NoneType`"),
        (lambda: pa.array([1]), f"{TEXT}, found `Int64`"),
        (lambda: pa.chunked_array([[1.5]]), f"{TEXT}, found `Float64`"),
        (lambda: pa.array([["[]"]]), f"{TEXT}, found `List`"),
        (lambda: pa.array([b"[]"], pa.binary(2)), f"{TEXT}, found `FixedSizeBinary`"),
        (lambda: pa.RunEndEncodedArray.from_arrays([2], pa.array(["[]"])), f"{TEXT}, found `RunEndEncoded`"),
        (lambda: pa.array([1, 1]).dictionary_encode(), f"{TEXT}, found `Dictionary`"),
        (lambda: pa.table({"a": ["[]"], "b": ["[]"]}), f"{TEXT}, found 2 columns; select the one that has the documents"),
        (lambda: pa.record_batch({"secret": [1]}), f"{TEXT}, found a struct"),
    ],
)
def test_a_wrong_column_is_told_by_its_type(many: Callable[..., object], column: Callable[[], Any], message: str) -> None:
    with pytest.raises(TypeError) as caught:
        many(column())
    assert str(caught.value) == message


def test_wrong_options_are_told_before_a_stream_is_read() -> None:
    source = Counted(3)
    with pytest.raises(ValueError, match="unknown policy `strickt`"):
        CW.check_many(source.reader(), policy="strickt")
    with pytest.raises(TypeError, match="unexpected keyword argument 'polcy'"):
        CW.is_valid_many(source.reader(), polcy="strict")
    assert source.read == 0


class Counted:
    """A stream that counts how many of its batches were asked for, and may fail at the end."""

    def __init__(self, batches: int, error: Exception | None = None, texts: Callable[[], list[str]] = lambda: [RECEIPT] * 300) -> None:
        self.batches, self.error, self.texts, self.read = batches, error, texts, 0

    def reader(self) -> Any:
        return pa.RecordBatchReader.from_batches(pa.schema({"body": pa.string()}), self._batches())

    def _batches(self) -> Iterator[Any]:
        for _ in range(self.batches):
            self.read += 1
            yield pa.record_batch({"body": self.texts()})
        if self.error:
            raise self.error


def test_a_stream_is_read_when_it_is_asked_for_and_once() -> None:
    source = Counted(5)
    stream = cw.check_many(source.reader(), model="event")
    reader = pa.RecordBatchReader.from_stream(stream)
    assert source.read == 0
    assert reader.schema.names == COLUMNS
    assert reader.read_next_batch().num_rows == 300
    assert source.read < 5
    assert sum(batch.num_rows for batch in reader) == 1200
    with pytest.raises(RuntimeError, match="^the stream has been read already$"):
        pa.RecordBatchReader.from_stream(stream)


def test_an_error_of_a_stream_ends_it() -> None:
    with pytest.raises(RuntimeError) as caught:
        cw.is_valid_many(Counted(1, LookupError("mine\nand more")).reader())
    assert str(caught.value).startswith("the column can't be read: ") and "\n" not in str(caught.value)
    reader = pa.RecordBatchReader.from_stream(cw.check_many(Counted(1, LookupError("mine")).reader()))
    assert reader.read_next_batch().num_rows == 300
    with pytest.raises(pa.ArrowException, match="mine"):
        reader.read_next_batch()


class Made:
    """What gives the same capsules each time."""

    def __init__(self, capsules: Any) -> None:
        self.capsules = capsules

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        return self.capsules


class MadeStream(Made):
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.capsules

    def __getattribute__(self, name: str) -> Any:
        if name == "__arrow_c_array__":
            raise AttributeError(name)
        return super().__getattribute__(name)


def test_capsules_that_are_wrong_are_told(capfd: pytest.CaptureFixture[str]) -> None:
    array, stream = Made(pa.array(["[]"]).__arrow_c_array__()), MadeStream(pa.chunked_array([["[]"]]).__arrow_c_stream__())
    for made in (array, stream):
        assert verdicts(made) == [True]
    schema = pa.array(["[]"]).__arrow_c_array__()[0]
    for made in (array, stream, Made((schema, schema)), MadeStream(schema)):
        for many in (CW.is_valid_many, CW.check_many):
            with pytest.raises(RuntimeError, match="^the column can't be read: "):
                many(made)
    for capsules in (None, "[]", (1, 2), schema):
        with pytest.raises(TypeError, match="^`column`: expected two capsules from `__arrow_c_array__`$"):
            cw.check_many(Made(capsules))
    with pytest.raises(TypeError, match="^`column`: expected a capsule from `__arrow_c_stream__`$"):
        cw.check_many(MadeStream((schema, schema)))
    assert capfd.readouterr().err == ""


def test_structs_that_break_the_interface_are_told() -> None:
    schema, array = pa.array(["[]"]).__arrow_c_array__()
    words(schema, b"arrow_schema", 1)[0] = None
    with pytest.raises(RuntimeError, match="^the column can't be read: its source breaks the Arrow C data interface$"):
        CW.is_valid_many(Made((schema, array)))
    for place, said in enumerate(["input stream does not provide the required get_schema callback", "its source breaks the Arrow C data interface"]):
        stream = pa.chunked_array([["[]"]]).__arrow_c_stream__()
        # The functions that give the schema, and the arrays.
        words(stream, b"arrow_array_stream", 2)[place] = None
        with pytest.raises(RuntimeError, match=f"^the column can't be read: {said}$"):
            CW.is_valid_many(MadeStream(stream))


@ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)
def no_message(stream: Any) -> None:
    """What a stream says of its last error."""


def words(capsule: Any, name: bytes, count: int) -> Any:
    """The first words of the struct that a capsule points to."""
    pointer_of = ctypes.pythonapi.PyCapsule_GetPointer
    pointer_of.restype, pointer_of.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    return (ctypes.c_void_p * count).from_address(pointer_of(capsule, name))


def without_messages(reader: Any) -> MadeStream:
    """A stream whose errors have no message, as the interface allows."""
    capsule = reader.__arrow_c_stream__()
    # Behind `get_schema` and `get_next`.
    words(capsule, b"arrow_array_stream", 3)[2] = ctypes.cast(no_message, ctypes.c_void_p).value
    return MadeStream(capsule)


def taken(capsule: Any, name: bytes, count: int) -> Any:
    """A capsule whose struct a library in C took: it says so in the last of these words, and leaves
    pointers that lead nowhere in the others.
    """
    for place in range(count):
        words(capsule, name, count)[place] = 8 if place + 1 < count else None
    return capsule


def test_a_capsule_that_another_library_took_is_told() -> None:
    def capsules() -> Any:
        return pa.array(["[]"]).__arrow_c_array__()

    schema, array = capsules()
    stream = pa.chunked_array([["[]"]]).__arrow_c_stream__()
    for made in (
        Made((taken(capsules()[0], b"arrow_schema", 8), array)),
        Made((schema, taken(capsules()[1], b"arrow_array", 9))),
        MadeStream(taken(stream, b"arrow_array_stream", 4)),
    ):
        with pytest.raises(RuntimeError, match="^the column can't be read: it was read before: pass a fresh object$"):
            CW.is_valid_many(made)
    assert verdicts(Made((schema, array))) == [True]


def test_an_error_without_a_message_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    message = "Cannot get next array from input stream. Error code: [0-9]+$"
    with pytest.raises(RuntimeError, match=f"^the column can't be read: {message}"):
        cw.is_valid_many(without_messages(Counted(1, LookupError("mine")).reader()))
    reader = pa.RecordBatchReader.from_stream(cw.check_many(without_messages(Counted(1, LookupError("mine")).reader())))
    assert reader.read_next_batch().num_rows == 300
    with pytest.raises(pa.ArrowException, match=message):
        reader.read_next_batch()
    assert capfd.readouterr().err == ""


def test_others_take_what_comes_out() -> None:
    expected = [alone(text, model="event") for text in MIXED]
    column = pl.Series("body", MIXED)
    assert pl.Series(cw.is_valid_many(column, model="event")).to_list() == [row["valid"] for row in expected]
    assert pl.DataFrame(cw.check_many(column, model="event")).to_dicts() == expected
    assert pl.DataFrame(cw.check_many(column.to_arrow(), model="event")).to_dicts() == expected
    batch = pa.record_batch(cw.check_many(pa.array(MIXED), model="event"))
    assert batch.to_pylist() == expected
    assert pa.field(cw.is_valid_many(column)).name == "valid"
    # A result is a column, too.
    with pytest.raises(TypeError, match="found `Boolean`"):
        CW.is_valid_many(cw.is_valid_many(column))
    assert len(cw.is_valid_many(column)) == len(MIXED)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="pandas and DuckDB support it no more")
def test_pandas_and_duckdb_give_columns_and_take_them() -> None:
    import duckdb
    import pandas as pd

    expected = [alone(text, model="event") for text in MIXED]
    series = pd.Series(MIXED, dtype="str")
    assert verdicts(series, model="event") == [row["valid"] for row in expected]
    assert list(pd.DataFrame.from_arrow(cw.check_many(series, model="event"))["kind"].dropna()) == [row["kind"] for row in expected if row["kind"]]
    bodies = pa.table({"body": MIXED})  # noqa: F841  # DuckDB looks for it.
    with duckdb.connect() as source, duckdb.connect() as reader:
        found = cw.check_many(source.sql("SELECT body FROM bodies"), model="event")  # noqa: F841
        counted = reader.sql("SELECT rule, count(*) FROM found WHERE NOT valid GROUP BY rule").fetchall()
    wanted = collections.Counter(row["rule"] for row in expected if row["valid"] is False)
    assert dict(counted) == dict(wanted)


def test_other_threads_run_meanwhile() -> None:
    column, count, is_over = pa.array([RECEIPT] * 200_000), 0, False

    def tick() -> None:
        nonlocal count
        while not is_over:
            time.sleep(0.0001)
            count += 1

    thread = threading.Thread(target=tick)
    thread.start()
    try:
        for many in (CW.is_valid_many, CW.check_many):
            before = count
            many(column, model="event")
            # One more could come between the lines.
            assert count > before + 2
    finally:
        is_over = True
        thread.join()


def test_many_threads_ask_about_one_column() -> None:
    column = pa.array(MIXED * 300)
    expected = rows(cw.check_many(column, model="event"))
    with ThreadPoolExecutor(8) as pool:
        for result in pool.map(lambda _: rows(cw.check_many(column, model="event")), range(24)):
            assert result == expected


@pytest.mark.skipif(sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="it takes two cores, and /proc")
def test_a_few_large_documents_are_checked_by_several_threads() -> None:
    column, most, is_over = pa.array(['["' + "a" * 1_000_000 + '"]'] * 40), 0, threading.Event()

    def threads() -> int:
        return len(os.listdir("/proc/self/task"))

    def watch() -> None:
        nonlocal most
        while not is_over.is_set():
            most = max(most, threads())

    thread = threading.Thread(target=watch)
    thread.start()
    before = threads()
    try:
        for many in (CW.is_valid_many, CW.check_many):
            most = 0
            # On a busy machine nobody may look during a call.
            for _ in range(200):
                many(column)
                if most > before:
                    break
            assert most > before
    finally:
        is_over.set()
        thread.join()


WITHOUT_THREADS = """
import pyarrow as pa
import chatapps_webhooks as cw

batch = pa.record_batch({"body": [cw.sample("outbound_message_status_changed")] * 1000})
found = pa.RecordBatchReader.from_stream(cw.check_many(pa.Table.from_batches([batch, batch]), model="event"))
print(pa.array(cw.is_valid_many(batch, model="event")).true_count, [part.column("valid").true_count for part in found])
"""


def test_columns_are_checked_where_the_system_gives_no_thread() -> None:
    # No system has so large a stack.
    environment = os.environ | {"RUST_MIN_STACK": str(2**60)}
    ended = subprocess.run([sys.executable, "-c", WITHOUT_THREADS], env=environment, capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == ("1000 [1000, 1000]\n", "")


FLAT = """
import resource, sys
import pyarrow as pa
import chatapps_webhooks as cw

def batches():
    for _ in range(int(sys.argv[1])):
        yield pa.record_batch({"body": [TEXT] * 4096})

class Taken:
    def __init__(self, capsules):
        self.capsules = capsules

    def __arrow_c_array__(self, requested_schema=None):
        return self.capsules

TEXT = cw.sample("outbound_message_status_changed")
def whole(column):
    cw.is_valid_many(column, model="event")

def batch_by_batch(column):
    for found in pa.RecordBatchReader.from_stream(cw.check_many(column, model="event")):
        pass

def each(column):
    for batch in column:
        pa.array(cw.is_valid_many(batch, model="event"))
        # Nobody takes what is in these capsules, and nobody reads this stream.
        cw.check_many(batch, model="event").__arrow_c_array__()
        cw.check_many(pa.table(batch), model="event").__arrow_c_stream__()
        # What is refused is let go, too.
        taken = Taken(batch.column(0).__arrow_c_array__())
        cw.is_valid_many(taken)
        for refused in (taken, pa.record_batch({"a": batch.column(0), "b": batch.column(0)})):
            try:
                cw.check_many(refused)
            except (RuntimeError, TypeError):
                continue
            raise AssertionError

for answer in (whole, batch_by_batch, each):
    answer(pa.RecordBatchReader.from_batches(pa.schema({"body": pa.string()}), batches()))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.skipif(os.name == "nt", reason="it has no `resource`")
def test_memory_is_flat() -> None:
    def peak(batches: int) -> int:
        ended = subprocess.run([sys.executable, "-c", FLAT, str(batches)], capture_output=True, text=True, check=True)
        return int(ended.stdout) * (1 if sys.platform == "darwin" else 1024)

    # Each batch has more than 2 MB of text.
    assert peak(40) - peak(4) < 24 << 20
