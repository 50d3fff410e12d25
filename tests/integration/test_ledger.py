"""The ledger's transitions, on a real server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from config.settings import Settings
from pipeline.ledger import Ledger
from pipeline.messages import Entry, Page, Source
from pipeline.store import connect
from tests.pipeline_kit import make_settings

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = Source(id="nile", name="النيل", site="http://nile.example", country="EG", language="ar")


class Clock:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.now = NOW.timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def settings(redis_url: str, tmp_path: object) -> Settings:
    return make_settings(redis_url, "http://127.0.0.1:9", tmp_path, open_too_long_s=60)  # type: ignore[arg-type]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(settings: Settings, clock: Clock) -> Ledger:
    return Ledger(connect(settings), settings, clock)


def entry(article_id: str = "a1", feed: str = "nile", *, has_content: bool = False) -> Entry:
    return Entry(
        id=article_id,
        url=f"http://nile.example/{article_id}",
        feed_id=feed,
        source=SOURCE,
        title="عنوان",
        seen_at=NOW,
        has_content=has_content,
    )


def page(of: Entry) -> Page:
    return Page(entry=of, url=of.url, content_type="text/html", fetched_at=NOW)


def test_an_entry_is_new_once_however_often_its_feed_shows_it(ledger: Ledger) -> None:
    assert ledger.open(entry(), "v1") == "new"
    assert ledger.open(entry(), "v1") == "known"
    assert ledger.counts()["feed"] == {"new": 1}


def test_a_second_feed_with_the_same_article_opens_nothing(ledger: Ledger) -> None:
    ledger.open(entry(), "v1")
    ledger.finish("a1", "fetch", "gone")
    assert ledger.open(entry(feed="nile-world"), "other fingerprint") == "known"
    assert ledger.open(entry(feed="nile"), "v1") == "known"


def test_an_article_found_at_another_address_is_one_article(ledger: Ledger) -> None:
    ledger.open(entry("short"), "v1")
    assert ledger.adopt("short", "short")
    assert ledger.adopt("short", "final")
    assert ledger.adopt("short", "final")  # fetched again
    assert ledger.open(entry("final", feed="other"), "v1") == "known"
    ledger.open(entry("direct"), "v1")
    assert not ledger.adopt("short-2", "direct")
    assert not ledger.adopt("short-2", "final")


def test_a_changed_entry_opens_its_article_again_once_it_is_done(ledger: Ledger) -> None:
    ledger.open(entry(), "v1")
    assert ledger.open(entry(), "v2") == "open"
    ledger.finish("a1", "fetch", "gone")
    assert ledger.open(entry(), "v2") == "changed"
    assert ledger.open_count() == 1


def test_the_way_of_an_article_is_counted_once_a_stage(ledger: Ledger) -> None:
    ledger.open(entry(), "v1")
    attempt = ledger.begin("a1", "fetch")
    assert attempt is not None
    assert (attempt.number, attempt.entry, attempt.page) == (1, entry(), None)
    assert ledger.fetched(page(entry()), "fetched")
    assert not ledger.fetched(page(entry()), "fetched")  # the message came twice
    assert ledger.begin("a1", "fetch") is None
    attempt = ledger.begin("a1", "text")
    assert attempt is not None
    assert attempt.page == page(entry())
    assert ledger.finish("a1", "text", "refused: empty")
    assert not ledger.finish("a1", "text", "refused: empty")
    assert ledger.counts() == {
        "feed": {"new": 1},
        "fetch": {"fetched": 1},
        "text": {"refused: empty": 1},
        "index": {},
        "enrich": {},
    }
    assert ledger.open_count() == 0


def test_an_entry_with_content_begins_at_text(ledger: Ledger) -> None:
    ledger.open(entry(has_content=True), "v1")
    assert ledger.begin("a1", "fetch") is None
    assert ledger.begin("a1", "text") is not None


def test_attempts_are_numbered_and_begin_anew_at_each_stage(ledger: Ledger) -> None:
    ledger.open(entry(), "v1")
    assert [attempt.number for _ in range(3) if (attempt := ledger.begin("a1", "fetch"))] == [1, 2, 3]
    ledger.fetched(page(entry()), "fetched")
    attempt = ledger.begin("a1", "text")
    assert attempt is not None
    assert attempt.number == 1


def test_overdue_is_what_made_no_progress_and_is_handed_out_once(ledger: Ledger, clock: Clock) -> None:
    ledger.open(entry("a1"), "v1")
    clock.now += 30
    ledger.open(entry("a2"), "v1")
    assert ledger.overdue() == []
    clock.now += 31
    (found,) = ledger.overdue()
    assert (found.id, found.stage, found.planned, found.since) == ("a1", "fetch", False, NOW.timestamp())
    assert ledger.overdue() == []


def test_a_planned_retry_is_overdue_when_it_says(ledger: Ledger, clock: Clock) -> None:
    ledger.open(entry(), "v1")
    ledger.begin("a1", "fetch")
    ledger.retry("a1", "fetch", after_s=5)
    assert ledger.overdue() == []
    clock.now += 5
    (found,) = ledger.overdue()
    assert found.planned
    ledger.begin("a1", "fetch")
    clock.now += 61
    assert [late.planned for late in ledger.overdue()] == [False]


def test_a_retry_is_sent_on_once_and_its_attempt_knows_that_it_was_planned(ledger: Ledger, clock: Clock) -> None:
    ledger.open(entry(), "v1")
    ledger.begin("a1", "fetch")
    ledger.retry("a1", "fetch", after_s=5)
    clock.now += 5
    ledger.overdue()
    ledger.requeue("a1", "fetch", "fetch")
    clock.now += 61
    assert [late.planned for late in ledger.overdue()] == [False], "it may only be waiting in its queue"
    attempt = ledger.begin("a1", "fetch")
    assert attempt is not None
    assert attempt.planned


def test_what_was_no_attempt_is_not_counted_as_one(ledger: Ledger, clock: Clock) -> None:
    ledger.open(entry(), "v1")
    for _ in range(3):
        attempt = ledger.begin("a1", "fetch")
        assert attempt is not None
        assert attempt.number == 1
        ledger.retry("a1", "fetch", after_s=5, made=False)
    assert attempt.planned
    ledger.begin("a1", "fetch")
    ledger.retry("a1", "fetch", after_s=5)
    counted = ledger.begin("a1", "fetch")
    assert counted is not None
    assert (counted.number, counted.planned) == (2, True)


def test_the_dead_are_kept_with_their_reason_and_can_be_revived_or_dropped(ledger: Ledger, clock: Clock) -> None:
    ledger.open(entry("a1", has_content=True), "v1")
    ledger.open(entry("a2"), "v1")
    assert ledger.bury("a1", "text", "ValueError: نص", "Traceback …")
    assert ledger.bury("a2", "fetch", "HTTP 500")
    assert ledger.open_count() == 0
    assert ledger.counts()["text"] == {"dead": 1}
    dead = ledger.dead_one("a1")
    assert dead is not None
    assert (dead.stage, dead.reason, dead.traceback, dead.entry.url) == (
        "text",
        "ValueError: نص",
        "Traceback …",
        "http://nile.example/a1",
    )
    assert ledger.revive(dead)
    assert not ledger.revive(dead)
    (found,) = ledger.overdue()  # due at once, at the first stage
    assert (found.id, found.stage) == ("a1", "fetch")
    assert ledger.counts()["text"] == {"dead": 0}
    assert ledger.drop_dead("a2")
    assert list(ledger.dead()) == []


def test_a_dead_article_that_its_outlet_changes_gets_a_new_chance(ledger: Ledger) -> None:
    ledger.open(entry(), "v1")
    ledger.bury("a1", "fetch", "HTTP 500")
    assert ledger.open(entry(), "v2") == "changed"
    assert ledger.dead_one("a1") is None


@pytest.mark.parametrize(
    "late",
    [
        lambda ledger: ledger.fetched(page(entry()), "fetched"),
        lambda ledger: ledger.retry("a1", "fetch", 1),
        lambda ledger: ledger.requeue("a1", "fetch", "fetch"),
        lambda ledger: ledger.bury("a1", "fetch", "late"),
        lambda ledger: ledger.finish("a1", "fetch", "gone"),
    ],
)
def test_whoever_comes_late_changes_nothing(ledger: Ledger, late: Callable[[Ledger], bool]) -> None:
    ledger.open(entry(), "v1")
    ledger.finish("a1", "fetch", "gone")
    assert not late(ledger)
    assert ledger.open_count() == 0
    assert ledger.counts()["fetch"] == {"gone": 1}
