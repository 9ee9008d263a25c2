"""Checks under the configuration of a project, as the command line does."""

from __future__ import annotations

from . import _native
from ._files import format_of, is_path, lines_of, read
from ._hints import hint
from ._report import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from os import PathLike
    from typing import Any

    from ._names import InputFormat, Model, Policy, PolicyRule, RuleLevel
    from ._native import FileCheck, Run
    from ._report import Finding


_OPTIONS = ("model", "policy", "rules", "max_bytes", "max_depth", "max_entries", "max_findings", "format", "desired", "lines")


class Project:
    """The configuration of a project: `chatapps-webhooks.toml`, or the table of that name in
    `pyproject.toml` or `package.json`.

    It is read once, with its baseline. Levels for some files and some webhooks, suppressions and
    the baseline count as they do for `chatapps-webhooks validate`.

    Example:
        >>> project = Project.find("requests")                     # doctest: +SKIP
        >>> report = project.check_file("requests/webhooks.yaml")  # doctest: +SKIP
    """

    __slots__ = ("_run",)
    _run: Run

    def __new__(cls) -> Project:
        raise TypeError("`Project.find` and `Project.read` make one")

    @classmethod
    def find(cls, folder: str | PathLike[str] = ".") -> Project | None:
        """The configuration that is closest to a folder: in it, or in one of those around it, up to
        the root of the repository; `None` if there is none.

        Args:
            folder: The folder, such as that of a file that is to be checked.

        Raises:
            ValueError: If there is one and it can't be used. The message has the place.
        """
        run = _native.Run.find(_path("folder", folder))
        return None if run is None else cls._of(run)

    @classmethod
    def read(cls, file: str | PathLike[str]) -> Project:
        """The configuration of a file.

        Args:
            file: The file.

        Raises:
            OSError: If the file can't be read.
            ValueError: If it can't be used. The message has the place.
        """
        with open(_path("file", file), "rb"):  # Python says best why that fails.
            pass
        return cls._of(_native.Run.read(file))

    @classmethod
    def _of(cls, run: Run) -> Project:
        project = object.__new__(cls)
        object.__setattr__(project, "_run", run)
        return project

    @property
    def file(self) -> str:
        """The path of the file that has it."""
        return self._run.file

    def options(self, file: str | PathLike[str] | None = None) -> dict[str, Any]:
        """The options of `check` for a file: `model`, `policy`, `rules` and limits, as far as they
        are set. `is_valid` and `parse` take them, too.

        What is set for some webhooks alone, suppressions and the baseline are no options.

        Args:
            file: The file, which need not exist; `None` for a text that is in none.
        """
        return _options(self._run.file_check(_path("file", file)))

    def check(
        self,
        data: str | bytes,
        file: str | PathLike[str] | None = None,
        *,
        model: Model | None = None,
        policy: Policy | None = None,
        rules: Mapping[PolicyRule, RuleLevel] | None = None,
        max_bytes: int | None = None,
        max_depth: int | None = None,
        max_entries: int | None = None,
        max_findings: int | None = None,
        format: InputFormat | None = None,
        desired: bool = False,
    ) -> Report:
        """The findings of a text that are neither suppressed nor in the baseline.

        Args:
            data: The text. Objects must be written as JSON first.
            file: The file that the text is from, or stands for; `None` if there is none.
            model: As of `check`, like all that follow. What is given counts before the
                configuration.
            format: How the text is written: what the end of the file's name says unless given.

        Raises:
            TypeError: If `data` is no text.
            ValueError: As `check`.
        """
        return self._checks("file", file, locals()).check(data)

    def check_file(
        self,
        path: str | PathLike[str],
        *,
        model: Model | None = None,
        policy: Policy | None = None,
        rules: Mapping[PolicyRule, RuleLevel] | None = None,
        max_bytes: int | None = None,
        max_depth: int | None = None,
        max_entries: int | None = None,
        max_findings: int | None = None,
        format: InputFormat | None = None,
        desired: bool = False,
    ) -> Report:
        """The findings of a file, as `check` has them. The end of its name says how it is written.

        Args:
            path: The file.
            model: As of `check`, like all that follow. What is given counts before the
                configuration.
            format: How the text is written: what the end of its name says unless given.

        Raises:
            OSError: If the file can't be read.
            ValueError: As `check`.
        """
        check = self._checks("path", path, locals())
        text = read(path, _options(check))
        return text if isinstance(text, Report) else check.check(text)

    def check_lines(
        self,
        path: str | PathLike[str],
        *,
        model: Model | None = None,
        policy: Policy | None = None,
        rules: Mapping[PolicyRule, RuleLevel] | None = None,
        max_bytes: int | None = None,
        max_depth: int | None = None,
        max_entries: int | None = None,
        max_findings: int | None = None,
        format: InputFormat | None = None,
        desired: bool = False,
    ) -> Iterator[tuple[int, Report]]:
        """The number of each line of a file, from 1, and its findings, where each line is a
        document (NDJSON). No baseline counts.

        Args:
            path: The file.
            model: As of `check`, like all that follow. What is given counts before the
                configuration.

        Raises:
            OSError: If the file can't be read.
            ValueError: As `check`.
        """
        check = self._checks("path", path, {**locals(), "lines": True})
        return lines_of(path, _options(check), check.check)

    def _checks(self, name: str, file: Any, arguments: dict[str, Any]) -> FileCheck:
        """How a file is checked, by the arguments of a call."""
        options = {name: arguments[name] for name in _OPTIONS if arguments.get(name) is not None}
        return self._run.file_check(_path(name, file), **{**format_of(file), **options})

    def findings(self) -> list[tuple[str, Finding]]:
        """The findings on the suppressions, each with the path of its file: those that have
        expired, and those that nothing needed, although what they are for was checked by this
        object.
        """
        return [(file, finding) for file, findings in self._run.findings() for finding in findings]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"`Project` is immutable: `{name}` can't be set")

    def __repr__(self) -> str:
        return f"Project.read({self.file!r})"


def _options(check: FileCheck) -> dict[str, Any]:
    named = check.named()
    limits = {f"max_{name}": limit for name, limit in named.pop("limits").items()}
    return {**named, **limits}


def _path(name: str, path: Any) -> Any:
    if path is not None and not is_path(path):
        raise TypeError(f"`{name}`: expected a `str` or a path, found `{type(path).__name__}`")
    return path


hint(Project)
Project.__module__ = __package__
