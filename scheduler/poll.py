"""Poll one feed: get, parse, decide; open what is new in the ledger and send it on."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import httpx

from config.feeds import Feed
from config.settings import Settings
from pipeline.http import Answer, FetchError, get, retry_after_s
from pipeline.identity import article_id, entry_fingerprint
from pipeline.ledger import Ledger
from pipeline.log import logger
from pipeline.messages import Entry, Source
from pipeline.pages import Pages
from pipeline.polls import PollHistory
from pipeline.tasks import FETCH, TEXT, Sender
from scheduler import pace
from scheduler.parse import NotAFeed, ParsedEntry, ParsedFeed, parse_feed
from scheduler.state import FeedState, FeedStore

log = logger("poll")


@dataclass(frozen=True, slots=True)
class Poller:
    """All that polling a feed needs; shared between threads."""

    client: httpx.Client
    settings: Settings
    feeds: FeedStore
    ledger: Ledger
    pages: Pages
    sender: Sender
    history: PollHistory
    clock: Callable[[], float] = time.time

    def poll(self, feed: Feed) -> FeedState:
        """Poll `feed` once, remember its new state and when it is due next. Failures end in the state, never raise
        (but a lost Redis does)."""
        before = self.feeds.load(feed.id)
        now = self.clock()
        url = before.moved_to or feed.url
        try:
            answer = get(self.client, url, self.settings, conditions(before))
            parsed = _parsed(answer)
        except (FetchError, NotAFeed) as error:
            status = 0 if isinstance(error, FetchError) else 200
            after, wait_s = failed(before, feed, self.settings, now, str(error), status)
        except _BadStatus as error:
            asked = retry_after_s(error.answer.headers, now)
            after, wait_s = failed(before, feed, self.settings, now, str(error), error.answer.status, asked)
        else:
            new = self._open_new(feed, parsed.entries, now) if parsed else 0
            after, wait_s = succeeded(before, feed, self.settings, now, answer, parsed, new)
        self.feeds.save(feed.id, after)
        due_at, new = self.clock() + pace.jittered(wait_s, random.random()), after.new_total - before.new_total
        self.feeds.reschedule(feed.id, due_at)
        self.history.record(feed, now, ok=not after.error, new=new, due_at=due_at, error=after.error)
        event = log.warning if after.error else log.info
        event("polled", feed=feed.id, status=after.status, new=new, error=after.error)
        return after

    def _open_new(self, feed: Feed, entries: list[ParsedEntry], now: float) -> int:
        """Open the entries that the ledger does not know, oldest first; the number of articles that are new."""
        new = 0
        for parsed in reversed(entries):  # feeds list the newest first
            try:
                entry = make_entry(feed, parsed, now)
            except ValueError as error:
                log.warning("entry refused", feed=feed.id, reason=str(error))
                continue
            opened = self.ledger.open(entry, fingerprint(parsed))
            if opened not in {"new", "changed"}:
                continue
            if parsed.content is not None:
                self.pages.put(entry.id, parsed.content.encode("utf-8", "replace"))
            self.sender.send(TEXT if entry.has_content else FETCH, entry.id)
            new += opened == "new"
        return new


class _BadStatus(Exception):
    def __init__(self, answer: Answer) -> None:
        super().__init__(f"{answer.url}: HTTP {answer.status}")
        self.answer = answer


def _parsed(answer: Answer) -> ParsedFeed | None:
    """The feed in an answer; None for «not modified». Raises _BadStatus and NotAFeed."""
    if answer.status == httpx.codes.NOT_MODIFIED:
        return None
    if answer.status != httpx.codes.OK:
        raise _BadStatus(answer)
    return parse_feed(answer.body, answer.url, answer.headers.get("content-type", ""))


def conditions(state: FeedState) -> dict[str, str]:
    """Headers of a conditional GET (RFC 9110, 13.1)."""
    headers = {"Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"}
    if state.etag:
        headers["If-None-Match"] = state.etag
    if state.last_modified:
        headers["If-Modified-Since"] = state.last_modified
    return headers


def make_entry(feed: Feed, parsed: ParsedEntry, now: float) -> Entry:
    """The message for one item of a feed. now: epoch seconds. Raises ValueError for a link that is no http(s) URL."""
    return Entry(
        id=article_id(parsed.link),
        url=parsed.link,
        feed_id=feed.id,
        source=Source.of(feed),
        title=parsed.title,
        summary=parsed.summary,
        section=parsed.section or feed.section,
        published=parsed.published,
        published_at=parsed.published_at,
        seen_at=datetime.fromtimestamp(now, UTC),
        has_content=parsed.content is not None,
    )


def fingerprint(parsed: ParsedEntry) -> str:
    """Changes when the outlet changes the item."""
    return entry_fingerprint(parsed.title, parsed.summary, parsed.content, parsed.published, parsed.updated)


def succeeded(
    before: FeedState,
    feed: Feed,
    settings: Settings,
    now: float,
    answer: Answer,
    parsed: ParsedFeed | None,
    new: int,
) -> tuple[FeedState, float]:
    """State after a poll that worked, and seconds until the next. parsed: None for «not modified»."""
    rate = before.rate or pace.initial_rate(settings)
    if before.ok_at:  # the first poll brings old entries, which say nothing of the pace
        rate = pace.updated_rate(rate, new, now - before.ok_at)
    after = replace(
        before,
        rate=rate,
        failures=0,
        polls=before.polls + 1,
        polled_at=now,
        ok_at=now,
        new_at=now if new else before.new_at,
        new_total=before.new_total + new,
        status=answer.status,
        error="",
        moved_to=answer.moved_to or before.moved_to,
    )
    if parsed is not None:
        after = replace(
            after,
            etag=answer.headers.get("etag", ""),
            last_modified=answer.headers.get("last-modified", ""),
            faults="; ".join(parsed.faults)[:500],
        )
    return after, pace.interval_s(rate, settings, feed.interval_s)


def failed(
    before: FeedState,
    feed: Feed,
    settings: Settings,
    now: float,
    error: str,
    status: int,
    retry_after: float | None = None,
) -> tuple[FeedState, float]:
    """State after a poll that failed, and seconds until the next. A moved feed that fails is asked at its old address
    again next time."""
    failures = before.failures + 1
    after = replace(
        before,
        failures=failures,
        polls=before.polls + 1,
        polled_at=now,
        status=status,
        error=error[:500],
        moved_to="",
    )
    if status == httpx.codes.GONE:
        return after, pace.GONE_INTERVAL_S
    usual = pace.interval_s(before.rate or pace.initial_rate(settings), settings, feed.interval_s)
    return after, pace.backoff_s(failures, usual, settings, retry_after)
