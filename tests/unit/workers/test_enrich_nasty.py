"""Text that was made to take long: every extractor answers soon, whatever is repeated."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from config.settings import Settings
from workers.enrich import Enricher
from workers.standalone import article_of

# What one extractor may take, in CPU seconds: some hundred times what it takes for news of that length. A step whose
# time grows with the square of the length takes minutes.
LIMIT_S = 10.0
LENGTH = 40_000
REPEATED = [
    "ا",
    "و",
    " ",
    "\n",
    "«",
    "»",
    '"',
    "“",
    "'",
    "(",
    ".",
    "1",
    "1/",
    "12-",
    "ـ",
    "\u064b",
    "a",
    "a ",
    "،",
    "قال ",
    "قال إن ",
    "قال: «",
    "قال: ",
    "نقلا عن ",
    "المتحدث باسم ",
    "وزير الخارجية ",
    "الرئيس ",
    "بوتين",
    "بوتين ",
    "بوتين و",
    "بن ",
    "عبد ",
    "من ",
    "وكالة ",
    "17 ديسمبر ",
    "و12 ",
    "محرم ",
    "القاهرة ",
    "الأسد ",
]


@pytest.fixture(scope="module")
def enricher() -> Enricher:
    return Enricher(Settings().watchlist)


@pytest.mark.parametrize("repeated", REPEATED)
def test_repeated(enricher: Enricher, repeated: str) -> None:
    body = (repeated * LENGTH)[:LENGTH]
    article = article_of({"id": "long", "title": body[:200], "body": body}, datetime(2026, 3, 2, tzinfo=UTC))
    for extractor in enricher.extractors:
        begun = time.process_time()
        article = article.model_copy(update=extractor.extract(article))
        assert time.process_time() - begun < LIMIT_S, extractor.name
