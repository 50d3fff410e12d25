"""One engine process: started, watched, stopped, and never left behind."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import structlog

from indexing.embedded.errors import EngineStartError
from indexing.embedded.user import EngineUser

log = structlog.get_logger(__name__)

# Seconds for a clean stop before the kill; a tenth of one is usual, 5 when the engine records its classes (see
# `classes`), and more while it flushes a big index.
STOP_GRACE_S = 20
# Seconds until a killed process that is not our child is gone; longer only where no init process reaps it.
_KILL_PATIENCE_S = 5
# Log lines quoted when an engine fails, stack frames left out: enough for an error with its causes.
QUOTED_LINES = 12
_STACK_FRAME = ("\tat ", "\t... ")

_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None

# The kernel ties the death signal to the *thread* that forked, not to its process. All forks are done by this one,
# which lives as long as the process does.
_forker = ThreadPoolExecutor(1, thread_name_prefix="engine-forker")


def _die_with(parent: int) -> Callable[[], None]:
    """What the child does between fork and exec: ask the kernel to kill it when ``parent`` dies (Linux only).

    Popen calls it after it changed the user, as it must be: a change of credentials clears the death signal.
    """

    def set_death_signal() -> None:
        if _LIBC is not None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:  # it died before the line above
                os._exit(1)

    return set_death_signal


class EngineProcess:
    """A child process with its log file and pid file below a data folder.

    ``mark`` is an argument that only this engine on this data folder has on its command line.
    """

    def __init__(self, name: str, data_dir: Path, mark: str) -> None:
        self.name = name
        self.log_path = data_dir / "logs" / f"{name}.log"
        self._pid_path = data_dir / "run" / f"{name}.pid"
        self._mark = mark
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process id while the child is running, else None."""
        return self._child.pid if self._child is not None and self._child.poll() is None else None

    def spawn(self, argv: Sequence[str], user: EngineUser | None) -> None:
        """Start the child, as ``user`` or else as ourselves. Kills what an earlier run left behind."""
        self._kill_stale()
        for path in (self.log_path, self._pid_path):
            path.parent.mkdir(parents=True, exist_ok=True)
        if self.log_path.exists():
            self.log_path.replace(self.log_path.with_suffix(".previous.log"))
        with self.log_path.open("wb") as output:
            self._child = _forker.submit(
                subprocess.Popen,
                argv,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                # A bare environment: JAVA_TOOL_OPTIONS and the like must not change what we start.
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
                # Ctrl-C in the terminal is for us; we stop the engines when the work in them is done.
                start_new_session=True,
                user=None if user is None else user.uid,
                group=None if user is None else user.gid,
                extra_groups=None if user is None else [],
                preexec_fn=_die_with(os.getpid()),
            ).result()
        self._pid_path.write_text(json.dumps({"pid": self._child.pid, "parent": os.getpid()}), encoding="utf-8")
        log.debug("embedded.spawned", engine=self.name, pid=self._child.pid)

    def log_text(self) -> str:
        """All that the present child has printed."""
        return self.log_path.read_text(encoding="utf-8", errors="replace")

    def failure(self, what: str) -> EngineStartError:
        """An error that says ``what`` went wrong and quotes the end of the log."""
        told = [line for line in self.log_text().splitlines() if not line.startswith(_STACK_FRAME)]
        quoted = "\n".join(f"  | {line}" for line in told[-QUOTED_LINES:])
        return EngineStartError(f"{self.name} {what}. The end of {self.log_path}:\n{quoted}")

    def raise_if_dead(self) -> None:
        """Raises EngineStartError, with the end of the log, when the child is no longer running."""
        if self._child is not None and (status := self._child.poll()) is not None:
            how = f"was killed by {signal.Signals(-status).name}" if status < 0 else f"exited with status {status}"
            raise self.failure(how)

    def terminate(self) -> None:
        """Ask the child to stop; returns at once."""
        if self._child is not None:
            self._child.terminate()

    def wait_stopped(self) -> bool:
        """Wait for the child to stop and kill it after the grace period; afterwards it is gone.

        Returns whether it ended by itself rather than by a signal, ours or another's.
        """
        if self._child is None:
            return False
        try:
            self._child.wait(STOP_GRACE_S)
        except subprocess.TimeoutExpired:
            log.warning("embedded.killed", engine=self.name, pid=self._child.pid, grace_s=STOP_GRACE_S)
            self._child.kill()
            self._child.wait()
        by_itself = self._child.returncode >= 0
        self._child = None
        self._pid_path.unlink(missing_ok=True)
        return by_itself

    def _kill_stale(self) -> None:
        """Kill the engine of an earlier run whose parent is gone, where the kernel did not do it for us."""
        try:
            left = json.loads(self._pid_path.read_text(encoding="utf-8"))
            process = psutil.Process(left["pid"])
            if process.ppid() != left["parent"] and self._mark in process.cmdline():
                log.warning("embedded.stale_engine_killed", engine=self.name, pid=process.pid)
                process.kill()
                process.wait(_KILL_PATIENCE_S)
        except (FileNotFoundError, ValueError, psutil.Error):
            return
