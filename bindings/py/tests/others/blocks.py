"""Runs each block of a document in a process of its own, after the first one, which they share:
`blocks.py FILE`.
"""

import re
import subprocess
import sys
from pathlib import Path

text = Path(sys.argv[1]).read_text("utf-8")
shared, *blocks = re.findall(r"(?ms)^(?:## (\S+)\n(?:(?!^## ).)*?)?^```python\n(.*?)^```", text)
assert len(blocks) == text.count("\n## ") > 0, "each section has a block"
failed = []
for name, block in blocks:
    ended = subprocess.run([sys.executable, "-c", shared[1] + block], capture_output=True, text=True)
    print(name, "works" if ended.returncode == 0 else f"fails:\n{ended.stderr}")
    failed += [name] * (ended.returncode != 0)
sys.exit(bool(failed))
