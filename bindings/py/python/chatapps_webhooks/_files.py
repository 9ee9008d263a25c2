"""Checks files: one document, or one in each line (NDJSON). What is over the limit is not read."""

from __future__ import annotations

from . import _native
from ._hints import hint
from ._report import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from os import PathLike
    from typing import Any, BinaryIO

_PIECE = 64 * 1024

_FORMATS = {"yaml": "yaml", "yml": "yaml", "toml": "toml", "jsonc": "jsonc"}


def check_file(path: str | PathLike[str], **options: Any) -> Report:
    """The findings of a file that is one document. The end of its name says how it is written:
    `.yaml`, `.yml`, `.toml` or `.jsonc`.

    Args:
        path: The file.
        options: Those of `check`: `model`, `policy` and so on.

    Raises:
        OSError: If the file can't be read.
    """
    _require_options("check_file", options)
    if not is_path(path):
        raise TypeError(f"`path`: expected a `str` or a path, found `{type(path).__name__}`; `check` takes text and objects")
    options = {**format_of(path), **options}
    text = read(path, options)
    return text if isinstance(text, Report) else _native.check(text, **options)


def format_of(path: Any) -> dict[str, Any]:
    """The option that says how a file of that name is written, unless that is JSON."""
    format = _FORMATS.get(str(path).lower().rpartition(".")[2])
    return {} if format is None else {"format": format}


def read(path: Any, options: dict[str, Any]) -> bytes | Report:
    """The bytes of a file, or the report if there are too many."""
    with _opened(path) as file:
        size = file.seek(0, 2) if file.seekable() else 0
        # A report that has an error is false.
        if (report := _native.too_large(size, **options)) is not None:
            return report
        if size:
            file.seek(0)
        pieces: list[bytes] = []
        length = 0
        # It may grow, and a pipe has no size. How much there is after the limit isn't known.
        while piece := file.read(_PIECE):
            pieces.append(piece)
            length += len(piece)
            if _native.too_large(length, **options) is not None:
                return _native.too_large(None, **options)  # type: ignore[return-value]
    return b"".join(pieces)


def check_lines(source: str | PathLike[str] | Iterable[str | bytes], **options: Any) -> Iterator[tuple[int, Report]]:
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
    _require_options("check_lines", options)
    if is_path(source):
        return _of_file(source, options)
    if isinstance(source, (bytes, bytearray, memoryview)) or hasattr(source, "items") or not hasattr(source, "__iter__"):
        found = type(source).__name__
        raise TypeError(f"`source`: expected a path, or lines of `str` or `bytes`, found `{found}`; `check` takes a single document")
    return _checked(source, lambda line: _native.check(line, **options))


def _require_options(name: str, options: dict[str, Any]) -> None:
    """Refuses wrong options before anything is opened or read."""
    try:
        _native.too_large(0, **options)
    except TypeError as error:
        raise TypeError(str(error).replace("too_large()", f"{name}()")) from None


def is_path(source: Any) -> bool:
    return isinstance(source, str) or hasattr(type(source), "__fspath__")


def _opened(path: Any) -> BinaryIO:
    try:
        return open(path, "rb")
    except (OSError, ValueError):
        # The message would have all of it.
        if isinstance(path, str) and path.lstrip()[:1] in ("[", "{"):
            raise ValueError("expected the path of a file, found JSON text; `check` reads text") from None
        raise


def _of_file(path: Any, options: dict[str, Any]) -> Iterator[tuple[int, Report]]:
    return lines_of(path, options, lambda line: _native.check(line, **options))


def lines_of(path: Any, options: dict[str, Any], check: Callable[[Any], Report]) -> Iterator[tuple[int, Report]]:
    """The numbers and reports of the lines of a file. A line that is too large isn't read."""
    with _opened(path) as file:
        yield from _checked(_lines(file, options), check)


def _checked(lines: Iterable[Any], check: Callable[[Any], Report]) -> Iterator[tuple[int, Report]]:
    for number, line in enumerate(lines, 1):
        if isinstance(line, (str, bytes)):
            line_feed: Any = "\n" if isinstance(line, str) else b"\n"
            if line.strip():
                yield number, check(line.removesuffix(line_feed))
        elif isinstance(line, Report):
            yield number, line
        else:
            raise TypeError(f"`source`: expected lines of `str` or `bytes`, found `{type(line).__name__}`")


def _lines(file: BinaryIO, options: dict[str, Any]) -> Iterator[Any]:
    """The lines of a file. One that is too large is passed over, and its report is in its place."""
    while piece := file.readline(_PIECE):
        pieces, length, report = [piece], len(piece), None
        while not piece.endswith(b"\n") and (piece := file.readline(_PIECE)):
            length += len(piece)
            if report is None:
                pieces.append(piece)
                if _native.too_large(length - piece.endswith(b"\n"), **options) is not None:
                    report = _native.too_large(None, **options)
                    pieces.clear()
        yield b"".join(pieces) if report is None else report


hint(check_file, check_lines)
check_file.__module__ = check_lines.__module__ = __package__
