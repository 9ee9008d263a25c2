"""Writes what type checkers and editors read of the package, from the descriptions that the core
prints: the names that arguments take, the enumerations, the classes of the objects, the overloads
of `parse`, and what the package exports. The rest of the native module is in `native.pyi.in`.
Docstrings are those of the sources.

    cargo run -p chatapps-webhooks --example descriptions | python3 bindings/py/generate.py [check]
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path
from typing import Any

import docstrings

HERE = Path(__file__).parent
PACKAGE = HERE / "python/chatapps_webhooks"
MADE = "Made by `make gen`; don't edit."

MORE = {
    "Webhook": [
        "@property\n    def is_enabled(self) -> bool: ...",
        "def masked(self) -> Webhook: ...",
        "def targets(self) -> list[WebhookTarget]: ...",
    ],
    "OAuthClientCredentials": ["def masked(self) -> OAuthClientCredentials: ..."],
    "WebhookTarget": ["def targets(self) -> list[WebhookTarget]: ..."],
    "ErrorResponse": ["@property\n    def meaning(self) -> str | None: ..."],
}
"""What no description says, as `_models.py` has it."""

EVENTS_MORE = {
    "ReceiptStatus": [
        "@property\n    def error_code_meaning(self) -> str | None: ...",
        "@property\n    def meta_error_code(self) -> int | None: ...",
    ],
    "FlowReply": ["@property\n    def response(self) -> Any: ..."],
}
"""The same, as `events.py` has it."""

EVENT_FUNCTIONS = ["Inbound", "Progress", "parse_event", "receive_event", "sample", "Event"]
"""What `events.py` has beside the classes of objects."""


class Types:
    """The types of attributes and arguments."""

    def __init__(self, enumerations: list[dict[str, Any]]) -> None:
        self.texts = {each["name"]: [value["text"] for value in each["values"]] for each in enumerations if not each["open"]}
        self.open_in_answers = {each["name"] for each in enumerations if each["openInAnswers"]}
        self.in_answers = False
        self.received: set[str] = set()

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
            case {"type": "enumeration", "name": name} if name in self.received:
                return f"{name} | str"
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
        "ContractRule": (
            [rule["id"] for rule in said["rules"] if rule["group"] == "contract"],
            "A rule of the contract: a JSON Schema keyword, or `syntax`. Its level can't be set.",
        ),
        "PolicyRule": (
            [rule["id"] for rule in said["rules"] if rule["group"] != "contract"],
            "The id of a rule whose level can be set.",
        ),
        "Draft": (["2020-12", "07"], "A draft of JSON Schema."),
        "Region": ([region["name"] for region in said["regions"]], "A region of the platform."),
        "Applicability": (said["applicabilities"], "Who decides whether a fix is made: a program, a person, or a person who completes it."),
        "InputFormat": (said["formats"], "How a text is written."),
        "Unlisted": (said["unlisted"], "What a plan does with webhooks that the desired set doesn't list."),
        "Action": (said["actions"], "What a step of a plan does with a webhook."),
        "EffectKind": (said["effects"], "What a step of a plan brings about, or can't know."),
    }
    parts = [
        f'"""The names that arguments take and attributes give, for type checkers. {MADE}"""\n',
        "from __future__ import annotations\n",
        "from collections.abc import Mapping\nfrom types import MappingProxyType\nfrom typing import Literal, TypeAlias\n",
    ]
    for name, (values, doc) in aliases.items():
        parts.append(f'{name}: TypeAlias = Literal[{texts(values)}]\n"""{doc}"""\n')
    regions = "".join([f'        "{region["name"]}": "{region["url"]}",\n' for region in said["regions"]])
    parts.append(f"REGIONS: Mapping[Region, str] = MappingProxyType(\n    {{\n{regions}    }}\n)")
    parts[-1] += '\n"""The base URL of the platform for each region."""\n'
    return "\n".join(parts)


def enumerations_in(kind: dict[str, Any]) -> set[str]:
    """The names of the enumerations in a kind of value."""
    inner: dict[str, Any] | None = kind.get("of")
    own = {kind["name"]} if kind["type"] == "enumeration" else set()
    return own | enumerations_in(inner) if inner else own


def split(said: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is said of everything but events, and of events."""
    events = [each for each in said["objects"] if each["model"] == "event"]
    others = [each for each in said["objects"] if each["model"] != "event"]
    named = {name for each in others for row in each["properties"] for name in enumerations_in(row["kind"])}
    lists = [[each for each in said["enumerations"] if (each["name"] in named) is of_others] for of_others in (True, False)]
    return said | {"objects": others, "enumerations": lists[0]}, said | {"objects": events, "enumerations": lists[1]}


def event_names(said: dict[str, Any]) -> str:
    parts = [
        f'"""The values that documents list for attributes of events, for type checkers. Events may have others. {MADE}"""\n',
        "from __future__ import annotations\n",
        "from typing import Literal, TypeAlias\n",
    ]
    for each in said["enumerations"]:
        meanings = "".join([f"    {value['text']}: {value['doc']}\n" for value in each["values"]])
        parts.append(f"{each['name']}: TypeAlias = Literal[{texts([value['text'] for value in each['values']])}]")
        parts.append(f'"""{each["doc"]}\n\n{meanings}"""\n')
    kinds = [row["kind"] for model in said["models"] for row in model.get("event", [])]
    for name, values, doc in (("EventKind", kinds, "The kinds of events."), ("Fault", said["faults"], "What can be odd about a sample.")):
        parts.append(f'{name}: TypeAlias = Literal[{texts(values)}]\n"""{doc}"""\n')
    public = "".join([f'    "{name}",\n' for name in [*[each["name"] for each in said["enumerations"]], "EventKind", "Fault"]])
    return "\n".join([*parts, f"__all__ = [\n{public}]\n"])


def event_class(types: Types, described: dict[str, Any], kind: str | None) -> str:
    name = described["name"]
    rows = described["properties"]
    attributes = []
    for row in rows:
        none = "" if row["required"] and row["kind"]["type"] != "raw" else " | None"
        attributes.append(f"    @property\n    def {row['attribute']}(self) -> {types.attribute(row['kind'], False)}{none}: ...\n")
        if row["kind"].get("format") == "date-time":
            attributes[-1] = f"    @property\n    def {row['attribute']}(self) -> datetime | None: ...\n"
            attributes.append(f"    @property\n    def {row['attribute']}_text(self) -> str | None: ...\n")
    attributes += [f"    {line}\n" for line in EVENTS_MORE.get(name, [])]
    if kind:
        attributes.insert(0, f'    @property\n    def kind(self) -> Literal["{kind}"]: ...\n')
    match_args = f"    __match_args__ = ({texts([row['attribute'] for row in rows])},)\n" if rows else "    __match_args__ = ()\n"
    return f"@final\nclass {name}({'Event' if kind else 'Part'}):\n{match_args}{''.join(attributes)}"


def events(said: dict[str, Any]) -> str:
    types = Types(said["enumerations"])
    types.received = {each["name"] for each in said["enumerations"]}
    kinds = {row["name"]: row["kind"] for model in said["models"] for row in model.get("event", [])}
    classes = [event_class(types, each, kinds.get(each["name"])) for each in said["objects"]]
    names = ", ".join([f"{name} as {name}" for name in [*[each["name"] for each in said["enumerations"]], "EventKind", "Fault"]])
    template = (HERE / "events.pyi.in").read_text("utf-8")
    public = [*EVENT_FUNCTIONS, *[each["name"] for each in said["objects"]]]
    everything = f"__all__ = [\n{''.join([f'    {chr(34)}{name}{chr(34)},{chr(10)}' for name in public])}]\n"
    stub = f"# {MADE}\n{template}".replace("$names", names).replace("$all", everything).replace("$classes", "\n".join(classes))
    docs: dict[str, str] = {}
    for each in said["objects"]:
        docs[each["name"]] = each["doc"]
        for row in each["properties"]:
            doc = row["doc"] + (" Personal." if row["privacy"] == "personal" else "")
            docs |= {f"{each['name']}.{row['attribute']}": doc, f"{each['name']}.{row['attribute']}_text": f"{row['doc']} As it was given (RFC 3339)."}
    more = docstrings.of_python(PACKAGE / "events.py")
    own = {"ReceiptStatus": ("error_code_meaning", "meta_error_code"), "FlowReply": ("response",)}
    docs |= {f"{name}.{member}": more[f"_{member}"] for name, members in own.items() for member in members}
    docs["sample"] = more["sample"]
    docs["Inbound"] = str(ast.get_docstring(next(node for node in ast.walk(ast.parse((PACKAGE / "events.py").read_text("utf-8"))) if isinstance(node, ast.ClassDef) and node.name == "Inbound")))
    docs |= {f"Inbound.{name}": more[name] for name in ("umid", "sub_account_id", "timestamp", "timestamp_text", "channel", "channel_id", "msisdn", "channel_user_id", "name", "username", "content_type", "content")}
    return docstrings.put_into(stub, docs)


def handlers(said: dict[str, Any]) -> str:
    """What `on` takes for each kind of event."""
    kinds = [(row["name"], row["kind"]) for model in said["models"] for row in model.get("event", [])]
    types = "".join([f'_{name} = TypeVar("_{name}", bound=Callable[[{name}, Delivery], object])\n' for name, _ in [*kinds, ("Event", "")]])
    texts = [(name, f'Literal["{kind}"]') for name, kind in kinds] + [("Event", "EventKind")]
    parts = [
        f"# {MADE}\nfrom collections.abc import Callable\nfrom typing import Any, Literal, TypeVar, overload\n\n"
        f"from ._delivery import Delivery\nfrom .events import Event, EventKind, {', '.join([name for name, _ in kinds])}\n\n{types}\n"
        "class Handlers:\n    _handlers: dict[str, Any]\n    _is_open: bool\n"
        "    def __init__(self, fallback: Any) -> None: ...\n    def _handler(self, event: Event) -> Any: ...\n"
    ]
    for name, kind in texts:
        parts.append(f"    @overload\n    def on(self, kind: {kind}) -> Callable[[_{name}], _{name}]: ...\n")
        parts.append(f"    @overload\n    def on(self, kind: {kind}, handler: Callable[[{name}, Delivery], object]) -> None: ...\n")
    docs = docstrings.of_python(PACKAGE / "_handlers.py")
    return docstrings.put_into("".join(parts), {"Handlers": "The handlers of the kinds of events.", "Handlers.on": docs["on"]})


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
        attributes.append(f"    @property\n    def {attribute}(self) -> {types.attribute(row['kind'], secret)}{none}: ...\n")
        if row["kind"].get("format") == "date-time":
            attributes.append(f"    @property\n    def {attribute}_text(self) -> str{none}: ...\n")
    new, changes = "".join(made), "".join(changed)
    more = "".join([f"    {line}\n" for line in MORE.get(name, [])])
    return (
        f"@final\nclass {name}:\n"
        f"    __match_args__ = ({texts([attribute for _, attribute, _ in rows])},)\n"
        f"    def __new__(\n        cls,\n        *,\n{new}    ) -> {name}: ...\n"
        f"    @classmethod\n    def from_dict(cls, data: Mapping[str, object], *, policy: Policy = \"recommended\") -> {name}: ...\n"
        "    def to_dict(self) -> dict[str, Any]: ...\n    def to_json(self) -> str: ...\n"
        f"    def replace(\n        self,\n        *,\n{changes}    ) -> {name}: ...\n"
        f"    def __replace__(\n        self,\n        *,\n{changes}    ) -> {name}: ...\n"
        f"{''.join(attributes)}{more}"
        "    @classmethod\n    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any: ...\n"
        "    @classmethod\n    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]: ...\n"
        "    def __eq__(self, other: object, /) -> bool: ...\n    def __hash__(self) -> int: ...\n"
        "    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, tuple[str, dict[str, Any]]]: ...\n"
    )


def models(said: dict[str, Any]) -> str:
    types = Types(said["enumerations"])
    head = (
        f"# {MADE}\nfrom collections.abc import Mapping, Sequence\nfrom datetime import datetime\nfrom typing import Any, Literal, final\n\n"
        f"from ._enumerations import {', '.join(sorted(types.texts))}\nfrom ._names import Policy\nfrom ._native import Secret\n\n"
        "CLASSES: dict[str, Any]\nHOOKS: dict[str, Any]\nMODELS: dict[str, str | None]\nROWS: dict[str, list[Row]]\n\n"
        "class Row:\n    def __init__(self, attribute: Any) -> None: ...\n    def __getattr__(self, name: str) -> Any: ...\n"
        "def finalized(cls: type) -> None: ...\ndef shown(value: object) -> str: ...\ndef record_of(name: str, given: Any) -> Any: ...\n"
        "def made(name: str, values: tuple[object, ...], named: dict[str, Any]) -> Any: ...\ndef made_here(*classes: Any) -> None: ...\n"
        "def no_text(value: object, protocol: int) -> None: ...\n"
    )
    texts = docstrings.of_python(PACKAGE / "_models.py")
    docs: dict[str, str] = {}
    for each in said["objects"]:
        name, rows = each["name"], each["properties"]
        lines = "".join([f"    {row['attribute']}: {row['doc']}\n" for row in rows])
        docs[name] = f"{each['doc']}\n\nArgs:\n{lines}\n{texts['_RAISES']}"
        docs |= {f"{name}.{method}": doc for method, doc in texts.items()}
        docs |= {f"{name}.{row['attribute']}": row["doc"] for row in rows}
        docs |= {f"{name}.{row['attribute']}_text": f"{row['doc']} {texts['_AS_GIVEN']}" for row in rows}
    return docstrings.put_into("\n".join([head, *[model(types, each) for each in said["objects"]]]), docs)


SIGNATURE = """def {name}(
    {data},
    *,
    model: {model},
    policy: Policy = "recommended",
    rules: Mapping[PolicyRule, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
    max_findings: int | None = None,
    format: InputFormat = "json",
    desired: bool = False,
) -> {made}: ...
"""


def native(said: dict[str, Any]) -> str:
    made: dict[str, list[str]] = {}
    for row in said["models"]:
        of = f"list[{row['list']}]" if "list" in row else row.get("object") or ("Event" if "event" in row else "AccountId")
        made.setdefault(of, []).append(row["name"])
    parts = [
        SIGNATURE.format(name=name, data="data: object", model='Model = "webhooks"', made=answer)
        for name, answer in (("check", "Report"), ("is_valid", "bool"), ("too_large", "Report | None"))
    ]
    columns = (("is_valid_many", "_HasArray | _HasStream", "ArrowArray"), ("check_many", "_HasArray", "ArrowArray"), ("check_many", "_HasStream", "ArrowStream"))
    for name, column, answer in columns:
        overload = "@overload\n" if name == "check_many" else ""
        parts += [overload, SIGNATURE.format(name=name, data=f"column: {column}", model='Model = "webhooks"', made=answer)]
    for of, models in made.items():
        default = ' = "webhooks"' if "webhooks" in models else ""
        parts += ["@overload\n", SIGNATURE.format(name="parse", data="data: object", model=f"Literal[{texts(models)}]{default}", made=of)]
    parts += ["@overload\n", SIGNATURE.format(name="parse", data="data: object", model="Model", made=" | ".join(made))]
    native = ("Webhook", "OAuthClientCredentials")
    classes = "".join([f"{row['object']}, " for row in said["models"] if "object" in row and row["object"] not in native])
    template = (HERE / "native.pyi.in").read_text("utf-8")
    stub = f"# {MADE}\n{template}".replace("$classes", classes).replace("$doors\n", "".join(parts))
    docs = {file.stem: file.read_text("utf-8") for file in (HERE / "src/help").glob("*.txt")}
    methods = docstrings.of_python(PACKAGE / "events.py")
    docs |= {f"{name}.{method}": methods[method] for name in ("Event", "Part") for method in ("to_dict", "to_json")}
    docs["Event.inbound"] = methods["_inbound"]
    for file in sorted((HERE / "src").glob("*.rs")):
        docs |= docstrings.of_rust(file)
    return docstrings.put_into(stub, docs)


def file_checks() -> str:
    """The options of functions that hand them on."""
    head = (
        f"# {MADE}\nfrom collections.abc import Callable, Iterable, Iterator, Mapping\nfrom os import PathLike\n"
        "from typing import Any, TypeAlias\n\nfrom ._names import InputFormat, Model, Policy, PolicyRule, RuleLevel\nfrom ._report import Report\n\n"
        "Path: TypeAlias = str | PathLike[str]\n\n"
    )
    inner = (
        "def format_of(path: Any) -> dict[str, Any]: ...\n"
        "def lines_of(path: Any, options: dict[str, Any], check: Callable[[Any], Report]) -> Iterator[tuple[int, Report]]: ...\n"
        "def read(path: Any, options: dict[str, Any]) -> bytes | Report: ...\n"
        "def is_path(source: Any) -> bool: ...\n"
    )
    lines = "source: Path | Iterable[str | bytes]"
    one = SIGNATURE.format(name="check_file", data="path: Path", model='Model = "webhooks"', made="Report")
    each = SIGNATURE.format(name="check_lines", data=lines, model='Model = "webhooks"', made="Iterator[tuple[int, Report]]")
    return docstrings.put_into(head + one + each + inner, docstrings.of_python(PACKAGE / "_files.py"))


def exports() -> str:
    """What `__init__.py` imports or, on first use, would import, for those who don't run it."""
    source = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    names: dict[str, list[str]] = {}
    public: list[str] = []
    for node in source.body:
        match node:
            case ast.ImportFrom(module=str(module), names=imported, level=1):
                for each in imported:
                    if each.asname is None:
                        names.setdefault(module, []).append(each.name)
            case ast.Assign(targets=[ast.Name(id="_LATER")], value=value):
                for name, module in ast.literal_eval(value).items():
                    names.setdefault(module, []).append(name)
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                public = ast.literal_eval(value)
    # Only what has an `as` is exported to jedi.
    imports = [
        f"from .{module} import {', '.join([f'{name} as {name}' for name in sorted(imported)])}"
        for module, imported in sorted(names.items())
    ]
    everything = "".join([f'    "{name}",\n' for name in public])
    return "\n".join(
        [f"# {MADE}", f'"""{ast.get_docstring(source)}\n"""\n', *imports, f"\n__version__: str\n\n__all__ = [\n{everything}]\n"]
    )


def main() -> int:
    said, of_events = split(json.load(sys.stdin))
    files = {
        "__init__.pyi": exports(),
        "_files.pyi": file_checks(),
        "_handlers.pyi": handlers(of_events),
        "_event_names.py": event_names(of_events),
        "_names.py": names(said),
        "_enumerations.pyi": enumerations(said),
        "_models.pyi": models(said),
        "_native.pyi": native(said),
        "events.pyi": events(of_events),
    }
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
