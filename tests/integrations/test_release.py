"""The scripts of `release/`, in a copy of the files that they read."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLACES = (ROOT / "release/version").read_text()


def run(root: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, root / "release" / script, *arguments], cwd=root, capture_output=True, text=True)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The scripts, and all files that have the version."""
    names = {*re.findall(r'^    \("([^"]+)", ', PLACES, re.MULTILINE), "Cargo.toml", "CHANGELOG.md", "README.md", "LICENSE-MIT", "LICENSE-APACHE"}
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "release", tmp_path / "release")
    return tmp_path


def test_the_version_is_the_same_everywhere() -> None:
    done = run(ROOT, "version", "check")
    assert (done.returncode, done.stderr) == (0, "")


def test_no_place_has_the_version_that_isnt_known(copy: Path) -> None:
    """Another version is set in a copy: what still has the old one isn't known to the script."""
    version = run(copy, "version").stdout.strip()
    assert run(copy, "version", "set", "987.65.4").returncode == 0
    assert run(copy, "version", "check").returncode == 0
    for path in [path for path in copy.rglob("*") if path.is_file() and path.name not in ("CHANGELOG.md",)]:
        for line in path.read_text("utf-8").splitlines():
            ours = "chatapps" in line or line.strip().startswith(('"version"', "version", "rev:"))
            assert not (ours and re.search(rf'["v=]{re.escape(version)}(?![\d.])', line)) or "lock" in path.name, (path, line)


def test_a_tag_is_that_of_the_version_and_its_commit_on_main(copy: Path) -> None:
    version = run(copy, "version").stdout.strip()

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@onion.example", *arguments], cwd=copy, check=True, capture_output=True)

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "a")
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert run(copy, "version", "tag", f"v{version}").returncode == 0
    for tag in (version, f"V{version}", f"v{version}-rc1", "v9.9.9"):
        assert "the tag must be" in run(copy, "version", "tag", tag).stderr, tag
    git("commit", "--quiet", "--allow-empty", "--message", "b")
    assert "not on the branch `main`" in run(copy, "version", "tag", f"v{version}").stderr
    git("update-ref", "-d", "refs/remotes/origin/main")
    done = run(copy, "version", "tag", f"v{version}")
    assert done.returncode == 1 and "run `git fetch origin main`" in done.stderr and "merge it first" not in done.stderr, done


def test_a_place_with_another_version_is_told(copy: Path) -> None:
    manifest = copy / "bindings/node/package.json"
    manifest.write_text(re.sub(r'"version": ".*"', '"version": "9.9.9"', manifest.read_text()))
    done = run(copy, "version", "check")
    assert done.returncode == 1 and "bindings/node/package.json:3 has 9.9.9" in done.stderr, done


@pytest.mark.parametrize("version", ["1.2", "1.2.3-rc.1", "v1.2.3", "1.2.3 ", ""])
def test_a_version_is_three_numbers(copy: Path, version: str) -> None:
    assert run(copy, "version", "set", version).returncode == 1
    assert run(copy, "changelog", "cut", version).returncode == 1


def test_a_tag_of_another_version_is_refused(copy: Path) -> None:
    assert "the tag must be v" in run(copy, "version", "tag", "v987.65.4").stderr


def test_the_changelog_is_of_its_form() -> None:
    done = run(ROOT, "changelog", "check")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_release_gets_what_was_unreleased(copy: Path) -> None:
    file = copy / "CHANGELOG.md"
    before = file.read_text()
    assert run(copy, "changelog", "notes", "987.65.4").returncode == 1
    assert run(copy, "changelog", "cut", "987.65.4", "2999-01-31").returncode == 0
    assert file.read_text() == before.replace("## [Unreleased]\n", "## [Unreleased]\n\n## [987.65.4] - 2999-01-31\n")
    notes = run(copy, "changelog", "notes", "987.65.4").stdout
    assert notes.startswith("### ") and notes.strip() in before
    # Twice the same, an older one, or nothing at all is no release.
    assert run(copy, "changelog", "cut", "987.65.4", "2999-01-31").returncode == 1
    assert run(copy, "changelog", "cut", "988.0.0", "2999-02-31").returncode == 1


@pytest.mark.parametrize(
    "fault", ["- a line of no package", "- core, pie: half of one", "### Improved", "## [1.2.3]", "## 1.2.3 - 2030-01-31", "## [Unreleased] - 2030-01-31"]
)
def test_what_is_not_of_its_form_is_told(copy: Path, fault: str) -> None:
    file = copy / "CHANGELOG.md"
    file.write_text(file.read_text().replace("### Added\n", f"### Added\n\n{fault}\n", 1))
    done = run(copy, "changelog", "check")
    assert done.returncode == 1 and done.stderr.startswith("CHANGELOG.md: "), done


def test_an_archive_is_the_same_if_its_files_are(copy: Path) -> None:
    built, notices = copy / "built", copy / "notices"
    for path in (built / "chatapps-webhooks", notices / "THIRD-PARTY-NOTICES", notices / "chatapps-webhooks.cdx.json"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(path.name)
    archives = []
    for name in ("one", "other"):
        (copy / name).mkdir()
        done = run(copy, "pack.py", "x86_64-unknown-linux-gnu", str(built), str(notices), str(copy / name))
        assert done.returncode == 0, done
        archives.append((copy / name / "chatapps-webhooks-x86_64-unknown-linux-gnu.tar.gz").read_bytes())
    assert archives[0] == archives[1]
    with tarfile.open(copy / "one/chatapps-webhooks-x86_64-unknown-linux-gnu.tar.gz") as archive:
        modes = {member.name.rpartition("/")[2]: (member.mode, member.uid, member.uname) for member in archive}
    assert modes["chatapps-webhooks"] == (0o755, 0, "") and modes["LICENSE-MIT"] == (0o644, 0, "")


def test_sums_tell_of_a_file_that_is_missing_or_changed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    assert run(ROOT, "sums", str(tmp_path)).returncode == 0
    assert run(ROOT, "sums", str(tmp_path), "check").returncode == 0
    assert subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path).returncode == 0
    for change in (lambda: (tmp_path / "c").touch(), lambda: (tmp_path / "a").write_text("x"), lambda: (tmp_path / "b").unlink()):
        change()
        assert run(ROOT, "sums", str(tmp_path), "check").returncode == 1


def test_what_links_programs_links_wheels() -> None:
    """The licence of musl in the program is that of the zig that links it."""
    locks = [(ROOT / file).read_text().split("ziglang==", 1)[1] for file in ("release/requirements-build.txt", "bindings/py/requirements-zig.txt")]
    assert locks[0] == locks[1], "run release/lock"


@pytest.mark.parametrize(("ci", "restricted", "code", "writes"), [("", "1", 1, 0), ("1", "1", 0, 1), ("", "0", 0, 0), ("1", "0", 0, 0)])
def test_a_protection_is_lifted_only_where_a_machine_is_there_for_a_test(copy: Path, ci: str, restricted: str, code: int, writes: int) -> None:
    tools, asked = copy / "tools", copy / "asked"
    tools.mkdir()
    asked.touch()
    kernel = f'case $1 in /proc/sys/kernel/apparmor*) echo {restricted} ;; *) exec /bin/cat "$@" ;; esac'
    for name, said in {"bwrap": "", "python3": "", "buildah": "", "cat": kernel, "sudo": f'echo "$*" >> "{asked}"'}.items():
        (tools / name).write_text(f"#!/bin/bash\n{said}\n")
        (tools / name).chmod(0o755)
    (copy / "release/image").write_text("#!/bin/sh\n")
    variables = {"PATH": f"{tools}:{os.environ['PATH']}", "CI": ci}
    done = subprocess.run([copy / "release/gate-image", "name"], env=variables, capture_output=True, text=True)
    assert done.returncode == code and ("run `sudo sysctl kernel.apparmor" in done.stderr) == (code == 1), done
    written = asked.read_text().splitlines()
    assert written == ["sysctl --quiet --write kernel.apparmor_restrict_unprivileged_userns=0"] * writes


READMES = ["README.md", "docs/server.md", *[path.relative_to(ROOT).as_posix() for path in ROOT.glob("crates/*/README.md") if not path.is_symlink()]]


@pytest.mark.parametrize("docs", ["", "https://docs.onion.example/webhooks"])
@pytest.mark.parametrize("repository", ["", "https://git.onion.example/webhooks"])
def test_links_of_crates_lead_somewhere_from_anywhere(copy: Path, docs: str, repository: str) -> None:
    for manifest in ROOT.glob("crates/*/Cargo.toml"):
        (copy / manifest.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(manifest, copy / manifest.relative_to(ROOT))
    for name in READMES:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, copy / name)
    (copy / "crates/core/README.md").symlink_to("../../README.md")
    # An empty variable is none.
    variables = os.environ | {"CHATAPPS_DOCS_URL": docs, "REPOSITORY_URL": repository}
    subprocess.run([sys.executable, copy / "release/readme.py", copy], env=variables, check=True)
    version = run(copy, "version").stdout.strip()
    relative = re.compile(r"\]\((?!https?://|#)")
    for name in READMES:
        before, after = (ROOT / name).read_text(), (copy / name).read_text()
        assert not relative.search(after), name
        # Nothing but links differs.
        words = [re.sub(r"!\[[^]]+\]\([^)]+\)|\[([^]]+)\]\([^)]+\)", r"\1", text).split() for text in (before, after)]
        assert words[0] == words[1], name
    text = (copy / "README.md").read_text()
    install = f"{docs}/install.html" if docs else repository and f"{repository}/blob/v{version}/docs/install.md"
    assert f"[Install]({install}) has all ways" in text if install else "\nInstall has all ways" in text
    chart = f"{docs}/benchmarks/rust.svg" if docs else repository and f"{repository}/raw/v{version}/docs/benchmarks/rust.svg"
    assert f"]({chart})" in text if chart else "nanoseconds for each webhook" not in text
    assert (f"[Security]({repository}/blob/v{version}/SECURITY.md)" in text) == bool(repository)
    server = (copy / "docs/server.md").read_text()
    assert not docs or f"[the whole program]({docs}/install.html#what-the-packages-lack)" in server
    assert "[delivers events](#deliver-events)" in server


def test_links_of_the_python_package_lead_somewhere_from_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPOSITORY_URL", "https://git.onion.example/webhooks")
    readme = runpy.run_path(str(ROOT / "release/readme.py"))["readme"]
    text = readme((ROOT / "bindings/py/README.md").read_text("utf-8"), "bindings/py", "1.2.3")
    assert "](https://git.onion.example/webhooks/blob/v1.2.3/" in text
    assert "](../" not in re.sub(r"(?s)```.*?```", "", text)


def test_code_of_a_readme_is_passed_over() -> None:
    readme = runpy.run_path(str(ROOT / "release/readme.py"))["readme"]
    text = "`[a](b.md)`\n```md\n[a](b.md)\n![a](b.svg)\n```\n[a](https://a.example), [b](mailto:b), [c](#c), [d](/d)\n"
    assert readme(text, "crates/a", "1.2.3") == text


def test_licences_that_a_toolchain_lacks_are_told_by_their_path(tmp_path: Path) -> None:
    rustc = tmp_path / "rustc"
    rustc.write_text(f'#!/bin/sh\ncase "$*" in\n"--print sysroot") echo {tmp_path} ;;\n*) exec "{shutil.which("rustc")}" "$@" ;;\nesac\n')
    rustc.chmod(0o755)
    variables = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run([ROOT / "bindings/notices", "chatapps-webhooks"], cwd=ROOT, env=variables, capture_output=True, text=True)
    assert done.returncode == 1 and f"{tmp_path} has no share/doc/rust/licenses/MIT.txt" in done.stderr, done
