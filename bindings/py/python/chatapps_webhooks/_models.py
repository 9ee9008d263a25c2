"""The classes of the contract's objects, made of their descriptions: those that the native module
has get their methods, all others are made here. What no description says is in `_MORE`, class by
class.
"""

from __future__ import annotations

from . import _native
from ._arguments import require
from ._native import OAuthClientCredentials, Record, Secret, Webhook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Row:
    """An attribute: its name, the name in JSON, whether it is required, how much of a value may be
    shown, and whether it is a time.
    """

    __slots__ = ("attribute", "name", "wire", "required", "privacy", "is_time")

    def __init__(self, attribute: Any) -> None:
        self.attribute = attribute
        self.name, self.wire, self.required, self.privacy, self.is_time = attribute.row


ROWS: dict[str, list[Row]] = {}

CLASSES: dict[str, Any] = {}
"""Every class, by its name, which is that of the object."""

MODELS: dict[str, str | None] = {}
"""For each class the model whose schema it is, or is a part of."""


class _Methods:
    """What every class has."""

    def from_dict(cls: Any, data: object, *, policy: str = "recommended") -> Any:
        """Makes one from what `to_dict` returns: a mapping with the property names of the contract.

        Args:
            data: The mapping. Properties that the contract doesn't have are dropped.
            policy: The levels of all rules, as in `parse`. A misspelt name is an error unless it is
                `contract`.

        Raises:
            ValidationError: If it has an error.
            TypeError: If it is text, or holds what JSON can't.
        """
        require(str, policy=policy)
        if isinstance(data, (str, bytes, bytearray, memoryview)):
            raise TypeError(f"`data`: expected a mapping, found `{type(data).__name__}`; `parse` reads text")
        return _native.from_dict(cls.__name__, data, policy)

    def to_dict(self) -> dict[str, Any]:
        """A `dict` with the property names of the contract, absent ones left out. Secrets are in
        it.
        """
        return _data(self)

    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it. Secrets are in it."""
        return _native.to_text(self)

    def replace(self, **changes: object) -> Any:
        """A copy with other values for some attributes; `None` removes one.

        Raises:
            ValidationError: If the copy breaks the contract.
        """
        name = type(self).__name__
        _known(f"{name}.replace", name, changes)
        return _native.from_dict(name, _set(name, _data(self), changes))

    def __new__(cls: Any, /, *values: object, **named: object) -> Any:
        return made(cls.__name__, values, named)

    def __replace__(self, /, **changes: object) -> Any:
        return self.replace(**changes)

    def __reduce_ex__(self, protocol: Any, /) -> Any:
        no_text(self, protocol)
        return _again, (type(self).__name__, self.to_dict())

    def __repr__(self) -> str:
        return shown(self)

    def __get_pydantic_core_schema__(cls: type, source: object, handler: object) -> Any:
        """How pydantic checks and writes values of the class."""
        from ._pydantic import get_core_schema

        return get_core_schema(cls)

    def __get_pydantic_json_schema__(cls: type, schema: object, handler: object) -> dict[str, Any]:
        """The published JSON Schema of the class."""
        from ._pydantic import get_json_schema

        return get_json_schema(cls)


def shown(value: object) -> str:
    """The `repr` of an object: its attributes, without what nobody may see."""
    parts = []
    for row in ROWS[type(value).__name__]:
        # Of a time the text always can be shown.
        attribute = getattr(value, f"{row.name}_text" if row.is_time else row.name)
        if attribute is None:
            continue
        if row.privacy == "personal":
            text = "***"
        elif row.privacy == "secret":
            text = repr(attribute) if type(attribute) is _native.Secret else "***"
        elif row.privacy == "sensitive":
            url = _native.redacted(attribute) if isinstance(attribute, str) else None
            text = "***" if url is None else repr(url)
        else:
            text = repr(attribute)
        parts.append(f"{row.name}={text}")
    return f"{type(value).__name__}({', '.join(parts)})"


def no_text(value: object, protocol: int) -> None:
    """Refuses to take a value apart for what writes text: nobody asked that for secrets.

    `pickle` and `copy` ask for protocol 4 or newer. PyYAML and jsonpickle ask for 2, and of a
    `TypeError` jsonpickle would make an object without data.

    Raises:
        pickle.PicklingError: If the protocol is older than 3.
    """
    if protocol < 3:
        from pickle import PicklingError

        data = ", such as `masked().to_dict()`" if hasattr(value, "masked") else ""
        raise PicklingError(
            f"`{type(value).__name__}` can't be pickled with protocol {protocol}: PyYAML, jsonpickle and others ask for it, and secrets would "
            f"stand in the text that they write; use protocol 3 or newer, or give them plain data{data}"
        )


def _again(name: str, data: dict[str, Any]) -> Any:
    """Makes an object once more. One of an answer may have values that a request may not have."""
    model = _ANSWERS.get(name)
    return _native.from_dict(name, data) if model is None else _native.parse([data], model=model, policy="contract")[0]


_ANSWERS = {"Webhook": "webhook-list"}
"""The lists that the platform answers, by the class of their entries."""


def _data(value: object) -> dict[str, Any]:
    from json import loads

    return loads(_native.to_text(value))  # type: ignore[no-any-return]


def made(name: str, values: tuple[object, ...], named: dict[str, Any]) -> Any:
    """What a constructor makes of its arguments."""
    if values:
        raise TypeError(f"{name}() takes 0 positional arguments but {len(values)} {'was' if len(values) == 1 else 'were'} given")
    _known(name, name, named)
    missing = [repr(row.name) for row in ROWS[name] if row.required and row.name not in named]
    if missing:
        *others, last = missing
        names = f"{', '.join(others)}{',' * (len(others) > 1)} and {last}" if others else last
        raise TypeError(f"{name}() missing {len(missing)} required keyword-only argument{'s' * (len(others) > 0)}: {names}")
    return _native.from_dict(name, _set(name, {}, named))


def _known(said: str, name: str, named: dict[str, Any]) -> None:
    """Fails if a name is none of an attribute: before there is anything in a local variable that
    nobody may see.
    """
    known = [row.name for row in ROWS[name]]
    for other in named:
        if other not in known:
            wire = [row.name for row in ROWS[name] if row.wire == other]
            hint = f"; did you mean `{wire[0]}`?" if wire else ""
            raise TypeError(f"{said}() got an unexpected keyword argument {other!r}{hint}")


def _set(name: str, data: dict[str, Any], named: dict[str, Any]) -> dict[str, Any]:
    """Sets or removes the properties of attributes."""
    for row in ROWS[name]:
        if row.name not in named:
            continue
        value = named[row.name]
        if value is None:
            data.pop(row.wire, None)
        elif row.is_time:
            from ._times import to_text

            data[row.wire] = to_text(value)
        else:
            data[row.wire] = value
    return data


def finalized(cls: type) -> None:
    raise TypeError(f"type '{cls.__base__.__name__}' is not an acceptable base type")  # type: ignore[union-attr]


class _Signature:
    """The signature of a class, made when somebody looks at it: to import `inspect` takes longer
    than all else.
    """

    def __get__(self, instance: object, cls: type) -> Any:
        from inspect import Parameter, Signature

        def parameter(row: Row) -> Parameter:
            return Parameter(row.name, Parameter.KEYWORD_ONLY, default=Parameter.empty if row.required else None)

        return Signature([parameter(row) for row in ROWS[cls.__name__]])


_RAISES = """Raises:
    ValidationError: If the values break the contract. Policy rules are for `check`.
    TypeError: If a value is of a type that JSON doesn't have."""

_AS_GIVEN = "As it was given (RFC 3339)."


def _targets(self: Any) -> Any:
    """The targets of exactly one type each that it stands for."""
    return _native.targets(self)


def _masked(self: Any) -> Any:
    """The same as GET shows it: with `***` in place of secrets. An empty `http_authorization` has
    nothing to mask.
    """
    return _native.masked(self)


_MORE: dict[str, dict[str, Any]] = {
    "Webhook": {
        "is_enabled": property(lambda self: self.enabled is not False, doc="Whether events are sent: `True` unless it says otherwise."),
        "masked": _masked,
        "targets": _targets,
    },
    "OAuthClientCredentials": {"masked": _masked},
    "WebhookTarget": {"targets": _targets},
    "ErrorResponse": {
        "meaning": property(
            lambda self: _native.meaning(self.code),
            doc="What the register says of the code; `None` if it isn't in the register, which is open.",
        ),
    },
}


def _make(name: str, doc: str) -> Any:
    rows = ROWS[name]
    lines = "".join([f"    {row.name}: {row.attribute.__doc__}\n" for row in rows])
    members: dict[str, Any] = {
        **_METHODS,
        **{row.name: row.attribute for row in rows},
        **{f"{row.name}_text": row.attribute.text for row in rows if row.is_time},
        **_MORE.get(name, {}),
        "__doc__": f"{doc}\n\nArgs:\n{lines}\n{_RAISES}",
        "__match_args__": tuple([row.name for row in rows]),
        "__signature__": _Signature(),
    }
    native = {"Webhook": Webhook, "OAuthClientCredentials": OAuthClientCredentials}.get(name)
    if native is None:
        return type(name, (Record,), {"__slots__": (), "__module__": __package__, "__init_subclass__": classmethod(finalized), **members})
    for member, value in members.items():
        # Python's own guard against instances that nobody made goes with the native constructor.
        if member != "__new__":
            setattr(native, member, value)
    return native


def record_of(name: str, given: Any) -> Any:
    """An instance of a class, of what the native module has read."""
    return Record.__new__(CLASSES[name], given)


_METHODS: dict[str, Any] = {name: value for name, value in vars(_Methods).items() if callable(value)}
_METHODS["from_dict"] = classmethod(_METHODS["from_dict"])

HOOKS: dict[str, Any] = {name: classmethod(value) for name, value in _METHODS.items() if "pydantic" in name}
"""By what pydantic learns how a class is a field. Nothing of it is imported before it asks."""

_METHODS |= HOOKS


def made_here(*classes: Any) -> None:
    """Makes classes whose instances only this package makes fields of pydantic and answers of
    FastAPI.
    """

    def get_core_schema(cls: Any, source: object, handler: object) -> Any:
        from ._pydantic import get_instance_schema

        return get_instance_schema(cls)

    for cls in classes:
        cls.__get_pydantic_core_schema__ = classmethod(get_core_schema)
        cls.__get_pydantic_json_schema__ = HOOKS["__get_pydantic_json_schema__"]
        cls.__module__ = __package__

for _name, _doc, _model, _attributes in _native.objects(False):
    ROWS[_name] = [Row(attribute) for attribute in _attributes]
    MODELS[_name] = _model
    CLASSES[_name] = _make(_name, _doc)

WebhookTarget = CLASSES["WebhookTarget"]
ErrorResponse = CLASSES["ErrorResponse"]
ReceiverTranscript = CLASSES["ReceiverTranscript"]
ReceiverProbe = CLASSES["ReceiverProbe"]


def _reduced(self: Secret, protocol: Any, /) -> tuple[type[Secret], tuple[str]]:
    no_text(self, protocol)
    return type(self), (self.reveal(),)


for _name, _hook in (HOOKS | {"__reduce_ex__": _reduced}).items():
    setattr(Secret, _name, _hook)
