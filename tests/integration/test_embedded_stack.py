"""The embedded engines as they run: real work, one holder a data folder, nothing lost, nobody left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import redis
from elastic_transport import TransportError

from indexing.client import connect, describe_engine
from indexing.embedded.errors import DataFolderInUse, EngineStartError
from indexing.embedded.folder import find_running
from indexing.embedded.stack import EmbeddedStack

# Whoever runs the tests in the background has SIGINT ignored, and children inherit that.
HOLDER = """
import signal, sys, time
from pathlib import Path
from indexing.embedded.stack import EmbeddedStack
signal.signal(signal.SIGINT, signal.default_int_handler)
with EmbeddedStack(Path(sys.argv[1]), Path(sys.argv[2])):
    time.sleep(600)
"""
ENGINE_USER = "nobody" if os.geteuid() == 0 else psutil.Process().username()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory(prefix="rasid-test-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def _runs(process: psutil.Process) -> bool:
    """Whether it does; a zombie, which waits for its new parent to take note, does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_both_engines_do_real_work(stack: EmbeddedStack) -> None:
    with redis.Redis.from_url(stack.redis_url) as client:
        assert client.config_get("appendonly") == {"appendonly": "yes"}
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
    with connect(stack.elasticsearch_url) as client:
        assert describe_engine(client).distribution == "opensearch"
        client.index(index="embedded-work", id="1", document={"title": "أعلن الكرملين"}, refresh=True)
        assert client.search(index="embedded-work", q="title:الكرملين")["hits"]["total"]["value"] == 1
        client.indices.delete(index="embedded-work")


def test_second_stack_on_a_folder_is_refused_in_plain_words(
    stack: EmbeddedStack, stack_data_dir: Path, cache_dir: Path
) -> None:
    began = time.monotonic()
    with pytest.raises(DataFolderInUse, match=f"in use by process {os.getpid()} .*RASID_DATA_DIR"):
        EmbeddedStack(stack_data_dir, cache_dir).start()
    assert time.monotonic() - began < 2, "it must not start an engine first"
    running = find_running(stack_data_dir)
    assert running is not None
    assert running.redis_url == stack.redis_url
    assert running.elasticsearch_url == stack.elasticsearch_url


def test_engine_data_held_by_another_engine_is_said_in_plain_words(
    stack: EmbeddedStack, stack_data_dir: Path, cache_dir: Path, open_folder: Path
) -> None:
    (open_folder / "opensearch").mkdir()
    (open_folder / "opensearch/data").symlink_to(stack_data_dir / "opensearch/data")
    second = EmbeddedStack(open_folder, cache_dir)
    with pytest.raises(DataFolderInUse, match="another search engine process"):
        second.start()
    assert second.pids == []
    assert find_running(open_folder) is None


def test_engine_that_cannot_start_is_quoted_and_the_other_one_stopped(open_folder: Path, cache_dir: Path) -> None:
    stack = EmbeddedStack(open_folder / "data", cache_dir, heap="1x")
    children = psutil.Process().children()
    with pytest.raises(
        EngineStartError, match=r"(?s)opensearch exited with status 1.*Invalid initial heap size: -Xms1x"
    ) as failure:
        stack.start()
    assert str(open_folder / "data/logs/opensearch.log") in str(failure.value)
    assert stack.pids == []
    assert psutil.Process().children() == children


def test_interrupted_start_leaves_nothing(open_folder: Path, cache_dir: Path) -> None:
    arguments = [sys.executable, "-c", HOLDER, str(open_folder / "data"), str(cache_dir)]
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as holder:
        while len(engines := psutil.Process(holder.pid).children()) < 2:
            assert holder.poll() is None, "the holder stopped"
            time.sleep(0.01)
        holder.send_signal(signal.SIGINT)
        try:
            holder.wait(10)
        finally:
            holder.kill()
    assert not [engine for engine in engines if _runs(engine)]
    assert list((open_folder / "data/run").iterdir()) == [], "a clean stop takes its pid files away"


def test_nothing_acknowledged_is_lost_and_nothing_left_when_the_parent_is_killed(
    open_folder: Path, cache_dir: Path, stack: EmbeddedStack
) -> None:
    data = open_folder / "data"
    open_cache = _copy_of_jars(cache_dir, open_folder / "cache")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(data), str(open_cache)], stdout=subprocess.DEVNULL
    ) as holder:
        while (running := find_running(data)) is None:
            assert holder.poll() is None, "the holder stopped"
            time.sleep(0.05)
        engines = psutil.Process(holder.pid).children()
        assert sorted(engine.name() for engine in engines) == ["java", "valkey-server"]
        assert {engine.username() for engine in engines} == {ENGINE_USER}
        acknowledged = _write_until_killed(running.redis_url, running.elasticsearch_url, holder)
    psutil.wait_procs(engines, timeout=5)
    assert not [engine for engine in engines if _runs(engine)]

    # The same folder again: with a cache that is closed to others, as one below root's home folder is.
    open_cache.chmod(0o700)
    again = EmbeddedStack(data, open_cache).start()
    pids = again.pids
    try:
        (java,) = [engine for pid in pids if (engine := psutil.Process(pid)).name() == "java"]
        assert java.uids().real == os.geteuid()
        with connect(again.elasticsearch_url) as client, redis.Redis.from_url(again.redis_url) as broker:
            client.indices.refresh(index="embedded-kill")
            stored = {
                hit["_id"] for hit in client.search(index="embedded-kill", size=10_000, source=False)["hits"]["hits"]
            }
            assert acknowledged <= stored
            assert acknowledged <= {member.decode() for member in broker.smembers("embedded-kill")}
    finally:
        again.stop()
    again.stop()
    assert not [pid for pid in pids if psutil.pid_exists(pid)]


def _copy_of_jars(cache_dir: Path, copy: Path) -> Path:
    """The cache under another name: hard links where the file system can, so that it takes no time."""
    for path in cache_dir.rglob("*"):
        target = copy / path.relative_to(cache_dir)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.hardlink_to(path)
        except OSError:
            target.write_bytes(path.read_bytes())
    return copy


def _write_until_killed(redis_url: str, elasticsearch_url: str, holder: subprocess.Popen[bytes]) -> set[str]:
    """Write documents in batches, killing the holder in the middle; the ids that both engines acknowledged."""
    acknowledged: set[str] = set()
    with connect(elasticsearch_url) as client, redis.Redis.from_url(redis_url) as broker:
        client.indices.create(index="embedded-kill", settings={"number_of_replicas": 0})
        for batch in range(20):
            ids = [f"{batch}-{number}" for number in range(100)]
            if batch == 10:
                holder.send_signal(signal.SIGKILL)
            try:
                answer = client.options(max_retries=0).bulk(
                    operations=[
                        line for id_ in ids for line in ({"create": {"_index": "embedded-kill", "_id": id_}}, {"n": 1})
                    ]
                )
                broker.sadd("embedded-kill", *ids)
            except (TransportError, redis.ConnectionError):
                break
            acknowledged |= {item["create"]["_id"] for item in answer["items"] if item["create"]["status"] == 201}
    assert len(acknowledged) >= 1000
    return acknowledged
