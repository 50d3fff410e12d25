"""Tags articles of the past anew, for names that were not watched when they came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan, streaming_bulk

from indexing.documents import Document, article_of, document
from indexing.mappings.names import Names
from pipeline.messages import Article

# What tagging decides; the rest of a document stays as it is.
_TAGS = (
    "actors",
    "actors_title",
    "actors_lead",
    "actors_body",
    "topics",
    "topics_title",
    "topics_lead",
    "topics_body",
    "actor_mentions",
    "topic_mentions",
)

Tagger = Callable[[Article], dict[str, Any]]


def count(client: Elasticsearch, prefix: str, since: datetime) -> int:
    """Articles first seen since."""
    return int(client.count(index=Names(prefix).articles, query=_since(since))["count"])


def retag(
    client: Elasticsearch, prefix: str, tag: Tagger, since: datetime, progress: Callable[[], None] = lambda: None
) -> list[Document]:
    """Tag every article first seen since anew and store what changed; returns the changed articles, as they are now.

    tag: fields of `Article` for an article (see workers.enrich.watched); progress: told of each article looked at. An
    article that is revised in between keeps its revision: that was tagged with the present list. No rule is matched:
    `indexing.replay` finds what rules would have raised.
    """
    changed: list[Document] = []

    def actions() -> Iterator[dict[str, Any]]:
        found = scan(client, index=Names(prefix).articles, query={"query": _since(since)}, seq_no_primary_term=True)
        for hit in found:
            before: Document = hit["_source"]
            after = retagged(before, tag)
            progress()
            if after is None:
                continue
            changed.append({**before, **after})
            yield {
                "_op_type": "update",
                "_index": hit["_index"],
                "_id": hit["_id"],
                "if_seq_no": hit["_seq_no"],
                "if_primary_term": hit["_primary_term"],
                "doc": after,
            }

    refused = [item for ok, item in streaming_bulk(client, actions(), raise_on_error=False) if not ok]
    conflicts = {item["update"]["_id"] for item in refused}
    client.indices.refresh(index=Names(prefix).articles)
    return [each for each in changed if each["id"] not in conflicts]


def retagged(before: Document, tag: Tagger) -> dict[str, Any] | None:
    """The fields that tagging an indexed article anew gives; None when they are what they were. Pure."""
    article = article_of(before)
    whole = document(article.model_copy(update=tag(article)), article.seen_at)
    after = {name: whole[name] for name in _TAGS}
    return None if all(after[name] == before.get(name) for name in _TAGS) else after


def _since(since: datetime) -> dict[str, Any]:
    return {"range": {"seen_at": {"gte": since.isoformat()}}}
