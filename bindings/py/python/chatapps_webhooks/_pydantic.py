"""What pydantic asks of a class that is a field: how it is checked, and its JSON Schema. Imported only when pydantic asks.

Documents are checked under the contract, as the constructors do it. Errors carry rules and pointers and, like everything that is
reported, no value: their `input` is `None`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError as PydanticError, core_schema

from . import _native
from ._models import MODELS
from ._report import ValidationError

def get_core_schema(cls: Any) -> core_schema.CoreSchema:
    """How pydantic checks and writes values of a class."""
    name = cls.__name__
    make: Callable[[Any], Any] = getattr(cls, "from_dict", cls)

    def validate(value: object) -> object:
        if isinstance(value, cls):
            return value
        try:
            return make(value)
        except ValidationError as error:
            details = [_detail(finding) for finding in error.report.errors]
        except (TypeError, ValueError) as error:
            # It is nothing that JSON has, so no rule speaks of it; the message says where.
            context = {"rule": "type", "pointer": "", "help": "give what JSON can hold", "params": {}}
            details = [{"type": PydanticCustomError("type", str(error), context), "input": None}]  # type: ignore[arg-type]
        raise PydanticError.from_exception_data(name, details)

    # A secret stays an object, and JSON shows stars; the other classes are written as they are sent.
    secret = cls is _native.Secret
    return core_schema.no_info_plain_validator_function(
        validate,
        ref=f"{cls.__module__}.{name}:{id(cls)}",
        serialization=core_schema.plain_serializer_function_ser_schema(
            (lambda _: "***") if secret else getattr(cls, "to_dict", str),
            when_used="json" if secret else "always",
        ),
    )


def _detail(finding: Any) -> InitErrorDetails:
    context = {"rule": finding.rule, "pointer": finding.pointer, "help": finding.help, "params": dict(finding.params)}
    return {
        "type": PydanticCustomError(finding.rule, finding.message, context),  # type: ignore[arg-type]
        "loc": tuple(int(part) if part.isdecimal() else _unescaped(part) for part in finding.pointer.split("/")[1:]),
        "input": None,
    }


def _unescaped(part: str) -> str:
    """A part of a pointer (RFC 6901) as the name that it stands for."""
    return part.replace("~1", "/").replace("~0", "~")


def get_json_schema(cls: Any) -> dict[str, Any]:
    """The published schema of a class, with what it refers to in its place."""
    if cls is _native.Secret:
        return {"type": "string", "format": "password", "writeOnly": True}
    document = _native.schema(MODELS.get(cls.__name__) or "account-id", "2020-12")
    definitions = document.get("$defs", {})
    schema: dict[str, Any] = _resolved(definitions.get(cls.__name__, document), definitions)
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
