"""`release/publish` with programs in the place of those that reach a registry: what they were asked is written down."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VERSION = subprocess.run([sys.executable, ROOT / "release/version"], check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A release, as far as `publish` looks at it."""
    folder = tmp_path / "dist"
    folder.mkdir()
    names = ["chatapps-webhooks", *[f"chatapps-webhooks-{system}" for system in ("linux-x64-gnu", "darwin-arm64", "win32-x64-msvc")]]
    for name in names:
        (tmp_path / "package.json").write_text(f'{{"name": "{name}"}}')
        with tarfile.open(folder / f"{name}-{VERSION}.tgz", "w:gz") as file:
            file.add(tmp_path / "package.json", "package/package.json")
    subprocess.run([sys.executable, ROOT / "release/sums", folder], check=True)
    return folder


def publish(room: Path, what: str, folder: Path | None, **programs: str) -> tuple[int, list[str], str]:
    """The exit code, what the programs were asked, and what went to standard error."""
    tools, temporary = room / "tools", room / "temporary"
    tools.mkdir(exist_ok=True)
    temporary.mkdir(exist_ok=True)
    for name, said in programs.items():
        (tools / name).write_text(f'#!/bin/bash\necho "{name} $*" >> "{room}/asked"\n{said}\n')
        (tools / name).chmod(0o755)
    (room / "asked").write_text("")
    variables = {"PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(room), "RUNNER_TEMP": str(temporary), "GITHUB_REPOSITORY": "Onion/webhooks", "GITHUB_SHA": "a" * 40, "IMAGE_REGISTRY": "images.example", "GITHUB_ACTOR": "a", "GH_TOKEN": "b", "GITHUB_OUTPUT": f"{room}/output"}
    script = room / "release/publish"
    if not script.exists():
        shutil.copytree(ROOT / "release", room / "release")
        (room / "release/changelog").write_text("#!/bin/sh\necho notes\n")
        shutil.copy(ROOT / "Cargo.toml", room)
    done = subprocess.run([script, what, *([folder] if folder else [])], env=variables, capture_output=True, text=True)
    return done.returncode, (room / "asked").read_text().splitlines(), done.stderr


def gh(state: str, sums: str = "") -> str:
    """A `gh` that verifies everything, and knows a release in a state."""
    return f"""case "$1 $2" in
'release view') {'exit 1' if state == 'none' else f'echo {state}'} ;;
'release download') echo '{sums}' > "$RUNNER_TEMP/SHA256SUMS" ;;
esac"""


@pytest.mark.parametrize(("state", "creates"), [("none", True), ("true", False)])
def test_a_draft_is_made_once_and_filled(tmp_path: Path, folder: Path, state: str, creates: bool) -> None:
    code, asked, _ = publish(tmp_path, "draft", folder, gh=gh(state))
    assert code == 0
    assert any(line.startswith("gh release create") for line in asked) == creates
    assert any(line.startswith("gh release upload") for line in asked)


def test_a_release_that_is_out_is_not_touched(tmp_path: Path, folder: Path) -> None:
    same = (folder / "SHA256SUMS").read_text().rstrip("\n")
    for sums, expected in ((same, 0), ("others", 1)):
        code, asked, said = publish(tmp_path, "draft", folder, gh=gh("false", sums))
        assert code == expected, said
        assert not any(line.startswith(("gh release upload", "gh release create")) for line in asked), asked


def test_every_file_is_verified_before_anything_is_published(tmp_path: Path, folder: Path) -> None:
    refuses = 'case "$1" in attestation) exit 1 ;; esac'
    code, asked, _ = publish(tmp_path, "npm", folder, gh=refuses, npm="")
    assert code != 0 and not any(line.startswith("npm") for line in asked), asked
    _, asked, _ = publish(tmp_path, "npm", folder, gh="", npm="")
    verified = [line for line in asked if line.startswith("gh attestation verify")]
    assert len(verified) == len(list(folder.iterdir()))
    assert all(line.endswith(f"--repo Onion/webhooks --source-digest {'a' * 40}") for line in verified)


def test_a_changed_file_is_not_published(tmp_path: Path, folder: Path) -> None:
    with next(folder.glob("*.tgz")).open("ab") as file:
        file.write(b"\0")
    code, asked, said = publish(tmp_path, "npm", folder, gh="", npm="")
    assert code == 1 and not asked and "other files than its SHA256SUMS says" in said


def test_packages_of_npm_are_published_once_the_main_one_last(tmp_path: Path, folder: Path) -> None:
    code, asked, _ = publish(tmp_path, "npm", folder, gh="", npm="")
    published = [line.split()[2].rsplit("/", 1)[1] for line in asked if line.startswith("npm publish")]
    assert code == 0 and len(published) == 4 and published[-1] == f"chatapps-webhooks-{VERSION}.tgz"
    # There are the first ones, the same as here.
    first = folder / f"chatapps-webhooks-linux-x64-gnu-{VERSION}.tgz"
    digest = subprocess.run(["openssl", "dgst", "-sha512", "-binary", first], check=True, capture_output=True).stdout
    known = f'[[ "$*" != "view chatapps-webhooks-linux-x64-gnu@"* ]] || echo "sha512-{base64.b64encode(digest).decode()}"'
    code, asked, _ = publish(tmp_path, "npm", folder, gh="", npm=known)
    assert code == 0 and sum(line.startswith("npm publish") for line in asked) == 3
    other = '[[ "$1" != view ]] || echo sha512-other'
    code, asked, said = publish(tmp_path, "npm", folder, gh="", npm=other)
    assert code == 1 and "is there, with another content" in said and not any(line.startswith("npm publish") for line in asked)


def test_an_image_is_never_replaced(tmp_path: Path, folder: Path) -> None:
    skopeo = """case "$1:$3" in
inspect:docker*) echo %s ;;
inspect:oci*) echo ours ;;
copy:*) echo sha256:x > "$RUNNER_TEMP/digest" ;;
esac"""
    for there, expected in (("ours", 0), ("others", 1)):
        code, asked, said = publish(tmp_path, "image", folder, gh="", skopeo=skopeo % there)
        assert code == expected, said
        assert any(line.startswith("skopeo copy") for line in asked) == (expected == 0)
