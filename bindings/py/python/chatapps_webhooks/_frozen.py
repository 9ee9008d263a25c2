"""Data that can't be changed, for what is immutable, and that encoders know all the same."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Frozen(dict):  # type: ignore[type-arg]
    """A `dict` that can't be changed."""

    __slots__ = ()

    def _refuse(self, *values: object, **named: object) -> Any:
        raise TypeError("the data of a finding can't be changed; `dict(…)` makes a copy that can")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[Frozen], tuple[dict[str, Any]]]:
        return Frozen, (dict(self),)


_DONE = frozenset((str, int, float, bool, type(None), tuple, Frozen))


def frozen(value: Any) -> Any:
    """A value without anything that can be changed: with a `Frozen` for each `dict`, and a `tuple`
    for each `list`.
    """
    if isinstance(value, dict):
        # Findings are made by the thousand, and what native code gives them is done already.
        if _DONE.issuperset(map(type, value.values())):
            return Frozen(value)
        return Frozen({name: frozen(member) for name, member in value.items()})
    return tuple([frozen(each) for each in value]) if isinstance(value, list) else value


def thawed(value: Any) -> Any:
    """What JSON has for it, with a `dict` and a `list` of its own for each."""
    if isinstance(value, dict):
        return {name: thawed(member) for name, member in value.items()}
    return [thawed(each) for each in value] if isinstance(value, tuple) else value


def __getattr__(name: str) -> Any:
    """`from_json`: the value of a JSON text, frozen. Native code keeps it; to import `json` takes
    long.
    """
    if name != "from_json":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from json import JSONDecoder

    return JSONDecoder(object_hook=Frozen).decode
