"""Lays out the sources of the site for mdBook: stage.py FOLDER

Links between files of the repository become links between pages; other files that pages link to are
copied. Fails if a page isn't in docs/SUMMARY.md or doesn't say what it is about, or a link leads
nowhere.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from pages import ROOT, Entry, Wrong, about, entries, site_path, unlisted, with_links


def main(out: Path) -> None:
    listed = entries()
    if missing := unlisted(listed):
        raise Wrong(f"in no list: {', '.join(missing)}; add a line to docs/SUMMARY.md")
    pages = {entry.file for entry in listed}
    files: set[str] = set()
    wrong: list[str] = []
    for entry in listed:
        text = (ROOT / entry.file).read_text("utf-8")
        try:
            about(text)
        except Wrong as error:
            wrong.append(f"{entry.file}: {error}")

        def moved(link: str, entry: Entry = entry) -> str:
            path, mark, fragment = link.partition("#")
            if not path or ":" in path:
                return link
            file = os.path.normpath(os.path.join(os.path.dirname(entry.file), path))
            if not (ROOT / file).is_file():
                wrong.append(f"{entry.file}: `{link}` leads to no file")
            elif file not in pages and file.endswith(".md"):
                wrong.append(f"{entry.file}: `{link}` leads to a page that is not in docs/SUMMARY.md")
            elif file not in pages:
                files.add(file)
            return os.path.relpath(site_path(file), os.path.dirname(site_path(entry.file)) or ".") + mark + fragment

        write(out / site_path(entry.file), with_links(text, moved))
    if wrong:
        raise Wrong("\n".join(wrong))
    for file in sorted(files | {path.relative_to(ROOT).as_posix() for path in (ROOT / "schema").rglob("*.json")}):
        (out / site_path(file)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / file, out / site_path(file))
    write(out / "SUMMARY.md", summary(listed))


def summary(listed: list[Entry]) -> str:
    """The list as mdBook reads it."""
    lines = ["# Summary"]
    section = ""
    for entry in listed:
        if entry.section != section:
            section = entry.section
            lines += ["", f"# {section}", ""]
        mark = "  " * entry.depth + "- " if entry.depth >= 0 else ""
        lines.append(f"{mark}[{entry.title}]({site_path(entry.file)})")
    return "\n".join(lines) + "\n"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except Wrong as error:
        sys.exit(str(error))
