"""What a channel does not want at once: digests, and limits that turn a storm into one message."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import redis

from config.base import Severity
from config.channels import Digest, Limit
from pipeline.keys import Keys

SEVERITIES: tuple[Severity, ...] = get_args(Severity)


def is_gathered(digest: Digest, severity: Severity) -> bool:
    """Whether an alert waits for the digest."""
    return SEVERITIES.index(severity) < SEVERITIES.index(digest.at_once)


def next_digest(digest: Digest, now: datetime) -> datetime:
    """The first of the digest's times after `now`, UTC."""
    zone = ZoneInfo(digest.timezone)
    today = now.astimezone(zone).date()
    times = (
        datetime.combine(today + timedelta(days=days), at, zone).astimezone(UTC)
        for days in (0, 1, 2)  # two days on where the clock was put forward over the time
        for at in sorted(digest.at)
    )
    return next(at for at in times if at > now)


# KEYS window; ARGV alert, lifetime. The place of an alert among those of its window, from 0; kept for repetitions.
_PLACE = """
local place = redis.call('HGET', KEYS[1], ARGV[1])
if not place then
  place = redis.call('HLEN', KEYS[1])
  redis.call('HSET', KEYS[1], ARGV[1], place)
  redis.call('EXPIRE', KEYS[1], ARGV[2])
end
return tonumber(place)
"""


class Limiter:
    """Counts alerts a channel and window of time, in Redis, so that all workers count together."""

    def __init__(self, store: redis.Redis, keys: Keys) -> None:
        self._place = store.register_script(_PLACE)
        self._keys = keys

    def admit(self, channel: str, limit: Limit, alert_id: str, now: datetime) -> datetime | None:
        """None when the alert is among the first of its window, else when the window ends; a repetition counts once."""
        length_s = limit.minutes * 60
        window = int(now.timestamp()) // length_s
        key = f"{self._keys.prefix}limit:{channel}:{window}"
        place = int(self._place(keys=[key], args=[alert_id, 2 * length_s]))
        return None if place < limit.alerts else datetime.fromtimestamp((window + 1) * length_s, UTC)
