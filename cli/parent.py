"""A service ends when the command that started it is gone, however that ended."""

from __future__ import annotations

import os
import signal
import threading
import time

_VARIABLE = "RASID_PARENT_PID"
_LOOK_EVERY_S = 1.0


def child_environment() -> dict[str, str]:
    """Environment for processes that are to end with this one."""
    return {_VARIABLE: str(os.getpid())}


def end_with_parent() -> None:
    """Watch the process that `child_environment` named, if any, and stop ourselves (SIGTERM) once it is gone."""
    parent = os.environ.get(_VARIABLE)
    if parent is None:
        return

    def watch() -> None:
        while _alive(int(parent)):
            time.sleep(_LOOK_EVERY_S)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
