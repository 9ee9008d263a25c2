"""What has to be sent so that an account has the webhooks that are wanted: the plan, its steps, and the exception for one that is blocked."""

from __future__ import annotations

from . import _native
from ._values import WebhookSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from dataclasses import dataclass, field
    from typing import Any

    from ._models import WebhookTarget
    from ._names import Action, EffectKind, Unlisted
    from ._native import Webhook
else:
    from ._record import dataclass, field


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that a step brings about, or can't know, beyond what was asked for in so many words.

    Attributes:
        kind: What it is, such as `turns_on`.
        property: The property that it is about, such as `oauth/clientSecret`.
        message: What happens.
        help: What to do if that isn't wanted.
    """

    kind: EffectKind
    property: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one webhook.

    Attributes:
        target: Which webhook it is. There is always a type.
        action: What is done.
        properties: For `replace`, the names of what changes: `url`, `oauth/clientSecret` and so on.
        effects: What that brings about.
    """

    target: WebhookTarget
    action: Action
    properties: tuple[str, ...]
    effects: tuple[Effect, ...]

    @property
    def is_blocked(self) -> bool:
        """Whether it can't be done: a mask would have to be sent in place of a secret."""
        masked = any([effect.kind == "masked_secret" for effect in self.effects])
        return masked and self.action in ("create", "replace")


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be sent, webhook by webhook. Made by `plan`.

    It is true if there is something to send, iterates over its steps, and its `str()` is a list for people. Neither that nor its `repr()` has the
    value of a property.

    Attributes:
        steps: What happens to each webhook of either set, in the order of the sets.
    """

    steps: tuple[Step, ...]
    _request: tuple[Webhook, ...] = field(repr=False)
    _blocked: str | None = field(repr=False)
    _text: str = field(repr=False, compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send."""
        return all([step.action in ("unchanged", "keep") for step in self.steps])

    @property
    def is_blocked(self) -> bool:
        """Whether a mask would have to be sent in place of a secret: `request` refuses then."""
        return self._blocked is not None

    def request(self) -> list[Webhook]:
        """The body of the request that creates and replaces webhooks. Each has its type written out. Empty: there is none to make.

        Raises:
            BlockedError: If a mask would have to be sent in place of a secret.
        """
        if self._blocked is not None:
            raise BlockedError(self._blocked, tuple([step.target for step in self.steps if step.is_blocked]))
        return list(self._request)

    def removals(self) -> list[WebhookTarget]:
        """The body of the request that deletes webhooks. Empty: there is none to make."""
        return [step.target for step in self.steps if step.action == "remove"]

    def to_dict(self) -> dict[str, Any]:
        """The steps as data."""
        steps = []
        for step in self.steps:
            effects = [
                {"kind": effect.kind, "property": effect.property, "message": effect.message, "help": effect.help}
                for effect in step.effects
            ]
            properties = list(step.properties)
            steps.append({**step.target.to_dict(), "action": step.action, "properties": properties, "effects": effects})
        return {"empty": self.is_empty, "blocked": self.is_blocked, "steps": steps}

    def __bool__(self) -> bool:
        return not self.is_empty

    def __len__(self) -> int:
        return len(self.steps)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __str__(self) -> str:
        return self._text


class BlockedError(ValueError):
    """A plan can't be carried out, since a mask would have to be sent in place of a secret."""

    targets: tuple[WebhookTarget, ...]
    """The webhooks whose secrets are needed."""

    def __init__(self, message: str, targets: tuple[WebhookTarget, ...]) -> None:
        # The arguments are what pickle hands on.
        super().__init__(message, targets)
        self.targets = targets

    def __str__(self) -> str:
        return str(self.args[0])


def plan(current: WebhookSet, desired: WebhookSet, *, unlisted: Unlisted = "keep", resend_secrets: bool = False) -> Plan:
    """What has to be sent so that an account has the webhooks that are wanted, and what else that brings about.

    `current` usually comes from GET, which masks secrets. What is masked on either side counts as unchanged, and the effects of
    the step say so. A desired value that has `***` within it is no secret either, and is never sent. An omitted `enabled` is true, and an
    empty `httpAuthorization` is none.

    Args:
        current: What the account has.
        desired: What it should have.
        unlisted: What happens to webhooks that `desired` doesn't list: `keep` or `prune`.
        resend_secrets: Whether secrets that may be other ones count as changed, so that they are sent.

    Returns:
        The plan. It is true if there is something to send.

    Raises:
        ValueError: If `unlisted` is neither.
    """
    for given in (current, desired):
        if not isinstance(given, WebhookSet):
            raise TypeError(f"expected a `WebhookSet`, found `{type(given).__name__}`")
    document, text, targets, request, blocked = _native.plan(current._value, desired._value, unlisted, resend_secrets)
    steps = []
    for target, members in zip(targets, document["steps"]):
        effects = tuple([Effect(**effect) for effect in members["effects"]])
        steps.append(Step(target, members["action"], tuple(members["properties"]), effects))
    return Plan(tuple(steps), tuple(request), blocked, text)


for _class in (BlockedError, Effect, Plan, Step):
    _class.__module__ = __package__
del _class
