"""The pydantic schemas of the classes: how to check a field, and its JSON Schema. Imported on first use.

Documents are checked under the contract, as in the constructors. Errors carry rules and pointers. Like
all reports, they contain no value: their `input` is `None`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError as PydanticError, core_schema

from . import _native
from ._report import ValidationError

_SCHEMAS: dict[str, tuple[Any, str | None]] = {
    "Webhook": ("webhook", None),
    "OAuthClientCredentials": ("webhook", "OAuthClientCredentials"),
    "WebhookTarget": ("webhook-targets", "WebhookTarget"),
    "ErrorResponse": ("error-response", None),
    "AccountId": ("account-id", None),
}
"""For each class, its published schema and its definition there; `None` means the schema itself."""


def get_core_schema(cls: Any) -> core_schema.CoreSchema:
    """How pydantic checks and serializes values of a class."""
    name = cls.__name__
    make: Callable[[Any], Any] = getattr(cls, "from_dict", cls)

    def validate(value: object) -> object:
        if isinstance(value, cls):
            return value
        try:
            return make(value)
        except ValidationError as error:
            details = [_detail(name, finding) for finding in error.report.errors]
        except (TypeError, ValueError) as error:
            # JSON can't hold this value, so no rule covers it; the message says where.
            context = {"rule": "type", "pointer": "", "help": "give what JSON can hold", "params": {}}
            details = [{"type": PydanticCustomError("type", str(error), context), "input": None}]  # type: ignore[arg-type]
        raise PydanticError.from_exception_data(name, details)

    # A secret stays an object, and JSON shows stars; the other classes serialize as they are sent.
    secret = cls is _native.Secret
    return core_schema.no_info_plain_validator_function(
        validate,
        ref=f"{cls.__module__}.{name}:{id(cls)}",
        serialization=core_schema.plain_serializer_function_ser_schema(
            (lambda _: "***") if secret else getattr(cls, "to_dict", str),
            when_used="json" if secret else "always",
        ),
    )


def _detail(name: str, finding: Any) -> InitErrorDetails:
    place = finding.pointer.split("/")[1:]
    if _SCHEMAS[name][1] is not None:
        # The value was checked inside the document that contains it.
        place = place[1:]
    context = {
        "rule": finding.rule,
        "pointer": "".join(f"/{part}" for part in place),
        "help": finding.help,
        "params": dict(finding.params),
    }
    return {
        "type": PydanticCustomError(finding.rule, finding.message, context),  # type: ignore[arg-type]
        "loc": tuple(int(part) if part.isdecimal() else _unescaped(part) for part in place),
        "input": None,
    }


def _unescaped(part: str) -> str:
    """The name for a part of a pointer (RFC 6901)."""
    return part.replace("~1", "/").replace("~0", "~")


def get_json_schema(cls: Any) -> dict[str, Any]:
    """The published schema of a class, with its references replaced by their targets."""
    if cls is _native.Secret:
        return {"type": "string", "format": "password", "writeOnly": True}
    model, part = _SCHEMAS[cls.__name__]
    document = _native.schema(model)
    definitions = document.get("$defs", {})
    schema: dict[str, Any] = _resolved(document if part is None else definitions[part], definitions)
    return {name: member for name, member in schema.items() if name not in ("$schema", "$id", "$defs")}


def _resolved(schema: Any, definitions: dict[str, Any]) -> Any:
    """A schema without references. No published schema refers to itself."""
    if isinstance(schema, list):
        return [_resolved(member, definitions) for member in schema]
    if not isinstance(schema, dict):
        return schema
    members = {name: _resolved(member, definitions) for name, member in schema.items() if name != "$ref"}
    if "$ref" not in schema:
        return members
    return _resolved(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions) | members
