"""`rasid status` and `rasid health`: is all well."""

from __future__ import annotations

import time
from typing import cast

import elasticsearch
import redis
from rich.markup import escape
from rich.table import Table

from cli.engines import connected
from cli.ui import fail, out, span
from config.settings import Settings
from indexing.client import describe_engine
from indexing.engine import engine
from indexing.mappings.names import Names
from pipeline.keys import Keys
from pipeline.ledger import Ledger
from pipeline.store import connect
from pipeline.tasks import JOBS_QUEUE, QUEUES, queue_length, waiting_since
from scheduler.state import FeedStore
from scheduler.sweep import oldest_in_stream

_MOST_LISTED = 10


def status() -> None:
    """Queues, quarantine, feeds, hosts, counts a stage, engine. Exit code 1 when a server does not answer."""
    settings = connected()
    store = connect(settings)
    try:
        show_queues(store, settings)
        show_feeds(store, settings)
        show_hosts(store, settings)
        show_counts(Ledger(store, settings))
    except redis.RedisError as error:
        fail(f"Redis does not answer: {error}")
    try:
        show_engine(settings)
    except elasticsearch.TransportError as error:
        fail(f"the search engine does not answer: {error}")


def health() -> None:
    """Whether the servers that a service needs answer; exit code 1 when one does not."""
    settings = connected()
    try:
        connect(settings).ping()
        engine(settings).info()
    except (redis.RedisError, elasticsearch.TransportError, elasticsearch.ApiError) as error:
        fail(f"{type(error).__name__}: {error}")


def show_queues(store: redis.Redis, settings: Settings) -> None:
    """What waits, and how long the oldest has."""
    table = Table("Queue", "Waiting", "Oldest", title="Queues")
    now = time.time()
    for queue in (*QUEUES.values(), JOBS_QUEUE):
        since = waiting_since(store, settings, queue)
        waiting = queue_length(store, settings, queue)
        table.add_row(queue, str(waiting), span(now - since) if since else "-")
    ledger = Ledger(store, settings)
    in_stream, entered = int(store.xlen(ledger.keys.articles)), oldest_in_stream(store, ledger.keys)
    table.add_row("articles (to the indexer)", str(in_stream), span(now - entered) if entered else "-")
    out.print(table)
    out.print(f"Articles on their way: {ledger.open_count()}, in the queues, in work or waiting for another attempt")
    if dead := int(store.hlen(ledger.keys.dead)):
        out.print(f"[red]Quarantine: {dead} articles[/]; see `rasid dead list`")


def show_feeds(store: redis.Redis, settings: Settings) -> None:
    """How many feeds are well, and which are not."""
    feeds = FeedStore(store, Ledger(store, settings).keys)
    enabled = [feed for feed in settings.feeds.feeds if feed.enabled]
    states = {feed.id: feeds.load(feed.id) for feed in enabled}
    failing = {feed_id: state for feed_id, state in states.items() if state.error}
    never = sum(1 for state in states.values() if not state.polled_at)
    out.print(f"Feeds: {len(enabled)} enabled, {len(failing)} failing, {never} not polled yet")
    worst = sorted(failing.items(), key=lambda item: -item[1].failures)[:_MOST_LISTED]
    for feed_id, state in worst:
        out.print(f"  [red]{feed_id}[/] failed {state.failures}x: {escape(state.error)}", highlight=False)
    if len(failing) > len(worst):
        out.print(f"  and {len(failing) - len(worst)} more; see `rasid feeds list --failing`")


def show_hosts(store: redis.Redis, settings: Settings) -> None:
    """Which hosts asked to be left alone."""
    now = time.time()
    closed = cast(
        "list[tuple[str, float]]",
        store.zrangebyscore(Keys(settings.redis_prefix).hosts_closed, now, "+inf", withscores=True),
    )
    for host, until in closed[:_MOST_LISTED]:
        out.print(f"[yellow]{host}[/] asked to be left alone for another {span(until - now)}", highlight=False)
    if len(closed) > _MOST_LISTED:
        out.print(f"and {len(closed) - _MOST_LISTED} other hosts")


def show_counts(ledger: Ledger) -> None:
    """Outcomes a stage."""
    table = Table("Stage", "Outcome", "Articles", title="Since the beginning")
    for stage, outcomes in ledger.counts().items():
        for outcome, count in outcomes.items():
            table.add_row(stage, outcome, str(count))
    out.print(table)


def show_engine(settings: Settings) -> None:
    """Which engine, how many documents."""
    client = engine(settings)
    info, names = describe_engine(client), Names(settings.index_prefix)
    articles = client.count(index=names.articles, ignore_unavailable=True)["count"]
    alerts = client.count(index=names.alerts, ignore_unavailable=True)["count"]
    rules = client.count(index=names.rules, ignore_unavailable=True)["count"]
    health = client.cluster.health()["status"]
    out.print(
        f"Engine: {info.distribution} {info.version}, {health}; {articles} articles, {alerts} alerts, {rules} rules"
    )
