"""Changes of a text that fix findings."""

from __future__ import annotations

from typing import AnyStr, Generic

from ._arguments import require
from ._hints import hint
from ._models import made_here

TYPE_CHECKING = False
if TYPE_CHECKING:
    import builtins
    from dataclasses import dataclass
    from typing import Any

    from ._names import Applicability
    from ._native import Found
    from ._report import Finding, Report
else:
    from ._record import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement of a part of a text. What it writes never holds a part of a secret.

    Attributes:
        range: What it replaces, from 0, in bytes of UTF-8; empty where it only inserts.
        text: What it writes there.
    """

    range: builtins.range
    text: str

    def to_dict(self) -> dict[str, Any]:
        """The edit as the schema `report` describes it."""
        return {"range": {"start": self.range.start, "end": self.range.stop}, "text": self.text}


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of a text that fixes a finding. It was proven: made, it leaves nothing as bad
    behind.

    Attributes:
        title: What it does: one line. The wording may change.
        applicability: Who decides whether it is made. A program may make a `safe` one, a person
            looks at an `unsafe` one first, and completes a `manual` one, which isn't proven.
        edits: Replacements, in the order of the text. No two overlap.
    """

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...]

    def apply(self, text: AnyStr) -> AnyStr:
        """Makes the fix.

        Args:
            text: The text that was checked, as `str` or as `bytes`.

        Returns:
            The changed text, of the same type.

        Raises:
            ValueError: If an edit reaches beyond the text: the fix is one of another text.
        """
        octets, at = octets_of(text), 0
        parts: list[bytes] = []
        for edit in self.edits:
            if not at <= edit.range.start <= edit.range.stop <= len(octets):
                raise ValueError("`text`: the fix is one of another text")
            parts += [octets[at : edit.range.start], edit.text.encode()]
            at = edit.range.stop
        return like(text, b"".join([*parts, octets[at:]]))

    def to_dict(self) -> dict[str, Any]:
        """The fix as the schema `report` describes it."""
        return {"title": self.title, "applicability": self.applicability, "edits": [edit.to_dict() for edit in self.edits]}


@dataclass(frozen=True, slots=True)
class Fixed(Generic[AnyStr]):
    """A text with fixes made.

    Attributes:
        text: The text, of the type that was given. What no fix changed is as it was.
        report: What is wrong with it still.
        findings: What was fixed, in the order in which that was done. Positions are those that a
            finding had then.
    """

    text: AnyStr
    report: Report
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        # The text is a document, secrets and all.
        return f"<Fixed: {len(self.findings)} fixed; {self.report!r}>"


def octets_of(text: str | bytes) -> bytes:
    """A text as UTF-8."""
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")
    if not isinstance(text, (bytes, bytearray, memoryview)):
        raise TypeError(f"`text`: expected a `str` or `bytes`, found `{type(text).__name__}`")
    return bytes(text)


def like(text: AnyStr, octets: bytes) -> AnyStr:
    """Octets as the type of a text."""
    return octets.decode("utf-8", "surrogatepass") if isinstance(text, str) else octets


def fixes_of(found: Found, text: str | bytes) -> tuple[tuple[Fix, ...], ...]:
    """The fixes of all findings of a text."""
    return tuple([tuple([_fix(*row) for row in rows]) for rows in found.fixes(octets_of(text))])


def _fix(title: str, applicability: Applicability, edits: list[tuple[int, int, str]]) -> Fix:
    return Fix(title, applicability, tuple([Edit(range(start, end), text) for start, end, text in edits]))


def fixed_by(found: Found, text: AnyStr, applicability: Applicability) -> Fixed[AnyStr]:
    """A text with its fixes made."""
    require(str, applicability=applicability)
    octets, report, findings = found.fixed(octets_of(text), applicability)
    return Fixed(like(text, octets), report, findings)


made_here(Edit, Fix, Fixed)
hint(Edit, Fix, Fixed)
