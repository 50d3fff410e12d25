"""The scheduler's loop: claim due feeds, poll them in threads, sweep, follow changes of feeds.yml."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

import redis

from config.errors import ConfigError
from config.feeds import Feed, Feeds
from config.latest import Latest
from config.settings import Settings
from pipeline.http import make_client
from pipeline.ledger import Ledger
from pipeline.log import logger
from pipeline.pages import Pages
from pipeline.polls import PollHistory
from pipeline.store import connect
from pipeline.tasks import Sender, make_app
from scheduler.poll import Poller
from scheduler.state import FeedStore
from scheduler.sweep import sweep

log = logger("scheduler")

_TICK_S = 0.2  # what a due feed waits at most before it is claimed
_SWEEP_EVERY_S = 1.0
_CONFIG_EVERY_S = 5.0
_AFTER_ERROR_S = 2.0  # pause when Redis is away


class Scheduler:
    """Runs until `stop` is set. Several may run side by side."""

    def __init__(self, settings: Settings) -> None:
        """Raises ConfigError when feeds.yml cannot be used, NoServer when no Redis is set."""
        self._settings = settings
        self._latest = Latest(settings.config_dir / "feeds.yml", Feeds)
        self._store = connect(settings)
        self._ledger = Ledger(self._store, settings)
        self._feeds = FeedStore(self._store, self._ledger.keys)
        self._sender = Sender(make_app("scheduler", settings, include=[]))
        self._poller = Poller(
            client=make_client(settings),
            settings=settings,
            feeds=self._feeds,
            ledger=self._ledger,
            pages=Pages(connect(settings, decode=False), settings),
            sender=self._sender,
            history=PollHistory(self._store, settings),
        )
        self._by_id: dict[str, Feed] = {}
        self._polling: dict[str, Future[object]] = {}

    def run(self, stop: threading.Event) -> None:
        """Poll and sweep until `stop` is set; then finish the polls under way."""
        next_sweep = next_config = 0.0
        log.info("started", feeds=len(self._latest.value.feeds))
        with ThreadPoolExecutor(self._settings.poll_concurrency, thread_name_prefix="poll") as pool:
            while not stop.is_set():
                now = time.monotonic()
                try:
                    if now >= next_config:
                        self._follow_config()
                        next_config = now + _CONFIG_EVERY_S
                    self._start_polls(pool)
                    if now >= next_sweep:
                        sweep(self._store, self._settings, self._ledger, self._sender)
                        next_sweep = now + _SWEEP_EVERY_S
                except (redis.RedisError, OSError) as error:
                    log.error("Redis is away; trying again", reason=str(error))
                    stop.wait(_AFTER_ERROR_S)
                stop.wait(_TICK_S)
        log.info("stopped")

    def _follow_config(self) -> None:
        try:
            feeds = self._latest.refresh()
        except ConfigError as error:
            log.error("feeds.yml has faults; the last good one stays in force", reason=str(error))
            feeds = self._latest.value
        self._by_id = {feed.id: feed for feed in feeds.feeds if feed.enabled}
        self._feeds.schedule_only(self._by_id, time.time())

    def _start_polls(self, pool: ThreadPoolExecutor) -> None:
        for feed_id, future in list(self._polling.items()):
            if future.done():
                del self._polling[feed_id]
                if error := future.exception():
                    log.error("poll broke off", feed=feed_id, reason=repr(error))
        free = self._settings.poll_concurrency - len(self._polling)
        if free <= 0:
            return
        # The lease outlasts the slowest poll: time for the request, and as much again for the ledger.
        lease_s = 2 * self._settings.http_timeout_s
        for feed_id in self._feeds.claim(time.time(), lease_s, free):
            if feed_id in self._by_id:
                self._polling[feed_id] = pool.submit(self._poller.poll, self._by_id[feed_id])
