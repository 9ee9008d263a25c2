"""What checking reports: findings, the report that holds them, and the exception that carries
it.
"""

from __future__ import annotations

from ._frozen import thawed
from ._hints import hint
from ._models import made_here

TYPE_CHECKING = False
if TYPE_CHECKING:
    import builtins
    from collections.abc import Iterator, Mapping
    from dataclasses import dataclass, field
    from typing import Any, AnyStr

    from ._fix import Fix, Fixed
    from ._names import Applicability, Level, Model, RuleId
    from ._native import Found
else:
    from ._record import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule at one place.

    Programs read `rule`, `level`, `pointer` and `params`; the wording of `message` and `help` may
    change. No value of the checked document is in it.

    Attributes:
        rule: The id of the rule that is broken.
        level: How much it matters, as the policy has it.
        pointer: The place in the document (RFC 6901). A missing property is reported at the object
            that lacks it.
        message: What is wrong: one line.
        help: What to do about it.
        params: What the message says, as data: expected values, limits, a suggestion, the other
            place concerned.
        line: The line, from 1. `None` if no text was checked.
        column: The column, from 1, in Unicode code points. `None` if no text was checked.
        range: Where it is in the text, from 0, in bytes of UTF-8: slice `bytes` with it, or a `str`
            after `encode()`. `None` if no text was checked.
    """

    # Native code has the values, and makes Python's objects of them when they are read.
    _row = True

    rule: RuleId
    level: Level
    pointer: str
    message: str
    help: str
    params: Mapping[str, Any] = field(hash=False)
    line: int | None = None
    column: int | None = None
    range: builtins.range | None = None

    def to_dict(self) -> dict[str, Any]:
        """The finding as the schema `report` describes it."""
        document: dict[str, Any] = {
            "rule": self.rule,
            "level": self.level,
            "pointer": self.pointer,
            "message": self.message,
            "help": self.help,
            "params": thawed(self.params),
        }
        if self.range is not None:
            span = {"start": self.range.start, "end": self.range.stop}
            document |= {"line": self.line, "column": self.column, "range": span}
        return document


class Report:
    """The findings of one document, in document order. Immutable; what of it is asked for is made
    then.

    A report keeps at most `max_findings`, errors before warnings before notices; `omitted` counts
    the others. It is true if the document is valid, iterates over its findings, and its `str()` is
    one paragraph a finding, for people.
    """

    __slots__ = ("_found", "_findings", "_levels")
    __match_args__ = ("model", "findings")

    def __init__(self, found: Found | _Kept) -> None:
        self._found = found
        self._findings: tuple[Finding, ...] | None = None
        self._levels: dict[str, tuple[Finding, ...]] = {}

    def _of(self, level: Level) -> tuple[Finding, ...]:
        if level not in self._levels:
            # Of two threads that ask at a time, both get what the first one made.
            return self._levels.setdefault(level, self._found.findings(level))
        return self._levels[level]

    @property
    def model(self) -> Model:
        """The document that was checked."""
        return self._found.model

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, in document order."""
        if self._findings is None:
            self._findings = self._found.findings()
        return self._findings

    @property
    def is_valid(self) -> bool:
        """Whether no finding is an error."""
        return self._found.is_valid

    @property
    def omitted(self) -> dict[Level, int]:
        """How many findings of each level were left out. The verdict counts them, too. A `dict` of
        your own.
        """
        return dict(self._found.omitted)

    @property
    def worst(self) -> Level | None:
        """The highest level of a finding, of those that were left out, too; `None` if nothing was
        found.
        """
        worst: Level | None = self._found.worst
        return worst

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the document invalid."""
        return self._of("error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What was probably not wanted."""
        return self._of("warning")

    @property
    def notices(self) -> tuple[Finding, ...]:
        """What is worth knowing; nothing is wrong."""
        return self._of("notice")

    def fixes(self, text: str | bytes) -> tuple[tuple[Fix, ...], ...]:
        """The fixes of each finding in the text that was checked.

        Each was proven by making it and checking the text again under the same policy: its finding
        is gone, and there is no new one of the same or a higher level. So a fix takes as long as a
        check, and there are at most 1,000 for a report. `manual` ones are exempt. Several fixes of
        one finding are alternatives, the best one first.

        Args:
            text: The text that was checked. Findings of another one have no fixes, and neither have
                those of objects.

        Returns:
            The fixes of each finding, in the order of `findings`.

        Raises:
            TypeError: If it is neither `str` nor `bytes`, or the report was pickled.
        """
        from ._fix import fixes_of

        return fixes_of(self._with_fixes, text)

    def fixed(self, text: AnyStr, *, applicability: Applicability = "safe") -> Fixed[AnyStr]:
        """The text that was checked, with its fixes made, in rounds until none is left.

        Args:
            text: The text that was checked.
            applicability: Which fixes are made: the `safe` ones, or `unsafe` ones as well. A person
                makes the `manual` ones.

        Returns:
            The text, of the same type; what is wrong with it still; and what was fixed.

        Raises:
            ValueError: If the applicability is neither `safe` nor `unsafe`, or fixes undo each
                other.
            TypeError: If the text is neither `str` nor `bytes`, or the report was pickled.
        """
        from ._fix import fixed_by

        return fixed_by(self._with_fixes, text, applicability)

    @property
    def _with_fixes(self) -> Found:
        if isinstance(self._found, _Kept):
            raise TypeError("a report that was pickled doesn't know what it was checked under: check the text again")
        return self._found

    def to_dict(self) -> dict[str, Any]:
        """The report as the schema `report` describes it."""
        findings = [finding.to_dict() for finding in self.findings]
        document: dict[str, Any] = {"valid": self.is_valid, "model": self.model, "findings": findings}
        if any(self.omitted.values()):
            document["omitted"] = self.omitted
        return document

    def to_json(self) -> str:
        """Compact JSON, as `to_dict` has it."""
        from json import dumps

        return dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    def keys(self) -> tuple[str, ...]:
        """The members of `to_dict`, so that `dict(report)`, which encoders of web frameworks try,
        is the same.
        """
        return tuple(self.to_dict())

    def __getitem__(self, member: str) -> Any:
        return self.to_dict()[member]

    def __bool__(self) -> bool:
        return self.is_valid

    def __len__(self) -> int:
        return self._found.count()

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return self.model == other.model and self.findings == other.findings and self.omitted == other.omitted

    def __hash__(self) -> int:
        return hash((self.model, self.findings))

    def __reduce__(self) -> tuple[type[Report], tuple[_Kept]]:
        found = self._found
        return type(self), (_Kept(self.model, self.findings, self.omitted, str(found), found.failure_text),)

    def __repr__(self) -> str:
        # It is seen in logs and failed assertions, and there may be thousands of findings.
        counts = {level: self._found.count(level) + omitted for level, omitted in self.omitted.items()}
        said = [f"{count} {level}{'s' * (count > 1)}" for level, count in counts.items() if count]
        return f"<Report of {self.model}, {'valid' if self else 'invalid'}: {', '.join(said) or 'no findings'}>"

    def __str__(self) -> str:
        return str(self._found)


class _Kept:
    """What was found, of a report that was pickled."""

    def __init__(
        self, model: Model, findings: tuple[Finding, ...], omitted: dict[Level, int], text: str, failure_text: str
    ) -> None:
        self.model = model
        self.omitted = omitted
        self.failure_text = failure_text
        self._all = findings
        self._text = text

    @property
    def is_valid(self) -> bool:
        return self.omitted["error"] == 0 and self.count("error") == 0

    @property
    def worst(self) -> Level | None:
        """The highest level of a finding."""
        levels: tuple[Level, ...] = ("error", "warning", "notice")
        return next((level for level in levels if self.omitted[level] or self.count(level)), None)

    def count(self, level: Level | None = None) -> int:
        """How many findings there are of a level, or of all."""
        return len(self.findings(level))

    def findings(self, level: Level | None = None) -> tuple[Finding, ...]:
        """The findings of a level, or all."""
        return self._all if level is None else tuple([finding for finding in self._all if finding.level == level])

    def __str__(self) -> str:
        return self._text


class ValidationError(ValueError):
    """A document has at least one error. No value of the document is in it."""

    report: Report
    """All findings, warnings and notices included."""

    def __init__(self, report: Report) -> None:
        if not isinstance(report, Report):
            raise TypeError(f"`report`: expected a `Report`, found `{type(report).__name__}`")
        # The arguments are what pickle hands on.
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        return self.report._found.failure_text


made_here(Finding, Report, ValidationError)
hint(Finding, Report, ValidationError)
