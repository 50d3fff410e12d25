"""The search engine's jars: which ones, where they lie, and fetching those that are missing.

``jars.json`` lists every jar with its Maven coordinates, size and sha256. A jar reaches its final name only by
a rename after its sha256 was checked, so a file of that name and size needs no second hashing at each start,
and a download that was cut goes on with the jars that are still missing.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import requests
import structlog
from jgo.maven import MavenContext
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from indexing.embedded.errors import JarError

log = structlog.get_logger(__name__)

# One jar takes about a second, nearly all of it waiting for the repository; more than 8 at once gains nothing.
DOWNLOAD_THREADS = 8
# Three tries in all, 1 s and 2 s apart: bridges a dropped connection, does not hide that there is no network.
ATTEMPTS = 3
# Seconds without a byte; jgo's own default of 10 is short for a repository that must first fetch the jar itself.
READ_TIMEOUT_S = 60


@dataclass(frozen=True)
class Jar:
    """One jar of the engine. ``module`` is empty for those on the main class path."""

    group: str
    artifact: str
    version: str
    sha256: str
    size: int
    module: str

    @property
    def name(self) -> str:
        return f"{self.artifact}-{self.version}.jar"

    @property
    def coordinates(self) -> str:
        return f"{self.group}:{self.artifact}:{self.version}"

    @property
    def path(self) -> Path:
        """Where the jar lies below the engine's home folder."""
        return Path("modules", self.module, self.name) if self.module else Path("lib", self.name)


@dataclass(frozen=True)
class Module:
    """One module (a plug-in that ships with the engine): its class and the module that it extends, if any."""

    name: str
    classname: str
    extended: str


@dataclass(frozen=True)
class Manifest:
    """What the engine is made of."""

    version: str
    main_class: str
    modules: tuple[Module, ...]
    jars: tuple[Jar, ...]


# Fetches one jar into a folder of its own and returns where it put it; raises JarError, OSError or RuntimeError.
Fetch = Callable[[Jar, Path], Path]
# Called with the bytes had so far and in all, only when something has to be downloaded.
Progress = Callable[[int, int], None]


@cache
def manifest() -> Manifest:
    """The packaged list of jars and modules."""
    raw = json.loads(files("indexing.embedded").joinpath("jars.json").read_text(encoding="utf-8"))
    jars = []
    for entry in raw["jars"]:
        group, artifact, _packaging, version = entry["gav"].split(":")
        jars.append(Jar(group, artifact, version, entry["sha256"], entry["size"], entry["module"]))
    modules = tuple(Module(name, **fields) for name, fields in raw["modules"].items())
    return Manifest(raw["opensearch"], raw["main"], modules, tuple(jars))


def fetch_from_maven(jar: Jar, into: Path) -> Path:
    """Fetch one jar from the Maven repository into folder ``into``."""
    context = MavenContext(repo_cache=into, timeout=READ_TIMEOUT_S)
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(packaging="jar")
    return Path(artifact.resolve())


def ensure_jars(
    home: Path,
    progress: Progress | None = None,
    fetch: Fetch = fetch_from_maven,
    jars: tuple[Jar, ...] | None = None,
) -> bool:
    """Make every jar lie at its place below ``home``, fetching and verifying those that do not.

    Writes nothing when all are there, so a read-only cache will do. Processes that call this at once for the
    same ``home`` take turns. Returns whether it put any jar there. Raises JarError, naming jar and remedy, at the
    first jar that cannot be had; those fetched before it are kept.
    """
    wanted = manifest().jars if jars is None else jars
    if not _missing(home, wanted):
        return False
    with _exclusive(home):
        missing = _missing(home, wanted)
        total = sum(jar.size for jar in wanted)
        done = total - sum(jar.size for jar in missing)
        log.info("embedded.download", jars=len(missing), bytes=total - done, folder=str(home))
        incoming = home / "incoming"
        shutil.rmtree(incoming, ignore_errors=True)  # half a jar of a run that was cut
        pool = ThreadPoolExecutor(DOWNLOAD_THREADS, thread_name_prefix="jars")
        try:
            futures = {pool.submit(_fetch_verified, jar, home, incoming, fetch): jar for jar in missing}
            for future in as_completed(futures):
                future.result()
                done += futures[future].size
                if progress:
                    progress(done, total)
        finally:
            pool.shutdown(cancel_futures=True)
            shutil.rmtree(incoming, ignore_errors=True)
        return bool(missing)


def _missing(home: Path, jars: tuple[Jar, ...]) -> list[Jar]:
    return [jar for jar in jars if not _has_size(home / jar.path, jar.size)]


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


@contextmanager
def _exclusive(home: Path) -> Iterator[None]:
    home.mkdir(parents=True, exist_ok=True)
    with (home / "download.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fetch_verified(jar: Jar, home: Path, incoming: Path, fetch: Fetch) -> None:
    """Fetch one jar, check its sha256 and move it to its place; several tries."""
    into = incoming / (jar.module or "lib") / jar.name
    retrying = Retrying(
        retry=retry_if_exception_type((JarError, OSError, RuntimeError, requests.RequestException)),
        stop=stop_after_attempt(ATTEMPTS),
        wait=wait_exponential(),
        reraise=True,
    )
    try:
        retrying(_fetch_once, jar, home / jar.path, into, fetch)
    except JarError:
        raise
    except (OSError, RuntimeError) as error:  # requests' errors are OSErrors
        raise JarError(
            f"Cannot download {jar.coordinates} ({jar.size:,} bytes) of the search engine: {error}. "
            "Check the network and proxy settings (HTTPS_PROXY) and run the same command again: what was "
            f"downloaded is kept. Without a network, copy {home} from a machine that has it."
        ) from error


def _fetch_once(jar: Jar, target: Path, into: Path, fetch: Fetch) -> None:
    shutil.rmtree(into, ignore_errors=True)  # jgo refuses to write over a file of an earlier try
    into.mkdir(parents=True)
    fetched = fetch(jar, into)
    with fetched.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        os.fsync(stream.fileno())  # else a power cut could leave the final name with no bytes behind it
    if digest != jar.sha256:
        raise JarError(
            f"{jar.coordinates} of the search engine arrived damaged or changed: {fetched.stat().st_size:,} bytes "
            f"with sha256 {digest}, expected {jar.size:,} bytes with {jar.sha256}. Run the same command again; "
            "if it stays so, a proxy or mirror between here and the Maven repository serves another file."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    fetched.replace(target)
