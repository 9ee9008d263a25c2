"""What a description alone brings to Python: an object that exists for tests, in a build with the
feature `specimen`.

`run` builds it, and calls this file by its name; `test_package.py` says that the package has
nothing of it.
"""

from __future__ import annotations

import copy
import inspect
import json
import pickle
import pydoc
from datetime import datetime, timezone
from typing import Any

import pydantic
import pytest

import chatapps_webhooks as cw

CW: Any = cw
CANARY = "c4n4ry"
FULL: dict[str, Any] = {
    "id": "s-1",
    "active": True,
    "count": 7,
    "share": 0.5,
    "madeAt": "2020-12-22T05:52:01.85Z",
    "secret": CANARY,
    "size": "small",
    "color": "RED",
    "tags": ["a", "b"],
    "rows": [[{"label": "x"}], []],
    "part": {"label": "outer", "parts": [{"label": "inner", "weight": 1.5}]},
    "content": {"text": "hello", "lines": None},
    "contentType": "note",
    "raw": {"any": [1, None]},
    "note": None,
}


def specimen(**changes: Any) -> Any:
    return CW.Specimen.from_dict(FULL | changes)


def test_it_is_checked_and_parsed_as_any_model() -> None:
    for document in (FULL, json.dumps(FULL, separators=(",", ":"))):
        assert CW.check(document, model="specimen").errors == ()
        assert CW.is_valid(document, model="specimen")
        made = CW.parse(document, model="specimen")
        assert type(made) is CW.Specimen and made == specimen() and hash(made) == hash(specimen())
    wrong = FULL | {"count": 1.5, "part": {"label": 1}, "rows": [[{}]]}
    for text in (wrong, json.dumps(wrong)):
        found = [(finding.rule, finding.pointer) for finding in CW.check(text, model="specimen").errors]
        assert sorted(found) == [("required", "/rows/0/0"), ("type", "/count"), ("type", "/part/label")]
        with pytest.raises(cw.ValidationError):
            CW.parse(text, model="specimen")
    assert CW.schema("specimen")["properties"].keys() == FULL.keys()


def test_attributes_are_what_the_rows_say() -> None:
    made = specimen()
    assert (made.id, made.active, made.count, made.share) == ("s-1", True, 7, 0.5)
    assert made.made_at == datetime(2020, 12, 22, 5, 52, 1, 850000, timezone.utc) and made.made_at_text == FULL["madeAt"]
    assert made.secret == cw.Secret(CANARY)
    assert made.size is CW.Size.SMALL and made.size == "small" and made.color == "RED"
    assert made.tags == ("a", "b") and made.raw == FULL["raw"] and made.note is None
    assert type(made.part) is CW.SpecimenPart and made.part.parts[0].weight == 1.5
    assert made.rows == ((CW.SpecimenPart(label="x"),), ())
    assert type(made.content) is CW.SpecimenNote and made.content.text == "hello" and made.content.lines is None
    assert type(specimen(content={"label": "x"}, contentType="part").content) is CW.SpecimenPart
    assert specimen(content={"new": 1}, contentType="other").content == {"new": 1}
    assert CW.Specimen(id="x").part is None
    assert CW.Specimen(id="x", size=CW.Size.LARGE, part=CW.SpecimenPart(label="y")).to_dict() == {
        "id": "x", "size": "large", "part": {"label": "y"}
    }
    with pytest.raises(AttributeError):
        made.count = 8
    with pytest.raises(TypeError, match="acceptable base type"):
        type("Other", (CW.Specimen,), {})


def test_it_goes_to_data_and_back() -> None:
    made = specimen()
    assert made.to_dict() == FULL and json.loads(made.to_json()) == FULL
    for value in (made, made.part, made.content):
        assert type(value).from_dict(value.to_dict()) == value
        for again in (copy.copy(value), copy.deepcopy(value), *[pickle.loads(pickle.dumps(value, n)) for n in range(3, 6)]):
            assert again == value and type(again) is type(value)
    assert made.replace(count=8).count == 8 and made.replace(part=None).part is None
    time = datetime(2021, 1, 1, tzinfo=timezone.utc)
    assert made.replace(made_at=time).made_at == time
    assert CW.check([made.to_dict()], model="specimen").errors[0].rule == "type"
    assert CW.is_valid(made, model="specimen")


def test_its_secret_is_not_shown() -> None:
    for shown in (repr(specimen()), str(specimen()), repr([specimen()])):
        assert CANARY not in shown and "secret=Secret(***)" in shown and "made_at='2020" in shown
    with pytest.raises(cw.ValidationError) as caught:
        specimen(secret=[CANARY])
    assert CANARY not in str(caught.value) and [finding.pointer for finding in caught.value.report] == ["/secret"]


def test_constructors_are_python_s() -> None:
    with pytest.raises(TypeError, match=r"Specimen\(\) missing 1 required keyword-only argument: 'id'"):
        CW.Specimen()
    with pytest.raises(TypeError, match=r"Specimen\(\) got an unexpected keyword argument 'colour'"):
        CW.Specimen(id="x", colour="red")
    with pytest.raises(TypeError, match="takes 0 positional arguments but 1 was given"):
        CW.Specimen("x")
    with pytest.raises(cw.ValidationError):
        CW.SpecimenPart(label=1)
    assert list(inspect.signature(CW.Specimen).parameters)[:2] == ["id", "active"]
    assert "When it was made." in pydoc.render_doc(CW.Specimen)
    match specimen():
        case CW.Specimen(count=7, part=CW.SpecimenPart(label)):
            assert label == "outer"
        case _:
            pytest.fail("it matches")


def test_it_is_a_field_of_pydantic() -> None:
    adapter = pydantic.TypeAdapter(CW.Specimen)
    assert adapter.validate_python(FULL) == specimen() and adapter.json_schema()["title"] == "Specimen"
