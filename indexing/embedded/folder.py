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
# Seconds that a start waits for the lock: the holder may be on its way out.
_LOCK_PATIENCE_S = 0.5


@dataclass(frozen=True)
class StackAddress:
    """Where a running stack can be reached, and the process that runs it."""

    pid: int
    redis_url: str = ""
    elasticsearch_url: str = ""

    @property
    def ready(self) -> bool:
        """Whether the start has come so far that both answer."""
        return bool(self.redis_url and self.elasticsearch_url)


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
            raise EmbeddedStackError(
                f"Cannot write to the data folder {self.path}: {error.strerror}. It may belong to another user; "
                "choose another folder (RASID_DATA_DIR) or hand this one to yourself with chown."
            ) from error
        deadline = time.monotonic() + _LOCK_PATIENCE_S
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    lock.close()
                    raise data_folder_in_use(self.path) from None
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
    """The stack that some process runs on this data folder, once it is ready; None when there is none."""
    holder = _holder(data_dir.expanduser().resolve())
    return holder if holder is not None and holder.ready else None


def data_folder_in_use(path: Path) -> DataFolderInUse:
    """The error that says who holds the folder, and what to do."""
    holder = _holder(path)
    who = "another process"
    if holder is not None:
        who = f"process {holder.pid} ({' '.join(psutil.Process(holder.pid).cmdline())[:120]})"
    return DataFolderInUse(
        f"The data folder {path} is in use by {who}. Stop that one first (Ctrl-C in its terminal, or `kill PID`), "
        "or choose another folder (RASID_DATA_DIR)."
    )


def _write(lock: IO[str], address: StackAddress) -> None:
    lock.truncate(0)
    lock.write(json.dumps(asdict(address)))
    lock.flush()


def _holder(path: Path) -> StackAddress | None:
    """What the lock file says, if the process that wrote it is alive."""
    try:
        holder = StackAddress(**json.loads((path / _LOCK_FILE).read_text(encoding="utf-8")))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return holder if psutil.pid_exists(holder.pid) else None
