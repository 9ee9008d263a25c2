"""Takes the docstrings of the package's sources and puts them into stubs, from which editors show
them.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path


def of_python(file: Path) -> dict[str, str]:
    """The docstrings of a file's functions, the `doc` of its properties, and its constants of text,
    by name.
    """
    docs: dict[str, str] = {}
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.FunctionDef(name=name) if doc := ast.get_docstring(node):
                docs[name] = doc
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                docs[name] = text
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values):
                    match key, value:
                        case ast.Constant(value=str(name)), ast.Call(keywords=[ast.keyword(arg="doc", value=ast.Constant(value=str(doc)))]):
                            docs[name] = doc
                        case ast.Constant(value=str(name)), ast.Name(id=function) if function in docs:
                            docs[name] = docs[function]
    return docs


def of_rust(file: Path) -> dict[str, str]:
    """The documentation comments of a file's classes and of their methods, by qualified name."""
    docs: dict[str, str] = {}
    comment: list[str] = []
    owner = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("impl "):
            owner = line.split()[1]
        if said := re.match(r" *///( (.*))?$", line):
            comment.append(said[2] or "")
        elif named := re.match(r"(?:pub\(crate\) struct|    fn) (\w+)", line):
            if comment:
                docs[f"{owner}.{named[1]}" if line.startswith(" ") else named[1]] = "\n".join(comment)
            comment = []
        elif not line.strip().startswith("#["):
            comment = []
    return docs


def put_into(stub: str, docs: dict[str, str]) -> str:
    """A stub with docstrings, by qualified name. Of overloads the first has it."""
    left = dict(docs)
    lines: list[str] = []
    owner = doc = end = indent = ""
    for line in stub.splitlines():
        if named := re.match(r"( *)(def|class) (\w+)", line):
            before, kind, name = named.groups()
            if kind == "class":
                owner = name
            doc = left.pop(f"{owner}.{name}" if before else name, "")
            end, indent = (":", "    ") if kind == "class" else (": ...", f"{before}    ")
        if doc and line.endswith(end):
            lines += [line.removesuffix(" ..."), *_quoted(doc, indent)]
            doc = ""
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _quoted(doc: str, indent: str) -> list[str]:
    text = doc.strip().replace("\\", "\\\\")
    if "\n" in text:
        text += "\n"
    return [f"{indent}{line}" if line else "" for line in f'"""{text}"""'.splitlines()]
