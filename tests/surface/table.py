"""The table of the public names in every language.

    table.py write             prints docs/surface.md: surface.md.in, with what the descriptions on
                               standard input know
    table.py compare LANGUAGE  compares the column of a language with the names on standard input,
                               one to a line; names behind a `?` need no row
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TEMPLATE = HERE / "surface.md.in"
TABLE = HERE.parent.parent / "docs/surface.md"
LANGUAGES = ["Rust", "Python", "Node.js"]

HELP = f"""Edit tests/surface/{TEMPLATE.name}, and run `make gen`. A new name gets a row, or stands beside others in one that is there.
In the columns of languages that have no such name, say why after `— `."""

# The accessor in Rust, where the language has the word for itself.
RESERVED = {"type": "webhook_type"}

# The same in objects of events: by the object and the property, or the property alone.
RESERVED_IN_EVENTS = {
    "Interactive.type": "interactive_type",
    "OutboundHeader.type": "header_type",
    "OutboundButton.type": "button_type",
    "type": "content_type",
    "nfmReply": "flow_reply",
}


def quoted(*names: str) -> str:
    return ", ".join([f"`{name}`" for name in names])


def row(what: str, rust: str, python: str, node: str) -> str:
    return f"| {what[0].upper()}{what[1:].rstrip('.')} | {rust} | {python} | {node} |"


def camel(name: str) -> str:
    return re.sub("-(.)", lambda found: found[1].upper(), name)


def kinds(said: dict[str, Any]) -> list[str]:
    """The objects that events are."""
    return [kind["name"] for model in said["models"] for kind in model.get("event", [])]


def split(said: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The objects that are written or answered, and those that only events have."""
    of_events = [each for each in said["objects"] if each["model"] == "event"]
    return [each for each in said["objects"] if each["model"] != "event"], of_events


def models(said: dict[str, Any]) -> Iterator[str]:
    for model in said["models"]:
        name = camel(model["name"])
        variant = model.get("object", name[0].upper() + name[1:])
        yield row(model["summary"], quoted(f"Model::{variant}"), f'— `"{model["name"]}"`', quoted(f"models.{name}"))


def properties(said: dict[str, Any]) -> Iterator[str]:
    for described in split(said)[0]:
        of = described["name"]
        yield row(described["doc"], quoted(of), quoted(of), quoted(of, f"{of}Input"))
        for each in described["properties"]:
            name, attribute, kind = each["name"], each["attribute"], each["kind"]
            python, node = [f"{of}.{attribute}"], [f"{of}.{name}"]
            if kind.get("format") == "date-time":
                python.append(f"{python[0]}_text")
                node.append(f"{node[0]}Date")
            yield row(each["doc"], quoted(f"{of}::{RESERVED.get(attribute, attribute)}"), quoted(*python), quoted(*node))
            if isinstance(kind.get("default"), bool):
                what = f"`{name}`, or `{json.dumps(kind['default'])}` if it is absent"
                node = [f"{of}.is{name[0].upper()}{name[1:]}"]
                yield row(what, quoted(f"{of}::is_{attribute}"), quoted(f"{of}.is_{attribute}"), quoted(*node))


def events(said: dict[str, Any]) -> Iterator[str]:
    for described in split(said)[1]:
        of = described["name"]
        is_kind = of in kinds(said)
        yield row(described["doc"], quoted(of), quoted(of), quoted(of, *[f"{of}.kind"] if is_kind else [f"{of}.toJSON"]))
        for each in described["properties"]:
            name, attribute = each["name"], each["attribute"]
            rust = RESERVED_IN_EVENTS.get(f"{of}.{name}") or RESERVED_IN_EVENTS.get(name, attribute)
            python, node = [f"{of}.{attribute}"], [f"{of}.{name}"]
            if each["kind"].get("format") == "date-time":
                python.append(f"{python[0]}_text")
                node.append(f"{node[0]}Date")
            yield row(each["doc"], quoted(f"{of}::{rust}"), quoted(*python), quoted(*node))


def enumerations(said: dict[str, Any]) -> Iterator[str]:
    written = [each["kind"].get("name") for described in split(said)[0] for each in described["properties"]]
    for each in said["enumerations"]:
        of = each["name"]
        yield row(each["doc"], quoted(of, f"{of}::ALL", f"{of}::as_str"), quoted(of), quoted(of))
        for value in each["values"]:
            member = re.sub("(?<!^)([A-Z])", r"_\1", value["name"]).upper()
            # The lists of events are open, so their values are texts.
            python = quoted(f"{of}.{member}") if of in written else f'— `"{value["text"]}"`'
            yield row(value["doc"], quoted(f"{of}::{value['name']}"), python, f"— `'{value['text']}'`")


def codes(said: dict[str, Any]) -> str:
    of = [each["kind"] for described in split(said)[0] for each in described["properties"]]
    meanings = [meaning for kind in of for _, meaning in kind.get("meanings", [])]
    return quoted(*[f"ErrorCode::{re.sub('(?<=[a-z])(?=[A-Z])| ', '_', meaning).upper()}" for meaning in meanings])


def write(said: dict[str, Any]) -> str:
    text = TEMPLATE.read_text("utf-8")
    for each in (models, properties, events, enumerations):
        text = text.replace(f"${each.__name__}\n", "".join([f"{line}\n" for line in each(said)]))
    text = text.replace("$codes", codes(said))
    lists = {"model": [described["name"] for described in split(said)[0]], "event": kinds(said)}
    for what, names in lists.items():
        text = re.sub(
            rf"`([^`]*)\${what}([^`]*)`", lambda found, names=names: quoted(*[f"{found[1]}{name}{found[2]}" for name in names]), text
        )
    described = [each["name"] for each in said["objects"]]
    return re.sub(r"`([^`]*)\$object([^`]*)`", lambda found: quoted(*[f"{found[1]}{name}{found[2]}" for name in described]), text)


def listed(language: str) -> dict[str, int]:
    """The names in the column of a language, and in which lines of the file they are."""
    names: dict[str, int] = {}
    for number, line in enumerate(TABLE.read_text("utf-8").splitlines(), 1):
        if line.startswith("| ") and not line.startswith("| |"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if len(cells) != 1 + len(LANGUAGES) or not all(cells):
                sys.exit(f"{TABLE.name}:{number}: expected a cell for what it is, and one for each language")
            cell = cells[1 + LANGUAGES.index(language)]
            # Behind a dash there is a reason, and no name.
            if not cell.startswith("— "):
                if re.sub("`[^`]+`", "", cell).strip(", "):
                    sys.exit(f"{TABLE.name}:{number}: expected names in back-quotes, or a reason after `— `, in the column {language}")
                names |= {name: number for name in re.findall("`([^`]+)`", cell)}
    return names


def compare(language: str, given: list[str]) -> int:
    names = listed(language)
    optional = {name[2:] for name in given if name.startswith("? ")}
    required = {name for name in given if not name.startswith("? ")}
    if not required:
        sys.exit(f"found no public name of the package for {language}")
    wrong = [f"docs/{TABLE.name}: no row has `{name}` of {language}" for name in sorted(required - names.keys())]
    wrong += [
        f"docs/{TABLE.name}:{names[name]}: {language} has no `{name}`" for name in sorted(names.keys() - required - optional)
    ]
    if wrong:
        print("\n".join([*wrong, HELP]), file=sys.stderr)
        return 1
    print(f"docs/{TABLE.name} has all {len(required)} public names for {language}")
    return 0


def main() -> int:
    match sys.argv[1:]:
        case ["write"]:
            print(write(json.load(sys.stdin)), end="")
            return 0
        case ["compare", language] if language in LANGUAGES:
            return compare(language, sys.stdin.read().splitlines())
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
