"""A rule on the past: what it would have found, and the alerts that it would have raised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from elasticsearch import Elasticsearch

from config.rules import Rule
from indexing.alerts import Alert, build, copy_of, is_enough, joined
from indexing.documents import Document, article_of
from indexing.mappings.names import Names
from indexing.marks import Words
from indexing.outbox import Outbox
from indexing.raising import Match, Raiser
from indexing.rules import engine_query
from indexing.search import HIGHLIGHT, Hit, find, highlighted

# Articles read in one request.
_PAGE = 200
# Names and overlapping rules that are told.
_TOLD = 10
# Searches in one msearch.
_SEARCHES = 100


@dataclass(frozen=True, slots=True)
class Trial:
    """What a rule finds in a time.

    articles, stories: how many match the query (`min_mentions` is judged by reading them, so not here); days: articles
    a day (UTC), days without any included; actors, topics: those of the articles found, with the number of articles;
    overlap: other rules and the number of articles that they find too; newest: the newest articles.
    """

    articles: int
    stories: int
    days: list[tuple[date, int]]
    actors: list[tuple[str, int]]
    topics: list[tuple[str, int]]
    overlap: list[tuple[str, int]]
    newest: list[Hit]


def try_rule(
    client: Elasticsearch,
    prefix: str,
    rule: Rule,
    since: datetime,
    until: datetime | None = None,
    others: Sequence[Rule] = (),
    size: int = 5,
) -> Trial:
    """Run `rule` over the articles first seen from `since` until `until` (now).

    others: rules whose overlap is told; size: newest articles wanted. Raises elasticsearch.BadRequestError for a query
    that cannot be parsed.
    """
    until = until or datetime.now(UTC)
    when = _between(since, until)
    found = client.search(
        index=Names(prefix).articles,
        query={"bool": {"filter": [engine_query(rule), when]}},
        size=0,
        track_total_hits=True,
        aggs={
            "stories": {"cardinality": {"field": "story.id"}},
            "days": {"date_histogram": {"field": "seen_at", "calendar_interval": "day"}},
            "actors": {"terms": {"field": "actors", "size": _TOLD}},
            "topics": {"terms": {"field": "topics", "size": _TOLD}},
        },
    )
    grouped = found["aggregations"]
    return Trial(
        articles=found["hits"]["total"]["value"],
        stories=grouped["stories"]["value"],
        days=_every_day(grouped["days"]["buckets"], since, until),
        actors=[(bucket["key"], bucket["doc_count"]) for bucket in grouped["actors"]["buckets"]],
        topics=[(bucket["key"], bucket["doc_count"]) for bucket in grouped["topics"]["buckets"]],
        overlap=_overlap(client, prefix, rule, [other for other in others if other.id != rule.id], when),
        newest=find(client, prefix, engine_query(rule), size=size, since=since, until=until, newest_first=True).hits,
    )


def _between(since: datetime, until: datetime) -> dict[str, Any]:
    return {"range": {"seen_at": {"gte": since.isoformat(), "lt": until.isoformat()}}}


def _every_day(buckets: list[dict[str, Any]], since: datetime, until: datetime) -> list[tuple[date, int]]:
    counts = {datetime.fromtimestamp(bucket["key"] / 1000, UTC).date(): int(bucket["doc_count"]) for bucket in buckets}
    first, last = since.astimezone(UTC).date(), until.astimezone(UTC).date()
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [(day, counts.get(day, 0)) for day in days]


def _overlap(
    client: Elasticsearch, prefix: str, rule: Rule, others: Sequence[Rule], when: dict[str, Any]
) -> list[tuple[str, int]]:
    queries = ([engine_query(rule), engine_query(other), when] for other in others)
    found = counts(client, prefix, queries)
    shared = Counter({other.id: count for other, (count, _) in zip(others, found, strict=True) if count})
    return shared.most_common(_TOLD)


def volumes(
    client: Elasticsearch, prefix: str, rules: Sequence[Rule], now: datetime, days: int = 7
) -> dict[str, float]:
    """Stories a day that each rule found in the last `days` days: about the alerts that it will raise."""
    when = _between(now - timedelta(days=days), now)
    found = counts(client, prefix, ([engine_query(rule), when] for rule in rules))
    return {rule.id: stories / days for rule, (_, stories) in zip(rules, found, strict=True)}


def counts(client: Elasticsearch, prefix: str, queries: Iterator[list[dict[str, Any]]]) -> Iterator[tuple[int, int]]:
    """Number of articles and of stories that each list of queries finds together."""
    stories = {"stories": {"cardinality": {"field": "story.id"}}}
    bodies = [{"query": {"bool": {"filter": query}}, "size": 0, "aggs": stories} for query in queries]
    for first in range(0, len(bodies), _SEARCHES):
        searches: list[dict[str, Any]] = []
        for body in bodies[first : first + _SEARCHES]:
            searches += [{}, body]
        for answer in client.msearch(index=Names(prefix).articles, searches=searches)["responses"]:
            if "error" in answer:
                yield 0, 0  # a rule that the engine refuses finds nothing; loading says why
            else:
                yield answer["hits"]["total"]["value"], answer["aggregations"]["stories"]["value"]


@dataclass(frozen=True, slots=True)
class Replayed:
    """The alerts that a rule raises over a time of the past. sent: those that the outbox holds already; missing: the
    others, as they would be raised."""

    sent: list[Alert] = field(default_factory=list)
    missing: list[Alert] = field(default_factory=list)


def replay(client: Elasticsearch, prefix: str, rule: Rule, since: datetime, until: datetime) -> Replayed:
    """Find the alerts that `rule` would have raised for articles first seen from `since` until `until`.

    An alert counts as sent when the outbox holds one of the same rule and story (or article); nothing is changed.
    """
    outbox, replayed = Outbox(client, prefix), Replayed()
    raised: dict[str, Alert] = {}
    for match in matches_of(client, prefix, rule, _between(since, until)):
        alert = build(rule, match.article, until, match.words)
        raised[alert.id] = joined(raised.get(alert.id, alert), copy_of(match.article), until)
    for alert in raised.values():
        known = outbox.get(alert.id)
        if known is not None and known.fired_at is not None:
            replayed.sent.append(known)
        elif alert.outlets >= alert.min_sources:
            replayed.missing.append(alert)
    return replayed


def send_missing(
    client: Elasticsearch,
    prefix: str,
    raiser: Raiser,
    rule: Rule,
    since: datetime,
    until: datetime,
    now: datetime,
    progress: Callable[[int], None] = lambda _: None,
) -> list[Alert]:
    """Raise what `replay` finds missing; returns the alerts that fired. They are marked as replayed.

    progress: told the number of matching articles so far. May be repeated: what is there stays as it is.
    """
    fired: list[Alert] = []
    batch: list[Match] = []
    done = 0
    for match in matches_of(client, prefix, rule, _between(since, until)):
        batch.append(match)
        if len(batch) == _PAGE:
            fired += raiser.raise_alerts(batch, now, replayed=True)
            done += len(batch)
            progress(done)
            batch = []
    fired += raiser.raise_alerts(batch, now, replayed=True)
    progress(done + len(batch))
    return fired


def matches_of(client: Elasticsearch, prefix: str, rule: Rule, when: dict[str, Any]) -> Iterator[Match]:
    """Articles that `rule` matches under the filter `when`, the first seen first, `min_mentions` judged."""
    after: list[Any] | None = None
    while True:
        found = client.search(
            index=Names(prefix).articles,
            query={"bool": {"must": [engine_query(rule)], "filter": [when]}},
            sort=[{"seen_at": "asc"}, {"id": "asc"}],
            size=_PAGE,
            search_after=after,
            highlight=HIGHLIGHT,
        )
        hits = found["hits"]["hits"]
        for hit in hits:
            source: Document = hit["_source"]
            article = article_of(source)
            if is_enough(rule, article):
                highlight = hit.get("highlight", {})
                words = Words(title=highlighted(highlight, "title"), body=highlighted(highlight, "body"))
                yield Match(rule, article, words)
        if len(hits) < _PAGE:
            return
        after = hits[-1]["sort"]
