"""The folded words of a text, made once for all extractors of an article."""

from __future__ import annotations

from functools import lru_cache

from arabic.entities.text import Text


@lru_cache(maxsize=4)  # title and body of the article in hand, and of the one before
def words_of(text: str) -> Text:
    """Words of ``text``."""
    return Text(text)
