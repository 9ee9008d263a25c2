"""`release/publish` with programs in the place of those that reach a registry: what they were asked
is written down.
"""

from __future__ import annotations

import base64
import hashlib
import json
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
    for name in (*CRATES, *WHEELS):
        (folder / name).write_text(name)
    subprocess.run([sys.executable, ROOT / "release/sums", folder], check=True)
    return folder


CRATES = [f"chatapps-webhooks{end}-{VERSION}.crate" for end in ("", "-cli")]
WHEELS = [f"chatapps_webhooks-{VERSION}{end}" for end in ("-cp310-abi3-win_amd64.whl", ".tar.gz")]


def publish(room: Path, what: str, folder: Path | None, **programs: str) -> tuple[int, list[str], str]:
    """The exit code, what the programs were asked, and what went to standard error."""
    tools, temporary = room / "tools", room / "temporary"
    tools.mkdir(exist_ok=True)
    temporary.mkdir(exist_ok=True)
    for name, said in programs.items():
        (tools / name).write_text(f'#!/bin/bash\necho "{name} $*" >> "{room}/asked"\n{said}\n')
        (tools / name).chmod(0o755)
    (room / "asked").write_text("")
    variables = {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "HOME": str(room),
        "RUNNER_TEMP": str(temporary),
        "GITHUB_REPOSITORY": "Onion/webhooks",
        "GITHUB_SHA": "a" * 40,
        "IMAGE_REGISTRY": "images.example",
        "PYPI_URL": "https://index.example/pypi",
        "GITHUB_ACTOR": "a",
        "GH_TOKEN": "b",
        "GITHUB_OUTPUT": f"{room}/output",
    }
    script = room / "release/publish"
    if not script.exists():
        shutil.copytree(ROOT / "release", room / "release")
        (room / "release/changelog").write_text("#!/bin/sh\necho notes\n")
        # What cargo packages once more, and publishes.
        packages = f'mkdir -p "$2" && cp "{room}"/dist/*.crate "$2"'
        (room / "release/crates").write_text(f'#!/bin/sh\ncase $1 in\nlist) {packages} ;;\n*) echo "crates $*" >> "{room}/asked" ;;\nesac\n')
        shutil.copy(ROOT / "Cargo.toml", room)
    done = subprocess.run([script, what, *([folder] if folder else [])], env=variables, capture_output=True, text=True)
    return done.returncode, (room / "asked").read_text().splitlines(), done.stderr


def gh(state: str, sums: str = "") -> str:
    """A `gh` that verifies everything, and knows a release in a state."""
    views = {"none": "echo 'release not found' >&2; exit 1", "silent": "echo 'HTTP 502' >&2; exit 1"}
    return f"""case "$1 $2" in
'release view') {views.get(state, f"echo {state}")} ;;
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


def test_a_release_that_nobody_can_be_asked_about_is_not_made(tmp_path: Path, folder: Path) -> None:
    code, asked, said = publish(tmp_path, "draft", folder, gh=gh("silent"))
    assert code == 1 and "HTTP 502" in said
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
    # A package of which nothing is there yet, and a registry that doesn't answer.
    for failure, expected, publishes in (("code E404", 0, 4), ("code E503", 1, 0)):
        code, asked, said = publish(tmp_path, "npm", folder, gh="", npm=f'[[ "$1" != view ]] || {{ echo "npm error {failure}" >&2; exit 1; }}')
        assert (code, sum(line.startswith("npm publish") for line in asked)) == (expected, publishes), said


def curl(status: int, files: list[dict[str, object]]) -> str:
    """A `curl` that gets an answer of PyPI."""
    return f"""while [ $# -gt 0 ]; do
	[ "$1" != --output ] || echo '{json.dumps({"urls": files})}' > "$2"
	shift
done
echo {status}"""


def test_pypi_has_no_other_files(tmp_path: Path, folder: Path) -> None:
    same = [{"filename": name, "digests": {"sha256": hashlib.sha256(name.encode()).hexdigest()}} for name in WHEELS]
    other = {"filename": WHEELS[1], "digests": {"sha256": "0" * 64}}
    stranger = {"filename": "stranger.whl", "digests": same[0]["digests"]}
    for status, files, expected, words in [
        (404, [], 0, ""),
        (200, [], 0, ""),
        (200, same, 0, ""),
        (200, same[:1], 0, ""),
        (200, [same[0], other], 1, f"{WHEELS[1]} {VERSION} is there, with another content"),
        (200, [*same, stranger], 1, "stranger.whl"),
        (503, [], 1, "PyPI answers 503"),
        (403, same, 1, "PyPI answers 403"),
    ]:
        code, asked, said = publish(tmp_path, "pypi", folder, gh="", curl=curl(status, files))
        assert code == expected and words in said, (status, files, said)
        assert asked[-1].endswith(f"https://index.example/pypi/chatapps-webhooks/{VERSION}/json"), asked
    code, _, _ = publish(tmp_path, "pypi", folder, gh="", curl="echo 'no route' >&2; exit 7")
    assert code != 0


def cargo(**there: str) -> str:
    """A `cargo` whose registry has versions with a checksum, does not answer about them, or has
    none.
    """
    known = "".join(f"{name.replace('_', '-')}@*) said={said} ;;\n" for name, said in there.items())
    return f"""said=none
case "${{@: -1}}" in
{known}esac
case "$1:$said" in
info:none) echo 'error: could not find `it` in registry' >&2; exit 101 ;;
info:silent) echo 'error: spurious network error' >&2; exit 101 ;;
new:*) mkdir -p "${{@: -1}}" ;;
add:*) echo "$said" > Cargo.lock ;;
esac"""


def test_crates_are_published_once(tmp_path: Path, folder: Path) -> None:
    sums = [hashlib.sha256(name.encode()).hexdigest() for name in CRATES]
    for there, expected, published, words in [
        ({}, 0, ["crates publish chatapps-webhooks chatapps-webhooks-cli"], ""),
        ({"chatapps_webhooks": sums[0]}, 0, ["crates publish chatapps-webhooks-cli"], ""),
        ({"chatapps_webhooks": sums[0], "chatapps_webhooks_cli": sums[1]}, 0, [], ""),
        ({"chatapps_webhooks": sums[1]}, 1, [], f"chatapps-webhooks {VERSION} is there, with another content"),
        ({"chatapps_webhooks_cli": "silent"}, 1, [], "spurious network error"),
    ]:
        shutil.rmtree(tmp_path / "temporary", ignore_errors=True)
        code, asked, said = publish(tmp_path, "crates", folder, gh="", cargo=cargo(**there))
        assert code == expected and words in said, (there, said)
        assert [line for line in asked if line.startswith("crates ")] == published, there


def test_crates_that_are_packaged_otherwise_are_not_published(tmp_path: Path, folder: Path) -> None:
    # A stand-in packages what is in `dist`, and the release is elsewhere.
    attested = tmp_path / "attested"
    shutil.copytree(folder, attested)
    (folder / CRATES[0]).write_text("packaged of another commit")
    code, asked, _ = publish(tmp_path, "crates", attested, gh="", cargo=cargo())
    assert code == 1 and not any(line.startswith(("cargo", "crates")) for line in asked), asked


def test_an_image_is_never_replaced(tmp_path: Path, folder: Path) -> None:
    skopeo = """case "$1:$3" in
inspect:docker*) %s ;;
inspect:oci*) echo ours ;;
copy:*) echo sha256:x > "$RUNNER_TEMP/digest" ;;
esac"""
    missing = "time=now level=fatal msg='Error parsing image name: reading manifest 1.2.3 in images.example/a: manifest unknown'"
    for said, expected in [
        ("echo ours", 0),
        ("echo others", 1),
        (f'{{ echo "{missing}" >&2; exit 2; }}', 0),
        ("{ echo 'name unknown: repository name not known to registry' >&2; exit 2; }", 0),
        ("{ echo 'received unexpected HTTP status: 503 Service Unavailable' >&2; exit 2; }", 1),
        ("{ echo 'unauthorized: authentication required' >&2; exit 2; }", 1),
        ("exit 2", 1),
    ]:
        code, asked, errors = publish(tmp_path, "image", folder, gh="", skopeo=skopeo % said)
        assert code == expected, (said, errors)
        assert any(line.startswith("skopeo copy") for line in asked) == (expected == 0), said
