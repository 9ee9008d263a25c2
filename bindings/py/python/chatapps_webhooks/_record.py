"""Immutable records. They are what `dataclasses.dataclass(frozen=True, slots=True)` makes, without
what it takes to import `dataclasses`: two records are made in 0.7 ms this way, and in 25 with
`dataclasses` (CPython 3.11, the least of 25 processes on a busy machine), since that imports
`inspect`. The whole package may take 5.

Type checkers read the decorator as that of `dataclasses`, and the functions of `dataclasses` take a
record for one of theirs.

A record may keep its values in a row, `_row`: an object with an attribute for each name. Native
code makes one, or `object.__setattr__` does, by which `__init__` and decoders set values.
"""

from __future__ import annotations

import sys
from operator import attrgetter

from ._frozen import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

Namespace: Any = type(sys.implementation)
"""`types.SimpleNamespace`."""


class field:
    """What is special about a field."""

    __slots__ = ("repr", "compare", "hash")

    def __init__(self, *, repr: bool = True, compare: bool = True, hash: bool | None = None) -> None:
        self.repr = repr
        self.compare = compare
        self.hash = hash

    @property
    def hashed(self) -> bool:
        """Whether it counts in the hash of the record."""
        return self.compare if self.hash is None else self.hash


class _Dataclass:
    """An attribute by which `dataclasses` knows its own, made when it is looked for."""

    def __init__(self, attribute: str, annotations: dict[str, Any], fields: dict[str, field], defaults: dict[str, Any]) -> None:
        self.attribute = attribute
        self.annotations = annotations
        self.fields = fields
        self.defaults = defaults

    def __get__(self, record: object, cls: type) -> Any:
        import dataclasses

        rows = []
        for name, its in self.fields.items():
            default = self.defaults.get(name, dataclasses.MISSING)
            made = dataclasses.field(default=default, repr=its.repr, compare=its.compare, hash=its.hash)
            rows.append((name, self.annotations[name], made))
        return getattr(dataclasses.make_dataclass(cls.__name__, rows, frozen=True), self.attribute)


def dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
    """The decorator. Both are on, whatever is said: they are named for those who read the class."""
    return _record


def _record(cls: type) -> type:
    members = dict(vars(cls))
    annotations = cls.__annotations__
    fields: dict[str, field] = {}
    defaults: dict[str, Any] = {}
    for name in annotations:
        value = members.pop(name, None)
        fields[name] = value if isinstance(value, field) else field()
        if name in vars(cls) and not isinstance(value, field):
            # The only default there is here.
            defaults[name] = None
    for name in ("__dict__", "__weakref__"):
        members.pop(name, None)
    names = tuple(fields)
    shown = tuple(name for name in names if fields[name].repr)
    compared = tuple(name for name in names if fields[name].compare)
    hashed = tuple(name for name in names if fields[name].hashed)
    put = object.__setattr__

    def __repr__(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in shown])})"

    def __eq__(self: Any, other: Any) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all([getattr(self, name) == getattr(other, name) for name in compared])

    def __hash__(self: Any) -> int:
        return hash(tuple([getattr(self, name) for name in hashed]))

    def __setattr__(self: Any, name: str, value: object) -> None:
        if type(self) is made or name in fields:
            _refuse(f"cannot assign to field {name!r}")
        put(self, name, value)

    def __delattr__(self: Any, name: str) -> None:
        if type(self) is made or name in fields:
            _refuse(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    def __getstate__(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def __setstate__(self: Any, state: list[Any]) -> None:
        for name, value in zip(names, state):
            put(self, name, value)

    def __replace__(self: Any, /, **changes: Any) -> Any:
        return type(self)(**{name: getattr(self, name) for name in names} | changes)

    if "__repr__" in members:
        __repr__ = members["__repr__"]
    for method in (__repr__, __eq__, __hash__, __setattr__, __delattr__, __getstate__, __setstate__, __replace__):
        method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
        method.__module__ = cls.__module__
        members[method.__name__] = method
    members["__init__"] = _constructor(cls, names, defaults)
    members["__annotations__"] = annotations
    members["__slots__"] = members["__match_args__"] = names
    if has_row := members.pop("_row", False):
        members["__slots__"] = ("_row",)
        members.update([(name, _of_row(name)) for name in names])
    for name in ("__dataclass_fields__", "__dataclass_params__"):
        members[name] = _Dataclass(name, annotations, fields, defaults)
    made = type(cls)(cls.__name__, cls.__bases__, members)
    if has_row:
        setattr(made, "__slots__", names)
    return made


def _of_row(name: str) -> property:
    """A value that is in a row."""

    def put(self: Any, value: object) -> None:
        if not hasattr(self, "_row"):
            object.__setattr__(self, "_row", Namespace())
        setattr(self._row, name, value)

    return property(attrgetter(f"_row.{name}"), put)


def _constructor(cls: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """A function with the fields as its parameters, as `help()` and wrong calls show them. Its text
    has their names alone.
    """
    parameters = ", ".join([f"{name}=None" if name in defaults else name for name in names])
    # What can't be changed may hold nothing that can.
    values = {name: f"frozen({name})" if cls.__annotations__[name].startswith("Mapping[") else name for name in names}
    lines = [f" put(self, {name!r}, {value})" for name, value in values.items()]
    scope: dict[str, Any] = {"put": object.__setattr__, "frozen": frozen, "__name__": cls.__module__}
    exec("\n".join([f"def __init__(self, {parameters}):", *lines]), scope)
    made = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = {**cls.__annotations__, "return": "None"}
    return made


def _refuse(message: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(message)
