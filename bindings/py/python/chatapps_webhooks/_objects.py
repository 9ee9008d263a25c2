"""What stands for an object that is no JSON value of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from ._models import CLASSES
from ._native import Secret
from ._values import AccountId, WebhookSet

_MODELS = tuple(CLASSES.values())


def _pair(item: object) -> tuple[object, object]:
    if not isinstance(item, tuple) or len(item) != 2:
        raise TypeError("expected pairs from `items()` of a mapping")
    return item


def stand_in(value: object) -> object | None:
    """A `dict`, a `list` or a `str` for a model, a secret, a dataclass, a mapping or a sequence; `None` for anything else."""
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
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return None
