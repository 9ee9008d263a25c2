"""What the package is trained on before a release still runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TRAINING = Path(__file__).resolve().parents[2] / "training"


def test_the_package_can_be_trained(tmp_path: Path) -> None:
    for script in ("bodies.py", "train.py"):
        subprocess.run([sys.executable, TRAINING / script, tmp_path], check=True)
    assert {file.stem for file in tmp_path.iterdir()} == {"valid", "bad", "events", "cases"}
