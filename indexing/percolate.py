"""Which rules match which articles: one question to the percolator for a batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch

from config.rules import Rule
from indexing.documents import Document
from indexing.mappings.names import Names
from indexing.mappings.setup import MAX_RULES
from indexing.marks import Words
from indexing.patience import EngineBusy, is_busy
from indexing.search import HIGHLIGHT, highlighted

# Characters of a text that rules are matched on. A long news article has 20,000; what is longer is a transcript or a
# page gone wrong, and would hold up the whole batch.
MATCHED_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class Matched:
    """The rules that match one document. error: why it could not be asked, and then `rules` is empty."""

    rules: list[Rule]
    error: str | None = None


def percolate(client: Elasticsearch, prefix: str, documents: Sequence[Document]) -> list[Matched]:
    """Match `documents` (at most 100) against all rules; one result for each, in order.

    Asked as one msearch of single documents: with 10,000 rules no slower than one percolation of all documents
    (bench/percolate.py), and a document that the percolator refuses stands alone. Raises EngineBusy when the engine has
    no time for one of them: ask again.
    """
    searches: list[dict[str, Any]] = []
    for document in documents:
        searches += [{}, _question(document)]
    answers = client.msearch(index=Names(prefix).rules, searches=searches)["responses"] if searches else []
    matched = []
    for answer in answers:
        if "error" in answer:
            if is_busy(answer["status"]):
                raise EngineBusy(str(answer["error"]))
            causes = answer["error"].get("root_cause") or [answer["error"]]
            matched.append(Matched([], str(causes[0].get("reason"))))
        else:
            matched.append(Matched([Rule.model_validate(hit["_source"]["rule"]) for hit in answer["hits"]["hits"]]))
    return matched


def _question(document: Document) -> dict[str, Any]:
    bounded = {name: document[name][:MATCHED_CHARACTERS] for name in ("body", "lead") if name in document}
    return {
        "query": {"constant_score": {"filter": {"percolate": {"field": "match", "document": {**document, **bounded}}}}},
        "size": MAX_RULES,
        "_source": ["rule"],
        "sort": ["_doc"],
    }


def matched_words(client: Elasticsearch, prefix: str, pairs: Sequence[tuple[str, Document]]) -> list[Words]:
    """Where the words of rules stand in documents that they match; one result for each (rule id, document).

    Empty for rules that ask for tags only. Raises EngineBusy as `percolate` does.
    """
    searches: list[dict[str, Any]] = []
    for rule_id, document in pairs:
        question = _question(document)
        narrowed = {"bool": {"filter": [{"ids": {"values": [rule_id]}}], "must": [question["query"]]}}
        searches += [{}, {"query": narrowed, "_source": False, "highlight": HIGHLIGHT}]
    answers = client.msearch(index=Names(prefix).rules, searches=searches)["responses"] if searches else []
    found = [_highlight(answer) for answer in answers]
    return [Words(title=highlighted(each, "title"), body=highlighted(each, "body")) for each in found]


def _highlight(answer: dict[str, Any]) -> dict[str, list[str]]:
    if "error" in answer:
        if is_busy(answer["status"]):
            raise EngineBusy(str(answer["error"]))
        return {}  # an alert without marks is better than none
    return next((hit.get("highlight", {}) for hit in answer["hits"]["hits"]), {})
