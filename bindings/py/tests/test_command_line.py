"""The command line of the package is that of the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import chatapps_webhooks as cw

MODULE = [sys.executable, "-m", "chatapps_webhooks"]
SCRIPT = [str(Path(sys.executable).with_name("chatapps-webhooks"))]
doors = pytest.mark.parametrize("command", [MODULE, SCRIPT], ids=["module", "script"])


def run(command: list[str], *arguments: str, cwd: Path, stdin: bytes = b"") -> tuple[int, str, str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "CLICOLOR_FORCE")}
    ended = subprocess.run([*command, *arguments], input=stdin, capture_output=True, cwd=cwd, env=environment, check=False)
    return ended.returncode, ended.stdout.decode(), ended.stderr.decode()


@doors
def test_exit_codes_are_those_of_the_program(command: list[str], root: Path) -> None:
    assert run(command, "validate", "examples/valid", cwd=root)[0] == 0
    assert run(command, "validate", "examples/invalid", cwd=root)[0] == 1
    code, out, err = run(command, "validate", "no-such-file.json", cwd=root)
    assert code == 2 and "error: " in err
    code, out, err = run(command, "validate", "--no-such-option", cwd=root)
    assert code == 2 and "--no-such-option" in err and not out
    code, out, err = run(command, "--version", cwd=root)
    assert (code, out.strip(), err) == (0, f"chatapps-webhooks {cw.__version__}", "")


@doors
def test_findings_are_those_of_check(command: list[str], root: Path) -> None:
    text = (root / "examples/invalid/many-faults.json").read_bytes()
    code, out, err = run(command, "validate", "--format", "json", "-", cwd=root, stdin=text)
    (file,) = json.loads(out)["files"]
    found = [(finding["rule"], finding["pointer"], finding["line"], finding["column"]) for finding in file["findings"]]
    assert (code, err) == (1, "")
    assert found == [(finding.rule, finding.pointer, finding.line, finding.column) for finding in cw.check(text)]


def test_what_the_readme_shows_of_it_is_what_it_prints(root: Path) -> None:
    blocks = (root / "README.md").read_text("utf-8").split("```console\n")[1:]
    assert blocks
    for block in blocks:
        line, _, expected = block.split("```")[0].partition("\n")
        arguments = line.removeprefix("$ chatapps-webhooks ").split()
        assert run(MODULE, *arguments, cwd=root)[1].strip() == expected.strip()


def test_all_commands_are_there(root: Path) -> None:
    for arguments in (["rules"], ["rules", "masked_secret"], ["schema", "list"], ["schema", "check", "schema"], ["completions", "bash"], ["man"]):
        code, out, err = run(MODULE, *arguments, cwd=root)
        assert (code, err) == (0, "") and (out or arguments[:2] == ["schema", "check"]), arguments


@doors
def test_it_serves_editors(command: list[str], root: Path) -> None:
    """The server itself is tested elsewhere: here, that the streams of the process are its own."""
    document = {"uri": "file:///none-of-ours/a.json", "languageId": "json", "version": 1, "text": '[{"subAccountId": "*", "url": "é"}]'}
    messages = [
        {"id": 1, "method": "initialize", "params": {"capabilities": {}}},
        {"method": "textDocument/didOpen", "params": {"textDocument": document}},
        {"id": 2, "method": "textDocument/hover", "params": {"textDocument": document, "position": {"line": 0, "character": 4}}},
        {"id": 3, "method": "shutdown"},
        {"method": "exit"},
    ]
    texts = [json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages]
    sent = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(text), text) for text in texts)
    code, out, err = run(command, "lsp", cwd=root, stdin=sent)
    assert (code, err) == (0, "") and "serverInfo" in out and "subAccountId" in out


def test_the_comparison_of_schemas_is_in_the_program_alone(root: Path) -> None:
    code, out, err = run(MODULE, "schema", "diff", "a.json", "b.json", cwd=root)
    assert (code, out) == (2, "") and "diff" in err
    assert "compare" not in run(MODULE, "schema", "--help", cwd=root)[1].splitlines()[0]


@pytest.mark.parametrize("command", ["accounts", "apply", "delete", "keys", "listen", "plan", "pull", "replay", "serve", "store", "trigger"])
def test_what_talks_to_an_endpoint_or_is_one_is_in_the_program_alone(command: str, root: Path) -> None:
    code, out, err = run(MODULE, command, "--account", "x", cwd=root)
    assert (code, out) == (2, "") and err.startswith(f"error: `{command}` is not in this package") and "cargo install" in err
    for help in (run(MODULE, "--help", cwd=root)[1], run(MODULE, "man", cwd=root)[1], run(MODULE, "completions", "bash", cwd=root)[1]):
        assert f"chatapps-webhooks {command}" not in help and f"\n  {command} " not in help and f"__{command}" not in help


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are text there")
def test_a_name_that_is_no_text_can_be_given(tmp_path: Path) -> None:
    name = os.fsdecode(b"f\xff.json")
    (tmp_path / name).write_text("[]", "utf-8")
    assert run(MODULE, "validate", name, cwd=tmp_path)[0] == 0
