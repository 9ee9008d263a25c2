"""The image, as its root folder: it serves there without root, without capabilities, and with
nothing that can be written to but `/data`.

`bwrap` (bubblewrap) makes the room: namespaces of its own, and a process that can gain no
privileges.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import threading
import urllib.error
import urllib.request
from pathlib import Path

import launcher

ACCOUNT = "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a"
WEBHOOKS = [{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]


def gate(root: Path, room: Path) -> None:
    if extra := sorted(path.name for path in root.iterdir() if path.name not in {"chatapps-webhooks", "data", "etc", "usr", "lib", "lib64", "proc", "dev", "sys", "run"}):
        raise SystemExit(f"the image has more in it than the program needs: {', '.join(extra)}")
    data = room / "data"
    data.mkdir(mode=0o700)
    inside = [
        *["bwrap", "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup", "--as-pid-1", "--die-with-parent", "--clearenv"],
        *["--uid", "65532", "--gid", "65532", "--cap-drop", "ALL", "--ro-bind", str(root), "/", "--bind", str(data), "/data"],
        *["--chdir", "/data", "/chatapps-webhooks"],
    ]
    if not says(inside, "--version").startswith("chatapps-webhooks "):
        raise SystemExit("the program doesn't run in the image")
    for arguments, code in ((["validate", "-"], 1), (["no-such-command"], 2), (["accounts", "add", "--store", "sqlite:/store.db", ACCOUNT], 2)):
        found = subprocess.run([*inside, *arguments], input=b"[{}]", capture_output=True).returncode
        if found != code:
            raise SystemExit(f"`{' '.join(arguments)}` gives exit code {found} in the image, expected {code}")
    says(inside, "accounts", "add", ACCOUNT, "--sub-account", "Onion_Marketing")
    (key,) = re.findall(r"\S{20,}", says(inside, "keys", "add", ACCOUNT))[:1]
    serves(inside, key)
    print(f"the image serves as user 65532 from a root that can't be written to; in it: {', '.join(sorted(path.name for path in root.iterdir()))}")


def says(inside: list[str], *arguments: str) -> str:
    done = subprocess.run([*inside, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"`{' '.join(arguments)}` in the image: exit code {done.returncode}: {done.stderr}")
    return done.stdout


def serves(inside: list[str], key: str) -> None:
    server = subprocess.Popen([*inside, "serve", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert server.stdout is not None and server.stderr is not None
    errors: list[str] = []
    threading.Thread(target=lambda: errors.extend(server.stderr or []), daemon=True).start()
    origin = re.search(r"http://\S+", server.stdout.readline())
    if origin is None:
        raise SystemExit(f"the endpoint doesn't start in the image: {''.join(errors)}")
    url = f"{origin[0]}/api/v1/accounts/{ACCOUNT}/webhooks"
    asked = ((url, "GET", None, key, 200), (url, "POST", WEBHOOKS, key, 200), (url, "POST", [{}], key, 400), (url, "GET", None, "wrong", 401))
    for address, method, body, token, status in asked:
        request = urllib.request.Request(
            address, None if body is None else json.dumps(body).encode(), {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                found = answer.status
        except urllib.error.HTTPError as error:
            found = error.code
        if found != status:
            raise SystemExit(f"{method} is answered with {found} in the image, expected {status}")
    # As a container is stopped: the process is the first of its own.
    os.kill(launcher.last_of(server.pid), signal.SIGTERM)
    code = server.wait(timeout=30)
    if code != 0:
        raise SystemExit(f"stopped, the endpoint ends with exit code {code}")

