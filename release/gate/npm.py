"""The packages of npm: the main one, and what it takes of those of the platforms."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import launcher
from place import ROOT, VERSION, executable, run
from registry import manifest_of, serving


def gate(folder: Path, room: Path) -> None:
    manifests = {manifest["name"]: manifest for manifest in [manifest_of(file) for file in folder.glob("*.tgz")]}
    layout(manifests)
    with serving(folder) as registry:
        by_npm = project(room / "npm")
        run("npm", "install", "--no-audit", "--no-fund", f"--registry={registry}", f"--cache={room / 'cache'}", f"chatapps-webhooks@{VERSION}", cwd=by_npm)
        by_pnpm = project(room / "pnpm")
        tools = room / "tools"
        shutil.copytree(ROOT / "release/npm-tools", tools)
        run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", cwd=tools)
        pnpm = executable(tools / "node_modules/.bin", "pnpm")
        run(pnpm, "add", f"--registry={registry}", f"--store-dir={room / 'store'}", f"chatapps-webhooks@{VERSION}", cwd=by_pnpm)
    native = sorted(path.name for path in (by_npm / "node_modules").iterdir() if path.name.startswith("chatapps-webhooks-"))
    if len(native) != 1:
        raise SystemExit(f"npm installed {', '.join(native) or 'no package'} for this platform")
    print(f"Node.js {run('node', '--version').strip()}: npm took {native[0]}")
    launcher.check("npm's launcher", [executable(by_npm / "node_modules/.bin", "chatapps-webhooks")], by_npm)
    launcher.check("npx", [found("npx"), "--no-install", "chatapps-webhooks"], by_npm)
    launcher.check("pnpm's launcher", [executable(by_pnpm / "node_modules/.bin", "chatapps-webhooks")], by_pnpm)
    (by_npm / "test").mkdir()
    for name in ("vectors.test.js", "shared.js"):
        shutil.copy(ROOT / "bindings/node/test" / name, by_npm / "test")
    said = run("node", "--test", "--test-reporter=tap", "test/vectors.test.js", cwd=by_npm, REPOSITORY=str(ROOT))
    print(", ".join(line.removeprefix("# ") for line in said.splitlines() if line.startswith(("# tests ", "# pass ", "# fail "))))


def layout(manifests: dict[str, dict]) -> None:
    """Fails unless the main package takes each platform's by optional dependency, in its own
    version, and no package runs anything when it is installed."""
    wanted = set(manifests["chatapps-webhooks"]["optionalDependencies"])
    for name, manifest in manifests.items():
        if manifest["version"] != VERSION or manifest.get("scripts"):
            raise SystemExit(f"{name} has another version or scripts")
    if others := set(manifests) - wanted - {"chatapps-webhooks"}:
        raise SystemExit(f"the main package doesn't list {', '.join(sorted(others))}")
    if any(version != VERSION for version in manifests["chatapps-webhooks"]["optionalDependencies"].values()):
        raise SystemExit("the main package lists another version of a platform's package")


def project(folder: Path) -> Path:
    folder.mkdir()
    (folder / "package.json").write_text(json.dumps({"private": True}), "utf-8")
    return folder


def found(name: str) -> str:
    return shutil.which(name) or name
