"""What has to be sent so that an account has the webhooks that are wanted: the plan, its steps, and
the exception for one that is blocked.
"""

from __future__ import annotations

from . import _native
from ._arguments import require
from ._hints import hint
from ._models import made_here
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
    """Something that a step brings about, or can't know, beyond what was asked for in so many
    words.

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

    def to_dict(self) -> dict[str, Any]:
        """The effect as data."""
        return {name: getattr(self, name) for name in self.__match_args__}


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
        """Whether it can't be done: a mask or an unfilled variable would have to be sent in place
        of a value.
        """
        stands_in = any([effect.kind in ("masked_secret", "unfilled_variable") for effect in self.effects])
        return stands_in and self.action in ("create", "replace")

    def to_dict(self) -> dict[str, Any]:
        """The step as data."""
        effects = [effect.to_dict() for effect in self.effects]
        return {**self.target.to_dict(), "action": self.action, "properties": list(self.properties), "effects": effects}


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be sent, webhook by webhook. Made by `plan`.

    It is true if there is something to send, iterates over its steps, and its `str()` is a list for
    people. Neither that nor its `repr()` has the value of a property.

    Attributes:
        steps: What happens to each webhook of either set, in the order of the sets.
        unknown_types: How many webhooks of the account have a type that this version doesn't know.
            They are left alone.
    """

    steps: tuple[Step, ...]
    unknown_types: int
    _request: tuple[Webhook, ...] = field(repr=False)
    _blocked: str | None = field(repr=False)
    _text: str = field(repr=False, compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send."""
        return all([step.action in ("unchanged", "keep") for step in self.steps])

    @property
    def is_blocked(self) -> bool:
        """Whether a mask or an unfilled variable would have to be sent: `request` refuses then."""
        return self._blocked is not None

    def request(self) -> list[Webhook]:
        """The body of the request that creates and replaces webhooks. Each has its type written
        out. Empty: there is none to make.

        Raises:
            BlockedError: If a mask or an unfilled variable would have to be sent.
        """
        if self._blocked is not None:
            raise BlockedError(self._blocked, tuple([step.target for step in self.steps if step.is_blocked]))
        return list(self._request)

    def removals(self) -> list[WebhookTarget]:
        """The body of the request that deletes webhooks. Empty: there is none to make."""
        return [step.target for step in self.steps if step.action == "remove"]

    def to_dict(self) -> dict[str, Any]:
        """The steps as data."""
        steps = [step.to_dict() for step in self.steps]
        return {"empty": self.is_empty, "blocked": self.is_blocked, "steps": steps, "unknownTypes": self.unknown_types}

    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it."""
        from json import dumps

        return dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    def __bool__(self) -> bool:
        return not self.is_empty

    def __len__(self) -> int:
        return len(self.steps)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __str__(self) -> str:
        return self._text


class BlockedError(ValueError):
    """A plan can't be carried out, since a mask or an unfilled variable would have to be sent in
    place of a value.
    """

    targets: tuple[WebhookTarget, ...]
    """The webhooks that lack a value."""

    def __init__(self, message: str, targets: tuple[WebhookTarget, ...]) -> None:
        # Loggers show all arguments, and there may be thousands of targets.
        super().__init__(message)
        self.targets = targets

    def __reduce__(self) -> tuple[type[BlockedError], tuple[str, tuple[WebhookTarget, ...]]]:
        return type(self), (str(self), self.targets)


def plan(current: WebhookSet, desired: WebhookSet, *, unlisted: Unlisted = "keep", resend_secrets: bool = False) -> Plan:
    """What has to be sent so that an account has the webhooks that are wanted, and what else that
    brings about.

    `current` usually comes from GET, which masks secrets. What is masked on either side counts as
    unchanged, and the effects of the step say so. Of desired secrets, exactly `***` means "as it
    is"; any other mask, and a variable that nobody filled in, is never sent. An omitted `enabled`
    is true, and an empty `httpAuthorization` is none.

    Args:
        current: What the account has.
        desired: What it should have.
        unlisted: What happens to webhooks that `desired` doesn't list: `keep` or `prune`.
        resend_secrets: Whether secrets that may be other ones count as changed, so that they are
            sent.

    Returns:
        The plan. It is true if there is something to send.

    Raises:
        ValueError: If `unlisted` is neither.
    """
    require(WebhookSet, current=current, desired=desired)
    require(str, unlisted=unlisted)
    require(bool, resend_secrets=resend_secrets)
    document, text, targets, request, blocked = _native.plan(current._value, desired._value, unlisted, resend_secrets)
    steps = []
    for target, members in zip(targets, document["steps"]):
        effects = tuple([Effect(**effect) for effect in members["effects"]])
        steps.append(Step(target, members["action"], tuple(members["properties"]), effects))
    return Plan(tuple(steps), document["unknownTypes"], tuple(request), blocked, text)


made_here(BlockedError, Effect, Plan, Step)
hint(BlockedError, Effect, Plan, Step, plan)
