"""Manners towards hosts, on the real server of the newsroom and in fetch workers that know nothing of one another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import Settings
from demo.server import Newsroom, RequestRecord
from pipeline.identity import article_id
from pipeline.keys import Keys
from pipeline.ledger import Ledger
from pipeline.store import connect
from tests.pipeline_kit import Service, make_settings, wait_for, watch_newsroom
from workers.hosts import LONGEST_CLOSED_S, Hosts

PAGE, OTHER = "https://nile.example/1", "https://cedar.example/1"


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def settings(redis_url: str, elasticsearch_url: str, tmp_path: Path) -> Settings:
    return make_settings(redis_url, elasticsearch_url, tmp_path, host_concurrency=2, host_pause_s=0.5)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hosts(settings: Settings, clock: Clock) -> Hosts:
    return Hosts(connect(settings), settings, clock)


def test_the_second_waits_for_the_pause_and_the_third_comes_back_later(hosts: Hosts, clock: Clock) -> None:
    first, second, third = (hosts.ask(PAGE, waited=False) for _ in range(3))
    assert (first.place is not None, first.wait_s) == (True, 0)
    assert (second.place is not None, second.wait_s) == (True, 0.5)
    assert (third.place, third.wait_s) == (None, 1.0)
    assert hosts.ask(OTHER, waited=False).place is not None, "another host is another matter"


def test_a_place_that_is_given_back_is_free_and_so_is_one_of_a_process_that_died(hosts: Hosts, clock: Clock) -> None:
    first, _ = hosts.ask(PAGE, waited=False), hosts.ask(PAGE, waited=False)
    clock.now += 2
    assert hosts.ask(PAGE, waited=True).place is None
    hosts.give_back(first)
    assert hosts.ask(PAGE, waited=True).place is not None
    assert hosts.ask(PAGE, waited=True).place is None
    clock.now += 61
    assert hosts.ask(PAGE, waited=True).place is not None


def test_those_who_wait_come_back_one_by_one_and_before_those_who_come_new(hosts: Hosts, clock: Clock) -> None:
    turns = [hosts.ask(PAGE, waited=False) for _ in range(6)]
    assert [turn.wait_s for turn in turns[2:]] == [1.0, 1.5, 2.0, 2.5]
    for turn in turns:
        hosts.give_back(turn)
    clock.now += 1.0
    assert hosts.ask(PAGE, waited=False).wait_s == 2.0, "behind the last of those who wait"
    assert hosts.ask(PAGE, waited=True).place is not None


def test_a_host_that_asks_for_silence_gets_it_but_not_for_ever(hosts: Hosts, clock: Clock) -> None:
    turn = hosts.ask(PAGE, waited=False)
    hosts.close(turn, 30)
    hosts.close(turn, 5)  # of two wishes the longer counts
    hosts.give_back(turn)
    assert [hosts.ask(PAGE, waited=True).wait_s for _ in range(3)] == [30, 30.5, 31]
    clock.now += 30
    assert hosts.ask(PAGE, waited=True).place is not None
    hosts.close(turn, 10 * LONGEST_CLOSED_S)
    clock.now += LONGEST_CLOSED_S
    assert hosts.ask(PAGE, waited=True).place is not None


def test_nothing_of_a_host_is_kept_for_ever(hosts: Hosts, settings: Settings) -> None:
    real = Hosts(connect(settings), settings)
    for _ in range(4):
        real.ask(PAGE, waited=False)
    store, keys = connect(settings), Keys(settings.redis_prefix)
    assert 0 < int(store.ttl(keys.host_places("nile.example"))) <= 60
    assert 0 < int(store.ttl(keys.host_pace("nile.example"))) <= 5


@pytest.fixture
def fetching(settings: Settings, tmp_path: Path) -> Iterator[Newsroom]:
    """A scheduler and two fetch workers on the newsroom; the outlet «nile» takes its time."""
    with Newsroom() as newsroom:
        watch_newsroom(settings, newsroom)
        newsroom.slow_pages("nile", 0.3)
        for n in range(8):
            newsroom.publish("nile", title=f"خبر رقم {n} من أخبار اليوم", body="نص الخبر كما نشرته الصحيفة اليوم.")
        names = ("scheduler", "worker fetch", "worker fetch")
        running = [Service(name, settings, tmp_path / f"{number}.log") for number, name in enumerate(names)]
        yield newsroom
        for service in running:
            service.process.terminate()
        for service in running:
            service.stop()


def pages(newsroom: Newsroom, outlet: str) -> list[RequestRecord]:
    """Requests for articles of an outlet; those of the scheduler, for feeds, ask for other types."""
    found = [r for r in newsroom.requests if r.path.startswith(f"/{outlet}/")]
    return [r for r in found if r.headers["accept"].startswith("text/html")]


def test_two_workers_keep_to_the_limits_together_and_lose_nothing(settings: Settings, fetching: Newsroom) -> None:
    ledger = Ledger(connect(settings), settings)
    wanted = sum(truth.outlet == "nile" and truth.served for truth in fetching.truth())
    wait_for(lambda: len(pages(fetching, "nile")) >= wanted, 60, "all pages of the outlet")
    slow = sorted(pages(fetching, "nile"), key=lambda r: r.came)
    for record in slow:
        assert sum(other.came <= record.came < other.at for other in slow) <= 2
    whole = (slow[-1].came - slow[0].came).total_seconds()
    assert whole >= 0.9 * 0.5 * (len(slow) - 1)
    done = max(r.at for r in pages(fetching, "cedar"))
    assert done < slow[len(slow) // 2].at, "another outlet's pages do not wait for those of a slow one"

    fetching.refuse_pages("nile", count=1, status=429, retry_after=3)
    before = len(slow)
    urls = [fetching.publish("nile", title=f"خبر لاحق رقم {n}", body="نص الخبر كما نشرته الصحيفة.") for n in range(4)]
    wait_for(lambda: any(r.status == 429 for r in pages(fetching, "nile")), 15, "the refusal")
    wait_for(lambda: len(pages(fetching, "nile")) >= before + 1 + len(urls), 30, "the pages after it")
    refused = next(r for r in pages(fetching, "nile") if r.status == 429)
    later = [r.came for r in pages(fetching, "nile") if r.came > refused.at]
    # One request may have been under way when the refusal came.
    assert sum((came - refused.at).total_seconds() < 2.9 for came in later) <= 1
    wait_for(
        lambda: all(ledger.begin(article_id(url), "fetch") is None for url in urls), 10, "every page to be handed on"
    )
    assert int(connect(settings).hlen(ledger.keys.dead)) == 0
