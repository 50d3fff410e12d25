"""Proof of silence: the newsroom goes dark in the middle, and the report says when and why."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from cli.main import app
from config.feeds import Feed
from config.rules import Rule
from config.settings import Settings
from demo.server import Newsroom
from indexing.coverage import Outlet, Report, coverage
from indexing.engine import engine
from indexing.mappings.setup import ensure_indices
from pipeline.ledger import Ledger
from pipeline.messages import Entry
from pipeline.polls import NO_POLLS, Account, Gap, PollHistory, longest_s
from pipeline.store import connect
from scheduler.run import Scheduler
from tests.indexing_kit import NOON, Bench, article, source
from tests.pipeline_kit import make_settings, wait_for, watch_newsroom

FEED = Feed(id="atlas", name="أطلس", url="http://atlas.example/rss", site="http://atlas.example", country="MA")
HOUR, MINUTE, WEEK = timedelta(hours=1), timedelta(minutes=1), timedelta(weeks=1)


@contextmanager
def polling(settings: Settings) -> Iterator[None]:
    """A scheduler in a thread."""
    stop = threading.Event()
    thread = threading.Thread(target=Scheduler(settings).run, args=(stop,))
    thread.start()
    yield
    stop.set()
    thread.join()


def test_a_newsroom_that_goes_dark_is_told_with_when_and_why(
    redis_url: str, elasticsearch_url: str, tmp_path: Path
) -> None:
    settings = make_settings(
        redis_url,
        elasticsearch_url,
        tmp_path,
        poll_interval_s=0.3,
        poll_interval_min_s=0.2,
        poll_interval_max_s=0.6,
        http_timeout_s=0.5,
        open_too_long_s=600,
    )
    store, client = connect(settings), engine(settings)
    ensure_indices(client, settings.index_prefix)
    history, ledger = PollHistory(store, settings), Ledger(store, settings)
    rule = Rule(id="nile", name="النيل", query="actors:nato AND source.id:nile")

    def report(since: datetime, now: datetime) -> Report:
        return coverage(settings, client, store, rule, since, now)

    def made() -> int:
        return history.account("nile", datetime.now(UTC), datetime.now(UTC)).made

    def since_gap() -> timedelta:
        """Time since the latest gap ended: none while it lasts."""
        now = datetime.now(UTC)
        return now - history.gaps(nile, begun, now)[-1].end

    with Newsroom() as newsroom:
        port = int(newsroom.base_url.rsplit(":", 1)[1])
        watch_newsroom(settings, newsroom)
        (nile,) = [feed for feed in settings.feeds.feeds if feed.source_id == "nile"]
        with polling(settings):
            wait_for(lambda: made() >= 1, 10, "the first poll")
            begun = datetime.now(UTC)
            wait_for(lambda: made() >= 4, 10, "more polls")
    light = report(begun, datetime.now(UTC))
    assert light.verdict == "complete"
    assert [outlet.id for outlet in light.outlets] == ["nile"]

    with polling(settings):
        dark = datetime.now(UTC)
        wait_for(lambda: report(begun, datetime.now(UTC)).verdict == "blind", 10, "the gap to be seen as it lasts")
        with Newsroom(port=port):
            wait_for(lambda: since_gap() > timedelta(seconds=1), 10, "polls that work again")
            end = datetime.now(UTC)
    (outlet,) = report(begun, end).outlets
    (blind,) = outlet.blind
    assert blind.start < dark + timedelta(seconds=1)
    assert blind.end < end
    assert blind.feed_id == "nile"
    assert "connect" in blind.why.lower()
    assert outlet.made > outlet.failed > 0

    waiting = (
        Entry.model_validate_json(store.hget(ledger.keys.entry(each), "entry"))
        for each in store.zrange(ledger.keys.open, 0, -1)
    )
    given_up = next(entry for entry in waiting if entry.source.id == "nile")
    assert ledger.bury(given_up.id, "fetch", "HTTP 500")
    (outlet,) = report(begun - HOUR, end).outlets
    assert (outlet.dead, outlet.stuck) == (1, 0)
    assert outlet.open > 1
    assert "not polled before" in [each.why for each in outlet.blind]
    assert "an article is in quarantine at stage fetch: HTTP 500" in [each.why for each in outlet.blind]

    (outlet,) = report(end, end + HOUR).outlets
    assert outlet.blind[0].why == NO_POLLS
    assert outlet.due > outlet.made + 3000


@pytest.fixture
def history(bench: Bench) -> PollHistory:
    return PollHistory(bench.store, bench.settings)


def poll(history: PollHistory, since: datetime, until: datetime, every: timedelta = MINUTE, error: str = "") -> None:
    """Polls of the feed at a steady pace."""
    at = since
    while at < until:
        due_at = (at + every).timestamp()
        history.record(FEED, at.timestamp(), ok=not error, new=0 if error else 1, due_at=due_at, error=error)
        at += every


def test_polls_are_accounted_for_by_the_hour(history: PollHistory) -> None:
    poll(history, NOON, NOON + HOUR)
    poll(history, NOON + HOUR, NOON + HOUR + 10 * MINUTE, error="timed out")
    assert history.account("atlas", NOON, NOON + 59 * MINUTE) == Account(due=60, made=60, failed=0, new=60)
    later = NOON + HOUR + 10 * MINUTE
    assert history.account("atlas", NOON, later) == Account(due=70, made=70, failed=10, new=60)
    assert history.account("atlas", later, later) == Account(due=10, made=10, failed=10, new=0)
    assert history.account("nobody", NOON, later) == Account()


def test_polls_that_nobody_made_are_due_all_the_same(history: PollHistory) -> None:
    poll(history, NOON, NOON + HOUR)
    assert history.account("atlas", NOON, NOON + 3 * HOUR).due == 180, "while it lasts"
    poll(history, NOON + 3 * HOUR, NOON + 4 * HOUR)
    until = NOON + 4 * HOUR - MINUTE
    assert history.account("atlas", NOON, until) == Account(due=240, made=120, failed=0, new=120)
    assert history.gaps(FEED, NOON, until) == [Gap(NOON + HOUR - MINUTE, NOON + 3 * HOUR, NO_POLLS)]


def test_gaps_are_cut_to_the_time_asked_for(history: PollHistory, bench: Bench) -> None:
    assert history.gaps(FEED, NOON, NOON + HOUR) == [Gap(NOON, NOON + HOUR, NO_POLLS)], "never polled"
    poll(history, NOON, NOON + HOUR)
    poll(history, NOON + HOUR, NOON + 3 * HOUR, error="HTTP 503")
    assert history.gaps(FEED, NOON + 2 * HOUR, NOON + 3 * HOUR) == [
        Gap(NOON + 2 * HOUR, NOON + 3 * HOUR, "HTTP 503")
    ], "as it lasts"
    poll(history, NOON + 3 * HOUR, NOON + 4 * HOUR)
    assert history.gaps(FEED, NOON, NOON + HOUR - MINUTE) == []
    assert history.gaps(FEED, NOON + 2 * HOUR, NOON + 4 * HOUR) == [Gap(NOON + 2 * HOUR, NOON + 3 * HOUR, "HTTP 503")]
    assert history.gaps(FEED, NOON + 3 * HOUR, NOON + 4 * HOUR) == []
    assert history.gaps(FEED, NOON - HOUR, NOON + HOUR / 2) == [Gap(NOON - HOUR, NOON, "not polled before")]


def test_failures_within_the_time_that_a_feed_may_be_left_alone_are_no_gap(history: PollHistory, bench: Bench) -> None:
    short = timedelta(seconds=longest_s(bench.settings, FEED)) - 2 * MINUTE
    poll(history, NOON, NOON + HOUR)
    poll(history, NOON + HOUR, NOON + HOUR + short, error="HTTP 503")
    poll(history, NOON + HOUR + short, NOON + 3 * HOUR)
    assert history.gaps(FEED, NOON, NOON + 3 * HOUR - MINUTE) == []


def outlet_of(bench: Bench, since: datetime, now: datetime) -> Outlet:
    report = coverage(bench.settings, bench.client, bench.store, None, since, now, [FEED])
    (outlet,) = report.outlets
    return outlet


def test_articles_are_set_against_the_usual_number(history: PollHistory, bench: Bench) -> None:
    atlas = source("atlas")
    for week in (1, 2, 3):
        at = NOON - week * WEEK
        bench.index(*(article(f"{week}-{n}", outlet=atlas, seen_at=at + n * MINUTE) for n in range(10 * week)))
    poll(history, NOON - HOUR, NOON + HOUR)
    bench.index(article("now", outlet=atlas, seen_at=NOON + 30 * MINUTE))
    outlet = outlet_of(bench, NOON - 5 * MINUTE, NOON + HOUR - MINUTE)
    assert (outlet.seen, outlet.usual, outlet.blind) == (1, 20.0, [])
    # The feed answers, but nothing comes of it.
    outlet = outlet_of(bench, NOON - 5 * MINUTE, NOON + 20 * MINUTE)
    assert (outlet.seen, outlet.usual) == (0, 20.0)
    assert outlet.blind[0].why.startswith("no article, though 20 are usual")


def test_the_command_says_so_by_its_exit_code(
    history: PollHistory, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in bench.settings.as_environment().items():
        monkeypatch.setenv(name, value)
    feeds = {"feeds": [FEED.model_dump(exclude_defaults=True)]}
    rules = {"rules": [{"id": "atlas", "name": "أطلس", "query": "source.id:atlas"}]}
    for name, content in (("feeds.yml", feeds), ("rules.yml", rules)):
        (bench.settings.config_dir / name).write_text(yaml.safe_dump(content), encoding="utf-8")
    now = datetime.now(UTC).replace(microsecond=0)
    poll(history, now - 3 * HOUR, now)

    def run(*options: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["coverage", *options])
        return result.exit_code, result.output

    code, output = run("--since", "2h", "--json", "--rule", "atlas")
    assert (code, Report.model_validate_json(output).verdict) == (0, "complete")
    assert run("--since", "2h")[0] == 0
    code, output = run("--since", "6h")
    assert code == 1
    assert "not polled before" in " ".join(output.split())
    assert run("--rule", "nobody")[0] == 2
