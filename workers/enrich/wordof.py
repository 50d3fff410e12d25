"""On whose word an article says what it says, and whether all of it is an agency's."""

from __future__ import annotations

from typing import Any

from arabic.speech.agencycopy import agency_of
from arabic.speech.wordof import find_word_of
from pipeline.messages import Article, WordOf
from workers.enrich.texts import words_of


class WordOfExtractor:
    """Fills `word_of`, and `agency` where cleaning found no agency beside the lead."""

    name = "word-of"

    def extract(self, article: Article) -> dict[str, Any]:
        """start and end are characters of the body."""
        found = [
            WordOf(
                name=source.name,
                type=source.type,
                surface=source.surface,
                start=source.start,
                end=source.end,
                id=source.id or None,
            )
            for source in find_word_of(words_of(article.body))
        ]
        return {"word_of": found, "agency": article.agency or agency_of(article.body)}
