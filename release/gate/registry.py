"""A registry of npm on this machine, with the packages of a folder and no others."""

from __future__ import annotations

import base64
import hashlib
import json
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote


def manifest_of(file: Path) -> dict:
    with tarfile.open(file) as archive:
        member = archive.extractfile("package/package.json")
        assert member is not None
        return json.load(member)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a registry with the tarballs of a folder."""
    packages = {(manifest := manifest_of(file))["name"]: (manifest, file) for file in folder.glob("*.tgz")}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = unquote(self.path).removeprefix("/")
            if name.endswith(".tgz") and (folder / Path(name).name).is_file():
                self.answer(200, "application/octet-stream", (folder / Path(name).name).read_bytes())
            elif name in packages:
                self.answer(200, "application/json", json.dumps(self.document(*packages[name])).encode())
            else:
                self.answer(404, "application/json", b"{}")

        def document(self, manifest: dict, file: Path) -> dict:
            data = file.read_bytes()
            integrity = base64.b64encode(hashlib.sha512(data).digest()).decode()
            tarball = f"http://{self.headers['Host']}/{file.name}"
            version = {**manifest, "dist": {"tarball": tarball, "integrity": f"sha512-{integrity}", "shasum": hashlib.sha1(data).hexdigest()}}
            return {"name": manifest["name"], "dist-tags": {"latest": manifest["version"]}, "versions": {manifest["version"]: version}}

        def answer(self, status: int, kind: str, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
