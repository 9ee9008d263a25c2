"""Prints the public names of a crate, one to a line, as rustdoc lists them in a folder. What need
not be in the table, but may be, is behind a `?`: constructors, variants, implementations of traits,
and the methods `with_…` of models.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from urllib.parse import unquote


def main() -> None:
    folder = Path(sys.argv[1])
    items = (folder / "sidebar-items.js").read_text("utf-8")
    for kind, names in json.loads(items[items.index("{") : items.rindex("}") + 1]).items():
        for name in names:
            print(name)
            page = (folder / f"{kind}.{name}.html").read_text("utf-8")
            # Its list of contents: what stands elsewhere may come from a trait.
            contents = page[page.index('<nav class="sidebar">') : page.index("</nav>")]
            implemented = [re.sub("<[^<>]*>", "", unquote(link)) for link in re.findall('href="#impl-([^"]*)"', contents)]
            is_model = f"Described-for-{name}" in implemented and name != "Record"
            for sort, member in re.findall(r'href="#(\w+)\.([a-zA-Z]\w*)"', contents):
                is_optional = sort == "variant" or member == "new" or (is_model and member.startswith("with_"))
                print(f"{'? ' if is_optional else ''}{name}::{member}")
            for each in implemented:
                print(f"? {each.replace('-', ' ')}")


main()
