"""The installer for shells, as `release/installers` writes it, with archives of a server on this
machine.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
URL = "https://releases.example/download/v0.0.0"
SHELLS = [shell for shell in ("dash", "bash", "busybox") if shutil.which(shell)]


def archive(folder: Path, target: str, program: str) -> None:
    name = f"chatapps-webhooks-{target}"
    path = folder / name / "chatapps-webhooks"
    path.parent.mkdir()
    path.write_text(program)
    path.chmod(0o755)
    with tarfile.open(folder / f"{name}.tar.gz", "w:gz") as file:
        file.add(folder / name, name)
    shutil.rmtree(folder / name)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    for target in ("x86_64-unknown-linux-gnu", "x86_64-unknown-linux-musl", "aarch64-unknown-linux-gnu", "aarch64-apple-darwin"):
        archive(folder, target, f"#!/bin/sh\necho 'chatapps-webhooks for {target}'\n")
    archive(folder, "broken", "#!/bin/sh\nexit 139\n")
    subprocess.run([sys.executable, ROOT / "release/installers", folder, URL], check=True, stdout=subprocess.DEVNULL)
    return folder


@pytest.fixture(scope="module")
def server(release: Path) -> Iterator[str]:
    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(release))) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def install(room: Path, installer: Path, shell: str = "sh", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [shutil.which(shell) or shell, *(["sh"] if shell == "busybox" else []), installer]
    variables = {"PATH": os.environ["PATH"], "HOME": str(room), "TMPDIR": str(room), **environment}
    return subprocess.run(command, cwd=room, env=variables, capture_output=True, text=True)


def installed(room: Path) -> Path:
    return room / ".local/bin/chatapps-webhooks"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_archive_of_this_machine_is_installed(tmp_path: Path, release: Path, server: str, shell: str) -> None:
    done = install(tmp_path, release / "install.sh", shell, CHATAPPS_RELEASE_URL=server)
    assert done.returncode == 0 and f"is installed: {installed(tmp_path)}\n" in done.stdout, done
    assert "is not in PATH" in done.stdout
    assert os.access(installed(tmp_path), os.X_OK)
    # What was installed before is replaced, and nothing else is left.
    assert install(tmp_path, release / "install.sh", shell, CHATAPPS_RELEASE_URL=server).returncode == 0
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["chatapps-webhooks"]


@pytest.mark.parametrize("target", ["x86_64-unknown-linux-musl", "aarch64-apple-darwin"])
def test_a_folder_and_a_target_can_be_named(tmp_path: Path, release: Path, target: str) -> None:
    folder = tmp_path / "a b"
    done = install(tmp_path, release / "install.sh", CHATAPPS_RELEASE_URL=str(release), CHATAPPS_INSTALL_DIR=str(folder), CHATAPPS_TARGET=target)
    assert done.returncode == 0 and done.stdout.startswith(f"chatapps-webhooks for {target} is installed: {folder}/"), done


@pytest.mark.parametrize(
    ("system", "processor", "libc", "target"),
    [
        ("Linux", "x86_64", "glibc 2.17", "x86_64-unknown-linux-gnu"),
        ("Linux", "x86_64", "glibc 2.5", "x86_64-unknown-linux-musl"),
        ("Linux", "x86_64", "", "x86_64-unknown-linux-musl"),
        ("Linux", "aarch64", "glibc 2.41", "aarch64-unknown-linux-gnu"),
        ("Darwin", "arm64", "", "aarch64-apple-darwin"),
    ],
)
def test_each_system_gets_its_archive(tmp_path: Path, release: Path, system: str, processor: str, libc: str, target: str) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, said in {"uname": f'case $1 in -s) echo "{system}" ;; *) echo "{processor}" ;; esac', "getconf": f'echo "{libc}"'}.items():
        (tools / name).write_text(f"#!/bin/sh\n{said}\n")
        (tools / name).chmod(0o755)
    done = install(tmp_path, release / "install.sh", CHATAPPS_RELEASE_URL=str(release), PATH=f"{tools}:{os.environ['PATH']}")
    assert done.returncode == 0 and done.stdout.startswith(f"chatapps-webhooks for {target} "), done


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"CHATAPPS_TARGET": "sparc-sun-solaris"}, "this release has no archive for sparc-sun-solaris"),
        ({"CHATAPPS_TARGET": "broken"}, "otherwise set CHATAPPS_TARGET to the target of this machine"),
        ({"CHATAPPS_RELEASE_URL": "http://releases.example"}, "must begin with https://"),
        ({"CHATAPPS_RELEASE_URL": "ftp://releases.example"}, "must begin with https://"),
        ({"CHATAPPS_RELEASE_URL": "/none"}, "could not be fetched"),
        ({"CHATAPPS_TARGET": "$(touch stolen)"}, "must be a target of Rust"),
        ({"CHATAPPS_TARGET": ".*musl"}, "must be a target of Rust"),
        ({"CHATAPPS_TARGET": "x/y"}, "must be a target of Rust"),
    ],
)
def test_what_cannot_be_installed_leaves_nothing(tmp_path: Path, release: Path, environment: dict[str, str], message: str) -> None:
    done = install(tmp_path, release / "install.sh", **{"CHATAPPS_RELEASE_URL": str(release), **environment})
    assert done.returncode == 1 and message in done.stderr, done
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_place_of_the_program_is_told(tmp_path: Path, release: Path) -> None:
    installed(tmp_path).mkdir(parents=True)
    done = install(tmp_path, release / "install.sh", CHATAPPS_RELEASE_URL=str(release))
    assert done.returncode == 1 and f"{installed(tmp_path)} is a folder" in done.stderr, done
    assert not list(installed(tmp_path).iterdir())


@pytest.mark.skipif(not shutil.which("busybox"), reason="there is no BusyBox")
def test_the_wget_of_busybox_will_do(tmp_path: Path, release: Path, server: str) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("wget", "uname", "getconf", "sed", "mktemp", "rm", "cp", "tar", "gzip", "mkdir", "mv", "chmod", "cut", "grep", "head", "sha256sum", "sh"):
        (tools / name).symlink_to(shutil.which("busybox"))
    # Only its options are tried here: nothing on this machine has a certificate.
    text = (release / "install.sh").read_text().replace("https://*)", "http://*)", 1)
    (tmp_path / "install.sh").write_text(text)
    done = install(tmp_path, tmp_path / "install.sh", "busybox", CHATAPPS_RELEASE_URL=server, CHATAPPS_TARGET="x86_64-unknown-linux-musl", PATH=str(tools))
    assert done.returncode == 0 and installed(tmp_path).exists(), done


def test_an_archive_with_another_checksum_is_not_installed(tmp_path: Path, release: Path) -> None:
    other = tmp_path / "release"
    shutil.copytree(release, other)
    installed(tmp_path).parent.mkdir(parents=True)
    installed(tmp_path).write_text("old")
    for file in other.glob("*.tar.gz"):
        file.write_bytes(file.read_bytes() + b"\0")
    done = install(tmp_path, other / "install.sh", CHATAPPS_RELEASE_URL=str(other))
    assert done.returncode == 1 and "nothing was installed" in done.stderr, done
    assert installed(tmp_path).read_text() == "old"


def test_nothing_is_installed_without_a_way_to_check(tmp_path: Path, release: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("uname", "getconf", "sed", "mktemp", "rm", "cp", "tar", "gzip", "mkdir", "mv", "chmod", "cut", "sh"):
        (tools / name).symlink_to(shutil.which(name))
    done = install(tmp_path, release / "install.sh", shutil.which("dash") or "/bin/sh", CHATAPPS_RELEASE_URL=str(release), PATH=str(tools))
    assert done.returncode == 1 and "nothing is installed that was not checked" in done.stderr, done
    assert not installed(tmp_path).exists()


def test_half_of_it_does_nothing(tmp_path: Path, release: Path) -> None:
    text = (release / "install.sh").read_text()
    for share in (0.3, 0.6, 0.9, 0.99):
        (tmp_path / "half.sh").write_text(text[: int(len(text) * share)])
        install(tmp_path, tmp_path / "half.sh", CHATAPPS_RELEASE_URL=str(release))
        assert not installed(tmp_path).exists()


def test_the_installers_have_the_checksums_and_the_address(release: Path) -> None:
    for name in ("install.sh", "install.ps1"):
        text = (release / name).read_text()
        assert URL in text and "@" not in text.replace("@'", "").replace("'@", ""), name
        for file in release.glob("*.tar.gz"):
            assert f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" in text


@pytest.mark.parametrize("url", ["http://releases.example", "https://releases.example/'; touch stolen; '", "https://releases.example/$(id)"])
def test_an_address_is_nothing_but_one(release: Path, url: str) -> None:
    done = subprocess.run([sys.executable, ROOT / "release/installers", release, url], capture_output=True, text=True)
    assert done.returncode == 1 and "must begin with https://" in done.stderr
