# Made by `make gen`; don't edit.
from collections.abc import Callable, Iterable, Iterator, Mapping
from os import PathLike
from typing import Any, TypeAlias

from ._names import InputFormat, Model, Policy, PolicyRule, RuleLevel
from ._report import Report

Path: TypeAlias = str | PathLike[str]

def check_file(
    path: Path,
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
    format: InputFormat = "json",
    desired: bool = False,
) -> Report:
    """The findings of a file that is one document. The end of its name says how it is written:
    `.yaml`, `.yml`, `.toml` or `.jsonc`.

    Args:
        path: The file.
        options: Those of `check`: `model`, `policy` and so on.

    Raises:
        OSError: If the file can't be read.
    """
def check_lines(
    source: Path | Iterable[str | bytes],
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
    format: InputFormat = "json",
    desired: bool = False,
) -> Iterator[tuple[int, Report]]:
    """The number of each line, from 1, and its findings, where each line is a document (NDJSON).
    Blank lines are counted, and passed over.

    Lines and columns of the findings are those within the line. One line is in memory at a time. A
    file is opened when its first line is asked for.

    Args:
        source: The path of a file, or lines, such as an open file.
        options: Those of `check`: `model`, `policy` and so on.

    Raises:
        OSError: If the file can't be read.
    """
def format_of(path: Any) -> dict[str, Any]:
    """The option that says how a file of that name is written, unless that is JSON."""
def lines_of(path: Any, options: dict[str, Any], check: Callable[[Any], Report]) -> Iterator[tuple[int, Report]]:
    """The numbers and reports of the lines of a file. A line that is too large isn't read."""
def read(path: Any, options: dict[str, Any]) -> bytes | Report:
    """The bytes of a file, or the report if there are too many."""
def is_path(source: Any) -> bool: ...
