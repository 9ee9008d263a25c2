"""What pydantic asks of a class that is a field: how it is checked, and its JSON Schema. Imported
only when pydantic asks.

Documents are checked as `parse` does it, under the policy `recommended` unless `Checked` says
otherwise. Errors carry rules and pointers and, like everything that is reported, no value: a note
stands in the place of their `input`. JSON that pydantic writes has masks in place of secrets.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError as PydanticError, core_schema

from . import _native
from ._checked import STANDARD
from ._models import MODELS
from ._report import ValidationError
from ._values import WebhookSet

INPUT = "(not shown: it may hold secrets)"
"""What stands in the place of a value that was refused."""


def get_core_schema(cls: Any, options: dict[str, Any] = STANDARD) -> core_schema.CoreSchema:
    """How pydantic checks and writes values of a class."""
    if cls is _native.Secret:
        return _schema(cls, cls, options, "give its text")
    if cls is WebhookSet:
        return _schema(cls, lambda value: cls(_entries(_native.Webhook, "webhooks", value, options)), options)
    if issubclass(cls, _native.Event):
        return _schema(cls, lambda value: _event(cls, value), options)
    if issubclass(cls, _native.Part):
        return get_instance_schema(cls)
    if cls.__name__ in MODELS:
        return _schema(cls, lambda value: _native.from_dict(cls.__name__, value, **options), options)
    return _schema(cls, cls, options)


def _event(cls: Any, value: object) -> object:
    """An event of a class. Any body is an `Event`: one that is refused comes again, and then is
    lost.
    """
    event = _native.receive_event(value)
    if isinstance(event, cls):
        return event
    if event.report is not None:
        raise ValidationError(event.report)
    raise TypeError(f"expected an event of the kind `{_kind(cls)}`, found `{event.kind}`")


def _kind(cls: Any) -> str:
    from .events import KINDS

    return KINDS[cls.__name__]


def get_list_schema(cls: Any, model: str, options: dict[str, Any]) -> core_schema.CoreSchema:
    """How pydantic checks and writes a whole body: a list of models that are compared with each
    other.
    """

    def validate(value: object) -> object:
        return _checked("list", lambda value: _entries(cls, model, value, options), value)

    return core_schema.no_info_plain_validator_function(
        validate,
        metadata={"pydantic_js_functions": [lambda schema, handler: get_model_schema(model)]},
        serialization=core_schema.plain_serializer_function_ser_schema(lambda all: [written(one) for one in all], when_used="json"),
    )


def get_instance_schema(cls: Any) -> core_schema.CoreSchema:
    """How pydantic takes and writes what only this package makes, such as reports."""

    def refuse(value: object) -> object:
        raise TypeError(f"expected an instance of `{cls.__name__}`, found `{type(value).__name__}`")

    return _schema(cls, refuse, STANDARD, f"leave it out: `{cls.__name__}` is for answers, and is never read")


def _schema(cls: Any, make: Callable[[Any], Any], options: dict[str, Any], help: str = "give what JSON can hold") -> core_schema.CoreSchema:
    def validate(value: object) -> object:
        return value if isinstance(value, cls) else _checked(cls.__name__, make, value, help)

    # An object stays one; JSON shows masks. A class has one definition in a JSON Schema, whatever
    # the options of its fields are.
    is_standard = options == STANDARD
    return core_schema.no_info_plain_validator_function(
        validate,
        ref=f"{cls.__module__}.{cls.__name__}:{id(cls)}" if is_standard else None,
        metadata={} if is_standard else {"pydantic_js_functions": [lambda schema, handler: get_json_schema(cls)]},
        serialization=core_schema.plain_serializer_function_ser_schema(written, when_used="json"),
    )


def _entries(cls: Any, model: str, value: Any, options: dict[str, Any]) -> list[Any]:
    """The models of a list. What are models already are taken as they are: a route may answer what
    no request may have.
    """
    if isinstance(value, (list, tuple, set, frozenset)) and all([isinstance(entry, cls) for entry in value]):
        return list(value)
    return _native.from_dict(model, value, **options)  # type: ignore[no-any-return]


def _checked(name: str, make: Callable[[Any], Any], value: object, help: str = "give what JSON can hold") -> object:
    try:
        return make(value)
    except ValidationError as error:
        report = error.report
    except (TypeError, ValueError) as error:
        # No rule speaks of it; the message says where it is.
        raise PydanticError.from_exception_data(name, [_line("type", str(error), "", help)]) from None
    lines = [_line(found.rule, found.message, found.pointer, found.help, found.to_dict()["params"]) for found in report.errors]
    if more := report.omitted["error"]:
        lines.append(_line("too_many_findings", f"{more} more error{'s' * (more > 1)}", "", "put right what is shown, and check again", {"omitted": more}))
    raise PydanticError.from_exception_data(name, lines)


def written(value: Any) -> Any:
    """What JSON has for a value: without secrets."""
    if isinstance(value, _native.Secret):
        return "***"
    if isinstance(value, _native.Event):
        return _body(value.raw)
    if isinstance(value, ValidationError):
        value = value.report
    if hasattr(value, "masked"):
        value = value.masked()
    for method in ("to_dict", "to_list"):
        if hasattr(value, method):
            return getattr(value, method)()
    return str(value)


def _body(raw: str) -> Any:
    """A body as it was received: JSON, or its text if it is none that can be written."""
    from json import dumps, loads

    try:
        value = loads(raw)
        dumps(value, allow_nan=False)
    except (ValueError, RecursionError):
        return raw
    return value


def _line(rule: Any, message: Any, pointer: str, help: str, params: Any = {}) -> InitErrorDetails:
    context = {"rule": rule, "pointer": pointer, "help": help, "params": params}
    return {
        "type": PydanticCustomError(rule, message, context),
        "loc": tuple(int(part) if part.isdecimal() else _unescaped(part) for part in pointer.split("/")[1:]),
        "input": INPUT,
    }


def _unescaped(part: str) -> str:
    """A part of a pointer (RFC 6901) as the name that it stands for."""
    return part.replace("~1", "/").replace("~0", "~")


def get_json_schema(cls: Any) -> dict[str, Any]:
    """The published schema of a class, with what it refers to in its place."""
    if cls is _native.Secret:
        return {"type": "string", "format": "password", "writeOnly": True}
    name = cls.__name__
    if name in ("BlockedError", "Fixed"):
        return {"title": name, "type": "string"}
    others = {"Report": "report", "ValidationError": "report", "Finding": "report", "Fix": "report", "Edit": "report", "WebhookSet": "webhooks", "AccountId": "account-id"}
    if issubclass(cls, _native.Event) and cls is not _native.Event:
        try:
            return get_model_schema(f"events/{_kind(cls)}")
        except ValueError:
            return {"title": name, "type": "object"}
    model = MODELS.get(name) or others.get(name)
    # Rules and plans are for people and logs; no schema is published that a class of theirs has.
    return {"title": name, "type": "object"} if model is None else get_model_schema(model, name)


def get_model_schema(model: str, name: str = "") -> dict[str, Any]:
    """The published schema of a document, or of a definition in it, with what it refers to in its
    place.
    """
    document = _native.schema(model, "2020-12")
    definitions = document.get("$defs", {})
    schema: dict[str, Any] = _resolved(definitions.get(name, document), definitions)
    return {name: member for name, member in schema.items() if name not in ("$schema", "$id", "$defs")}


def _resolved(schema: Any, definitions: dict[str, Any]) -> Any:
    """A schema without references. What refers to itself is let through there."""
    if isinstance(schema, list):
        return [_resolved(member, definitions) for member in schema]
    if not isinstance(schema, dict):
        return schema
    members = {name: _resolved(member, definitions) for name, member in schema.items() if name != "$ref"}
    if "$ref" not in schema:
        return members
    name = schema["$ref"].removeprefix("#/$defs/")
    others = {other: definition for other, definition in definitions.items() if other != name}
    return (_resolved(definitions[name], others) if name in definitions else {}) | members
