"""How fields and bodies of pydantic and FastAPI are checked."""

from __future__ import annotations

from . import _native
from ._arguments import require
from ._hints import hint
from ._models import CLASSES
from ._names import Policy
from ._values import WebhookSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LISTS = {"Webhook": "webhooks", "WebhookTarget": "webhook-targets"}
"""The documents that are lists, by the class of their entries."""


class Checked:
    """A note on a field of pydantic or a body of FastAPI: under which policy it is checked.

    On a list of webhooks or targets it also checks what `check` looks at between the entries of a request, and nothing of the input shows
    in the error:

        Webhooks = Annotated[list[Webhook], Checked()]

    Args:
        policy: The levels of all rules, as in `parse`.
    """

    __slots__ = ("policy",)

    def __init__(self, policy: Policy = "recommended") -> None:
        require(str, policy=policy)
        # Better here than when the first value comes.
        _native.is_valid([], policy=policy)
        self.policy = policy

    def __repr__(self) -> str:
        return f"Checked(policy={self.policy!r})"

    def __get_pydantic_core_schema__(self, source: Any, handler: object) -> Any:
        from . import _pydantic

        cls = entry_of(source)
        if cls is not None:
            return _pydantic.get_list_schema(cls, LISTS[cls.__name__], self.policy)
        if source is WebhookSet or source in CLASSES.values():
            return _pydantic.get_core_schema(source, self.policy)
        raise TypeError(f"`Checked` is for models, sets, and lists of webhooks or targets, not for `{source!r}`")


def entry_of(source: Any) -> Any:
    """The class of the entries, if a type is a list of webhooks or targets."""
    arguments: Any = getattr(source, "__args__", ())
    is_list = getattr(source, "__origin__", None) is list and len(arguments) == 1
    return arguments[0] if is_list and getattr(arguments[0], "__name__", "") in LISTS else None


Checked.__module__ = __package__
hint(Checked)
