"""What volume rules ask of the article index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan

from config.rule_base import BaseRule
from indexing.documents import Document
from indexing.mappings.names import Names
from indexing.rules import engine_query
from indexing.volume.windows import Span

# Spans in one search, far below the 65,535 buckets that an engine allows; searches in one msearch.
_SPANS, _SEARCHES = 1_000, 100
# Keys of a window; no rule set watches more outlets or actors.
_KEYS = 10_000
# Articles that an alert lists as examples.
EXAMPLES = 5

Query = dict[str, Any]


@dataclass(frozen=True, slots=True)
class New:
    """What has been indexed since a rule last looked. newest: its latest `indexed_at`, None where nothing was; cells:
    steps of time in which the articles count, by their beginning."""

    newest: datetime | None
    cells: list[datetime]


class Reader:
    """Questions to the article index. All methods raise what the client raises."""

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self._client = client
        self._index = Names(prefix).articles

    def new(self, rule: BaseRule, since: datetime, step: timedelta) -> New:
        """What matches and was indexed since."""
        interval = {"field": "counted_at", "fixed_interval": f"{int(step.total_seconds())}s", "min_doc_count": 1}
        found = self._search(
            [engine_query(rule), indexed(since)],
            aggs={"cells": {"date_histogram": interval}, "newest": {"max": {"field": "indexed_at"}}},
        )["aggregations"]
        newest = found["newest"]["value"]
        cells = [_at(bucket["key"]) for bucket in found["cells"]["buckets"]]
        return New(None if newest is None else _at(newest), cells)

    def stories(self, rule: BaseRule, spans: Sequence[Span]) -> dict[Span, int]:
        """Number of stories that match in each span."""
        found: dict[Span, int] = {}
        for part in _parts(list(spans), _SPANS):
            bounds = (min(span.start for span in part), max(span.end for span in part))
            answer = self._search(
                [engine_query(rule), counted(Span(*bounds))],
                aggs={"spans": {**_ranges(part), "aggs": {"stories": {"cardinality": {"field": "story.id"}}}}},
            )
            buckets = answer["aggregations"]["spans"]["buckets"]
            found |= {span: buckets[str(place)]["stories"]["value"] for place, span in enumerate(part)}
        return found

    def articles(self, spans: Sequence[Span]) -> dict[Span, int]:
        """Number of articles of any kind in each span: whether we watched at all."""
        found: dict[Span, int] = {}
        for part in _parts(list(spans), _SPANS):
            answer = self._search([], aggs={"spans": _ranges(part)})
            buckets = answer["aggregations"]["spans"]["buckets"]
            found |= {span: buckets[str(place)]["doc_count"] for place, span in enumerate(part)}
        return found

    def stories_by(self, query: Sequence[Query], field: str, spans: Sequence[Span]) -> list[dict[str, int]]:
        """Number of stories a value of `field`, for each span in order."""
        stories = {"aggs": {"stories": {"cardinality": {"field": "story.id"}}}}
        found = self._buckets(query, field, spans, stories)
        return [{bucket["key"]: bucket["stories"]["value"] for bucket in buckets} for buckets in found]

    def articles_by(self, query: Sequence[Query], field: str, spans: Sequence[Span]) -> list[dict[str, int]]:
        """Number of articles a value of `field`, for each span in order."""
        found = self._buckets(query, field, spans, {})
        return [{bucket["key"]: bucket["doc_count"] for bucket in buckets} for buckets in found]

    def _buckets(self, query: Sequence[Query], field: str, spans: Sequence[Span], aggs: Query) -> Iterator[list[Query]]:
        keys = {"keys": {"terms": {"field": field, "size": _KEYS}, **aggs}}
        answers = self._msearch({"query": _all(*query, counted(span)), "size": 0, "aggs": keys} for span in spans)
        return (answer["aggregations"]["keys"]["buckets"] for answer in answers)

    def fresh(self, rule: BaseRule, since: datetime, fields: Sequence[str]) -> Iterator[Document]:
        """The articles that match and were indexed since, with these fields only."""
        query = _all(engine_query(rule), indexed(since))
        for hit in scan(self._client, index=self._index, query={"query": query}, _source=list(fields)):
            yield hit["_source"]

    def any_of(self, questions: Sequence[Query]) -> list[bool]:
        """Whether each query finds an article."""
        answers = self._msearch({"query": query, "size": 0, "terminate_after": 1} for query in questions)
        return [answer["hits"]["total"]["value"] > 0 for answer in answers]

    def first(self, *queries: Query, size: int = 1) -> list[Document]:
        """The articles that satisfy all queries, the first published first."""
        found = self._search(queries, size=size, sort=["counted_at", "seen_at", "id"])
        return [hit["_source"] for hit in found["hits"]["hits"]]

    def begun(self) -> datetime | None:
        """When the first of all articles counts; None in an empty index."""
        found = self._search([], aggs={"oldest": {"min": {"field": "counted_at"}}})
        oldest = found["aggregations"]["oldest"]["value"]
        return None if oldest is None else _at(oldest)

    def count_stories(self, *queries: Query) -> int:
        """Number of stories with an article that satisfies all queries."""
        found = self._search(queries, aggs={"stories": {"cardinality": {"field": "story.id"}}})
        return int(found["aggregations"]["stories"]["value"])

    def examples(self, *queries: Query) -> list[Document]:
        """The first articles of the newest stories that satisfy all queries."""
        found = self._search(
            queries, size=EXAMPLES, sort=[{"counted_at": "desc"}, "id"], collapse={"field": "story.id"}
        )
        return [hit["_source"] for hit in found["hits"]["hits"]]

    def _search(self, queries: Sequence[Query], size: int = 0, **body: Any) -> Any:
        return self._client.search(index=self._index, query=_all(*queries), size=size, **body)

    def _msearch(self, bodies: Iterator[Query]) -> Iterator[Any]:
        for part in _parts(list(bodies), _SEARCHES):
            searches: list[Query] = []
            for body in part:
                searches += [{}, body]
            answer = self._client.msearch(index=self._index, searches=searches)
            for each in answer["responses"]:
                if "error" in each:
                    raise RuntimeError(f"the engine refuses a search: {each['error']}")
                yield each


def indexed(since: datetime) -> Query:
    """Articles indexed since."""
    return {"range": {"indexed_at": {"gte": since.isoformat()}}}


def counted(span: Span) -> Query:
    """Articles that count in a span."""
    return {"range": {"counted_at": {"gte": span.start.isoformat(), "lt": span.end.isoformat()}}}


def is_one(field: str, *values: str) -> Query:
    """Articles in which `field` holds one of the values."""
    return {"terms": {field: list(values)}}


def _all(*queries: Query) -> Query:
    return {"bool": {"filter": list(queries)}}


def _ranges(spans: Sequence[Span]) -> Query:
    ranges = [
        {"key": str(place), "from": span.start.isoformat(), "to": span.end.isoformat()}
        for place, span in enumerate(spans)
    ]
    return {"date_range": {"field": "counted_at", "ranges": ranges, "keyed": True}}


def _parts(items: list[Any], size: int) -> Iterator[list[Any]]:
    for first in range(0, len(items), size):
        yield items[first : first + size]


def _at(milliseconds: float) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
