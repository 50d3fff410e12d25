"""What became of the polls of each feed: an account by the hour, and the times in which nothing of it was seen.

The scheduler writes it; whoever must prove that silence means silence reads it. It is kept for 35 days: a month, and
the same hours of the week before it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import redis

from config.feeds import Feed
from config.settings import Settings
from pipeline.keys import Keys

_KEPT = timedelta(days=35)
_HOUR_S = 3600


@dataclass(frozen=True, slots=True)
class Account:
    """Polls of one feed in some time: how many were due, made, and failed among those made; new: entries they brought.

    A poll that came late counts as due for each time that it was left out.
    """

    due: int = 0
    made: int = 0
    failed: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """A time between two polls that worked, longer than the feed may be left alone. why: the last error, or that no
    poll was made."""

    start: datetime
    end: datetime
    why: str


@dataclass(frozen=True, slots=True)
class _Last:
    """The latest poll of a feed. Times are epoch seconds, 0 for never. first: of the first poll; due_at: when the next
    one is due; every_s: what lies between two polls as planned; error: of the polls since the last that worked."""

    first: float = 0.0
    at: float = 0.0
    ok_at: float = 0.0
    due_at: float = 0.0
    every_s: float = 0.0
    error: str = ""


NO_POLLS = "no poll was made"


def longest_s(settings: Settings, feed: Feed) -> float:
    """How long a feed may go without a poll that works, seconds: the longest interval that its polls may have, jitter,
    and the time that a poll may take and another scheduler needs to take it over."""
    return 1.1 * max(settings.poll_interval_max_s, feed.interval_s or 0.0) + 2 * settings.http_timeout_s


class PollHistory:
    """The account of all feeds. store: a decoding client."""

    def __init__(self, store: redis.Redis, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._keys = Keys(settings.redis_prefix)

    def record(self, feed: Feed, at: float, *, ok: bool, new: int, due_at: float, error: str = "") -> None:
        """Note a poll. at: epoch seconds; new: entries that it brought; due_at: when the next one is due; error: why it
        did not work. One feed is polled by one scheduler at a time."""
        last = self._last(feed.id)
        pipe = self._store.pipeline()
        for hour, missed in _missed(last, at).items():
            self._add(pipe, feed.id, hour, due=missed)
        self._add(pipe, feed.id, int(at // _HOUR_S), due=1, made=1, failed=int(not ok), new=new)
        since = last.ok_at or last.first
        longest = longest_s(self._settings, feed)
        if ok and since and at - since > longest:
            gap = json.dumps({"start": since, "end": at, "why": _why(last, at, longest)}, ensure_ascii=False)
            pipe.zadd(self._keys.poll_gaps(feed.id), {gap: at})
            pipe.zremrangebyscore(self._keys.poll_gaps(feed.id), "-inf", at - _KEPT.total_seconds())
            pipe.expire(self._keys.poll_gaps(feed.id), _KEPT)
        now = _Last(
            first=last.first or at,
            at=at,
            ok_at=at if ok else last.ok_at,
            due_at=due_at,
            every_s=max(due_at - at, 1.0),
            error="" if ok else error,
        )
        values: dict[Any, Any] = asdict(now)
        pipe.hset(self._keys.last_poll(feed.id), mapping=values)
        pipe.expire(self._keys.last_poll(feed.id), _KEPT)
        pipe.execute()

    def _add(self, pipe: redis.client.Pipeline, feed_id: str, hour: int, **counts: int) -> None:
        key = self._keys.polls(feed_id, _day(hour))
        for what, number in counts.items():
            if number:
                pipe.hincrby(key, f"{hour}:{what}", number)
        pipe.expire(key, _KEPT)

    def _last(self, feed_id: str) -> _Last:
        kept = cast("dict[str, str]", self._store.hgetall(self._keys.last_poll(feed_id)))
        return _Last(**{name: value if name == "error" else float(value) for name, value in kept.items()})  # type: ignore[arg-type]

    def account(self, feed_id: str, since: datetime, until: datetime) -> Account:
        """Polls in the hours (UTC) from that of `since` to that of `until`, those overdue until then included."""
        first, end = int(since.timestamp() // _HOUR_S), int(until.timestamp() // _HOUR_S)
        counts = dict.fromkeys(("due", "made", "failed", "new"), 0)
        for day in sorted({_day(hour) for hour in range(first, end + 1)}):
            kept = cast("dict[str, str]", self._store.hgetall(self._keys.polls(feed_id, day)))
            for name, number in kept.items():
                hour, what = name.split(":")
                if first <= int(hour) <= end:
                    counts[what] += int(number)
        overdue = _missed(self._last(feed_id), until.timestamp())
        counts["due"] += sum(missed for hour, missed in overdue.items() if hour >= first)
        return Account(**counts)

    def gaps(self, feed: Feed, since: datetime, until: datetime) -> list[Gap]:
        """Times in which nothing was seen of a feed, cut to `since` and `until`, the earliest first. The time before
        its first poll is one."""
        last = self._last(feed.id)
        if not last.first:
            return [Gap(since, until, NO_POLLS)]
        kept = self._store.zrangebyscore(self._keys.poll_gaps(feed.id), since.timestamp(), "+inf")
        found = [json.loads(gap) for gap in cast("list[str]", kept)]
        if last.first > since.timestamp():
            found.insert(0, {"start": 0.0, "end": last.first, "why": "not polled before"})
        seen_at = last.ok_at or last.first
        at, longest = until.timestamp(), longest_s(self._settings, feed)
        if at - seen_at > longest:
            found.append({"start": seen_at, "end": at, "why": _why(last, at, longest)})
        gaps = (Gap(max(_time(gap["start"]), since), min(_time(gap["end"]), until), gap["why"]) for gap in found)
        return [gap for gap in gaps if gap.start < gap.end]


def _why(last: _Last, at: float, longest: float) -> str:
    """Why nothing was seen since the last poll that worked: its successors failed, or there were none for too long."""
    return last.error if last.error and at - last.due_at <= longest else NO_POLLS


def _missed(last: _Last, at: float) -> dict[int, int]:
    """Polls left out since the one that was due, by hour from the epoch."""
    if not last.due_at or at - last.due_at < last.every_s:
        return {}
    missed: dict[int, int] = {}
    start = max(last.due_at, at - _KEPT.total_seconds())
    counted = 0
    for hour in range(int(start // _HOUR_S), int(at // _HOUR_S) + 1):
        until_end = int((min(at, (hour + 1) * _HOUR_S) - start) // last.every_s)
        missed[hour] = until_end - counted
        counted = until_end
    return missed


def _day(hour: int) -> str:
    return _time(hour * _HOUR_S).strftime("%Y%m%d")


def _time(epoch_s: float) -> datetime:
    return datetime.fromtimestamp(epoch_s, UTC)
