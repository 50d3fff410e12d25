"""What the tests of indexing share: articles, rules, and an indexer on the session's engines."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import redis
from elasticsearch import Elasticsearch
from pydantic import SecretStr

from config.rules import Rule, Rules
from config.settings import Settings
from indexing.client import connect as connect_engine
from indexing.indexer import Indexer
from indexing.mappings.names import Names
from indexing.mappings.setup import ensure_indices
from indexing.outbox import Outbox
from indexing.rules import Loaded
from pipeline.identity import article_id, content_hash
from pipeline.ledger import Ledger
from pipeline.messages import Article, Entry, Mention, Source, Story
from pipeline.store import connect as connect_store

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

TITLE = "الكرملين: الناتو لم يرد على مقترحات موسكو"
BODY = (
    "قال المتحدث باسم الكرملين إن الحلف لم يرد بعد على المقترحات.\n"
    "وأضاف أن الكرملين ينتظر من الناتو ضمانات أمنية مكتوبة قبل نهاية الشهر.\n"
    "ولم يصدر تعليق من واشنطن."
)
WORDS = {"الكرملين": "kremlin", "الناتو": "nato", "واشنطن": "usa"}


def source(name: str = "atlas", country: str = "MA") -> Source:
    return Source(id=name, name=f"صحيفة {name}", site=f"{name}.example", country=country, language="ar")


def mentions(title: str, body: str, words: Mapping[str, str]) -> list[Mention]:
    """Where each word stands; the test's own simple matcher."""
    found = []
    for field_name, text in (("title", title), ("body", body)):
        for word, tag in words.items():
            start = text.find(word)
            while start >= 0:
                end = start + len(word)
                found.append(Mention(id=tag, field=field_name, surface=word, start=start, end=end))  # type: ignore[arg-type]
                start = text.find(word, end)
    return sorted(found, key=lambda mention: (mention.field, mention.start))


def article(
    slug: str = "1",
    *,
    title: str = TITLE,
    body: str = BODY,
    outlet: Source | None = None,
    story: str | None = None,
    seen_at: datetime = NOON,
    words: Mapping[str, str] = WORDS,
    topics: Mapping[str, str] | None = None,
    **changes: Any,
) -> Article:
    outlet = outlet or source()
    url = f"https://{outlet.site}/{slug}"
    lead = body.split("\n", 1)[0]
    actor_mentions = mentions(title, body, words)
    topic_mentions = mentions(title, body, topics or {})

    def ids(found: Iterable[Mention]) -> list[str]:
        return list(dict.fromkeys(mention.id for mention in found))

    return Article(
        **{
            "id": article_id(url),
            "url": url,
            "feed_id": outlet.id,
            "source": outlet,
            "title": title,
            "body": body,
            "lead": lead,
            "language": "ar",
            "hash": content_hash(title, body),
            "seen_at": seen_at,
            "fetched_at": seen_at + timedelta(seconds=2),
            "published_at": seen_at - timedelta(minutes=3),
            "actors": ids(actor_mentions),
            "actors_title": ids(m for m in actor_mentions if m.field == "title"),
            "actors_lead": ids(m for m in actor_mentions if m.field == "body" and m.start < len(lead)),
            "topics": ids(topic_mentions),
            "actor_mentions": actor_mentions,
            "topic_mentions": topic_mentions,
            "story": Story(id=story or article_id(url)),
            **changes,
        }
    )


def rule(rule_id: str = "kremlin-on-nato", query: str = "actors:kremlin AND actors:nato", **changes: Any) -> Rule:
    return Rule.model_validate({"id": rule_id, "name": f"قاعدة {rule_id}", "query": query, **changes})


@dataclass
class Bench:
    """An indexer with prefixes of its own on real engines, a clock that the test sets, and what it needs to look."""

    settings: Settings
    client: Elasticsearch
    store: redis.Redis
    now: datetime = NOON
    stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.names = Names(self.settings.index_prefix)
        self.ledger = Ledger(self.store, self.settings)
        self.outbox = Outbox(self.client, self.settings.index_prefix)
        self.indexer = self.new_indexer()
        ensure_indices(self.client, self.settings.index_prefix)
        self.indexer._stream.ensure_group()

    def new_indexer(self) -> Indexer:
        return Indexer(self.settings, self.client, self.store, self.stop, clock=lambda: self.now)

    def load(self, *rules: Rule) -> Loaded:
        return self.indexer.load_rules(Rules(rules=list(rules)))

    def send(self, *articles: Article) -> None:
        """Bring articles to the indexers' stream by way of the ledger."""
        for each in articles:
            entry = Entry(
                id=each.id,
                url=each.url,
                feed_id=each.feed_id,
                source=each.source,
                seen_at=each.seen_at,
                has_content=True,
            )
            self.ledger.open(entry, fingerprint=each.hash)
            assert self.ledger.cleaned(each, "cleaned")

    def index(self, *articles: Article) -> None:
        """Send articles and let the indexer process all of them."""
        self.send(*articles)
        done = 0
        while done < len(articles):
            done += self.indexer.step()
        self.refresh()

    def refresh(self) -> None:
        self.client.indices.refresh(index=[self.names.articles, self.names.alerts])

    def stored(self, article_id: str) -> dict[str, Any]:
        found = self.client.get(index=self.names.articles_write, id=article_id)
        return dict(found["_source"])

    def alerts(self) -> list[dict[str, Any]]:
        self.refresh()
        found = self.client.search(index=self.names.alerts, size=1000, sort=["created_at", "id"])
        return [hit["_source"] for hit in found["hits"]["hits"]]

    def counts(self) -> dict[str, int]:
        return self.ledger.counts()["index"]

    def close(self) -> None:
        self.client.indices.delete(index=f"{self.settings.index_prefix}*")
        self.client.indices.delete_index_template(name=self.names.articles_template)
        for key in self.store.scan_iter(f"{self.settings.redis_prefix}*"):
            self.store.delete(key)


def make_bench(redis_url: str, elasticsearch_url: str, folder: Path, **options: Any) -> Bench:
    name = uuid.uuid4().hex[:10]
    settings = Settings(
        redis_url=SecretStr(redis_url),
        elasticsearch_url=elasticsearch_url,
        redis_prefix=f"test-{name}:",
        index_prefix=f"test-{name}-",
        config_dir=folder,
        data_dir=folder,
        index_batch_wait_s=0.01,
        **options,
    )
    return Bench(settings, connect_engine(elasticsearch_url), connect_store(settings))
