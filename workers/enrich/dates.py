"""Dates that an article's body mentions, resolved against its publication."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from babel.core import get_global

from arabic.dates import find_dates_in
from arabic.dates.roles import role_of
from pipeline.messages import Article, DateInText
from workers.enrich.texts import words_of

_ANY_TIME = datetime(2025, 1, 1, tzinfo=UTC)  # at which zones are compared


class DateExtractor:
    """Fills `dates`."""

    name = "dates"

    def extract(self, article: Article) -> dict[str, Any]:
        """start and end are characters of the body. An article without a date of its own is taken as of when it was
        seen; «اليوم» is the day of its outlet's country, where it may be tomorrow already."""
        reference = article.published_at or article.seen_at
        zone = _zone_of(article)
        if zone is not None:
            reference = reference.astimezone(zone)
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
                for mention in find_dates_in(words, reference, zone=zone)
            ]
        }


def _zone_of(article: Article) -> tzinfo | None:
    """The zone of the outlet's country; None where that is not known or the article's own date is no instant."""
    if article.publication is not None and article.publication.precision == "day":
        return None
    return _zone(article.source.country)


@lru_cache(maxsize=512)  # more than there are countries
def _zone(country: str) -> tzinfo | None:
    """The zone of a country (ISO 3166 alpha-2, by CLDR's table), None if its parts differ."""
    zones = [ZoneInfo(name) for name in get_global("territory_zones").get(country, ())]
    return zones[0] if len({_ANY_TIME.astimezone(zone).utcoffset() for zone in zones}) == 1 else None
