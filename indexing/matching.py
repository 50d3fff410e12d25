"""From documents to matches: which rules fire, and on which words."""

from __future__ import annotations

from collections.abc import Mapping

from elasticsearch import Elasticsearch

from indexing.documents import Document, article_of
from indexing.lucene import asks_for_words
from indexing.percolate import matched_words, percolate
from indexing.raising import Match


def match(client: Elasticsearch, prefix: str, documents: Mapping[str, Document]) -> tuple[list[Match], dict[str, str]]:
    """Matches of a batch (at most 100 documents, by id), and why a document could not be matched, by id.

    Raises EngineBusy, or what the client raises, when the engine is away: ask again.
    """
    matches: list[Match] = []
    unmatched: dict[str, str] = {}
    answers = percolate(client, prefix, list(documents.values()))
    for (article_id, document), answer in zip(documents.items(), answers, strict=True):
        if answer.error is not None:
            unmatched[article_id] = f"indexed, but the rules could not be asked: {answer.error}"
        elif answer.rules:
            article = article_of(document)
            matches += [Match(rule, article) for rule in answer.rules]
    return with_words(client, prefix, matches, documents), unmatched


def with_words(
    client: Elasticsearch, prefix: str, matches: list[Match], documents: Mapping[str, Document]
) -> list[Match]:
    """The same matches, those of rules that ask for words of the text with their places."""
    asking = [match for match in matches if asks_for_words(match.rule.query)]
    pairs = [(match.rule.id, documents[match.article.id]) for match in asking]
    found = iter(matched_words(client, prefix, pairs))
    return [
        Match(match.rule, match.article, next(found)) if asks_for_words(match.rule.query) else match
        for match in matches
    ]
