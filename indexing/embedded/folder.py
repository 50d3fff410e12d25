"""The data folder: one stack at a time, and where that stack can be reached.

::

    DATA/stack.json        locked (flock) by the process that runs the stack; its pid and the two URLs
    DATA/run/*.pid         one for each engine process
    DATA/logs/*.log        what each engine printed, and `*.previous.log` from the start before
    DATA/valkey/           append-only files
    DATA/opensearch/       data, config, tmp
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import psutil

from indexing.embedded.errors import DataFolderInUse, EmbeddedStackError

_LOCK_FILE = "stack.json"
# Seconds that a start waits for the lock: its holder may be on its way out, or `find_running` just looking.
_LOCK_PATIENCE_S = 0.5
# Characters of the holder's command line in the error: enough to know it by.
_QUOTED_COMMAND = 120


@dataclass(frozen=True)
class StackAddress:
    """A stack and the process that runs it; the URLs are empty while it is starting."""

    pid: int
    redis_url: str = ""
    elasticsearch_url: str = ""


class DataFolder:
    """Exclusive use of a data folder, from `acquire` to `release` or the death of this process."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().resolve()
        self._lock: IO[str] | None = None

    def acquire(self) -> None:
        """Take the folder, making it if need be. Raises DataFolderInUse or EmbeddedStackError."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock = (self.path / _LOCK_FILE).open("a+", encoding="utf-8")
        except OSError as error:
            raise not_writable(self.path, error) from error
        deadline = time.monotonic() + _LOCK_PATIENCE_S
        while not _locked(lock, fcntl.LOCK_EX):
            if time.monotonic() > deadline:
                lock.close()
                raise data_folder_in_use(self.path, _describe(_holder(self.path)))
            time.sleep(0.05)
        self._lock = lock
        _write(lock, StackAddress(os.getpid()))

    def publish(self, redis_url: str, elasticsearch_url: str) -> None:
        """Write down where the stack can be reached, for `find_running`."""
        if self._lock is None:
            raise RuntimeError("the data folder is not held")
        _write(self._lock, StackAddress(os.getpid(), redis_url, elasticsearch_url))

    def release(self) -> None:
        """Give the folder back. Does nothing when it is not held."""
        if self._lock is not None:
            self._lock.truncate(0)
            self._lock.close()
            self._lock = None


def find_running(data_dir: Path) -> StackAddress | None:
    """The stack that a process, this one or another, runs on the data folder and that is ready; else None."""
    holder = _holder(data_dir.expanduser().resolve())
    return holder if holder is not None and holder.redis_url else None


def data_folder_in_use(path: Path, by_whom: str) -> DataFolderInUse:
    """The error that says who holds the folder, and what to do."""
    return DataFolderInUse(
        f"The data folder {path} is in use by {by_whom}. Stop that first (Ctrl-C in its terminal, or `kill PID`), "
        "or choose another folder (RASID_DATA_DIR)."
    )


def not_writable(path: Path, error: OSError) -> EmbeddedStackError:
    """The error for a data folder, or something in it, that cannot be written to."""
    return EmbeddedStackError(
        f"Cannot write to the data folder {path}: {error.strerror} ({error.filename}). Does it belong to another "
        "user? Choose another folder (RASID_DATA_DIR), or give this one to yourself with chown -R."
    )


def _locked(file: IO[str], kind: int) -> bool:
    """Try to lock; never waits."""
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write(lock: IO[str], address: StackAddress) -> None:
    lock.truncate(0)
    lock.write(json.dumps(asdict(address)))
    lock.flush()


def _holder(path: Path) -> StackAddress | None:
    """What the process that holds the folder wrote down; None when none holds it or it has not written yet."""
    try:
        with (path / _LOCK_FILE).open(encoding="utf-8") as file:
            return None if _locked(file, fcntl.LOCK_SH) else StackAddress(**json.load(file))
    except (FileNotFoundError, json.JSONDecodeError):
        return None


def _describe(holder: StackAddress | None) -> str:
    try:
        if holder is not None:
            return f"process {holder.pid} ({' '.join(psutil.Process(holder.pid).cmdline())[:_QUOTED_COMMAND]})"
    except psutil.Error:
        pass  # gone, or not ours to look at
    return "another process"
