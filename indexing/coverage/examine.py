"""Gathers what a report needs: poll history and ledger from Redis, articles from the engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import cast

import redis
from elasticsearch import Elasticsearch

from config.feeds import Feed
from config.rule_base import BaseRule
from config.settings import Settings
from indexing.coverage.reach import reach
from indexing.coverage.report import Blind, Outlet, Report, Troubled, longest, reasons, verdict
from indexing.volume.reading import Reader, is_one
from indexing.volume.windows import Span, usual
from pipeline.ledger import Ledger
from pipeline.messages import Entry
from pipeline.polls import Account, PollHistory

# Weeks that «usual» looks back.
_WEEKS = 4
_AT_ONCE = 500  # articles read from the ledger in one request


def coverage(
    settings: Settings,
    client: Elasticsearch,
    store: redis.Redis,
    rule: BaseRule | None,
    since: datetime,
    now: datetime,
    feeds: Sequence[Feed] | None = None,
) -> Report:
    """Whether silence from `since` until `now` means that nothing happened, for the outlets that `rule` reaches (None:
    all). store: a decoding client; feeds: those of feeds.yml unless given.

    Raises ConfigError for a faulty feeds.yml, and what the clients raise."""
    by_outlet: dict[str, list[Feed]] = defaultdict(list)
    for feed in reach(rule, settings.feeds.feeds if feeds is None else feeds):
        by_outlet[feed.source_id].append(feed)
    history = PollHistory(store, settings)
    seen, normal = _numbers(client, settings.index_prefix, list(by_outlet), Span(since, now))
    troubled: dict[str, list[Troubled]] = defaultdict(list)
    for article in (*_dead(store, settings), *_open(store, settings, now)):
        if since <= article.seen_at < now:
            troubled[article.source_id].append(article)

    def outlet(outlet_id: str, feeds: list[Feed]) -> Outlet:
        polls = [history.account(feed.id, since, now) for feed in feeds]
        gaps = [
            Blind(start=gap.start, end=gap.end, why=gap.why, feed_id=feed.id)
            for feed in feeds
            for gap in history.gaps(feed, since, now)
        ]
        articles = troubled[outlet_id]
        total = _total(polls)
        return Outlet(
            id=outlet_id,
            name=feeds[0].name,
            country=feeds[0].country,
            due=total.due,
            made=total.made,
            failed=total.failed,
            seen=seen.get(outlet_id, 0),
            usual=normal.get(outlet_id),
            longest_gap_s=longest(gaps).total_seconds(),
            dead=sum(article.state == "dead" for article in articles),
            open=sum(article.state != "dead" for article in articles),
            stuck=sum(article.state == "stuck" for article in articles),
            blind=reasons(gaps, articles, seen.get(outlet_id, 0), normal.get(outlet_id), since, now),
        )

    outlets = [outlet(outlet_id, feeds) for outlet_id, feeds in by_outlet.items()]
    return Report(rule=rule.id if rule else None, since=since, until=now, verdict=verdict(outlets), outlets=outlets)


def _total(polls: Sequence[Account]) -> Account:
    return Account(
        due=sum(each.due for each in polls),
        made=sum(each.made for each in polls),
        failed=sum(each.failed for each in polls),
        new=sum(each.new for each in polls),
    )


def _numbers(
    client: Elasticsearch, prefix: str, outlets: list[str], span: Span
) -> tuple[dict[str, int], dict[str, float]]:
    """Articles by outlet in the span, and the usual number, for outlets of which it is known."""
    reader = Reader(client, prefix)
    weeks = [span.earlier(week) for week in range(1, _WEEKS + 1)]
    here, *past = reader.articles_by([is_one("source.id", *outlets)], "source.id", [span, *weeks])
    articles = reader.articles(weeks)
    normal = {
        outlet: usual((counts.get(outlet, 0), articles[week]) for week, counts in zip(weeks, past, strict=True))
        for outlet in outlets
    }
    return here, {outlet: number for outlet, number in normal.items() if number is not None}


def _dead(store: redis.Redis, settings: Settings) -> Iterator[Troubled]:
    for dead in Ledger(store, settings).dead():
        yield Troubled(
            source_id=dead.entry.source.id,
            seen_at=dead.entry.seen_at,
            stage=dead.stage,
            state="dead",
            reason=dead.reason,
        )


def _open(store: redis.Redis, settings: Settings, now: datetime) -> Iterator[Troubled]:
    """Articles on their way. Stuck: seen longer ago than the sweep waits before it sends an article on again."""
    keys = Ledger(store, settings).keys
    patience = timedelta(seconds=settings.open_too_long_s)
    ids = (article_id for article_id, _ in store.zscan_iter(keys.open))
    for some in _batches(ids):
        pipe = store.pipeline(transaction=False)
        for article_id in some:
            pipe.hmget(keys.entry(article_id), "entry", "stage", "since")
        for text, stage, at in cast("list[tuple[str | None, str, str]]", pipe.execute()):
            if text is None:
                continue  # ended since
            entry = Entry.model_validate_json(text)
            is_stuck = now - entry.seen_at > patience
            yield Troubled(
                source_id=entry.source.id,
                seen_at=entry.seen_at,
                stage=stage,
                state="stuck" if is_stuck else "open",
                reason=f"there since {datetime.fromtimestamp(float(at), UTC):%Y-%m-%d %H:%M} UTC" if is_stuck else "",
            )


def _batches(ids: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(ids, _AT_ONCE)):
        yield some
