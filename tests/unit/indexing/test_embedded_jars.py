"""Downloading the engine's jars: verified, resumed, and clear about what went wrong."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest

from indexing.embedded.errors import JarError
from indexing.embedded.jars import Jar, ensure_jars, manifest


def _content(name: str) -> bytes:
    return f"contents of {name}".encode() * 50


def _jar(artifact: str, module: str = "") -> Jar:
    content = _content(artifact)
    return Jar("org.example", artifact, "1.0", hashlib.sha256(content).hexdigest(), len(content), module)


JARS = (_jar("core"), _jar("lucene"), _jar("asm", "painless"), _jar("asm", "expression"), _jar("netty", "transport"))


class Repository:
    """Serves jars as the Maven client would; ``faults`` are taken from the front, by artifact."""

    def __init__(self, **faults: list[Exception | bytes]) -> None:
        self.faults = faults
        self.served: list[str] = []
        self._lock = threading.Lock()

    def __call__(self, jar: Jar, into: Path) -> Path:
        with self._lock:
            self.served.append(jar.artifact)
            fault = self.faults[jar.artifact].pop(0) if self.faults.get(jar.artifact) else None
        if isinstance(fault, Exception):
            raise fault
        path = into / "org" / jar.name
        path.parent.mkdir(parents=True)
        path.write_bytes(_content(jar.artifact) if fault is None else fault)
        return path


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda _seconds: None)


def _files(home: Path) -> set[str]:
    return {str(path.relative_to(home)) for path in home.rglob("*.jar")}


EVERYTHING = {str(jar.path) for jar in JARS}


def test_every_jar_comes_to_its_place(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    assert ensure_jars(tmp_path, lambda done, total: steps.append((done, total)), Repository(), JARS)
    assert _files(tmp_path) == EVERYTHING
    assert (tmp_path / "modules/painless/asm-1.0.jar").read_bytes() == _content("asm")
    total = sum(jar.size for jar in JARS)
    assert steps == sorted(steps)
    assert steps[-1] == (total, total)


def test_nothing_is_fetched_or_written_when_all_are_there(tmp_path: Path) -> None:
    ensure_jars(tmp_path, None, Repository(), JARS)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    repository = Repository()
    assert not ensure_jars(tmp_path, lambda _done, _total: pytest.fail("a bar was shown"), repository, JARS)
    assert repository.served == []
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_download_that_was_cut_goes_on_with_the_rest(tmp_path: Path) -> None:
    ensure_jars(tmp_path, None, Repository(), JARS)
    (tmp_path / "lib/core-1.0.jar").unlink()
    (tmp_path / "modules/transport/netty-1.0.jar").write_bytes(b"half")
    leftover = tmp_path / "incoming/lib/core-1.0.jar/org/core-1.0.jar"
    leftover.parent.mkdir(parents=True)
    leftover.write_bytes(b"half")
    steps: list[int] = []
    repository = Repository()
    ensure_jars(tmp_path, lambda done, _total: steps.append(done), repository, JARS)
    assert sorted(repository.served) == ["core", "netty"]
    assert _files(tmp_path) == EVERYTHING
    assert (tmp_path / "modules/transport/netty-1.0.jar").read_bytes() == _content("netty")
    assert steps[0] > sum(jar.size for jar in JARS) / 2, "the bar starts where the last run ended"


def test_a_fault_that_passes_is_tried_again(tmp_path: Path) -> None:
    repository = Repository(core=[ConnectionError("reset by peer")], lucene=[b"cut sho"], netty=[RuntimeError("503")])
    ensure_jars(tmp_path, None, repository, JARS)
    assert _files(tmp_path) == EVERYTHING
    assert repository.served.count("core") == repository.served.count("lucene") == 2


def test_a_damaged_jar_is_named_and_never_kept(tmp_path: Path) -> None:
    with pytest.raises(JarError, match=r"org\.example:lucene:1\.0 .*damaged or changed: 14 bytes.*proxy"):
        ensure_jars(tmp_path, None, Repository(lucene=[b"<html>no</html"] * 3), JARS)
    assert "lib/lucene-1.0.jar" not in _files(tmp_path)
    assert not (tmp_path / "incoming").exists()


def test_a_repository_out_of_reach_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(JarError, match=r"org\.example:core:1\.0 .*no route to host.*run the same command again"):
        ensure_jars(tmp_path, None, Repository(core=[OSError("no route to host")] * 3), JARS)


def test_what_came_before_a_failure_is_kept(tmp_path: Path) -> None:
    jars = (JARS[0],)
    ensure_jars(tmp_path, None, Repository(), jars)
    with pytest.raises(JarError):
        ensure_jars(tmp_path, None, Repository(lucene=[b"x"] * 3), JARS)
    repository = Repository()
    ensure_jars(tmp_path, None, repository, JARS)
    assert "core" not in repository.served
    assert _files(tmp_path) == EVERYTHING


def test_two_processes_at_once_fetch_each_jar_once(tmp_path: Path) -> None:
    repository = Repository()
    threads = [threading.Thread(target=ensure_jars, args=(tmp_path, None, repository, JARS)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(repository.served) == len(JARS)


def test_the_packaged_list_is_sound() -> None:
    wanted = manifest()
    assert len({jar.path for jar in wanted.jars}) == len(wanted.jars)
    assert {jar.module for jar in wanted.jars} == {"", *(module.name for module in wanted.modules)}
    assert {module.extended for module in wanted.modules} <= {"", *(module.name for module in wanted.modules)}
    assert all(len(bytes.fromhex(jar.sha256)) == 32 and jar.size > 0 for jar in wanted.jars)
    assert wanted.version in {jar.version for jar in wanted.jars if jar.artifact == "opensearch"}
