"""The plan of what to send to change the webhooks of an account, its steps, and `BlockedError`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from dataclasses import dataclass, field
    from typing import Any

    from ._names import Action, EffectKind
    from ._native import Webhook, WebhookTarget
else:
    from ._record import dataclass, field


@dataclass(frozen=True, slots=True)
class Effect:
    """A side effect of a step that the desired entry doesn't state, or something unknown to the plan.

    Attributes:
        kind: The kind of effect, such as `turns_on`.
        property: The affected property, such as `oauth/clientSecret`.
        message: What happens.
        help: What to do if that isn't intended.
    """

    kind: EffectKind
    property: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one webhook.

    Attributes:
        target: The scope and type of the webhook. The type is always set.
        action: What the step does.
        properties: For `replace`, the names of the changing properties: `url`, `oauth/clientSecret`
            and so on.
        effects: The side effects.
    """

    target: WebhookTarget
    action: Action
    properties: tuple[str, ...]
    effects: tuple[Effect, ...]

    @property
    def is_blocked(self) -> bool:
        """Whether the step is blocked: a mask would have to be sent instead of a secret."""
        masked = any([effect.kind == "masked_secret" for effect in self.effects])
        return masked and self.action in ("create", "replace")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to send, webhook by webhook. `plan` makes it.

    A plan is true if there is something to send, and iterates over its steps. Its `str()` is a list for
    people. Neither its `str()` nor its `repr()` contains the value of a property.

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
        """Whether a mask would have to be sent instead of a secret, so that `request` raises."""
        return self._blocked is not None

    def request(self) -> list[Webhook]:
        """Returns the body of the request that creates and replaces webhooks, each with its type.

        If it is empty, there is no request to make.

        Raises:
            BlockedError: If a mask would have to be sent instead of a secret.
        """
        if self._blocked is not None:
            raise BlockedError(self._blocked, tuple([step.target for step in self.steps if step.is_blocked]))
        return list(self._request)

    def removals(self) -> list[WebhookTarget]:
        """Returns the body of the request that deletes webhooks.

        If it is empty, there is no request to make.
        """
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
    """A plan is blocked: a mask would have to be sent instead of a secret."""

    targets: tuple[WebhookTarget, ...]
    """The webhooks whose secrets are needed."""

    def __init__(self, message: str, targets: tuple[WebhookTarget, ...]) -> None:
        # Pickle passes on the arguments.
        super().__init__(message, targets)
        self.targets = targets

    def __str__(self) -> str:
        return str(self.args[0])


def from_core(
    document: dict[str, Any], text: str, targets: list[WebhookTarget], request: list[Webhook], blocked: str | None
) -> Plan:
    """Builds a plan from the serialization of the core."""
    steps = []
    for target, members in zip(targets, document["steps"]):
        effects = tuple([Effect(**effect) for effect in members["effects"]])
        steps.append(Step(target, members["action"], tuple(members["properties"]), effects))
    return Plan(tuple(steps), tuple(request), blocked, text)


for _class in (BlockedError, Effect, Plan, Step):
    _class.__module__ = __package__
del _class
