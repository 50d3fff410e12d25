"""`rasid demo`, run twice on one folder as a newcomer would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import psutil


def demo(folder: Path) -> str:
    """Run the demo; its output. Nothing of it may be left running."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RASID_")}
    result = subprocess.run(
        [sys.executable, "-m", "cli", "demo", "--data-dir", str(folder)],
        capture_output=True,
        text=True,
        env={**kept, "COLUMNS": "160"},
        check=False,
        timeout=200,
    )
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-3000:]
    left = [p.pid for p in psutil.process_iter(["cmdline"]) if str(folder) in " ".join(p.info["cmdline"] or [])]
    assert left == []
    return result.stdout


def number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    assert found, text[-2000:]
    return int(found[1])


def test_the_demo_shows_everything_and_a_second_run_repeats_nothing(stack_data_dir: Path) -> None:
    folder = stack_data_dir / "demo"
    first = demo(folder)
    assert "الكرملين والناتو (kremlin-on-nato)" in first
    assert re.search(r"صرح ديمتري بيسكوف المتحدث باسم ⟦الكرملين⟧ الروسي", first), "the seed article's sentence, marked"
    created = number(r"index +│ created +│ (\d+)", first)
    alerts = number(r"\((\d+) in all\)", first)
    assert created > 50
    assert alerts > 10
    second = demo(folder)
    assert number(r"index +│ created +│ \d+ +│ (\d+)", second) == created
    assert number(r"(\d+) new alerts", second) == 0
    assert number(r"\((\d+) in all\)", second) == alerts
