"""The catalogue of rules."""

from __future__ import annotations

from . import _native
from ._report import Rule


def rules() -> list[Rule]:
    """Returns every rule, in the order of the documentation."""
    return [Rule(**row) for row in _native.catalogue()]
