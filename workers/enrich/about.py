"""What an article is about: its category and its own phrases."""

from __future__ import annotations

from typing import Any

from arabic.category import categorise
from arabic.keyphrases import keyphrases
from pipeline.messages import Article, Category
from workers.enrich.texts import words_of


class CategoryExtractor:
    """Fills `category`; it stays None where the evidence is thin."""

    name = "category"

    def extract(self, article: Article) -> dict[str, Any]:
        """From the section of the feed or page, the title and the body."""
        verdict = categorise(words_of(article.title), words_of(article.body), article.section)
        category = verdict and Category(id=verdict.id, method=verdict.method, confidence=verdict.confidence)
        return {"category": category}


class KeyphraseExtractor:
    """Fills `keyphrases`. Reads `entities`: people's names are no phrases."""

    name = "keyphrases"

    def extract(self, article: Article) -> dict[str, Any]:
        """Up to eight, weightiest first."""
        people = {word for person in article.entities.persons for word in person.normal.split()}
        return {"keyphrases": keyphrases(words_of(article.title), words_of(article.body), people=people)}
