"""Manners towards hosts: so many requests at once, a pause between two, and silence for as long as a host asks.

All fetch processes share the state in Redis. An article whose turn has not come takes no thread: it is given a time to
come back, one after the other at the host's pace, and the sweep sends it on then. What is known of a host lapses by
itself; if it is lost, requests are made a little sooner than they should be, and no article is lost.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

import redis

from config.settings import Settings
from pipeline.keys import Keys
from pipeline.tasks import HARD_LIMIT_S

# A wait as short as this is slept through by the thread that has the place; the sweep, which looks once a second, would
# not be back sooner. It holds no more threads than `host_concurrency` a host.
_SLEEPS_S = 1.0
# However short the pause, those that wait come back one after the other and not all at once.
_LEAST_SPACING_S = 0.05
# No host is left alone for longer, whatever it asks: beyond a day, Retry-After is a slip of the hand.
LONGEST_CLOSED_S = 86_400.0

# A place is a member of `places` until it is given back or its time is up (its process was killed). In `pace`, `next`
# is when the next request may start, `tail` when the last of those that wait comes back; who comes new stands behind.
# KEYS places, pace, closed; ARGV host, place, now, at_once, pause, spacing, sleeps, lease, waited
_ADMIT = """
local now, pause = tonumber(ARGV[3]), tonumber(ARGV[5])
local function known(key) return tonumber(redis.call('HGET', KEYS[2], key) or 0) end
local start = math.max(now, known('next'), tonumber(redis.call('ZSCORE', KEYS[3], ARGV[1]) or 0))
local tail = known('tail')
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
local free = redis.call('ZCARD', KEYS[1]) < tonumber(ARGV[4])
local admitted = free and start - now <= tonumber(ARGV[7]) and (ARGV[9] == '1' or tail <= now)
local upto
if admitted then
  redis.call('ZADD', KEYS[1], now + tonumber(ARGV[8]), ARGV[2])
  redis.call('EXPIRE', KEYS[1], ARGV[8])
  upto = start + pause
  redis.call('HSET', KEYS[2], 'next', upto)
else
  start = math.max(start, tail)
  upto = start + tonumber(ARGV[6])
  redis.call('HSET', KEYS[2], 'tail', upto)
end
redis.call('EXPIRE', KEYS[2], math.ceil(math.max(upto, tail) - now) + 1)
return {admitted and 1 or 0, tostring(start - now)}
"""

# KEYS closed; ARGV host, now, until
_CLOSE = """
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[2])
redis.call('ZADD', KEYS[1], 'GT', ARGV[3], ARGV[1])
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """place: to be given back after the request, None when it is not the article's turn; wait_s: seconds until the
    request may start, or until the article is to come back."""

    host: str
    place: str | None
    wait_s: float


class Hosts:
    """What all fetch processes know of hosts. Safe to share between threads."""

    def __init__(self, store: redis.Redis, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        """store: a decoding client; clock: epoch seconds."""
        self._store = store
        self._keys = Keys(settings.redis_prefix)
        self._at_once = settings.host_concurrency
        self._pause_s = settings.host_pause_s
        self._clock = clock
        self._admit = store.register_script(_ADMIT)
        self._close = store.register_script(_CLOSE)

    def ask(self, url: str, *, waited: bool) -> Turn:
        """Ask for a place at the host of `url`. waited: the article was put off before, and comes when it was told."""
        host, place = host_of(url), uuid.uuid4().hex
        admitted, wait_s = cast(
            "tuple[int, str]",
            self._admit(
                keys=[self._keys.host_places(host), self._keys.host_pace(host), self._keys.hosts_closed],
                args=[
                    host,
                    place,
                    self._clock(),
                    self._at_once,
                    self._pause_s,
                    max(self._pause_s, _LEAST_SPACING_S),
                    _SLEEPS_S,
                    HARD_LIMIT_S,
                    int(waited),
                ],
            ),
        )
        return Turn(host, place if admitted else None, float(wait_s))

    def give_back(self, turn: Turn) -> None:
        """The request is over."""
        if turn.place is not None:
            self._store.zrem(self._keys.host_places(turn.host), turn.place)

    def close(self, turn: Turn, seconds: float) -> None:
        """Ask nothing of the host for so long; those who wait for it come back after that."""
        now = self._clock()
        self._close(keys=[self._keys.hosts_closed], args=[turn.host, now, now + min(seconds, LONGEST_CLOSED_S)])


def host_of(url: str) -> str:
    """The host that a URL names, in lower case; empty where it names none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # «http://[1/»; the request will tell
        return ""
