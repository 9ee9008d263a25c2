"""How fields and bodies of pydantic and FastAPI are checked."""

from __future__ import annotations

from collections.abc import Mapping

from . import _native
from ._arguments import require
from ._hints import hint
from ._models import CLASSES
from ._names import Policy, PolicyRule, RuleLevel
from ._values import WebhookSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SHOWN = 20
"""The most errors that pydantic's exception shows unless more are asked for: the core's number for
the text of `ValidationError`.
"""

_LISTS = ((CLASSES["Webhook"], "webhooks"), (CLASSES["WebhookTarget"], "webhook-targets"))
"""The documents that are lists, and the classes of their entries."""


class _OfClassToo:
    """A method that, asked of the class, is that of `Checked()`: `Annotated[…, Checked]` is the
    same.
    """

    def __get__(self, note: Checked | None, cls: type[Checked]) -> Any:
        return (cls() if note is None else note)._schema


class Checked:
    """A note on a field of pydantic or a body of FastAPI: how it is checked.

    On a list of webhooks or targets it also checks what `check` looks at between the entries of a
    request, and nothing of the input shows in the error:

        Webhooks = Annotated[list[Webhook], Checked()]

    What is a model already is taken as it is.

    Args:
        policy: The levels of all rules, as in `parse`.
        rules: Other levels for some rules, as in `parse`.
        max_depth: The deepest nesting that is looked into, as in `parse`.
        max_entries: The most entries that are checked, as in `parse`.
        max_findings: The most errors that pydantic's exception, and so the response of FastAPI,
            shows; 20 unless given. Another one counts the rest.
    """

    __slots__ = ("policy", "_options")

    def __init__(
        self,
        policy: Policy = "recommended",
        *,
        rules: Mapping[PolicyRule, RuleLevel] | None = None,
        max_depth: int | None = None,
        max_entries: int | None = None,
        max_findings: int | None = None,
    ) -> None:
        require(str, policy=policy)
        shown = SHOWN if max_findings is None else max_findings
        # Better here than when the first value comes.
        _native.is_valid([], policy=policy, rules=rules, max_depth=max_depth, max_entries=max_entries, max_findings=shown)
        rules = None if rules is None else dict(rules)
        self.policy = policy
        self._options: dict[str, Any] = {"policy": policy, "rules": rules, "max_depth": max_depth, "max_entries": max_entries, "max_findings": shown}

    def __repr__(self) -> str:
        changed = [f"{name}={value!r}" for name, value in self._options.items() if value != STANDARD[name]]
        return f"Checked({', '.join(changed)})"

    __get_pydantic_core_schema__: Any = _OfClassToo()

    def _schema(self, source: Any, handler: object) -> Any:
        from . import _pydantic

        for cls, model in _LISTS:
            if getattr(source, "__origin__", None) is list and source.__args__ == (cls,):
                return _pydantic.get_list_schema(cls, model, self._options)
        if source is WebhookSet or source in CLASSES.values():
            return _pydantic.get_core_schema(source, self._options)
        raise TypeError(f"`Checked` is for models, sets, and lists of webhooks or targets, not for `{source!r}`")


STANDARD: dict[str, Any] = Checked()._options
"""The options of what has no note."""

Checked.__module__ = __package__
hint(Checked)
