"""Which system user runs the engines.

The search engine refuses to run as root, and no server should without need. As root we hand the engines to
``nobody``, if that user can reach everything they need; a checkout or cache below /root is closed to it.
"""

from __future__ import annotations

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog

log = structlog.get_logger(__name__)

_UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class EngineUser:
    """A system user to start a child process as."""

    uid: int
    gid: int


def choose_user(readable: Sequence[Path], writable: Sequence[Path]) -> EngineUser | None:
    """The user to run an engine as; None for the present one.

    ``readable``: files that the engine opens. ``writable``: its folders, which exist; they are handed over,
    with all that is in them, to the user chosen. As root, when `nobody` cannot reach a path, that path is logged.
    """
    if os.geteuid() != 0:
        return None
    entry = pwd.getpwnam(_UNPRIVILEGED)
    user = EngineUser(entry.pw_uid, entry.pw_gid)
    for folder in writable:
        _hand_over(folder, user)
    closed = _first_failing("-r", readable, user) or _first_failing("-w", writable, user)
    if closed is None:
        return user
    log.warning("embedded.runs_as_root", reason=f"user {_UNPRIVILEGED} cannot reach {closed}")
    return None


def _hand_over(folder: Path, user: EngineUser) -> None:
    os.chown(folder, user.uid, user.gid)
    for root, folders, names in os.walk(folder):
        for name in (*folders, *names):
            os.chown(os.path.join(root, name), user.uid, user.gid, follow_symlinks=False)


def _first_failing(test: str, paths: Sequence[Path], user: EngineUser) -> str | None:
    """The first path for which ``test`` (as of test(1)) fails when that user asks: the kernel's own answer."""
    script = f'for path; do [ {test} "$path" ] || {{ printf %s "$path"; exit; }}; done'
    answer = subprocess.run(
        ["/bin/sh", "-c", script, "sh", *map(str, paths)],
        user=user.uid,
        group=user.gid,
        extra_groups=[],
        cwd="/",
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return answer.stdout or None
