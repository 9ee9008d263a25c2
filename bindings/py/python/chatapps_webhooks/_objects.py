"""The JSON values of objects that aren't JSON values themselves."""

from __future__ import annotations

import dataclasses

from ._native import AccountId, ErrorResponse, OAuthClientCredentials, Secret, Webhook, WebhookSet, WebhookTarget

_MODELS = (Webhook, OAuthClientCredentials, WebhookTarget, ErrorResponse)


def stand_in(value: object) -> object | None:
    """Returns the JSON value of a model, a secret or a dataclass, and `None` for anything else."""
    if isinstance(value, _MODELS):
        return value.to_dict()
    if isinstance(value, WebhookSet):
        return value.to_list()
    if isinstance(value, Secret):
        return value.reveal()
    if isinstance(value, AccountId):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return None
