"""`rasid up` leaves nothing behind, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from indexing.embedded.folder import find_running
from tests.pipeline_kit import CONFIG, wait_for

MARK = "RASID_TEST_MARK"


@pytest.fixture
def up(stack_data_dir: Path, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[bytes]]:
    """A running `rasid up` without feeds, on a data folder of its own."""
    folder = stack_data_dir / request.node.name
    config = folder / "config"
    config.mkdir(parents=True)
    for name in ("watchlist", "rules", "channels"):
        (config / f"{name}.yml").write_bytes((CONFIG / f"{name}.yml").read_bytes())
    (config / "feeds.yml").write_text("feeds: []\n", encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RASID_")}
    environment = {
        **kept,
        MARK: request.node.name,
        "RASID_DATA_DIR": str(folder / "data"),
        "RASID_CONFIG_DIR": str(config),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "up"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield process
    for member in family(request.node.name):
        member.kill()


def family(name: str) -> list[psutil.Process]:
    """All processes that carry the test's mark in their environment or its folder on their command line."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == name or name in " ".join(process.cmdline()):
                found.append(process)
        except psutil.Error:
            continue
    return [process for process in found if process.status() != psutil.STATUS_ZOMBIE]


def wait_until_up(process: subprocess.Popen[bytes], name: str, folder: Path) -> None:
    def ready() -> bool:
        assert process.poll() is None, "rasid up ended by itself"
        running = find_running(folder / name / "data")
        services = [p for p in family(name) if "indexer" in p.cmdline() or "scheduler" in p.cmdline()]
        return running is not None and len(services) >= 2

    wait_for(ready, 60, "engines and services")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=["kill", "term", "ctrl-c"])
def test_nothing_is_left_running(
    up: subprocess.Popen[bytes], how: signal.Signals, request: pytest.FixtureRequest, stack_data_dir: Path
) -> None:
    name = request.node.name
    wait_until_up(up, name, stack_data_dir)
    assert len(family(name)) >= 8
    up.send_signal(how)
    code = up.wait(60)
    if how != signal.SIGKILL:
        assert code in {0, 130, 143}
    wait_for(lambda: not family(name), 40, f"{[p.cmdline()[:4] for p in family(name)]} to end")
