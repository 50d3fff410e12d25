"""Searches over articles, in the same words that rules are written in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from elasticsearch import Elasticsearch

from indexing.mappings.names import Names
from indexing.marks import Mark, Sentence, best_sentences, marks_between

# Where words without a field are looked for.
DEFAULT_FIELDS = ("title", "body")

# Sentences shown of each article found.
_SENTENCES = 2

# Characters of the private use area: no text has them, unlike any markup.
_TAGS = ("\ue000", "\ue001")
HIGHLIGHT: dict[str, Any] = {
    # Whole texts, so that the places are those of the text and not of some fragment of it. A word is marked where the
    # analysis that found it says so, hence both forms of each text.
    "fields": {name: {"number_of_fragments": 0} for part in DEFAULT_FIELDS for name in (part, f"{part}.exact")},
    "pre_tags": [_TAGS[0]],
    "post_tags": [_TAGS[1]],
}
"""What a request says to have matched words marked; `highlighted` reads the answer."""


def query_string(query: str, fields: Sequence[str] = DEFAULT_FIELDS) -> dict[str, Any]:
    """The engine's form of a Lucene query string: one for searches, rules and Kibana.

    All words must occur (AND), whether in title or body; quoted phrases are taken as written up to proclitics and
    the article, other words by their stem. Kibana does the same with the advanced setting
    `query:queryString:options` (see `KIBANA_OPTIONS`).
    """
    return {"query_string": {"query": query, "fields": list(fields), **KIBANA_OPTIONS}}


KIBANA_OPTIONS: dict[str, Any] = {
    "default_operator": "AND",
    "analyze_wildcard": True,
    # Two words may stand in different fields.
    "type": "cross_fields",
    "quote_field_suffix": ".exact",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found, as it stands in the index, with the words found marked.

    title_marks: in the title; sentences: those of the body that hold most of them, at most two.
    """

    id: str
    score: float
    article: dict[str, Any]
    title_marks: list[Mark]
    sentences: list[Sentence]


@dataclass(frozen=True, slots=True)
class Result:
    """total: all articles that match, of which `hits` are the first."""

    total: int
    hits: list[Hit]


def search(
    client: Elasticsearch,
    query: str,
    *,
    prefix: str = "",
    size: int = 10,
    since: datetime | None = None,
    until: datetime | None = None,
    newest_first: bool = False,
) -> Result:
    """Find articles.

    query: Lucene syntax; since, until: bounds of `seen_at`; newest_first: by `seen_at` instead of by relevance.
    Raises elasticsearch.BadRequestError for a query that cannot be parsed.
    """
    return find(client, prefix, query_string(query), size=size, since=since, until=until, newest_first=newest_first)


def find(
    client: Elasticsearch,
    prefix: str,
    query: dict[str, Any],
    *,
    size: int,
    since: datetime | None,
    until: datetime | None,
    newest_first: bool,
) -> Result:
    """As `search`, for a query in the engine's own form."""
    bounds = {name: value.isoformat() for name, value in (("gte", since), ("lt", until)) if value is not None}
    times: list[dict[str, Any]] = [{"range": {"seen_at": bounds}}] if bounds else []
    found = client.search(
        index=Names(prefix).articles,
        query={"bool": {"must": [query], "filter": times}},
        size=size,
        sort=[{"seen_at": "desc"}, {"id": "asc"}] if newest_first else None,
        track_total_hits=True,
        highlight=HIGHLIGHT,
    )
    return Result(found["hits"]["total"]["value"], [_hit(hit) for hit in found["hits"]["hits"]])


def _hit(hit: dict[str, Any]) -> Hit:
    marks = {part: highlighted(hit.get("highlight", {}), part) for part in DEFAULT_FIELDS}
    return Hit(
        id=hit["_id"],
        score=hit["_score"] or 0.0,
        article=hit["_source"],
        title_marks=marks["title"],
        sentences=best_sentences(hit["_source"]["body"], marks["body"], _SENTENCES),
    )


def highlighted(highlight: Mapping[str, list[str]], part: str) -> list[Mark]:
    """Where the engine highlights words of a text, by light stems or exactly, as characters of the text."""
    found = (marks_between(*_TAGS, text) for name in (part, f"{part}.exact") for text in highlight.get(name, []))
    return sorted({mark for marks in found for mark in marks}, key=lambda mark: (mark.start, mark.end))
