"""Searches over articles, in the same words that rules are written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from elasticsearch import Elasticsearch

from indexing.mappings.names import Names

# Where words without a field are looked for.
DEFAULT_FIELDS = ("title", "body")

# Characters of one highlighted piece: about two sentences.
_FRAGMENT = 200


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
    """An article found. highlights: pieces of title and body with the words found between `<em>` and `</em>`."""

    id: str
    score: float
    article: dict[str, Any]
    highlights: dict[str, list[str]]


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
    filters: Sequence[dict[str, Any]] = (),
    fields: Sequence[str] = DEFAULT_FIELDS,
) -> Result:
    """Find articles.

    query: Lucene syntax; since, until: bounds of `seen_at`; newest_first: by `seen_at` instead of by relevance.
    Raises elasticsearch.BadRequestError for a query that cannot be parsed.
    """
    bounds = {name: value.isoformat() for name, value in (("gte", since), ("lt", until)) if value is not None}
    times: list[dict[str, Any]] = [{"range": {"seen_at": bounds}}] if bounds else []
    found = client.search(
        index=Names(prefix).articles,
        query={"bool": {"must": [query_string(query, fields)], "filter": [*times, *filters]}},
        size=size,
        sort=[{"seen_at": "desc"}, {"id": "asc"}] if newest_first else None,
        track_total_hits=True,
        highlight={
            "fields": {"title": {"number_of_fragments": 0}, "body": {"fragment_size": _FRAGMENT}},
            "require_field_match": False,
        },
    )
    hits = [
        Hit(hit["_id"], hit["_score"] or 0.0, hit["_source"], hit.get("highlight", {})) for hit in found["hits"]["hits"]
    ]
    return Result(found["hits"]["total"]["value"], hits)
