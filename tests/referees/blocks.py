"""Runs the blocks of schema/README.md with the validators that they are about, unchanged: blocks.py
FOLDER PAGE, where the modules of Node.js are in the folder.

Each reads `body`, a request with a fault, and says something of it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

BODY = '[{"subAccountId": "Onion_Marketing", "type": "MSG"}]'

folder, page = Path(sys.argv[1]), Path(sys.argv[2])
blocks = re.findall(r"(?ms)^```(js|python)\n(.*?)^```", page.read_text("utf-8"))
assert len(blocks) == 3, blocks
for language, block in blocks:
    if language == "python":
        script, command = f"body = __import__('json').loads('{BODY}')\n{block}", [sys.executable, "-c"]
    else:
        # zod's says in `success` what the others print.
        script = f"globalThis.body = {BODY}\n{block}\nif (typeof success === 'boolean') console.log(success, error.issues)"
        command = ["node", "--input-type=module", "--eval"]
    # What is imported is looked for from here on.
    here = folder.resolve()
    if not (here / "schema").exists():
        (here / "schema").symlink_to(page.parent.resolve())
    ended = subprocess.run([*command, script], cwd=here, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert "url" in ended.stdout, f"{block}\n{ended.stdout}"
print(f"{len(blocks)} blocks of {page}")
