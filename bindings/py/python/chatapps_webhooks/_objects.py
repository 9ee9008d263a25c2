"""What stands for an object that is no JSON value of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence, Set

from ._models import CLASSES
from ._native import Event, Part, Secret
from ._values import AccountId, WebhookSet

_MODELS = (*CLASSES.values(), Event, Part)


def _pair(item: object) -> tuple[object, object]:
    if not isinstance(item, tuple) or len(item) != 2:
        raise TypeError("expected pairs from `items()` of a mapping")
    return item


_HINTS = {
    "get_secret_value": "for a secret of pydantic, pass `.get_secret_value()`",
    "reveal": "it is one already; `.reveal()` gives its value",
    "unicode_string": "for a URL of pydantic, pass `str(…)` of it",
    "urn": "for a UUID, pass `str(…)` of it",
    "_member_map_": "for a member of an enumeration, pass `.value`",
    "model_dump": "for a model of pydantic, pass `.model_dump(by_alias=True, exclude_none=True)`",
    "__struct_fields__": "for a struct of msgspec, pass `msgspec.to_builtins(…)`",
    "__attrs_attrs__": "for a class of attrs, pass `attrs.asdict(…)` without what is `None`",
    "to_dicts": "for a frame of Polars, pass `.to_dicts()` without what is `None`",
    "iterrows": "for a frame of pandas, pass `.to_dict('records')` without what is NaN",
    "to_list": "for a column, pass `.to_list()`; for a row, `.to_dict()`",
    "dtype": "for a value of NumPy, pass `.item()` or `.tolist()`",
    "read_bytes": "for a file, pass `.read_bytes()` or use `check_file`",
    "read": "for a file, pass `.read()`",
    "__await__": "`await` it first",
    "__next__": "pass a `list` of it",
    "isoformat": "pass its text",
}
"""What to do with objects that are often given, by an attribute that their classes have."""


def hint(value: object) -> str:
    """What to do with an object that is often given in place of another one."""
    cls = type(value)
    if cls.__name__ in ("NAType", "NaTType"):
        return " (for a missing cell, leave the key out)"
    if isinstance(value, type):
        return " (pass an instance of the class)"
    if isinstance(value, Set):
        return " (pass a `list` of it)"
    return next((f" ({hint})" for name, hint in _HINTS.items() if hasattr(cls, name)), "")


def stand_in(value: object) -> tuple[object | None, str]:
    """What stands for an object, or `None` and a hint."""
    plain = _plain(value)
    return plain, hint(value) if plain is None else ""


def _plain(value: object) -> object | None:
    """A `dict`, a `list` or a `str` for a model, a secret, a dataclass, a mapping or a sequence;
    `None` for anything else.

    A field of a dataclass that is `None` by default, and still is, is absent: a dataclass can't
    leave it out.
    """
    if isinstance(value, Mapping):
        return dict([_pair(item) for item in value.items()])
    if isinstance(value, Sequence):
        return list(value)
    if isinstance(value, _MODELS):
        return value.to_dict()  # type: ignore[no-any-return, attr-defined]
    if isinstance(value, WebhookSet):
        return value.to_list()
    if isinstance(value, Secret):
        return value.reveal()
    if isinstance(value, AccountId):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        members = [(field, getattr(value, field.name)) for field in dataclasses.fields(value)]
        return {field.name: member for field, member in members if member is not None or field.default is not None}
    return None
