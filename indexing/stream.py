"""The stream of articles, as one consumer of the group `indexers` sees it."""

from __future__ import annotations

import os
import socket
import time
from dataclasses import dataclass
from typing import Any, cast

import psutil
import redis

GROUP = "indexers"
FIELD = "article"

# An entry that a consumer has held for so long without a word is taken from it: it crashed, or hangs. Twice the
# engine's time-out, since one batch makes several requests but hardly two that time out.
CLAIM_AFTER_S = 60.0
# Consumers that hold nothing and have been silent for so long are forgotten; else each restart would leave one.
_FORGET_AFTER_S = 3_600.0
# Longest wait of one blocking read: how long a stop may take.
_BLOCK_S = 0.5


@dataclass(frozen=True, slots=True)
class StreamEntry:
    """deliveries: how often it was handed to a consumer, this time included."""

    id: str
    text: str
    deliveries: int = 1


class ArticleStream:
    """Entries come at least once: one that was read but not removed comes again, to this or another consumer."""

    def __init__(self, store: redis.Redis, key: str, consumer: str | None = None) -> None:
        """store: a decoding client; key: the stream."""
        self._store = store
        self._key = key
        self.consumer = consumer or f"{socket.gethostname()}:{os.getpid()}"

    def ensure_group(self) -> None:
        """Make stream and group when they are missing; the group sees the stream from its beginning."""
        try:
            self._store.xgroup_create(self._key, GROUP, id="0", mkstream=True)
        except redis.ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    def read(self, size: int, wait_s: float) -> list[StreamEntry]:
        """The next batch: at most `size` entries, and at most `wait_s` seconds after the first. May be empty."""
        entries = self._read(size, _BLOCK_S)
        closes = time.monotonic() + wait_s
        while entries and len(entries) < size and (left := closes - time.monotonic()) > 0:
            entries += self._read(size - len(entries), left)
        return entries

    def _read(self, count: int, block_s: float) -> list[StreamEntry]:
        # BLOCK 0 would wait for ever.
        answer = self._store.xreadgroup(
            GROUP, self.consumer, {self._key: ">"}, count=count, block=max(1, int(block_s * 1000))
        )
        found = cast("list[tuple[str, list[tuple[str, dict[str, str]]]]]", answer or [])
        return [StreamEntry(entry_id, fields.get(FIELD, "")) for _, entries in found for entry_id, fields in entries]

    def claim(self, size: int, idle_s: float = CLAIM_AFTER_S) -> list[StreamEntry]:
        """Entries that a consumer, this one included, left unfinished `idle_s` seconds ago, and those of consumers of
        this machine whose process is gone, however short ago."""
        answer = cast(
            "tuple[Any, list[tuple[str, dict[str, str] | None]], Any]",
            self._store.xautoclaim(self._key, GROUP, self.consumer, int(idle_s * 1000), count=size),
        )
        left = [*answer[1], *self._left_by_the_dead(size)]
        claimed = []
        for entry_id, fields in left:
            pending = self._store.xpending_range(self._key, GROUP, entry_id, entry_id, 1)
            times = cast("list[dict[str, int]]", pending)
            claimed.append(StreamEntry(entry_id, (fields or {}).get(FIELD, ""), times[0]["times_delivered"]))
        return claimed

    def _left_by_the_dead(self, size: int) -> list[tuple[str, dict[str, str] | None]]:
        left: list[tuple[str, dict[str, str] | None]] = []
        for consumer in self._consumers():
            if consumer["pending"] and _is_gone(consumer["name"]):
                held = self._store.xpending_range(self._key, GROUP, "-", "+", size, consumername=consumer["name"])
                ids = [entry["message_id"] for entry in cast("list[dict[str, Any]]", held)]
                left += cast(
                    "list[tuple[str, dict[str, str] | None]]",
                    self._store.xclaim(self._key, GROUP, self.consumer, 0, ids),
                )
        return left

    def _consumers(self) -> list[dict[str, Any]]:
        return self._store.xinfo_consumers(self._key, GROUP)

    def remove(self, entries: list[StreamEntry]) -> None:
        """The entries are done with: they never come again."""
        if entries:
            ids = [entry.id for entry in entries]
            pipe = self._store.pipeline(transaction=True)
            pipe.xack(self._key, GROUP, *ids)
            pipe.xdel(self._key, *ids)
            pipe.execute()

    def forget_idle_consumers(self) -> None:
        """Drop the names of consumers that ended long ago."""
        for consumer in self._consumers():
            is_old = consumer["idle"] > _FORGET_AFTER_S * 1000 or _is_gone(consumer["name"])
            if consumer["pending"] == 0 and is_old:
                self._store.xgroup_delconsumer(self._key, GROUP, consumer["name"])


def _is_gone(consumer: str) -> bool:
    """Whether a consumer was a process of this machine that runs no more."""
    host, _, pid = consumer.rpartition(":")
    return host == socket.gethostname() and pid.isdigit() and not psutil.pid_exists(int(pid))
