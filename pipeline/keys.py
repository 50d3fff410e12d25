"""Every Redis key, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keys:
    """Names of Redis keys under one prefix (`settings.redis_prefix`)."""

    prefix: str

    def _key(self, *parts: str) -> str:
        return self.prefix + ":".join(parts)

    @property
    def feeds_due(self) -> str:
        """Sorted set: feed id → epoch seconds when it is to be polled next."""
        return self._key("feeds", "due")

    def feed(self, feed_id: str) -> str:
        """Hash: what is remembered of one feed between polls."""
        return self._key("feed", feed_id)

    def last_poll(self, feed_id: str) -> str:
        """Hash with a TTL: the latest poll of one feed; see pipeline.polls."""
        return self._key("poll", "last", feed_id)

    def polls(self, feed_id: str, day: str) -> str:
        """Hash with a TTL: hour from the epoch and outcome → number of polls of one feed. day: UTC, 20260302."""
        return self._key("poll", "hours", feed_id, day)

    def poll_gaps(self, feed_id: str) -> str:
        """Sorted set with a TTL: JSON of a time without polls that worked → epoch seconds of its end."""
        return self._key("poll", "gaps", feed_id)

    @property
    def volume_lock(self) -> str:
        """Lock: one look of the volume rules at a time."""
        return self._key("volume", "lock")

    def seen(self, article_id: str) -> str:
        """Hash with a TTL: feed id → fingerprint of the entry as that feed last showed it."""
        return self._key("seen", article_id)

    @property
    def open(self) -> str:
        """Sorted set: article id → epoch seconds when the sweep is to look at it."""
        return self._key("ledger", "open")

    def entry(self, article_id: str) -> str:
        """Hash: one open article in the ledger."""
        return self._key("ledger", "entry", article_id)

    @property
    def dead(self) -> str:
        """Hash: article id → JSON of a quarantined article."""
        return self._key("ledger", "dead")

    def page(self, article_id: str) -> str:
        """String with a TTL: the raw page, compressed."""
        return self._key("page", article_id)

    def host_places(self, host: str) -> str:
        """Sorted set with a TTL: token of a request that is under way → epoch seconds when it counts as lost."""
        return self._key("host", "places", host)

    def host_pace(self, host: str) -> str:
        """Hash with a TTL: when the next request to the host may start; see workers.hosts."""
        return self._key("host", "pace", host)

    @property
    def hosts_closed(self) -> str:
        """Sorted set: host that asked to be left alone → epoch seconds until when."""
        return self._key("hosts", "closed")

    def furniture(self, source_id: str) -> str:
        """Hash with a TTL: key of a line → number of the source's articles that had it; see workers.outlets."""
        return self._key("furniture", source_id)

    @property
    def day_first(self) -> str:
        """Hash: source id → 1 where the outlet writes the day before the month, 0 where after; see workers.outlets."""
        return self._key("day-first")

    @property
    def articles(self) -> str:
        """Stream of articles for the indexers."""
        return self._key("articles")

    def count(self, stage: str) -> str:
        """Hash: outcome → number of articles that left `stage` with it."""
        return self._key("count", stage)

    @property
    def story(self) -> str:
        """Prefix of the keys that workers.stories keeps: sketches of articles, and the index over them."""
        return self._key("story", "")
