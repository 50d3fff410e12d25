"""Which user the engines run as. What can be seen depends on who runs the tests; both are checked."""

from __future__ import annotations

import os
import pwd
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from indexing.embedded.user import EngineUser, choose_user

IS_ROOT = os.geteuid() == 0


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_root_hands_over_to_nobody_and_others_stay_themselves(open_folder: Path) -> None:
    data = open_folder / "data"
    (data / "nodes").mkdir(parents=True)
    user = choose_user([Path("/bin/sh")], [data])
    if IS_ROOT:
        nobody = pwd.getpwnam("nobody")
        assert user == EngineUser(nobody.pw_uid, nobody.pw_gid)
        assert (data / "nodes").stat().st_uid == nobody.pw_uid
    else:
        assert user is None
        assert (data / "nodes").stat().st_uid == os.geteuid()


@pytest.mark.parametrize("closed", ["jars", "data"])
def test_root_stays_root_where_nobody_cannot_reach(open_folder: Path, closed: str) -> None:
    (open_folder / "jars").mkdir()
    (open_folder / "jars/engine.jar").write_text("")
    (open_folder / "data/nodes").mkdir(parents=True)
    (open_folder / closed).chmod(0o700)
    with structlog.testing.capture_logs() as logs:
        assert choose_user([open_folder / "jars/engine.jar"], [open_folder / "data/nodes"]) is None
    if IS_ROOT:
        (entry,) = logs
        assert entry["event"] == "embedded.runs_as_root"
        assert str(open_folder / closed) in entry["reason"]
