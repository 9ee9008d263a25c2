"""The enumerations of the contract, made of their descriptions. A member is the string that the
contract has for it.
"""

from __future__ import annotations

from enum import Enum

from . import _native


def _member(name: str) -> str:
    """The name of a member, from that of the description: `DELIVERY_RECEIPT` from
    `DeliveryReceipt`.
    """
    return "".join([f"_{letter}" if letter.isupper() else letter for letter in name]).strip("_").upper()


NAMES: list[str] = []
"""The names of all enumerations."""

for _name, _doc, _values in _native.enumerations():
    NAMES.append(_name)
    _members = [(_member(member), text) for member, text, _ in _values]
    _class = Enum(_name, _members, module=__package__, type=str)  # type: ignore[misc]
    _class.__doc__ = _doc
    _class.__str__ = str.__str__  # type: ignore[method-assign, assignment]
    for _, _text, _meaning in _values:
        _class(_text).__doc__ = f"{_meaning[0].upper()}{_meaning[1:]}."
    globals()[_name] = _class
