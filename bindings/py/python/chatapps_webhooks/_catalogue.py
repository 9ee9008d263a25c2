"""What is published: the catalogue of rules, and the JSON Schemas. It is imported when one of them
is asked for.
"""

from __future__ import annotations

from . import _native
from ._arguments import require
from ._hints import hint
from ._models import made_here

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from dataclasses import dataclass, field
    from typing import Any, Literal

    from ._names import Draft, Model, RuleId, RuleLevel
else:
    from ._record import dataclass, field


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's row in the catalogue.

    Attributes:
        id: Its stable id, such as `masked_secret`; for the contract, the JSON Schema keyword.
        group: Where it comes from. The level of a rule of the contract can't be set.
        level: Its level in the policy `recommended`.
        level_in_events: Its level there in events.
        finds: What it finds.
        why: Why that is worth a finding.
        source: The text that it rests on.
        model: The document that the examples are of.
        bad: A document that has a finding of this rule, as JSON text.
        good: The document put right.
        fixes: What may put it right: for each fix its `applicability`, its `title`, where `…`
            stands for what a finding names, and the `reason` why a program may make it, or why a
            person decides.
        unfixed: Why no program can put it right; empty for a rule that has a fix.
        url: The page that explains it. `None` if the build doesn't know where pages are.
    """

    id: RuleId
    group: Literal["contract", "policy", "limit", "receiver", "project"]
    level: RuleLevel
    level_in_events: RuleLevel
    finds: str
    why: str
    source: str
    model: Model
    bad: str
    good: str
    fixes: tuple[Mapping[Literal["applicability", "title", "reason"], str], ...] = field(hash=False)
    unfixed: str
    url: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The row as data, as `schema/rules.json` has it."""
        row = {"levelInEvents" if name == "level_in_events" else name: getattr(self, name) for name in self.__match_args__}
        if self.url is None:
            del row["url"]
        return row | {"fixes": [dict(fix) for fix in self.fixes]}


def rules() -> list[Rule]:
    """Returns every rule, in the order of the documentation."""
    rows = _native.catalogue()
    return [Rule(level_in_events=row.pop("levelInEvents"), fixes=tuple(row.pop("fixes")), **row) for row in rows]


def schema(model: Model | Literal["report"] = "webhooks", *, draft: Draft = "2020-12") -> dict[str, Any]:
    """The published JSON Schema of a document, or of a report.

    Args:
        model: Which one: a model as in `check`, or `report`.
        draft: The draft of JSON Schema: `2020-12` or `07`.

    Returns:
        The schema, a new `dict` each time.

    Raises:
        ValueError: If the model or the draft is unknown.
    """
    require(str, model=model, draft=draft)
    return _native.schema(model, draft)


made_here(Rule)
hint(Rule, rules, schema)
