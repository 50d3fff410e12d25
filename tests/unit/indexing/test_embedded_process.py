"""Child processes: watched, stopped, never left behind. The children here are small shell scripts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from indexing.embedded import process as process_module
from indexing.embedded.errors import EngineStartError
from indexing.embedded.process import EngineProcess

PARENT = """
import sys, threading
from pathlib import Path
import structlog
from indexing.embedded.process import EngineProcess
structlog.configure(logger_factory=structlog.ReturnLoggerFactory())  # the standard output is for the pid
child = EngineProcess("engine", Path(sys.argv[1]), mark="600")
starter = threading.Thread(target=child.spawn, args=(["sleep", "600"], None))
starter.start()
starter.join()
print(child.pid, flush=True)
sys.stdin.read()
"""


def _wait_until(condition: Callable[[], bool], seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    return condition()


def _running(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_child_is_stopped_and_its_pid_file_removed(tmp_path: Path) -> None:
    child = EngineProcess("engine", tmp_path, mark="600")
    child.spawn(["sleep", "600"], None)
    pid = child.pid
    assert pid is not None
    assert json.loads((tmp_path / "run/engine.pid").read_text()) == {"pid": pid, "parent": os.getpid()}
    child.raise_if_dead()
    child.terminate()
    child.wait_stopped()
    assert not psutil.pid_exists(pid)
    assert not (tmp_path / "run/engine.pid").exists()
    child.terminate()
    child.wait_stopped()


def test_child_that_will_not_stop_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_module, "STOP_GRACE_S", 0.2)
    child = EngineProcess("engine", tmp_path, mark="sh")
    child.spawn(["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done"], None)
    pid = child.pid
    assert pid is not None
    assert _wait_until(lambda: "ready" in child.log_text())
    child.terminate()
    child.wait_stopped()
    assert not psutil.pid_exists(pid)


def test_failure_quotes_the_log_without_stack_frames(tmp_path: Path) -> None:
    child = EngineProcess("engine", tmp_path, mark="sh")
    child.spawn(["sh", "-c", "echo cause; printf '\\tat org.example.Frame\\n'; echo remedy >&2; exit 3"], None)
    assert _wait_until(lambda: child.pid is None)
    with pytest.raises(EngineStartError) as failure:
        child.raise_if_dead()
    assert str(failure.value) == (
        f"engine exited with status 3. The end of {tmp_path}/logs/engine.log:\n  | cause\n  | remedy"
    )
    child.wait_stopped()


def test_log_of_the_start_before_is_kept(tmp_path: Path) -> None:
    for word in ("first", "second"):
        child = EngineProcess("engine", tmp_path, mark="sh")
        child.spawn(["sh", "-c", f"echo {word}"], None)
        child.wait_stopped()
    assert child.log_text() == "second\n"
    assert (tmp_path / "logs/engine.previous.log").read_text() == "first\n"


def test_environment_of_the_parent_is_not_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx1m")
    child = EngineProcess("engine", tmp_path, mark="sh")
    child.spawn(["sh", "-c", 'echo "[$JAVA_TOOL_OPTIONS]"'], None)
    child.wait_stopped()
    assert child.log_text() == "[]\n"


def test_child_dies_with_a_killed_parent_but_not_with_the_thread_that_started_it(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert _running(child)
        parent.kill()
    if sys.platform != "linux":  # elsewhere the next start on the folder ends it, as tested below
        EngineProcess("engine", tmp_path, mark="600").spawn(["true"], None)
    assert _wait_until(lambda: not _running(child))


def _orphan(duration: str) -> int:
    """A process whose parent is gone."""
    shell = subprocess.run(
        ["sh", "-c", f"sleep {duration} >/dev/null 2>&1 & echo $!"], stdout=subprocess.PIPE, text=True, check=True
    )
    return int(shell.stdout)


@pytest.mark.parametrize(
    ("mark", "parent_is_gone", "killed"),
    [
        pytest.param("599", True, True, id="ours and orphaned"),
        pytest.param("599", False, False, id="its parent still runs"),
        pytest.param("something else", True, False, id="another program got the pid"),
    ],
)
def test_engine_left_by_an_earlier_run(tmp_path: Path, mark: str, parent_is_gone: bool, killed: bool) -> None:
    left = _orphan("599")
    recorded_parent = 2**22 + 1 if parent_is_gone else psutil.Process(left).ppid()  # above the kernel's highest pid
    (tmp_path / "run").mkdir()
    (tmp_path / "run/engine.pid").write_text(json.dumps({"pid": left, "parent": recorded_parent}))
    child = EngineProcess("engine", tmp_path, mark=mark)
    child.spawn(["true"], None)
    child.wait_stopped()
    try:
        assert _running(left) is not killed
    finally:
        if _running(left):
            os.kill(left, 9)


def test_a_pid_file_that_says_nothing_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run/engine.pid").write_text("")
    child = EngineProcess("engine", tmp_path, mark="true")
    child.spawn(["true"], None)
    child.wait_stopped()
