"""What is published: the catalogue of rules, and the JSON Schemas."""

from __future__ import annotations

from . import _native
from ._arguments import require
from ._report import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from ._names import Draft, Model


def rules() -> list[Rule]:
    """Returns every rule, in the order of the documentation."""
    rows = _native.catalogue()
    return [Rule(level_in_events=row.pop("levelInEvents"), fixes=tuple(row.pop("fixes")), **row) for row in rows]


def schema(model: Model | Literal["report"] = "webhooks", *, draft: Draft = "2020-12") -> dict[str, Any]:
    """The published JSON Schema of a document, or of a report.

    Args:
        model: Which one: a model as in `check`, or `report`.
        draft: The draft of JSON Schema: `2020-12` or `07`.

    Returns:
        The schema, a new `dict` each time.

    Raises:
        ValueError: If the model or the draft is unknown.
    """
    require(str, model=model, draft=draft)
    return _native.schema(model, draft)
