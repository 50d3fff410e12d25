"""Dates that an article's body mentions, resolved against its publication."""

from __future__ import annotations

from typing import Any

from arabic.dateroles import role_of
from arabic.dates import find_dates_in
from pipeline.messages import Article, DateInText
from workers.enrich.texts import words_of


class DateExtractor:
    """Fills `dates`."""

    name = "dates"

    def extract(self, article: Article) -> dict[str, Any]:
        """start and end are characters of the body. An article without a date of its own is taken as of when it was
        seen."""
        reference = article.published_at or article.seen_at
        words = words_of(article.body)
        return {
            "dates": [
                DateInText(
                    surface=mention.surface,
                    start=mention.start,
                    end=mention.end,
                    value=mention.value.isoformat() if mention.value else None,
                    end_value=mention.end_value.isoformat() if mention.end_value else None,
                    precision=mention.precision.value,
                    kind=mention.kind.value,
                    role=role_of(words, mention, reference),
                    confidence=round(mention.confidence, 2),
                )
                for mention in find_dates_in(words, reference)
            ]
        }
