"""Writes what type checkers read of the package, from the descriptions that the core prints: the names that arguments take, the
enumerations, the classes of the objects, and the overloads of `parse`. The rest of the native module is in `native.pyi.in`.

    cargo run -p chatapps-webhooks --example descriptions | python3 bindings/py/generate.py [check]
"""

from __future__ import annotations

import ast
import json
import re
import sys
import textwrap
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PACKAGE = HERE / "python/chatapps_webhooks"
MADE = "Made by `make gen`; don't edit."

MORE = {
    "Webhook": [("is_enabled", "bool"), ("masked", "Webhook"), ("targets", "list[WebhookTarget]")],
    "OAuthClientCredentials": [("masked", "OAuthClientCredentials")],
    "WebhookTarget": [("targets", "list[WebhookTarget]")],
    "ErrorResponse": [("meaning", "str | None")],
}
"""What no description says, as `_models.py` has it, with the types."""


class Docs:
    """What editors show of functions, as their sources have it."""

    def __init__(self) -> None:
        tree = ast.parse((PACKAGE / "_models.py").read_text("utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        self.methods = {node.name.removeprefix("_") if node.name in ("_masked", "_targets") else node.name: ast.get_docstring(node) or "" for node in functions}
        self.properties: dict[str, str] = {}
        for node in ast.walk(tree):
            # The properties among the values of `_MORE`.
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values):
                    doc = [word.value for word in getattr(value, "keywords", []) if word.arg == "doc"]
                    if doc and isinstance(key, ast.Constant):
                        self.properties[str(key.value)] = ast.literal_eval(doc[0])

    def native(self, file: str, item: str) -> str:
        """The comment on an item of the native module."""
        lines = (HERE / "src" / file).read_text("utf-8").splitlines()
        (at,) = [index for index, line in enumerate(lines) if re.search(rf"\b{re.escape(item)}\b", line)][:1]
        comment: list[str] = []
        for line in reversed(lines[:at]):
            if not line.strip().startswith(("///", "#[")):
                break
            if line.strip().startswith("///"):
                comment.insert(0, line.strip().removeprefix("///").removeprefix(" "))
        return "\n".join(comment).strip()


DOCS = Docs()


def quoted(doc: str, indent: str) -> str:
    """A docstring."""
    lines = doc.strip().replace("\\", "\\\\").splitlines()
    text = "\n".join([lines[0], *[f"{indent}{line}".rstrip() for line in lines[1:]]])
    return f'{indent}"""{text}"""\n' if len(lines) == 1 else f'{indent}"""{text}\n{indent}"""\n'


def documented(signature: str, doc: str, indent: str = "    ") -> str:
    """A function with its docstring."""
    return f"{indent}{signature}\n{quoted(doc, indent + '    ')}{indent}    ...\n"


class Types:
    """The types of attributes and arguments."""

    def __init__(self, enumerations: list[dict[str, Any]]) -> None:
        self.texts = {each["name"]: [value["text"] for value in each["values"]] for each in enumerations if not each["open"]}
        self.open_in_answers = {each["name"] for each in enumerations if each["openInAnswers"]}
        self.in_answers = False

    def attribute(self, kind: dict[str, Any], secret: bool) -> str:
        match kind:
            case {"type": "boolean"}:
                return "bool"
            case {"type": "integer"}:
                return "int"
            case {"type": "number"}:
                return "int | float"
            case {"type": "text", "format": "date-time"}:
                return "datetime"
            case {"type": "text"}:
                return "Secret" if secret else "str"
            case {"type": "enumeration", "name": name} if name in self.texts:
                return f"{name} | str" if self.in_answers and name in self.open_in_answers else str(name)
            case {"type": "enumeration"}:
                return "str"
            case {"type": "object", "name": name}:
                return str(name)
            case {"type": "array", "of": of}:
                return f"tuple[{self.attribute(of, secret)}, ...]"
            case {"type": "nullable", "of": of}:
                return f"{self.attribute(of, secret)} | None"
            case _:
                return "Any"

    def argument(self, kind: dict[str, Any], secret: bool) -> str:
        match kind:
            case {"type": "text", "format": "date-time"}:
                return "datetime | str"
            case {"type": "text"} if secret:
                return "Secret | str"
            case {"type": "enumeration", "name": name} if name in self.texts:
                return f"{name} | Literal[{texts(self.texts[name])}]"
            case {"type": "object", "name": name}:
                return f"{name} | Mapping[str, object]"
            case {"type": "array", "of": of}:
                return f"Sequence[{self.argument(of, secret)}]"
            case _:
                return self.attribute(kind, secret)


def texts(values: list[str]) -> str:
    return ", ".join([f'"{value}"' for value in values])


def names(said: dict[str, Any]) -> str:
    aliases = {
        "Model": ([model["name"] for model in said["models"]], "Which document is checked."),
        "Policy": (said["policies"], "The levels of all rules."),
        "Level": ([level for level in reversed(said["levels"]) if level != "off"], "How much a finding matters. Only an `error` makes a document invalid."),
        "RuleLevel": (said["levels"][::-1], "What the level of a rule can be set to."),
        "RuleId": ([rule["id"] for rule in said["rules"]], "The id of a rule; for the contract, the JSON Schema keyword."),
        "PolicyRule": (
            [rule["id"] for rule in said["rules"] if rule["group"] != "contract"],
            "The id of a rule whose level can be set.",
        ),
        "Unlisted": (said["unlisted"], "What a plan does with webhooks that the desired set doesn't list."),
        "Action": (said["actions"], "What a step of a plan does with a webhook."),
        "EffectKind": (said["effects"], "What a step of a plan brings about, or can't know."),
    }
    parts = [
        f'"""The names that arguments take and attributes give, for type checkers. {MADE}"""\n',
        "from __future__ import annotations\n",
        "from typing import Literal, TypeAlias\n",
    ]
    for name, (values, doc) in aliases.items():
        parts.append(f'{name}: TypeAlias = Literal[{texts(values)}]\n"""{doc}"""\n')
    return "\n".join(parts)


def member(name: str) -> str:
    """As `_enumerations.py` has it."""
    return "".join([f"_{letter}" if letter.isupper() else letter for letter in name]).strip("_").upper()


def enumerations(said: dict[str, Any]) -> str:
    lines = [f"# {MADE}", "from enum import Enum", "", "NAMES: list[str]", ""]
    for each in said["enumerations"]:
        if not each["open"]:
            lines += [f"class {each['name']}(str, Enum):", f'    """{each["doc"]}"""', ""]
            for value in each["values"]:
                doc = f"{value['doc'][0].upper()}{value['doc'][1:]}."
                lines += [f'    {member(value["name"])} = "{value["text"]}"', f'    """{doc}"""']
            lines.append("")
    return "\n".join(lines)


def model(types: Types, described: dict[str, Any]) -> str:
    name = described["name"]
    types.in_answers = described["inAnswers"]
    rows = [(row, row["attribute"], row["privacy"] == "secret") for row in described["properties"]]
    made, changed, attributes = [], [], []
    for row, attribute, secret in rows:
        none = "" if row["required"] else " | None"
        default = "" if row["required"] else " = None"
        argument = types.argument(row["kind"], secret)
        made.append(f"        {attribute}: {argument}{none}{default},\n")
        changed.append(f"        {attribute}: {argument}{none} = ...,\n")
        attributes.append(documented(f"@property\n    def {attribute}(self) -> {types.attribute(row['kind'], secret)}{none}:", row["doc"]))
        if row["kind"].get("format") == "date-time":
            text = f"{row['doc']} As it was given (RFC 3339)."
            attributes.append(documented(f"@property\n    def {attribute}_text(self) -> str{none}:", text))
    new, changes = "".join(made), "".join(changed)
    more = "".join(
        documented(f"@property\n    def {member}(self) -> {its}:", DOCS.properties[member])
        if member in DOCS.properties
        else documented(f"def {member}(self) -> {its}:", DOCS.methods[member])
        for member, its in MORE.get(name, [])
    )
    method = {each: textwrap.indent(quoted(DOCS.methods[each], ""), "        ").lstrip(" ") for each in ("from_dict", "to_dict", "to_json", "replace")}
    arguments = "".join([f"    {attribute}: {textwrap.shorten(row['doc'], 400)}\n" for row, attribute, _ in rows])
    head = quoted(f"{described['doc']}\n\nArgs:\n{arguments}", "    ")
    return (
        f"@final\nclass {name}:\n{head}"
        f"    __match_args__ = ({texts([attribute for _, attribute, _ in rows])},)\n"
        f"    def __new__(\n        cls,\n        *,\n{new}    ) -> {name}: ...\n"
        f"    @classmethod\n    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = \"recommended\") -> {name}:\n        {method['from_dict']}        ...\n"
        f"    def to_dict(self) -> dict[str, Any]:\n        {method['to_dict']}        ...\n    def to_json(self) -> str:\n        {method['to_json']}        ...\n"
        f"    def replace(\n        self,\n        *,\n{changes}    ) -> {name}:\n        {method['replace']}        ...\n"
        f"    def __replace__(\n        self,\n        *,\n{changes}    ) -> {name}: ...\n"
        f"{''.join(attributes)}{more}"
        "    @classmethod\n    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any: ...\n"
        "    @classmethod\n    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]: ...\n"
        "    def __eq__(self, other: object, /) -> bool: ...\n    def __hash__(self) -> int: ...\n"
        "    def __reduce__(self) -> tuple[Any, tuple[str, dict[str, Any]]]: ...\n"
    )


def models(said: dict[str, Any]) -> str:
    types = Types(said["enumerations"])
    head = (
        f"# {MADE}\nfrom collections.abc import Mapping, Sequence\nfrom datetime import datetime\nfrom typing import Any, Literal, final\n\n"
        f"from ._enumerations import {', '.join(sorted(types.texts))}\nfrom ._names import Policy\nfrom ._native import Secret\n\n"
        "CLASSES: dict[str, Any]\nHOOKS: dict[str, Any]\nMODELS: dict[str, str | None]\n\ndef record_of(name: str, given: Any) -> Any: ...\n"
        "def made(name: str, values: tuple[object, ...], named: dict[str, Any]) -> Any: ...\ndef made_here(*classes: Any) -> None: ...\n"
    )
    return "\n".join([head, *[model(types, each) for each in said["objects"]]])


SIGNATURE = """def {name}(
    data: object,
    *,
    model: {model},
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
) -> {made}:
{doc}    ...
"""


def native(said: dict[str, Any]) -> str:
    help = {name: quoted((HERE / f"src/help/{name}.txt").read_text("utf-8"), "    ") for name in ("check", "is_valid", "parse")}
    made: dict[str, list[str]] = {}
    for row in said["models"]:
        of = f"list[{row['list']}]" if "list" in row else row.get("object") or "AccountId"
        made.setdefault(of, []).append(row["name"])
    parts = [
        SIGNATURE.format(name="check", model='Model = "webhooks"', made="Report", doc=help["check"]),
        SIGNATURE.format(name="is_valid", model='Model = "webhooks"', made="bool", doc=help["is_valid"]),
    ]
    for of, models in made.items():
        default = ' = "webhooks"' if "webhooks" in models else ""
        parts += ["@overload\n", SIGNATURE.format(name="parse", model=f"Literal[{texts(models)}]{default}", made=of, doc=help["parse"])]
    parts += ["@overload\n", SIGNATURE.format(name="parse", model="Model", made=" | ".join(made), doc=help["parse"])]
    native = ("Webhook", "OAuthClientCredentials")
    classes = "".join([f"{row['object']}, " for row in said["models"] if "object" in row and row["object"] not in native])
    template = (HERE / "native.pyi.in").read_text("utf-8")
    secret = {
        "$Secret\n": quoted(DOCS.native("secret.rs", "pub(crate) struct Secret"), "    "),
        "$reveal\n": quoted(DOCS.native("secret.rs", "fn reveal"), "        "),
        "$is_mask\n": quoted(DOCS.native("secret.rs", "fn is_mask"), "        "),
    }
    for place, doc in secret.items():
        template = template.replace(place, doc)
    return f"# {MADE}\n{template}".replace("$classes", classes).replace("$doors\n", "".join(parts))


def main() -> int:
    said = json.load(sys.stdin)
    files = {"_names.py": names(said), "_enumerations.pyi": enumerations(said), "_models.pyi": models(said), "_native.pyi": native(said)}
    stale = [name for name, text in files.items() if not (PACKAGE / name).exists() or (PACKAGE / name).read_text("utf-8") != text]
    if sys.argv[1:] == ["check"]:
        for name in stale:
            print(f"{PACKAGE.relative_to(HERE.parent.parent) / name} is out of date: run 'make gen'", file=sys.stderr)
        return bool(stale)
    for name in stale:
        (PACKAGE / name).write_text(files[name], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
