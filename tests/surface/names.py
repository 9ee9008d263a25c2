"""Prints the public names of the Python package that is installed, one to a line. What need not be
in the table, but may be, is behind a `?`: special methods.
"""

from __future__ import annotations

import inspect
from typing import Any

import chatapps_webhooks as cw
from chatapps_webhooks import _event_names, events, pytest_plugin, receiver, testing


def keywords(callee: Any) -> list[str]:
    """The parameters that can only be given by name. Those of an enumeration are the same for all
    of them.
    """
    if hasattr(callee, "__members__"):
        return []
    try:
        parameters = inspect.signature(callee).parameters.values()
    except (TypeError, ValueError):
        return []
    return [parameter.name for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY]


def members(cls: Any) -> set[str]:
    """What a class has of its own, or from another one of the package. What all events have stands
    in the rows of `Event`, and how they and their parts are written, too.
    """
    if issubclass(cls, (cw.Event, events._Part)) and cls is not cw.Event:
        return {name for name in vars(cls) if name not in ("to_dict", "to_json")}
    found = set(getattr(cls, "__members__", ()))
    for base in cls.__mro__:
        if base.__module__.partition(".")[0] == cw.__name__:
            found |= {*vars(base), *inspect.get_annotations(base)}
    return found


def main() -> None:
    callees = {}
    for name in _event_names.__all__:
        print(name)
    for name, value in {name: getattr(of, name) for of in (cw, events, receiver, testing, pytest_plugin) for name in of.__all__}.items():
        print(name)
        callees[name] = value
        if isinstance(value, type):
            for member in members(value):
                if not member.startswith("_"):
                    print(f"{name}.{member}")
                    callees[f"{name}.{member}"] = getattr(value, member, None)
                elif member.startswith("__"):
                    print(f"? {name}.{member}")
    options = keywords(cw.check)
    for name, callee in callees.items():
        given = keywords(callee)
        # Functions share the options of `check`, and constructors take what is an attribute then.
        for keyword in [] if given == options and callee is not cw.check else given:
            if f"{name}.{keyword}" not in callees:
                print(f"{name}({keyword})")


main()
