"""Whether a launcher hands on what becomes of the program: exit codes, and that it was killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from place import ROOT, VERSION, WINDOWS

INITIALIZE = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}}).encode()

# What is asked of the program, and the exit code that must come back.
ASKED = [
    (["validate", "--no-config", str(ROOT / "examples/valid")], 0),
    (["validate", "--no-config", str(ROOT / "examples/invalid/posted-back.json")], 1),
    (["validate", "--no-config", str(ROOT / "examples/no-such-file.json")], 2),
    (["no-such-command"], 2),
]


def check(name: str, command: Sequence[str | Path], cwd: Path) -> None:
    """Fails unless the exit codes 0, 1 and 2 come through, and a killed process is no success."""
    version = subprocess.run([*command, "--version"], cwd=cwd, capture_output=True, text=True)
    if version.stdout.strip() != f"chatapps-webhooks {VERSION}":
        raise SystemExit(f"{name}: --version says {version.stdout!r} {version.stderr!r}")
    for arguments, expected in ASKED:
        code = subprocess.run([*command, *arguments], cwd=cwd, capture_output=True).returncode
        if code != expected:
            raise SystemExit(f"{name}: `{' '.join(arguments)}` gives exit code {code}, expected {expected}")
    signals = [signal.SIGTERM] if WINDOWS else [signal.SIGKILL, signal.SIGSEGV]
    codes = [killed(name, command, cwd, each) for each in signals]
    print(f"{name}: exit codes 0, 1 and 2 come through; killed, it gives {' and '.join(str(code) for code in codes)}")


def killed(name: str, command: Sequence[str | Path], cwd: Path, number: signal.Signals) -> int:
    """The exit code if the program, behind its launchers, is killed while it serves an editor."""
    process = subprocess.Popen([*command, "lsp"], cwd=cwd, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(INITIALIZE), INITIALIZE))
    process.stdin.flush()
    if not process.stdout.readline().startswith(b"Content-Length"):
        process.kill()
        raise SystemExit(f"{name}: the language server doesn't answer")
    # The one that answered is the last of the chain. On Windows, this ends it at once.
    os.kill(last_of(process.pid), number)
    try:
        code = process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        raise SystemExit(f"{name}: the launcher waits for a program that was killed") from None
    if code == 0:
        raise SystemExit(f"{name}: the program was killed, and the exit code is 0")
    return code


def last_of(process: int) -> int:
    """The process that a chain of launchers ends in."""
    parents = table()
    while children := [child for child, parent in parents.items() if parent == process]:
        process = max(children)
    return process


def table() -> dict[int, int]:
    """The parent of each process."""
    if Path("/proc/self/stat").exists():
        found = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                # The name of the program, in parentheses, may contain anything.
                found[int(path.parent.name)] = int(path.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
        return found
    if WINDOWS:
        listed = "Get-CimInstance Win32_Process | Where-Object Name -ne conhost.exe | ForEach-Object { \"$($_.ProcessId) $($_.ParentProcessId)\" }"
        command = ["powershell", "-NoProfile", "-Command", listed]
    else:
        command = ["ps", "-A", "-o", "pid=,ppid="]
    time.sleep(0.2)
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return {int(child): int(parent) for child, parent in [line.split() for line in lines if line.strip()]}
