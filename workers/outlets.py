"""What is learned of each outlet as its pages come in, kept in Redis and shared by all workers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import cast

import redis

from config.settings import Settings
from pipeline.keys import Keys
from workers.clean.furniture import HALVE_AT, Furniture

# A worker reads an outlet's counts anew after so long: what one article adds changes no verdict.
_CACHED_S = 30.0
# An outlet that publishes nothing for so long is learned anew.
_TTL_S = 60 * 86_400
_ARTICLES = "articles"

# One article counts once, whatever comes twice: its mark is in the hash that remembers the article.
# KEYS counts, seen; ARGV ttl, halve_at, articles_field, line keys …
_RECORD = """
if redis.call('HSETNX', KEYS[2], 'furniture', 1) == 0 then return 0 end
for i = 4, #ARGV do redis.call('HINCRBY', KEYS[1], ARGV[i], 1) end
if redis.call('HINCRBY', KEYS[1], ARGV[3], 1) >= tonumber(ARGV[2]) then
  local all = redis.call('HGETALL', KEYS[1])
  for i = 1, #all, 2 do
    local half = math.floor(tonumber(all[i + 1]) / 2)
    if half > 0 then redis.call('HSET', KEYS[1], all[i], half) else redis.call('HDEL', KEYS[1], all[i]) end
  end
end
redis.call('EXPIRE', KEYS[1], ARGV[1])
return 1
"""


class Outlets:
    """Recurring lines (a FurnitureStore, see workers.clean.furniture) and the order of day and month.

    store: a decoding client; clock: seconds that only grow.
    """

    def __init__(self, store: redis.Redis, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._keys = Keys(settings.redis_prefix)
        self._clock = clock
        self._record = store.register_script(_RECORD)
        self._cache: dict[str, tuple[float, Furniture]] = {}

    def load(self, source_id: str) -> Furniture:
        """What is known of a source, at most half a minute old; an empty `Furniture` for an unknown one."""
        now = self._clock()
        read_at, known = self._cache.get(source_id, (-_CACHED_S, Furniture()))
        if now - read_at >= _CACHED_S:
            kept = cast("dict[str, str]", self._store.hgetall(self._keys.furniture(source_id)))
            articles = int(kept.pop(_ARTICLES, 0))
            known = Furniture(articles, {key: int(n) for key, n in kept.items() if n != "1"})
            self._cache[source_id] = (now, known)
        return known

    def record(self, source_id: str, article_id: str, keys: Iterable[str]) -> None:
        """Count one article's lines; a second revision of the same article counts no more."""
        self._record(
            keys=[self._keys.furniture(source_id), self._keys.seen(article_id)],
            args=[_TTL_S, HALVE_AT, _ARTICLES, *keys],
        )

    def day_first(self, source_id: str) -> bool | None:
        """Whether the outlet writes the day before the month; None while no page has told."""
        told = cast("str | None", self._store.hget(self._keys.day_first, source_id))
        return None if told is None else told == "1"

    def learn_day_first(self, source_id: str, day_first: bool) -> None:
        """Keep what a page told; the last one counts."""
        self._store.hset(self._keys.day_first, source_id, int(day_first))
