"""The indexer: articles from the stream into the engine, through the rules, into alerts.

A batch goes through these steps, and a crash between any two of them only means that they are done again:
write the articles → percolate the same batch → store alerts in the outbox → send their deliveries on → close the
articles in the ledger → remove the entries from the stream. Every step leaves alone what it finds done.
"""

from __future__ import annotations

import json
import signal
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import groupby

import redis
from elasticsearch import Elasticsearch
from kombu.exceptions import OperationalError
from pydantic import ValidationError

from config.errors import ConfigError
from config.latest import Latest
from config.rules import Rules
from config.settings import Settings
from indexing import rules
from indexing.alerts import Alert
from indexing.engine import engine
from indexing.mappings.setup import ensure_indices
from indexing.matching import match
from indexing.outbox import Outbox
from indexing.patience import patiently
from indexing.raising import Raiser
from indexing.stream import ArticleStream, StreamEntry
from indexing.writing import Written, write
from pipeline.ledger import Ledger
from pipeline.log import logger
from pipeline.messages import Article
from pipeline.store import connect
from pipeline.tasks import DELIVER, Sender, make_app

log = logger("index")

_RULES_EVERY_S = 5.0
_CLAIM_EVERY_S = 10.0
_AFTER_ERROR_S = 2.0  # pause when Redis is away


class Indexer:
    """One consumer; several may run side by side."""

    def __init__(
        self,
        settings: Settings,
        client: Elasticsearch,
        store: redis.Redis,
        stop: threading.Event,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """store: a decoding client; stop: ends `run`, and waiting for a busy engine."""
        self._settings = settings
        self._client = client
        self._prefix = settings.index_prefix
        self._stop = stop
        self._clock = clock
        self._ledger = Ledger(store, settings)
        self._stream = ArticleStream(store, self._ledger.keys.articles)
        self._raiser = Raiser(Outbox(client, self._prefix), store, settings.redis_prefix)
        self._sender = Sender(make_app("indexing", settings, include=[]))
        self._patiently = patiently(stop)

    def run(self) -> None:
        """Work until `stop` is set. Raises ConfigError when rules.yml cannot be used at the start."""
        latest = Latest(self._settings.config_dir / "rules.yml", Rules)
        self._patiently(ensure_indices, self._client, self._prefix)
        self.load_rules(latest.value)
        next_rules = time.monotonic() + _RULES_EVERY_S
        next_claim = 0.0  # a crash may be why we were started
        log.info("started", consumer=self._stream.consumer)
        while not self._stop.is_set():
            try:
                self._stream.ensure_group()
                while not self._stop.is_set():
                    now = time.monotonic()
                    if now >= next_rules:
                        self._follow_rules(latest)
                        next_rules = now + _RULES_EVERY_S
                    if now >= next_claim:
                        self.take_over()
                        next_claim = now + _CLAIM_EVERY_S
                    self.step()
            except (redis.RedisError, OSError) as error:
                log.error("Redis is away; trying again", reason=str(error))
                self._stop.wait(_AFTER_ERROR_S)
        log.info("stopped")

    def load_rules(self, wanted: Rules) -> rules.Loaded:
        """Bring the percolator up to date; faulty rules are logged, the others work."""
        file = self._settings.config_dir / "rules.yml"
        loaded = self._patiently(rules.load, self._client, self._prefix, wanted.rules, file)
        for problem in loaded.problems:
            log.error("rule refused", reason=str(problem))
        return loaded

    def _follow_rules(self, latest: Latest[Rules]) -> None:
        before = latest.value
        try:
            if latest.refresh() is not before:
                self.load_rules(latest.value)
        except ConfigError as error:
            log.error("rules.yml has faults; the last good one stays in force", reason=str(error))

    def step(self) -> int:
        """Read and process one batch; returns the number of entries. Returns 0 after half a second without any."""
        entries = self._stream.read(self._settings.index_batch_size, self._settings.index_batch_wait_s)
        self._process(entries)
        return len(entries)

    def take_over(self, idle_s: float | None = None) -> int:
        """Process what crashed consumers left, one by one, since one of the entries may be what they crashed on.

        Returns the number of entries.
        """
        size = self._settings.index_batch_size
        entries = self._stream.claim(size) if idle_s is None else self._stream.claim(size, idle_s)
        for entry in entries:
            if entry.deliveries > self._settings.max_attempts:
                self._give_up(entry, f"{entry.deliveries - 1} indexers ended while they had it")
            else:
                self._process([entry])
        self._stream.forget_idle_consumers()
        return len(entries)

    def _process(self, entries: list[StreamEntry]) -> None:
        readable: list[tuple[StreamEntry, Article]] = []
        for entry in entries:
            try:
                readable.append((entry, Article.model_validate_json(entry.text)))
            except ValidationError as error:
                self._give_up(entry, f"no readable article: {error}")
        for batch in _without_repeated_ids(readable):
            self._index([article for _, article in batch])
            self._stream.remove([entry for entry, _ in batch])

    def _give_up(self, entry: StreamEntry, reason: str) -> None:
        """Quarantine the article of an entry. One without a readable id stays open, and the ledger's sweep finds it."""
        article_id = _id_in(entry.text)
        buried = article_id is not None and self._ledger.bury(article_id, "index", reason)
        log.error("stream entry given up", entry=entry.id, article=article_id, quarantined=buried, reason=reason)
        self._stream.remove([entry])

    def _index(self, articles: list[Article]) -> None:
        started = time.monotonic()
        now = self._clock()
        written = self._patiently(write, self._client, self._prefix, articles, now)
        indexed = {article_id: result for article_id, result in written.items() if result.outcome != "refused"}
        unmatched = self._alert(indexed, now)
        outcomes: dict[str, int] = {}
        for article_id, result in written.items():
            reason = result.reason or unmatched.get(article_id)
            if reason:
                self._ledger.bury(article_id, "index", reason)
                log.error("quarantined", article=article_id, reason=reason)
            else:
                self._ledger.finish(article_id, "index", result.outcome)
            outcomes[result.outcome] = outcomes.get(result.outcome, 0) + 1
        log.info("batch", articles=len(articles), ms=round((time.monotonic() - started) * 1000), **outcomes)

    def _alert(self, indexed: dict[str, Written], now: datetime) -> dict[str, str]:
        """Match, raise, send on. Returns why an article could not be matched, by id."""
        documents = {article_id: result.document for article_id, result in indexed.items()}
        matches, unmatched = self._patiently(match, self._client, self._prefix, documents)
        for alert in self._patiently(self._raiser.raise_alerts, matches, now):
            log.info("alert", alert=alert.id, rule=alert.rule.id, story=alert.story)
            self._send_on(alert)
        return unmatched

    def _send_on(self, alert: Alert) -> None:
        """A short cut: what waits (quiet hours), and what is lost here, is found by the outbox's sweep."""
        try:
            for delivery in alert.deliveries:
                if delivery.due_at is not None and delivery.due_at <= self._clock():
                    self._sender.send(DELIVER, alert.id, delivery.channel)
        except OperationalError as error:
            log.warning("the broker took no delivery; the sweep will send it on", alert=alert.id, reason=str(error))


def _without_repeated_ids(
    pairs: list[tuple[StreamEntry, Article]],
) -> Iterator[list[tuple[StreamEntry, Article]]]:
    """Batches in the order of `pairs` in which no article stands twice: a revision follows what it revises."""
    rounds: dict[str, int] = {}
    numbered = []
    for pair in pairs:
        number = rounds.get(pair[1].id, 0)
        rounds[pair[1].id] = number + 1
        numbered.append((number, pair))
    for _, batch in groupby(sorted(numbered, key=lambda item: item[0]), key=lambda item: item[0]):
        yield [pair for _, pair in batch]


def _id_in(text: str) -> str | None:
    """Id of an article that is JSON but not a whole Article."""
    try:
        value = json.loads(text)
    except ValueError:
        return None
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) else None


def run(settings: Settings) -> None:
    """Run one indexer until SIGTERM or SIGINT; the batch at hand is finished first.

    Raises ConfigError for a faulty rules.yml, NoServer or NoEngine when an address is missing.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    Indexer(settings, engine(settings), connect(settings), stop).run()
