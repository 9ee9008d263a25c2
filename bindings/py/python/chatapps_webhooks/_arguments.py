"""Refuses arguments of a wrong type by their name: native code doesn't know it."""

from __future__ import annotations


def require(kind: type, **arguments: object) -> None:
    """Refuses arguments that are not of the class, and text that can't be written down: Python's
    own error would carry it.

    Raises:
        TypeError: If one of them is of another class.
        ValueError: If one of them has a lone surrogate.
    """
    for name, value in arguments.items():
        if not isinstance(value, kind):
            raise TypeError(f"`{name}`: expected a `{kind.__name__}`, found `{type(value).__name__}`")
        if isinstance(value, str) and not value.isascii() and value.encode("utf-8", "replace").decode() != value:
            raise ValueError(f"`{name}`: the text has a lone surrogate")


def listed(**arguments: object) -> list[object]:
    """The elements of the one argument, which is iterable, but neither a text nor a mapping.

    Raises:
        TypeError: If it is something else.
    """
    ((name, values),) = arguments.items()
    is_text = isinstance(values, (str, bytes, bytearray, memoryview))
    try:
        if is_text or hasattr(values, "items"):
            raise TypeError
        elements = iter(values)  # type: ignore[call-overload]
    except TypeError:
        is_one = hasattr(values, "items") or hasattr(values, "to_dict")
        hint = "; `parse` reads text" if is_text else "; put it into a list" if is_one else ""
        raise TypeError(f"`{name}`: expected an iterable of models or mappings, found `{type(values).__name__}`{hint}") from None
    return list(elements)
