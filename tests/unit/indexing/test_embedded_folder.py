"""The data folder: held by one, told to others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from indexing.embedded.errors import DataFolderInUse, EmbeddedStackError
from indexing.embedded.folder import DataFolder, StackAddress, find_running

HOLDER = """
import sys
from pathlib import Path
from indexing.embedded.folder import DataFolder
folder = DataFolder(Path(sys.argv[1]))
folder.acquire()
folder.publish("redis://127.0.0.1:1/0", "http://127.0.0.1:2")
print("held", flush=True)
sys.stdin.read()
"""


def _hold_elsewhere(path: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_second_holder_is_told_who_holds_it_and_what_to_do(tmp_path: Path) -> None:
    with _hold_elsewhere(tmp_path) as holder:
        with pytest.raises(DataFolderInUse) as refusal:
            DataFolder(tmp_path).acquire()
        holder.kill()
    message = str(refusal.value)
    assert f"{tmp_path} is in use by process {holder.pid} ({sys.executable}" in message
    assert "RASID_DATA_DIR" in message


def test_folder_of_a_killed_holder_is_free_again(tmp_path: Path) -> None:
    with _hold_elsewhere(tmp_path) as holder:
        assert find_running(tmp_path) == StackAddress(holder.pid, "redis://127.0.0.1:1/0", "http://127.0.0.1:2")
        holder.kill()
    assert find_running(tmp_path) is None
    folder = DataFolder(tmp_path)
    folder.acquire()
    folder.release()


def test_a_stack_is_found_only_while_it_is_ready(tmp_path: Path) -> None:
    assert find_running(tmp_path) is None
    folder = DataFolder(tmp_path / "data")
    folder.acquire()
    assert find_running(folder.path) is None, "it is still starting"
    folder.publish("redis://127.0.0.1:1/0", "http://127.0.0.1:2")
    assert find_running(folder.path) == StackAddress(os.getpid(), "redis://127.0.0.1:1/0", "http://127.0.0.1:2")
    folder.release()
    assert find_running(folder.path) is None
    folder.release()


def test_a_folder_that_cannot_be_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EmbeddedStackError, match=r"Cannot write to .*file/data: Not a directory.*chown"):
        DataFolder(tmp_path / "file" / "data").acquire()
