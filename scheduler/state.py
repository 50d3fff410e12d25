"""What is remembered of each feed between polls, and which feeds are due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, cast

import redis

from pipeline.keys import Keys

# Atomic, so that two schedulers never poll one feed at once. A claimed feed becomes due again when the lease runs
# out: if the scheduler that claimed it died, another takes over.
# KEYS due; ARGV now, lease_until, limit
_CLAIM = """
local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, id in ipairs(ids) do redis.call('ZADD', KEYS[1], ARGV[2], id) end
return ids
"""


@dataclass(frozen=True, slots=True)
class FeedState:
    """Memory of one feed. Times are epoch seconds, 0 for never.

    moved_to: address after permanent redirects; rate: new entries a second (see scheduler.pace); failures: in a row;
    error: why the last poll failed, empty when it did not; faults: what was wrong with the feed, though it was read.
    """

    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""
    rate: float = 0.0
    failures: int = 0
    polls: int = 0
    polled_at: float = 0.0
    ok_at: float = 0.0
    new_at: float = 0.0
    new_total: int = 0
    status: int = 0
    error: str = ""
    faults: str = ""


_TYPES: dict[str, type] = {"rate": float, "polled_at": float, "ok_at": float, "new_at": float} | dict.fromkeys(
    ("failures", "polls", "new_total", "status"), int
)


class FeedStore:
    """Feed states and due times in Redis. store: a decoding client."""

    def __init__(self, store: redis.Redis, keys: Keys) -> None:
        self._store = store
        self._keys = keys
        self._claim = store.register_script(_CLAIM)

    def schedule_only(self, feed_ids: Iterable[str], now: float) -> None:
        """Make exactly these feeds known: new ones are due at once, those no longer configured are forgotten."""
        wanted = set(feed_ids)
        known = set(cast("list[str]", self._store.zrange(self._keys.feeds_due, 0, -1)))
        if fresh := wanted - known:
            self._store.zadd(self._keys.feeds_due, dict.fromkeys(fresh, now), nx=True)
        if gone := known - wanted:
            self._store.zrem(self._keys.feeds_due, *gone)

    def claim(self, now: float, lease_s: float, limit: int) -> list[str]:
        """Ids of at most `limit` feeds that are due, claimed for `lease_s` seconds."""
        claimed = self._claim(keys=[self._keys.feeds_due], args=[now, now + lease_s, limit])
        return cast("list[str]", claimed)

    def reschedule(self, feed_id: str, due_at: float) -> None:
        """Set when a feed is due next; a feed that was forgotten meanwhile stays forgotten."""
        self._store.zadd(self._keys.feeds_due, {feed_id: due_at}, xx=True)

    def due_at(self, feed_id: str) -> float | None:
        """When a feed is due, epoch seconds; None when it is not scheduled."""
        return self._store.zscore(self._keys.feeds_due, feed_id)

    def load(self, feed_id: str) -> FeedState:
        """The state of a feed; a fresh one when nothing is remembered."""
        kept = cast("dict[str, str]", self._store.hgetall(self._keys.feed(feed_id)))
        known = {f.name for f in fields(FeedState)}
        values: dict[str, Any] = {k: _TYPES.get(k, str)(v) for k, v in kept.items() if k in known}
        return replace(FeedState(), **values)

    def save(self, feed_id: str, state: FeedState) -> None:
        """Remember the state of a feed."""
        values: dict[Any, Any] = asdict(state)  # the client's own type for a mapping is invariant
        self._store.hset(self._keys.feed(feed_id), mapping=values)
