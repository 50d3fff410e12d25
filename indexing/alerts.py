"""What an alert is, how a match becomes one, and how copies of a story join it. Pure functions.

An alert belongs to one rule and one story (or article, where the rule says `per: article`), and its id is made of
the two: whatever is repeated after a crash makes the same id, and the engine keeps it once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Literal

from config.base import Severity
from config.rules import Rule
from indexing.lucene import wanted
from indexing.marks import NO_WORDS, Mark, Sentence, Words, best_sentences
from indexing.rules import query_in_place
from indexing.volume.facts import Facts
from pipeline.messages import Article, Mention, Message, Quote, Source

# Copies that an alert lists; further ones are counted as outlets while listed ones last. No story known was
# carried by more outlets than this within a week.
MOST_COPIES = 200

# digest, storm: held back, to be bundled when due; bundled: told of in a bundle, whose alert is named.
DeliveryState = Literal["pending", "digest", "storm", "sent", "bundled", "failed"]


class Tag(Message):
    """An actor or topic that the rule asked for, with its spellings in the article."""

    id: str
    surfaces: list[str]


class RuleInfo(Message):
    """The rule as it was when the alert was raised. kind: `match`, the kind of a volume
    rule, or `digest` or `storm`: a bundle of other alerts."""

    id: str
    name: str
    severity: Severity
    kind: str = "match"


class ArticleInfo(Message):
    """The article that raised the alert."""

    id: str
    title: str
    url: str
    source: Source
    seen_at: datetime
    published_at: datetime | None = None


class Copy(Message):
    """An article of the story that matches, the first one included."""

    id: str
    title: str
    url: str
    source: Source
    seen_at: datetime


class Bundled(Message):
    """One line of a bundle."""

    id: str
    rule: str
    title: str
    url: str | None = None
    source: str | None = None
    outlets: int


class Bundle(Message):
    """Alerts told of in one message. lines: those that are listed, grouped by rule; members: ids of all of them."""

    lines: list[Bundled]
    members: list[str]


class Delivery(Message):
    """What was sent on one channel. due_at: when the next attempt is due, None when there is none; error: of the last
    attempt; bundle: id of the alert that told of it."""

    channel: str
    state: DeliveryState = "pending"
    attempts: int = 0
    due_at: datetime | None = None
    sent_at: datetime | None = None
    error: str | None = None
    bundle: str | None = None


class Alert(Message):
    """One alert: the document of the alert index.

    story: id of the story, None for alerts that are not of one story; sentence: None when the match stands in the title
    alone; said_by: whose words the sentence is or reports, where it is a quote; outlets: number of outlets among
    `copies`; min_sources: outlets wanted before it is sent; fired_at: when that was reached, None while waiting;
    suppressed_by: id of the alert whose cooldown holds this one back; replayed: raised from the past, not live; bundle:
    of a digest or a storm, what it tells of; volume: what a volume rule counted; next_due_at: the earliest due_at of
    the deliveries.
    """

    id: str
    rule: RuleInfo
    channels: list[str]
    min_sources: int = 1
    story: str | None = None
    article: ArticleInfo | None = None
    title_marks: list[Mark] = []
    sentence: Sentence | None = None
    said_by: str | None = None
    actors: list[Tag] = []
    topics: list[Tag] = []
    copies: list[Copy] = []
    outlets: int = 1
    created_at: datetime
    updated_at: datetime
    fired_at: datetime | None = None
    suppressed_by: str | None = None
    replayed: bool = False
    bundle: Bundle | None = None
    volume: Facts | None = None
    deliveries: list[Delivery] = []
    next_due_at: datetime | None = None


def alert_id(rule_id: str, of: str) -> str:
    """Id of the alert of a rule; of: what it is one of: a story or article id, or a window for volume rules."""
    return hashlib.sha256(f"{rule_id}\x1f{of}".encode()).hexdigest()[:32]


def is_enough(rule: Rule, article: Article) -> bool:
    """Whether what the percolator found also satisfies `min_mentions`, which no query can ask."""
    return rule.min_mentions <= 1 or len(_wanted_mentions(rule, article)) >= rule.min_mentions


def build(rule: Rule, article: Article, now: datetime, words: Words = NO_WORDS) -> Alert:
    """The alert that `article` raises under `rule`; not yet fired. words: see `indexing.marks.Words`."""
    mentions = _wanted_mentions(rule, article)
    body_marks = [*_marks(mentions, "body"), *words.body]
    sentence = next(iter(best_sentences(article.body, body_marks, 1)), None)
    return Alert(
        id=alert_id(rule.id, article.story.id if rule.per == "story" else article.id),
        rule=RuleInfo(id=rule.id, name=rule.name, severity=rule.severity),
        channels=rule.channels,
        min_sources=rule.min_sources,
        story=article.story.id,
        article=ArticleInfo(
            id=article.id,
            title=article.title,
            url=article.url,
            source=article.source,
            seen_at=article.seen_at,
            published_at=article.published_at,
        ),
        title_marks=[*_marks(mentions, "title"), *words.title],
        sentence=sentence,
        said_by=_said_by(sentence, article.quotes) if sentence is not None else None,
        actors=_tags(mention for mention in mentions if mention in article.actor_mentions),
        topics=_tags(mention for mention in mentions if mention in article.topic_mentions),
        copies=[copy_of(article)],
        created_at=now,
        updated_at=now,
    )


def copy_of(article: Article) -> Copy:
    """What an alert remembers of each article of its story."""
    return Copy(id=article.id, title=article.title, url=article.url, source=article.source, seen_at=article.seen_at)


def _wanted_mentions(rule: Rule, article: Article) -> list[Mention]:
    """The mentions of actors and topics that the rule asks for, where it asks for them."""
    query = query_in_place(rule)
    actor, topic = wanted(query, "actors"), wanted(query, "topics")
    found = [mention for mention in article.actor_mentions if actor(mention.id)]
    found += [mention for mention in article.topic_mentions if topic(mention.id)]
    return [mention for mention in found if _stands_in(rule, article)(mention)]


def _stands_in(rule: Rule, article: Article) -> Callable[[Mention], bool]:
    match rule.where:
        case None:
            return lambda mention: True
        case "lead":
            return lambda mention: mention.field == "body" and mention.start < len(article.lead)
        case part:
            return lambda mention: mention.field == part


def _said_by(sentence: Sentence, quotes: Iterable[Quote]) -> str | None:
    """Speaker of the quote that holds most of the marked words; of equals the first."""
    held = {
        quote: sum(quote.start <= sentence.start + mark.start < quote.end for mark in sentence.marks)
        for quote in quotes
        if quote.field == "body" and quote.speaker is not None
    }
    best = max(held, key=held.__getitem__, default=None)
    return best.speaker if best is not None and held[best] else None


def _marks(mentions: Iterable[Mention], field: str) -> list[Mark]:
    return [Mark(start=m.start, end=m.end, id=m.id) for m in mentions if m.field == field]


def _tags(mentions: Iterable[Mention]) -> list[Tag]:
    surfaces: dict[str, dict[str, None]] = {}
    for mention in mentions:
        surfaces.setdefault(mention.id, {})[mention.surface] = None
    return [Tag(id=tag, surfaces=list(spellings)) for tag, spellings in surfaces.items()]


def joined(alert: Alert, copy: Copy, now: datetime) -> Alert:
    """`alert` with one more article of its story; the same object when it is there already."""
    if len(alert.copies) >= MOST_COPIES or any(known.id == copy.id for known in alert.copies):
        return alert
    copies = [*alert.copies, copy]
    outlets = len({known.source.id for known in copies})
    return alert.model_copy(update={"copies": copies, "outlets": outlets, "updated_at": now})


def fired(alert: Alert, due_at: datetime, now: datetime) -> Alert:
    """`alert` made ready to be sent at `due_at`, once enough outlets carry it; otherwise, or if it was fired or
    suppressed before, the same object."""
    if alert.fired_at is not None or alert.suppressed_by is not None or alert.outlets < alert.min_sources:
        return alert
    deliveries = [Delivery(channel=channel, due_at=due_at) for channel in dict.fromkeys(alert.channels)]
    return with_deliveries(alert.model_copy(update={"fired_at": now}), deliveries)


def with_deliveries(alert: Alert, deliveries: list[Delivery]) -> Alert:
    """`alert` with these deliveries, and the date by which the sweep finds it."""
    due = [delivery.due_at for delivery in deliveries if delivery.due_at is not None]
    return alert.model_copy(update={"deliveries": deliveries, "next_due_at": min(due, default=None)})
