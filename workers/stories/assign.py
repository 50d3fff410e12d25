"""Finds an article its story."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import cast

import redis

from arabic.shingles import folded_words, sketch
from config.settings import Settings
from pipeline.keys import Keys
from pipeline.messages import Article, Story
from workers.stories import thresholds
from workers.stories.lead import packed_lead
from workers.stories.script import ASSIGN

_DAY_S = 86_400


class Stories:
    """The stories of the last `story_days` days, in Redis. Safe to share; workers agree with one another."""

    def __init__(self, store: redis.Redis, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        """store: a client that does not decode; clock: epoch seconds."""
        self._clock = clock
        self._prefix = Keys(settings.redis_prefix).story
        self._days = settings.story_days
        self._assign = store.register_script(ASSIGN)

    def assign(self, article: Article) -> Story:
        """The story that `article` belongs to, its own if it is the first. Asked again, the same answer.

        Raises what the client raises when Redis is away.
        """
        words = words_of(article.title, article.body)
        made = sketch(words)
        # Of the moment of entry, not of `seen_at`: articles do not come in the order in which feeds showed them.
        today = int(self._clock() // _DAY_S)
        story, position, copy_of, similarity = cast(
            "tuple[bytes, int, bytes, bytes]",
            self._assign(
                args=[
                    self._prefix,
                    article.id,
                    article.source.id,
                    made.packed(),
                    made.packed_heads(),
                    made.shingles,
                    packed_lead(words),
                    int(len(words) < thresholds.FLASH_WORDS),
                    today,
                    self._days,
                    self._days * _DAY_S,
                    _DAY_S,
                    thresholds.INDEXED,
                    thresholds.CHECKED,
                    thresholds.BINS,
                    thresholds.LISTED,
                    thresholds.JOIN,
                    thresholds.JOIN_HEAD,
                    thresholds.LEAD_WEIGHT,
                    thresholds.JOIN_SAME_SOURCE,
                    thresholds.JOIN_FLASH,
                    thresholds.COPY,
                ]
            ),
        )
        return Story(
            id=story.decode(),
            position=position,
            copy_of=copy_of.decode() or None,
            similarity=float(similarity) if similarity else None,
        )


def words_of(title: str, body: str) -> list[str]:
    """The folded words that a text is compared by.

    Headlines are each outlet's own, so the body counts; where there is next to none, the headline with it.
    """
    words = folded_words(body)
    if len(words) < thresholds.FLASH_WORDS:
        words = folded_words(f"{title}\n{body}")
    return words
