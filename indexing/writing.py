"""Writes a batch of articles: each exists once, whatever is repeated, and a changed one becomes a new revision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from elasticsearch import Elasticsearch

from indexing.documents import Document, document, revised
from indexing.mappings.names import Names
from indexing.patience import EngineBusy
from pipeline.messages import Article

Outcome = Literal["created", "revised", "duplicate", "refused"]

# Rounds in which two indexers may take an id from under one another; the ledger tries again later.
_MOST_RACES = 10


@dataclass(frozen=True, slots=True)
class Written:
    """How one article ended. document: what stands in the index; reason: why the engine refused it."""

    outcome: Outcome
    document: Document
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Held:
    """A document of the index, and what is needed to replace exactly this version of it."""

    index: str
    document: Document
    condition: dict[str, int]


def write(client: Elasticsearch, prefix: str, articles: Sequence[Article], now: datetime) -> dict[str, Written]:
    """Write `articles`, whose ids differ; returns how each ended, by id.

    A message that comes again after a crash ends as it did the first time. Raises EngineBusy, or what the client
    raises, when the engine is away or has no room: the whole batch may then be written again.
    """
    names = Names(prefix)
    written: dict[str, Written] = {}
    todo = {article.id: article for article in articles}
    held = _find(client, names, todo)
    for _ in range(_MOST_RACES):
        operations: list[dict[str, Any]] = []
        sent: list[tuple[str, Outcome, Document]] = []
        for article in todo.values():
            new = document(article, now)
            old = held.get(article.id)
            if old is None:
                # Without require_alias an engine that lost the alias would make an index of that name, fields guessed.
                where = {"_index": names.articles_write, "_id": article.id, "require_alias": True}
                operations += [{"create": where}, new]
                sent.append((article.id, "created", new))
            elif old.document["hash"] == new["hash"]:
                written[article.id] = Written(_outcome_before(old.document, new), old.document)
            else:
                new = revised(old.document, new)
                operations += [{"index": {"_index": old.index, "_id": article.id, **old.condition}}, new]
                sent.append((article.id, "revised", new))
        lost = _send(client, operations, sent, written)
        todo = {article_id: todo[article_id] for article_id in lost}
        if not todo:
            return written
        # Read where a write has just been: a search would not see it yet.
        held = _find(client, names, todo) | _find_now(client, names, todo)
    raise EngineBusy(f"{len(todo)} articles are being written by someone else, again and again")


def _outcome_before(old: Document, new: Document) -> Outcome:
    """The outcome of an article that is there already: of this very message, before a crash, or of another one."""
    if old["fetched_at"] != new["fetched_at"]:
        return "duplicate"
    return "created" if old["revision"] == 1 else "revised"


def _send(
    client: Elasticsearch,
    operations: list[dict[str, Any]],
    sent: list[tuple[str, Outcome, Document]],
    written: dict[str, Written],
) -> list[str]:
    """One bulk request; fills `written` and returns the ids that someone else wrote in the meantime."""
    if not operations:
        return []
    answers = client.bulk(operations=operations)["items"]
    lost: list[str] = []
    for (article_id, outcome, body), answer in zip(sent, answers, strict=True):
        (item,) = answer.values()
        if item["status"] < 300:
            written[article_id] = Written(outcome, body)
        elif item["status"] == 409:
            lost.append(article_id)
        elif item["status"] == 400:
            written[article_id] = Written("refused", body, _reason(item["error"]))
        else:
            raise EngineBusy(_reason(item["error"]))
    return lost


def _reason(error: dict[str, Any]) -> str:
    cause = error.get("caused_by", {}).get("reason")
    return f"{error['type']}: {error['reason']}" + (f" ({cause})" if cause else "")


def _find(client: Elasticsearch, names: Names, ids: Iterable[str]) -> dict[str, _Held]:
    """Documents with these ids in any article index, as far as they have been refreshed."""
    wanted = list(ids)
    found = client.search(
        index=names.articles,
        query={"ids": {"values": wanted}},
        size=len(wanted),
        seq_no_primary_term=True,
    )
    return {hit["_id"]: _held(hit) for hit in found["hits"]["hits"]}


def _find_now(client: Elasticsearch, names: Names, ids: Iterable[str]) -> dict[str, _Held]:
    """Documents with these ids in the index being written, refreshed or not."""
    found = client.mget(index=names.articles_write, ids=list(ids))
    return {doc["_id"]: _held(doc) for doc in found["docs"] if doc.get("found")}


def _held(hit: dict[str, Any]) -> _Held:
    return _Held(hit["_index"], hit["_source"], {"if_seq_no": hit["_seq_no"], "if_primary_term": hit["_primary_term"]})
