"""Measures a language server over its streams.

python3 bench/lsp/measure.py PROGRAM FOLDER
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from corpus import SEED, webhook

WEBHOOKS = 10_000
KEYSTROKES = 60


class Server:
    """A server, and the client that talks to it."""

    def __init__(self, program: str) -> None:
        self.process = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.asked = 0
        self.ask("initialize", {"capabilities": {"textDocument": {"codeAction": {"codeActionLiteralSupport": {}}}}})
        self.tell("initialized", {})

    def send(self, message: dict[str, Any]) -> None:
        text = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
        self.process.stdin.flush()

    def tell(self, method: str, params: Any) -> None:
        self.send({"method": method, "params": params})

    def read(self) -> bytes:
        """A message as it comes: what the client makes of it is not measured."""
        length = 0
        while line := self.process.stdout.readline().strip():
            length = int(line.split(b":")[1])
        return self.process.stdout.read(length)

    def ask(self, method: str, params: Any) -> bytes:
        self.asked += 1
        self.send({"id": self.asked, "method": method, "params": params})
        while b'"id":%d' % self.asked not in (answer := self.read())[:40]:
            pass
        return answer

    def cpu(self) -> float:
        """The seconds that the server had a processor, whatever else that did."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def end(self) -> None:
        self.ask("shutdown", None)
        self.tell("exit", None)
        assert self.process.wait() == 0


def documents() -> dict[str, str]:
    """Documents without findings, with some, and with more than are shown; as people and as
    programs write them.
    """
    chosen = random.Random(SEED)
    entries = [webhook(chosen, number) for number in range(WEBHOOKS)]
    for entry in entries:
        entry.setdefault("type", "MSG")
        for name in ("description", "metadata"):
            entry.pop(name, None)
        if "oauth" not in entry:
            entry.setdefault("httpAuthorization", "Bearer rw4Kd0b2u" + str(len(entry["url"])))
        elif entry["oauth"]["credentialsLocation"] == "body":
            entry["oauth"]["credentialsLocation"] = "header"
    lines = json.dumps(entries, indent=2, ensure_ascii=False)
    some = [{**entry, "retries": 3} if index % 10 == 0 else entry for index, entry in enumerate(entries)]
    many = [{"subAccountId": entry["subAccountId"], "url": "http://10.0.0.1/#a"} for entry in entries]
    yaml = "".join(
        "- " + "\n  ".join(f"{name}: {json.dumps(value)}" for name, value in entry.items() if name != "oauth") + "\n" for entry in entries
    )
    return {
        "indented": lines,
        "a fault in every tenth": json.dumps(some, indent=2, ensure_ascii=False),
        "on one line": json.dumps(entries, ensure_ascii=False),
        "more than 10,000 findings": json.dumps(many, indent=2),
        "YAML": yaml,
    }


def milliseconds(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:.1f} | {max(times) * 1000:.1f}"


def timed(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    program, scratch = sys.argv[1], Path(sys.argv[2]).resolve()
    (scratch / ".git").mkdir(exist_ok=True)
    (scratch / "chatapps-webhooks.toml").write_text("[limits]\nbytes = 16777216\n")
    print("| document | size | what | median, ms | worst, ms | processor, ms |\n|---|---|---|---|---|---|")
    for name, text in documents().items():
        server = Server(program)
        end = "yaml" if name == "YAML" else "json"
        uri = (scratch / f"a.{end}").as_uri()
        document = {"uri": uri, "languageId": end, "version": 1, "text": text}

        def opened() -> None:
            server.tell("textDocument/didOpen", {"textDocument": document})
            server.read()

        first = timed(opened)
        # In the middle of the document, within the value of a `url`.
        at = text.index("http", len(text) // 2) + 8
        line = text.count("\n", 0, at)
        character = len(text[text.rfind("\n", 0, at) + 1 : at].encode("utf-16-le")) // 2
        place = {"line": line, "character": character}
        version = 1

        def typed() -> None:
            nonlocal version
            version += 1
            is_new = version % 2 == 0
            end = place if is_new else {**place, "character": character + 1}
            change = {"range": {"start": place, "end": end}, "text": "x" if is_new else ""}
            server.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})
            server.read()

        before = server.cpu()
        keystrokes = [timed(typed) for _ in range(KEYSTROKES)]
        busy = (server.cpu() - before) / KEYSTROKES * 1000
        there = {"textDocument": {"uri": uri}, "position": place}
        actions = {"textDocument": {"uri": uri}, "range": {"start": place, "end": place}, "context": {"diagnostics": []}}
        size = f"{len(text.encode()) / 1e6:.1f} MB"
        rows = {
            "opening": [first],
            "a keystroke": keystrokes,
            "a hover": [timed(lambda: server.ask("textDocument/hover", there)) for _ in range(20)],
            "a completion": [timed(lambda: server.ask("textDocument/completion", there)) for _ in range(20)],
            "actions": [timed(lambda: server.ask("textDocument/codeAction", actions)) for _ in range(20)],
        }
        for what, times in rows.items():
            its = f"{busy:.1f}" if times is keystrokes else ""
            print(f"| {name} | {size} | {what} | {milliseconds(times)} | {its} |")
        server.end()


main()
