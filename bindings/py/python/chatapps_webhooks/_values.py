"""Values that are no objects of the contract: account ids, and the set of webhooks that an account
has.
"""

from __future__ import annotations

from . import _native
from ._arguments import listed, require
from ._hints import hint
from ._models import HOOKS, no_text
from ._native import Webhook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, Literal, NoReturn
    from uuid import UUID

    from ._enumerations import WebhookType
    from ._models import WebhookTarget
    from ._names import Policy


class _Value:
    """A value that is known by one other, and never changes."""

    __slots__ = ("_value",)

    _value: Any

    def __eq__(self, other: object) -> bool:
        return self._value == other._value if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} can't be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} can't be changed")


class AccountId(_Value):
    """The id of an account, kept as it was given: 32 hexadecimal digits as 8-4-4-4-12, each hyphen
    optional on its own.

    Args:
        value: The id, as in the path of the API, or a `uuid.UUID`. `str()` gives it back.

    Raises:
        ValidationError: If it is no account id.
    """

    __slots__ = ()

    __get_pydantic_core_schema__ = HOOKS["__get_pydantic_core_schema__"]
    __get_pydantic_json_schema__ = HOOKS["__get_pydantic_json_schema__"]

    def __new__(cls, value: str | UUID, /) -> AccountId:
        # `uuid` need not be imported for that.
        text = str(value) if type(value).__module__ == "uuid" else value
        return _value_of(cls, _native.from_dict("account-id", text))

    def to_json(self) -> str:
        """The id as a JSON string."""
        return f'"{self._value}"'

    def __str__(self) -> str:
        return str(self._value)

    def __repr__(self) -> str:
        return f"AccountId({self._value!r})"

    def __reduce__(self) -> tuple[type[AccountId], tuple[str]]:
        return AccountId, (self._value,)


class WebhookSet(_Value):
    """The webhooks of an account: at most one for each scope and type. Immutable: `apply` and
    `delete` give new sets.

    An entry without a type stands for two webhooks, and each webhook in the set has its type
    written out. Iterating gives them in the order of scope, `*` first, then type. A webhook or a
    target is `in` the set if all that it stands for is.

    Args:
        webhooks: The webhooks, or mappings with the property names of the contract. Of two for the
            same scope and type, the later one counts.
        policy: The levels of all rules for what isn't a model already, as in `parse`.

    Raises:
        ValidationError: If one of the mappings has an error.
        TypeError: If it isn't iterable, or holds what JSON can't.
    """

    __slots__ = ()

    __get_pydantic_core_schema__ = HOOKS["__get_pydantic_core_schema__"]
    __get_pydantic_json_schema__ = HOOKS["__get_pydantic_json_schema__"]

    def __new__(
        cls, webhooks: Iterable[Webhook | Mapping[str, object]] = (), /, *, policy: Policy = "recommended"
    ) -> WebhookSet:
        require(str, policy=policy)
        return _value_of(cls, _native.Set(listed(webhooks=webhooks), policy))

    def keys(self) -> NoReturn:
        """Fails: `dict(webhooks)` would be empty or wrong, and encoders that try it would write
        that.
        """
        raise TypeError("a `WebhookSet` is no mapping: `to_list()` gives its webhooks, secrets included, and `masked().to_list()` without them")

    def apply(self, request: Iterable[Webhook | Mapping[str, object]], *, policy: Policy = "recommended") -> WebhookSet:
        """The set that a request makes of this one: creates or replaces webhooks, entry after
        entry. Webhooks that are not named stay as they are; a property that an entry omits is not
        kept from before.

        Args:
            request: The webhooks, as for the constructor.
            policy: The levels of all rules for what isn't a model already, as in `parse`.

        Raises:
            ValidationError: If one of the mappings has an error.
        """
        require(str, policy=policy)
        return _value_of(WebhookSet, self._value.apply(listed(request=request), policy))

    def delete(
        self, targets: Iterable[WebhookTarget | Mapping[str, object]], *, policy: Policy = "recommended"
    ) -> WebhookSet:
        """The set that a deletion makes of this one. `*` names the webhooks that are configured
        with `*`; no type stands for delivery receipts and inbound messages.

        Args:
            targets: The targets, or mappings with the property names of the contract.
            policy: The levels of all rules, as in `parse`.

        Raises:
            ValidationError: If one of them has an error.
        """
        require(str, policy=policy)
        return _value_of(WebhookSet, self._value.delete(listed(targets=targets), policy))

    def masked(self) -> WebhookSet:
        """The same webhooks as GET shows them: with `***` in place of secrets."""
        return WebhookSet([webhook.masked() for webhook in self])

    def deliver_to(self, sub_account_id: str, type: WebhookType | Literal["CADR", "MSG", "CABM"]) -> list[Webhook]:
        """The webhooks to which an event is sent: those of its type that are switched on, for all
        sub-accounts or for this one.

        Args:
            sub_account_id: The sub-account of the event.
            type: The type of the event.

        Raises:
            ValueError: If the type is unknown, or the sub-account is `*`.
        """
        require(str, sub_account_id=sub_account_id, type=type)
        return self._value.deliver_to(sub_account_id, type)  # type: ignore[no-any-return]

    def get(self, sub_account_id: str, type: WebhookType | Literal["CADR", "MSG", "CABM"]) -> Webhook | None:
        """The webhook with exactly that scope and type; `None` if there is none.

        Raises:
            ValueError: If the type is unknown.
        """
        require(str, sub_account_id=sub_account_id, type=type)
        return self._value.get(sub_account_id, type)  # type: ignore[no-any-return]

    def to_list(self) -> list[dict[str, Any]]:
        """A list of `dict`s with the property names of the contract, absent ones left out. Secrets
        are in it.
        """
        return [webhook.to_dict() for webhook in self]

    def to_json(self) -> str:
        """Compact JSON, as `to_list` has it. Secrets are in it."""
        return f"[{','.join([webhook.to_json() for webhook in self])}]"

    def __len__(self) -> int:
        return len(self._value.webhooks())

    def __iter__(self) -> Iterator[Webhook]:
        return iter(self._value.webhooks())

    def __contains__(self, value: object, /) -> bool:
        if not hasattr(type(value), "targets"):
            return False
        targets = value.targets()  # type: ignore[attr-defined]
        if not targets:
            return value in list(self)
        for target in targets:
            found = self.get(target.sub_account_id, target.type)
            if found is None or (isinstance(value, Webhook) and found != value.replace(type=target.type)):
                return False
        return True

    def __reduce__(self) -> tuple[type[WebhookSet], tuple[list[Webhook]]]:
        return WebhookSet, (list(self),)

    def __repr__(self) -> str:
        return f"WebhookSet({list(self)!r})"


def _value_of(cls: Any, value: Any) -> Any:
    made = object.__new__(cls)
    object.__setattr__(made, "_value", value)
    return made


def to_json(value: Any, /) -> str:
    """Compact JSON of a model, a list of models or targets, a set, a plan or a report. Secrets are
    in it.

    Args:
        value: Anything that has `to_json`, or an iterable of such.

    Raises:
        TypeError: If it is something else.
    """
    if hasattr(type(value), "to_json"):
        return value.to_json()  # type: ignore[no-any-return]
    values = listed(value=value)
    for each in values:
        if not hasattr(type(each), "to_json"):
            raise TypeError(f"expected objects of this package, found `{type(each).__name__}`")
    return f"[{','.join([each.to_json() for each in values])}]"  # type: ignore[attr-defined]


AccountId.__module__ = WebhookSet.__module__ = __package__
hint(AccountId, WebhookSet, to_json)
