"""What editors, which read the package without running it, see of it."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import Any

import jedi
import pytest

import chatapps_webhooks as cw

PACKAGE = Path(cw.__file__).parent


@pytest.mark.parametrize("text", ["from chatapps_webhooks import ", "import chatapps_webhooks as cw\ncw."])
def test_jedi_offers_what_is_public(text: str) -> None:
    offered = {name.name for name in jedi.Script(text).complete()}
    public = {name for name in offered if not name.startswith("_")} - {"events", "fastapi", "pytest_plugin", "receiver", "testing"}
    assert public == {name for name in cw.__all__ if not name.startswith("_")}


def test_dir_has_what_is_public_and_no_internals() -> None:
    assert set(cw.__all__) <= set(dir(cw))
    assert not [name for name in dir(cw) if name not in cw.__all__ and not name.startswith("__")]


def documented(stub: str) -> dict[str, str | None]:
    """The docstrings of the exported classes and functions of a stub, and of their members."""
    docs: dict[str, str | None] = {}
    exports = [node for node in ast.parse((PACKAGE / "__init__.pyi").read_text("utf-8")).body if isinstance(node, ast.ImportFrom)]
    exported = {name.name for node in exports if node.module in ("_enumerations", "_models", "_native") for name in node.names}
    for node in ast.parse((PACKAGE / stub).read_text("utf-8")).body:
        if not isinstance(node, (ast.ClassDef, ast.FunctionDef)) or node.name not in exported or docs.get(node.name):
            continue
        docs[node.name] = ast.get_docstring(node)
        for member in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(member, ast.FunctionDef) and not member.name.startswith("_"):
                docs[f"{node.name}.{member.name}"] = ast.get_docstring(member)
    return docs


def test_stubs_say_what_help_says() -> None:
    docs = documented("_models.pyi") | documented("_native.pyi") | documented("_enumerations.pyi")
    assert {"Webhook", "Webhook.oauth", "ErrorResponse.timestamp_text", "ErrorResponse.meaning", "Secret.reveal", "check", "parse"} <= docs.keys()
    for name, doc in docs.items():
        value: Any = cw
        for part in name.split("."):
            value = inspect.getattr_static(value, part) if value is not cw else getattr(cw, part)
        assert doc and doc == inspect.getdoc(value), name
