"""Indexer and delivery workers are killed again and again; every alert still arrives, and every count is right."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from demo.server import Newsroom
from pipeline.messages import Article
from tests.indexing_kit import Bench, article, make_bench, rule, source

ARTICLES, MATCHING, STORIES, KILLS = 2_000, 300, 120, 20
# A process is killed at most so long after it was started, seconds; it needs about two to begin with its work.
LONGEST_LIFE_S = 6.0
# In which everything must have settled once the killing ends: a delivery's claim lasts 20 s.
SETTLED_WITHIN_S = 120


@pytest.fixture
def bench(redis_url: str, elasticsearch_url: str, tmp_path: Path) -> Iterator[Bench]:
    # A receiver that fails one time in three fails some of 120 deliveries five times in a row; waiting twice as long
    # after each would be all that the test does in its last minute.
    made = make_bench(
        redis_url,
        elasticsearch_url,
        tmp_path,
        index_batch_size=20,
        delivery_timeout_s=3,
        delivery_retry_first_s=0.5,
        delivery_attempts=20,
    )
    yield made
    made.close()


def articles(chance: random.Random) -> list[Article]:
    """300 that name the Kremlin and NATO, 1 to 4 of a story, among 1,700 that do not."""
    sizes = [1] * STORIES
    for _ in range(MATCHING - STORIES):
        sizes[chance.choice([n for n, size in enumerate(sizes) if size < 4])] += 1
    matching = [
        article(f"story-{n}-{copy}", outlet=source(f"outlet-{copy}"), story=f"story-{n}")
        for n, size in enumerate(sizes)
        for copy in range(size)
    ]
    others = [
        article(f"other-{n}", title=f"خبر محلي رقم {n}", body="افتتح المعرض السنوي للكتاب.", words={})
        for n in range(ARTICLES - MATCHING)
    ]
    mixed = [*matching, *others]
    chance.shuffle(mixed)
    return mixed


class Killed:
    """A process that is started again whenever it was killed."""

    def __init__(self, arguments: list[str], environment: dict[str, str], log: Path) -> None:
        self._arguments, self._environment, self._log = arguments, environment, log
        self.start()

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *self._arguments], env=self._environment, stdout=log, stderr=log
            )

    def kill_and_start(self) -> None:
        assert self._process.poll() is None, f"ended by itself; see {self._log}"
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self.start()

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def running(bench: Bench, folder: Path) -> Iterator[tuple[Killed, Killed]]:
    environment = {**os.environ, **bench.settings.as_environment()}
    celery = ["celery", "-A", "indexing.app"]
    indexer = Killed(["indexing"], environment, folder / "indexer.log")
    worker = Killed(
        [*celery, "worker", "-Q", "alerts,jobs", "-P", "threads", "-c", "4", "--without-mingle", "--without-gossip"],
        environment,
        folder / "worker.log",
    )
    beat = Killed([*celery, "beat", "-s", str(folder / "beat")], environment, folder / "beat.log")
    try:
        yield indexer, worker
    finally:
        for process in (indexer, worker, beat):
            process.stop()


def test_every_alert_arrives_though_processes_are_killed(bench: Bench, tmp_path: Path) -> None:
    chance = random.Random(120)
    sent = articles(chance)
    with Newsroom() as receiver:
        receiver.fail_hooks(rate=1 / 3)
        hook = {"id": "hook", "type": "webhook", "url": receiver.hook_url, "secret": "s3cret"}
        (tmp_path / "channels.yml").write_text(yaml.safe_dump({"channels": [hook]}), encoding="utf-8")
        kremlin = rule(channels=["hook"]).model_dump(mode="json", by_alias=True, exclude_defaults=True)
        (tmp_path / "rules.yml").write_text(yaml.safe_dump({"rules": [kremlin]}), encoding="utf-8")

        feeding = threading.Thread(target=lambda: [bench.send(each) or time.sleep(0.01) for each in sent])
        feeding.start()
        with running(bench, tmp_path) as processes:
            for _ in range(KILLS):
                time.sleep(chance.uniform(0.5, LONGEST_LIFE_S) / 2)
                chance.choice(processes).kill_and_start()
            feeding.join()
            wait_until_settled(bench)
        accepted = [call for call in receiver.webhooks if call.accepted]

    assert bench.counts() == {"created": ARTICLES}
    alerts = bench.alerts()
    assert len(alerts) == STORIES
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    for each in sent:
        outlets[each.story.id].add(each.source.id)
    assert {alert["story"]: alert["outlets"] for alert in alerts} == {
        story: len(found) for story, found in outlets.items() if story.startswith("story-")
    }
    assert {call.headers["idempotency-key"] for call in accepted} == {f"{alert['id']}:hook" for alert in alerts}
    bodies = defaultdict(set)
    for call in accepted:
        bodies[call.headers["idempotency-key"]].add(call.json["id"])
    assert all(len(ids) == 1 for ids in bodies.values())


def wait_until_settled(bench: Bench) -> None:
    """Until all articles are through and all deliveries are sent."""
    deadline = time.monotonic() + SETTLED_WITHIN_S
    while time.monotonic() < deadline:
        states = [delivery["state"] for alert in bench.alerts() for delivery in alert["deliveries"]]
        if bench.ledger.open_count() == 0 and len(states) == STORIES and set(states) == {"sent"}:
            return
        time.sleep(0.5)
    pytest.fail(f"not settled: {bench.ledger.open_count()} articles open, deliveries {states}")
