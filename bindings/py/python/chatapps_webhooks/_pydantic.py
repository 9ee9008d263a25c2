"""What pydantic asks of a class that is a field: how it is checked, and its JSON Schema. Imported only when pydantic asks.

Documents are checked as `parse` does it, under the policy `recommended` unless `Checked` says otherwise. Errors carry rules and
pointers and, like everything that is reported, no value: a note stands in the place of their `input`. JSON that pydantic writes has
masks in place of secrets.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError as PydanticError, core_schema

from . import _native
from ._models import MODELS
from ._names import Policy
from ._report import ValidationError
from ._values import WebhookSet

INPUT = "(not shown: it may hold secrets)"
"""What stands in the place of a value that was refused."""


def get_core_schema(cls: Any, policy: Policy = "recommended") -> core_schema.CoreSchema:
    """How pydantic checks and writes values of a class."""
    if hasattr(cls, "from_dict"):
        return _schema(cls, policy, lambda value: cls.from_dict(value, policy=policy))
    if cls is WebhookSet:
        return _schema(cls, policy, lambda value: cls(value, policy=policy))
    return _schema(cls, policy, cls)


def get_list_schema(cls: Any, model: str, policy: str) -> core_schema.CoreSchema:
    """How pydantic checks and writes a whole body: a list of models that are compared with each other."""

    def make(value: object) -> object:
        return _native.from_dict(model, value, policy)

    def validate(value: object) -> object:
        return _checked("list", make, value)

    return core_schema.no_info_plain_validator_function(
        validate,
        metadata={"pydantic_js_functions": [lambda schema, handler: get_model_schema(model)]},
        serialization=core_schema.plain_serializer_function_ser_schema(lambda all: [written(one) for one in all], when_used="json"),
    )


def get_instance_schema(cls: Any) -> core_schema.CoreSchema:
    """How pydantic takes and writes what only this package makes, such as reports."""
    return core_schema.is_instance_schema(
        cls,
        serialization=core_schema.plain_serializer_function_ser_schema(written, when_used="json"),
    )


def _schema(cls: Any, policy: str, make: Callable[[Any], Any]) -> core_schema.CoreSchema:
    def validate(value: object) -> object:
        return value if isinstance(value, cls) else _checked(cls.__name__, make, value)

    # An object stays one; JSON shows masks. A class has one definition in a JSON Schema, whatever the policy of its fields is.
    return core_schema.no_info_plain_validator_function(
        validate,
        ref=f"{cls.__module__}.{cls.__name__}:{id(cls)}" if policy == "recommended" else None,
        metadata={} if policy == "recommended" else {"pydantic_js_functions": [lambda schema, handler: get_json_schema(cls)]},
        serialization=core_schema.plain_serializer_function_ser_schema(written, when_used="json"),
    )


def _checked(name: str, make: Callable[[Any], Any], value: object) -> object:
    try:
        return make(value)
    except ValidationError as error:
        details = [_detail(finding) for finding in error.report.errors]
    except (TypeError, ValueError) as error:
        # It is nothing that JSON has, so no rule speaks of it; the message says where.
        context = {"rule": "type", "pointer": "", "help": "give what JSON can hold", "params": {}}
        details = [{"type": PydanticCustomError("type", str(error), context), "input": INPUT}]  # type: ignore[arg-type]
    raise PydanticError.from_exception_data(name, details)


def written(value: Any) -> Any:
    """What JSON has for a value: without secrets."""
    if isinstance(value, _native.Secret):
        return "***"
    if isinstance(value, ValidationError):
        value = value.report
    if hasattr(value, "masked"):
        value = value.masked()
    for method in ("to_dict", "to_list"):
        if hasattr(value, method):
            return getattr(value, method)()
    return str(value)


def _detail(finding: Any) -> InitErrorDetails:
    context = {"rule": finding.rule, "pointer": finding.pointer, "help": finding.help, "params": finding.to_dict()["params"]}
    return {
        "type": PydanticCustomError(finding.rule, finding.message, context),  # type: ignore[arg-type]
        "loc": tuple(int(part) if part.isdecimal() else _unescaped(part) for part in finding.pointer.split("/")[1:]),
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
    if name == "BlockedError":
        return {"title": name, "type": "string"}
    others = {"Report": "report", "ValidationError": "report", "Finding": "report", "WebhookSet": "webhooks", "AccountId": "account-id"}
    model = MODELS.get(name) or others.get(name)
    # Rules and plans are for people and logs; no schema is published that a class of theirs has.
    return {"title": name, "type": "object"} if model is None else get_model_schema(model, name)


def get_model_schema(model: str, name: str = "") -> dict[str, Any]:
    """The published schema of a document, or of a definition in it, with what it refers to in its place."""
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
