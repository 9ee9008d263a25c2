"""The two methods that tell pydantic how a class is a field. They import pydantic on first use."""

from __future__ import annotations

from ._native import AccountId, ErrorResponse, OAuthClientCredentials, Secret, Webhook, WebhookTarget

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FIELDS = (AccountId, ErrorResponse, OAuthClientCredentials, Secret, Webhook, WebhookTarget)


def core_schema(cls: type, source: object, handler: object) -> Any:
    """How pydantic checks and serializes values of the class."""
    from ._pydantic import get_core_schema

    return get_core_schema(cls)


def json_schema(cls: type, schema: object, handler: object) -> dict[str, Any]:
    """The published JSON Schema of the class."""
    from ._pydantic import get_json_schema

    return get_json_schema(cls)


def add_methods() -> None:
    """Adds the methods to the classes, since native classes share no base."""
    for cls in FIELDS:
        setattr(cls, "__get_pydantic_core_schema__", classmethod(core_schema))
        setattr(cls, "__get_pydantic_json_schema__", classmethod(json_schema))
