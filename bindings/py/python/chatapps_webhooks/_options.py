"""The arguments of `check`, `is_valid` and `parse` that are rarely given."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MOST = 2 * sys.maxsize + 1


def options(rules: Any, *limits: Any) -> tuple[list[Any], list[int | None]]:
    """Pairs of rules and levels, and the limits.

    Raises:
        TypeError: If one of them is something else.
        ValueError: If a limit is out of range.
    """
    pairs = []
    if rules is not None:
        if not hasattr(rules, "items"):
            raise TypeError(f"`rules`: expected a Mapping, found `{type(rules).__name__}`")
        pairs = list(rules.items())
        if not all([isinstance(rule, str) and isinstance(level, str) for rule, level in pairs]):
            raise TypeError("`rules`: expected a mapping from ids of rules to levels")
    for name, limit in zip(("max_bytes", "max_depth", "max_entries", "max_findings"), limits):
        if limit is not None:
            if isinstance(limit, bool) or not hasattr(type(limit), "__index__"):
                raise TypeError(f"`{name}`: expected an integer, found `{type(limit).__name__}`")
            if not 0 <= limit <= _MOST:
                raise ValueError(f"`{name}`: expected an integer from 0 to {_MOST}")
    return pairs, list(limits)
