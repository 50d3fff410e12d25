"""Polling the newsroom's feeds over real HTTP, with a real ledger and broker."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import Settings
from demo.server import Newsroom
from pipeline.ledger import Ledger
from pipeline.pages import Pages
from pipeline.store import connect
from pipeline.tasks import Sender, make_app, queue_length
from scheduler.run import Scheduler
from scheduler.state import FeedStore
from scheduler.sweep import sweep
from tests.pipeline_kit import make_settings, wait_for, watch_newsroom


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as running:
        yield running


@pytest.fixture
def settings(redis_url: str, tmp_path: Path, newsroom: Newsroom) -> Settings:
    made = make_settings(redis_url, "http://127.0.0.1:9", tmp_path)
    watch_newsroom(made, newsroom)
    return made


class Running:
    """A scheduler in a thread."""

    def __init__(self, settings: Settings) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=Scheduler(settings).run, args=(self._stop,))

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()


def test_every_article_of_every_feed_is_opened_once_by_two_schedulers(settings: Settings, newsroom: Newsroom) -> None:
    store = connect(settings)
    ledger, feeds = Ledger(store, settings), FeedStore(store, Ledger(store, settings).keys)
    ids = [feed["id"] for feed in newsroom.feeds]
    with Running(settings), Running(settings):
        wait_for(lambda: all(feeds.load(feed).polls >= 2 for feed in ids), 30, "two polls of each feed")
    opened = ledger.counts()["feed"]["new"]
    assert opened == ledger.open_count() > 50
    assert queue_length(store, settings, "fetch") + queue_length(store, settings, "text") == opened
    assert queue_length(store, settings, "text") > 0, "no feed with whole articles"


def test_conditional_get_saves_the_second_body(settings: Settings, newsroom: Newsroom) -> None:
    store = connect(settings)
    feeds = FeedStore(store, Ledger(store, settings).keys)
    with Running(settings):
        wait_for(lambda: feeds.load("najd").polls >= 2, 30, "two polls")
    first, second = [r for r in newsroom.requests if r.path == "/najd/rss"][:2]
    assert (first.status, second.status) == (200, 304)
    assert {"if-none-match", "if-modified-since"} & set(second.headers)


def test_broken_feeds_are_told_and_stop_nothing(settings: Settings) -> None:
    store = connect(settings)
    feeds = FeedStore(store, Ledger(store, settings).keys)
    with Running(settings):
        wait_for(lambda: feeds.load("sada").polls and feeds.load("sada-2").polls, 30, "polls of the broken feeds")
    half_broken, no_feed = feeds.load("sada"), feeds.load("sada-2")
    assert half_broken.new_total == 5
    assert half_broken.faults
    assert "not a feed" in no_feed.error
    assert no_feed.failures >= 1


def test_a_permanent_redirect_of_a_feed_is_remembered(settings: Settings, newsroom: Newsroom) -> None:
    store = connect(settings)
    feeds = FeedStore(store, Ledger(store, settings).keys)
    with Running(settings):
        wait_for(lambda: all(feeds.load(f["id"]).polls >= 2 for f in newsroom.feeds), 30, "two polls of each feed")
    moved = [state.moved_to for f in newsroom.feeds if (state := feeds.load(f["id"])).moved_to]
    assert moved, "no feed of the newsroom has moved"
    redirects = [r for r in newsroom.requests if r.status in {301, 308} and moved[0].rsplit("/", 1)[1] not in r.path]
    assert len(redirects) == 1


def test_a_new_feed_in_the_file_is_taken_up_and_a_faulty_edit_is_survived(
    settings: Settings, newsroom: Newsroom
) -> None:
    path = settings.config_dir / "feeds.yml"
    whole = path.read_text(encoding="utf-8")
    path.write_text("feeds: []\n", encoding="utf-8")
    feeds = FeedStore(connect(settings), Ledger(connect(settings), settings).keys)
    with Running(settings):
        path.write_text("feeds: [{id: broken}]\n", encoding="utf-8")
        time.sleep(1)
        path.write_text(whole, encoding="utf-8")
        wait_for(lambda: feeds.load("nile").polls, 15, "a poll of the new feed")


def test_whole_articles_in_a_feed_are_kept_as_pages(settings: Settings) -> None:
    store = connect(settings)
    ledger = Ledger(store, settings)
    feeds = FeedStore(store, ledger.keys)
    with Running(settings):
        wait_for(lambda: feeds.load("ufuq").polls, 30, "a poll")
    pages = Pages(connect(settings, decode=False), settings)
    kept = list(store.scan_iter(ledger.keys.page("*")))
    assert len(kept) == feeds.load("ufuq").new_total
    page = pages.get(kept[0].rsplit(":", 1)[1])
    assert page is not None
    assert "<p>" in page.decode()


def test_the_sweep_sends_on_what_the_broker_lost_and_only_that(settings: Settings) -> None:
    settings = settings.model_copy(update={"open_too_long_s": 0.5})
    store = connect(settings)
    ledger = Ledger(store, settings)
    feeds = FeedStore(store, ledger.keys)
    with Running(settings):
        wait_for(lambda: feeds.load("nile").polls and feeds.load("ufuq").polls, 30, "polls")
    sender = Sender(make_app("test", settings, include=[]))
    time.sleep(1)  # everything is overdue now, but still in its queue
    assert sweep(store, settings, ledger, sender) == 0
    waiting = queue_length(store, settings, "fetch")
    assert waiting > 0
    store.delete(settings.redis_prefix + "fetch")
    wait_for(lambda: sweep(store, settings, ledger, sender) == waiting, 5, "the lost messages to be sent again")
    assert queue_length(store, settings, "fetch") == waiting
