"""Annotations that `typing.get_type_hints` can resolve, although what they name is imported only
for type checkers: to import `typing` takes longer than this whole package.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class Hints(dict):  # type: ignore[type-arg]
    """Annotations whose texts become types when somebody looks at them."""

    def _resolved(self) -> dict[str, Any]:
        for name, hint in dict.items(self):
            if isinstance(hint, str):
                self[name] = eval(hint, names())  # The texts are those of this package.
        return self

    def __iter__(self) -> Iterator[Any]:
        self._resolved()
        return dict.__iter__(self)

    def items(self) -> Any:
        return dict.items(self._resolved())

    def values(self) -> Any:
        return dict.values(self._resolved())

    def __getitem__(self, name: str) -> Any:
        if isinstance(dict.__getitem__(self, name), str):
            self._resolved()
        return dict.__getitem__(self, name)


def names() -> dict[str, Any]:
    """Everything that an annotation of this package may name."""
    import builtins
    import collections.abc
    import datetime
    import os
    import typing
    import uuid

    from . import _event_names, _native, _report, events

    package = __import__(__package__)
    scope: dict[str, Any] = {**vars(_native), **vars(_report), **vars(_event_names)}
    scope |= {name: getattr(module, name) for module in (package, events) for name in module.__all__}
    for module in (typing, collections.abc):
        scope |= {name: getattr(module, name) for name in module.__all__}
    return scope | {"builtins": builtins, "datetime": datetime.datetime, "PathLike": os.PathLike, "UUID": uuid.UUID}


def hint(*things: Any) -> None:
    """Makes the annotations of functions and classes, and of their functions, such."""
    for thing in things:
        if isinstance(thing, type):
            hint(*[base for base in thing.__bases__ if base.__module__.startswith(f"{__package__}.")])
            for member in vars(thing).values():
                function = getattr(member, "fget", None) or getattr(member, "__func__", member)
                if hasattr(function, "__code__"):
                    hint(function)
            if type(vars(thing).get("__annotations__")) is dict:
                thing.__annotations__ = Hints(thing.__annotations__)
        elif type(thing.__annotations__) is dict:
            thing.__annotations__ = Hints(thing.__annotations__)
